//! The rules of then, if they are known: with them the saved advice can be shown whole, and a difference is told by what
//! changed in the rules.

use crate::advice::{Candidate, DimensionSplit, Situation, TreeStep, decision_path, split_dimensions};
use crate::rulebook::{Answers, Rulebook};
use crate::session::{ResolvedEvents, SavedAdvice, Session};
use std::sync::Arc;

/// The rulebook by which a session was finished, with the answers that it had then.
#[derive(Clone, Debug)]
pub struct EarlierRules {
    /// The rulebook.
    pub(crate) rulebook: Arc<Rulebook>,
    /// The answers at the last completion, as that rulebook understands them.
    pub(crate) answers: Answers,
    /// The path through its tree.
    pub(crate) path: Vec<TreeStep>,
    /// Its division.
    split: DimensionSplit,
}

impl EarlierRules {
    /// Returns the rules of a session; `None` if they do not give the advice that it saved, so that they explain nothing.
    pub fn new(session: &Session, rulebook: Arc<Rulebook>) -> Option<Self> {
        let events = ResolvedEvents::new(&session.to_last_completion(), &rulebook);
        let answers = events.answers_at_completion();
        if session.advice() != Some(&SavedAdvice::new(&rulebook, &answers)) {
            return None;
        }
        let situation = Situation::new(&rulebook, &answers);
        let path = decision_path(&rulebook, &situation);
        let split = split_dimensions(&rulebook, situation.values());
        Some(Self { rulebook, answers, path, split })
    }

    /// Returns how a dimension was needed then, if it was.
    pub(crate) fn candidate(&self, dimension: usize) -> Option<&Candidate> {
        self.split.now.iter().chain(&self.split.waiting).find(|one| one.dimension == dimension)
    }

    /// Returns how many divisions at a time the rules allowed then.
    pub(crate) fn division_limit(&self) -> u32 {
        self.split.limit()
    }
}
