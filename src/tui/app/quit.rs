//! Asks before the program quits with unsaved what-if scenarios.
//!
//! Moving to another screen does not ask, because the scenarios are kept in memory until the session is
//! opened again.

use super::App;
use crate::locale::Message;
use crate::rulebook::{Answers, Rulebook};
use crate::session::ListedFile;
use crate::tui::advice::{WhatIfDrafts, proposed_names};
use crate::tui::event_loop::Next;
use crate::tui::quit_dialog::QuitDialog;
use crate::tui::response::Reply;
use crate::workflow::NewSession;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A set of answers to save as a new interview.
struct UnsavedScenario {
    /// The id of the session on which the answers were tried.
    session_id: String,
    /// The name of that session.
    session_name: String,
    /// The client of that session; empty for none.
    client: String,
    rulebook: Arc<Rulebook>,
    notes: BTreeMap<usize, String>,
    answers: Answers,
}

impl App {
    /// Quits the program from any screen, after asking what to do with unsaved scenarios.
    pub(super) fn quit(&mut self) -> Next {
        // The dialog cannot be seen on a window this small, so the user cannot answer it. The demo keeps nothing anyway.
        let asks = !self.is_too_small() && !self.context.is_demo;
        let unsaved = if asks { self.unsaved_scenarios() } else { Vec::new() };
        if unsaved.is_empty() {
            return self.quit_now();
        }
        let session_names = unsaved.into_iter().map(|one| one.session_name).collect();
        let dialog = QuitDialog::new(session_names, self.used_names(), &self.context);
        self.open_overlay(Box::new(dialog))
    }

    pub(super) fn quit_now(&mut self) -> Next {
        self.save();
        Next::Quit
    }

    /// Saves all unsaved scenarios as new interviews, then quits. If one cannot be written, the dialog stays
    /// and shows the error.
    pub(super) fn save_and_quit(&mut self) -> Next {
        let now = (self.clock)();
        let unsaved = self.unsaved_scenarios();
        let session_names: Vec<_> = unsaved.iter().map(|one| one.session_name.clone()).collect();
        let names = proposed_names(&session_names, &self.used_names(), &self.context);
        for (scenario, name) in unsaved.into_iter().zip(&names) {
            let new = NewSession {
                store: self.store.clone(),
                name,
                client: &scenario.client,
                translator: &self.context.translator,
                rulebook: &scenario.rulebook,
                now,
                zone: &self.context.time_zone,
            };
            if let Err(error) = new.save_finished(&scenario.answers, &scenario.notes) {
                self.reply(Reply::NotSaved(error.message()));
                return Next::Redraw;
            }
            self.mark_saved(&scenario.session_id, &scenario.answers);
        }
        self.quit_now()
    }

    /// Marks answers tried on a session as saved.
    fn mark_saved(&mut self, id: &str, answers: &Answers) {
        for component in &mut self.stack {
            component.mark_saved(id, answers);
        }
        if let Some(drafts) = self.what_if_drafts.get_mut(id) {
            drafts.mark_saved(answers);
        }
    }

    /// Returns the names that sessions have.
    fn used_names(&self) -> Vec<String> {
        // An unreadable folder is reported when the interview is written there.
        let listed = self.store.list().unwrap_or_default();
        listed.iter().filter_map(ListedFile::summary).map(|one| one.name.clone()).collect()
    }

    /// Returns all unsaved scenarios, sorted by the name of their session.
    fn unsaved_scenarios(&self) -> Vec<UnsavedScenario> {
        let open: Vec<_> = self.stack.iter().filter_map(|one| one.what_if_drafts(&self.context)).collect();
        let mut all: Vec<&WhatIfDrafts> = open.iter().chain(self.what_if_drafts.values()).collect();
        all.sort_by(|a, b| (&a.session_name, &a.session_id).cmp(&(&b.session_name, &b.session_id)));
        let mut unsaved: Vec<UnsavedScenario> = Vec::new();
        if all.iter().all(|drafts| drafts.unsaved().is_empty()) {
            return unsaved;
        }
        // An unreadable folder is reported when the interview is written there.
        let listed = self.store.list().unwrap_or_default();
        let client_of = |id: &str| {
            let mut sessions = listed.iter().filter_map(ListedFile::summary);
            sessions.find(|one| one.id == id).and_then(|one| one.client.clone()).unwrap_or_default()
        };
        for drafts in all {
            for answers in drafts.unsaved() {
                unsaved.push(UnsavedScenario {
                    session_id: drafts.session_id.clone(),
                    session_name: drafts.session_name.clone(),
                    client: client_of(&drafts.session_id),
                    rulebook: Arc::clone(&drafts.rulebook),
                    notes: drafts.notes.clone(),
                    answers: answers.clone(),
                });
            }
        }
        unsaved
    }

    /// Returns the notice that a session has unsaved scenarios, or `None` if it has none.
    pub(super) fn pending_notice(&self, id: &str) -> Option<Message> {
        let drafts = self.what_if_drafts.get(id).filter(|drafts| !drafts.unsaved().is_empty())?;
        Some(Message::new("whatif-pending").arg("names", &*drafts.session_name))
    }
}
