//! When two texts are the same to people.
//!
//! An accent may be part of its letter or stand behind it (NFC and NFD in Unicode). Both look the same, and which of the
//! two somebody gets depends on keyboard and system. So texts of people are never compared byte by byte. They are stored
//! as typed: normalising would exchange some characters for good, such as the older forms of Japanese names.

use unicode_normalization::UnicodeNormalization as _;

/// Whether two texts hold the same characters, however accents are encoded.
#[must_use]
pub fn same_text(one: &str, other: &str) -> bool {
    one == other || (!(one.is_ascii() && other.is_ascii()) && one.nfc().eq(other.nfc()))
}

/// Returns the text as it is compared where capitals make no difference: in NFC, case folded.
#[must_use]
pub fn case_folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Decomposed first, so that a capital with its accent behind it folds as one that has it within.
    text.nfd().flat_map(fold_letter).nfc().collect()
}

/// Returns a name as it is compared: case folded, with single spaces between words and none around them.
#[must_use]
pub fn name_key(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    case_folded(&words.join(" "))
}

/// Returns a name as it is compared where accents make no difference either: as `--ascii` shows it. `None` if ASCII has no
/// letters for it.
#[must_use]
pub fn ascii_name_key(name: &str) -> Option<String> {
    let ascii = super::to_ascii(name);
    // A question mark that is not in the name stands for any letter at all.
    let is_readable = ascii.matches('?').count() == name.matches('?').count();
    is_readable.then(|| name_key(&ascii))
}

/// The letters that a letter folds to. By way of capitals, which small letters with several forms share: ß is ss, ς is σ.
fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    // Its capital is that of i, yet it is another letter.
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

    #[test]
    fn ascii_name_key_ignores_accents() {
        for name in ["Eén  gebied", "een gebied", "E\u{301}e\u{301}n gebied"] {
            assert_eq!(ascii_name_key(name).as_deref(), Some("een gebied"), "{name}");
        }
        assert_eq!(ascii_name_key("Why?").as_deref(), Some("why?"));
        assert_eq!(ascii_name_key("東京"), None, "it would be the same as any other two characters");
    }

    #[test]
    fn same_text_ignores_only_the_encoding_of_accents() {
        assert!(same_text("Café", "Cafe\u{301}"));
        assert!(same_text("Ångström", "A\u{30a}ngstro\u{308}m"));
        assert!(!same_text("Café", "Cafe") && !same_text("Café", "café") && !same_text("A", "A "));
    }

    #[test]
    fn case_folded_equates_all_forms_of_a_letter() {
        assert_eq!(case_folded("CAFE\u{301}"), case_folded("café"));
        assert_eq!(case_folded("STRASSE"), case_folded("Straße"));
        assert_eq!(case_folded("STRAẞE"), case_folded("Straße"));
        assert_eq!(case_folded("ΟΔΌΣ"), case_folded("οδός"));
        assert_ne!(case_folded("ısı"), case_folded("isi"));
    }

    /// Folding what is folded changes nothing, nor does any other form of a letter fold otherwise.
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

    #[test]
    fn name_key_normalizes_spaces() {
        assert_eq!(name_key("  ACME\u{a0} \tBV "), "acme bv");
    }

    proptest! {
        #[test]
        fn case_folded_is_idempotent_for_any_text(text in "[À-ỹΑ-ώA-z]{0,8}|\\PC*") {
            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(case_folded(&composed), case_folded(&decomposed));
            prop_assert_eq!(case_folded(&case_folded(&text)), case_folded(&text));
            prop_assert!(same_text(&composed, &decomposed));
        }
    }
}
