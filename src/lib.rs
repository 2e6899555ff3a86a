//! `salesorg`: a guided adviser for the terminal.
//!
//! One crate in floors; each uses only those below it. From the top: [`tui`] is one of the two faces, [`session`] is
//! what is kept, [`rulebook`] is what is known, [`locale`] and [`json`] are the ground.

pub mod advice;
pub mod cli;
pub mod interview;
pub mod json;
pub mod limits;
pub mod locale;
pub mod plain;
pub mod report;
pub mod rulebook;
pub mod session;
pub mod tui;
