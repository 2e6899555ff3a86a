//! Which conditions on asking look at each other in a circle.

use crate::rulebook::format::{Condition, ConditionTerm, File};
use std::collections::HashMap;

/// The questions that stand on a circle, or between two.
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
        // What looks at nothing that is left, or is looked at by nothing that is left, is on no circle.
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

    /// Whether a condition on asking `from` that looks at `to` closes a circle.
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
