//! Invisible characters, and where they are needed.
//!
//! Joiners and variation selectors are invisible, but change the shape of the character before them.

use unicode_width::UnicodeWidthChar as _;

/// The blank Braille pattern: a space within Braille.
pub(super) const BRAILLE_BLANK: char = '\u{2800}';

const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';
/// Starts the flag of a part of a country, whose name follows in tag characters.
const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';

/// Returns whether a character shows nothing by itself.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Returns whether a character is drawn over or under the one before it.
pub(super) fn is_mark(c: char) -> bool {
    c.width() == Some(0) && !is_invisible(c)
}

/// Returns whether an invisible character has an effect between these two characters.
pub(super) fn is_needed(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match c {
        NON_JOINER => joins_letters(before),
        JOINER => joins_letters(before) || is_emoji(before) && after.is_some_and(is_emoji),
        '\u{fe00}'..='\u{fe0f}' => has_variants(before),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph(before),
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        // A placeholder for a missing consonant or vowel in a syllable of old Korean.
        '\u{115f}' | '\u{1160}' => after.is_some_and(|after| matches!(after, '\u{1161}'..='\u{11ff}')),
        _ => false,
    }
}

/// Returns the length in bytes of a flag with tag characters at the start of the text, or 0.
pub(super) fn flag_len(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(BLACK_FLAG) else { return 0 };
    let tags =
        rest.trim_start_matches(|c| matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}'));
    match tags.strip_prefix(CANCEL_TAG) {
        Some(after) if tags.len() < rest.len() => text.len() - after.len(),
        _ => 0,
    }
}

/// Returns the code point of a character, such as `<U+200B>`.
pub(super) fn code_point(c: char) -> String {
    format!("<U+{:04X}>", c as u32)
}

/// Returns whether a character can have variants. Latin letters, whose variants look the same, and blanks have none.
fn has_variants(c: char) -> bool {
    !c.is_ascii_alphabetic() && !c.is_whitespace() && !c.is_control() && !is_invisible(c)
}

/// Returns whether a character belongs to a script whose letters join or combine.
fn joins_letters(c: char) -> bool {
    !is_invisible(c)
        && matches!(c,
            '\u{600}'..='\u{86f}' | '\u{8a0}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
            | '\u{1a20}'..='\u{1aad}' | '\u{1b00}'..='\u{1c4f}' | '\u{a840}'..='\u{aaff}' | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}')
}

/// Returns whether a character is an emoji or modifies one, such as a skin colour.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{fe0f}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Returns whether a character is an ideograph.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
