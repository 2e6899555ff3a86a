//! Asks before the program quits with unsaved what-if scenarios.
//!
//! Moving to another screen does not ask, because the scenarios are kept in memory until the session is
//! opened again.

use super::overlay::Overlay;
use super::{AdviceScreen, App, Screen};
use crate::locale::{Message, display_name};
use crate::rulebook::{Answers, Rulebook};
use crate::session::ListedFile;
use crate::tui::event_loop::Next;
use crate::tui::{advice, quit_dialog};
use crate::workflow::NewSession;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The what-if state of a session whose advice is not on the screen.
#[derive(Debug)]
pub(super) struct WhatIfDraft {
    session_name: String,
    rulebook: Arc<Rulebook>,
    notes: BTreeMap<usize, String>,
    pub(super) what_if: advice::WhatIfDrafts,
}

/// A set of answers to save as a new interview.
struct UnsavedScenario {
    /// The id of the session on which the answers were tried.
    session_id: String,
    /// The name of that session.
    session_name: String,
    /// The name of the new interview.
    name: String,
    rulebook: Arc<Rulebook>,
    notes: BTreeMap<usize, String>,
    answers: Answers,
}

impl App {
    /// Quits the program from any screen, after asking what to do with unsaved scenarios.
    pub(super) fn quit(&mut self) -> Next {
        // The dialog cannot be seen on a window this small, so the user cannot answer it.
        let unsaved = if self.is_too_small() { Vec::new() } else { self.unsaved_scenarios() };
        if unsaved.is_empty() {
            return self.quit_now();
        }
        let mut session_names: Vec<_> = unsaved.iter().map(|one| one.session_name.clone()).collect();
        session_names.dedup();
        let names = unsaved.into_iter().map(|one| one.name).collect();
        self.open_overlay(Overlay::Leave(Box::new(quit_dialog::QuitDialog::new(session_names, names))))
    }

    fn quit_now(&mut self) -> Next {
        self.save_interview();
        Next::Quit
    }

    /// Carries out the user's choice in the leave dialog. `Err` means that nothing was chosen; its value says
    /// whether the dialog changed.
    pub(super) fn apply_leave_choice(&mut self, chosen: Result<quit_dialog::QuitChoice, bool>) -> Next {
        match chosen {
            Ok(quit_dialog::QuitChoice::Save) => self.save_and_quit(),
            Ok(quit_dialog::QuitChoice::Discard) => self.quit_now(),
            Ok(quit_dialog::QuitChoice::Stay) => self.close_overlay(),
            Err(true) => Next::Redraw,
            Err(false) => Next::Idle,
        }
    }

    /// Saves all unsaved scenarios as new interviews, then quits. If one cannot be written, the dialog stays
    /// and shows the error.
    fn save_and_quit(&mut self) -> Next {
        let now = (self.clock)();
        for scenario in self.unsaved_scenarios() {
            let new = NewSession {
                store: self.store.clone(),
                name: &scenario.name,
                translator: &self.context.translator,
                rulebook: &scenario.rulebook,
                now,
                zone: &self.context.time_zone,
            };
            if let Err(error) = new.save_finished(&scenario.answers, &scenario.notes) {
                if let Some(Overlay::Leave(leave)) = self.overlays.last_mut() {
                    leave.show_error(&error.message(), &self.context);
                }
                return Next::Redraw;
            }
            self.mark_saved(&scenario.session_id, &scenario.answers);
        }
        self.quit_now()
    }

    /// Marks answers tried on a session as saved.
    fn mark_saved(&mut self, id: &str, answers: &Answers) {
        if let Some(advised) = self.current_advice_mut().filter(|one| one.origin.session().id() == id) {
            advised.state.mark_saved(answers);
        } else if let Some(draft) = self.what_if_drafts.get_mut(id) {
            draft.what_if.mark_saved(answers);
        }
    }

    fn current_advice(&self) -> Option<&AdviceScreen> {
        if let Screen::Advice(advised) = &self.screen { Some(advised) } else { self.parent.as_deref() }
    }

    fn current_advice_mut(&mut self) -> Option<&mut AdviceScreen> {
        if let Screen::Advice(advised) = &mut self.screen {
            Some(advised)
        } else {
            self.parent.as_deref_mut()
        }
    }

    /// Returns the what-if state of an advice, or `None` if nothing was tried.
    pub(super) fn what_if_draft(&self, advised: &AdviceScreen) -> Option<WhatIfDraft> {
        let (tried, session) = (advised.state.what_if_drafts()?, advised.origin.session());
        Some(WhatIfDraft {
            session_name: display_name(session.name()),
            rulebook: Arc::clone(&self.context.rulebook),
            notes: advised.origin.records().notes(),
            what_if: tried,
        })
    }

    /// Returns all unsaved scenarios, sorted by the name of their session, each with a proposed name for the
    /// new interview.
    fn unsaved_scenarios(&self) -> Vec<UnsavedScenario> {
        let current = self.current_advice();
        let here =
            current.and_then(|one| Some((one.origin.session().id().to_owned(), self.what_if_draft(one)?)));
        let others = self.what_if_drafts.iter().map(|(id, draft)| (id.clone(), draft));
        let mut all: Vec<_> = here.iter().map(|(id, own)| (id.clone(), own)).chain(others).collect();
        all.sort_by(|(one, a), (other, b)| (&a.session_name, one).cmp(&(&b.session_name, other)));
        let mut unsaved: Vec<UnsavedScenario> = Vec::new();
        if all.iter().all(|(_, pending)| pending.what_if.unsaved().is_empty()) {
            return unsaved;
        }
        // An unreadable folder is reported when the interview is written there.
        let listed = self.store.list().unwrap_or_default();
        let used_names: Vec<_> =
            listed.iter().filter_map(ListedFile::summary).map(|one| &*one.name).collect();
        for (id, pending) in all {
            for answers in pending.what_if.unsaved() {
                let new_names = unsaved.iter().map(|one| &*one.name);
                let taken: Vec<_> = used_names.iter().copied().chain(new_names).collect();
                let name = advice::proposed_name(&pending.session_name, &taken, &self.context);
                let (rulebook, notes) = (Arc::clone(&pending.rulebook), pending.notes.clone());
                let (id, session_name) = (id.clone(), pending.session_name.clone());
                unsaved.push(UnsavedScenario {
                    session_id: id,
                    session_name,
                    name,
                    rulebook,
                    notes,
                    answers: answers.clone(),
                });
            }
        }
        unsaved
    }

    /// Returns the notice that a session has unsaved scenarios, or `None` if it has none.
    pub(super) fn pending_notice(&self, id: &str) -> Option<Message> {
        let draft = self.what_if_drafts.get(id).filter(|pending| !pending.what_if.unsaved().is_empty())?;
        Some(Message::new("whatif-pending").arg("names", &*draft.session_name))
    }
}
