//! The folder of saved sessions, and the one writer of each file in it.
//!
//! Whoever may write a session holds an [`Owned`], and an [`Owned`] holds the session's lock from its first save on;
//! everybody else reads. So an older state can never overwrite a newer one. A session that was only started leaves
//! nothing behind: folder, lock and file come with the first save.
//!
//! A link to a session is that session: its lock and its file are those that it leads to. A second hard link is no
//! link but a copy from the first save on, as those that make such links for a backup mean it.

mod check;
mod error;
mod files;
mod find;
mod places;
mod save;
mod shelf;
mod sweep;
mod take_in;

pub use check::{Checked, State};
pub use error::{Candidate, Doing, Error, Kind};
pub use files::{Content, Disk, Files};
pub use places::{ASKED_AT_ONCE, Place, Stamp, day};
pub use take_in::{IMPORT_LOCK, TakenIn};

use super::leftovers::folder_of;
use super::{Choice, RulebookRef, SavedAdvice, Session};
use crate::json;
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// How many ids are tried for a new session before giving up: as many as a salt can make.
const TRIES: u32 = 0x1_0000;

/// How many problems a list keeps in all, however many files are damaged; of each file one at least.
const MOST_PROBLEMS: usize = 10_000;

/// The saved sessions of one folder.
#[derive(Clone, Debug)]
pub struct Store<F = Disk> {
    folder: PathBuf,
    files: F,
}

/// A session that this program alone may write.
#[derive(Debug)]
pub struct Owned {
    /// The session; [`Store::save`] writes it.
    pub session: Session,
    path: PathBuf,
    lock: Option<LockGuard>,
    /// The bytes that were last read from the file or written to it; `None` before a new session's first save.
    known: Option<Vec<u8>>,
    /// Notices for the user about the file; the first `shown` of them were taken already.
    notices: Vec<Message>,
    shown: usize,
}

impl Owned {
    /// The session's file. Before the first save it is where the session would go; if the id is taken by then, it
    /// goes elsewhere.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it stands on the disk, or was to be written there once.
    #[must_use]
    pub fn is_claimed(&self) -> bool {
        self.lock.is_some()
    }
}

/// Holds a session's lock until it is dropped, or the program ends in whatever way.
#[derive(Debug)]
struct LockGuard {
    file: File,
}

/// An opened session.
#[derive(Debug)]
pub enum Opened {
    /// To be read and written.
    Owned(Owned),
    /// To be read only.
    ReadOnly {
        /// The session.
        session: Session,
        /// Why it cannot be written.
        why: Message,
    },
}

impl Opened {
    /// The session, whether or not it can be written.
    #[must_use]
    pub fn session(&self) -> &Session {
        match self {
            Self::Owned(Owned { session, .. }) | Self::ReadOnly { session, .. } => session,
        }
    }
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// When it was started.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The tag of its language.
    pub language: String,
    /// Whether it is finished.
    pub completed: bool,
    /// How many questions are answered.
    pub answered: usize,
    /// What was advised when it was last completed.
    pub advice: Option<SavedAdvice>,
    /// The rulebook that it was last held with.
    pub rulebook: RulebookRef,
    /// The decision that was taken in the end.
    pub decided: Option<Choice>,
}

/// A file in the folder.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    /// A session.
    Sound(Box<Summary>),
    /// Something that cannot be read as one. It is left as it is.
    Damaged {
        /// The file.
        path: PathBuf,
        /// All that is wrong with it.
        problems: Vec<Problem>,
    },
}

impl Listed {
    /// The session, if it is one.
    #[must_use]
    pub fn summary(&self) -> Option<&Summary> {
        match self {
            Self::Sound(summary) => Some(summary),
            Self::Damaged { .. } => None,
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Sound(summary) => &summary.path,
            Self::Damaged { path, .. } => path,
        }
    }
}

impl Store {
    /// The sessions of `folder`, which need not exist yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::on(folder, Disk)
    }
}

impl<F: Files> Store<F> {
    /// The same on files of another kind.
    #[must_use]
    pub fn on(folder: impl Into<PathBuf>, files: F) -> Self {
        Self { folder: folder.into(), files }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Every session, the last changed first, then what cannot be read, by name. No folder yet, no sessions.
    pub fn list(&self) -> Result<Vec<Listed>, Error> {
        let mut room = MOST_PROBLEMS;
        let glance = |path: PathBuf| {
            let mut listed = self.glance(&path);
            if let Listed::Damaged { problems, .. } = &mut listed {
                problems.truncate(room.max(1));
                room = room.saturating_sub(problems.len());
            }
            listed
        };
        let mut listed: Vec<_> = self.files_in_folder()?.into_iter().map(glance).collect();
        listed.sort_by(|a, b| {
            let newest = |entry: &Listed| entry.summary().map(|summary| summary.updated_at);
            newest(b).cmp(&newest(a)).then_with(|| a.path().cmp(b.path()))
        });
        Ok(listed)
    }

    /// The files of all sessions, by name, unread. No folder yet, no sessions.
    pub fn paths(&self) -> Result<Vec<PathBuf>, Error> {
        let mut paths = self.files_in_folder()?;
        paths.sort();
        Ok(paths)
    }

    /// Reads a session's file, without a lock: to show it, to replay it. In the store's own folder the id must be
    /// the file's name.
    pub fn read(&self, path: &Path) -> Result<Session, Error> {
        self.read_with_bytes(path).map(|(session, _)| session)
    }

    /// The same with the file's bytes.
    fn read_with_bytes(&self, path: &Path) -> Result<(Session, Vec<u8>), Error> {
        let damaged = |problems| Error::Damaged { path: path.to_owned(), problems };
        let bytes = match self.files.read(path).map_err(Error::disk(Doing::Reading, path))? {
            Content::Whole(bytes) => bytes,
            Content::TooLarge(size) => {
                return Err(damaged(vec![Problem::new("", json::too_large_by(size))]));
            }
            Content::NotAFile => {
                return Err(damaged(vec![Problem::new("", Message::new("session-not-a-file"))]));
            }
        };
        let session = Session::from_bytes(&bytes).map_err(damaged)?;
        if self.holds(path) && id_of(path) != Some(session.id()) {
            let message = Message::new("session-id-elsewhere").with("id", session.id());
            return Err(damaged(vec![Problem::new("id", message)]));
        }
        Ok((session, bytes))
    }

    /// Opens a session to go on with it. It is read-only where its lock cannot be taken.
    pub fn open(&self, path: &Path) -> Result<Opened, Error> {
        let session = self.read(path)?;
        let path = &led_to(path);
        let lock = match self.lock(path, session.id(), Doing::Saving) {
            Ok(lock) => lock,
            Err(error) => return Ok(Opened::ReadOnly { session, why: error.message() }),
        };
        // Between reading and locking another program may have saved: only now is it the state to go on from.
        let (fresh, bytes) = self.read_with_bytes(path)?;
        if fresh.id() != session.id() {
            return Ok(Opened::ReadOnly { session: fresh, why: Message::new("session-in-use") });
        }
        Ok(Opened::Owned(Owned::new(fresh, path.to_owned(), Some(lock), Some(bytes))))
    }

    /// Takes the lock of the session of this id, whose file is at `path`.
    fn lock(&self, path: &Path, id: &str, doing: Doing) -> Result<LockGuard, Error> {
        let lock = folder_of(path).join(format!("{id}.lock"));
        match self.files.lock(&lock).map_err(Error::disk(doing, &lock))? {
            Some(file) => Ok(LockGuard { file }),
            None => Err(Error::InUse { path: path.to_owned() }),
        }
    }

    /// Takes in a new session. Nothing is written before the first [`Self::save`], which may give the session
    /// another id if this one is taken.
    #[must_use]
    pub fn create(&self, session: Session) -> Owned {
        let path = self.path_of(session.id());
        Owned::new(session, path, None, None)
    }

    /// Takes the lock of a session that has no file yet. Returns `None` where it has one, or another program has the lock.
    fn lock_unused(&self, path: &Path) -> Result<Option<LockGuard>, Error> {
        let failed = |path: &Path, error| Error::disk(Doing::Saving, path)(error);
        if self.files.exists(path).map_err(|error| failed(path, error))? {
            return Ok(None);
        }
        let lock = path.with_extension("lock");
        let Some(file) = self.files.lock(&lock).map_err(|error| failed(&lock, error))? else {
            return Ok(None);
        };
        // Whoever had the lock a moment ago may have saved and gone.
        let exists = self.files.exists(path).map_err(|error| failed(path, error))?;
        Ok((!exists).then_some(LockGuard { file }))
    }

    /// Makes a folder, onto the disk.
    fn make_folder(&self, folder: &Path) -> Result<(), Error> {
        let made = self
            .files
            .make_folder(folder)
            .and_then(|changed| changed.iter().try_for_each(|folder| self.files.sync_folder(folder)));
        made.map_err(Error::disk(Doing::MakingFolder, folder))
    }

    /// Whether a session's file is there.
    pub(super) fn exists(&self, path: &Path) -> bool {
        self.files.exists(path).unwrap_or(false)
    }

    fn path_of(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    /// Everything in the folder that is called like a session's file.
    fn files_in_folder(&self) -> Result<Vec<PathBuf>, Error> {
        match self.files.list(&self.folder) {
            Ok(mut paths) => {
                paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
                Ok(paths)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::disk(Doing::Reading, &self.folder)(error)),
        }
    }

    /// Whether the path is of a file in the store's own folder.
    fn holds(&self, path: &Path) -> bool {
        let folder = folder_of(path);
        folder == self.folder
            || match (folder.canonicalize(), self.folder.canonicalize()) {
                (Ok(a), Ok(b)) => a == b,
                _ => false,
            }
    }
}

/// What a link leads to; any other path as it is. Links among its folders lead to the same lock anyway.
fn led_to(path: &Path) -> PathBuf {
    if path.is_symlink() { path.canonicalize().unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// The id that a file in the store has by its name. What follows a tilde tells apart files of one id that were deleted one
/// after the other.
fn id_of(path: &Path) -> Option<&str> {
    path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.split('~').next())
}

fn summary(session: &Session, path: PathBuf) -> Summary {
    Summary {
        id: session.id().to_owned(),
        name: session.name().to_owned(),
        path,
        created_at: session.created_at(),
        updated_at: session.updated_at(),
        language: session.language().to_owned(),
        completed: session.is_completed(),
        answered: session.answers().len(),
        advice: session.advice().cloned(),
        rulebook: session.rulebook().clone(),
        decided: session.choice(),
    }
}

#[cfg(test)]
mod faults;
#[cfg(test)]
pub(super) mod tests;
