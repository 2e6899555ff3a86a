//! The state of the interview at hand, and of the one that the app started with, for when they are left.

use super::{Advised, App, Behind, Screen};
use crate::locale::Message;
use crate::tui::interview;
use std::path::PathBuf;

/// How things stand with the session at hand when the app is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The session's id.
    pub id: String,
    /// The session's file.
    pub path: PathBuf,
    /// Whether it could only be read.
    pub read_only: bool,
    /// Whether anything of it was ever to be saved.
    pub begun: bool,
    /// Whether it is finished.
    pub finished: bool,
    /// The id of its rulebook.
    pub rulebook: String,
    /// Why its last answer is not on the disk.
    pub unsaved: Option<Message>,
}

/// The interview that was opened when the app started.
#[derive(Debug)]
pub(super) enum FirstInterview {
    /// The app started at another screen.
    None,
    /// It is at hand.
    AtHand,
    /// It was left for the home screen.
    Left(Left),
}

impl Advised {
    /// The interview that is advised on; `None` for a replay.
    fn interview(&self) -> Option<&interview::State> {
        match &self.behind {
            Behind::Interview(state) => Some(state),
            Behind::Replay(_) => None,
        }
    }

    fn interview_mut(&mut self) -> Option<&mut interview::State> {
        match &mut self.behind {
            Behind::Interview(state) => Some(state),
            Behind::Replay(_) => None,
        }
    }
}

impl App {
    /// How things stand with the interview at hand, if there is one.
    #[must_use]
    pub fn left(&self) -> Option<Left> {
        let held = self.interview()?.held();
        let session = held.session();
        Some(Left {
            id: session.id().to_owned(),
            path: held.path().to_owned(),
            read_only: held.read_only().is_some(),
            begun: session.events().len() > 1,
            finished: session.is_completed(),
            rulebook: self.context.rulebook.id.clone(),
            unsaved: held.unsaved().cloned(),
        })
    }

    /// Returns how things stand with the interview that was opened when the app started.
    #[must_use]
    pub fn first_interview(&self) -> Option<Left> {
        match &self.first_interview {
            FirstInterview::None => None,
            FirstInterview::AtHand => self.left(),
            // It may have been opened again.
            FirstInterview::Left(first) => {
                Some(self.left().filter(|left| left.id == first.id).unwrap_or(first.clone()))
            }
        }
    }

    /// Notes how the interview at hand is left for the home screen.
    pub(super) fn note_left(&mut self) {
        let Some(left) = self.left() else { return };
        let is_first = match &self.first_interview {
            FirstInterview::None => false,
            FirstInterview::AtHand => true,
            FirstInterview::Left(first) => first.id == left.id,
        };
        if is_first {
            self.first_interview = FirstInterview::Left(left);
        }
    }

    /// The interview at hand, also behind its advice and below a replay that was opened from there.
    pub(super) fn interview(&self) -> Option<&interview::State> {
        match &self.screen {
            Screen::Interview(state) => Some(state),
            Screen::Advice(advised) => advised.interview(),
            Screen::Replay(_) => self.under.as_deref()?.interview(),
            Screen::Home(_) | Screen::Together(_) => None,
        }
    }

    fn interview_mut(&mut self) -> Option<&mut interview::State> {
        match &mut self.screen {
            Screen::Interview(state) => Some(state),
            Screen::Advice(advised) => advised.interview_mut(),
            Screen::Replay(_) => self.under.as_deref_mut()?.interview_mut(),
            Screen::Home(_) | Screen::Together(_) => None,
        }
    }

    /// Saves what is not saved, in the last moment that there is.
    pub(super) fn save_at_last(&mut self) {
        let now = self.now;
        if let Some(interview) = self.interview_mut() {
            interview.save(now);
        }
    }

    /// Takes the notices about the file of the session at hand that no screen has shown.
    pub(in crate::tui) fn take_notices(&mut self) -> Vec<Message> {
        self.interview_mut().map(interview::State::take_notices).unwrap_or_default()
    }
}
