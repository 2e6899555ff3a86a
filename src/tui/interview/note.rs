//! The note on an answer: one line of text, which stays as a draft when the user goes elsewhere.

use super::InterviewState;
use crate::interview::Command;
use crate::locale::Message;
use crate::tui::component::Component;
use crate::tui::keys::Action;
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use crate::tui::widgets::TextField;
use std::time::Instant;

/// The most characters of a note.
pub(super) const MAX_NOTE_LENGTH: usize = 2000;

impl InterviewState {
    /// Opens the note on a question with its draft, else with the saved note.
    pub(super) fn open_note_editor(&mut self, question: usize) -> Response {
        let note = || TextField::new(self.conductor.interview().note_on(question));
        self.open_note = Some((question, self.note_drafts[question].take().unwrap_or_else(note)));
        self.follow_cursor = true;
        Response::Redraw
    }

    /// Handles an action while a note is being edited. Going back keeps the typed text as a draft.
    pub(super) fn handle_note_action(&mut self, action: Action, context: &Ui, now: Instant) -> Response {
        let Some((question, input)) = self.open_note.take() else { return Response::Idle };
        let is_confirmed = std::mem::take(&mut self.is_note_deletion_confirmed);
        match action {
            Action::Choose if input.value().chars().count() > MAX_NOTE_LENGTH => {
                self.notice = Some(
                    context.translate(&Message::new("interview-note-long").arg("most", MAX_NOTE_LENGTH)),
                );
                self.open_note = Some((question, input));
                Response::Redraw
            }
            // Keeps the typed text, although it cannot be saved.
            Action::Choose if self.conductor.read_only().is_some() => {
                let message =
                    |reason: &Message| Message::new("interview-read-only").arg("why", reason.clone());
                self.notice = self.conductor.read_only().map(|why| context.translate(&message(why)));
                self.open_note = Some((question, input));
                Response::Redraw
            }
            Action::Choose if self.would_delete_note(question, &input) && !is_confirmed => {
                let key = context.key_label(self.key_context(), Action::Choose);
                self.notice =
                    Some(context.translate(&Message::new("interview-note-deletes").arg("key", key)));
                (self.open_note, self.is_note_deletion_confirmed) = (Some((question, input)), true);
                Response::Redraw
            }
            Action::Choose => {
                let text = input.value().to_owned();
                self.run_command(Command::Note(question, text), context, now)
            }
            Action::Back => {
                // The saved note stays, and shows again when it is opened.
                let deletes = self.would_delete_note(question, &input);
                self.note_drafts[question] = Some(input).filter(|_| !deletes);
                Response::Redraw
            }
            _ => {
                self.open_note = Some((question, input));
                Response::Idle
            }
        }
    }

    /// Returns whether confirming this text deletes a saved note.
    fn would_delete_note(&self, question: usize, input: &TextField) -> bool {
        input.value().trim().is_empty() && !self.conductor.interview().note_on(question).is_empty()
    }
}
