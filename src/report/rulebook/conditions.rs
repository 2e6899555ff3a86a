//! Conditions in words: "Budget: Tight, and not (Team size: 30 or more)".

use crate::locale::Message;
use crate::report::Reader;
use crate::rulebook::{Condition, Slot, ValueSet};

impl Reader<'_> {
    /// Describes a condition; empty if it always applies.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::All(parts) => self.joined(parts, "condition-and"),
            Condition::Any(parts) if parts.is_empty() => self.words.get("condition-never"),
            Condition::Any(parts) => self.joined(parts, "condition-or"),
            Condition::Not(part) => {
                self.say(&Message::new("condition-not").with("condition", self.condition(part)))
            }
            Condition::Is(slot, values) => self.test(*slot, values),
        }
    }

    /// Joins parts with a word between them. Parts that consist of several parts are put in brackets.
    fn joined(&self, parts: &[Condition], between: &'static str) -> String {
        let [first, rest @ ..] = parts else { return String::new() };
        if rest.is_empty() {
            return self.condition(first);
        }
        let said = |part: &Condition| match part {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => {
                format!("({})", self.condition(part))
            }
            _ => self.condition(part),
        };
        let said: Vec<_> = parts.iter().map(said).filter(|said| !said.is_empty()).collect();
        said.join(&format!(" {} ", self.words.get(between)))
    }

    /// Describes an input with the accepted values.
    fn test(&self, slot: Slot, values: &ValueSet) -> String {
        let rulebook = self.rulebook;
        let (input, values) = if slot == rulebook.model_slot() {
            let held = (0_u32..).zip(&rulebook.models).filter(|(index, _)| values.contains(*index));
            let titles: Vec<_> = held.map(|(_, model)| self.text(&model.title)).collect();
            (self.words.get("condition-model"), titles.join(" / "))
        } else if slot == rulebook.segments_slot() {
            (self.words.get("condition-segments"), self.values(slot, values))
        } else {
            (self.short(slot).into_owned(), self.values(slot, values))
        };
        self.say(&Message::new("report-given").with("question", input).with("answer", values))
    }
}
