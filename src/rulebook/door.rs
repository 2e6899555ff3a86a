//! From a file's bytes to the wire form, and what to say of bytes that are none.

use super::bounds;
use super::format::{FORMAT, FORMAT_VERSION, File};
use crate::json::{self, Places};
use crate::locale::{Message, Problem};
use serde_json::Value as Json;

/// Reads a file from anywhere: what it is and its version before all else, then repeated keys, then its shape.
pub(super) fn read(bytes: &[u8]) -> Result<File, Vec<Problem>> {
    json::parse_with(bytes, Places::Pointers, bounds::COUNTS, |value| {
        check_head(&value)?;
        super::shape::read(&value, bytes.len())
    })
}

/// Reads the shape alone, of a file that is known to be right.
pub(super) fn shape(bytes: &[u8]) -> Result<File, Vec<Problem>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| {
        let message =
            if error.is_data() { json::misfit("rulebook-shape", &error) } else { json::malformed(&error) };
        vec![Problem::new("", message)]
    })
}

/// Whether this is a rulebook at all, and of a version that can be read. Of another nothing else is said: its fields
/// are not wrong, they are others.
fn check_head(value: &Json) -> Result<(), Vec<Problem>> {
    let one = |at, message| Err(vec![Problem::new(at, message)]);
    let found = |value: Option<&Json>| value.map_or_else(|| Message::new("found-nothing"), json::quoted);
    match value.get("format") {
        Some(Json::String(format)) if format == FORMAT => {}
        other => {
            let message = Message::new("rulebook-format").with("found", found(other));
            return one("/format", message.with("wanted", FORMAT));
        }
    }
    let version = value.get("format_version");
    match version.and_then(json::whole) {
        Some(known) if (1..=u64::from(FORMAT_VERSION)).contains(&known) => Ok(()),
        Some(newer) if newer > 0 => {
            let message = Message::new("rulebook-newer").with("found", newer.to_string());
            one("/format_version", message.with("wanted", FORMAT_VERSION))
        }
        _ => {
            let message = Message::new("rulebook-version").with("found", found(version));
            one("/format_version", message.with("wanted", FORMAT_VERSION))
        }
    }
}
