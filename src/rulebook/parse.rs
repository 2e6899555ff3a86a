//! Parses a rulebook file's bytes into a [`File`], or reports why they are not a rulebook.

use super::format::{FORMAT, FORMAT_VERSION, File};
use super::limits;
use crate::json::{self, PathStyle};
use crate::locale::{Message, Problem};
use serde_json::Value as Json;

/// Parses a file from any source, and reports all its problems at once: first duplicate keys, then those of the
/// fields and their types. If format or version is wrong, the fields are not checked.
pub(super) fn parse(bytes: &[u8]) -> Result<File, Vec<Problem>> {
    json::parse_within(bytes, PathStyle::Pointer, limits::LIMITS, |value| {
        check_header(&value)?;
        super::all_errors::read(&value, bytes.len())
    })
}

/// Parses a file that is expected to be valid, such as an embedded one. Reports only the first error.
pub(super) fn parse_trusted(bytes: &[u8]) -> Result<File, Vec<Problem>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
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
