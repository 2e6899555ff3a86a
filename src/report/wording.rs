//! Support in a few words: what brings a role, and who takes what over.

use super::Reader;
use super::page::JUDGEMENT;
use crate::advice::{Fill, Trigger};
use crate::locale::Message;
use crate::rulebook::{Relief, Support};

/// The key of the locale files for whether a role is filled.
#[must_use]
pub(crate) fn fill(fill: &Fill) -> &'static str {
    match fill {
        Fill::Now(_) => "support-now",
        Fill::Hat { .. } => "support-hat",
        Fill::Later { .. } => "support-later",
    }
}

impl Reader<'_> {
    /// A change of one answer: the question with the answers that do it.
    #[must_use]
    pub fn trigger(&self, trigger: &Trigger) -> String {
        let question = self.short(trigger.question);
        let values = self.values(trigger.question, &trigger.values);
        self.say(&Message::new("support-change").with("question", &*question).with("values", values))
    }

    /// The words before the changes that bring something, each by itself; or that none of them does.
    #[must_use]
    pub fn brought_by(&self, changes: &[Trigger]) -> String {
        match changes.len() {
            0 => self.words.get("support-brings-none"),
            count => self.say(&Message::new("support-brings").with("count", count)),
        }
    }

    /// From whom to whom an activity moves, or who eases it; and whether that is our judgement.
    #[must_use]
    pub fn moves(&self, support: &Support, relief: &Relief) -> String {
        let name = |function: usize| self.text(&support.functions[function].title);
        let stays = relief.function == support.sellers;
        let key = if stays { "support-eases" } else { "support-moves" };
        let message = Message::new(key).with("from", &*name(support.sellers)).with("to", &*name(relief.to));
        if relief.judgement {
            return format!("{}{JUDGEMENT}", self.say(&message));
        }
        self.say(&message)
    }
}
