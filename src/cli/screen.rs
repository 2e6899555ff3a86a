//! Where the terminal program is called: one function for each way into it, each returning the
//! program's exit status (0, or [`Signal::exit_status`](crate::tui::input::Signal::exit_status) where a signal ended it).
//!
//! The screens are not wired up yet; until they are, each way says that `--plain` does the same in lines.

use super::Context;
use super::error::{Failure, Kind};
use crate::interview::Interview;
use crate::locale::Message;
use crate::plain::Moment;
use crate::session::{Keeper, Session};

fn not_there() -> Failure {
    Failure::new(Kind::Outside, Message::new("cli-no-screen-yet"))
}

/// The home screen.
pub(super) fn home(_context: &Context) -> Result<u8, Failure> {
    Err(not_there())
}

/// An interview, new or taken up again.
pub(super) fn interview(_context: &Context, _interview: Interview, _keeper: Keeper) -> Result<u8, Failure> {
    Err(not_there())
}

/// A saved session played back.
pub(super) fn replay(
    _context: &Context,
    _session: &Session,
    _moments: &[Moment],
    _pace: super::interview::Pace,
) -> Result<u8, Failure> {
    Err(not_there())
}
