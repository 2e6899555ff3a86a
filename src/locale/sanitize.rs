//! Sanitizes text from outside before it is shown.
//!
//! A name in a session file can have escape sequences that move the cursor or set the window's title, direction marks
//! that change the order of a line, and invisible characters. Files keep the original text; only the shown text is
//! sanitized.

mod invisible;

use std::borrow::Cow;

/// The maximum number of characters of a name that are shown.
const MAX_NAME_CHARS: usize = 80;

/// The maximum number of characters of a note or another text of several lines that are shown.
const MAX_TEXT_CHARS: usize = 20_000;

/// Returns the text without characters that act on the terminal, as one line.
///
/// Control characters, line breaks included, become a visible picture (`␛` for escape). Other characters that act on
/// the terminal or on the direction of the line become `�`. Invisible characters become their code point, such as
/// `<U+200B>`. Joiners stay within emoji and within words of scripts that need them.
pub(crate) fn sanitize(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| is_safe(c) && !invisible::is_invisible(c))
        && !text.starts_with(invisible::is_mark)
    {
        return Cow::Borrowed(text);
    }
    let shown = replace_unsafe(text);
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// Returns a name sanitized and truncated to a readable length. A blank name becomes its code points.
pub(crate) fn display_name(name: &str) -> String {
    let cut = crate::json::truncate(name, MAX_NAME_CHARS);
    if cut.chars().all(|c| c.is_whitespace() || c == invisible::BRAILLE_BLANK) {
        return if cut.is_empty() {
            "\"\"".to_owned()
        } else {
            cut.chars().map(invisible::code_point).collect()
        };
    }
    sanitize(&cut).into_owned()
}

/// Returns a text of several lines, truncated to a length that nobody types. It is not sanitized, as that is done
/// line by line.
pub(crate) fn truncate_text(text: &str) -> String {
    crate::json::truncate(text, MAX_TEXT_CHARS)
}

/// Returns the text with every character that acts on a terminal replaced by one of the same width, for input fields
/// with a cursor.
pub(crate) fn sanitize_field(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_safe(c) { c } else { control_picture(c) }).collect())
}

/// Builds the sanitized text of [`sanitize`].
fn replace_unsafe(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let (mut before, mut rest) = (None, text);
    while let Some(c) = rest.chars().next() {
        let flag_len = invisible::flag_len(rest);
        let length = flag_len.max(c.len_utf8());
        let after = &rest[length..];
        // A combining mark at the start would be drawn over the character before the text.
        let is_leading_mark = before.is_none() && invisible::is_mark(c);
        if is_leading_mark {
            result.push_str(&invisible::code_point(c));
        } else if flag_len > 0
            || is_safe(c)
                && (!invisible::is_invisible(c) || invisible::is_needed(before, c, after.chars().next()))
        {
            result.push_str(&rest[..length]);
        } else if is_safe(c) {
            result.push_str(&invisible::code_point(c));
        } else {
            result.push(control_picture(c));
        }
        // What follows sees the replacement: nothing joins to a code point.
        (before, rest) = (result.chars().next_back(), after);
    }
    result
}

/// Returns whether a character acts neither on the terminal nor on the direction of the line.
fn is_safe(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}'           // direction marks
            | '\u{2028}' | '\u{2029}'                     // line and paragraph separators
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // embeddings, overrides, isolates
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Returns the visible picture of a control character, or `�`.
fn control_picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::{display_name, invisible, is_safe, sanitize, sanitize_field};
    use proptest::prelude::*;
    use std::borrow::Cow;
    use unicode_width::UnicodeWidthStr as _;

    /// Checks texts in many scripts, and emoji with joiners.
    #[test]
    fn sanitize_keeps_plain_text() {
        let emoji =
            ["👩‍💻", "❤️‍🔥", "🏳️‍🌈", "👍🏽", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "1️⃣", "🙂‍↔️"];
        // Persian with a non-joiner, Hindi and Malayalam with joiners, Sinhala, an ideograph with a variant,
        // Mongolian, Braille.
        let words = ["می‌خواهم", "क्‍ष", "ന്‍", "ශ්‍රී", "葛\u{e0100}", "ᠠ\u{180b}", "⠓⠑⠀⠓⠑"];
        for text in emoji.into_iter().chain(words).chain(["Café 東京", "a b"]) {
            assert!(matches!(sanitize(text), Cow::Borrowed(_)), "{text:?}: {}", sanitize(text));
            assert_eq!(display_name(text), text);
        }
    }

    /// Checks escape sequences, line breaks and direction marks.
    #[test]
    fn sanitize_replaces_control_characters() {
        assert_eq!(sanitize("a\u{1b}[2Jb\n\r\t\u{7f}"), "a␛[2Jb␊␍␉␡");
        assert_eq!(sanitize("\u{9b}31m\u{202e}x\u{2066}"), "�31m�x�");
    }

    /// Checks joiners, selectors and marks where they have no effect.
    #[test]
    fn sanitize_shows_invisible_characters() {
        for (text, wanted) in [
            ("\u{200b}", "<U+200B>"),
            ("a\u{ad}b", "a<U+00AD>b"),
            ("\u{3164}", "<U+3164>"),
            ("a\u{200d}b", "a<U+200D>b"),
            ("می\u{200c}\u{200c}", "می\u{200c}<U+200C>"),
            ("x\u{e0041}", "x<U+E0041>"),
            ("🏴\u{e0067}", "🏴<U+E0067>"),
            ("\u{fe0f}", "<U+FE0F>"),
            ("a\u{fe0f}", "a<U+FE0F>"),
            ("a\u{2060}b", "a<U+2060>b"),
            ("👩\u{200d}", "👩<U+200D>"),
            ("\u{301}e\u{301}", "<U+0301>e\u{301}"),
        ] {
            assert_eq!(sanitize(text), wanted);
        }
    }

    /// Checks a very long name and blank names.
    #[test]
    fn display_name_truncates_and_shows_blanks() {
        assert_eq!(display_name(&"a".repeat(15_000_000)), format!("{}…", "a".repeat(80)));
        assert_eq!(display_name(""), "\"\"");
        assert_eq!(display_name(" \u{a0}"), "<U+0020><U+00A0>");
        assert_eq!(display_name("\u{2800}"), "<U+2800>");
    }

    /// Checks that only characters that act on the terminal are replaced.
    #[test]
    fn sanitize_field_keeps_the_width() {
        assert_eq!(sanitize_field("a\u{200b}\u{1b}"), "a\u{200b}␛");
    }

    /// Generates texts with many invisible characters.
    fn invisible_text() -> impl Strategy<Value = String> {
        let odd = "[\u{200b}-\u{200d}\u{ad}\u{fe00}-\u{fe0f}\u{3164}\u{115f}\u{2060}-\u{2064}\u{e0020}-\u{e007f}\u{e0100}]";
        proptest::string::string_regex(&format!("({odd}|[a-z 🏴👩❤می葛क्ᠠ1]){{0,12}}"))
            .expect("the pattern is valid")
    }

    /// Checks that a joiner after a replaced mark is replaced too.
    #[test]
    fn sanitize_replaces_a_joiner_after_a_code_point() {
        assert_eq!(sanitize("\u{94d}\u{200c}"), "<U+094D><U+200C>");
    }

    proptest! {
        /// Checks for any text that sanitizing it twice changes nothing.
        #[test]
        fn sanitize_is_idempotent(text in prop_oneof![any::<String>(), invisible_text()]) {
            let shown = sanitize(&text).into_owned();
            prop_assert_eq!(sanitize(&shown), &*shown);
            prop_assert!(shown.chars().all(is_safe));
        }

        /// Checks for any name that it is not blank and not longer than a line or two.
        #[test]
        fn display_name_is_visible_and_short(name in prop_oneof![any::<String>(), invisible_text()]) {
            let shown = display_name(&name);
            prop_assert!(shown.width() > 0, "{:?}", shown);
            prop_assert!(shown.chars().count() <= 81 * "<U+100000>".len());
            prop_assert!(shown.chars().any(|c| !c.is_whitespace() && !invisible::is_invisible(c)), "{:?}", shown);
        }
    }
}
