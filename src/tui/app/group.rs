//! Compares the answers of several respondents.

use super::{App, Screen};
use crate::locale::{Message, shown_name};
use crate::session::{RESPONDENT_LIMITS, Respondent, Session, find_duplicate};
use crate::tui::together;
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
            let message = Message::new("compare-count").with("least", min).with("most", max);
            return self.home(None, Some(self.context.say(&message)));
        }
        if let Some(at) = find_duplicate(&sessions) {
            let message = Message::new("compare-twice").with("id", sessions[at].id());
            return self.home(None, Some(self.context.say(&message)));
        }
        self.switch_rulebook(&sessions[0]);
        if let Some(message) = self.foreign_rulebook_message(&sessions[0]) {
            return self.home(None, Some(message));
        }
        let expected_id = &*self.context.rulebook.id;
        if let Some(other) = sessions.iter().find(|session| session.rulebook().id != expected_id) {
            let message = Message::new("compare-stranger").with("found", &*other.rulebook().id);
            let text = self.context.say(&message.with("wanted", expected_id));
            return self.home(Some(other.id()), Some(format!("{}: {text}", shown_name(other.name()))));
        }
        let people = Respondent::from_sessions(&sessions, &self.context.rulebook);
        self.show_group(people);
    }

    /// Shows the group comparison.
    pub(super) fn show_group(&mut self, people: Vec<Respondent>) {
        self.screen = Screen::Group(Box::new(together::State::new(&self.context, people)));
    }
}
