//! Formats times in the time zone of the caller: in words for sentences, in figures for tables and names of files. The user
//! can choose figures for sentences too; files are always as ISO 8601 has it.

use super::{Message, Translator};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// How dates are shown to people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DateFormat {
    /// `27 November 2026` in sentences, in the words of the language. `2026-11-27` in tables.
    #[default]
    Words,
    /// `27-11-2026`.
    Numbers,
    /// `2026-11-27`.
    Iso,
}

impl DateFormat {
    /// All formats, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Words, Self::Numbers, Self::Iso];

    /// Returns the name in the settings.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Numbers => "numbers",
            Self::Iso => "iso",
        }
    }
}

/// Formats a date in figures, for a table.
pub(crate) fn date_in_figures(date: Date, translator: &Translator) -> String {
    match translator.date_format() {
        DateFormat::Numbers => date.strftime("%d-%m-%Y").to_string(),
        DateFormat::Words | DateFormat::Iso => date.to_string(),
    }
}

/// Formats a time to the minute in figures, for a table. Marks UTC, which users do not expect.
pub(crate) fn minute_in_figures(time: Timestamp, zone: &TimeZone, translator: &Translator) -> String {
    let local = time.to_zoned_datetime(zone.clone());
    let text = format!("{} {}", date_in_figures(local.date(), translator), local.strftime("%H:%M"));
    if zone.to_offset_info(time).abbreviation() == "UTC" { text + " UTC" } else { text }
}

/// Formats a date for a sentence: in words, such as `27 November 2026`, unless the user chose figures.
pub(crate) fn date_in_words(date: Date, translator: &Translator) -> String {
    if translator.date_format() != DateFormat::Words {
        return date_in_figures(date, translator);
    }
    let month = u64::from(date.month().unsigned_abs());
    let message = Message::new("date-long").arg("day", date.day().to_string()).arg("month", month);
    translator.translate(&message.arg("year", date.year().to_string()))
}

/// Formats a time to the minute for a sentence, such as `27 November 2026 at 14:05`. Marks UTC, which users do not expect.
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
    use super::{DateFormat, date_in_words, minute_in_figures, minute_in_words};
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
        let translator = Translator::new(Language::English);
        assert_eq!(minute_in_figures(evening, &tokyo, &translator), "2026-11-24 05:45");
        assert_eq!(minute_in_figures(evening, &TimeZone::UTC, &translator), "2026-11-23 20:45 UTC");
        let named = TimeZone::posix("UTC0").expect("the time zone is valid");
        assert_eq!(minute_in_figures(evening, &named, &translator), "2026-11-23 20:45 UTC");
    }

    /// Sentences and tables have the form that the user chose.
    #[test]
    fn dates_have_the_chosen_form() {
        let evening = "2026-03-07T20:45:00Z".parse().expect("the time is valid");
        let forms = |format| {
            let translator = Translator::new(Language::Dutch).with_dates(format);
            let day = date_in_words(date(2026, 3, 7), &translator);
            [day, minute_in_figures(evening, &TimeZone::UTC, &translator)]
        };
        assert_eq!(forms(DateFormat::Words), ["7 maart 2026", "2026-03-07 20:45 UTC"]);
        assert_eq!(forms(DateFormat::Numbers), ["07-03-2026", "07-03-2026 20:45 UTC"]);
        assert_eq!(forms(DateFormat::Iso), ["2026-03-07", "2026-03-07 20:45 UTC"]);
        let english = Translator::new(Language::English).with_dates(DateFormat::Numbers);
        assert_eq!(minute_in_words(evening, &TimeZone::UTC, &english), "07-03-2026 at 20:45 UTC");
    }
}
