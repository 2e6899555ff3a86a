//! Imports sessions from elsewhere. Nothing is overwritten, and a session that is present already is not
//! written again.
//!
//! If another session has its id, an imported session gets an id made from its content. So its file, if there
//! is one, is found without searching the folder, however many sessions had the same id.
//!
//! No other program may import between the check whether a session is present and its writing. Both happen
//! under a lock for the whole folder, for one session at a time.

use super::{Error, Files, LockGuard, MAX_ID_TRIES, Operation, Store, WritableSession};
use crate::session::{Session, id, new_id};
use std::path::{Path, PathBuf};

/// The lock of an importing program. It is never renamed or deleted, and no id begins with a full stop.
pub const IMPORT_LOCK: &str = ".import.lock";

/// How many ids are checked that earlier programs gave to a session whose own id was in use.
const MAX_LEGACY_IDS: u32 = 50;

/// The result of importing a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    /// The same session was present already.
    AlreadyPresent(PathBuf),
    /// It was added to the library under its own id.
    Added(PathBuf),
    /// It was added under a new id, because another session has its own.
    Renumbered(PathBuf),
}

impl ImportOutcome {
    /// Returns the session's file.
    pub fn path(&self) -> &Path {
        match self {
            Self::AlreadyPresent(path) | Self::Added(path) | Self::Renumbered(path) => path,
        }
    }
}

impl<F: Files> Store<F> {
    /// Imports a session unchanged. Waits while another program is importing.
    pub fn import(&self, session: Session) -> Result<ImportOutcome, Error> {
        if let Some(path) = self.find_same(&session)? {
            return Ok(ImportOutcome::AlreadyPresent(path));
        }
        let owned = self.create_checked(session)?;
        self.create_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        let file = self.files.wait_for_lock(&lock).map_err(Error::disk(Operation::Save, &lock))?;
        self.import_locked(owned, &LockGuard { file })
    }

    /// Imports a session as [`Self::import`] does, but returns `None` instead of waiting.
    pub fn try_import(&self, session: &Session) -> Result<Option<ImportOutcome>, Error> {
        if let Some(path) = self.find_same(session)? {
            return Ok(Some(ImportOutcome::AlreadyPresent(path)));
        }
        let owned = self.create_checked(session.clone())?;
        self.create_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        match self.files.lock(&lock).map_err(Error::disk(Operation::Save, &lock))? {
            Some(file) => self.import_locked(owned, &LockGuard { file }).map(Some),
            None => Ok(None),
        }
    }

    /// Imports a session that was recovered from a damaged file. If that was done before, the session
    /// imported then is returned and stays unchanged.
    pub fn import_recovered(&self, session: Session) -> Result<ImportOutcome, Error> {
        // It may have got another name or more events.
        let continues =
            |path: &Path| self.read(path).is_ok_and(|own| own.events().starts_with(session.events()));
        match self.find_imported(&session, continues)? {
            Some(path) => Ok(ImportOutcome::AlreadyPresent(path)),
            None => self.import(session),
        }
    }

    /// Returns a session to be written, whose id is not claimed yet.
    ///
    /// # Errors
    /// It is too large to be read again.
    fn create_checked(&self, session: Session) -> Result<WritableSession, Error> {
        let owned = self.create(session);
        Self::encode_checked(&owned)?;
        Ok(owned)
    }

    /// Writes a session under the first unused id, unless a file under an earlier id has the same session.
    fn import_locked(&self, mut owned: WritableSession, _lock: &LockGuard) -> Result<ImportOutcome, Error> {
        let original = owned.session.clone();
        for id in candidate_ids(&original).take(MAX_ID_TRIES as usize) {
            let path = self.path_for_id(&id);
            if let Some(lock) = self.lock_if_unused(&path)? {
                let renumbered = id != original.id;
                owned.session.id = id;
                (owned.path, owned.lock) = (path, Some(lock));
                self.save(&mut owned)?;
                self.set_modified(&owned.path, owned.session.updated_at());
                return Ok(if renumbered {
                    ImportOutcome::Renumbered(owned.path)
                } else {
                    ImportOutcome::Added(owned.path)
                });
            }
            if self.file_has_session(&original, &path) {
                return Ok(ImportOutcome::AlreadyPresent(path));
            }
        }
        Err(Error::InUse { path: owned.path })
    }

    /// Returns the file of the same session, under its own id or one that it may have been given instead.
    fn find_same(&self, session: &Session) -> Result<Option<PathBuf>, Error> {
        self.find_imported(session, |path| self.file_has_session(session, path))
    }

    /// Returns the first file for which `predicate` is true, among all ids that the session may have been given.
    fn find_imported(
        &self,
        session: &Session,
        predicate: impl Fn(&Path) -> bool,
    ) -> Result<Option<PathBuf>, Error> {
        let by_content = self.find_by_ids(candidate_ids(session).take(MAX_ID_TRIES as usize), &predicate)?;
        if by_content.is_some() {
            return Ok(by_content);
        }
        self.find_by_ids(legacy_ids(session).take(MAX_LEGACY_IDS as usize), &predicate)
    }

    /// Returns the first file of these ids for which `predicate` is true. Stops at an id without a file.
    fn find_by_ids(
        &self,
        ids: impl Iterator<Item = String>,
        predicate: &impl Fn(&Path) -> bool,
    ) -> Result<Option<PathBuf>, Error> {
        for id in ids {
            let path = self.path_for_id(&id);
            if !self.files.exists(&path).map_err(Error::disk(Operation::Read, &path))? {
                break;
            }
            if predicate(&path) {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }

    /// Returns whether a file has this session, under any id.
    fn file_has_session(&self, session: &Session, path: &Path) -> bool {
        self.read(path).is_ok_and(|own| Session { id: session.id.clone(), ..own } == *session)
    }
}

/// Returns the ids that a session may get, its own first. The others depend only on its content.
fn candidate_ids(session: &Session) -> impl Iterator<Item = String> {
    let content_ids = std::iter::once_with(|| content_hash(session)).flat_map(move |hash| {
        let id = move |more| id::content_id(session.created_at, &session.name, hash.wrapping_add(more));
        (0..=u32::MAX).map(id)
    });
    std::iter::once(session.id.clone()).chain(content_ids)
}

/// Returns the ids that earlier programs gave, which counted on from the session's own; that is the first.
fn legacy_ids(session: &Session) -> impl Iterator<Item = String> {
    let salt = id::parse_salt(&session.id);
    let next = move |more| new_id(session.created_at, &session.name, salt.wrapping_add(more));
    std::iter::once(session.id.clone()).chain((1..).map(next))
}

/// Returns a hash of the session without its id.
fn content_hash(session: &Session) -> u32 {
    id::hash_bytes(Session { id: String::new(), ..session.clone() }.to_line().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{IMPORT_LOCK, ImportOutcome, legacy_ids};
    use crate::session::store::tests::{minute, session, store};
    use crate::session::{ListedFile, Session, Store};
    use std::fs;
    use std::path::Path;

    fn session_count(store: &Store) -> usize {
        store.list().expect("the folder can be listed").iter().filter_map(ListedFile::summary).count()
    }

    /// Returns another session with the same id.
    fn other_session(number: i64) -> Session {
        let mut other = session("Acme");
        other.rename("Acme", minute(number));
        other
    }

    /// A session is added once, and another one with its id gets a new id.
    #[test]
    fn import_never_overwrites() {
        let (_folder, store) = store();
        let read_file = |path: &Path| fs::read(path).expect("the file can be read");
        let mut own = session("Acme");
        let first = store.import(own.clone()).expect("importing works");
        assert!(matches!(first, ImportOutcome::Added(_)));
        let bytes = read_file(first.path());
        assert_eq!(
            store.import(own.clone()).expect("the file exists"),
            ImportOutcome::AlreadyPresent(first.path().to_owned())
        );
        own.rename("Another", minute(3));
        let other = store.import(own.clone()).expect("importing works");
        assert!(matches!(other, ImportOutcome::Renumbered(_)), "{other:?}");
        assert_ne!(other.path(), first.path());
        assert_eq!(
            store.import(own).expect("the file exists"),
            ImportOutcome::AlreadyPresent(other.path().to_owned())
        );
        assert_eq!(read_file(first.path()), bytes);
        assert_eq!(session_count(&store), 2);
    }

    /// Many sessions of one id each get their own, and are found when imported again.
    #[test]
    fn import_gives_sessions_of_one_id_unique_ids() {
        let (_folder, store) = store();
        let outcomes: Vec<_> =
            (0..40).map(|number| store.import(other_session(number)).expect("importing works")).collect();
        assert_eq!(session_count(&store), 40);
        for (number, taken) in (0..40).zip(&outcomes) {
            let again = store.import(other_session(number)).expect("the file exists");
            assert_eq!(again, ImportOutcome::AlreadyPresent(taken.path().to_owned()));
        }
        assert_eq!(session_count(&store), 40);
    }

    /// A session with an id from an earlier program is not imported twice.
    #[test]
    fn import_finds_sessions_with_ids_of_earlier_programs() {
        let (_folder, store) = store();
        store.import(other_session(1)).expect("importing works");
        let earlier = legacy_ids(&other_session(2)).nth(1).expect("there is a second id");
        let there = Session { id: earlier, ..other_session(2) };
        let path = store.import(there).expect("importing works").path().to_owned();
        assert_eq!(
            store.import(other_session(2)).expect("the file exists"),
            ImportOutcome::AlreadyPresent(path)
        );
        assert_eq!(session_count(&store), 2);
    }

    /// While another program imports, nothing new is imported, and a session that is present is found without
    /// waiting.
    #[test]
    fn try_import_returns_none_while_another_program_imports() {
        let (_folder, store) = store();
        store.import(other_session(1)).expect("importing works");
        let lock = fs::File::open(store.folder().join(IMPORT_LOCK)).expect("the file exists");
        lock.lock().expect("the lock is free");
        assert_eq!(store.try_import(&other_session(2)).expect("waiting is no error"), None);
        assert!(matches!(store.import(other_session(1)), Ok(ImportOutcome::AlreadyPresent(_))));
        drop(lock);
        assert!(matches!(store.try_import(&other_session(2)), Ok(Some(ImportOutcome::Renumbered(_)))));
    }
}
