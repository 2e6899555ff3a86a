//! The timeline of a session, as the replay shows it, with the events that the rulebook no longer knows.
//!
//! [`ResolvedEvents`](super::ResolvedEvents) has the part of a session that a rulebook understands. A replay
//! shows more: questions and answers that the rulebook no longer knows, at their original place, and the
//! recorded decision.

use super::resolve::EventResolver;
use super::{Choice, EventKind, Session};
use crate::interview::Event;
use crate::rulebook::Rulebook;
use serde_json::Value as Json;

/// An entry of a session's timeline.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineEntry {
    /// An event of the interview.
    Interview(Event),
    /// An event that the rulebook does not know: the question's id, and the content of the event.
    Unresolved(String, UnresolvedItem),
    /// A decision was recorded; an empty one withdraws the decision before it.
    Decision(Choice),
}

impl TimelineEntry {
    /// Returns the event of the interview; `None` for any other entry.
    pub fn interview_event(&self) -> Option<&Event> {
        match self {
            Self::Interview(event) => Some(event),
            Self::Unresolved(..) | Self::Decision(_) => None,
        }
    }
}

/// The content of an event whose question or answer the rulebook does not know.
#[derive(Clone, Debug, PartialEq)]
pub enum UnresolvedItem {
    /// An answer to a question that no longer exists.
    Answer(Json),
    /// An answer that its question no longer accepts.
    Value(Json),
    /// A question that no longer exists was skipped.
    Skipped,
    /// A note on a question that no longer exists; empty if it was deleted.
    Note(String),
}

/// Returns the timeline of a session, each entry with the milliseconds spent in the interview before it.
pub fn timeline(session: &Session, rulebook: &Rulebook) -> Vec<(u64, TimelineEntry)> {
    let mut resolver = EventResolver::new(rulebook);
    let mut entries = Vec::new();
    for event in session.events() {
        let mut push = |entry| entries.push((event.at_ms(), entry));
        if let Some(entry) = non_interview_entry(event.kind(), rulebook) {
            push(entry);
        }
        // An answer that is no longer accepted also clears the accepted one before it.
        if let Some(record) = resolver.resolve(event.kind()) {
            push(TimelineEntry::Interview(record));
        }
    }
    entries
}

/// Returns the timeline entry of an event that is not part of the interview, or not any more.
fn non_interview_entry(kind: &EventKind, rulebook: &Rulebook) -> Option<TimelineEntry> {
    let (id, question) = match kind {
        EventKind::Decided(choice) => return Some(TimelineEntry::Decision(choice.clone())),
        EventKind::Answered { question, .. }
        | EventKind::Skipped { question }
        | EventKind::Noted { question, .. } => (question, rulebook.question_index(question)),
        EventKind::Started | EventKind::Drafted(_) | EventKind::Completed | EventKind::Unknown(_) => {
            return None;
        }
    };
    let item = match (kind, question) {
        (EventKind::Answered { value, .. }, None) => UnresolvedItem::Answer(value.clone()),
        (EventKind::Answered { value, .. }, Some(question)) => {
            rulebook.questions[question].read_json(value).err()?;
            UnresolvedItem::Value(value.clone())
        }
        (EventKind::Noted { text, .. }, None) => UnresolvedItem::Note(text.clone()),
        (EventKind::Skipped { .. }, None) => UnresolvedItem::Skipped,
        _ => return None,
    };
    Some(TimelineEntry::Unresolved(id.clone(), item))
}

#[cfg(test)]
mod tests {
    use super::{TimelineEntry, UnresolvedItem, timeline};
    use crate::interview::Event;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use crate::session::{Choice, EventKind, ResolvedEvents, RulebookRef, Session};
    use jiff::Timestamp;
    use serde_json::json;

    /// Events that the rulebook does not know and decisions have their own entries, and the others match
    /// [`ResolvedEvents`].
    #[test]
    fn timeline_has_unresolved_events_and_decisions_in_order() {
        let rulebook =
            RulebookRef { id: "commute".to_owned(), version: "0.1.0".to_owned(), digest: String::new() };
        let mut session = Session::new("20261123-a-0001", "A", "en", rulebook, Timestamp::UNIX_EPOCH);
        let answered = |question: &str, value| EventKind::Answered { question: question.to_owned(), value };
        let text = |text: &str| text.to_owned();
        let choice = Choice { model: text("tram"), reason: text("so"), ..Choice::default() };
        let kinds = [
            answered("weather", json!("wet")),
            answered("speed", json!("fast")),
            EventKind::Noted { question: text("speed"), text: text("very") },
            answered("weather", json!("foggy")),
            EventKind::Skipped { question: text("speed") },
            EventKind::Completed,
            EventKind::Decided(choice.clone()),
        ];
        for (at, entry) in (1..).zip(kinds) {
            session.record(at, entry, Timestamp::UNIX_EPOCH);
        }
        let rulebook = commute();
        let unresolved = |question: &str, item| TimelineEntry::Unresolved(question.to_owned(), item);
        let expected = [
            (1, TimelineEntry::Interview(Event::Answered(3, Value::Choice(1)))),
            (2, unresolved("speed", UnresolvedItem::Answer(json!("fast")))),
            (3, unresolved("speed", UnresolvedItem::Note(text("very")))),
            (4, unresolved("weather", UnresolvedItem::Value(json!("foggy")))),
            (4, TimelineEntry::Interview(Event::Skipped(3))),
            (5, unresolved("speed", UnresolvedItem::Skipped)),
            (6, TimelineEntry::Interview(Event::Completed)),
            (7, TimelineEntry::Decision(choice)),
        ];
        let timeline = timeline(&session, &rulebook);
        assert_eq!(timeline, expected);
        let interview = timeline.into_iter().filter_map(|(at, entry)| match entry {
            TimelineEntry::Interview(record) => Some((at, record)),
            _ => None,
        });
        assert_eq!(interview.collect::<Vec<_>>(), ResolvedEvents::new(&session, &rulebook).events);
    }
}
