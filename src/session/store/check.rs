//! Checks the files of the folder, and what could be recovered of the damaged ones. Checking changes nothing.

use super::{Content, Doing, Error, Files, Store, id_of};
use crate::locale::Problem;
use crate::session::{Lost, Recovered, Session, recover};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The result of checking a session's file.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// Its status.
    pub state: State,
}

/// The status of a session's file.
#[derive(Debug)]
pub enum State {
    /// A valid session.
    Sound(Box<Session>),
    /// A session that a newer program wrote, with the problems of reading it. It is not damaged, but only
    /// that program can read it.
    Newer(Vec<Problem>),
    /// It cannot be read as a session.
    Damaged {
        /// All of its problems.
        problems: Vec<Problem>,
        /// The session that its events still give, if any.
        recovered: Option<Box<Recovered>>,
    },
    /// The system does not allow reading it.
    Unread(Error),
}

impl<F: Files> Store<F> {
    /// Checks one file. `lost` has fallback values for fields that cannot be recovered; the id in the file's
    /// name, if there is one, replaces its name.
    pub fn check(&self, path: PathBuf, lost: &Lost) -> Checked {
        let state = match self.read(&path) {
            Ok(session) => State::Sound(Box::new(session)),
            Err(Error::Damaged { problems, .. }) if is_newer(&problems) => State::Newer(problems),
            Err(Error::Damaged { problems, .. }) => {
                let recovered = self.recovered(&path, lost).map(Box::new);
                State::Damaged { problems, recovered }
            }
            Err(error) => State::Unread(error),
        };
        Checked { path, state }
    }

    fn recovered(&self, path: &Path, lost: &Lost) -> Option<Recovered> {
        match self.files.read(path) {
            Ok(Content::Whole(bytes)) => {
                let name = id_of(path).unwrap_or(&lost.name).to_owned();
                recover(&bytes, &Lost { name, ..lost.clone() })
            }
            _ => None,
        }
    }

    /// Returns the files of the folder that belong to no session: temporary files of interrupted saves, and
    /// locks of sessions that no longer exist.
    ///
    /// They do no harm, and [`Self::sweep`] deletes the temporary files.
    pub fn leftovers(&self) -> Result<Vec<PathBuf>, Error> {
        let mut paths = match self.files.list(&self.folder) {
            Ok(paths) => paths,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::disk(Doing::Reading, &self.folder)(error)),
        };
        let deleted = self.folder.join(super::shelf::DELETED);
        paths.retain(|path| {
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            match path.extension().and_then(OsStr::to_str) {
                Some("tmp") => hidden,
                // The lock of imports is hidden, and belongs to all sessions.
                Some("lock") if !hidden => {
                    let file = path.with_extension("json");
                    let there = |path: &Path| self.files.exists(path).unwrap_or(true);
                    !there(&file) && !there(&deleted.join(file.file_name().unwrap_or_default()))
                }
                _ => false,
            }
        });
        paths.sort_unstable();
        Ok(paths)
    }
}

fn is_newer(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.message.key() == "session-newer")
}

#[cfg(test)]
mod tests {
    use super::{Checked, State};
    use crate::session::store::tests::{minute, names, saved, session, store};
    use crate::session::{Lost, Store};
    use std::fs;
    use std::path::PathBuf;

    fn states(store: &Store) -> Vec<&'static str> {
        let session = session("x");
        let (language, rulebook) = ("en".into(), session.rulebook().clone());
        let lost = Lost { name: "unnamed".into(), language, rulebook, at: minute(0) };
        let all = store.paths().expect("the folder can be listed").into_iter().map(|path| store.check(path, &lost));
        all.map(|Checked { state, .. }| match state {
            State::Sound(_) => "sound",
            State::Newer(_) => "newer",
            State::Damaged { recovered: Some(_), .. } => "recoverable",
            State::Damaged { recovered: None, .. } => "lost",
            State::Unread(_) => "unread",
        })
        .collect()
    }

    /// Each file gets its status, and the folder stays unchanged.
    #[test]
    fn every_file_is_told_for_what_it_is_and_left_as_it_is() {
        let (_folder, store) = store();
        let text = String::from_utf8(fs::read(saved(&store, "Acme", 1)).expect("the file can be read")).expect("valid UTF-8");
        let put = |name: &str, text: &str| fs::write(store.folder().join(name), text).expect("the file can be written");
        put("b-newer.json", &text.replace("\"format_version\": 1", "\"format_version\": 2"));
        put("c-cut.json", &text[..text.len() - 60]);
        put("d-empty.json", "");
        put("e-misnamed.json", &text);
        fs::create_dir(store.folder().join("f-folder.json")).expect("it can be created");
        let before = names(store.folder());
        assert_eq!(states(&store), ["sound", "newer", "recoverable", "lost", "recoverable", "unread"]);
        assert_eq!(names(store.folder()), before);
    }

    /// Temporary files and locks without a session are leftovers; locks of deleted sessions are not.
    #[test]
    fn what_belongs_to_no_session_is_left_over() {
        let (_folder, store) = store();
        assert_eq!(store.leftovers().expect("a missing folder is no error"), [] as [PathBuf; 0]);
        let deleted = saved(&store, "Gone", 1);
        store.delete(&deleted).expect("deleting works");
        saved(&store, "Acme", 1);
        assert_eq!(store.leftovers().expect("the folder can be listed"), [] as [PathBuf; 0], "locks of deleted sessions stay");
        for name in ["20261118-nobody-0001.lock", ".20261118-acme-0007.tmp", "notes.tmp"] {
            fs::write(store.folder().join(name), "").expect("the file can be written");
        }
        let left = store.leftovers().expect("the folder can be listed");
        let left: Vec<_> = left.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(left, [".20261118-acme-0007.tmp", "20261118-nobody-0001.lock"]);
    }
}
