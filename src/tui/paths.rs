//! Paths as people type them: `~` for the home folder, quotes around a path, and completion like a shell's.

use super::ui::Ui;
use super::widgets::TextField;
use crate::locale::sanitize;
use directories::BaseDirs;
use std::ffi::OsStr;
use std::path::{Path, PathBuf, is_separator};

/// The greatest number of proposals that are listed below a field.
const MAX_NAMES: usize = 12;

/// Returns the path that the user means by a typed, pasted or dropped text: expands `~`, and removes quotes and the
/// backslashes that terminals put before spaces.
pub(super) fn expand(typed: &str) -> PathBuf {
    expand_from(typed, BaseDirs::new().as_ref().map(BaseDirs::home_dir))
}

fn expand_from(typed: &str, home: Option<&Path>) -> PathBuf {
    let typed = typed.trim();
    let quoted = |mark: char| typed.strip_prefix(mark)?.strip_suffix(mark);
    let unquoted = quoted('\'').or_else(|| quoted('"')).unwrap_or(typed);
    let bare = if cfg!(unix) && !Path::new(unquoted).exists() {
        unquoted.replace("\\ ", " ")
    } else {
        unquoted.to_owned()
    };
    let rest = bare.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
    match (rest, home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(is_separator)),
        _ => PathBuf::from(bare),
    }
}

/// Completes the path in a field. Returns the names of all entries that fit if more than one does and nothing could be
/// added.
pub(super) fn complete_field(field: &mut TextField) -> Vec<String> {
    let completion = complete(field.value());
    let is_same = completion.path == field.value();
    *field = TextField::new(completion.path);
    if is_same { completion.names } else { Vec::new() }
}

/// Returns the first proposals for a field as a line to show below it.
pub(super) fn names_line(names: &[String], context: &Ui) -> String {
    let shown = names.iter().take(MAX_NAMES).map(|name| sanitize(name).into_owned());
    let more = (names.len() > MAX_NAMES).then(|| context.theme.glyphs.ellipsis.to_owned());
    shown.chain(more).collect::<Vec<_>>().join("  ")
}

/// The completion of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Completion {
    /// The path, as far as all entries that start like it agree.
    path: String,
    /// The names of those entries, sorted; folders end with a separator.
    names: Vec<String>,
}

/// Completes the last part of a typed path by the entries of its folder. Hidden entries only count if a dot was typed.
/// A folder that cannot be read has no entries.
fn complete(typed: &str) -> Completion {
    let start = typed.rfind(is_separator).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at(start);
    let read = match (folder, typed) {
        (_, "~") => return Completion { path: "~/".to_owned(), names: Vec::new() },
        ("", _) => Path::new(".").to_owned(),
        _ => expand(folder),
    };
    let entries = std::fs::read_dir(read).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_str()?.to_owned();
            let is_shown = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
            let suffix = if entry.path().is_dir() { std::path::MAIN_SEPARATOR_STR } else { "" };
            is_shown.then(|| name + suffix)
        })
        .collect();
    names.sort();
    let path = format!("{folder}{}", common_start(&names).unwrap_or(begun));
    Completion { path, names }
}

/// Returns the longest text with which all names start; `None` without names. The names are sorted.
pub(super) fn common_start(names: &[String]) -> Option<&str> {
    let (first, last) = (names.first()?, names.last()?);
    // Of sorted names the first and the last differ earliest.
    let agreeing = first.char_indices().zip(last.chars()).find(|((_, one), other)| one != other);
    let end = agreeing.map_or(first.len().min(last.len()), |((at, _), _)| at);
    Some(&first[..end])
}

/// Returns the path with another extension, if it has the extension `from`.
pub(super) fn change_extension(typed: &str, from: &str, to: &str) -> String {
    match Path::new(typed).extension().and_then(OsStr::to_str) {
        Some(extension) if extension == from => format!("{}{to}", &typed[..typed.len() - from.len()]),
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{change_extension, complete, expand_from};
    use std::path::{Path, PathBuf};

    /// A path is completed as far as the entries agree; hidden ones wait for a dot.
    #[test]
    fn complete_agrees_with_entries() {
        let folder = tempfile::tempdir().expect("the disk works");
        for name in ["report-a.html", "report-b.html", ".hidden"] {
            std::fs::write(folder.path().join(name), "").expect("the disk works");
        }
        std::fs::create_dir(folder.path().join("boards")).expect("the disk works");
        let typed = |end: &str| format!("{}/{end}", folder.path().display());
        let done = complete(&typed("r"));
        assert_eq!((done.path, done.names.len()), (typed("report-"), 2));
        assert_eq!(complete(&typed("bo")).path, typed(&format!("boards{}", std::path::MAIN_SEPARATOR)));
        assert_eq!(complete(&typed("")).names.len(), 3);
        assert_eq!(complete(&typed(".h")).path, typed(".hidden"));
        assert_eq!(complete(&typed("none")).path, typed("none"));
    }

    /// Quotes, escaped spaces and `~` are resolved; another user's home folder is not.
    #[test]
    fn path_is_expanded() {
        let at = |typed| expand_from(typed, Some(Path::new("/home/ann")));
        assert_eq!(at(" ~/a.json "), PathBuf::from("/home/ann/a.json"));
        assert_eq!(at("~"), PathBuf::from("/home/ann"));
        assert_eq!(at("~bob/a.json"), PathBuf::from("~bob/a.json"));
        assert_eq!(at("'/tmp/two words.json'"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(at("\"b.json\""), PathBuf::from("b.json"));
        #[cfg(unix)]
        assert_eq!(at("/tmp/two\\ words.json"), PathBuf::from("/tmp/two words.json"));
        assert_eq!(expand_from("~/a", None), PathBuf::from("~/a"));
        assert_eq!(at("'"), PathBuf::from("'"));
    }

    /// Only the extension of the form before is replaced.
    #[test]
    fn change_extension_keeps_own_extension() {
        assert_eq!(change_extension("a/b.html", "html", "md"), "a/b.md");
        assert_eq!(change_extension("a/b.txt", "html", "md"), "a/b.txt");
        assert_eq!(change_extension("html", "html", "md"), "html");
    }
}
