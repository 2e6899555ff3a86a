//! Reads a rulebook from JSON into its wire form and reports all errors of form at once.
//!
//! `serde` stops at the first error. Here the same derived types are read by a deserializer that knows its place in the
//! file. It records a value that does not fit and reads a [`placeholder`] instead; it records an unknown field and
//! skips it. A missing field is found only at the end of its struct, when reading cannot continue. The file is then
//! read again, and the field is known to be required by that struct. The expected form is defined by the types alone.

mod deserializer;
mod placeholder;

use super::format::File;
use super::limits::MAX_REREAD_BYTES;
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
use deserializer::ValueDeserializer;
use serde::Deserialize;
use serde_json::Value as Json;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

/// Reads a rulebook from a JSON value that had `size` bytes as text.
///
/// # Errors
/// All problems. Their places are JSON pointers, in the order of the file as far as it is known.
pub(super) fn read(value: &Json, size: usize) -> Result<File, Vec<Problem>> {
    let errors = ErrorCollector::default();
    // The last run is the one that finds nothing new. Each required field takes at most one run.
    let runs = (MAX_REREAD_BYTES / size.max(1)).clamp(2, 4 * json::MAX_REPORTED);
    for _ in 0..runs {
        let before = errors.problems.borrow().len();
        let read = File::deserialize(ValueDeserializer::root(value, &errors));
        let found = errors.problems.borrow().len();
        match read {
            Ok(file) if found == 0 => return Ok(file),
            Ok(_) => break,
            Err(_) if found == before || found >= json::MAX_REPORTED => break,
            Err(_) => {}
        }
    }
    Err(errors.problems.into_inner())
}

/// The errors found so far, and what to skip when the file is read again.
#[derive(Default)]
struct ErrorCollector {
    problems: RefCell<Vec<Problem>>,
    /// The places of `problems`, which are reported once each.
    reported: RefCell<HashSet<String>>,
    /// Places at which reading stopped. The next run reads a placeholder there.
    masked: RefCell<HashSet<String>>,
    /// Required fields: name and fields of the struct, and the field.
    required: RefCell<HashSet<(&'static str, &'static [&'static str], &'static str)>>,
}

impl ErrorCollector {
    fn is_masked(&self, at: &JsonPath) -> bool {
        let masked = self.masked.borrow();
        !masked.is_empty() && masked.contains(&at.to_string())
    }

    /// Returns whether another problem can be stored.
    fn has_room(&self) -> bool {
        self.problems.borrow().len() < json::MAX_COLLECTED
    }

    /// Records a problem, unless its place already has one.
    fn report(&self, at: String, message: Message) {
        if self.has_room() && self.reported.borrow_mut().insert(at.clone()) {
            self.problems.borrow_mut().push(Problem::new(at, message));
        }
    }

    /// Records the error that stopped reading at a place, unless it is recorded already.
    fn report_error(&self, at: &JsonPath, fault: ReadError) -> ReadError {
        match fault {
            ReadError::Reported => return fault,
            ReadError::MissingField(field) => self.report_missing(at, field),
            ReadError::UnknownField(field, known) => {
                self.report_unknown(at, &field, known);
                self.masked.borrow_mut().insert(at.to_string());
            }
            ReadError::Mismatch(message) => {
                self.report(at.to_string(), message);
                self.masked.borrow_mut().insert(at.to_string());
            }
        }
        ReadError::Reported
    }

    fn report_missing(&self, at: &JsonPath, field: &str) {
        // The problem's place is the struct, which may have other problems.
        if self.has_room() && self.reported.borrow_mut().insert(at.field(field).to_string()) {
            let message = Message::new("rulebook-field-missing").arg("field", field);
            self.problems.borrow_mut().push(Problem::new(at.to_string(), message));
        }
    }

    fn report_unknown(&self, at: &JsonPath, field: &str, known: &[&str]) {
        self.report(at.field(field).to_string(), unknown_field_message(field, known));
    }
}

fn unknown_field_message(field: &str, known: &[&str]) -> Message {
    let message = match nearest(field, known.iter().copied()) {
        Some(near) => Message::new("rulebook-field-unknown-near").arg("nearest", near),
        None => Message::new("rulebook-field-unknown"),
    };
    message.arg("field", json::truncate(field, json::MAX_QUOTED_CHARS)).arg("known", known.join(", "))
}

/// An error on its way to the deserializer that knows its place.
#[derive(Debug)]
enum ReadError {
    /// It is recorded already.
    Reported,
    /// A struct lacks this field.
    MissingField(&'static str),
    /// The struct has no such field; with its known fields.
    UnknownField(String, &'static [&'static str]),
    /// The value does not have the expected form.
    Mismatch(Message),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: fmt::Display>(detail: T) -> Self {
        Self::Mismatch(
            Message::new("rulebook-value")
                .arg("detail", json::truncate(&detail.to_string(), json::MAX_QUOTED_CHARS)),
        )
    }

    fn missing_field(field: &'static str) -> Self {
        Self::MissingField(field)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::UnknownField(field.to_owned(), expected)
    }
}

/// The place of a value: one step from the value that contains it.
#[derive(Clone, Copy)]
struct JsonPath<'a> {
    parent: Option<&'a JsonPath<'a>>,
    step: PathSegment<'a>,
}

#[derive(Clone, Copy)]
enum PathSegment<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> JsonPath<'a> {
    const ROOT: Self = Self { parent: None, step: PathSegment::Root };

    fn field<'b>(&'b self, field: &'b str) -> JsonPath<'b>
    where
        'a: 'b,
    {
        JsonPath { parent: Some(self), step: PathSegment::Field(field) }
    }

    fn item<'b>(&'b self, index: usize) -> JsonPath<'b>
    where
        'a: 'b,
    {
        JsonPath { parent: Some(self), step: PathSegment::Index(index) }
    }
}

impl fmt::Display for JsonPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}")?;
        }
        match self.step {
            PathSegment::Root => Ok(()),
            PathSegment::Field(field) => write!(f, "/{}", json::pointer_token(field)),
            PathSegment::Index(index) => write!(f, "/{index}"),
        }
    }
}
