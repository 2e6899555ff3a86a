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
use super::{Context, files};
use std::path::Path;

/// Runs a command about rulebooks and returns its exit status.
pub(super) fn run(context: &Context, asked: &Rulebook) -> Result<u8, Failure> {
    match asked {
        Rulebook::List => list::run(context),
        Rulebook::Audit(asked) => audit::run(context, asked),
        Rulebook::Graph(asked) => graph::run(context, asked),
        Rulebook::Show { file } => show::run(context, file.as_deref()),
        Rulebook::Schema { of } => schema::run(context, *of),
        Rulebook::Check(asked) => check::run(context, asked),
    }
}

/// Returns the rulebook that a command names by file or id, else the selected one, and the name for it in messages.
/// Unlike the commands that give advice, this accepts a rulebook that is too intricate for that.
fn chosen(context: &Context, file: Option<&Path>) -> Result<(crate::rulebook::Rulebook, String), Failure> {
    if let Some(path) = file.or(context.rulebook.as_deref()) {
        return Ok((files::find_rulebook(path)?, path.to_string_lossy().into_owned()));
    }
    let place = "(shipped)";
    let wrong = |problems| Failure::within(super::Kind::Data, place, problems);
    Ok((crate::rulebook::Rulebook::shipped().map_err(wrong)?, place.to_owned()))
}
