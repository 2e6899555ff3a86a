//! Annotations of a session in words: notes, the recorded decision, and what a later rulebook no longer contains.
//!
//! Annotations are not part of the advice and never change it, so they are passed to each document separately.

use super::Reader;
use crate::json;
use crate::locale::{Message, Translator, display_name, sanitize, time, truncate_text};
use crate::session::{Choice, MAX_DECIDER_LEN, Session, UnresolvedItem};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The greatest number of dimensions of a decision that are shown, because a file may contain any number.
const MOST_DIMENSIONS: usize = 20;

/// Returns the details of a decision, as [`Reader::decision_details`] does. `dimension` returns the name of a dimension by
/// its id.
pub(crate) fn decision_details(
    translator: &Translator,
    choice: &Choice,
    due: bool,
    dimension: impl Fn(&str) -> String,
) -> Vec<String> {
    let divided = |ids: &Vec<String>| {
        if ids.is_empty() {
            return translator.get("decided-undivided");
        }
        let shown = ids.iter().take(MOST_DIMENSIONS).map(|id| dimension(id));
        let more = (ids.len() > MOST_DIMENSIONS).then(|| "…".to_owned());
        let shown: Vec<_> = shown.chain(more).collect();
        translator.translate(&Message::new("decided-divided").arg("dimensions", shown.join(", ")))
    };
    let why = truncate_text(&choice.reason);
    let why = why.lines().map(|line| sanitize(line).into_owned());
    let by = Some(json::truncate(&sanitize(&choice.decided_by), MAX_DECIDER_LEN)).filter(|by| !by.is_empty());
    let by = by.map(|by| translator.translate(&Message::new("decided-by").arg("who", by)));
    let key = if due { "decided-due" } else { "decided-review" };
    let day = |day| time::date_in_words(day, translator);
    let review = choice.review_on.map(|on| translator.translate(&Message::new(key).arg("day", day(on))));
    choice.segmentation.as_ref().map(divided).into_iter().chain(why).chain(by).chain(review).collect()
}

/// What a session contains besides its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annotations {
    /// Name of the session; empty without a session.
    pub session_name: String,
    /// Whether the session is finished and its saved advice still applies, one sentence each.
    pub remarks: Vec<String>,
    /// The notes, by question.
    pub notes: BTreeMap<usize, String>,
    /// The recorded decision.
    pub decision: Option<Choice>,
    /// Whether the day of its review has come.
    pub is_due: bool,
    /// Id of the model that was advised when the session was completed. The decision is compared with this model, not
    /// with today's advice.
    pub advised_model: Option<String>,
}

impl Annotations {
    /// Returns the annotations of a session with these notes, for the date of today.
    pub(crate) fn with_notes(session: &Session, notes: BTreeMap<usize, String>, today: Date) -> Self {
        let decided = session.choice();
        Self {
            session_name: display_name(session.name()),
            remarks: Vec::new(),
            notes,
            is_due: decided.as_ref().is_some_and(|choice| choice.is_due(today)),
            decision: decided,
            advised_model: session.advice().map(|advice| advice.model.clone()),
        }
    }
}

impl Reader<'_> {
    /// Returns the name of a model, or the id if the rulebook has no such model.
    pub(crate) fn model_name(&self, id: &str) -> String {
        let known = self.rulebook.models.iter().find(|model| model.id == id);
        let title = known.map_or_else(|| sanitize(id), |model| self.text(&model.title));
        json::truncate(&title, json::MAX_QUOTED_CHARS)
    }

    /// Describes a decision and, if known, the advice it is compared with. Both are ids of models.
    pub(crate) fn decision_text(&self, model: &str, advised: Option<&str>) -> String {
        let message = match advised {
            _ if model.is_empty() => Message::new("decided-open"),
            Some(advised) if advised == model => Message::new("decided-as-advised"),
            Some(advised) => Message::new("decided-otherwise").arg("advised", self.model_name(advised)),
            None => Message::new("decided"),
        };
        self.translate(&message.arg("model", self.model_name(model)))
    }

    /// Returns the sanitized details of a decision, one per line: the division, the reason, who decided and when to
    /// review it. A review that is due is described as such.
    pub(crate) fn decision_details(&self, choice: &Choice, due: bool) -> Vec<String> {
        decision_details(self.translator, choice, due, |id| self.dimension_name(id))
    }

    /// Returns the name of a dimension, or the id if the rulebook has no such dimension.
    pub(crate) fn dimension_name(&self, id: &str) -> String {
        let dimensions = self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions);
        let known = dimensions.into_iter().find(|dimension| dimension.id == id);
        let title = known.map_or_else(|| sanitize(id), |dimension| self.text(&dimension.title));
        json::truncate(&title, json::MAX_QUOTED_CHARS)
    }

    /// Describes what the rulebook no longer contains, by the ids and values of the file.
    pub(crate) fn unresolved(&self, question: &str, item: &UnresolvedItem) -> String {
        let message = match item {
            UnresolvedItem::Answer(value) => {
                Message::new("replay-removed-answer").arg("value", json::quoted(value))
            }
            UnresolvedItem::Value(value) => {
                Message::new("replay-removed-value").arg("value", json::quoted(value))
            }
            UnresolvedItem::Skipped => Message::new("replay-removed-skipped"),
            UnresolvedItem::Note(text) => {
                Message::new("replay-removed-note").arg("text", json::truncate(text, json::MAX_QUOTED_CHARS))
            }
        };
        self.translate(&message.arg("question", json::truncate(question, json::MAX_QUOTED_CHARS)))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Reader;
    use crate::locale::{Language, Translator};
    use crate::rulebook::tests::commute;
    use crate::session::{Choice, UnresolvedItem, parse_day};
    use serde_json::json;

    /// A decision is described beside the advice, even for an unknown model.
    #[test]
    fn decision_text_names_decision_and_advice() {
        let (rulebook, words) = (commute(), Translator::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let car = reader.model_name("car");
        assert_eq!(reader.decision_text("car", Some("car")), format!("Decided: {car}, as advised"));
        let other = reader.decision_text("tr\u{1b}am", Some("car"));
        assert_eq!(other, format!("Decided: tr␛am (advised: {car})"));
        assert!(reader.decision_text(&"x".repeat(500), None).chars().count() < 80);
    }

    /// Each detail of a decision is one sanitized and shortened line.
    #[test]
    fn decision_details_are_sanitized_lines() {
        let (rulebook, words) = (commute(), Translator::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let hostile = "\u{1b}[2J\u{202e}".repeat(200);
        let choice = Choice {
            segmentation: Some(vec![hostile.clone(); 500]),
            reason: format!("one\n{hostile}"),
            decided_by: hostile,
            review_on: parse_day("2027-03-01"),
            ..Choice::default()
        };
        let lines = reader.decision_details(&choice, false);
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains(['\u{1b}', '\u{202e}', '\n'])), "{lines:?}");
        assert!(lines[3].chars().count() < 120 && lines[0].chars().count() < 2000, "{lines:?}");
        let due = reader.decision_details(&choice, true);
        assert!(due[4] != lines[4] && due[..4] == lines[..4] && due[4].contains("1 March 2027"));
        let undivided = Choice { segmentation: Some(Vec::new()), ..Choice::default() };
        assert_eq!(reader.decision_details(&undivided, true), [words.get("decided-undivided")]);
        assert_eq!(reader.decision_details(&Choice::default(), true), [""; 0]);
    }

    /// A removed answer is described by its sanitized and shortened id and value.
    #[test]
    fn unresolved_is_sanitized_and_short() {
        let (rulebook, words) = (commute(), Translator::new(Language::English));
        let reader = Reader::new(&rulebook, &words);
        let text = reader.unresolved("sp\u{1b}eed", &UnresolvedItem::Answer(json!("fast".repeat(100))));
        assert!(text.contains("sp␛eed") && text.contains("fastfast") && text.chars().count() < 160, "{text}");
    }
}
