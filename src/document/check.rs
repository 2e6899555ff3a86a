//! The findings of a check as text: each in the form of a compiler message, with a remedy.

use super::text_writer::TextWriter;
use crate::audit::check::{Finding, Findings, Severity};
use crate::json;
use crate::locale::{Message, Translator, sanitize};

/// The greatest length of a JSON pointer in a line, in characters.
const MAX_POINTER_CHARS: usize = 200;

/// Writes findings. `file` is the name of what was checked.
pub fn write(translator: &Translator, file: &str, findings: &Findings, page: &mut TextWriter) {
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
