//! Replaces the saved advice of a session by today's.

use crate::locale::Message;
use crate::rulebook::Rulebook;
use crate::session::{Error, Session, SessionWriter, Store, WriteError};
use jiff::Timestamp;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Why today's advice could not be adopted.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// The session has no file any more, or its events have changed since it was read.
    #[error("the session's file is not the one that was read")]
    Changed,
    /// The session cannot be read.
    #[error(transparent)]
    Open(Error),
    /// The session cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl AdoptError {
    /// Returns the reason in one sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Changed => Message::new("drift-not-in-library"),
            Self::Open(error) => error.message(),
            Self::Write(error) => error.message(),
        }
    }
}

/// Opens a session that was read before and completes it again with `rulebook`, without changing any answer.
///
/// # Errors
/// The file no longer has the session's events, or saving failed. The saved advice is then unchanged.
pub fn adopt_current_advice(
    store: Store,
    path: &Path,
    session: &Session,
    rulebook: Arc<Rulebook>,
    language: &str,
    now: Timestamp,
) -> Result<SessionWriter, AdoptError> {
    let writer = SessionWriter::open(store, path, rulebook, language);
    let mut writer = writer.map_err(|error| match error {
        Error::Disk { source, .. } if source.kind() == io::ErrorKind::NotFound => AdoptError::Changed,
        other => AdoptError::Open(other),
    })?;
    if writer.session().events() != session.events() {
        return Err(AdoptError::Changed);
    }
    writer.recomplete(0, now)?;
    writer.keep_rulebook();
    Ok(writer)
}
