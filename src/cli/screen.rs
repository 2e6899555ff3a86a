//! Start of the terminal program: one function for each first screen. Each returns the exit status of the program.

use super::error::{Failure, Kind};
use super::interview::Pace;
use super::told::{self, Closing, SaveState};
use super::{Context, DONE, LEFT_EARLY};
use crate::advice::OutcomeDiagram;
use crate::interview::Interview;
use crate::locale::Problem;
use crate::rulebook::Rulebook;
use crate::session::{SessionWriter, Respondent, Session};
use crate::tui::keys::Keymap;
use crate::tui::run::Ending;
use crate::tui::theme::Theme;
use crate::tui::{self, Exit, InterviewStatus, Start};
use std::rc::Rc;
use std::sync::Arc;

/// Shows the home screen.
pub(super) fn home(context: &Context) -> Result<u8, Failure> {
    show(context, context.rulebook()?, Start::Home)
}

/// Shows an interview, new or resumed.
pub(super) fn interview(context: &Context, interview: Interview, keeper: SessionWriter) -> Result<u8, Failure> {
    let rulebook = Arc::clone(interview.rulebook());
    show(context, rulebook, Start::Interview(Box::new((interview, keeper))))
}

/// Replays a saved session.
pub(super) fn replay(
    context: &Context,
    rulebook: Arc<Rulebook>,
    session: Session,
    pace: Pace,
) -> Result<u8, Failure> {
    let start = Start::Replay { session: Box::new(session), speed: pace.speed, step: pace.step };
    show(context, rulebook, start)
}

/// Shows the comparison of several people.
pub(super) fn together(
    context: &Context,
    rulebook: Arc<Rulebook>,
    people: Vec<Respondent>,
) -> Result<u8, Failure> {
    show(context, rulebook, Start::Group(people))
}

fn show(context: &Context, rulebook: Arc<Rulebook>, start: Start) -> Result<u8, Failure> {
    let screens = tui::context::Context {
        asked_for: context.rulebook.is_some(),
        outcomes: Arc::new(OutcomeDiagram::new(&rulebook)),
        rulebook,
        label_style: Rc::clone(&context.words),
        zone: context.zone(),
        look: Theme::new(context.colored, context.looks.ascii),
        keys: Keymap::built_in(),
    };
    let id = screens.rulebook.id.clone();
    let Exit { ending, left, first_interview, notices } =
        tui::run(screens, context.store()?, start, context.colored, context.mouse)?;
    told::notices(context, &notices);
    if let Some(InterviewStatus { path, unsaved: Some(why), .. }) = left {
        return Err(Failure::within(Kind::Outside, path.to_string_lossy(), vec![Problem::new("", why)]));
    }
    let status = status(ending, first_interview.as_ref());
    // An interview left for the home screen may have been deleted there.
    let told = match left.or(first_interview.filter(|first| !first.has_events || first.path.exists())) {
        Some(left) => told::closing(context, &closing(&left, &id)),
        None => Ok(()),
    };
    match ending {
        Ending::Quit => told.map(|()| status),
        // The terminal may have disconnected, so there may be no reader.
        Ending::Stopped(_) | Ending::EndOfInput => Ok(status),
    }
}

/// Returns the exit status of the terminal program. `first` is the state of the interview opened at its start.
fn status(ending: Ending, first: Option<&InterviewStatus>) -> u8 {
    match (ending, first) {
        (Ending::Stopped(signal), _) => signal.exit_status(),
        (Ending::Quit | Ending::EndOfInput, Some(first)) if !first.is_finished => LEFT_EARLY,
        (Ending::Quit | Ending::EndOfInput, _) => DONE,
    }
}

/// Returns the closing message of an interview that was left. `own` is the id of the rulebook the program started with.
fn closing<'a>(left: &'a InterviewStatus, own: &str) -> Closing<'a> {
    let saved = match (left.is_read_only, left.has_events) {
        (true, _) => SaveState::ReadOnly,
        (false, false) => SaveState::Nothing,
        (false, true) => SaveState::All { finished: left.is_finished },
    };
    Closing { id: &left.id, path: &left.path, saved, own: left.rulebook == own }
}

#[cfg(test)]
mod tests {
    use super::{DONE, Ending, LEFT_EARLY, InterviewStatus, status};
    use crate::tui::input::Signal;

    /// The exit status is that of the signal, else that of the first interview.
    #[test]
    fn status_is_that_of_the_signal_then_of_the_first_interview() {
        let left = |finished| InterviewStatus {
            id: String::new(),
            path: "a.json".into(),
            is_read_only: false,
            has_events: true,
            is_finished: finished,
            rulebook: String::new(),
            unsaved: None,
        };
        assert_eq!(status(Ending::Quit, None), DONE);
        assert_eq!(status(Ending::Quit, Some(&left(true))), DONE);
        assert_eq!(status(Ending::Quit, Some(&left(false))), LEFT_EARLY);
        assert_eq!(status(Ending::EndOfInput, Some(&left(false))), LEFT_EARLY);
        assert_eq!(status(Ending::Stopped(Signal::Terminate), Some(&left(false))), 143);
    }
}
