//! What is kept of an interview: a record of events in a file of its own.
//!
//! Answers stand here as raw JSON, unlike in [`crate::rulebook`]: a session outlives the version of the rulebook that
//! it was made with, and must load whatever that version asked. Only the shape of a value is checked; what it means
//! is for the rulebook at hand to say. The wire form is in `format`, the folder of files in [`store`].

pub mod case;
mod choice;
mod drafts;
pub mod drift;
mod edition;
mod event;
pub mod exchange;
mod format;
mod id;
mod keeper;
pub mod leftovers;
mod migrate;
mod records;
mod recover;
mod respondents;
pub mod store;
mod told;
pub mod transfer;

pub use choice::{Choice, LONGEST_BY, LONGEST_REASON, parse_day};
pub use drafts::{Draft, Drafts, FinishWarning, LONGEST_DRAFT};
pub use event::{DraftTarget, Drafted, Entry, Event};
pub use id::{LONGEST_ID, new_id, random_salt};
pub use keeper::{Keeper, NotKept, decided};
pub use records::{Records, entry, resumed};
pub use recover::{Lost, Recovered, recover};
pub use respondents::{RESPONDENTS, Respondent, given_twice};
pub use store::{Checked, Error, Kind, Listed, Opened, Owned, State, Store, Summary, TakenIn};
pub use told::{Told, Unknown, told};

use crate::json;
use crate::locale::Problem;
use jiff::Timestamp;
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// Which rulebook a session was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulebookRef {
    /// The rulebook's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// `sha256:` and the hash of the rulebook file's bytes.
    pub digest: String,
}

/// What was advised when a session was last completed: ids only, to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAdvice {
    /// The recommended model.
    pub model: String,
    /// The dimensions to segment by now, in order.
    pub segmentation: Vec<String>,
}

/// One step of the way down the tree to a saved advice: what was asked, and the answer that decided.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedStep {
    /// The question, or the derived input.
    pub question: String,
    /// The answer; a number for a derived input.
    pub answer: Json,
    /// The object as it stands in the file, with all that a later program put into it.
    wire: Map<String, Json>,
}

impl SavedStep {
    /// A step of this program.
    #[must_use]
    pub fn new(question: impl Into<String>, answer: Json) -> Self {
        let question = question.into();
        let mut wire = Map::new();
        wire.insert("question".to_owned(), question.as_str().into());
        wire.insert("answer".to_owned(), answer.clone());
        Self { question, answer, wire }
    }
}

/// One interview: its events, and what names and dates it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    id: String,
    name: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    language: String,
    rulebook: RulebookRef,
    events: Vec<Event>,
    advice: Option<SavedAdvice>,
    /// The way down the tree to that advice; sessions of older programs lack it.
    path: Option<Vec<SavedStep>>,
    /// Every field of the file in its order; those that this program knows are only placeholders.
    shape: Map<String, Json>,
}

impl Session {
    /// A session that starts now, not yet saved. `id` is of [`new_id`]'s making.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        language: impl Into<String>,
        rulebook: RulebookRef,
        now: Timestamp,
    ) -> Self {
        let now = to_the_millisecond(now);
        Self {
            id: id.into(),
            name: name.into(),
            created_at: now,
            updated_at: now,
            language: language.into(),
            rulebook,
            events: vec![Event::new(0, Entry::Started)],
            advice: None,
            path: None,
            shape: format::shape(),
        }
    }

    /// Notes, before anything else is recorded, that this interview asks the essential questions first.
    pub fn begin_quick(&mut self) {
        self.events = vec![Event::quick_start()];
    }

    /// Whether it asks the essential questions first, and goes on so when it is taken up again.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.events.first().is_some_and(Event::is_quick_start)
    }

    /// Reads a session from a file's bytes; all that is wrong with it at once otherwise.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        json::parse_then(bytes, format::read)
    }

    /// Reads a session from JSON that is parsed already.
    pub fn from_json(value: Json) -> Result<Self, Vec<Problem>> {
        format::read(value)
    }

    /// The file's bytes: pretty-printed JSON that ends with a line break.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        format::write(self)
    }

    /// The same on one line, without a line break: for JSON Lines.
    #[must_use]
    pub fn to_line(&self) -> String {
        format::to_json(self).to_string()
    }

    /// The id, which is also the name of its file in the store.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the user calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it was started.
    #[must_use]
    pub fn created_at(&self) -> Timestamp {
        self.created_at
    }

    /// When something was last changed.
    #[must_use]
    pub fn updated_at(&self) -> Timestamp {
        self.updated_at
    }

    /// The tag of the language in which it was held.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The rulebook that it was last held with.
    #[must_use]
    pub fn rulebook(&self) -> &RulebookRef {
        &self.rulebook
    }

    /// What happened, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What was advised at the last completion.
    #[must_use]
    pub fn advice(&self) -> Option<&SavedAdvice> {
        self.advice.as_ref()
    }

    /// The way down the tree that led to that; none where an older program completed the session.
    #[must_use]
    pub fn path(&self) -> Option<&[SavedStep]> {
        self.advice.as_ref().and(self.path.as_deref())
    }

    /// The decision that was taken in the end: the last one, unless that was taken back, which one that says nothing does.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        let decided = self.events.iter().rev().find_map(|event| match event.what() {
            Entry::Decided(choice) => Some(choice),
            _ => None,
        });
        decided.filter(|choice| !choice.is_empty()).cloned()
    }

    /// Appends an event at `at_ms` of time spent in the interview. A clock that ran back counts as one that stood
    /// still, and an answer of `null` as a skipped question, so that what is recorded can always be read again.
    pub fn record(&mut self, at_ms: u64, what: Entry, now: Timestamp) {
        let what = match what {
            Entry::Answered { question, value } if value.is_null() => Entry::Skipped { question },
            other => other,
        };
        self.events.push(Event::new(at_ms.max(self.elapsed_ms()), what));
        self.touch(now);
    }

    /// Gives the session another name.
    pub fn rename(&mut self, name: impl Into<String>, now: Timestamp) {
        self.name = name.into();
        self.touch(now);
    }

    /// The same session under another name, for one that is not saved yet.
    #[must_use]
    pub fn renamed(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Notes that the session goes on with another rulebook (version).
    pub fn set_rulebook(&mut self, rulebook: RulebookRef, now: Timestamp) {
        self.rulebook = rulebook;
        self.touch(now);
    }

    /// Notes that the session goes on in another language.
    pub fn set_language(&mut self, language: impl Into<String>, now: Timestamp) {
        self.language = language.into();
        self.touch(now);
    }

    /// Sets what was advised. Fields of the advice that this program does not know stay; the way to an earlier one goes.
    pub fn set_advice(&mut self, advice: Option<SavedAdvice>, now: Timestamp) {
        (self.advice, self.path) = (advice, None);
        self.touch(now);
    }

    /// Sets the way down the tree that led to the advice.
    pub fn set_path(&mut self, path: Vec<SavedStep>, now: Timestamp) {
        self.path = Some(path);
        self.touch(now);
    }

    /// The answers by question, as the events add up to.
    #[must_use]
    pub fn answers(&self) -> Map<String, Json> {
        self.add_up(|what| match what {
            Entry::Answered { question, value } => Some((question, Some(value.clone()))),
            Entry::Skipped { question } => Some((question, None)),
            _ => None,
        })
    }

    /// The notes by question, as the events add up to.
    #[must_use]
    pub fn notes(&self) -> Map<String, Json> {
        self.add_up(|what| match what {
            Entry::Noted { question, text } if text.is_empty() => Some((question, None)),
            Entry::Noted { question, text } => Some((question, Some(Json::from(&**text)))),
            _ => None,
        })
    }

    /// What the events leave each question with, in the order in which it came to stand. To take one out of the
    /// middle of a map moves all that follow, so what is cleared is only marked here and left out at the end.
    fn add_up<'a>(
        &'a self,
        change: impl Fn(&'a Entry) -> Option<(&'a String, Option<Json>)>,
    ) -> Map<String, Json> {
        let mut stand: Vec<(&String, Option<Json>)> = Vec::new();
        let mut places: HashMap<&String, usize> = HashMap::new();
        for (question, value) in self.events.iter().filter_map(|event| change(event.what())) {
            match (places.get(question), value) {
                (Some(&place), Some(value)) => stand[place].1 = Some(value),
                (None, Some(value)) => {
                    places.insert(question, stand.len());
                    stand.push((question, Some(value)));
                }
                (Some(&place), None) => {
                    places.remove(question);
                    stand[place].1 = None;
                }
                (None, None) => {}
            }
        }
        stand.into_iter().filter_map(|(question, value)| Some((question.clone(), value?))).collect()
    }

    /// Milliseconds spent in the interview so far; time goes on from here on resume.
    #[must_use]
    pub fn elapsed_ms(&self) -> u64 {
        self.events.last().map_or(0, Event::at_ms)
    }

    /// Whether the interview is finished and no answer has changed since.
    #[must_use]
    pub fn is_completed(&self) -> bool {
        let decisive =
            self.events.iter().rev().map(Event::what).find(|what| {
                matches!(what, Entry::Answered { .. } | Entry::Skipped { .. } | Entry::Completed)
            });
        matches!(decisive, Some(Entry::Completed))
    }

    /// A copy under another id and name, made now.
    #[must_use]
    pub fn copied(&self, id: impl Into<String>, name: impl Into<String>, now: Timestamp) -> Self {
        let now = to_the_millisecond(now);
        Self { id: id.into(), name: name.into(), created_at: now, updated_at: now, ..self.clone() }
    }

    /// Takes another id, for when this one is taken by another session.
    fn take_new_id(&mut self, salt: u32) {
        self.id = new_id(self.created_at, &self.name, salt);
    }

    fn touch(&mut self, now: Timestamp) {
        self.updated_at = to_the_millisecond(now);
    }
}

/// Finer than a millisecond says nothing of an interview and makes the file hard to read.
fn to_the_millisecond(now: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

#[cfg(test)]
mod tests;
