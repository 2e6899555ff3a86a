//! The transition: what changes if another model is in place, and what to leave alone if the advised model is
//! in place already.
//!
//! The handoffs and roles of the two models are compared here. What the transition asks of people, and in
//! which order, are conditional texts of the rulebook.

use super::{Origin, Situation};
use crate::rulebook::format::{Handoff, Role};
use crate::rulebook::{ConditionalText, CurrentSetup, Rulebook};

/// The transition from what is in place to the advised model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transition {
    /// Index of the option that says what is in place.
    pub option: u32,
    /// Index of the model in place. `None` for an organisation that is none of the models.
    pub from: Option<usize>,
    /// Index of the summary text.
    pub summary: Option<usize>,
    /// Index of the text that says that staying is defensible, if the model in place is the runner-up and a
    /// single change leads to it.
    pub stay: Option<usize>,
    /// Index of the text that says whose judgement the transition is.
    pub note: Option<usize>,
    /// Handoffs that the advised model has and the present one does not, by index.
    pub handoffs_added: Vec<usize>,
    /// Handoffs that the present model has and the advised one does not, by index.
    pub handoffs_removed: Vec<usize>,
    /// Roles that the advised model has and the present one does not, by index.
    pub roles_added: Vec<usize>,
    /// Indices of the texts on what people do differently.
    pub differently: Vec<usize>,
    /// Indices of the steps, in order.
    pub steps: Vec<usize>,
    /// Indices of the texts on what to leave alone.
    pub leave_alone: Vec<usize>,
    /// Whether what is in place was assumed.
    pub assumed: bool,
}

/// Returns the transition from what is in place to `model`. Returns `None` if nothing is in place.
///
/// The situation must have its advice set. `close_runner_up` is the runner-up if a single change leads to it.
pub(super) fn transition(
    rulebook: &Rulebook,
    situation: &Situation,
    model: usize,
    close_runner_up: Option<usize>,
) -> Option<Transition> {
    let rules = rulebook.transition.as_ref()?;
    if situation.origin(rules.question) == Origin::NotAsked {
        return None;
    }
    let option = situation.values()[rules.question];
    let from = match rules.setups[option as usize] {
        CurrentSetup::Absent => return None,
        CurrentSetup::Custom => None,
        CurrentSetup::Model(from) => Some(from),
    };
    let matching = |texts: &[ConditionalText]| -> Vec<usize> {
        let texts = texts.iter().enumerate().filter(|(_, text)| situation.applies(&text.when));
        texts.map(|(index, _)| index).collect()
    };
    let (there, here) = (&rulebook.models[model], from.map(|from| &rulebook.models[from]));
    let handoff = |handoff: &Handoff| handoff.id.clone();
    let role = |role: &Role| role.id.clone();
    Some(Transition {
        option,
        from,
        summary: matching(&rules.about).first().copied(),
        stay: from
            .filter(|&from| close_runner_up == Some(from))
            .and_then(|_| matching(&rules.stay).first().copied()),
        note: matching(&rules.note).first().copied(),
        handoffs_added: here
            .map_or_else(Vec::new, |here| missing_by_id(&there.handoffs, &here.handoffs, handoff)),
        handoffs_removed: here
            .map_or_else(Vec::new, |here| missing_by_id(&here.handoffs, &there.handoffs, handoff)),
        roles_added: here.map_or_else(Vec::new, |here| missing_by_id(&there.roles, &here.roles, role)),
        differently: matching(&rules.differently),
        steps: matching(&rules.steps),
        leave_alone: matching(&rules.keep),
        assumed: situation.origin(rules.question) == Origin::Assumed,
    })
}

/// Returns the indices of the items whose id is not among those of `other`.
fn missing_by_id<T>(items: &[T], other: &[T], id: impl Fn(&T) -> String) -> Vec<usize> {
    let known: Vec<_> = other.iter().map(&id).collect();
    (0..).zip(items).filter(|(_, item)| !known.contains(&id(item))).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests;
