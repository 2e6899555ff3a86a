//! What every screen needs and none changes: the rulebook, its outcomes, the words, the looks and the keys.
//!
//! Texts that come from files leave here harmless, so that no screen has to think of it.

use super::footer::{Footer, layout_footer};
use super::keys::{self, Action, Keymap, LabelOverride};
use super::theme::Theme;
use crate::advice::OutcomeDiagram;
use crate::locale::{Message, Problem, Translator, sanitize};
use crate::report::Reader;
use crate::rulebook::{Rulebook, Slot, Text, Value};
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// What every screen needs and none changes.
#[derive(Debug)]
pub struct Ui {
    /// What is known.
    pub rulebook: Arc<Rulebook>,
    /// Whether that rulebook was asked for, and is to be used whatever edition a session was held with.
    pub is_requested: bool,
    /// The rulebook's outcomes.
    pub outcomes: Arc<OutcomeDiagram>,
    /// The interface's words.
    pub label_style: Rc<Translator>,
    /// The user's time zone.
    pub time_zone: TimeZone,
    /// How things look.
    pub theme: Theme,
    /// What keys do.
    pub keys: Keymap,
}

impl Ui {
    /// The same with another rulebook, and these keys.
    #[must_use]
    pub fn with_rulebook(&self, rulebook: Rulebook, keys: Keymap) -> Self {
        let outcomes = Arc::new(OutcomeDiagram::new(&rulebook));
        let (translator, zone) = (Rc::clone(&self.label_style), self.time_zone.clone());
        Self { rulebook: Arc::new(rulebook), is_requested: false, outcomes, label_style: translator, time_zone: zone, theme: self.theme, keys }
    }

    /// A text of the rulebook in the interface's language, or in the rulebook's first; harmless.
    #[must_use]
    pub fn text<'a>(&self, text: &'a Text) -> Cow<'a, str> {
        sanitize(text.get(self.rulebook.language(self.label_style.language())))
    }

    /// The interface's words for a message.
    #[must_use]
    pub fn translate(&self, message: &Message) -> String {
        self.label_style.translate(message)
    }

    /// What is wrong with a file, and where, unless the sentence says that itself.
    #[must_use]
    pub fn translate_problem(&self, problem: &Problem) -> String {
        match problem.message.key() {
            "session-newer" | "session-version" | "session-id-elsewhere" => self.translate(&problem.message),
            _ => self.label_style.translate_problem(problem),
        }
    }

    /// The rulebook as this user reads it.
    #[must_use]
    pub fn rulebook_reader(&self) -> Reader<'_> {
        Reader::new(&self.rulebook, &self.label_style)
    }

    /// An answer as a person says it: the option's name, the number with its unit, the names.
    #[must_use]
    pub fn value_label(&self, question: usize, value: &Value) -> String {
        self.rulebook_reader().answer(question, value)
    }

    /// The value of an input as a person says it, by its slot.
    #[must_use]
    pub fn slot_value_label(&self, slot: Slot, value: u32) -> String {
        self.rulebook_reader().slot_value(slot, value)
    }

    /// The name of a model; empty where there is none of this index.
    #[must_use]
    pub fn model_title(&self, model: usize) -> String {
        self.rulebook.models.get(model).map_or_else(String::new, |model| self.text(&model.title).into())
    }

    /// Where the document says what a fact says, such as `§ How to structure a team`.
    #[must_use]
    pub fn section_title(&self, source: &str) -> Option<String> {
        let section = self.rulebook.guide_section(source)?;
        Some(format!("{} {}", self.theme.glyphs.section, self.text(&section.title)))
    }

    /// The footer of a screen in `width` columns, with its own words for what keys do.
    #[must_use]
    pub fn footer(&self, context: keys::KeyContext, overrides: &[LabelOverride], width: u16) -> Footer {
        layout_footer(&self.keys, context, overrides, &self.label_style, &self.theme, width)
    }

    /// The first key for an action in a context; empty where there is none.
    #[must_use]
    pub fn key_label(&self, context: keys::KeyContext, action: Action) -> String {
        let hints = self.keys.help_hints(context);
        let key = hints.iter().find(|hint| hint.action == action).and_then(|hint| hint.keys.first());
        key.map_or_else(String::new, |key| key.label(&self.label_style, &self.theme.glyphs))
    }
}
