//! Findings from the audit: branches that no answers reach, invariants that do not hold, and questions and options
//! without an effect.

use super::{RawFinding, raw_finding};
use crate::advice::decide;
use crate::audit::{CounterExample, Coverage, Ineffective, InvariantResult, Monitor, node_pointers, prove};
use crate::json;
use crate::locale::{Arg, Message};
use crate::rulebook::{Answers, Invariant, Node, QuestionKind, Requirement, Rulebook, Slot, ValueSet};
use std::sync::atomic::AtomicBool;

/// The maximum number of characters of a counter-example or a list of options in a message.
const MAX_SHOWN_CHARS: usize = 300;

/// Audits a rulebook and adds the findings.
///
/// `never_asked` has, for each question, whether it is proved to be never asked. Such a question is reported already.
pub(super) fn check(rulebook: &Rulebook, never_asked: &[bool], raw_findings: &mut Vec<RawFinding>) {
    let stop = AtomicBool::new(false);
    // The flag is never set, so there is a report.
    let Some(report) = prove(rulebook, &Monitor { stop: &stop, on_progress: &|_, _| () }) else { return };
    match &report.coverage {
        Some(coverage) => check_tree(rulebook, coverage, raw_findings),
        None => raw_findings.push(raw_finding("/tree".to_owned(), Message::new("check-intricate-tree"))),
    }
    for (index, (rule, verdict)) in rulebook.invariants.iter().zip(&report.invariants).enumerate() {
        let message = match verdict {
            InvariantResult::Holds => continue,
            InvariantResult::Fails(example) => invariant_message(rulebook, rule, example),
            InvariantResult::TooComplex => Message::new("check-intricate-invariant"),
        };
        raw_findings.push(raw_finding(format!("/invariants/{index}"), message.arg("id", &*rule.id)));
    }
    match &report.ineffective {
        Some(idle) => raw_findings
            .extend(idle.iter().filter_map(|result| ineffective_finding(rulebook, never_asked, result))),
        None => raw_findings
            .push(raw_finding("/questions".to_owned(), Message::new("check-intricate-ineffective"))),
    }
}

/// Adds findings for branches and leaves that no answers reach, and for models that are never advised.
fn check_tree(rulebook: &Rulebook, coverage: &Coverage, raw_findings: &mut Vec<RawFinding>) {
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
    let pointers = node_pointers(rulebook);
    let mut pending: Vec<(usize, Vec<(Slot, &ValueSet)>)> = vec![(0, Vec::new())];
    while let Some((node, path)) = pending.pop() {
        let (slot, branches) = match &tree.nodes[node] {
            Node::Split { slot, branches } => (*slot, branches.clone()),
            Node::Leaf(_) if reached[node] => continue,
            Node::Leaf(model) => {
                let message = Message::new("check-leaf-unreached").arg("id", &*rulebook.models[*model].id);
                raw_findings.push(raw_finding(pointers[node].clone(), message));
                continue;
            }
        };
        for (number, branch) in tree.branches[branches].iter().enumerate() {
            if reached[node] && !reached[branch.then] {
                let above = path.iter().filter(|(asked, _)| *asked == slot);
                let remaining =
                    above.fold(branch.values.clone(), |left, (_, values)| left.intersection(values));
                let key =
                    if remaining.is_empty() { "check-branch-answers-used" } else { "check-branch-unreached" };
                let id = rulebook.slot_id(slot).unwrap_or_default();
                let at = format!("{}/branches/{number}/when", pointers[node]);
                raw_findings.push(raw_finding(at, Message::new(key).arg("id", id)));
            }
            let mut way = path.clone();
            way.push((slot, &branch.values));
            pending.push((branch.then, way));
        }
    }
    for (index, model) in rulebook.models.iter().enumerate().filter(|(index, _)| !advised[*index]) {
        let message = Message::new("check-model-never").arg("id", &*model.id);
        raw_findings.push(raw_finding(format!("/models/{index}"), message));
    }
}

/// Builds the message for a violated invariant: the answers, and what they lead to.
fn invariant_message(rulebook: &Rulebook, rule: &Invariant, example: &CounterExample) -> Message {
    let after = example.after.as_ref().unwrap_or(&example.answers);
    let [before, then] = [&example.answers, after].map(|answers| decide(rulebook, answers));
    let model = |index: usize| &*rulebook.models[index].id;
    let key = match &rule.must {
        Requirement::Never(..) | Requirement::Always(..) => "check-invariant-broken",
        Requirement::Rising(..) => "check-invariant-moved",
        Requirement::RisingSegments(..) => "check-invariant-fewer",
        Requirement::EvidenceAgrees => "check-invariant-evidence",
    };
    let message = Message::new(key).arg("answers", format_answers(rulebook, &example.answers));
    match &rule.must {
        Requirement::Never(..) | Requirement::Always(..) | Requirement::EvidenceAgrees => {
            message.arg("model", model(before.model))
        }
        Requirement::Rising(..) => message
            .arg("model", model(before.model))
            .arg("after", format_answers(rulebook, after))
            .arg("then", model(then.model)),
        Requirement::RisingSegments(..) => message
            .arg("count", before.segmentation.now.len())
            .arg("after", format_answers(rulebook, after))
            .arg("fewer", then.segmentation.now.len()),
    }
}

/// Formats answers as on a command line (`budget=tight, team_size=4`). Answers that are as assumed are left out.
fn format_answers(rulebook: &Rulebook, answers: &Answers) -> Arg {
    let all: Vec<_> = rulebook
        .write_answers(answers)
        .into_iter()
        .map(|(id, value)| {
            format!("{id}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        })
        .collect();
    match all.len() {
        0 => Message::new("check-as-assumed").into(),
        _ => json::truncate(&all.join(", "), MAX_SHOWN_CHARS).into(),
    }
}

/// Converts a result of the audit about questions and options to a finding. Returns `None` if the question is
/// reported as never asked.
fn ineffective_finding(
    rulebook: &Rulebook,
    never_asked: &[bool],
    ineffective: &Ineffective,
) -> Option<RawFinding> {
    let choices = |question: usize| match &rulebook.questions[question].kind {
        QuestionKind::Choice(options) => &options[..],
        _ => &[],
    };
    let id = |question: usize, option: u32| choices(question).get(option as usize).map_or("", |one| &*one.id);
    Some(match ineffective {
        Ineffective::Question(question) if never_asked[*question] => return None,
        Ineffective::Question(question) => {
            let message = Message::new("check-question-ineffective");
            raw_finding(
                format!("/questions/{question}"),
                message.arg("id", &*rulebook.questions[*question].id),
            )
        }
        Ineffective::Options(question, group) => {
            // The first option that could get the declaration: not the first of the group, and without one of its
            // own.
            let declared = |option: u32| {
                choices(*question).get(option as usize).is_some_and(|option| option.same_as.is_some())
            };
            let later = &group[1..];
            let first =
                later.iter().find(|option| !declared(**option)).or(later.first()).unwrap_or(&group[0]);
            let names: Vec<_> = group.iter().map(|option| id(*question, *option)).collect();
            let message = Message::new("check-options-alike")
                .arg("ids", json::truncate(&names.join(", "), MAX_SHOWN_CHARS));
            raw_finding(format!("/questions/{question}/options/{first}"), message)
        }
        Ineffective::WrongSameAs { question, option, other, rule, .. } => {
            let message = Message::new("check-same-as-untrue")
                .arg("id", id(*question, *option))
                .arg("other", id(*question, *other))
                .arg("rule", &**rule);
            raw_finding(format!("/questions/{question}/options/{option}/same_as"), message)
        }
    })
}
