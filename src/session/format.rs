//! Reads and writes the session file.
//!
//! Reading checks the whole file and reports all problems at once. Writing keeps every field that a later
//! program of the same format version added, in its place.

use super::migrate::{MIGRATIONS, VERSION, upgrade};
use super::{RulebookRef, SavedAdvice, SavedStep, Session, StoredEvent, id};
use crate::json::{
    self, Checked, Entries, FromJson, PathStyle, Raw, Reader, UnknownFields, checked, merge_fields, quoted,
};
use crate::locale::{Message, Problem};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value as Json};

pub(super) const FORMAT: &str = "salesorg.session";

type Object = Map<String, Json>;

/// A date and time with an offset, in all notations that the reader accepts.
///
/// This is a pattern because validators support formats only with a plugin, and strict ones reject a schema with an
/// unknown format.
const TIMESTAMP_PATTERN: &str = r"^[+-]?\d{4,6}-?\d{2}-?\d{2}[Tt ]\d{2}.*([Zz](\[.*)?|[+-]\d{2}.*)$";

/// A saved interview. Unknown fields and types of events belong to a later version of the program and are retained.
#[derive(Deserialize, JsonSchema, Serialize)]
pub(crate) struct File {
    /// Always `salesorg.session`.
    #[schemars(extend("const" = FORMAT))]
    format: String,
    /// The version of this file format.
    #[schemars(extend("const" = VERSION))]
    format_version: u64,
    /// Its id, which is also the name of its file: lower-case letters, digits and hyphens.
    #[serde(deserialize_with = "checked")]
    #[schemars(with = "String", regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    id: SessionId,
    /// The name that the user gave it.
    name: String,
    /// The name of the client that it belongs to; absent if it belongs to none.
    #[serde(default)]
    client: Option<String>,
    /// When the interview began, as in RFC 3339.
    #[serde(deserialize_with = "checked", serialize_with = "write_time")]
    #[schemars(with = "String", regex(pattern = TIMESTAMP_PATTERN))]
    created_at: Timestamp,
    /// When the interview was last changed, as in RFC 3339.
    #[serde(deserialize_with = "checked", serialize_with = "write_time")]
    #[schemars(with = "String", regex(pattern = TIMESTAMP_PATTERN))]
    updated_at: Timestamp,
    /// Tag of the interview's language.
    language: String,
    /// The rulebook of the interview.
    rulebook: RulebookRef,
    /// The events of the interview, in order.
    events: Vec<StoredEvent>,
    /// The answers by question, as they result from the events.
    #[schemars(with = "Object")]
    answers: Entries<Raw>,
    /// The notes by question, as they result from the events.
    #[schemars(with = "Object")]
    notes: Entries<Raw>,
    /// The advice when the interview was last finished; absent before that.
    #[serde(default)]
    advice: Option<AdviceForm>,
}

/// The advice that was given.
#[derive(Deserialize, JsonSchema, Serialize)]
#[schemars(rename = "Advice")]
struct AdviceForm {
    /// Id of the model.
    model: String,
    /// Ids of the dimensions to divide by now, the most needed first.
    segmentation: Vec<String>,
    /// The path through the tree to the model; absent in sessions of older versions.
    #[serde(default)]
    path: Option<Vec<SavedStep>>,
}

#[derive(Default, Serialize)]
struct SessionId(String);

impl FromJson for SessionId {
    const MISFIT: &'static [&'static str] = &["session-id-form"];

    fn from_json(value: Json) -> Option<Self> {
        value.as_str().filter(|id| id::is_valid(id)).map(|id| Self(id.to_owned()))
    }
}

impl FromJson for Timestamp {
    const MISFIT: &'static [&'static str] = &["session-not-a-time"];

    fn from_json(value: Json) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

fn write_time<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(time)
}

/// Returns the file's bytes.
pub(super) fn write(session: &Session) -> Vec<u8> {
    format!("{:#}\n", to_json(session)).into_bytes()
}

/// Returns the file as JSON.
pub(super) fn to_json(session: &Session) -> Json {
    let entries =
        |object: Object| Entries(object.into_iter().map(|(key, value)| (key, Checked(value))).collect());
    let known = File {
        format: FORMAT.to_owned(),
        format_version: VERSION,
        id: SessionId(session.id.clone()),
        name: session.name.clone(),
        client: session.client.clone(),
        created_at: session.created_at,
        updated_at: session.updated_at,
        language: session.language.clone(),
        rulebook: session.rulebook.clone(),
        events: session.events.clone(),
        answers: entries(session.answers()),
        notes: entries(session.notes()),
        advice: session.advice.clone().map(|SavedAdvice { model, segmentation }| AdviceForm {
            model,
            segmentation,
            path: session.path.clone(),
        }),
    };
    let mut file = session.template.clone();
    if let Ok(Json::Object(known)) = serde_json::to_value(known) {
        merge_fields(&mut file, known);
    }
    Json::Object(file)
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
    let Json::Object(file) = value else {
        return Err(vec![Problem::new("", json::unexpected("expected-object", &value))]);
    };
    check_format(&file).map_err(|problem| vec![problem])?;
    let file = Json::Object(upgrade(file, MIGRATIONS).map_err(|problem| vec![problem])?);
    let mut problems = decreasing_times(&file);
    let form = Reader::new(PathStyle::Dotted, UnknownFields::Keep).read::<File>(&file);
    let (form, Json::Object(mut file), true) = (match form {
        Ok(form) => (form, file, problems.is_empty()),
        Err(mut found) => {
            found.append(&mut problems);
            found.truncate(json::MAX_COLLECTED);
            return Err(found);
        }
    }) else {
        return Err(problems);
    };
    let mut take = |field: &str| file.get_mut(field).map(Json::take).unwrap_or_default();
    let (events, answers, notes) = (take("events"), take("answers"), take("notes"));
    let path = file.get_mut("advice").and_then(|advice| advice.get_mut("path")).map(Json::take);
    let advice = form.advice.map(|advice| {
        let steps = advice
            .path
            .map(|steps| with_objects(steps, path.unwrap_or_default(), |step, wire| step.wire = wire));
        (SavedAdvice { model: advice.model, segmentation: advice.segmentation }, steps)
    });
    let (advice, path) = advice.unzip();
    let session = Session {
        id: form.id.0,
        name: form.name,
        client: form.client.as_deref().and_then(super::trimmed_client),
        created_at: form.created_at,
        updated_at: form.updated_at,
        language: form.language,
        rulebook: form.rulebook,
        events: with_objects(form.events, events, |event, wire| event.wire = wire),
        advice,
        path: path.flatten(),
        template: file,
    };
    // Answers are compared with the events only if the events have no problem, so that one mistake gives one
    // problem.
    if compares_answers {
        compare("answers", answers, &session.answers(), &mut problems);
        compare("notes", notes, &session.notes(), &mut problems);
    }
    if problems.is_empty() { Ok(session) } else { Err(problems) }
}

/// Gives each of the items that were read from `list` its JSON object.
fn with_objects<T>(mut items: Vec<T>, list: Json, set: impl Fn(&mut T, Object)) -> Vec<T> {
    let Json::Array(list) = list else { return items };
    for (item, value) in items.iter_mut().zip(list) {
        if let Json::Object(object) = value {
            set(item, object);
        }
    }
    items
}

/// Returns a problem for each event whose time is before that of an earlier event.
fn decreasing_times(file: &Json) -> Vec<Problem> {
    let mut latest = 0;
    let events = file["events"].as_array().into_iter().flatten().enumerate();
    let times = events.filter_map(|(index, event)| Some((index, json::as_integer(event.get("at_ms")?)?)));
    let decreasing = times.filter_map(|(index, at_ms)| {
        let before = latest;
        latest = latest.max(at_ms);
        let message = Message::new("session-time-decreases").arg("found", at_ms.to_string());
        (at_ms < before).then(|| {
            Problem::new(format!("events[{index}].at_ms"), message.arg("before", before.to_string()))
        })
    });
    decreasing.take(json::MAX_COLLECTED).collect()
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

/// Compares an object of the file with the one that the events lead to. Whole numbers are equal however they are
/// written.
fn compare(field: &str, stored: Json, expected: &Object, problems: &mut Vec<Problem>) {
    let Json::Object(mut stored) = stored else { return };
    for value in stored.values_mut().filter(|value| value.is_f64()) {
        if let Some(whole) = json::as_integer(value) {
            *value = whole.into();
        }
    }
    let only_expected = expected.keys().filter(|key| !stored.contains_key(*key));
    let differing = stored.keys().chain(only_expected).filter(|key| stored.get(*key) != expected.get(*key));
    for key in differing.take(json::MAX_COLLECTED - problems.len()) {
        let describe = |value: Option<&Json>| value.map_or_else(|| Message::new("found-nothing"), quoted);
        let message = Message::new("session-differs")
            .arg("found", describe(stored.get(key)))
            .arg("wanted", describe(expected.get(key)));
        problems.push(Problem::new(format!("{field}.{key}"), message));
    }
}
