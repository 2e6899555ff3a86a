//! Builds a JSON value with limits, and records duplicate keys with their places.

use super::{Bounds, MOST_KEPT, NUMBER, Places, count_values, pointer_token};
use crate::locale::{Message, Problem};
use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::fmt;

/// The problems found while building a value, and whether it is complete.
pub(super) enum Noted {
    /// The value has all of the text, except that lists and objects with too many entries are empty.
    Within(Vec<Problem>),
    /// The text has too many values, so the value is incomplete.
    Beyond(Vec<Problem>),
}

/// Reads a text within limits.
///
/// # Errors
/// The text is not valid JSON.
pub(super) fn read(text: &str, places: Places, bounds: Bounds) -> Result<(Value, Noted), serde_json::Error> {
    let notes = Notes {
        places,
        bounds,
        values: Cell::new(0),
        largest: RefCell::default(),
        problems: RefCell::default(),
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict { at: Path::WHOLE, notes: &notes }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    let mut problems = notes.problems.into_inner();
    if notes.values.get() <= bounds.values {
        return Ok((value, Noted::Within(problems)));
    }
    let count = count_values(text.as_bytes());
    let message = Message::new("json-too-many-values").with("count", count).with("most", bounds.values);
    problems.insert(0, Problem::new(notes.largest.into_inner().1, message));
    Ok((value, Noted::Beyond(problems)))
}

/// What is known of the text so far.
struct Notes {
    places: Places,
    bounds: Bounds,
    values: Cell<usize>,
    /// The top-level field with the most values: their number and its place.
    largest: RefCell<(usize, String)>,
    problems: RefCell<Vec<Problem>>,
}

impl Notes {
    /// Returns whether the limit of values is exceeded.
    fn is_beyond(&self) -> bool {
        self.values.get() > self.bounds.values
    }

    fn note(&self, at: &Path, message: impl FnOnce() -> Message) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_KEPT {
            problems.push(Problem::new(at.write(self.places), message()));
        }
    }
}

/// The place of a value: one step from the value that contains it. Formatted only for a problem.
#[derive(Clone, Copy)]
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Whole,
    Field(&'a str),
    Item(usize),
}

impl Path<'_> {
    const WHOLE: Self = Self { parent: None, step: Step::Whole };

    fn write(&self, places: Places) -> String {
        let mut at = self.parent.map(|parent| parent.write(places)).unwrap_or_default();
        match (places, self.step) {
            (_, Step::Whole) => {}
            (Places::Paths, Step::Item(index)) => at.extend(["[", &index.to_string(), "]"]),
            (Places::Pointers, Step::Item(index)) => at.extend(["/", &index.to_string()]),
            (Places::Paths, Step::Field(key)) => {
                at += if at.is_empty() { "" } else { "." };
                at += key;
            }
            (Places::Pointers, Step::Field(key)) => {
                at += "/";
                at += &pointer_token(key);
            }
        }
        at
    }
}

struct Strict<'a> {
    at: Path<'a>,
    notes: &'a Notes,
}

impl Strict<'_> {
    fn below<'b>(&'b self, step: Step<'b>) -> Strict<'b> {
        Strict { at: Path { parent: Some(&self.at), step }, notes: self.notes }
    }

    /// Records that a list or an object has too many entries.
    fn too_many(&self, count: usize) {
        let most = self.notes.bounds.entries;
        let message = || Message::new("rulebook-too-many").with("count", count).with("most", most);
        self.notes.note(&self.at, message);
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let values = self.notes.values.get();
        if self.notes.is_beyond() {
            return IgnoredAny::deserialize(deserializer).map(|_| Value::Null);
        }
        self.notes.values.set(values + 1);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
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
        while values.len() < self.notes.bounds.entries {
            match list.next_element_seed(self.below(Step::Item(values.len())))? {
                // The value is incomplete from here on and will be discarded.
                Some(_) if self.notes.is_beyond() => {}
                Some(value) => values.push(value),
                None => return Ok(Value::Array(values)),
            }
        }
        let mut more = 0;
        while list.next_element::<IgnoredAny>()?.is_some() {
            more += 1;
        }
        if more > 0 {
            self.too_many(values.len() + more);
            values.clear();
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        // A duplicate key takes no additional entry of the map.
        let mut more = 0;
        while let Some(key) = object.next_key::<String>()? {
            if key == NUMBER && map.is_empty() {
                let text = object.next_value::<String>()?;
                return text.parse().map(Value::Number).map_err(A::Error::custom);
            }
            if map.len() >= self.notes.bounds.entries && !map.contains_key(&key) {
                object.next_value::<IgnoredAny>()?;
                more += 1;
                continue;
            }
            let before = self.notes.values.get();
            let below = self.below(Step::Field(&key));
            let at = below.at;
            let value = object.next_value_seed(below)?;
            let held = self.notes.values.get() - before;
            if self.at.parent.is_none() && held > self.notes.largest.borrow().0 {
                self.notes.largest.replace((held, at.write(self.notes.places)));
            }
            if map.contains_key(&key) {
                self.notes.note(&at, || Message::new("json-repeated-key"));
            }
            if !self.notes.is_beyond() {
                map.insert(key, value);
            }
        }
        if more > 0 {
            self.too_many(map.len() + more);
            map.clear();
        }
        Ok(Value::Object(map))
    }
}
