//! Where the terminal program is called: one function for each way into it, each returning the
//! program's exit status (0, or [`Signal::exit_status`](crate::tui::input::Signal::exit_status) where a signal ended it).
//!
//! The screens are not wired up yet; until they are, each way says that `--plain` does the same in lines.

use super::Context;
use super::error::{Failure, Kind};
use super::interview::Pace;
use crate::interview::Interview;
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use crate::session::{Keeper, Records, Session};
use std::sync::Arc;

fn not_there() -> Failure {
    Failure::new(Kind::Outside, Message::new("cli-no-screen-yet"))
}

/// The home screen.
pub(super) fn home(_context: &Context) -> Result<u8, Failure> {
    Err(not_there())
}

/// An interview, new or taken up again. `gone` is what the rulebook at hand no longer knows of it.
pub(super) fn interview(
    _context: &Context,
    _interview: Interview,
    _keeper: Keeper,
    _gone: &[Problem],
) -> Result<u8, Failure> {
    Err(not_there())
}

/// A saved session played back.
pub(super) fn replay(
    _context: &Context,
    _rulebook: &Arc<Rulebook>,
    _session: &Session,
    _records: &Records,
    _pace: Pace,
) -> Result<u8, Failure> {
    Err(not_there())
}
