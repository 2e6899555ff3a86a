//! Chooses options by numbers of several digits: the digits move the cursor, and only Enter chooses the
//! option.

use super::InterviewState;
use super::field::Field;
use crate::tui::digits::{confirm_option_message, missing_option_message};
use crate::tui::keys::{self, Action};
use crate::tui::response::Response;
use crate::tui::ui::Ui;

impl InterviewState {
    /// Adds a digit to the number being typed and moves the cursor to its option; 0 is "I don't know yet".
    pub(super) fn push_digit(&mut self, digit: u8) -> Response {
        self.digits.push(digit, self.field.options());
        self.select_number()
    }

    /// Removes the last digit.
    pub(super) fn pop_digit(&mut self) -> Response {
        self.digits.pop();
        self.select_number()
    }

    /// Refuses a number without an option. The next Enter chooses the option under the cursor.
    pub(super) fn refuse_number(&mut self, missing: usize, context: &Ui) -> Response {
        let key = context.key_label(keys::KeyContext::LongChoice, Action::Choose);
        let number = self.digits.number().unwrap_or_default();
        self.digits.clear();
        self.refuse(&confirm_option_message(missing, number, key))
    }

    /// Forgets the number being typed and the message about it. Returns whether anything changed.
    pub fn forget_digits(&mut self) -> bool {
        self.field.options() > 0 && (self.digits.clear() | self.error.take().is_some())
    }

    fn select_number(&mut self) -> Response {
        let count = self.field.options();
        if let (Field::Choice { cursor, options }, Some(number)) = (&mut self.field, self.digits.number()) {
            *cursor = number.checked_sub(1).unwrap_or(*options);
        }
        let missing = self.digits.missing_option(0..=count);
        self.error = missing.map(|number| missing_option_message(number, count));
        self.follow_cursor = true;
        Response::Redraw
    }
}
