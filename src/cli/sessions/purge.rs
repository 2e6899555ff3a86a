//! `salesorg sessions purge`: destroys deleted sessions for good.
//!
//! A question on the terminal asks for the name of the session, or for the number of several, because nothing brings
//! them back. Their files are removed. Overwriting them first would promise something that disks do not keep.

use super::delete::{prompt_line, session_name};
use crate::cli::Env;
use crate::cli::error::{Failure, FailureKind, Reporter};
use crate::locale::{Message, name_key};
use crate::session::{Error, Store};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

pub(super) fn run(env: &Env, references: &[OsString], all: bool, yes: bool) -> Result<(), Failure> {
    let store = env.store()?;
    let trash = store.trash();
    let mut paths = if all { trash.paths()? } else { Vec::new() };
    // All references must be valid before any session is destroyed.
    for reference in references {
        let path = find_deleted(&store, reference)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return env.print_message(&Message::new("cli-no-deleted"));
    }
    let names: Vec<_> = paths.iter().map(|path| session_name(env, &trash, path)).collect();
    if !yes && !confirm(env, &names)? {
        return env.print_message(&Message::new("cli-purge-declined"));
    }
    let (mut count, mut reporter) = (0_usize, Reporter::new(&env.translator));
    for (path, name) in paths.iter().zip(names) {
        match store.purge(path) {
            Ok(()) => {
                count += 1;
                env.print_message(&Message::new("cli-purged").arg("name", name))?;
            }
            Err(error) => reporter.report(&error.into()),
        }
    }
    if count > 0 {
        env.print_message(&Message::new("purge-meaning"))?;
    }
    reporter.finish()
}

/// Returns the file of a deleted session. A session that is not deleted has an error of its own.
fn find_deleted(store: &Store, reference: &OsStr) -> Result<PathBuf, Failure> {
    match store.trash().find(reference) {
        Err(Error::NotFound { .. }) if store.find(reference).is_ok() => {
            let name = reference.to_string_lossy().into_owned();
            Err(Failure::new(FailureKind::Usage, Message::new("cli-purge-not-deleted").arg("name", name)))
        }
        found => Ok(found?),
    }
}

/// Asks for the name of the session, or for the number of several. Fails if there is no terminal to ask on.
fn confirm(env: &Env, names: &[String]) -> Result<bool, Failure> {
    let message = Message::new("cli-purge").arg("count", names.len()).arg("names", names.join(", "));
    let message = message.arg("meaning", env.translator.get("purge-meaning"));
    let answer = name_key(&prompt_line(env, &message, "cli-purge-yes")?);
    Ok(match names {
        [name] => answer == name_key(name),
        _ => answer == names.len().to_string(),
    })
}
