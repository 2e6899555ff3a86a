//! The folder of saved sessions. Each session file has a single writer.
//!
//! A program that may write a session has a [`WritableSession`], which holds the session's lock from its
//! first save on; every other program only reads. So an older state can never overwrite a newer one. A
//! session that was started and never saved leaves nothing behind: folder, lock and file are created by the
//! first save.
//!
//! A symbolic link to a session is that session, with the lock and the file of its target. A second hard link
//! becomes a copy at the first save, as intended by those who make such links for a backup.

mod check;
mod error;
mod files;
mod find;
mod import;
mod listing;
mod save;
mod sweep;
mod trash;

pub use check::{CheckedFile, FileStatus};
pub use error::{Error, ErrorCategory, MatchingSession, Operation};
pub use files::{Content, Disk, Files};
pub use import::{IMPORT_LOCK, ImportOutcome};
pub use listing::Loaded;

use super::temp_files::parent_folder;
use super::{Choice, RulebookRef, SavedAdvice, Session};
use crate::json;
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// How many ids are tried for a new session: as many as there are salts.
const MAX_ID_TRIES: u32 = 0x1_0000;

/// The maximum number of problems in a list, however many files are damaged. Each file has at least one.
const MAX_PROBLEMS: usize = 10_000;

/// The saved sessions of a folder.
#[derive(Clone, Debug)]
pub struct Store<F = Disk> {
    folder: PathBuf,
    files: F,
}

/// A session that only this program may write.
#[derive(Debug)]
pub struct WritableSession {
    /// The session; [`Store::save`] writes it.
    pub session: Session,
    path: PathBuf,
    lock: Option<LockGuard>,
    /// The bytes that were last read from the file or written to it; `None` before a new session's first
    /// save.
    last_bytes: Option<Vec<u8>>,
    /// Notices for the user about the file. The first `notices_returned` of them were returned already.
    notices: Vec<Message>,
    notices_returned: usize,
}

impl WritableSession {
    /// Returns the session's file. Before the first save this is the file planned for it, which changes if
    /// the id is in use by then.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether the session has its lock: it is on the disk, or saving it was tried.
    pub fn is_claimed(&self) -> bool {
        self.lock.is_some()
    }
}

/// The lock of a session, held until this is dropped or the program ends in any way.
#[derive(Debug)]
struct LockGuard {
    file: File,
}

/// An opened session.
#[derive(Debug)]
pub enum OpenSession {
    /// It can be read and written.
    Writable(WritableSession),
    /// It can only be read.
    ReadOnly {
        /// The session.
        session: Session,
        /// The reason why it cannot be written.
        reason: Message,
    },
}

impl OpenSession {
    /// Returns the session, whether or not it can be written.
    pub fn session(&self) -> &Session {
        match self {
            Self::Writable(WritableSession { session, .. }) | Self::ReadOnly { session, .. } => session,
        }
    }
}

/// The details of a session in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The session's id.
    pub id: String,
    /// The session's name.
    pub name: String,
    /// The name of the client that the session belongs to.
    pub client: Option<String>,
    /// The session's file.
    pub path: PathBuf,
    /// When the session was started.
    pub created_at: Timestamp,
    /// When the session was last changed.
    pub updated_at: Timestamp,
    /// The tag of the session's language.
    pub language: String,
    /// Whether the interview is finished.
    pub completed: bool,
    /// How many questions are answered.
    pub answer_count: usize,
    /// The advice at the last completion.
    pub advice: Option<SavedAdvice>,
    /// The rulebook that the interview last used.
    pub rulebook: RulebookRef,
    /// The decision that the user recorded last.
    pub choice: Option<Choice>,
    /// The notes on answers.
    pub notes: Vec<String>,
}

/// A file of the folder that is named like a session's.
#[derive(Clone, Debug, PartialEq)]
pub enum ListedFile {
    /// A session.
    Valid(Box<Summary>),
    /// A file that cannot be read as a session. It is left unchanged.
    Damaged {
        /// The file.
        path: PathBuf,
        /// All of its problems.
        problems: Vec<Problem>,
    },
}

impl ListedFile {
    /// Returns the session; `None` for a damaged file.
    pub fn summary(&self) -> Option<&Summary> {
        match self {
            Self::Valid(summary) => Some(summary),
            Self::Damaged { .. } => None,
        }
    }

    /// Returns the file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Valid(summary) => &summary.path,
            Self::Damaged { path, .. } => path,
        }
    }
}

impl Store {
    /// Returns the store of `folder`, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::with_files(folder, Disk)
    }
}

impl<F: Files> Store<F> {
    /// Returns the store of `folder` with other file operations, for tests.
    pub fn with_files(folder: impl Into<PathBuf>, files: F) -> Self {
        Self { folder: folder.into(), files }
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns all sessions, the last changed first, followed by the damaged files, ordered by name. A
    /// missing folder gives an empty list.
    pub fn list(&self) -> Result<Vec<ListedFile>, Error> {
        let mut remaining = MAX_PROBLEMS;
        let glance = |path: PathBuf| {
            let mut listed_file = self.read_listed(&path);
            if let ListedFile::Damaged { problems, .. } = &mut listed_file {
                problems.truncate(remaining.max(1));
                remaining = remaining.saturating_sub(problems.len());
            }
            listed_file
        };
        let mut listed: Vec<_> = self.files_in_folder("json")?.into_iter().map(glance).collect();
        listed.sort_by(|a, b| {
            let newest = |entry: &ListedFile| entry.summary().map(|summary| summary.updated_at);
            newest(b).cmp(&newest(a)).then_with(|| a.path().cmp(b.path()))
        });
        Ok(listed)
    }

    /// Returns the files of all sessions, ordered by name, without reading them. A missing folder gives an
    /// empty list.
    pub fn paths(&self) -> Result<Vec<PathBuf>, Error> {
        let mut paths = self.files_in_folder("json")?;
        paths.sort();
        Ok(paths)
    }

    /// Reads a session's file without a lock, for viewing. A file in the store's own folder must be named
    /// after the session's id.
    pub fn read(&self, path: &Path) -> Result<Session, Error> {
        self.read_with_bytes(path).map(|(session, _)| session)
    }

    /// Reads a session's file and returns its bytes too.
    fn read_with_bytes(&self, path: &Path) -> Result<(Session, Vec<u8>), Error> {
        let bytes = self.read_bytes(path)?;
        let session = Session::from_bytes(&bytes).map_err(damaged(path))?;
        self.check_file_name(path, &session)?;
        Ok((session, bytes))
    }

    fn read_bytes(&self, path: &Path) -> Result<Vec<u8>, Error> {
        let message = match self.files.read(path).map_err(Error::disk(Operation::Read, path))? {
            Content::Whole(bytes) => return Ok(bytes),
            Content::TooLarge(size) => json::too_large_by(size),
            Content::NotAFile => Message::new("session-not-a-file"),
        };
        Err(damaged(path)(vec![Problem::new("", message)]))
    }

    /// Checks that a file in the store's own folder is named after its session's id.
    fn check_file_name(&self, path: &Path, session: &Session) -> Result<(), Error> {
        if self.contains(path) && id_from_path(path) != Some(session.id()) {
            let message = Message::new("session-id-not-file-name").arg("id", session.id());
            return Err(damaged(path)(vec![Problem::new("id", message)]));
        }
        Ok(())
    }

    /// Opens a session to continue it. It is read-only if its lock cannot be acquired.
    pub fn open(&self, path: &Path) -> Result<OpenSession, Error> {
        self.open_checked(path, |_| Ok(())).map(|(opened, ())| opened)
    }

    /// Opens a session as [`Self::open`] does, if `check` accepts it. Returns the result of `check` too.
    ///
    /// The file is parsed once, unless another program changes it at this moment.
    pub fn open_checked<T, E: From<Error>>(
        &self,
        path: &Path,
        check: impl Fn(&Session) -> Result<T, E>,
    ) -> Result<(OpenSession, T), E> {
        let (mut session, mut bytes) = self.read_with_bytes(path)?;
        let mut checked = check(&session)?;
        let path = &resolve_link(path);
        let lock = match self.lock(path, session.id(), Operation::Save) {
            Ok(lock) => lock,
            Err(error) => return Ok((OpenSession::ReadOnly { session, reason: error.message() }, checked)),
        };
        // Another program may have saved between reading and locking. The state under the lock is the one to
        // continue from.
        let (current, id) = (self.read_bytes(path)?, session.id().to_owned());
        if current != bytes {
            session = Session::from_bytes(&current).map_err(damaged(path))?;
            checked = check(&session)?;
            bytes = current;
        }
        self.check_file_name(path, &session)?;
        if id != session.id() {
            let reason = Message::new("session-in-use");
            return Ok((OpenSession::ReadOnly { session, reason }, checked));
        }
        let session = WritableSession::new(session, path.to_owned(), Some(lock), Some(bytes));
        Ok((OpenSession::Writable(session), checked))
    }

    /// Acquires the lock of the session with this id, whose file is at `path`.
    fn lock(&self, path: &Path, id: &str, doing: Operation) -> Result<LockGuard, Error> {
        let lock = parent_folder(path).join(format!("{id}.lock"));
        match self.files.lock(&lock).map_err(Error::disk(doing, &lock))? {
            Some(file) => Ok(LockGuard { file }),
            None => Err(Error::InUse { path: path.to_owned() }),
        }
    }

    /// Returns a new session to be written. Nothing is written before the first [`Self::save`], which may
    /// give the session another id if this one is in use.
    pub fn create(&self, session: Session) -> WritableSession {
        let path = self.path_for_id(session.id());
        WritableSession::new(session, path, None, None)
    }

    /// Acquires the lock of a session that has no file yet. Returns `None` if it has one, or if another
    /// program has the lock.
    fn lock_if_unused(&self, path: &Path) -> Result<Option<LockGuard>, Error> {
        let failed = |path: &Path, error| Error::disk(Operation::Save, path)(error);
        if self.files.exists(path).map_err(|error| failed(path, error))? {
            return Ok(None);
        }
        let lock = path.with_extension("lock");
        let Some(file) = self.files.lock(&lock).map_err(|error| failed(&lock, error))? else {
            return Ok(None);
        };
        // A program that had the lock a moment ago may have saved a file and ended.
        let exists = self.files.exists(path).map_err(|error| failed(path, error))?;
        Ok((!exists).then_some(LockGuard { file }))
    }

    /// Creates a folder and syncs it to the disk.
    fn create_folder(&self, folder: &Path) -> Result<(), Error> {
        let made = self
            .files
            .create_folder(folder)
            .and_then(|changed| changed.iter().try_for_each(|folder| self.files.sync_folder(folder)));
        made.map_err(Error::disk(Operation::CreateFolder, folder))
    }

    /// Returns whether a session's file exists.
    pub(super) fn exists(&self, path: &Path) -> bool {
        self.files.exists(path).unwrap_or(false)
    }

    fn path_for_id(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    /// Returns everything in the folder whose name has this extension, in no order. A missing folder gives an
    /// empty list.
    fn files_in_folder(&self, extension: &str) -> Result<Vec<PathBuf>, Error> {
        match self.files.list(&self.folder, extension) {
            Ok(paths) => Ok(paths),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::disk(Operation::Read, &self.folder)(error)),
        }
    }

    /// Returns whether the path is a file in the store's own folder.
    fn contains(&self, path: &Path) -> bool {
        let folder = parent_folder(path);
        folder == self.folder
            || match (folder.canonicalize(), self.folder.canonicalize()) {
                (Ok(a), Ok(b)) => a == b,
                _ => false,
            }
    }
}

/// Returns a function that makes the error of a file with these problems.
fn damaged(path: &Path) -> impl FnOnce(Vec<Problem>) -> Error {
    let path = path.to_owned();
    |problems| Error::Damaged { path, problems }
}

/// Returns the target of a symbolic link, and any other path unchanged. Links among its folders lead to the
/// same lock without resolving them.
fn resolve_link(path: &Path) -> PathBuf {
    if path.is_symlink() { path.canonicalize().unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() }
}

/// Returns the id in the name of a session's file. A number after a tilde tells deleted files of the same id
/// apart.
fn id_from_path(path: &Path) -> Option<&str> {
    path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.split('~').next())
}

fn summary(session: &Session, path: PathBuf) -> Summary {
    Summary {
        id: session.id().to_owned(),
        name: session.name().to_owned(),
        client: session.client().map(str::to_owned),
        path,
        created_at: session.created_at(),
        updated_at: session.updated_at(),
        language: session.language().to_owned(),
        completed: session.is_completed(),
        answer_count: session.answers().len(),
        advice: session.advice().cloned(),
        rulebook: session.rulebook().clone(),
        choice: session.choice(),
        notes: session.notes().values().filter_map(|note| note.as_str().map(str::to_owned)).collect(),
    }
}

#[cfg(test)]
mod faults;
#[cfg(test)]
pub(crate) mod tests;
