//! Sets of values, and conditions over them.
//!
//! Once a rulebook is loaded, every input of a rule is a number: an option is its index, a count is itself. A set of
//! values is then a few intervals, for options and numbers alike. Gaps and overlaps between branches are found by
//! interval arithmetic.
//!
//! A condition is evaluated in one of two ways:
//!
//! - Rules that decide (the tree, needs, the cap, whether a question is asked) must be true or false. There a question
//!   that is not asked counts with its assumed value: [`Condition::holds`].
//! - Rules that only add text (evidence, warnings, steps, support, practices, the transition, the condition of an
//!   invariant) must not mention a question that was not asked: [`Condition::is_settled`]. There the evaluation has
//!   three values. A test of such a question is neither true nor false, and so is its negation. "All of" and "any of"
//!   are true or false if their other parts settle it. A condition that is neither counts as not fulfilled.

/// Index of an input's value: questions first, then derived inputs, then the two results of the decision.
pub type Slot = usize;

/// A set of numbers, stored as disjoint, ascending intervals that include both ends and do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[doc(hidden)]
pub struct ValueSet {
    intervals: Vec<(u32, u32)>,
    /// The numbers below 64 again, one bit each, so that options and most counts need a single test.
    low_bits: u64,
}

impl ValueSet {
    /// Returns the numbers from `min` to `max`, both included. Empty if `min` is larger.
    pub(crate) fn range(min: u32, max: u32) -> Self {
        Self::from_disjoint(if min <= max { vec![(min, max)] } else { Vec::new() })
    }

    /// Returns the union of these intervals, which may overlap and have any order.
    pub(crate) fn from_intervals(mut intervals: Vec<(u32, u32)>) -> Self {
        intervals.retain(|(min, max)| min <= max);
        intervals.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(intervals.len());
        for (min, max) in intervals {
            match merged.last_mut() {
                Some(last) if min <= last.1.saturating_add(1) => last.1 = last.1.max(max),
                _ => merged.push((min, max)),
            }
        }
        Self::from_disjoint(merged)
    }

    /// Creates a set from ascending intervals that do not touch.
    fn from_disjoint(intervals: Vec<(u32, u32)>) -> Self {
        let low_intervals = intervals.iter().filter(|(min, _)| *min < u64::BITS);
        let low = low_intervals.fold(0, |low, &(min, max)| {
            low | (u64::MAX << min) & (u64::MAX >> (u64::BITS - 1 - max.min(u64::BITS - 1)))
        });
        Self { intervals, low_bits: low }
    }

    /// Returns whether `value` is in the set.
    pub(crate) fn contains(&self, value: u32) -> bool {
        if value < u64::BITS {
            return self.low_bits >> value & 1 == 1;
        }
        self.intervals.iter().any(|&(min, max)| (min..=max).contains(&value))
    }

    /// Returns whether the set is empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }

    /// Returns the intervals in ascending order, each with its first and last value.
    #[doc(hidden)]
    pub fn intervals(&self) -> &[(u32, u32)] {
        &self.intervals
    }

    /// Returns the values at which membership changes: the first value of each interval and the one after its last.
    pub(crate) fn boundaries(&self) -> impl Iterator<Item = u32> + '_ {
        self.intervals.iter().flat_map(|&(from, to)| [Some(from), to.checked_add(1)]).flatten()
    }

    /// Returns the values that are in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let each = |&(a, b): &(u32, u32)| other.intervals.iter().map(move |&(c, d)| (a.max(c), b.min(d)));
        Self::from_intervals(self.intervals.iter().flat_map(each).collect())
    }

    /// Returns the values that are in either set.
    #[must_use]
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self::from_intervals(self.intervals.iter().chain(&other.intervals).copied().collect())
    }

    /// Returns the values that are in this set but not in `other`.
    #[must_use]
    pub(crate) fn difference(&self, other: &Self) -> Self {
        let mut rest = Vec::new();
        for &(min, max) in &self.intervals {
            // The first value that is not covered yet; above `max` if nothing of this interval is left.
            let mut next = u64::from(min);
            for &(from, to) in &other.intervals {
                if to >= min && from <= max {
                    if u64::from(from) > next {
                        rest.push((u32::try_from(next).unwrap_or(u32::MAX), from - 1));
                    }
                    next = next.max(u64::from(to) + 1);
                }
            }
            if let Ok(next) = u32::try_from(next) {
                rest.push((next, max));
            }
        }
        Self::from_intervals(rest)
    }
}

/// A condition over the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Each of these holds. An empty list always holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// The inner condition does not hold.
    Not(Box<Condition>),
    /// The input's value is in the set.
    Is(Slot, ValueSet),
}

impl Condition {
    /// The condition that always holds.
    pub(crate) const ALWAYS: Self = Self::All(Vec::new());

    /// Returns whether the condition holds, given the value of each slot.
    #[inline]
    pub(crate) fn holds(&self, values: &[u32]) -> bool {
        // Most questions are always asked, and are looked at for each company.
        matches!(self, Self::All(parts) if parts.is_empty()) || self.holds_by_parts(values)
    }

    fn holds_by_parts(&self, values: &[u32]) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(values)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(values)),
            Self::Not(part) => !part.holds(values),
            Self::Is(slot, set) => values.get(*slot).is_some_and(|value| set.contains(*value)),
        }
    }

    /// Returns whether the condition is known to be `expected` from the asked questions alone.
    ///
    /// `asked_value` returns a slot's value, or `None` if the question is not asked. If the result is `false` for both
    /// values of `expected`, the condition depends on a question that is not asked.
    pub(crate) fn is_settled(&self, expected: bool, asked_value: &impl Fn(Slot) -> Option<u32>) -> bool {
        match (self, expected) {
            (Self::All(parts), true) | (Self::Any(parts), false) => {
                parts.iter().all(|part| part.is_settled(expected, asked_value))
            }
            (Self::All(parts), false) | (Self::Any(parts), true) => {
                parts.iter().any(|part| part.is_settled(expected, asked_value))
            }
            (Self::Not(part), _) => part.is_settled(!expected, asked_value),
            (Self::Is(slot, set), _) => {
                asked_value(*slot).is_some_and(|value| set.contains(value) == expected)
            }
        }
    }

    /// Calls `visit` with every slot that the condition tests and the values that it accepts.
    pub(crate) fn for_each_test(&self, visit: &mut impl FnMut(Slot, &ValueSet)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.for_each_test(visit)),
            Self::Not(part) => part.for_each_test(visit),
            Self::Is(slot, set) => visit(*slot, set),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, ValueSet};
    use proptest::prelude::*;

    fn small_set() -> impl Strategy<Value = ValueSet> {
        prop::collection::vec((0_u32..80, 0_u32..80), 0..5).prop_map(ValueSet::from_intervals)
    }

    proptest! {
        /// Set operations agree with membership of each number.
        #[test]
        fn value_set_operations_agree_with_membership(a in small_set(), b in small_set()) {
            for value in 0..85 {
                prop_assert_eq!(a.intersection(&b).contains(value), a.contains(value) && b.contains(value));
                prop_assert_eq!(a.union(&b).contains(value), a.contains(value) || b.contains(value));
                prop_assert_eq!(a.difference(&b).contains(value), a.contains(value) && !b.contains(value));
            }
        }
    }

    /// Differences of sets that contain `u32::MAX` do not overflow.
    #[test]
    fn value_set_difference_handles_u32_max() {
        let all = ValueSet::range(0, u32::MAX);
        assert!(all.difference(&all).is_empty());
        assert_eq!(all.difference(&ValueSet::range(5, u32::MAX)), ValueSet::range(0, 4));
    }

    /// Intervals that touch are merged into one.
    #[test]
    fn value_set_merges_touching_intervals() {
        assert_eq!(ValueSet::from_intervals(vec![(3, 4), (1, 2)]), ValueSet::range(1, 4));
    }

    /// `All`, `Any` and `Not` combine conditions, also empty lists.
    #[test]
    fn condition_parts_combine() {
        let small = Condition::Is(0, ValueSet::range(0, 2));
        let both = Condition::All(vec![
            small.clone(),
            Condition::Not(Box::new(Condition::Is(1, ValueSet::range(1, 1)))),
        ]);
        assert!(both.holds(&[2, 0]) && !both.holds(&[2, 1]) && !both.holds(&[3, 0]));
        assert!(Condition::Any(vec![small, Condition::ALWAYS]).holds(&[9, 9]));
        assert!(!Condition::Any(Vec::new()).holds(&[]));
    }

    /// A condition that depends on a question that is not asked is settled as neither true nor false.
    #[test]
    fn condition_is_unsettled_without_an_asked_question() {
        let is = |slot| Condition::Is(slot, ValueSet::range(1, 1));
        let not = |part| Condition::Not(Box::new(part));
        // Slot 0 is not asked; slot 1 has the value 1.
        let asked_value = |slot| (slot == 1).then_some(1);
        let settled =
            |when: &Condition| (when.is_settled(true, &asked_value), when.is_settled(false, &asked_value));
        assert_eq!(settled(&is(1)), (true, false));
        assert_eq!(settled(&not(is(1))), (false, true));
        for unsettled in [is(0), not(is(0)), not(not(is(0))), Condition::All(vec![is(0), is(1)])] {
            assert_eq!(settled(&unsettled), (false, false), "{unsettled:?}");
        }
        assert_eq!(settled(&Condition::Any(vec![is(0), is(1)])), (true, false));
        assert_eq!(settled(&Condition::All(vec![is(0), not(is(1))])), (false, true));
        assert_eq!(settled(&not(Condition::Any(vec![is(0), not(is(1))]))), (false, false));
        assert_eq!(settled(&not(Condition::All(vec![is(0), not(is(1))]))), (true, false));
    }
}
