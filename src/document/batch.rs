//! The summary of a batch: how many companies got which advice, and which questions were assumed most.

use super::advice::RulebookSource;
use super::{Block, Fact, Page, Phrase, Reader, Section};
use crate::advice::Tally;
use crate::locale::Message;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::cmp::Reverse;

/// The value of `format`.
const FORMAT: &str = "salesorg.batch_summary";
/// The version of the format.
const FORMAT_VERSION: u32 = 1;

/// The counts of a batch.
#[derive(Debug, Serialize)]
pub(crate) struct BatchSummary<'a> {
    /// Always `salesorg.batch_summary`.
    format: &'static str,
    /// The version of this format.
    format_version: u32,
    /// The rulebook.
    rulebook: RulebookSource<'a>,
    /// Lines with a company, readable or not.
    companies: u64,
    /// Companies that got advice.
    advised: u64,
    /// Companies without an answer to any essential question.
    without_advice: u64,
    /// Companies whose answers could not be read.
    failed: u64,
    /// Companies by the id of the advised model, in the rulebook's order.
    models: Map<String, Json>,
    /// Companies by what to divide by now, the most frequent first.
    divisions: Vec<DivisionCount<'a>>,
    /// Companies with advice by the question that was assumed, the most frequent first. Questions that were never
    /// assumed are absent.
    assumed: Map<String, Json>,
    #[serde(skip)]
    model_titles: Vec<(String, u64)>,
    #[serde(skip)]
    assumed_titles: Vec<(String, u64)>,
}

/// A set of dimensions with the number of companies that should divide by it now.
#[derive(Debug, Serialize)]
struct DivisionCount<'a> {
    /// Ids of the dimensions.
    segmentation: Vec<&'a str>,
    /// Number of companies.
    companies: u64,
    #[serde(skip)]
    title: String,
}

impl<'a> BatchSummary<'a> {
    /// Creates the summary of a batch.
    pub(crate) fn new(reader: &Reader<'a>, tally: &Tally) -> Self {
        let rulebook = reader.rulebook;
        let count = |counts: &[u64], index: usize| counts.get(index).copied().unwrap_or_default();
        let models =
            || rulebook.models.iter().enumerate().map(|(index, model)| (model, count(&tally.models, index)));
        let mut assumed: Vec<_> = (rulebook.questions.iter().enumerate())
            .map(|(index, question)| (question, count(&tally.assumed, index)))
            .filter(|(_, count)| *count > 0)
            .collect();
        assumed.sort_by_key(|(_, count)| Reverse(*count));
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            rulebook: RulebookSource::new(rulebook),
            companies: tally.companies(),
            advised: tally.advised(),
            without_advice: tally.without_advice,
            failed: tally.failed,
            models: models().map(|(model, count)| (model.id.clone(), count.into())).collect(),
            divisions: divisions(reader, tally),
            assumed: assumed.iter().map(|(question, count)| (question.id.clone(), (*count).into())).collect(),
            model_titles: models()
                .map(|(model, count)| (reader.raw_text(&model.title).to_owned(), count))
                .collect(),
            assumed_titles: (assumed.into_iter())
                .map(|(question, count)| (reader.raw_text(&question.short).to_owned(), count))
                .collect(),
        }
    }

    /// Returns the summary as a page.
    pub(crate) fn page(&self, reader: &Reader) -> Page {
        let facts = |counts: &[(String, u64)]| {
            let fact = |(label, count): &(String, u64)| Fact {
                label: label.clone(),
                value: Phrase::new(self.count_with_share(reader, *count)),
            };
            Block::Facts(counts.iter().map(fact).collect())
        };
        let section = |id: &'static str, blocks| Section { id, title: reader.translator.get(id), blocks };
        let count = |key, count: u64| {
            (count > 0).then(|| Block::paragraph(reader.translate(&Message::new(key).arg("count", count))))
        };
        let remarks =
            [count("batch-without-advice", self.without_advice), count("batch-failed", self.failed)];
        let remarks: Vec<_> = remarks.into_iter().flatten().collect();
        let mut sections = Vec::new();
        if !remarks.is_empty() {
            sections.push(Section { id: "remarks", title: String::new(), blocks: remarks });
        }
        if self.advised > 0 {
            sections.push(section("batch-models", vec![facts(&self.model_titles)]));
            let divisions: Vec<_> =
                self.divisions.iter().map(|one| (one.title.clone(), one.companies)).collect();
            sections.push(section("batch-divisions", vec![facts(&divisions)]));
        }
        if !self.assumed_titles.is_empty() {
            sections.push(section("batch-assumed", vec![facts(&self.assumed_titles)]));
        }
        Page {
            title: reader.translate(&Message::new("batch-title").arg("count", self.companies)),
            language: reader.language().to_owned(),
            sections,
            footer: Vec::new(),
        }
    }

    /// Returns a number of companies with its share of those that got advice.
    fn count_with_share(&self, reader: &Reader, count: u64) -> String {
        #[allow(clippy::cast_precision_loss, reason = "a share with one decimal")]
        let share = count as f64 / self.advised as f64;
        let number = reader.translator.format_number(count);
        format!("{number} ({})", super::audit::percent(reader, share))
    }
}

/// Returns the divisions, the most frequent first.
fn divisions<'a>(reader: &Reader<'a>, tally: &Tally) -> Vec<DivisionCount<'a>> {
    let dimensions: Vec<_> =
        reader.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect();
    let mut divisions: Vec<_> = tally.divisions.iter().collect();
    divisions.sort_by_key(|(division, count)| (Reverse(**count), *division));
    let divisions = divisions.into_iter().map(|(division, &companies)| {
        let titles = division.iter().map(|&index| reader.raw_text(&dimensions[index].title));
        let title = match division.len() {
            0 => reader.translator.get("batch-undivided"),
            _ => titles.collect::<Vec<_>>().join(" + "),
        };
        let segmentation = division.iter().map(|&index| &*dimensions[index].id).collect();
        DivisionCount { segmentation, companies, title }
    });
    divisions.collect()
}
