//! Options with numbers of several digits: the digits put the cursor on an option, and only Enter takes it.

use super::State;
use super::field::Field;
use crate::tui::context::Context;
use crate::tui::digits::no_option;
use crate::tui::screen::Reply;

impl State {
    /// Adds a digit to the number being typed, and puts the cursor on its option; 0 is "I don't know yet".
    pub(super) fn collect(&mut self, digit: u8, context: &Context) -> Reply {
        let options = self.field.options();
        self.digits.push(digit, options);
        if let Some(number) = self.digits.missing(0..=options) {
            return self.refuse(&no_option(number, options), context);
        }
        self.follow_digits()
    }

    /// Takes the last digit back.
    pub(super) fn take_digit_back(&mut self) -> Reply {
        self.digits.pop();
        self.follow_digits()
    }

    /// Forgets the number being typed, and that it was refused.
    pub(super) fn forget_digits(&mut self) {
        if self.field.options() > 0 {
            self.digits.clear();
            self.error = None;
        }
    }

    /// Puts the cursor on the option of the number being typed, if there is one.
    fn follow_digits(&mut self) -> Reply {
        if let Field::Choice { cursor, options } = &mut self.field
            && let Some(number) = self.digits.found(0..=*options)
        {
            *cursor = number.checked_sub(1).unwrap_or(*options);
            self.follow = true;
        }
        self.error = None;
        Reply::Redraw
    }
}
