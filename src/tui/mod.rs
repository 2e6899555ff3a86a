//! The screens, and the shell under them.
//!
//! From the bottom: [`terminal`] borrows the terminal and gives it back, [`input`] gathers all that can happen into one
//! queue, [`run`] is the loop between them. [`keys`] names what keys do, [`footer`] and the help screen are drawn from
//! the same map, and [`theme`] and [`glyphs`] say how things look.

pub mod footer;
pub mod glyphs;
pub mod input;
pub mod keys;
pub mod run;
#[cfg(unix)]
mod suspend;
pub mod terminal;
pub mod theme;
