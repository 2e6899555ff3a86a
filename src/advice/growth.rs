//! Growth: which headcounts and events lead to another model, a further division or another role.
//!
//! This is no forecast. Each answer on the rulebook's timeline is changed alone, and the rules that advise
//! today are applied again. Each value with a result that the value before it did not have is a milestone. A
//! number is tried at every threshold of any rule, so nothing can change between two of them, and no further
//! than the company can reach.

use super::{Decision, Origin, OutcomeDiagram, Situation, decide_values, support};
use crate::rulebook::lever::scale_up;
use crate::rulebook::{Answers, Rulebook, TrackChange};

/// One answer on the timeline and the milestones it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GrowthTrack {
    /// Index of the track in the rulebook's timeline.
    pub track: usize,
    /// Index of the question.
    pub question: usize,
    /// The values at which something changes, in order. Nothing is added beyond the last one, up to `limit`
    /// if there is one.
    pub milestones: Vec<Milestone>,
    /// The greatest number that was tried, if the reach of the question's lever limits it.
    pub limit: Option<u32>,
}

/// A value of an answer at which something changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Milestone {
    /// The number, or the index of the option.
    pub to: u32,
    /// What changes: the model, then divisions, then roles. Never empty.
    pub changes: Vec<MilestoneChange>,
}

/// A change at a milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MilestoneChange {
    /// Another model.
    Model {
        /// Index of the new model.
        model: usize,
        /// Index of the model just before.
        replaced: usize,
    },
    /// A division that was not selected just before.
    Segment {
        /// Index of the dimension.
        dimension: usize,
        /// Index of a dimension that it replaces.
        replaced: Option<usize>,
    },
    /// Index of a supporting role to fill.
    Role(usize),
}

/// The result of the rules at one value of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
struct GrowthState {
    model: usize,
    dimensions: Vec<usize>,
    roles: Vec<bool>,
}

/// Returns the milestones of each track of the rulebook's timeline, from today's answers on, with all other
/// answers unchanged.
pub(super) fn growth_tracks(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
) -> Vec<GrowthTrack> {
    let Some(timeline) = &rulebook.timeline else { return Vec::new() };
    let today = growth_state(rulebook, answers);
    let tracks = timeline.tracks.iter().enumerate();
    tracks
        .filter(|(_, track)| situation.origin(track.question) != Origin::NotAsked)
        .map(|(index, track)| {
            let question = track.question;
            let value = situation.values()[question];
            let reach = rulebook.questions[question].lever.and_then(|lever| lever.reach);
            let limit = reach.map(|reach| scale_up(value, reach));
            let stops = match &track.change {
                TrackChange::Number(_) => {
                    let mut stops = thresholds(rulebook, outcomes, question, value);
                    stops.retain(|stop| limit.is_none_or(|limit| *stop <= limit));
                    stops
                }
                TrackChange::Options(steps) => {
                    let passed = steps.iter().position(|(option, _)| *option == value);
                    steps
                        .iter()
                        .skip(passed.map_or(0, |place| place + 1))
                        .map(|(option, _)| *option)
                        .collect()
                }
            };
            let milestones = milestones(rulebook, answers, question, &stops, &today);
            GrowthTrack { track: index, question, milestones, limit }
        })
        .collect()
}

/// Returns the milestones among `stops`. Each is compared with the state at the stop before it.
fn milestones(
    rulebook: &Rulebook,
    answers: &Answers,
    question: usize,
    stops: &[u32],
    today: &GrowthState,
) -> Vec<Milestone> {
    let mut changed = answers.clone();
    let mut before = today.clone();
    let mut milestones = Vec::new();
    for &to in stops {
        changed.set(question, Some(rulebook.questions[question].value_from_number(to)));
        let after = growth_state(rulebook, &changed);
        let brings = before.changes_to(&after);
        if !brings.is_empty() {
            milestones.push(Milestone { to, changes: brings });
        }
        before = after;
    }
    milestones
}

/// Returns the numbers above `today` at which a rule on the model, the segmentation or the roles can change
/// its result.
fn thresholds(rulebook: &Rulebook, outcomes: &OutcomeDiagram, question: usize, today: u32) -> Vec<u32> {
    let roles = rulebook.support.as_ref().map_or(0, |support| support.enablement.roles.len());
    let conditions: Vec<_> = (0..roles).flat_map(|role| support::role_conditions(rulebook, role)).collect();
    let mut stops = outcomes.value_classes_with(rulebook, question, &conditions);
    stops.retain(|stop| *stop > today);
    stops
}

/// Applies the rules to a set of answers.
fn growth_state(rulebook: &Rulebook, answers: &Answers) -> GrowthState {
    let mut situation = Situation::new(rulebook, answers);
    let Decision { model, segmentation } = decide_values(rulebook, &situation);
    situation.set_advice(rulebook, model, segmentation.now.len());
    GrowthState {
        model,
        dimensions: segmentation.now.to_vec(),
        roles: support::filled_roles(rulebook, &situation),
    }
}

impl GrowthState {
    /// Returns what `after` has that this state does not.
    fn changes_to(&self, after: &Self) -> Vec<MilestoneChange> {
        let mut changes = Vec::new();
        if self.model != after.model {
            changes.push(MilestoneChange::Model { model: after.model, replaced: self.model });
        }
        let mut removed = self.dimensions.iter().filter(|dimension| !after.dimensions.contains(dimension));
        let new = after.dimensions.iter().filter(|dimension| !self.dimensions.contains(dimension));
        changes.extend(
            new.map(|&dimension| MilestoneChange::Segment { dimension, replaced: removed.next().copied() }),
        );
        let roles = self.roles.iter().zip(&after.roles).enumerate();
        changes.extend(
            roles
                .filter(|(_, (before, now))| **now && !**before)
                .map(|(role, _)| MilestoneChange::Role(role)),
        );
        changes
    }
}

#[cfg(test)]
mod tests;
