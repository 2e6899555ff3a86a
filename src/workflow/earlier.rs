//! Finds the rules by which a session was finished.

use crate::session::drift::EarlierRules;
use crate::session::{Session, Store};
use std::sync::Arc;

/// Returns the rules by which a session was finished, if they are known and give the advice that it saved. They are in
/// the program, or were kept when the session was finished here.
pub fn earlier_rules(store: &Store, session: &Session) -> Option<EarlierRules> {
    EarlierRules::new(session, Arc::new(store.known_rulebook(session.rulebook())?))
}
