//! Removes quotation marks that people type or paste around an answer.

/// Pairs of opening and closing marks, in the styles of both languages and of typewriters.
const PAIRS: [(char, char); 7] = [
    ('"', '"'),
    ('\'', '\''),
    ('\u{201c}', '\u{201d}'),
    ('\u{201d}', '\u{201d}'),
    ('\u{201e}', '\u{201d}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{201a}', '\u{2019}'),
];

/// Returns the text without one pair of quotation marks around it, or the whole text if there is none.
pub(crate) fn unquote(text: &str) -> &str {
    let text = text.trim();
    let without_pair = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    PAIRS.iter().find_map(without_pair).map_or(text, str::trim)
}

/// Returns whether a character is a quotation mark.
pub(crate) fn is_quotation_mark(character: char) -> bool {
    PAIRS.iter().any(|(open, close)| character == *open || character == *close)
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
