//! Where the terminal program is called: one function for each way into it, each returning the program's exit status: 0,
//! or the conventional one where a signal ended it.

use super::Context;
use super::error::{Failure, Kind};
use super::interview::{Pace, say};
use crate::advice::Outcomes;
use crate::interview::Interview;
use crate::locale::{Message, Problem, Words};
use crate::rulebook::Rulebook;
use crate::session::{Keeper, Session};
use crate::tui::keys::Keymap;
use crate::tui::run::Ending;
use crate::tui::theme::Look;
use crate::tui::{self, Left, Start};
use std::sync::Arc;

/// The home screen.
pub(super) fn home(context: &Context) -> Result<u8, Failure> {
    show(context, context.rulebook()?, Start::Home)
}

/// An interview, new or taken up again.
pub(super) fn interview(context: &Context, interview: Interview, keeper: Keeper) -> Result<u8, Failure> {
    let rulebook = Arc::clone(interview.rulebook());
    show(context, rulebook, Start::Interview(Box::new((interview, keeper))))
}

/// A saved session played back.
pub(super) fn replay(
    context: &Context,
    rulebook: &Arc<Rulebook>,
    session: &Session,
    pace: Pace,
) -> Result<u8, Failure> {
    let start = Start::Replay { session: Box::new(session.clone()), speed: pace.speed, step: pace.step };
    show(context, Arc::clone(rulebook), start)
}

fn show(context: &Context, rulebook: Arc<Rulebook>, start: Start) -> Result<u8, Failure> {
    let screens = tui::context::Context {
        outcomes: Arc::new(Outcomes::new(&rulebook)),
        rulebook,
        words: Words::new(context.words.language()),
        look: Look::new(context.colored, context.looks.ascii),
        keys: Keymap::built_in(),
    };
    let (ending, left) =
        tui::run(screens, context.store()?, start, context.colored)?;
    if let Some(left) = left {
        tell(context, left)?;
    }
    Ok(match ending {
        Ending::Quit => 0,
        Ending::Stopped(signal) => signal.exit_status(),
    })
}

/// Says how things stand with the session that was on the screen.
fn tell(context: &Context, left: Left) -> Result<(), Failure> {
    if let Some(why) = left.unsaved {
        return Err(Failure::within(Kind::Outside, left.id, vec![Problem::new("", why)]));
    }
    let key = match (left.begun, left.finished) {
        (false, _) => return say(context, &Message::new("cli-nothing-saved")),
        (true, false) => "cli-saved-early",
        (true, true) => "cli-saved-finished",
    };
    say(context, &Message::new(key).with("id", left.id))
}
