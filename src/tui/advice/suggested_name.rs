//! Suggested names for saved what-if scenarios: the name of the current session with a suffix, and a number if that
//! name exists.
//!
//! An existing suffix, in any language, is replaced.

use crate::locale::{Language, Message, Translator, name_key};
use crate::tui::home::MAX_NAME_LENGTH;
use crate::tui::ui::Ui;
use std::collections::HashSet;

/// Returns suggested names for several scenarios, each of a session with this name.
pub fn proposed_names(session_names: &[String], existing: &[String], context: &Ui) -> Vec<String> {
    let mut taken = existing.to_vec();
    for name in session_names {
        taken.push(suggest_name(name, &taken, context));
    }
    taken.split_off(existing.len())
}

/// Returns the suggested name. It fits the length limit and is not among `existing`.
pub fn suggest_name(name: &str, existing: &[impl AsRef<str>], context: &Ui) -> String {
    let taken: HashSet<_> = existing.iter().map(|name| name_key(name.as_ref())).collect();
    let base = without_suffix(name);
    let named = (1..).map(|number| with_suffix(base, number, &context.translator));
    named.into_iter().find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// Returns the name with the suffix of the scenario `number`.
fn with_suffix(name: &str, number: usize, translator: &Translator) -> String {
    let with = |name: &str| match number {
        1 => translator.translate(&Message::new("whatif-name").arg("name", name)),
        _ => translator
            .translate(&Message::new("whatif-name-more").arg("name", name).arg("number", number.to_string())),
    };
    let room = MAX_NAME_LENGTH.saturating_sub(with("").chars().count());
    let short: String = name.chars().take(room).collect();
    with(short.trim_end())
}

/// Returns the name without any such suffix.
fn without_suffix(name: &str) -> &str {
    /// A placeholder for the number, a character that no locale file contains.
    const NUMBER_PLACEHOLDER: &str = "\u{2401}";
    let marks = Language::ALL.map(|language| {
        let translator = Translator::new(language);
        let more = Message::new("whatif-name-more").arg("name", "").arg("number", NUMBER_PLACEHOLDER);
        (translator.translate(&Message::new("whatif-name").arg("name", "")), translator.translate(&more))
    });
    let mut rest = name;
    while let Some(shorter) = marks.iter().find_map(|(first, more)| {
        let numbered = || {
            let (before, after) = more.split_once(NUMBER_PLACEHOLDER)?;
            let counted = rest.strip_suffix(after)?;
            let bare = counted.trim_end_matches(|digit: char| digit.is_ascii_digit());
            bare.strip_suffix(before).filter(|_| bare.len() < counted.len())
        };
        rest.strip_suffix(&**first).or_else(numbered)
    }) {
        rest = shorter.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{MAX_NAME_LENGTH, with_suffix, without_suffix};
    use crate::locale::{Language, Translator, sanitize};
    use proptest::prelude::*;

    /// Suffixes of any language are removed, other endings are not.
    #[test]
    fn suffix_is_replaced_in_any_language() {
        for name in ["Acme", "Acme (what if)", "Acme (wat als 3)", "Acme (what if 12) (wat als) (what if)"] {
            assert_eq!(without_suffix(name), "Acme");
        }
        for name in ["Acme (what if )", "Acme (what if x)", "Acme(what if)", "(what if)", "", "what if 2)"] {
            assert_eq!(without_suffix(name), name);
        }
    }

    proptest! {
        // Each case loads the texts of all languages.
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// A name with a suffix respects the length limit, and removing the suffix returns the start of the name.
        #[test]
        fn suffix_round_trips_within_length_limit(name in "\\PC{0,90}", number in 1_usize..2000) {
            // The screen only holds sanitized names.
            let name = sanitize(&name);
            for language in Language::ALL {
                let marked = with_suffix(&name, number, &Translator::new(language));
                prop_assert!(marked.chars().count() <= MAX_NAME_LENGTH);
                prop_assert!(name.starts_with(without_suffix(&marked)));
            }
        }
    }
}
