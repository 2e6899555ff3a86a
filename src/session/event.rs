//! The events of an interview that are saved. Moving between questions is not one.
//!
//! The `started` event of a quick interview, which asks the essential questions first, has `"quick": true`;
//! no other event has this field. A program that does not know it keeps it and asks all questions.

use super::Choice;
use serde_json::{Map, Value as Json};

/// The kind of an event, with its data. Questions and models are ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
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
    Drafted(Drafted),
    /// The interview was finished.
    Completed,
    /// The user recorded the decision that was made in the end, which may differ from the advice.
    Decided(Choice),
    /// An event of a later program, of this type. It is saved again unchanged, and has no other effect.
    Unknown(String),
}

/// Text that was typed and not entered. It is not an answer or a note; the user can continue with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
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

impl Entry {
    /// Returns the event's `type` in the file.
    #[must_use]
    pub fn kind(&self) -> &str {
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
const QUICK: &str = "quick";

/// The field of a `drafted` event that marks the draft of a note.
pub(super) const NOTE: &str = "note";

/// The field of a `drafted` event with the first line of a list that the text replaces.
pub(super) const LINE: &str = "line";

/// An event as saved, with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    at_ms: u64,
    what: Entry,
    /// The object as the file has it. An event never changes, so it is written as it was read, with the
    /// fields that a later program added.
    wire: Map<String, Json>,
}

impl Event {
    /// Returns an event without fields of later programs.
    pub(super) fn new(at_ms: u64, what: Entry) -> Self {
        let mut wire = Map::new();
        wire.insert("at_ms".to_owned(), at_ms.into());
        wire.insert("type".to_owned(), what.kind().into());
        let mut put = |key: &str, value: Json| wire.insert(key.to_owned(), value);
        match &what {
            Entry::Answered { question, value } => {
                put("question", question.as_str().into());
                put("value", value.clone());
            }
            Entry::Skipped { question } => {
                put("question", question.as_str().into());
            }
            Entry::Noted { question, text } => {
                put("question", question.as_str().into());
                put("text", text.as_str().into());
            }
            Entry::Drafted(draft) => {
                put("question", draft.question.as_str().into());
                match draft.target {
                    DraftTarget::Answer { line: None } => None,
                    DraftTarget::Answer { line: Some(line) } => put(LINE, line.into()),
                    DraftTarget::Note => put(NOTE, true.into()),
                };
                put("text", draft.text.as_str().into());
            }
            Entry::Decided(choice) => {
                // Earlier programs require both fields, even when they are empty.
                put("model", choice.model.as_str().into());
                put("text", choice.text.as_str().into());
                if let Some(division) = &choice.segmentation {
                    put("segmentation", division.clone().into());
                }
                if !choice.by.is_empty() {
                    put("by", choice.by.as_str().into());
                }
                if let Some(day) = choice.review_on {
                    put("review_on", day.to_string().into());
                }
            }
            Entry::Started | Entry::Completed | Entry::Unknown(_) => {}
        }
        Self { at_ms, what, wire }
    }

    /// Returns the start of a quick interview.
    pub(super) fn quick_start() -> Self {
        let mut event = Self::new(0, Entry::Started);
        event.wire.insert(QUICK.to_owned(), true.into());
        event
    }

    /// Returns whether this is the start of a quick interview.
    pub(super) fn is_quick_start(&self) -> bool {
        self.what == Entry::Started && self.wire.get(QUICK) == Some(&Json::Bool(true))
    }

    /// Returns an event that was read from the object `wire`.
    pub(super) fn read(at_ms: u64, what: Entry, wire: Map<String, Json>) -> Self {
        Self { at_ms, what, wire }
    }

    /// Returns the event as the file has it.
    pub(super) fn wire(&self) -> &Map<String, Json> {
        &self.wire
    }

    /// Returns the milliseconds spent in the interview before the event.
    #[must_use]
    pub fn at_ms(&self) -> u64 {
        self.at_ms
    }

    /// Returns the kind of the event, with its data.
    #[must_use]
    pub fn what(&self) -> &Entry {
        &self.what
    }
}
