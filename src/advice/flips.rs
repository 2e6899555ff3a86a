//! What would change the model: for each other model a smallest set of changed answers that leads to it.
//!
//! Smallest is first of all the fewest changes, then the fewest among them that are facts (where customers are) rather than
//! choices (the budget), then the shortest way from the old answers to the new ones. The set is found exactly, as a
//! shortest way through the diagram of all outcomes; where a rulebook is too intricate for one, nothing is said.

use super::{Outcomes, Situation};
use crate::rulebook::{Answers, Kind, Rulebook, Value, ValueSet};

/// What leads to one of the models that are not advised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// Index of the model.
    pub model: usize,
    /// A smallest set of changes that leads to it, in the order of asking: a question that is only asked because of a change
    /// comes after it. None where no answers lead there.
    pub changes: Option<Vec<Change>>,
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
    /// For a number all values around the new one that do it, the other changes of the set made; bounds included.
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

/// For each model but the advised one what leads to it, in the rulebook's order; none where the outcomes are not known.
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
    let base: Vec<_> = (0..rulebook.questions.len())
        .map(|question| outcomes.class(question, value(rulebook, answers, question)))
        .collect();
    let levers: Vec<_> = rulebook.questions.iter().map(|question| question.lever).collect();
    let flip = |model| {
        let found = outcomes.nearest(model, &base, &levers);
        let changes = found.map(|found| changes(rulebook, outcomes, answers, model, &found));
        Flip { model, changes }
    };
    Some((0..rulebook.models.len()).filter(|&model| model != advised).map(flip).collect())
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

/// A set of changes that leads to `model`, given as questions with their new classes, with the values that do it.
pub(super) fn changes(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    model: usize,
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
            let values = values_for(rulebook, outcomes, &mut made, question, model);
            let nearest = |&(min, max): &(u32, u32)| from.clamp(min, max);
            let nearest = values.intervals().iter().map(nearest).min_by_key(|to| to.abs_diff(from));
            change.to = nearest.unwrap_or(change.to);
            made.set(question, Some(Value::Number(change.to)));
        }
        changes.push(change);
    }
    for change in &mut changes {
        if let Kind::Integer { .. } = rulebook.questions[change.question].kind {
            let values = values_for(rulebook, outcomes, &mut made, change.question, model);
            made.set(change.question, Some(Value::Number(change.to)));
            let around = |&&(min, max): &&(u32, u32)| (min..=max).contains(&change.to);
            change.range = values.intervals().iter().find(around).copied();
        }
    }
    changes
}

/// All values of a number that lead to `model`, the other answers being these.
fn values_for(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &mut Answers,
    question: usize,
    target: usize,
) -> ValueSet {
    let most = rulebook.domain(question).intervals().last().map_or(u32::MAX, |&(_, most)| most);
    let classes = outcomes.classes(question);
    let ends = classes.iter().skip(1).map(|next| next - 1).chain([most]);
    let mut doing = Vec::new();
    for (&least, end) in classes.iter().zip(ends) {
        answers.set(question, Some(rulebook.questions[question].value(least)));
        if model(rulebook, answers) == target {
            doing.push((least, end));
        }
    }
    ValueSet::of(doing)
}

#[cfg(test)]
pub(super) mod tests;
