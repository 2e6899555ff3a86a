//! Text from outside, made safe to show.
//!
//! A name in a session file may hold escape sequences that would move the cursor, retitle the window or worse, and
//! direction marks that make a line read as something else. The file keeps what was given; what is shown goes
//! through here.

use std::borrow::Cow;

/// The text with every control character replaced by a visible picture of it (`␛` for escape), and every other
/// character that acts on the terminal or on the direction of the line by `�`. Line breaks count as control
/// characters: the result is always one line.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_harmless(c) { c } else { picture(c) }).collect())
}

fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}'           // direction marks
            | '\u{2028}' | '\u{2029}'                     // line and paragraph separators
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // embeddings, overrides, isolates
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;
    use std::borrow::Cow;

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(harmless("Café 東京 👩‍💻"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_on_a_terminal_becomes_visible() {
        assert_eq!(harmless("a\u{1b}[2Jb\n\r\t\u{7f}"), "a␛[2Jb␊␍␉␡");
        assert_eq!(harmless("\u{9b}31m\u{202e}x\u{2066}"), "�31m�x�");
    }
}
