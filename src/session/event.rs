//! The events of an interview that are saved. Moving between questions is not one.
//!
//! The `started` event of a quick interview, which asks the essential questions first, has `"quick": true`;
//! no other event has this field. A program that does not know it keeps it and asks all questions.

use super::Choice;
use crate::json::{self, Checked, FromJson, Pair, Raw, checked};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// The kind of an event, with its data. Questions and models are ids.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Serialize)]
#[serde(rename = "tagged by type", rename_all = "snake_case")]
#[schemars(rename = "EventKind", tag = "type")]
pub enum EventKind {
    /// The interview began; with "quick": true, the essential questions come first.
    Started,
    /// A question was answered: with an option's id, a whole number or a list of texts.
    Answered {
        /// The question.
        question: String,
        /// The answer, in the form of the rulebook at that time.
        #[serde(deserialize_with = "read_answer")]
        #[schemars(with = "AnswerForm")]
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
    #[serde(rename = "*")]
    #[schemars(skip)]
    Unknown(String),
}

/// Text that was typed and not entered. It is not an answer or a note; the user can continue with it.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(from = "DraftForm", into = "DraftForm")]
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

/// Text that was typed but not submitted when the interview was left.
///
/// An empty text deletes the draft, and so does any later event of the same question. It is no answer.
#[derive(Deserialize, JsonSchema, Serialize)]
#[schemars(rename = "DraftEvent")]
struct DraftForm {
    /// The question.
    question: String,
    /// Whether the draft belongs to the note. Invalid values count as absent: a draft is no reason to refuse a file.
    #[serde(default, skip_serializing_if = "Raw::is_null")]
    #[schemars(with = "Json")]
    note: Raw,
    /// For a list, the line from which on the text replaces the names of the answer, counted from zero. Without it the
    /// text comes after them. Invalid values count as absent.
    #[serde(default, skip_serializing_if = "Raw::is_null")]
    #[schemars(with = "Json")]
    line: Raw,
    /// The text.
    text: String,
}

impl From<DraftForm> for DraftEvent {
    fn from(form: DraftForm) -> Self {
        let target = match form.note.0 {
            Json::Bool(true) => DraftTarget::Note,
            _ => DraftTarget::Answer { line: json::as_integer(&form.line.0) },
        };
        Self { question: form.question, target, text: form.text }
    }
}

impl From<DraftEvent> for DraftForm {
    fn from(draft: DraftEvent) -> Self {
        let (note, line) = match draft.target {
            DraftTarget::Answer { line } => (Json::Null, line.into()),
            DraftTarget::Note => (true.into(), Json::Null),
        };
        Self { question: draft.question, note: Checked(note), line: Checked(line), text: draft.text }
    }
}

/// An answer of any rulebook. Whether it fits its question is checked by the rulebook.
#[derive(Default)]
pub(super) struct AnswerForm(Json);

impl FromJson for AnswerForm {
    const MISFIT: &'static [&'static str] = &["session-not-an-answer"];

    fn from_json(value: Json) -> Option<Self> {
        let is_answer = match &value {
            Json::Number(_) if value.is_f64() => {
                return json::as_integer(&value).map(|whole| Self(whole.into()));
            }
            Json::String(_) | Json::Number(_) => true,
            Json::Array(list) => list.iter().all(Json::is_string),
            _ => false,
        };
        is_answer.then_some(Self(value))
    }
}

impl JsonSchema for AnswerForm {
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An option's id, a whole number, or a list of names.",
            "anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": {"type": "string"}}]
        })
    }
}

/// Reads an answer, for `#[serde(deserialize_with = "...")]`.
pub(super) fn read_answer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
    checked(deserializer).map(|AnswerForm(value)| value)
}

/// An event as saved, with its time.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(from = "Pair<EventTime, EventKind>")]
pub struct StoredEvent {
    at_ms: u64,
    kind: EventKind,
    /// The object as the file has it. An event never changes, so it is written as it was read, with the
    /// fields that a later program added.
    pub(super) wire: Map<String, Json>,
}

/// The field that every event has besides those of its kind.
#[derive(Deserialize, JsonSchema)]
struct EventTime {
    /// Milliseconds spent in the interview so far; never less than in the event before.
    at_ms: u64,
}

impl From<Pair<EventTime, EventKind>> for StoredEvent {
    /// The caller adds the object.
    fn from(Pair(time, kind): Pair<EventTime, EventKind>) -> Self {
        Self { at_ms: time.at_ms, kind, wire: Map::new() }
    }
}

impl Serialize for StoredEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.wire.serialize(serializer)
    }
}

impl JsonSchema for StoredEvent {
    fn schema_name() -> Cow<'static, str> {
        "Event".into()
    }

    /// Returns the schema of an event: the required fields of each known type, and nothing about other types.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut known = EventKind::json_schema(generator);
        let variants = known.remove("oneOf").unwrap_or_default();
        let conditional = |mut variant: Json| {
            let tag = variant["properties"].as_object_mut().and_then(|fields| fields.shift_remove("type"));
            if let Some(required) = variant["required"].as_array_mut() {
                required.retain(|field| field != "type");
            }
            let about = variant.as_object_mut().and_then(|variant| variant.shift_remove("description"));
            json_schema!({"description": about, "if": {"properties": {"type": tag}}, "then": variant})
        };
        let variants: Vec<_> = variants.as_array().into_iter().flatten().cloned().map(conditional).collect();
        let mut schema = EventTime::json_schema(generator);
        schema.insert("description".to_owned(), "An event of the interview.".into());
        schema.insert("allOf".to_owned(), variants.into_iter().map(Json::from).collect());
        if let Some(Json::Object(fields)) = schema.get_mut("properties") {
            let about = "The type of the event. Unknown types are retained.";
            fields.insert("type".to_owned(), json_schema!({"description": about, "type": "string"}).into());
        }
        if let Some(Json::Array(required)) = schema.get_mut("required") {
            required.push("type".into());
        }
        schema
    }
}

impl StoredEvent {
    /// Returns an event without fields of later programs.
    pub(super) fn new(at_ms: u64, kind: EventKind) -> Self {
        let mut wire = Map::new();
        wire.insert("at_ms".to_owned(), at_ms.into());
        wire.insert("type".to_owned(), kind.type_name().into());
        // The only field of a variant with content is an object, except in that of unknown types.
        if let Ok(Json::Object(mut variant)) = serde_json::to_value(&kind)
            && let Some(Json::Object(fields)) = variant.values_mut().next().map(Json::take)
        {
            wire.extend(fields);
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

    /// Returns the milliseconds spent in the interview before the event.
    pub fn at_ms(&self) -> u64 {
        self.at_ms
    }

    /// Returns the kind of the event, with its data.
    pub fn kind(&self) -> &EventKind {
        &self.kind
    }
}
