//! What an outcome stands on: whether a condition would come out the same whatever the unknown answers are.
//!
//! Three values do it: a condition holds, does not hold, or hangs on something assumed. "All of these" fails for sure as
//! soon as one part fails for sure, so an assumption beside it takes nothing away.

use super::{Origin, Situation, Step, rests_on_assumption};
use crate::rulebook::{Condition, Rulebook, Slot};

/// Which inputs are known: their values rest on nothing assumed.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    values: &'a [u32],
    known: Vec<bool>,
}

impl<'a> Ground<'a> {
    /// The ground of a situation for which advice is known, `path` being the way to its model.
    pub(super) fn new(rulebook: &Rulebook, situation: &'a Situation, path: &[Step]) -> Self {
        let mut ground = Self { values: situation.values(), known: vec![false; rulebook.slots()] };
        // A question looks only at questions before it, so one pass settles all.
        for (index, question) in rulebook.questions.iter().enumerate() {
            ground.known[index] =
                situation.origin(index) != Origin::Assumed && ground.holds(&question.asked_when).is_some();
        }
        for slot in rulebook.questions.len()..rulebook.model_slot() {
            ground.known[slot] = !rests_on_assumption(rulebook, situation, slot);
        }
        ground.known[rulebook.model_slot()] = path.iter().all(|step| ground.known[step.slot]);
        ground.known[rulebook.segments_slot()] = ground.knows_segments(rulebook, situation);
        ground
    }

    /// Whether the number of dimensions taken is known: their needs, and all that the cap looks at.
    fn knows_segments(&self, rulebook: &Rulebook, situation: &Situation) -> bool {
        let Some(rules) = &rulebook.segmentation else { return true };
        !rests_on_assumption(rulebook, situation, rulebook.segments_slot())
            && self.known[rules.cap.slot]
            && rules.cap.less.iter().all(|less| self.holds(&less.when).is_some())
    }

    /// Whether it hangs on an assumption that the condition holds, or that it does not.
    pub(super) fn assumed(&self, when: &Condition) -> bool {
        self.holds(when).is_none()
    }

    /// Whether the condition holds; none where that hangs on something assumed.
    fn holds(&self, when: &Condition) -> Option<bool> {
        match when {
            Condition::All(parts) => self.all(parts, true),
            Condition::Any(parts) => self.all(parts, false),
            Condition::Not(part) => self.holds(part).map(|holds| !holds),
            Condition::Is(slot, set) => {
                let value = *self.values.get(*slot)?;
                self.known.get(*slot).copied().unwrap_or(false).then(|| set.contains(value))
            }
        }
    }

    /// `wanted` where all parts are that for sure, the other where one part is that for sure.
    fn all(&self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let mut sure = true;
        for part in parts {
            match self.holds(part) {
                Some(holds) if holds != wanted => return Some(!wanted),
                Some(_) => {}
                None => sure = false,
            }
        }
        sure.then_some(wanted)
    }
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
