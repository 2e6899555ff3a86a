//! Keeps a finished session as a regression case for rulebooks.

use crate::locale::{Message, Problem, system_message};
use crate::rulebook::Rulebook;
use crate::session::case::Case;
use crate::session::drift::{Cause, Drift};
use crate::session::{Session, Store};
use std::path::PathBuf;

/// Returns a session as a case. Whether its advice was edited in the file is checked only if its rulebook is given.
///
/// # Errors
/// The session was never finished, or its own rules do not give the saved advice.
pub fn case_of_session(session: &Session, rulebook: Option<&Rulebook>) -> Result<Case, Problem> {
    let drift = rulebook.and_then(|rulebook| Drift::new(session, rulebook)).filter(Drift::differs);
    if drift.is_some_and(|drift| drift.cause == Cause::File) {
        return Err(Problem::new("advice", Message::new("case-file-changed")));
    }
    Case::from_session(session).ok_or_else(|| Problem::new("", Message::new("case-unfinished")))
}

/// Saves a session as a case in the folder for cases beside the store's, and returns the file.
///
/// # Errors
/// Why the session cannot be a case, or the file cannot be written.
pub fn keep_case(store: &Store, session: &Session, rulebook: &Rulebook) -> Result<PathBuf, Message> {
    let case = case_of_session(session, Some(rulebook)).map_err(|problem| problem.message)?;
    case.save(store, session.id()).map_err(|error| system_message(&error))
}
