//! Sessions: each records one interview as a list of events, in a file of its own.
//!
//! Unlike in [`crate::rulebook`], answers are raw JSON here: a session outlives the version of the rulebook
//! that it was made with, and must load whatever that version asked. Only the shape of a value is checked;
//! the current rulebook decides what it means. `format` reads and writes the file format, and [`store`] manages
//! the folder of files.

pub mod case;
mod choice;
#[cfg(test)]
pub(crate) mod counts;
mod drafts;
pub mod drift;
mod edition;
mod event;
pub(crate) mod format;
mod from_answers;
mod id;
pub mod jsonl;
mod kept_rulebooks;
mod migrate;
pub mod output;
mod recover;
mod resolve;
mod respondents;
pub mod store;
pub mod temp_files;
mod timeline;
mod unnamed;
mod writer;

pub use choice::{Choice, MAX_DECIDER_LEN, MAX_REASON_LEN, parse_day};
pub use drafts::{Draft, Drafts, FinishWarning, MAX_DRAFT_LEN};
pub use event::{DraftEvent, DraftTarget, EventKind, StoredEvent};
pub use from_answers::id_without_day;
pub use id::{MAX_ID_LEN, name_part, name_parts, new_id, random_salt};
pub use recover::{Fallback, Recovery, recover};
pub use resolve::{ResolvedEvents, to_event_kind};
pub use respondents::{RESPONDENT_LIMITS, Respondent, find_duplicate};
pub use store::{
    CheckedFile, Error, ErrorCategory, FileStatus, ImportOutcome, ListedFile, OpenSession, Store, Summary,
    WritableSession,
};
pub use timeline::{TimelineEntry, UnresolvedItem, timeline};
pub(crate) use unnamed::shown_name;
pub use writer::{LockRetry, SessionWriter, WriteError};

use crate::json;
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// The most characters of the name of a session or of its client.
pub const MAX_NAME_LEN: usize = 80;

/// Returns the message that a name has `length` characters, which are too many.
pub(crate) fn name_too_long(length: usize) -> Message {
    Message::new("problem-name-too-long").arg("length", length).arg("most", MAX_NAME_LEN)
}

/// The rulebook that a session was made with.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq, Serialize)]
pub struct RulebookRef {
    /// The rulebook's id.
    pub id: String,
    /// The rulebook's version.
    pub version: String,
    /// `sha256:` and the hash of the rulebook file's bytes.
    pub digest: String,
}

/// The advice at a session's last completion, as ids, so that later advice can be compared with it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct SavedAdvice {
    /// The recommended model.
    pub model: String,
    /// The dimensions to segment by now, in order.
    pub segmentation: Vec<String>,
}

/// A step of the path through the decision tree to a saved advice: a question and the answer that was followed.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq)]
pub struct SavedStep {
    /// The id of the question or of the derived input.
    pub question: String,
    /// The answer that selected the branch; a number for a derived input.
    #[serde(deserialize_with = "event::read_answer")]
    pub answer: Json,
    /// The JSON object as the file has it, including fields that a later version of the program added.
    #[serde(skip)]
    wire: Map<String, Json>,
}

impl SavedStep {
    /// Returns a step that has only these two fields.
    pub fn new(question: impl Into<String>, answer: Json) -> Self {
        let question = question.into();
        let mut wire = Map::new();
        wire.insert("question".to_owned(), question.as_str().into());
        wire.insert("answer".to_owned(), answer.clone());
        Self { question, answer, wire }
    }
}

impl Serialize for SavedStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.wire.serialize(serializer)
    }
}

/// A recorded interview: its events, its name and its dates.
#[derive(Clone, Debug)]
pub struct Session {
    id: String,
    name: String,
    client: Option<String>,
    created_at: Timestamp,
    updated_at: Timestamp,
    language: String,
    rulebook: RulebookRef,
    events: Vec<StoredEvent>,
    advice: Option<SavedAdvice>,
    /// The path through the decision tree to `advice`. Older versions of the program did not save it.
    path: Option<Vec<SavedStep>>,
    /// All fields of the file in their order, including unknown ones. The values of known fields are replaced.
    template: Map<String, Json>,
}

impl PartialEq for Session {
    /// Returns whether both are written as the same file, apart from the order of its fields.
    fn eq(&self, other: &Self) -> bool {
        format::to_json(self) == format::to_json(other)
    }
}

impl Session {
    /// Returns a session that starts at `now` and is not saved yet. `id` comes from [`new_id`].
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        language: impl Into<String>,
        rulebook: RulebookRef,
        now: Timestamp,
    ) -> Self {
        let now = truncate_to_millisecond(now);
        Self {
            id: id.into(),
            name: name.into(),
            client: None,
            created_at: now,
            updated_at: now,
            language: language.into(),
            rulebook,
            events: vec![StoredEvent::new(0, EventKind::Started)],
            advice: None,
            path: None,
            template: Map::new(),
        }
    }

    /// Marks the session as a quick interview, which asks the essential questions first.
    ///
    /// Replaces all events, so it must be called before anything is recorded.
    pub fn begin_quick(&mut self) {
        self.events = vec![StoredEvent::quick_start()];
    }

    /// Returns whether this is a quick interview. It stays one when it is resumed.
    pub fn is_quick(&self) -> bool {
        self.events.first().is_some_and(StoredEvent::is_quick_start)
    }

    /// Reads a session from a file's bytes.
    ///
    /// # Errors
    /// All problems of the file at once.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        #[cfg(test)]
        counts::count_parse();
        json::parse_then(bytes, format::read)
    }

    /// Reads a session from parsed JSON.
    ///
    /// # Errors
    /// All problems of the file at once.
    pub fn from_json(value: Json) -> Result<Self, Vec<Problem>> {
        format::read(value)
    }

    /// Returns the file's bytes: pretty-printed JSON with a final line break.
    pub fn to_bytes(&self) -> Vec<u8> {
        format::write(self)
    }

    /// Returns the session as one line of JSON Lines, without a line break.
    pub fn to_line(&self) -> String {
        format::to_json(self).to_string()
    }

    /// Returns the id, which is also the name of the session's file in the store.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the name that the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the name of the client that the session belongs to; `None` if it belongs to none.
    pub fn client(&self) -> Option<&str> {
        self.client.as_deref()
    }

    /// Returns when the session was started.
    pub fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// Returns when the session was last changed.
    pub fn updated_at(&self) -> Timestamp {
        self.updated_at
    }

    /// Returns the tag of the interview's language.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Returns the rulebook that the interview last used.
    pub fn rulebook(&self) -> &RulebookRef {
        &self.rulebook
    }

    /// Returns the events, oldest first.
    pub fn events(&self) -> &[StoredEvent] {
        &self.events
    }

    /// Returns the advice at the last completion; `None` if the session was never completed.
    pub fn advice(&self) -> Option<&SavedAdvice> {
        self.advice.as_ref()
    }

    /// Returns the path through the decision tree to the saved advice; `None` if there is no advice, or if an
    /// older version of the program saved it.
    pub fn path(&self) -> Option<&[SavedStep]> {
        self.advice.as_ref().and(self.path.as_deref())
    }

    /// Returns the decision that the user recorded last; `None` if there is none or an empty one withdrew it.
    pub fn choice(&self) -> Option<Choice> {
        let last = self.events.iter().rev().find_map(|event| match event.kind() {
            EventKind::Decided(choice) => Some(choice),
            _ => None,
        });
        last.filter(|choice| !choice.is_empty()).cloned()
    }

    /// Appends an event, `at_ms` milliseconds into the interview.
    ///
    /// The file must stay readable, so an `at_ms` before the last event is raised to that event's time, and an
    /// answer of `null` is recorded as a skipped question.
    pub fn record(&mut self, at_ms: u64, kind: EventKind, now: Timestamp) {
        let what = match kind {
            EventKind::Answered { question, value } if value.is_null() => EventKind::Skipped { question },
            other => other,
        };
        self.events.push(StoredEvent::new(at_ms.max(self.elapsed_ms()), what));
        self.touch(now);
    }

    /// Gives the session another name.
    pub fn rename(&mut self, name: impl Into<String>, now: Timestamp) {
        self.name = name.into();
        self.touch(now);
    }

    /// Returns the session under another name, without changing its dates.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets the client that the session belongs to. An empty name means none.
    pub fn set_client(&mut self, client: &str, now: Timestamp) {
        self.client = trimmed_client(client);
        self.touch(now);
    }

    /// Returns the session as one of a client, without changing its dates. An empty name means none.
    #[must_use]
    pub fn with_client(mut self, client: &str) -> Self {
        self.client = trimmed_client(client);
        self
    }

    /// Sets the rulebook that the interview continues with.
    pub fn set_rulebook(&mut self, rulebook: RulebookRef, now: Timestamp) {
        self.rulebook = rulebook;
        self.touch(now);
    }

    /// Sets the language that the interview continues in.
    pub fn set_language(&mut self, language: impl Into<String>, now: Timestamp) {
        self.language = language.into();
        self.touch(now);
    }

    /// Sets the saved advice and removes the path to the previous one. Unknown fields of the advice in the file
    /// are kept.
    pub fn set_advice(&mut self, advice: Option<SavedAdvice>, now: Timestamp) {
        (self.advice, self.path) = (advice, None);
        self.touch(now);
    }

    /// Sets the path through the decision tree to the saved advice.
    pub fn set_path(&mut self, path: Vec<SavedStep>, now: Timestamp) {
        self.path = Some(path);
        self.touch(now);
    }

    /// Returns the answers by question id, after all events.
    pub fn answers(&self) -> Map<String, Json> {
        self.fold_events(|what| match what {
            EventKind::Answered { question, value } => Some((question, Some(value.clone()))),
            EventKind::Skipped { question } => Some((question, None)),
            _ => None,
        })
    }

    /// Returns the notes by question id, after all events.
    pub fn notes(&self) -> Map<String, Json> {
        self.fold_events(|what| match what {
            EventKind::Noted { question, text } if text.is_empty() => Some((question, None)),
            EventKind::Noted { question, text } => Some((question, Some(Json::from(&**text)))),
            _ => None,
        })
    }

    /// Applies the changes of all events and returns the remaining values by question id. A changed value keeps
    /// its position; one that is set again after it was cleared comes last.
    ///
    /// `change` returns the question and its new value; `None` as value clears it. Cleared values are only
    /// marked and then left out at the end, because removing from the middle of an ordered map moves all values
    /// after it.
    fn fold_events<'a>(
        &'a self,
        change: impl Fn(&'a EventKind) -> Option<(&'a String, Option<Json>)>,
    ) -> Map<String, Json> {
        let mut values: Vec<(&String, Option<Json>)> = Vec::new();
        let mut positions: HashMap<&String, usize> = HashMap::new();
        for (question, value) in self.events.iter().filter_map(|event| change(event.kind())) {
            match (positions.get(question), value) {
                (Some(&position), Some(value)) => values[position].1 = Some(value),
                (None, Some(value)) => {
                    positions.insert(question, values.len());
                    values.push((question, Some(value)));
                }
                (Some(&place), None) => {
                    positions.remove(question);
                    values[place].1 = None;
                }
                (None, None) => {}
            }
        }
        values.into_iter().filter_map(|(question, value)| Some((question.clone(), value?))).collect()
    }

    /// Returns the milliseconds spent in the interview so far. A resumed interview counts on from here.
    pub fn elapsed_ms(&self) -> u64 {
        self.events.last().map_or(0, StoredEvent::at_ms)
    }

    /// Returns whether the interview is finished and no answer has changed since.
    pub fn is_completed(&self) -> bool {
        let last = self.events.iter().rev().map(StoredEvent::kind).find(|kind| {
            matches!(kind, EventKind::Answered { .. } | EventKind::Skipped { .. } | EventKind::Completed)
        });
        matches!(last, Some(EventKind::Completed))
    }

    /// Returns a copy with another id and name, whose dates are `now`.
    #[must_use]
    pub fn duplicate(&self, id: impl Into<String>, name: impl Into<String>, now: Timestamp) -> Self {
        let now = truncate_to_millisecond(now);
        Self { id: id.into(), name: name.into(), created_at: now, updated_at: now, ..self.clone() }
    }

    /// Gives the session another id, for when its id is already in use.
    fn assign_new_id(&mut self, salt: u32) {
        self.id = new_id(self.created_at, &self.name, salt);
    }

    fn touch(&mut self, now: Timestamp) {
        self.updated_at = truncate_to_millisecond(now);
    }
}

/// Returns the name of a client as it is saved; `None` if it is empty.
fn trimmed_client(client: &str) -> Option<String> {
    Some(client.trim()).filter(|client| !client.is_empty()).map(str::to_owned)
}

/// Truncates a time to milliseconds: more digits are of no use here and make the file hard to read.
fn truncate_to_millisecond(now: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

#[cfg(test)]
mod tests;
