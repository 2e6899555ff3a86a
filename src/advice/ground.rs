//! Three-valued evaluation of conditions: true, false, or dependent on unknown answers.
//!
//! [`PossibleValues`] knows the values that each input could still have. A condition holds, does not hold, or
//! depends on an assumption. A conjunction is surely false as soon as one part is surely false, whatever is
//! assumed about the other parts.

use super::segmentation::Need;
use super::{Origin, Outcomes, Situation};
use crate::rulebook::format::Count;
use crate::rulebook::{Answers, Condition, Dimension, Rulebook, Slot, ValueSet};

/// The values that each input could have, for all possible values of the unknown answers.
#[derive(Debug)]
pub(super) struct Ground {
    possible: Vec<ValueSet>,
    /// For each question: whether it is asked. `None` if that depends on an assumption.
    asked: Vec<Option<bool>>,
}

impl Ground {
    /// Computes the possible values of a situation whose advice is set.
    pub(super) fn new(
        rulebook: &Rulebook,
        outcomes: &Outcomes,
        answers: &Answers,
        situation: &Situation,
    ) -> Self {
        let values = situation.values();
        let possible = Vec::with_capacity(rulebook.slots());
        let mut ground = Self { possible, asked: Vec::with_capacity(rulebook.questions.len()) };
        // A question looks only at earlier questions, so one pass is enough.
        for (index, question) in rulebook.questions.iter().enumerate() {
            let asked = ground.holds(&question.asked_when);
            let known = situation.origin(index) != Origin::Assumed && asked.is_some();
            ground.asked.push(asked);
            let only = || ValueSet::range(values[index], values[index]);
            ground.possible.push(if known { only() } else { rulebook.domain(index) });
        }
        for derived in &rulebook.derived {
            let least = if derived.count == Count::StrongNeeds { Need::Strong } else { Need::Need };
            let (low, high) = ground.needs(rulebook, least);
            ground.possible.push(ValueSet::range(low, high));
        }
        let models = models(rulebook, outcomes, answers);
        ground.possible.push(models);
        let segments = ground.segments(rulebook, values);
        ground.possible.push(segments);
        ground
    }

    /// Returns how many dimensions could be selected now.
    fn segments(&self, rulebook: &Rulebook, values: &[u32]) -> ValueSet {
        let Some(rules) = &rulebook.segmentation else { return ValueSet::range(0, 0) };
        let (low, high) = self.needs(rulebook, Need::Need);
        let cap = &rules.cap;
        let known = self.possible[cap.slot] == ValueSet::range(values[cap.slot], values[cap.slot])
            && cap.less.iter().all(|less| self.holds(&less.when).is_some());
        if !known {
            return ValueSet::range(0, high);
        }
        let (number, allowed) = (values[cap.slot], cap.at(values[cap.slot], values));
        // The possible models were added just before.
        let models = self.possible.last().into_iter().flat_map(ValueSet::intervals);
        let staffed = models.flat_map(|&(first, last)| first..=last);
        let staffed: Vec<_> = staffed.map(|model| rules.staffed(model as usize, number)).collect();
        let least = staffed.iter().copied().min().map_or(0, |least| least.min(allowed));
        let most = staffed.iter().copied().max().map_or(allowed, |most| most.min(allowed));
        ValueSet::range(low.min(least), high.min(most))
    }

    /// Returns the least and the greatest number of dimensions needed by a need of at least this strength.
    fn needs(&self, rulebook: &Rulebook, least: Need) -> (u32, u32) {
        let needed = |dimension: &Dimension, sure: bool| {
            let strong = |strong| strong || least < Need::Strong;
            let mut reasons = dimension.reasons.iter().filter(|reason| strong(reason.strong));
            reasons.any(|reason| self.holds(&reason.when).unwrap_or(!sure))
        };
        let count = |sure| {
            let dimensions = rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
            u32::try_from(dimensions.filter(|dimension| needed(dimension, sure)).count()).unwrap_or(u32::MAX)
        };
        (count(true), count(false))
    }

    /// Returns whether it depends on an assumption that a condition applies, or that it does not.
    pub(super) fn assumed(&self, when: &Condition) -> bool {
        self.says(when, true).is_none()
    }

    /// Returns whether the condition has the result `expected` by the questions that are asked, like
    /// `Condition::is_settled`. Returns `None` if that depends on an assumption.
    fn says(&self, when: &Condition, wanted: bool) -> Option<bool> {
        match (when, wanted) {
            (Condition::All(parts), true) | (Condition::Any(parts), false) => {
                all(parts.iter().map(|part| self.says(part, wanted)), true)
            }
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                all(parts.iter().map(|part| self.says(part, wanted)), false)
            }
            (Condition::Not(part), _) => self.says(part, !wanted),
            (Condition::Is(slot, _), _) => {
                let told = self.holds(when).map(|holds| holds == wanted);
                match self.asked.get(*slot).copied().unwrap_or(Some(true)) {
                    Some(true) => told,
                    Some(false) => Some(false),
                    // If the question is not asked, this part fails. It is only certain if it fails in both
                    // cases.
                    None => told.filter(|told| !told),
                }
            }
        }
    }

    /// Returns whether a condition holds, with assumed values for questions that are not asked. Returns
    /// `None` if that depends on an assumption.
    fn holds(&self, when: &Condition) -> Option<bool> {
        match when {
            Condition::All(parts) => all(parts.iter().map(|part| self.holds(part)), true),
            Condition::Any(parts) => all(parts.iter().map(|part| self.holds(part)), false),
            Condition::Not(part) => self.holds(part).map(|holds| !holds),
            Condition::Is(slot, set) => {
                let possible = self.possible.get(*slot)?;
                match (possible.and(set).is_empty(), possible.without(set).is_empty()) {
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
fn all(parts: impl Iterator<Item = Option<bool>>, wanted: bool) -> Option<bool> {
    let mut sure = true;
    for part in parts {
        match part {
            Some(holds) if holds != wanted => return Some(!wanted),
            Some(_) => {}
            None => sure = false,
        }
    }
    sure.then_some(wanted)
}

/// Returns the models that the unknown answers can still lead to.
fn models(rulebook: &Rulebook, outcomes: &Outcomes, answers: &Answers) -> ValueSet {
    if !outcomes.is_complete() {
        return rulebook.domain(rulebook.model_slot());
    }
    let shares = outcomes.shares(&outcomes.known(answers));
    let reached = (0..).zip(shares).filter(|(_, share)| *share > 0.0);
    ValueSet::of(reached.map(|(model, _)| (model, model)).collect())
}

/// Returns every input that the conditions look at, each once, in ascending order.
pub(super) fn looked_at<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Vec<Slot> {
    let mut slots = Vec::new();
    for when in conditions {
        when.each_test(&mut |slot, _| slots.push(slot));
    }
    slots.sort_unstable();
    slots.dedup();
    slots
}
