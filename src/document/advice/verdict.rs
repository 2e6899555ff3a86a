//! The advice on one page: the model, the division, why, how sure it is, and what to do first.
//!
//! Each text of the rulebook appears in its short form, or as its first sentence if it has no short form. So the
//! verdict fits on one page, whatever the answers are.

use super::{AdviceDocument, Reader};
use crate::advice::{Advice, Verdict as Chosen};
use crate::document::{Block, Fact, Item, Mark, Phrase, Section};
use crate::locale::Message;
use schemars::JsonSchema;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

/// The advice on one page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Verdict<'a> {
    /// The reasons, in one or more sentences.
    pub text: String,
    /// The units and what they are divided by, in words; `null` if there are neither.
    pub division: Option<String>,
    /// Number of units; `null` without a chart.
    pub units: Option<u32>,
    /// How sure the advice is; `null` if that is not known.
    #[schemars(extend("enum" = ["firm", "fairly_firm", "on_the_edge", null]))]
    pub sure: Option<&'static str>,
    /// One reason for each factor.
    pub because: Vec<FactorReason<'a>>,
    /// The one or two most important warnings.
    pub warnings: Vec<WarningBrief<'a>>,
    /// The first three steps of the plan, in a few words.
    pub steps: Vec<&'a str>,
    /// The number of other warnings.
    #[serde(skip)]
    pub(crate) more_warnings: usize,
    /// How sure the advice is, in a few words such as "Fairly firm".
    #[serde(skip)]
    pub(crate) sure_in_words: Option<String>,
    /// The number of assumed answers and of questions asked, as one line; `None` if no answer is assumed.
    #[serde(skip)]
    pub(crate) assumed: Option<String>,
    /// The decision at next year's size, as one line; `None` if the team does not grow.
    #[serde(skip)]
    pub(crate) next_year: Option<String>,
}

/// The reason for a factor.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct FactorReason<'a> {
    /// Id of the factor.
    pub factor: &'a str,
    /// Its name.
    #[serde(skip)]
    pub(crate) title: &'a str,
    /// The reason.
    pub text: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A warning in a few words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct WarningBrief<'a> {
    /// Its stable code.
    pub code: &'a str,
    /// What to do.
    pub text: &'a str,
}

impl Verdict<'_> {
    /// Removes the least important line: the last warning, or else next year, or else the last step. Keeps one
    /// warning and one step. Returns `false` if nothing more can be removed.
    pub(crate) fn shorten(&mut self) -> bool {
        if self.warnings.len() > 1 {
            self.warnings.pop();
            self.more_warnings += 1;
            return true;
        }
        self.next_year.take().is_some() || self.steps.len() > 1 && self.steps.pop().is_some()
    }

    /// Returns the division as a sentence: "Five pods of four or five, by country, then by customer size."
    pub(crate) fn division_sentence(&self) -> Option<String> {
        let mut chars = self.division.as_ref()?.chars();
        // A capital loses its accent, as Dutch requires: "één" becomes "Eén".
        let letter = |first: char| first.nfd().next().filter(char::is_ascii).unwrap_or(first);
        let first: String = chars.next().map(letter).into_iter().flat_map(char::to_uppercase).collect();
        Some(format!("{first}{}.", chars.as_str()))
    }

    /// Returns the blocks below the conclusion.
    fn blocks(&self, reader: &Reader) -> Vec<Block> {
        let translator = reader.translator;
        let mut facts: Vec<_> = (self.because.iter())
            .map(|reason| Fact { label: reason.title.to_owned(), value: Phrase::new(reason.text) })
            .collect();
        let sure = self.sure_in_words.as_ref().map(|sure| Fact {
            label: translator.get("verdict-how-sure"),
            value: Phrase::strong(sure).tagged(self.assumed.clone()),
        });
        let assumed = self.assumed.as_ref().filter(|_| sure.is_none()).map(Block::paragraph);
        facts.extend(sure);
        let warnings = self.warnings.iter().map(|warning| Phrase::new(warning.text));
        let more = Message::new("verdict-more-warnings").arg("count", self.more_warnings);
        let more = (self.more_warnings > 0).then(|| Phrase::quiet(reader.translate(&more)));
        let warnings: Vec<_> = warnings.chain(more).map(|phrase| Item::new(Mark::Warning, phrase)).collect();
        let steps = (1..).zip(&self.steps);
        let steps: Vec<_> =
            steps.map(|(number, step)| Item::new(Mark::Number(number), Phrase::new(*step))).collect();
        let mut blocks = vec![Block::Facts(facts)];
        blocks.extend(assumed);
        blocks.push(Block::List(warnings));
        if !steps.is_empty() {
            blocks.extend([Block::Heading(translator.get("verdict-first-label")), Block::List(steps)]);
        }
        let next_year = self.next_year.iter().map(|text| Item::new(Mark::Arrow, Phrase::new(text)));
        blocks.push(Block::List(next_year.collect()));
        blocks.retain(|block| match block {
            Block::Facts(facts) => !facts.is_empty(),
            Block::List(items) => !items.is_empty(),
            _ => true,
        });
        blocks
    }
}

/// Returns versions of the section on the verdict, the first complete and each other shorter than the one before.
/// `title` is a heading for the conclusion, for pages that show no title.
pub(super) fn sections(
    document: &AdviceDocument,
    reader: &Reader,
    title: Option<String>,
    with_about: bool,
) -> impl Iterator<Item = Section> {
    let section = |blocks| Section { id: "verdict", title: String::new(), blocks };
    let about = document.model.as_ref().filter(|_| with_about).map(|model| Block::paragraph(model.short));
    let none = document.verdict.is_none().then(|| Section {
        title: title.clone().unwrap_or_default(),
        ..section(first_questions(document, reader))
    });
    let recommended = reader.translator.get("advice-recommended");
    let conclusion = move |verdict: &Verdict| -> Vec<Block> {
        let division = verdict.division_sentence().map(|text| Block::Paragraph(Phrase::strong(text)));
        let sentences = division.into_iter().chain(about.clone());
        match &title {
            Some(title) => {
                let model = Phrase::strong(title).tagged(Some(recommended.clone()));
                let item = Item::new(Mark::Recommended, model).with(sentences);
                vec![Block::List(vec![item])]
            }
            None => sentences.collect(),
        }
    };
    let verdicts = std::iter::successors(document.verdict.clone(), |verdict| {
        let mut shorter = verdict.clone();
        shorter.shorten().then_some(shorter)
    });
    let sections = verdicts.map(move |verdict| {
        let mut blocks = conclusion(&verdict);
        blocks.extend(verdict.blocks(reader));
        section(blocks)
    });
    none.into_iter().chain(sections)
}

/// Returns what to answer first if there is no basis for advice.
fn first_questions(document: &AdviceDocument, reader: &Reader) -> Vec<Block> {
    let questions = document.first_questions.iter();
    let questions = questions.map(|title| Item::new(Mark::Later, Phrase::new(*title)));
    vec![Block::paragraph(reader.translator.get("verdict-none")), Block::List(questions.collect())]
}

impl<'a> Reader<'a> {
    /// Returns the verdict of an advice; `None` if there is no basis for advice.
    pub(crate) fn verdict(&self, advice: &Advice) -> Option<Verdict<'a>> {
        if !advice.has_basis {
            return None;
        }
        let chosen = Chosen::new(self.rulebook, advice);
        let because: Vec<_> = (chosen.reasons.iter())
            .map(|because| {
                let factor = &self.rulebook.factors[because.factor];
                let (text, sources) = self.reason_text(because.factor, because.source);
                FactorReason { factor: &factor.id, title: self.raw_text(&factor.title), text, sources }
            })
            .collect();
        let reasons: Vec<_> = because.iter().map(|reason| reason.text).collect();
        let warnings = chosen.warnings.iter().filter_map(|warning| self.warning_brief(*warning));
        Some(Verdict {
            text: reasons.join(" "),
            division: self.division_text(advice, chosen.units),
            units: chosen.units.map(|units| units.count),
            sure: Self::confidence_id(advice),
            warnings: warnings.map(|(code, text)| WarningBrief { code, text }).collect(),
            more_warnings: advice.warnings.len() - chosen.warnings.len(),
            steps: chosen.steps.iter().map(|step| self.step_brief(advice, *step)).collect(),
            sure_in_words: self.confidence_word(advice),
            assumed: self.assumed_count(advice),
            next_year: self.next_year(advice),
            because,
        })
    }
}
