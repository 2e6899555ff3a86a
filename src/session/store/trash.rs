//! Renames, copies, deletes and restores saved sessions. Nothing here overwrites or loses a session, except that deleted
//! ones can be destroyed.
//!
//! A deleted session is moved to the folder `deleted` inside the store's folder, with its file name. Its lock
//! stays where it is, because moving a lock would lose it.

use super::{Error, Files, Operation, Store, WritableSession, id_from_path, parent_folder, resolve_link};
use crate::locale::Message;
use crate::session::{id, new_id, random_salt};
use jiff::Timestamp;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the folder of deleted sessions.
pub(super) const DELETED_FOLDER: &str = "deleted";

/// The maximum number of files of one name in the folder of deleted sessions.
const MAX_SAME_NAME: u32 = 10_000;

impl<F: Files> Store<F> {
    /// Returns the store of the deleted sessions, which can be restored.
    #[must_use]
    pub fn trash(&self) -> Self {
        Self::with_files(self.folder.join(DELETED_FOLDER), self.files.clone())
    }

    /// Gives a session another name. Returns the notices about its file.
    pub fn rename(&self, path: &Path, name: &str, now: Timestamp) -> Result<Vec<Message>, Error> {
        self.edit(path, Some(name), None, now)
    }

    /// Gives a session another name, assigns it to a client, or both. An empty client removes it from its client.
    /// Returns the notices about its file.
    pub fn edit(
        &self,
        path: &Path,
        name: Option<&str>,
        client: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<Message>, Error> {
        let mut owned = self.open_writable(path)?;
        if let Some(name) = name {
            owned.session.rename(name, now);
        }
        if let Some(client) = client {
            owned.session.set_client(client, now);
        }
        self.save(&mut owned)?;
        Ok(owned.take_notices())
    }

    /// Copies a session under another name. Returns the file of the copy.
    pub fn duplicate(&self, path: &Path, name: &str, now: Timestamp) -> Result<PathBuf, Error> {
        let copy = self.read(path)?.duplicate(new_id(now, name, random_salt()), name, now);
        let mut owned = self.create(copy);
        self.save(&mut owned)?;
        self.set_modified(&owned.path, owned.session.updated_at());
        Ok(owned.path)
    }

    /// Moves a session's file, damaged or not, to the deleted ones. Returns its new path.
    ///
    /// # Errors
    /// The session is in use, is no file of this folder, or the disk refuses. It then stays unchanged.
    pub fn delete(&self, path: &Path) -> Result<PathBuf, Error> {
        if !self.contains(path) {
            return Err(Error::NotInStore { path: path.to_owned() });
        }
        // A file without a valid id in its name cannot be locked by anybody.
        let lock = match id_from_path(path).filter(|id| id::is_valid(id)) {
            Some(id) => Some(self.lock(&resolve_link(path), id, Operation::Delete)?),
            None => None,
        };
        let trash = self.trash();
        self.create_folder(&trash.folder)?;
        let to = trash.unused_path(path).map_err(Error::disk(Operation::Delete, path))?;
        self.move_file(path, &to).map_err(Error::disk(Operation::Delete, path))?;
        drop(lock);
        Ok(to)
    }

    /// Restores a deleted session, under a new id if another session has its own by now. Returns its file.
    ///
    /// # Errors
    /// The file is not a deleted one, another program is importing, or the disk refuses. It then stays
    /// deleted.
    pub fn restore(&self, path: &Path) -> Result<PathBuf, Error> {
        let failed = |error| Error::disk(Operation::Save, path)(error);
        if !self.trash().contains(path) {
            return Err(Error::NotInStore { path: path.to_owned() });
        }
        let name = id_from_path(path).map(|id| format!("{id}.json"));
        let to =
            self.folder.join(name.as_deref().map_or(path.file_name().unwrap_or_default(), AsRef::as_ref));
        let lock = match id_from_path(path).filter(|id| id::is_valid(id)) {
            Some(id) => Some(self.lock(&to, id, Operation::Save)?),
            None => None,
        };
        if !self.files.exists(&to).map_err(failed)? {
            self.move_file(path, &to).map_err(failed)?;
            return Ok(to);
        }
        drop(lock);
        let outcome = self.try_import(&self.trash().read(path)?)?;
        let outcome = outcome.ok_or_else(|| Error::ImportRunning { path: path.to_owned() })?;
        self.files.remove(path).and_then(|()| self.files.sync_folder(parent_folder(path))).map_err(failed)?;
        Ok(outcome.path().to_owned())
    }

    /// Destroys a deleted session: removes its file for good.
    ///
    /// # Errors
    /// The file is not a deleted one, or the disk refuses.
    pub fn purge(&self, path: &Path) -> Result<(), Error> {
        let trash = self.trash();
        if !trash.contains(path) {
            return Err(Error::NotInStore { path: path.to_owned() });
        }
        let removed = self.files.remove(path).and_then(|()| self.files.sync_folder(parent_folder(path)));
        removed.map_err(Error::disk(Operation::Delete, path))
    }

    /// Returns a session that only this program may write.
    ///
    /// # Errors
    /// It cannot be read, or another program has it open.
    fn open_writable(&self, path: &Path) -> Result<WritableSession, Error> {
        let before = self.read(path)?;
        let target = resolve_link(path);
        let lock = self.lock(&target, before.id(), Operation::Save)?;
        // Another program may have saved between reading and locking.
        let (session, bytes) = self.read_with_bytes(path)?;
        if session.id() != before.id() {
            return Err(Error::InUse { path: path.to_owned() });
        }
        Ok(WritableSession::new(session, target, Some(lock), Some(bytes)))
    }

    /// Returns an unused path in this folder for a file of this name.
    pub(super) fn unused_path(&self, path: &Path) -> io::Result<PathBuf> {
        for to in self.candidate_paths(path) {
            if !self.files.exists(&to)? {
                return Ok(to);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Returns the paths in this folder that a file of this name may have: its own, then numbered ones.
    pub(super) fn candidate_paths(&self, path: &Path) -> impl Iterator<Item = PathBuf> {
        let own = self.folder.join(path.file_name().unwrap_or_default());
        let stem = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = move |count, own: &Path| own.with_file_name(format!("{stem}~{count}.json"));
        (1..MAX_SAME_NAME).map(move |count| if count == 1 { own.clone() } else { numbered(count, &own) })
    }

    /// Moves a file to an unused path.
    fn move_file(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.files.rename(from, to)?;
        // The source folder is synced last: a crash between the two leaves the file in both places rather
        // than in none.
        self.files.sync_folder(parent_folder(to))?;
        self.files.sync_folder(parent_folder(from))
    }
}

#[cfg(test)]
mod tests {
    use crate::session::store::IMPORT_LOCK;
    use crate::session::store::tests::{file_names, minute, save_session, store};
    use crate::session::{Error, ListedFile, OpenSession, Store};
    use std::fs;

    fn session_names(store: &Store) -> Vec<String> {
        let listed = store.list().expect("the folder can be listed");
        listed.iter().filter_map(ListedFile::summary).map(|summary| summary.name.clone()).collect()
    }

    /// A deleted session is gone from the list, and restored unchanged.
    #[test]
    fn restore_brings_back_the_same_bytes() {
        let (_folder, store) = store();
        let path = save_session(&store, "Acme", 1);
        let bytes = fs::read(&path).expect("the file can be read");
        let deleted = store.delete(&path).expect("deleting works");
        assert!(session_names(&store).is_empty() && !path.exists());
        assert_eq!(session_names(&store.trash()), ["Acme"]);
        assert_eq!(store.restore(&deleted).expect("restoring works"), path);
        assert_eq!(fs::read(&path).expect("the file can be read"), bytes);
        assert!(session_names(&store.trash()).is_empty());
    }

    /// Sessions of one id that were deleted one after the other are all restored.
    #[test]
    fn restore_handles_deleted_sessions_of_one_id() {
        let (_folder, store) = store();
        let first = store.delete(&save_session(&store, "Acme", 1)).expect("deleting works");
        let second = store.delete(&save_session(&store, "Acme", 2)).expect("deleting works");
        assert_eq!(
            file_names(store.trash().folder()),
            ["20261118-acme-0007.json", "20261118-acme-0007~2.json"]
        );
        assert_eq!(session_names(&store.trash()), ["Acme", "Acme"], "neither is damaged");
        store.restore(&second).expect("restoring works");
        store.restore(&first).expect("restoring works");
        assert_eq!(session_names(&store), ["Acme", "Acme"]);
        assert!(session_names(&store.trash()).is_empty());
    }

    /// While another program imports, a session whose id is in use is not restored, and stays deleted.
    #[test]
    fn restore_does_not_wait_for_an_import() {
        let (_folder, store) = store();
        let first = store.delete(&save_session(&store, "Acme", 1)).expect("deleting works");
        save_session(&store, "Acme", 2);
        let import = fs::File::create(store.folder().join(IMPORT_LOCK)).expect("it can be created");
        import.lock().expect("the lock is free");
        assert!(matches!(store.restore(&first), Err(Error::ImportRunning { .. })));
        assert_eq!(session_names(&store.trash()), ["Acme"]);
        drop(import);
        store.restore(&first).expect("restoring works");
        assert_eq!(session_names(&store), ["Acme", "Acme"]);
    }

    /// A session that is open elsewhere is neither deleted nor renamed.
    #[test]
    fn delete_and_rename_refuse_a_session_in_use() {
        let (_folder, store) = store();
        let path = save_session(&store, "Acme", 1);
        let open = store.open(&path).expect("the session can be opened");
        assert!(matches!(open, OpenSession::Writable(_)));
        assert!(matches!(store.delete(&path), Err(Error::InUse { .. })));
        assert!(matches!(store.rename(&path, "Other", minute(2)), Err(Error::InUse { .. })));
        drop(open);
        store.rename(&path, "Other", minute(2)).expect("renaming works");
        assert_eq!(session_names(&store), ["Other"]);
    }

    /// Name and client change apart or together, and a list has both.
    #[test]
    fn edit_changes_name_and_client() {
        let (_folder, store) = store();
        let path = save_session(&store, "Acme", 1);
        let edit = |name, client| {
            store.edit(&path, name, client, minute(2)).expect("editing works");
            let listed = store.read_listed(&path);
            let summary = listed.summary().expect("the session is valid");
            (summary.name.clone(), summary.client.clone())
        };
        assert_eq!(edit(None, Some("Nordwind")), ("Acme".to_owned(), Some("Nordwind".to_owned())));
        assert_eq!(edit(Some("Ann"), None), ("Ann".to_owned(), Some("Nordwind".to_owned())));
        assert_eq!(edit(Some("Ben"), Some("")), ("Ben".to_owned(), None));
    }

    /// Only a deleted file is destroyed, damaged or not, and nothing of its content is left.
    #[test]
    fn purge_removes_deleted_files_only() {
        let (_folder, store) = store();
        let kept = save_session(&store, "Kept", 2);
        let path = save_session(&store, "Acme", 1);
        assert!(matches!(store.purge(&path), Err(Error::NotInStore { .. })));
        let deleted = store.delete(&path).expect("deleting works");
        store.purge(&deleted).expect("the file can be removed");
        assert!(matches!(store.purge(&deleted), Err(Error::Disk { .. })), "there is nothing to remove");
        assert_eq!(
            (session_names(&store), file_names(store.trash().folder()).len()),
            (vec!["Kept".to_owned()], 0)
        );
        fs::write(&kept, "{").expect("the file can be written");
        let damaged = store.delete(&kept).expect("deleting works");
        store.purge(&damaged).expect("the file can be removed");
        assert_eq!(file_names(store.trash().folder()).len(), 0);
    }

    /// Damaged files of the folder are deleted and restored; files elsewhere are refused.
    #[test]
    fn delete_accepts_damaged_files_of_its_folder_only() {
        let (folder, store) = store();
        save_session(&store, "Acme", 1);
        for name in ["20261118-x-0001.json", "what is this.json"] {
            let path = store.folder().join(name);
            fs::write(&path, "{").expect("the file can be written");
            let deleted = store.delete(&path).expect("deleting works");
            assert_eq!(store.restore(&deleted).expect("restoring works"), path);
        }
        let elsewhere = folder.path().join("other.json");
        fs::write(&elsewhere, "{}").expect("the file can be written");
        assert!(matches!(store.delete(&elsewhere), Err(Error::NotInStore { .. })));
        assert!(matches!(store.restore(&elsewhere), Err(Error::NotInStore { .. })));
        assert!(elsewhere.exists());
    }

    /// A copy has the same events, another name and its own dates.
    #[test]
    fn duplicate_creates_another_session() {
        let (_folder, store) = store();
        let path = save_session(&store, "Acme", 1);
        let copy = store.duplicate(&path, "Acme (copy)", minute(9)).expect("copying works");
        assert_eq!(session_names(&store), ["Acme (copy)", "Acme"]);
        let (original, copy) = (
            store.read(&path).expect("the file can be read"),
            store.read(&copy).expect("the file can be read"),
        );
        assert_eq!(original.answers(), copy.answers());
        assert_eq!(original.events(), copy.events());
        assert_eq!(copy.created_at(), minute(9));
    }
}
