//! `salesorg rulebook`: inspects, checks, verifies and draws rulebooks. Each command has its own file.

mod audit;
mod cases;
mod check;
mod graph;
mod list;
mod schema;
mod show;

use super::args::Rulebook;
use super::error::Failure;
use super::{Env, files};
use std::path::Path;

/// Runs a command about rulebooks and returns its exit status.
pub(super) fn run(env: &Env, args: &Rulebook) -> Result<u8, Failure> {
    match args {
        Rulebook::List => list::run(env),
        Rulebook::Audit(asked) => audit::run(env, asked),
        Rulebook::Graph(asked) => graph::run(env, asked),
        Rulebook::Show { file } => show::run(env, file.as_deref()),
        Rulebook::Schema { of } => schema::run(env, *of),
        Rulebook::Check(asked) => check::run(env, asked),
    }
}

/// Returns the rulebook that a command names by file or id, else the selected one, and the name for it in messages.
/// Unlike the commands that give advice, this accepts a rulebook that is too intricate for that.
fn load_selected(env: &Env, file: Option<&Path>) -> Result<(crate::rulebook::Rulebook, String), Failure> {
    if let Some(path) = file.or(env.rulebook.as_deref()) {
        return Ok((files::find_rulebook(path)?, path.to_string_lossy().into_owned()));
    }
    let place = "(shipped)";
    let wrong = |problems| Failure::within(super::FailureKind::Data, place, problems);
    Ok((crate::rulebook::Rulebook::shipped().map_err(wrong)?, place.to_owned()))
}
