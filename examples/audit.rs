//! Lints a rulebook and proves its invariants for all possible answers. Ends with status 1 if something is wrong.
//!
//!     cargo run --example audit
//!     cargo run --example audit -- examples/embed/rollout.json
//!
//! Who writes rules for others can run this in CI: it is what `salesorg rulebook check` and `rulebook audit` do.

use salesorg::audit::check::check;
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
    let (lines, is_sound) = audit(bytes);
    println!("{}", lines.join("\n"));
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Audits the bytes of a rulebook file. Returns the report, and whether nothing is wrong.
pub(crate) fn audit(bytes: Vec<u8>) -> (Vec<String>, bool) {
    let translator = Translator::new(Language::English);

    // The linter accepts any bytes. It reports what makes a file no rulebook, and what its author probably did not mean.
    let findings = check(&bytes);
    let mut lines = Vec::new();
    for finding in &findings.reported {
        let (line, column) = (finding.position.line, finding.position.column);
        let (severity, code) = (finding.severity.id(), finding.code);
        lines
            .push(format!("{line}:{column}: {severity}[{code}]: {}", translator.translate(&finding.message)));
        lines.push(format!("  {}", translator.translate(&finding.remedy)));
    }
    // A file with errors may not load. The linter has reported why.
    let Ok(rulebook) = Rulebook::load(bytes) else { return (lines, false) };
    let reader = Reader::new(&rulebook, &translator);

    // The audit uses all cores. Another thread could stop it, in which case there is no report, or show its progress.
    let monitor = Monitor { stop: &AtomicBool::new(false), on_progress: &|_done, _tasks| () };
    let Some(report) = prove(&rulebook, &monitor) else { return (lines, false) };
    lines.push(format!("{}: {} combinations of answers", rulebook.id, report.combinations));
    if let Some(coverage) = &report.coverage {
        for (model, share) in rulebook.models.iter().zip(&coverage.models) {
            lines.push(format!("{:6.1} %  {}", share * 100.0, reader.text(&model.title)));
        }
    }
    for (invariant, result) in rulebook.invariants.iter().zip(&report.invariants) {
        let word = match result {
            InvariantResult::Holds => "proved",
            InvariantResult::Fails(_) => "BROKEN",
            InvariantResult::TooComplex => "not proved",
        };
        lines.push(format!("{word}: {} ({})", reader.text(&invariant.text), invariant.id));
        if let InvariantResult::Fails(example) = result {
            // The counter-example nearest to the assumed answers; two sets of answers if the invariant compares.
            for answers in [Some(&example.answers), example.after.as_ref()].into_iter().flatten() {
                lines.push(format!("  {}", serde_json::Value::from(rulebook.write_answers(answers))));
            }
        }
    }
    (lines, report.failures() == 0 && !findings.has_errors())
}
