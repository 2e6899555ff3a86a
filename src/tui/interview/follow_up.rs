//! The follow-up: goes from the advice to the open questions, one after the other, and back.
//!
//! After each answer it asks the question that could now change the advice most. Questions that no longer
//! affect the model or the division come last, with a note on what else they are used for.

use super::{InterviewState, review};
use crate::interview::{Command, Place};
use crate::locale::Message;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use std::time::Instant;

impl InterviewState {
    /// Returns the sources of the current question, or of the one under the cursor of the review.
    pub fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let question = match (self.place, self.review.selected(self.conductor.interview())) {
            (Place::Question(question), _) | (_, review::ReviewEntry::Question(question)) => question,
            (_, review::ReviewEntry::Finish) => return None,
        };
        Some(&context.rulebook.questions[question].sources)
    }

    /// Goes from the advice to the open question that could change it most. Returns whether there is one.
    pub fn ask_open_question(&mut self, now: Instant) -> bool {
        let outlook = self.conductor.outlook();
        if self.conductor.read_only().is_some()
            || outlook.open_questions.is_empty() && outlook.other_unknowns.is_empty()
        {
            return false;
        }
        self.conductor.handle(Command::FollowUp, now);
        self.show_place();
        matches!(self.place, Place::Question(_))
    }

    /// Tells the user which key brings the hidden outlook back.
    pub(super) fn show_outlook_hint(&mut self, action: Action, context: &Ui) {
        self.notice = None;
        if action == Action::Outlook && self.outlook.is_hidden {
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
