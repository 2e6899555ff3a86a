//! Removes quotation marks that people type or paste around an answer.

use super::Language;

/// The marks of typewriters, which no language has for itself.
const TYPEWRITER: [(char, char); 2] = [('"', '"'), ('\'', '\'')];

/// Returns the pairs of opening and closing marks of typewriters and of every language.
fn pairs() -> impl Iterator<Item = (char, char)> {
    let of_languages =
        Language::ALL.into_iter().flat_map(|language| language.conventions().quotes.iter().copied());
    TYPEWRITER.into_iter().chain(of_languages)
}

/// Returns the text without one pair of quotation marks around it, or the whole text if there is none.
pub(crate) fn unquote(text: &str) -> &str {
    let text = text.trim();
    let without_pair = |(open, close)| text.strip_prefix(open)?.strip_suffix(close);
    pairs().find_map(without_pair).map_or(text, str::trim)
}

/// Returns whether a character is a quotation mark.
pub(crate) fn is_quotation_mark(character: char) -> bool {
    pairs().any(|(open, close)| character == open || character == close)
}

#[cfg(test)]
mod tests {
    use super::unquote;

    /// Checks pairs in each style, and marks that are not a pair.
    #[test]
    fn unquote_removes_one_pair() {
        for text in [
            "Ample",
            "\"Ample\"",
            " 'Ample' ",
            "\u{201c}Ample\u{201d}",
            "\u{201e} Ample \u{201d}",
            "\u{2018}Ample\u{2019}",
        ] {
            assert_eq!(unquote(text), "Ample", "{text}");
        }
        for text in ["\"", "\"Ample", "Ample'", "\u{201c}Ample\"", "1'000", ""] {
            assert_eq!(unquote(text), text);
        }
        assert_eq!(unquote("\"\"Ample\"\""), "\"Ample\"");
    }
}
