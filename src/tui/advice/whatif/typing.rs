//! A number that is typed as the answer under the cursor.
//!
//! The field opens on the number at hand, as if all of it were selected: what is typed first replaces it. Text that is no number
//! stays where it is, with the reason beside it, until it is corrected or given up.

use super::State;
use super::rows::is_changeable;
use crate::advice::Advice;
use crate::locale::Message;
use crate::rulebook::{QuestionKind, Question, Value};
use crate::tui::context::Context;
use crate::tui::text_input::{insert, type_into};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::Input;

/// The field.
#[derive(Debug)]
pub(in crate::tui::advice) struct Typing {
    /// The question that the number answers.
    pub(super) question: usize,
    pub(super) input: Input,
    /// Whether the number is as it was when the field opened.
    pub(super) is_selected: bool,
    /// Why what was typed is not taken.
    pub(in crate::tui::advice) error: Option<String>,
}

impl Typing {
    fn new(question: usize, number: u32) -> Self {
        Self { question, input: Input::new(number.to_string()), is_selected: true, error: None }
    }

    /// Takes a key as text; returns whether anything changed.
    pub(super) fn typed(&mut self, key: KeyEvent) -> bool {
        let is_plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let replaces = match key.code {
            KeyCode::Char(_) => is_plain,
            KeyCode::Backspace | KeyCode::Delete => true,
            _ => false,
        };
        let starts_anew = self.is_selected && replaces;
        if starts_anew {
            self.input = Input::default();
        }
        let changed = type_into(&mut self.input, key) || starts_anew;
        self.edited(changed)
    }

    /// Takes pasted text. Line breaks stay: without them two numbers would be one.
    pub(super) fn paste(&mut self, text: &str) -> bool {
        if self.is_selected {
            self.input = Input::default();
        }
        let changed = insert(&mut self.input, text.trim());
        self.edited(changed)
    }

    fn edited(&mut self, changed: bool) -> bool {
        if changed {
            (self.is_selected, self.error) = (false, None);
        }
        changed
    }

    /// Reads the number.
    ///
    /// # Errors
    /// Fails with what is in the way.
    fn read(&self, question: &Question, context: &Context) -> Result<u32, Message> {
        let missing = || {
            let (min, max) = bounds(question);
            Message::new("whatif-type-a-number").with("min", min).with("max", max)
        };
        let text = self.input.value().trim();
        if text.is_empty() {
            return Err(missing());
        }
        let value = question.read_text(text, context.label_style.language())?;
        value.as_ref().and_then(Value::number).ok_or_else(missing)
    }
}

/// The least and the greatest number that a question takes.
pub(super) fn bounds(question: &Question) -> (u32, u32) {
    if let QuestionKind::Integer { min, max, .. } = question.kind { (min, max) } else { (0, u32::MAX) }
}

/// Whether a question is answered with a number that can be typed here.
pub(super) fn is_typed(question: usize, now: &Advice, context: &Context) -> bool {
    is_changeable(question, now, context)
        && matches!(context.rulebook.questions[question].kind, QuestionKind::Integer { .. })
}

impl State {
    /// Opens the field where the answer under the cursor is a number.
    pub(super) fn type_number(&mut self, saved: &Advice, context: &Context) -> bool {
        let Some((question, number)) = self.changeable(saved, context) else { return false };
        if !is_typed(question, self.now(saved), context) {
            return false;
        }
        (self.typing, self.follow) = (Some(Typing::new(question, number)), true);
        true
    }

    /// Takes the number that was typed, or says why not.
    pub(super) fn take_number(&mut self, saved: &Advice, context: &Context) -> bool {
        let Some(typing) = &mut self.typing else { return false };
        match typing.read(&context.rulebook.questions[typing.question], context) {
            Ok(number) => {
                let question = typing.question;
                self.typing = None;
                self.answer(question, number, saved, context);
            }
            Err(why) => typing.error = Some(context.say(&why)),
        }
        true
    }
}
