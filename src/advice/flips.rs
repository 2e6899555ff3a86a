//! What would change the model: for each other model the routes that lead to it.
//!
//! A route changes only what a company can change: answers that are levers, within their direction and reach. The fewest
//! changes come first, then those with the fewest numbers among them (an option is easier to choose than people to find), then
//! the shortest way from the old answers to the new ones. Routes are found exactly, as shortest ways through the diagram of all
//! outcomes; where no route is told, no combination of levers within reach leads there. Where a rulebook is too intricate for a
//! diagram, nothing is said.

use super::outcomes::{Changes, Movable};
use super::{Outcomes, Situation};
use crate::rulebook::{Answers, Kind, Rulebook, Value, ValueSet};
use std::ops::ControlFlow;

/// How many routes are told per model.
const MOST_ROUTES: usize = 3;

/// What leads to one of the models that are not advised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// Index of the model.
    pub model: usize,
    /// Up to three smallest sets of changes within the levers' reach, the nearest first. The changes of one are in the order of asking:
    /// a question that is only asked because of a change comes after it.
    pub routes: Vec<Vec<Change>>,
    /// Where there is no route, the smallest set of changes that leads there if facts were different too. `None` where there is a
    /// route, and where nothing leads there as long as the levers stay within reach.
    pub facts: Option<Vec<Change>>,
}

impl Flip {
    /// The changes of the nearest route; `None` where there is no route.
    #[must_use]
    pub fn changes(&self) -> Option<&[Change]> {
        self.routes.first().map(Vec::as_slice)
    }
}

/// An answer that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Index of the question.
    pub question: usize,
    /// The value at hand: the answer, also one that is kept while its question is not asked, else the assumed value.
    pub from: u32,
    /// Whether nobody gave that value.
    pub assumed: bool,
    /// The new value; for a number the nearest that does it.
    pub to: u32,
    /// For a number all values around the new one that do it and are within reach, the other changes of the set made; bounds included.
    pub range: Option<(u32, u32)>,
}

impl Change {
    /// The new values that do it: one option, or a range of numbers.
    #[must_use]
    pub fn values(&self) -> ValueSet {
        let (min, max) = self.range.unwrap_or((self.to, self.to));
        ValueSet::range(min, max)
    }
}

/// Whether a single change within the levers' reach leads to a model.
pub(super) fn is_close(flips: Option<&[Flip]>, model: usize) -> bool {
    let mut flips = flips.unwrap_or_default().iter().filter(|flip| flip.model == model);
    flips.any(|flip| flip.changes().is_some_and(|changes| changes.len() == 1))
}

/// For each model but the advised one what leads to it, in the rulebook's order; `None` where the outcomes are not known.
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

/// What each answer may become: levers within their reach, facts not at all, or, where `facts` is true, whatever they like.
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

/// Up to three sets of changes that lead to a model, none of which holds another that does. Of those that differ only in their
/// numbers the nearest.
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
        // Whatever is held has fewer changes, so it came before.
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
        // Of rules with too many ways to follow, the nearest alone.
        told.extend(outcomes.nearest(model, movable));
    }
    told
}

/// The value at hand of a question: its answer, counted or not, else the assumed value.
pub(super) fn value(rulebook: &Rulebook, answers: &Answers, question: usize) -> u32 {
    let answer = answers.get(question).or(rulebook.questions[question].assumed.as_ref());
    answer.and_then(Value::number).unwrap_or_default()
}

/// The model that answers lead to.
pub(super) fn model(rulebook: &Rulebook, answers: &Answers) -> usize {
    rulebook.tree.model(Situation::new(rulebook, answers).values())
}

/// A set of changes that leads to `model`, given as questions with their new classes, with the values that do it and that the
/// answers may become.
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
            // A number may do it on both sides; numbers that come after are reckoned from the one that was taken.
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

/// All values of a number between two bounds that lead to `model`, the other answers being these.
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
