//! The linter for rulebook files: reports every problem of a file at once, each with its position.
//!
//! Whatever loading rejects is an error, and so is an invariant that does not hold. Warnings are for rulebooks that
//! load but probably do not do what their author meant: branches that no answers reach, conditions that never hold,
//! questions and options without an effect. The audit proves these within its limits on work. What is beyond the
//! limits is reported too. Codes are stable. Their table is [`CODES`] and, for authors, `assets/rulebooks/CHECKS.md`.

mod codes;
mod proved;
mod rules;
mod uses;

pub use codes::{CODES, Code};

use crate::json::{self, Position};
use crate::locale::{Message, Problem};
use crate::rulebook::{Rulebook, Text};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rulebook cannot be used, or an invariant is violated.
    Error,
    /// The rulebook can be used, but may not do what its author meant.
    Warning,
}

impl Severity {
    /// Returns its name in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A problem of a rulebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its stable code, such as `unknown-id`.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// JSON pointer to the value with the problem.
    pub at: String,
    /// Line and column of that value.
    pub place: Position,
    /// What is wrong.
    pub message: Message,
    /// How to correct it.
    pub remedy: Message,
    /// For a violated invariant, its text in the rulebook.
    pub rule: Option<Text>,
}

/// The result of checking a rulebook file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The reported findings, in the order of the file. Errors are reported before warnings if there are too many.
    pub told: Vec<Finding>,
    /// The number of errors that are not reported.
    pub more_errors: usize,
    /// The number of warnings that are not reported.
    pub more_warnings: usize,
}

impl Findings {
    /// Returns whether there are errors.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Returns the number of all errors, reported or not.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error) + self.more_errors
    }

    /// Returns the number of all warnings, reported or not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.more_warnings
    }

    fn count(&self, severity: Severity) -> usize {
        self.told.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// A problem whose code follows from the key of its message.
type Note = Problem;

fn note(at: String, message: Message) -> Note {
    Problem::new(at, message)
}

/// Checks the bytes of a rulebook file.
#[must_use]
pub fn check(bytes: &[u8]) -> Findings {
    let rulebook = match Rulebook::load(bytes.to_vec()) {
        Err(problems) => return findings(bytes, problems, Severity::Error),
        Ok(rulebook) => rulebook,
    };
    let mut notes = Vec::new();
    let unasked = rules::check(&rulebook, &mut notes);
    proved::check(&rulebook, &unasked, &mut notes);
    uses::check(&rulebook, &mut notes);
    let mut findings = findings(bytes, notes, Severity::Warning);
    for finding in &mut findings.told {
        let invariant = finding.at.strip_prefix("/invariants/").and_then(|index| index.parse().ok());
        let rule = invariant.and_then(|index: usize| rulebook.invariants.get(index));
        finding.rule = rule.map(|rule| rule.text.clone());
    }
    findings
}

/// Converts problems to findings: adds codes, remedies and positions, and limits their number.
///
/// `severity` is for codes that have none of their own.
fn findings(bytes: &[u8], mut notes: Vec<Note>, severity: Severity) -> Findings {
    let grave = |note: &Note| codes::of(note.message.key()).severity.unwrap_or(severity);
    notes.sort_by_key(grave);
    let rest = notes.split_off(notes.len().min(json::MAX_REPORTED));
    let more_errors = rest.iter().filter(|note| grave(note) == Severity::Error).count();
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let marked = text.len() - text.trim_start_matches('\u{feff}').len();
    let pointers: Vec<_> = notes.iter().map(|note| &*note.at).collect();
    let places = json::pointer_positions(&text[marked..], &pointers);
    let told = notes.into_iter().zip(places).map(|(note, place)| {
        let code = codes::of(note.message.key());
        Finding {
            code: code.code,
            severity: code.severity.unwrap_or(severity),
            // The message about invalid JSON has the position itself.
            place: codes::place(&note.message).unwrap_or(place),
            remedy: Message::new(code.remedy),
            at: note.at,
            message: note.message,
            rule: None,
        }
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|finding| finding.place);
    Findings { told, more_errors, more_warnings: rest.len() - more_errors }
}
