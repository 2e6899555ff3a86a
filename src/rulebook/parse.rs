//! Parses a rulebook file's bytes into a [`File`], or reports why they are not a rulebook.

use super::format::{FORMAT, FORMAT_VERSION, File};
use super::limits;
use super::text::TEXT;
use crate::json::{self, PathStyle, Reader, UnknownFields};
use crate::locale::{Message, Problem};
use serde_json::Value as Json;
use std::cell::RefCell;

/// Parses a file from any source, and reports all its problems at once: first duplicate keys, then those of the
/// fields and their types. If format or version is wrong, the fields are not checked.
///
/// Returns the file with the problems of its texts, each of which has a language of the rulebook missing.
pub(super) fn parse(bytes: &[u8]) -> Result<(File, Vec<Problem>), Vec<Problem>> {
    json::parse_within(bytes, PathStyle::Pointer, limits::LIMITS, |value| {
        check_header(&value)?;
        let languages = value.get("languages").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let languages: Vec<_> =
            languages.iter().filter_map(Json::as_str).take(limits::MAX_LANGUAGES).collect();
        let missing = RefCell::default();
        let inspect = |kind: &str, text: &Json, place: &dyn Fn() -> String| {
            if kind == TEXT {
                check_text(text, &languages, place, &mut missing.borrow_mut());
            }
        };
        let reader = Reader::new(PathStyle::Pointer, UnknownFields::Report).inspect(&inspect);
        Ok((reader.read(&value)?, missing.take()))
    })
}

/// Records the languages in which a text has no wording.
fn check_text(text: &Json, languages: &[&str], place: &dyn Fn() -> String, missing: &mut Vec<Problem>) {
    let is_blank = |language: &&&str| {
        text.get(**language).and_then(Json::as_str).is_none_or(|wording| wording.trim().is_empty())
    };
    let room = json::MAX_COLLECTED.saturating_sub(missing.len());
    for language in languages.iter().filter(is_blank).take(room) {
        missing.push(Problem::new(place(), Message::new("rulebook-text-missing").arg("language", *language)));
    }
}

/// Parses a file that is expected to be valid, such as an embedded one. Reports only the first error, and does not
/// check the languages of its texts.
pub(super) fn parse_trusted(text: &str) -> Result<File, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        let message =
            if error.is_data() { json::mismatch("rulebook-form", &error) } else { json::malformed(&error) };
        vec![Problem::new("", message)]
    })
}

/// Checks that the file is a rulebook, in a format version that the program can read.
///
/// For any other file, the fields are not checked, because those of another format would all look wrong.
fn check_header(value: &Json) -> Result<(), Vec<Problem>> {
    let problem = |place, message| Err(vec![Problem::new(place, message)]);
    let found = |value: Option<&Json>| value.map_or_else(|| Message::new("found-nothing"), json::quoted);
    match value.get("format") {
        Some(Json::String(format)) if format == FORMAT => {}
        wrong => {
            let message = Message::new("rulebook-format").arg("found", found(wrong));
            return problem("/format", message.arg("wanted", FORMAT));
        }
    }
    let version = value.get("format_version");
    match version.and_then(json::as_integer) {
        Some(supported) if (1..=u64::from(FORMAT_VERSION)).contains(&supported) => Ok(()),
        Some(unsupported) if unsupported > 0 => {
            let message = Message::new("rulebook-newer").arg("found", unsupported.to_string());
            problem("/format_version", message.arg("wanted", FORMAT_VERSION))
        }
        _ => {
            let message = Message::new("rulebook-version").arg("found", found(version));
            problem("/format_version", message.arg("wanted", FORMAT_VERSION))
        }
    }
}
