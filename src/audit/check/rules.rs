//! What rules can never come to: branches and leaves that nobody reaches, conditions that never or always hold.

use super::solve::Solver;
use super::{Note, note};
use crate::locale::Message;
use crate::rulebook::{Condition, Conditional, Must, Node, Rulebook, ValueSet};

/// Notes what can never come about.
pub(super) fn check(rulebook: &Rulebook, notes: &mut Vec<Note>) {
    let mut solver = Solver::new(rulebook);
    tree(rulebook, &mut solver, notes);
    for (at, when, kind) in conditions(rulebook) {
        if *when == Condition::ALWAYS {
            continue;
        }
        if solver.never(when) {
            let key = if kind == Rule::Asked { "check-never-asked" } else { "check-condition-never" };
            notes.push(note(at, Message::new(key)));
        } else if kind != Rule::Claim && solver.never(&Condition::Not(Box::new(when.clone()))) {
            notes.push(note(at, Message::new("check-condition-always")));
        }
    }
    for (index, row) in rulebook.evidence.iter().enumerate() {
        if solver.never(&Condition::Is(row.slot, row.values.clone())) {
            notes.push(note(format!("/evidence/{index}/when"), Message::new("check-evidence-never")));
        }
    }
    for (index, dimension) in rulebook.segmentation.iter().flat_map(|s| s.dimensions.iter().enumerate()) {
        let any = Condition::Any(dimension.reasons.iter().map(|reason| reason.when.clone()).collect());
        if solver.never(&any) {
            let at = format!("/segmentation/dimensions/{index}");
            notes.push(note(at, Message::new("check-dimension-never").with("id", &*dimension.id)));
        }
    }
    invariants(rulebook, &mut solver, notes);
}

/// Branches and leaves that nobody reaches, and models that nobody is advised.
fn tree(rulebook: &Rulebook, solver: &mut Solver, notes: &mut Vec<Note>) {
    let tree = &rulebook.tree;
    let mut advised = vec![false; rulebook.models.len()];
    let mut open = vec![(0, "/tree".to_owned(), Vec::new(), true)];
    while let Some((node, at, path, reached)) = open.pop() {
        match &tree.nodes[node] {
            Node::Leaf(model) if reached => advised[*model] = true,
            Node::Leaf(model) => {
                let message = Message::new("check-leaf-unreached");
                notes.push(note(at, message.with("id", &*rulebook.models[*model].id)));
            }
            Node::Ask { slot, branches } => {
                for (number, branch) in tree.branches[branches.clone()].iter().enumerate() {
                    let at = format!("{at}/branches/{number}");
                    let mut way = path.clone();
                    way.push(Condition::Is(*slot, branch.values.clone()));
                    let here = reached && !solver.never(&Condition::All(way.clone()));
                    if reached && !here {
                        notes.push(note(format!("{at}/when"), Message::new("check-branch-unreached")));
                    }
                    open.push((branch.then, format!("{at}/then"), way, here));
                }
            }
        }
    }
    for (index, model) in rulebook.models.iter().enumerate().filter(|(index, _)| !advised[*index]) {
        let message = Message::new("check-model-never").with("id", &*model.id);
        notes.push(note(format!("/models/{index}"), message));
    }
}

/// What an invariant says that is not so. Those about raising an answer and about evidence are the audit's.
fn invariants(rulebook: &Rulebook, solver: &mut Solver, notes: &mut Vec<Note>) {
    for (index, rule) in rulebook.invariants.iter().enumerate() {
        let among = |models: &[usize]| {
            let each = models.iter().filter_map(|&model| u32::try_from(model).ok());
            Condition::Is(rulebook.model_slot(), ValueSet::of(each.map(|model| (model, model)).collect()))
        };
        let broken = match &rule.must {
            Must::Never(when, models) => Condition::All(vec![when.clone(), among(models)]),
            Must::Always(when, models) => {
                Condition::All(vec![when.clone(), Condition::Not(Box::new(among(models)))])
            }
            Must::Rising(..) | Must::RisingSegments(_) | Must::EvidenceAgrees => continue,
        };
        if solver.can_hold(&broken) == Some(true) {
            let message = Message::new("check-invariant-broken").with("id", &*rule.id);
            notes.push(note(format!("/invariants/{index}"), message));
        }
    }
}

/// What a condition is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Whether a question is asked.
    Asked,
    /// Whether something is so or is said.
    Says,
    /// Where an invariant must hold, which changes nothing.
    Claim,
}

/// Every condition of a rulebook, with its place.
pub(super) fn conditions(rulebook: &Rulebook) -> Vec<(String, &Condition, Rule)> {
    let mut all = Vec::new();
    for (index, question) in rulebook.questions.iter().enumerate() {
        all.push((format!("/questions/{index}/asked_when"), &question.asked_when, Rule::Asked));
    }
    if let Some(rules) = &rulebook.segmentation {
        for (index, dimension) in rules.dimensions.iter().enumerate() {
            for (part, strong) in [("need", false), ("strong", true)] {
                let reasons = dimension.reasons.iter().filter(|reason| reason.strong == strong);
                for (number, reason) in reasons.enumerate() {
                    let at = format!("/segmentation/dimensions/{index}/{part}/{number}/when");
                    all.push((at, &reason.when, Rule::Says));
                }
            }
        }
        for (index, less) in rules.cap.less.iter().enumerate() {
            all.push((format!("/segmentation/cap/less/{index}/when"), &less.when, Rule::Says));
        }
    }
    for (index, warning) in rulebook.warnings.iter().enumerate() {
        all.push((format!("/warnings/{index}/when"), &warning.when, Rule::Says));
    }
    let mut lists: Vec<(String, &[Conditional])> = Vec::new();
    for (index, steps) in rulebook.first_steps.iter().enumerate() {
        lists.push((format!("/models/{index}/first_steps"), steps));
    }
    if let Some(support) = &rulebook.support {
        for (index, relief) in support.relief.iter().enumerate() {
            all.push((format!("/support/relief/{index}/when"), &relief.when, Rule::Says));
        }
        lists.push(("/support/relief_about".to_owned(), &support.relief_about));
        for (index, work) in support.enablement.work.iter().enumerate() {
            lists.push((format!("/support/enablement/work/{index}/for_you"), &work.for_you));
        }
        for (index, role) in support.enablement.roles.iter().enumerate() {
            let at = format!("/support/enablement/roles/{index}");
            let (now, fallback) = role.now.split_at(role.bringing);
            lists.push((format!("{at}/now"), now));
            lists.push((format!("{at}/fallback"), fallback));
        }
    }
    for (index, practice) in rulebook.practices.iter().enumerate() {
        lists.push((format!("/practices/{index}/for_you"), &practice.for_you));
    }
    if let Some(moving) = &rulebook.moving {
        for (part, rows) in [
            ("about", &moving.about),
            ("note", &moving.note),
            ("differently", &moving.differently),
            ("steps", &moving.steps),
            ("keep", &moving.keep),
        ] {
            lists.push((format!("/move/{part}"), rows));
        }
    }
    for (at, rows) in lists {
        for (index, row) in rows.iter().enumerate() {
            all.push((format!("{at}/{index}/when"), &row.when, Rule::Says));
        }
    }
    for (index, invariant) in rulebook.invariants.iter().enumerate() {
        let (part, when) = match &invariant.must {
            Must::Never(when, _) => ("never", when),
            Must::Always(when, _) => ("always", when),
            _ => continue,
        };
        all.push((format!("/invariants/{index}/must/{part}/when"), when, Rule::Claim));
    }
    all
}
