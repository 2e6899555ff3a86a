//! How firm the advice is: what each answer weighs, and how many changes of a single answer it withstands.
//!
//! Every question that is asked is given each of its other answers, one at a time; unknown answers count with their assumed
//! value. Numbers between two thresholds of the rules count as one answer. Nothing is estimated: each change is decided. Of a
//! rulebook with so many answers that this would take too long it is not told how firm its advice is.

use super::flips::{self, Change};
use super::outcomes::Cost;
use super::{Outcomes, Panel, Situation, Step};
use crate::rulebook::format::Count;
use crate::rulebook::{Answers, Kind, Rulebook, Slot};

/// What an answer weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Some other answer to this question alone changes the model.
    Decisive,
    /// None does, but the answer lies on the way down the tree, or speaks for the advised model.
    Supporting,
    /// Neither.
    None,
}

/// How firm the advice is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firmness {
    /// The questions that are asked and take more than a list of names, each with the weight of its answer.
    pub answers: Vec<(usize, Weight)>,
    /// How many changes of a single answer keep the model.
    pub kept: usize,
    /// How many changes of a single answer there are.
    pub changes: usize,
    /// A model to which a single changed answer leads, with that change; none where no single change leads to another model.
    pub single: Option<Single>,
}

/// A single changed answer that leads to another model: a near one before one that lies far, then one that leads to the
/// runner-up, then the cheapest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Single {
    /// Index of the model.
    pub model: usize,
    /// The change.
    pub change: Change,
    /// Whether the new answer is a number that lies beyond the neighbours of the one at hand, as the rules tell numbers apart.
    pub far: bool,
}

impl Firmness {
    /// The share of all changes of a single answer that keep the model, from 0 to 1; 1 where there are none.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // Both are far below 2^52.
    pub fn stability(&self) -> f64 {
        if self.changes == 0 { 1.0 } else { self.kept as f64 / self.changes as f64 }
    }

    /// What the answer to a question weighs; none where it is not asked, or is a list.
    #[must_use]
    pub fn weight(&self, question: usize) -> Option<Weight> {
        self.answers.iter().find(|(other, _)| *other == question).map(|(_, weight)| *weight)
    }
}

/// What the advice on these answers rests on.
pub(super) struct Basis<'a> {
    /// The answers.
    pub(super) answers: &'a Answers,
    /// Their situation.
    pub(super) situation: &'a Situation,
    /// Index of the advised model.
    pub(super) model: usize,
    /// The way down the tree.
    pub(super) path: &'a [Step],
    /// What speaks for and against the advised model.
    pub(super) panel: &'a Panel,
    /// Index of the model that comes second.
    pub(super) runner_up: Option<usize>,
}

/// How firm the advice is; none where there are too many answers to try.
pub(super) fn firmness(rulebook: &Rulebook, outcomes: &Outcomes, basis: &Basis) -> Option<Firmness> {
    let asked: Vec<_> = (0..rulebook.questions.len())
        .filter(|&question| !outcomes.classes(question).is_empty() && basis.situation.is_asked(question))
        .collect();
    if asked.iter().map(|&question| outcomes.classes(question).len()).sum::<usize>() > outcomes.affordable() {
        return None;
    }
    let mut supporting = vec![false; rulebook.questions.len()];
    let rows = basis.panel.favour.iter().map(|&row| rulebook.evidence[row].slot);
    for slot in basis.path.iter().map(|step| step.slot).chain(rows) {
        each_question_behind(rulebook, slot, &mut |question| supporting[question] = true);
    }
    let mut firmness = Firmness { answers: Vec::new(), kept: 0, changes: 0, single: None };
    // For each model the best single change that leads to it: whether it is far, its cost, the question and the new class.
    let mut singles: Vec<Option<(bool, Cost, usize, usize)>> = vec![None; rulebook.models.len()];
    let mut tried = basis.answers.clone();
    for question in asked {
        let from = outcomes.class(question, basis.situation.values()[question]);
        let number = matches!(rulebook.questions[question].kind, Kind::Integer { .. });
        let mut decisive = false;
        for (class, &least) in
            outcomes.classes(question).iter().enumerate().filter(|(class, _)| *class != from)
        {
            tried.set(question, Some(rulebook.questions[question].value(least)));
            let model = flips::model(rulebook, &tried);
            firmness.changes += 1;
            firmness.kept += usize::from(model == basis.model);
            if model != basis.model {
                decisive = true;
                let far = number && from.abs_diff(class) > 1;
                let found = (far, Cost::of(from, class, rulebook.questions[question].lever), question, class);
                let best = singles[model].get_or_insert(found);
                *best = found.min(*best);
            }
        }
        tried.set(question, basis.answers.get(question).cloned());
        let weight = match (decisive, supporting[question]) {
            (true, _) => Weight::Decisive,
            (false, true) => Weight::Supporting,
            (false, false) => Weight::None,
        };
        firmness.answers.push((question, weight));
    }
    let found = |model: usize| singles[model].map(|found| (found, model));
    let best = |far: bool| {
        let of = |model: usize| found(model).filter(|((found, ..), _)| *found == far);
        basis.runner_up.and_then(of).or_else(|| (0..singles.len()).filter_map(of).min())
    };
    firmness.single = best(false).or_else(|| best(true)).and_then(|((far, _, question, class), model)| {
        let changes = flips::changes(rulebook, outcomes, basis.answers, model, &[(question, class)]);
        Some(Single { model, change: changes.into_iter().next()?, far })
    });
    Some(firmness)
}

/// Calls `visit` with the questions behind an input: itself, or those that a derived input is counted from.
fn each_question_behind(rulebook: &Rulebook, slot: Slot, visit: &mut impl FnMut(usize)) {
    let Some(derived) = slot.checked_sub(rulebook.questions.len()) else { return visit(slot) };
    let Some(derived) = rulebook.derived.get(derived) else { return };
    let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
    let reasons = dimensions.flat_map(|dimension| &dimension.reasons);
    for reason in reasons.filter(|reason| reason.strong || derived.count == Count::Needs) {
        reason.when.each_test(&mut |slot, _| visit(slot));
    }
}

#[cfg(test)]
mod tests;
