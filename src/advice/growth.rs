//! What growth brings: which head counts and events bring another model, a further division, another role.
//!
//! Nothing is foretold. Each answer that the rulebook says time moves is moved alone through the rules that advise today,
//! and each place where something comes that was not there just before is a milestone. A number is moved over every
//! threshold that any of the rules cuts, so between two of them nothing can change, and no further than the company can reach.

use super::{Decision, Origin, Outcomes, Situation, decide_situation, support};
use crate::rulebook::lever::multiplied;
use crate::rulebook::{Answers, Moved, Rulebook};

/// One answer moved as time moves it, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its index in the rulebook's timeline.
    pub track: usize,
    /// Index of the question.
    pub question: usize,
    /// Where something comes, in order. Nothing else comes beyond the last, up to the limit where there is one.
    pub milestones: Vec<Milestone>,
    /// The greatest number that was looked at, where a company can only go so far: the reach of the question's lever.
    pub limit: Option<u32>,
}

/// A value of an answer at which something comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The number, or the index of the option.
    pub to: u32,
    /// What comes: the model, then divisions, then roles. Never empty.
    pub brings: Vec<Brings>,
}

/// What comes at a milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    /// Another model.
    Model {
        /// Its index.
        model: usize,
        /// Index of the one just before.
        instead: usize,
    },
    /// A division that was not taken just before.
    Segment {
        /// Index of the dimension.
        dimension: usize,
        /// Index of one that makes way for it.
        instead: Option<usize>,
    },
    /// A supporting role to fill, by index.
    Role(usize),
}

/// What the rules say at one place of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    model: usize,
    dimensions: Vec<usize>,
    roles: Vec<bool>,
}

/// What each track of the rulebook's timeline brings, from today's answers on, every other answer as it is.
pub(super) fn grow(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    situation: &Situation,
) -> Vec<Track> {
    let Some(timeline) = &rulebook.timeline else { return Vec::new() };
    let today = state(rulebook, answers);
    let tracks = timeline.tracks.iter().enumerate();
    tracks
        .filter(|(_, track)| situation.origin(track.question) != Origin::NotAsked)
        .map(|(index, track)| {
            let question = track.question;
            let value = situation.values()[question];
            let reach = rulebook.questions[question].lever.and_then(|lever| lever.reach);
            let limit = reach.map(|reach| multiplied(value, reach));
            let stops = match &track.moved {
                Moved::Number(_) => {
                    let mut stops = thresholds(rulebook, outcomes, question, value);
                    stops.retain(|stop| limit.is_none_or(|limit| *stop <= limit));
                    stops
                }
                Moved::Options(steps) => {
                    let passed = steps.iter().position(|(option, _)| *option == value);
                    steps
                        .iter()
                        .skip(passed.map_or(0, |place| place + 1))
                        .map(|(option, _)| *option)
                        .collect()
                }
            };
            let milestones = walk(rulebook, answers, question, &stops, &today);
            Track { track: index, question, milestones, limit }
        })
        .collect()
}

/// The milestones among `stops`, each compared with the state at the one before.
fn walk(
    rulebook: &Rulebook,
    answers: &Answers,
    question: usize,
    stops: &[u32],
    today: &State,
) -> Vec<Milestone> {
    let mut moved = answers.clone();
    let mut before = today.clone();
    let mut milestones = Vec::new();
    for &to in stops {
        moved.set(question, Some(rulebook.questions[question].value(to)));
        let after = state(rulebook, &moved);
        let brings = before.brings(&after);
        if !brings.is_empty() {
            milestones.push(Milestone { to, brings });
        }
        before = after;
    }
    milestones
}

/// The numbers above `today` at which any rule of model, segmentation or roles begins or ceases to hold.
fn thresholds(rulebook: &Rulebook, outcomes: &Outcomes, question: usize, today: u32) -> Vec<u32> {
    let roles = rulebook.support.as_ref().map_or(0, |support| support.enablement.roles.len());
    let conditions: Vec<_> = (0..roles).flat_map(|role| support::conditions(rulebook, role)).collect();
    let mut stops = outcomes.classes_with(rulebook, question, &conditions);
    stops.retain(|stop| *stop > today);
    stops
}

/// What the rules say of these answers.
fn state(rulebook: &Rulebook, answers: &Answers) -> State {
    let mut situation = Situation::new(rulebook, answers);
    let Decision { model, segmentation } = decide_situation(rulebook, &situation);
    situation.advised(rulebook, model, segmentation.now.len());
    State { model, dimensions: segmentation.now.to_vec(), roles: support::filled(rulebook, &situation) }
}

impl State {
    /// What `after` has that this has not.
    fn brings(&self, after: &Self) -> Vec<Brings> {
        let mut brings = Vec::new();
        if self.model != after.model {
            brings.push(Brings::Model { model: after.model, instead: self.model });
        }
        let mut gone = self.dimensions.iter().filter(|dimension| !after.dimensions.contains(dimension));
        let new = after.dimensions.iter().filter(|dimension| !self.dimensions.contains(dimension));
        brings.extend(new.map(|&dimension| Brings::Segment { dimension, instead: gone.next().copied() }));
        let roles = self.roles.iter().zip(&after.roles).enumerate();
        brings.extend(
            roles.filter(|(_, (before, now))| **now && !**before).map(|(role, _)| Brings::Role(role)),
        );
        brings
    }
}

#[cfg(test)]
mod tests;
