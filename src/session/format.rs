//! Reads and writes the session file.
//!
//! Reading checks the whole file and reports all problems at once. Writing keeps every field that a later
//! program of the same format version added, in its place.

use super::event::{LINE, NOTE};
use super::migrate::{STEPS, VERSION, bring_up};
use super::{
    Choice, DraftTarget, Drafted, Entry, Event, RulebookRef, SavedAdvice, SavedStep, Session, id, parse_day,
};
use crate::json::{self, quoted};
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

pub(super) const FORMAT: &str = "salesorg.session";

type Object = Map<String, Json>;

/// Returns the fields of a session in the order of the contract, without their values.
pub(super) fn shape() -> Object {
    let fields = json!({
        "format": null, "format_version": null, "id": null, "name": null, "created_at": null, "updated_at": null,
        "language": null, "rulebook": {"id": null, "version": null, "digest": null},
        "events": null, "answers": null, "notes": null, "advice": advice_shape(),
    });
    match fields {
        Json::Object(fields) => fields,
        _ => Object::new(),
    }
}

/// Returns the fields of a saved advice, without their values.
fn advice_shape() -> Json {
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
        "events": session.events.iter().map(Event::wire).collect::<Vec<_>>(),
        "answers": session.answers(), "notes": session.notes(),
        "advice": session.advice.as_ref().map(|advice| {
            json!({"model": advice.model, "segmentation": advice.segmentation})
        }),
    });
    let mut whole = fill(&session.shape, &values);
    match (&session.path, whole.get_mut("advice").and_then(Json::as_object_mut)) {
        _ if session.advice.is_none() => {
            whole.shift_remove("advice");
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
    Json::Object(whole)
}

/// Returns the template with the values of the known fields filled in.
fn fill(shape: &Object, values: &Json) -> Object {
    let field = |(key, kept): (&String, &Json)| {
        let value = match (values.get(key), kept) {
            (Some(value @ Json::Object(_)), Json::Object(inner)) => Json::Object(fill(inner, value)),
            (Some(value), _) => value.clone(),
            (None, _) => kept.clone(),
        };
        (key.clone(), value)
    };
    shape.iter().map(field).collect()
}

/// Reads a session from parsed JSON.
pub(super) fn read(value: Json) -> Result<Session, Vec<Problem>> {
    read_and(value, true)
}

/// Reads a session by its events alone, without comparing the answers and notes of the file with them.
pub(super) fn read_events(value: Json) -> Result<Session, Vec<Problem>> {
    read_and(value, false)
}

fn read_and(value: Json, compare: bool) -> Result<Session, Vec<Problem>> {
    let file = object(value).map_err(|message| vec![Problem::new("", message)])?;
    check_format(&file).map_err(|problem| vec![problem])?;
    let mut file = bring_up(file, STEPS).map_err(|problem| vec![problem])?;
    let mut reader = Reader::default();
    let id = reader.field(&mut file, "", "id", session_id);
    let name = reader.field(&mut file, "", "name", text);
    let created_at = reader.field(&mut file, "", "created_at", time);
    let updated_at = reader.field(&mut file, "", "updated_at", time);
    let language = reader.field(&mut file, "", "language", text);
    let rulebook = reader.rulebook(&mut file);
    let events = reader.events(&mut file);
    let answers = reader.field(&mut file, "", "answers", answers);
    let notes = reader.field(&mut file, "", "notes", object);
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
    let shape = file;
    let path = path.flatten();
    let session =
        Session { id, name, created_at, updated_at, language, rulebook, events, advice, path, shape };
    // Answers are compared with the events only if the events have no problem, so that one mistake gives one
    // problem.
    if compare && reader.problems.is_empty() {
        reader.compare("answers", &answers, &session.answers());
        reader.compare("notes", &notes, &session.notes());
    }
    if reader.problems.is_empty() { Ok(session) } else { Err(reader.problems) }
}

/// Checks that the file is a session. Nothing else is reported for another format: its fields are not
/// missing, they are different ones.
fn check_format(file: &Object) -> Result<(), Problem> {
    let Some(Json::String(format)) = file.get("format") else {
        let found = file.get("format").map_or_else(|| Message::new("found-nothing"), json::found);
        let message = Message::new("session-no-format").with("found", found).with("wanted", FORMAT);
        return Err(Problem::new("format", message));
    };
    if format != FORMAT {
        let message = Message::new("session-format")
            .with("found", json::short(format, json::QUOTED))
            .with("wanted", FORMAT);
        return Err(Problem::new("format", message));
    }
    Ok(())
}

/// A reader of object fields that collects the problems. A field that was read leaves `null` in its place.
///
/// A file can have as many problems as it has bytes, so collecting stops at [`json::MAX_COLLECTED`], and so
/// does the reading of lists.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, at: impl Into<String>, message: Message) {
        if !self.is_full() {
            self.problems.push(Problem::new(at, message));
        }
    }

    fn is_full(&self) -> bool {
        self.problems.len() >= json::MOST_KEPT
    }

    /// Reads the required field `key` of the object at `at`. Returns `None` after a problem.
    fn field<T>(
        &mut self,
        object: &mut Object,
        at: &str,
        key: &str,
        take: impl FnOnce(Json) -> Result<T, Message>,
    ) -> Option<T> {
        let taken = match object.get_mut(key) {
            Some(value) => take(value.take()),
            None => Err(Message::new("session-missing")),
        };
        taken.map_err(|message| self.problem(place(at, key), message)).ok()
    }

    /// Reads the field `key` of the object at `at`, which may be missing or `null`. The outer `None` means a
    /// problem.
    #[expect(clippy::option_option, reason = "the outer one is whether it could be read, as everywhere here")]
    fn optional<T>(
        &mut self,
        object: &mut Object,
        at: &str,
        key: &str,
        take: impl FnOnce(Json) -> Result<T, Message>,
    ) -> Option<Option<T>> {
        if object.get(key).is_none_or(Json::is_null) {
            return Some(None);
        }
        self.field(object, at, key, take).map(Some)
    }

    fn rulebook(&mut self, file: &mut Object) -> Option<RulebookRef> {
        let mut object = self.field(file, "", "rulebook", object)?;
        let id = self.field(&mut object, "rulebook", "id", text);
        let version = self.field(&mut object, "rulebook", "version", text);
        let digest = self.field(&mut object, "rulebook", "digest", text);
        file.insert("rulebook".to_owned(), Json::Object(object));
        Some(RulebookRef { id: id?, version: version?, digest: digest? })
    }

    /// Reads the advice, which the file has only once the session was completed.
    fn advice(&mut self, file: &mut Object) -> Option<(SavedAdvice, Option<Vec<SavedStep>>)> {
        if file.get("advice").is_none_or(Json::is_null) {
            file.insert("advice".to_owned(), advice_shape());
            return None;
        }
        let mut object = self.field(file, "", "advice", object)?;
        let model = self.field(&mut object, "advice", "model", text);
        let segmentation = self.field(&mut object, "advice", "segmentation", texts);
        // Sessions of older programs have no path.
        let path = match object.get("path") {
            None | Some(Json::Null) => None,
            Some(_) => self.field(&mut object, "advice", "path", list),
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
            let Ok(wire) = object(step).map_err(|message| self.problem(&*at, message)) else { continue };
            let mut fields = wire.clone();
            let question = self.field(&mut fields, &at, "question", text);
            let answer = self.field(&mut fields, &at, "answer", answer);
            if let (Some(question), Some(answer)) = (question, answer) {
                read.push(SavedStep { question, answer, wire });
            }
        }
        read
    }

    fn events(&mut self, file: &mut Object) -> Option<Vec<Event>> {
        let list = self.field(file, "", "events", list)?;
        let mut events: Vec<Event> = Vec::new();
        let mut latest = 0;
        for (index, value) in list.into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            let at = format!("events[{index}]");
            let Some(event) = self.event(&at, value) else { continue };
            if event.at_ms() < latest {
                let message = Message::new("session-runs-back")
                    .with("found", event.at_ms().to_string())
                    .with("before", latest.to_string());
                self.problem(place(&at, "at_ms"), message);
            }
            latest = latest.max(event.at_ms());
            events.push(event);
        }
        Some(events)
    }

    fn event(&mut self, at: &str, value: Json) -> Option<Event> {
        let wire = object(value).map_err(|message| self.problem(at, message)).ok()?;
        let mut fields = wire.clone();
        let at_ms = self.field(&mut fields, at, "at_ms", |value| whole(&value));
        let kind = self.field(&mut fields, at, "type", text);
        let what = self.entry(&mut fields, at, kind?);
        Some(Event::read(at_ms?, what?, wire))
    }

    fn entry(&mut self, fields: &mut Object, at: &str, kind: String) -> Option<Entry> {
        Some(match &*kind {
            "started" => Entry::Started,
            "completed" => Entry::Completed,
            "skipped" => Entry::Skipped { question: self.field(fields, at, "question", text)? },
            "answered" => {
                let question = self.field(fields, at, "question", text);
                let value = self.field(fields, at, "value", answer);
                Entry::Answered { question: question?, value: value? }
            }
            "noted" => {
                let question = self.field(fields, at, "question", text);
                let text = self.field(fields, at, "text", text);
                Entry::Noted { question: question?, text: text? }
            }
            "drafted" => {
                let question = self.field(fields, at, "question", text);
                let text = self.field(fields, at, "text", text);
                let target = draft_target(fields);
                Entry::Drafted(Drafted { question: question?, target, text: text? })
            }
            "decided" => {
                let model = self.optional(fields, at, "model", text);
                let segmentation = self.optional(fields, at, "segmentation", texts);
                let text_of =
                    |this: &mut Self, fields: &mut Object, key| this.optional(fields, at, key, text);
                let (why, by) = (text_of(self, fields, "text"), text_of(self, fields, "by"));
                let review_on = self.optional(fields, at, "review_on", day);
                Entry::Decided(Choice {
                    model: model?.unwrap_or_default(),
                    segmentation: segmentation?,
                    text: why?.unwrap_or_default(),
                    by: by?.unwrap_or_default(),
                    review_on: review_on?,
                })
            }
            _ => Entry::Unknown(kind),
        })
    }

    /// Compares the object `field` of the file with the one that the events lead to.
    fn compare(&mut self, field: &str, stands: &Object, adds_up: &Object) {
        let only_adds_up = adds_up.keys().filter(|key| !stands.contains_key(*key));
        for key in stands.keys().chain(only_adds_up) {
            if self.is_full() {
                break;
            }
            let (found, wanted) = (stands.get(key), adds_up.get(key));
            if found != wanted {
                let say = |value: Option<&Json>| value.map_or_else(|| Message::new("found-nothing"), quoted);
                let message =
                    Message::new("session-differs").with("found", say(found)).with("wanted", say(wanted));
                self.problem(place(field, key), message);
            }
        }
    }
}

fn place(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

fn not(key: &'static str, value: &Json) -> Message {
    Message::new(key).with("found", json::found(value))
}

fn object(value: Json) -> Result<Object, Message> {
    match value {
        Json::Object(object) => Ok(object),
        other => Err(not("session-not-an-object", &other)),
    }
}

fn list(value: Json) -> Result<Vec<Json>, Message> {
    match value {
        Json::Array(list) => Ok(list),
        other => Err(not("session-not-a-list", &other)),
    }
}

/// Reads which input a draft was typed into. Invalid fields count as missing: a draft is no reason to refuse
/// a file.
fn draft_target(fields: &Object) -> DraftTarget {
    if fields.get(NOTE) == Some(&Json::Bool(true)) {
        return DraftTarget::Note;
    }
    DraftTarget::Answer { line: fields.get(LINE).and_then(json::whole) }
}

fn text(value: Json) -> Result<String, Message> {
    match value {
        Json::String(text) => Ok(text),
        other => Err(not("session-not-a-text", &other)),
    }
}

fn texts(value: Json) -> Result<Vec<String>, Message> {
    list(value)?.into_iter().map(text).collect()
}

fn whole(value: &Json) -> Result<u64, Message> {
    let refused = || not("session-not-whole", value).with("value", quoted(value));
    json::whole(value).ok_or_else(|| refused().with("most", u64::MAX.to_string()))
}

fn session_id(value: Json) -> Result<String, Message> {
    let id = text(value)?;
    if id::is_valid(&id) {
        return Ok(id);
    }
    Err(Message::new("session-id-form").with("id", quoted(&id.into())).with("most", id::LONGEST_ID))
}

fn time(value: Json) -> Result<Timestamp, Message> {
    let text = text(value)?;
    text.parse().map_err(|_| Message::new("session-not-a-time").with("found", quoted(&text.into())))
}

fn day(value: Json) -> Result<Date, Message> {
    let text = text(value)?;
    parse_day(&text).ok_or_else(|| Message::new("session-not-a-day").with("found", quoted(&text.into())))
}

/// Reads an answer of any rulebook. Whether it fits its question is checked by the rulebook.
fn answer(value: Json) -> Result<Json, Message> {
    if value.is_f64() {
        return json::whole(&value).map(Json::from).ok_or_else(|| not("session-not-an-answer", &value));
    }
    let fits = match &value {
        Json::String(_) | Json::Number(_) => true,
        Json::Array(list) => list.iter().all(Json::is_string),
        _ => false,
    };
    if fits { Ok(value) } else { Err(not("session-not-an-answer", &value)) }
}

/// Reads the answers of the file, to compare them. Whole numbers are equal however they are written.
fn answers(value: Json) -> Result<Object, Message> {
    let mut answers = object(value)?;
    for value in answers.values_mut().filter(|value| value.is_f64()) {
        if let Some(whole) = json::whole(value) {
            *value = whole.into();
        }
    }
    Ok(answers)
}
