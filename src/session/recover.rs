//! Recovers the readable part of a damaged session file.
//!
//! The events are read one by one, up to the first that cannot be read. Of the other fields those that can be
//! read are used. The file itself is not changed.

use super::format::{self, FORMAT};
use super::migrate::VERSION;
use super::{EventKind, RulebookRef, Session, id, new_id};
use crate::json;
use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde_json::{Map, Value as Json, json};

/// Fallback values for fields that cannot be recovered.
#[derive(Clone, Debug)]
pub struct Fallback {
    /// The session's name.
    pub name: String,
    /// The tag of the session's language.
    pub language: String,
    /// The rulebook of the session.
    pub rulebook: RulebookRef,
    /// When the session was started and last changed.
    pub timestamp: Timestamp,
}

/// The recovered part of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// The session made of the readable events. The same bytes always give it the same id.
    pub session: Session,
    /// How many answers the file had, if that can be read.
    pub answers_before: Option<usize>,
}

impl Recovery {
    /// Returns how many answers the file had that the session does not have; 0 if the file does not tell.
    pub fn lost_answers(&self) -> usize {
        self.answers_before.unwrap_or_default().saturating_sub(self.session.answers().len())
    }
}

/// Recovers a session from the bytes of a damaged file.
///
/// Returns `None` if no event after the start can be read, if the file belongs to another program, or if a
/// newer program wrote it. A valid session is returned unchanged, so recovering a second time changes
/// nothing.
pub fn recover(bytes: &[u8], fallback: &Fallback) -> Option<Recovery> {
    if let Ok(session) = Session::from_bytes(bytes) {
        return Some(Recovery { session, answers_before: None });
    }
    let mut file = scan_fields(bytes);
    let field_is = |field: &str, other: &dyn Fn(&Json) -> bool| file.get(field).is_some_and(other);
    if field_is("format", &|format| format.is_string() && format != FORMAT)
        || field_is("format_version", &|version| version.as_u64().is_some_and(|version| version > VERSION))
    {
        return None;
    }
    let answers_before = file.get("answers").and_then(Json::as_object).map(Map::len);
    file.insert("format".to_owned(), FORMAT.into());
    for (field, empty) in [("format_version", json!(VERSION)), ("answers", json!({})), ("notes", json!({}))] {
        if field != "format_version" || file.get(field).and_then(Json::as_u64).is_none_or(|found| found == 0)
        {
            file.insert(field.to_owned(), empty);
        }
    }
    make_times_monotonic(file.get_mut("events")?.as_array_mut()?);
    let id = recovered_id(&file, bytes);
    let lost = &Fallback { timestamp: start_time(&file).unwrap_or(fallback.timestamp), ..fallback.clone() };
    let mut session = rebuild(file, lost)?;
    if session.events.len() < 2 {
        return None;
    }
    if !session.events.iter().any(|event| *event.kind() == EventKind::Completed) {
        (session.advice, session.path) = (None, None);
    }
    session.id = id;
    // Read again from its bytes, so that it equals a session that was recovered and written before.
    let session = Session::from_bytes(&session.to_bytes()).ok()?;
    Some(Recovery { session, answers_before })
}

/// Returns the id of the recovered session. It depends only on the damaged bytes, so that a file is recovered
/// once.
fn recovered_id(file: &Map<String, Json>, bytes: &[u8]) -> String {
    let name = file.get("name").and_then(Json::as_str).unwrap_or_default();
    new_id(start_time(file).unwrap_or(Timestamp::UNIX_EPOCH), name, id::salt_from_bytes(bytes))
}

/// Returns when the session was started or, if that cannot be read, last changed.
fn start_time(file: &Map<String, Json>) -> Option<Timestamp> {
    ["created_at", "updated_at"].iter().find_map(|field| file.get(*field)?.as_str()?.parse().ok())
}

/// Raises each time that is lower than the one before it, so that a wrong time does not cost the events after
/// it.
fn make_times_monotonic(events: &mut [Json]) {
    let mut latest = 0;
    for at_ms in events.iter_mut().filter_map(|event| event.get_mut("at_ms")) {
        let Some(found) = json::as_integer(at_ms) else { return };
        latest = latest.max(found);
        if found < latest {
            *at_ms = latest.into();
        }
    }
}

/// Reads the session, with fallback values for unreadable fields, and cuts the events off at the first that
/// cannot be read.
fn rebuild(mut file: Map<String, Json>, fallback: &Fallback) -> Option<Session> {
    let rulebook = &fallback.rulebook;
    let fallback_fields = json!({
        // Replaced by the id of the recovered session.
        "id": "recovered", "name": fallback.name, "language": fallback.language,
        "created_at": fallback.timestamp.to_string(), "updated_at": fallback.timestamp.to_string(),
        "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest},
    });
    // The fallback values are valid, so a second reading succeeds. It takes a third if the events have so
    // many problems that not all are reported at once.
    for _ in 0..3 {
        let problems = match format::read_events(Json::Object(file.clone())) {
            Ok(session) => return Some(session),
            Err(problems) => problems,
        };
        for problem in problems {
            let field = problem.at.split(['.', '[']).next()?;
            let index = problem.at.strip_prefix("events[").and_then(|rest| rest.split(']').next());
            match (index.and_then(|index| index.parse().ok()), fallback_fields.get(field)) {
                (Some(index), _) => file.get_mut("events")?.as_array_mut()?.truncate(index),
                (None, Some(fallback_value)) => drop(file.insert(field.to_owned(), fallback_value.clone())),
                (None, None) => drop(file.shift_remove(field)),
            }
        }
    }
    None
}

/// Returns the fields of the object that starts in the bytes, as far as they can be read.
///
/// The events end before the first that cannot be read. Fields after damage are found where a line starts as
/// this program writes it.
fn scan_fields(bytes: &[u8]) -> Map<String, Json> {
    let start = bytes.iter().position(|byte| *byte == b'{').map_or(bytes.len(), |start| start + 1);
    let mut scan = Scanner { bytes, at: start, values: 0 };
    let mut fields = Map::new();
    let mut damaged = 0;
    while damaged < MAX_DAMAGED {
        scan.skip_bytes(b" \n\r\t,");
        if let Some((key, value)) = scan.read_field() {
            fields.entry(key).or_insert(value);
        } else if scan.skip_damage(fields.contains_key(EVENTS)) {
            damaged += 1;
        } else {
            break;
        }
    }
    fields
}

/// The maximum number of damaged places: more than a file has fields, and few enough that a hostile file is
/// not slow.
const MAX_DAMAGED: usize = 100;

const EVENTS: &str = "events";

/// A reader of JSON pieces that only ever moves forward.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many values were read so far.
    values: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    fn skip_bytes(&mut self, skipped: &[u8]) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| !skipped.contains(byte)).unwrap_or(rest.len());
    }

    /// Reads the value at the current position; `None` if it is damaged. A value that exceeds the number of
    /// values a session may have is skipped.
    fn read_value(&mut self) -> Option<Json> {
        let mut values = serde_json::Deserializer::from_slice(self.rest()).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let text = &self.rest()[..values.byte_offset()];
        let (length, count) = (text.len(), self.values + json::count_values(text));
        if count > json::MAX_VALUES {
            self.at += length;
            return None;
        }
        let value = serde_json::from_slice(text).ok()?;
        self.at += length;
        self.values = count;
        Some(value)
    }

    fn read_field(&mut self) -> Option<(String, Json)> {
        let Json::String(key) = self.read_value()? else { return None };
        self.skip_bytes(b" \n\r\t:");
        let value = if key == EVENTS && self.rest().first() == Some(&b'[') {
            self.at += 1;
            Json::Array(self.read_items())
        } else {
            self.read_value()?
        };
        Some((key, value))
    }

    /// Reads the items of a list, up to its end or the first that cannot be read.
    fn read_items(&mut self) -> Vec<Json> {
        let (mut items, mut readable) = (Vec::new(), true);
        loop {
            self.skip_bytes(b" \n\r\t,");
            let Some(item) = self.read_value() else { break };
            // Items after one that is no event do not count, so a list of millions of them need not be
            // stored.
            readable &= item.get("type").is_some_and(Json::is_string);
            if readable {
                items.push(item);
            }
        }
        self.skip_bytes(b"]");
        items
    }

    /// Moves to the start of the next field after damage. Returns whether there is one.
    fn skip_damage(&mut self, has_events: bool) -> bool {
        let find = |sought: &[u8]| self.rest().windows(sought.len()).position(|window| window == sought);
        // In a file on one line a top-level field cannot be told from a nested one. Only `events` occurs
        // nowhere else.
        let next = find(b"\n  \"").map(|line| line + 3);
        let next = next.or_else(|| if has_events { None } else { find(b"\"events\"") });
        self.at += next.unwrap_or_default();
        next.is_some()
    }
}

#[cfg(test)]
mod tests;
