//! Saving a session's file.
//!
//! A file is only replaced if it still holds what this program last read from it or wrote to it. Locks keep other copies of this
//! program away, but not editors and programs that synchronise folders: the version of such a program is kept as a session of its
//! own, or beside the file where it cannot be read as one. A file that is gone is written again, and with it the folder and the
//! lock: a lock on a removed file keeps nobody out. Where another program has taken that lock by then, what was recorded here goes
//! into a session of its own. Saving waits for no other program, since whoever waits answers no key.

use super::{Content, Doing, Error, Files, LockGuard, Owned, Store, TRIES, files, folder_of};
use crate::json;
use crate::locale::{Language, Message, Words, shown_name};
use crate::session::{Session, id, new_id};
use sha2::{Digest as _, Sha256};
use std::io;
use std::path::{Path, PathBuf};

/// What stands where a session is about to be saved.
enum Found {
    /// What was last read or written; nothing, for a new session.
    Expected,
    /// The file that was read or written is gone.
    Missing,
    /// A file of another program with these bytes.
    Changed(Vec<u8>),
    /// Something that is not read: too large, a pipe or a device.
    Unreadable,
}

impl Owned {
    pub(super) fn new(
        session: Session,
        path: PathBuf,
        lock: Option<LockGuard>,
        known: Option<Vec<u8>>,
    ) -> Self {
        Self { session, path, lock, known, notices: Vec::new(), shown: 0 }
    }

    /// Notes something to tell the user, once however often it is found.
    fn notice(&mut self, message: Message) {
        if !self.notices.contains(&message) {
            self.notices.push(message);
        }
    }

    /// Returns what the user has to be told about the session's file and has not been told yet: that another program changed or
    /// removed it.
    pub fn take_notices(&mut self) -> Vec<Message> {
        let new = self.notices[self.shown..].to_vec();
        self.shown = self.notices.len();
        new
    }
}

impl<F: Files> Store<F> {
    /// Writes a session to the disk, whole or not at all. After an error it can be tried again. What another program made of the
    /// file in the meantime is kept, which [`Owned::take_notices`] then tells.
    pub fn save(&self, owned: &mut Owned) -> Result<(), Error> {
        let mut bytes = Self::checked_bytes(owned)?;
        if owned.lock.is_none() {
            self.claim(owned)?;
            // The id may be another one now.
            bytes = owned.session.to_bytes();
        } else if !self.renew_lock(owned)? {
            self.move_to_new_session(owned)?;
            bytes = owned.session.to_bytes();
        }
        let was_link = owned.path.is_symlink();
        let beside = folder_of(&owned.path).join(format!(".{}.tmp", owned.session.id()));
        let saving = Doing::Saving;
        let beside =
            files::write_beside(&self.files, &beside, &bytes).map_err(Error::disk(saving, &owned.path))?;
        let replaced = self.keep_other_version(owned).and_then(|missing| {
            self.files.rename(&beside, &owned.path).map_err(Error::disk(saving, &owned.path))?;
            Ok(missing)
        });
        let missing = replaced.inspect_err(|_| {
            // The first error is the one to tell; if this fails too, the next save sweeps.
            let _ = self.files.remove(&beside);
        })?;
        owned.known = Some(bytes);
        if missing {
            owned.notice(Message::new("session-file-gone"));
        } else if was_link {
            owned.notice(Message::new("session-file-was-link"));
        }
        self.files.sync_folder(folder_of(&owned.path)).map_err(Error::disk(saving, &owned.path))
    }

    /// The file's bytes; an error if the session has grown beyond what could ever be read again.
    pub(super) fn checked_bytes(owned: &Owned) -> Result<Vec<u8>, Error> {
        let bytes = owned.session.to_bytes();
        if bytes.len() > json::LARGEST {
            return Err(Error::TooLarge { path: owned.path.clone(), size: bytes.len() });
        }
        let count = json::count_values(&bytes);
        if count > json::MOST_VALUES {
            return Err(Error::TooManyValues { path: owned.path.clone(), count });
        }
        Ok(bytes)
    }

    /// Takes the lock again, in a folder made anew if need be, if its file is gone. Returns whether this program has the lock, which
    /// another may have taken by now.
    fn renew_lock(&self, owned: &mut Owned) -> Result<bool, Error> {
        let path = folder_of(&owned.path).join(format!("{}.lock", owned.session.id()));
        let Some(LockGuard { file }) = &owned.lock else { return Ok(true) };
        if self.files.is_at(file, &path).map_err(Error::disk(Doing::Saving, &path))? {
            return Ok(true);
        }
        self.make_folder(folder_of(&owned.path))?;
        match self.lock(&owned.path, owned.session.id(), Doing::Saving) {
            Ok(lock) => owned.lock = Some(lock),
            Err(Error::InUse { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }

    /// Makes a session of its own, with another id and name, of what was recorded here.
    fn move_to_new_session(&self, owned: &mut Owned) -> Result<(), Error> {
        let name = other_version_name(&owned.session);
        self.beside(owned).claim(owned)?;
        owned.session.name = name;
        owned.known = None;
        let message = Message::new("session-lock-lost").with("name", shown_name(owned.session.name()));
        owned.notice(message.with("id", owned.session.id()));
        Ok(())
    }

    /// Keeps what another program made of the file, so that it can be replaced. Returns whether the file is missing.
    fn keep_other_version(&self, owned: &mut Owned) -> Result<bool, Error> {
        match self.found(owned)? {
            Found::Expected => Ok(false),
            Found::Missing => Ok(true),
            Found::Changed(bytes) => {
                let message = match Session::from_bytes(&bytes) {
                    Ok(other) if owned.is_known(&other) => return Ok(false),
                    Ok(other) => match self.keep_as_session(owned, other, &bytes)? {
                        Some(message) => message,
                        None => self.keep_as_file(owned, &bytes, "session-file-changed-beside")?,
                    },
                    Err(_) => self.keep_as_file(owned, &bytes, "session-file-unreadable")?,
                };
                owned.notice(message);
                Ok(false)
            }
            Found::Unreadable => {
                let failed = |error| Error::disk(Doing::Saving, &owned.path)(error);
                let to = self.beside(owned).free(&owned.path).map_err(failed)?;
                self.files.rename(&owned.path, &to).map_err(failed)?;
                owned.notice(kept_as_file(&to, "session-file-unreadable"));
                Ok(false)
            }
        }
    }

    fn found(&self, owned: &Owned) -> Result<Found, Error> {
        match self.files.read(&owned.path) {
            Ok(Content::Whole(bytes)) if owned.known.as_ref() == Some(&bytes) => Ok(Found::Expected),
            Ok(Content::Whole(bytes)) => Ok(Found::Changed(bytes)),
            Ok(Content::TooLarge(_) | Content::NotAFile) => Ok(Found::Unreadable),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(if owned.known.is_some() { Found::Missing } else { Found::Expected })
            }
            Err(error) => Err(Error::disk(Doing::Saving, &owned.path)(error)),
        }
    }

    /// The sessions of the folder in which the file stands, which need not be the store's.
    fn beside(&self, owned: &Owned) -> Self {
        Self::on(folder_of(&owned.path), self.files.clone())
    }

    /// Keeps another version of a session as one of its own. The same version always gets the same id, so it is kept once however
    /// often it is found. Returns `None` where another program is taking in sessions.
    fn keep_as_session(&self, owned: &Owned, other: Session, bytes: &[u8]) -> Result<Option<Message>, Error> {
        let name = other_version_name(&other);
        let mut other = other.renamed(name);
        other.id = new_id(other.created_at(), other.name(), salt_of(bytes));
        let Some(taken) = self.beside(owned).try_take_in(&other)? else { return Ok(None) };
        let id = taken.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Some(Message::new("session-file-changed").with("id", id)))
    }

    /// Keeps the bytes as they are in a numbered file beside the session's, and returns the message of this key.
    fn keep_as_file(&self, owned: &Owned, bytes: &[u8], key: &'static str) -> Result<Message, Error> {
        let failed = |error| Error::disk(Doing::Saving, &owned.path)(error);
        let folder = self.beside(owned);
        for path in folder.alike(&owned.path).skip(1) {
            match self.files.read(&path) {
                Ok(Content::Whole(there)) if there == bytes => return Ok(kept_as_file(&path, key)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    let part = folder_of(&path).join(format!(".{}~.tmp", owned.session.id()));
                    files::replace(&self.files, &path, &part, bytes).map_err(failed)?;
                    return Ok(kept_as_file(&path, key));
                }
                Ok(_) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(failed(io::ErrorKind::AlreadyExists.into()))
    }

    /// Makes an id the new session's own: takes the lock of one that has no file yet.
    pub(super) fn claim(&self, owned: &mut Owned) -> Result<(), Error> {
        self.make_folder(&self.folder)?;
        let salt = id::salt(owned.session.id());
        for more in 0..TRIES {
            if more > 0 {
                owned.session.take_new_id(salt.wrapping_add(more));
            }
            let path = self.path_of(owned.session.id());
            if let Some(lock) = self.lock_unused(&path)? {
                (owned.path, owned.lock) = (path, Some(lock));
                // A new session comes once in a while, and to look for leftovers costs as much as to list the folder.
                self.sweep();
                return Ok(());
            }
        }
        Err(Error::InUse { path: owned.path.clone() })
    }
}

impl Owned {
    /// Whether a session, read from the file, says the same as what was last read or written: only its form differs.
    fn is_known(&self, other: &Session) -> bool {
        self.known.as_ref().is_some_and(|known| Session::from_bytes(known).is_ok_and(|known| known == *other))
    }
}

/// The name of another version of a session.
fn other_version_name(session: &Session) -> String {
    let language = Language::from_tag(session.language()).unwrap_or_default();
    Words::new(language).say(&Message::new("session-other-version").with("name", session.name()))
}

fn kept_as_file(path: &Path, key: &'static str) -> Message {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Message::new(key).with("file", file)
}

/// The salt of an id that is always the same for the same bytes.
pub(in crate::session) fn salt_of(bytes: &[u8]) -> u32 {
    let hash = Sha256::digest(bytes);
    u32::from_be_bytes([0, 0, hash[0], hash[1]])
}

#[cfg(test)]
mod tests;
