//! The follow-up: goes from the advice to the open questions, one after the other, and back.
//!
//! After each answer it asks the question that could now change the advice most. Questions that no longer
//! affect the model or the division come last, with a note on what else they are used for.

use super::InterviewState;
use crate::interview::{Command, Place};
use crate::locale::Message;
use crate::tui::component::Component;
use crate::tui::keys::Action;
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use std::time::Instant;

impl InterviewState {
    /// Returns from the advice: to the review, or to the open question that could change the advice most. Does neither
    /// if there is no such question.
    pub(super) fn return_from_advice(&mut self, action: Action, now: Instant) -> Response {
        let outlook = self.conductor.outlook();
        let is_complete = outlook.open_questions.is_empty() && outlook.other_unknowns.is_empty();
        match action {
            Action::Review => _ = self.conductor.handle(Command::OpenReview, now),
            Action::Answer if !is_complete && self.conductor.read_only().is_none() => {
                _ = self.conductor.handle(Command::FollowUp, now);
            }
            _ => return Response::Idle,
        }
        self.show_place();
        Response::redraw_if(self.place != Place::Advice)
    }

    /// Hides or shows parts of the outlook. Returns whether the action was for it.
    pub(super) fn update_outlook(&mut self, action: Action) -> bool {
        let mut view = self.outlook.get();
        let is_used = view.update(action);
        self.outlook.set(view);
        is_used
    }

    /// Tells somebody who begins the first interview ever that answers are saved, and which key explains the keys.
    /// It stays until the first key.
    pub fn show_first_hint(&mut self) {
        self.shows_first_hint = true;
    }

    /// Tells the user which key brings the hidden outlook back.
    pub(super) fn show_outlook_hint(&mut self, action: Action, context: &Ui) {
        self.notice = None;
        if action == Action::Outlook && self.outlook.get().is_hidden {
            let key = context.key_label(self.key_context(), Action::Outlook);
            self.notice = Some(context.translate(&Message::new("outlook-hidden").arg("key", key)));
        }
    }

    /// Returns whether the current question is asked in a follow-up and changes neither the model nor the
    /// division.
    pub(super) fn has_no_model_effect(&self) -> bool {
        let Place::Question(question) = self.place else { return false };
        self.conductor.interview().is_in_follow_up()
            && self.conductor.outlook().other_unknowns.contains(&question)
    }
}
