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
        let number = self.digits.push(digit, options);
        if number > options {
            return self.refuse(&no_option(number, options), context);
        }
        self.put_on(number);
        Reply::Redraw
    }

    /// Takes the last digit back.
    pub(super) fn take_digit_back(&mut self) -> Reply {
        let options = self.field.options();
        if let Some(number) = self.digits.pop().filter(|number| *number <= options) {
            self.put_on(number);
        }
        self.error = None;
        Reply::Redraw
    }

    /// Forgets the number being typed, and that it was refused.
    pub(super) fn forget_digits(&mut self) {
        if self.field.options() > 0 {
            self.digits.clear();
            self.error = None;
        }
    }

    fn put_on(&mut self, number: usize) {
        if let Field::Choice { cursor, options } = &mut self.field {
            *cursor = number.checked_sub(1).unwrap_or(*options);
        }
        self.error = None;
        self.follow = true;
    }
}
