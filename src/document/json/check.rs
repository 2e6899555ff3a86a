//! The findings of a check as JSON, for editors and other programs.

use crate::audit::check::{Finding, Findings};
use crate::locale::Translator;
use serde::Serialize;

/// The value of `format`.
pub(crate) const FORMAT: &str = "salesorg.check";
/// The version of the format that is written.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// A complete report of a check.
#[derive(Debug, Serialize)]
pub(crate) struct CheckDocument<'a> {
    format: &'static str,
    format_version: u32,
    /// Tag of the language of the sentences.
    language: &'static str,
    /// Name of what was checked.
    file: &'a str,
    /// Number of errors, including those that are not listed.
    errors: usize,
    /// Number of warnings, including those that are not listed.
    warnings: usize,
    /// The findings, in the order of the file.
    findings: Vec<WireFinding<'a>>,
    /// Number of findings that are not listed.
    more: usize,
}

/// An error or a warning.
#[derive(Debug, Serialize)]
struct WireFinding<'a> {
    code: &'static str,
    severity: &'static str,
    pointer: &'a str,
    line: usize,
    column: usize,
    message: String,
    remedy: String,
    /// The violated rule, in the rulebook's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
}

impl<'a> CheckDocument<'a> {
    /// Creates the report on the findings in `file`.
    pub(crate) fn new(translator: &Translator, file: &'a str, findings: &'a Findings) -> Self {
        let wire = |finding: &'a Finding| WireFinding {
            code: finding.code,
            severity: finding.severity.id(),
            pointer: &finding.at,
            line: finding.position.line,
            column: finding.position.column,
            message: translator.translate(&finding.message),
            remedy: translator.translate(&finding.remedy),
            rule: finding.invariant.as_ref().map(|rule| rule.get(translator.language().tag())),
        };
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            language: translator.language().tag(),
            file,
            errors: findings.errors(),
            warnings: findings.warnings(),
            findings: findings.reported.iter().map(wire).collect(),
            more: findings.unreported_errors + findings.unreported_warnings,
        }
    }
}
