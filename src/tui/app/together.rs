//! Compares the answers of several respondents.

use super::{App, Screen};
use crate::locale::{Message, shown_name};
use crate::session::{RESPONDENT_LIMITS, Respondent, Session, find_duplicate};
use crate::tui::together;
use std::path::PathBuf;

impl App {
    /// Opens the group comparison of saved sessions. If they cannot be compared, the home screen says why.
    pub(in crate::tui) fn together(&mut self, paths: &[PathBuf]) {
        let sessions: Result<Vec<Session>, _> = paths.iter().map(|path| self.store.read(path)).collect();
        let sessions = match sessions {
            Ok(sessions) => sessions,
            Err(error) => return self.failed(&error),
        };
        let (least, most) = RESPONDENT_LIMITS;
        if !(least..=most).contains(&sessions.len()) {
            let message = Message::new("compare-count").with("least", least).with("most", most);
            return self.home(None, Some(self.context.say(&message)));
        }
        if let Some(at) = find_duplicate(&sessions) {
            let message = Message::new("compare-twice").with("id", sessions[at].id());
            return self.home(None, Some(self.context.say(&message)));
        }
        self.turn_to(&sessions[0]);
        if let Some(message) = self.strange_rulebook(&sessions[0]) {
            return self.home(None, Some(message));
        }
        let wanted = &*self.context.rulebook.id;
        if let Some(stranger) = sessions.iter().find(|session| session.rulebook().id != wanted) {
            let message = Message::new("compare-stranger").with("found", &*stranger.rulebook().id);
            let said = self.context.say(&message.with("wanted", wanted));
            return self.home(Some(stranger.id()), Some(format!("{}: {said}", shown_name(stranger.name()))));
        }
        let people = Respondent::from_sessions(&sessions, &self.context.rulebook);
        self.side_by_side(people);
    }

    /// Shows the group comparison.
    pub(super) fn side_by_side(&mut self, people: Vec<Respondent>) {
        self.screen = Screen::Together(Box::new(together::State::new(&self.context, people)));
    }
}
