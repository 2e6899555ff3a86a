//! `salesorg rulebook`: what the advice is made by, read, checked, proved and drawn. One file a command.

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

/// The rulebook of a command that may name one of its own, by file or id, and what to call it where something is wrong with it. Unlike
/// advice, this takes one that is too intricate to advise by.
fn chosen(context: &Context, file: Option<&Path>) -> Result<(crate::rulebook::Rulebook, String), Failure> {
    if let Some(path) = file.or(context.rulebook.as_deref()) {
        return Ok((files::find_rulebook(path)?, path.to_string_lossy().into_owned()));
    }
    let place = "(shipped)";
    let wrong = |problems| Failure::within(super::Kind::Data, place, problems);
    Ok((crate::rulebook::Rulebook::shipped().map_err(wrong)?, place.to_owned()))
}
