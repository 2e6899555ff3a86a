//! The number of an option, typed digit by digit, in lists where one digit does not tell all options apart.

use crate::locale::Message;
use std::ops::RangeInclusive;

/// The most options of which a single digit chooses one at once.
pub const ONE_DIGIT: usize = 9;

/// The number typed so far. It chooses nothing by itself, so no digit can run on into what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits(Option<usize>);

impl Digits {
    /// Adds a digit. Behind a number that is more than `most`, it begins another.
    pub fn push(&mut self, digit: u8, most: usize) {
        let before = self.0.filter(|number| *number <= most).unwrap_or_default();
        self.0 = Some(before * 10 + usize::from(digit));
    }

    /// Takes the last digit back.
    pub fn pop(&mut self) {
        self.0 = self.0.map(|number| number / 10).filter(|number| *number > 0);
    }

    /// Returns the number, where an option has it: those of `numbers` do.
    #[must_use]
    pub fn found(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.0.filter(|number| numbers.contains(number))
    }

    /// Returns the number, where no option has it.
    #[must_use]
    pub fn missing(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.0.filter(|number| !numbers.contains(number))
    }

    /// Forgets the number.
    pub fn clear(&mut self) {
        self.0 = None;
    }
}

/// Says that no option has a number, and how many there are.
#[must_use]
pub fn no_option(number: usize, options: usize) -> Message {
    Message::new("option-missing").with("given", number.to_string()).with("count", options.to_string())
}

/// Returns how many digits the largest number of so many options has.
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
        let mut numbers = Vec::new();
        for digit in [Some(1), Some(2), None, None, None, Some(0), Some(7)] {
            match digit {
                Some(digit) => digits.push(digit, 14),
                None => digits.pop(),
            }
            assert_eq!(digits.missing(0..=14), None);
            numbers.push(digits.found(0..=14));
        }
        assert_eq!(numbers, [Some(1), Some(12), Some(1), None, None, Some(0), Some(7)]);
    }

    #[test]
    fn digits_begin_another_number_after_one_that_is_too_large() {
        let mut digits = Digits::default();
        digits.push(1, 14);
        digits.push(5, 14);
        assert_eq!((digits.found(0..=14), digits.missing(0..=14)), (None, Some(15)));
        digits.push(3, 14);
        assert_eq!((digits.found(0..=14), digits.missing(0..=14)), (Some(3), None));
    }

    #[test]
    fn digits_have_room_for_the_last_number() {
        assert_eq!([0, 1, 9, 10, 64, 100].map(width), [1, 1, 1, 2, 2, 3]);
    }
}
