//! Robustness of the advice: how sure it is, how much each answer weighs, and how many changes of a single
//! answer it withstands.
//!
//! Another model counts as close only if a lever leads to it within the lever's direction and reach, as in
//! [`super::counterfactuals()`]. Every asked question is tried with each of its other answers, one at a time.
//! Unknown answers count with their assumed value, and numbers between two thresholds of the rules count as
//! one answer. Nothing is estimated: the model is decided again for each change. If a rulebook has too many
//! answers to try, there is no result.

use super::counterfactuals::{self, AnswerChange};
use super::outcomes::Cost;
use super::{ModelEvidence, OpenQuestion, Origin, OutcomeDiagram, Situation, TreeStep};
use crate::rulebook::format::Count;
use crate::rulebook::{Answers, QuestionKind, Rulebook, Slot};
use std::ops::RangeInclusive;

/// The factor by which a number may grow or shrink for the change to count as small.
const SMALL_CHANGE_FACTOR: f64 = 1.25;

/// How sure the advice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Confidence {
    /// No single change within the levers' reach leads to another model.
    Firm,
    /// A single change within reach leads to another model, but no small one does.
    FairlyFirm,
    /// A small change leads to another model: a neighbouring option of a lever, or a number at most a quarter
    /// larger (or smaller, if the lever goes down). Or an unanswered essential question could change the
    /// model.
    OnTheEdge,
}

/// How much an answer weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerWeight {
    /// Another answer to this question alone changes the model.
    Decisive,
    /// No other answer changes the model, but this one is on the path through the tree or is evidence for the
    /// advised model.
    Supporting,
    /// Neither of the above.
    None,
}

/// How robust the advice is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Robustness {
    /// The asked questions, except lists of names, each with the weight of its answer.
    pub weights: Vec<(usize, AnswerWeight)>,
    /// The number of changes of a single answer that keep the model.
    pub stable_changes: usize,
    /// The number of all changes of a single answer.
    pub total_changes: usize,
    /// A single change within the levers' reach that leads to another model. `None` if there is none.
    pub single_change: Option<SingleChange>,
    /// The unanswered essential questions that could still change the model, in the order of asking.
    pub missing_essentials: Vec<usize>,
}

/// A single change within reach that leads to another model.
///
/// Small changes are preferred, then changes to the runner-up, then the cheapest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SingleChange {
    /// Index of the model that the change leads to.
    pub model: usize,
    /// The change.
    pub change: AnswerChange,
    /// Whether the change is large: beyond the neighbouring options, or by more than a quarter.
    pub is_large: bool,
}

impl Robustness {
    /// Returns how sure the advice is.
    pub(crate) fn confidence(&self) -> Confidence {
        match &self.single_change {
            _ if !self.missing_essentials.is_empty() => Confidence::OnTheEdge,
            Some(change) if !change.is_large => Confidence::OnTheEdge,
            Some(_) => Confidence::FairlyFirm,
            None => Confidence::Firm,
        }
    }

    /// Returns the share of single-answer changes that keep the model, from 0 to 1. Returns 1 if there are no
    /// changes.
    #[allow(clippy::cast_precision_loss)] // Both are far below 2^52.
    pub(crate) fn stability(&self) -> f64 {
        if self.total_changes == 0 { 1.0 } else { self.stable_changes as f64 / self.total_changes as f64 }
    }

    /// Returns the weight of the answer to a question. Returns `None` if the question is not asked or is a
    /// list.
    pub(crate) fn weight(&self, question: usize) -> Option<AnswerWeight> {
        self.weights.iter().find(|(other, _)| *other == question).map(|(_, weight)| *weight)
    }
}

/// The parts of the advice that its robustness is computed from.
pub(super) struct RobustnessInput<'a> {
    pub(super) answers: &'a Answers,
    /// The situation that the answers describe.
    pub(super) situation: &'a Situation,
    pub(super) model: usize,
    /// The path through the decision tree.
    pub(super) path: &'a [TreeStep],
    /// The evidence for and against the advised model.
    pub(super) evidence: &'a ModelEvidence,
    pub(super) runner_up: Option<usize>,
    /// The unknown answers that could still change the model or the segmentation.
    pub(super) open_questions: &'a [OpenQuestion],
}

/// Computes how robust the advice is. Returns `None` if there are too many answers to try.
pub(super) fn robustness(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    basis: &RobustnessInput,
) -> Option<Robustness> {
    let asked: Vec<_> = (0..rulebook.questions.len())
        .filter(|&question| {
            !outcomes.value_classes(question).is_empty() && basis.situation.is_asked(question)
        })
        .collect();
    if asked.iter().map(|&question| outcomes.value_classes(question).len()).sum::<usize>()
        > outcomes.affordable_decisions()
    {
        return None;
    }
    let mut supporting = vec![false; rulebook.questions.len()];
    let rows = basis.evidence.supporting.iter().map(|&row| rulebook.evidence[row].slot);
    for slot in basis.path.iter().map(|step| step.slot).chain(rows) {
        for_each_source_question(rulebook, slot, &mut |question| supporting[question] = true);
    }
    // The reasons shown in the verdict count as supporting too.
    for factor in &rulebook.factors {
        if let Some(row) = factor.because.iter().find(|row| basis.situation.applies(&row.when)) {
            row.when.for_each_test(&mut |slot, _| {
                if slot != rulebook.model_slot() {
                    for_each_source_question(rulebook, slot, &mut |question| supporting[question] = true);
                }
            });
        }
    }
    let mut result = Robustness {
        weights: Vec::new(),
        stable_changes: 0,
        total_changes: 0,
        single_change: None,
        missing_essentials: Vec::new(),
    };
    let movable = counterfactuals::allowed_changes(rulebook, outcomes, basis.answers, false);
    // For each model, the best single change that leads to it: whether it is large, its cost, the question
    // and the new class.
    let mut singles: Vec<Option<(bool, Cost, usize, usize)>> = vec![None; rulebook.models.len()];
    let mut changed = basis.answers.clone();
    for question in asked {
        let from = outcomes.class_of(question, basis.situation.values()[question]);
        let small_classes = small_change_classes(rulebook, outcomes, basis.answers, question);
        let mut decisive = false;
        for (class, &least) in
            outcomes.value_classes(question).iter().enumerate().filter(|(class, _)| *class != from)
        {
            changed.set(question, Some(rulebook.questions[question].value_from_number(least)));
            let model = counterfactuals::model_of(rulebook, &changed);
            result.total_changes += 1;
            result.stable_changes += usize::from(model == basis.model);
            if model != basis.model {
                decisive = true;
                if movable[question].allows(class) {
                    let found =
                        (!small_classes.contains(&class), movable[question].cost_to(class), question, class);
                    let best = singles[model].get_or_insert(found);
                    *best = found.min(*best);
                }
            }
        }
        changed.set(question, basis.answers.get(question).cloned());
        let weight = match (decisive, supporting[question]) {
            (true, _) => AnswerWeight::Decisive,
            (false, true) => AnswerWeight::Supporting,
            (false, false) => AnswerWeight::None,
        };
        result.weights.push((question, weight));
        let open = decisive
            || basis.open_questions.iter().any(|open| open.question == question && open.affects_model);
        let unknown = basis.situation.origin(question) == Origin::Assumed;
        if rulebook.questions[question].essential && unknown && open {
            result.missing_essentials.push(question);
        }
    }
    let found = |model: usize| singles[model].map(|found| (found, model));
    let best = |far: bool| {
        let of = |model: usize| found(model).filter(|((found, ..), _)| *found == far);
        basis.runner_up.and_then(of).or_else(|| (0..singles.len()).filter_map(of).min())
    };
    result.single_change =
        best(false).or_else(|| best(true)).and_then(|((far, _, question, class), model)| {
            let changes = counterfactuals::resolve_changes(
                rulebook,
                outcomes,
                basis.answers,
                model,
                &movable,
                &[(question, class)],
            );
            Some(SingleChange { model, change: changes.into_iter().next()?, is_large: far })
        });
    Some(result)
}

/// Returns the classes that a small change of an answer can reach, within the lever's limits. For a fact this
/// is only its own class.
fn small_change_classes(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    question: usize,
) -> RangeInclusive<usize> {
    let value = counterfactuals::current_value(rulebook, answers, question);
    let current = outcomes.class_of(question, value);
    match (rulebook.questions[question].lever, &rulebook.questions[question].kind) {
        (None, _) => current..=current,
        (Some(lever), QuestionKind::Integer { .. }) => {
            let (least, most) = lever.at_most(SMALL_CHANGE_FACTOR).bounds(value);
            outcomes.class_of(question, least)..=outcomes.class_of(question, most)
        }
        (Some(_), _) => current.saturating_sub(1)..=current + 1,
    }
}

/// Calls `visit` with the questions that an input depends on: the question itself, or those that a derived
/// input is counted from. A question may be visited more than once.
pub(super) fn for_each_source_question(rulebook: &Rulebook, slot: Slot, visit: &mut impl FnMut(usize)) {
    let Some(derived) = slot.checked_sub(rulebook.questions.len()) else { return visit(slot) };
    let Some(derived) = rulebook.derived.get(derived) else { return };
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let reasons = dimensions.flat_map(|dimension| &dimension.reasons);
    for reason in reasons.filter(|reason| reason.strong || derived.count == Count::Needs) {
        reason.when.for_each_test(&mut |slot, _| visit(slot));
    }
}

#[cfg(test)]
mod tests;
