//! Times as people read them, in the time zone that the caller names.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Returns a moment to the minute, marked where it is UTC: nobody expects that on a clock of their own.
#[must_use]
pub fn format_minute(time: Timestamp, zone: &TimeZone) -> String {
    let local = time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    if zone.to_offset_info(time).abbreviation() == "UTC" { local + " UTC" } else { local }
}

/// Returns the day on which a moment falls, as people read it.
#[must_use]
pub fn format_date(time: Timestamp, zone: &TimeZone) -> String {
    date(time, zone).to_string()
}

/// Returns the day on which a moment falls.
#[must_use]
pub fn date(time: Timestamp, zone: &TimeZone) -> Date {
    time.to_zoned_datetime(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::{format_date, format_minute};
    use jiff::tz::TimeZone;

    #[test]
    fn times_are_local_and_utc_is_marked() {
        let evening = "2026-11-23T20:45:00Z".parse().expect("a time");
        let tokyo = TimeZone::posix("JST-9").expect("a zone");
        assert_eq!(format_minute(evening, &tokyo), "2026-11-24 05:45");
        assert_eq!(format_date(evening, &tokyo), "2026-11-24");
        assert_eq!(format_minute(evening, &TimeZone::UTC), "2026-11-23 20:45 UTC");
        assert_eq!(format_minute(evening, &TimeZone::posix("UTC0").expect("a zone")), "2026-11-23 20:45 UTC");
    }
}
