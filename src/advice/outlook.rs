//! The outlook of an interview: how much of the open answer space leads to each model, and which questions
//! can still change the advice.
//!
//! A model is ruled out if no answers to the open questions lead to it any more. The answers that rule it out
//! are a smallest set that does so alone.
//!
//! Every open question is uniform over its classes and independent of the others. A question that is not
//! asked has weight one, and a skipped question is still open. The shares are counted on the decision
//! diagrams, not sampled.

use super::outcomes::KnownAnswers;
use super::{Decision, Origin, OutcomeDiagram, Situation};
use crate::rulebook::{Answers, Rulebook};

/// An unknown answer that could still change the advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OpenQuestion {
    /// Index of the question.
    pub question: usize,
    /// Whether it could change the model.
    pub affects_model: bool,
    /// Whether it could change the dimensions that are selected now.
    pub affects_segmentation: bool,
}

/// The current state and the possible results of an interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Whether an essential question is answered. If none is, nothing is recommended, not even provisionally.
    pub(crate) has_basis: bool,
    /// Whether the possible models and the open questions are known. They are not if the rulebook is too
    /// complex for a diagram.
    pub(crate) is_complete: bool,
    /// For each model: the answered questions that rule it out, in the order of asking. Without any one of
    /// them the model would be possible. `None` if the model is possible.
    pub(crate) ruled_out: Vec<Option<Vec<usize>>>,
    /// For each model: the share of the open answer space that leads to it, from 0 to 1. The shares add up to
    /// 1.
    #[doc(hidden)]
    pub shares: Vec<f64>,
    /// The situation that the answers describe.
    pub(crate) situation: Situation,
    /// The decision if every open answer were as assumed.
    pub(crate) decision: Decision,
    /// The unknown answers that could still change the model or the segmentation, the most informative first.
    pub(crate) open_questions: Vec<OpenQuestion>,
    /// The other unknown answers, in the order of asking.
    pub(crate) other_unknowns: Vec<usize>,
}

impl Outlook {
    /// Computes the outlook from a set of answers.
    ///
    /// `outcomes` must belong to `rulebook`.
    #[doc(hidden)]
    pub fn new(rulebook: &Rulebook, outcomes: &OutcomeDiagram, answers: &Answers) -> Self {
        let situation = Situation::new(rulebook, answers);
        let open = open_questions(rulebook, outcomes, answers, &situation);
        let known = outcomes.known_answers(answers);
        let shares = outcomes.shares(&known);
        let ruled_out = shares.iter().enumerate().map(|(model, &share)| {
            let is_out = outcomes.is_complete() && share <= 0.0;
            is_out.then(|| ruling_answers(outcomes, &known, model))
        });
        Self {
            has_basis: super::verdict::has_basis(rulebook, answers, &situation),
            is_complete: outcomes.is_complete(),
            ruled_out: ruled_out.collect(),
            shares,
            decision: super::decide_values(rulebook, &situation),
            other_unknowns: other_unknowns(outcomes, &situation, &open),
            situation,
            open_questions: open,
        }
    }

    /// Returns the only possible model, if no open question can change the model any more.
    #[doc(hidden)]
    pub fn settled_model(&self) -> Option<usize> {
        let mut possible =
            self.shares.iter().enumerate().filter(|(_, share)| **share > 0.0).map(|(model, _)| model);
        possible.next().filter(|_| possible.next().is_none())
    }

    /// Returns whether no open question can change the segmentation any more.
    pub(crate) fn is_segmentation_settled(&self) -> bool {
        self.is_complete && !self.open_questions.iter().any(|open| open.affects_segmentation)
    }
}

/// Returns the answers that rule a model out: together they are enough, and each of them is needed.
///
/// If there are several such sets, returns the one whose questions come earliest, as they were answered
/// first.
fn ruling_answers(outcomes: &OutcomeDiagram, known: &KnownAnswers, model: usize) -> Vec<usize> {
    let (mut known, mut needed) = (known.clone(), Vec::new());
    for question in known.questions().into_iter().rev() {
        let without = known.without(question);
        if outcomes.shares(&without)[model] > 0.0 {
            needed.insert(0, question);
        } else {
            known = without;
        }
    }
    needed
}

/// Returns the unknown answers that could still change the model or the segmentation, the most informative
/// first.
///
/// The order is by the chance that another answer to that question alone changes the model, then the
/// segmentation, then by the order of asking.
pub(super) fn open_questions(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
) -> Vec<OpenQuestion> {
    let known = outcomes.known_answers(answers);
    let model = outcomes.model_change_chances(&known);
    let segments = outcomes.segment_change_chances(&known);
    let mut open: Vec<_> = (0..rulebook.questions.len())
        .filter(|&question| situation.origin(question) == Origin::Assumed && known.is_open(question))
        .filter(|&question| model[question].is_some() || segments[question].is_some())
        .collect();
    let chance = |chances: &[Option<f64>], question: usize| chances[question].unwrap_or_default();
    // Chances are finite and the sort is stable, so equal ones stay in the order of asking.
    open.sort_by(|&a, &b| {
        let by = |chances: &[Option<f64>]| chance(chances, b).total_cmp(&chance(chances, a));
        by(&model).then(by(&segments))
    });
    open.into_iter()
        .map(|question| OpenQuestion {
            question,
            affects_model: model[question].is_some(),
            affects_segmentation: segments[question].is_some(),
        })
        .collect()
}

/// Returns all unknown answers: those that could change the advice, the most informative first, then the others in the
/// order of asking.
///
/// `outcomes` must belong to `rulebook`.
pub(crate) fn unknown_questions(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &Answers,
    situation: &Situation,
) -> Vec<usize> {
    let open = open_questions(rulebook, outcomes, answers, situation);
    let others = other_unknowns(outcomes, situation, &open);
    open.iter().map(|open| open.question).chain(others).collect()
}

/// Returns the unknown answers that cannot change the model or the segmentation, lists of names included, in
/// the order of asking. Returns nothing if the diagram is not complete.
pub(super) fn other_unknowns(
    outcomes: &OutcomeDiagram,
    situation: &Situation,
    open: &[OpenQuestion],
) -> Vec<usize> {
    let unknown = situation.unknown_questions().filter(|_| outcomes.is_complete());
    unknown.filter(|question| open.iter().all(|open| open.question != *question)).collect()
}
