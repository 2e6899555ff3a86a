//! What an outcome stands on: whether a condition would come out the same whatever the unknown answers are.
//!
//! For every input this knows the values that it could still have. A condition then holds, does not hold, or hangs on
//! something assumed. "All of these" fails for sure as soon as one part fails for sure, so an assumption beside it takes
//! nothing away.

use super::segmentation::Need;
use super::{Origin, Outcomes, Situation};
use crate::rulebook::format::Count;
use crate::rulebook::{Answers, Condition, Dimension, Rulebook, Slot, ValueSet};

/// The values that every input could have, the unknown answers being whatever they are.
#[derive(Debug)]
pub(super) struct Ground {
    possible: Vec<ValueSet>,
    /// For each question whether it is asked; none where that hangs on something assumed.
    asked: Vec<Option<bool>>,
}

impl Ground {
    /// The ground of a situation for which advice is known.
    pub(super) fn new(
        rulebook: &Rulebook,
        outcomes: &Outcomes,
        answers: &Answers,
        situation: &Situation,
    ) -> Self {
        let values = situation.values();
        let possible = Vec::with_capacity(rulebook.slots());
        let mut ground = Self { possible, asked: Vec::with_capacity(rulebook.questions.len()) };
        // A question looks only at questions before it, so one pass settles all.
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

    /// How many dimensions could be taken now.
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
        // The models that are left were settled just before.
        let models = self.possible.last().into_iter().flat_map(ValueSet::intervals);
        let staffed = models.flat_map(|&(first, last)| first..=last);
        let staffed: Vec<_> = staffed.map(|model| rules.staffed(model as usize, number)).collect();
        let least = staffed.iter().copied().min().map_or(0, |least| least.min(allowed));
        let most = staffed.iter().copied().max().map_or(allowed, |most| most.min(allowed));
        ValueSet::range(low.min(least), high.min(most))
    }

    /// How many dimensions are needed at least and at the most, by a need of at least this strength.
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

    /// Whether it hangs on an assumption that something is said under this condition, or that it is not.
    pub(super) fn assumed(&self, when: &Condition) -> bool {
        self.says(when, true).is_none()
    }

    /// Whether by what is asked the condition holds, or fails where that is `wanted`; none where that hangs on something
    /// assumed.
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
                    // Not asked it says nothing, so only what it does not say either way is sure.
                    None => told.filter(|told| !told),
                }
            }
        }
    }

    /// Whether a condition that decides holds; none where that hangs on something assumed.
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

/// `wanted` where all parts are that for sure, the other where one part is that for sure.
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

/// The models that the unknown answers can still lead to.
fn models(rulebook: &Rulebook, outcomes: &Outcomes, answers: &Answers) -> ValueSet {
    if !outcomes.is_complete() {
        return rulebook.domain(rulebook.model_slot());
    }
    let shares = outcomes.shares(&outcomes.known(answers));
    let reached = (0..).zip(shares).filter(|(_, share)| *share > 0.0);
    ValueSet::of(reached.map(|(model, _)| (model, model)).collect())
}

/// Every input that a condition looks at, each once.
pub(super) fn looked_at<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> Vec<Slot> {
    let mut slots = Vec::new();
    for when in conditions {
        when.each_test(&mut |slot, _| slots.push(slot));
    }
    slots.sort_unstable();
    slots.dedup();
    slots
}
