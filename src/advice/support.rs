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

use super::assumptions::{PossibleValues, tested_slots};
use super::practices::{MatchedRow, first_matching_row, matching_rows};
use super::{Origin, OutcomeDiagram, Situation, decide_values};
use crate::rulebook::{
    Answers, Condition, ConditionalText, EnablementPeople, EnablementRole, Rulebook, ValueSet,
};

/// Advice on who supports the sellers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SupportAdvice {
    /// What to take over from the sellers or make easier: rows of the rulebook's relief.
    pub relief: Vec<MatchedRow>,
    /// Whether the choice of relief depends on an assumption.
    pub relief_assumed: bool,
    /// What to say about the relief: rows of the rulebook.
    pub relief_about: Vec<MatchedRow>,
    /// For each area of enablement work: the row that says what it means here. `None` if no row applies.
    pub work: Vec<Option<MatchedRow>>,
    /// The number of people who work on enablement full time. `None` if the rulebook does not count them.
    pub people: Option<u32>,
    /// For each role: whether and how to fill it.
    pub roles: Vec<RoleAdvice>,
}

/// Whether and how to fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RoleAdvice {
    /// Fill it now, for the reason in this row.
    Now(MatchedRow),
    /// The role is due now, but there are too few people to give it one of its own, so somebody takes it on
    /// beside other work.
    Hat {
        /// The row with the reason for the role.
        reason: MatchedRow,
        /// The row that says who takes the role on.
        wearer: Option<MatchedRow>,
        /// The changes of a single answer after which the role has a person of its own, as in
        /// [`Self::Later`].
        triggers: Option<Vec<Trigger>>,
    },
    /// Fill it later.
    Later {
        /// The changes of a single answer that trigger it, in the order of the questions. Empty if no single
        /// change does, `None` if there are too many answers to try.
        triggers: Option<Vec<Trigger>>,
        /// Whether the role that covers for it in the meantime is filled now.
        is_covered: bool,
        /// The row that says who takes it on beside other work until then. `None` if another role covers for
        /// it.
        wearer: Option<MatchedRow>,
        /// Whether it depends on an assumption that the role waits.
        assumed: bool,
    },
}

/// A change of one answer after which a role is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trigger {
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
    pub(crate) fn roles_assumed(&self) -> bool {
        self.roles.iter().any(|fill| match fill {
            RoleAdvice::Now(row) | RoleAdvice::Hat { reason: row, .. } => row.assumed,
            RoleAdvice::Later { assumed, .. } => *assumed,
        })
    }

    /// Returns the indices of the roles: those to fill now first, then the hats, then the others, each in the
    /// rulebook's order.
    pub(crate) fn roles_by_urgency(&self) -> Vec<usize> {
        let mut roles: Vec<_> = (0..self.roles.len()).collect();
        roles.sort_by_key(|&role| match self.roles[role] {
            RoleAdvice::Now(_) => 0,
            RoleAdvice::Hat { .. } => 1,
            RoleAdvice::Later { .. } => 2,
        });
        roles
    }
}

/// Builds the advice on support. Returns `None` if the rulebook has no rules on support.
pub(super) fn support(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
    possible: &PossibleValues,
) -> Option<SupportAdvice> {
    let support = rulebook.support.as_ref()?;
    let relief = (support.relief.iter().enumerate())
        .filter(|(_, relief)| situation.applies(&relief.when))
        .map(|(row, relief)| MatchedRow { row, assumed: possible.depends_on_assumption(&relief.when) });
    let roles = &support.enablement.roles;
    let filled = filled_roles(rulebook, situation);
    let due: Vec<_> = roles.iter().map(|role| first_matching_row(&role.now, situation, possible)).collect();
    let mut budget = outcomes.affordable_decisions();
    let fills = due.iter().enumerate().map(|(index, reason)| {
        let role = &roles[index];
        let wearer = || first_matching_row(&role.hat, situation, possible);
        let Some(reason) = reason else {
            let is_covered = role.meanwhile.as_ref().is_some_and(|meanwhile| filled[meanwhile.role]);
            return RoleAdvice::Later {
                triggers: find_triggers(rulebook, outcomes, answers, situation, index, &mut budget),
                is_covered,
                wearer: if is_covered { None } else { wearer() },
                assumed: role.now.iter().any(|row| possible.depends_on_assumption(&row.when)),
            };
        };
        // Only whether the role is to be filled counts. Which of its reasons comes first does not change
        // that.
        let assumed = possible.depends_on_assumption(&role.now[reason.row].when);
        if filled[index] {
            let assumed = assumed || could_become_hat(rulebook, situation, possible, index);
            return RoleAdvice::Now(MatchedRow { assumed, ..*reason });
        }
        let brings = find_triggers(rulebook, outcomes, answers, situation, index, &mut budget);
        RoleAdvice::Hat { reason: MatchedRow { assumed, ..*reason }, wearer: wearer(), triggers: brings }
    });
    Some(SupportAdvice {
        relief: relief.collect(),
        relief_assumed: support.relief.iter().any(|relief| possible.depends_on_assumption(&relief.when)),
        relief_about: matching_rows(&support.relief_about, situation, possible),
        work: support
            .enablement
            .work
            .iter()
            .map(|work| first_matching_row(&work.for_you, situation, possible))
            .collect(),
        people: people_count(rulebook, situation),
        roles: fills.collect(),
    })
}

/// Returns the rules on the number of enablement people and the order in which they fill the roles. Returns
/// `None` if the rulebook does not count people.
fn people_rules(rulebook: &Rulebook) -> Option<&EnablementPeople> {
    rulebook.support.as_ref()?.enablement.people.as_ref()
}

/// Returns for each role whether one of its reasons applies.
fn due_roles(rulebook: &Rulebook, situation: &Situation) -> Vec<bool> {
    let roles = rulebook.support.as_ref().map_or(&[][..], |support| &support.enablement.roles);
    roles.iter().map(|role| role.now.iter().any(|row| situation.applies(&row.when))).collect()
}

/// Returns the number of enablement people: none before the first role is due, then at least one. Returns
/// `None` if the rulebook does not count people.
fn people_count(rulebook: &Rulebook, situation: &Situation) -> Option<u32> {
    let counted = people_rules(rulebook)?;
    let first = counted.order.first().is_some_and(|&first| due_roles(rulebook, situation)[first]);
    let asked_for = counted.people_for(situation.values()[counted.question]);
    Some(if first { asked_for.max(1) } else { 0 })
}

/// Returns for each role whether it has a person of its own: it is due, and the people have not run out
/// before it.
pub(super) fn filled_roles(rulebook: &Rulebook, situation: &Situation) -> Vec<bool> {
    let mut filled = due_roles(rulebook, situation);
    if let (Some(counted), Some(mut left)) = (people_rules(rulebook), people_count(rulebook, situation)) {
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
fn could_become_hat(
    rulebook: &Rulebook,
    situation: &Situation,
    possible: &PossibleValues,
    role: usize,
) -> bool {
    let Some(counted) = people_rules(rulebook) else { return false };
    let before = counted.order.iter().take_while(|&&other| other != role).count();
    let known = situation.origin(counted.question) != Origin::Assumed;
    let people = people_count(rulebook, situation).unwrap_or_default();
    // Even if all roles before it were due, there would be a person left.
    let safe = before == 0 || (known && people as usize > before);
    let roles = || counted.order[..before].iter().flat_map(|&other| role_reasons(rulebook, other));
    !safe && (!known || roles().any(|row| possible.depends_on_assumption(&row.when)))
}

/// Returns the reasons for a role.
fn role_reasons(rulebook: &Rulebook, role: usize) -> &[ConditionalText] {
    rulebook.support.as_ref().map_or(&[], |support| &support.enablement.roles[role].now)
}

/// Returns every condition that decides whether a role is filled: its reasons and, if people are counted, the
/// reasons of all roles and the numbers of sellers at which there is one person more.
pub(super) fn role_conditions(rulebook: &Rulebook, role: usize) -> Vec<Condition> {
    let reasons = |role: usize| role_reasons(rulebook, role).iter().map(|row| row.when.clone());
    let Some(counted) = people_rules(rulebook) else { return reasons(role).collect() };
    let roles = u32::try_from(counted.order.len()).unwrap_or(u32::MAX);
    let from = (1..=roles).filter_map(|people| counted.sellers_for(people));
    let numbers = from.map(|from| Condition::Is(counted.question, ValueSet::range(from, u32::MAX)));
    counted.order.iter().flat_map(|&role| reasons(role)).chain(numbers).collect()
}

/// Returns every change of a single answer that triggers a role.
///
/// Each tried value is taken off `budget`, the number of decisions that may still be made. Returns `None` if
/// the budget is too small.
fn find_triggers(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
    role: usize,
    budget: &mut usize,
) -> Option<Vec<Trigger>> {
    let conditions = role_conditions(rulebook, role);
    let slots = tested_slots(conditions.iter());
    // Derived and advised inputs depend on all answers.
    let indirect = slots.last().is_some_and(|&slot| slot >= rulebook.questions.len());
    let questions = (0..rulebook.questions.len()).filter(|question| indirect || slots.contains(question));
    let questions: Vec<_> = (questions.filter(|&question| situation.is_asked(question)))
        .map(|question| (question, outcomes.value_classes_with(rulebook, question, &conditions)))
        .collect();
    *budget = budget.checked_sub(questions.iter().map(|(_, classes)| classes.len()).sum())?;
    let mut changes = Vec::new();
    let mut changed = answers.clone();
    for (question, classes) in questions {
        let from = situation.values()[question];
        let mut found = Vec::new();
        for (index, &least) in classes.iter().enumerate() {
            changed.set(question, Some(rulebook.questions[question].value_from_number(least)));
            if is_triggered(rulebook, &changed, indirect, role) {
                let end = classes.get(index + 1).map_or(u32::MAX, |next| next - 1);
                found.push((least, end));
            }
        }
        changed.set(question, answers.get(question).cloned());
        let values = ValueSet::from_intervals(found).intersection(&rulebook.domain(question));
        if let Some(to) = nearest_value(&values, from) {
            changes.push(Trigger { question, from, to, values });
        }
    }
    Some(changes)
}

/// Returns the reasons that count as a trigger for a role.
fn triggering_reasons(role: &EnablementRole) -> &[ConditionalText] {
    &role.now[..role.trigger_count]
}

/// Returns whether the role is filled and one of its triggering reasons applies.
///
/// `indirect` says whether the role's conditions look at derived or advised inputs, which are only known
/// after the decision.
fn is_triggered(rulebook: &Rulebook, answers: &Answers, indirect: bool, role: usize) -> bool {
    let mut situation = Situation::new(rulebook, answers);
    if indirect {
        let decision = decide_values(rulebook, &situation);
        situation.set_advice(rulebook, decision.model, decision.segmentation.now.len());
    }
    let Some(support) = &rulebook.support else { return false };
    let mut reasons = triggering_reasons(&support.enablement.roles[role]).iter();
    reasons.any(|row| situation.applies(&row.when)) && filled_roles(rulebook, &situation)[role]
}

/// Returns the value of a set that is nearest to `to`, the smaller of two. Returns `None` if the set is
/// empty.
pub(super) fn nearest_value(values: &ValueSet, to: u32) -> Option<u32> {
    let ends = values.intervals().iter().map(|&(min, max)| to.clamp(min, max));
    ends.min_by_key(|value| value.abs_diff(to))
}
