//! Chooses options by numbers of several digits: the digits move the cursor, and only Enter chooses the
//! option.

use super::InterviewState;
use super::field::Field;
use crate::tui::context::Context;
use crate::tui::digits::{confirm_option, no_option};
use crate::tui::keys::{self, Action};
use crate::tui::screen::Reply;

impl InterviewState {
    /// Adds a digit to the number being typed and moves the cursor to its option; 0 is "I don't know yet".
    pub(super) fn push_digit(&mut self, digit: u8, context: &Context) -> Reply {
        self.digits.push(digit, self.field.options());
        self.select_number(context)
    }

    /// Removes the last digit.
    pub(super) fn pop_digit(&mut self, context: &Context) -> Reply {
        self.digits.pop();
        self.select_number(context)
    }

    /// Refuses a number without an option. The next Enter chooses the option under the cursor.
    pub(super) fn refuse_number(&mut self, missing: usize, context: &Context) -> Reply {
        let key = context.key(keys::KeyContext::LongChoice, Action::Choose);
        let number = self.digits.number().unwrap_or_default();
        self.digits.clear();
        self.refuse(&confirm_option(missing, number, key), context)
    }

    /// Forgets the number being typed and the message about it. Returns whether anything changed.
    pub fn forget_digits(&mut self) -> bool {
        self.field.options() > 0 && (self.digits.clear() | self.error.take().is_some())
    }

    fn select_number(&mut self, context: &Context) -> Reply {
        let count = self.field.options();
        if let (Field::Choice { cursor, options }, Some(number)) = (&mut self.field, self.digits.number()) {
            *cursor = number.checked_sub(1).unwrap_or(*options);
        }
        let missing = self.digits.missing(0..=count);
        self.error = missing.map(|number| context.say(&no_option(number, count)));
        self.follow_cursor = true;
        Reply::Redraw
    }
}
