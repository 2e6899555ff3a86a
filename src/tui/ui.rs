//! The shared, read-only state that every screen needs: rulebook, outcome diagram, translator, theme and keymap.
//!
//! Texts from files are sanitized here, so that no screen has to do it.

use super::footer::{Footer, layout_footer};
use super::keys::{self, Action, Keymap, LabelOverride};
use super::theme::Theme;
use crate::advice::OutcomeDiagram;
use crate::document::Reader;
use crate::locale::{Message, Problem, Translator, sanitize};
use crate::rulebook::{Rulebook, Slot, Text, Value};
use jiff::tz::TimeZone;
use ratatui::style::Style;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// How many places a list of them names.
const MAX_PLACES: usize = 3;

/// The shared, read-only state of the screens.
#[derive(Debug)]
pub struct Ui {
    /// The rulebook in use.
    pub rulebook: Arc<Rulebook>,
    /// Whether the user named this rulebook on the command line. It is then used for every session, also for those
    /// recorded with another edition.
    pub is_requested: bool,
    /// Whether the sessions are those of the demo, which keeps nothing.
    pub is_demo: bool,
    /// The outcome diagram of the rulebook.
    pub outcomes: Arc<OutcomeDiagram>,
    /// Translates messages into the language of the interface.
    pub translator: Rc<Translator>,
    /// The user's time zone.
    pub time_zone: TimeZone,
    /// Styles and glyphs.
    pub theme: Theme,
    /// The key bindings.
    pub keys: Keymap,
}

impl Ui {
    /// Returns a copy with another rulebook and keymap.
    #[must_use]
    pub fn with_rulebook(&self, rulebook: Arc<Rulebook>, keys: Keymap) -> Self {
        let outcomes = Arc::new(OutcomeDiagram::new(&rulebook));
        let (translator, zone) = (Rc::clone(&self.translator), self.time_zone.clone());
        let (is_demo, theme) = (self.is_demo, self.theme);
        Self { rulebook, is_requested: false, is_demo, outcomes, translator, time_zone: zone, theme, keys }
    }

    /// Returns a text of the rulebook in the language of the interface, or in the rulebook's first language. The
    /// result is sanitized.
    pub fn text<'a>(&self, text: &'a Text) -> Cow<'a, str> {
        sanitize(text.get(self.rulebook.language(self.translator.language())))
    }

    /// Translates a message.
    pub fn translate(&self, message: &Message) -> String {
        self.translator.translate(message)
    }

    /// Translates an error in a file together with its position, unless the message already names the position.
    pub fn translate_problem(&self, problem: &Problem) -> String {
        match problem.message.key() {
            "session-newer" | "session-version" | "session-id-not-file-name" => {
                self.translate(&problem.message)
            }
            _ => self.translator.translate_problem(problem),
        }
    }

    /// Returns the view of the rulebook in the language of the interface.
    pub fn rulebook_reader(&self) -> Reader<'_> {
        Reader::new(&self.rulebook, &self.translator)
    }

    /// Returns the label of an answer: the title of the option, the number with its unit, or the names.
    pub fn value_label(&self, question: usize, value: &Value) -> String {
        self.rulebook_reader().answer(question, value)
    }

    /// Returns the label of the value of an input, given its slot.
    pub fn slot_value_label(&self, slot: Slot, value: u32) -> String {
        self.rulebook_reader().slot_value(slot, value)
    }

    /// Returns the title of a model, or an empty text if there is no model with this index.
    pub fn model_title(&self, model: usize) -> String {
        self.rulebook.models.get(model).map_or_else(String::new, |model| self.text(&model.title).into())
    }

    /// Returns the colour of a model, if the theme has one for each model of the rulebook.
    pub fn model_style(&self, model: usize) -> Style {
        let styles = &self.theme.styles.models;
        let has_all = self.rulebook.models.len() <= styles.len();
        styles.get(model).copied().filter(|_| has_all).unwrap_or_default()
    }

    /// Returns the colour of the model with this title, if there is one.
    pub fn titled_model_style(&self, title: &str) -> Style {
        let model = (0..self.rulebook.models.len()).find(|model| self.model_title(*model) == title);
        model.map_or_else(Style::new, |model| self.model_style(model))
    }

    /// Returns the section of the source document that a fact comes from, such as `§ How to structure a team`.
    pub fn section_title(&self, source: &str) -> Option<String> {
        let section = self.rulebook.guide_section(source)?;
        Some(format!("{} {}", self.theme.glyphs.section, self.text(&section.title)))
    }

    /// Lists the first names of the places of key contexts, each once.
    pub fn place_names(&self, places: &[keys::KeyContext]) -> String {
        let mut names: Vec<_> = places.iter().map(|place| place.place_key()).collect();
        names.dedup();
        let more = if names.len() > MAX_PLACES {
            format!(", {}", self.theme.glyphs.ellipsis)
        } else {
            String::new()
        };
        let names: Vec<_> = names.into_iter().take(MAX_PLACES).map(|key| self.translator.get(key)).collect();
        names.join(", ") + &more
    }

    /// Returns the footer of a screen in `width` columns, with the screen's own labels for actions.
    pub fn footer(&self, context: keys::KeyContext, overrides: &[LabelOverride], width: u16) -> Footer {
        layout_footer(&self.keys, context, overrides, &self.translator, &self.theme, width)
    }

    /// Returns the label of the first key for an action in a context, or an empty text if it has no key.
    pub fn key_label(&self, context: keys::KeyContext, action: Action) -> String {
        let keys = self.keys.keys_of(context, action);
        keys.first().map_or_else(String::new, |key| key.label(&self.translator, &self.theme.glyphs))
    }
}
