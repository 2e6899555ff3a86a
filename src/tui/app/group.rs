//! Compares the answers of several respondents.

use super::App;
use crate::locale::{Message, display_name};
use crate::session::{RESPONDENT_LIMITS, Respondent, Session, find_duplicate};
use crate::tui::group;
use std::path::PathBuf;

impl App {
    /// Opens the group comparison of saved sessions. If they cannot be compared, the home screen says why.
    pub(in crate::tui) fn open_group(&mut self, paths: &[PathBuf]) {
        let sessions: Result<Vec<Session>, _> = paths.iter().map(|path| self.store.read(path)).collect();
        let sessions = match sessions {
            Ok(sessions) => sessions,
            Err(error) => return self.show_error(&error),
        };
        let (min, max) = RESPONDENT_LIMITS;
        if !(min..=max).contains(&sessions.len()) {
            let message = Message::new("compare-count").arg("least", min).arg("most", max);
            return self.home(None, Some(self.context.translate(&message)));
        }
        if let Some(at) = find_duplicate(&sessions) {
            let message = Message::new("compare-duplicate").arg("id", sessions[at].id());
            return self.home(None, Some(self.context.translate(&message)));
        }
        self.switch_rulebook(&sessions[0]);
        if let Some(message) = self.foreign_rulebook_message(&sessions[0]) {
            return self.home(None, Some(message));
        }
        let expected_id = &*self.context.rulebook.id;
        if let Some(other) = sessions.iter().find(|session| session.rulebook().id != expected_id) {
            let message = Message::new("compare-other-rulebook").arg("found", &*other.rulebook().id);
            let text = self.context.translate(&message.arg("wanted", expected_id));
            return self.home(Some(other.id()), Some(format!("{}: {text}", display_name(other.name()))));
        }
        let people = Respondent::from_sessions(&sessions, &self.context.rulebook);
        self.show_group(people);
    }

    /// Shows the group comparison.
    pub(super) fn show_group(&mut self, people: Vec<Respondent>) {
        self.set_screen(Box::new(group::GroupState::new(&self.context, people)));
    }
}
