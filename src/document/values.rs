//! Sets of answers in a few words: "10 or more", "Moderate / Ample".

use super::Reader;
use crate::locale::Message;
use crate::rulebook::{QuestionKind, Slot, ValueSet};

/// Separator between answers. Labels contain commas and "or" themselves, so neither can separate them.
const SEPARATOR: &str = " / ";

impl Reader<'_> {
    /// Describes the answers of an input that a set of values contains.
    pub(crate) fn values(&self, slot: Slot, values: &ValueSet) -> String {
        let question = self.rulebook.questions.get(slot);
        if let Some(QuestionKind::Choice(options)) = question.map(|question| &question.kind) {
            let matched = (0_u32..).zip(options).filter(|(index, _)| values.contains(*index));
            let labels: Vec<_> = matched.map(|(_, option)| self.text(&option.label)).collect();
            return labels.join(SEPARATOR);
        }
        let bounds = self.rulebook.domain(slot);
        // Numbers outside the question's bounds cannot be answered.
        let held = values.intersection(&bounds);
        let ranges: Vec<_> =
            held.intervals().iter().map(|&interval| self.translate(&self.range(interval, &bounds))).collect();
        ranges.join(SEPARATOR)
    }
    /// Describes an interval, given the possible numbers.
    fn range(&self, (min, max): (u32, u32), bounds: &ValueSet) -> Message {
        let least = bounds.intervals().first().is_none_or(|(least, _)| min <= *least);
        let most = bounds.intervals().last().is_none_or(|(_, most)| max >= *most);
        let number = |number: u32| self.translator.format_number(number.into());
        match (least, most) {
            (true, true) => Message::new("values-any"),
            _ if min == max => Message::new("values-one").arg("number", number(min)),
            (false, true) => Message::new("values-from").arg("min", number(min)),
            (true, false) => Message::new("values-to").arg("max", number(max)),
            (false, false) => Message::new("values-between").arg("min", number(min)).arg("max", number(max)),
        }
    }
}
