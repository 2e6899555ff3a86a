//! Translates between a session (ids and raw JSON) and an interview (indices and valid values).
//!
//! A session outlives its rulebook. Questions and answers that the current rulebook does not know are
//! reported, never silently dropped, and they stay in the session.

use super::{Entry, Session};
use crate::interview::{Interview, Record};
use crate::locale::Problem;
use crate::rulebook::{Answers, Rulebook};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The events of a session as a rulebook understands them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The events of the interview, each with the milliseconds spent in the interview before it.
    pub records: Vec<(u64, Record)>,
    /// The questions and answers that the rulebook does not know, each once. `at` of each problem is the id
    /// of the question.
    pub gone: Vec<Problem>,
}

impl Records {
    /// Reads a session's events with a rulebook.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook) -> Self {
        let mut reading = Reading::new(rulebook);
        let events = session.events().iter();
        let records =
            events.filter_map(|event| Some((event.at_ms(), reading.record(event.what())?))).collect();
        Self { records, gone: reading.gone }
    }

    /// Returns the answers after all events.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::new();
        for (_, record) in &self.records {
            match record {
                Record::Answered(question, value) => answers.set(*question, Some(value.clone())),
                Record::Skipped(question) => answers.set(*question, None),
                Record::Noted(..) | Record::Completed => {}
            }
        }
        answers
    }

    /// Returns the notes after all events, by index of the question.
    #[must_use]
    pub fn notes(&self) -> BTreeMap<usize, String> {
        let mut notes = BTreeMap::new();
        for (_, record) in &self.records {
            if let Record::Noted(question, text) = record {
                notes.insert(*question, text.clone());
            }
        }
        notes.retain(|_, text| !text.is_empty());
        notes
    }
}

/// A resolver of events, one after the other. A file may have very many events, so resolving never looks back
/// over them.
pub(super) struct Reading<'a> {
    rulebook: &'a Rulebook,
    /// The answers so far.
    answered: Answers,
    /// The unknown questions and answers that were reported already, as `id` or `id=value`.
    named: HashSet<String>,
    gone: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Returns a resolver that has read no event yet.
    pub(super) fn new(rulebook: &'a Rulebook) -> Self {
        Self { rulebook, answered: Answers::new(), named: HashSet::new(), gone: Vec::new() }
    }

    /// Returns what an event is in an interview of the rulebook; `None` if it has no part in it.
    pub(super) fn record(&mut self, entry: &Entry) -> Option<Record> {
        match entry {
            Entry::Answered { question: id, value } => {
                let question = self.question(id)?;
                match self.rulebook.questions[question].read(value) {
                    Ok(Some(value)) => {
                        self.answered.set(question, Some(value.clone()));
                        Some(Record::Answered(question, value))
                    }
                    Ok(None) => self.skipped(question),
                    Err(message) => {
                        if self.named.insert(format!("{id}={value}")) {
                            self.gone.push(Problem::new(id, message));
                        }
                        // The event also replaces the earlier answer, so that one must not come back.
                        self.answered.get(question)?;
                        self.skipped(question)
                    }
                }
            }
            Entry::Skipped { question } => {
                let question = self.question(question)?;
                self.skipped(question)
            }
            Entry::Noted { question, text } => Some(Record::Noted(self.question(question)?, text.clone())),
            Entry::Completed => Some(Record::Completed),
            Entry::Started | Entry::Drafted(_) | Entry::Decided(_) | Entry::Unknown(_) => None,
        }
    }

    #[allow(clippy::unnecessary_wraps)] // The match arms that call it return an `Option`.
    fn skipped(&mut self, question: usize) -> Option<Record> {
        self.answered.set(question, None);
        Some(Record::Skipped(question))
    }

    fn question(&mut self, id: &str) -> Option<usize> {
        let question = self.rulebook.question(id);
        if question.is_none() && self.named.insert(id.to_owned()) {
            self.gone.push(Problem::new(id, self.rulebook.unknown_question(id)));
        }
        question
    }
}

/// Returns the interview of a session where it was left. A quick interview continues as one.
#[must_use]
pub fn resumed(rulebook: Arc<Rulebook>, session: &Session) -> Interview {
    let records = Records::new(session, &rulebook).records;
    let interview = Interview::resume(rulebook, records.into_iter().map(|(_, record)| record));
    if session.is_quick() { interview.essentials_first() } else { interview }
}

/// Returns an event of the interview as a session saves it.
#[must_use]
pub fn entry(rulebook: &Rulebook, record: &Record) -> Entry {
    let id = |question: usize| rulebook.questions[question].id.clone();
    match record {
        Record::Answered(question, value) => {
            Entry::Answered { question: id(*question), value: rulebook.questions[*question].write(value) }
        }
        Record::Skipped(question) => Entry::Skipped { question: id(*question) },
        Record::Noted(question, text) => Entry::Noted { question: id(*question), text: text.clone() },
        Record::Completed => Entry::Completed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Records, entry};
    use crate::interview::Record;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{Entry, RulebookRef, Session};
    use serde_json::json;

    fn session() -> Session {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        Session::new("20261123-a-0001", "A", "en", rulebook, jiff::Timestamp::UNIX_EPOCH)
    }

    fn answered(session: &mut Session, at_ms: u64, question: &str, value: serde_json::Value) {
        let question = question.to_owned();
        session.record(at_ms, Entry::Answered { question, value }, jiff::Timestamp::UNIX_EPOCH);
    }

    /// Every kind of event is the same after it was saved and resolved.
    #[test]
    fn every_record_comes_back_as_it_was() {
        let rulebook = commute();
        let records = [
            Record::Answered(0, Value::Number(12)),
            Record::Answered(1, Value::Choice(1)),
            Record::Answered(2, Value::Names(vec!["a".to_owned()])),
            Record::Noted(0, "by road".to_owned()),
            Record::Noted(0, String::new()),
            Record::Skipped(1),
            Record::Completed,
        ];
        let mut session = session();
        for (at, record) in (1..).zip(&records) {
            session.record(at, entry(&rulebook, record), jiff::Timestamp::UNIX_EPOCH);
        }
        let read = Records::new(&session, &rulebook);
        assert_eq!(read.gone, []);
        let expected: Vec<_> = (1..).zip(records).collect();
        assert_eq!(read.records, expected);
    }

    /// An unknown question or answer is reported once, and the known events are kept.
    #[test]
    fn what_the_rulebook_no_longer_knows_is_named_once() {
        let mut session = session();
        answered(&mut session, 1, "speed", json!("fast"));
        answered(&mut session, 2, "speed", json!("slow"));
        answered(&mut session, 3, "weather", json!("foggy"));
        answered(&mut session, 4, "hurry", json!("great"));
        let read = Records::new(&session, &commute());
        let gone: Vec<_> = read.gone.iter().map(|problem| (&*problem.at, problem.message.key())).collect();
        assert_eq!(gone, [("speed", "problem-unknown-question"), ("weather", "problem-unknown-option")]);
        assert_eq!(read.records, [(4, Record::Answered(4, Value::Choice(2)))]);
    }

    /// An answer that is no longer accepted does not bring back the accepted one before it.
    #[test]
    fn an_answer_that_is_gone_does_not_bring_an_older_one_back() {
        let mut session = session();
        answered(&mut session, 1, "weather", json!("wet"));
        answered(&mut session, 2, "weather", json!("foggy"));
        let read = Records::new(&session, &commute());
        assert_eq!(read.answers().get(3), None);
    }
}
