//! A name for what is kept of answers that were tried out: that of the session at hand with a mark behind it, and a number
//! where that is taken. A mark that is there already makes way, in whichever language it was made.

use crate::locale::{Language, Message, Translator, name_key};
use crate::tui::ui::Ui;
use crate::tui::home::MAX_NAME_LENGTH;
use std::collections::HashSet;

/// The name to propose, short enough to be one and like none of those that are taken.
#[must_use]
pub fn suggest_name(name: &str, existing: &[&str], context: &Ui) -> String {
    let taken: HashSet<_> = existing.iter().map(|name| name_key(name)).collect();
    let base = without_suffix(name);
    let named = (1..).map(|number| with_suffix(base, number, &context.label_style));
    named.into_iter().find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// The name with the mark of what was tried out for the time that `number` says.
fn with_suffix(name: &str, number: usize, translator: &Translator) -> String {
    let with = |name: &str| match number {
        1 => translator.translate(&Message::new("whatif-name").arg("name", name)),
        _ => {
            translator.translate(&Message::new("whatif-name-more").arg("name", name).arg("number", number.to_string()))
        }
    };
    let room = MAX_NAME_LENGTH.saturating_sub(with("").chars().count());
    let short: String = name.chars().take(room).collect();
    with(short.trim_end())
}

/// The name without all such marks.
fn without_suffix(name: &str) -> &str {
    /// Stands for the number, and in no locale file.
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
        // Each case reads the words of all languages.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn suffix_round_trips_within_length_limit(name in "\\PC{0,90}", number in 1_usize..2000) {
            // As the screen holds it: what would act on a terminal has made way already.
            let name = sanitize(&name);
            for language in Language::ALL {
                let marked = with_suffix(&name, number, &Translator::new(language));
                prop_assert!(marked.chars().count() <= MAX_NAME_LENGTH);
                prop_assert!(name.starts_with(without_suffix(&marked)));
            }
        }
    }
}
