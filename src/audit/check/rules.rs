//! Conditions that can never hold, or never fail, or are silent where a question is not asked: exact, on decision diagrams, for
//! as long as there is work to spend.

use super::{Note, note};
use crate::advice::{Edge, Fold, NO, YES};
use crate::audit::{MOST_WORK, Space};
use crate::json;
use crate::locale::Message;
use crate::rulebook::{Condition, Conditional, Must, Rulebook};

/// How often conditions are folded anew where there is no work left: what one spends is not taken from all that follow.
const MOST_FOLDS: usize = 4;

/// What may be spent each time: all of it together is what one task of the audit may spend.
const WORK: usize = MOST_WORK / MOST_FOLDS;

/// Notes conditions that can never hold or never fail; returns for each question whether it is sure that nobody is asked it.
pub(super) fn check(rulebook: &Rulebook, notes: &mut Vec<Note>) -> Vec<bool> {
    let space = Space::new(rulebook);
    let mut tells = Tells { space: &space, fold: None, folds: 0 };
    let mut unasked = vec![false; rulebook.questions.len()];
    let mut untold = None;
    let all = conditions(rulebook).into_iter().filter(|(_, when, _)| **when != Condition::ALWAYS);
    for (at, when, kind) in all {
        match tells.of(&|fold| folded(fold, when, kind)) {
            None => {
                untold.get_or_insert(at);
            }
            Some(NO) => {
                let key = match kind {
                    Rule::Asked(question) => {
                        unasked[question] = true;
                        "check-never-asked"
                    }
                    Rule::Decides => "check-condition-never",
                    // By assumed values it could hold, so what keeps it silent is that nobody is asked.
                    _ if tells.of(&|fold| fold.condition(when)) != Some(NO) => "check-unasked-never",
                    _ => "check-condition-never",
                };
                notes.push(note(at, Message::new(key)));
            }
            Some(YES) if kind != Rule::Claim => notes.push(note(at, Message::new("check-condition-always"))),
            Some(_) if matches!(kind, Rule::Says | Rule::Claim) && !is_one_test(when) => {
                // What is too intricate here was so before, or tells nothing more.
                let silent = tells.of(&|fold| silenced(fold, when)).is_some_and(|silent| silent != NO);
                if silent {
                    let ids = tells.unasked(when);
                    notes.push(note(at, Message::new("check-unasked-tied").with("ids", ids)));
                }
            }
            Some(_) => {}
        }
    }
    for (index, row) in rulebook.evidence.iter().enumerate() {
        let at = format!("/evidence/{index}/when");
        match tells.of(&|fold| fold.speaks(row.slot, &row.values)) {
            None => {
                untold.get_or_insert(at);
            }
            Some(NO) => {
                let held = tells.of(&|fold| fold.test(row.slot, &row.values)) != Some(NO);
                let key = if held { "check-unasked-never" } else { "check-evidence-never" };
                notes.push(note(at, Message::new(key)));
            }
            Some(_) => {}
        }
    }
    for (index, dimension) in rulebook.segmentation.iter().flat_map(|s| s.dimensions.iter().enumerate()) {
        let any = Condition::Any(dimension.reasons.iter().map(|reason| reason.when.clone()).collect());
        // What is too intricate here is so in one of its reasons, which is told.
        if tells.of(&|fold| fold.condition(&any)) == Some(NO) {
            let at = format!("/segmentation/dimensions/{index}");
            notes.push(note(at, Message::new("check-dimension-never").with("id", &*dimension.id)));
        }
    }
    // The first is enough: where there is one there may be hundreds.
    notes.extend(untold.map(|at| note(at, Message::new("check-intricate-condition"))));
    unasked
}

/// Turns conditions into diagrams until that is too much work.
struct Tells<'a> {
    space: &'a Space<'a>,
    fold: Option<Fold<'a>>,
    folds: usize,
}

impl Tells<'_> {
    /// A condition as a diagram, [`NO`] where it never holds and [`YES`] where it always does; none where it is too intricate.
    fn of(&mut self, make: &dyn Fn(&mut Fold) -> Edge) -> Option<Edge> {
        // Others may have left too little; if all of it is too little, that is known.
        let mut is_new = false;
        while !is_new {
            let fold = match &mut self.fold {
                Some(fold) => fold,
                None if self.folds == MOST_FOLDS => return None,
                none => {
                    (self.folds, is_new) = (self.folds + 1, true);
                    none.insert(Fold::new(self.space.rulebook, &self.space.classes, WORK))
                }
            };
            let diagram = make(fold);
            if fold.is_complete() {
                return Some(diagram);
            }
            self.fold = None;
        }
        None
    }

    /// The questions of a condition that not everybody is asked, by their ids.
    fn unasked(&mut self, when: &Condition) -> String {
        let questions = &self.space.rulebook.questions;
        let mut slots = Vec::new();
        when.each_test(&mut |slot, _| slots.extend((slot < questions.len()).then_some(slot)));
        slots.sort_unstable();
        slots.dedup();
        slots.retain(|&slot| self.of(&|fold| fold.asked(slot)) != Some(YES));
        let ids: Vec<_> = slots.into_iter().map(|slot| &*questions[slot].id).collect();
        json::short(&ids.join(", "), json::QUOTED)
    }
}

/// A condition as a diagram, read as it is where it stands.
fn folded(fold: &mut Fold, when: &Condition, kind: Rule) -> Edge {
    match kind {
        Rule::Asked(_) | Rule::Decides => fold.condition(when),
        Rule::Says | Rule::Claim => fold.says(when),
    }
}

/// Yes where something would be said by the assumed value of a question that is not asked, and so is not said.
fn silenced(fold: &mut Fold, when: &Condition) -> Edge {
    let (held, said) = (fold.condition(when), fold.says(when));
    let unsaid = fold.choose(said, NO, YES);
    fold.choose(held, unsaid, NO)
}

/// Whether a condition looks for one answer and nothing else: that it says nothing where nobody is asked is plain to see.
fn is_one_test(when: &Condition) -> bool {
    match when {
        Condition::Is(..) => true,
        Condition::All(parts) | Condition::Any(parts) => matches!(&parts[..], [part] if is_one_test(part)),
        Condition::Not(_) => false,
    }
}

/// What a condition is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Whether this question is asked.
    Asked(usize),
    /// Whether something is so.
    Decides,
    /// Whether something is said.
    Says,
    /// Where an invariant must hold, which changes nothing.
    Claim,
}

/// Every condition of a rulebook, with its place.
fn conditions(rulebook: &Rulebook) -> Vec<(String, &Condition, Rule)> {
    let mut all = Vec::new();
    for (index, question) in rulebook.questions.iter().enumerate() {
        all.push((format!("/questions/{index}/asked_when"), &question.asked_when, Rule::Asked(index)));
    }
    if let Some(rules) = &rulebook.segmentation {
        for (index, dimension) in rules.dimensions.iter().enumerate() {
            for (part, strong) in [("need", false), ("strong", true)] {
                let reasons = dimension.reasons.iter().filter(|reason| reason.strong == strong);
                for (number, reason) in reasons.enumerate() {
                    let at = format!("/segmentation/dimensions/{index}/{part}/{number}/when");
                    all.push((at, &reason.when, Rule::Decides));
                }
            }
        }
        for (index, less) in rules.cap.less.iter().enumerate() {
            all.push((format!("/segmentation/cap/less/{index}/when"), &less.when, Rule::Decides));
        }
    }
    for (index, warning) in rulebook.warnings.iter().enumerate() {
        all.push((format!("/warnings/{index}/when"), &warning.when, Rule::Says));
    }
    let mut lists: Vec<(String, &[Conditional])> = Vec::new();
    for (index, steps) in rulebook.first_steps.iter().enumerate() {
        lists.push((format!("/models/{index}/first_steps"), steps));
    }
    for (index, signs) in rulebook.signs.iter().enumerate() {
        lists.push((format!("/models/{index}/signs"), signs));
    }
    lists.push(("/side_by_side".to_owned(), &rulebook.side_by_side));
    for (index, factor) in rulebook.factors.iter().enumerate() {
        lists.push((format!("/factors/{index}/because"), &factor.because));
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
            lists.push((format!("{at}/hat"), &role.hat));
        }
    }
    for (index, practice) in rulebook.practices.iter().enumerate() {
        lists.push((format!("/practices/{index}/for_you"), &practice.for_you));
    }
    if let Some(moving) = &rulebook.moving {
        for (part, rows) in [
            ("about", &moving.about),
            ("stay", &moving.stay),
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
