//! Handles a saved advice that differs from what today's rulebook gives: the saved one stays unless the user
//! takes the new one.

use super::App;
use crate::locale::Message;
use crate::session::drift::{Cause, Drift};
use crate::session::{ResolvedEvents, Session, SessionWriter};
use crate::tui::drift::{DriftSource, DriftState};
use crate::tui::response::Reply;
use crate::tui::saved_and_today::SavedAndTodayState;
use crate::workflow;
use std::sync::Arc;

impl App {
    /// Opens the drift overlay on the current advice, once for each session that is opened.
    pub(super) fn show_drift(&mut self) {
        let Some((session, records)) = self.session().zip(self.records()) else { return };
        let drift = Drift::from_events(session, records, &self.context.rulebook);
        let Some(drift) = drift.filter(Drift::differs) else { return };
        let id = session.id().to_owned();
        if self.drift_shown_for.as_ref() != Some(&id) {
            let overlay = DriftState::new(&self.context, self.drift_source(session, records, drift));
            self.drift_shown_for = Some(id);
            self.open_overlay(Box::new(overlay));
        }
    }

    /// Opens the saved advice next to today's, each whole.
    pub(super) fn read_both(&mut self) {
        let Some((session, records)) = self.session().zip(self.records()) else { return };
        let Some(drift) = Drift::from_events(session, records, &self.context.rulebook) else { return };
        let overlay = SavedAndTodayState::new(&self.context, self.drift_source(session, records, drift));
        self.open_overlay(Box::new(overlay));
    }

    /// Returns what the overlays about a drift need.
    fn drift_source(&self, session: &Session, records: &ResolvedEvents, drift: Drift) -> DriftSource {
        // The rules that a changed file names never gave its advice.
        let is_of_rules = drift.cause != Cause::File;
        let earlier = is_of_rules.then(|| workflow::earlier_rules(&self.store, session)).flatten();
        DriftSource {
            earlier: earlier.map(Arc::new),
            answers: records.answers_at_completion(),
            session: session.clone(),
            drift,
        }
    }

    /// Replaces the saved advice by today's: completes the session again with today's rulebook. If saving
    /// fails, the overlay stays and shows the error.
    pub(super) fn take_today(&mut self) {
        let now = self.now;
        let result = match self.conductor_mut() {
            Some(conductor) => {
                let adopted = conductor.adopt_current_advice(now);
                adopted.map(|()| None).map_err(|error| error.message())
            }
            None => self.recomplete_replayed().map(Some),
        };
        let notice = match result {
            Ok(reopened) => {
                self.close_top();
                if let Some(writer) = reopened {
                    let interview = writer.resume_interview();
                    self.show_interview(interview, writer);
                } else {
                    self.reply(Reply::AdviceAdopted);
                }
                Message::new("drift-today-adopted")
            }
            Err(error) => Message::new("drift-not-saved").arg("why", error),
        };
        self.reply(Reply::Notice(self.context.translate(&notice)));
    }

    /// Opens the replayed session for writing and completes it again, provided the file still has the events
    /// that were played.
    fn recomplete_replayed(&self) -> Result<SessionWriter, Message> {
        let played = self.session().ok_or_else(|| Message::new("drift-not-in-library"))?;
        let path = self.store.folder().join(format!("{}.json", played.id()));
        let (rulebook, language) =
            (Arc::clone(&self.context.rulebook), self.context.translator.language().tag());
        let store = self.store.clone();
        workflow::adopt_current_advice(store, &path, played, rulebook, language, (self.clock)())
            .map_err(|error| error.message())
    }

    /// Saves the current session as a regression case and shows the file's path.
    pub(super) fn save_regression_case(&mut self) {
        let Some(session) = self.session() else { return };
        let message = match workflow::keep_case(&self.store, session, &self.context.rulebook) {
            Ok(path) => Message::new("case-saved").arg("path", path.to_string_lossy().into_owned()),
            Err(error) => error,
        };
        let text = crate::locale::sanitize(&self.context.translate(&message)).into_owned();
        self.reply(Reply::Notice(text));
    }
}
