//! `salesorg sessions delete` and `restore`. Deleted sessions move to the trash, from which they can be restored.

use super::stem;
use crate::cli::error::{Failure, Kind, Reporter};
use crate::cli::{Context, files, told};
use crate::locale::{Message, shown_name};
use crate::session::Store;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, references: &[OsString], yes: bool) -> Result<(), Failure> {
    let store = context.store()?;
    // All references must be valid before any session is deleted.
    let mut paths: Vec<PathBuf> = Vec::new();
    for reference in references {
        let path = store.find(reference)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    if !yes && !agreed(context, &store, &paths)? {
        return context.print_message(&Message::new("cli-delete-not"));
    }
    let mut reporter = Reporter::new(&context.words);
    for path in &paths {
        let name = named(&store, path);
        match store.delete(path) {
            Ok(to) => {
                context.print_message(&Message::new("cli-deleted").with("name", name))?;
                let back = told::command(context, "sessions restore", &told::quoted(&stem(&to)));
                files::print(format!("{back}\n").as_bytes())?;
            }
            Err(error) => reporter.report(&error.into()),
        }
    }
    reporter.finish()
}

/// Asks for confirmation, or fails if there is no terminal to ask on.
fn agreed(context: &Context, store: &Store, paths: &[PathBuf]) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::new(Kind::Usage, Message::new("cli-delete-yes")));
    }
    let names: Vec<_> = paths.iter().map(|path| named(store, path)).collect();
    let message = Message::new("cli-delete").with("count", names.len()).with("names", names.join(", "));
    let asked = context.wrapped(&context.words.say(&message));
    files::print(format!("{} ", asked.trim_end()).as_bytes())?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|error| files::stream_failed(&error))?;
    let said = line.trim().to_lowercase();
    Ok(context.words.get("plain-yes").split_whitespace().any(|word| word == said))
}

pub(super) fn restore(context: &Context, reference: &OsStr) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.restore(&store.trash().find(reference)?)?;
    let message = Message::new("cli-restored").with("name", named(&store, &path)).with("id", stem(&path));
    context.print_message(&message)
}

/// Returns the name of a session, or that of its file if the session cannot be read.
fn named(store: &Store, path: &Path) -> String {
    store.read(path).map_or_else(|_| stem(path), |session| shown_name(session.name()))
}
