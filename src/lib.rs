//! `salesorg`: a guided adviser for the terminal.
//!
//! One crate in floors; each uses only those below it. From the top: [`locale`] and [`json`] are the ground,
//! [`rulebook`] is what is known, [`session`] is what is kept.
//! [`rulebook`] is what is known. [`tui`] is one of the two faces.

pub mod advice;
pub mod audit;
pub mod interview;
pub mod json;
pub mod locale;
pub mod rulebook;
pub mod session;
pub mod tui;
