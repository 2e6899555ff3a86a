//! The screens, and the shell under them.
//!
//! From the bottom: [`terminal`] borrows the terminal and gives it back, [`input`] gathers all that can happen into one
//! queue, [`mod@run`] is the loop between them. [`keys`] names what keys do, [`footer`] and the help screen are drawn from
//! the same map, and [`theme`] and [`glyphs`] say how things look. On it stand the screens: [`context`] is what all of
//! them need, [`widgets`] what they are made of.

pub mod advice;
pub mod app;
pub mod context;
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
pub mod leave;
pub mod links;
pub mod replay;
pub mod run;
pub mod screen;
mod size;
#[cfg(unix)]
mod suspend;
pub mod terminal;
mod text_input;
pub mod theme;
pub mod together;
pub mod widgets;

pub use app::{App, InterviewStatus, Start};

use crate::locale::Message;
use crate::session::Store;
use context::Context;
use jiff::Timestamp;
use run::Ending;
use std::time::Instant;
use terminal::TerminalError;

/// What the screens return when they are left.
#[derive(Debug)]
pub struct Exit {
    /// Why they were left.
    pub ending: Ending,
    /// How things stand with the interview at hand, if there was one.
    pub left: Option<InterviewStatus>,
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
    context: Context,
    store: Store,
    start: Start,
    colour: bool,
    mouse: bool,
) -> Result<Exit, TerminalError> {
    let mut app = App::new(context, store, start, Timestamp::now, Instant::now());
    let ending = run::run(&mut app, colour, mouse)?;
    let notices = app.take_notices();
    Ok(Exit { ending, left: app.interview_status(), first_interview: app.first_interview(), notices })
}

#[cfg(test)]
mod tests;
