//! Reports of advice as text, Markdown and JSON.
//!
//! An [`Advice`](crate::advice::Advice) consists of indices into a rulebook. The reports look up the texts: for people
//! ([`text`]) and for programs ([`json`]). The [`Reader`] puts answers and sources into words, for the reports and the
//! screens. [`mod@rulebook`] describes a rulebook itself. Nothing here makes decisions.

mod change;
pub mod chart;
pub mod check;
mod drafts;
pub mod drift;
pub mod escape;
pub mod firm;
pub mod graph;
pub mod json;
mod kept;
pub mod markdown;
pub mod page;
pub mod proof;
pub mod rulebook;
pub mod text;
pub mod together;
mod values;
pub mod verdict;
pub(crate) mod wording;

pub use kept::{Kept, decided_more};

use crate::advice::Activation;
use crate::locale::{Message, Words, harmless};
use crate::rulebook::format::Unit;
use crate::rulebook::{QuestionKind, Rulebook, Slot, Text, Value};
use std::borrow::Cow;

/// A rulebook and the messages of the interface, in the language of the user.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// The messages of the interface.
    pub words: &'a Words,
}

impl<'a> Reader<'a> {
    /// Creates a reader in the language of `words`, or in the rulebook's first language if it lacks that one.
    #[must_use]
    pub fn new(rulebook: &'a Rulebook, words: &'a Words) -> Self {
        Self { rulebook, words }
    }

    /// Returns the tag of the language in which the rulebook's texts are shown.
    #[must_use]
    pub fn language(&self) -> &'a str {
        self.rulebook.language(self.words.language())
    }

    /// Returns a remark that the rulebook is not available in the interface's language, to be shown once; `None` if it
    /// is.
    #[must_use]
    pub fn other_language(&self) -> Option<String> {
        let language = self.language();
        let other = language != self.words.language().tag();
        other.then(|| {
            harmless(&self.say(&Message::new("rulebook-language").with("language", language))).into_owned()
        })
    }

    /// Returns a text of the rulebook unchanged, for programs.
    #[must_use]
    pub fn exact(&self, text: &'a Text) -> &'a str {
        text.get(self.language())
    }

    /// Returns a sanitized text of the rulebook.
    #[must_use]
    pub fn text(&self, text: &'a Text) -> Cow<'a, str> {
        harmless(self.exact(text))
    }

    /// Returns an answer to a question in words: an option's label, a number with its unit, or names.
    #[must_use]
    pub fn answer(&self, question: usize, value: &Value) -> String {
        match (value, &self.rulebook.questions[question].kind) {
            (Value::Names(names), _) if names.is_empty() => self.words.get("report-no-names"),
            (Value::Names(names), _) => harmless(&names.join(", ")).into_owned(),
            (Value::Choice(number) | Value::Number(number), _) => self.slot_value(question, *number),
        }
    }

    /// Returns the value of an input in words.
    #[must_use]
    pub fn slot_value(&self, slot: Slot, value: u32) -> String {
        match self.rulebook.questions.get(slot).map(|question| &question.kind) {
            Some(QuestionKind::Choice(options)) => options.get(value as usize).map_or_else(
                || self.words.number(value.into()),
                |option| self.text(&option.label).into_owned(),
            ),
            Some(QuestionKind::Integer { unit: Some(unit), .. }) => self.counted(value, unit),
            _ => self.words.number(value.into()),
        }
    }

    fn counted(&self, value: u32, unit: &'a Unit) -> String {
        let unit = if value == 1 { &unit.one } else { &unit.many };
        format!("{} {}", self.words.number(value.into()), self.text(unit))
    }

    /// Returns the short name of an input, of two or three words.
    #[must_use]
    pub fn short(&self, slot: Slot) -> Cow<'a, str> {
        self.rulebook.slot_short(slot).map_or(Cow::Borrowed(""), |short| self.text(short))
    }

    /// Returns the sections of the source document that sources refer to, each once, by title.
    #[must_use]
    pub fn places(&self, sources: &[String]) -> Vec<Cow<'a, str>> {
        let mut places: Vec<Cow<'a, str>> = Vec::new();
        for section in sources.iter().filter_map(|source| self.rulebook.guide_section(source)) {
            let title = self.text(&section.title);
            if !places.contains(&title) {
                places.push(title);
            }
        }
        places
    }

    /// Splits the sources of the lines of a block, so that shared ones are shown once: for each line the sources in
    /// sections that not all lines share, then the sources in sections that all lines share.
    #[must_use]
    pub fn sources<'s>(
        &self,
        lines: impl IntoIterator<Item = &'s [String]>,
    ) -> (Vec<Vec<String>>, Vec<String>) {
        let lines: Vec<_> = lines.into_iter().collect();
        let place = |source: &String| self.rulebook.guide_section_index(source);
        let everywhere = |source: &String| {
            lines.len() > 1 && lines.iter().all(|line| line.iter().any(|other| place(other) == place(source)))
        };
        let sources = |line: &[String], shared: bool| -> Vec<String> {
            line.iter().filter(|&source| everywhere(source) == shared).cloned().collect()
        };
        let all = lines.first().map(|line| sources(line, true)).unwrap_or_default();
        (lines.iter().map(|line| sources(line, false)).collect(), all)
    }

    /// Returns what would activate a later dimension; `None` if nothing would.
    #[must_use]
    pub fn brings(&self, comes: Activation) -> Option<String> {
        let rules = self.rulebook.segmentation.as_ref()?;
        let from = |text, from: u32| self.exact(text).replace("{size}", &self.words.number(from.into()));
        match comes {
            Activation::FromNumber(number) => Some(from(&rules.later_from, number)),
            Activation::WithoutReduction => Some(self.exact(&rules.later_budget).to_owned()),
            Activation::FromNumberWithoutReduction(number) => Some(from(&rules.later_both, number)),
            Activation::Never => None,
        }
    }

    /// Returns a message of the interface in words.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }
}

#[cfg(test)]
mod tests;
