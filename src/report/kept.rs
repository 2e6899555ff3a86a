//! What a session keeps beside its answers, in words: notes, the decision that was taken in the end, and what a later
//! rulebook no longer knows.
//!
//! None of it is advice or changes any, so it comes to every form of an advice from outside.

use super::Reader;
use crate::json;
use crate::locale::{Message, harmless};
use crate::rulebook::Rulebook;
use crate::session::{Choice, Records, Session, Unknown};
use std::collections::BTreeMap;

/// What a session keeps beside its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The notes, by question.
    pub notes: BTreeMap<usize, String>,
    /// The decision that was taken in the end.
    pub decided: Option<Choice>,
    /// Id of the model that was advised when the session was finished: a decision stands beside that, whatever is advised today.
    pub advised: Option<String>,
}

impl Kept {
    /// What a session keeps, by a rulebook.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook) -> Self {
        Self {
            notes: Records::new(session, rulebook).notes(),
            decided: session.choice(),
            advised: session.advice().map(|advice| advice.model.clone()),
        }
    }
}

impl Reader<'_> {
    /// The name of a model, or its id where the rulebook has none of that id.
    #[must_use]
    pub fn model(&self, id: &str) -> String {
        let known = self.rulebook.models.iter().find(|model| model.id == id);
        let title = known.map_or_else(|| harmless(id), |model| self.text(&model.title));
        json::short(&title, json::QUOTED)
    }

    /// What was decided, beside what is or was advised where that is known. Both are ids of models.
    #[must_use]
    pub fn decided(&self, model: &str, advised: Option<&str>) -> String {
        let message = match advised {
            Some(advised) if advised == model => Message::new("decided-as-advised"),
            Some(advised) => Message::new("decided-otherwise").with("advised", self.model(advised)),
            None => Message::new("decided"),
        };
        self.say(&message.with("model", self.model(model)))
    }

    /// What was there once and is gone, with the ids and values of the file.
    #[must_use]
    pub fn gone(&self, question: &str, lost: &Unknown) -> String {
        let message = match lost {
            Unknown::Answer(value) => Message::new("replay-gone-answer").with("value", json::quoted(value)),
            Unknown::Value(value) => Message::new("replay-gone-value").with("value", json::quoted(value)),
            Unknown::Open => Message::new("replay-gone-open"),
            Unknown::Note(text) => {
                Message::new("replay-gone-note").with("text", json::short(text, json::QUOTED))
            }
        };
        self.say(&message.with("question", json::short(question, json::QUOTED)))
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::{Language, Words};
    use crate::report::Reader;
    use crate::rulebook::tests::commute;
    use crate::session::Unknown;
    use serde_json::json;

    #[test]
    fn a_decision_is_told_beside_the_advice_whatever_its_model() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let car = reader.model("car");
        assert_eq!(reader.decided("car", Some("car")), format!("Decided: {car}, as advised"));
        let other = reader.decided("tr\u{1b}am", Some("car"));
        assert_eq!(other, format!("Decided: tr␛am (advised: {car})"));
        assert!(reader.decided(&"x".repeat(500), None).chars().count() < 80);
    }

    #[test]
    fn what_is_gone_is_told_by_its_id_harmless_and_short() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let told = reader.gone("sp\u{1b}eed", &Unknown::Answer(json!("fast".repeat(100))));
        assert!(told.contains("sp␛eed") && told.contains("fastfast") && told.chars().count() < 160, "{told}");
    }
}
