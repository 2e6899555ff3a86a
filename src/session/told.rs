//! A session as a story, moment by moment: also what no interview of today's rulebook can hold.
//!
//! [`Records`](super::Records) is what a session adds up to by a rulebook. Whoever plays a session back wants more: that a
//! question or an answer was there once and is gone, at the moment at which it was there, and the decision that was taken
//! in the end.

use super::records::Reading;
use super::{Choice, Entry, Session};
use crate::interview::Record;
use crate::rulebook::Rulebook;
use serde_json::Value as Json;

/// One moment of a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Something of the interview.
    Done(Record),
    /// Something that the rulebook does not know: the id of its question, and what it was.
    Gone(String, Unknown),
    /// A decision was taken; one that says nothing takes back what was decided before.
    Decided(Choice),
}

impl Told {
    /// What it is in the interview; nothing where the interview has no part in it.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Done(record) => Some(record),
            Self::Gone(..) | Self::Decided(_) => None,
        }
    }
}

/// What there was of a question, or of an answer, that is gone.
#[derive(Clone, Debug, PartialEq)]
pub enum Unknown {
    /// The answer to a question that is gone.
    Answer(Json),
    /// An answer that its question no longer takes.
    Value(Json),
    /// The question was left open.
    Open,
    /// A note on it; deleted where it is empty.
    Note(String),
}

/// The moments of a session by a rulebook, each with the milliseconds of time spent in the interview before it.
#[must_use]
pub fn told(session: &Session, rulebook: &Rulebook) -> Vec<(u64, Told)> {
    let mut reading = Reading::new(rulebook);
    let mut moments = Vec::new();
    for event in session.events() {
        let mut tell = |told| moments.push((event.at_ms(), told));
        if let Some(told) = beyond(event.what(), rulebook) {
            tell(told);
        }
        // An answer that is gone may have taken back one that is not.
        if let Some(record) = reading.record(event.what()) {
            tell(Told::Done(record));
        }
    }
    moments
}

/// What an event is besides a part of the interview.
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
