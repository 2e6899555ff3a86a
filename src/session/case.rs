//! Regression cases: answers with the advice that they must lead to, to test a changed rulebook.
//!
//! A case has only what decides the advice: no events, no notes, and no lists of names, which no rule uses
//! and which may identify a company. Its name is that of the session and may be changed in the file.

use super::drift::Drift;
use super::{EventKind, RulebookRef, SavedAdvice, Session, Store, temp_files};
use crate::json;
use crate::json::{Checked, Entries, FromJson, PathStyle, Reader, UnknownFields, quoted};
use crate::locale::{Message, Problem};
use crate::rulebook::Rulebook;
use jiff::Timestamp;
use serde::Deserialize;
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
    pub expected: SavedAdvice,
}

impl Case {
    /// Returns a case of the answers at the last completion of a session; `None` if it was never completed.
    pub fn from_session(session: &Session) -> Option<Self> {
        let expected = session.advice()?.clone();
        let mut answers = session.to_last_completion().answers();
        answers.retain(|_, value| !value.is_array());
        let RulebookRef { id, version, .. } = session.rulebook().clone();
        Some(Self { name: session.name().to_owned(), rulebook: id, version, answers, expected })
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
        let file: CaseFile = Reader::new(PathStyle::Dotted, UnknownFields::Keep).read(&value)?;
        let answers =
            file.answers.0.into_iter().map(|(id, Checked(CaseAnswer(value)))| (id, value)).collect();
        let CaseRulebook { id: rulebook, version } = file.rulebook;
        Ok(Some(Self { name: file.name, rulebook, version, answers, expected: file.expected }))
    }

    /// Returns the case as JSON.
    pub fn to_json(&self) -> Json {
        json!({
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "name": self.name,
            "rulebook": {"id": self.rulebook, "version": self.version},
            "answers": self.answers,
            "expected": {"model": self.expected.model, "segmentation": self.expected.segmentation},
        })
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

    /// Decides the case by a rulebook and compares the advice with the expected one.
    pub fn compare(&self, rulebook: &Rulebook) -> Option<Drift> {
        let reference =
            RulebookRef { id: self.rulebook.clone(), version: self.version.clone(), digest: String::new() };
        let now = Timestamp::UNIX_EPOCH;
        let mut session = Session::new("case", &*self.name, "", reference, now);
        for (question, value) in &self.answers {
            session.record(0, EventKind::Answered { question: question.clone(), value: value.clone() }, now);
        }
        session.record(0, EventKind::Completed, now);
        session.set_advice(Some(self.expected.clone()), now);
        Drift::new(&session, rulebook)
    }
}

/// The form of a case in its file.
#[derive(Deserialize)]
struct CaseFile {
    name: String,
    rulebook: CaseRulebook,
    answers: Entries<Checked<CaseAnswer>>,
    expected: SavedAdvice,
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
