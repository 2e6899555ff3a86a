//! Formats times in the time zone of the caller: in words for people, in figures for tables and names of files.

use super::{Message, Translator};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Formats a time to the minute, in the time zone. Marks UTC, which users do not expect.
pub(crate) fn format_minute(time: Timestamp, zone: &TimeZone) -> String {
    let local = time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    if zone.to_offset_info(time).abbreviation() == "UTC" { local + " UTC" } else { local }
}

/// Formats the date of a time in the time zone.
pub(crate) fn format_date(time: Timestamp, zone: &TimeZone) -> String {
    date(time, zone).to_string()
}

/// Formats a date in words, such as `27 November 2026`.
pub(crate) fn date_in_words(date: Date, translator: &Translator) -> String {
    let month = u64::from(date.month().unsigned_abs());
    let message = Message::new("date-long").arg("day", date.day().to_string()).arg("month", month);
    translator.translate(&message.arg("year", date.year().to_string()))
}

/// Formats a time to the minute in words, such as `27 November 2026 at 14:05`. Marks UTC, which users do not expect.
pub(crate) fn minute_in_words(time: Timestamp, zone: &TimeZone, translator: &Translator) -> String {
    let local = time.to_zoned_datetime(zone.clone());
    let is_utc = zone.to_offset_info(time).abbreviation() == "UTC";
    let message = if is_utc { Message::new("date-and-time-utc") } else { Message::new("date-and-time") };
    let message = message.arg("date", date_in_words(local.date(), translator));
    translator.translate(&message.arg("time", local.strftime("%H:%M").to_string()))
}

/// Returns the date of a time in the time zone.
pub(crate) fn date(time: Timestamp, zone: &TimeZone) -> Date {
    time.to_zoned_datetime(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::{date_in_words, format_date, format_minute, minute_in_words};
    use crate::locale::{Language, Translator};
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    /// Checks the words of both languages, that every month has a name of its own, and the time in words.
    #[test]
    fn dates_are_in_the_words_of_the_language() {
        let (english, dutch) = (Translator::new(Language::English), Translator::new(Language::Dutch));
        let first = date(2027, 3, 1);
        assert_eq!(date_in_words(first, &english), "1 March 2027");
        assert_eq!(date_in_words(first, &dutch), "1 maart 2027");
        for translator in [&english, &dutch] {
            let months: std::collections::BTreeSet<_> =
                (1..=12).map(|month| date_in_words(date(2026, month, 1), translator)).collect();
            assert_eq!(months.len(), 12);
        }
        let evening = "2026-11-23T20:45:00Z".parse().expect("the time is valid");
        let tokyo = TimeZone::posix("JST-9").expect("the time zone is valid");
        assert_eq!(minute_in_words(evening, &tokyo, &dutch), "24 november 2026 om 05:45 uur");
        assert_eq!(minute_in_words(evening, &TimeZone::UTC, &english), "23 November 2026 at 20:45 UTC");
    }

    /// Checks a time in another zone and in UTC.
    #[test]
    fn times_are_local_and_utc_is_marked() {
        let evening = "2026-11-23T20:45:00Z".parse().expect("the time is valid");
        let tokyo = TimeZone::posix("JST-9").expect("the time zone is valid");
        assert_eq!(format_minute(evening, &tokyo), "2026-11-24 05:45");
        assert_eq!(format_date(evening, &tokyo), "2026-11-24");
        assert_eq!(format_minute(evening, &TimeZone::UTC), "2026-11-23 20:45 UTC");
        assert_eq!(
            format_minute(evening, &TimeZone::posix("UTC0").expect("the time zone is valid")),
            "2026-11-23 20:45 UTC"
        );
    }
}
