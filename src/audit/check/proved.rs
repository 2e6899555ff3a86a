//! Findings from the audit: branches that no answers reach, invariants that do not hold, and questions and options
//! without an effect.

use super::{Note, note};
use crate::advice::decide;
use crate::audit::{CounterExample, Coverage, Idle, Verdict, Watch, pointers, prove};
use crate::json;
use crate::locale::{Arg, Message};
use crate::rulebook::{Answers, Invariant, QuestionKind, Requirement, Node, Rulebook, Slot, ValueSet};
use std::sync::atomic::AtomicBool;

/// The maximum number of characters of a counter-example or a list of options in a message.
const SHOWN: usize = 300;

/// Audits a rulebook and adds the findings.
///
/// `never_asked` has, for each question, whether it is proved to be never asked. Such a question is reported already.
pub(super) fn check(rulebook: &Rulebook, unasked: &[bool], notes: &mut Vec<Note>) {
    let stop = AtomicBool::new(false);
    // The flag is never set, so there is a report.
    let Some(report) = prove(rulebook, &Watch { stop: &stop, done: &|_, _| () }) else { return };
    match &report.coverage {
        Some(coverage) => tree(rulebook, coverage, notes),
        None => notes.push(note("/tree".to_owned(), Message::new("check-intricate-tree"))),
    }
    for (index, (rule, verdict)) in rulebook.invariants.iter().zip(&report.invariants).enumerate() {
        let message = match verdict {
            Verdict::Holds => continue,
            Verdict::Fails(example) => broken(rulebook, rule, example),
            Verdict::TooIntricate => Message::new("check-intricate-invariant"),
        };
        notes.push(note(format!("/invariants/{index}"), message.with("id", &*rule.id)));
    }
    match &report.idle {
        Some(idle) => notes.extend(idle.iter().filter_map(|one| nothing(rulebook, unasked, one))),
        None => notes.push(note("/questions".to_owned(), Message::new("check-intricate-idle"))),
    }
}

/// Adds findings for branches and leaves that no answers reach, and for models that are never advised.
fn tree(rulebook: &Rulebook, coverage: &Coverage, notes: &mut Vec<Note>) {
    let tree = &rulebook.tree;
    let mut advised = vec![false; rulebook.models.len()];
    let mut reached = vec![false; tree.nodes.len()];
    for leaf in &coverage.leaves {
        reached[leaf.node] = leaf.share.is_some();
        advised[leaf.model] |= leaf.share.is_some();
    }
    // The branches of a node cover all values, so a node is reached exactly if a leaf below it is. A node comes
    // before the nodes below it.
    for node in (0..tree.nodes.len()).rev() {
        if let Node::Split { branches, .. } = &tree.nodes[node] {
            reached[node] = tree.branches[branches.clone()].iter().any(|branch| reached[branch.then]);
        }
    }
    let places = pointers(rulebook);
    let mut open: Vec<(usize, Vec<(Slot, &ValueSet)>)> = vec![(0, Vec::new())];
    while let Some((node, way)) = open.pop() {
        let (slot, branches) = match &tree.nodes[node] {
            Node::Split { slot, branches } => (*slot, branches.clone()),
            Node::Leaf(_) if reached[node] => continue,
            Node::Leaf(model) => {
                let message = Message::new("check-leaf-unreached").with("id", &*rulebook.models[*model].id);
                notes.push(note(places[node].clone(), message));
                continue;
            }
        };
        for (number, branch) in tree.branches[branches].iter().enumerate() {
            if reached[node] && !reached[branch.then] {
                let above = way.iter().filter(|(asked, _)| *asked == slot);
                let left = above.fold(branch.values.clone(), |left, (_, values)| left.intersection(values));
                let key = if left.is_empty() { "check-branch-taken" } else { "check-branch-unreached" };
                let id = rulebook.slot_id(slot).unwrap_or_default();
                let at = format!("{}/branches/{number}/when", places[node]);
                notes.push(note(at, Message::new(key).with("id", id)));
            }
            let mut way = way.clone();
            way.push((slot, &branch.values));
            open.push((branch.then, way));
        }
    }
    for (index, model) in rulebook.models.iter().enumerate().filter(|(index, _)| !advised[*index]) {
        let message = Message::new("check-model-never").with("id", &*model.id);
        notes.push(note(format!("/models/{index}"), message));
    }
}

/// Builds the message for a violated invariant: the answers, and what they lead to.
fn broken(rulebook: &Rulebook, rule: &Invariant, example: &CounterExample) -> Message {
    let after = example.after.as_ref().unwrap_or(&example.answers);
    let [before, then] = [&example.answers, after].map(|answers| decide(rulebook, answers));
    let model = |index: usize| &*rulebook.models[index].id;
    let key = match &rule.must {
        Requirement::Never(..) | Requirement::Always(..) => "check-invariant-broken",
        Requirement::Rising(..) => "check-invariant-moved",
        Requirement::RisingSegments(..) => "check-invariant-fewer",
        Requirement::EvidenceAgrees => "check-invariant-evidence",
    };
    let message = Message::new(key).with("answers", said(rulebook, &example.answers));
    match &rule.must {
        Requirement::Never(..) | Requirement::Always(..) | Requirement::EvidenceAgrees => {
            message.with("model", model(before.model))
        }
        Requirement::Rising(..) => message
            .with("model", model(before.model))
            .with("after", said(rulebook, after))
            .with("then", model(then.model)),
        Requirement::RisingSegments(..) => message
            .with("count", before.segmentation.now.len())
            .with("after", said(rulebook, after))
            .with("fewer", then.segmentation.now.len()),
    }
}

/// Formats answers as on a command line (`budget=tight, team_size=4`). Answers that are as assumed are left out.
fn said(rulebook: &Rulebook, answers: &Answers) -> Arg {
    let all: Vec<_> = rulebook
        .write_answers(answers)
        .into_iter()
        .map(|(id, value)| {
            format!("{id}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
        .collect();
    match all.len() {
        0 => Message::new("check-as-assumed").into(),
        _ => json::truncate(&all.join(", "), SHOWN).into(),
    }
}

/// Converts a result of the audit about questions and options to a finding. Returns `None` if the question is
/// reported as never asked.
fn nothing(rulebook: &Rulebook, unasked: &[bool], idle: &Idle) -> Option<Note> {
    let choices = |question: usize| match &rulebook.questions[question].kind {
        QuestionKind::Choice(options) => &options[..],
        _ => &[],
    };
    let id = |question: usize, option: u32| choices(question).get(option as usize).map_or("", |one| &*one.id);
    Some(match idle {
        Idle::Question(question) if unasked[*question] => return None,
        Idle::Question(question) => {
            let message = Message::new("check-question-dead");
            note(format!("/questions/{question}"), message.with("id", &*rulebook.questions[*question].id))
        }
        Idle::Options(question, alike) => {
            // The first option that could get the declaration: not the first of the group, and without one of its
            // own.
            let declared = |option: u32| {
                choices(*question).get(option as usize).is_some_and(|option| option.same_as.is_some())
            };
            let later = &alike[1..];
            let first =
                later.iter().find(|option| !declared(**option)).or(later.first()).unwrap_or(&alike[0]);
            let names: Vec<_> = alike.iter().map(|option| id(*question, *option)).collect();
            let message =
                Message::new("check-options-alike").with("ids", json::truncate(&names.join(", "), SHOWN));
            note(format!("/questions/{question}/options/{first}"), message)
        }
        Idle::Alike { question, option, other, rule, .. } => {
            let message = Message::new("check-same-as-untrue")
                .with("id", id(*question, *option))
                .with("other", id(*question, *other))
                .with("rule", &**rule);
            note(format!("/questions/{question}/options/{option}/same_as"), message)
        }
    })
}
