//! Closing message of an interview: what is saved, and the commands that resume it.
//!
//! Each command is on a line of its own, is never wrapped, and works when pasted: it repeats the given flags, quoted
//! where the shell needs it.

use super::error::Failure;
use super::{Context, args, files, variable};
use crate::locale::{Message, harmless};
use crate::report::page::Page;
use std::path::Path;

/// Returns the given flags that a command to resume must repeat.
pub(super) fn flags(global: &args::Global) -> Vec<String> {
    let path = |path: &Path| quoted(&path.to_string_lossy());
    let mut flags = Vec::new();
    flags.extend(global.lang.map(|language| format!("--lang={}", language.tag())));
    flags.extend(global.rulebook.as_deref().map(|file| format!("--rulebook={}", path(file))));
    // The variable may have been set for this one command.
    let data_dir = global.data_dir.clone().or_else(|| variable("SALESORG_DATA_DIR").map(Into::into));
    flags.extend(data_dir.as_deref().map(|folder| format!("--data-dir={}", path(folder))));
    for (name, value) in [("--plain", global.plain), ("--ascii", global.ascii)] {
        flags.extend(value.map(|on| if on { name.to_owned() } else { format!("{name}=false") }));
    }
    flags.extend(global.no_mouse.then(|| "--no-mouse".to_owned()));
    match global.color {
        args::Color::Auto => {}
        args::Color::Always => flags.push("--color=always".to_owned()),
        args::Color::Never => flags.push("--color=never".to_owned()),
    }
    flags
}

/// Quotes a word for a shell if necessary.
pub(super) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%,=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// An interview that was left, as its closing message describes it.
pub(super) struct Closing<'a> {
    /// The session's id.
    pub id: &'a str,
    /// The session's file.
    pub path: &'a Path,
    /// How much of it is saved.
    pub saved: SaveState,
    /// Whether its rulebook is the one the program was started with.
    pub own: bool,
}

/// How much of an interview is saved when it is left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SaveState {
    /// Everything.
    All {
        /// Whether the interview is finished.
        finished: bool,
    },
    /// Nothing was answered.
    Nothing,
    /// The session was opened read-only.
    ReadOnly,
}

/// Prints what is saved of an interview that was left and how to resume it.
pub(super) fn closing(context: &Context, left: &Closing) -> Result<(), Failure> {
    let mut page = Page::new(context.looks);
    match left.saved {
        SaveState::ReadOnly => page.paragraph(0, &context.words.get("screen-left-unchanged")),
        SaveState::Nothing => page.paragraph(0, &context.words.get("cli-nothing-saved")),
        SaveState::All { finished } => put_ways_on(context, left, finished, &mut page),
    }
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// Writes that a session is saved, and the commands that resume it with its own rulebook.
fn put_ways_on(context: &Context, left: &Closing, finished: bool, page: &mut Page) {
    // A session outside the store is not found by its id.
    let in_store = context.store().is_ok_and(|store| left.path.parent() == Some(store.folder()));
    let reference = if in_store { left.id.to_owned() } else { quoted(&left.path.to_string_lossy()) };
    let ways: &[_] = if finished {
        &[("cli-saved-replay", "replay"), ("cli-saved-change", "resume")]
    } else {
        &[("cli-saved-resume", "resume")]
    };
    for &(key, command) in ways {
        page.paragraph(0, &context.words.say(&Message::new(key)));
        let flags = context.flags.iter().filter(|flag| left.own || !flag.starts_with("--rulebook="));
        let line = std::iter::once("salesorg").chain(flags.map(String::as_str));
        let line: Vec<_> = line.chain([command, &reference]).collect();
        page.text(&format!("  {}\n", harmless(&line.join(" "))));
    }
}

/// Writes notices about a session's file to standard error.
pub(super) fn notices(context: &Context, notices: &[Message]) {
    let lines: Vec<_> = notices.iter().map(|notice| context.words.say(notice)).collect();
    super::tell(&lines);
}

/// Returns an indented command line with the given flags, except the rulebook, which the commands for sessions do not
/// need.
pub(super) fn command(context: &Context, command: &str, reference: &str) -> String {
    let flags = context.flags.iter().filter(|flag| !flag.starts_with("--rulebook="));
    let line = std::iter::once("salesorg").chain(flags.map(String::as_str));
    let line: Vec<_> = line.chain([command, reference].into_iter().filter(|word| !word.is_empty())).collect();
    format!("  {}", harmless(&line.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    /// Words are quoted only where a shell would split or expand them.
    #[test]
    fn a_word_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("/home/a/b_c-1.json"), "/home/a/b_c-1.json");
        assert_eq!(quoted("my data"), "'my data'");
        assert_eq!(quoted("it's $HOME"), r"'it'\''s $HOME'");
        assert_eq!(quoted(""), "''");
    }
}
