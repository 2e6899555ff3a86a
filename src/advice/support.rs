//! Who supports the sellers: what to take off them, what enablement does for them, and which of its roles to fill now.
//!
//! The rulebook says how many people there are for so many sellers, and in which order they take the roles. A role that is due
//! after they have run out is a hat: one of them, or the head of sales, wears it beside other work.
//!
//! For a role that nobody fills yet this finds what brings it: every change of a single answer under which one of its reasons
//! (other than those for want of something better) holds and there is a person for it, other answers as they are, found by
//! trying the answers that its reasons and the number of people tell apart.

use super::ground::{Ground, looked_at};
use super::practices::{Held, all, first};
use super::{Origin, Outcomes, Situation, decide_situation};
use crate::rulebook::{
    Answers, Condition, Conditional, EnablementPeople, EnablementRole, Rulebook, ValueSet,
};

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
    /// How many people work on enablement full time; `None` where the rulebook does not count them.
    pub people: Option<u32>,
    /// For each role whether to fill it.
    pub roles: Vec<Fill>,
}

/// Whether to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Now, for the reason in this row.
    Now(Held),
    /// Now as well, but there are too few people to have one for it alone: a hat.
    Hat {
        /// The reason for the role.
        held: Held,
        /// The row that says who wears it.
        worn: Option<Held>,
        /// The changes of a single answer under which it has somebody of its own, as of one that waits.
        brings: Option<Vec<Trigger>>,
    },
    /// Later.
    Later {
        /// The changes of a single answer that bring it, in the order of the questions; empty where no single one does, none
        /// where there are too many answers to try.
        brings: Option<Vec<Trigger>>,
        /// Whether the role that plays its part in the meantime is filled now.
        played: bool,
        /// The row that says who wears it as a hat until then; `None` where the role above plays it.
        worn: Option<Held>,
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
            Fill::Now(held) | Fill::Hat { held, .. } => held.assumed,
            Fill::Later { assumed, .. } => *assumed,
        })
    }

    /// Indices of the roles, those to fill now first, then the hats, else in the rulebook's order.
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
        // That it is to be filled is what counts; which of its reasons comes first does not change that.
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

/// The number of people and the order in which they take the roles; `None` where the rulebook does not count them.
fn counted(rulebook: &Rulebook) -> Option<&EnablementPeople> {
    rulebook.support.as_ref()?.enablement.people.as_ref()
}

/// For each role whether one of its reasons holds.
fn due(rulebook: &Rulebook, situation: &Situation) -> Vec<bool> {
    let roles = rulebook.support.as_ref().map_or(&[][..], |support| &support.enablement.roles);
    roles.iter().map(|role| role.now.iter().any(|row| situation.says(&row.when))).collect()
}

/// How many people there are: none before the first role is due, then one at least.
fn people(rulebook: &Rulebook, situation: &Situation) -> Option<u32> {
    let counted = counted(rulebook)?;
    let first = counted.order.first().is_some_and(|&first| due(rulebook, situation)[first]);
    let asked_for = counted.asked_for(situation.values()[counted.question]);
    Some(if first { asked_for.max(1) } else { 0 })
}

/// For each role whether it has somebody of its own: it is due, and the people have not run out before it.
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

/// Whether a role that is filled could become a hat, the unknown answers being whatever they are: there could be fewer people, or
/// more roles that come before it.
fn may_lose(rulebook: &Rulebook, situation: &Situation, ground: &Ground, role: usize) -> bool {
    let Some(counted) = counted(rulebook) else { return false };
    let before = counted.order.iter().take_while(|&&other| other != role).count();
    let known = situation.origin(counted.question) != Origin::Assumed;
    let people = people(rulebook, situation).unwrap_or_default();
    // However many of the roles before it were due, there would be somebody left.
    let safe = before == 0 || (known && people as usize > before);
    let roles = || counted.order[..before].iter().flat_map(|&other| rows(rulebook, other));
    !safe && (!known || roles().any(|row| ground.assumed(&row.when)))
}

/// The reasons for a role.
fn rows(rulebook: &Rulebook, role: usize) -> &[Conditional] {
    rulebook.support.as_ref().map_or(&[], |support| &support.enablement.roles[role].now)
}

/// Every condition that says whether a role is filled: its reasons, and where people are counted, those of all roles and the
/// numbers of sellers at which there is one person more.
pub(super) fn conditions(rulebook: &Rulebook, role: usize) -> Vec<Condition> {
    let reasons = |role: usize| rows(rulebook, role).iter().map(|row| row.when.clone());
    let Some(counted) = counted(rulebook) else { return reasons(role).collect() };
    let roles = u32::try_from(counted.order.len()).unwrap_or(u32::MAX);
    let from = (1..=roles).filter_map(|people| counted.from(people));
    let numbers = from.map(|from| Condition::Is(counted.question, ValueSet::range(from, u32::MAX)));
    counted.order.iter().flat_map(|&role| reasons(role)).chain(numbers).collect()
}

/// Every change of a single answer that brings a role; none where trying them takes more decisions than are `left`, from which
/// those made are taken.
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
    // What is counted or advised follows from all answers.
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

/// The reasons for a role that a change can bring.
fn bringing(role: &EnablementRole) -> &[Conditional] {
    &role.now[..role.bringing]
}

/// Whether one of these reasons holds and there is somebody for the role.
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

/// The value of a set that is nearest to a number; of two the smaller.
pub(super) fn nearest(values: &ValueSet, to: u32) -> Option<u32> {
    let ends = values.intervals().iter().map(|&(min, max)| to.clamp(min, max));
    ends.min_by_key(|value| value.abs_diff(to))
}
