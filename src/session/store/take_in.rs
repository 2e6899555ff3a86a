//! Sessions that come from elsewhere. Nothing is overwritten, and what is here already is not written again.
//!
//! A session whose id belongs to another gets an id made from its content: where it is, if it is here at all, is known
//! without looking through the folder, however many sessions of one id there are.
//!
//! To look whether a session is here and to write it are one step only while nobody else takes sessions in. So whoever does
//! holds a lock of the whole folder meanwhile, for one session at a time.

use super::{Doing, Error, Files, LockGuard, Owned, Store, TRIES};
use crate::session::{Session, id, new_id};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// The lock of whoever takes sessions in, never renamed or deleted. No id begins with a full stop.
pub const IMPORT_LOCK: &str = ".import.lock";

/// How many ids are looked at that earlier programs would have given to a session whose own id is taken.
const EARLIER_IDS: u32 = 50;

/// What became of a session that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// It was there already, the very same.
    Same(PathBuf),
    /// It is in the library now, under its own id.
    New(PathBuf),
    /// Its id belongs to another session, so it has a new one.
    Renumbered(PathBuf),
}

impl TakenIn {
    /// The session's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Same(path) | Self::New(path) | Self::Renumbered(path) => path,
        }
    }
}

impl<F: Files> Store<F> {
    /// Takes in a session from elsewhere, as it is. Waits while another program takes one in.
    pub fn take_in(&self, session: Session) -> Result<TakenIn, Error> {
        if let Some(path) = self.same(&session)? {
            return Ok(TakenIn::Same(path));
        }
        let owned = self.fitting(session)?;
        self.make_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        let file = self.files.wait_for_lock(&lock).map_err(Error::disk(Doing::Saving, &lock))?;
        self.take_in_alone(owned, &LockGuard { file })
    }

    /// Takes in a session as [`Self::take_in`] does, but returns `None` instead of waiting.
    pub fn try_take_in(&self, session: &Session) -> Result<Option<TakenIn>, Error> {
        if let Some(path) = self.same(session)? {
            return Ok(Some(TakenIn::Same(path)));
        }
        let owned = self.fitting(session.clone())?;
        self.make_folder(&self.folder)?;
        let lock = self.folder.join(IMPORT_LOCK);
        match self.files.lock(&lock).map_err(Error::disk(Doing::Saving, &lock))? {
            Some(file) => self.take_in_alone(owned, &LockGuard { file }).map(Some),
            None => Ok(None),
        }
    }

    /// Takes in what was recovered from a damaged file, unless that was done before: then what became of it since stays as
    /// it is.
    pub fn take_in_recovered(&self, session: Session) -> Result<TakenIn, Error> {
        // It may have another name by now, or have been gone on with.
        let goes_on =
            |path: &Path| self.read(path).is_ok_and(|own| own.events().starts_with(session.events()));
        match self.first_where(&session, goes_on)? {
            Some(path) => Ok(TakenIn::Same(path)),
            None => self.take_in(session),
        }
    }

    /// The session, to be written. What could never be read again claims nothing.
    fn fitting(&self, session: Session) -> Result<Owned, Error> {
        let owned = self.create(session);
        Self::checked_bytes(&owned)?;
        Ok(owned)
    }

    /// Writes a session under the first id that is free, unless it stands under one that is not.
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

    /// The file of the very same session, under its own id or under one of those that it may have been given instead.
    fn same(&self, session: &Session) -> Result<Option<PathBuf>, Error> {
        self.first_where(session, |path| self.is_at(session, path))
    }

    /// The first file for which `is_it` holds, of those that the session may be in.
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

    /// The first file of these ids for which `is_it` holds, up to an id without a file.
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

    /// Whether a file holds this session, be it under another id.
    fn is_at(&self, session: &Session, path: &Path) -> bool {
        self.read(path).is_ok_and(|own| Session { id: session.id.clone(), ..own } == *session)
    }
}

/// The ids that a session may get, its own first. The others depend on its content alone.
fn ids(session: &Session) -> impl Iterator<Item = String> {
    let of_content = std::iter::once_with(|| content_hash(session)).flat_map(move |hash| {
        let id = move |more| id::id_of_content(session.created_at, &session.name, hash.wrapping_add(more));
        (0..=u32::MAX).map(id)
    });
    std::iter::once(session.id.clone()).chain(of_content)
}

/// The ids that earlier programs gave instead, which counted on from the session's own; that is the first.
fn earlier_ids(session: &Session) -> impl Iterator<Item = String> {
    let salt = id::salt(&session.id);
    let next = move |more| new_id(session.created_at, &session.name, salt.wrapping_add(more));
    std::iter::once(session.id.clone()).chain((1..).map(next))
}

/// A hash of all that a session holds but its id.
fn content_hash(session: &Session) -> u32 {
    let content = Session { id: String::new(), ..session.clone() }.to_line();
    Sha256::digest(content).iter().take(4).fold(0, |hash, byte| hash << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::{IMPORT_LOCK, TakenIn, earlier_ids};
    use crate::session::store::tests::{minute, session, store};
    use crate::session::{Listed, Session, Store};
    use std::fs;
    use std::path::Path;

    fn sessions(store: &Store) -> usize {
        store.list().expect("listed").iter().filter_map(Listed::summary).count()
    }

    /// Another session of the same id.
    fn other(number: i64) -> Session {
        let mut other = session("Acme");
        other.rename("Acme", minute(number));
        other
    }

    #[test]
    fn taking_in_never_overwrites() {
        let (_folder, store) = store();
        let here = |path: &Path| fs::read(path).expect("read");
        let mut own = session("Acme");
        let first = store.take_in(own.clone()).expect("taken in");
        assert!(matches!(first, TakenIn::New(_)));
        let bytes = here(first.path());
        assert_eq!(store.take_in(own.clone()).expect("there"), TakenIn::Same(first.path().to_owned()));
        own.rename("Another", minute(3));
        let other = store.take_in(own.clone()).expect("taken in");
        assert!(matches!(other, TakenIn::Renumbered(_)), "{other:?}");
        assert_ne!(other.path(), first.path());
        assert_eq!(store.take_in(own).expect("there"), TakenIn::Same(other.path().to_owned()));
        assert_eq!(here(first.path()), bytes);
        assert_eq!(sessions(&store), 2);
    }

    #[test]
    fn take_in_gives_many_sessions_of_one_id_each_its_own_and_finds_each_again() {
        let (_folder, store) = store();
        let taken: Vec<_> = (0..40).map(|number| store.take_in(other(number)).expect("taken in")).collect();
        assert_eq!(sessions(&store), 40);
        for (number, taken) in (0..40).zip(&taken) {
            let again = store.take_in(other(number)).expect("there");
            assert_eq!(again, TakenIn::Same(taken.path().to_owned()));
        }
        assert_eq!(sessions(&store), 40);
    }

    #[test]
    fn take_in_finds_a_session_under_the_id_that_an_earlier_program_gave_it() {
        let (_folder, store) = store();
        store.take_in(other(1)).expect("taken in");
        let earlier = earlier_ids(&other(2)).nth(1).expect("an id");
        let there = Session { id: earlier, ..other(2) };
        let path = store.take_in(there).expect("taken in").path().to_owned();
        assert_eq!(store.take_in(other(2)).expect("there"), TakenIn::Same(path));
        assert_eq!(sessions(&store), 2);
    }

    #[test]
    fn try_take_in_says_that_another_program_is_at_it_and_take_in_of_what_is_here_does_not_wait() {
        let (_folder, store) = store();
        store.take_in(other(1)).expect("taken in");
        let lock = fs::File::open(store.folder().join(IMPORT_LOCK)).expect("there");
        lock.lock().expect("free");
        assert_eq!(store.try_take_in(&other(2)).expect("busy"), None);
        assert!(matches!(store.take_in(other(1)), Ok(TakenIn::Same(_))));
        drop(lock);
        assert!(matches!(store.try_take_in(&other(2)), Ok(Some(TakenIn::Renumbered(_)))));
    }
}
