//! The linter for rulebook files: reports every problem of a file at once, each with its position.
//!
//! Whatever loading rejects is an error, and so is an invariant that does not hold. Warnings are for rulebooks that
//! load but probably do not do what their author meant: branches that no answers reach, conditions that never hold,
//! questions and options without an effect. The audit proves these within its limits on work. What is beyond the
//! limits is reported too. Codes are stable. Their table is [`CODES`] and, for authors, `assets/rulebooks/CHECKS.md`.

mod codes;
mod conditions;
mod hygiene;
mod proofs;

pub use crate::json::Position;
#[doc(hidden)]
pub use codes::{CODES, Code};

use crate::json;
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
    pub position: Position,
    /// What is wrong.
    pub message: Message,
    /// How to correct it.
    pub remedy: Message,
    /// For a violated invariant, its text in the rulebook.
    pub(crate) invariant: Option<Text>,
}

/// The result of checking a rulebook file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The reported findings, in the order of the file. Errors are reported before warnings if there are too many.
    pub reported: Vec<Finding>,
    /// The number of errors that are not reported.
    #[doc(hidden)]
    pub unreported_errors: usize,
    /// The number of warnings that are not reported.
    #[doc(hidden)]
    pub unreported_warnings: usize,
}

impl Findings {
    /// Returns whether there are errors.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Returns the number of all errors, reported or not.
    pub(crate) fn errors(&self) -> usize {
        self.count(Severity::Error) + self.unreported_errors
    }

    /// Returns the number of all warnings, reported or not.
    pub(crate) fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.unreported_warnings
    }

    fn count(&self, severity: Severity) -> usize {
        self.reported.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// A problem whose code follows from the key of its message.
type RawFinding = Problem;

fn raw_finding(at: String, message: Message) -> RawFinding {
    Problem::new(at, message)
}

/// Checks the bytes of a rulebook file, which may be any bytes.
///
/// # Examples
/// ```
/// use salesorg::audit::check::check;
///
/// let findings = check(br#"{"format": "salesorg.rulebook", "format_version": 99}"#);
/// let finding = &findings.reported[0];
/// assert_eq!((finding.code, &*finding.at), ("unknown-version", "/format_version"));
/// assert_eq!((finding.position.line, finding.position.column), (1, 51));
/// ```
pub fn check(bytes: &[u8]) -> Findings {
    let rulebook = match Rulebook::load(bytes.to_vec()) {
        Err(problems) => return build_findings(bytes, problems, Severity::Error),
        Ok(rulebook) => rulebook,
    };
    let mut raw_findings = Vec::new();
    let unasked = conditions::check(&rulebook, &mut raw_findings);
    proofs::check(&rulebook, &unasked, &mut raw_findings);
    hygiene::check(&rulebook, &mut raw_findings);
    let mut findings = build_findings(bytes, raw_findings, Severity::Warning);
    for finding in &mut findings.reported {
        let invariant = finding.at.strip_prefix("/invariants/").and_then(|index| index.parse().ok());
        let rule = invariant.and_then(|index: usize| rulebook.invariants.get(index));
        finding.invariant = rule.map(|rule| rule.text.clone());
    }
    findings
}

/// Converts problems to findings: adds codes, remedies and positions, and limits their number.
///
/// `severity` is for codes that have none of their own.
fn build_findings(bytes: &[u8], mut raw_findings: Vec<RawFinding>, severity: Severity) -> Findings {
    let severity_of = |note: &RawFinding| codes::for_message(note.message.key()).severity.unwrap_or(severity);
    raw_findings.sort_by_key(severity_of);
    let rest = raw_findings.split_off(raw_findings.len().min(json::MAX_REPORTED));
    let more_errors = rest.iter().filter(|note| severity_of(note) == Severity::Error).count();
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let bom_len = text.len() - text.trim_start_matches('\u{feff}').len();
    let pointers: Vec<_> = raw_findings.iter().map(|note| &*note.at).collect();
    let places = json::pointer_positions(&text[bom_len..], &pointers);
    let reported = raw_findings.into_iter().zip(places).map(|(note, place)| {
        let code = codes::for_message(note.message.key());
        Finding {
            code: code.code,
            severity: code.severity.unwrap_or(severity),
            // The message about invalid JSON has the position itself.
            position: codes::position_in_message(&note.message).unwrap_or(place),
            remedy: Message::new(code.remedy),
            at: note.at,
            message: note.message,
            invariant: None,
        }
    });
    let mut told: Vec<_> = reported.collect();
    told.sort_by_key(|finding| finding.position);
    Findings { reported: told, unreported_errors: more_errors, unreported_warnings: rest.len() - more_errors }
}
