//! The screens, and the shell under them.
//!
//! From the bottom: [`terminal`] borrows the terminal and gives it back, [`input`] gathers all that can happen into one
//! queue, [`mod@event_loop`] is the loop between them. [`keys`] names what keys do, [`footer`] and the help screen are drawn from
//! the same map, and [`theme`] and [`glyphs`] say how things look. On it stand the screens: [`ui`] is what all of
//! them need, [`widgets`] what they are made of.

pub mod advice;
pub mod app;
pub mod ui;
pub mod digits;
mod drift;
pub mod footer;
pub mod glyphs;
pub mod guide;
pub mod help;
pub mod home;
pub mod input;
pub mod interview;
pub mod keys;
pub mod quit_dialog;
pub mod links;
pub mod replay;
pub mod event_loop;
pub mod response;
mod size;
#[cfg(unix)]
mod suspend;
pub mod terminal;
mod text_input;
pub mod theme;
pub mod group;
pub mod widgets;

pub use app::{App, InterviewStatus, Start};

use crate::locale::Message;
use crate::session::Store;
use ui::Ui;
use jiff::Timestamp;
use event_loop::EndReason;
use std::time::Instant;
use terminal::TerminalError;

/// What the screens return when they are left.
#[derive(Debug)]
pub struct TuiResult {
    /// Why they were left.
    pub ending: EndReason,
    /// How things stand with the interview at hand, if there was one.
    pub interview_status: Option<InterviewStatus>,
    /// How things stand with the interview that the program opened at its start, if it did.
    pub first_interview: Option<InterviewStatus>,
    /// The notices about the session's file that no screen has shown.
    pub notices: Vec<Message>,
}

/// Shows the screens until they are left. Once a process. `colour` is whether any may be used, `mouse` whether the mouse
/// is taken from the terminal.
///
/// # Errors
/// The terminal cannot be set up, or breaks off.
pub fn run(
    context: Ui,
    store: Store,
    start: Start,
    colour: bool,
    mouse: bool,
) -> Result<TuiResult, TerminalError> {
    let mut app = App::new(ui, store, start, Timestamp::now, Instant::now());
    let ending = event_loop::run(&mut app, colour, mouse)?;
    let notices = app.take_notices();
    Ok(TuiResult { ending, interview_status: app.interview_status(), first_interview: app.first_interview(), notices })
}

#[cfg(test)]
mod tests;
