//! What to divide the team by, now and later.

use super::{AdviceDocument, Reader, Statement};
use crate::advice::{Activation, Advice, Candidate, Need, need_rests_on_asked};
use crate::document::{Block, Item, Mark, Phrase, Section};
use crate::locale::Message;
use crate::rulebook::Segmentation;
use schemars::JsonSchema;
use serde::Serialize;

/// The dimensions to divide by.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SegmentationAdvice<'a> {
    /// Dimensions to divide by now, the most needed first.
    pub now: Vec<DimensionAdvice<'a>>,
    /// Dimensions to divide by later.
    pub later: Vec<DimensionAdvice<'a>>,
    /// Why there is no division or not more of it; `None` if the rulebook does not divide.
    #[serde(skip)]
    remarks: Option<Vec<Statement<'a>>>,
}

/// A dimension of the segmentation.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct DimensionAdvice<'a> {
    /// Its id.
    pub id: &'a str,
    /// `false` if the assumed value of a question that is not asked creates the need; absent otherwise.
    #[serde(skip_serializing_if = "super::is_true")]
    pub asked: bool,
    /// Why it is needed.
    pub because: &'a str,
    /// What would activate it, in words; only for a later dimension, and `null` if nothing known to the rules would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Option<String>>,
    /// The value of the question that sets the cap, such as the team's size, from which on it applies at every size,
    /// with the other answers unchanged; only for a later dimension, and `null` if there is no such number: `when` then
    /// names the answer that would activate it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Option<u32>>,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
    /// Its name, whether to divide by it now, and how much it is needed.
    #[serde(skip)]
    title: String,
    /// What dividing by it means.
    #[serde(skip)]
    what: &'a str,
    /// The user's names of its segments.
    #[serde(skip)]
    names: String,
    /// That some teams serve several of its segments.
    #[serde(skip)]
    shares: Option<String>,
}

pub(super) fn segmentation<'a>(reader: &Reader<'a>, advice: &Advice) -> SegmentationAdvice<'a> {
    let now = advice.segmentation.now.iter();
    let later = advice.segmentation.later.iter();
    SegmentationAdvice {
        now: now.filter_map(|wanted| segment(reader, advice, wanted, None)).collect(),
        later: later
            .filter_map(|later| segment(reader, advice, &later.candidate, Some(later.activation)))
            .collect(),
        remarks: (reader.rulebook.segmentation.as_ref()).map(|rules| remarks(reader, rules, advice)),
    }
}

fn segment<'a>(
    reader: &Reader<'a>,
    advice: &Advice,
    candidate: &Candidate,
    activation: Option<Activation>,
) -> Option<DimensionAdvice<'a>> {
    let dimension = &reader.rulebook.segmentation.as_ref()?.dimensions[candidate.dimension];
    let reason = &dimension.reasons[candidate.reason];
    let need = if candidate.need == Need::Strong { "advice-need-strong" } else { "advice-need" };
    let title = Message::new(if activation.is_some() { "report-later" } else { "report-now" })
        .arg("title", reader.raw_text(&dimension.title))
        .arg("need", Message::new(need));
    Some(DimensionAdvice {
        id: &dimension.id,
        asked: need_rests_on_asked(reader.rulebook, &advice.situation, candidate),
        because: reader.raw_text(&reason.because),
        when: activation.map(|comes| reader.activation(comes)),
        from: activation.map(Activation::number),
        sources: &reason.sources,
        title: reader.translate(&title),
        what: reader.raw_text(&dimension.what.text),
        names: advice.segment_names[candidate.dimension].join(", "),
        shares: reader.shares(advice, candidate.dimension).filter(|_| activation.is_none()),
    })
}

/// Returns why there is no division, or what limits it.
fn remarks<'a>(reader: &Reader<'a>, rules: &'a Segmentation, advice: &Advice) -> Vec<Statement<'a>> {
    let found = &advice.segmentation;
    if found.now.is_empty() && found.later.is_empty() {
        return vec![Statement::new(reader, &rules.none)];
    }
    let too_small = found.too_small(rules);
    let is_limited = found.is_over_cap() || (too_small.is_none() && !found.later.is_empty());
    let less = rules.cap.less.iter().filter(|less| less.when.holds(advice.situation.values()));
    let cap = std::iter::once(&rules.cap.because).chain(less.map(|less| &less.because));
    let texts = too_small.into_iter().chain(cap.filter(|_| is_limited));
    texts.map(|text| Statement::new(reader, text)).collect()
}

/// Returns the section on the division.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let advice = document.model.as_ref().map(|_| &document.segmentation)?;
    let remarks = advice.remarks.as_ref()?;
    let now = advice.now.iter().map(|dimension| dimension.item(reader, Mark::Now));
    let later = advice.later.iter().map(|dimension| dimension.item(reader, Mark::Later));
    let items: Vec<_> = now.chain(later).collect();
    let list = (!items.is_empty()).then_some(Block::List(items));
    let remarks = remarks.iter().flat_map(|remark| remark.blocks(reader, Phrase::quiet));
    let blocks = list.into_iter().chain(remarks).collect();
    Some(reader.section("division", "report-segmentation", blocks))
}

impl DimensionAdvice<'_> {
    fn item(&self, reader: &Reader, mark: Mark) -> Item {
        let names = (!self.names.is_empty()).then(|| Block::Paragraph(Phrase::strong(&self.names)));
        let because = Phrase::new(self.because).tagged(reader.answer_tag(self.asked, false));
        let effects = self.shares.iter().chain(self.when.iter().flatten());
        let effects: Vec<_> = effects.map(|text| Item::new(Mark::Arrow, Phrase::new(text))).collect();
        Item::new(mark, Phrase::strong(&self.title))
            .with([Block::quiet(self.what)])
            .with(names)
            .with([Block::Paragraph(because)])
            .with((!effects.is_empty()).then_some(Block::List(effects)))
            .with(reader.sources(self.sources))
    }
}
