//! The note on an answer: one line of text, which stays as a draft when the user goes elsewhere.

use super::InterviewState;
use crate::interview::Event;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::screen::Reply;
use std::time::Instant;
use tui_input::Input;

/// The most characters of a note.
pub(super) const LONGEST: usize = 2000;

impl InterviewState {
    /// Opens the note on a question with its draft, else with the saved note.
    pub(super) fn write_note(&mut self, question: usize) -> Reply {
        let note = || Input::new(self.held.interview().note_on(question).to_owned());
        self.noting = Some((question, self.note_drafts[question].take().unwrap_or_else(note)));
        self.follow = true;
        Reply::Redraw
    }

    /// Handles an action while a note is being edited. Going back keeps the typed text as a draft.
    pub(super) fn update_note(&mut self, action: Action, context: &Context, now: Instant) -> Reply {
        let Some((question, input)) = self.noting.take() else { return Reply::Idle };
        match action {
            Action::Choose if input.value().chars().count() > LONGEST => {
                self.notice = Some(context.say(&Message::new("interview-note-long").with("most", LONGEST)));
                self.noting = Some((question, input));
                Reply::Redraw
            }
            // Keeps the typed text, although it cannot be saved.
            Action::Choose if self.held.read_only().is_some() => {
                let told = |why: &Message| Message::new("interview-read-only").with("why", why.clone());
                self.notice = self.held.read_only().map(|why| context.say(&told(why)));
                self.noting = Some((question, input));
                Reply::Redraw
            }
            Action::Choose => {
                let text = input.value().to_owned();
                self.act(Event::Note(question, text), context, now)
            }
            Action::Back => {
                self.note_drafts[question] = Some(input);
                Reply::Redraw
            }
            _ => {
                self.noting = Some((question, input));
                Reply::Idle
            }
        }
    }
}
