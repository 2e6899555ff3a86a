//! Lasting investments: `practices` in the JSON, and their section.

use super::AdviceDocument;
use crate::advice::{Advice, MatchedRow};
use crate::document::{Block, Item, Mark, Phrase, Reader, Section};
use crate::rulebook::format::CitedText;
use crate::rulebook::{ConditionalText, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// An area of enablement work, or a lasting investment, with what it means for these answers.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AdvisedItem<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is, or the source article's reason for it.
    pub text: &'a str,
    /// What it means for these answers, as one text.
    pub for_you: String,
    /// The same, one sentence each, with its sources; empty if the rulebook has nothing on these answers.
    pub rows: Vec<Remark<'a>>,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

/// A remark on these answers.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Remark<'a> {
    /// Text of the remark.
    pub text: &'a str,
    /// Whether it depends on an assumed answer.
    pub assumed: bool,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

impl<'a> Remark<'a> {
    /// Creates a remark from the row that applies to the answers.
    pub(super) fn new(reader: &Reader<'a>, rows: &'a [ConditionalText], matched: MatchedRow) -> Self {
        let message = &rows[matched.row].statement;
        Self { text: reader.raw_text(&message.text), assumed: matched.assumed, sources: &message.sources }
    }

    fn phrase(&self, reader: &Reader) -> Phrase {
        Phrase::new(self.text).tagged(reader.assumed_tag(self.assumed))
    }

    /// Returns the remark as a paragraph.
    pub(super) fn paragraph(&self, reader: &Reader) -> Block {
        Block::Paragraph(self.phrase(reader))
    }
}

/// Returns the practices in their JSON form.
pub(super) fn practices<'a>(reader: &Reader<'a>, advice: &'a Advice) -> Vec<AdvisedItem<'a>> {
    let each = reader.rulebook.practices.iter().zip(&advice.practices);
    each.map(|(practice, matched)| {
        advised_item(reader, &practice.id, &practice.title, &practice.why, &practice.for_you, matched.iter())
    })
    .collect()
}

/// Returns an item that does not depend on the answers, with the rows that say what it means for these.
pub(super) fn advised_item<'a>(
    reader: &Reader<'a>,
    id: &'a str,
    title: &'a Text,
    what: &'a CitedText,
    for_you: &'a [ConditionalText],
    matched: impl Iterator<Item = &'a MatchedRow>,
) -> AdvisedItem<'a> {
    let rows: Vec<_> = matched.map(|held| Remark::new(reader, for_you, *held)).collect();
    AdvisedItem {
        id,
        title: reader.raw_text(title),
        text: reader.raw_text(&what.text),
        for_you: rows.iter().map(|row| row.text).collect::<Vec<_>>().join(" "),
        rows,
        sources: &what.sources,
    }
}

/// Returns a list of items, each with what it means for these answers.
pub(super) fn advised_items(items: &[AdvisedItem], reader: &Reader) -> Vec<Block> {
    let sources = |item: &AdvisedItem| -> Vec<String> {
        item.sources.iter().chain(item.rows.iter().flat_map(|row| row.sources)).cloned().collect()
    };
    let sources: Vec<_> = items.iter().map(sources).collect();
    let (own, shared) = reader.split_shared_sources(sources.iter().map(|sources| &**sources));
    let list = items.iter().zip(&own).map(|(item, own)| {
        let rows = item.rows.iter().map(|row| Item::new(Mark::Arrow, row.phrase(reader)));
        let rows: Vec<_> = rows.collect();
        Item::new(Mark::Bullet, Phrase::strong(item.title))
            .with([Block::quiet(item.text)])
            .with((!rows.is_empty()).then_some(Block::List(rows)))
            .with(reader.sources(own))
    });
    std::iter::once(Block::List(list.collect())).chain(reader.sources(&shared)).collect()
}

/// Returns the section on the lasting investments.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let blocks = advised_items(&document.practices, reader);
    (!document.practices.is_empty()).then(|| reader.section("practices", "practices-title", blocks))
}
