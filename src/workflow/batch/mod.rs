//! Decides many companies at once: one company per line in, one line per company out, in the same order.
//!
//! The number of companies costs no memory: workers take turns in reading a block of input, decide its companies, and
//! write their lines when all earlier blocks are written. A company that cannot be read becomes a line that says why.
//!
//! Apart from its number, an output line is a function of its input line, the rulebook and the language alone. That is
//! what lets other programs spread a batch over many machines.

mod company;
mod decide;
mod lines;
mod output;
mod quick;
mod run;

pub use lines::LineSource;
pub use run::{BatchError, LineProblem, RunResult, Source, run};

use super::SelectedRulebook;
use crate::locale::Language;
use crate::rulebook::Rulebook;
use std::sync::Arc;

/// The form of the output lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFormat {
    /// JSON Lines with model, division and assumed questions.
    Json,
    /// JSON Lines with the whole advice.
    FullJson,
    /// CSV with a header, with cells separated as spreadsheet programs expect it in the language.
    Csv,
}

/// What a batch decides by, and how it writes.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The rulebook.
    pub rulebook: Arc<Rulebook>,
    /// Whether the user named the rulebook. It is then also used for sessions of its other editions.
    pub is_requested: bool,
    /// The language of messages and of whole advice.
    pub language: Language,
    /// The form of the output lines.
    pub format: LineFormat,
    /// Whether output has ASCII characters only.
    pub ascii: bool,
}

impl Batch {
    /// Returns the rulebook, to read sessions with.
    fn selected(&self) -> SelectedRulebook<'_> {
        SelectedRulebook { rulebook: &self.rulebook, is_requested: self.is_requested, is_only: true }
    }
}

#[cfg(test)]
mod tests;
