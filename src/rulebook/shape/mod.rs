//! From JSON to the wire form, everything that does not fit told at once.
//!
//! `serde` ends at the first thing that is wrong. Here the same derived types are read by a deserializer that knows its
//! place: what does not fit is noted, and something harmless ([`wild`]) read in its stead; an unknown field is noted and
//! passed over. Only that a field is missing is known too late, when its struct is done: the file is then read again, with
//! that field known as one that such a struct needs. What belongs where stands in the types alone.

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

/// Reads a file of `size` bytes. The problems' places are JSON pointers, in the order of the file as far as that is known.
pub(super) fn read(value: &Json, size: usize) -> Result<File, Vec<Problem>> {
    let faults = Faults::default();
    // A run that finds nothing new is the last one; each field that a struct needs costs a run at the most.
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

/// What was found, and what is passed over when the file is read again.
#[derive(Default)]
struct Faults {
    found: RefCell<Vec<Problem>>,
    /// The places of what was found.
    told: RefCell<HashSet<String>>,
    /// Places at which reading ended: something harmless is read there when the file is read again.
    masked: RefCell<HashSet<String>>,
    /// Structs, by name and fields, with a field that is known to be needed.
    needed: RefCell<HashSet<(&'static str, &'static [&'static str], &'static str)>>,
}

impl Faults {
    fn is_masked(&self, at: &Path) -> bool {
        let masked = self.masked.borrow();
        !masked.is_empty() && masked.contains(&at.to_string())
    }

    /// Whether more is kept.
    fn has_room(&self) -> bool {
        self.found.borrow().len() < json::MOST_KEPT
    }

    /// Notes something, once.
    fn note(&self, at: String, message: Message) {
        if self.has_room() && self.told.borrow_mut().insert(at.clone()) {
            self.found.borrow_mut().push(Problem::new(at, message));
        }
    }

    /// Notes what ended reading at a place, if it is not noted yet.
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
        // Its place is the struct's, where there may be more to say.
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

/// What went wrong, on its way up to where its place is known.
#[derive(Debug)]
enum Fault {
    /// It is noted.
    Told,
    /// A struct lacks this field.
    Missing(&'static str),
    /// There is a field that does not belong.
    Unknown(String, &'static [&'static str]),
    /// Something else stands where something belongs.
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

/// Where a value stands: a step from the value around it.
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
