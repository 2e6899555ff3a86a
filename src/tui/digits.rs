//! The number of an option, typed digit by digit, in lists where one digit does not tell all options apart.

use super::context::Context;
use super::widgets::on_frame;
use crate::locale::Message;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;
use std::ops::RangeInclusive;

/// The most options of which a single digit chooses one at once.
pub const ONE_DIGIT: usize = 9;

/// The number typed so far. It chooses nothing by itself, so no digit can run on into what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    number: Option<usize>,
    /// The number that was too large, after which another one began with its last digit.
    too_large: Option<usize>,
}

impl Digits {
    /// Adds a digit. If the number becomes more than `most`, it begins again with this digit.
    pub fn push(&mut self, digit: u8, most: usize) {
        let digit = usize::from(digit);
        let longer = self.number.unwrap_or_default().saturating_mul(10).saturating_add(digit);
        self.too_large = Some(longer).filter(|number| *number > most);
        self.number = Some(if longer > most { digit } else { longer });
    }

    /// Takes the last digit back.
    pub fn pop(&mut self) {
        let typed = self.too_large.take().or(self.number);
        self.number = typed.map(|number| number / 10).filter(|number| *number > 0);
    }

    /// The number, if one is being typed.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        self.number
    }

    /// The number that no option has, if one was typed: one that was too large, or one that is not among `numbers`.
    #[must_use]
    pub fn missing(self, numbers: RangeInclusive<usize>) -> Option<usize> {
        self.too_large.or(self.number.filter(|number| !numbers.contains(number)))
    }

    /// Forgets the number; returns whether there was one.
    pub fn clear(&mut self) -> bool {
        std::mem::take(self) != Self::default()
    }
}

/// That no option has a number.
#[must_use]
pub fn no_option(number: usize, options: usize) -> Message {
    Message::new("option-missing").with("given", number.to_string()).with("count", options.to_string())
}

/// Says that no option has a number, and which one the key `choose` takes.
#[must_use]
pub fn confirm_option(missing: usize, number: usize, choose: String) -> Message {
    let message = Message::new("option-missing-confirm").with("given", missing.to_string());
    message.with("key", choose).with("number", number.to_string())
}

/// Says on the lower edge of a panel what number is being typed.
#[must_use]
pub fn on_edge(block: Block<'static>, digits: Digits, context: &Context) -> Block<'static> {
    let Some(number) = digits.number() else { return block };
    let said = context.say(&Message::new("option-number").with("number", format!("{number}_")));
    block.title_bottom(Line::from(Span::styled(format!(" {said} "), on_frame(context.look.styles.accent))))
}

/// How many digits the number of each of these options has room for.
#[must_use]
pub fn width(options: usize) -> usize {
    options.max(1).ilog10() as usize + 1
}

#[cfg(test)]
mod tests {
    use super::{Digits, width};

    fn typed(digits: &[u8]) -> Digits {
        let mut typed = Digits::default();
        for digit in digits {
            typed.push(*digit, 14);
        }
        typed
    }

    #[test]
    fn digits_collect_to_a_number() {
        let mut digits = typed(&[1, 2]);
        assert_eq!((digits.number(), digits.missing(0..=14)), (Some(12), None));
        digits.pop();
        assert_eq!(digits.number(), Some(1));
        digits.pop();
        assert_eq!((digits.number(), digits.clear()), (None, false));
        assert_eq!((typed(&[0, 7]).number(), typed(&[0]).missing(1..=14)), (Some(7), Some(0)));
    }

    #[test]
    fn digits_begin_again_with_the_last_one_where_the_number_becomes_too_large() {
        for (digits, number, missing) in [
            (&[9, 1][..], 1, Some(91)),
            (&[9, 1, 4], 14, None),
            (&[1, 5], 5, Some(15)),
            (&[1, 4, 1], 1, Some(141)),
            (&[9, 9, 9, 9, 9], 9, Some(99)),
        ] {
            let typed = typed(digits);
            assert_eq!((typed.number(), typed.missing(0..=14)), (Some(number), missing), "{digits:?}");
        }
        let mut digits = typed(&[1, 5]);
        digits.pop();
        assert_eq!((digits.number(), digits.missing(0..=14)), (Some(1), None), "the 5 is taken back");
    }

    #[test]
    fn digits_have_room_for_the_last_number() {
        assert_eq!([0, 1, 9, 10, 64, 100].map(width), [1, 1, 1, 2, 2, 3]);
    }
}
