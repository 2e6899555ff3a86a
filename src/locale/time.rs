//! Formats times in the time zone of the caller.

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

/// Returns the date of a time in the time zone.
pub(crate) fn date(time: Timestamp, zone: &TimeZone) -> Date {
    time.to_zoned_datetime(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::{format_date, format_minute};
    use jiff::tz::TimeZone;

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
