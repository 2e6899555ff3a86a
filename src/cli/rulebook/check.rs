//! `salesorg rulebook check`: reports all errors and warnings of a rulebook file, for its author or an editor.
//!
//! The findings are the result of the command, so they go to standard output. The exit status tells whether there is an
//! error.

use super::super::args::{Check, Format};
use super::super::{Env, SUCCESS, files};
use crate::audit::check::{Finding, Findings, Severity, check};
use crate::cli::error::{Failure, FailureKind};
use crate::document::json::check::CheckDocument;
use crate::json;
use crate::locale::{Message, Problem, Translator, sanitize};
use crate::render::json as escape;
use crate::render::text_writer::TextWriter;
use crate::rulebook::Rulebook;

pub(super) fn run(env: &Env, args: &Check) -> Result<u8, Failure> {
    let (bytes, name) = read_selected(env, args)?;
    let findings = check(&bytes);
    let output = match args.format {
        Format::Text => {
            let mut page = TextWriter::new(env.text_options);
            write(&env.translator, &name, &findings, &mut page);
            page.into_text().into_bytes()
        }
        Format::Json => {
            let mut said = Vec::new();
            escape::write(
                &mut said,
                &CheckDocument::new(&env.translator, &name, &findings),
                env.text_options.ascii,
            )
            .map_err(|error| files::stream_failure(&error))?;
            said
        }
    };
    files::print(&output)?;
    match findings.errors() {
        0 => Ok(SUCCESS),
        count => {
            let problem = Problem::new("", Message::new("check-fails").arg("count", count));
            Err(Failure::within(FailureKind::Data, name, vec![problem]))
        }
    }
}

/// Returns the bytes to check and the name for them in messages.
fn read_selected(env: &Env, args: &Check) -> Result<(Vec<u8>, String), Failure> {
    let Some(path) = args.file.as_deref().or(env.rulebook.as_deref()) else {
        let defect = |problems| Failure::within(FailureKind::Data, "(shipped)", problems);
        let shipped = Rulebook::shipped().map_err(defect)?;
        return Ok((shipped.bytes().to_vec(), shipped.id));
    };
    let name = path.to_string_lossy().into_owned();
    if path.as_os_str() == files::STDIN || path.exists() {
        return Ok((files::read_bytes(path)?, name));
    }
    // An argument that is not a file may be the id of a built-in rulebook.
    Ok((files::find_rulebook(path)?.bytes().to_vec(), name))
}

/// The greatest length of a JSON pointer in a line, in characters.
const MAX_POINTER_CHARS: usize = 200;

/// Writes findings, each in the form of a compiler message with a remedy. `file` is the name of what was checked.
fn write(translator: &Translator, file: &str, findings: &Findings, page: &mut TextWriter) {
    for finding in &findings.reported {
        write_finding(translator, file, finding, page);
    }
    let more = findings.unreported_errors + findings.unreported_warnings;
    if more > 0 {
        page.paragraph(0, &translator.translate(&Message::new("check-more").arg("count", more)));
    }
    let sum = if findings.errors() + findings.warnings() == 0 {
        Message::new("check-clean").arg("file", file)
    } else {
        Message::new("check-sum").arg("errors", findings.errors()).arg("warnings", findings.warnings())
    };
    page.paragraph(0, &translator.translate(&sum));
}

fn write_finding(translator: &Translator, file: &str, finding: &Finding, page: &mut TextWriter) {
    let Finding { code, severity, at, position: place, message, remedy, invariant: rule } = finding;
    let severity_word = translator.get(match severity {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
    });
    let place = format!("{}:{}:{}", sanitize(file), place.line, place.column);
    page.hanging(4, &format!("{place}: {severity_word}[{code}]: {}", translator.translate(message)));
    if !at.is_empty() {
        // On a line of its own and unwrapped, so that it can be copied.
        page.push_raw(&format!("    {}\n", sanitize(&json::truncate(at, MAX_POINTER_CHARS))));
    }
    if let Some(rule) = rule {
        page.paragraph(4, &sanitize(rule.get(translator.language().tag())));
    }
    page.item(4, "→", &translator.translate(remedy));
    page.blank();
}
