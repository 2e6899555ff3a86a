//! Three-valued evaluation of conditions: true, false, or dependent on unknown answers.
//!
//! [`PossibleValues`] knows the values that each input could still have. A condition holds, does not hold, or
//! depends on an assumption. A conjunction is surely false as soon as one part is surely false, whatever is
//! assumed about the other parts.

use super::segmentation::Need;
use super::{Origin, OutcomeDiagram, Situation};
use crate::rulebook::format::Count;
use crate::rulebook::{Answers, Condition, Dimension, Rulebook, Slot, ValueSet};

/// The values that each input could have, for all possible values of the unknown answers.
#[derive(Debug)]
pub(super) struct PossibleValues {
    values: Vec<ValueSet>,
    /// For each question: whether it is asked. `None` if that depends on an assumption.
    is_asked: Vec<Option<bool>>,
}

impl PossibleValues {
    /// Computes the possible values of a situation whose advice is set.
    pub(super) fn new(
        rulebook: &Rulebook,
        outcomes: &OutcomeDiagram,
        answers: &Answers,
        situation: &Situation,
    ) -> Self {
        let values = situation.values();
        let possible = Vec::with_capacity(rulebook.slot_count());
        let mut assumptions =
            Self { values: possible, is_asked: Vec::with_capacity(rulebook.questions.len()) };
        // A question looks only at earlier questions, so one pass is enough.
        for (index, question) in rulebook.questions.iter().enumerate() {
            let asked = assumptions.evaluate(&question.asked_when);
            let known = situation.origin(index) != Origin::Assumed && asked.is_some();
            assumptions.is_asked.push(asked);
            let only = || ValueSet::range(values[index], values[index]);
            assumptions.values.push(if known { only() } else { rulebook.domain(index) });
        }
        for derived in &rulebook.derived {
            let least = if derived.count == Count::StrongNeeds { Need::Strong } else { Need::Need };
            let (low, high) = assumptions.need_counts(rulebook, least);
            assumptions.values.push(ValueSet::range(low, high));
        }
        let models = possible_models(rulebook, outcomes, answers);
        assumptions.values.push(models);
        let segments = assumptions.selected_range(rulebook, values);
        assumptions.values.push(segments);
        assumptions
    }

    /// Returns how many dimensions could be selected now.
    fn selected_range(&self, rulebook: &Rulebook, values: &[u32]) -> ValueSet {
        let Some(rules) = &rulebook.segmentation else { return ValueSet::range(0, 0) };
        let (low, high) = self.need_counts(rulebook, Need::Need);
        let cap = &rules.cap;
        let known = self.values[cap.slot] == ValueSet::range(values[cap.slot], values[cap.slot])
            && cap.less.iter().all(|less| self.evaluate(&less.when).is_some());
        if !known {
            return ValueSet::range(0, high);
        }
        let (number, allowed) = (values[cap.slot], cap.limit(values[cap.slot], values));
        // The possible models were added just before.
        let models = self.values.last().into_iter().flat_map(ValueSet::intervals);
        let staffable = models.flat_map(|&(first, last)| first..=last);
        let staffable: Vec<_> =
            staffable.map(|model| rules.staffable_dimensions(model as usize, number)).collect();
        let least = staffable.iter().copied().min().map_or(0, |least| least.min(allowed));
        let most = staffable.iter().copied().max().map_or(allowed, |most| most.min(allowed));
        ValueSet::range(low.min(least), high.min(most))
    }

    /// Returns the least and the greatest number of dimensions needed by a need of at least this strength.
    fn need_counts(&self, rulebook: &Rulebook, least: Need) -> (u32, u32) {
        let needed = |dimension: &Dimension, sure: bool| {
            let strong = |strong| strong || least < Need::Strong;
            let mut reasons = dimension.reasons.iter().filter(|reason| strong(reason.strong));
            reasons.any(|reason| self.evaluate(&reason.when).unwrap_or(!sure))
        };
        let count = |sure| {
            let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
            u32::try_from(dimensions.filter(|dimension| needed(dimension, sure)).count()).unwrap_or(u32::MAX)
        };
        (count(true), count(false))
    }

    /// Returns whether it depends on an assumption that a condition applies, or that it does not.
    pub(super) fn depends_on_assumption(&self, when: &Condition) -> bool {
        self.is_settled(when, true).is_none()
    }

    /// Returns whether the condition has the result `expected` by the questions that are asked, like
    /// `Condition::is_settled`. Returns `None` if that depends on an assumption.
    fn is_settled(&self, when: &Condition, expected: bool) -> Option<bool> {
        match (when, expected) {
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                all_are(parts.iter().map(|part| self.is_settled(part, expected)), true)
            }
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                all_are(parts.iter().map(|part| self.is_settled(part, expected)), false)
            }
            (Condition::Not(part), _) => self.is_settled(part, !expected),
            (Condition::Is(slot, _), _) => {
                let result = self.evaluate(when).map(|holds| holds == expected);
                match self.is_asked.get(*slot).copied().unwrap_or(Some(true)) {
                    Some(true) => result,
                    Some(false) => Some(false),
                    // If the question is not asked, this part fails. It is only certain if it fails in both
                    // cases.
                    None => result.filter(|result| !result),
                }
            }
        }
    }

    /// Returns whether a condition holds, with assumed values for questions that are not asked. Returns
    /// `None` if that depends on an assumption.
    fn evaluate(&self, when: &Condition) -> Option<bool> {
        match when {
            Condition::All(parts) => all_are(parts.iter().map(|part| self.evaluate(part)), true),
            Condition::Any(parts) => all_are(parts.iter().map(|part| self.evaluate(part)), false),
            Condition::Not(part) => self.evaluate(part).map(|holds| !holds),
            Condition::Is(slot, set) => {
                let possible = self.values.get(*slot)?;
                match (possible.intersection(set).is_empty(), possible.difference(set).is_empty()) {
                    (true, _) => Some(false),
                    (_, true) => Some(true),
                    _ => None,
                }
            }
        }
    }
}

/// Returns `Some(expected)` if all parts are surely `expected`, the opposite if one part surely is not, and
/// `None` otherwise.
fn all_are(parts: impl Iterator<Item = Option<bool>>, expected: bool) -> Option<bool> {
    let mut certain = true;
    for part in parts {
        match part {
            Some(holds) if holds != expected => return Some(!expected),
            Some(_) => {}
            None => certain = false,
        }
    }
    certain.then_some(expected)
}

/// Returns the models that the unknown answers can still lead to.
fn possible_models(rulebook: &Rulebook, outcomes: &OutcomeDiagram, answers: &Answers) -> ValueSet {
    if !outcomes.is_complete() {
        return rulebook.domain(rulebook.model_slot());
    }
    let shares = outcomes.shares(&outcomes.known_answers(answers));
    let reached = (0..).zip(shares).filter(|(_, share)| *share > 0.0);
    ValueSet::from_intervals(reached.map(|(model, _)| (model, model)).collect())
}

/// Returns every input that the conditions look at, each once, in ascending order.
pub(super) fn tested_slots<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Vec<Slot> {
    let mut slots = Vec::new();
    for when in conditions {
        when.for_each_test(&mut |slot, _| slots.push(slot));
    }
    slots.sort_unstable();
    slots.dedup();
    slots
}
