//! Checks the files of the folder, and what could be recovered of the damaged ones. Checking changes nothing.

use super::{Content, Error, Files, Store, id_from_path};
use crate::locale::Problem;
use crate::session::{Fallback, Recovery, Session, recover};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The result of checking a session's file.
#[derive(Debug)]
pub struct CheckedFile {
    /// The file.
    pub path: PathBuf,
    /// Its status.
    pub status: FileStatus,
}

/// The status of a session's file.
#[derive(Debug)]
pub enum FileStatus {
    /// A valid session.
    Valid(Box<Session>),
    /// A session that a newer program wrote, with the problems of reading it. It is not damaged, but only
    /// that program can read it.
    Newer(Vec<Problem>),
    /// It cannot be read as a session.
    Damaged {
        /// All of its problems.
        problems: Vec<Problem>,
        /// The session that its events still give, if any.
        recovery: Option<Box<Recovery>>,
    },
    /// The system does not allow reading it.
    Unreadable(Error),
}

impl<F: Files> Store<F> {
    /// Checks one file. `fallback` has fallback values for fields that cannot be recovered; the id in the file's
    /// name, if there is one, replaces its name.
    pub fn check(&self, path: PathBuf, fallback: &Fallback) -> CheckedFile {
        let status = match self.read(&path) {
            Ok(session) => FileStatus::Valid(Box::new(session)),
            Err(Error::Damaged { problems, .. }) if is_newer(&problems) => FileStatus::Newer(problems),
            Err(Error::Damaged { problems, .. }) => {
                let recovered = self.recover_file(&path, fallback).map(Box::new);
                FileStatus::Damaged { problems, recovery: recovered }
            }
            Err(error) => FileStatus::Unreadable(error),
        };
        CheckedFile { path, status }
    }

    fn recover_file(&self, path: &Path, fallback: &Fallback) -> Option<Recovery> {
        match self.files.read(path) {
            Ok(Content::Whole(bytes)) => {
                let name = id_from_path(path).unwrap_or(&fallback.name).to_owned();
                recover(&bytes, &Fallback { name, ..fallback.clone() })
            }
            _ => None,
        }
    }

    /// Returns the files of the folder that belong to no session: temporary files of interrupted saves, and
    /// locks of sessions that no longer exist.
    ///
    /// They do no harm, and [`Self::sweep`] deletes the temporary files.
    pub fn leftovers(&self) -> Result<Vec<PathBuf>, Error> {
        let mut paths = self.files_in_folder("tmp")?;
        paths.extend(self.files_in_folder("lock")?);
        let deleted = self.folder.join(super::trash::DELETED_FOLDER);
        paths.retain(|path| {
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            match path.extension().and_then(OsStr::to_str) {
                Some("tmp") => hidden,
                // The lock of imports is hidden, and belongs to all sessions.
                Some("lock") if !hidden => {
                    let file = path.with_extension("json");
                    let exists = |path: &Path| self.files.exists(path).unwrap_or(true);
                    !exists(&file) && !exists(&deleted.join(file.file_name().unwrap_or_default()))
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
    use super::{CheckedFile, FileStatus};
    use crate::session::store::tests::{file_names, minute, save_session, session, store};
    use crate::session::{Fallback, Store};
    use std::fs;
    use std::path::PathBuf;

    fn statuses(store: &Store) -> Vec<&'static str> {
        let session = session("x");
        let (language, rulebook) = ("en".into(), session.rulebook().clone());
        let lost = Fallback { name: "unnamed".into(), language, rulebook, timestamp: minute(0) };
        let all =
            store.paths().expect("the folder can be listed").into_iter().map(|path| store.check(path, &lost));
        all.map(|CheckedFile { status: state, .. }| match state {
            FileStatus::Valid(_) => "sound",
            FileStatus::Newer(_) => "newer",
            FileStatus::Damaged { recovery: Some(_), .. } => "recoverable",
            FileStatus::Damaged { recovery: None, .. } => "lost",
            FileStatus::Unreadable(_) => "unread",
        })
        .collect()
    }

    /// Each file gets its status, and the folder stays unchanged.
    #[test]
    fn check_reports_the_status_and_changes_nothing() {
        let (_folder, store) = store();
        let text =
            String::from_utf8(fs::read(save_session(&store, "Acme", 1)).expect("the file can be read"))
                .expect("valid UTF-8");
        let put = |name: &str, text: &str| {
            fs::write(store.folder().join(name), text).expect("the file can be written");
        };
        put("b-newer.json", &text.replace("\"format_version\": 1", "\"format_version\": 2"));
        put("c-cut.json", &text[..text.len() - 60]);
        put("d-empty.json", "");
        put("e-misnamed.json", &text);
        fs::create_dir(store.folder().join("f-folder.json")).expect("it can be created");
        let before = file_names(store.folder());
        assert_eq!(statuses(&store), ["sound", "newer", "recoverable", "lost", "recoverable", "unread"]);
        assert_eq!(file_names(store.folder()), before);
    }

    /// Temporary files and locks without a session are leftovers; locks of deleted sessions are not.
    #[test]
    fn leftovers_belong_to_no_session() {
        let (_folder, store) = store();
        assert_eq!(store.leftovers().expect("a missing folder is no error"), [] as [PathBuf; 0]);
        let deleted = save_session(&store, "Gone", 1);
        store.delete(&deleted).expect("deleting works");
        save_session(&store, "Acme", 1);
        assert_eq!(
            store.leftovers().expect("the folder can be listed"),
            [] as [PathBuf; 0],
            "locks of deleted sessions stay"
        );
        for name in ["20261118-nobody-0001.lock", ".20261118-acme-0007.tmp", "notes.tmp"] {
            fs::write(store.folder().join(name), "").expect("the file can be written");
        }
        let leftovers = store.leftovers().expect("the folder can be listed");
        let left: Vec<_> = leftovers.iter().filter_map(|path| path.file_name()?.to_str()).collect();
        assert_eq!(left, [".20261118-acme-0007.tmp", "20261118-nobody-0001.lock"]);
    }
}
