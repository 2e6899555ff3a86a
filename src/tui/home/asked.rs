//! What the screen asks for in a line: a name, or a file. Proposed names and typed paths are made sense of here.

use super::LONGEST_NAME;
use crate::locale::{Message, Words, name_key};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tui_input::Input;

/// What a line is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The name of a new interview; whether it is a quick one.
    New(bool),
    /// Another name for a session.
    Rename(usize),
    /// The name of a session's copy.
    Duplicate(usize),
    /// The file to take sessions in from.
    Import,
    /// The file to write these sessions to.
    Export(Vec<PathBuf>),
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Line {
    pub asked: Asked,
    pub input: Input,
}

impl Line {
    pub fn new(asked: Asked, proposed: String) -> Self {
        Self { asked, input: Input::new(proposed) }
    }

    /// Whether a name is asked for, not a file.
    pub fn is_name(&self) -> bool {
        matches!(self.asked, Asked::New(_) | Asked::Rename(_) | Asked::Duplicate(_))
    }
}

/// A name for a copy, like none that is taken and short enough to be one.
pub fn copy_name<'a>(name: &str, taken: impl Iterator<Item = &'a str>, words: &Words) -> String {
    let taken: HashSet<_> = taken.map(name_key).collect();
    let marked = |name: &str, number: usize| match number {
        1 => words.say(&Message::new("home-copy").with("name", name)),
        _ => words.say(&Message::new("home-copy-more").with("name", name).with("number", number.to_string())),
    };
    // A copy of a copy is another copy.
    let name = name.strip_suffix(&*marked("", 1)).unwrap_or(name);
    let fitting = |number| {
        let room = LONGEST_NAME.saturating_sub(marked("", number).chars().count());
        let short: String = name.chars().take(room).collect();
        marked(short.trim_end(), number)
    };
    (1..=taken.len() + 1).map(fitting).find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// The file that somebody means who typed, pasted or dropped a path: `~` is the home folder, quotes and the backslashes that
/// terminals put before spaces are none of it.
pub fn meant(typed: &str, home: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let bare = quoted('\'').or_else(|| quoted('"')).unwrap_or(typed);
    let bare =
        if cfg!(unix) && !Path::new(bare).exists() { bare.replace("\\ ", " ") } else { bare.to_owned() };
    match (bare.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, copy_name, meant};
    use crate::locale::{Language, Words};
    use std::path::{Path, PathBuf};

    #[test]
    fn a_copy_has_a_name_of_its_own() {
        let english = Words::new(Language::English);
        let copy = |name, taken: &[&str]| copy_name(name, taken.iter().copied(), &english);
        assert_eq!(copy("Acme", &["Acme"]), "Acme (copy)");
        assert_eq!(copy("Acme", &["acme (COPY)"]), "Acme (copy 2)");
        assert_eq!(copy("Zo\u{eb}", &["Zoe\u{308}  (copy)"]), "Zo\u{eb} (copy 2)");
        assert_eq!(copy("Acme (copy)", &["Acme (copy)", "Acme (copy 2)"]), "Acme (copy 3)");
        assert_eq!(copy(&"x".repeat(90), &[]).chars().count(), LONGEST_NAME);
        assert_eq!(copy_name("Acme", [].into_iter(), &Words::new(Language::Dutch)), "Acme (kopie)");
    }

    #[test]
    fn a_path_is_taken_as_it_is_meant() {
        let at = |typed| meant(typed, Some(Path::new("/home/ann")));
        assert_eq!(at(" ~/a.json "), PathBuf::from("/home/ann/a.json"));
        assert_eq!(at("~"), PathBuf::from("/home/ann"));
        assert_eq!(at("~bob/a.json"), PathBuf::from("~bob/a.json"));
        assert_eq!(at("'/tmp/two words.json'"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(at("\"b.json\""), PathBuf::from("b.json"));
        #[cfg(unix)]
        assert_eq!(at("/tmp/two\\ words.json"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(meant("~/a", None), PathBuf::from("~/a"));
        assert_eq!(at("'"), PathBuf::from("'"));
    }
}
