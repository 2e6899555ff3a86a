//! What every screen needs and none changes: the rulebook, its outcomes, the words, the looks and the keys.
//!
//! Texts that come from files leave here harmless, so that no screen has to think of it.

use super::keys::{self, Keymap};
use super::theme::Look;
use crate::advice::Outcomes;
use crate::locale::{Message, Words, harmless};
use crate::report::Reader;
use crate::rulebook::{Rulebook, Slot, Text, Value};
use ratatui::text::Line;
use std::borrow::Cow;
use std::sync::Arc;

/// What every screen needs and none changes.
#[derive(Debug)]
pub struct Context {
    /// What is known.
    pub rulebook: Arc<Rulebook>,
    /// The rulebook's outcomes.
    pub outcomes: Arc<Outcomes>,
    /// The interface's words.
    pub words: Words,
    /// How things look.
    pub look: Look,
    /// What keys do.
    pub keys: Keymap,
}

impl Context {
    /// A text of the rulebook in the interface's language, or in the rulebook's first; harmless.
    #[must_use]
    pub fn text<'a>(&self, text: &'a Text) -> Cow<'a, str> {
        harmless(text.get(self.rulebook.language(self.words.language())))
    }

    /// The interface's words for a message.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// The rulebook as this user reads it.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.rulebook, &self.words)
    }

    /// An answer as a person says it: the option's name, the number with its unit, the names.
    #[must_use]
    pub fn value_label(&self, question: usize, value: &Value) -> String {
        self.reader().answer(question, value)
    }

    /// The value of an input as a person says it, by its slot.
    #[must_use]
    pub fn slot_value_label(&self, slot: Slot, value: u32) -> String {
        self.reader().slot_value(slot, value)
    }

    /// The name of a model; empty where there is none of this index.
    #[must_use]
    pub fn model(&self, model: usize) -> String {
        self.rulebook.models.get(model).map_or_else(String::new, |model| self.text(&model.title).into())
    }

    /// Where the document says what a fact says, such as `§ How to structure a team`.
    #[must_use]
    pub fn place(&self, source: &str) -> Option<String> {
        let section = self.rulebook.place(source)?;
        Some(format!("{} {}", self.look.glyphs.section, self.text(&section.title)))
    }

    /// The footer of a screen in `width` columns.
    #[must_use]
    pub fn footer(&self, context: keys::Context, width: u16) -> Line<'static> {
        super::footer::footer(&self.keys, context, &self.words, &self.look, width)
    }
}
