//! A name for what is kept of answers that were tried out: that of the session at hand with a mark behind it, and a number
//! where that is taken. A mark that is there already makes way, in whichever language it was made.

use crate::locale::{Language, Message, Words, name_key};
use crate::tui::context::Context;
use crate::tui::home::MAX_NAME_LENGTH;
use std::collections::HashSet;

/// The name to propose, short enough to be one and like none of those that are taken.
#[must_use]
pub fn proposed(name: &str, taken: &[&str], context: &Context) -> String {
    let taken: HashSet<_> = taken.iter().map(|name| name_key(name)).collect();
    let base = unmarked(name);
    let named = (1..).map(|number| marked(base, number, &context.label_style));
    named.into_iter().find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// The name with the mark of what was tried out for the time that `number` says.
fn marked(name: &str, number: usize, words: &Words) -> String {
    let with = |name: &str| match number {
        1 => words.say(&Message::new("whatif-name").with("name", name)),
        _ => {
            words.say(&Message::new("whatif-name-more").with("name", name).with("number", number.to_string()))
        }
    };
    let room = MAX_NAME_LENGTH.saturating_sub(with("").chars().count());
    let short: String = name.chars().take(room).collect();
    with(short.trim_end())
}

/// The name without all such marks.
fn unmarked(name: &str) -> &str {
    /// Stands for the number, and in no locale file.
    const NUMBER: &str = "\u{2401}";
    let marks = Language::ALL.map(|language| {
        let words = Words::new(language);
        let more = Message::new("whatif-name-more").with("name", "").with("number", NUMBER);
        (words.say(&Message::new("whatif-name").with("name", "")), words.say(&more))
    });
    let mut rest = name;
    while let Some(shorter) = marks.iter().find_map(|(first, more)| {
        let numbered = || {
            let (before, after) = more.split_once(NUMBER)?;
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
    use super::{MAX_NAME_LENGTH, marked, unmarked};
    use crate::locale::{Language, Words, harmless};
    use proptest::prelude::*;

    #[test]
    fn a_mark_in_any_language_makes_way() {
        for name in ["Acme", "Acme (what if)", "Acme (wat als 3)", "Acme (what if 12) (wat als) (what if)"] {
            assert_eq!(unmarked(name), "Acme");
        }
        for name in ["Acme (what if )", "Acme (what if x)", "Acme(what if)", "(what if)", "", "what if 2)"] {
            assert_eq!(unmarked(name), name);
        }
    }

    proptest! {
        // Each case reads the words of all languages.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_marked_name_is_short_and_unmarks_to_where_it_began(name in "\\PC{0,90}", number in 1_usize..2000) {
            // As the screen holds it: what would act on a terminal has made way already.
            let name = harmless(&name);
            for language in Language::ALL {
                let marked = marked(&name, number, &Words::new(language));
                prop_assert!(marked.chars().count() <= MAX_NAME_LENGTH);
                prop_assert!(name.starts_with(unmarked(&marked)));
            }
        }
    }
}
