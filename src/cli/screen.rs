//! Where the terminal program is called: one function for each way into it, each returning the
//! program's exit status (0, or [`Signal::exit_status`](crate::tui::input::Signal::exit_status) where a signal ended it).

use super::error::{Failure, Kind};
use super::interview::{Pace, say};
use super::told;
use super::{Context, DONE, LEFT_EARLY};
use crate::advice::Outcomes;
use crate::interview::Interview;
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use crate::session::{Keeper, Respondent, Session};
use crate::tui::keys::Keymap;
use crate::tui::run::Ending;
use crate::tui::theme::Look;
use crate::tui::{self, Left, Start};
use std::rc::Rc;
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
    rulebook: Arc<Rulebook>,
    session: Session,
    pace: Pace,
) -> Result<u8, Failure> {
    let start = Start::Replay { session: Box::new(session), speed: pace.speed, step: pace.step };
    show(context, rulebook, start)
}

/// Several people side by side.
pub(super) fn together(
    context: &Context,
    rulebook: Arc<Rulebook>,
    people: Vec<Respondent>,
) -> Result<u8, Failure> {
    show(context, rulebook, Start::Together(people))
}

fn show(context: &Context, rulebook: Arc<Rulebook>, start: Start) -> Result<u8, Failure> {
    let screens = tui::context::Context {
        outcomes: Arc::new(Outcomes::new(&rulebook)),
        rulebook,
        words: Rc::clone(&context.words),
        look: Look::new(context.colored, context.looks.ascii),
        keys: Keymap::built_in(),
    };
    let id = screens.rulebook.id.clone();
    let interviews = matches!(start, Start::Interview(_));
    let (ending, left) = tui::run(screens, context.store()?, start, context.colored)?;
    match (ending, left) {
        (_, Some(Left { path, unsaved: Some(why), .. })) => {
            Err(Failure::within(Kind::Outside, path.to_string_lossy(), vec![Problem::new("", why)]))
        }
        // Whoever sent a signal waits for no words.
        (Ending::Stopped(signal), _) => Ok(signal.exit_status()),
        // The terminal is gone, so nothing is said.
        (Ending::EndOfInput, left) => {
            let early = interviews && left.is_some_and(|left| !left.finished && !left.read_only);
            Ok(if early { LEFT_EARLY } else { DONE })
        }
        (Ending::Quit, Some(left)) => tell(context, &left, left.rulebook == id).map(|()| DONE),
        (Ending::Quit, None) => Ok(DONE),
    }
}

/// Says how to go on with the session that was left; `own` is whether its rulebook is the one of the start.
fn tell(context: &Context, left: &Left, own: bool) -> Result<(), Failure> {
    if left.read_only {
        return say(context, &Message::new("screen-left-unchanged"));
    }
    if !left.begun {
        return say(context, &Message::new("cli-nothing-saved"));
    }
    told::saved(context, &left.id, &left.path, left.finished, own)
}
