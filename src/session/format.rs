//! Reads and writes the session file.
//!
//! Reading checks the whole file and reports all problems at once. Writing keeps every field that a later
//! program of the same format version added, in its place.

use super::event::{LINE_FIELD, NOTE_FIELD};
use super::migrate::{MIGRATIONS, VERSION, upgrade};
use super::{
    Choice, DraftEvent, DraftTarget, EventKind, RulebookRef, SavedAdvice, SavedStep, Session, StoredEvent,
    id, parse_day,
};
use crate::json::{self, quoted};
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

pub(super) const FORMAT: &str = "salesorg.session";

type Object = Map<String, Json>;

/// Returns the fields of a session in the order of the contract, without their values.
pub(super) fn template() -> Object {
    let fields = json!({
        "format": null, "format_version": null, "id": null, "name": null, "created_at": null, "updated_at": null,
        "language": null, "rulebook": {"id": null, "version": null, "digest": null},
        "events": null, "answers": null, "notes": null, "advice": advice_template(),
    });
    match fields {
        Json::Object(fields) => fields,
        _ => Object::new(),
    }
}

/// Returns the fields of a saved advice, without their values.
fn advice_template() -> Json {
    json!({"model": null, "segmentation": null})
}

/// Returns the file's bytes.
pub(super) fn write(session: &Session) -> Vec<u8> {
    format!("{:#}\n", to_json(session)).into_bytes()
}

/// Returns the file as JSON.
pub(super) fn to_json(session: &Session) -> Json {
    let rulebook = &session.rulebook;
    let values = json!({
        "format": FORMAT, "format_version": VERSION, "id": session.id, "name": session.name,
        "created_at": session.created_at.to_string(), "updated_at": session.updated_at.to_string(),
        "language": session.language,
        "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest},
        "events": session.events.iter().map(StoredEvent::wire).collect::<Vec<_>>(),
        "answers": session.answers(), "notes": session.notes(),
        "advice": session.advice.as_ref().map(|advice| {
            json!({"model": advice.model, "segmentation": advice.segmentation})
        }),
    });
    let mut file = fill_template(&session.template, &values);
    match (&session.path, file.get_mut("advice").and_then(Json::as_object_mut)) {
        _ if session.advice.is_none() => {
            file.shift_remove("advice");
        }
        (Some(path), Some(advice)) => {
            let steps = path.iter().map(|step| Json::Object(step.wire.clone())).collect();
            // A path that the file had already is replaced in its place.
            advice.insert("path".to_owned(), steps);
        }
        (None, Some(advice)) => {
            advice.shift_remove("path");
        }
        (_, None) => {}
    }
    Json::Object(file)
}

/// Returns the template with the values of the known fields filled in.
fn fill_template(template: &Object, values: &Json) -> Object {
    let field = |(key, placeholder): (&String, &Json)| {
        let value = match (values.get(key), placeholder) {
            (Some(value @ Json::Object(_)), Json::Object(inner)) => Json::Object(fill_template(inner, value)),
            (Some(value), _) => value.clone(),
            (None, _) => placeholder.clone(),
        };
        (key.clone(), value)
    };
    template.iter().map(field).collect()
}

/// Reads a session from parsed JSON.
pub(super) fn read(value: Json) -> Result<Session, Vec<Problem>> {
    read_with(value, true)
}

/// Reads a session by its events alone, without comparing the answers and notes of the file with them.
pub(super) fn read_events(value: Json) -> Result<Session, Vec<Problem>> {
    read_with(value, false)
}

fn read_with(value: Json, compares_answers: bool) -> Result<Session, Vec<Problem>> {
    let file = parse_object(value).map_err(|message| vec![Problem::new("", message)])?;
    check_format(&file).map_err(|problem| vec![problem])?;
    let mut file = upgrade(file, MIGRATIONS).map_err(|problem| vec![problem])?;
    let mut reader = FieldReader::default();
    let id = reader.field(&mut file, "", "id", parse_session_id);
    let name = reader.field(&mut file, "", "name", parse_text);
    let created_at = reader.field(&mut file, "", "created_at", parse_time);
    let updated_at = reader.field(&mut file, "", "updated_at", parse_time);
    let language = reader.field(&mut file, "", "language", parse_text);
    let rulebook = reader.rulebook(&mut file);
    let events = reader.events(&mut file);
    let answers = reader.field(&mut file, "", "answers", parse_answers);
    let notes = reader.field(&mut file, "", "notes", parse_object);
    let (advice, path) = reader.advice(&mut file).unzip();
    for known in ["format", "format_version"] {
        file.insert(known.to_owned(), Json::Null);
    }

    let (
        Some(id),
        Some(name),
        Some(created_at),
        Some(updated_at),
        Some(language),
        Some(rulebook),
        Some(events),
        Some(answers),
        Some(notes),
    ) = (id, name, created_at, updated_at, language, rulebook, events, answers, notes)
    else {
        return Err(reader.problems);
    };
    let template = file;
    let path = path.flatten();
    let session =
        Session { id, name, created_at, updated_at, language, rulebook, events, advice, path, template };
    // Answers are compared with the events only if the events have no problem, so that one mistake gives one
    // problem.
    if compares_answers && reader.problems.is_empty() {
        reader.check_consistency("answers", &answers, &session.answers());
        reader.check_consistency("notes", &notes, &session.notes());
    }
    if reader.problems.is_empty() { Ok(session) } else { Err(reader.problems) }
}

/// Checks that the file is a session. Nothing else is reported for another format: its fields are not
/// missing, they are different ones.
fn check_format(file: &Object) -> Result<(), Problem> {
    let Some(Json::String(format)) = file.get("format") else {
        let found = file.get("format").map_or_else(|| Message::new("found-nothing"), json::describe_type);
        let message = Message::new("session-no-format").arg("found", found).arg("wanted", FORMAT);
        return Err(Problem::new("format", message));
    };
    if format != FORMAT {
        let message = Message::new("session-format")
            .arg("found", json::truncate(format, json::MAX_QUOTED_CHARS))
            .arg("wanted", FORMAT);
        return Err(Problem::new("format", message));
    }
    Ok(())
}

/// A reader of object fields that collects the problems. A field that was read leaves `null` in its place.
///
/// A file can have as many problems as it has bytes, so collecting stops at [`json::MAX_COLLECTED`], and so
/// does the reading of lists.
#[derive(Default)]
struct FieldReader {
    problems: Vec<Problem>,
}

impl FieldReader {
    fn problem(&mut self, at: impl Into<String>, message: Message) {
        if !self.is_full() {
            self.problems.push(Problem::new(at, message));
        }
    }

    fn is_full(&self) -> bool {
        self.problems.len() >= json::MAX_COLLECTED
    }

    /// Reads the required field `key` of the object at `at`. Returns `None` after a problem.
    fn field<T>(
        &mut self,
        object: &mut Object,
        at: &str,
        key: &str,
        parse: impl FnOnce(Json) -> Result<T, Message>,
    ) -> Option<T> {
        let result = match object.get_mut(key) {
            Some(value) => parse(value.take()),
            None => Err(Message::new("session-missing")),
        };
        result.map_err(|message| self.problem(join_path(at, key), message)).ok()
    }

    /// Reads the field `key` of the object at `at`, which may be missing or `null`. The outer `None` means a
    /// problem.
    #[expect(clippy::option_option, reason = "the outer one is whether it could be read, as everywhere here")]
    fn optional<T>(
        &mut self,
        object: &mut Object,
        at: &str,
        key: &str,
        parse: impl FnOnce(Json) -> Result<T, Message>,
    ) -> Option<Option<T>> {
        if object.get(key).is_none_or(Json::is_null) {
            return Some(None);
        }
        self.field(object, at, key, parse).map(Some)
    }

    fn rulebook(&mut self, file: &mut Object) -> Option<RulebookRef> {
        let mut object = self.field(file, "", "rulebook", parse_object)?;
        let id = self.field(&mut object, "rulebook", "id", parse_text);
        let version = self.field(&mut object, "rulebook", "version", parse_text);
        let digest = self.field(&mut object, "rulebook", "digest", parse_text);
        file.insert("rulebook".to_owned(), Json::Object(object));
        Some(RulebookRef { id: id?, version: version?, digest: digest? })
    }

    /// Reads the advice, which the file has only once the session was completed.
    fn advice(&mut self, file: &mut Object) -> Option<(SavedAdvice, Option<Vec<SavedStep>>)> {
        if file.get("advice").is_none_or(Json::is_null) {
            file.insert("advice".to_owned(), advice_template());
            return None;
        }
        let mut object = self.field(file, "", "advice", parse_object)?;
        let model = self.field(&mut object, "advice", "model", parse_text);
        let segmentation = self.field(&mut object, "advice", "segmentation", parse_texts);
        // Sessions of older programs have no path.
        let path = match object.get("path") {
            None | Some(Json::Null) => None,
            Some(_) => self.field(&mut object, "advice", "path", parse_list),
        };
        let path = path.map(|steps| self.steps(steps));
        file.insert("advice".to_owned(), Json::Object(object));
        Some((SavedAdvice { model: model?, segmentation: segmentation? }, path))
    }

    /// Reads the path through the tree.
    fn steps(&mut self, steps: Vec<Json>) -> Vec<SavedStep> {
        let mut read = Vec::new();
        for (index, step) in steps.into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            let at = format!("advice.path[{index}]");
            let Ok(wire) = parse_object(step).map_err(|message| self.problem(&*at, message)) else {
                continue;
            };
            let mut fields = wire.clone();
            let question = self.field(&mut fields, &at, "question", parse_text);
            let answer = self.field(&mut fields, &at, "answer", parse_answer);
            if let (Some(question), Some(answer)) = (question, answer) {
                read.push(SavedStep { question, answer, wire });
            }
        }
        read
    }

    fn events(&mut self, file: &mut Object) -> Option<Vec<StoredEvent>> {
        let list = self.field(file, "", "events", parse_list)?;
        let mut events: Vec<StoredEvent> = Vec::new();
        let mut latest = 0;
        for (index, value) in list.into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            let at = format!("events[{index}]");
            let Some(event) = self.event(&at, value) else { continue };
            if event.at_ms() < latest {
                let message = Message::new("session-time-decreases")
                    .arg("found", event.at_ms().to_string())
                    .arg("before", latest.to_string());
                self.problem(join_path(&at, "at_ms"), message);
            }
            latest = latest.max(event.at_ms());
            events.push(event);
        }
        Some(events)
    }

    fn event(&mut self, at: &str, value: Json) -> Option<StoredEvent> {
        let wire = parse_object(value).map_err(|message| self.problem(at, message)).ok()?;
        let mut fields = wire.clone();
        let at_ms = self.field(&mut fields, at, "at_ms", |value| parse_whole_number(&value));
        let type_name = self.field(&mut fields, at, "type", parse_text);
        let kind = self.event_kind(&mut fields, at, type_name?);
        Some(StoredEvent::from_wire(at_ms?, kind?, wire))
    }

    fn event_kind(&mut self, fields: &mut Object, at: &str, type_name: String) -> Option<EventKind> {
        Some(match &*type_name {
            "started" => EventKind::Started,
            "completed" => EventKind::Completed,
            "skipped" => EventKind::Skipped { question: self.field(fields, at, "question", parse_text)? },
            "answered" => {
                let question = self.field(fields, at, "question", parse_text);
                let value = self.field(fields, at, "value", parse_answer);
                EventKind::Answered { question: question?, value: value? }
            }
            "noted" => {
                let question = self.field(fields, at, "question", parse_text);
                let text = self.field(fields, at, "text", parse_text);
                EventKind::Noted { question: question?, text: text? }
            }
            "drafted" => {
                let question = self.field(fields, at, "question", parse_text);
                let text = self.field(fields, at, "text", parse_text);
                let target = draft_target(fields);
                EventKind::Drafted(DraftEvent { question: question?, target, text: text? })
            }
            "decided" => {
                let model = self.optional(fields, at, "model", parse_text);
                let segmentation = self.optional(fields, at, "segmentation", parse_texts);
                let text_of =
                    |this: &mut Self, fields: &mut Object, key| this.optional(fields, at, key, parse_text);
                let (reason, by) = (text_of(self, fields, "text"), text_of(self, fields, "by"));
                let review_on = self.optional(fields, at, "review_on", parse_date);
                EventKind::Decided(Choice {
                    model: model?.unwrap_or_default(),
                    segmentation: segmentation?,
                    reason: reason?.unwrap_or_default(),
                    decided_by: by?.unwrap_or_default(),
                    review_on: review_on?,
                })
            }
            _ => EventKind::Unknown(type_name),
        })
    }

    /// Compares the object `field` of the file with the one that the events lead to.
    fn check_consistency(&mut self, field: &str, stored: &Object, expected: &Object) {
        let only_expected = expected.keys().filter(|key| !stored.contains_key(*key));
        for key in stored.keys().chain(only_expected) {
            if self.is_full() {
                break;
            }
            let (found, expected_value) = (stored.get(key), expected.get(key));
            if found != expected_value {
                let describe =
                    |value: Option<&Json>| value.map_or_else(|| Message::new("found-nothing"), quoted);
                let message = Message::new("session-differs")
                    .arg("found", describe(found))
                    .arg("wanted", describe(expected_value));
                self.problem(join_path(field, key), message);
            }
        }
    }
}

fn join_path(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

fn type_error(key: &'static str, value: &Json) -> Message {
    Message::new(key).arg("found", json::describe_type(value))
}

fn parse_object(value: Json) -> Result<Object, Message> {
    match value {
        Json::Object(object) => Ok(object),
        other => Err(type_error("session-not-an-object", &other)),
    }
}

fn parse_list(value: Json) -> Result<Vec<Json>, Message> {
    match value {
        Json::Array(list) => Ok(list),
        other => Err(type_error("session-not-a-list", &other)),
    }
}

/// Reads which input a draft was typed into. Invalid fields count as missing: a draft is no reason to refuse
/// a file.
fn draft_target(fields: &Object) -> DraftTarget {
    if fields.get(NOTE_FIELD) == Some(&Json::Bool(true)) {
        return DraftTarget::Note;
    }
    DraftTarget::Answer { line: fields.get(LINE_FIELD).and_then(json::as_integer) }
}

fn parse_text(value: Json) -> Result<String, Message> {
    match value {
        Json::String(text) => Ok(text),
        other => Err(type_error("session-not-a-text", &other)),
    }
}

fn parse_texts(value: Json) -> Result<Vec<String>, Message> {
    parse_list(value)?.into_iter().map(parse_text).collect()
}

fn parse_whole_number(value: &Json) -> Result<u64, Message> {
    let refused = || type_error("session-not-whole", value).arg("value", quoted(value));
    json::as_integer(value).ok_or_else(|| refused().arg("most", u64::MAX.to_string()))
}

fn parse_session_id(value: Json) -> Result<String, Message> {
    let id = parse_text(value)?;
    if id::is_valid(&id) {
        return Ok(id);
    }
    Err(Message::new("session-id-form").arg("id", quoted(&id.into())).arg("most", id::MAX_ID_LEN))
}

fn parse_time(value: Json) -> Result<Timestamp, Message> {
    let text = parse_text(value)?;
    text.parse().map_err(|_| Message::new("session-not-a-time").arg("found", quoted(&text.into())))
}

fn parse_date(value: Json) -> Result<Date, Message> {
    let text = parse_text(value)?;
    parse_day(&text).ok_or_else(|| Message::new("session-not-a-day").arg("found", quoted(&text.into())))
}

/// Reads an answer of any rulebook. Whether it fits its question is checked by the rulebook.
fn parse_answer(value: Json) -> Result<Json, Message> {
    if value.is_f64() {
        return json::as_integer(&value)
            .map(Json::from)
            .ok_or_else(|| type_error("session-not-an-answer", &value));
    }
    let fits = match &value {
        Json::String(_) | Json::Number(_) => true,
        Json::Array(list) => list.iter().all(Json::is_string),
        _ => false,
    };
    if fits { Ok(value) } else { Err(type_error("session-not-an-answer", &value)) }
}

/// Reads the answers of the file, to compare them. Whole numbers are equal however they are written.
fn parse_answers(value: Json) -> Result<Object, Message> {
    let mut answers = parse_object(value)?;
    for value in answers.values_mut().filter(|value| value.is_f64()) {
        if let Some(whole) = json::as_integer(value) {
            *value = whole.into();
        }
    }
    Ok(answers)
}
