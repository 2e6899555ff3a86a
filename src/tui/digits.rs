//! Multi-digit option numbers, for lists with more options than a single digit can address.

use super::ui::Ui;
use super::widgets::on_frame;
use crate::locale::Message;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use std::ops::RangeInclusive;

/// The largest number of options for which a single digit chooses at once.
pub const MAX_SINGLE_DIGIT_OPTIONS: usize = 9;

/// The option number typed so far.
///
/// Typing chooses nothing until the number is confirmed, so a further digit never reaches the next screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypedNumber {
    number: Option<usize>,
    /// The last number that was too large. Its last digit started the current number.
    rejected: Option<usize>,
}

impl TypedNumber {
    /// Appends a digit. If the number exceeds `max`, the number starts again with this digit.
    pub fn push(&mut self, digit: u8, max: usize) {
        let digit = usize::from(digit);
        let longer = self.number.unwrap_or_default().saturating_mul(10).saturating_add(digit);
        self.rejected = Some(longer).filter(|number| *number > max);
        self.number = Some(if longer > max { digit } else { longer });
    }

    /// Removes the last digit.
    pub fn pop(&mut self) {
        let typed = self.rejected.take().or(self.number);
        self.number = typed.map(|number| number / 10).filter(|number| *number > 0);
    }

    /// Returns the typed number, if there is one.
    pub fn number(self) -> Option<usize> {
        self.number
    }

    /// Returns the typed number if no option has it: it was too large, or it is not among `numbers`.
    pub fn missing_option(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.rejected.or(self.number.filter(|number| !numbers.contains(number)))
    }

    /// Clears the number. Returns whether there was one.
    pub fn clear(&mut self) -> bool {
        std::mem::take(self) != Self::default()
    }
}

/// Returns the message that no option has this number.
pub fn missing_option_message(number: usize, options: usize) -> Message {
    Message::new("option-missing").arg("given", number.to_string()).arg("count", options.to_string())
}

/// Returns the message that no option has the number `missing`, and that the key `choose` chooses option `number`.
pub fn confirm_option_message(missing: usize, number: usize, choose: String) -> Message {
    let message = Message::new("option-missing-confirm").arg("given", missing.to_string());
    message.arg("key", choose).arg("number", number.to_string())
}

/// Adds the number being typed to the bottom border of a panel.
pub fn with_number_on_border(block: Block<'static>, digits: TypedNumber, context: &Ui) -> Block<'static> {
    let Some(number) = digits.number() else { return block };
    let text = context.translate(&Message::new("option-number").arg("number", format!("{number}_")));
    block.title_bottom(Line::from(Span::styled(format!(" {text} "), on_frame(context.theme.styles.accent))))
}

/// Returns the number of digits in the largest option number.
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

    /// Digits form a number, and `pop` removes them one by one.
    #[test]
    fn typed_number_collects_digits() {
        let mut digits = type_digits(&[1, 2]);
        assert_eq!((digits.number(), digits.missing_option(0..=14)), (Some(12), None));
        digits.pop();
        assert_eq!(digits.number(), Some(1));
        digits.pop();
        assert_eq!((digits.number(), digits.clear()), (None, false));
        assert_eq!(
            (type_digits(&[0, 7]).number(), type_digits(&[0]).missing_option(1..=14)),
            (Some(7), Some(0))
        );
    }

    /// A number that becomes too large restarts with the last digit, and the rejected number is reported until `pop`.
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

    /// The width fits the largest option number, also for lists without options.
    #[test]
    fn digit_count_fits_largest_option() {
        assert_eq!([0, 1, 9, 10, 64, 100].map(digit_count), [1, 1, 1, 2, 2, 3]);
    }
}
