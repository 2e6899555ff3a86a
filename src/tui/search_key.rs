//! Makes searches ignore case and accents, so that `muller` finds Müller.

use crate::locale::ascii_letters;
use unicode_normalization::UnicodeNormalization as _;

/// Returns `text` in lower case, its Latin letters without accents.
pub fn search_key(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    // Combining accents are removed after Latin letters only; in other scripts they are part of the spelling.
    let mut latin = true;
    for character in text.nfd().flat_map(char::to_lowercase).nfd() {
        match character {
            '\u{300}'..='\u{36f}' if latin => {}
            '\u{300}'..='\u{36f}' => folded.push(character),
            character => {
                let letters = ascii_letters(character);
                latin = character.is_ascii() || letters.is_some();
                match letters {
                    Some(letters) => folded.push_str(letters),
                    None => folded.push(character),
                }
            }
        }
    }
    folded.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::search_key;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    /// Case and the accents of Latin letters are removed; other scripts keep theirs.
    #[test]
    fn search_key_ignores_case_and_accents() {
        assert_eq!(search_key("Müller Straße & Søn"), "muller strasse & son");
        assert_eq!(search_key("CAFE\u{301} ÉÇÀ Łódź"), "cafe eca lodz");
        assert_eq!(search_key("東京 Ωμέγα"), "東京 ωμέγα");
        assert_eq!(search_key("Nguyễn Țepeș Łącki Ħal Þor"), "nguyen tepes lacki hal thor");
    }

    proptest! {
        #[test]
        fn search_key_is_idempotent(text in any::<String>()) {
            prop_assert_eq!(search_key(&search_key(&text)), search_key(&text));
        }

        #[test]
        fn search_key_ignores_accent_encoding(text in "[À-ỹΑ-ώA-z]{0,8}") {
            let (composed, decomposed): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(search_key(&composed), search_key(&decomposed));
        }
    }
}
