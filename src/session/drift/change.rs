//! What makes the advice on a session another one than the advice that was saved with it.

use super::{Cause, Drift};
use crate::rulebook::Rulebook;
use crate::session::{Session, decided};

/// What makes today's advice on a session another one than the saved advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file: it was completed with these very rules, which never gave that advice on its answers.
    File,
    /// The rules: no answer has changed since the completion.
    Rules,
    /// The answers given since: by today's rules, too, those at the completion lead to the saved advice.
    Answers,
    /// The rulebook: another one of the same id was asked for.
    OtherRulebook,
    /// The rules have changed, and answers were given since.
    Both,
}

impl Change {
    /// Returns why today's advice is another one; `None` where it is the same, or nothing was saved.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook) -> Option<Self> {
        let drift = Drift::new(session, rulebook)?;
        if drift.then == decided(session, rulebook) {
            return None;
        }
        Some(match (drift.reopened, drift.differs(), drift.cause) {
            (true, false, _) => Self::Answers,
            (true, true, _) => Self::Both,
            (false, _, Cause::File) => Self::File,
            (false, _, Cause::Rules) => Self::Rules,
            (false, _, Cause::OtherRulebook) => Self::OtherRulebook,
        })
    }
}
