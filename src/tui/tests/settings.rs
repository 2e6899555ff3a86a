//! Settings changed while the program runs: every open screen follows at once, at the same place.

use super::driver::Driver;
use super::situations::{Situation, situations};
use crate::locale::Language;
use crate::settings::{Setting, Sources, Values};
use crate::tui::event_loop::Application as _;
use crate::tui::theme::ColorDepth::{All, Indexed, Sixteen};
use crate::tui::theme::Theme;
use crate::workflow::ActiveSettings;
use ratatui::style::Color;
use std::path::PathBuf;

/// Opens a situation, and the settings of that language above it.
fn with_settings_open(situation: &Situation, language: Language, size: (u16, u16)) -> Driver {
    let mut driver = situation.open(language, &Theme::new(false, false), size);
    let value = Language::ALL.iter().position(|known| *known == language);
    let command_line = Values::default().with(Setting::Language, value);
    let sources = Sources { command_line, ..Sources::default() };
    driver.set_settings(ActiveSettings::load(None, sources, |_| None));
    driver.keys("F10");
    driver
}

/// Switches the language inside on every screen, and expects it as if it had been opened in that language: the same place,
/// what was typed, and no word of the other language. Messages that last until the next key are gone.
fn switch_language_everywhere(size: (u16, u16)) {
    let shown = |driver: &Driver| {
        let folder = driver.sessions_dir().with_file_name("").to_string_lossy().into_owned();
        driver.screen().replace(&folder, "FOLDER/")
    };
    // The examples of the demo were written in the language of the start, and the settings are not above themselves.
    let is_left_out = |name: &str| name.starts_with("demo_") || name == "settings";
    for situation in situations().into_iter().filter(|situation| !is_left_out(situation.name)) {
        // Both are switched to their language, so that messages are gone in both.
        let mut from_start = with_settings_open(&situation, Language::Dutch, size);
        from_start.keys("Right Right Esc");
        let mut switched = with_settings_open(&situation, Language::English, size);
        switched.keys("Right Esc");
        // The cursor of the one stays on the session that happened to be read first, and the other shows about the same
        // part of a text whose lines are others.
        if ["home_trash", "advice_warnings"].contains(&situation.name) {
            from_start.keys("Home");
            switched.keys("Home");
        }
        assert_eq!(shown(&switched), shown(&from_start), "{} at {size:?}", situation.name);
    }
}

#[test]
fn language_switched_inside_reaches_every_screen() {
    switch_language_everywhere((80, 24));
}

#[test]
fn language_switched_inside_reaches_every_wide_screen() {
    switch_language_everywhere((120, 40));
}

/// A driver at home whose settings are in a file of its folder.
fn driver_with_file() -> (Driver, PathBuf) {
    let mut driver = Driver::new(80, 24);
    let path = driver.sessions_dir().with_file_name("config.toml");
    driver.set_settings(ActiveSettings::load(Some(path.clone()), Sources::default(), |_| None));
    (driver, path)
}

fn file(path: &PathBuf) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// A change is in the file at once, and a setting returns to its default with Backspace.
#[test]
fn change_is_in_the_file_at_once() {
    let (mut driver, path) = driver_with_file();
    driver.keys(", Right");
    assert_eq!(file(&path), "language = \"nl\"\n");
    driver.keys("Down Down l");
    assert_eq!(file(&path), "language = \"nl\"\noutlook = false\n");
    driver.keys("Up Up Backspace");
    assert_eq!(file(&path), "outlook = false\n");
    assert!(driver.shows("settings-title"));
    driver.keys("Esc");
    assert!(!driver.shows("settings-title") && driver.shows("home-empty"));
}

/// If the file cannot be written, the change counts, and the overlay says why it is not saved.
#[test]
fn change_counts_if_the_file_cannot_be_written() {
    let (mut driver, path) = driver_with_file();
    std::fs::create_dir_all(&path).expect("the folder can be created");
    driver.keys(", Down Right");
    assert!(driver.shows("settings-not-saved"), "{}", driver.screen());
}

/// What the command line decides says so.
#[test]
fn setting_of_the_command_line_says_so() {
    let mut driver = Driver::new(80, 24);
    let command_line = Values::default().with(Setting::Theme, Some(1));
    let sources = Sources { command_line, ..Sources::default() };
    driver.set_settings(ActiveSettings::load(None, sources, |_| None));
    driver.keys(",");
    assert!(driver.shows("setting-wins-option"), "{}", driver.screen());
    assert!(!driver.shows("setting-wins-variable"));
}

/// The settings open from a text field by the function key, and what is typed stays; the letter is text there.
#[test]
fn settings_open_from_a_text_field() {
    let mut driver = Driver::new(80, 24);
    driver.keys("n 'Acme,");
    assert!(!driver.shows("settings-title"));
    driver.keys("F10");
    assert!(driver.shows("settings-title"));
    driver.keys(",");
    assert!(!driver.shows("settings-title") && driver.shows_text("Acme,"), "{}", driver.screen());
}

/// A theme counts at once, for the whole window.
#[test]
fn theme_is_painted_at_once() {
    let mut driver = Driver::in_colour(80, 24);
    driver.set_theme(&Theme::new(true, false).with_depth(Some(Indexed)));
    driver.set_settings(ActiveSettings::default());
    driver.keys(", Down Right Esc");
    assert!(driver.buffer().content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset));
    driver.keys(", Down Left Esc");
    assert!(driver.buffer().content.iter().all(|cell| cell.bg == Color::Reset));
}

/// A terminal with few colours, and one without, says that it cannot show the theme.
#[test]
fn theme_without_colours_says_so() {
    let remark = |theme: &Theme| {
        let mut driver = Driver::in_colour(80, 24);
        driver.set_theme(theme);
        driver.set_settings(ActiveSettings::default());
        driver.keys(", Down Left");
        let keys = ["setting-theme-no-colors", "setting-theme-sixteen", "setting-theme-approximate"];
        keys.into_iter().find(|key| driver.shows(*key))
    };
    let with = |depth| Theme::new(true, false).with_depth(depth);
    assert_eq!(remark(&with(None)), Some("setting-theme-no-colors"));
    assert_eq!(remark(&with(Some(Sixteen))), Some("setting-theme-sixteen"));
    assert_eq!(remark(&with(Some(Indexed))), Some("setting-theme-approximate"));
    assert_eq!(remark(&with(Some(All))), None);
}

/// The outlook and the mouse follow the settings.
#[test]
fn outlook_and_mouse_follow_the_settings() {
    let mut driver = Driver::new(120, 40);
    driver.set_settings(ActiveSettings::default());
    driver.keys("n 'Acme Enter");
    assert!(driver.shows("outlook-title") && driver.app.wants_mouse());
    driver.keys(", Down Down Right Down Right Esc");
    assert!(!driver.shows("outlook-title") && !driver.app.wants_mouse(), "{}", driver.screen());
}

/// Problems of the settings are told on the home screen.
#[test]
fn problems_are_told_at_home() {
    let mut driver = Driver::new(80, 24);
    let path = driver.sessions_dir().with_file_name("config.toml");
    std::fs::write(&path, "theme = \"drak\"\nzebra = 1\n").expect("the file can be written");
    driver.set_settings(ActiveSettings::load(Some(path), Sources::default(), |_| None));
    assert!(driver.shows("settings-problem") && driver.shows("settings-value-near"), "{}", driver.screen());
}
