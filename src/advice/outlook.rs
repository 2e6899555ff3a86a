//! Where an interview is heading: how much of what is still open leads to each model, and which questions still
//! decide.
//!
//! A model is ruled out where no answer to what is open leads to it any more, and what rules it out is the fewest answers that do so
//! by themselves.
//!
//! Every open question is uniform and independent over its classes, a question that is not asked weighs one, and a
//! skipped question is still open. The shares are counted on the outcome diagrams, not sampled.

use super::outcomes::Known;
use super::{Decision, Origin, Outcomes, Situation};
use crate::rulebook::{Answers, Rulebook};

/// A question whose answer is unknown and could still change the advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Index of the question.
    pub question: usize,
    /// Whether it could change the model.
    pub model: bool,
    /// Whether it could change what is taken now of the segmentation.
    pub segmentation: bool,
}

/// Where an interview is heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Whether an essential question is answered. Without one nothing is to be recommended, not even for the moment.
    pub has_basis: bool,
    /// Whether it is known what is possible and what still decides: not of a rulebook that is too intricate.
    pub is_known: bool,
    /// For each model the answered questions that rule it out, in the order of asking: without any one of them it would be
    /// possible. `None` where it is possible.
    pub ruled_out: Vec<Option<Vec<usize>>>,
    /// For each model the share of the open answer space that leads to it, from 0 to 1; they add up to 1.
    pub shares: Vec<f64>,
    /// The situation that the answers make.
    pub situation: Situation,
    /// The decision if everything open were as assumed.
    pub decision: Decision,
    /// The unknowns that could still change the model or the segmentation, most telling first.
    pub open: Vec<OpenQuestion>,
    /// The other unknowns, in the order of asking.
    pub rest: Vec<usize>,
}

impl Outlook {
    /// The outlook from these answers. `outcomes` are the rulebook's own.
    #[must_use]
    pub fn new(rulebook: &Rulebook, outcomes: &Outcomes, answers: &Answers) -> Self {
        let situation = Situation::new(rulebook, answers);
        let open = open_questions(rulebook, outcomes, answers, &situation);
        let known = outcomes.known(answers);
        let shares = outcomes.shares(&known);
        let ruled_out = shares.iter().enumerate().map(|(model, &share)| {
            let is_out = outcomes.is_complete() && share <= 0.0;
            is_out.then(|| ruling_out(outcomes, &known, model))
        });
        Self {
            has_basis: super::verdict::has_basis(rulebook, answers, &situation),
            is_known: outcomes.is_complete(),
            ruled_out: ruled_out.collect(),
            shares,
            decision: super::decide_situation(rulebook, &situation),
            rest: rest(outcomes, &situation, &open),
            situation,
            open,
        }
    }

    /// The one model that is left, if no open question can change it any more.
    #[must_use]
    pub fn settled(&self) -> Option<usize> {
        let mut possible =
            self.shares.iter().enumerate().filter(|(_, share)| **share > 0.0).map(|(model, _)| model);
        possible.next().filter(|_| possible.next().is_none())
    }

    /// Whether no open question can change by what to divide any more.
    #[must_use]
    pub fn division_is_settled(&self) -> bool {
        self.is_known && !self.open.iter().any(|open| open.segmentation)
    }
}

/// The answers that rule a model out: each is needed, together they are enough. Of several such sets the one that goes back furthest
/// in the order of asking, as those answers were given first.
fn ruling_out(outcomes: &Outcomes, known: &Known, model: usize) -> Vec<usize> {
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

/// The unknowns whose answer could still change the model or the segmentation, most telling first: by the chance that another
/// answer to that question alone changes the model, then the segmentation, then in the order of asking.
pub(super) fn open_questions(
    rulebook: &Rulebook,
    outcomes: &Outcomes,
    answers: &Answers,
    situation: &Situation,
) -> Vec<OpenQuestion> {
    let known = outcomes.known(answers);
    let model = outcomes.telling_for_model(&known);
    let segments = outcomes.telling_for_segments(&known);
    let mut open: Vec<_> = (0..rulebook.questions.len())
        .filter(|&question| situation.origin(question) == Origin::Assumed && known.is_open(question))
        .filter(|&question| model[question].is_some() || segments[question].is_some())
        .collect();
    let chance = |told: &[Option<f64>], question: usize| told[question].unwrap_or_default();
    // Chances are finite and the sort is stable, so equal ones stay in the order of asking.
    open.sort_by(|&a, &b| {
        let by = |told: &[Option<f64>]| chance(told, b).total_cmp(&chance(told, a));
        by(&model).then(by(&segments))
    });
    open.into_iter()
        .map(|question| OpenQuestion {
            question,
            model: model[question].is_some(),
            segmentation: segments[question].is_some(),
        })
        .collect()
}

/// The unknowns that leave the model and the segmentation as they are, names included, in the order of asking. Where the
/// outcomes are not known none is said to.
pub(super) fn rest(outcomes: &Outcomes, situation: &Situation, open: &[OpenQuestion]) -> Vec<usize> {
    let unknown = situation.unknown().filter(|_| outcomes.is_complete());
    unknown.filter(|question| open.iter().all(|open| open.question != *question)).collect()
}
