//! The terminal interface: the event loop and the screens.
//!
//! The layers from the bottom up: [`terminal`] sets up and restores the terminal, [`input`] collects all input in one
//! queue, and [`event_loop`] is the event loop. [`keys`] maps keys to actions; [`footer`] and [`help`] are generated
//! from the same map. [`theme`] and [`glyphs`] define the appearance. The screens build on these, with [`ui`] as
//! their shared state and [`widgets`] as their parts.

pub mod advice;
pub mod app;
mod background;
mod blocks;
pub mod component;
pub mod digits;
mod drift;
pub mod event_loop;
mod export;
pub mod footer;
pub mod glyphs;
pub mod group;
pub mod guide;
pub mod help;
pub mod home;
pub mod input;
pub mod interview;
pub mod keys;
pub mod links;
mod palette;
mod paths;
pub mod quit_dialog;
pub mod replay;
pub mod response;
mod saved_and_today;
mod search_key;
mod settings;
mod size;
#[cfg(unix)]
mod suspend;
pub mod terminal;
pub mod theme;
pub mod ui;
pub mod widgets;

pub use app::{App, Start};

use crate::locale::{Message, Translator};
use crate::session::Store;
use crate::workflow::{ActiveSettings, InterviewStatus};
use event_loop::EndReason;
use jiff::Timestamp;
use std::rc::Rc;
use std::time::Instant;
use terminal::TerminalError;
use ui::Ui;

/// The result of the terminal interface.
#[derive(Debug)]
pub struct TuiResult {
    /// Why the event loop ended.
    pub ending: EndReason,
    /// The status of the current interview, if there is one.
    pub interview_status: Option<InterviewStatus>,
    /// The status of the interview that the program opened at its start, if it opened one.
    pub first_interview: Option<InterviewStatus>,
    /// Notices about the session file that no screen has shown.
    pub notices: Vec<Message>,
    /// The translator for the language at the end.
    pub translator: Rc<Translator>,
}

/// Runs the screens until the user quits. May be called once in a process.
///
/// `colour` allows colours. `settings` are those from which the context was made.
///
/// # Errors
///
/// Fails if the terminal cannot be set up, or is lost while the screens run.
pub fn run(
    context: Ui,
    store: Store,
    start: Start,
    colour: bool,
    settings: ActiveSettings,
) -> Result<TuiResult, TerminalError> {
    let mut app = App::new(context, store, start, Timestamp::now, Instant::now());
    app.use_settings(settings);
    let ending = event_loop::run(&mut app, colour)?;
    let notices = app.take_notices();
    Ok(TuiResult {
        ending,
        interview_status: app.interview_status(),
        first_interview: app.first_interview(),
        notices,
        translator: app.translator(),
    })
}

#[cfg(test)]
mod tests;
