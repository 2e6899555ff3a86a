//! Finds which of several things a person means by what they typed: an option, a question, a model, a rulebook.
//!
//! Everything has an id and labels. Either may be typed, whole or as a beginning that fits one thing only, in capitals or
//! not. A whole name goes before a beginning, and an id before a label. What is not clear is refused, with the labels that
//! the screen shows.

use super::{Message, name_key};
use crate::json;

/// The most characters of a label that a message shows.
const LONGEST_LABEL: usize = 200;

/// Something that a person can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    id: &'a str,
    labels: Vec<&'a str>,
}

/// Why a typed name leads to nothing; targets are given by their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTarget {
    /// It fits several targets.
    Ambiguous(Vec<usize>),
    /// It fits none; the one that comes nearest, if any is near.
    Unknown(Option<usize>),
}

/// The keys of the messages for one kind of target. All of them take `given` and `known`.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// Nothing is called so.
    pub unknown: &'static str,
    /// Nothing is called so, but `nearest` comes close.
    pub near: &'static str,
    /// Several things may be meant: `candidates`.
    pub ambiguous: &'static str,
}

impl<'a> Target<'a> {
    /// A target with its id and labels, the one that the screen shows first.
    #[must_use]
    pub fn new(id: &'a str, labels: impl IntoIterator<Item = &'a str>) -> Self {
        Self { id, labels: labels.into_iter().collect() }
    }

    /// The label that the screen shows.
    #[must_use]
    pub fn label(&self) -> &'a str {
        self.labels.first().copied().unwrap_or(self.id)
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.id).chain(self.labels.iter().copied())
    }
}

/// Returns the index of the target that `text` names.
///
/// # Errors
/// The text fits none of the targets, or several equally well.
pub fn find(text: &str, targets: &[Target]) -> Result<usize, NoTarget> {
    let key = key(text);
    let begins = |target: &Target| target.names().any(|name| self::key(name).starts_with(&key));
    match find_whole(text, targets) {
        Err(NoTarget::Unknown(near)) if !key.is_empty() => {
            only(targets, begins).unwrap_or(Err(NoTarget::Unknown(near)))
        }
        found => found,
    }
}

/// Returns the index of the target that `text` names in full, where a beginning is not enough.
///
/// # Errors
/// The text is the name of no target, or of several.
pub fn find_whole(text: &str, targets: &[Target]) -> Result<usize, NoTarget> {
    let key = key(text);
    let is = |name: &str| self::key(name) == key;
    only(targets, |target| target.id == text.trim())
        .or_else(|| only(targets, |target| is(target.id)))
        .or_else(|| only(targets, |target| is(target.label())))
        .or_else(|| only(targets, |target| target.names().any(is)))
        .unwrap_or_else(|| Err(NoTarget::Unknown(nearest(&key, targets))))
}

/// The one target that fits, or all of them as candidates; `None` if none does.
fn only(targets: &[Target], fits: impl Fn(&Target) -> bool) -> Option<Result<usize, NoTarget>> {
    let found: Vec<_> = (0..targets.len()).filter(|&index| fits(&targets[index])).collect();
    match found[..] {
        [] => None,
        [only] => Some(Ok(only)),
        _ => Some(Err(NoTarget::Ambiguous(found))),
    }
}

impl NoTarget {
    /// Says why nothing was found, and what there is, by the labels that the screen shows.
    #[must_use]
    pub fn message(&self, given: &str, targets: &[Target], wording: &Wording) -> Message {
        let message = match self {
            Self::Ambiguous(candidates) => {
                let candidates = listed(candidates.iter().map(|&index| targets[index].label()));
                Message::new(wording.ambiguous).with("candidates", candidates)
            }
            Self::Unknown(Some(near)) => {
                Message::new(wording.near).with("nearest", json::short(targets[*near].label(), LONGEST_LABEL))
            }
            Self::Unknown(None) => Message::new(wording.unknown),
        };
        let known = listed(targets.iter().map(Target::label));
        message.with("given", json::short(given.trim(), json::QUOTED)).with("known", known)
    }
}

/// Joins labels, so that it shows where one ends.
fn listed<'a>(labels: impl Iterator<Item = &'a str> + Clone) -> String {
    let apart = if labels.clone().any(|label| label.contains(',')) { "; " } else { ", " };
    labels.map(|label| json::short(label, LONGEST_LABEL)).collect::<Vec<_>>().join(apart)
}

/// A name as it is compared. Which apostrophe is typed depends on the keyboard.
fn key(name: &str) -> String {
    name_key(name).replace(['\u{2019}', '\u{2bc}'], "'")
}

/// The target that a mistyped name most likely means: a third of it may differ.
fn nearest(key: &str, targets: &[Target]) -> Option<usize> {
    const LONGEST: usize = 100;
    // A text as long as a page means none of ours, and comparing costs its length squared.
    if key.len() > LONGEST {
        return None;
    }
    let spaced = |text: &str| text.replace(['_', '-'], " ");
    let given = spaced(key);
    let distance = |name: &str| {
        let name = spaced(&self::key(name));
        let distance = strsim::osa_distance(&given, &name);
        (distance * 3 <= name.chars().count()).then_some(distance)
    };
    let of =
        |target: &Target| target.names().filter(|name| name.len() <= 4 * LONGEST).filter_map(distance).min();
    let near = targets.iter().enumerate().filter_map(|(index, target)| Some((of(target)?, index)));
    near.min().map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::{NoTarget, Target, Wording, find, find_whole};
    use crate::locale::{Language, Words};

    const WORDING: Wording = Wording {
        unknown: "problem-unknown-option",
        near: "problem-unknown-option-near",
        ambiguous: "problem-ambiguous-option",
    };

    fn targets() -> Vec<Target<'static>> {
        vec![
            Target::new("tight", ["Krap", "Tight"]),
            Target::new("one_area", ["Eén gebied", "One area"]),
            Target::new("regions", ["Meerdere regio's", "Several regions"]),
            Target::new("countries", ["Meerdere landen", "Several countries, far"]),
            Target::new("several", ["Een paar", "A few"]),
        ]
    }

    fn found(text: &str) -> Result<usize, NoTarget> {
        find(text, &targets())
    }

    #[test]
    fn lookup_takes_ids_labels_and_clear_beginnings_in_any_case() {
        for (text, index) in [
            ("tight", 0),
            ("TIGHT", 0),
            (" krap ", 0),
            ("Kr", 0),
            ("eén gebied", 1),
            ("Ee\u{301}n  gebied", 1),
            ("EÉN", 1),
            ("one_a", 1),
            ("meerdere regio\u{2019}s", 2),
            ("Meerdere l", 3),
        ] {
            assert_eq!(found(text), Ok(index), "{text}");
        }
    }

    #[test]
    fn lookup_prefers_a_whole_name_to_a_beginning() {
        assert_eq!(found("several"), Ok(4));
        assert_eq!(find("a", &[Target::new("ab", ["x"]), Target::new("c", ["A"])]), Ok(1));
        assert_eq!(find("A", &[Target::new("a", ["x"]), Target::new("b", ["A"])]), Ok(0), "ids go first");
    }

    #[test]
    fn lookup_refuses_what_fits_several_or_none() {
        assert_eq!(found("meerdere"), Err(NoTarget::Ambiguous(vec![2, 3])));
        assert_eq!(found("several r"), Ok(2));
        assert_eq!(find_whole("several r", &targets()), Err(NoTarget::Unknown(Some(4))));
        assert_eq!(found("krab"), Err(NoTarget::Unknown(Some(0))));
        assert_eq!(found("een gebied"), Err(NoTarget::Unknown(Some(1))));
        assert_eq!(found("one-area"), Err(NoTarget::Unknown(Some(1))));
        for text in ["", "  ", "zebra", &"x".repeat(5000)] {
            assert_eq!(found(text), Err(NoTarget::Unknown(None)), "{text}");
        }
    }

    #[test]
    fn lookup_messages_name_labels() {
        let words = Words::new(Language::Dutch);
        let said = |text: &str| {
            let targets = targets();
            words.say(&find(text, &targets).expect_err("refused").message(text, &targets, &WORDING))
        };
        assert!(said("meerdere").contains("Meerdere regio's, Meerdere landen"), "{}", said("meerdere"));
        assert!(said("krab").contains("\"Krap\"") && !said("krab").contains("tight"), "{}", said("krab"));
        assert!(said("zebra").contains("Krap, Eén gebied, "), "{}", said("zebra"));
    }
}
