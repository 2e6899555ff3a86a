//! Reads and formats whole numbers in the styles that people use.
//!
//! A thousand is `1.000` in Dutch, `1,000` in English, and `1 000` or `1'000` elsewhere. People type what they are
//! used to, whatever the language of the interface, so all of these are read alike. A text that could also mean
//! another number, such as `1.5` or `1.00`, is rejected with the reason. Numbers in files follow the grammar of the
//! file format and are not read here.

use super::{Language, Message, quotes};
use crate::json;
use fluent_bundle::FluentValue;
use unicode_width::UnicodeWidthChar;

/// The number of digits in a group.
const GROUP_LEN: usize = 3;

/// The largest integer up to which all integers have an exact `f64`.
const MAX_EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;

/// Zero-width characters, which do not change the digits next to them. They are often pasted from web pages.
const ZERO_WIDTH: [char; 5] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// Why a text is not read as a whole number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NumberError {
    /// The text is empty or blank.
    Empty,
    /// The last point or comma starts a decimal part.
    Decimals,
    /// The separators do not make groups of three digits.
    Groups,
    /// There are two kinds of separator.
    Separators(char, char),
    /// There is something that is neither a digit nor a separator.
    Unexpected(String),
    /// There is an invisible character.
    Invisible(char),
    /// The number does not fit into a [`u64`].
    TooLarge,
}

impl NumberError {
    /// Returns the message for the error. `text` is what was typed.
    pub(crate) fn message(&self, text: &str) -> Message {
        let input = json::truncate(text.trim(), json::MAX_QUOTED_CHARS);
        match self {
            Self::Empty => Message::new("number-empty"),
            Self::Decimals => Message::new("number-decimals").arg("given", input),
            Self::Groups => Message::new("number-groups").arg("given", input).arg("example", 1000_u32),
            Self::Separators(first, second) => Message::new("number-separators")
                .arg("given", input)
                .arg("first", first.to_string())
                .arg("second", second.to_string()),
            Self::Unexpected(found) if found.chars().all(quotes::is_quotation_mark) => {
                Message::new("number-quotes")
            }
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

/// Reads a whole number: digits, or groups of exactly three digits with one kind of separator.
///
/// Whitespace and zero-width characters around the number are ignored, and so is a plus sign in front. The groups of
/// every language are accepted, whatever the language of the interface.
///
/// # Errors
/// The reason why the text is no whole number. A text that some language reads as another number is always rejected.
pub(crate) fn parse(text: &str) -> Result<u64, NumberError> {
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
/// Returns `None` for exactly three decimals: `1.500` is one and a half in some languages and fifteen hundred in
/// others.
pub(crate) fn parse_decimal(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) || decimals.len() == GROUP_LEN {
        return None;
    }
    format!("{whole}.{decimals}").parse().ok()
}

/// Returns whether a number field accepts a character: a digit, a separator of groups, or a sign.
///
/// A field keeps the minus sign, and [`parse`] rejects it. Without the sign it would be another number.
pub(crate) fn is_number_char(character: char) -> bool {
    is_digit_or_separator(character) || matches!(character, '+' | '-' | '\u{2212}')
}

/// Returns whether a character is a digit or a separator of groups.
fn is_digit_or_separator(character: char) -> bool {
    character.is_ascii_digit() || separator_kind(character).is_some()
}

/// Returns the kind of a separator of groups. Characters that differ only in typography are of one kind.
fn separator_kind(character: char) -> Option<char> {
    match character {
        '.' | ',' => Some(character),
        '\'' | '\u{2019}' => Some('\''),
        // A space, and the no-break, thin and narrow no-break spaces.
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(' '),
        _ => None,
    }
}

/// Returns the error for the first part that does not belong in a number, or `None` if there is none.
fn unexpected_part(text: &str) -> Option<NumberError> {
    let rest = &text[text.find(|c| !is_digit_or_separator(c))?..];
    let first = rest.chars().next()?;
    if first.is_whitespace() || first.width().unwrap_or(0) == 0 {
        return Some(NumberError::Invisible(first));
    }
    let end = rest.find(is_digit_or_separator).unwrap_or(rest.len());
    Some(NumberError::Unexpected(rest[..end].to_owned()))
}

/// Returns whether the digits are in groups of three with one kind of separator.
///
/// A first group that starts with zero makes none: `0.100` is a decimal number.
fn is_grouped(text: &str, groups: &[&str]) -> bool {
    let mut kinds = text.chars().filter_map(separator_kind);
    let first = kinds.next();
    let [front, rest @ ..] = groups else { return false };
    kinds.all(|kind| Some(kind) == first)
        && (1..=GROUP_LEN).contains(&front.len())
        && !front.starts_with('0')
        && rest.iter().all(|group| group.len() == GROUP_LEN)
}

/// Returns the error for the separators of a text that has at least one.
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

/// Returns whether the last group of digits is more likely a decimal part than a group of a wrong length: it is
/// shorter, or no whole number starts like this.
fn is_decimal(whole: &[&str], decimals: &str) -> bool {
    decimals.len() < GROUP_LEN || matches!(whole, [front] if front.bytes().all(|digit| digit == b'0'))
}

impl Language {
    /// Returns the separator between groups of three digits.
    pub(crate) fn group_separator(self) -> char {
        self.conventions().group_separator
    }

    /// Returns the separator before decimals.
    pub(crate) fn decimal_separator(self) -> char {
        self.conventions().decimal_separator
    }

    /// Returns the character between cells of a CSV file.
    pub(crate) fn cell_separator(self) -> u8 {
        self.conventions().cell_separator
    }

    /// Formats a whole number, such as `100,000`.
    pub(crate) fn format_number(self, number: u64) -> String {
        self.group_digits(&number.to_string())
    }

    /// Groups digits by three.
    pub(crate) fn group_digits(self, digits: &str) -> String {
        let separator = self.group_separator();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / GROUP_LEN);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(GROUP_LEN) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// Formats a number that may have decimals. `number` has a decimal point and no groups: `1234.5`.
    pub(crate) fn format_decimal(self, number: &str) -> String {
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = whole.bytes().all(|byte| byte.is_ascii_digit());
        let whole = if is_digits { self.group_digits(whole) } else { whole.to_owned() };
        if decimals.is_empty() { whole } else { format!("{whole}{}{decimals}", self.decimal_separator()) }
    }

    /// Formats an argument of a message that is a whole number.
    ///
    /// Returns `None` to leave other arguments to Fluent, which groups no digits. Line numbers use this:
    /// `NUMBER($line, useGrouping: "false")`.
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
