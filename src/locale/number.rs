//! Whole numbers as people type and read them.
//!
//! Dutch writes a thousand as `1.000`, English as `1,000`, others as `1 000` or `1'000`, and people type what they are
//! used to, whatever the interface's language is. All of these are read alike. A text that could also be meant as another
//! number, such as `1.5` or `1.00`, is refused with the reason, so that no number is ever taken for another one. Files
//! follow the grammar of their format and do not come here.

use super::{Language, Message, quotes};
use crate::json;
use fluent_bundle::FluentValue;
use unicode_width::UnicodeWidthChar;

/// The number of digits in a group.
const GROUP_LEN: usize = 3;

/// Up to here a float that is whole is exactly one whole number.
const MAX_EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;

/// Characters without a width that change nothing about the digits next to them; often pasted from web pages.
const ZERO_WIDTH: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Why a text is not read as a whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// There is no digit and nothing else.
    Empty,
    /// The last point or comma starts a decimal part.
    Decimals,
    /// The separators do not make groups of three digits.
    Groups,
    /// Two kinds of separator.
    Separators(char, char),
    /// Something that is neither a digit nor a separator.
    Unexpected(String),
    /// A character that does not show on a screen.
    Invisible(char),
    /// More digits than a [`u64`] holds.
    TooLarge,
}

impl NumberError {
    /// Says what is in the way of reading `text`.
    #[must_use]
    pub fn message(&self, text: &str) -> Message {
        let input = json::truncate(text.trim(), json::MAX_QUOTED_CHARS);
        match self {
            Self::Empty => Message::new("number-empty"),
            Self::Decimals => Message::new("number-decimals").arg("given", input),
            Self::Groups => Message::new("number-groups").arg("given", input).arg("example", 1000_u32),
            Self::Separators(first, second) => Message::new("number-separators")
                .arg("given", input)
                .arg("first", first.to_string())
                .arg("second", second.to_string()),
            Self::Unexpected(found) if found.chars().all(quotes::is_quotation_mark) => Message::new("number-quotes"),
            Self::Unexpected(found) => {
                Message::new("number-unexpected").arg("found", json::truncate(found, json::MAX_QUOTED_CHARS))
            }
            Self::Invisible('\t') => Message::new("number-tab"),
            Self::Invisible('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') => {
                Message::new("number-line-break")
            }
            Self::Invisible(character) => {
                Message::new("number-invisible").arg("code", format!("U+{:04X}", u32::from(*character)))
            }
            Self::TooLarge => Message::new("number-too-large").arg("given", input),
        }
    }
}

/// Reads a whole number as people type it: digits, or groups of exactly three digits with one kind of separator.
///
/// Space and zero-width characters around the number are left out, and so is a plus sign in front. Groups are read in the
/// style of every language, so the language of the interface makes no difference.
///
/// # Errors
/// Fails with what is in the way. A text that some language reads as another number is always refused.
///
/// # Examples
/// ```
/// use salesorg::locale::number::{NumberError, parse};
///
/// assert_eq!(parse("1.000"), Ok(1000));
/// assert_eq!(parse("1,000"), Ok(1000));
/// assert_eq!(parse("1.5"), Err(NumberError::Decimals));
/// ```
pub fn parse(text: &str) -> Result<u64, NumberError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || ZERO_WIDTH.contains(&c));
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let text =
        text.strip_prefix('+').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text);
    if let Some(error) = unexpected_part(text) {
        return Err(error);
    }
    let groups: Vec<&str> = text.split(|c| separator_kind(c).is_some()).collect();
    if groups.len() > 1 && !is_grouped(text, &groups) {
        return Err(separator_error(text, &groups));
    }
    groups.concat().parse().map_err(|_| NumberError::TooLarge)
}

/// Reads a number that may have decimals, after a point or a comma.
///
/// Returns `None` for exactly three decimals, because `1.500` is one and a half to some and fifteen hundred to others.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) || decimals.len() == GROUP_LEN {
        return None;
    }
    format!("{whole}.{decimals}").parse().ok()
}

/// Whether a number field takes a character: a digit, a separator of groups, or a sign. Without its minus sign a number
/// would be another one, so a field keeps the sign and [`parse`] refuses it.
#[must_use]
pub fn is_number_char(character: char) -> bool {
    is_digit_or_separator(character) || matches!(character, '+' | '-' | '\u{2212}')
}

fn is_digit_or_separator(character: char) -> bool {
    character.is_ascii_digit() || separator_kind(character).is_some()
}

/// The kind of a separator of groups. Looks that only typography tells apart are one kind.
fn separator_kind(character: char) -> Option<char> {
    match character {
        '.' | ',' => Some(character),
        '\'' | '\u{2019}' => Some('\''),
        // A space, and those that do not break a line: full, thin and narrow.
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        _ => None,
    }
}

/// The first thing that is no part of a number.
fn unexpected_part(text: &str) -> Option<NumberError> {
    let rest = &text[text.find(|c| !is_digit_or_separator(c))?..];
    let first = rest.chars().next()?;
    if first.is_whitespace() || first.width().unwrap_or(0) == 0 {
        return Some(NumberError::Invisible(first));
    }
    let end = rest.find(is_digit_or_separator).unwrap_or(rest.len());
    Some(NumberError::Unexpected(rest[..end].to_owned()))
}

/// Whether the digits stand in groups of three with one kind of separator. A group in front that starts with zero makes
/// none: `0.100` is a decimal number.
fn is_grouped(text: &str, groups: &[&str]) -> bool {
    let mut kinds = text.chars().filter_map(separator_kind);
    let first = kinds.next();
    let [front, rest @ ..] = groups else { return false };
    kinds.all(|kind| Some(kind) == first)
        && (1..=GROUP_LEN).contains(&front.len())
        && !front.starts_with('0')
        && rest.iter().all(|group| group.len() == GROUP_LEN)
}

/// What is wrong with the separators of a text that has at least one.
fn separator_error(text: &str, groups: &[&str]) -> NumberError {
    let kinds: Vec<char> = text.chars().filter_map(separator_kind).collect();
    let (first, last) = (kinds[0], kinds[kinds.len() - 1]);
    let is_once = kinds.iter().filter(|kind| **kind == last).count() == 1;
    match groups {
        [.., ""] => NumberError::Unexpected(last.to_string()),
        [whole @ .., decimals] if is_once && matches!(last, '.' | ',') && is_decimal(whole, decimals) => {
            NumberError::Decimals
        }
        ["", ..] => NumberError::Unexpected(first.to_string()),
        _ => match kinds.iter().find(|kind| **kind != first) {
            Some(second) => NumberError::Separators(first, *second),
            None => NumberError::Groups,
        },
    }
}

/// Whether the last group of digits is more likely a decimal part than a group of a wrong length: it is shorter, or no
/// whole number starts like this.
fn is_decimal(whole: &[&str], decimals: &str) -> bool {
    decimals.len() < GROUP_LEN || matches!(whole, [front] if front.bytes().all(|digit| digit == b'0'))
}

impl Language {
    /// The separator between groups of three digits.
    #[must_use]
    pub fn group_separator(self) -> char {
        match self {
            Self::English => ',',
            Self::Dutch => '.',
        }
    }

    /// The separator before decimals.
    #[must_use]
    pub fn decimal_separator(self) -> char {
        match self {
            Self::English => '.',
            Self::Dutch => ',',
        }
    }

    /// Formats a whole number, such as `100,000`.
    #[must_use]
    pub fn format_number(self, number: u64) -> String {
        self.group_digits(&number.to_string())
    }

    /// Puts digits into groups of three.
    #[must_use]
    pub fn group_digits(self, digits: &str) -> String {
        let mut grouped = String::with_capacity(digits.len() + digits.len() / GROUP_LEN);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(GROUP_LEN) {
                grouped.push(self.group_separator());
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Formats a number that may have decimals, given as programs write it: `1234.5`.
    #[must_use]
    pub fn format_decimal(self, number: &str) -> String {
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = whole.bytes().all(|byte| byte.is_ascii_digit());
        let whole = if is_digits { self.group_digits(whole) } else { whole.to_owned() };
        if decimals.is_empty() { whole } else { format!("{whole}{}{decimals}", self.decimal_separator()) }
    }

    /// Formats an argument of a message that is a whole number; `None` leaves it to Fluent, which groups no digits: a line of
    /// a file is named so, by `NUMBER($line, useGrouping: "false")`.
    pub(super) fn format_argument(self, value: &FluentValue) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        if !number.options.use_grouping {
            return None;
        }
        let is_whole = number.value.fract() == 0.0 && (0.0..=MAX_EXACT_INTEGER).contains(&number.value);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        is_whole.then(|| self.format_number(number.value as u64))
    }
}

#[cfg(test)]
mod tests;
