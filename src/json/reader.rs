//! Reads a JSON value into the types of a file and reports all problems of its form at once.
//!
//! `serde` stops at the first error. Here the same derived types are read by a deserializer that knows its place in the
//! file. It records a value that does not fit and reads a [`placeholder`] instead; it records an unknown field and
//! skips it. A missing field is found only at the end of its struct, when reading cannot continue. The file is then
//! read again, and the field is known to be required by that struct. The expected form is defined by the types alone.

mod deserializer;
mod placeholder;

use super::path::{JsonPath, PathStyle};
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
pub(crate) use deserializer::BOOL_OR_STRUCT;
use deserializer::ValueDeserializer;
pub(super) use deserializer::{PAIR, RAW};
use serde::Deserialize;
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

/// How many bytes may be read again, in total, to find more than the first error of each struct.
const MAX_REREAD_BYTES: usize = 64 << 20;

/// How to handle fields that a struct does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnknownFields {
    /// Unknown fields are problems, because they may be misspelt.
    Report,
    /// Unknown fields are not problems: they belong to a later version of the program.
    Keep,
}

/// Looks at the values of newtype structs while a file is read. Its arguments are the name of the type, the value and its
/// place.
type Inspect<'a> = dyn Fn(&str, &Json, &dyn Fn() -> String) + 'a;

/// Reads values into types, and collects all problems.
pub(crate) struct Reader<'a> {
    style: PathStyle,
    unknown_fields: UnknownFields,
    inspect: Option<&'a Inspect<'a>>,
    problems: RefCell<Vec<Problem>>,
    /// The places of `problems`, which are reported once each.
    reported: RefCell<HashSet<String>>,
    /// Places at which reading stopped. The next run reads a placeholder there.
    masked: RefCell<HashSet<String>>,
    /// Required fields: name and fields of the struct, and the field.
    required: RefCell<HashSet<(&'static str, &'static [&'static str], &'static str)>>,
}

impl<'a> Reader<'a> {
    /// Creates a reader that gives places in the notation `style`.
    pub(crate) fn new(style: PathStyle, unknown_fields: UnknownFields) -> Self {
        Self {
            style,
            unknown_fields,
            inspect: None,
            problems: RefCell::default(),
            reported: RefCell::default(),
            masked: RefCell::default(),
            required: RefCell::default(),
        }
    }

    /// Returns the reader with a function that looks at the values of newtype structs.
    pub(crate) fn inspect(self, inspect: &'a Inspect<'a>) -> Self {
        Self { inspect: Some(inspect), ..self }
    }

    /// Reads a value.
    ///
    /// # Errors
    /// All problems of form, in the order of the file as far as it is known.
    pub(crate) fn read<'v, T: Deserialize<'v>>(self, value: &'v Json) -> Result<T, Vec<Problem>> {
        let mut runs = None;
        loop {
            let before = self.problems.borrow().len();
            let read = T::deserialize(ValueDeserializer::root(value, &self));
            let found = self.problems.borrow().len();
            match read {
                Ok(file) if found == 0 => return Ok(file),
                Err(_) if found > before && found < json::MAX_REPORTED => {}
                _ => break,
            }
            // Each required field takes at most one run, and each value with a form of its own.
            let left = runs.get_or_insert_with(|| {
                (MAX_REREAD_BYTES / approximate_size(value)).clamp(2, 4 * json::MAX_REPORTED)
            });
            *left -= 1;
            if *left == 0 {
                break;
            }
        }
        Err(self.problems.into_inner())
    }

    fn is_masked(&self, at: &JsonPath) -> bool {
        let masked = self.masked.borrow();
        !masked.is_empty() && masked.contains(&at.to_text(self.style))
    }

    /// Records a problem, unless its place already has one.
    fn report(&self, at: String, message: impl FnOnce() -> Message) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < json::MAX_COLLECTED && self.reported.borrow_mut().insert(at.clone()) {
            problems.push(Problem::new(at, message()));
        }
    }

    /// Records the error that stopped reading `value`, unless it is recorded already.
    fn report_error(&self, at: &JsonPath, value: &Json, error: ReadError) -> ReadError {
        match error {
            ReadError::Reported => return error,
            ReadError::MissingField(field) => self.report_missing(at, field),
            ReadError::UnknownField(field, known) => {
                self.report_unknown(at, &field, known);
                self.masked.borrow_mut().insert(at.to_text(self.style));
            }
            ReadError::Misfit(key) => {
                let found = match value {
                    Json::Array(_) | Json::Object(_) => json::describe_type(value),
                    _ => json::quoted(value),
                };
                self.report_misfit(at, || Message::new(key).arg("found", found));
            }
            ReadError::Other(message) => self.report_misfit(at, || message),
        }
        ReadError::Reported
    }

    fn report_misfit(&self, at: &JsonPath, message: impl FnOnce() -> Message) {
        let at = at.to_text(self.style);
        self.report(at.clone(), message);
        self.masked.borrow_mut().insert(at);
    }

    fn report_missing(&self, at: &JsonPath, field: &str) {
        self.report(at.field(field).to_text(self.style), || Message::new("json-field-missing"));
    }

    fn report_unknown(&self, at: &JsonPath, field: &str, known: &[&str]) {
        self.report(at.field(field).to_text(self.style), || {
            let message = match nearest(field, known.iter().copied()) {
                Some(near) => Message::new("json-field-unknown-near").arg("nearest", near),
                None => Message::new("json-field-unknown"),
            };
            message.arg("field", json::truncate(field, json::MAX_QUOTED_CHARS)).arg("known", known.join(", "))
        });
    }
}

/// Returns about as many bytes as the value has as text.
fn approximate_size(value: &Json) -> usize {
    4 + match value {
        Json::String(text) => text.len(),
        Json::Array(items) => items.iter().map(approximate_size).sum(),
        Json::Object(fields) => fields.iter().map(|(key, value)| key.len() + approximate_size(value)).sum(),
        _ => 0,
    }
}

/// An error on its way to the deserializer that knows its place.
#[derive(Debug)]
enum ReadError {
    /// The error is recorded already.
    Reported,
    /// A struct lacks this field.
    MissingField(&'static str),
    /// The struct has no field of this name. The list has the names of its fields.
    UnknownField(String, &'static [&'static str]),
    /// The value does not have the form that the message with this key describes.
    Misfit(&'static str),
    /// The value does not have the expected form.
    Other(Message),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(detail: T) -> Self {
        let detail = json::truncate(&detail.to_string(), json::MAX_QUOTED_CHARS);
        Self::Other(Message::new("json-value").arg("detail", detail))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::MissingField(field)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::UnknownField(field.to_owned(), expected)
    }

    /// The deserializer checks the words of an enum itself, so this is the error of [`checked`](json::checked).
    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::Misfit(expected.first().copied().unwrap_or_default())
    }
}
