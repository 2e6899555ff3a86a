//! `salesorg rulebook`: what the advice is made by, read, checked, proved and drawn. One file a command.

mod check;
mod list;

use super::Context;
use super::args::Rulebook;
use super::error::Failure;

/// Runs a command about rulebooks and returns its exit status.
pub(super) fn run(context: &Context, asked: &Rulebook) -> Result<u8, Failure> {
    match asked {
        Rulebook::List => list::run(context),
        Rulebook::Check { file, format } => check::run(context, file, *format),
    }
}
