//! `salesorg sessions case`: a finished session as a regression case for rulebooks.

use super::error::{Failure, Kind};
use super::files::{Output, Readers};
use super::{Context, files};
use crate::locale::{Message, Problem};
use crate::report::escape;
use crate::session::Session;
use crate::session::case::{self, Case};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Prints a session as a case, or writes it to a file, or into a folder under the session's id. Nothing is overwritten.
pub(super) fn run(context: &Context, reference: &OsStr, output: Option<&Path>) -> Result<(), Failure> {
    let store = context.store()?;
    let path = store.find(reference)?;
    let session = store.read(&path)?;
    let Some(case) = Case::of(&session) else {
        let problem = Problem::new("", Message::new("case-unfinished"));
        return Err(Failure::within(Kind::Data, path.to_string_lossy(), vec![problem]));
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

/// Keeps a session as a case in the folder of cases beside the sessions, and returns its file.
pub(super) fn keep(context: &Context, session: &Session) -> Result<PathBuf, Failure> {
    case::keep(&context.store()?, session).map_err(|message| Failure::new(Kind::Outside, message))
}
