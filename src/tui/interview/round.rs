//! The round through what is still open: from the advice to one open question after the other, and back.
//!
//! After each answer the machine asks again which question could change most now. What has stopped to matter to the model
//! and the division comes last, and the screen says what it is still good for.

use super::{State, review};
use crate::interview::Place;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use std::time::Instant;

impl State {
    /// The facts behind the question at hand, or under the cursor of the review.
    #[must_use]
    pub fn sources<'a>(&self, context: &'a Context) -> Option<&'a [String]> {
        let question = match (self.shown, self.review.at(self.held.interview())) {
            (Place::Question(question), _) | (_, review::Entry::Question(question)) => question,
            (_, review::Entry::Finish) => return None,
        };
        Some(&context.rulebook.questions[question].sources)
    }

    /// Goes from the advice to the open question that could change it most; says whether there is one.
    pub fn answer_open(&mut self, now: Instant) -> bool {
        let outlook = self.held.outlook();
        if self.held.read_only().is_some() || outlook.open.is_empty() && outlook.rest.is_empty() {
            return false;
        }
        self.held.ask(now);
        self.arrive();
        matches!(self.shown, Place::Question(_))
    }

    /// Completes the finished interview anew, with today's rulebook; the error says why that could not be written.
    pub fn take_today(&mut self, now: Instant) -> Result<(), Message> {
        self.held.take_today(now)
    }

    /// Says by which key the outlook comes back, once it is hidden.
    pub(super) fn tell_of_outlook(&mut self, action: Action, context: &Context) {
        self.notice = None;
        if action == Action::Outlook && self.outlook.is_hidden {
            let key = context.key(self.context(), Action::Outlook);
            self.notice = Some(context.say(&Message::new("outlook-hidden").with("key", key)));
        }
    }

    /// What is to be said of the question at hand: on a round, that it leaves the model and the division as they are.
    pub(super) fn leaves_model(&self) -> bool {
        let Place::Question(question) = self.shown else { return false };
        self.held.interview().is_on_round() && self.held.outlook().rest.contains(&question)
    }
}
