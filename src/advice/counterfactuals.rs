//! Counterfactuals: for each other model, the smallest changes of answers that would lead to it.
//!
//! A route changes only what a company can change: answers that are levers, within their direction and reach.
//! Routes with the fewest changes come first, then those with the fewest numbers among them (an option is
//! easier to choose than people are to find), then those that move the answers the least. Routes are exact:
//! they are shortest paths through the decision diagram. If there is no route, no combination of levers
//! within reach leads to the model. If a rulebook is too complex for a diagram, there are no counterfactuals.

use super::outcomes::{AllowedChange, Changes};
use super::{OutcomeDiagram, Situation};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value, ValueSet};
use std::ops::ControlFlow;

/// The maximum number of routes for each model.
const MAX_ROUTES: usize = 3;

/// The changes that lead to one of the models that are not advised.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub struct Counterfactual {
    /// Index of the model.
    pub model: usize,
    /// Up to three smallest sets of changes within the levers' reach, the nearest first. The changes of a set
    /// are in the order of asking, so a question that is asked only because of a change comes after it.
    pub(crate) routes: Vec<Vec<AnswerChange>>,
    /// If there is no route: the smallest set of changes that leads to the model when facts may change too.
    /// `None` if there is a route, or if nothing leads to the model while the levers stay within reach.
    pub(crate) fact_changes: Option<Vec<AnswerChange>>,
}

impl Counterfactual {
    /// Returns the changes of the nearest route. Returns `None` if there is no route.
    pub(crate) fn nearest_route(&self) -> Option<&[AnswerChange]> {
        self.routes.first().map(Vec::as_slice)
    }
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerChange {
    /// Index of the question.
    pub question: usize,
    /// The current value: the answer, even if its question is not asked now, or else the assumed value.
    pub from: u32,
    /// Whether the current value is assumed, as the question has no answer.
    pub assumed: bool,
    /// The new value. For a number: the nearest value that leads to the model.
    pub to: u32,
    /// For a number: the range of values around the new one that lead to the model and are within reach, once
    /// the other changes of the set are made. Both bounds are included.
    pub range: Option<(u32, u32)>,
}

impl AnswerChange {
    /// Returns the new values that lead to the model: one option, or a range of numbers.
    pub(crate) fn values(&self) -> ValueSet {
        let (min, max) = self.range.unwrap_or((self.to, self.to));
        ValueSet::range(min, max)
    }
}

/// Returns whether a single change within the levers' reach leads to a model.
pub(super) fn is_one_change_away(counterfactuals: Option<&[Counterfactual]>, model: usize) -> bool {
    let mut to_model = counterfactuals.unwrap_or_default().iter().filter(|flip| flip.model == model);
    to_model.any(|flip| flip.nearest_route().is_some_and(|changes| changes.len() == 1))
}

/// Returns the counterfactuals of each model except `advised`, in the rulebook's order.
///
/// Returns `None` if the diagram of `outcomes` is not complete.
#[doc(hidden)]
pub fn counterfactuals(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    advised: usize,
) -> Option<Vec<Counterfactual>> {
    if !outcomes.is_complete() {
        return None;
    }
    let levers = allowed_changes(rulebook, outcomes, answers, false);
    let mut all = None;
    let flip = |model| {
        let routes: Vec<_> = routes(outcomes, model, &levers)
            .iter()
            .map(|found| resolve_changes(rulebook, outcomes, answers, model, &levers, found))
            .collect();
        if !routes.is_empty() {
            return Counterfactual { model, routes, fact_changes: None };
        }
        let all: &Vec<_> = all.get_or_insert_with(|| allowed_changes(rulebook, outcomes, answers, true));
        let facts = outcomes.nearest(model, all);
        let facts = facts.map(|found| resolve_changes(rulebook, outcomes, answers, model, all, &found));
        Counterfactual { model, routes, fact_changes: facts }
    };
    Some((0..rulebook.models.len()).filter(|&model| model != advised).map(flip).collect())
}

/// Returns the values that each answer may change to: levers within their reach, and facts not at all, or to
/// any value if facts may change too.
pub(super) fn allowed_changes(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    facts: bool,
) -> Vec<AllowedChange> {
    let questions = rulebook.questions.iter().enumerate();
    questions
        .map(|(index, question)| {
            let value = current_value(rulebook, answers, index);
            let values = match question.lever {
                Some(lever) => lever.bounds(value),
                None if facts => (0, u32::MAX),
                None => (value, value),
            };
            let number = matches!(question.kind, QuestionKind::Integer { .. });
            outcomes.allowed_change(index, value, values, (question.lever.is_none(), number))
        })
        .collect()
}

/// Returns up to [`MAX_ROUTES`] minimal sets of changes that lead to a model.
///
/// No set contains another set that leads to the model. Among sets that differ only in their numbers, only
/// the nearest is returned.
fn routes(outcomes: &OutcomeDiagram, model: usize, movable: &[AllowedChange]) -> Vec<Changes> {
    let mut minimal: Vec<Changes> = Vec::new();
    let mut distinct: Vec<Changes> = Vec::new();
    let without_numbers = |changes: &Changes| -> Changes {
        let class = |&(question, class): &(usize, usize)| {
            (question, if movable[question].is_number { 0 } else { class })
        };
        changes.iter().map(class).collect()
    };
    outcomes.for_each_nearest(model, movable, |found| {
        // A set that is contained in this one has fewer changes, so it was visited before.
        if minimal.iter().any(|less| less.iter().all(|change| found.contains(change))) {
            return ControlFlow::Continue(());
        }
        minimal.push(found.clone());
        if distinct.iter().all(|other| without_numbers(other) != without_numbers(found)) {
            distinct.push(found.clone());
        }
        if distinct.len() < MAX_ROUTES { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if distinct.is_empty() {
        // The search gave up because the rules have too many partial routes. Only the nearest route is
        // returned.
        distinct.extend(outcomes.nearest(model, movable));
    }
    distinct
}

/// Returns the current value of a question: its answer, even if the question is not asked, or else the
/// assumed value.
pub(super) fn current_value(rulebook: &Rulebook, answers: &Answers, question: usize) -> u32 {
    let answer = answers.get(question).or(rulebook.questions[question].assumed.as_ref());
    answer.and_then(Value::number).unwrap_or_default()
}

/// Returns the model that a set of answers leads to.
pub(super) fn model_of(rulebook: &Rulebook, answers: &Answers) -> usize {
    rulebook.tree.decide_model(Situation::new(rulebook, answers).values())
}

/// Turns a set of changes that leads to a model, given as questions with their new classes, into the values
/// that lead to the model and are within reach.
pub(super) fn resolve_changes(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    model: usize,
    movable: &[AllowedChange],
    found: &[(usize, usize)],
) -> Vec<AnswerChange> {
    let mut changed = answers.clone();
    for &(question, class) in found {
        let least = outcomes.value_classes(question)[class];
        changed.set(question, Some(rulebook.questions[question].value_from_number(least)));
    }
    let mut changes = Vec::with_capacity(found.len());
    for &(question, class) in found {
        let from = current_value(rulebook, answers, question);
        let assumed = answers.get(question).is_none();
        let mut change = AnswerChange {
            question,
            from,
            assumed,
            to: outcomes.value_classes(question)[class],
            range: None,
        };
        if let QuestionKind::Integer { .. } = rulebook.questions[question].kind {
            // Values on both sides may lead to the model. Numbers later in the set are computed with the
            // value chosen here.
            let values = values_leading_to(
                rulebook,
                outcomes,
                &mut changed,
                (question, movable[question].values),
                model,
            );
            let nearest = |&(min, max): &(u32, u32)| from.clamp(min, max);
            let nearest = values.intervals().iter().map(nearest).min_by_key(|to| to.abs_diff(from));
            change.to = nearest.unwrap_or(change.to);
            changed.set(question, Some(Value::Number(change.to)));
        }
        changes.push(change);
    }
    for change in &mut changes {
        if let QuestionKind::Integer { .. } = rulebook.questions[change.question].kind {
            let values = values_leading_to(
                rulebook,
                outcomes,
                &mut changed,
                (change.question, movable[change.question].values),
                model,
            );
            changed.set(change.question, Some(Value::Number(change.to)));
            let around = |&&(min, max): &&(u32, u32)| (min..=max).contains(&change.to);
            change.range = values.intervals().iter().find(around).copied();
        }
    }
    changes
}

/// Returns all values of a number within two bounds that lead to the model `target`, given the other answers.
fn values_leading_to(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &mut Answers,
    (question, (least, most)): (usize, (u32, u32)),
    target: usize,
) -> ValueSet {
    let end = rulebook.domain(question).intervals().last().map_or(u32::MAX, |&(_, end)| end);
    let within = ValueSet::range(least, most);
    let classes = outcomes.value_classes(question);
    let ends = classes.iter().skip(1).map(|next| next - 1).chain([end]);
    let mut leading = Vec::new();
    for (&least, end) in classes.iter().zip(ends) {
        answers.set(question, Some(rulebook.questions[question].value_from_number(least)));
        if model_of(rulebook, answers) == target {
            leading.push((least, end));
        }
    }
    ValueSet::from_intervals(leading).intersection(&within)
}

#[cfg(test)]
pub(super) mod tests;
