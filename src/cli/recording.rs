//! `salesorg replay --format`: a replay as a file, to be shown without this program.

use super::args::{Replay, ReplayFile, ReplayFormat};
use super::error::Failure;
use super::files::{self, ReadAccess};
use super::{Env, SUCCESS, colors_files, screen};
use crate::document::{Reader, replay};
use crate::render::html;
use crate::rulebook::Rulebook;
use crate::session::Session;
use crate::tui::replay::recording;
use crate::tui::theme::ColorDepth;
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
    session: &Session,
) -> Result<u8, Failure> {
    let (extension, bytes) = if format == ReplayFormat::Html {
        let page = replay::page(&Reader::new(&rulebook, &env.translator), &rulebook, session);
        ("html", html::page(&page, &env.translator).into_bytes())
    } else {
        // The player chooses the colours.
        let depth = colors_files(env.color).then_some(ColorDepth::Sixteen);
        let context = screen::ui(env, rulebook, depth);
        let cast = recording::asciicast(&context, session, args.speed, size(&args.file));
        ("cast", cast.map_err(|error| files::stream_failure(&error))?)
    };
    let name = format!("{}-replay.{extension}", session.id());
    let ReplayFile { output, force, .. } = &args.file;
    files::write(output.as_deref(), &name, &bytes, ReadAccess::OwnerOnly, *force).map(|()| SUCCESS)
}

/// Returns the columns and rows that were asked for, else those of the terminal.
fn size(args: &ReplayFile) -> (u16, u16) {
    let out = io::stdout();
    let terminal = out.is_terminal().then(|| terminal_size::terminal_size_of(out)).flatten();
    let (columns, rows) = terminal.map_or(DEFAULT_SIZE, |(columns, rows)| {
        (columns.0.clamp(DEFAULT_SIZE.0 / 2, MAX_SIZE.0), rows.0.clamp(DEFAULT_SIZE.1 / 2, MAX_SIZE.1))
    });
    (args.columns.unwrap_or(columns), args.rows.unwrap_or(rows))
}
