//! Whether the files of the folder are sound, and what could be recovered of those that are not. Looking changes nothing.

use super::{Content, Doing, Error, Files, Store, id_of};
use crate::locale::Problem;
use crate::session::{Lost, Recovered, Session, recover};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// A session's file, looked at.
#[derive(Debug)]
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// What it is.
    pub state: State,
}

/// What a file is.
#[derive(Debug)]
pub enum State {
    /// A session.
    Sound(Box<Session>),
    /// A session that a newer program wrote: nothing is wrong with it, and it is for that program to read.
    Newer(Vec<Problem>),
    /// It cannot be read as a session.
    Damaged {
        /// All that is wrong with it.
        problems: Vec<Problem>,
        /// What its events still say, if they say anything.
        recovered: Option<Box<Recovered>>,
    },
    /// The system does not let it be read.
    Unread(Error),
}

impl<F: Files> Store<F> {
    /// Looks at one file. `lost` stands in for what cannot be read of it; for the name its id does, where it has one.
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

    /// What lies in the folder and belongs to no session: halves of saves that were cut off, and locks of sessions that are nowhere.
    /// It does no harm, and [`Self::sweep`] deletes the halves.
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
                // The lock of imports is hidden; it belongs to all sessions.
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
        let all = store.paths().expect("listed").into_iter().map(|path| store.check(path, &lost));
        all.map(|Checked { state, .. }| match state {
            State::Sound(_) => "sound",
            State::Newer(_) => "newer",
            State::Damaged { recovered: Some(_), .. } => "recoverable",
            State::Damaged { recovered: None, .. } => "lost",
            State::Unread(_) => "unread",
        })
        .collect()
    }

    #[test]
    fn every_file_is_told_for_what_it_is_and_left_as_it_is() {
        let (_folder, store) = store();
        let text = String::from_utf8(fs::read(saved(&store, "Acme", 1)).expect("read")).expect("text");
        let put = |name: &str, text: &str| fs::write(store.folder().join(name), text).expect("written");
        put("b-newer.json", &text.replace("\"format_version\": 1", "\"format_version\": 2"));
        put("c-cut.json", &text[..text.len() - 60]);
        put("d-empty.json", "");
        put("e-misnamed.json", &text);
        fs::create_dir(store.folder().join("f-folder.json")).expect("made");
        let before = names(store.folder());
        assert_eq!(states(&store), ["sound", "newer", "recoverable", "lost", "recoverable", "unread"]);
        assert_eq!(names(store.folder()), before);
    }

    #[test]
    fn what_belongs_to_no_session_is_left_over() {
        let (_folder, store) = store();
        assert_eq!(store.leftovers().expect("no folder yet"), [] as [PathBuf; 0]);
        let deleted = saved(&store, "Gone", 1);
        store.delete(&deleted).expect("deleted");
        saved(&store, "Acme", 1);
        assert_eq!(store.leftovers().expect("listed"), [] as [PathBuf; 0], "a lock stays where it is");
        for name in ["20261118-nobody-0001.lock", ".20261118-acme-0007.tmp", "notes.tmp"] {
            fs::write(store.folder().join(name), "").expect("written");
        }
        let left = store.leftovers().expect("listed");
        let left: Vec<_> = left.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(left, [".20261118-acme-0007.tmp", "20261118-nobody-0001.lock"]);
    }
}
