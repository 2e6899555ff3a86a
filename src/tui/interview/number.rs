//! Handles number fields: rejects characters that cannot be part of a number, and tells the user so.
//!
//! Letters are keys while the field is as the question opened it. Once something is typed they are rejected
//! instead, so that `12 people` and `about 12` do not open other screens. They are keys again when an editing
//! key or Enter leaves the field empty. Rejecting a letter after a digit would read `1e3` as `13`, so Enter
//! then asks for confirmation.

use super::InterviewState;
use super::field::Field;
use crate::json;
use crate::locale::Message;
use crate::rulebook::{QuestionKind, Value};
use crate::tui::keys::{self, Action};
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What was typed into a number field since the question opened, besides the text in the field.
#[derive(Debug, Default)]
pub(super) struct NumberTyping {
    /// Whether anything was typed, accepted or rejected.
    is_changed: bool,
    /// The rejected characters, until the answer is confirmed or edited.
    rejected: String,
    /// Whether any of them was typed after a digit.
    is_after_digit: bool,
}

impl NumberTyping {
    /// Returns the context of keys in a field whose own context is `context`.
    pub(super) fn key_context(&self, context: keys::KeyContext) -> keys::KeyContext {
        let is_typed = self.is_changed && context == keys::KeyContext::Number;
        if is_typed { keys::KeyContext::TypedNumber } else { context }
    }

    pub(super) fn has_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// Records pasted text.
    pub(super) fn record_paste(&mut self, changed: bool) {
        self.is_changed |= changed;
        self.record_accepted();
    }

    /// Records a character that the field accepted.
    fn record_accepted(&mut self) {
        if self.is_after_digit {
            self.separate();
        } else {
            self.rejected.clear();
        }
    }

    fn reject(&mut self, character: char, before: &str) {
        self.rejected.push(character);
        self.is_after_digit |= before.contains(|c: char| c.is_ascii_digit());
    }

    /// Separates the characters rejected next from those rejected before.
    fn separate(&mut self) {
        if self.has_rejected() && !self.rejected.ends_with(' ') {
            self.rejected.push(' ');
        }
    }

    /// Forgets the rejected characters, and in an empty field also that anything was typed. Returns whether
    /// there were any.
    fn clear_rejected(&mut self, is_empty: bool) -> bool {
        let had_rejected = self.has_rejected();
        *self = Self { is_changed: self.is_changed && !is_empty, ..Self::default() };
        had_rejected
    }

    fn message(&self, key: &'static str) -> Message {
        Message::new(key).arg("found", json::truncate(self.rejected.trim(), json::MAX_QUOTED_CHARS))
    }
}

impl InterviewState {
    /// Handles a key in a number field.
    pub(super) fn handle_number_key(&mut self, key: KeyEvent) -> Response {
        let Field::Number(input) = &mut self.field else { return Response::Idle };
        let is_text = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(character) if is_text => {
                let before = input.before_cursor().to_owned();
                if !keys::KeyContext::Number.accepts(character) {
                    self.number_typing.is_changed = true;
                    self.number_typing.reject(character, &before);
                    return self.refuse(&self.number_typing.message("interview-characters-rejected"));
                }
                // A space in front is no part of the number, but separates two rejected words.
                if character.is_whitespace() && before.is_empty() {
                    self.number_typing.separate();
                    return Response::Idle;
                }
                self.number_typing.is_changed = true;
                self.number_typing.record_accepted();
                let changed = input.handle_key(key);
                self.after_edit(changed)
            }
            _ => self.handle_number_edit(key),
        }
    }

    /// Handles a key that types nothing. Moving the cursor does not confirm the number.
    fn handle_number_edit(&mut self, key: KeyEvent) -> Response {
        let Field::Number(input) = &mut self.field else { return Response::Idle };
        let before = input.value().to_owned();
        let changed = input.handle_key(key);
        let is_empty = input.value().trim().is_empty();
        if (is_empty || input.value() != before) && self.number_typing.clear_rejected(is_empty) {
            self.error = None;
            return Response::Redraw;
        }
        self.after_edit(changed)
    }

    /// Reads the number in a field.
    ///
    /// # Errors
    /// Returns why the text is not a valid number, or a request to confirm it if a character was rejected
    /// after a digit.
    pub(super) fn read_number(
        &mut self,
        text: &str,
        question: usize,
        context: &Ui,
    ) -> Result<Value, Message> {
        let confirm = Some(self.number_typing.message("interview-characters-rejected-confirm"))
            .filter(|_| self.number_typing.is_after_digit);
        self.number_typing.clear_rejected(text.trim().is_empty());
        let question = &context.rulebook.questions[question];
        let value = if text.trim().is_empty() {
            None
        } else {
            question.read_text(text, context.translator.language())?
        };
        let key = |action| context.key_label(keys::KeyContext::Number, action);
        match (value, confirm) {
            (Some(value), None) => Ok(value),
            (Some(value), Some(message)) => Err(message
                .arg("key", key(Action::Choose))
                .arg("number", u64::from(value.number().unwrap_or_default()))),
            (None, _) => Err(number_wanted_message(&question.kind).arg("key", key(Action::Unknown))),
        }
    }
}

/// Returns the message that asks for a number in the question's range.
fn number_wanted_message(kind: &QuestionKind) -> Message {
    let (min, max) =
        if let QuestionKind::Integer { min, max, .. } = kind { (*min, *max) } else { (0, u32::MAX) };
    Message::new("interview-type-a-number").arg("min", min).arg("max", max)
}
