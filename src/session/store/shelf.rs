//! Renames, copies, deletes and restores saved sessions. Nothing here overwrites or loses a session.
//!
//! A deleted session is moved to the folder `deleted` inside the store's folder, with its file name. Its lock
//! stays where it is, because moving a lock would lose it.

use super::{Doing, Error, Files, Owned, Store, folder_of, id_of, led_to};
use crate::locale::Message;
use crate::session::{id, new_id, random_salt};
use jiff::Timestamp;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the folder of deleted sessions.
pub(super) const DELETED: &str = "deleted";

/// The maximum number of files of one name in the folder of deleted sessions.
const MOST_ALIKE: u32 = 10_000;

impl<F: Files> Store<F> {
    /// Returns the store of the deleted sessions, which can be restored.
    #[must_use]
    pub fn deleted(&self) -> Self {
        Self::on(self.folder.join(DELETED), self.files.clone())
    }

    /// Gives a session another name. Returns the notices about its file.
    pub fn rename(&self, path: &Path, name: &str, now: Timestamp) -> Result<Vec<Message>, Error> {
        let mut owned = self.owned(path)?;
        owned.session.rename(name, now);
        self.save(&mut owned)?;
        Ok(owned.take_notices())
    }

    /// Copies a session under another name. Returns the file of the copy.
    pub fn duplicate(&self, path: &Path, name: &str, now: Timestamp) -> Result<PathBuf, Error> {
        let copy = self.read(path)?.copied(new_id(now, name, random_salt()), name, now);
        let mut owned = self.create(copy);
        self.save(&mut owned)?;
        self.date(&owned.path, owned.session.updated_at());
        Ok(owned.path)
    }

    /// Moves a session's file, damaged or not, to the deleted ones. Returns its new path.
    ///
    /// # Errors
    /// The session is in use, is no file of this folder, or the disk refuses. It then stays unchanged.
    pub fn delete(&self, path: &Path) -> Result<PathBuf, Error> {
        if !self.holds(path) {
            return Err(Error::Elsewhere { path: path.to_owned() });
        }
        // A file without a valid id in its name cannot be locked by anybody.
        let lock = match id_of(path).filter(|id| id::is_valid(id)) {
            Some(id) => Some(self.lock(&led_to(path), id, Doing::Deleting)?),
            None => None,
        };
        let deleted = self.deleted();
        self.make_folder(&deleted.folder)?;
        let to = deleted.free(path).map_err(Error::disk(Doing::Deleting, path))?;
        self.shift(path, &to).map_err(Error::disk(Doing::Deleting, path))?;
        drop(lock);
        Ok(to)
    }

    /// Restores a deleted session, under a new id if another session has its own by now. Returns its file.
    ///
    /// # Errors
    /// The file is not a deleted one, another program is importing, or the disk refuses. It then stays
    /// deleted.
    pub fn restore(&self, path: &Path) -> Result<PathBuf, Error> {
        let failed = |error| Error::disk(Doing::Saving, path)(error);
        if !self.deleted().holds(path) {
            return Err(Error::Elsewhere { path: path.to_owned() });
        }
        let name = id_of(path).map(|id| format!("{id}.json"));
        let to =
            self.folder.join(name.as_deref().map_or(path.file_name().unwrap_or_default(), AsRef::as_ref));
        let lock = match id_of(path).filter(|id| id::is_valid(id)) {
            Some(id) => Some(self.lock(&to, id, Doing::Saving)?),
            None => None,
        };
        if !self.files.exists(&to).map_err(failed)? {
            self.shift(path, &to).map_err(failed)?;
            return Ok(to);
        }
        drop(lock);
        let taken = self.try_take_in(&self.deleted().read(path)?)?;
        let taken = taken.ok_or_else(|| Error::ImportRunning { path: path.to_owned() })?;
        self.files.remove(path).and_then(|()| self.files.sync_folder(folder_of(path))).map_err(failed)?;
        Ok(taken.path().to_owned())
    }

    /// Returns a session that only this program may write.
    ///
    /// # Errors
    /// It cannot be read, or another program has it open.
    fn owned(&self, path: &Path) -> Result<Owned, Error> {
        let before = self.read(path)?;
        let led = led_to(path);
        let lock = self.lock(&led, before.id(), Doing::Saving)?;
        // Another program may have saved between reading and locking.
        let (session, bytes) = self.read_with_bytes(path)?;
        if session.id() != before.id() {
            return Err(Error::InUse { path: path.to_owned() });
        }
        Ok(Owned::new(session, led, Some(lock), Some(bytes)))
    }

    /// Returns an unused path in this folder for a file of this name.
    pub(super) fn free(&self, path: &Path) -> io::Result<PathBuf> {
        for to in self.alike(path) {
            if !self.files.exists(&to)? {
                return Ok(to);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Returns the paths in this folder that a file of this name may have: its own, then numbered ones.
    pub(super) fn alike(&self, path: &Path) -> impl Iterator<Item = PathBuf> {
        let own = self.folder.join(path.file_name().unwrap_or_default());
        let stem = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = move |count, own: &Path| own.with_file_name(format!("{stem}~{count}.json"));
        (1..MOST_ALIKE).map(move |count| if count == 1 { own.clone() } else { numbered(count, &own) })
    }

    /// Moves a file to an unused path.
    fn shift(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.files.rename(from, to)?;
        // The source folder is synced last: a crash between the two leaves the file in both places rather
        // than in none.
        self.files.sync_folder(folder_of(to))?;
        self.files.sync_folder(folder_of(from))
    }
}

#[cfg(test)]
mod tests {
    use crate::session::store::IMPORT_LOCK;
    use crate::session::store::tests::{minute, names, saved, store};
    use crate::session::{Error, Listed, Opened, Store};
    use std::fs;

    fn sessions(store: &Store) -> Vec<String> {
        let listed = store.list().expect("the folder can be listed");
        listed.iter().filter_map(Listed::summary).map(|summary| summary.name.clone()).collect()
    }

    /// A deleted session is gone from the list, and restored unchanged.
    #[test]
    fn what_is_deleted_comes_back_as_it_was() {
        let (_folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let bytes = fs::read(&path).expect("the file can be read");
        let deleted = store.delete(&path).expect("deleting works");
        assert!(sessions(&store).is_empty() && !path.exists());
        assert_eq!(sessions(&store.deleted()), ["Acme"]);
        assert_eq!(store.restore(&deleted).expect("restoring works"), path);
        assert_eq!(fs::read(&path).expect("the file can be read"), bytes);
        assert!(sessions(&store.deleted()).is_empty());
    }

    /// Sessions of one id that were deleted one after the other are all restored.
    #[test]
    fn sessions_of_one_id_deleted_in_turn_all_come_back() {
        let (_folder, store) = store();
        let first = store.delete(&saved(&store, "Acme", 1)).expect("deleting works");
        let second = store.delete(&saved(&store, "Acme", 2)).expect("deleting works");
        assert_eq!(names(store.deleted().folder()), ["20261118-acme-0007.json", "20261118-acme-0007~2.json"]);
        assert_eq!(sessions(&store.deleted()), ["Acme", "Acme"], "neither is damaged");
        store.restore(&second).expect("restoring works");
        store.restore(&first).expect("restoring works");
        assert_eq!(sessions(&store), ["Acme", "Acme"]);
        assert!(sessions(&store.deleted()).is_empty());
    }

    /// While another program imports, a session whose id is in use is not restored, and stays deleted.
    #[test]
    fn restore_does_not_wait_while_another_program_takes_sessions_in() {
        let (_folder, store) = store();
        let first = store.delete(&saved(&store, "Acme", 1)).expect("deleting works");
        saved(&store, "Acme", 2);
        let import = fs::File::create(store.folder().join(IMPORT_LOCK)).expect("it can be created");
        import.lock().expect("the lock is free");
        assert!(matches!(store.restore(&first), Err(Error::ImportRunning { .. })));
        assert_eq!(sessions(&store.deleted()), ["Acme"]);
        drop(import);
        store.restore(&first).expect("restoring works");
        assert_eq!(sessions(&store), ["Acme", "Acme"]);
    }

    /// A session that is open elsewhere is neither deleted nor renamed.
    #[test]
    fn a_session_in_use_is_neither_deleted_nor_renamed() {
        let (_folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let held = store.open(&path).expect("the session can be opened");
        assert!(matches!(held, Opened::Owned(_)));
        assert!(matches!(store.delete(&path), Err(Error::InUse { .. })));
        assert!(matches!(store.rename(&path, "Other", minute(2)), Err(Error::InUse { .. })));
        drop(held);
        store.rename(&path, "Other", minute(2)).expect("renaming works");
        assert_eq!(sessions(&store), ["Other"]);
    }

    /// Damaged files of the folder are deleted and restored; files elsewhere are refused.
    #[test]
    fn a_damaged_file_can_be_deleted_and_one_elsewhere_cannot() {
        let (folder, store) = store();
        saved(&store, "Acme", 1);
        for name in ["20261118-x-0001.json", "what is this.json"] {
            let path = store.folder().join(name);
            fs::write(&path, "{").expect("the file can be written");
            let deleted = store.delete(&path).expect("deleting works");
            assert_eq!(store.restore(&deleted).expect("restoring works"), path);
        }
        let elsewhere = folder.path().join("other.json");
        fs::write(&elsewhere, "{}").expect("the file can be written");
        assert!(matches!(store.delete(&elsewhere), Err(Error::Elsewhere { .. })));
        assert!(matches!(store.restore(&elsewhere), Err(Error::Elsewhere { .. })));
        assert!(elsewhere.exists());
    }

    /// A copy has the same events, another name and its own dates.
    #[test]
    fn a_copy_is_a_session_of_its_own() {
        let (_folder, store) = store();
        let path = saved(&store, "Acme", 1);
        let copy = store.duplicate(&path, "Acme (copy)", minute(9)).expect("copying works");
        assert_eq!(sessions(&store), ["Acme (copy)", "Acme"]);
        let (of, copy) = (store.read(&path).expect("the file can be read"), store.read(&copy).expect("the file can be read"));
        assert_eq!(of.answers(), copy.answers());
        assert_eq!(of.events(), copy.events());
        assert_eq!(copy.created_at(), minute(9));
    }
}
