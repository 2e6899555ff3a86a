//! Counterfactuals: for each other model, the smallest changes of answers that would lead to it.
//!
//! A route changes only what a company can change: answers that are levers, within their direction and reach.
//! Routes with the fewest changes come first, then those with the fewest numbers among them (an option is
//! easier to choose than people are to find), then those that move the answers the least. Routes are exact:
//! they are shortest paths through the decision diagram. If there is no route, no combination of levers
//! within reach leads to the model. If a rulebook is too complex for a diagram, there are no counterfactuals.

use super::outcomes::{Changes, Movable};
use super::{Outcomes, Situation};
use crate::rulebook::{Answers, Kind, Rulebook, Value, ValueSet};
use std::ops::ControlFlow;

/// The maximum number of routes for each model.
const MOST_ROUTES: usize = 3;

/// The changes that lead to one of the models that are not advised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// Index of the model.
    pub model: usize,
    /// Up to three smallest sets of changes within the levers' reach, the nearest first. The changes of a set
    /// are in the order of asking, so a question that is asked only because of a change comes after it.
    pub routes: Vec<Vec<Change>>,
    /// If there is no route: the smallest set of changes that leads to the model when facts may change too.
    /// `None` if there is a route, or if nothing leads to the model while the levers stay within reach.
    pub facts: Option<Vec<Change>>,
}

impl Flip {
    /// Returns the changes of the nearest route. Returns `None` if there is no route.
    #[must_use]
    pub fn changes(&self) -> Option<&[Change]> {
        self.routes.first().map(Vec::as_slice)
    }
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
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

impl Change {
    /// Returns the new values that lead to the model: one option, or a range of numbers.
    #[must_use]
    pub fn values(&self) -> ValueSet {
        let (min, max) = self.range.unwrap_or((self.to, self.to));
        ValueSet::range(min, max)
    }
}

/// Returns whether a single change within the levers' reach leads to a model.
pub(super) fn is_close(flips: Option<&[Flip]>, model: usize) -> bool {
    let mut flips = flips.unwrap_or_default().iter().filter(|flip| flip.model == model);
    flips.any(|flip| flip.changes().is_some_and(|changes| changes.len() == 1))
}

/// Returns the counterfactuals of each model except `advised`, in the rulebook's order.
///
/// Returns `None` if the diagram of `outcomes` is not complete.
#[must_use]
pub fn flips(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    advised: usize,
) -> Option<Vec<Flip>> {
    if !outcomes.is_complete() {
        return None;
    }
    let levers = movable(rulebook, outcomes, answers, false);
    let mut all = None;
    let flip = |model| {
        let routes: Vec<_> = routes(outcomes, model, &levers)
            .iter()
            .map(|found| changes(rulebook, outcomes, answers, model, &levers, found))
            .collect();
        if !routes.is_empty() {
            return Flip { model, routes, facts: None };
        }
        let all: &Vec<_> = all.get_or_insert_with(|| movable(rulebook, outcomes, answers, true));
        let facts = outcomes.nearest(model, all);
        let facts = facts.map(|found| changes(rulebook, outcomes, answers, model, all, &found));
        Flip { model, routes, facts }
    };
    Some((0..rulebook.models.len()).filter(|&model| model != advised).map(flip).collect())
}

/// Returns the values that each answer may change to: levers within their reach, and facts not at all, or to
/// any value if facts may change too.
pub(super) fn movable(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    facts: bool,
) -> Vec<Movable> {
    let questions = rulebook.questions.iter().enumerate();
    questions
        .map(|(index, question)| {
            let value = value(rulebook, answers, index);
            let values = match question.lever {
                Some(lever) => lever.bounds(value),
                None if facts => (0, u32::MAX),
                None => (value, value),
            };
            let number = matches!(question.kind, Kind::Integer { .. });
            outcomes.movable(index, value, values, (question.lever.is_none(), number))
        })
        .collect()
}

/// Returns up to [`MAX_ROUTES`] minimal sets of changes that lead to a model.
///
/// No set contains another set that leads to the model. Among sets that differ only in their numbers, only
/// the nearest is returned.
fn routes(outcomes: &Outcomes, model: usize, movable: &[Movable]) -> Vec<Changes> {
    let mut minimal: Vec<Changes> = Vec::new();
    let mut told: Vec<Changes> = Vec::new();
    let without_numbers = |changes: &Changes| -> Changes {
        let class = |&(question, class): &(usize, usize)| {
            (question, if movable[question].number { 0 } else { class })
        };
        changes.iter().map(class).collect()
    };
    outcomes.each_nearest(model, movable, |found| {
        // A set that is contained in this one has fewer changes, so it was visited before.
        if minimal.iter().any(|less| less.iter().all(|change| found.contains(change))) {
            return ControlFlow::Continue(());
        }
        minimal.push(found.clone());
        if told.iter().all(|told| without_numbers(told) != without_numbers(found)) {
            told.push(found.clone());
        }
        if told.len() < MOST_ROUTES { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if told.is_empty() {
        // The search gave up because the rules have too many partial routes. Only the nearest route is
        // returned.
        told.extend(outcomes.nearest(model, movable));
    }
    told
}

/// Returns the current value of a question: its answer, even if the question is not asked, or else the
/// assumed value.
pub(super) fn value(rulebook: &Rulebook, answers: &Answers, question: usize) -> u32 {
    let answer = answers.get(question).or(rulebook.questions[question].assumed.as_ref());
    answer.and_then(Value::number).unwrap_or_default()
}

/// Returns the model that a set of answers leads to.
pub(super) fn model(rulebook: &Rulebook, answers: &Answers) -> usize {
    rulebook.tree.model(Situation::new(rulebook, answers).values())
}

/// Turns a set of changes that leads to a model, given as questions with their new classes, into the values
/// that lead to the model and are within reach.
pub(super) fn changes(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    model: usize,
    movable: &[Movable],
    found: &[(usize, usize)],
) -> Vec<Change> {
    let mut made = answers.clone();
    for &(question, class) in found {
        let least = outcomes.classes(question)[class];
        made.set(question, Some(rulebook.questions[question].value(least)));
    }
    let mut changes = Vec::with_capacity(found.len());
    for &(question, class) in found {
        let from = value(rulebook, answers, question);
        let assumed = answers.get(question).is_none();
        let mut change =
            Change { question, from, assumed, to: outcomes.classes(question)[class], range: None };
        if let Kind::Integer { .. } = rulebook.questions[question].kind {
            // Values on both sides may lead to the model. Numbers later in the set are computed with the
            // value chosen here.
            let values =
                values_for(rulebook, outcomes, &mut made, (question, movable[question].values), model);
            let nearest = |&(min, max): &(u32, u32)| from.clamp(min, max);
            let nearest = values.intervals().iter().map(nearest).min_by_key(|to| to.abs_diff(from));
            change.to = nearest.unwrap_or(change.to);
            made.set(question, Some(Value::Number(change.to)));
        }
        changes.push(change);
    }
    for change in &mut changes {
        if let Kind::Integer { .. } = rulebook.questions[change.question].kind {
            let values = values_for(
                rulebook,
                outcomes,
                &mut made,
                (change.question, movable[change.question].values),
                model,
            );
            made.set(change.question, Some(Value::Number(change.to)));
            let around = |&&(min, max): &&(u32, u32)| (min..=max).contains(&change.to);
            change.range = values.intervals().iter().find(around).copied();
        }
    }
    changes
}

/// Returns all values of a number within two bounds that lead to the model `target`, given the other answers.
fn values_for(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &mut Answers,
    (question, (least, most)): (usize, (u32, u32)),
    target: usize,
) -> ValueSet {
    let end = rulebook.domain(question).intervals().last().map_or(u32::MAX, |&(_, end)| end);
    let within = ValueSet::range(least, most);
    let classes = outcomes.classes(question);
    let ends = classes.iter().skip(1).map(|next| next - 1).chain([end]);
    let mut doing = Vec::new();
    for (&least, end) in classes.iter().zip(ends) {
        answers.set(question, Some(rulebook.questions[question].value(least)));
        if model(rulebook, answers) == target {
            doing.push((least, end));
        }
    }
    ValueSet::of(doing).and(&within)
}

#[cfg(test)]
pub(super) mod tests;
