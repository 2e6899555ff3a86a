//! Reads the usual lines of a batch straight into answers, without building a JSON value for each.
//!
//! Whatever is unusual, such as an escape in a text, a duplicate key or a wrong answer, is left to the strict reader in
//! [`super::company`], which finds all problems. A test checks that both read the same from every line that this one
//! accepts.

use crate::rulebook::{Answers, Question, QuestionKind, Rulebook, Value, read_names};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The field with the id of a line.
pub(super) const ID: &str = "id";
/// The field with the answers of a line that has an id.
pub(super) const ANSWERS: &str = "answers";

/// Reads a line of answers into `answers`, which must be empty. Returns the line's id as JSON, `null` if it has none.
///
/// Returns `None` if the line needs the strict reader. `answers` then has no meaning.
pub(super) fn read<'l>(rulebook: &Rulebook, line: &'l [u8], answers: &mut Answers) -> Option<&'l str> {
    let line = std::str::from_utf8(line).ok()?;
    let mut id = None;
    let mut deserializer = serde_json::Deserializer::from_str(line);
    ObjectSeed { rulebook, answers, id: Some(&mut id) }.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(id.unwrap_or("null"))
}

/// Returns whether the text of a JSON value can be repeated as it is: `null`, a number or a text without escapes, in
/// printable ASCII characters.
fn is_plain(json: &str) -> bool {
    let is_scalar = json.starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit());
    (is_scalar || json == "null") && json.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\')
}

/// Reads an object of answers or, with `id`, an object that has them in the field `answers`.
struct ObjectSeed<'r, 'a, 'i, 'l> {
    rulebook: &'r Rulebook,
    answers: &'a mut Answers,
    id: Option<&'i mut Option<&'l str>>,
}

impl<'l> DeserializeSeed<'l> for ObjectSeed<'_, '_, '_, 'l> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for ObjectSeed<'_, '_, '_, 'l> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of answers")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut object: A) -> Result<(), A::Error> {
        let Self { rulebook, answers, mut id } = self;
        // One bit for each question that was read.
        let mut read: u128 = 0;
        let (mut next, mut has_answers) = (0, false);
        while let Some(key) = object.next_key_seed(KeySeed { rulebook, next, is_outer: id.is_some() })? {
            match key {
                Key::Question(index) => {
                    let bit = u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index));
                    let bit = bit.filter(|bit| read & bit == 0 && !has_answers).ok_or_else(unusual)?;
                    read |= bit;
                    answers.set(index, object.next_value_seed(AnswerSeed(&rulebook.questions[index]))?);
                    next = index + 1;
                }
                Key::Id => {
                    let value = object.next_value::<&RawValue>()?.get();
                    let id = id.as_mut().filter(|id| id.is_none() && is_plain(value)).ok_or_else(unusual)?;
                    **id = Some(value);
                }
                Key::Answers if has_answers || read != 0 => return Err(unusual()),
                Key::Answers => {
                    has_answers = true;
                    object.next_value_seed(ObjectSeed { rulebook, answers: &mut *answers, id: None })?;
                }
            }
        }
        // Only an object with the field `answers` has an id.
        if id.is_some_and(|id| id.is_some()) && !has_answers { Err(unusual()) } else { Ok(()) }
    }
}

/// Returns the error that leaves a line to the strict reader. Nobody reads its text.
fn unusual<E: Error>() -> E {
    E::custom("unusual")
}

/// A key of a line.
enum Key {
    Question(usize),
    Id,
    Answers,
}

/// Reads a key. Most files have the questions in order, so the question `next` is tried first.
struct KeySeed<'r> {
    rulebook: &'r Rulebook,
    next: usize,
    is_outer: bool,
}

impl<'l> DeserializeSeed<'l> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'l> Visitor<'l> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key without escapes")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'l str) -> Result<Key, E> {
        let questions = &self.rulebook.questions;
        let is_key = |question: &Question| question.id == key;
        let after = questions.get(self.next..).unwrap_or_default().iter().position(is_key);
        let index = after.map(|index| self.next + index).or_else(|| questions.iter().position(is_key));
        match index {
            // A rulebook may have questions with the names of the outer fields. Then the strict reader decides.
            Some(_) if self.is_outer && matches!(key, ID | ANSWERS) => Err(unusual()),
            Some(index) => Ok(Key::Question(index)),
            None if self.is_outer && key == ID => Ok(Key::Id),
            None if self.is_outer && key == ANSWERS => Ok(Key::Answers),
            None => Err(unusual()),
        }
    }
}

/// Reads the answer to a question. `null` means unknown.
struct AnswerSeed<'r>(&'r Question);

impl<'l> DeserializeSeed<'l> for AnswerSeed<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        match self.0.kind {
            QuestionKind::Choice(_) => deserializer.deserialize_any(self),
            QuestionKind::Integer { .. } | QuestionKind::Names { .. } => {
                deserializer.deserialize_option(self)
            }
        }
    }
}

impl<'l> Visitor<'l> for AnswerSeed<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'l>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match self.0.kind {
            QuestionKind::Integer { .. } => deserializer.deserialize_u32(self),
            _ => deserializer.deserialize_seq(self),
        }
    }

    fn visit_borrowed_str<E: Error>(self, id: &'l str) -> Result<Self::Value, E> {
        let QuestionKind::Choice(options) = &self.0.kind else { return Err(unusual()) };
        let index = options.iter().position(|option| option.id == id).ok_or_else(unusual)?;
        u32::try_from(index).map(|index| Some(Value::Choice(index))).map_err(|_| unusual())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        let QuestionKind::Integer { min, max, .. } = self.0.kind else { return Err(unusual()) };
        let number = u32::try_from(number).ok().filter(|number| (min..=max).contains(number));
        number.map(|number| Some(Value::Number(number))).ok_or_else(unusual)
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let QuestionKind::Names { max_names, max_length, .. } = self.0.kind else { return Err(unusual()) };
        let mut names = Vec::new();
        while let Some(name) = list.next_element::<&str>()? {
            names.push(name);
        }
        read_names(names.into_iter().map(Ok), max_names, max_length)
            .map(|names| Some(Value::Names(names)))
            .map_err(|_| unusual())
    }
}
