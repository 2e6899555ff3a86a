//! `salesorg sessions case`: a finished session as a regression case for rulebooks.

use super::error::{Failure, Kind};
use super::files::{Output, Readers};
use super::{Context, files};
use crate::locale::{Message, Problem};
use crate::report::escape;
use crate::session::Session;
use crate::session::case::{self, Case};
use crate::session::drift::{Cause, Drift};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Prints a session as a case, or writes it to a file or, named by the session's id, into a folder. Never overwrites a
/// file.
pub(super) fn run(context: &Context, reference: &OsStr, output: Option<&Path>) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    let wrong = |problem| Failure::within(Kind::Data, path.to_string_lossy(), vec![problem]);
    // Whether the file's advice was edited can be checked only if its rulebook is available.
    if let Ok(rulebook) = context.rulebook_by_id(&session)? {
        if let Some(problem) = context.other_edition(&session, &rulebook) {
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
    match Output::of(output) {
        Output::Stdout => {
            let case = String::from_utf8_lossy(&bytes).into_owned();
            files::print(escape::written(&case, context.looks.ascii).as_bytes())
        }
        _ => files::write(output, &format!("{}.json", session.id()), &bytes, Readers::Owner, false),
    }
}

/// Saves a session as a case in the folder for cases beside the sessions, and returns the path.
pub(super) fn keep(context: &Context, session: &Session) -> Result<PathBuf, Failure> {
    case::save(&context.store()?, session).map_err(|message| Failure::new(Kind::Outside, message))
}
