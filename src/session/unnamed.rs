//! Names of sessions that got none.
//!
//! The saved name says when the interview began, in the language in which it was held. It is shown in the language of
//! the reader, with the date in words.

use crate::locale::{Language, Message, Translator, display_name, time};
use jiff::civil::Date;
use std::sync::LazyLock;

/// A placeholder for the date, a character that no locale file contains.
const DATE_PLACEHOLDER: &str = "\u{2401}";

/// What the name has before and after the date, in each language.
static AFFIXES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let name = |language| name(DATE_PLACEHOLDER, &Translator::new(language));
    let affixes = |name: String| {
        name.split_once(DATE_PLACEHOLDER).map(|(before, after)| (before.to_owned(), after.to_owned()))
    };
    Language::ALL.into_iter().map(name).filter_map(affixes).collect()
});

/// Returns the name with which a session that got none is saved.
pub(super) fn saved_name(day: Date, words: &Translator) -> String {
    name(&day.to_string(), words)
}

/// Returns a name as it is shown: that of a session that got none in the language of the reader, and any other as
/// [`display_name`] returns it.
pub(crate) fn shown_name(saved: &str, words: &Translator) -> String {
    match saved_day(saved) {
        Some(day) => name(&time::date_in_words(day, words), words),
        None => display_name(saved),
    }
}

/// Returns whether this is the saved name of a session that got none.
pub(super) fn is_unnamed(saved: &str) -> bool {
    saved_day(saved).is_some()
}

/// Returns the day in the saved name of a session that got none.
fn saved_day(saved: &str) -> Option<Date> {
    AFFIXES.iter().find_map(|(before, after)| day_between(saved, before, after))
}

fn name(date: &str, words: &Translator) -> String {
    words.translate(&Message::new("cli-unnamed").arg("date", date))
}

fn day_between(name: &str, before: &str, after: &str) -> Option<Date> {
    super::parse_day(name.strip_prefix(before)?.strip_suffix(after)?)
}

#[cfg(test)]
mod tests {
    use super::{saved_name, shown_name};
    use crate::locale::{Language, Translator};
    use jiff::civil::date;

    /// Checks that the name follows the reader, whatever the language of the interview was, and that a name that only
    /// resembles it stays.
    #[test]
    fn unnamed_session_is_shown_in_the_language_of_the_reader() {
        let words = Language::ALL.map(Translator::new);
        for saved in words.each_ref().map(|words| saved_name(date(2027, 3, 1), words)) {
            let shown = words.each_ref().map(|words| shown_name(&saved, words));
            assert!(shown.iter().enumerate().all(|(at, name)| !shown[..at].contains(name)), "{shown:?}");
            let dutch = shown_name(&saved, &Translator::new(Language::Dutch));
            assert!(dutch.contains("1 maart 2027"), "{dutch}");
            for other in [format!("{saved} (2)"), saved.replace("-03-", "-13-"), "Acme".to_owned()] {
                assert_eq!(shown_name(&other, &words[0]), other);
            }
        }
    }
}
