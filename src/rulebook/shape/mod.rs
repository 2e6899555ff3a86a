//! Reads a rulebook from JSON into its wire form and reports all errors of form at once.
//!
//! `serde` stops at the first error. Here the same derived types are read by a deserializer that knows its place in the
//! file. It records a value that does not fit and reads a [`placeholder`] instead; it records an unknown field and
//! skips it. A missing field is found only at the end of its struct, when reading cannot continue. The file is then
//! read again, and the field is known to be required by that struct. The expected form is defined by the types alone.

mod read;
mod wild;

use super::bounds::MOST_READ_AGAIN;
use super::format::File;
use crate::json;
use crate::locale::lookup::nearest;
use crate::locale::{Message, Problem};
use read::At;
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
    let faults = Faults::default();
    // The last run is the one that finds nothing new. Each required field takes at most one run.
    let runs = (MOST_READ_AGAIN / size.max(1)).clamp(2, 4 * json::MOST_TOLD);
    for _ in 0..runs {
        let before = faults.found.borrow().len();
        let read = File::deserialize(At::whole(value, &faults));
        let found = faults.found.borrow().len();
        match read {
            Ok(file) if found == 0 => return Ok(file),
            Ok(_) => break,
            Err(_) if found == before || found >= json::MOST_TOLD => break,
            Err(_) => {}
        }
    }
    Err(faults.found.into_inner())
}

/// The errors found so far, and what to skip when the file is read again.
#[derive(Default)]
struct Faults {
    found: RefCell<Vec<Problem>>,
    /// The places of `problems`, which are reported once each.
    told: RefCell<HashSet<String>>,
    /// Places at which reading stopped. The next run reads a placeholder there.
    masked: RefCell<HashSet<String>>,
    /// Required fields: name and fields of the struct, and the field.
    needed: RefCell<HashSet<(&'static str, &'static [&'static str], &'static str)>>,
}

impl Faults {
    fn is_masked(&self, at: &Path) -> bool {
        let masked = self.masked.borrow();
        !masked.is_empty() && masked.contains(&at.to_string())
    }

    /// Returns whether another problem can be stored.
    fn has_room(&self) -> bool {
        self.found.borrow().len() < json::MOST_KEPT
    }

    /// Records a problem, unless its place already has one.
    fn note(&self, at: String, message: Message) {
        if self.has_room() && self.told.borrow_mut().insert(at.clone()) {
            self.found.borrow_mut().push(Problem::new(at, message));
        }
    }

    /// Records the error that stopped reading at a place, unless it is recorded already.
    fn end(&self, at: &Path, fault: Fault) -> Fault {
        match fault {
            Fault::Told => return fault,
            Fault::Missing(field) => self.missing(at, field),
            Fault::Unknown(field, known) => {
                self.unknown(at, &field, known);
                self.masked.borrow_mut().insert(at.to_string());
            }
            Fault::Misfit(message) => {
                self.note(at.to_string(), message);
                self.masked.borrow_mut().insert(at.to_string());
            }
        }
        Fault::Told
    }

    fn missing(&self, at: &Path, field: &str) {
        // The problem's place is the struct, which may have other problems.
        if self.has_room() && self.told.borrow_mut().insert(at.field(field).to_string()) {
            let message = Message::new("rulebook-field-missing").with("field", field);
            self.found.borrow_mut().push(Problem::new(at.to_string(), message));
        }
    }

    fn unknown(&self, at: &Path, field: &str, known: &[&str]) {
        self.note(at.field(field).to_string(), unknown_field(field, known));
    }
}

fn unknown_field(field: &str, known: &[&str]) -> Message {
    let message = match nearest(field, known.iter().copied()) {
        Some(near) => Message::new("rulebook-field-unknown-near").with("nearest", near),
        None => Message::new("rulebook-field-unknown"),
    };
    message.with("field", json::short(field, json::QUOTED)).with("known", known.join(", "))
}

/// An error on its way to the deserializer that knows its place.
#[derive(Debug)]
enum Fault {
    /// It is recorded already.
    Told,
    /// A struct lacks this field.
    Missing(&'static str),
    /// The struct has no such field; with its known fields.
    Unknown(String, &'static [&'static str]),
    /// The value does not have the expected form.
    Misfit(Message),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(detail: T) -> Self {
        Self::Misfit(
            Message::new("rulebook-value").with("detail", json::short(&detail.to_string(), json::QUOTED)),
        )
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::Unknown(field.to_owned(), expected)
    }
}

/// The place of a value: one step from the value that contains it.
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

impl<'a> Path<'a> {
    const WHOLE: Self = Self { parent: None, step: Step::Whole };

    fn field<'b>(&'b self, field: &'b str) -> Path<'b>
    where
        'a: 'b,
    {
        Path { parent: Some(self), step: Step::Field(field) }
    }

    fn item<'b>(&'b self, index: usize) -> Path<'b>
    where
        'a: 'b,
    {
        Path { parent: Some(self), step: Step::Item(index) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}")?;
        }
        match self.step {
            Step::Whole => Ok(()),
            Step::Field(field) => write!(f, "/{}", json::pointer_token(field)),
            Step::Item(index) => write!(f, "/{index}"),
        }
    }
}
