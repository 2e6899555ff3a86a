//! The decision that was taken in the end, as it is recorded beside the advice.

use crate::locale::same_text;
use jiff::civil::Date;

/// The most characters of a reason.
pub const LONGEST_REASON: usize = 2000;
/// The most characters of who decided.
pub const LONGEST_BY: usize = 80;

/// The decision that was taken in the end. It stands apart from the advice, which it never changes. Any part may be missing; one
/// that says nothing takes back what was decided before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Id of the model; may be empty.
    pub model: String,
    /// Ids of the dimensions to divide by, none for a team that stays undivided; `None` where nothing was decided on that.
    pub segmentation: Option<Vec<String>>,
    /// Why, in the user's words; may be empty.
    pub text: String,
    /// Who decided; may be empty.
    pub by: String,
    /// The day on which to look again.
    pub review_on: Option<Date>,
}

impl Choice {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.model.is_empty()
            && self.segmentation.is_none()
            && self.text.is_empty()
            && self.by.is_empty()
            && self.review_on.is_none()
    }

    /// Whether the day on which to look again has come.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.review_on.is_some_and(|day| day <= today)
    }

    /// The same without blanks around what was typed.
    #[must_use]
    pub(super) fn trimmed(mut self) -> Self {
        for text in [&mut self.text, &mut self.by] {
            *text = text.trim().to_owned();
        }
        self
    }

    /// Whether both say the same, however their accents are encoded.
    #[must_use]
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let bare = |one: &Self| Self { text: String::new(), by: String::new(), ..one.clone() };
        bare(self) == bare(other) && same_text(&self.text, &other.text) && same_text(&self.by, &other.by)
    }
}

/// Reads a day as it is written in files and typed, such as `2027-03-01`; `None` where it is no day of any year.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    // The parser takes other forms of the same day, and times with it.
    (day.to_string() == text && day.year() > 0).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{Choice, parse_day};

    #[test]
    fn a_day_is_taken_in_one_form_only() {
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

    #[test]
    fn a_decision_is_due_from_its_day_on() {
        let choice = Choice { review_on: parse_day("2027-03-01"), ..Choice::default() };
        let due = |today| choice.is_due(parse_day(today).expect("a day"));
        assert_eq!([due("2027-02-28"), due("2027-03-01"), due("2027-03-02")], [false, true, true]);
        assert!(!Choice::default().is_due(parse_day("2027-03-01").expect("a day")));
    }
}
