//! `salesorg rulebook check`: everything that is wrong with a rulebook file, for its author or an editor.
//!
//! The findings are what was asked for, so they go to standard output; the exit status says whether there is an error.

use crate::audit::check::{Finding, Findings, Severity, check};
use crate::cli::args::Format;
use crate::cli::error::{Failure, Kind};
use crate::cli::{Context, DONE, files};
use crate::json;
use crate::locale::{Message, Words, harmless};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// How much of a pointer a line shows, in characters.
const POINTER: usize = 200;

pub(super) fn run(context: &Context, file: &Path, format: Format) -> Result<u8, Failure> {
    let findings = check(&files::read_bytes(file)?);
    let name = file.to_string_lossy();
    let said = match format {
        Format::Text => text(&context.words, &name, &findings),
        Format::Json => object(&context.words, &name, &findings),
    };
    files::print(said.as_bytes())?;
    Ok(if findings.has_errors() { Kind::Data as u8 } else { DONE })
}

/// How many errors and warnings there are.
fn sums(findings: &Findings) -> (usize, usize) {
    let errors = findings.told.iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors + findings.more_errors, findings.told.len() - errors + findings.more_warnings)
}

/// One line a finding, as compilers write them, with the remedy below it; then how many there are.
fn text(words: &Words, file: &str, findings: &Findings) -> String {
    let mut said = String::new();
    for Finding { code, severity, at, place, message, remedy } in &findings.told {
        let grave = words.get(match severity {
            Severity::Error => "check-error",
            Severity::Warning => "check-warning",
        });
        let at = json::short(at, POINTER);
        let at = if at.is_empty() { "/" } else { &at };
        // Writing to a string cannot fail.
        let _ = writeln!(
            said,
            "{}:{}:{}: {grave} {code}: {}: {}\n    {}",
            harmless(file),
            place.line,
            place.column,
            harmless(at),
            words.say(message),
            words.say(remedy)
        );
    }
    let more = findings.more_errors + findings.more_warnings;
    if more > 0 {
        said.push_str(&words.say(&Message::new("check-more").with("count", more)));
        said.push('\n');
    }
    let (errors, warnings) = sums(findings);
    let sum = if errors + warnings == 0 {
        Message::new("check-clean").with("file", file)
    } else {
        Message::new("check-sum").with("errors", errors).with("warnings", warnings)
    };
    said + &words.say(&sum) + "\n"
}

fn object(words: &Words, file: &str, findings: &Findings) -> String {
    let finding = |finding: &Finding| {
        json!({
            "code": finding.code,
            "severity": finding.severity.id(),
            "pointer": finding.at,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": words.say(&finding.message),
            "remedy": words.say(&finding.remedy),
        })
    };
    let (errors, warnings) = sums(findings);
    let whole = json!({
        "format": "salesorg.check",
        "format_version": 1,
        "file": file,
        "errors": errors,
        "warnings": warnings,
        "findings": findings.told.iter().map(finding).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}
