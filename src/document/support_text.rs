//! Support in a few words: what would bring a role, and which function takes over an activity.

use super::Reader;
use super::text_writer::JUDGEMENT;
use crate::advice::{RoleAdvice, Trigger};
use crate::locale::Message;
use crate::rulebook::{Relief, Support};

/// Returns the message key for whether a role is filled.
pub(crate) fn fill_key(fill: &RoleAdvice) -> &'static str {
    match fill {
        RoleAdvice::Now(_) => "support-now",
        RoleAdvice::Hat { .. } => "support-hat",
        RoleAdvice::Later { .. } => "support-later",
    }
}

impl Reader<'_> {
    /// Describes a change of one answer: the question with the values that have the effect.
    pub fn trigger_text(&self, trigger: &Trigger) -> String {
        let question = self.short(trigger.question);
        let values = self.values(trigger.question, &trigger.values);
        self.translate(&Message::new("support-change").arg("question", &*question).arg("values", values))
    }

    /// Returns the sentence before the changes that each bring a role, or that there are none.
    pub fn triggers_heading(&self, changes: &[Trigger]) -> String {
        match changes.len() {
            0 => self.translator.get("support-brings-none"),
            count => self.translate(&Message::new("support-brings").arg("count", count)),
        }
    }

    /// Describes which function an activity moves to or who makes it easier, and whether that is our judgement.
    pub fn relief_text(&self, support: &Support, relief: &Relief) -> String {
        let name = |function: usize| self.text(&support.functions[function].title);
        let stays = relief.function == support.seller_function;
        let key = if stays { "support-eases" } else { "support-moves" };
        let message =
            Message::new(key).arg("from", &*name(support.seller_function)).arg("to", &*name(relief.to));
        if relief.judgement {
            return format!("{}{JUDGEMENT}", self.translate(&message));
        }
        self.translate(&message)
    }
}
