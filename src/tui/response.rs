//! What screens tell the app that runs them.

use crate::rulebook::Answers;
use crate::session::Choice;
use std::path::PathBuf;

/// What follows from what somebody did on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing that shows.
    Idle,
    /// The screen has changed.
    Redraw,
    /// Another screen is wanted.
    Navigate(Navigate),
}

/// Where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Navigate {
    /// The list of sessions.
    Home,
    /// A new interview under this name.
    NewInterview {
        /// The name; may be empty.
        name: String,
        /// Whether it asks the essential questions first.
        quick: bool,
    },
    /// A saved session: to its interview, or to its advice where it is finished.
    Open(PathBuf),
    /// A saved session, played back.
    Replay(PathBuf),
    /// These saved sessions side by side: two or more.
    Compare(Vec<PathBuf>),
    /// The advice on the interview at hand.
    Advice,
    /// Nowhere: the names that sessions have are wanted, to propose another.
    SuggestName,
    /// Nowhere: these answers become a new finished session of this name.
    SaveScenario(String, Answers),
    /// Nowhere: this decision is to be recorded; one that says nothing takes back what was decided before.
    RecordDecision(Box<Choice>),
    /// Out of the program.
    Quit,
}

impl Response {
    /// A redraw where something changed.
    #[must_use]
    pub fn redraw_if(changed: bool) -> Self {
        if changed { Self::Redraw } else { Self::Idle }
    }
}
