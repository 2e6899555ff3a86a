//! Strict parsing of JSON from outside.
//!
//! `serde_json` keeps the last of two equal keys, which would silently drop an answer. Here a duplicate key is an
//! error, and all of them are reported at once with their places. The parser limits the nesting, and the caller's
//! [`Limits`] bound size and counts, so hostile input takes bounded time and memory. The reader then reads a value
//! into the types of a file and reports all problems of its form at once.

use crate::locale::{Arg, Message, Problem};
use serde_json::Value;
use serde_json::error::Category;
use std::borrow::Cow;

mod count;
mod fields;
mod path;
mod position;
mod reader;
mod strict;

pub(crate) use count::count_values;
pub(crate) use fields::{Checked, Entries, FromJson, Pair, Raw, checked, merge_fields, or_default};
pub(crate) use path::{PathStyle, pointer_token};
pub use position::Position;
pub(crate) use position::pointer_positions;
pub(crate) use reader::{BOOL_OR_STRUCT, Reader, UnknownFields};
use strict::ParseProblems;

/// The largest size of a JSON file, in bytes.
pub(crate) const MAX_FILE_BYTES: usize = 16 << 20;

/// Parses `bytes` as one JSON value.
///
/// # Errors
/// All problems. Their places are paths from the top, such as `events[3].value`.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Vec<Problem>> {
    parse_then(bytes, Ok)
}

/// Parses `bytes` as one JSON value and converts it with `read`.
///
/// # Errors
/// The problems of the JSON text, such as duplicate keys, followed by those of `read`.
pub(crate) fn parse_then<T>(
    bytes: &[u8],
    read: impl FnOnce(Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    parse_within(bytes, PathStyle::Dotted, Limits::FILE, read)
}

/// Limits on the content of a JSON text. Values beyond them are skipped, never built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// The largest number of entries of a list or an object.
    pub entries: usize,
    /// The largest number of values in total: texts, numbers, lists, objects and the rest.
    pub values: usize,
}

impl Limits {
    /// The limits of every file except rulebooks: sessions, saved cases, answers. Forty thousand events fit, hundreds
    /// of times as many as an interview has. Reading, comparing and writing such a file takes half a second.
    pub(crate) const FILE: Self = Self { entries: usize::MAX, values: MAX_VALUES };
}

/// The largest number of JSON values in a session, a saved case or a file of answers.
pub(crate) const MAX_VALUES: usize = 200_000;

/// Parses like [`parse_then`], within `limits` and with places in the notation `style`. A text with too many values is
/// not passed to `read`.
///
/// # Errors
/// The problems of the JSON text, followed by those of `read`.
pub(crate) fn parse_within<T>(
    bytes: &[u8],
    style: PathStyle,
    limits: Limits,
    read: impl FnOnce(Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    let at_root = |message| vec![Problem::new("", message)];
    if bytes.len() > MAX_FILE_BYTES {
        return Err(at_root(too_large()));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| at_root(Message::new("json-not-utf8").arg("byte", e.valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(at_root(Message::new("json-empty")));
    }
    let (value, outcome) = strict::read(text, style, limits).map_err(|e| at_root(malformed(&e)))?;
    let mut problems = match outcome {
        ParseProblems::Complete(problems) => problems,
        ParseProblems::Truncated(problems) => return Err(problems),
    };
    match read(value) {
        Ok(read) if problems.is_empty() => Ok(read),
        Ok(_) => Err(problems),
        Err(more) => {
            problems.extend(more);
            Err(problems)
        }
    }
}

/// Returns the message for a file that is too large. Its size is unknown because it was not read to the end.
pub(crate) fn too_large() -> Message {
    Message::new("json-too-large").arg("most", MAX_FILE_BYTES)
}

/// Returns the message for a file of this size, in bytes, which is too large.
pub(crate) fn too_large_by(size: impl Into<Arg>) -> Message {
    Message::new("json-too-large-by").arg("size", size).arg("most", MAX_FILE_BYTES)
}

/// Returns the message for text that is not valid JSON, with line and column.
pub(crate) fn malformed(error: &serde_json::Error) -> Message {
    let key = if error.is_eof() {
        "json-truncated"
    } else if error.classify() == Category::Syntax && error.to_string().starts_with("recursion limit") {
        "json-too-deep"
    } else {
        // The parser's own message is in English.
        "json-malformed"
    };
    Message::new(key).arg("line", error.line()).arg("column", error.column())
}

/// Returns the message `key` for JSON that does not have the expected form, with line, column and the parser's detail.
pub(crate) fn mismatch(key: &'static str, error: &serde_json::Error) -> Message {
    let error_text = error.to_string();
    let detail = error_text.rsplit_once(" at line ").map_or(&*error_text, |(detail, _)| detail);
    let message = Message::new(key).arg("detail", truncate(detail, MAX_DETAIL_CHARS));
    message.arg("line", error.line()).arg("column", error.column())
}

/// The largest number of problems of one file that are shown.
pub(crate) const MAX_REPORTED: usize = 100;

/// The largest number of problems of one file that are stored, enough to say that there are many more than are shown.
pub(crate) const MAX_COLLECTED: usize = 1000;

/// Returns the first problems of a file, and one that says how many more there are.
pub(crate) fn limit_problems<'a>(
    problems: impl ExactSizeIterator<Item = &'a Problem>,
) -> impl Iterator<Item = Cow<'a, Problem>> {
    let more = problems.len().saturating_sub(MAX_REPORTED);
    let count = || Problem::new("", Message::new("cli-more-problems").arg("count", more));
    problems.take(MAX_REPORTED).map(Cow::Borrowed).chain((more > 0).then(count).map(Cow::Owned))
}

/// The largest number of characters of a value that a message quotes.
pub(crate) const MAX_QUOTED_CHARS: usize = 60;

/// The largest number of characters of the parser's message that a message quotes. Some list all expected fields.
const MAX_DETAIL_CHARS: usize = 500;

/// Cuts `text` to at most `max_chars` characters and marks the cut with an ellipsis.
pub(crate) fn truncate(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Returns the value as JSON, truncated, for use in a message.
pub(crate) fn quoted(value: &Value) -> Message {
    let text = match value {
        // Truncates first, so that a long text is not copied completely.
        Value::String(text) => Value::from(truncate(text, MAX_QUOTED_CHARS)).to_string(),
        _ => value.to_string(),
    };
    Message::new("json-quoted").arg("value", truncate(&text, MAX_QUOTED_CHARS))
}

/// Returns the value as a whole number of at least 0, in any notation: `1e3` and `24.0` are whole numbers.
pub(crate) fn as_integer(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        // Up to 2^53, every `f64` without a fraction is exactly that integer.
        let exact = |float: &f64| float.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(float);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        value.as_f64().filter(exact).map(|float| float as u64)
    })
}

/// Returns the type of a value in words, for messages that say what was found.
pub(crate) fn describe_type(value: &Value) -> Message {
    Message::new(match value {
        Value::Null => "found-null",
        Value::Bool(_) => "found-bool",
        Value::Number(number) if number.as_f64().is_none_or(|float| float.fract() == 0.0) => "found-number",
        Value::Number(_) => "found-fraction",
        Value::String(_) => "found-text",
        Value::Array(_) => "found-list",
        Value::Object(_) => "found-object",
    })
}

/// Returns the message that `found` is not what the message `wanted` describes.
pub(crate) fn unexpected(wanted: &'static str, found: &Value) -> Message {
    let message = Message::new("json-mismatch").arg("found", describe_type(found));
    message.arg("wanted", Message::new(wanted))
}

/// The key of the object in which `serde_json` passes a number as text with all its digits.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

#[cfg(test)]
mod tests {
    use super::{Limits, MAX_COLLECTED, MAX_FILE_BYTES, PathStyle, parse, parse_then, parse_within};
    use crate::locale::{Message, Problem};

    fn problem_keys(bytes: &[u8]) -> Vec<(String, &'static str)> {
        parse(bytes)
            .expect_err("the text has problems")
            .into_iter()
            .map(|p| (p.at, p.message.key()))
            .collect()
    }

    /// Valid JSON is parsed without changes, with or without a byte order mark.
    #[test]
    fn parser_keeps_values_unchanged() {
        let text = r#"{"a": [1, -2, 2.5, "x\n", null, true], "b": {"c": {}}}"#;
        let same: serde_json::Value = serde_json::from_str(text).expect("the text is JSON");
        assert_eq!(parse(text.as_bytes()), Ok(same.clone()));
        assert_eq!(parse(format!("\u{feff}{text}").as_bytes()), Ok(same));
    }

    /// Every duplicate key is reported with its place.
    #[test]
    fn parser_reports_every_duplicate_key() {
        let found = problem_keys(br#"{"a": 1, "a": 2, "events": [{}, {"value": 1, "value": 1}]}"#);
        assert_eq!(
            found,
            [("a".to_owned(), "json-duplicate-key"), ("events[1].value".to_owned(), "json-duplicate-key")]
        );
    }

    /// Problems of the caller's conversion are reported after duplicate keys.
    #[test]
    fn parser_adds_the_problems_of_the_conversion() {
        let refuse = |_| Err::<(), _>(vec![Problem::new("b", Message::new("found-null"))]);
        let found = parse_then(br#"{"a": 1, "a": 2}"#, refuse).expect_err("the text has problems");
        assert_eq!(found.iter().map(|problem| &*problem.at).collect::<Vec<_>>(), ["a", "b"]);
    }

    /// Each kind of invalid text has its own message.
    #[test]
    fn parser_distinguishes_kinds_of_invalid_text() {
        let key = |bytes: &[u8]| problem_keys(bytes)[0].1;
        assert_eq!(key(b"  \n"), "json-empty");
        assert_eq!(key(b"{\"a\": "), "json-truncated");
        assert_eq!(key(b"{\"a\": }"), "json-malformed");
        assert_eq!(key(b"{} {}"), "json-malformed");
        assert_eq!(key(b"{\"a\": \"\xff\"}"), "json-not-utf8");
        assert_eq!(key("[".repeat(100_000).as_bytes()), "json-too-deep");
        assert_eq!(key(&vec![b' '; MAX_FILE_BYTES + 1]), "json-too-large");
    }

    /// A list or object with too many entries, and a text with too many values, are reported.
    #[test]
    fn parser_reports_exceeded_limits() {
        let within = |text: &str| {
            let bounds = Limits { entries: 3, values: 10 };
            let read = parse_within(text.as_bytes(), PathStyle::Pointer, bounds, Ok);
            read.map_err(|problems| problems.into_iter().map(|p| (p.at, p.message.key())).collect::<Vec<_>>())
        };
        assert!(within(r#"{"a": [1, 2, 3], "b": {"c": 1, "d": 2, "e": 3}}"#).is_ok());
        let found = within(r#"{"a": [1, 2, 3, 4], "b": {"c": 1, "d": 2, "e": 3, "f": 4}}"#)
            .expect_err("the text has problems");
        let entries = "json-too-many-entries";
        assert_eq!(found, [("/a".to_owned(), entries), ("/b".to_owned(), entries)]);
        let found = within(r#"{"a": [1, 2], "b": [[1, 2, 3], [1, 2]], "c": [1]}"#)
            .expect_err("the text has problems");
        assert_eq!(found, [("/b".to_owned(), "json-too-many-values")]);
        assert!(within("[1, 2, 3, 4, 5, x]").expect_err("the text has problems")[0].1 == "json-malformed");
    }

    /// At most `MAX_COLLECTED` duplicate keys are stored.
    #[test]
    fn parser_stores_a_limited_number_of_duplicate_keys() {
        let text = format!("{{{}}}", vec!["\"a\":1"; 3 * MAX_COLLECTED].join(","));
        assert_eq!(problem_keys(text.as_bytes()).len(), MAX_COLLECTED);
    }
}
