//! The timeline of a session, as the replay shows it, with the events that the rulebook no longer knows.
//!
//! [`ResolvedEvents`](super::ResolvedEvents) has the part of a session that a rulebook understands. A replay
//! shows more: questions and answers that the rulebook no longer knows, at their original place, and the
//! recorded decision.

use super::records::Reading;
use super::{Choice, Entry, Session};
use crate::interview::Record;
use crate::rulebook::Rulebook;
use serde_json::Value as Json;

/// An entry of a session's timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// An event of the interview.
    Done(Record),
    /// An event that the rulebook does not know: the question's id, and the content of the event.
    Gone(String, Unknown),
    /// A decision was recorded; an empty one withdraws the decision before it.
    Decided(Choice),
}

impl Told {
    /// Returns the event of the interview; `None` for any other entry.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Done(record) => Some(record),
            Self::Gone(..) | Self::Decided(_) => None,
        }
    }
}

/// The content of an event whose question or answer the rulebook does not know.
#[derive(Clone, Debug, PartialEq)]
pub enum Unknown {
    /// An answer to a question that no longer exists.
    Answer(Json),
    /// An answer that its question no longer accepts.
    Value(Json),
    /// A question that no longer exists was skipped.
    Open,
    /// A note on a question that no longer exists; empty if it was deleted.
    Note(String),
}

/// Returns the timeline of a session, each entry with the milliseconds spent in the interview before it.
#[must_use]
pub fn told(session: &Session, rulebook: &Rulebook) -> Vec<(u64, Told)> {
    let mut reading = Reading::new(rulebook);
    let mut moments = Vec::new();
    for event in session.events() {
        let mut tell = |told| moments.push((event.at_ms(), told));
        if let Some(told) = beyond(event.what(), rulebook) {
            tell(told);
        }
        // An answer that is no longer accepted also clears the accepted one before it.
        if let Some(record) = reading.record(event.what()) {
            tell(Told::Done(record));
        }
    }
    moments
}

/// Returns the timeline entry of an event that is not part of the interview, or not any more.
fn beyond(entry: &Entry, rulebook: &Rulebook) -> Option<Told> {
    let (id, question) = match entry {
        Entry::Decided(choice) => return Some(Told::Decided(choice.clone())),
        Entry::Answered { question, .. } | Entry::Skipped { question } | Entry::Noted { question, .. } => {
            (question, rulebook.question(question))
        }
        Entry::Started | Entry::Drafted(_) | Entry::Completed | Entry::Unknown(_) => return None,
    };
    let lost = match (entry, question) {
        (Entry::Answered { value, .. }, None) => Unknown::Answer(value.clone()),
        (Entry::Answered { value, .. }, Some(question)) => {
            rulebook.questions[question].read(value).err()?;
            Unknown::Value(value.clone())
        }
        (Entry::Noted { text, .. }, None) => Unknown::Note(text.clone()),
        (Entry::Skipped { .. }, None) => Unknown::Open,
        _ => return None,
    };
    Some(Told::Gone(id.clone(), lost))
}

#[cfg(test)]
mod tests {
    use super::{Told, Unknown, told};
    use crate::interview::Record;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{Choice, Entry, Records, RulebookRef, Session};
    use jiff::Timestamp;
    use serde_json::json;

    /// Events that the rulebook does not know and decisions have their own entries, and the others match
    /// [`ResolvedEvents`].
    #[test]
    fn what_is_gone_and_what_was_decided_stand_at_their_moments() {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        let mut session = Session::new("20261123-a-0001", "A", "en", rulebook, Timestamp::UNIX_EPOCH);
        let answered = |question: &str, value| Entry::Answered { question: question.to_owned(), value };
        let text = |text: &str| text.to_owned();
        let choice = Choice { model: text("tram"), text: text("so"), ..Choice::default() };
        let entries = [
            answered("weather", json!("wet")),
            answered("speed", json!("fast")),
            Entry::Noted { question: text("speed"), text: text("very") },
            answered("weather", json!("foggy")),
            Entry::Skipped { question: text("speed") },
            Entry::Completed,
            Entry::Decided(choice.clone()),
        ];
        for (at, entry) in (1..).zip(entries) {
            session.record(at, entry, Timestamp::UNIX_EPOCH);
        }
        let rulebook = commute();
        let gone = |question: &str, lost| Told::Gone(question.to_owned(), lost);
        let expected = [
            (1, Told::Done(Record::Answered(3, Value::Choice(1)))),
            (2, gone("speed", Unknown::Answer(json!("fast")))),
            (3, gone("speed", Unknown::Note(text("very")))),
            (4, gone("weather", Unknown::Value(json!("foggy")))),
            (4, Told::Done(Record::Skipped(3))),
            (5, gone("speed", Unknown::Open)),
            (6, Told::Done(Record::Completed)),
            (7, Told::Decided(choice)),
        ];
        let moments = told(&session, &rulebook);
        assert_eq!(moments, expected);
        let done = moments.into_iter().filter_map(|(at, told)| match told {
            Told::Done(record) => Some((at, record)),
            _ => None,
        });
        assert_eq!(done.collect::<Vec<_>>(), Records::new(&session, &rulebook).records);
    }
}
