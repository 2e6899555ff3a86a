//! The text prompts of the home screen: names and file paths, with proposed names and the cleaning of typed
//! paths.

use super::LONGEST_NAME;
use crate::locale::{Message, Words, name_key};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use tui_input::Input;

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// The name of a new interview; `true` for a quick one.
    New(bool),
    /// A new name for the session with this entry.
    Rename(usize),
    /// The name of a copy of the session with this entry.
    Duplicate(usize),
    /// The file to import sessions from.
    Import,
    /// The file to export these sessions to.
    Export(Vec<PathBuf>),
}

/// A prompt with the text typed so far.
#[derive(Clone, Debug)]
pub struct PromptInput {
    pub asked: Prompt,
    pub input: Input,
}

impl PromptInput {
    pub fn new(asked: Prompt, proposed: String) -> Self {
        Self { asked, input: Input::new(proposed) }
    }

    /// Returns whether the prompt asks for a name rather than a file.
    pub fn is_name(&self) -> bool {
        matches!(self.asked, Prompt::New(_) | Prompt::Rename(_) | Prompt::Duplicate(_))
    }
}

/// Proposes a name for a copy that no other session has and that is at most [`MAX_NAME_LENGTH`] characters
/// long.
pub fn copy_name<'a>(name: &str, taken: impl Iterator<Item = &'a str>, words: &Words) -> String {
    let taken: HashSet<_> = taken.map(name_key).collect();
    let marked = |name: &str, number: usize| match number {
        1 => words.say(&Message::new("home-copy").with("name", name)),
        _ => words.say(&Message::new("home-copy-more").with("name", name).with("number", number.to_string())),
    };
    // The copy of "Acme (copy)" is "Acme (copy 2)", not "Acme (copy) (copy)".
    let name = name.strip_suffix(&*marked("", 1)).unwrap_or(name);
    let fitting = |number| {
        let room = LONGEST_NAME.saturating_sub(marked("", number).chars().count());
        let short: String = name.chars().take(room).collect();
        marked(short.trim_end(), number)
    };
    (1..=taken.len() + 1).map(fitting).find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// Returns the path that the user means by a typed, pasted or dropped text: expands `~`, and removes quotes
/// and the backslashes that terminals put before spaces.
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

    /// The proposed name is unused, not too long, and numbered when a copy is copied.
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

    /// Quotes, escaped spaces and `~` are resolved; another user's home folder is not.
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
