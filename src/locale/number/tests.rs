//! Tests that a number is read as that number or rejected, never as another one, and that formatted numbers are read
//! back.

use super::{NumberError, parse, parse_decimal};
use crate::locale::{Language, Message, Translator};
use proptest::prelude::*;

/// Every separator of groups that is accepted.
const SEPARATORS: [char; 8] = ['.', ',', '\'', '\u{2019}', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// Returns the digits of a number in groups of three. Does not use the code under test.
fn grouped_digits(number: u64, separator: &str) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{}{separator}{:03}", grouped_digits(number / 1000, separator), number % 1000)
}

fn unexpected_error(found: &str) -> NumberError {
    NumberError::Unexpected(found.to_owned())
}

/// Checks accepted texts with their numbers.
#[test]
fn number_parser_accepts_digits_and_groups_of_three() {
    for (text, number) in [
        ("0", 0),
        ("24", 24),
        ("0024", 24),
        ("1000", 1000),
        ("1.000", 1000),
        ("1,000", 1000),
        ("1 000", 1000),
        ("1'000", 1000),
        ("1\u{2019}000", 1000),
        ("1\u{a0}000", 1000),
        ("1\u{202f}000", 1000),
        ("10.000", 10_000),
        ("100.000", 100_000),
        ("1.234.567", 1_234_567),
        ("1 234\u{a0}567", 1_234_567),
        ("  24\u{a0}", 24),
        ("\u{feff}24\u{200b}", 24),
        ("24\r\n", 24),
        ("+5", 5),
        ("+1.000", 1000),
        ("18446744073709551615", u64::MAX),
        ("18,446,744,073,709,551,615", u64::MAX),
    ] {
        assert_eq!(parse(text), Ok(number), "{text:?}");
    }
}

/// Checks rejected texts with their errors.
#[test]
fn number_parser_rejects_with_the_reason() {
    use NumberError::{Decimals, Empty, Groups, Invisible, Separators, TooLarge};
    for (text, error) in [
        ("", Empty),
        (" \u{200b} ", Empty),
        ("1.5", Decimals),
        ("1,5", Decimals),
        ("1.00", Decimals),
        ("1,00", Decimals),
        ("10.00", Decimals),
        ("24.0", Decimals),
        (".5", Decimals),
        ("0.100", Decimals),
        ("0,100", Decimals),
        ("000.500", Decimals),
        ("0.1000", Decimals),
        (".500", Decimals),
        ("1 .5", Decimals),
        ("1.000,00", Decimals),
        ("1,000.00", Decimals),
        ("1 000,5", Decimals),
        ("1.0000", Groups),
        ("1234.567", Groups),
        ("1.000.00", Groups),
        ("1.00.000", Groups),
        ("1..000", Groups),
        ("1 5", Groups),
        ("012 345", Groups),
        ("1'00", Groups),
        ("1.000 000", Separators('.', ' ')),
        ("1 .000", Separators(' ', '.')),
        ("1,000.000", Separators(',', '.')),
        ("1.000,000", Separators('.', ',')),
        ("1 000.000", Separators(' ', '.')),
        ("1.000,000,000", Separators('.', ',')),
        ("5.", unexpected_error(".")),
        ("5,-", unexpected_error("-")),
        ("'5", unexpected_error("'")),
        (".", unexpected_error(".")),
        ("12 people", unexpected_error("people")),
        ("1e3", unexpected_error("e")),
        ("1k", unexpected_error("k")),
        ("ten", unexpected_error("ten")),
        ("++5", unexpected_error("++")),
        ("+-5", unexpected_error("+-")),
        ("1+5", unexpected_error("+")),
        ("+", unexpected_error("+")),
        ("+.5", unexpected_error("+")),
        ("-5", unexpected_error("-")),
        ("\u{2212}5", unexpected_error("\u{2212}")),
        ("5%", unexpected_error("%")),
        ("€ 5", unexpected_error("€")),
        ("２４", unexpected_error("２４")),
        ("٢٤", unexpected_error("٢٤")),
        ("5²", unexpected_error("²")),
        ("1_000", unexpected_error("_")),
        ("12\t345", Invisible('\t')),
        ("12\n345", Invisible('\n')),
        ("2\u{200b}4", Invisible('\u{200b}')),
        ("1\u{ad}5", Invisible('\u{ad}')),
        ("\u{202e}24", Invisible('\u{202e}')),
        ("18446744073709551616", TooLarge),
        ("99999999999999999999999", TooLarge),
    ] {
        assert_eq!(parse(text), Err(error), "{text:?}");
    }
}

/// Checks that the messages quote the offending part.
#[test]
fn number_errors_have_messages_in_each_language() {
    for language in Language::ALL {
        let words = Translator::new(language);
        for (typed, named) in [
            ("", ""),
            ("1.5", "1.5"),
            ("1 5", "1 5"),
            ("1.000 000", "\" \""),
            ("12 people", "people"),
            ("1\u{202e}2", "U+202E"),
            ("99999999999999999999999", "99999999999999999999999"),
        ] {
            let text = words.translate(&parse(typed).expect_err("the text is rejected").message(typed));
            assert!(text.contains(named), "{text}");
        }
    }
}

/// Checks the messages for characters that have a name or cannot be quoted.
#[test]
fn number_errors_name_line_breaks_tabs_and_quotation_marks() {
    for (text, key) in [
        ("12\n345", "number-line-break"),
        ("12\r\n345", "number-line-break"),
        ("12\u{2028}345", "number-line-break"),
        ("12\t345", "number-tab"),
        ("12\u{200b}345", "number-invisible"),
        ("\"24", "number-quotes"),
        ("\u{201c}24", "number-quotes"),
        ("24 x", "number-unexpected"),
    ] {
        assert_eq!(parse(text).expect_err("the text is rejected").message(text).key(), key, "{text:?}");
    }
}

/// Checks decimal numbers, and that possible thousands are rejected.
#[test]
fn decimal_parser_accepts_point_and_comma() {
    for (text, number) in
        [("2", 2.0), ("0.5", 0.5), ("0,5", 0.5), ("1.50", 1.5), ("1,25", 1.25), ("1.2345", 1.2345)]
    {
        assert_eq!(parse_decimal(text), Some(number), "{text:?}");
    }
    for text in ["", "1.000", "1,500", "1.5.5", "1e1", "+2", "-2", "inf", "NaN", ".5", "2.", "2x", " 2"] {
        assert_eq!(parse_decimal(text), None, "{text:?}");
    }
}

/// Checks grouped numbers in messages, and that line numbers are not grouped.
#[test]
fn numbers_in_messages_are_grouped_by_language() {
    let message = Message::new("interview-range").arg("min", 1_u32).arg("max", 100_000_u32);
    for (language, number) in [(Language::English, "100,000"), (Language::Dutch, "100.000")] {
        assert!(Translator::new(language).translate(&message).contains(number), "{language:?}");
        assert_eq!(language.format_number(100_000), number);
    }
    let place = Message::new("json-truncated").arg("line", 12_345_u32).arg("column", 1_u32);
    for language in Language::ALL {
        assert!(Translator::new(language).translate(&place).contains("12345"), "{language:?}");
    }
    assert_eq!(Language::English.format_decimal("1234.5"), "1,234.5");
    assert_eq!(Language::Dutch.format_decimal("1234.5"), "1.234,5");
    assert_eq!(Language::Dutch.format_decimal("8"), "8");
}

fn any_number() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), 0_u64..2000, 0_u64..=100_000, any::<u64>()]
}

fn any_separator() -> impl Strategy<Value = char> {
    prop::sample::select(&SEPARATORS[..])
}

proptest! {
    /// Checks that any formatted number is read as itself.
    #[test]
    fn number_parser_reads_formatted_numbers(number in any_number()) {
        for language in Language::ALL {
            prop_assert_eq!(parse(&language.format_number(number)), Ok(number));
        }
        prop_assert_eq!(parse(&number.to_string()), Ok(number));
    }

    /// Checks any number with any separator, and with leading zeros.
    #[test]
    fn number_parser_accepts_every_grouping(number in any_number(), separator in any_separator(), zeros in 0_usize..4) {
        prop_assert_eq!(parse(&grouped_digits(number, &separator.to_string())), Ok(number));
        prop_assert_eq!(parse(&format!("{}{number}", "0".repeat(zeros))), Ok(number));
    }

    /// Checks that a number with decimals is never read as another number, with any separators. Three decimals after
    /// one to three digits are left out: they look like a group.
    #[test]
    fn number_parser_rejects_decimals(
        number in any_number(),
        group in prop_oneof![Just(String::new()), any_separator().prop_map(String::from)],
        decimal in prop::sample::select(&['.', ','][..]),
        decimals in "[0-9]{1,6}",
    ) {
        let whole = grouped_digits(number, &group);
        prop_assume!(group != decimal.to_string());
        prop_assume!(decimals.len() != 3 || !(1..1000).contains(&number));
        let text = format!("{whole}{decimal}{decimals}");
        prop_assert!(parse(&text).is_err(), "{} was read", text);
    }

    /// Checks that any text that is accepted is one of the ways to write its number.
    #[test]
    fn number_parser_accepts_nothing_else(
        text in prop_oneof![
            "[0-9]{1,4}([.,' ][0-9]{1,4}){0,4}",
            "[0-9]{1,3}([.,' ][0-9]{3}){1,3}",
            "0{1,2}[1-9]{0,2}([.,'][0-9]{3}){1,2}",
            "[-+0-9eE.,'_ \u{a0}\u{2019}\u{2009}\u{202f}\u{200b}\t]{0,12}",
            ".{0,12}",
        ],
    ) {
        if let Ok(number) = parse(&text) {
            let text = text.trim_matches(|c: char| c.is_whitespace() || super::ZERO_WIDTH.contains(&c));
            let text = text.strip_prefix('+').unwrap_or(text);
            let plain: String = text.chars().filter(char::is_ascii_digit).collect();
            let is_plain = text == plain && text.trim_start_matches('0') == number.to_string().trim_start_matches('0');
            let kind = |c: char| match c {
                '\u{2019}' => '\'',
                '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
                other => other,
            };
            let text: String = text.chars().map(kind).collect();
            let is_grouped = [".", ",", "'", " "].iter().any(|separator| text == grouped_digits(number, separator));
            prop_assert!(is_plain || is_grouped, "{:?} was read as {}", text, number);
        }
    }
}
