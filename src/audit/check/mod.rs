//! Everything that is wrong with a rulebook file, told at once and each with its place: for its author, before anyone relies
//! on it.
//!
//! What loading refuses is an error, and so is an invariant that does not hold. What it accepts and an author would still
//! want to know is a warning: branches that nobody reaches, conditions that never hold, questions and options that change
//! nothing. What can be proved is proved by the audit, within its bounds on work; what is beyond them is told as well. Codes
//! are stable; the table of them is in [`CODES`] and, for authors, in `assets/rulebooks/CHECKS.md`.

mod codes;
mod proved;
mod rules;
mod uses;

pub use codes::{CODES, Code};

use crate::json::{self, Place};
use crate::locale::{Message, Problem};
use crate::rulebook::{Rulebook, Text};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rulebook cannot be used.
    Error,
    /// It can, and does not do what its author may think.
    Warning,
}

impl Severity {
    /// The word for it in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its stable code.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is, as a JSON pointer.
    pub at: String,
    /// Where that is in the text.
    pub place: Place,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// The rule that is broken, in the rulebook's own words.
    pub rule: Option<Text>,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Those that are told, in the order of the text.
    pub told: Vec<Finding>,
    /// How many errors there are besides.
    pub more_errors: usize,
    /// How many warnings there are besides.
    pub more_warnings: usize,
}

impl Findings {
    /// Whether there is an error among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors there are, told or not.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error) + self.more_errors
    }

    /// How many warnings there are, told or not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.more_warnings
    }

    fn count(&self, severity: Severity) -> usize {
        self.told.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Something found by its place and its message, whose key tells its code.
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

/// Notes with what belongs to their codes and their places in the text; no more of them than anybody reads.
fn findings(bytes: &[u8], mut notes: Vec<Note>, severity: Severity) -> Findings {
    let grave = |note: &Note| codes::of(note.message.key()).severity.unwrap_or(severity);
    notes.sort_by_key(grave);
    let rest = notes.split_off(notes.len().min(json::MOST_TOLD));
    let more_errors = rest.iter().filter(|note| grave(note) == Severity::Error).count();
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let marked = text.len() - text.trim_start_matches('\u{feff}').len();
    let pointers: Vec<_> = notes.iter().map(|note| &*note.at).collect();
    let places = json::places(&text[marked..], &pointers);
    let told = notes.into_iter().zip(places).map(|(note, place)| {
        let code = codes::of(note.message.key());
        Finding {
            code: code.code,
            severity: code.severity.unwrap_or(severity),
            // What is no JSON says itself where it breaks off.
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
