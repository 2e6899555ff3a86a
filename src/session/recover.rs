//! What a damaged session file still says. Its events are the record, so they are read one by one, up to the first that cannot
//! be read; of the fields around them those count that can be read. The file itself is left alone.

use super::format::{self, FORMAT};
use super::migrate::VERSION;
use super::{Entry, RulebookRef, Session, id, new_id};
use crate::json;
use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde_json::{Map, Value as Json, json};

/// What stands in for that which cannot be read any more.
#[derive(Clone, Debug)]
pub struct Lost {
    /// The session's name.
    pub name: String,
    /// The tag of its language.
    pub language: String,
    /// The rulebook that it was held with.
    pub rulebook: RulebookRef,
    /// When it was started and last changed.
    pub at: Timestamp,
}

/// What could be recovered of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    /// The session that its events make. The same bytes always give it the same id.
    pub session: Session,
    /// How many answers the file says that there were, where that can still be read.
    pub answers_before: Option<usize>,
}

/// Recovers what the bytes still say; nothing where not even one event after the start can be read, where this is the file
/// of another program, or where a newer one wrote it, which is for that one to read.
///
/// A sound session is given back as it is, so recovering what was recovered changes nothing.
#[must_use]
pub fn recover(bytes: &[u8], lost: &Lost) -> Option<Recovered> {
    if let Ok(session) = Session::from_bytes(bytes) {
        return Some(Recovered { session, answers_before: None });
    }
    let mut file = fields(bytes);
    let other = |field: &str, other: &dyn Fn(&Json) -> bool| file.get(field).is_some_and(other);
    if other("format", &|format| format.is_string() && format != FORMAT)
        || other("format_version", &|version| version.as_u64().is_some_and(|version| version > VERSION))
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
    keep_time_from_running_back(file.get_mut("events")?.as_array_mut()?);
    let id = new_id_of(&file, bytes);
    let lost = &Lost { at: time(&file).unwrap_or(lost.at), ..lost.clone() };
    let mut session = made_of(file, lost)?;
    if session.events.len() < 2 {
        return None;
    }
    if !session.events.iter().any(|event| *event.what() == Entry::Completed) {
        (session.advice, session.path) = (None, None);
    }
    session.id = id;
    // As it will be read again, so that it can be compared with what was recovered and written before.
    let session = Session::from_bytes(&session.to_bytes()).ok()?;
    Some(Recovered { session, answers_before })
}

/// The id of what is recovered. It depends on the damaged bytes alone, so that they are recovered once.
fn new_id_of(file: &Map<String, Json>, bytes: &[u8]) -> String {
    let name = file.get("name").and_then(Json::as_str).unwrap_or_default();
    new_id(time(file).unwrap_or(Timestamp::UNIX_EPOCH), name, id::salt_of(bytes))
}

/// When the session was started or, where that cannot be read, last changed.
fn time(file: &Map<String, Json>) -> Option<Timestamp> {
    ["created_at", "updated_at"].iter().find_map(|field| file.get(*field)?.as_str()?.parse().ok())
}

/// A time that cannot be right costs no answer: it counts as a clock that stood still.
fn keep_time_from_running_back(events: &mut [Json]) {
    let mut latest = 0;
    for at_ms in events.iter_mut().filter_map(|event| event.get_mut("at_ms")) {
        let Some(found) = json::whole(at_ms) else { return };
        latest = latest.max(found);
        if found < latest {
            *at_ms = latest.into();
        }
    }
}

/// Reads the session, putting in what is lost and cutting the events off where they cannot be read.
fn made_of(mut file: Map<String, Json>, lost: &Lost) -> Option<Session> {
    let rulebook = &lost.rulebook;
    let stand_ins = json!({
        // Only until it gets an id of its own.
        "id": "recovered", "name": lost.name, "language": lost.language,
        "created_at": lost.at.to_string(), "updated_at": lost.at.to_string(),
        "rulebook": {"id": rulebook.id, "version": rulebook.version, "digest": rulebook.digest},
    });
    // What is put in is right, so one more reading does; one more still where the events have so many problems that those
    // behind them are not told at once.
    for _ in 0..3 {
        let problems = match format::read_events(Json::Object(file.clone())) {
            Ok(session) => return Some(session),
            Err(problems) => problems,
        };
        for problem in problems {
            let field = problem.at.split(['.', '[']).next()?;
            let index = problem.at.strip_prefix("events[").and_then(|rest| rest.split(']').next());
            match (index.and_then(|index| index.parse().ok()), stand_ins.get(field)) {
                (Some(index), _) => file.get_mut("events")?.as_array_mut()?.truncate(index),
                (None, Some(stand_in)) => drop(file.insert(field.to_owned(), stand_in.clone())),
                (None, None) => drop(file.shift_remove(field)),
            }
        }
    }
    None
}

/// The fields of the object that the bytes begin, as far as they can be read: of the events those before the first that cannot
/// be, and what stands behind damage where a line begins as this program begins them.
fn fields(bytes: &[u8]) -> Map<String, Json> {
    let start = bytes.iter().position(|byte| *byte == b'{').map_or(bytes.len(), |start| start + 1);
    let mut scan = Scan { bytes, at: start, values: 0 };
    let mut fields = Map::new();
    let mut damaged = 0;
    while damaged < MOST_DAMAGED {
        scan.pass(b" \n\r\t,");
        if let Some((key, value)) = scan.field() {
            fields.entry(key).or_insert(value);
        } else if scan.go_on(fields.contains_key(EVENTS)) {
            damaged += 1;
        } else {
            break;
        }
    }
    fields
}

/// At how many places the fields may be damaged: more than a file has fields, and few enough that none is made to be slow.
const MOST_DAMAGED: usize = 100;

const EVENTS: &str = "events";

/// Reads JSON piece by piece. It only ever goes forward.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many values were read so far.
    values: usize,
}

impl Scan<'_> {
    fn rest(&self) -> &[u8] {
        &self.bytes[self.at..]
    }

    fn pass(&mut self, passed: &[u8]) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| !passed.contains(byte)).unwrap_or(rest.len());
    }

    /// The value that begins here, if it is whole. One that has more values in it than a session may have is passed over.
    fn value(&mut self) -> Option<Json> {
        let mut values = serde_json::Deserializer::from_slice(self.rest()).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let text = &self.rest()[..values.byte_offset()];
        let (length, count) = (text.len(), self.values + json::count_values(text));
        if count > json::MOST_VALUES {
            self.at += length;
            return None;
        }
        let value = serde_json::from_slice(text).ok()?;
        self.at += length;
        self.values = count;
        Some(value)
    }

    fn field(&mut self) -> Option<(String, Json)> {
        let Json::String(key) = self.value()? else { return None };
        self.pass(b" \n\r\t:");
        let value = if key == EVENTS && self.rest().first() == Some(&b'[') {
            self.at += 1;
            Json::Array(self.entries())
        } else {
            self.value()?
        };
        Some((key, value))
    }

    /// The entries of a list, up to its end or the first that cannot be read.
    fn entries(&mut self) -> Vec<Json> {
        let (mut entries, mut readable) = (Vec::new(), true);
        loop {
            self.pass(b" \n\r\t,");
            let Some(entry) = self.value() else { break };
            // Nothing behind one that can be no event counts; a list of millions of them need not be held.
            readable &= entry.get("type").is_some_and(Json::is_string);
            if readable {
                entries.push(entry);
            }
        }
        self.pass(b"]");
        entries
    }

    /// Goes to where the next field begins behind damage; whether there is any.
    fn go_on(&mut self, has_events: bool) -> bool {
        let find = |sought: &[u8]| self.rest().windows(sought.len()).position(|window| window == sought);
        // In a file on one line no field can be told from one further in, but for the events there is no other place.
        let next = find(b"\n  \"").map(|line| line + 3);
        let next = next.or_else(|| if has_events { None } else { find(b"\"events\"") });
        self.at += next.unwrap_or_default();
        next.is_some()
    }
}

#[cfg(test)]
mod tests;
