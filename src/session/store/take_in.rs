//! Imports sessions from elsewhere. Nothing is overwritten, and a session that is present already is not
//! written again.
//!
//! If another session has its id, an imported session gets an id made from its content. So its file, if there
//! is one, is found without searching the folder, however many sessions had the same id.
//!
//! No other program may import between the check whether a session is present and its writing. Both happen
//! under a lock for the whole folder, for one session at a time.

use super::{Doing, Error, Files, LockGuard, Owned, Store, TRIES};
use crate::session::{Session, id, new_id};
use std::path::{Path, PathBuf};

/// The lock of an importing program. It is never renamed or deleted, and no id begins with a full stop.
pub const IMPORT_LOCK: &str = ".import.lock";

/// How many ids are checked that earlier programs gave to a session whose own id was in use.
const EARLIER_IDS: u32 = 50;

/// The result of importing a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// The same session was present already.
    Same(PathBuf),
    /// It was added to the library under its own id.
    New(PathBuf),
    /// It was added under a new id, because another session has its own.
    Renumbered(PathBuf),
}

impl TakenIn {
    /// Returns the session's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Same(path) | Self::New(path) | Self::Renumbered(path) => path,
        }
    }
}

impl<F: Files> Store<F> {
    /// Imports a session unchanged. Waits while another program is importing.
    pub fn take_in(&self, session: Session) -> Result<TakenIn, Error> {
        if let Some(path) = self.same(&session)? {
            return Ok(TakenIn::Same(path));
        }
        let owned = self.checked(session)?;
        self.make_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        let file = self.files.wait_for_lock(&lock).map_err(Error::disk(Doing::Saving, &lock))?;
        self.take_in_alone(owned, &LockGuard { file })
    }

    /// Imports a session as [`Self::take_in`] does, but returns `None` instead of waiting.
    pub fn try_take_in(&self, session: &Session) -> Result<Option<TakenIn>, Error> {
        if let Some(path) = self.same(session)? {
            return Ok(Some(TakenIn::Same(path)));
        }
        let owned = self.checked(session.clone())?;
        self.make_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        match self.files.lock(&lock).map_err(Error::disk(Doing::Saving, &lock))? {
            Some(file) => self.take_in_alone(owned, &LockGuard { file }).map(Some),
            None => Ok(None),
        }
    }

    /// Imports a session that was recovered from a damaged file. If that was done before, the session
    /// imported then is returned and stays unchanged.
    pub fn take_in_recovered(&self, session: Session) -> Result<TakenIn, Error> {
        // It may have got another name or more events.
        let goes_on =
            |path: &Path| self.read(path).is_ok_and(|own| own.events().starts_with(session.events()));
        match self.first_where(&session, goes_on)? {
            Some(path) => Ok(TakenIn::Same(path)),
            None => self.take_in(session),
        }
    }

    /// Returns a session to be written, whose id is not claimed yet.
    ///
    /// # Errors
    /// It is too large to be read again.
    fn checked(&self, session: Session) -> Result<Owned, Error> {
        let owned = self.create(session);
        Self::checked_bytes(&owned)?;
        Ok(owned)
    }

    /// Writes a session under the first unused id, unless a file under an earlier id has the same session.
    fn take_in_alone(&self, mut owned: Owned, _lock: &LockGuard) -> Result<TakenIn, Error> {
        let given = owned.session.clone();
        for id in ids(&given).take(TRIES as usize) {
            let path = self.path_of(&id);
            if let Some(lock) = self.lock_unused(&path)? {
                let renumbered = id != given.id;
                owned.session.id = id;
                (owned.path, owned.lock) = (path, Some(lock));
                self.save(&mut owned)?;
                self.date(&owned.path, owned.session.updated_at());
                return Ok(if renumbered {
                    TakenIn::Renumbered(owned.path)
                } else {
                    TakenIn::New(owned.path)
                });
            }
            if self.is_at(&given, &path) {
                return Ok(TakenIn::Same(path));
            }
        }
        Err(Error::InUse { path: owned.path })
    }

    /// Returns the file of the same session, under its own id or one that it may have been given instead.
    fn same(&self, session: &Session) -> Result<Option<PathBuf>, Error> {
        self.first_where(session, |path| self.is_at(session, path))
    }

    /// Returns the first file for which `is_it` is true, among all ids that the session may have been given.
    fn first_where(
        &self,
        session: &Session,
        is_it: impl Fn(&Path) -> bool,
    ) -> Result<Option<PathBuf>, Error> {
        let of_content = self.first_of(ids(session).take(TRIES as usize), &is_it)?;
        if of_content.is_some() {
            return Ok(of_content);
        }
        self.first_of(earlier_ids(session).take(EARLIER_IDS as usize), &is_it)
    }

    /// Returns the first file of these ids for which `is_it` is true. Stops at an id without a file.
    fn first_of(
        &self,
        ids: impl Iterator<Item = String>,
        is_it: &impl Fn(&Path) -> bool,
    ) -> Result<Option<PathBuf>, Error> {
        for id in ids {
            let path = self.path_of(&id);
            if !self.files.exists(&path).map_err(Error::disk(Doing::Reading, &path))? {
                break;
            }
            if is_it(&path) {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }

    /// Returns whether a file has this session, under any id.
    fn is_at(&self, session: &Session, path: &Path) -> bool {
        self.read(path).is_ok_and(|own| Session { id: session.id.clone(), ..own } == *session)
    }
}

/// Returns the ids that a session may get, its own first. The others depend only on its content.
fn ids(session: &Session) -> impl Iterator<Item = String> {
    let of_content = std::iter::once_with(|| content_hash(session)).flat_map(move |hash| {
        let id = move |more| id::id_of_content(session.created_at, &session.name, hash.wrapping_add(more));
        (0..=u32::MAX).map(id)
    });
    std::iter::once(session.id.clone()).chain(of_content)
}

/// Returns the ids that earlier programs gave, which counted on from the session's own; that is the first.
fn earlier_ids(session: &Session) -> impl Iterator<Item = String> {
    let salt = id::salt(&session.id);
    let next = move |more| new_id(session.created_at, &session.name, salt.wrapping_add(more));
    std::iter::once(session.id.clone()).chain((1..).map(next))
}

/// Returns a hash of the session without its id.
fn content_hash(session: &Session) -> u32 {
    id::hash(Session { id: String::new(), ..session.clone() }.to_line().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{IMPORT_LOCK, TakenIn, earlier_ids};
    use crate::session::store::tests::{minute, session, store};
    use crate::session::{Listed, Session, Store};
    use std::fs;
    use std::path::Path;

    fn sessions(store: &Store) -> usize {
        store.list().expect("the folder can be listed").iter().filter_map(Listed::summary).count()
    }

    /// Returns another session with the same id.
    fn other(number: i64) -> Session {
        let mut other = session("Acme");
        other.rename("Acme", minute(number));
        other
    }

    /// A session is added once, and another one with its id gets a new id.
    #[test]
    fn taking_in_never_overwrites() {
        let (_folder, store) = store();
        let here = |path: &Path| fs::read(path).expect("the file can be read");
        let mut own = session("Acme");
        let first = store.take_in(own.clone()).expect("importing works");
        assert!(matches!(first, TakenIn::New(_)));
        let bytes = here(first.path());
        assert_eq!(store.take_in(own.clone()).expect("the file exists"), TakenIn::Same(first.path().to_owned()));
        own.rename("Another", minute(3));
        let other = store.take_in(own.clone()).expect("importing works");
        assert!(matches!(other, TakenIn::Renumbered(_)), "{other:?}");
        assert_ne!(other.path(), first.path());
        assert_eq!(store.take_in(own).expect("the file exists"), TakenIn::Same(other.path().to_owned()));
        assert_eq!(here(first.path()), bytes);
        assert_eq!(sessions(&store), 2);
    }

    /// Many sessions of one id each get their own, and are found when imported again.
    #[test]
    fn take_in_gives_many_sessions_of_one_id_each_its_own_and_finds_each_again() {
        let (_folder, store) = store();
        let taken: Vec<_> = (0..40).map(|number| store.take_in(other(number)).expect("importing works")).collect();
        assert_eq!(sessions(&store), 40);
        for (number, taken) in (0..40).zip(&taken) {
            let again = store.take_in(other(number)).expect("the file exists");
            assert_eq!(again, TakenIn::Same(taken.path().to_owned()));
        }
        assert_eq!(sessions(&store), 40);
    }

    /// A session with an id from an earlier program is not imported twice.
    #[test]
    fn take_in_finds_a_session_under_the_id_that_an_earlier_program_gave_it() {
        let (_folder, store) = store();
        store.take_in(other(1)).expect("importing works");
        let earlier = earlier_ids(&other(2)).nth(1).expect("there is a second id");
        let there = Session { id: earlier, ..other(2) };
        let path = store.take_in(there).expect("importing works").path().to_owned();
        assert_eq!(store.take_in(other(2)).expect("the file exists"), TakenIn::Same(path));
        assert_eq!(sessions(&store), 2);
    }

    /// While another program imports, nothing new is imported, and a session that is present is found without
    /// waiting.
    #[test]
    fn try_take_in_says_that_another_program_is_at_it_and_take_in_of_what_is_here_does_not_wait() {
        let (_folder, store) = store();
        store.take_in(other(1)).expect("importing works");
        let lock = fs::File::open(store.folder().join(IMPORT_LOCK)).expect("the file exists");
        lock.lock().expect("the lock is free");
        assert_eq!(store.try_take_in(&other(2)).expect("waiting is no error"), None);
        assert!(matches!(store.take_in(other(1)), Ok(TakenIn::Same(_))));
        drop(lock);
        assert!(matches!(store.try_take_in(&other(2)), Ok(Some(TakenIn::Renumbered(_)))));
    }
}
