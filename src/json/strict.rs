//! Builds a JSON value with limits, and records duplicate keys with their places.

use super::path::JsonPath;
use super::{Limits, MAX_COLLECTED, NUMBER_KEY, PathStyle, count_values};
use crate::locale::{Message, Problem};
use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::fmt;

/// The problems found while building a value, and whether it is complete.
pub(super) enum ParseProblems {
    /// The value has all of the text, except that lists and objects with too many entries are empty.
    Complete(Vec<Problem>),
    /// The text has too many values, so the value is incomplete.
    Truncated(Vec<Problem>),
}

/// Reads a text within limits.
///
/// # Errors
/// The text is not valid JSON.
pub(super) fn read(
    text: &str,
    style: PathStyle,
    limits: Limits,
) -> Result<(Value, ParseProblems), serde_json::Error> {
    let collector = Collector {
        style,
        limits,
        values: Cell::new(0),
        largest: RefCell::default(),
        problems: RefCell::default(),
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = StrictSeed { path: JsonPath::ROOT, collector: &collector }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    let mut problems = collector.problems.into_inner();
    if collector.values.get() <= limits.values {
        return Ok((value, ParseProblems::Complete(problems)));
    }
    let count = count_values(text.as_bytes());
    let message = Message::new("json-too-many-values").arg("count", count).arg("most", limits.values);
    problems.insert(0, Problem::new(collector.largest.into_inner().1, message));
    Ok((value, ParseProblems::Truncated(problems)))
}

/// What is known of the text so far.
struct Collector {
    style: PathStyle,
    limits: Limits,
    values: Cell<usize>,
    /// The top-level field with the most values: their number and its place.
    largest: RefCell<(usize, String)>,
    problems: RefCell<Vec<Problem>>,
}

impl Collector {
    /// Returns whether the limit of values is exceeded.
    fn exceeds_limit(&self) -> bool {
        self.values.get() > self.limits.values
    }

    fn report(&self, at: &JsonPath, message: impl FnOnce() -> Message) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MAX_COLLECTED {
            problems.push(Problem::new(at.to_text(self.style), message()));
        }
    }
}

struct StrictSeed<'a> {
    path: JsonPath<'a>,
    collector: &'a Collector,
}

impl StrictSeed<'_> {
    /// Records that a list or an object has too many entries.
    fn report_too_many(&self, count: usize) {
        let most = self.collector.limits.entries;
        let message = || Message::new("json-too-many-entries").arg("count", count).arg("most", most);
        self.collector.report(&self.path, message);
    }
}

impl<'de> DeserializeSeed<'de> for StrictSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let values = self.collector.values.get();
        if self.collector.exceeds_limit() {
            return IgnoredAny::deserialize(deserializer).map(|_| Value::Null);
        }
        self.collector.values.set(values + 1);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for StrictSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while values.len() < self.collector.limits.entries {
            match list.next_element_seed(StrictSeed {
                path: self.path.item(values.len()),
                collector: self.collector,
            })? {
                // The value is incomplete from here on and will be discarded.
                Some(_) if self.collector.exceeds_limit() => {}
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
        let mut skipped = 0;
        while list.next_element::<IgnoredAny>()?.is_some() {
            skipped += 1;
        }
        if skipped > 0 {
            self.report_too_many(values.len() + skipped);
            values.clear();
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        // A duplicate key takes no additional entry of the map.
        let mut skipped = 0;
        while let Some(key) = object.next_key::<String>()? {
            if key == NUMBER_KEY && map.is_empty() {
                let text = object.next_value::<String>()?;
                return text.parse().map(Value::Number).map_err(A::Error::custom);
            }
            if map.len() >= self.collector.limits.entries && !map.contains_key(&key) {
                object.next_value::<IgnoredAny>()?;
                skipped += 1;
                continue;
            }
            let before = self.collector.values.get();
            let at = self.path.field(&key);
            let value = object.next_value_seed(StrictSeed { path: at, collector: self.collector })?;
            let size = self.collector.values.get() - before;
            if self.path.is_root() && size > self.collector.largest.borrow().0 {
                self.collector.largest.replace((size, at.to_text(self.collector.style)));
            }
            if map.contains_key(&key) {
                self.collector.report(&at, || Message::new("json-duplicate-key"));
            }
            if !self.collector.exceeds_limit() {
                map.insert(key, value);
            }
        }
        if skipped > 0 {
            self.report_too_many(map.len() + skipped);
            map.clear();
        }
        Ok(Value::Object(map))
    }
}
