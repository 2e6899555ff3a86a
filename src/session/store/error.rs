//! What can go wrong with saved sessions, in sentences that say what to do about it.

use crate::json;
use crate::locale::{Message, Problem, shown_name, system_message};
use std::io;
use std::path::{Path, PathBuf};

/// How many sessions a sentence names of those that a reference fits.
const MOST_NAMED: usize = 20;

/// Whose matter an error is, and so the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something outside failed: the disk, a permission, another program.
    Outside,
    /// The content of a file is wrong.
    Data,
    /// The command line asks for what is not there, or not clear.
    Usage,
}

/// What was being done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading it, or listing the folder.
    Reading,
    /// Writing it, or what belongs to it.
    Saving,
    /// Deleting it.
    Deleting,
    /// Making the folder that it belongs in.
    MakingFolder,
}

/// A session that a reference might mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id, by its file's name.
    pub id: String,
    /// Its name; empty where the file is damaged.
    pub name: String,
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused something.
    #[error("{}: {source}", path.display())]
    Disk {
        /// What was being done.
        doing: Doing,
        /// To which file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is no session that can be read.
    #[error("{}: {} problems", path.display(), problems.len())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// All that is wrong with it.
        problems: Vec<Problem>,
    },
    /// The session has grown beyond what could ever be read again.
    #[error("{}: {size} bytes are too many", path.display())]
    TooLarge {
        /// The file, which is unchanged.
        path: PathBuf,
        /// The bytes that it would have.
        size: usize,
    },
    /// The session has more values than could ever be read again.
    #[error("{}: {count} values are too many", path.display())]
    TooManyValues {
        /// The file, which is unchanged.
        path: PathBuf,
        /// The values that it would have.
        count: usize,
    },
    /// Another program has the session open.
    #[error("{}: in use", path.display())]
    InUse {
        /// The session's file.
        path: PathBuf,
    },
    /// Another program is taking in sessions.
    #[error("{}: an import is running", path.display())]
    ImportRunning {
        /// The file that was to be taken in.
        path: PathBuf,
    },
    /// What is asked for is done to saved sessions only, and this is a file elsewhere.
    #[error("{}: not among the saved sessions", path.display())]
    Elsewhere {
        /// The file.
        path: PathBuf,
    },
    /// The reference fits several sessions.
    #[error("{reference}: ambiguous")]
    Ambiguous {
        /// What was given.
        reference: String,
        /// What it fits.
        candidates: Vec<Candidate>,
    },
    /// The reference fits no session.
    #[error("{reference}: not found")]
    NotFound {
        /// What was given.
        reference: String,
        /// The id or name that comes nearest.
        nearest: Option<String>,
        /// How many files cannot be read, of which one may be meant.
        unread: usize,
    },
}

impl Error {
    pub(super) fn disk(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Disk { doing, path: path.to_owned(), source }
    }

    /// Whose matter it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Disk { .. }
            | Self::TooLarge { .. }
            | Self::TooManyValues { .. }
            | Self::InUse { .. }
            | Self::ImportRunning { .. } => Kind::Outside,
            Self::Damaged { .. } => Kind::Data,
            Self::Elsewhere { .. } | Self::Ambiguous { .. } | Self::NotFound { .. } => Kind::Usage,
        }
    }

    /// The file or folder it is about; nothing where a reference led to none.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Disk { path, .. }
            | Self::Damaged { path, .. }
            | Self::TooLarge { path, .. }
            | Self::TooManyValues { path, .. }
            | Self::Elsewhere { path }
            | Self::InUse { path }
            | Self::ImportRunning { path } => Some(path),
            Self::Ambiguous { .. } | Self::NotFound { .. } => None,
        }
    }

    /// What is wrong, in one sentence. [`Self::path`] goes before it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Disk { doing, source, .. } => said(*doing, source),
            Self::Damaged { problems, .. } => Message::new("session-damaged").with("count", problems.len()),
            Self::TooLarge { size, .. } => {
                Message::new("session-too-large").with("size", *size).with("most", json::LARGEST)
            }
            Self::TooManyValues { count, .. } => {
                Message::new("session-too-many-values").with("count", *count).with("most", json::MOST_VALUES)
            }
            Self::InUse { .. } => Message::new("session-in-use"),
            Self::ImportRunning { .. } => Message::new("session-import-running"),
            Self::Elsewhere { .. } => Message::new("session-elsewhere"),
            Self::Ambiguous { reference, candidates } => {
                let each = |candidate: &Candidate| match &*candidate.name {
                    "" => candidate.id.clone(),
                    name => format!("{} ({})", candidate.id, shown_name(name)),
                };
                let named = candidates.iter().take(MOST_NAMED).map(each).collect::<Vec<_>>().join(", ");
                let message = Message::new("session-ambiguous").with("reference", &**reference);
                match candidates.len().saturating_sub(MOST_NAMED) {
                    0 => message.with("candidates", named),
                    more => message.with(
                        "candidates",
                        Message::new("session-and-more").with("named", named).with("count", more),
                    ),
                }
            }
            Self::NotFound { reference, nearest: Some(nearest), .. } => {
                Message::new("session-not-found-near")
                    .with("reference", &**reference)
                    .with("nearest", shown_name(nearest))
            }
            Self::NotFound { reference, nearest: None, .. } => {
                Message::new("session-not-found").with("reference", &**reference)
            }
        }
    }

    /// Every problem, to be told one a line.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            Self::Damaged { problems, .. } => problems.clone(),
            Self::NotFound { unread, .. } if *unread > 0 => {
                let unread = Message::new("session-not-found-unread").with("count", *unread);
                vec![Problem::new("", self.message()), Problem::new("", unread)]
            }
            other => vec![Problem::new("", other.message())],
        }
    }
}

fn said(doing: Doing, error: &io::Error) -> Message {
    use io::ErrorKind as E;
    let key = match (error.kind(), doing) {
        (E::ReadOnlyFilesystem, _) => "session-disk-read-only",
        (E::PermissionDenied, Doing::Reading) => "session-may-not-read",
        (E::PermissionDenied, _) => "session-may-not-write",
        (E::IsADirectory, _) => "session-is-a-folder",
        // The store says so of links, pipes and devices; the system means something else by it.
        (E::InvalidInput, _) if is_bare(error) => "session-not-a-file",
        (E::NotFound, Doing::Reading | Doing::Deleting) => "cli-no-file",
        (E::NotFound, Doing::Saving) => "session-no-folder",
        (E::NotFound, Doing::MakingFolder) => "session-folder-not-made",
        (E::AlreadyExists | E::NotADirectory, Doing::MakingFolder) => "session-file-for-folder",
        (E::AlreadyExists, _) => "session-there-already",
        (E::Unsupported, _) => "session-no-locks",
        _ => return system_message(error),
    };
    Message::new(key)
}

/// Whether an error is a kind and no more: one that this program made, not the system.
fn is_bare(error: &io::Error) -> bool {
    error.to_string() == error.kind().to_string()
}
