//! Who supports the sellers: what to take off them, what enablement does for them, and which of its roles to fill now.
//!
//! For a role that waits this finds what brings it: every change of a single answer under which one of its reasons
//! (other than those for want of something better) holds, other answers as they are, found by trying the answers that its reasons tell apart.

use super::ground::{Ground, looked_at};
use super::practices::{Held, all, first};
use super::{Outcomes, Situation, decide_situation};
use crate::rulebook::{Answers, Conditional, EnablementRole, Rulebook, ValueSet};

/// Who supports the sellers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportAdvice {
    /// What to take off the sellers or to ease: rows of the rulebook's relief.
    pub relief: Vec<Held>,
    /// Whether it hangs on something assumed what to take off.
    pub relief_assumed: bool,
    /// What to say of that: rows of the rulebook's.
    pub relief_about: Vec<Held>,
    /// For each area of enablement work the row that says what it means here; none where no row holds.
    pub work: Vec<Option<Held>>,
    /// For each role whether to fill it.
    pub roles: Vec<Fill>,
}

/// Whether to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Now, for the reason in this row.
    Now(Held),
    /// Later.
    Later {
        /// The changes of a single answer that bring it, in the order of the questions; empty where no single one does, none
        /// where there are too many answers to try.
        brings: Option<Vec<Trigger>>,
        /// Whether the role that plays its part in the meantime is filled now.
        played: bool,
        /// Whether that it waits hangs on something assumed.
        assumed: bool,
    },
}

/// A change of one answer that brings a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Index of the question.
    pub question: usize,
    /// Its value now.
    pub from: u32,
    /// The nearest value that does it.
    pub to: u32,
    /// All values that do it.
    pub values: ValueSet,
}

impl SupportAdvice {
    /// Whether it hangs on something assumed which roles to fill now.
    #[must_use]
    pub fn roles_assumed(&self) -> bool {
        self.roles.iter().any(|fill| match fill {
            Fill::Now(held) => held.assumed,
            Fill::Later { assumed, .. } => *assumed,
        })
    }

    /// Indices of the roles, those to fill now first, else in the rulebook's order.
    #[must_use]
    pub fn now_first(&self) -> Vec<usize> {
        let (now, later): (Vec<_>, Vec<_>) =
            (0..self.roles.len()).partition(|&role| matches!(self.roles[role], Fill::Now(_)));
        [now, later].concat()
    }
}

/// What to do about support; none where the rulebook has nothing to say of it.
pub(super) fn support(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    situation: &Situation,
    ground: &Ground,
) -> Option<SupportAdvice> {
    let support = rulebook.support.as_ref()?;
    let relief = (support.relief.iter().enumerate())
        .filter(|(_, relief)| situation.says(&relief.when))
        .map(|(row, relief)| Held { row, assumed: ground.assumed(&relief.when) });
    let roles = &support.enablement.roles;
    let now: Vec<_> = roles.iter().map(|role| first(&role.now, situation, ground)).collect();
    let mut left = outcomes.affordable();
    let fills = roles.iter().zip(&now).map(|(role, held)| match held {
        // That it is to be filled is what counts; which of its reasons comes first does not change that.
        Some(held) => Fill::Now(Held { assumed: ground.assumed(&role.now[held.row].when), ..*held }),
        None => Fill::Later {
            brings: brings(rulebook, outcomes, answers, situation, role, &mut left),
            played: role.meanwhile.as_ref().is_some_and(|meanwhile| now[meanwhile.role].is_some()),
            assumed: role.now.iter().any(|row| ground.assumed(&row.when)),
        },
    });
    Some(SupportAdvice {
        relief: relief.collect(),
        relief_assumed: support.relief.iter().any(|relief| ground.assumed(&relief.when)),
        relief_about: all(&support.relief_about, situation, ground),
        work: support.enablement.work.iter().map(|work| first(&work.for_you, situation, ground)).collect(),
        roles: fills.collect(),
    })
}

/// Every change of a single answer that brings a role; none where trying them takes more decisions than are `left`, from which
/// those made are taken.
fn brings(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    situation: &Situation,
    role: &EnablementRole,
    left: &mut usize,
) -> Option<Vec<Trigger>> {
    let slots = looked_at(bringing(role).iter().map(|row| &row.when));
    // What is counted or advised follows from all answers.
    let indirect = slots.last().is_some_and(|&slot| slot >= rulebook.questions.len());
    let questions = (0..rulebook.questions.len()).filter(|question| indirect || slots.contains(question));
    let reasons = || bringing(role).iter().map(|row| &row.when);
    let questions: Vec<_> = (questions.filter(|&question| situation.is_asked(question)))
        .map(|question| (question, outcomes.classes_with(rulebook, question, reasons())))
        .collect();
    *left = left.checked_sub(questions.iter().map(|(_, classes)| classes.len()).sum())?;
    let mut changes = Vec::new();
    let mut tried = answers.clone();
    for (question, classes) in questions {
        let from = situation.values()[question];
        let mut found = Vec::new();
        for (index, &least) in classes.iter().enumerate() {
            tried.set(question, Some(rulebook.questions[question].value(least)));
            if holds(rulebook, &tried, indirect, role) {
                let end = classes.get(index + 1).map_or(u32::MAX, |next| next - 1);
                found.push((least, end));
            }
        }
        tried.set(question, answers.get(question).cloned());
        let values = ValueSet::of(found).and(&rulebook.domain(question));
        if let Some(to) = nearest(&values, from) {
            changes.push(Trigger { question, from, to, values });
        }
    }
    Some(changes)
}

/// The reasons for a role that a change can bring.
fn bringing(role: &EnablementRole) -> &[Conditional] {
    &role.now[..role.bringing]
}

/// Whether one of these reasons holds.
fn holds(rulebook: &Rulebook, answers: &Answers, indirect: bool, role: &EnablementRole) -> bool {
    let mut situation = Situation::new(rulebook, answers);
    if indirect {
        let decision = decide_situation(rulebook, &situation);
        situation.advised(rulebook, decision.model, decision.segmentation.now.len());
    }
    bringing(role).iter().any(|row| situation.says(&row.when))
}

/// The value of a set that is nearest to a number; of two the smaller.
pub(super) fn nearest(values: &ValueSet, to: u32) -> Option<u32> {
    let ends = values.intervals().iter().map(|&(min, max)| to.clamp(min, max));
    ends.min_by_key(|value| value.abs_diff(to))
}
