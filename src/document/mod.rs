//! Documents: an advice, a comparison, a replay, an audit or a rulebook in words and values.
//!
//! Each form of a document is made from the same words, so a sentence and its place exist once. Programs get JSON,
//! which is the serde form of a document. Readers get a [`Page`] of blocks, which text, Markdown, HTML and the
//! screens render (`crate::render`, `crate::tui::blocks`).
//!
//! The [`Reader`] puts answers and sources into words. Nothing here makes decisions. Texts in a page are as they were
//! typed or as they are in the rulebook; each renderer sanitizes and escapes them.

pub mod advice;
mod annotations;
pub(crate) mod audit;
pub(crate) mod batch;
pub(crate) mod block;
pub(crate) mod chart;
mod drafts;
pub(crate) mod drift;
pub(crate) mod group;
mod guide;
pub(crate) mod json;
mod remarks;
pub(crate) mod replay;
pub(crate) mod robustness;
#[doc(hidden)]
pub mod rulebook;
mod values;
pub(crate) mod verdict;

pub(crate) use annotations::{Annotations, decision_details};
pub use block::Page;
pub(crate) use block::{Block, Chart, ChartBox, Fact, Item, Mark, Panel, Phrase, Section, Table, Tone, Tree};

use crate::advice::Activation;
use crate::locale::{Message, Translator, sanitize};
use crate::rulebook::format::Unit;
use crate::rulebook::{QuestionKind, Rulebook, Slot, Text, Value};
use std::borrow::Cow;

/// A rulebook and the messages of the interface, in the language of the user.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The rulebook.
    pub(crate) rulebook: &'a Rulebook,
    /// The messages of the interface.
    pub(crate) translator: &'a Translator,
}

impl<'a> Reader<'a> {
    /// Creates a reader in the language of `translator`. If the rulebook does not have that language, its texts
    /// are read in its first language.
    pub fn new(rulebook: &'a Rulebook, translator: &'a Translator) -> Self {
        Self { rulebook, translator }
    }

    /// Returns the tag of the language in which the rulebook's texts are shown.
    pub(crate) fn language(&self) -> &'a str {
        self.rulebook.language(self.translator.language())
    }

    /// Returns the remark that the rulebook is not available in the interface's language, or `None` if it is.
    /// Callers show it once.
    pub(crate) fn language_remark(&self) -> Option<String> {
        let language = self.language();
        let other = language != self.translator.language().tag();
        other.then(|| {
            sanitize(&self.translate(&Message::new("rulebook-language").arg("language", language)))
                .into_owned()
        })
    }

    /// Returns a text of the rulebook unchanged, for programs.
    pub(crate) fn raw_text(&self, text: &'a Text) -> &'a str {
        text.get(self.language())
    }

    /// Returns a sanitized text of the rulebook.
    pub fn text(&self, text: &'a Text) -> Cow<'a, str> {
        sanitize(self.raw_text(text))
    }

    /// Returns an answer to a question in words: an option's label, a number with its unit, or names.
    pub(crate) fn answer(&self, question: usize, value: &Value) -> String {
        match (value, &self.rulebook.questions[question].kind) {
            (Value::Names(names), _) if names.is_empty() => self.translator.get("report-no-names"),
            (Value::Names(names), _) => sanitize(&names.join(", ")).into_owned(),
            (Value::Choice(number) | Value::Number(number), _) => self.slot_value(question, *number),
        }
    }

    /// Returns the value of an input in words: the label of an option, or a number, with its unit if it has one.
    pub fn slot_value(&self, slot: Slot, value: u32) -> String {
        match self.rulebook.questions.get(slot).map(|question| &question.kind) {
            Some(QuestionKind::Choice(options)) => options.get(value as usize).map_or_else(
                || self.translator.format_number(value.into()),
                |option| self.text(&option.label).into_owned(),
            ),
            Some(QuestionKind::Integer { unit: Some(unit), .. }) => self.number_with_unit(value, unit),
            _ => self.translator.format_number(value.into()),
        }
    }

    fn number_with_unit(&self, value: u32, unit: &'a Unit) -> String {
        let unit = if value == 1 { &unit.one } else { &unit.many };
        format!("{} {}", self.translator.format_number(value.into()), self.text(unit))
    }

    /// Returns the short name of an input, of two or three words.
    pub fn short(&self, slot: Slot) -> Cow<'a, str> {
        self.rulebook.slot_short(slot).map_or(Cow::Borrowed(""), |short| self.text(short))
    }

    /// Returns the titles of the guide's sections that explain these sources, each title once.
    pub(crate) fn section_titles(&self, sources: &[String]) -> Vec<Cow<'a, str>> {
        let mut places: Vec<Cow<'a, str>> = Vec::new();
        for section in sources.iter().filter_map(|source| self.rulebook.guide_section(source)) {
            let title = self.text(&section.title);
            if !places.contains(&title) {
                places.push(title);
            }
        }
        places
    }

    /// Returns the block that names the sections of the source document behind a text, if any is known.
    pub(crate) fn sources<'s>(&self, sources: impl IntoIterator<Item = &'s String>) -> Option<Block> {
        let sources: Vec<_> = sources.into_iter().cloned().collect();
        let titles: Vec<_> = self.section_titles(&sources).into_iter().map(Cow::into_owned).collect();
        (!titles.is_empty()).then_some(Block::Sources(titles))
    }

    /// Returns a list with the sources of each item. A section that every item refers to is named once, below it.
    pub(crate) fn cited_list<'s>(
        &self,
        mark: Mark,
        rows: impl IntoIterator<Item = (Phrase, &'s [String])>,
    ) -> impl Iterator<Item = Block> {
        let (phrases, sources): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let (own, shared) = self.split_shared_sources(sources);
        let items = phrases.into_iter().zip(&own);
        let items = items.map(|(phrase, own)| Item::new(mark, phrase).with(self.sources(own)));
        std::iter::once(Block::List(items.collect())).chain(self.sources(&shared))
    }

    /// Returns the remark on a text that depends on an assumed answer.
    pub(crate) fn assumed_tag(&self, is_assumed: bool) -> Option<String> {
        is_assumed.then(|| self.translator.get("advice-assumed-word"))
    }

    /// Returns the remark on an answer that was not given: it is assumed, or its question is not asked.
    pub(crate) fn answer_tag(&self, is_asked: bool, is_assumed: bool) -> Option<String> {
        if is_asked {
            self.assumed_tag(is_assumed)
        } else {
            Some(self.translator.get("advice-not-asked-word"))
        }
    }

    /// Creates a section. `title` is the key of its heading.
    pub(crate) fn section(&self, id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
        Section { id, title: self.translator.get(title), blocks }
    }

    /// Returns an answer with the name of its question, in one line.
    pub(crate) fn given(&self, question: &str, answer: &str) -> String {
        self.translate(&Message::new("report-given").arg("question", question).arg("answer", answer))
    }

    /// Splits the sources of the lines of a block, so that a section of the guide that every line refers to is
    /// shown once.
    ///
    /// Returns for each line its sources in other sections, and then the first line's sources in the shared
    /// sections. A single line shares nothing.
    pub(crate) fn split_shared_sources<'s>(
        &self,
        lines: impl IntoIterator<Item = &'s [String]>,
    ) -> (Vec<Vec<String>>, Vec<String>) {
        let lines: Vec<_> = lines.into_iter().collect();
        let place = |source: &String| self.rulebook.guide_section_index(source);
        let is_shared = |source: &String| {
            lines.len() > 1 && lines.iter().all(|line| line.iter().any(|other| place(other) == place(source)))
        };
        let sources = |line: &[String], shared: bool| -> Vec<String> {
            line.iter().filter(|&source| is_shared(source) == shared).cloned().collect()
        };
        let all = lines.first().map(|line| sources(line, true)).unwrap_or_default();
        (lines.iter().map(|line| sources(line, false)).collect(), all)
    }

    /// Returns in words what would activate a dimension that is not selected now; `None` if nothing would. The
    /// text is not sanitized.
    pub(crate) fn activation(&self, activation: Activation) -> Option<String> {
        let rules = self.rulebook.segmentation.as_ref()?;
        let from = |text, from: u32| {
            self.raw_text(text).replace("{size}", &self.translator.format_number(from.into()))
        };
        match activation {
            Activation::FromNumber(number) => Some(from(&rules.later_from, number)),
            Activation::WithoutReduction => Some(self.raw_text(&rules.later_budget).to_owned()),
            Activation::FromNumberWithoutReduction(number) => Some(from(&rules.later_both, number)),
            Activation::Never => None,
        }
    }

    /// Returns a message of the interface in words.
    pub(crate) fn translate(&self, message: &Message) -> String {
        self.translator.translate(message)
    }
}

#[cfg(test)]
pub(crate) mod tests;
