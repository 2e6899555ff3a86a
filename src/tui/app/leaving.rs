//! Asks before the program quits with unsaved what-if scenarios.
//!
//! Moving to another screen does not ask, because the scenarios are kept in memory until the session is
//! opened again.

use super::over::Overlay;
use super::{AdviceScreen, App, Screen};
use crate::locale::{Message, shown_name};
use crate::rulebook::{Answers, Rulebook};
use crate::session::{SessionWriter, ListedFile, ResolvedEvents};
use crate::tui::run::Flow;
use crate::tui::{advice, leave};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The what-if state of a session whose advice is not on the screen.
#[derive(Debug)]
pub(super) struct WhatIfDraft {
    name: String,
    rulebook: Arc<Rulebook>,
    notes: BTreeMap<usize, String>,
    pub(super) tried: advice::Tried,
}

/// A set of answers to save as a new interview.
struct UnsavedScenario {
    /// The id of the session on which the answers were tried.
    id: String,
    /// The name of that session.
    of: String,
    /// The name of the new interview.
    name: String,
    rulebook: Arc<Rulebook>,
    notes: BTreeMap<usize, String>,
    answers: Answers,
}

impl App {
    /// Quits the program from any screen, after asking what to do with unsaved scenarios.
    pub(super) fn quit(&mut self) -> Flow {
        // The dialog cannot be seen on a window this small, so the user cannot answer it.
        let unkept = if self.is_too_small() { Vec::new() } else { self.unkept() };
        if unkept.is_empty() {
            return self.quit_now();
        }
        let mut of: Vec<_> = unkept.iter().map(|one| one.of.clone()).collect();
        of.dedup();
        let names = unkept.into_iter().map(|one| one.name).collect();
        self.cover(Overlay::Leave(Box::new(leave::State::new(of, names))))
    }

    fn quit_now(&mut self) -> Flow {
        self.save_at_last();
        Flow::Quit
    }

    /// Carries out the user's choice in the leave dialog. `Err` means that nothing was chosen; its value says
    /// whether the dialog changed.
    pub(super) fn leave_as(&mut self, chosen: Result<leave::Choice, bool>) -> Flow {
        match chosen {
            Ok(leave::Choice::Keep) => self.keep_and_quit(),
            Ok(leave::Choice::Discard) => self.quit_now(),
            Ok(leave::Choice::Stay) => self.uncover(),
            Err(true) => Flow::Redraw,
            Err(false) => Flow::Idle,
        }
    }

    /// Saves all unsaved scenarios as new interviews, then quits. If one cannot be written, the dialog stays
    /// and shows the error.
    fn keep_and_quit(&mut self) -> Flow {
        let now = (self.clock)();
        for one in self.unkept() {
            let (store, words, zone) = (self.store.clone(), &self.context.words, &self.context.zone);
            let mut keeper = SessionWriter::create(store, &one.name, words, Arc::clone(&one.rulebook), (now, zone));
            if let Err(error) = keeper.append_finished(&one.answers, &one.notes, now) {
                if let Some(Overlay::Leave(leave)) = self.over.last_mut() {
                    leave.refuse(&error.message(), &self.context);
                }
                return Flow::Redraw;
            }
            self.kept(&one.id, &one.answers);
        }
        self.quit_now()
    }

    /// Marks answers tried on a session as saved.
    fn kept(&mut self, id: &str, answers: &Answers) {
        if let Some(advised) = self.advised_at_hand_mut().filter(|one| one.behind.session().id() == id) {
            advised.state.keep(answers);
        } else if let Some(pending) = self.tried.get_mut(id) {
            pending.tried.keep(answers);
        }
    }

    fn advised_at_hand(&self) -> Option<&AdviceScreen> {
        if let Screen::Advice(advised) = &self.screen { Some(advised) } else { self.under.as_deref() }
    }

    fn advised_at_hand_mut(&mut self) -> Option<&mut AdviceScreen> {
        if let Screen::Advice(advised) = &mut self.screen { Some(advised) } else { self.under.as_deref_mut() }
    }

    /// Returns the what-if state of an advice, or `None` if nothing was tried.
    pub(super) fn pending(&self, advised: &AdviceScreen) -> Option<WhatIfDraft> {
        let (tried, session) = (advised.state.tried()?, advised.behind.session());
        Some(WhatIfDraft {
            name: shown_name(session.name()),
            rulebook: Arc::clone(&self.context.rulebook),
            notes: ResolvedEvents::new(session, &self.context.rulebook).notes(),
            tried,
        })
    }

    /// Returns all unsaved scenarios, sorted by the name of their session, each with a proposed name for the
    /// new interview.
    fn unkept(&self) -> Vec<UnsavedScenario> {
        let here = self.advised_at_hand();
        let here = here.and_then(|one| Some((one.behind.session().id().to_owned(), self.pending(one)?)));
        let elsewhere = self.tried.iter().map(|(id, pending)| (id.clone(), pending));
        let mut all: Vec<_> = here.iter().map(|(id, own)| (id.clone(), own)).chain(elsewhere).collect();
        all.sort_by(|(one, a), (other, b)| (&a.name, one).cmp(&(&b.name, other)));
        let mut unkept: Vec<UnsavedScenario> = Vec::new();
        if all.iter().all(|(_, pending)| pending.tried.unkept().is_empty()) {
            return unkept;
        }
        // An unreadable folder is reported when the interview is written there.
        let listed = self.store.list().unwrap_or_default();
        let taken: Vec<_> = listed.iter().filter_map(ListedFile::summary).map(|one| &*one.name).collect();
        for (id, pending) in all {
            for answers in pending.tried.unkept() {
                let named = unkept.iter().map(|one| &*one.name);
                let taken: Vec<_> = taken.iter().copied().chain(named).collect();
                let name = advice::proposed_name(&pending.name, &taken, &self.context);
                let (rulebook, notes) = (Arc::clone(&pending.rulebook), pending.notes.clone());
                let (id, of) = (id.clone(), pending.name.clone());
                unkept.push(UnsavedScenario { id, of, name, rulebook, notes, answers: answers.clone() });
            }
        }
        unkept
    }

    /// Returns the notice that a session has unsaved scenarios, or `None` if it has none.
    pub(super) fn waiting(&self, id: &str) -> Option<Message> {
        let pending = self.tried.get(id).filter(|pending| !pending.tried.unkept().is_empty())?;
        Some(Message::new("whatif-waits").with("names", &*pending.name))
    }
}
