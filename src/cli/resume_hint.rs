//! Closing message of an interview: what is saved, and the commands that resume it.
//!
//! Each command is on a line of its own, is never wrapped, and works when pasted: it repeats the given flags, quoted
//! where the shell needs it.

use super::error::Failure;
use super::{Env, args, files, variable};
use crate::locale::{Message, Translator, sanitize};
use crate::render::text_writer::TextWriter;
use crate::workflow::InterviewStatus;
use std::path::Path;

/// Returns the given flags that a command to resume must repeat.
pub(super) fn repeatable_flags(global: &args::Global) -> Vec<String> {
    let path = |path: &Path| shell_quote(&path.to_string_lossy());
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
    flags.extend(global.theme.map(|theme| format!("--theme={}", theme.name())));
    match global.color {
        args::Color::Auto => {}
        args::Color::Always => flags.push("--color=always".to_owned()),
        args::Color::Never => flags.push("--color=never".to_owned()),
    }
    flags
}

/// Quotes a word for a shell if necessary.
pub(super) fn shell_quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%,=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Prints what is saved of an interview that was left and how to resume it, in the language that the user had at the end.
/// `has_start_rulebook` tells whether its rulebook is the one that the program was started with.
pub(super) fn print_closing(
    env: &Env,
    words: &Translator,
    left: &InterviewStatus,
    has_start_rulebook: bool,
) -> Result<(), Failure> {
    let mut page = TextWriter::new(env.text_options);
    match (left.is_read_only, left.has_events) {
        (true, _) => page.paragraph(0, &words.get("screen-left-unchanged")),
        (false, false) => page.paragraph(0, &words.get("cli-nothing-saved")),
        (false, true) => write_resume_commands(env, words, left, has_start_rulebook, &mut page),
    }
    files::print(format!("\n{}", page.into_text()).as_bytes())
}

/// Writes that a session is saved, and the commands that resume it with its own rulebook.
fn write_resume_commands(
    env: &Env,
    words: &Translator,
    left: &InterviewStatus,
    has_start_rulebook: bool,
    page: &mut TextWriter,
) {
    // An option that the user overruled in the settings is not repeated.
    let is_overruled =
        |flag: &str| flag.starts_with("--lang=") && words.language() != env.translator.language();
    let is_repeated =
        |flag: &&String| !is_overruled(flag) && (has_start_rulebook || !flag.starts_with("--rulebook="));
    // A session outside the store is not found by its id.
    let in_store = env.store().is_ok_and(|store| left.path.parent() == Some(store.folder()));
    let reference = if in_store { left.id.clone() } else { shell_quote(&left.path.to_string_lossy()) };
    let commands: &[_] = if left.is_finished {
        &[("cli-saved-replay", "replay"), ("cli-saved-change", "resume")]
    } else {
        &[("cli-saved-resume", "resume")]
    };
    for &(key, command) in commands {
        page.paragraph(0, &words.get(key));
        let flags = env.flags.iter().filter(is_repeated);
        let line = std::iter::once("salesorg").chain(flags.map(String::as_str));
        let line: Vec<_> = line.chain([command, &reference]).collect();
        page.push_raw(&format!("  {}\n", sanitize(&line.join(" "))));
    }
}

/// Writes notices about a session's file to standard error.
pub(super) fn print_notices(words: &Translator, notices: &[Message]) {
    let lines: Vec<_> = notices.iter().map(|notice| words.translate(notice)).collect();
    super::print_errors(&lines);
}

/// Returns an indented command line with the given flags, except the rulebook, which the commands for sessions do not
/// need.
pub(super) fn command_line(env: &Env, command: &str, reference: &str) -> String {
    let flags = env.flags.iter().filter(|flag| !flag.starts_with("--rulebook="));
    let line = std::iter::once("salesorg").chain(flags.map(String::as_str));
    let line: Vec<_> = line.chain([command, reference].into_iter().filter(|word| !word.is_empty())).collect();
    format!("  {}", sanitize(&line.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::shell_quote;

    /// Words are quoted only where a shell would split or expand them.
    #[test]
    fn shell_quote_quotes_words_a_shell_would_split() {
        assert_eq!(shell_quote("/home/a/b_c-1.json"), "/home/a/b_c-1.json");
        assert_eq!(shell_quote("my data"), "'my data'");
        assert_eq!(shell_quote("it's $HOME"), r"'it'\''s $HOME'");
        assert_eq!(shell_quote(""), "''");
    }
}
