//! Where the terminal program is called: one function for each way into it.

use super::Context;
use super::error::{Failure, Kind};
use super::interview::Pace;
use crate::advice::Outcomes;
use crate::interview::Interview;
use crate::locale::{Message, Problem, Words};
use crate::plain::Moment;
use crate::rulebook::Rulebook;
use crate::session::{Keeper, Session};
use crate::tui::keys::Keymap;
use crate::tui::terminal::TerminalError;
use crate::tui::theme::Look;
use crate::tui::{self, Left, Start};
use std::sync::Arc;

/// The home screen.
pub(super) fn home(context: &Context) -> Result<(), Failure> {
    show(context, context.rulebook()?, Start::Home)
}

/// An interview, new or taken up again.
pub(super) fn interview(context: &Context, interview: Interview, keeper: Keeper) -> Result<(), Failure> {
    let rulebook = Arc::clone(interview.rulebook());
    show(context, rulebook, Start::Interview(Box::new((interview, keeper))))
}

/// A saved session played back.
pub(super) fn replay(context: &Context, session: &Session, _: &[Moment], pace: Pace) -> Result<(), Failure> {
    let start = Start::Replay { session: Box::new(session.clone()), speed: pace.speed, step: pace.step };
    show(context, context.rulebook()?, start)
}

fn show(context: &Context, rulebook: Arc<Rulebook>, start: Start) -> Result<(), Failure> {
    let screens = tui::context::Context {
        outcomes: Arc::new(Outcomes::new(&rulebook)),
        rulebook,
        words: Words::new(context.words.language()),
        look: Look::new(context.colored, context.looks.ascii),
        keys: Keymap::built_in(),
    };
    let (ending, left) =
        tui::run(screens, context.store()?, start, context.colored).map_err(|error| broken(&error))?;
    let _ = ending;
    match left {
        Some(Left { id, unsaved: Some(why), .. }) => {
            Err(Failure::within(Kind::Outside, id, vec![Problem::new("", why)]))
        }
        _ => Ok(()),
    }
}

fn broken(error: &TerminalError) -> Failure {
    match error {
        TerminalError::NoInput | TerminalError::NoOutput => {
            Failure::new(Kind::Usage, Message::new("cli-no-terminal"))
        }
        TerminalError::Broken(error) => {
            Failure::new(Kind::Outside, Message::new("cli-stream").with("detail", error.to_string()))
        }
    }
}
