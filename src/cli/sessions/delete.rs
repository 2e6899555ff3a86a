//! `salesorg sessions delete` and `restore`. Deleted sessions move to the trash, from which they can be restored.

use super::file_stem;
use crate::cli::error::{Failure, FailureKind, Reporter};
use crate::cli::{Env, files, resume_hint};
use crate::locale::Message;
use crate::session::{Session, Store, shown_name};
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

pub(super) fn run(env: &Env, references: &[OsString], yes: bool) -> Result<(), Failure> {
    let store = env.store()?;
    // All references must be valid before any session is deleted.
    let mut paths: Vec<PathBuf> = Vec::new();
    for reference in references {
        let path = store.find(reference)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    if !yes && !confirm(env, &store, &paths)? {
        return env.print_message(&Message::new("cli-delete-declined"));
    }
    let mut reporter = Reporter::new(&env.translator);
    for path in &paths {
        let name = session_name(env, &store, path);
        match store.delete(path) {
            Ok(to) => {
                env.print_message(&Message::new("cli-deleted").arg("name", name))?;
                let restore_command = resume_hint::command_line(
                    env,
                    "sessions restore",
                    &resume_hint::shell_quote(&file_stem(&to)),
                );
                files::print(format!("{restore_command}\n").as_bytes())?;
            }
            Err(error) => reporter.report(&error.into()),
        }
    }
    reporter.finish()
}

/// Asks for confirmation. Fails if there is no terminal to ask on.
fn confirm(env: &Env, store: &Store, paths: &[PathBuf]) -> Result<bool, Failure> {
    let names: Vec<_> = paths.iter().map(|path| session_name(env, store, path)).collect();
    let message = Message::new("cli-delete").arg("count", names.len()).arg("names", names.join(", "));
    let answer = prompt_line(env, &message, "cli-delete-yes")?.trim().to_lowercase();
    Ok(env.translator.get("plain-yes").split_whitespace().any(|word| word == answer))
}

/// Asks a question on the terminal and returns the typed line. Without a terminal it fails with the message
/// `no_terminal`.
pub(super) fn prompt_line(
    env: &Env,
    question: &Message,
    no_terminal: &'static str,
) -> Result<String, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::new(FailureKind::Usage, Message::new(no_terminal)));
    }
    let question = env.wrap_lines(&env.translator.translate(question));
    files::print(format!("{} ", question.trim_end()).as_bytes())?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|error| files::stream_failure(&error))?;
    Ok(line)
}

pub(super) fn restore(env: &Env, reference: &OsStr) -> Result<(), Failure> {
    let store = env.store()?;
    let path = store.restore(&store.trash().find(reference)?)?;
    let message = Message::new("cli-restored")
        .arg("name", session_name(env, &store, &path))
        .arg("id", file_stem(&path));
    env.print_message(&message)
}

/// Returns the name of a session, or that of its file if the session cannot be read.
pub(super) fn session_name(env: &Env, store: &Store, path: &Path) -> String {
    let name = |session: Session| shown_name(session.name(), &env.translator);
    store.read(path).map_or_else(|_| file_stem(path), name)
}
