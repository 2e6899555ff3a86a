//! Support for the sellers: which tasks to take over from them, what enablement does for them, and which of
//! its roles to fill now.
//!
//! The rulebook gives the number of enablement people for a number of sellers, and the order in which they
//! fill the roles. A role that is due after the people have run out is a hat: one of them, or the head of
//! sales, takes it on beside other work.
//!
//! For a role that is not filled yet, this module finds its triggers: every change of a single answer after
//! which the role would be filled because one of its reasons applies, other than the reasons that only apply
//! because nothing better is available. Triggers are found by trying each answer that the role's reasons and
//! the number of people tell apart, with all other answers unchanged.

use super::ground::{Ground, looked_at};
use super::practices::{Held, all, first};
use super::{Origin, Outcomes, Situation, decide_situation};
use crate::rulebook::{
    Answers, Condition, Conditional, EnablementPeople, EnablementRole, Rulebook, ValueSet,
};

/// Advice on who supports the sellers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportAdvice {
    /// What to take over from the sellers or make easier: rows of the rulebook's relief.
    pub relief: Vec<Held>,
    /// Whether the choice of relief depends on an assumption.
    pub relief_assumed: bool,
    /// What to say about the relief: rows of the rulebook.
    pub relief_about: Vec<Held>,
    /// For each area of enablement work: the row that says what it means here. `None` if no row applies.
    pub work: Vec<Option<Held>>,
    /// The number of people who work on enablement full time. `None` if the rulebook does not count them.
    pub people: Option<u32>,
    /// For each role: whether and how to fill it.
    pub roles: Vec<Fill>,
}

/// Whether and how to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Fill it now, for the reason in this row.
    Now(Held),
    /// The role is due now, but there are too few people to give it one of its own, so somebody takes it on
    /// beside other work.
    Hat {
        /// The row with the reason for the role.
        held: Held,
        /// The row that says who takes the role on.
        worn: Option<Held>,
        /// The changes of a single answer after which the role has a person of its own, as in
        /// [`Self::Later`].
        brings: Option<Vec<Trigger>>,
    },
    /// Fill it later.
    Later {
        /// The changes of a single answer that trigger it, in the order of the questions. Empty if no single
        /// change does, `None` if there are too many answers to try.
        brings: Option<Vec<Trigger>>,
        /// Whether the role that covers for it in the meantime is filled now.
        played: bool,
        /// The row that says who takes it on beside other work until then. `None` if another role covers for
        /// it.
        worn: Option<Held>,
        /// Whether it depends on an assumption that the role waits.
        assumed: bool,
    },
}

/// A change of one answer after which a role is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Index of the question.
    pub question: usize,
    /// The current value.
    pub from: u32,
    /// The nearest value that triggers the role.
    pub to: u32,
    /// All values that trigger the role.
    pub values: ValueSet,
}

impl SupportAdvice {
    /// Returns whether the choice of roles to fill now depends on an assumption.
    #[must_use]
    pub fn roles_assumed(&self) -> bool {
        self.roles.iter().any(|fill| match fill {
            Fill::Now(held) | Fill::Hat { held, .. } => held.assumed,
            Fill::Later { assumed, .. } => *assumed,
        })
    }

    /// Returns the indices of the roles: those to fill now first, then the hats, then the others, each in the
    /// rulebook's order.
    #[must_use]
    pub fn now_first(&self) -> Vec<usize> {
        let mut roles: Vec<_> = (0..self.roles.len()).collect();
        roles.sort_by_key(|&role| match self.roles[role] {
            Fill::Now(_) => 0,
            Fill::Hat { .. } => 1,
            Fill::Later { .. } => 2,
        });
        roles
    }
}

/// Builds the advice on support. Returns `None` if the rulebook has no rules on support.
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
    let filled = filled(rulebook, situation);
    let due: Vec<_> = roles.iter().map(|role| first(&role.now, situation, ground)).collect();
    let mut left = outcomes.affordable();
    let fills = due.iter().enumerate().map(|(index, held)| {
        let role = &roles[index];
        let worn = || first(&role.hat, situation, ground);
        let Some(held) = held else {
            let played = role.meanwhile.as_ref().is_some_and(|meanwhile| filled[meanwhile.role]);
            return Fill::Later {
                brings: brings(rulebook, outcomes, answers, situation, index, &mut left),
                played,
                worn: if played { None } else { worn() },
                assumed: role.now.iter().any(|row| ground.assumed(&row.when)),
            };
        };
        // Only whether the role is to be filled counts. Which of its reasons comes first does not change
        // that.
        let assumed = ground.assumed(&role.now[held.row].when);
        if filled[index] {
            let assumed = assumed || may_lose(rulebook, situation, ground, index);
            return Fill::Now(Held { assumed, ..*held });
        }
        let brings = brings(rulebook, outcomes, answers, situation, index, &mut left);
        Fill::Hat { held: Held { assumed, ..*held }, worn: worn(), brings }
    });
    Some(SupportAdvice {
        relief: relief.collect(),
        relief_assumed: support.relief.iter().any(|relief| ground.assumed(&relief.when)),
        relief_about: all(&support.relief_about, situation, ground),
        work: support.enablement.work.iter().map(|work| first(&work.for_you, situation, ground)).collect(),
        people: people(rulebook, situation),
        roles: fills.collect(),
    })
}

/// Returns the rules on the number of enablement people and the order in which they fill the roles. Returns
/// `None` if the rulebook does not count people.
fn counted(rulebook: &Rulebook) -> Option<&EnablementPeople> {
    rulebook.support.as_ref()?.enablement.people.as_ref()
}

/// Returns for each role whether one of its reasons applies.
fn due(rulebook: &Rulebook, situation: &Situation) -> Vec<bool> {
    let roles = rulebook.support.as_ref().map_or(&[][..], |support| &support.enablement.roles);
    roles.iter().map(|role| role.now.iter().any(|row| situation.says(&row.when))).collect()
}

/// Returns the number of enablement people: none before the first role is due, then at least one. Returns
/// `None` if the rulebook does not count people.
fn people(rulebook: &Rulebook, situation: &Situation) -> Option<u32> {
    let counted = counted(rulebook)?;
    let first = counted.order.first().is_some_and(|&first| due(rulebook, situation)[first]);
    let asked_for = counted.asked_for(situation.values()[counted.question]);
    Some(if first { asked_for.max(1) } else { 0 })
}

/// Returns for each role whether it has a person of its own: it is due, and the people have not run out
/// before it.
pub(super) fn filled(rulebook: &Rulebook, situation: &Situation) -> Vec<bool> {
    let mut filled = due(rulebook, situation);
    if let (Some(counted), Some(mut left)) = (counted(rulebook), people(rulebook, situation)) {
        for &role in &counted.order {
            if filled[role] {
                filled[role] = left > 0;
                left = left.saturating_sub(1);
            }
        }
    }
    filled
}

/// Returns whether a filled role could become a hat for some values of the unknown answers: there could be
/// fewer people, or more roles that come before it.
fn may_lose(rulebook: &Rulebook, situation: &Situation, ground: &Ground, role: usize) -> bool {
    let Some(counted) = counted(rulebook) else { return false };
    let before = counted.order.iter().take_while(|&&other| other != role).count();
    let known = situation.origin(counted.question) != Origin::Assumed;
    let people = people(rulebook, situation).unwrap_or_default();
    // Even if all roles before it were due, there would be a person left.
    let safe = before == 0 || (known && people as usize > before);
    let roles = || counted.order[..before].iter().flat_map(|&other| rows(rulebook, other));
    !safe && (!known || roles().any(|row| ground.assumed(&row.when)))
}

/// Returns the reasons for a role.
fn rows(rulebook: &Rulebook, role: usize) -> &[Conditional] {
    rulebook.support.as_ref().map_or(&[], |support| &support.enablement.roles[role].now)
}

/// Returns every condition that decides whether a role is filled: its reasons and, if people are counted, the
/// reasons of all roles and the numbers of sellers at which there is one person more.
pub(super) fn conditions(rulebook: &Rulebook, role: usize) -> Vec<Condition> {
    let reasons = |role: usize| rows(rulebook, role).iter().map(|row| row.when.clone());
    let Some(counted) = counted(rulebook) else { return reasons(role).collect() };
    let roles = u32::try_from(counted.order.len()).unwrap_or(u32::MAX);
    let from = (1..=roles).filter_map(|people| counted.from(people));
    let numbers = from.map(|from| Condition::Is(counted.question, ValueSet::range(from, u32::MAX)));
    counted.order.iter().flat_map(|&role| reasons(role)).chain(numbers).collect()
}

/// Returns every change of a single answer that triggers a role.
///
/// Each tried value is taken off `budget`, the number of decisions that may still be made. Returns `None` if
/// the budget is too small.
fn brings(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    situation: &Situation,
    role: usize,
    left: &mut usize,
) -> Option<Vec<Trigger>> {
    let conditions = conditions(rulebook, role);
    let slots = looked_at(conditions.iter());
    // Derived and advised inputs depend on all answers.
    let indirect = slots.last().is_some_and(|&slot| slot >= rulebook.questions.len());
    let questions = (0..rulebook.questions.len()).filter(|question| indirect || slots.contains(question));
    let questions: Vec<_> = (questions.filter(|&question| situation.is_asked(question)))
        .map(|question| (question, outcomes.classes_with(rulebook, question, &conditions)))
        .collect();
    *left = left.checked_sub(questions.iter().map(|(_, classes)| classes.len()).sum())?;
    let mut changes = Vec::new();
    let mut tried = answers.clone();
    for (question, classes) in questions {
        let from = situation.values()[question];
        let mut found = Vec::new();
        for (index, &least) in classes.iter().enumerate() {
            tried.set(question, Some(rulebook.questions[question].value(least)));
            if comes(rulebook, &tried, indirect, role) {
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

/// Returns the reasons that count as a trigger for a role.
fn bringing(role: &EnablementRole) -> &[Conditional] {
    &role.now[..role.bringing]
}

/// Returns whether the role is filled and one of its triggering reasons applies.
///
/// `indirect` says whether the role's conditions look at derived or advised inputs, which are only known
/// after the decision.
fn comes(rulebook: &Rulebook, answers: &Answers, indirect: bool, role: usize) -> bool {
    let mut situation = Situation::new(rulebook, answers);
    if indirect {
        let decision = decide_situation(rulebook, &situation);
        situation.advised(rulebook, decision.model, decision.segmentation.now.len());
    }
    let Some(support) = &rulebook.support else { return false };
    let mut reasons = bringing(&support.enablement.roles[role]).iter();
    reasons.any(|row| situation.says(&row.when)) && filled(rulebook, &situation)[role]
}

/// Returns the value of a set that is nearest to `to`, the smaller of two. Returns `None` if the set is
/// empty.
pub(super) fn nearest(values: &ValueSet, to: u32) -> Option<u32> {
    let ends = values.intervals().iter().map(|&(min, max)| to.clamp(min, max));
    ends.min_by_key(|value| value.abs_diff(to))
}
