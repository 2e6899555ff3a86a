//! Errors of saved sessions, with messages that say what the user can do.

use crate::json;
use crate::locale::{Message, Problem, display_name, system_message};
use std::io;
use std::path::{Path, PathBuf};

/// The maximum number of matching sessions that a message names.
const MAX_NAMED: usize = 20;

/// The category of an error, which decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCategory {
    /// Something outside the program failed: the disk, a permission, another program.
    External,
    /// The content of a file is wrong.
    Data,
    /// The command line refers to something that is missing or ambiguous.
    Usage,
}

/// The operation on a file that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Reading it, or listing the folder.
    Read,
    /// Writing it, or its lock or temporary file.
    Save,
    /// Deleting it.
    Delete,
    /// Creating its folder.
    CreateFolder,
}

/// A session that an ambiguous reference matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchingSession {
    /// The session's id, from its file's name.
    pub id: String,
    /// The session's name; empty if the file is damaged.
    pub name: String,
}

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused an operation.
    #[error("{}: {source}", path.display())]
    Disk {
        /// The operation.
        operation: Operation,
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file cannot be read as a session.
    #[error("{}: {} problems", path.display(), problems.len())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// All of its problems.
        problems: Vec<Problem>,
    },
    /// The session has grown too large to be read again.
    #[error("{}: {size} bytes are too many", path.display())]
    TooLarge {
        /// The file, which is unchanged.
        path: PathBuf,
        /// The size that it would have, in bytes.
        size: usize,
    },
    /// The session has more values than can be read again.
    #[error("{}: {count} values are too many", path.display())]
    TooManyValues {
        /// The file, which is unchanged.
        path: PathBuf,
        /// How many values it would have.
        count: usize,
    },
    /// Another program has the session open.
    #[error("{}: in use", path.display())]
    InUse {
        /// The session's file.
        path: PathBuf,
    },
    /// Another program is importing sessions.
    #[error("{}: an import is running", path.display())]
    ImportRunning {
        /// The file that was to be imported.
        path: PathBuf,
    },
    /// The operation only works on saved sessions, and this file is elsewhere.
    #[error("{}: not among the saved sessions", path.display())]
    NotInStore {
        /// The file.
        path: PathBuf,
    },
    /// The reference matches several sessions.
    #[error("{reference}: ambiguous")]
    Ambiguous {
        /// The reference as entered.
        reference: String,
        /// The sessions that it matches.
        matches: Vec<MatchingSession>,
    },
    /// The reference matches no session.
    #[error("{reference}: not found")]
    NotFound {
        /// The reference as entered.
        reference: String,
        /// The nearest id or name.
        nearest: Option<String>,
        /// How many files cannot be read, one of which may be meant.
        unreadable: usize,
    },
}

impl Error {
    pub(super) fn disk(operation: Operation, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Disk { operation, path: path.to_owned(), source }
    }

    /// Returns the category of the error.
    pub fn category(&self) -> ErrorCategory {
        match self {
            Self::Disk { .. }
            | Self::TooLarge { .. }
            | Self::TooManyValues { .. }
            | Self::InUse { .. }
            | Self::ImportRunning { .. } => ErrorCategory::External,
            Self::Damaged { .. } => ErrorCategory::Data,
            Self::NotInStore { .. } | Self::Ambiguous { .. } | Self::NotFound { .. } => ErrorCategory::Usage,
        }
    }

    /// Returns the file or folder; `None` if a reference matched no single one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Disk { path, .. }
            | Self::Damaged { path, .. }
            | Self::TooLarge { path, .. }
            | Self::TooManyValues { path, .. }
            | Self::NotInStore { path }
            | Self::InUse { path }
            | Self::ImportRunning { path } => Some(path),
            Self::Ambiguous { .. } | Self::NotFound { .. } => None,
        }
    }

    /// Returns the error in one sentence, to be shown after [`Self::path`].
    pub fn message(&self) -> Message {
        match self {
            Self::Disk { operation: doing, source, .. } => disk_message(*doing, source),
            Self::Damaged { problems, .. } => Message::new("session-damaged").arg("count", problems.len()),
            Self::TooLarge { size, .. } => {
                Message::new("session-too-large").arg("size", *size).arg("most", json::MAX_FILE_BYTES)
            }
            Self::TooManyValues { count, .. } => {
                Message::new("session-too-many-values").arg("count", *count).arg("most", json::MAX_VALUES)
            }
            Self::InUse { .. } => Message::new("session-in-use"),
            Self::ImportRunning { .. } => Message::new("session-import-running"),
            Self::NotInStore { .. } => Message::new("session-not-in-library"),
            Self::Ambiguous { reference, matches: candidates } => {
                let describe = |candidate: &MatchingSession| match &*candidate.name {
                    "" => candidate.id.clone(),
                    name => format!("{} ({})", candidate.id, display_name(name)),
                };
                let named = candidates.iter().take(MAX_NAMED).map(describe).collect::<Vec<_>>().join(", ");
                let message = Message::new("session-ambiguous").arg("reference", &**reference);
                match candidates.len().saturating_sub(MAX_NAMED) {
                    0 => message.arg("candidates", named),
                    more => message.arg(
                        "candidates",
                        Message::new("session-more").arg("named", named).arg("count", more),
                    ),
                }
            }
            Self::NotFound { reference, nearest: Some(nearest), .. } => {
                Message::new("session-not-found-near")
                    .arg("reference", &**reference)
                    .arg("nearest", display_name(nearest))
            }
            Self::NotFound { reference, nearest: None, .. } => {
                Message::new("session-not-found").arg("reference", &**reference)
            }
        }
    }

    /// Returns all problems, to be shown one per line.
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Damaged { problems, .. } => problems.clone(),
            Self::NotFound { unreadable: unread, .. } if *unread > 0 => {
                let unread = Message::new("session-not-found-unread").arg("count", *unread);
                vec![Problem::new("", self.message()), Problem::new("", unread)]
            }
            other => vec![Problem::new("", other.message())],
        }
    }
}

fn disk_message(operation: Operation, error: &io::Error) -> Message {
    use io::ErrorKind as E;
    let key = match (error.kind(), operation) {
        (E::ReadOnlyFilesystem, _) => "session-disk-read-only",
        (E::PermissionDenied, Operation::Read) => "session-may-not-read",
        (E::PermissionDenied, _) => "session-may-not-write",
        (E::IsADirectory, _) => "session-is-a-folder",
        // The store uses this kind for links, pipes and devices; the system means something else by it.
        (E::InvalidInput, _) if is_bare_kind(error) => "session-not-a-file",
        (E::NotFound, Operation::Read | Operation::Delete) => "cli-no-file",
        (E::NotFound, Operation::Save) => "session-no-folder",
        (E::NotFound, Operation::CreateFolder) => "session-folder-not-made",
        (E::AlreadyExists | E::NotADirectory, Operation::CreateFolder) => "session-file-for-folder",
        (E::AlreadyExists, _) => "session-name-exists",
        (E::Unsupported, _) => "session-no-locks",
        _ => return system_message(error),
    };
    Message::new(key)
}

/// Returns whether an error has only a kind, so that it comes from this program and not from the system.
fn is_bare_kind(error: &io::Error) -> bool {
    error.to_string() == error.kind().to_string()
}
