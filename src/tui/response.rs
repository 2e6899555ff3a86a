//! The responses of screens to the app that runs them.

use crate::rulebook::Answers;
use crate::session::Choice;
use std::path::PathBuf;

/// The result of handling an input on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing visible changed.
    Idle,
    /// The screen must be drawn again.
    Redraw,
    /// The app has to do something outside of the screen, mostly to show another one.
    Navigate(Navigate),
}

/// A request of a screen to the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Navigate {
    /// Shows the list of sessions.
    Home,
    /// Starts a new interview.
    NewInterview {
        /// The name of the session; may be empty.
        name: String,
        /// Whether only the essential questions are asked first.
        quick: bool,
    },
    /// Opens a saved session: its advice if it is finished, otherwise its interview.
    Open(PathBuf),
    /// Replays a saved session.
    Replay(PathBuf),
    /// Compares two or more saved sessions.
    Compare(Vec<PathBuf>),
    /// Shows the advice of the current interview.
    Advice,
    /// Asks the app for existing session names, so that the screen can suggest an unused one.
    SuggestName,
    /// Saves these answers as a new finished session of this name.
    SaveScenario(String, Answers),
    /// Records a decision. An empty decision withdraws the recorded one.
    RecordDecision(Box<Choice>),
    /// Quits the program.
    Quit,
}

impl Response {
    /// Returns `Redraw` if something changed, otherwise `Idle`.
    pub fn redraw_if(changed: bool) -> Self {
        if changed { Self::Redraw } else { Self::Idle }
    }
}
