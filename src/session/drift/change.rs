//! The cause of a difference between the current advice and the saved one.

use super::{Cause, Drift};
use crate::rulebook::Rulebook;
use crate::session::{ResolvedEvents, SavedAdvice, Session};

/// The cause of a difference between the current advice on a session and its saved advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdviceChange {
    /// The session was completed with exactly these rules, which never gave the saved advice on its answers.
    File,
    /// The rules have changed; no answer has changed since the completion.
    Rules,
    /// Answers were changed after the completion. On the earlier answers the current rules give the saved
    /// advice.
    Answers,
    /// Another rulebook of the same id was requested.
    OtherRulebook,
    /// The rules have changed, and answers were changed after the completion.
    RulesAndAnswers,
}

impl AdviceChange {
    /// Returns the cause; `None` if the advice is the same, or none was saved.
    pub fn new(session: &Session, events: &ResolvedEvents, rulebook: &Rulebook) -> Option<Self> {
        let drift = Drift::from_events(session, events, rulebook)?;
        if drift.saved == SavedAdvice::new(rulebook, &events.answers()) {
            return None;
        }
        Some(match (drift.reopened, drift.differs(), drift.cause) {
            (true, false, _) => Self::Answers,
            (true, true, _) => Self::RulesAndAnswers,
            (false, _, Cause::File) => Self::File,
            (false, _, Cause::Rules) => Self::Rules,
            (false, _, Cause::OtherRulebook) => Self::OtherRulebook,
        })
    }
}
