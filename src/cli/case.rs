//! `salesorg sessions case`: a finished session as a regression case for rulebooks.

use super::error::{Failure, FailureKind};
use super::files::{Output, ReadAccess};
use super::{Env, files};
use crate::locale::{Message, Problem};
use crate::render::json as escape;
use crate::session::Session;
use crate::session::case::{self, Case};
use crate::session::drift::{Cause, Drift};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Prints a session as a case, or writes it to a file or, named by the session's id, into a folder. Never overwrites a
/// file.
pub(super) fn run(env: &Env, reference: &OsStr, output: Option<&Path>) -> Result<(), Failure> {
    let store = env.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    let wrong = |problem| Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]);
    // Whether the file's advice was edited can be checked only if its rulebook is available.
    if let Ok(rulebook) = env.rulebook_by_id(&session)? {
        if let Some(problem) = env.edition_problem(&session, &rulebook) {
            return Err(wrong(problem));
        }
        let drift = Drift::new(&session, &rulebook).filter(Drift::differs);
        if drift.is_some_and(|drift| drift.cause == Cause::File) {
            return Err(wrong(Problem::new("advice", Message::new("case-file-changed"))));
        }
    }
    let Some(case) = Case::from_session(&session) else {
        return Err(wrong(Problem::new("", Message::new("case-unfinished"))));
    };
    let bytes = case.to_bytes();
    match Output::from_arg(output) {
        Output::Stdout => {
            let case = String::from_utf8_lossy(&bytes).into_owned();
            files::print(escape::escape_json(&case, env.text_options.ascii).as_bytes())
        }
        _ => files::write(output, &format!("{}.json", session.id()), &bytes, ReadAccess::OwnerOnly, false),
    }
}

/// Saves a session as a case in the folder for cases beside the sessions, and returns the path.
pub(super) fn save(env: &Env, session: &Session) -> Result<PathBuf, Failure> {
    case::save(&env.store()?, session).map_err(|message| Failure::new(FailureKind::External, message))
}
