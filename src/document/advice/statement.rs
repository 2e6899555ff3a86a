//! A text of the rulebook with the facts that support it.

use crate::document::{Block, Phrase, Reader};
use crate::rulebook::format::CitedText;
use schemars::JsonSchema;
use serde::Serialize;

/// A text with the facts that support it.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Statement<'a> {
    /// The text.
    pub text: &'a str,
    /// Ids of the facts that support it.
    pub sources: &'a [String],
}

impl<'a> Statement<'a> {
    /// Creates the statement from a text of the rulebook.
    pub(super) fn new(reader: &Reader<'a>, cited: &'a CitedText) -> Self {
        Self { text: reader.raw_text(&cited.text), sources: &cited.sources }
    }

    /// Returns the statement as a paragraph with its sources.
    pub(super) fn blocks(
        self,
        reader: &Reader,
        phrase: fn(&'a str) -> Phrase,
    ) -> impl Iterator<Item = Block> {
        std::iter::once(Block::Paragraph(phrase(self.text))).chain(reader.sources(self.sources))
    }
}

/// Returns background texts as paragraphs, with all their sources at the end.
pub(super) fn background(statements: &[Statement], reader: &Reader) -> impl Iterator<Item = Block> {
    let paragraphs: Vec<_> = statements.iter().map(|statement| Block::quiet(statement.text)).collect();
    paragraphs.into_iter().chain(reader.sources(statements.iter().flat_map(|statement| statement.sources)))
}
