//! Properties of the environment: whether the terminal can show more than ASCII and more than lines, its width, and the
//! time zone.
//!
//! Each function takes the lookup of a variable, which returns `None` for a variable that is unset or empty.

use crate::render::text_writer::TextOptions;
use jiff::tz::TimeZone;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;
use textwrap::{Options, WordSplitter};

/// Returns whether the encoding of the locale is UTF-8, by the first variable that is set.
///
/// If none is set, the locale is `C` on most Unixes. On macOS and Windows text on a terminal is always Unicode, and
/// programs started from the desktop often have none of the variables.
pub(super) fn locale_is_utf8(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    match ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable) {
        Some(locale) => locale.to_str().is_some_and(is_utf8_locale),
        None => cfg!(any(target_os = "macos", windows)),
    }
}

/// Returns whether the name of a locale includes UTF-8, as `nl_NL.UTF-8`, `C.utf8` and `de_DE.UTF-8@euro` do. A name
/// without an encoding means an older one. macOS uses `UTF-8` alone.
fn is_utf8_locale(locale: &str) -> bool {
    let name = locale.split('@').next().unwrap_or_default();
    let encoding = name.rsplit('.').next().unwrap_or_default();
    let letters: String = encoding.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.eq_ignore_ascii_case("utf8")
}

/// Returns whether to print lines instead of drawing screens: if `ACCESSIBLE` is set to anything but `0` or `false`, or
/// if the terminal can only print lines.
pub(super) fn wants_lines(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let accessible = variable("ACCESSIBLE").is_some_and(|value| value != "0" && value != "false");
    accessible || is_dumb(variable)
}

/// Returns whether the terminal can only print lines.
pub fn is_dumb(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

/// Returns the options for text on standard output: on a terminal its width, up to a limit.
pub(super) fn stdout_text_options(options: TextOptions) -> TextOptions {
    let out = io::stdout();
    if !out.is_terminal() {
        return options.for_file();
    }
    let size = terminal_size::terminal_size_of(out);
    options.for_terminal(size.map_or(0, |(width, _)| width.0.into()))
}

/// Returns the options for text on standard error: on a terminal its width, up to a limit.
pub(super) fn stderr_text_options(options: TextOptions) -> TextOptions {
    match stderr_width() {
        Some(width) => options.for_terminal(width),
        None => options.for_file(),
    }
}

/// Returns the width in columns of the terminal on standard error, or `None` for a file or a pipe.
pub(super) fn stderr_width() -> Option<usize> {
    let err = io::stderr();
    if !err.is_terminal() {
        return None;
    }
    let size = terminal_size::terminal_size_of(err);
    Some(TextOptions::default().for_terminal(size.map_or(0, |(width, _)| width.0.into())).width)
}

/// Wraps a line at its spaces. A word that is longer than the line, such as a path, stays whole, so that it can be
/// copied.
pub(super) fn wrap_at_words(line: &str, width: usize) -> String {
    let options = Options::new(width).subsequent_indent("  ").break_words(false);
    textwrap::fill(line, options.word_splitter(WordSplitter::NoHyphenation))
}

/// The file that holds the time zone of the system.
const LOCAL_ZONE: &str = "/etc/localtime";

/// Returns the user's time zone, or UTC if it cannot be determined.
pub fn time_zone(variable: impl Fn(&str) -> Option<OsString>) -> TimeZone {
    let local = if variable("TZ").is_none() { read_zone_file(Path::new(LOCAL_ZONE)) } else { None };
    // Looking up a zone by its name lists all zones, which takes a tenth of the time until the first question.
    let zone = local.or_else(|| TimeZone::try_system().ok());
    zone.filter(|zone| !zone.is_unknown()).unwrap_or(TimeZone::UTC)
}

fn read_zone_file(path: &Path) -> Option<TimeZone> {
    TimeZone::tzif("Local", &std::fs::read(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{is_dumb, locale_is_utf8, wants_lines, wrap_at_words};
    use std::ffi::OsString;

    /// Returns a lookup of variables in a list.
    fn lookup_in(list: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<OsString> {
        |name| list.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
    }

    /// The first variable that is set determines the encoding.
    #[test]
    fn locale_follows_first_set_variable() {
        for (list, utf8) in [
            (&[("LANG", "nl_NL.UTF-8")][..], true),
            (&[("LANG", "C.utf8")], true),
            (&[("LANG", "de_DE.UTF-8@euro")], true),
            (&[("LC_CTYPE", "UTF-8"), ("LANG", "C")], true),
            (&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_CTYPE", "nl_NL.ISO-8859-1"), ("LANG", "en_GB.UTF-8")], false),
            (&[("LC_MESSAGES", "nl_NL.UTF-8"), ("LANG", "POSIX")], false),
            (&[("LANG", "nl_NL@euro")], false),
            (&[("LANG", "nl_NL")], false),
            (&[("LANG", "ja_JP.eucJP")], false),
        ] {
            assert_eq!(locale_is_utf8(lookup_in(list)), utf8, "{list:?}");
        }
        assert_eq!(locale_is_utf8(lookup_in(&[])), cfg!(any(target_os = "macos", windows)));
    }

    /// Errors are wrapped at spaces; paths are never broken.
    #[test]
    fn wrap_at_words_keeps_paths_whole() {
        let line = "/a/very/long/path/to-a-file: there is no such file to be-read";
        let wrapped = "/a/very/long/path/to-a-file:\n  there is no such\n  file to be-read";
        assert_eq!(wrap_at_words(line, 20), wrapped);
    }

    /// `ACCESSIBLE` and dumb terminals request lines.
    #[test]
    fn wants_lines_follows_accessible_and_dumb_terminals() {
        assert!(wants_lines(lookup_in(&[("ACCESSIBLE", "1")])));
        assert!(wants_lines(lookup_in(&[("ACCESSIBLE", "yes"), ("TERM", "xterm")])));
        assert!(wants_lines(lookup_in(&[("ACCESSIBLE", "0"), ("TERM", "dumb")])));
        assert!(!wants_lines(lookup_in(&[("ACCESSIBLE", "0"), ("TERM", "xterm")])));
        assert!(!wants_lines(lookup_in(&[("ACCESSIBLE", "false")])));
        assert!(!wants_lines(lookup_in(&[])));
        assert!(is_dumb(lookup_in(&[("TERM", "dumb")])));
    }
}
