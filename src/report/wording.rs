//! Changes in a few words: the answers that a rule looks for ("10 or more", "Moderate / Ample"), and who takes what over.

use super::Reader;
use crate::advice::Change;
use crate::locale::Message;
use crate::rulebook::{Kind, Relief, Slot, Support, ValueSet};

/// Between two answers. Labels have commas and "or" of their own, so neither can stand between them.
const APART: &str = " / ";

impl Reader<'_> {
    /// The answers of an input that a set of values holds.
    #[must_use]
    pub fn answers(&self, slot: Slot, values: &ValueSet) -> String {
        let question = self.rulebook.questions.get(slot);
        if let Some(Kind::Choice(options)) = question.map(|question| &question.kind) {
            let held = (0_u32..).zip(options).filter(|(index, _)| values.contains(*index));
            let labels: Vec<_> = held.map(|(_, option)| self.text(&option.label)).collect();
            return labels.join(APART);
        }
        let bounds = self.rulebook.domain(slot);
        // Numbers outside the question's bounds cannot be given, so they need no words.
        let held = values.and(&bounds);
        let ranges: Vec<_> =
            held.intervals().iter().map(|&interval| self.say(&range(interval, &bounds))).collect();
        ranges.join(APART)
    }

    /// A change of one answer: the question with the answers that do it.
    #[must_use]
    pub fn change(&self, change: &Change) -> String {
        let question = self.short(change.question);
        let values = self.answers(change.question, &change.values);
        self.say(&Message::new("support-change").with("question", &*question).with("values", values))
    }

    /// The words before the changes that bring something, each by itself; or that none of them does.
    #[must_use]
    pub fn brought_by(&self, changes: &[Change]) -> String {
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
            return format!("{} ({})", self.say(&message), self.words.get("support-judgement"));
        }
        self.say(&message)
    }
}

/// An interval of numbers in words, given all the numbers that there are.
fn range((min, max): (u32, u32), bounds: &ValueSet) -> Message {
    let least = bounds.intervals().first().is_none_or(|(least, _)| min <= *least);
    let most = bounds.intervals().last().is_none_or(|(_, most)| max >= *most);
    match (least, most) {
        (true, true) => Message::new("values-any"),
        _ if min == max => Message::new("values-one").with("number", min),
        (false, true) => Message::new("values-from").with("min", min),
        (true, false) => Message::new("values-to").with("max", max),
        (false, false) => Message::new("values-between").with("min", min).with("max", max),
    }
}
