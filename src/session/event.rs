//! The events of an interview that are saved. Moving between questions is not one.
//!
//! The `started` event of a quick interview, which asks the essential questions first, has `"quick": true`;
//! no other event has this field. A program that does not know it keeps it and asks all questions.

use super::Choice;
use serde_json::{Map, Value as Json};

/// The kind of an event, with its data. Questions and models are ids.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// The interview began.
    Started,
    /// A question was answered: with a text, a whole number or a list of texts.
    Answered {
        /// The question.
        question: String,
        /// The answer, in the form of the rulebook at that time.
        value: Json,
    },
    /// A question was skipped, which clears its answer.
    Skipped {
        /// The question.
        question: String,
    },
    /// A note on a question was written; an empty text deletes it.
    Noted {
        /// The question.
        question: String,
        /// The text of the note.
        text: String,
    },
    /// The interview was left while an answer or a note was typed and not yet entered.
    Drafted(DraftEvent),
    /// The interview was finished.
    Completed,
    /// The user recorded the decision that was made in the end, which may differ from the advice.
    Decided(Choice),
    /// An event of a later program, of this type. It is saved again unchanged, and has no other effect.
    Unknown(String),
}

/// Text that was typed and not entered. It is not an answer or a note; the user can continue with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEvent {
    /// The question.
    pub question: String,
    /// Whether it was typed as an answer or as a note.
    pub target: DraftTarget,
    /// The text; an empty one deletes the draft.
    pub text: String,
}

/// The input that a draft was typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftTarget {
    /// The answer.
    ///
    /// In a list of names the text replaces the lines from `line` on, counted from 0, one name a line.
    /// Without `line` it comes after all names of the answer.
    Answer {
        /// The first line that the text replaces.
        line: Option<u64>,
    },
    /// The note.
    Note,
}

impl EventKind {
    /// Returns the event's `type` in the file.
    pub fn type_name(&self) -> &str {
        match self {
            Self::Started => "started",
            Self::Answered { .. } => "answered",
            Self::Skipped { .. } => "skipped",
            Self::Noted { .. } => "noted",
            Self::Drafted(_) => "drafted",
            Self::Completed => "completed",
            Self::Decided(_) => "decided",
            Self::Unknown(kind) => kind,
        }
    }
}

/// The field of a `started` event that marks a quick interview.
const QUICK_FIELD: &str = "quick";

/// The field of a `drafted` event that marks the draft of a note.
pub(super) const NOTE_FIELD: &str = "note";

/// The field of a `drafted` event with the first line of a list that the text replaces.
pub(super) const LINE_FIELD: &str = "line";

/// An event as saved, with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEvent {
    at_ms: u64,
    kind: EventKind,
    /// The object as the file has it. An event never changes, so it is written as it was read, with the
    /// fields that a later program added.
    wire: Map<String, Json>,
}

impl StoredEvent {
    /// Returns an event without fields of later programs.
    pub(super) fn new(at_ms: u64, kind: EventKind) -> Self {
        let mut wire = Map::new();
        wire.insert("at_ms".to_owned(), at_ms.into());
        wire.insert("type".to_owned(), kind.type_name().into());
        let mut insert = |key: &str, value: Json| wire.insert(key.to_owned(), value);
        match &kind {
            EventKind::Answered { question, value } => {
                insert("question", question.as_str().into());
                insert("value", value.clone());
            }
            EventKind::Skipped { question } => {
                insert("question", question.as_str().into());
            }
            EventKind::Noted { question, text } => {
                insert("question", question.as_str().into());
                insert("text", text.as_str().into());
            }
            EventKind::Drafted(draft) => {
                insert("question", draft.question.as_str().into());
                match draft.target {
                    DraftTarget::Answer { line: None } => None,
                    DraftTarget::Answer { line: Some(line) } => insert(LINE_FIELD, line.into()),
                    DraftTarget::Note => insert(NOTE_FIELD, true.into()),
                };
                insert("text", draft.text.as_str().into());
            }
            EventKind::Decided(choice) => {
                // Earlier programs require both fields, even when they are empty.
                insert("model", choice.model.as_str().into());
                insert("text", choice.reason.as_str().into());
                if let Some(division) = &choice.segmentation {
                    insert("segmentation", division.clone().into());
                }
                if !choice.decided_by.is_empty() {
                    insert("by", choice.decided_by.as_str().into());
                }
                if let Some(day) = choice.review_on {
                    insert("review_on", day.to_string().into());
                }
            }
            EventKind::Started | EventKind::Completed | EventKind::Unknown(_) => {}
        }
        Self { at_ms, kind, wire }
    }

    /// Returns the start of a quick interview.
    pub(super) fn quick_start() -> Self {
        let mut event = Self::new(0, EventKind::Started);
        event.wire.insert(QUICK_FIELD.to_owned(), true.into());
        event
    }

    /// Returns whether this is the start of a quick interview.
    pub(super) fn is_quick_start(&self) -> bool {
        self.kind == EventKind::Started && self.wire.get(QUICK_FIELD) == Some(&Json::Bool(true))
    }

    /// Returns an event that was read from the object `wire`.
    pub(super) fn from_wire(at_ms: u64, kind: EventKind, wire: Map<String, Json>) -> Self {
        Self { at_ms, kind, wire }
    }

    /// Returns the event as the file has it.
    pub(super) fn wire(&self) -> &Map<String, Json> {
        &self.wire
    }

    /// Returns the milliseconds spent in the interview before the event.
    pub fn at_ms(&self) -> u64 {
        self.at_ms
    }

    /// Returns the kind of the event, with its data.
    pub fn kind(&self) -> &EventKind {
        &self.kind
    }
}
