//! The messages between a component and the app: responses, requests and replies.

use super::component::Component;
use super::keys::Action;
use crate::document::Annotations;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::session::Choice;
use crate::settings::Setting;
use crate::workflow::ActiveSettings;
use std::path::PathBuf;

/// The result of handling an input.
#[derive(Debug)]
pub enum Response {
    /// Nothing visible changed. The app may use the input itself.
    Idle,
    /// The component must be drawn again.
    Redraw,
    /// Another component, mostly an overlay, opens above this one.
    Open(Box<dyn Component>),
    /// The app must do something for the component, mostly show another one.
    Navigate(Navigate),
}

/// A request of a component to the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Navigate {
    /// Shows the list of sessions.
    Home,
    /// Closes the component and returns to the one below it, or to the list of sessions.
    Close,
    /// Passes an action to the component below, and returns to it if it uses the action.
    PassDown(Action),
    /// Starts a new interview.
    NewInterview {
        /// The name of the session; may be empty.
        name: String,
        /// The client that it belongs to; empty for none.
        client: String,
        /// Whether only the essential questions are asked first.
        quick: bool,
    },
    /// Goes back from the first question: to the name of a new interview without answers, else to the list of sessions.
    BeforeInterview,
    /// Opens a saved session: its advice if it is finished, otherwise its interview.
    Open(PathBuf),
    /// Replays a saved session.
    Replay(PathBuf),
    /// Replays the session on the screen.
    ReplayCurrent,
    /// Compares two or more saved sessions.
    Compare(Vec<PathBuf>),
    /// Shows the advice of the interview or replay.
    Advice,
    /// Asks for existing session names, so that the screen can suggest an unused one.
    SuggestName,
    /// Saves these answers as a new finished session of this name.
    SaveScenario(String, Answers),
    /// Records a decision. An empty decision withdraws the recorded one.
    RecordDecision(Box<Choice>),
    /// Replaces the saved advice by today's.
    TakeToday,
    /// Shows the saved advice next to today's.
    ReadBoth,
    /// Saves the session as a regression case.
    SaveCase,
    /// Closes the palette and runs an action on the component below.
    Run(Action),
    /// Changes a setting to the value with this index or, without one, to its default.
    ChangeSetting(Setting, Option<usize>),
    /// Quits the program, after asking what to do with unsaved scenarios.
    Quit,
    /// Saves all unsaved scenarios, then quits.
    SaveScenariosAndQuit,
    /// Quits the program and discards unsaved scenarios.
    QuitNow,
}

/// The app's reply to a [`Navigate`], for the component that is on top then.
#[derive(Debug)]
pub enum Reply {
    /// A message to show until the next key.
    Notice(String),
    /// The name and the client of a new interview that was left without answers, to propose them again.
    UnusedName {
        /// The name.
        name: String,
        /// The client; empty for none.
        client: String,
        /// Whether the interview was a quick one.
        quick: bool,
        /// Whether the prompt for the name is opened.
        opens: bool,
    },
    /// The names that sessions have.
    SessionNames(Vec<String>),
    /// The name of the session that answers were saved as.
    ScenarioSaved(String),
    /// A decision was recorded: the annotations that the session now has.
    DecisionRecorded(Annotations),
    /// Why something was not saved.
    NotSaved(Message),
    /// The saved advice is now today's.
    AdviceAdopted,
    /// The session can be written now, because another program has let go of it.
    Writable,
    /// The settings after a change, and why it could not be saved, if it could not.
    SettingChanged(Box<ActiveSettings>, Option<Message>),
}

impl Response {
    /// Returns `Redraw` if something changed, otherwise `Idle`.
    pub fn redraw_if(changed: bool) -> Self {
        if changed { Self::Redraw } else { Self::Idle }
    }

    /// Returns whether nothing changed.
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }
}
