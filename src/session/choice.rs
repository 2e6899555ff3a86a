//! The decision that the user made in the end. It is recorded beside the advice.

use crate::json::{FromJson, checked, or_default};
use crate::locale::same_text;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value as Json;

/// The maximum length of a reason, in characters.
pub const MAX_REASON_LEN: usize = 2000;
/// The maximum length of the name of who decided, in characters.
pub const MAX_DECIDER_LEN: usize = 80;

/// The decision that the user made in the end. It never changes the advice. Any part may be missing; an empty
/// decision withdraws the one before it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The id of the model; may be empty.
    // Earlier programs require this and the reason, even when they are empty.
    #[serde(default, deserialize_with = "or_default")]
    #[schemars(with = "Option<String>")]
    pub model: String,
    /// The reason in the user's words; may be empty.
    #[serde(default, deserialize_with = "or_default", rename = "text")]
    #[schemars(with = "Option<String>")]
    pub reason: String,
    /// The ids of the dimensions to divide by, empty for a team that stays undivided; absent if nothing was
    /// decided on that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segmentation: Option<Vec<String>>,
    /// Who decided; may be empty.
    #[serde(
        default,
        deserialize_with = "or_default",
        rename = "by",
        skip_serializing_if = "String::is_empty"
    )]
    #[schemars(with = "Option<String>")]
    pub decided_by: String,
    /// The day on which to review the decision, such as 2027-03-01.
    #[serde(
        default,
        deserialize_with = "checked",
        serialize_with = "write_day",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(with = "Option<String>", extend("pattern" = DATE_PATTERN))]
    pub review_on: Option<Date>,
}

/// The form of a date. The pattern does not check that the month has such a day; the reader does.
const DATE_PATTERN: &str = r"^\d{4}-\d{2}-\d{2}$";

impl FromJson for Option<Date> {
    const MISFIT: &'static [&'static str] = &["session-not-a-day"];

    fn from_json(value: Json) -> Option<Self> {
        match value {
            Json::Null => Some(None),
            value => value.as_str().and_then(parse_day).map(Some),
        }
    }
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls it with the field")]
pub(super) fn write_day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(serializer)
}

impl Choice {
    /// Returns whether no part is filled in.
    pub fn is_empty(&self) -> bool {
        self.model.is_empty()
            && self.segmentation.is_none()
            && self.reason.is_empty()
            && self.decided_by.is_empty()
            && self.review_on.is_none()
    }

    /// Returns whether the review day is `today` or earlier.
    pub fn is_due(&self, today: Date) -> bool {
        self.review_on.is_some_and(|day| day <= today)
    }

    /// Returns the decision without whitespace around its texts.
    #[must_use]
    pub(super) fn trimmed(mut self) -> Self {
        for text in [&mut self.reason, &mut self.decided_by] {
            *text = text.trim().to_owned();
        }
        self
    }

    /// Returns whether both decisions are equal, whatever the Unicode normalization of their texts.
    pub(super) fn is_equivalent(&self, other: &Self) -> bool {
        let without_texts =
            |choice: &Self| Self { reason: String::new(), decided_by: String::new(), ..choice.clone() };
        without_texts(self) == without_texts(other)
            && same_text(&self.reason, &other.reason)
            && same_text(&self.decided_by, &other.decided_by)
    }
}

/// Reads a day such as `2027-03-01`, as it is typed and as files have it; `None` for any other text.
pub fn parse_day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    // The parser also accepts other forms of the same day, and times.
    (day.to_string() == text && day.year() > 0).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{Choice, parse_day};

    /// Only a real day written as `YYYY-MM-DD` is accepted.
    #[test]
    fn parse_day_accepts_one_form_only() {
        assert!(parse_day("2027-03-01").is_some() && parse_day("2028-02-29").is_some());
        for wrong in [
            "",
            "2027-3-1",
            "20270301",
            "2027-02-29",
            "2027-13-01",
            "1-3-2027",
            "2027-03-01T10:00",
            " 2027-03-01",
            "0000-01-01",
            "-000001-01-01",
            "+002027-03-01",
            "2027-W09-1",
        ] {
            assert_eq!(parse_day(wrong), None, "{wrong}");
        }
    }

    /// A decision is due on its review day and after; without such a day it never is.
    #[test]
    fn choice_is_due_from_its_day_on() {
        let choice = Choice { review_on: parse_day("2027-03-01"), ..Choice::default() };
        let due = |today| choice.is_due(parse_day(today).expect("a valid day"));
        assert_eq!([due("2027-02-28"), due("2027-03-01"), due("2027-03-02")], [false, true, true]);
        assert!(!Choice::default().is_due(parse_day("2027-03-01").expect("a valid day")));
    }
}
