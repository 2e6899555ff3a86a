//! The screens, and the shell under them.
//!
//! From the bottom: [`terminal`] borrows the terminal and gives it back, [`input`] gathers all that can happen into one
//! queue, [`mod@run`] is the loop between them. [`keys`] names what keys do, [`footer`] and the help screen are drawn from
//! the same map, and [`theme`] and [`glyphs`] say how things look. On it stand the screens: [`context`] is what all of
//! them need, [`widgets`] what they are made of.

pub mod advice;
pub mod app;
pub mod context;
pub mod drift;
pub mod footer;
pub mod glyphs;
pub mod guide;
pub mod help;
pub mod home;
pub mod input;
pub mod interview;
pub mod keys;
pub mod links;
pub mod replay;
pub mod run;
pub mod screen;
mod size;
#[cfg(unix)]
mod suspend;
pub mod terminal;
pub mod theme;
pub mod together;
pub mod widgets;

pub use app::{App, Left, Start};

use crate::session::Store;
use context::Context;
use jiff::Timestamp;
use run::Ending;
use std::time::Instant;
use terminal::TerminalError;

/// Shows the screens until they are left. Once a process. `colour` is whether any may be used.
///
/// Returns why they were left, and how things stand with the interview at hand, if there was one.
pub fn run(
    context: Context,
    store: Store,
    start: Start,
    colour: bool,
) -> Result<(Ending, Option<Left>), TerminalError> {
    let mut app = App::new(context, store, start, Timestamp::now, Instant::now());
    let ending = run::run(&mut app, colour)?;
    Ok((ending, app.left()))
}

#[cfg(test)]
mod tests;
