//! Handles a saved advice that differs from what today's rulebook gives: the saved one stays unless the user
//! takes the new one.

use super::overlay::Overlay;
use super::{AdviceOrigin, App, Screen};
use crate::locale::Message;
use crate::session::drift::{Cause, Drift};
use crate::session::{Session, SessionWriter};
use crate::tui::drift;
use crate::tui::event_loop::Next;
use crate::workflow;
use std::sync::Arc;

impl App {
    /// Returns the difference between the session's saved advice and today's, if there is one.
    pub(super) fn drift(&self, origin: &AdviceOrigin) -> Option<Drift> {
        Drift::from_events(origin.session(), origin.records(), &self.context.rulebook).filter(Drift::differs)
    }

    /// Opens the drift overlay on the current advice, once for each session that is opened.
    pub(super) fn show_drift(&mut self) {
        let Screen::Advice(advised) = &self.screen else { return };
        let Some(drift) = self.drift(&advised.origin) else { return };
        let id = advised.origin.session().id().to_owned();
        if self.drift_shown_for.as_ref() != Some(&id) {
            self.drift_shown_for = Some(id);
            let overlay = drift::DriftState::new(&self.context, &drift);
            self.open_overlay(Overlay::Drift(Box::new(overlay)));
        }
    }

    /// Replaces the saved advice by today's: completes the session again with today's rulebook. If saving
    /// fails, the overlay stays and shows the error.
    pub(super) fn take_today(&mut self) -> Next {
        let result = match &mut self.screen {
            Screen::Advice(advised) => match &mut advised.origin {
                AdviceOrigin::Interview(state) => {
                    let adopted = state.conductor_mut().adopt_current_advice(self.now);
                    adopted.map(|()| None).map_err(|error| error.message())
                }
                AdviceOrigin::Replay(_) => self.recomplete_replayed().map(Some),
            },
            _ => return Next::Idle,
        };
        match result {
            Ok(reopened) => {
                self.close_overlay();
                match reopened {
                    Some(writer) => {
                        self.show_interview(writer.resume_interview(), writer);
                    }
                    None => self.set_mark(None),
                }
                let text = self.context.translator.get("drift-today-adopted");
                self.notify_advice(text);
            }
            Err(error) => {
                let said = self.context.translate(&Message::new("drift-not-saved").arg("why", error));
                self.notify_drift_overlay(said);
            }
        }
        Next::Redraw
    }

    /// Opens the replayed session for writing and completes it again, provided the file still has the events
    /// that were played.
    fn recomplete_replayed(&self) -> Result<SessionWriter, Message> {
        let Screen::Advice(advised) = &self.screen else { return Err(Message::new("drift-not-in-library")) };
        let played = advised.origin.session();
        let path = self.store.folder().join(format!("{}.json", played.id()));
        let (rulebook, language) =
            (Arc::clone(&self.context.rulebook), self.context.translator.language().tag());
        let store = self.store.clone();
        workflow::adopt_current_advice(store, &path, played, rulebook, language, (self.clock)())
            .map_err(|error| error.message())
    }

    /// Saves the current session as a regression case and shows the file's path.
    pub(super) fn save_regression_case(&mut self) -> Next {
        let Screen::Advice(advised) = &self.screen else { return Next::Idle };
        let message = match workflow::keep_case(&self.store, advised.origin.session(), &self.context.rulebook)
        {
            Ok(path) => Message::new("case-saved").arg("path", path.to_string_lossy().into_owned()),
            Err(error) => error,
        };
        let text = crate::locale::sanitize(&self.context.translate(&message)).into_owned();
        if matches!(self.overlays.last(), Some(Overlay::Drift(_))) {
            self.notify_drift_overlay(text);
        } else {
            self.notify_advice(text);
        }
        Next::Redraw
    }

    /// Returns the banner above an advice that differs from the saved one.
    pub(super) fn drift_mark(&self, origin: &AdviceOrigin) -> Option<String> {
        let drift = Drift::from_events(origin.session(), origin.records(), &self.context.rulebook)?;
        if !drift.differs() {
            return self.other_edition_mark(origin.session());
        }
        let advice = self.context.rulebook_reader().saved_advice(&drift.saved);
        let key = match drift.cause {
            Cause::Rules => "drift-mark",
            Cause::OtherRulebook => "drift-mark-other",
            Cause::File => "drift-mark-file",
        };
        Some(self.context.translate(&Message::new(key).arg("advice", advice)))
    }

    /// Returns the banner for a session that was made with another edition of the rulebook, which gives the
    /// same advice.
    fn other_edition_mark(&self, session: &Session) -> Option<String> {
        let is_other = session.rulebook().is_other_edition_of(&self.context.rulebook);
        is_other.then(|| self.context.translator.get("drift-mark-same"))
    }

    fn set_mark(&mut self, mark: Option<String>) {
        if let Screen::Advice(advised) = &mut self.screen {
            advised.state.set_saved_advice(mark);
        }
    }

    fn notify_advice(&mut self, text: String) {
        if let Screen::Advice(advised) = &mut self.screen {
            advised.state.show_message(text);
        }
    }

    fn notify_drift_overlay(&mut self, text: String) {
        if let Some(Overlay::Drift(panel)) = self.overlays.last_mut() {
            panel.show_notice(text);
        }
    }
}
