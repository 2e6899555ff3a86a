//! Between what a session holds (ids and raw JSON) and what an interview takes (indices and valid values).
//!
//! A session outlives its rulebook. What the rulebook at hand no longer asks or no longer takes is named, never
//! dropped without a word, and the session itself keeps it.

use super::{Entry, Session};
use crate::interview::{Interview, Record};
use crate::locale::Problem;
use crate::rulebook::{Answers, Rulebook};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A session as a rulebook understands it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// What was recorded, each with the milliseconds of time spent in the interview before it.
    pub records: Vec<(u64, Record)>,
    /// Questions and answers that the rulebook does not know, each once. Their places are ids of questions.
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

    /// The answers that the records add up to.
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

    /// The notes that the records add up to, in the order of the questions.
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

/// Events being read. A file may hold very many, so nothing here looks back over them.
pub(super) struct Reading<'a> {
    rulebook: &'a Rulebook,
    /// Questions with an answer so far.
    answered: Answers,
    /// What is gone and has been named, by question and value.
    named: HashSet<String>,
    gone: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Nothing read yet.
    pub(super) fn new(rulebook: &'a Rulebook) -> Self {
        Self { rulebook, answered: Answers::new(), named: HashSet::new(), gone: Vec::new() }
    }

    /// What an event is to the rulebook's interview; none where it is nothing.
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
                        // An answer that went before it was taken back by this one, so it must not come back.
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

    #[allow(clippy::unnecessary_wraps)] // It ends the arms that may have nothing to record.
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

/// The interview of a session, taken up where it was left; a quick one goes on as such.
#[must_use]
pub fn resumed(rulebook: Arc<Rulebook>, session: &Session) -> Interview {
    let records = Records::new(session, &rulebook).records;
    let interview = Interview::resume(rulebook, records.into_iter().map(|(_, record)| record));
    if session.is_quick() { interview.essentials_first() } else { interview }
}

/// A record as a session holds it.
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

    #[test]
    fn an_answer_that_is_gone_does_not_bring_an_older_one_back() {
        let mut session = session();
        answered(&mut session, 1, "weather", json!("wet"));
        answered(&mut session, 2, "weather", json!("foggy"));
        let read = Records::new(&session, &commute());
        assert_eq!(read.answers().get(3), None);
    }
}
