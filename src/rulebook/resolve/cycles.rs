//! Finds cycles among the conditions on asking.

use crate::rulebook::format::{Condition, ConditionTerm, File};
use std::collections::HashMap;

/// For each question, whether it is on a cycle or on a path between two.
pub(super) struct Cycles(Vec<bool>);

impl Cycles {
    pub(super) fn find(file: &File) -> Self {
        let slots: HashMap<_, _> = file.questions.iter().map(|question| &*question.id).zip(0..).collect();
        let count = file.questions.len();
        let mut tested: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut tested_by: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (from, question) in file.questions.iter().enumerate() {
            if let Some(when) = &question.asked_when {
                for_each_input(when, &mut |id| {
                    if let Some(&to) = slots.get(id) {
                        tested[from].push(to);
                        tested_by[to].push(from);
                    }
                });
            }
        }
        // A question that tests no remaining one, or that no remaining one tests, is on no cycle.
        let mut remaining = vec![true; count];
        for (forward, backward) in [(&tested, &tested_by), (&tested_by, &tested)] {
            let remaining_degree =
                |list: &[usize], left: &[bool]| list.iter().filter(|&&slot| left[slot]).count();
            let mut degrees: Vec<_> = forward.iter().map(|list| remaining_degree(list, &remaining)).collect();
            let mut leaves: Vec<_> =
                (0..count).filter(|&slot| remaining[slot] && degrees[slot] == 0).collect();
            while let Some(slot) = leaves.pop() {
                remaining[slot] = false;
                for &other in &backward[slot] {
                    degrees[other] = degrees[other].saturating_sub(1);
                    if remaining[other] && degrees[other] == 0 {
                        leaves.push(other);
                    }
                }
            }
        }
        Self(remaining)
    }

    /// Returns whether a condition on asking `from` that tests `to` may be part of a cycle.
    pub(super) fn may_contain(&self, from: usize, to: usize) -> bool {
        let is_on_cycle = |slot: usize| self.0.get(slot).copied().unwrap_or_default();
        is_on_cycle(from) && is_on_cycle(to)
    }
}

fn for_each_input<'a>(condition: &'a Condition, visit: &mut impl FnMut(&'a str)) {
    for term in &condition.0 {
        match term {
            ConditionTerm::All(inner) | ConditionTerm::Any(inner) => {
                for inner_condition in inner {
                    for_each_input(inner_condition, visit);
                }
            }
            ConditionTerm::Not(inner) => for_each_input(inner, visit),
            ConditionTerm::Input(id, _) => visit(id),
        }
    }
}
