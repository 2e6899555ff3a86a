//! A number being typed. Letters are keys there; any other character that is no part of a number is left out.
//!
//! Left out without a word, `e` would make `13` of `1e3`. So a message names the character, and Enter asks once more.

use super::State;
use super::field::Field;
use crate::locale::Message;
use crate::rulebook::{Kind, Value};
use crate::tui::context::Context;
use crate::tui::keys::{self, Action};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl State {
    /// Leaves a character that is no part of a number out of a number field, and says so. Returns whether it did.
    pub(super) fn leave_out(&mut self, key: KeyEvent, context: &Context) -> bool {
        let KeyCode::Char(character) = key.code else {
            self.left_out = None;
            return false;
        };
        let is_typed = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let is_left_out =
            matches!(self.field, Field::Number(_)) && is_typed && !keys::Context::Number.takes(character);
        if is_left_out {
            let message = Message::new("interview-left-out").with("found", character.to_string());
            self.error = Some(context.say(&message));
            self.left_out = Some(character);
        }
        is_left_out
    }

    /// Reads the number in a field.
    ///
    /// # Errors
    /// Fails with what is in the way, or with a request to confirm where a character was left out.
    pub(super) fn read_number(
        &mut self,
        text: &str,
        question: usize,
        context: &Context,
    ) -> Result<Value, Message> {
        let left_out = self.left_out.take();
        let question = &context.rulebook.questions[question];
        let value =
            if text.trim().is_empty() { None } else { question.read_text(text, context.words.language())? };
        let key = |action| context.key(keys::Context::Number, action);
        match (value, left_out) {
            (Some(value), None) => Ok(value),
            (Some(value), Some(character)) => Err(Message::new("interview-left-out-confirm")
                .with("found", character.to_string())
                .with("key", key(Action::Choose))
                .with("number", u64::from(value.number().unwrap_or_default()))),
            (None, _) => Err(type_a_number(&question.kind).with("key", key(Action::Unknown))),
        }
    }
}

/// Says which numbers a question takes, where none is typed.
fn type_a_number(kind: &Kind) -> Message {
    let (min, max) = if let Kind::Integer { min, max, .. } = kind { (*min, *max) } else { (0, u32::MAX) };
    Message::new("interview-type-a-number").with("min", min).with("max", max)
}
