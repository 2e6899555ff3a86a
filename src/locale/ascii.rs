//! Converts text to ASCII, for terminals, fonts and locales without Unicode.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The replacement for characters without a form in ASCII.
const UNKNOWN: char = '?';

/// Returns the text in ASCII.
///
/// Removes accents and replaces typographic characters by those of a typewriter. Everything else becomes a question
/// mark for each cell that it takes.
pub(crate) fn to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        push_ascii(&mut result, c);
    }
    Cow::Owned(result)
}

/// Returns the text in ASCII with the same number of cells, for lines that have a layout.
///
/// A form that is longer in ASCII is truncated if it is a letter, and becomes question marks otherwise.
pub(crate) fn to_ascii_cells(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(grapheme_to_ascii).collect())
}

/// Returns a grapheme as exactly as many ASCII characters as it has cells.
fn grapheme_to_ascii(grapheme: &str) -> Cow<'_, str> {
    if grapheme.is_ascii() {
        return Cow::Borrowed(grapheme);
    }
    let (cells, plain) = (grapheme.width(), to_ascii(grapheme));
    let letter = grapheme.chars().next().is_some_and(char::is_alphabetic) && plain.starts_with(is_letter);
    if plain.len() <= cells || letter {
        let cut = &plain[..plain.len().min(cells)];
        return Cow::Owned(format!("{cut:cells$}"));
    }
    match plain.chars().next() {
        // A single dot is still readable as an ellipsis.
        Some('.') => Cow::Owned(".".repeat(cells)),
        _ => Cow::Owned(UNKNOWN.to_string().repeat(cells)),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Appends a character in ASCII.
fn push_ascii(result: &mut String, c: char) {
    if c.is_ascii() {
        result.push(c);
    } else if let Some(form) = typographic_form(c) {
        result.push_str(form);
    } else if let Some(picture) = control_letter(c) {
        result.extend(['^', picture]);
    } else {
        // Decomposes an accented letter into the letter and its accent.
        let before = result.len();
        for part in std::iter::once(c).nfkd() {
            match part {
                '\u{2044}' => result.push('/'),
                part if part.is_ascii() => result.push(part),
                _ => {}
            }
        }
        if result.len() == before {
            result.extend(std::iter::repeat_n(UNKNOWN, c.width().unwrap_or(0)));
        }
    }
}

/// Returns the ASCII form of a typographic character, or of a letter that cannot be decomposed.
fn typographic_form(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' => "'",
        '\u{201a}' => ",",
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => "\"",
        '\u{2039}' | '\u{25c2}' => "<",
        '\u{203a}' | '\u{25b8}' => ">",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2022}' | '\u{b7}' | '\u{25c6}' | '\u{2605}' => "*",
        '\u{2190}' => "<-",
        '\u{2192}' => "->",
        '\u{d7}' | '\u{2717}' => "x",
        '\u{2713}' => "v",
        '\u{a7}' => "@",
        '\u{20ac}' => "EUR",
        '\u{a3}' => "GBP",
        '\u{a9}' => "(c)",
        '\u{ae}' => "(r)",
        // As a mark after a word it has one cell.
        '\u{b0}' => "^",
        '\u{a1}' => "!",
        '\u{bf}' => "?",
        _ => return ascii_letters(c),
    })
}

/// Returns the ASCII letters for a Latin letter that cannot be decomposed into a letter and an accent.
pub(crate) fn ascii_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ẞ' => "SS",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ŀ' | 'ł' => "l",
        'Ŀ' | 'Ł' => "L",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        _ => return None,
    })
}

/// Returns the letter of a control character that is shown as a picture, as in `^[`.
fn control_letter(c: char) -> Option<char> {
    let code = u8::try_from(u32::from(c).checked_sub(0x2400)?).ok()?;
    match code {
        0..=0x1f => Some(char::from(code + 0x40)),
        0x21 => Some('?'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{to_ascii, to_ascii_cells};
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    /// Checks accents, special letters, typographic characters and control pictures.
    #[test]
    fn ascii_keeps_text_readable() {
        for (text, plain) in [
            ("één coördinator, België", "een coordinator, Belgie"),
            ("“a” – o’Neill…", "\"a\" - o'Neill..."),
            ("Straße, smørrebrød, Łódź, Ŧorne", "Strasse, smorrebrod, Lodz, Torne"),
            ("3 × 4 → 12", "3 x 4 -> 12"),
            ("1\u{a0}000 €", "1 000 EUR"),
            ("a␛[2J␡", "a^[[2J^?"),
            ("東京 and 👩‍💻", "???? and ????"),
        ] {
            assert_eq!(to_ascii(text), plain, "{text}");
        }
    }

    /// Checks forms that are longer or shorter in ASCII.
    #[test]
    fn ascii_cells_keeps_the_layout() {
        for (text, plain) in
            [("één…", "een."), ("Straße →", "Strase ?"), ("東京", "????"), ("€5", "?5"), ("e\u{301}x", "ex")]
        {
            assert_eq!(to_ascii_cells(text), plain, "{text}");
        }
    }

    proptest! {
        /// Checks any text.
        #[test]
        fn ascii_of_any_text_is_ascii(text in any::<String>()) {
            prop_assert!(to_ascii(&text).is_ascii());
        }

        /// Checks any text.
        #[test]
        fn ascii_cells_of_any_text_keeps_the_width(text in "\\PC*") {
            let plain = to_ascii_cells(&text);
            prop_assert!(plain.is_ascii());
            let cells: usize = unicode_segmentation::UnicodeSegmentation::graphemes(&*text, true)
                .map(UnicodeWidthStr::width)
                .sum();
            prop_assert_eq!(plain.width(), cells);
        }
    }
}
