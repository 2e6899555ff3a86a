//! What was tried on an advice, for when it is read again or the program is left.

use super::scenarios::{Changes, SetAside, changes, with};
use super::{Entry, State};
use crate::advice::Advice;
use crate::rulebook::Answers;
use crate::tui::context::Context;

/// Answers that were tried out, to go on with.
#[derive(Debug)]
pub(in crate::tui::advice) struct Tried {
    changes: Changes,
    cursor: Entry,
    scenarios: SetAside,
    /// The answers that are kept nowhere else.
    unkept: Vec<Answers>,
}

impl Tried {
    /// The answers that were tried or set aside and are kept nowhere else.
    pub(in crate::tui::advice) fn unkept(&self) -> &[Answers] {
        &self.unkept
    }

    /// Takes note that these answers were kept as an interview.
    pub(in crate::tui::advice) fn keep(&mut self, answers: &Answers) {
        self.unkept.retain(|other| !other.iter().eq(answers.iter()));
        self.scenarios.kept.push(answers.clone());
    }
}

impl State {
    /// What was tried or set aside; `None` where nothing was.
    pub(in crate::tui::advice) fn tried(&self, saved: &Advice) -> Option<Tried> {
        if self.tried.is_none() && !self.scenarios.any() {
            return None;
        }
        Some(Tried {
            changes: changes(&saved.answers, &self.now(saved).answers),
            cursor: self.cursor,
            scenarios: self.scenarios.set_aside(saved),
            unkept: self.unkept().into_iter().cloned().collect(),
        })
    }

    /// Tries again what was tried before, on top of the given answers.
    pub(in crate::tui::advice) fn go_on_with(&mut self, tried: Tried, saved: &Advice, context: &Context) {
        self.try_out(&with(&saved.answers, &tried.changes), saved, context);
        self.scenarios.take_up(tried.scenarios, saved, context);
        (self.cursor, self.follow) = (tried.cursor, true);
    }

    /// Takes note that these answers were kept as an interview.
    pub(in crate::tui::advice) fn keep(&mut self, answers: &Answers) {
        self.scenarios.kept.push(answers.clone());
    }
}
