//! Start of the terminal program: one function for each first screen. Each returns the exit status of the program.

use super::error::{Failure, FailureKind};
use super::{Env, LEFT_EARLY, SUCCESS, resume_hint};
use crate::advice::OutcomeDiagram;
use crate::interview::Interview;
use crate::locale::Problem;
use crate::rulebook::Rulebook;
use crate::session::{Respondent, Session, SessionWriter, Store};
use crate::tui;
use crate::tui::event_loop::EndReason;
use crate::tui::home::SessionLoader;
use crate::tui::keys::Keymap;
use crate::tui::theme::{ColorDepth, Theme};
use crate::tui::ui::Ui;
use crate::tui::{Start, TuiResult};
use crate::workflow::InterviewStatus;
use std::rc::Rc;
use std::sync::Arc;

/// The pace of a replay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pace {
    /// The speed as a multiple of the original.
    pub speed: f64,
    /// Whether to wait for a key before each entry.
    pub wait_for_key: bool,
}

/// Shows the home screen.
pub(super) fn home(env: &Env) -> Result<u8, Failure> {
    // The folder is listed while the rulebook is loaded.
    let sessions = SessionLoader::start(env.store()?);
    show(env, env.rulebook()?, Start::Home(sessions))
}

/// Shows the home screen of the demo over a store that is removed afterwards. Returns why it ended.
pub(super) fn demo(env: &Env, rulebook: Arc<Rulebook>, store: Store) -> Result<EndReason, Failure> {
    let screens = Ui { is_demo: true, ..ui(env, rulebook, depth(env)) };
    let start = Start::Home(SessionLoader::start(store.clone()));
    Ok(tui::run(screens, store, start, env.colored, env.settings.clone())?.ending)
}

/// Shows an interview, new or resumed.
pub(super) fn interview(env: &Env, interview: Interview, writer: SessionWriter) -> Result<u8, Failure> {
    let rulebook = Arc::clone(interview.rulebook());
    show(env, rulebook, Start::Interview(Box::new((interview, writer))))
}

/// Replays a saved session.
pub(super) fn replay(
    env: &Env,
    rulebook: Arc<Rulebook>,
    session: Session,
    pace: Pace,
) -> Result<u8, Failure> {
    let start = Start::Replay { session: Box::new(session), speed: pace.speed, step: pace.wait_for_key };
    show(env, rulebook, start)
}

/// Shows the comparison of several people.
pub(super) fn comparison(env: &Env, rulebook: Arc<Rulebook>, people: Vec<Respondent>) -> Result<u8, Failure> {
    show(env, rulebook, Start::Group(people))
}

/// Returns the shared state of the screens, for a terminal with these colours.
pub(super) fn ui(env: &Env, rulebook: Arc<Rulebook>, depth: Option<ColorDepth>) -> Ui {
    let theme = Theme::new(depth.is_some(), env.text_options.ascii).with_depth(depth);
    Ui {
        is_requested: env.rulebook.is_some(),
        is_demo: false,
        outcomes: Arc::new(OutcomeDiagram::new(&rulebook)),
        rulebook,
        translator: Rc::clone(&env.translator),
        time_zone: env.zone(),
        theme: theme.named(env.settings.sources().theme()),
        keys: Keymap::built_in().with_overrides(env.settings.keys()).0,
    }
}

/// Returns the colours that the terminal can show; `None` if there must be none.
fn depth(env: &Env) -> Option<ColorDepth> {
    env.colored.then(|| ColorDepth::detect(super::variable))
}

fn show(env: &Env, rulebook: Arc<Rulebook>, start: Start) -> Result<u8, Failure> {
    let screens = ui(env, rulebook, depth(env));
    let id = screens.rulebook.id.clone();
    let TuiResult { ending, interview_status: left, first_interview, notices, translator } =
        tui::run(screens, env.store()?, start, env.colored, env.settings.clone())?;
    resume_hint::print_notices(&translator, &notices);
    if let Some(InterviewStatus { path, unsaved: Some(why), .. }) = left {
        return Err(Failure::within(
            FailureKind::External,
            path.to_string_lossy(),
            vec![Problem::new("", why)],
        ));
    }
    let status = status(ending, first_interview.as_ref());
    // An interview left for the home screen may have been deleted there.
    let told = match left.or(first_interview.filter(|first| !first.has_events || first.path.exists())) {
        Some(left) => resume_hint::print_closing(env, &translator, &left, left.rulebook == id),
        None => Ok(()),
    };
    match ending {
        EndReason::Quit => told.map(|()| status),
        // The terminal may have disconnected, so there may be no reader.
        EndReason::Signal(_) | EndReason::EndOfInput => Ok(status),
    }
}

/// Returns the exit status of the terminal program. `first` is the state of the interview opened at its start.
pub(super) fn status(ending: EndReason, first: Option<&InterviewStatus>) -> u8 {
    match (ending, first) {
        (EndReason::Signal(signal), _) => signal.exit_status(),
        (EndReason::Quit | EndReason::EndOfInput, Some(first)) if !first.is_finished => LEFT_EARLY,
        (EndReason::Quit | EndReason::EndOfInput, _) => SUCCESS,
    }
}

#[cfg(test)]
mod tests {
    use super::{EndReason, InterviewStatus, LEFT_EARLY, SUCCESS, status};
    use crate::tui::input::Signal;

    /// The exit status is that of the signal, else that of the first interview.
    #[test]
    fn status_prefers_signal_to_first_interview() {
        let left = |finished| InterviewStatus {
            id: String::new(),
            path: "a.json".into(),
            is_read_only: false,
            has_events: true,
            is_finished: finished,
            rulebook: String::new(),
            unsaved: None,
        };
        assert_eq!(status(EndReason::Quit, None), SUCCESS);
        assert_eq!(status(EndReason::Quit, Some(&left(true))), SUCCESS);
        assert_eq!(status(EndReason::Quit, Some(&left(false))), LEFT_EARLY);
        assert_eq!(status(EndReason::EndOfInput, Some(&left(false))), LEFT_EARLY);
        assert_eq!(status(EndReason::Signal(Signal::Terminate), Some(&left(false))), 143);
    }
}
