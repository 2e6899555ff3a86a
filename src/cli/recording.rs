//! `salesorg replay --format`: a replay as a file, to be shown without this program.

use super::args::{Replay, ReplayFormat};
use super::error::Failure;
use super::files::{self, ReadAccess};
use super::{Env, SUCCESS, screen};
use crate::rulebook::Rulebook;
use crate::session::Session;
use crate::tui::replay::recording;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;

/// The size of a recorded screen if there is no terminal, in columns and rows.
const DEFAULT_SIZE: (u16, u16) = (80, 24);
/// The greatest size that is taken from a terminal.
const MAX_SIZE: (u16, u16) = (300, 120);

pub(super) fn write(
    env: &Env,
    args: &Replay,
    format: ReplayFormat,
    rulebook: Arc<Rulebook>,
    session: Session,
) -> Result<u8, Failure> {
    let name = format!("{}-replay.cast", session.id());
    let context = screen::ui(env, rulebook, env.colors_recordings);
    let bytes = recording::asciicast(&context, session, args.speed, size(args))
        .map_err(|error| files::stream_failure(&error))?;
    files::write(args.output.as_deref(), &name, &bytes, ReadAccess::OwnerOnly, args.force).map(|()| SUCCESS)
}

/// Returns the columns and rows that were asked for, else those of the terminal.
fn size(args: &Replay) -> (u16, u16) {
    let out = io::stdout();
    let terminal = out.is_terminal().then(|| terminal_size::terminal_size_of(out)).flatten();
    let (columns, rows) = terminal.map_or(DEFAULT_SIZE, |(columns, rows)| {
        (columns.0.clamp(DEFAULT_SIZE.0 / 2, MAX_SIZE.0), rows.0.clamp(DEFAULT_SIZE.1 / 2, MAX_SIZE.1))
    });
    (args.columns.unwrap_or(columns), args.rows.unwrap_or(rows))
}
