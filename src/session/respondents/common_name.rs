//! What the names of several sessions have in common: people name them "Nordwind – Ann", "Nordwind – Ben", so that the
//! list shows where they belong. Beside each other only the last part tells them apart.

use crate::locale::name_key;
use std::collections::HashSet;

/// The characters that set the parts of a name apart wherever they stand.
const SEPARATORS: [char; 12] = ['–', '—', '―', ':', ',', ';', '/', '\\', '|', '·', '•', '('];

/// The characters that do so only between spaces, because they also join words: "Jean-Paul".
const SPACED_SEPARATORS: [char; 4] = ['-', '_', '+', '>'];

/// Names without what all of them begin and end with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SplitNames {
    /// What the names have in common, as the first one writes it.
    pub common: String,
    /// The rest of each name, in their order.
    pub rests: Vec<String>,
}

/// Returns the names without their common beginning and ending; `None` if they have none, or if a name would be left
/// without a letter, or two different names would become the same.
///
/// Parts count only as a whole: "Anna" and "Annette" have nothing in common. A beginning without a separator after it,
/// as in "Nordwind Ann", counts if there is no other; an ending without one may be a family's name, so it never does.
pub(crate) fn split_common_name(names: &[&str]) -> Option<SplitNames> {
    if names.len() < 2 {
        return None;
    }
    split(names, &parts, true).or_else(|| split(names, &words, false))
}

/// A part of a name, as its first and its last byte.
type Part = (usize, usize);

/// Splits names whose parts are found by `parts_of`.
fn split(names: &[&str], parts_of: &dyn Fn(&str) -> Vec<Part>, ends_count: bool) -> Option<SplitNames> {
    let all: Vec<Vec<Part>> = names.iter().map(|name| parts_of(name)).collect();
    // At least one part of each name stays.
    let most = all.iter().map(Vec::len).min()?.checked_sub(1)?;
    let key = |name: usize, part: usize| {
        let (start, end) = all[name][part];
        name_key(&names[name][start..end])
    };
    let is_common = |place: &dyn Fn(usize) -> usize| {
        let first = key(0, place(0));
        (1..names.len()).all(|name| key(name, place(name)) == first)
    };
    let start = (0..most).take_while(|&part| is_common(&|_| part)).count();
    let is_common_end = |&back: &usize| is_common(&|name| all[name].len() - 1 - back);
    let end = if ends_count { (0..most - start).take_while(is_common_end).count() } else { 0 };
    if start + end == 0 {
        return None;
    }
    let rest = |name: usize| {
        let (parts, text) = (&all[name], names[name]);
        let last = parts.len() - end;
        let until = parts.get(last).map_or(text.len(), |next| next.0);
        trim(&text[parts[start].0..until])
    };
    let rests: Vec<String> = (0..names.len()).map(rest).collect();
    let first = &all[0];
    let beginning = first[..start].last().map(|last| trim(&names[0][first[0].0..last.1]));
    let ending = first[first.len() - end..].first().map(|next| trim(&names[0][next.0..]));
    let common = beginning.into_iter().chain(ending).collect::<Vec<_>>().join(" – ");
    // Separators alone say nothing.
    let is_named = common.chars().any(char::is_alphanumeric);
    (is_named && is_clear(names, &rests)).then_some(SplitNames { common, rests })
}

/// Returns whether each rest has a letter, and whether different names have different rests.
fn is_clear(names: &[&str], rests: &[String]) -> bool {
    let mut seen = HashSet::new();
    let mut distinct = HashSet::new();
    for (name, rest) in names.iter().zip(rests) {
        seen.insert(name_key(name));
        distinct.insert(name_key(rest));
    }
    seen.len() == distinct.len() && rests.iter().all(|rest| rest.chars().any(char::is_alphabetic))
}

/// Returns the parts between separators.
fn parts(name: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, character) in name.char_indices() {
        let after = at + character.len_utf8();
        if is_separator(name, at, character) {
            push_trimmed(name, start, at, &mut parts);
            start = after;
        }
    }
    push_trimmed(name, start, name.len(), &mut parts);
    parts
}

/// Returns whether the character at a place of the name sets parts apart.
fn is_separator(name: &str, at: usize, character: char) -> bool {
    let spaced = || {
        let (before, after) = (&name[..at], &name[at + character.len_utf8()..]);
        before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace)
    };
    SEPARATORS.contains(&character)
        || character == ')'
        || (SPACED_SEPARATORS.contains(&character) && spaced())
}

/// Returns the words of a name.
fn words(name: &str) -> Vec<Part> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, character) in name.char_indices().filter(|(_, character)| character.is_whitespace()) {
        push_trimmed(name, start, at, &mut words);
        start = at + character.len_utf8();
    }
    push_trimmed(name, start, name.len(), &mut words);
    words
}

/// Adds what is left of a range without the space around it, if that is anything.
fn push_trimmed(name: &str, start: usize, end: usize, parts: &mut Vec<Part>) {
    let text = &name[start..end];
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let from = start + (text.len() - text.trim_start().len());
        parts.push((from, from + trimmed.len()));
    }
}

/// Returns a text without the separators and spaces around it. A bracket that closes one inside stays.
fn trim(text: &str) -> String {
    let is_edge = |character: char| {
        character.is_whitespace() || SEPARATORS.contains(&character) || SPACED_SEPARATORS.contains(&character)
    };
    let text = text.trim_matches(is_edge);
    let is_closed = text.matches('(').count() >= text.matches(')').count();
    if is_closed { text.to_owned() } else { text.trim_end_matches(')').trim_matches(is_edge).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{SplitNames, split_common_name};
    use crate::locale::name_key;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn split(names: &[&str]) -> Option<(String, String)> {
        split_common_name(names).map(|SplitNames { common, rests }| (common, rests.join("|")))
    }

    fn both(common: &str, rests: &str) -> (String, String) {
        (common.to_owned(), rests.to_owned())
    }

    /// However people write it, what all names begin or end with is dropped.
    #[test]
    fn common_beginning_and_ending_are_dropped() {
        let nordwind = Some(both("Nordwind", "Ann|Ben|Carla"));
        assert_eq!(split(&["Nordwind – Ann", "Nordwind - Ben", "nordwind: Carla"]), nordwind);
        assert_eq!(split(&["Nordwind Ann", "Nordwind  Ben", "Nordwind Carla"]), nordwind);
        assert_eq!(split(&["Ann, Nordwind", "Ben (Nordwind)", "Carla / Nordwind"]), nordwind);
        assert_eq!(
            split(&["Brandt & Vos – Head of Sales – 2027", "Brandt & Vos – Head of Service – 2027"]),
            Some(both("Brandt & Vos – 2027", "Head of Sales|Head of Service"))
        );
        assert_eq!(
            split(&["Ann (CFO) – Nordwind", "Ben – Nordwind"]),
            Some(both("Nordwind", "Ann (CFO)|Ben"))
        );
        assert_eq!(split(&["Zo\u{eb} – Ann", "Zoe\u{308} – Ben"]), Some(both("Zo\u{eb}", "Ann|Ben")));
    }

    /// A name is never left empty, without a letter, or like another one.
    #[test]
    fn names_that_would_be_unclear_stay() {
        for names in [
            &["Nordwind", "Nordwind – Ann"][..],
            &["Nordwind – 1", "Nordwind – 2"],
            &["Ann Smith", "Ben Smith"],
            &["Anna", "Annette"],
            &["Jean-Paul", "Jean-Luc"],
            &["Ann", "Ben"],
            &["Ann", "Ann"],
            &["Ann"],
            &["", "Ann"],
            &[": Ann", ": ,Ben"],
            &[],
        ] {
            assert_eq!(split(names), None, "{names:?}");
        }
        assert_eq!(
            split(&["A – Ann", "A – Ann", "A – Ben"]),
            Some(both("A", "Ann|Ann|Ben")),
            "the same name"
        );
    }

    proptest! {
        /// Whatever the names, each rest is a part of its name with a letter, different names stay different, and
        /// what was dropped is not empty.
        #[test]
        fn split_keeps_names_apart(names in prop::collection::vec("[AB1é]{0,2}( ?[-–:(), ] ?[ABé1]{0,2}){0,3}", 0..6)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(SplitNames { common, rests }) = split_common_name(&names) {
                prop_assert!(!common.is_empty());
                prop_assert_eq!(rests.len(), names.len());
                for (name, rest) in names.iter().zip(&rests) {
                    prop_assert!(name.contains(rest.as_str()) && rest.len() < name.len(), "{name:?} {rest:?}");
                    prop_assert!(rest.chars().any(char::is_alphabetic), "{rest:?}");
                }
                let count = |texts: Vec<&str>| texts.into_iter().map(name_key).collect::<HashSet<_>>().len();
                prop_assert_eq!(count(names.clone()), count(rests.iter().map(String::as_str).collect()));
            }
        }

        /// A subject before or after each name is found, whatever the names are, if nothing else is common.
        #[test]
        fn split_finds_a_subject(
            subject in "[N-Z][a-z]{2,8}( [N-Z][a-z]{2,8})?",
            people in prop::collection::hash_set("[A-M][a-z]{0,8}", 2..6),
            is_before in any::<bool>(),
            separators in prop::collection::vec(prop::sample::select(vec![" – ", " - ", ": ", ", ", " / "]), 6),
        ) {
            let people: Vec<String> = people.into_iter().collect();
            let name = |(person, separator): (&String, &&str)| {
                if is_before { format!("{subject}{separator}{person}") } else { format!("{person}{separator}{subject}") }
            };
            let names: Vec<String> = people.iter().zip(&separators).map(name).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            prop_assert_eq!(split_common_name(&names), Some(SplitNames { common: subject, rests: people }));
        }

        /// Any text at all is handled.
        #[test]
        fn split_survives_any_names(names in prop::collection::vec(any::<String>(), 0..5)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let _ = split_common_name(&names);
        }
    }
}
