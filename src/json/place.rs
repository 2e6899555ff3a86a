//! Where the values of a JSON text stand in it.
//!
//! `serde_json` hands out parts of its text as they are (`RawValue`), so where a part begins is known without a second
//! parser that might see another text. Only what is asked for is looked up, in one pass for each level, so the cost is
//! bounded by the text's size times its depth and nothing is kept.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// A place in a text, as editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// For each JSON pointer the place at which its value begins. Where there is no such value, the nearest one around it stands in;
/// of a repeated key the last. `text` must be JSON; what is not has the place of its beginning.
#[must_use]
pub fn places(text: &str, pointers: &[&str]) -> Vec<Place> {
    let mut wanted = Wanted::default();
    for (index, pointer) in pointers.iter().enumerate() {
        let mut at = &mut wanted;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            at = at.below.entry(token).or_default();
        }
        at.here.push(index);
    }
    let mut found = vec![0; pointers.len()];
    if let Ok(raw) = serde_json::from_str::<&RawValue>(text) {
        look(text, raw, &wanted, &mut found);
    }
    positions(text, &found)
}

/// What is asked for below a value.
#[derive(Default)]
struct Wanted {
    here: Vec<usize>,
    below: BTreeMap<String, Wanted>,
}

impl Wanted {
    /// Says that everything asked for here or below begins at `offset`.
    fn settle(&self, offset: usize, found: &mut [usize]) {
        self.here.iter().for_each(|&index| found[index] = offset);
        self.below.values().for_each(|wanted| wanted.settle(offset, found));
    }
}

fn look(text: &str, raw: &RawValue, wanted: &Wanted, found: &mut [usize]) {
    // A part of the text, so the difference is where it begins.
    let offset = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    wanted.settle(offset, found);
    if wanted.below.is_empty() {
        return;
    }
    let mut inner = serde_json::Deserializer::from_str(raw.get());
    // It has been read once already: no part of it can fail.
    if let Ok(parts) = Parts(wanted).deserialize(&mut inner) {
        for (token, part) in parts {
            look(text, part, &wanted.below[token], found);
        }
    }
}

/// Those parts of a list or an object that are asked for.
struct Parts<'w>(&'w Wanted);

impl<'w, 'de> DeserializeSeed<'de> for Parts<'w> {
    type Value = HashMap<&'w str, &'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'w, 'de> Visitor<'de> for Parts<'w> {
    type Value = HashMap<&'w str, &'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut parts = HashMap::new();
        for index in 0_usize.. {
            match self.0.below.get_key_value(&*index.to_string()) {
                Some((token, _)) => match list.next_element()? {
                    Some(part) => parts.insert(&**token, part),
                    None => break,
                },
                None if list.next_element::<IgnoredAny>()?.is_none() => break,
                None => None,
            };
        }
        Ok(parts)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut parts = HashMap::new();
        while let Some(key) = object.next_key::<String>()? {
            match self.0.below.get_key_value(&key) {
                Some((token, _)) => {
                    parts.insert(&**token, object.next_value()?);
                }
                None => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(parts)
    }
}

/// Lines and columns of places in a text, in one pass.
fn positions(text: &str, offsets: &[usize]) -> Vec<Place> {
    let mut order: Vec<_> = (0..offsets.len()).collect();
    order.sort_by_key(|&index| offsets[index]);
    let mut places = vec![Place { line: 1, column: 1 }; offsets.len()];
    let (mut line, mut start, mut read) = (1, 0, 0);
    for index in order {
        let offset = offsets[index];
        for (at, _) in text[read..offset].match_indices('\n') {
            line += 1;
            start = read + at + 1;
        }
        read = offset;
        places[index] = Place { line, column: text[start..offset].chars().count() + 1 };
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{Place, places};

    fn at(text: &str, pointer: &str) -> (usize, usize) {
        let Place { line, column } = places(text, &[pointer])[0];
        (line, column)
    }

    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        let text = "\n{ \"a\": [1,\n  {\"b/c\": \"é\",\n\"é\": 2, \"x\": 3}],\n \"a~\": {} }";
        assert_eq!(at(text, ""), (2, 1));
        assert_eq!(at(text, "/a"), (2, 8));
        assert_eq!(at(text, "/a/0"), (2, 9));
        assert_eq!(at(text, "/a/1"), (3, 3));
        assert_eq!(at(text, "/a/1/b~1c"), (3, 11));
        assert_eq!(at(text, "/a/1/x"), (4, 14));
        assert_eq!(at(text, "/a~0"), (5, 8));
    }

    #[test]
    fn what_is_not_there_is_where_it_would_be() {
        let text = "{\n\"a\": [\n {}]}";
        assert_eq!(at(text, "/a/0/b/c"), (3, 2));
        assert_eq!(at(text, "/a/7"), (2, 6));
        assert_eq!(at(text, "/b"), (1, 1));
        assert_eq!(at("no JSON", "/a"), (1, 1));
    }

    #[test]
    fn of_a_repeated_key_the_last_counts() {
        assert_eq!(at("{\"a\": 1,\n\"a\": 2}", "/a"), (2, 6));
    }

    #[test]
    fn all_are_found_at_once_in_any_order() {
        let text = "{\"a\": 1,\n\"b\": 2}";
        let found = places(text, &["/b", "/a", "/b"]);
        assert_eq!(found.iter().map(|place| place.line).collect::<Vec<_>>(), [2, 1, 2]);
    }
}
