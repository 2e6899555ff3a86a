//! The number of an option, typed digit by digit, in lists where one digit does not tell all options apart.

use super::ui::Ui;
use super::widgets::on_frame;
use crate::locale::Message;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use std::ops::RangeInclusive;

/// The most options of which a single digit chooses one at once.
pub const MAX_SINGLE_DIGIT_OPTIONS: usize = 9;

/// The number typed so far. It chooses nothing by itself, so no digit can run on into what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedNumber {
    number: Option<usize>,
    /// The number that was too large, after which another one began with its last digit.
    rejected: Option<usize>,
}

impl TypedNumber {
    /// Adds a digit. If the number becomes more than `max`, it begins again with this digit.
    pub fn push(&mut self, digit: u8, max: usize) {
        let digit = usize::from(digit);
        let longer = self.number.unwrap_or_default().saturating_mul(10).saturating_add(digit);
        self.rejected = Some(longer).filter(|number| *number > max);
        self.number = Some(if longer > max { digit } else { longer });
    }

    /// Takes the last digit back.
    pub fn pop(&mut self) {
        let typed = self.rejected.take().or(self.number);
        self.number = typed.map(|number| number / 10).filter(|number| *number > 0);
    }

    /// The number, if one is being typed.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        self.number
    }

    /// The number that no option has, if one was typed: one that was too large, or one that is not among `numbers`.
    #[must_use]
    pub fn missing_option(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.rejected.or(self.number.filter(|number| !numbers.contains(number)))
    }

    /// Forgets the number; returns whether there was one.
    pub fn clear(&mut self) -> bool {
        std::mem::take(self) != Self::default()
    }
}

/// That no option has a number.
#[must_use]
pub fn missing_option_message(number: usize, options: usize) -> Message {
    Message::new("option-missing").arg("given", number.to_string()).arg("count", options.to_string())
}

/// Says that no option has a number, and which one the key `choose` takes.
#[must_use]
pub fn confirm_option_message(missing: usize, number: usize, choose: String) -> Message {
    let message = Message::new("option-missing-confirm").arg("given", missing.to_string());
    message.arg("key", choose).arg("number", number.to_string())
}

/// Says on the lower edge of a panel what number is being typed.
#[must_use]
pub fn with_number_on_border(block: Block<'static>, digits: TypedNumber, context: &Ui) -> Block<'static> {
    let Some(number) = digits.number() else { return block };
    let text = context.translate(&Message::new("option-number").arg("number", format!("{number}_")));
    block.title_bottom(Line::from(Span::styled(format!(" {text} "), on_frame(context.theme.styles.accent))))
}

/// How many digits the number of each of these options has room for.
#[must_use]
pub fn digit_count(options: usize) -> usize {
    options.max(1).ilog10() as usize + 1
}

#[cfg(test)]
mod tests {
    use super::{TypedNumber, digit_count};

    fn type_digits(digits: &[u8]) -> TypedNumber {
        let mut typed = TypedNumber::default();
        for digit in digits {
            typed.push(*digit, 14);
        }
        typed
    }

    #[test]
    fn typed_number_collects_digits() {
        let mut digits = type_digits(&[1, 2]);
        assert_eq!((digits.number(), digits.missing_option(0..=14)), (Some(12), None));
        digits.pop();
        assert_eq!(digits.number(), Some(1));
        digits.pop();
        assert_eq!((digits.number(), digits.clear()), (None, false));
        assert_eq!((type_digits(&[0, 7]).number(), type_digits(&[0]).missing_option(1..=14)), (Some(7), Some(0)));
    }

    #[test]
    fn typed_number_restarts_when_too_large() {
        for (digits, number, missing) in [
            (&[9, 1][..], 1, Some(91)),
            (&[9, 1, 4], 14, None),
            (&[1, 5], 5, Some(15)),
            (&[1, 4, 1], 1, Some(141)),
            (&[9, 9, 9, 9, 9], 9, Some(99)),
        ] {
            let typed = type_digits(digits);
            assert_eq!((typed.number(), typed.missing_option(0..=14)), (Some(number), missing), "{digits:?}");
        }
        let mut digits = type_digits(&[1, 5]);
        digits.pop();
        assert_eq!((digits.number(), digits.missing_option(0..=14)), (Some(1), None), "the 5 is taken back");
    }

    #[test]
    fn digit_count_fits_largest_option() {
        assert_eq!([0, 1, 9, 10, 64, 100].map(digit_count), [1, 1, 1, 2, 2, 3]);
    }
}
