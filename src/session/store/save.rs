//! Saves a session's file.
//!
//! A file is only replaced if it still has the bytes that this program last read or wrote. Locks exclude
//! other copies of this program, but not editors and programs that synchronize folders. The version of such a
//! program is saved as a session of its own, or beside the file if it cannot be read as a session.
//!
//! A removed file is written again, with its folder and its lock, because a lock on a removed file excludes
//! nobody. If another program has acquired that lock by then, the events of this program are saved as a
//! session of their own. Saving never waits for another program, because the interface could not react
//! meanwhile.

use super::{
    Content, Error, Files, LockGuard, MAX_ID_TRIES, Operation, Store, WritableSession, files, parent_folder,
};
use crate::json;
use crate::locale::{Language, Message, Translator, display_name};
use crate::session::{Session, id, new_id};
use std::io;
use std::path::{Path, PathBuf};

/// The state of the file where a session is about to be saved.
enum TargetState {
    /// It has the bytes last read or written or, for a new session, does not exist.
    Expected,
    /// The file that was read or written no longer exists.
    Missing,
    /// Another program has written these bytes.
    Changed(Vec<u8>),
    /// It cannot be read: too large, a pipe or a device.
    Unreadable,
}

impl WritableSession {
    pub(super) fn new(
        session: Session,
        path: PathBuf,
        lock: Option<LockGuard>,
        known: Option<Vec<u8>>,
    ) -> Self {
        Self { session, path, lock, last_bytes: known, notices: Vec::new(), notices_returned: 0 }
    }

    /// Adds a notice for the user, unless the same one was added before.
    fn notice(&mut self, message: Message) {
        if !self.notices.contains(&message) {
            self.notices.push(message);
        }
    }

    /// Returns the notices that were not returned before: that another program changed or removed the
    /// session's file.
    pub fn take_notices(&mut self) -> Vec<Message> {
        let new = self.notices[self.notices_returned..].to_vec();
        self.notices_returned = self.notices.len();
        new
    }
}

impl<F: Files> Store<F> {
    /// Writes a session to the disk, completely or not at all. It can be tried again after an error.
    ///
    /// A version that another program has written meanwhile is kept, and reported by
    /// [`WritableSession::take_notices`].
    ///
    /// # Errors
    /// The session is too large to be read again, or the disk refuses.
    pub fn save(&self, owned: &mut WritableSession) -> Result<(), Error> {
        let mut bytes = Self::encode_checked(owned)?;
        if owned.lock.is_none() {
            self.claim(owned)?;
            // The id may have changed.
            bytes = owned.session.to_bytes();
        } else if !self.renew_lock(owned)? {
            self.move_to_new_session(owned)?;
            bytes = owned.session.to_bytes();
        }
        let was_link = owned.path.is_symlink();
        let temp_path = parent_folder(&owned.path).join(format!(".{}.tmp", owned.session.id()));
        let saving = Operation::Save;
        let temp_path = files::write_temp_file(&self.files, &temp_path, &bytes)
            .map_err(Error::disk(saving, &owned.path))?;
        let replaced = self.save_other_version(owned).and_then(|missing| {
            self.files.rename(&temp_path, &owned.path).map_err(Error::disk(saving, &owned.path))?;
            Ok(missing)
        });
        let missing = replaced.inspect_err(|_| {
            // The first error is returned; if this fails too, the next save removes the file.
            let _ = self.files.remove(&temp_path);
        })?;
        owned.last_bytes = Some(bytes);
        if missing {
            owned.notice(Message::new("session-file-restored"));
        } else if was_link {
            owned.notice(Message::new("session-file-was-link"));
        }
        self.files.sync_folder(parent_folder(&owned.path)).map_err(Error::disk(saving, &owned.path))
    }

    /// Returns the file's bytes.
    ///
    /// # Errors
    /// The session has grown too large to be read again.
    pub(super) fn encode_checked(owned: &WritableSession) -> Result<Vec<u8>, Error> {
        let bytes = owned.session.to_bytes();
        if bytes.len() > json::MAX_FILE_BYTES {
            return Err(Error::TooLarge { path: owned.path.clone(), size: bytes.len() });
        }
        let count = json::count_values(&bytes);
        if count > json::MAX_VALUES {
            return Err(Error::TooManyValues { path: owned.path.clone(), count });
        }
        Ok(bytes)
    }

    /// Acquires the lock again if its file no longer exists, and creates the folder if that is missing too.
    /// Returns whether this program has the lock; another one may have acquired it by now.
    fn renew_lock(&self, owned: &mut WritableSession) -> Result<bool, Error> {
        let path = parent_folder(&owned.path).join(format!("{}.lock", owned.session.id()));
        let Some(LockGuard { file }) = &owned.lock else { return Ok(true) };
        if self.files.is_same_file(file, &path).map_err(Error::disk(Operation::Save, &path))? {
            return Ok(true);
        }
        self.create_folder(parent_folder(&owned.path))?;
        match self.lock(&owned.path, owned.session.id(), Operation::Save) {
            Ok(lock) => owned.lock = Some(lock),
            Err(Error::InUse { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// Gives the session another id and name, to save it as a session of its own.
    fn move_to_new_session(&self, owned: &mut WritableSession) -> Result<(), Error> {
        let name = other_version_name(&owned.session);
        self.containing_store(owned).claim(owned)?;
        owned.session.name = name;
        owned.last_bytes = None;
        let message = Message::new("session-lock-lost").arg("name", display_name(owned.session.name()));
        owned.notice(message.arg("id", owned.session.id()));
        Ok(())
    }

    /// Saves another program's version of the file elsewhere, so that the file can be replaced. Returns
    /// whether the file is missing.
    fn save_other_version(&self, owned: &mut WritableSession) -> Result<bool, Error> {
        match self.target_state(owned)? {
            TargetState::Expected => Ok(false),
            TargetState::Missing => Ok(true),
            TargetState::Changed(bytes) => {
                let message = match Session::from_bytes(&bytes) {
                    Ok(other) if owned.is_last_version(&other) => return Ok(false),
                    Ok(other) => match self.save_as_session(owned, other, &bytes)? {
                        Some(message) => message,
                        None => self.save_as_file(owned, &bytes, "session-file-changed-beside")?,
                    },
                    Err(_) => self.save_as_file(owned, &bytes, "session-file-unreadable")?,
                };
                owned.notice(message);
                Ok(false)
            }
            TargetState::Unreadable => {
                let failed = |error| Error::disk(Operation::Save, &owned.path)(error);
                let to = self.containing_store(owned).unused_path(&owned.path).map_err(failed)?;
                self.files.rename(&owned.path, &to).map_err(failed)?;
                owned.notice(saved_as_file_message(&to, "session-file-unreadable"));
                Ok(false)
            }
        }
    }

    fn target_state(&self, owned: &WritableSession) -> Result<TargetState, Error> {
        match self.files.read(&owned.path) {
            Ok(Content::Whole(bytes)) if owned.last_bytes.as_ref() == Some(&bytes) => {
                Ok(TargetState::Expected)
            }
            Ok(Content::Whole(bytes)) => Ok(TargetState::Changed(bytes)),
            Ok(Content::TooLarge(_) | Content::NotAFile) => Ok(TargetState::Unreadable),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(if owned.last_bytes.is_some() { TargetState::Missing } else { TargetState::Expected })
            }
            Err(error) => Err(Error::disk(Operation::Save, &owned.path)(error)),
        }
    }

    /// Returns the store of the folder that has the session's file, which may be another one than this
    /// store's.
    fn containing_store(&self, owned: &WritableSession) -> Self {
        Self::with_files(parent_folder(&owned.path), self.files.clone())
    }

    /// Saves another version of a session as a session of its own. The same version always gets the same id,
    /// so it is saved only once. Returns `None` if another program is importing.
    fn save_as_session(
        &self,
        owned: &WritableSession,
        other: Session,
        bytes: &[u8],
    ) -> Result<Option<Message>, Error> {
        let name = other_version_name(&other);
        let mut other = other.with_name(name);
        other.id = new_id(other.created_at(), other.name(), id::salt_from_bytes(bytes));
        let Some(outcome) = self.containing_store(owned).try_import(&other)? else { return Ok(None) };
        let id = outcome.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Some(Message::new("session-file-changed").arg("id", id)))
    }

    /// Saves the bytes unchanged in a numbered file beside the session's, and returns the message with this
    /// key.
    fn save_as_file(
        &self,
        owned: &WritableSession,
        bytes: &[u8],
        key: &'static str,
    ) -> Result<Message, Error> {
        let failed = |error| Error::disk(Operation::Save, &owned.path)(error);
        let folder = self.containing_store(owned);
        for path in folder.candidate_paths(&owned.path).skip(1) {
            match self.files.read(&path) {
                Ok(Content::Whole(existing)) if existing == bytes => {
                    return Ok(saved_as_file_message(&path, key));
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    let temp_path = parent_folder(&path).join(format!(".{}~.tmp", owned.session.id()));
                    files::replace_atomically(&self.files, &path, &temp_path, bytes).map_err(failed)?;
                    return Ok(saved_as_file_message(&path, key));
                }
                Ok(_) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(io::ErrorKind::AlreadyExists.into()))
    }

    /// Claims an unused id for a new session and acquires its lock.
    pub(super) fn claim(&self, owned: &mut WritableSession) -> Result<(), Error> {
        self.create_folder(&self.folder)?;
        let salt = id::parse_salt(owned.session.id());
        for more in 0..MAX_ID_TRIES {
            if more > 0 {
                owned.session.assign_new_id(salt.wrapping_add(more));
            }
            let path = self.path_for_id(owned.session.id());
            if let Some(lock) = self.lock_if_unused(&path)? {
                (owned.path, owned.lock) = (path, Some(lock));
                // Sweeping lists the whole folder, which is acceptable for a new session but not for each
                // save.
                self.sweep();
                return Ok(());
            }
        }
        Err(Error::InUse { path: owned.path.clone() })
    }
}

impl WritableSession {
    /// Returns whether a session read from the file equals what was last read or written, so that only the
    /// formatting differs.
    fn is_last_version(&self, other: &Session) -> bool {
        self.last_bytes
            .as_ref()
            .is_some_and(|known| Session::from_bytes(known).is_ok_and(|known| known == *other))
    }
}

/// Returns the name for another version of a session.
fn other_version_name(session: &Session) -> String {
    let language = Language::from_tag(session.language()).unwrap_or_default();
    Translator::new(language).translate(&Message::new("session-other-version").arg("name", session.name()))
}

fn saved_as_file_message(path: &Path, key: &'static str) -> Message {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Message::new(key).arg("file", file)
}

#[cfg(test)]
mod tests;
