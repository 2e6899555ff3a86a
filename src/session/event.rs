//! What happens in an interview and is worth keeping. Looking around is no event.
//!
//! The `started` event of a quick interview, which asks the essential questions first, has `"quick": true`; any other has no
//! such field. A program that knows nothing of it keeps it and asks everything.

use super::Choice;
use serde_json::{Map, Value as Json};

/// One kind of thing that happens, with what belongs to it. Questions and models are ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The interview began.
    Started,
    /// A question got this answer: a text, a whole number or a list of texts.
    Answered {
        /// The question.
        question: String,
        /// The answer, as the rulebook of the day wrote it.
        value: Json,
    },
    /// A question was passed over, which clears its answer.
    Skipped {
        /// The question.
        question: String,
    },
    /// A question got this note; an empty text deletes it.
    Noted {
        /// The question.
        question: String,
        /// The note.
        text: String,
    },
    /// Text was typed for an answer or a note, and not entered, when the interview was left.
    Drafted(Drafted),
    /// The interview was finished.
    Completed,
    /// What was decided in the end, which may differ from the advice.
    Decided(Choice),
    /// Something of a later program, of this type; kept and otherwise left alone.
    Unknown(String),
}

/// Text that was typed and not entered. It counts nowhere; it is only there to go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The question.
    pub question: String,
    /// What the text was typed for.
    pub target: DraftTarget,
    /// The text; an empty one deletes the draft.
    pub text: String,
}

/// What a draft was typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftTarget {
    /// The answer. Of a list of names the text replaces the lines from `line` on, counted from zero, one name a line;
    /// without `line` it stands below all names of the answer.
    Answer {
        /// The first line that the text replaces.
        line: Option<u64>,
    },
    /// The note.
    Note,
}

impl Entry {
    /// The event's `type` in the file.
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

/// The field of a `started` event that says that the interview asks the essential questions first.
const QUICK: &str = "quick";

/// The field of a `drafted` event that says that the text was typed for the note.
pub(super) const NOTE: &str = "note";

/// The field of a `drafted` event that says which lines of a list the text replaces.
pub(super) const LINE: &str = "line";

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    at_ms: u64,
    what: Entry,
    /// The object as it stands in the file. An event never changes, so it is written as it was read, with all that
    /// a later program put into it.
    wire: Map<String, Json>,
}

impl Event {
    /// An event of this program.
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
                // Programs before this one need these two, whether they say anything or not.
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

    /// The start of an interview that asks the essential questions first.
    pub(super) fn quick_start() -> Self {
        let mut event = Self::new(0, Entry::Started);
        event.wire.insert(QUICK.to_owned(), true.into());
        event
    }

    /// Whether this is such a start.
    pub(super) fn is_quick_start(&self) -> bool {
        self.what == Entry::Started && self.wire.get(QUICK) == Some(&Json::Bool(true))
    }

    /// An event that was read from this object.
    pub(super) fn read(at_ms: u64, what: Entry, wire: Map<String, Json>) -> Self {
        Self { at_ms, what, wire }
    }

    /// The event as it stands in the file.
    pub(super) fn wire(&self) -> &Map<String, Json> {
        &self.wire
    }

    /// Milliseconds of time spent in the interview before it.
    #[must_use]
    pub fn at_ms(&self) -> u64 {
        self.at_ms
    }

    /// What happened.
    #[must_use]
    pub fn what(&self) -> &Entry {
        &self.what
    }
}
