//! Lints a rulebook and proves its invariants for all possible answers. Ends with status 1 if something is wrong.
//!
//!     cargo run --example audit
//!     cargo run --example audit -- examples/embed/rollout.json
//!
//! Who writes rules for others can run this in CI: it is what `salesorg rulebook check` and `rulebook audit` do.

use salesorg::audit::check::{Severity, check};
use salesorg::audit::{InvariantResult, Monitor, prove};
use salesorg::document::Reader;
use salesorg::locale::{Language, Translator};
use salesorg::rulebook::Rulebook;
use std::fs;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rulebooks/sales-organisation.json");

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_else(|| SHIPPED.to_owned());
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let (text, is_sound) = audit(bytes);
    print!("{text}");
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Audits the bytes of a rulebook file. Returns the report, and whether nothing is wrong.
pub fn audit(bytes: Vec<u8>) -> (String, bool) {
    let translator = Translator::new(Language::English);

    // The linter accepts any bytes. It reports what makes a file no rulebook, and what its author probably did not mean.
    let findings = check(&bytes);
    let mut text = String::new();
    for finding in &findings.reported {
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        let (line, column) = (finding.position.line, finding.position.column);
        let message = translator.translate(&finding.message);
        let remedy = translator.translate(&finding.remedy);
        text += &format!("{line}:{column}: {severity}[{}]: {message}\n  {remedy}\n", finding.code);
    }
    // A file with errors may not load. The linter has reported why.
    let Ok(rulebook) = Rulebook::load(bytes) else { return (text, false) };
    let reader = Reader::new(&rulebook, &translator);

    // The audit uses all cores. Another thread could stop it, or show its progress.
    let monitor = Monitor { stop: &AtomicBool::new(false), on_progress: &|_done, _tasks| () };
    let report = prove(&rulebook, &monitor).expect("nothing stops the audit");
    text += &format!("{}: {} combinations of answers\n", reader.text(&rulebook.title), report.combinations);
    if let Some(coverage) = &report.coverage {
        for (model, share) in rulebook.models.iter().zip(&coverage.models) {
            text += &format!("{:6.1} %  {}\n", share * 100.0, reader.text(&model.title));
        }
    }
    for (invariant, result) in rulebook.invariants.iter().zip(&report.invariants) {
        let word = match result {
            InvariantResult::Holds => "proved",
            InvariantResult::Fails(_) => "BROKEN",
            InvariantResult::TooComplex => "not proved",
        };
        text += &format!("{word}: {}\n", reader.text(&invariant.text));
        if let InvariantResult::Fails(example) = result {
            // The counter-example nearest to the assumed answers, ready for `decide`.
            let answers = [Some(&example.answers), example.after.as_ref()];
            for answers in answers.into_iter().flatten() {
                text += &format!("  {}\n", serde_json::Value::from(rulebook.write_answers(answers)));
            }
        }
    }
    (text, report.failures() == 0 && !findings.has_errors())
}
