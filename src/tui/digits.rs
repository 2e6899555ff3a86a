//! The number of an option, typed digit by digit, in lists where one digit does not tell all options apart.

use crate::locale::Message;
use std::ops::RangeInclusive;

/// The most options of which a single digit chooses one at once.
pub const ONE_DIGIT: usize = 9;

/// The number typed so far. It chooses nothing by itself, so no digit can run on into what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits(Option<usize>);

impl Digits {
    /// Adds a digit and returns the number. Behind a number that is more than `most`, it begins another.
    pub fn push(&mut self, digit: u8, most: usize) -> usize {
        let begun = self.0.filter(|number| *number <= most).unwrap_or_default();
        *self.0.insert(begun * 10 + usize::from(digit))
    }

    /// Takes the last digit back and returns the number that is left, if any.
    pub fn pop(&mut self) -> Option<usize> {
        self.0 = self.0.map(|number| number / 10).filter(|number| *number > 0);
        self.0
    }

    /// The number, if one is being typed.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        self.0
    }

    /// The number, where no option has it: they have those of `numbers`.
    #[must_use]
    pub fn missing(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.0.filter(|number| !numbers.contains(number))
    }

    /// Forgets the number.
    pub fn clear(&mut self) {
        self.0 = None;
    }
}

/// That no option has a number.
#[must_use]
pub fn no_option(number: usize, options: usize) -> Message {
    Message::new("option-missing").with("given", number.to_string()).with("count", options.to_string())
}

/// How many digits the number of each of these options has room for.
#[must_use]
pub fn width(options: usize) -> usize {
    options.max(1).ilog10() as usize + 1
}

#[cfg(test)]
mod tests {
    use super::{Digits, width};

    #[test]
    fn digits_collect_to_a_number() {
        let mut digits = Digits::default();
        assert_eq!((digits.push(1, 14), digits.push(2, 14), digits.missing(0..=14)), (1, 12, None));
        assert_eq!((digits.pop(), digits.pop(), digits.pop()), (Some(1), None, None));
        assert_eq!((digits.push(0, 14), digits.push(7, 14)), (0, 7));
    }

    #[test]
    fn digits_begin_another_number_behind_one_that_is_too_large() {
        let mut digits = Digits::default();
        digits.push(1, 14);
        assert_eq!((digits.push(5, 14), digits.missing(0..=14)), (15, Some(15)));
        assert_eq!((digits.push(3, 14), digits.missing(0..=14)), (3, None));
    }

    #[test]
    fn digits_have_room_for_the_last_number() {
        assert_eq!([0, 1, 9, 10, 64, 100].map(width), [1, 1, 1, 2, 2, 3]);
    }
}
