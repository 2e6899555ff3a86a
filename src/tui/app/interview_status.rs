//! Reports the status of the current interview, and of the one the app started with, after the app is left.
//!
//! The command line uses it to tell the user how to resume.

use super::{AdviceOrigin, AdviceScreen, App, Screen};
use crate::locale::Message;
use crate::tui::interview;
use crate::workflow::InterviewStatus;

/// The interview that was opened when the app started.
#[derive(Debug)]
pub(super) enum FirstInterview {
    /// The app started at another screen.
    None,
    /// The interview is still open.
    Current,
    /// The user left the interview for the home screen.
    Left(InterviewStatus),
}

impl AdviceScreen {
    /// Returns the interview that the advice is about, or `None` for a replay.
    fn interview(&self) -> Option<&interview::InterviewState> {
        match &self.origin {
            AdviceOrigin::Interview(state) => Some(state),
            AdviceOrigin::Replay(_) => None,
        }
    }

    fn interview_mut(&mut self) -> Option<&mut interview::InterviewState> {
        match &mut self.origin {
            AdviceOrigin::Interview(state) => Some(state),
            AdviceOrigin::Replay(_) => None,
        }
    }
}

impl App {
    /// Returns the status of the current interview, if there is one.
    pub fn interview_status(&self) -> Option<InterviewStatus> {
        Some(self.interview()?.conductor().status())
    }

    /// Returns the status of the interview that was opened when the app started.
    pub fn first_interview(&self) -> Option<InterviewStatus> {
        match &self.first_interview {
            FirstInterview::None => None,
            FirstInterview::Current => self.interview_status(),
            // The user may have opened the same interview again.
            FirstInterview::Left(first) => {
                Some(self.interview_status().filter(|status| status.id == first.id).unwrap_or(first.clone()))
            }
        }
    }

    /// Stores the status of the first interview when the user leaves it for the home screen.
    pub(super) fn store_first_interview(&mut self) {
        let Some(status) = self.interview_status() else { return };
        let is_first = match &self.first_interview {
            FirstInterview::None => false,
            FirstInterview::Current => true,
            FirstInterview::Left(first) => first.id == status.id,
        };
        if is_first {
            self.first_interview = FirstInterview::Left(status);
        }
    }

    /// Returns the current interview, also if its advice, or a replay opened from there, is on the screen.
    pub(super) fn interview(&self) -> Option<&interview::InterviewState> {
        match &self.screen {
            Screen::Interview(state) => Some(state),
            Screen::Advice(advised) => advised.interview(),
            Screen::Replay(_) => self.parent.as_deref()?.interview(),
            Screen::Home(_) | Screen::Group(_) => None,
        }
    }

    fn interview_mut(&mut self) -> Option<&mut interview::InterviewState> {
        match &mut self.screen {
            Screen::Interview(state) => Some(state),
            Screen::Advice(advised) => advised.interview_mut(),
            Screen::Replay(_) => self.parent.as_deref_mut()?.interview_mut(),
            Screen::Home(_) | Screen::Group(_) => None,
        }
    }

    /// Saves drafts and unsaved changes of the current interview before it is closed.
    pub(super) fn save_interview(&mut self) {
        let now = self.now;
        if let Some(interview) = self.interview_mut() {
            interview.save(now);
        }
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub(in crate::tui) fn take_notices(&mut self) -> Vec<Message> {
        self.interview_mut().map(interview::InterviewState::take_notices).unwrap_or_default()
    }
}
