//! `salesorg sessions case`: a finished session as a regression case for rulebooks.

use super::error::{Failure, FailureKind};
use super::files::{Output, ReadAccess};
use super::{Env, files};
use crate::render::json as escape;
use crate::workflow::case_of_session;
use std::ffi::OsStr;
use std::path::Path;

/// Prints a session as a case, or writes it to a file or, named by the session's id, into a folder. Never overwrites a
/// file.
pub(super) fn run(env: &Env, reference: &OsStr, output: Option<&Path>) -> Result<(), Failure> {
    let store = env.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    let wrong = |problem| Failure::within(FailureKind::Data, path.to_string_lossy(), vec![problem]);
    let selected = env.selected()?;
    let rulebook = selected.by_id(&session).ok();
    if let Some(rulebook) = &rulebook {
        selected.check_edition(&session, rulebook).map_err(wrong)?;
    }
    let case = case_of_session(&session, rulebook.as_deref()).map_err(wrong)?;
    let bytes = case.to_bytes();
    match Output::from_arg(output) {
        Output::Stdout => {
            let case = String::from_utf8_lossy(&bytes).into_owned();
            files::print(escape::escape_json(&case, env.text_options.ascii).as_bytes())
        }
        _ => files::write(output, &format!("{}.json", session.id()), &bytes, ReadAccess::OwnerOnly, false),
    }
}
