//! JSON from outside, read strictly.
//!
//! `serde_json` lets the last of two equal keys win. In a file of answers that would silently drop one of them, so a
//! repeated key is an error here, and all of them are named at once with their places. Nesting is bounded by the
//! parser, size and counts by the caller's limits, so hostile input costs bounded time and memory.

use crate::locale::{Arg, Message, Problem};
use serde_json::Value;
use serde_json::error::Category;
use std::borrow::Cow;

mod count;
mod place;
mod strict;

pub use count::count_values;
pub use place::{Place, places};
use strict::Noted;

/// The most bytes that a file of answers or a session may have.
pub const LARGEST: usize = 16 << 20;

/// Parses `bytes` as one JSON value. The problems' places are paths from the top, such as `events[3].value`.
pub fn parse(bytes: &[u8]) -> Result<Value, Vec<Problem>> {
    parse_then(bytes, Ok)
}

/// Parses `bytes` as one JSON value and reads something from it. Repeated keys do not hide what else is wrong: the
/// reader's problems follow theirs.
pub fn parse_then<T>(
    bytes: &[u8],
    read: impl FnOnce(Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    parse_with(bytes, Places::Paths, Bounds::FILE, read)
}

/// A key as it stands in a JSON pointer.
#[must_use]
pub fn pointer_token(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1").into() } else { key.into() }
}

/// How the places of repeated keys are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// As paths from the top, such as `events[3].value`.
    Paths,
    /// As JSON pointers, such as `/events/3/value`.
    Pointers,
}

/// How much a JSON text may hold. What is beyond is passed over and never built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The most entries of a list or an object.
    pub entries: usize,
    /// The most values in all: texts, numbers, lists, objects and the rest.
    pub values: usize,
}

impl Bounds {
    /// The bounds of every file that is no rulebook: a session, a case, answers. Forty thousand events fit, hundreds of times
    /// as many as an interview has, and reading, comparing and writing such a file takes half a second.
    pub const FILE: Self = Self { entries: usize::MAX, values: MOST_VALUES };
}

/// The most JSON values that a session, a case or a file of answers may have.
pub const MOST_VALUES: usize = 200_000;

/// The same as [`parse_then`] within bounds, with the places of repeated keys written as wanted. Of a text with too many
/// values nothing is read.
pub fn parse_with<T>(
    bytes: &[u8],
    places: Places,
    bounds: Bounds,
    read: impl FnOnce(Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    let whole = |message| vec![Problem::new("", message)];
    if bytes.len() > LARGEST {
        return Err(whole(too_large()));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| whole(Message::new("json-not-utf8").with("byte", e.valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(whole(Message::new("json-empty")));
    }
    let (value, noted) = strict::read(text, places, bounds).map_err(|e| whole(malformed(&e)))?;
    let mut problems = match noted {
        Noted::Within(problems) => problems,
        Noted::Beyond(problems) => return Err(problems),
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

/// What to say of a file that is too large. How large it is nobody knows: it was not read to its end.
#[must_use]
pub fn too_large() -> Message {
    Message::new("json-too-large").with("most", LARGEST)
}

/// What to say of a file of this size, which is too large.
#[must_use]
pub fn too_large_by(size: impl Into<Arg>) -> Message {
    Message::new("json-too-large-by").with("size", size).with("most", LARGEST)
}

/// What to say of text that is no JSON.
#[must_use]
pub fn malformed(error: &serde_json::Error) -> Message {
    let key = if error.is_eof() {
        "json-truncated"
    } else if error.classify() == Category::Syntax && error.to_string().starts_with("recursion limit") {
        "json-too-deep"
    } else {
        // The parser's own words are English.
        "json-malformed"
    };
    Message::new(key).with("line", error.line()).with("column", error.column())
}

/// What to say, under `key`, of JSON that is not what belongs: the line, the column and the detail.
#[must_use]
pub fn misfit(key: &'static str, error: &serde_json::Error) -> Message {
    let said = error.to_string();
    let detail = said.rsplit_once(" at line ").map_or(&*said, |(detail, _)| detail);
    let message = Message::new(key).with("detail", short(detail, DETAILED));
    message.with("line", error.line()).with("column", error.column())
}

/// How many problems of one file are told; a file can have as many as it has bytes.
pub const MOST_TOLD: usize = 100;

/// How many problems of one file are kept: enough to say that there are very many more than are told.
pub const MOST_KEPT: usize = 1000;

/// How much of a value a sentence quotes, in characters.
pub const QUOTED: usize = 60;

/// How much of the parser's own words a sentence quotes, in characters; some list every field that belongs.
const DETAILED: usize = 500;

/// The beginning of a text from outside, at most as many characters as told; the end of a long one is left out.
#[must_use]
pub fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The value as it stands in the file, the end of a long one left out.
#[must_use]
pub fn quoted(value: &Value) -> Message {
    let text = match value {
        // Not written out whole, to be cut again.
        Value::String(text) => Value::from(short(text, QUOTED)).to_string(),
        _ => value.to_string(),
    };
    Message::new("json-quoted").with("value", short(&text, QUOTED))
}

/// A whole number from 0, in whatever way it is written: `1e3` and `24.0` are whole.
#[must_use]
pub fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        // Up to 2^53 every float that is whole is exactly that number.
        let exact = |float: &f64| float.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(float);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        value.as_f64().filter(exact).map(|float| float as u64)
    })
}

/// What a value is, in words: for a sentence that says what was found where something else belongs.
#[must_use]
pub fn found(value: &Value) -> Message {
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

/// The key under which `serde_json` hands over a number with all its digits, as an object of its text.
pub const NUMBER: &str = "$serde_json::private::Number";

#[cfg(test)]
mod tests {
    use super::{Bounds, LARGEST, MOST_KEPT, Places, parse, parse_then, parse_with};
    use crate::locale::{Message, Problem};

    fn keys(bytes: &[u8]) -> Vec<(String, &'static str)> {
        parse(bytes).expect_err("refused").into_iter().map(|p| (p.at, p.message.key())).collect()
    }

    #[test]
    fn values_come_through_as_they_are() {
        let text = r#"{"a": [1, -2, 2.5, "x\n", null, true], "b": {"c": {}}}"#;
        let same: serde_json::Value = serde_json::from_str(text).expect("valid");
        assert_eq!(parse(text.as_bytes()), Ok(same.clone()));
        assert_eq!(parse(format!("\u{feff}{text}").as_bytes()), Ok(same));
    }

    #[test]
    fn every_repeated_key_is_named_with_its_place() {
        let found = keys(br#"{"a": 1, "a": 2, "events": [{}, {"value": 1, "value": 1}]}"#);
        assert_eq!(
            found,
            [("a".to_owned(), "json-repeated-key"), ("events[1].value".to_owned(), "json-repeated-key")]
        );
    }

    #[test]
    fn a_repeated_key_does_not_hide_what_the_reader_finds() {
        let refuse = |_| Err::<(), _>(vec![Problem::new("b", Message::new("found-null"))]);
        let found = parse_then(br#"{"a": 1, "a": 2}"#, refuse).expect_err("refused");
        assert_eq!(found.iter().map(|problem| &*problem.at).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn what_is_no_json_is_told_apart() {
        let key = |bytes: &[u8]| keys(bytes)[0].1;
        assert_eq!(key(b"  \n"), "json-empty");
        assert_eq!(key(b"{\"a\": "), "json-truncated");
        assert_eq!(key(b"{\"a\": }"), "json-malformed");
        assert_eq!(key(b"{} {}"), "json-malformed");
        assert_eq!(key(b"{\"a\": \"\xff\"}"), "json-not-utf8");
        assert_eq!(key("[".repeat(100_000).as_bytes()), "json-too-deep");
        assert_eq!(key(&vec![b' '; LARGEST + 1]), "json-too-large");
    }

    #[test]
    fn what_is_beyond_the_bounds_is_told_and_not_built() {
        let within = |text: &str| {
            let bounds = Bounds { entries: 3, values: 10 };
            let read = parse_with(text.as_bytes(), Places::Pointers, bounds, Ok);
            read.map_err(|problems| problems.into_iter().map(|p| (p.at, p.message.key())).collect::<Vec<_>>())
        };
        assert!(within(r#"{"a": [1, 2, 3], "b": {"c": 1, "d": 2, "e": 3}}"#).is_ok());
        let found =
            within(r#"{"a": [1, 2, 3, 4], "b": {"c": 1, "d": 2, "e": 3, "f": 4}}"#).expect_err("refused");
        let entries = "rulebook-too-many";
        assert_eq!(found, [("/a".to_owned(), entries), ("/b".to_owned(), entries)]);
        let found = within(r#"{"a": [1, 2], "b": [[1, 2, 3], [1, 2]], "c": [1]}"#).expect_err("refused");
        assert_eq!(found, [("/b".to_owned(), "json-too-many-values")]);
        assert!(within("[1, 2, 3, 4, 5, x]").expect_err("refused")[0].1 == "json-malformed");
    }

    #[test]
    fn of_very_many_repeated_keys_no_more_are_kept_than_are_of_use() {
        let text = format!("{{{}}}", vec!["\"a\":1"; 3 * MOST_KEPT].join(","));
        assert_eq!(keys(text.as_bytes()).len(), MOST_KEPT);
    }
}
