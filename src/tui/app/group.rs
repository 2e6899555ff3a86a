//! Compares the answers of several respondents.

use super::App;
use crate::locale::display_name;
use crate::session::{Respondent, Session};
use crate::tui::group;
use crate::workflow::{CompareError, compare};
use std::path::PathBuf;

impl App {
    /// Opens the group comparison of saved sessions. If they cannot be compared, the home screen says why.
    pub(in crate::tui) fn open_group(&mut self, paths: &[PathBuf]) {
        let sessions: Result<Vec<Session>, _> = paths.iter().map(|path| self.store.read(path)).collect();
        let sessions = match sessions {
            Ok(sessions) => sessions,
            Err(error) => return self.show_error(&error),
        };
        match compare(&sessions, &self.selected_rulebook()) {
            Ok((rulebook, people)) => {
                self.switch_rulebook(rulebook);
                self.show_group(people);
            }
            Err(CompareError::Count(message) | CompareError::Duplicate(_, message)) => {
                self.home(None, Some(self.context.translate(&message)));
            }
            Err(CompareError::Rulebooks(problems)) => {
                let Some((at, problem)) = problems.into_iter().next() else { return };
                let text = self.context.translate(&problem.message);
                let session = &sessions[at];
                // The first session has no rulebook; another one has a different rulebook than the first.
                match at {
                    0 => self.home(None, Some(text)),
                    _ => self
                        .home(Some(session.id()), Some(format!("{}: {text}", display_name(session.name())))),
                }
            }
        }
    }

    /// Shows the group comparison.
    pub(super) fn show_group(&mut self, people: Vec<Respondent>) {
        self.set_screen(Box::new(group::GroupState::new(&self.context, people)));
    }
}
