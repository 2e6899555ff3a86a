//! Conditions in words: "Budget: Tight, and not (Team size: 30 or more)".

use crate::document::Reader;
use crate::locale::Message;
use crate::rulebook::{Condition, Slot, ValueSet};

impl Reader<'_> {
    /// Describes a condition; empty if it always applies.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::All(parts) => self.join_conditions(parts, "condition-and"),
            Condition::Any(parts) if parts.is_empty() => self.translator.get("condition-never"),
            Condition::Any(parts) => self.join_conditions(parts, "condition-or"),
            Condition::Not(part) => {
                self.translate(&Message::new("condition-not").arg("condition", self.condition(part)))
            }
            Condition::Is(slot, values) => self.input_values(*slot, values),
        }
    }

    /// Joins parts with a word between them. Parts that consist of several parts are put in brackets.
    fn join_conditions(&self, parts: &[Condition], between: &'static str) -> String {
        let [first, rest @ ..] = parts else { return String::new() };
        if rest.is_empty() {
            return self.condition(first);
        }
        let describe = |part: &Condition| match part {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => {
                format!("({})", self.condition(part))
            }
            _ => self.condition(part),
        };
        let said: Vec<_> = parts.iter().map(describe).filter(|said| !said.is_empty()).collect();
        said.join(&format!(" {} ", self.translator.get(between)))
    }

    /// Describes an input with the accepted values.
    fn input_values(&self, slot: Slot, values: &ValueSet) -> String {
        let rulebook = self.rulebook;
        let (input, values) = if slot == rulebook.model_slot() {
            let matched = (0_u32..).zip(&rulebook.models).filter(|(index, _)| values.contains(*index));
            let titles: Vec<_> = matched.map(|(_, model)| self.text(&model.title)).collect();
            (self.translator.get("condition-model"), titles.join(" / "))
        } else if slot == rulebook.segments_slot() {
            (self.translator.get("condition-segments"), self.values(slot, values))
        } else {
            (self.short(slot).into_owned(), self.values(slot, values))
        };
        self.translate(&Message::new("report-given").arg("question", input).arg("answer", values))
    }
}
