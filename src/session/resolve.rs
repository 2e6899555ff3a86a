//! Translates between a session (ids and raw JSON) and an interview (indices and valid values).
//!
//! A session outlives its rulebook. Questions and answers that the current rulebook does not know are
//! reported, never silently dropped, and they stay in the session.

use super::{EventKind, Session};
use crate::interview::Event;
use crate::locale::Problem;
use crate::rulebook::{Answers, Rulebook};
use std::collections::{BTreeMap, HashSet};

/// The events of a session as a rulebook understands them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedEvents {
    /// The events of the interview, each with the milliseconds spent in the interview before it.
    pub events: Vec<(u64, Event)>,
    /// The questions and answers that the rulebook does not know, each once. `at` of each problem is the id
    /// of the question.
    pub unresolved: Vec<Problem>,
    /// How many of these questions and answers came before the last completion.
    unresolved_at_completion: usize,
}

impl ResolvedEvents {
    /// Reads a session's events with a rulebook.
    pub fn new(session: &Session, rulebook: &Rulebook) -> Self {
        #[cfg(test)]
        super::counts::count_resolution();
        let mut resolver = EventResolver::new(rulebook);
        let (mut events, mut unresolved_at_completion) = (Vec::new(), 0);
        for stored in session.events() {
            let Some(event) = resolver.resolve(stored.kind()) else { continue };
            if event == Event::Completed {
                unresolved_at_completion = resolver.unresolved.len();
            }
            events.push((stored.at_ms(), event));
        }
        Self { events, unresolved: resolver.unresolved, unresolved_at_completion }
    }

    /// Appends an event that was recorded with the rulebook.
    pub(super) fn push(&mut self, at_ms: u64, event: Event) {
        if event == Event::Completed {
            self.unresolved_at_completion = self.unresolved.len();
        }
        self.events.push((at_ms, event));
    }

    /// Returns the answers after all events.
    pub fn answers(&self) -> Answers {
        answers_after(&self.events)
    }

    /// Returns the answers at the last completion, or after all events if there is none.
    pub fn answers_at_completion(&self) -> Answers {
        let last = self.events.iter().rposition(|(_, event)| *event == Event::Completed);
        answers_after(&self.events[..last.unwrap_or(self.events.len())])
    }

    /// Returns the questions and answers before the last completion that the rulebook does not know.
    pub fn unresolved_at_completion(&self) -> &[Problem] {
        &self.unresolved[..self.unresolved_at_completion]
    }

    /// Returns the notes after all events, by index of the question.
    pub fn notes(&self) -> BTreeMap<usize, String> {
        let mut notes = BTreeMap::new();
        for (_, event) in &self.events {
            if let Event::Noted(question, text) = event {
                notes.insert(*question, text.clone());
            }
        }
        notes.retain(|_, text| !text.is_empty());
        notes
    }
}

/// A resolver of events, one after the other. A file may have very many events, so resolving never looks back
/// over them.
pub(super) struct EventResolver<'a> {
    rulebook: &'a Rulebook,
    /// The answers so far.
    answered: Answers,
    /// The unknown questions and answers that were reported already, as `id` or `id=value`.
    reported: HashSet<String>,
    unresolved: Vec<Problem>,
}

impl<'a> EventResolver<'a> {
    /// Returns a resolver that has read no event yet.
    pub(super) fn new(rulebook: &'a Rulebook) -> Self {
        Self { rulebook, answered: Answers::new(), reported: HashSet::new(), unresolved: Vec::new() }
    }

    /// Returns what an event is in an interview of the rulebook; `None` if it has no part in it.
    pub(super) fn resolve(&mut self, kind: &EventKind) -> Option<Event> {
        match kind {
            EventKind::Answered { question: id, value } => {
                let question = self.resolve_question(id)?;
                match self.rulebook.questions[question].read_json(value) {
                    Ok(Some(value)) => {
                        self.answered.set(question, Some(value.clone()));
                        Some(Event::Answered(question, value))
                    }
                    Ok(None) => self.skip(question),
                    Err(message) => {
                        if self.reported.insert(format!("{id}={value}")) {
                            self.unresolved.push(Problem::new(id, message));
                        }
                        // The event also replaces the earlier answer, so that one must not come back.
                        self.answered.get(question)?;
                        self.skip(question)
                    }
                }
            }
            EventKind::Skipped { question } => {
                let question = self.resolve_question(question)?;
                self.skip(question)
            }
            EventKind::Noted { question, text } => {
                Some(Event::Noted(self.resolve_question(question)?, text.clone()))
            }
            EventKind::Completed => Some(Event::Completed),
            EventKind::Started | EventKind::Drafted(_) | EventKind::Decided(_) | EventKind::Unknown(_) => {
                None
            }
        }
    }

    #[allow(clippy::unnecessary_wraps)] // The match arms that call it return an `Option`.
    fn skip(&mut self, question: usize) -> Option<Event> {
        self.answered.set(question, None);
        Some(Event::Skipped(question))
    }

    fn resolve_question(&mut self, id: &str) -> Option<usize> {
        let question = self.rulebook.question_index(id);
        if question.is_none() && self.reported.insert(id.to_owned()) {
            self.unresolved.push(Problem::new(id, self.rulebook.unknown_question_message(id)));
        }
        question
    }
}

/// Returns the answers after some events.
fn answers_after(events: &[(u64, Event)]) -> Answers {
    let mut answers = Answers::new();
    for (_, event) in events {
        match event {
            Event::Answered(question, value) => answers.set(*question, Some(value.clone())),
            Event::Skipped(question) => answers.set(*question, None),
            Event::Noted(..) | Event::Completed => {}
        }
    }
    answers
}

/// Returns an event of the interview as a session saves it.
pub fn to_event_kind(rulebook: &Rulebook, event: &Event) -> EventKind {
    let id = |question: usize| rulebook.questions[question].id.clone();
    match event {
        Event::Answered(question, value) => EventKind::Answered {
            question: id(*question),
            value: rulebook.questions[*question].to_json(value),
        },
        Event::Skipped(question) => EventKind::Skipped { question: id(*question) },
        Event::Noted(question, text) => EventKind::Noted { question: id(*question), text: text.clone() },
        Event::Completed => EventKind::Completed,
    }
}

#[cfg(test)]
mod tests {
    use super::{ResolvedEvents, to_event_kind};
    use crate::interview::Event;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{EventKind, RulebookRef, Session};
    use serde_json::json;

    fn session() -> Session {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        Session::new("20261123-a-0001", "A", "en", rulebook, jiff::Timestamp::UNIX_EPOCH)
    }

    fn answered(session: &mut Session, at_ms: u64, question: &str, value: serde_json::Value) {
        let question = question.to_owned();
        session.record(at_ms, EventKind::Answered { question, value }, jiff::Timestamp::UNIX_EPOCH);
    }

    /// Every kind of event is the same after it was saved and resolved.
    #[test]
    fn resolve_returns_saved_events_unchanged() {
        let rulebook = commute();
        let events = [
            Event::Answered(0, Value::Number(12)),
            Event::Answered(1, Value::Choice(1)),
            Event::Answered(2, Value::Names(vec!["a".to_owned()])),
            Event::Noted(0, "by road".to_owned()),
            Event::Noted(0, String::new()),
            Event::Skipped(1),
            Event::Completed,
        ];
        let mut session = session();
        for (at, event) in (1..).zip(&events) {
            session.record(at, to_event_kind(&rulebook, event), jiff::Timestamp::UNIX_EPOCH);
        }
        let resolved = ResolvedEvents::new(&session, &rulebook);
        assert_eq!(resolved.unresolved, []);
        let expected: Vec<_> = (1..).zip(events).collect();
        assert_eq!(resolved.events, expected);
    }

    /// An unknown question or answer is reported once, and the known events are kept.
    #[test]
    fn resolve_reports_each_unknown_question_and_answer_once() {
        let mut session = session();
        answered(&mut session, 1, "speed", json!("fast"));
        answered(&mut session, 2, "speed", json!("slow"));
        answered(&mut session, 3, "weather", json!("foggy"));
        answered(&mut session, 4, "hurry", json!("great"));
        let resolved = ResolvedEvents::new(&session, &commute());
        let unresolved: Vec<_> =
            resolved.unresolved.iter().map(|problem| (&*problem.at, problem.message.key())).collect();
        assert_eq!(
            unresolved,
            [("speed", "problem-unknown-question"), ("weather", "problem-unknown-option")]
        );
        assert_eq!(resolved.events, [(4, Event::Answered(4, Value::Choice(2)))]);
    }

    /// An answer that is no longer accepted does not bring back the accepted one before it.
    #[test]
    fn resolve_clears_the_answer_before_an_unaccepted_one() {
        let mut session = session();
        answered(&mut session, 1, "weather", json!("wet"));
        answered(&mut session, 2, "weather", json!("foggy"));
        let resolved = ResolvedEvents::new(&session, &commute());
        assert_eq!(resolved.answers().get(3), None);
    }
}
