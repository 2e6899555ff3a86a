//! The report of an audit as a page: coverage of the models, results of the invariants, and answers that reproduce
//! failures.

use super::{Block, Fact, Item, Mark, Page, Phrase, Reader, Section};
use crate::advice::{Decision, decide};
use crate::audit::{AuditReport, CounterExample, Coverage, Ineffective, InvariantResult, node_pointers};
use crate::json;
use crate::locale::Message;
use crate::rulebook::{Answers, Node, QuestionKind};

/// The greatest number of digits that are printed in full.
const MAX_DIGITS: usize = 30;

/// Returns the report of an audit as a page. `command` turns answers into a command line that gives advice on them.
pub(crate) fn page(reader: &Reader, report: &AuditReport, command: &dyn Fn(&Answers) -> String) -> Page {
    let rulebook = reader.rulebook;
    let section = |key: &'static str, blocks| Section { id: key, title: reader.translator.get(key), blocks };
    let count = Message::new("audit-combinations").arg("count", number(reader, &report.combinations));
    let mut summary = vec![Block::paragraph(reader.translate(&count))];
    let mut sections = Vec::new();
    match &report.coverage {
        Some(coverage) => {
            sections.push(section("audit-models", vec![models(reader, coverage)]));
            sections.extend(dimensions(reader, coverage).map(|blocks| section("audit-segments", blocks)));
            sections.push(section("audit-leaves", vec![leaves(reader, coverage)]));
        }
        None => summary.push(failed(reader.translator.get("audit-coverage-intricate"))),
    }
    let examples = Examples { reader, command };
    sections.extend(examples.invariants(report).map(|list| section("audit-invariants", vec![list])));
    sections.push(section("audit-questions", vec![examples.ineffective(report)]));
    let result = match report.failures() {
        0 => reader.translator.get("audit-holds"),
        failures => reader.translate(&Message::new("audit-fails").arg("count", failures)),
    };
    sections.insert(0, Section { id: "summary", title: String::new(), blocks: summary });
    Page {
        title: reader.translate(&Message::new("audit-title").arg("title", &*reader.text(&rulebook.title))),
        language: reader.language().to_owned(),
        sections,
        footer: vec![result],
    }
}

fn failed(text: String) -> Block {
    Block::List(vec![Item::new(Mark::Failed, Phrase::new(text))])
}

/// Formats a whole number with grouped digits, or a very long one as a power of ten.
pub(crate) fn number(reader: &Reader, digits: &str) -> String {
    if digits.len() > MAX_DIGITS {
        let (first, second) = (&digits[..1], &digits[1..2]);
        let point = reader.translator.language().decimal_separator();
        return format!("{first}{point}{second} × 10^{}", digits.len() - 1);
    }
    reader.translator.language().group_digits(digits)
}

/// Formats a share as a percentage with one decimal. A share above 0 is never shown as 0.
pub(crate) fn percent(reader: &Reader, share: f64) -> String {
    let language = reader.translator.language();
    if share > 0.0 && share < 0.0005 {
        return format!("< {} %", language.format_decimal("0.1"));
    }
    format!("{} %", language.format_decimal(&format!("{:.1}", share * 100.0)))
}

fn share_fact(reader: &Reader, label: String, share: f64) -> Fact {
    Fact { label, value: Phrase::new(percent(reader, share)) }
}

/// Returns the share of each model.
fn models(reader: &Reader, coverage: &Coverage) -> Block {
    let models = reader.rulebook.models.iter().zip(&coverage.models);
    let facts =
        models.map(|(model, share)| share_fact(reader, reader.text(&model.title).into_owned(), *share));
    Block::Facts(facts.collect())
}

/// Returns the share of each dimension, and of each number of dimensions.
fn dimensions(reader: &Reader, coverage: &Coverage) -> Option<Vec<Block>> {
    let (segments, rules) = coverage.segmentation.as_ref().zip(reader.rulebook.segmentation.as_ref())?;
    let dimensions = rules.dimensions.iter().zip(&segments.dimensions);
    let each =
        dimensions.map(|(one, share)| share_fact(reader, reader.text(&one.title).into_owned(), *share));
    let counts = segments.by_count.iter().enumerate().filter(|(_, share)| **share > 0.0);
    let counts = counts.map(|(count, share)| {
        let label = reader.translate(&Message::new("audit-segment-count").arg("count", count));
        share_fact(reader, label, *share)
    });
    Some(vec![Block::Facts(each.chain(counts).collect())])
}

/// Returns the share of each leaf of the tree with the answers that lead there.
fn leaves(reader: &Reader, coverage: &Coverage) -> Block {
    let paths = paths_to_nodes(reader);
    let places = node_pointers(reader.rulebook);
    let items = coverage.leaves.iter().map(|leaf| {
        let path = Message::new("audit-leaf")
            .arg("model", &*reader.text(&reader.rulebook.models[leaf.model].title))
            .arg("way", json::truncate(&paths[leaf.node], 400));
        let way = reader.translate(&path);
        if let Some(share) = leaf.share {
            Item::new(Mark::Bullet, Phrase::new(format!("{}: {way}", percent(reader, share))))
        } else {
            let place = Message::new("audit-unreached").arg("place", &*places[leaf.node]);
            let place = Block::paragraph(reader.translate(&place));
            Item::new(Mark::Failed, Phrase::new(way)).with([place])
        }
    });
    Block::List(items.collect())
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

/// Results with the answers that reproduce them.
struct Examples<'a> {
    reader: &'a Reader<'a>,
    command: &'a dyn Fn(&Answers) -> String,
}

impl Examples<'_> {
    /// Returns the result of each invariant; `None` if there are no invariants.
    fn invariants(&self, report: &AuditReport) -> Option<Block> {
        let rules = self.reader.rulebook.invariants.iter().zip(&report.invariants);
        let items = rules.map(|(rule, verdict)| {
            let text = Phrase::new(format!("{} ({})", self.reader.text(&rule.text), rule.id));
            match verdict {
                InvariantResult::Holds => Item::new(Mark::Passed, text),
                InvariantResult::Fails(example) => Item::new(Mark::Failed, text).with(self.example(example)),
                InvariantResult::TooComplex => {
                    let why = self.reader.translator.get("audit-intricate");
                    Item::new(Mark::Failed, text).with([Block::paragraph(why)])
                }
            }
        });
        let items: Vec<_> = items.collect();
        (!items.is_empty()).then_some(Block::List(items))
    }

    /// Returns the answers that reproduce a failure, as commands, each with its outcome.
    fn example(&self, example: &CounterExample) -> Vec<Block> {
        let answers = std::iter::once(&example.answers).chain(&example.after);
        let blocks = answers.flat_map(|answers| {
            let outcome = self.outcome(&decide(self.reader.rulebook, answers));
            let outcome = Item::new(Mark::Arrow, Phrase::new(outcome));
            [Block::Code((self.command)(answers)), Block::List(vec![outcome])]
        });
        blocks.collect()
    }

    fn outcome(&self, decision: &Decision) -> String {
        let rulebook = self.reader.rulebook;
        let model = self.reader.text(&rulebook.models[decision.model].title);
        if rulebook.segmentation.is_none() {
            return model.into_owned();
        }
        let count = Message::new("audit-segment-count").arg("count", decision.segmentation.now.len());
        format!("{model} ({})", self.reader.translate(&count))
    }

    fn ineffective(&self, report: &AuditReport) -> Block {
        let reader = self.reader;
        let Some(found) = &report.ineffective else {
            return failed(reader.translator.get("audit-ineffective-intricate"));
        };
        if found.is_empty() {
            let none = Phrase::new(reader.translator.get("audit-ineffective-none"));
            return Block::List(vec![Item::new(Mark::Passed, none)]);
        }
        let items = found.iter().map(|one| {
            let item =
                Item::new(Mark::Failed, Phrase::new(reader.translate(&ineffective_message(reader, one))));
            match one {
                Ineffective::WrongSameAs { example, .. } => item.with(self.example(example)),
                _ => item,
            }
        });
        Block::List(items.collect())
    }
}

/// Returns the message for an ineffective question or option.
pub(crate) fn ineffective_message(reader: &Reader, idle: &Ineffective) -> Message {
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
