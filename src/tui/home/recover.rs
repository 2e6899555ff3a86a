//! Recovers a damaged file of the list into a new session. The damaged file moves to the deleted sessions.

use super::actions::{error_text, problems_text};
use super::{Dialog, HomeState};
use crate::locale::Message;
use crate::session::{CheckedFile, Error, FileStatus, ImportOutcome, Recovery};
use crate::tui::keys::Action;
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use crate::workflow::{describe_recovery, recovery_fallback, write_recovery};
use std::path::PathBuf;

/// The offer to recover a damaged file.
#[derive(Debug)]
pub struct RecoveryOffer {
    entry: usize,
    path: PathBuf,
    recovery: Recovery,
    /// What is wrong with the file.
    problems: String,
}

impl RecoveryOffer {
    /// Returns the sentences of the dialog: what can be recovered, where everything goes, and what is wrong.
    pub fn sentences(&self, context: &Ui) -> [String; 3] {
        [
            context.translate(&describe_recovery(Some(&self.recovery))),
            context.translator.get("home-recover-hint"),
            self.problems.clone(),
        ]
    }
}

impl HomeState {
    /// Asks whether to recover a file, or says why that is impossible. A file that is valid again is read again.
    pub(super) fn offer_recovery(&mut self, entry: usize, context: &Ui) -> Response {
        let path = self.sessions.path(entry).to_owned();
        let fallback = recovery_fallback(&context.rulebook, &context.translator, (self.clock)());
        let CheckedFile { path, status } = self.sessions.store().check(path, &fallback);
        match status {
            FileStatus::Valid(_) => {
                self.reload_session(&path, context);
                Response::Redraw
            }
            FileStatus::Newer(_) => self.respond_error(context.translator.get("home-recover-newer")),
            FileStatus::Unreadable(error) => self.respond_error(error_text(&error, context)),
            FileStatus::Damaged { problems, recovery: None } => {
                let message = Message::new("home-recover-nothing");
                let wrong = problems_text(&problems, context);
                self.respond_error(context.translate(&message.arg("wrong", wrong)))
            }
            FileStatus::Damaged { problems, recovery: Some(recovery) } => {
                let problems = problems_text(&problems, context);
                let offer = RecoveryOffer { entry, path, recovery: *recovery, problems };
                self.dialog = Dialog::Recover(Box::new(offer));
                Response::Redraw
            }
        }
    }

    /// Writes what can be recovered, moves the damaged file to the deleted ones, and says what is saved and what is lost.
    pub(super) fn recover(&mut self, context: &Ui) -> Response {
        let Dialog::Recover(offer) = std::mem::replace(&mut self.dialog, Dialog::None) else {
            return Response::Idle;
        };
        match self.try_recover(*offer, context) {
            Ok(said) => self.respond_success(said),
            Err(error) => self.respond_error(error_text(&error, context)),
        }
    }

    fn try_recover(&mut self, offer: RecoveryOffer, context: &Ui) -> Result<String, Error> {
        let RecoveryOffer { entry, path, recovery, .. } = offer;
        let session = &recovery.session;
        let (answers, notes) = (session.answers().len(), session.notes().len());
        let lost = recovery.lost_answers();
        let outcome = write_recovery(self.sessions.store(), recovery, &context.translator)?;
        self.reload_session(outcome.path(), context);
        let recovered = self.selected_entry();
        let name = recovered.and_then(|entry| self.sessions.row(entry)).map(|row| row.name.clone());
        let message = match outcome {
            ImportOutcome::AlreadyPresent(_) => Message::new("home-recover-present"),
            _ => Message::new("home-recovered").arg("answers", answers).arg("notes", notes),
        };
        let mut sentences = vec![message.arg("name", name.unwrap_or_default())];
        if lost > 0 {
            sentences.push(Message::new("home-recovered-lost").arg("lost", lost));
        }
        let deleted = self.sessions.store().delete(&path)?;
        self.sessions.remove(&[entry]);
        self.undo.push(vec![deleted]);
        if let Some(recovered) = recovered {
            self.select(recovered);
        }
        let key = context.key_label(self.list_key_context(), Action::Undo);
        sentences.push(Message::new("home-recovered-original").arg("key", key));
        Ok(sentences.iter().map(|one| context.translate(one)).collect::<Vec<_>>().join(" "))
    }
}
