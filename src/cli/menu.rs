//! `salesorg --plain`: the menu, which offers line by line what the screens offer.

use super::error::{Failure, FailureKind};
use super::interview::settle_drift;
use super::lines::converse;
use super::stdin::Stdin;
use super::{Env, SUCCESS, files};
use crate::locale::Problem;
use crate::plain::{Program, run_menu};
use crate::tui::input::Signal;
use crate::workflow::InterviewStatus;
use jiff::Timestamp;

/// Runs the menu until the user leaves.
pub(super) fn run(env: &Env) -> Result<u8, Failure> {
    let mut lines = Stdin::open().map_err(|error| files::stream_failure(&error))?;
    let program = Program {
        store: env.store()?,
        selected: env.selected()?,
        clock: Timestamp::now,
        zone: env.zone(),
        settings: env.settings.clone(),
        settle_drift: &|dialogue, conductor| settle_drift(env, dialogue, conductor),
    };
    let ended = converse(env, &mut lines, |dialogue| run_menu(dialogue, &program));
    let signal = lines.get_ref().signal();
    if let Some(Some(InterviewStatus { path, unsaved: Some(why), .. })) = ended? {
        let problems = vec![Problem::new("", why)];
        return Err(Failure::within(FailureKind::External, path.to_string_lossy(), problems));
    }
    // An interruption from the keyboard leaves as `q` does.
    Ok(signal.filter(|signal| *signal != Signal::Interrupt).map_or(SUCCESS, Signal::exit_status))
}
