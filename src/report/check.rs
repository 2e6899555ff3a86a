//! The findings of a check as text: each in the form of a compiler message, with a remedy.

use super::page::Page;
use crate::audit::check::{Finding, Findings, Severity};
use crate::json;
use crate::locale::{Message, Words, harmless};

/// The greatest length of a JSON pointer in a line, in characters.
const POINTER: usize = 200;

/// Writes findings. `file` is the name of what was checked.
pub fn write(words: &Words, file: &str, findings: &Findings, page: &mut Page) {
    for finding in &findings.told {
        one(words, file, finding, page);
    }
    let more = findings.more_errors + findings.more_warnings;
    if more > 0 {
        page.paragraph(0, &words.say(&Message::new("check-more").with("count", more)));
    }
    let sum = if findings.errors() + findings.warnings() == 0 {
        Message::new("check-clean").with("file", file)
    } else {
        Message::new("check-sum").with("errors", findings.errors()).with("warnings", findings.warnings())
    };
    page.paragraph(0, &words.say(&sum));
}

fn one(words: &Words, file: &str, finding: &Finding, page: &mut Page) {
    let Finding { code, severity, at, place, message, remedy, rule } = finding;
    let grave = words.get(match severity {
        Severity::Error => "check-error",
        Severity::Warning => "check-warning",
    });
    let place = format!("{}:{}:{}", harmless(file), place.line, place.column);
    page.hanging(4, &format!("{place}: {grave}[{code}]: {}", words.say(message)));
    if !at.is_empty() {
        // On a line of its own and unwrapped, so that it can be copied.
        page.text(&format!("    {}\n", harmless(&json::truncate(at, POINTER))));
    }
    if let Some(rule) = rule {
        page.paragraph(4, &harmless(rule.get(words.language().tag())));
    }
    page.item(4, "→", &words.say(remedy));
    page.blank();
}
