//! Looks up what the user typed among several targets: options, questions, models or rulebooks.
//!
//! A target has an id and labels. The user may type either, in full or as a prefix of only one target, in upper or
//! lower case. Full names are preferred to prefixes, and ids to labels. If nothing fits, the search is repeated
//! without accents, because terminals without UTF-8 show and send names that way. Ambiguous input is rejected with a
//! message that lists the labels.

use super::{Message, ascii_name_key, name_key};
use crate::json;

/// The maximum number of characters of a label in a message.
const MAX_LABEL_CHARS: usize = 200;

/// Something that the user can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    id: &'a str,
    labels: Vec<&'a str>,
}

/// Why a name fits no single target. Targets are indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LookupError {
    /// It fits several targets.
    Ambiguous(Vec<usize>),
    /// It fits no target. Has the most similar one, if there is one.
    Unknown(Option<usize>),
}

/// The keys of the messages for one kind of target. All of them have the arguments `given` and `known`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MessageKeys {
    /// Nothing has this name.
    pub unknown: &'static str,
    /// Nothing has this name, but `nearest` is similar.
    pub near: &'static str,
    /// The name fits several targets: `candidates`.
    pub ambiguous: &'static str,
}

impl<'a> Target<'a> {
    /// Creates a target with its id and labels. The first label is the one that the screen shows.
    pub(crate) fn new(id: &'a str, labels: impl IntoIterator<Item = &'a str>) -> Self {
        Self { id, labels: labels.into_iter().collect() }
    }

    /// Returns the label that the screen shows.
    pub(crate) fn label(&self) -> &'a str {
        self.labels.first().copied().unwrap_or(self.id)
    }

    /// Returns the id and all labels.
    fn names(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.id).chain(self.labels.iter().copied())
    }
}

/// Returns the index of the target that `text` names.
///
/// # Errors
/// The text fits no target, or several equally well.
pub(crate) fn find(text: &str, targets: &[Target]) -> Result<usize, LookupError> {
    let find_with = |key: KeyFn| match_exact(text, targets, key).or_else(|| match_prefix(text, targets, key));
    find_by_keys(find_with).unwrap_or_else(|| Err(LookupError::Unknown(nearest_target(text, targets))))
}

/// Returns the index of the target that `text` names in full. A prefix is not enough.
///
/// # Errors
/// The text is the name of no target, or of several.
pub(crate) fn find_exact(text: &str, targets: &[Target]) -> Result<usize, LookupError> {
    let find_with = |key: KeyFn| match_exact(text, targets, key);
    find_by_keys(find_with).unwrap_or_else(|| Err(LookupError::Unknown(nearest_target(text, targets))))
}

/// Returns the form of a name to compare, or `None` if the name fits nothing.
type KeyFn = fn(&str) -> Option<String>;

/// Returns the result for names as they are or, if nothing fits, without accents.
fn find_by_keys(
    find_with: impl Fn(KeyFn) -> Option<Result<usize, LookupError>>,
) -> Option<Result<usize, LookupError>> {
    find_with(|name| Some(comparison_key(name)))
        .or_else(|| find_with(|name| ascii_name_key(name).map(|name| comparison_key(&name))))
}

/// Returns the target that `text` names in full, or `None` if there is none.
fn match_exact(text: &str, targets: &[Target], key: KeyFn) -> Option<Result<usize, LookupError>> {
    let input = key(text)?;
    let is_input = |name: &str| key(name).as_ref() == Some(&input);
    match_unique(targets, |target| target.id == text.trim())
        .or_else(|| match_unique(targets, |target| is_input(target.id)))
        .or_else(|| match_unique(targets, |target| is_input(target.label())))
        .or_else(|| match_unique(targets, |target| target.names().any(is_input)))
}

/// Returns the target with a name that starts with `text`, or `None` if there is none.
fn match_prefix(text: &str, targets: &[Target], key: KeyFn) -> Option<Result<usize, LookupError>> {
    let input = key(text).filter(|given| !given.is_empty())?;
    let has_prefix = |name: &str| key(name).is_some_and(|name| name.starts_with(&input));
    match_unique(targets, |target| target.names().any(has_prefix))
}

/// Returns the only target that fits, an error if several fit, or `None` if none does.
fn match_unique(targets: &[Target], fits: impl Fn(&Target) -> bool) -> Option<Result<usize, LookupError>> {
    let found: Vec<_> = (0..targets.len()).filter(|&index| fits(&targets[index])).collect();
    match found[..] {
        [] => None,
        [only] => Some(Ok(only)),
        _ => Some(Err(LookupError::Ambiguous(found))),
    }
}

impl LookupError {
    /// Returns the message for the error, which lists the labels that the screen shows.
    pub(crate) fn message(&self, input: &str, targets: &[Target], keys: &MessageKeys) -> Message {
        let message = match self {
            Self::Ambiguous(candidates) => {
                let candidates = join_labels(candidates.iter().map(|&index| targets[index].label()));
                Message::new(keys.ambiguous).arg("candidates", candidates)
            }
            Self::Unknown(Some(near)) => Message::new(keys.near)
                .arg("nearest", json::truncate(targets[*near].label(), MAX_LABEL_CHARS)),
            Self::Unknown(None) => Message::new(keys.unknown),
        };
        let known = join_labels(targets.iter().map(Target::label));
        message.arg("given", json::truncate(input.trim(), json::MAX_QUOTED_CHARS)).arg("known", known)
    }
}

/// Joins labels with a separator that none of them contains.
fn join_labels<'a>(labels: impl Iterator<Item = &'a str> + Clone) -> String {
    let separator = if labels.clone().any(|label| label.contains(',')) { "; " } else { ", " };
    labels.map(|label| json::truncate(label, MAX_LABEL_CHARS)).collect::<Vec<_>>().join(separator)
}

/// Returns the form of a name to compare. Replaces typographic apostrophes, as keyboards differ.
fn comparison_key(name: &str) -> String {
    name_key(name).replace(['\u{2019}', '\u{2bc}'], "'")
}

/// Returns the known name that is most similar to a mistyped one, or `None` if none is. Up to a third of its
/// characters may differ.
pub(crate) fn nearest<'a>(input: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_item(input, known.into_iter().map(|name| (name, name)))
}

/// Returns the index of the target with the most similar name, or `None` if none is similar.
fn nearest_target(input: &str, targets: &[Target]) -> Option<usize> {
    let names = targets.iter().enumerate();
    nearest_item(input, names.flat_map(|(index, target)| target.names().map(move |name| (index, name))))
}

/// Returns the item with the most similar name, or `None` if none is similar.
fn nearest_item<'a, T>(input: &str, known: impl Iterator<Item = (T, &'a str)>) -> Option<T> {
    const LONGEST: usize = 100;
    // A long text is no name, and comparing costs the square of its length.
    if input.len() > LONGEST {
        return None;
    }
    let spaced = |text: &str| comparison_key(text).replace(['_', '-'], " ");
    let given = spaced(input);
    let similar = known.filter(|(_, name)| name.len() <= 4 * LONGEST).filter_map(|(item, name)| {
        let name = spaced(name);
        let distance = strsim::osa_distance(&given, &name);
        (distance * 3 <= name.chars().count()).then_some((distance, item))
    });
    similar.min_by_key(|(distance, _)| *distance).map(|(_, item)| item)
}

#[cfg(test)]
mod tests {
    use super::{LookupError, MessageKeys, Target, find, find_exact};
    use crate::locale::{Language, Translator};

    const WORDING: MessageKeys = MessageKeys {
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

    fn find_in_targets(text: &str) -> Result<usize, LookupError> {
        find(text, &targets())
    }

    /// Checks names in any case and with accents in any encoding.
    #[test]
    fn lookup_finds_ids_labels_and_unique_prefixes() {
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
            assert_eq!(find_in_targets(text), Ok(index), "{text}");
        }
    }

    /// Checks that full names are preferred to prefixes and ids to labels.
    #[test]
    fn lookup_prefers_full_names_and_ids() {
        assert_eq!(find_in_targets("several"), Ok(4));
        assert_eq!(find("a", &[Target::new("ab", ["x"]), Target::new("c", ["A"])]), Ok(1));
        assert_eq!(
            find("A", &[Target::new("a", ["x"]), Target::new("b", ["A"])]),
            Ok(0),
            "ids are preferred to labels"
        );
    }

    /// Checks the second search without accents.
    #[test]
    fn lookup_ignores_accents_if_nothing_else_fits() {
        for text in ["een gebied", "Een gebied", "één gebied", "een g"] {
            assert_eq!(find_in_targets(text), Ok(1), "{text}");
        }
        assert_eq!(find_in_targets("Een"), Ok(4), "names with the typed accents are preferred");
        assert_eq!(find_in_targets("Één"), Err(LookupError::Ambiguous(vec![1, 4])));
        assert_eq!(find_exact("een gebied", &targets()), Ok(1));
        let alike = [Target::new("a", ["Zoë"]), Target::new("b", ["Zoé"]), Target::new("c", ["東京"])];
        assert_eq!(find("zoe", &alike), Err(LookupError::Ambiguous(vec![0, 1])));
        assert_eq!(find("zoé", &alike), Ok(1));
        assert_eq!(
            find("大阪", &alike),
            Err(LookupError::Unknown(None)),
            "ASCII has only question marks for both"
        );
    }

    /// Checks the errors and the most similar target.
    #[test]
    fn lookup_rejects_ambiguous_and_unknown_names() {
        assert_eq!(find_in_targets("meerdere"), Err(LookupError::Ambiguous(vec![2, 3])));
        assert_eq!(find_in_targets("several r"), Ok(2));
        assert_eq!(find_exact("several r", &targets()), Err(LookupError::Unknown(Some(4))));
        assert_eq!(find_in_targets("krab"), Err(LookupError::Unknown(Some(0))));
        assert_eq!(find_in_targets("one-area"), Err(LookupError::Unknown(Some(1))));
        for text in ["", "  ", "zebra", &"x".repeat(5000)] {
            assert_eq!(find_in_targets(text), Err(LookupError::Unknown(None)), "{text}");
        }
    }

    /// Checks that messages show labels and not ids.
    #[test]
    fn lookup_messages_list_labels() {
        let translator = Translator::new(Language::Dutch);
        let message = |text: &str| {
            let targets = targets();
            translator.translate(
                &find(text, &targets).expect_err("the name is rejected").message(text, &targets, &WORDING),
            )
        };
        assert!(message("meerdere").contains("Meerdere regio's, Meerdere landen"), "{}", message("meerdere"));
        assert!(
            message("krab").contains("\"Krap\"") && !message("krab").contains("tight"),
            "{}",
            message("krab")
        );
        assert!(message("zebra").contains("Krap, Eén gebied, "), "{}", message("zebra"));
    }
}
