//! Comparison of texts as people see them.
//!
//! An accent can be part of its letter or follow it (NFC and NFD in Unicode). Both look the same, and which one the
//! user gets depends on the keyboard and the system. So texts from people are never compared byte by byte. They are
//! stored as typed: normalizing would permanently replace some characters, such as the older forms in Japanese names.

use unicode_normalization::UnicodeNormalization as _;

/// Returns whether two texts have the same characters, in any encoding of accents.
pub(crate) fn same_text(one: &str, other: &str) -> bool {
    one == other || (!(one.is_ascii() && other.is_ascii()) && one.nfc().eq(other.nfc()))
}

/// Returns a form of the text to compare if case does not matter: NFC and case folded.
pub(crate) fn case_folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Decompose first, so that a capital letter folds the same whether its accent is part of it or follows it.
    text.nfd().flat_map(fold_letter).nfc().collect()
}

/// Returns a form of a name to compare: case folded, with single spaces between words and none around them.
pub(crate) fn name_key(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    case_folded(&words.join(" "))
}

/// Returns a form of a name to compare if accents do not matter either: that of its text in ASCII. Returns `None` if
/// ASCII has no letters for it.
pub(crate) fn ascii_name_key(name: &str) -> Option<String> {
    let ascii = super::to_ascii(name);
    // A question mark that is not in the name stands for an unknown letter.
    let is_readable = ascii.matches('?').count() == name.matches('?').count();
    is_readable.then(|| name_key(&ascii))
}

/// Returns the letters that a letter folds to. Goes through the upper case, which is the same for lower-case letters
/// with several forms: ß becomes ss, ς becomes σ.
fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    // Its upper case is that of i, but it is another letter.
    let dotless = (letter == 'ı').then_some(letter);
    let through_upper_case =
        || letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let others = dotless.is_none().then(through_upper_case);
    dotless.into_iter().chain(others.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::{ascii_name_key, case_folded, name_key, same_text};
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    /// Checks names with accents, and names that ASCII cannot show.
    #[test]
    fn ascii_name_key_ignores_accents() {
        for name in ["Eén  gebied", "een gebied", "E\u{301}e\u{301}n gebied"] {
            assert_eq!(ascii_name_key(name).as_deref(), Some("een gebied"), "{name}");
        }
        assert_eq!(ascii_name_key("Why?").as_deref(), Some("why?"));
        assert_eq!(ascii_name_key("東京"), None, "ASCII has only question marks for it");
    }

    /// Checks that case, accents and spaces still count.
    #[test]
    fn same_text_ignores_only_the_encoding_of_accents() {
        assert!(same_text("Café", "Cafe\u{301}"));
        assert!(same_text("Ångström", "A\u{30a}ngstro\u{308}m"));
        assert!(!same_text("Café", "Cafe") && !same_text("Café", "café") && !same_text("A", "A "));
    }

    /// Checks accents, the German ß, the Greek final sigma and the Turkish ı.
    #[test]
    fn case_folded_equates_all_forms_of_a_letter() {
        assert_eq!(case_folded("CAFE\u{301}"), case_folded("café"));
        assert_eq!(case_folded("STRASSE"), case_folded("Straße"));
        assert_eq!(case_folded("STRAẞE"), case_folded("Straße"));
        assert_eq!(case_folded("ΟΔΌΣ"), case_folded("οδός"));
        assert_ne!(case_folded("ısı"), case_folded("isi"));
    }

    /// Checks that folding a folded letter changes nothing, and that all forms of a letter fold the same.
    #[test]
    fn case_folded_is_stable_for_every_letter() {
        for letter in ('\u{80}'..'\u{3000}').chain('\u{a000}'..'\u{ac00}').chain('\u{f900}'..'\u{1f000}') {
            let text = letter.to_string();
            let folded = case_folded(&text);
            assert_eq!(case_folded(&folded), folded, "{letter}");
            assert_eq!(case_folded(&text.to_lowercase()), folded, "{letter}");
            assert_eq!(case_folded(&text.nfd().collect::<String>()), folded, "{letter}");
        }
    }

    /// Checks spaces around and between words.
    #[test]
    fn name_key_normalizes_spaces() {
        assert_eq!(name_key("  ACME\u{a0} \tBV "), "acme bv");
    }

    proptest! {
        /// Checks for any text that neither the encoding nor repeated folding matters.
        #[test]
        fn case_folded_is_idempotent_for_any_text(text in "[À-ỹΑ-ώA-z]{0,8}|\\PC*") {
            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(case_folded(&composed), case_folded(&decomposed));
            prop_assert_eq!(case_folded(&case_folded(&text)), case_folded(&text));
            prop_assert!(same_text(&composed, &decomposed));
        }
    }
}
