//! Opens saved sessions with the rulebook that they belong to.

use crate::interview::Interview;
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use crate::session::{Error, Session, SessionWriter, Store};
use std::path::Path;
use std::sync::Arc;

/// The rulebook that the program works with, which decides with which one a session is opened.
#[derive(Clone, Copy, Debug)]
pub struct SelectedRulebook<'a> {
    /// The rulebook.
    pub rulebook: &'a Arc<Rulebook>,
    /// Whether the user named it. It is then also used for sessions of its other editions.
    pub is_requested: bool,
    /// Whether sessions of other rulebooks are refused, even if those are built into the program.
    pub is_only: bool,
}

/// Why a session cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The session cannot be read.
    #[error(transparent)]
    Store(#[from] Error),
    /// The session's rulebook is not available.
    #[error("the rulebook of {id} is not available")]
    Rulebook {
        /// The session's id.
        id: String,
        /// The reason.
        problem: Problem,
    },
}

impl OpenError {
    /// Returns the reason in a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Rulebook { problem, .. } => problem.message.clone(),
        }
    }
}

impl SelectedRulebook<'_> {
    /// Returns the rulebook of a session: the selected one or, if the session has another id, one that is built into
    /// the program.
    ///
    /// # Errors
    /// The session's rulebook is not available, or the session was made with another edition of it.
    pub fn for_session(&self, session: &Session) -> Result<Arc<Rulebook>, Problem> {
        let rulebook = self.by_id(session)?;
        self.check_edition(session, &rulebook).map(|()| rulebook)
    }

    /// Returns the rulebook of a session, in any edition.
    ///
    /// # Errors
    /// The session's rulebook is not available.
    pub fn by_id(&self, session: &Session) -> Result<Arc<Rulebook>, Problem> {
        let (found, wanted) = (&*session.rulebook().id, &*self.rulebook.id);
        if found == wanted {
            return Ok(Arc::clone(self.rulebook));
        }
        let key = match (self.is_only, Rulebook::shipped_by_id(found)) {
            (false, Some(shipped)) => return Ok(Arc::new(shipped)),
            (false, None) => "cli-rulebook-elsewhere",
            (true, Some(_)) => "cli-rulebook-inside",
            (true, None) => "cli-other-rulebook",
        };
        Err(Problem::new("rulebook.id", Message::new(key).arg("found", found).arg("wanted", wanted)))
    }

    /// Checks that a session was not made with another edition of its rulebook, unless the user named this one.
    ///
    /// # Errors
    /// The session was made with another edition.
    pub fn check_edition(&self, session: &Session, rulebook: &Rulebook) -> Result<(), Problem> {
        let is_requested = self.is_requested && rulebook.id == self.rulebook.id;
        if !is_requested && session.rulebook().is_other_edition_of(rulebook) {
            return Err(Problem::new("rulebook.digest", session.rulebook().other_edition_message()));
        }
        Ok(())
    }

    /// Reads a session without opening it, and returns it with its rulebook.
    ///
    /// # Errors
    /// The session cannot be read, or its rulebook is not available.
    pub fn read(&self, store: &Store, path: &Path) -> Result<(Session, Arc<Rulebook>), OpenError> {
        let session = store.read(path)?;
        let rulebook = self.for_opening(&session)?;
        Ok((session, rulebook))
    }

    /// Opens a session, to continue its interview in `language`, or to read its advice.
    ///
    /// # Errors
    /// The session cannot be read, or its rulebook is not available.
    pub fn open(
        &self,
        store: Store,
        path: &Path,
        language: &str,
    ) -> Result<(Interview, SessionWriter), OpenError> {
        let writer = SessionWriter::open_checked(store, path, language, |session| self.for_opening(session))?;
        Ok((writer.resume_interview(), writer))
    }

    fn for_opening(&self, session: &Session) -> Result<Arc<Rulebook>, OpenError> {
        let refused = |problem| OpenError::Rulebook { id: session.id().to_owned(), problem };
        self.for_session(session).map_err(refused)
    }
}
