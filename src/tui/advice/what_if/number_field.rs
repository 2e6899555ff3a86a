//! The number field for the answer under the cursor.
//!
//! The field opens with the current number, as if it were selected: the first input replaces it. Invalid text stays
//! in the field with the error beside it, until the user corrects or cancels it.

use super::WhatIfState;
use super::row::is_changeable;
use crate::advice::Advice;
use crate::locale::Message;
use crate::rulebook::{Question, QuestionKind, Value};
use crate::tui::ui::Ui;
use crate::tui::widgets::TextField;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The state of the field.
#[derive(Debug)]
pub(in crate::tui::advice) struct NumberField {
    /// The question whose answer is edited.
    pub(super) question: usize,
    pub(super) input: TextField,
    /// Whether the number is unchanged since the field opened.
    pub(super) is_selected: bool,
    /// Why the input was refused.
    pub(in crate::tui::advice) error: Option<Message>,
}

impl NumberField {
    fn new(question: usize, number: u32) -> Self {
        Self { question, input: TextField::new(number.to_string()), is_selected: true, error: None }
    }

    /// Handles a key as text. Returns whether anything changed.
    pub(super) fn handle_key(&mut self, key: KeyEvent) -> bool {
        let is_plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let replaces = match key.code {
            KeyCode::Char(_) => is_plain,
            KeyCode::Backspace | KeyCode::Delete => true,
            _ => false,
        };
        let starts_anew = self.is_selected && replaces;
        if starts_anew {
            self.input = TextField::default();
        }
        let changed = self.input.handle_key(key) || starts_anew;
        self.after_edit(changed)
    }

    /// Inserts pasted text. Line breaks are kept, because without them two numbers would become one.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        if self.is_selected {
            self.input = TextField::default();
        }
        let changed = self.input.insert(text.trim());
        self.after_edit(changed)
    }

    fn after_edit(&mut self, changed: bool) -> bool {
        if changed {
            (self.is_selected, self.error) = (false, None);
        }
        changed
    }

    /// Parses the number.
    ///
    /// # Errors
    ///
    /// Fails if the text is not a number in the range of the question.
    fn parse(&self, question: &Question, context: &Ui) -> Result<u32, Message> {
        let missing = || {
            let (min, max) = bounds(question);
            Message::new("whatif-type-a-number").arg("min", min).arg("max", max)
        };
        let text = self.input.value().trim();
        if text.is_empty() {
            return Err(missing());
        }
        let value = question.read_text(text, context.translator.language())?;
        value.as_ref().and_then(Value::number).ok_or_else(missing)
    }
}

/// Returns the smallest and the largest number that a question accepts.
pub(super) fn bounds(question: &Question) -> (u32, u32) {
    if let QuestionKind::Integer { min, max, .. } = question.kind { (min, max) } else { (0, u32::MAX) }
}

/// Returns whether the answer to a question is a number that can be typed here.
pub(super) fn is_number_answer(question: usize, now: &Advice, context: &Ui) -> bool {
    is_changeable(question, now, context)
        && matches!(context.rulebook.questions[question].kind, QuestionKind::Integer { .. })
}

impl WhatIfState {
    /// Opens the field, if the answer under the cursor is a number.
    pub(super) fn open_number_field(&mut self, saved: &Advice, context: &Ui) -> bool {
        let Some((question, number)) = self.changeable(saved, context) else { return false };
        if !is_number_answer(question, self.current(saved), context) {
            return false;
        }
        (self.typing, self.follows_cursor) = (Some(NumberField::new(question, number)), true);
        true
    }

    /// Accepts the typed number, or shows why it is refused.
    pub(super) fn accept_number(&mut self, saved: &Advice, context: &Ui) -> bool {
        let Some(typing) = &mut self.typing else { return false };
        match typing.parse(&context.rulebook.questions[typing.question], context) {
            Ok(number) => {
                let question = typing.question;
                self.typing = None;
                self.try_value(question, number, saved, context);
            }
            Err(why) => typing.error = Some(why),
        }
        true
    }
}
