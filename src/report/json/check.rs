//! What a check found, for editors and other programs.

use crate::audit::check::{Finding, Findings};
use crate::locale::Words;
use serde::Serialize;

/// The value of `format`.
pub const FORMAT: &str = "salesorg.check";
/// The version of the form that is written.
pub const FORMAT_VERSION: u32 = 1;

/// A whole check.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    format: &'static str,
    format_version: u32,
    /// Tag of the language of the sentences.
    language: &'static str,
    /// What was checked, as it was named.
    file: &'a str,
    /// How many errors there are, told or not.
    errors: usize,
    /// How many warnings there are, told or not.
    warnings: usize,
    /// In the order of the file.
    findings: Vec<WireFinding<'a>>,
    /// How many findings are not told.
    more: usize,
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
struct WireFinding<'a> {
    code: &'static str,
    severity: &'static str,
    pointer: &'a str,
    line: usize,
    column: usize,
    message: String,
    remedy: String,
    /// The rule that is broken, in the rulebook's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
}

impl<'a> Document<'a> {
    /// The form of what was found in `file`.
    #[must_use]
    pub fn new(words: &Words, file: &'a str, findings: &'a Findings) -> Self {
        let wire = |finding: &'a Finding| WireFinding {
            code: finding.code,
            severity: finding.severity.id(),
            pointer: &finding.at,
            line: finding.place.line,
            column: finding.place.column,
            message: words.say(&finding.message),
            remedy: words.say(&finding.remedy),
            rule: finding.rule.as_ref().map(|rule| rule.get(words.language().tag())),
        };
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            language: words.language().tag(),
            file,
            errors: findings.errors(),
            warnings: findings.warnings(),
            findings: findings.told.iter().map(wire).collect(),
            more: findings.more_errors + findings.more_warnings,
        }
    }
}
