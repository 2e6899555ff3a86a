//! What a session keeps beside its answers, in words: notes, the decision that was taken in the end, and what a later
//! rulebook no longer knows.
//!
//! None of it is advice or changes any, so it comes to every form of an advice from outside.

use super::Reader;
use crate::json;
use crate::locale::{Message, Words, bounded_text, harmless};
use crate::rulebook::Rulebook;
use crate::session::{Choice, LONGEST_BY, Records, Session, Unknown};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The most dimensions of a decision that are shown: a file may hold as many as it has bytes.
const MOST_DIMENSIONS: usize = 20;

/// The rest of a decision, as [`Reader::decided_more`] gives it; `dimension` names a dimension by its id.
#[must_use]
pub fn decided_more(
    words: &Words,
    choice: &Choice,
    due: bool,
    dimension: impl Fn(&str) -> String,
) -> Vec<String> {
    let divided = |ids: &Vec<String>| {
        if ids.is_empty() {
            return words.get("decided-undivided");
        }
        let shown = ids.iter().take(MOST_DIMENSIONS).map(|id| dimension(id));
        let more = (ids.len() > MOST_DIMENSIONS).then(|| "…".to_owned());
        let shown: Vec<_> = shown.chain(more).collect();
        words.say(&Message::new("decided-divided").with("dimensions", shown.join(", ")))
    };
    let why = bounded_text(&choice.text);
    let why = why.lines().map(|line| harmless(line).into_owned());
    let by = Some(json::short(&harmless(&choice.by), LONGEST_BY)).filter(|by| !by.is_empty());
    let by = by.map(|by| words.say(&Message::new("decided-by").with("who", by)));
    let key = if due { "decided-due" } else { "decided-review" };
    let review = choice.review_on.map(|day| words.say(&Message::new(key).with("day", day.to_string())));
    choice.segmentation.as_ref().map(divided).into_iter().chain(why).chain(by).chain(review).collect()
}

/// What a session keeps beside its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The notes, by question.
    pub notes: BTreeMap<usize, String>,
    /// The decision that was taken in the end.
    pub decided: Option<Choice>,
    /// Whether the day on which to look at it again has come.
    pub due: bool,
    /// Id of the model that was advised when the session was finished: a decision stands beside that, whatever is advised today.
    pub advised: Option<String>,
}

impl Kept {
    /// What a session keeps, by a rulebook, as it stands on a day.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook, today: Date) -> Self {
        let notes = Records::new(session, rulebook).notes();
        Self { notes, ..Self::decision(session, today) }
    }

    /// The same without the notes.
    #[must_use]
    pub fn decision(session: &Session, today: Date) -> Self {
        let decided = session.choice();
        Self {
            notes: BTreeMap::new(),
            due: decided.as_ref().is_some_and(|choice| choice.is_due(today)),
            decided,
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
            _ if model.is_empty() => Message::new("decided-open"),
            Some(advised) if advised == model => Message::new("decided-as-advised"),
            Some(advised) => Message::new("decided-otherwise").with("advised", self.model(advised)),
            None => Message::new("decided"),
        };
        self.say(&message.with("model", self.model(model)))
    }

    /// The rest of a decision, a line each and harmless: the division, why, who decided and when to look again, which is said
    /// to have come where it is due.
    #[must_use]
    pub fn decided_more(&self, choice: &Choice, due: bool) -> Vec<String> {
        decided_more(self.words, choice, due, |id| self.dimension(id))
    }

    /// The name of a dimension, or its id where the rulebook has none of that id.
    #[must_use]
    pub fn dimension(&self, id: &str) -> String {
        let dimensions = self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        let known = dimensions.into_iter().find(|dimension| dimension.id == id);
        let title = known.map_or_else(|| harmless(id), |dimension| self.text(&dimension.title));
        json::short(&title, json::QUOTED)
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
    use crate::session::{Choice, Unknown, parse_day};
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
    fn the_rest_of_a_decision_is_told_a_line_each_harmless_and_short() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let hostile = "\u{1b}[2J\u{202e}".repeat(200);
        let choice = Choice {
            segmentation: Some(vec![hostile.clone(); 500]),
            text: format!("one\n{hostile}"),
            by: hostile,
            review_on: parse_day("2027-03-01"),
            ..Choice::default()
        };
        let lines = reader.decided_more(&choice, false);
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains(['\u{1b}', '\u{202e}', '\n'])), "{lines:?}");
        assert!(lines[3].chars().count() < 120 && lines[0].chars().count() < 2000, "{lines:?}");
        let due = reader.decided_more(&choice, true);
        assert!(due[4] != lines[4] && due[..4] == lines[..4] && due[4].contains("2027-03-01"));
        let undivided = Choice { segmentation: Some(Vec::new()), ..Choice::default() };
        assert_eq!(reader.decided_more(&undivided, true), [words.get("decided-undivided")]);
        assert_eq!(reader.decided_more(&Choice::default(), true), [""; 0]);
    }

    #[test]
    fn what_is_gone_is_told_by_its_id_harmless_and_short() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let told = reader.gone("sp\u{1b}eed", &Unknown::Answer(json!("fast".repeat(100))));
        assert!(told.contains("sp␛eed") && told.contains("fastfast") && told.chars().count() < 160, "{told}");
    }
}
