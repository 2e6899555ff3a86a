//! The follow-up: goes from the advice to the open questions, one after the other, and back.
//!
//! After each answer it asks the question that could now change the advice most. Questions that no longer
//! affect the model or the division come last, with a note on what else they are used for.

use super::{InterviewState, review};
use crate::interview::Place;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use std::time::Instant;

impl InterviewState {
    /// Returns the sources of the current question, or of the one under the cursor of the review.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        let question = match (self.shown, self.review.at(self.held.interview())) {
            (Place::Question(question), _) | (_, review::ReviewEntry::Question(question)) => question,
            (_, review::ReviewEntry::Finish) => return None,
        };
        Some(&context.rulebook.questions[question].sources)
    }

    /// Goes from the advice to the open question that could change it most. Returns whether there is one.
    pub fn answer_open(&mut self, now: Instant) -> bool {
        let outlook = self.held.outlook();
        if self.held.read_only().is_some() || outlook.open_questions.is_empty() && outlook.other_unknowns.is_empty() {
            return false;
        }
        self.held.ask(now);
        self.arrive();
        matches!(self.shown, Place::Question(_))
    }

    /// Completes the finished interview again with today's rulebook.
    ///
    /// # Errors
    /// Returns why saving failed.
    pub fn take_today(&mut self, now: Instant) -> Result<(), Message> {
        self.held.take_today(now)
    }

    /// Tells the user which key brings the hidden outlook back.
    pub(super) fn tell_of_outlook(&mut self, action: Action, context: &Context) {
        self.notice = None;
        if action == Action::Outlook && self.outlook.is_hidden {
            let key = context.key(self.context(), Action::Outlook);
            self.notice = Some(context.say(&Message::new("outlook-hidden").with("key", key)));
        }
    }

    /// Returns whether the current question is asked in a follow-up and changes neither the model nor the
    /// division.
    pub(super) fn leaves_model(&self) -> bool {
        let Place::Question(question) = self.shown else { return false };
        self.held.interview().is_on_round() && self.held.outlook().other_unknowns.contains(&question)
    }
}
