//! Reports the status of the current interview, and of the one the app started with, after the app is left.
//!
//! The command line uses it to tell the user how to resume.

use super::App;
use crate::locale::Message;
use crate::workflow::{Conductor, InterviewStatus};

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

impl App {
    /// Returns the status of the current interview, if there is one.
    pub fn interview_status(&self) -> Option<InterviewStatus> {
        Some(self.conductor()?.status())
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

    /// Returns the conductor of the current interview, also if its advice, or a replay opened from there, is on the
    /// screen.
    pub(super) fn conductor(&self) -> Option<&Conductor> {
        self.stack.iter().find_map(|component| component.conductor())
    }

    /// The same, to change it.
    pub(super) fn conductor_mut(&mut self) -> Option<&mut Conductor> {
        self.stack.iter_mut().find_map(|component| component.conductor_mut())
    }

    /// Saves drafts and unsaved changes of the current interview before it is closed.
    pub(super) fn save(&mut self) {
        for component in &mut self.stack {
            component.save(self.now);
        }
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub(in crate::tui) fn take_notices(&mut self) -> Vec<Message> {
        self.conductor_mut().map(Conductor::take_notices).unwrap_or_default()
    }
}
