//! The text prompts of the home screen: names and file paths, with proposed names and the cleaning of typed
//! paths.

use super::MAX_NAME_LENGTH;
use crate::locale::{Message, Translator, name_key};
use crate::tui::widgets::TextField;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

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
    pub prompt: Prompt,
    pub input: TextField,
}

impl PromptInput {
    pub fn new(prompt: Prompt, proposed: String) -> Self {
        Self { prompt, input: TextField::new(proposed) }
    }

    /// Returns whether the prompt asks for a name rather than a file.
    pub fn is_name(&self) -> bool {
        matches!(self.prompt, Prompt::New(_) | Prompt::Rename(_) | Prompt::Duplicate(_))
    }
}

/// Proposes a name for a copy that no other session has and that is at most [`MAX_NAME_LENGTH`] characters
/// long.
pub fn copy_name<'a>(name: &str, used_names: impl Iterator<Item = &'a str>, words: &Translator) -> String {
    let taken: HashSet<_> = used_names.map(name_key).collect();
    let numbered_name = |name: &str, number: usize| match number {
        1 => words.translate(&Message::new("home-copy").arg("name", name)),
        _ => words
            .translate(&Message::new("home-copy-more").arg("name", name).arg("number", number.to_string())),
    };
    // The copy of "Acme (copy)" is "Acme (copy 2)", not "Acme (copy) (copy)".
    let name = name.strip_suffix(&*numbered_name("", 1)).unwrap_or(name);
    let candidate = |number| {
        let max_chars = MAX_NAME_LENGTH.saturating_sub(numbered_name("", number).chars().count());
        let short: String = name.chars().take(max_chars).collect();
        numbered_name(short.trim_end(), number)
    };
    (1..=taken.len() + 1).map(candidate).find(|name| !taken.contains(&name_key(name))).unwrap_or_default()
}

/// Returns the path that the user means by a typed, pasted or dropped text: expands `~`, and removes quotes
/// and the backslashes that terminals put before spaces.
pub fn expand_path(typed: &str, home: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let unquoted = quoted('\'').or_else(|| quoted('"')).unwrap_or(typed);
    let bare = if cfg!(unix) && !Path::new(unquoted).exists() {
        unquoted.replace("\\ ", " ")
    } else {
        unquoted.to_owned()
    };
    match (bare.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_NAME_LENGTH, copy_name, expand_path};
    use crate::locale::{Language, Translator};
    use std::path::{Path, PathBuf};

    /// The proposed name is unused, not too long, and numbered when a copy is copied.
    #[test]
    fn copy_name_is_unused() {
        let english = Translator::new(Language::English);
        let copy = |name, taken: &[&str]| copy_name(name, taken.iter().copied(), &english);
        assert_eq!(copy("Acme", &["Acme"]), "Acme (copy)");
        assert_eq!(copy("Acme", &["acme (COPY)"]), "Acme (copy 2)");
        assert_eq!(copy("Zo\u{eb}", &["Zoe\u{308}  (copy)"]), "Zo\u{eb} (copy 2)");
        assert_eq!(copy("Acme (copy)", &["Acme (copy)", "Acme (copy 2)"]), "Acme (copy 3)");
        assert_eq!(copy(&"x".repeat(90), &[]).chars().count(), MAX_NAME_LENGTH);
        assert_eq!(copy_name("Acme", [].into_iter(), &Translator::new(Language::Dutch)), "Acme (kopie)");
    }

    /// Quotes, escaped spaces and `~` are resolved; another user's home folder is not.
    #[test]
    fn path_is_expanded() {
        let at = |typed| expand_path(typed, Some(Path::new("/home/ann")));
        assert_eq!(at(" ~/a.json "), PathBuf::from("/home/ann/a.json"));
        assert_eq!(at("~"), PathBuf::from("/home/ann"));
        assert_eq!(at("~bob/a.json"), PathBuf::from("~bob/a.json"));
        assert_eq!(at("'/tmp/two words.json'"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(at("\"b.json\""), PathBuf::from("b.json"));
        #[cfg(unix)]
        assert_eq!(at("/tmp/two\\ words.json"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(expand_path("~/a", None), PathBuf::from("~/a"));
        assert_eq!(at("'"), PathBuf::from("'"));
    }
}
