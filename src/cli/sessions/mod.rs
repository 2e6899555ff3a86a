//! `salesorg sessions`: manages saved sessions. Each command has its own file. Also the home screen.

mod change;
mod check;
mod decide;
mod delete;
mod export;
mod import;
mod list;
mod purge;
mod same_name;
mod show;

pub(super) use decide::UNDIVIDED;
pub(super) use same_name::UsedNames;

use super::args::Sessions;
use super::error::Failure;
use super::{Env, SUCCESS, files, screen};
use std::path::Path;

pub(super) fn run(env: &Env, args: &Sessions) -> Result<u8, Failure> {
    match args {
        Sessions::List { format, deleted, client } => list::run(env, *format, *deleted, client.as_deref()),
        Sessions::Show { session, answers: true, .. } => show::answers(env, session),
        Sessions::Show { session, format, output, force, .. } => {
            show::run(env, session, *format, output.as_deref(), *force)
        }
        Sessions::Rename { session, name, client } => {
            change::rename(env, session, name.as_deref(), client.as_deref())
        }
        Sessions::Duplicate { session, name } => change::duplicate(env, session, name.as_deref()),
        Sessions::Delete { sessions, yes } => delete::run(env, sessions, *yes),
        Sessions::Restore { session } => delete::restore(env, session),
        Sessions::Purge { sessions, all, yes } => purge::run(env, sessions, *all, *yes),
        Sessions::Export(asked) => export::run(env, asked),
        Sessions::Import { files } => import::run(env, files),
        Sessions::Case { session, output } => super::case::run(env, session, output.as_deref()),
        Sessions::Decide(asked) => decide::run(env, asked),
        Sessions::Check { sessions, recover } => return check::run(env, sessions, *recover),
        Sessions::Path { session: None } => print_path(env.store()?.folder()),
        Sessions::Path { session: Some(reference) } => print_path(&env.store()?.find(reference)?),
    }
    .map(|()| SUCCESS)
}

/// Shows the home screen, or the menu in lines.
pub(super) fn home(env: &Env) -> Result<u8, Failure> {
    env.require_terminal()?;
    if env.plain { super::menu::run(env) } else { screen::home(env) }
}

/// Prints a path as a line, unchanged, so that scripts can use it.
fn print_path(path: &Path) -> Result<(), Failure> {
    files::print_exact(&[path.as_os_str().as_encoded_bytes(), b"\n"].concat())
}

/// Returns the name of a session's file without its extension.
fn file_stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
