//! Findings about conditions that never hold, always hold, or are silent if a question is not asked.
//!
//! The results are exact: conditions become decision diagrams, as long as the work allows.

use super::{RawFinding, raw_finding};
use crate::advice::{DiagramBuilder, Edge, NO, YES};
use crate::audit::{AnswerSpace, MAX_WORK};
use crate::json;
use crate::locale::Message;
use crate::rulebook::{Condition, ConditionalText, Requirement, Rulebook};

/// The maximum number of diagram builders. Each starts with new work, so that one complex condition does not use up
/// the work for all that follow.
const MAX_BUILDERS: usize = 4;

/// The work of one builder. All builders together may spend as much as one task of the audit.
const WORK_PER_BUILDER: usize = MAX_WORK / MAX_BUILDERS;

/// Adds the findings about conditions.
///
/// Returns, for each question, whether it is proved to be never asked.
pub(super) fn check(rulebook: &Rulebook, raw_findings: &mut Vec<RawFinding>) -> Vec<bool> {
    let space = AnswerSpace::new(rulebook);
    let mut diagrams = ConditionDiagrams { space: &space, builder: None, builder_count: 0 };
    let mut never_asked = vec![false; rulebook.questions.len()];
    let mut first_too_complex = None;
    let all = all_conditions(rulebook).into_iter().filter(|(_, when, _)| **when != Condition::ALWAYS);
    for (at, when, kind) in all {
        match diagrams.build(&|fold| build_condition(fold, when, kind)) {
            None => {
                first_too_complex.get_or_insert(at);
            }
            Some(NO) => {
                let key = match kind {
                    RuleKind::AskedWhen(question) => {
                        never_asked[question] = true;
                        "check-never-asked"
                    }
                    RuleKind::Decision => "check-condition-never",
                    // With assumed values the condition could hold, so it is silent only because the question is not
                    // asked.
                    _ if diagrams.build(&|fold| fold.condition(when)) != Some(NO) => "check-unasked-never",
                    _ => "check-condition-never",
                };
                raw_findings.push(raw_finding(at, Message::new(key)));
            }
            Some(YES) if kind != RuleKind::Invariant => {
                raw_findings.push(raw_finding(at, Message::new("check-condition-always")));
            }
            Some(_) if matches!(kind, RuleKind::Text | RuleKind::Invariant) && !is_single_test(when) => {
                // If this is too complex, so was the condition itself, and it is not reported twice.
                let silent =
                    diagrams.build(&|fold| build_silent(fold, when)).is_some_and(|silent| silent != NO);
                if silent {
                    let ids = diagrams.sometimes_asked(when);
                    raw_findings.push(raw_finding(at, Message::new("check-unasked-tied").arg("ids", ids)));
                }
            }
            Some(_) => {}
        }
    }
    for (index, row) in rulebook.evidence.iter().enumerate() {
        let at = format!("/evidence/{index}/when");
        match diagrams.build(&|fold| fold.test_applies(row.slot, &row.values)) {
            None => {
                first_too_complex.get_or_insert(at);
            }
            Some(NO) => {
                let holds_if_assumed =
                    diagrams.build(&|fold| fold.test_value(row.slot, &row.values)) != Some(NO);
                let key = if holds_if_assumed { "check-unasked-never" } else { "check-evidence-never" };
                raw_findings.push(raw_finding(at, Message::new(key)));
            }
            Some(_) => {}
        }
    }
    for (index, dimension) in rulebook.segmentation.iter().flat_map(|s| s.dimensions.iter().enumerate()) {
        let any = Condition::Any(dimension.reasons.iter().map(|reason| reason.when.clone()).collect());
        // If this is too complex, so is one of the reasons, which is reported.
        if diagrams.build(&|fold| fold.condition(&any)) == Some(NO) {
            let at = format!("/segmentation/dimensions/{index}");
            raw_findings
                .push(raw_finding(at, Message::new("check-dimension-never").arg("id", &*dimension.id)));
        }
    }
    // Only the first is reported: there may be hundreds.
    raw_findings
        .extend(first_too_complex.map(|at| raw_finding(at, Message::new("check-intricate-condition"))));
    never_asked
}

/// Builds the diagrams of conditions within the limits on work.
struct ConditionDiagrams<'a> {
    space: &'a AnswerSpace<'a>,
    builder: Option<DiagramBuilder<'a>>,
    builder_count: usize,
}

impl ConditionDiagrams<'_> {
    /// Builds a diagram: [`NO`] if the condition never holds, [`YES`] if it always does. Returns `None` if it is too
    /// complex.
    ///
    /// `make` may be called twice.
    fn build(&mut self, make: &dyn Fn(&mut DiagramBuilder) -> Edge) -> Option<Edge> {
        // A used builder may have too little work left. If a new one has too little, the condition is too complex.
        let mut is_new = false;
        while !is_new {
            let fold = match &mut self.builder {
                Some(fold) => fold,
                None if self.builder_count == MAX_BUILDERS => return None,
                empty => {
                    (self.builder_count, is_new) = (self.builder_count + 1, true);
                    empty.insert(DiagramBuilder::new(
                        self.space.rulebook,
                        &self.space.classes,
                        WORK_PER_BUILDER,
                    ))
                }
            };
            let diagram = make(fold);
            if fold.is_complete() {
                return Some(diagram);
            }
            self.builder = None;
        }
        None
    }

    /// Returns the ids of the questions in a condition that are not always asked, for a message.
    fn sometimes_asked(&mut self, when: &Condition) -> String {
        let questions = &self.space.rulebook.questions;
        let mut slots = Vec::new();
        when.for_each_test(&mut |slot, _| slots.extend((slot < questions.len()).then_some(slot)));
        slots.sort_unstable();
        slots.dedup();
        slots.retain(|&slot| self.build(&|fold| fold.asked(slot)) != Some(YES));
        let ids: Vec<_> = slots.into_iter().map(|slot| &*questions[slot].id).collect();
        json::truncate(&ids.join(", "), json::MAX_QUOTED_CHARS)
    }
}

/// Builds the diagram of a condition, evaluated as its kind of rule evaluates it.
fn build_condition(builder: &mut DiagramBuilder, when: &Condition, kind: RuleKind) -> Edge {
    match kind {
        RuleKind::AskedWhen(_) | RuleKind::Decision => builder.condition(when),
        RuleKind::Text | RuleKind::Invariant => builder.applies(when),
    }
}

/// Builds the diagram that is true if the condition holds with assumed values but is silent, because a question is
/// not asked.
fn build_silent(builder: &mut DiagramBuilder, when: &Condition) -> Edge {
    let (holds, applies) = (builder.condition(when), builder.applies(when));
    let is_silent = builder.if_then_else(applies, NO, YES);
    builder.if_then_else(holds, is_silent, NO)
}

/// Returns whether a condition is a single test of one answer. That such a condition is silent if its question is not
/// asked is obvious.
fn is_single_test(when: &Condition) -> bool {
    match when {
        Condition::Is(..) => true,
        Condition::All(parts) | Condition::Any(parts) => matches!(&parts[..], [part] if is_single_test(part)),
        Condition::Not(_) => false,
    }
}

/// The kind of rule that a condition belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RuleKind {
    /// `asked_when` of the question with this index.
    AskedWhen(usize),
    /// A condition of the decision, which uses assumed values.
    Decision,
    /// A condition of a text, which is silent if its question is not asked.
    Text,
    /// The condition of an invariant.
    Invariant,
}

/// Returns every condition of a rulebook, with its JSON pointer.
fn all_conditions(rulebook: &Rulebook) -> Vec<(String, &Condition, RuleKind)> {
    let mut all = Vec::new();
    for (index, question) in rulebook.questions.iter().enumerate() {
        all.push((
            format!("/questions/{index}/asked_when"),
            &question.asked_when,
            RuleKind::AskedWhen(index),
        ));
    }
    if let Some(rules) = &rulebook.segmentation {
        for (index, dimension) in rules.dimensions.iter().enumerate() {
            for (part, strong) in [("need", false), ("strong", true)] {
                let reasons = dimension.reasons.iter().filter(|reason| reason.strong == strong);
                for (number, reason) in reasons.enumerate() {
                    let at = format!("/segmentation/dimensions/{index}/{part}/{number}/when");
                    all.push((at, &reason.when, RuleKind::Decision));
                }
            }
        }
        for (index, less) in rules.cap.less.iter().enumerate() {
            all.push((format!("/segmentation/cap/less/{index}/when"), &less.when, RuleKind::Decision));
        }
    }
    for (index, warning) in rulebook.warnings.iter().enumerate() {
        all.push((format!("/warnings/{index}/when"), &warning.when, RuleKind::Text));
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
            all.push((format!("/support/relief/{index}/when"), &relief.when, RuleKind::Text));
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
    if let Some(transition) = &rulebook.transition {
        for (part, rows) in [
            ("about", &transition.about),
            ("stay", &transition.stay),
            ("note", &transition.note),
            ("differently", &transition.differently),
            ("steps", &transition.steps),
            ("keep", &transition.keep),
        ] {
            lists.push((format!("/move/{part}"), rows));
        }
    }
    for (at, rows) in lists {
        for (index, row) in rows.iter().enumerate() {
            all.push((format!("{at}/{index}/when"), &row.when, RuleKind::Text));
        }
    }
    for (index, invariant) in rulebook.invariants.iter().enumerate() {
        let (part, when) = match &invariant.must {
            Requirement::Never(when, _) => ("never", when),
            Requirement::Always(when, _) => ("always", when),
            _ => continue,
        };
        all.push((format!("/invariants/{index}/must/{part}/when"), when, RuleKind::Invariant));
    }
    all
}
