//! Regression cases: answers with the advice that they must lead to, to test a changed rulebook.
//!
//! A case of a session has only what decides the advice: no events, no notes, and no lists of names, which no rule uses
//! and which may identify a company. Its name is that of the session and may be changed in the file.
//!
//! A case of a published company also has its sources, and why they lead to that advice. A source seldom settles
//! everything, so such a case may expect only a model or only a division.

use super::choice::write_day;
use super::drift::Drift;
use super::{EventKind, ResolvedEvents, RulebookRef, SavedAdvice, Session, Store, temp_files};
use crate::json;
use crate::json::{
    Checked, Entries, FromJson, Pair, PathStyle, Reader, UnknownFields, checked, or_default, quoted,
};
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The value of the field `format`.
pub const FORMAT: &str = "salesorg.case";
/// The version of the format that is written, and the highest that is read.
pub const FORMAT_VERSION: u64 = 1;

/// Answers and the advice that they must lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The name of the case.
    pub name: String,
    /// The id of the rulebook that the case is for.
    pub rulebook: String,
    /// The version of the rulebook that gave the expected advice.
    pub version: String,
    /// The answers by question id.
    pub answers: Map<String, Json>,
    /// The advice that the answers must lead to.
    pub expected: Expected,
    /// Where the case comes from; empty for the case of a session.
    pub background: Background,
}

/// The advice that a case expects. A part that is `None` is not compared; at least one is given.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The id of the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The ids of the dimensions to divide by now, the most needed first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segmentation: Option<Vec<String>>,
}

/// What is known about a case of a published company.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Background {
    /// What the sources say, in words of our own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Where it was published.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Why this advice must come out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Answers that the sources do not give, and on what ground they were chosen.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<String>,
}

/// A publication about a company.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The year of publication or, if that is unknown, the year that it describes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u32>,
    /// The day on which the text was read.
    #[serde(
        default,
        deserialize_with = "checked",
        serialize_with = "write_day",
        skip_serializing_if = "Option::is_none"
    )]
    pub read: Option<Date>,
}

impl Case {
    /// Returns a case of the answers at the last completion of a session; `None` if it was never completed.
    pub fn from_session(session: &Session) -> Option<Self> {
        let SavedAdvice { model, segmentation } = session.advice()?.clone();
        let expected = Expected { model: Some(model), segmentation: Some(segmentation) };
        let mut answers = session.to_last_completion().answers();
        answers.retain(|_, value| !value.is_array());
        let RulebookRef { id, version, .. } = session.rulebook().clone();
        let name = session.name().to_owned();
        Some(Self { name, rulebook: id, version, answers, expected, background: Background::default() })
    }

    /// Reads a case from parsed JSON. A session is accepted too; `None` if it was never completed.
    ///
    /// # Errors
    /// All problems of the file at once.
    pub fn from_json(value: Json) -> Result<Option<Self>, Vec<Problem>> {
        if value.get("format").and_then(Json::as_str) != Some(FORMAT) {
            return Session::from_json(value).map(|session| Self::from_session(&session));
        }
        let version = value.get("format_version");
        if version.and_then(json::as_integer) != Some(FORMAT_VERSION) {
            let found = version.map_or_else(|| Message::new("found-nothing"), quoted);
            let message = Message::new("case-version").arg("found", found).arg("wanted", FORMAT_VERSION);
            return Err(vec![Problem::new("format_version", message)]);
        }
        let reader = Reader::new(PathStyle::Dotted, UnknownFields::Keep);
        let Pair(file, background) = reader.read::<Pair<CaseFile, Background>>(&value)?;
        let answers =
            file.answers.0.into_iter().map(|(id, Checked(CaseAnswer(value)))| (id, value)).collect();
        let CaseFile { name, rulebook, expected, .. } = file;
        if expected.model.is_none() && expected.segmentation.is_none() {
            return Err(vec![Problem::new("expected", Message::new("case-expects-nothing"))]);
        }
        let CaseRulebook { id: rulebook, version } = rulebook;
        Ok(Some(Self { name, rulebook, version, answers, expected, background }))
    }

    /// Returns the case as JSON.
    pub fn to_json(&self) -> Json {
        let mut file = json!({
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "name": self.name,
            "rulebook": {"id": self.rulebook, "version": self.version},
            "answers": self.answers,
            "expected": self.expected,
        });
        if let (Json::Object(file), Json::Object(background)) = (&mut file, json!(self.background)) {
            file.extend(background);
        }
        file
    }

    /// Returns the file's bytes: pretty-printed JSON with a final line break.
    pub fn to_bytes(&self) -> Vec<u8> {
        format!("{:#}\n", self.to_json()).into_bytes()
    }

    /// Saves the case under `name` in the folder `cases` beside the store's, readable only by its owner, and returns its
    /// file. No file is overwritten, and the same case is saved only once.
    pub fn save(&self, store: &Store, name: &str) -> io::Result<PathBuf> {
        let folder = store.folder().parent().unwrap_or(store.folder()).join("cases");
        write(&folder, name, &self.to_bytes())
    }

    /// Decides the case by a rulebook and compares the advice with the expected one. A part that the case does not
    /// expect counts as equal.
    pub fn compare(&self, rulebook: &Rulebook) -> Option<Drift> {
        let reference =
            RulebookRef { id: self.rulebook.clone(), version: self.version.clone(), digest: String::new() };
        let now = Timestamp::UNIX_EPOCH;
        let mut session = Session::new("case", &*self.name, "", reference, now);
        for (question, value) in &self.answers {
            session.record(0, EventKind::Answered { question: question.clone(), value: value.clone() }, now);
        }
        session.record(0, EventKind::Completed, now);
        let answers = ResolvedEvents::new(&session, rulebook).answers_at_completion();
        let today = SavedAdvice::new(rulebook, &answers);
        let Expected { model, segmentation } = self.expected.clone();
        let expected = SavedAdvice {
            model: model.unwrap_or(today.model),
            segmentation: segmentation.unwrap_or(today.segmentation),
        };
        session.set_advice(Some(expected), now);
        Drift::new(&session, rulebook)
    }
}

/// The form of a case in its file.
#[derive(Deserialize)]
struct CaseFile {
    name: String,
    rulebook: CaseRulebook,
    answers: Entries<Checked<CaseAnswer>>,
    expected: Expected,
}

#[derive(Deserialize)]
struct CaseRulebook {
    id: String,
    version: String,
}

/// An answer of a case: the id of an option, a whole number, or `null`.
#[derive(Default)]
struct CaseAnswer(Json);

impl FromJson for CaseAnswer {
    const MISFIT: &'static [&'static str] = &["case-answer"];

    fn from_json(value: Json) -> Option<Self> {
        let is_answer = value.is_string() || json::as_integer(&value).is_some() || value.is_null();
        is_answer.then_some(Self(value))
    }
}

/// Writes a new file into a folder under `name`, or numbered if that is in use. A file of one of these names
/// with the same content is used instead.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    temp_files::create_folder(folder)?;
    temp_files::sweep(folder);
    // Written to a temporary file first, so that the file is complete or missing, and readable only by its
    // owner.
    let mut temp_file = temp_files::create_temp_file(folder, None)?;
    io::Write::write_all(&mut temp_file, bytes)?;
    temp_file.as_file().sync_all()?;
    for number in 1_u32.. {
        let path = match number {
            1 => folder.join(format!("{name}.json")),
            _ => folder.join(format!("{name}-{number}.json")),
        };
        match temp_file.persist_noclobber(&path) {
            // The same case is saved only once.
            Err(_) if fs::read(&path).is_ok_and(|existing| existing == bytes) => return Ok(path),
            Ok(_) => return Ok(path),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => temp_file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
