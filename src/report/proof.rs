//! The report of an audit as text: coverage of the models, results of the invariants, and answers that reproduce
//! failures.

use super::Reader;
use super::page::Page;
use crate::advice::{Decision, decide};
use crate::audit::{CounterExample, Coverage, Idle, Report, Verdict, pointers};
use crate::json;
use crate::locale::{Message, harmless};
use crate::rulebook::{Answers, QuestionKind, Node};

/// The greatest number of digits that are printed in full.
const DIGITS: usize = 30;

/// Writes a report. `command` turns answers into a command line that gives advice on them.
pub fn write(reader: &Reader, report: &Report, command: &dyn Fn(&Answers) -> String, page: &mut Page) {
    let rulebook = reader.rulebook;
    page.title(&reader.say(&Message::new("audit-title").with("title", &*reader.text(&rulebook.model_name))));
    page.paragraph(
        0,
        &reader.say(&Message::new("audit-combinations").with("count", number(reader, &report.combinations))),
    );
    if let Some(coverage) = &report.coverage {
        shares(reader, coverage, page);
    } else {
        page.item(0, "✗", &reader.words.get("audit-coverage-intricate"));
    }
    let writer = Writer { reader, command };
    writer.invariants(report, page);
    writer.idle(report, page);
    page.blank();
    let failures = report.failures();
    page.paragraph(
        0,
        &match failures {
            0 => reader.words.get("audit-holds"),
            _ => reader.say(&Message::new("audit-fails").with("count", failures)),
        },
    );
}

/// Formats a whole number with grouped digits, or a very long one as a power of ten.
#[must_use]
pub fn number(reader: &Reader, digits: &str) -> String {
    if digits.len() > DIGITS {
        let (first, second) = (&digits[..1], &digits[1..2]);
        let point = reader.words.language().decimal_separator();
        return format!("{first}{point}{second} × 10^{}", digits.len() - 1);
    }
    reader.words.language().grouped(digits)
}

/// Formats a share as a percentage with one decimal. A share above 0 is never shown as 0.
#[must_use]
pub fn percent(reader: &Reader, share: f64) -> String {
    let language = reader.words.language();
    if share > 0.0 && share < 0.0005 {
        return format!("< {} %", language.decimal("0.1"));
    }
    format!("{} %", language.decimal(&format!("{:.1}", share * 100.0)))
}

fn shares(reader: &Reader, coverage: &Coverage, page: &mut Page) {
    let rulebook = reader.rulebook;
    let put = |page: &mut Page, share: f64, what: &str| {
        page.item(0, &format!("{:>8} ", percent(reader, share)), what);
    };
    page.heading(&reader.words.get("audit-models"));
    for (model, share) in rulebook.models.iter().zip(&coverage.models) {
        put(page, *share, &reader.text(&model.title));
    }
    if let (Some(segments), Some(rules)) = (&coverage.segments, &rulebook.segmentation) {
        page.heading(&reader.words.get("audit-segments"));
        for (dimension, share) in rules.dimensions.iter().zip(&segments.dimensions) {
            put(page, *share, &reader.text(&dimension.title));
        }
        page.blank();
        for (count, share) in segments.taken.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            put(page, *share, &reader.say(&Message::new("audit-taken").with("count", count)));
        }
    }
    page.heading(&reader.words.get("audit-leaves"));
    let ways = ways(reader);
    let places = pointers(rulebook);
    for leaf in &coverage.leaves {
        let way = Message::new("audit-leaf")
            .with("model", &*reader.text(&rulebook.models[leaf.model].title))
            .with("way", json::truncate(&ways[leaf.node], 400));
        let way = reader.say(&way);
        let Some(share) = leaf.share else {
            page.item(0, "✗", &way);
            let place = Message::new("audit-unreached").with("place", &*places[leaf.node]);
            page.paragraph(2, &reader.say(&place));
            continue;
        };
        put(page, share, &way);
    }
}

/// Returns for each node of the tree the answers that lead to it.
fn ways(reader: &Reader) -> Vec<String> {
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

struct Writer<'a> {
    reader: &'a Reader<'a>,
    command: &'a dyn Fn(&Answers) -> String,
}

impl Writer<'_> {
    fn invariants(&self, report: &Report, page: &mut Page) {
        let rules = &self.reader.rulebook.invariants;
        if rules.is_empty() {
            return;
        }
        page.heading(&self.reader.words.get("audit-invariants"));
        for (rule, verdict) in rules.iter().zip(&report.invariants) {
            let text = format!("{} ({})", self.reader.text(&rule.text), harmless(&rule.id));
            page.item(0, if *verdict == Verdict::Holds { "✓" } else { "✗" }, &text);
            match verdict {
                Verdict::Holds => {}
                Verdict::Fails(example) => self.example(example, page),
                Verdict::TooIntricate => page.paragraph(2, &self.reader.words.get("audit-intricate")),
            }
        }
    }

    /// Writes the answers that reproduce a failure, as commands, each with its outcome.
    fn example(&self, example: &CounterExample, page: &mut Page) {
        for answers in std::iter::once(&example.answers).chain(&example.after) {
            let decision = decide(self.reader.rulebook, answers);
            let line = format!("    {}\n", harmless(&(self.command)(answers)));
            page.text(&page.looks().typed(&line));
            page.paragraph(6, &self.decided(&decision));
        }
    }

    fn decided(&self, decision: &Decision) -> String {
        let rulebook = self.reader.rulebook;
        let model = self.reader.text(&rulebook.models[decision.model].title);
        let taken = decision.segmentation.now.len();
        if rulebook.segmentation.is_none() {
            return format!("→ {model}");
        }
        let taken = self.reader.say(&Message::new("audit-taken").with("count", taken));
        format!("→ {model} ({taken})")
    }

    fn idle(&self, report: &Report, page: &mut Page) {
        let reader = self.reader;
        page.heading(&reader.words.get("audit-questions"));
        let Some(idle) = &report.idle else {
            page.item(0, "✗", &reader.words.get("audit-idle-intricate"));
            return;
        };
        if idle.is_empty() {
            page.item(0, "✓", &reader.words.get("audit-idle-none"));
        }
        for idle in idle {
            page.item(0, "✗", &reader.say(&said(reader, idle)));
            if let Idle::Alike { example, .. } = idle {
                self.example(example, page);
            }
        }
    }
}

/// Returns the message for an ineffective question or option.
#[must_use]
pub fn said(reader: &Reader, idle: &Idle) -> Message {
    let questions = &reader.rulebook.questions;
    let option = |question: usize, option: u32| match &questions[question].kind {
        QuestionKind::Choice(options) => options.get(option as usize).map_or("", |option| &*option.id).to_owned(),
        _ => option.to_string(),
    };
    match idle {
        Idle::Question(question) => {
            Message::new("audit-idle-question").with("question", &*questions[*question].id)
        }
        Idle::Options(question, options) => {
            let names: Vec<_> = options.iter().map(|one| option(*question, *one)).collect();
            Message::new("audit-idle-options")
                .with("question", &*questions[*question].id)
                .with("options", names.join(", "))
        }
        Idle::Alike { question, option: one, other, rule, .. } => Message::new("audit-not-alike")
            .with("question", &*questions[*question].id)
            .with("option", option(*question, *one))
            .with("other", option(*question, *other))
            .with("rule", &**rule),
    }
}
