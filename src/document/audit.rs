//! The report of an audit as text: coverage of the models, results of the invariants, and answers that reproduce
//! failures.

use super::Reader;
use super::text_writer::TextWriter;
use crate::advice::{Decision, decide};
use crate::audit::{AuditReport, CounterExample, Coverage, Ineffective, InvariantResult, node_pointers};
use crate::json;
use crate::locale::{Message, sanitize};
use crate::rulebook::{Answers, Node, QuestionKind};

/// The greatest number of digits that are printed in full.
const MAX_DIGITS: usize = 30;

/// Writes a report. `command` turns answers into a command line that gives advice on them.
pub fn write(
    reader: &Reader,
    report: &AuditReport,
    command: &dyn Fn(&Answers) -> String,
    page: &mut TextWriter,
) {
    let rulebook = reader.rulebook;
    page.title(&reader.translate(&Message::new("audit-title").arg("title", &*reader.text(&rulebook.title))));
    page.paragraph(
        0,
        &reader.translate(
            &Message::new("audit-combinations").arg("count", number(reader, &report.combinations)),
        ),
    );
    if let Some(coverage) = &report.coverage {
        write_coverage(reader, coverage, page);
    } else {
        page.item(0, "✗", &reader.translator.get("audit-coverage-intricate"));
    }
    let writer = AuditWriter { reader, command };
    writer.invariants(report, page);
    writer.ineffective(report, page);
    page.blank();
    let failures = report.failures();
    page.paragraph(
        0,
        &match failures {
            0 => reader.translator.get("audit-holds"),
            _ => reader.translate(&Message::new("audit-fails").arg("count", failures)),
        },
    );
}

/// Formats a whole number with grouped digits, or a very long one as a power of ten.
pub fn number(reader: &Reader, digits: &str) -> String {
    if digits.len() > MAX_DIGITS {
        let (first, second) = (&digits[..1], &digits[1..2]);
        let point = reader.translator.language().decimal_separator();
        return format!("{first}{point}{second} × 10^{}", digits.len() - 1);
    }
    reader.translator.language().group_digits(digits)
}

/// Formats a share as a percentage with one decimal. A share above 0 is never shown as 0.
pub fn percent(reader: &Reader, share: f64) -> String {
    let language = reader.translator.language();
    if share > 0.0 && share < 0.0005 {
        return format!("< {} %", language.format_decimal("0.1"));
    }
    format!("{} %", language.format_decimal(&format!("{:.1}", share * 100.0)))
}

fn write_coverage(reader: &Reader, coverage: &Coverage, page: &mut TextWriter) {
    let rulebook = reader.rulebook;
    let share_line = |page: &mut TextWriter, share: f64, what: &str| {
        page.item(0, &format!("{:>8} ", percent(reader, share)), what);
    };
    page.heading(&reader.translator.get("audit-models"));
    for (model, share) in rulebook.models.iter().zip(&coverage.models) {
        share_line(page, *share, &reader.text(&model.title));
    }
    if let (Some(segments), Some(rules)) = (&coverage.segmentation, &rulebook.segmentation) {
        page.heading(&reader.translator.get("audit-segments"));
        for (dimension, share) in rules.dimensions.iter().zip(&segments.dimensions) {
            share_line(page, *share, &reader.text(&dimension.title));
        }
        page.blank();
        for (count, share) in segments.by_count.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            share_line(
                page,
                *share,
                &reader.translate(&Message::new("audit-segment-count").arg("count", count)),
            );
        }
    }
    page.heading(&reader.translator.get("audit-leaves"));
    let paths = paths_to_nodes(reader);
    let places = node_pointers(rulebook);
    for leaf in &coverage.leaves {
        let path = Message::new("audit-leaf")
            .arg("model", &*reader.text(&rulebook.models[leaf.model].title))
            .arg("way", json::truncate(&paths[leaf.node], 400));
        let way = reader.translate(&path);
        let Some(share) = leaf.share else {
            page.item(0, "✗", &way);
            let place = Message::new("audit-unreached").arg("place", &*places[leaf.node]);
            page.paragraph(2, &reader.translate(&place));
            continue;
        };
        share_line(page, share, &way);
    }
}

/// Returns for each node of the tree the answers that lead to it.
fn paths_to_nodes(reader: &Reader) -> Vec<String> {
    let tree = &reader.rulebook.tree;
    let mut ways = vec![String::new(); tree.nodes.len()];
    // A node precedes the nodes below it.
    for node in 0..tree.nodes.len() {
        let Node::Split { slot, branches } = &tree.nodes[node] else { continue };
        for branch in &tree.branches[branches.clone()] {
            let answer = format!("{}: {}", reader.short(*slot), reader.values(*slot, &branch.values));
            let before = &ways[node];
            ways[branch.then] = if before.is_empty() { answer } else { format!("{before}, {answer}") };
        }
    }
    ways
}

struct AuditWriter<'a> {
    reader: &'a Reader<'a>,
    command: &'a dyn Fn(&Answers) -> String,
}

impl AuditWriter<'_> {
    fn invariants(&self, report: &AuditReport, page: &mut TextWriter) {
        let rules = &self.reader.rulebook.invariants;
        if rules.is_empty() {
            return;
        }
        page.heading(&self.reader.translator.get("audit-invariants"));
        for (rule, verdict) in rules.iter().zip(&report.invariants) {
            let text = format!("{} ({})", self.reader.text(&rule.text), sanitize(&rule.id));
            page.item(0, if *verdict == InvariantResult::Holds { "✓" } else { "✗" }, &text);
            match verdict {
                InvariantResult::Holds => {}
                InvariantResult::Fails(example) => self.example(example, page),
                InvariantResult::TooComplex => {
                    page.paragraph(2, &self.reader.translator.get("audit-intricate"));
                }
            }
        }
    }

    /// Writes the answers that reproduce a failure, as commands, each with its outcome.
    fn example(&self, example: &CounterExample, page: &mut TextWriter) {
        for answers in std::iter::once(&example.answers).chain(&example.after) {
            let decision = decide(self.reader.rulebook, answers);
            let line = format!("    {}\n", sanitize(&(self.command)(answers)));
            page.push_raw(&page.options().convert(&line));
            page.paragraph(6, &self.outcome(&decision));
        }
    }

    fn outcome(&self, decision: &Decision) -> String {
        let rulebook = self.reader.rulebook;
        let model = self.reader.text(&rulebook.models[decision.model].title);
        let dimension_count = decision.segmentation.now.len();
        if rulebook.segmentation.is_none() {
            return format!("→ {model}");
        }
        let taken = self.reader.translate(&Message::new("audit-segment-count").arg("count", dimension_count));
        format!("→ {model} ({taken})")
    }

    fn ineffective(&self, report: &AuditReport, page: &mut TextWriter) {
        let reader = self.reader;
        page.heading(&reader.translator.get("audit-questions"));
        let Some(idle) = &report.ineffective else {
            page.item(0, "✗", &reader.translator.get("audit-ineffective-intricate"));
            return;
        };
        if idle.is_empty() {
            page.item(0, "✓", &reader.translator.get("audit-ineffective-none"));
        }
        for idle in idle {
            page.item(0, "✗", &reader.translate(&ineffective_message(reader, idle)));
            if let Ineffective::WrongSameAs { example, .. } = idle {
                self.example(example, page);
            }
        }
    }
}

/// Returns the message for an ineffective question or option.
pub fn ineffective_message(reader: &Reader, idle: &Ineffective) -> Message {
    let questions = &reader.rulebook.questions;
    let option = |question: usize, option: u32| match &questions[question].kind {
        QuestionKind::Choice(options) => {
            options.get(option as usize).map_or("", |option| &*option.id).to_owned()
        }
        _ => option.to_string(),
    };
    match idle {
        Ineffective::Question(question) => {
            Message::new("audit-ineffective-question").arg("question", &*questions[*question].id)
        }
        Ineffective::Options(question, options) => {
            let names: Vec<_> = options.iter().map(|one| option(*question, *one)).collect();
            Message::new("audit-ineffective-options")
                .arg("question", &*questions[*question].id)
                .arg("options", names.join(", "))
        }
        Ineffective::WrongSameAs { question, option: one, other, rule, .. } => {
            Message::new("audit-wrong-same-as")
                .arg("question", &*questions[*question].id)
                .arg("option", option(*question, *one))
                .arg("other", option(*question, *other))
                .arg("rule", &**rule)
        }
    }
}
