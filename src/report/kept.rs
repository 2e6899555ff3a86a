//! Annotations of a session in words: notes, the recorded decision, and what a later rulebook no longer contains.
//!
//! Annotations are not part of the advice and never change it, so they are passed to each report separately.

use super::Reader;
use crate::json;
use crate::locale::{Message, Words, bounded_text, harmless};
use crate::rulebook::Rulebook;
use crate::session::{Choice, MAX_DECIDER_LEN, ResolvedEvents, Session, UnresolvedItem};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The greatest number of dimensions of a decision that are shown, because a file may contain any number.
const MOST_DIMENSIONS: usize = 20;

/// Returns the details of a decision, as [`Reader::decided_more`] does. `dimension` returns the name of a dimension by
/// its id.
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
    let why = bounded_text(&choice.reason);
    let why = why.lines().map(|line| harmless(line).into_owned());
    let by = Some(json::truncate(&harmless(&choice.decided_by), MAX_DECIDER_LEN)).filter(|by| !by.is_empty());
    let by = by.map(|by| words.say(&Message::new("decided-by").with("who", by)));
    let key = if due { "decided-due" } else { "decided-review" };
    let review = choice.review_on.map(|day| words.say(&Message::new(key).with("day", day.to_string())));
    choice.segmentation.as_ref().map(divided).into_iter().chain(why).chain(by).chain(review).collect()
}

/// What a session contains besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The notes, by question.
    pub notes: BTreeMap<usize, String>,
    /// The recorded decision.
    pub decided: Option<Choice>,
    /// Whether the day of its review has come.
    pub due: bool,
    /// Id of the model that was advised when the session was completed. The decision is compared with this model, not
    /// with today's advice.
    pub advised: Option<String>,
}

impl Kept {
    /// Returns the annotations of a session, for a rulebook and the date of today.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook, today: Date) -> Self {
        let notes = ResolvedEvents::new(session, rulebook).notes();
        Self { notes, ..Self::decision(session, today) }
    }

    /// Returns the annotations without the notes.
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
    /// Returns the name of a model, or the id if the rulebook has no such model.
    #[must_use]
    pub fn model(&self, id: &str) -> String {
        let known = self.rulebook.models.iter().find(|model| model.id == id);
        let title = known.map_or_else(|| harmless(id), |model| self.text(&model.title));
        json::truncate(&title, json::MAX_QUOTED_CHARS)
    }

    /// Describes a decision and, if known, the advice it is compared with. Both are ids of models.
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

    /// Returns the sanitized details of a decision, one per line: the division, the reason, who decided and when to
    /// review it. A review that is due is described as such.
    #[must_use]
    pub fn decided_more(&self, choice: &Choice, due: bool) -> Vec<String> {
        decided_more(self.words, choice, due, |id| self.dimension(id))
    }

    /// Returns the name of a dimension, or the id if the rulebook has no such dimension.
    #[must_use]
    pub fn dimension(&self, id: &str) -> String {
        let dimensions = self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        let known = dimensions.into_iter().find(|dimension| dimension.id == id);
        let title = known.map_or_else(|| harmless(id), |dimension| self.text(&dimension.title));
        json::truncate(&title, json::MAX_QUOTED_CHARS)
    }

    /// Describes what the rulebook no longer contains, by the ids and values of the file.
    #[must_use]
    pub fn gone(&self, question: &str, lost: &UnresolvedItem) -> String {
        let message = match lost {
            UnresolvedItem::Answer(value) => Message::new("replay-gone-answer").with("value", json::quoted(value)),
            UnresolvedItem::Value(value) => Message::new("replay-gone-value").with("value", json::quoted(value)),
            UnresolvedItem::Skipped => Message::new("replay-gone-open"),
            UnresolvedItem::Note(text) => {
                Message::new("replay-gone-note").with("text", json::truncate(text, json::MAX_QUOTED_CHARS))
            }
        };
        self.say(&message.with("question", json::truncate(question, json::MAX_QUOTED_CHARS)))
    }
}

#[cfg(test)]
mod tests {
    use crate::locale::{Language, Words};
    use crate::report::Reader;
    use crate::rulebook::tests::commute;
    use crate::session::{Choice, UnresolvedItem, parse_day};
    use serde_json::json;

    /// A decision is described beside the advice, even for an unknown model.
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

    /// Each detail of a decision is one sanitized and shortened line.
    #[test]
    fn the_rest_of_a_decision_is_told_a_line_each_harmless_and_short() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let hostile = "\u{1b}[2J\u{202e}".repeat(200);
        let choice = Choice {
            segmentation: Some(vec![hostile.clone(); 500]),
            reason: format!("one\n{hostile}"),
            decided_by: hostile,
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

    /// A removed answer is described by its sanitized and shortened id and value.
    #[test]
    fn what_is_gone_is_told_by_its_id_harmless_and_short() {
        let (rulebook, words) = (commute(), Words::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let told = reader.gone("sp\u{1b}eed", &UnresolvedItem::Answer(json!("fast".repeat(100))));
        assert!(told.contains("sp␛eed") && told.contains("fastfast") && told.chars().count() < 160, "{told}");
    }
}
