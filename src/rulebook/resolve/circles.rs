//! Finds cycles among the conditions on asking.

use crate::rulebook::format::{Condition, ConditionTerm, File};
use std::collections::HashMap;

/// For each question, whether it is on a cycle or on a path between two.
pub(super) struct Circles(Vec<bool>);

impl Circles {
    pub(super) fn of(file: &File) -> Self {
        let slots: HashMap<_, _> = file.questions.iter().map(|question| &*question.id).zip(0..).collect();
        let count = file.questions.len();
        let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (from, question) in file.questions.iter().enumerate() {
            if let Some(when) = &question.asked_when {
                each_input(when, &mut |id| {
                    if let Some(&to) = slots.get(id) {
                        ahead[from].push(to);
                        behind[to].push(from);
                    }
                });
            }
        }
        // A question that tests no remaining one, or that no remaining one tests, is on no cycle.
        let mut left = vec![true; count];
        for (out, back) in [(&ahead, &behind), (&behind, &ahead)] {
            let open = |list: &[usize], left: &[bool]| list.iter().filter(|&&slot| left[slot]).count();
            let mut degrees: Vec<_> = out.iter().map(|list| open(list, &left)).collect();
            let mut ends: Vec<_> = (0..count).filter(|&slot| left[slot] && degrees[slot] == 0).collect();
            while let Some(slot) = ends.pop() {
                left[slot] = false;
                for &other in &back[slot] {
                    degrees[other] = degrees[other].saturating_sub(1);
                    if left[other] && degrees[other] == 0 {
                        ends.push(other);
                    }
                }
            }
        }
        Self(left)
    }

    /// Returns whether a condition on asking `from` that tests `to` may be part of a cycle.
    pub(super) fn holds(&self, from: usize, to: usize) -> bool {
        let on = |slot: usize| self.0.get(slot).copied().unwrap_or_default();
        on(from) && on(to)
    }
}

fn each_input<'a>(condition: &'a Condition, visit: &mut impl FnMut(&'a str)) {
    for term in &condition.0 {
        match term {
            ConditionTerm::All(inner) | ConditionTerm::Any(inner) => {
                for one in inner {
                    each_input(one, visit);
                }
            }
            ConditionTerm::Not(inner) => each_input(inner, visit),
            ConditionTerm::Input(id, _) => visit(id),
        }
    }
}
