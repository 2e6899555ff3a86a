//! Findings about conditions that never hold, always hold, or are silent if a question is not asked.
//!
//! The results are exact: conditions become decision diagrams, as long as the work allows.

use super::{Note, note};
use crate::advice::{Edge, DiagramBuilder, NO, YES};
use crate::audit::{MOST_WORK, Space};
use crate::json;
use crate::locale::Message;
use crate::rulebook::{Condition, ConditionalText, Requirement, Rulebook};

/// The maximum number of diagram builders. Each starts with new work, so that one complex condition does not use up
/// the work for all that follow.
const MOST_FOLDS: usize = 4;

/// The work of one builder. All builders together may spend as much as one task of the audit.
const WORK: usize = MOST_WORK / MOST_FOLDS;

/// Adds the findings about conditions.
///
/// Returns, for each question, whether it is proved to be never asked.
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
                    // With assumed values the condition could hold, so it is silent only because the question is not
                    // asked.
                    _ if tells.of(&|fold| fold.condition(when)) != Some(NO) => "check-unasked-never",
                    _ => "check-condition-never",
                };
                notes.push(note(at, Message::new(key)));
            }
            Some(YES) if kind != Rule::Claim => notes.push(note(at, Message::new("check-condition-always"))),
            Some(_) if matches!(kind, Rule::Says | Rule::Claim) && !is_one_test(when) => {
                // If this is too complex, so was the condition itself, and it is not reported twice.
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
        match tells.of(&|fold| fold.test_applies(row.slot, &row.values)) {
            None => {
                untold.get_or_insert(at);
            }
            Some(NO) => {
                let held = tells.of(&|fold| fold.test_value(row.slot, &row.values)) != Some(NO);
                let key = if held { "check-unasked-never" } else { "check-evidence-never" };
                notes.push(note(at, Message::new(key)));
            }
            Some(_) => {}
        }
    }
    for (index, dimension) in rulebook.segmentation.iter().flat_map(|s| s.dimensions.iter().enumerate()) {
        let any = Condition::Any(dimension.reasons.iter().map(|reason| reason.when.clone()).collect());
        // If this is too complex, so is one of the reasons, which is reported.
        if tells.of(&|fold| fold.condition(&any)) == Some(NO) {
            let at = format!("/segmentation/dimensions/{index}");
            notes.push(note(at, Message::new("check-dimension-never").with("id", &*dimension.id)));
        }
    }
    // Only the first is reported: there may be hundreds.
    notes.extend(untold.map(|at| note(at, Message::new("check-intricate-condition"))));
    unasked
}

/// Builds the diagrams of conditions within the limits on work.
struct Tells<'a> {
    space: &'a Space<'a>,
    fold: Option<DiagramBuilder<'a>>,
    folds: usize,
}

impl Tells<'_> {
    /// Builds a diagram: [`NO`] if the condition never holds, [`YES`] if it always does. Returns `None` if it is too
    /// complex.
    ///
    /// `make` may be called twice.
    fn of(&mut self, make: &dyn Fn(&mut DiagramBuilder) -> Edge) -> Option<Edge> {
        // A used builder may have too little work left. If a new one has too little, the condition is too complex.
        let mut is_new = false;
        while !is_new {
            let fold = match &mut self.fold {
                Some(fold) => fold,
                None if self.folds == MOST_FOLDS => return None,
                none => {
                    (self.folds, is_new) = (self.folds + 1, true);
                    none.insert(DiagramBuilder::new(self.space.rulebook, &self.space.classes, WORK))
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

    /// Returns the ids of the questions in a condition that are not always asked, for a message.
    fn unasked(&mut self, when: &Condition) -> String {
        let questions = &self.space.rulebook.questions;
        let mut slots = Vec::new();
        when.for_each_test(&mut |slot, _| slots.extend((slot < questions.len()).then_some(slot)));
        slots.sort_unstable();
        slots.dedup();
        slots.retain(|&slot| self.of(&|fold| fold.asked(slot)) != Some(YES));
        let ids: Vec<_> = slots.into_iter().map(|slot| &*questions[slot].id).collect();
        json::truncate(&ids.join(", "), json::MAX_QUOTED_CHARS)
    }
}

/// Builds the diagram of a condition, evaluated as its kind of rule evaluates it.
fn folded(fold: &mut DiagramBuilder, when: &Condition, kind: Rule) -> Edge {
    match kind {
        Rule::Asked(_) | Rule::Decides => fold.condition(when),
        Rule::Says | Rule::Claim => fold.applies(when),
    }
}

/// Builds the diagram that is true if the condition holds with assumed values but is silent, because a question is
/// not asked.
fn silenced(fold: &mut DiagramBuilder, when: &Condition) -> Edge {
    let (held, said) = (fold.condition(when), fold.applies(when));
    let unsaid = fold.if_then_else(said, NO, YES);
    fold.if_then_else(held, unsaid, NO)
}

/// Returns whether a condition is a single test of one answer. That such a condition is silent if its question is not
/// asked is obvious.
fn is_one_test(when: &Condition) -> bool {
    match when {
        Condition::Is(..) => true,
        Condition::All(parts) | Condition::Any(parts) => matches!(&parts[..], [part] if is_one_test(part)),
        Condition::Not(_) => false,
    }
}

/// The kind of rule that a condition belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// `asked_when` of the question with this index.
    Asked(usize),
    /// A condition of the decision, which uses assumed values.
    Decides,
    /// A condition of a text, which is silent if its question is not asked.
    Says,
    /// The condition of an invariant.
    Claim,
}

/// Returns every condition of a rulebook, with its JSON pointer.
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
    let mut lists: Vec<(String, &[ConditionalText])> = Vec::new();
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
            let (now, fallback) = role.now.split_at(role.trigger_count);
            lists.push((format!("{at}/now"), now));
            lists.push((format!("{at}/fallback"), fallback));
            lists.push((format!("{at}/hat"), &role.hat));
        }
    }
    for (index, practice) in rulebook.practices.iter().enumerate() {
        lists.push((format!("/practices/{index}/for_you"), &practice.for_you));
    }
    if let Some(moving) = &rulebook.transition {
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
            Requirement::Never(when, _) => ("never", when),
            Requirement::Always(when, _) => ("always", when),
            _ => continue,
        };
        all.push((format!("/invariants/{index}/must/{part}/when"), when, Rule::Claim));
    }
    all
}
