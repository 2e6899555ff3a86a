//! The command palette: opened from everywhere, searched by name and key, and run on the component below.

use super::driver::Driver;
use super::navigation::start_interview;
use super::situations::situations;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use crate::tui::keys::{Action, KeyContext, Keymap};
use crate::tui::theme::Theme;
use rayon::prelude::*;

fn is_open(driver: &Driver) -> bool {
    driver.app.key_context() == KeyContext::Palette
}

/// Also from text fields and overlays. Esc and the key itself close it, and what is below is unchanged.
#[test]
fn palette_opens_above_everything_and_closes_without_a_trace() {
    let faults: Vec<String> = situations()
        .par_iter()
        .filter(|situation| !situation.name.starts_with("palette"))
        .filter_map(|situation| {
            let mut driver = situation.open(Language::Dutch, &Theme::new(false, false), (80, 24));
            let below = driver.app.key_context();
            // A message ends with the next key.
            driver.keys("Ctrl-p Esc");
            let before = driver.screen();
            for close in ["Esc", "Ctrl-p", "F9"] {
                driver.keys(if below.is_text() { "Ctrl-p" } else { ":" });
                if !is_open(&driver) {
                    return Some(format!("{}: does not open", situation.name));
                }
                driver.keys(close);
                if driver.screen() != before {
                    return Some(format!("{}: {before}\n{}", situation.name, driver.screen()));
                }
            }
            None
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every action of a context is listed with its keys, on windows of every size.
#[test]
fn palette_lists_every_action_with_its_keys() {
    let keymap = Keymap::built_in();
    for (keys, size) in [("n 'Acme Enter", (80, 24)), ("", (40, 12)), ("g", (120, 40)), ("n", (80, 24))] {
        let mut driver = Driver::new(size.0, size.1);
        if !keys.is_empty() {
            driver.keys(keys);
        }
        let context = driver.app.key_context();
        let wanted: Vec<_> = keymap
            .help_hints(context)
            .into_iter()
            // A digit is typed.
            .filter(|hint| !matches!(hint.action, Action::Digit(_) | Action::Palette))
            .map(|hint| (driver.keys_label(&hint), driver.action_label(&hint)))
            .collect();
        driver.keys("Ctrl-p");
        let mut seen = String::new();
        for _ in 0..200 {
            seen += &driver.screen();
            driver.keys("Down");
        }
        for (key, label) in wanted {
            let is_row = |line: &str| line.contains(&format!(" {key} ")) && line.contains(&*label);
            // A long label is broken over lines.
            let first = label.split(' ').next().unwrap_or_default();
            let is_start = |line: &str| line.contains(&format!(" {key} ")) && line.contains(first);
            assert!(seen.lines().any(|line| is_row(line) || is_start(line)), "{key} {label} in {context:?}");
        }
    }
}

#[test]
fn palette_runs_the_action_on_the_component_below() {
    let mut driver = start_interview();
    // By a part of its name, whatever the case.
    driver.keys(": 'GUI Enter");
    assert_eq!(driver.app.key_context(), KeyContext::Guide, "{}", driver.screen());
    driver.keys("Esc 1 '9 Enter r f Ctrl-p 'expo Enter");
    assert_eq!(driver.app.key_context(), KeyContext::Export, "{}", driver.screen());
    // Above an overlay the overlay gets it.
    driver.keys("Ctrl-p 'close Enter");
    assert_eq!(driver.app.key_context(), KeyContext::Advice, "{}", driver.screen());
    // By its key: the exact key is first, and capitals are other keys.
    driver.keys(": 'w Enter");
    assert!(driver.shows("decide-title"), "{}", driver.screen());
    driver.keys("Esc : 'b Enter");
    assert_eq!(driver.app.key_context(), KeyContext::Home, "{}", driver.screen());
    driver.keys(": 'N Enter");
    assert_eq!(driver.app.key_context(), KeyContext::Fields, "{}", driver.screen());
    assert_eq!(driver.keys("Ctrl-p 'q/ Enter"), Next::Redraw, "in a text field that is no key of quitting");
    assert_eq!(driver.keys("Ctrl-u 'Ctrl-C Enter"), Next::Quit);
}

/// An action that has no effect now says why, one of another screen says where it works, and nothing is found for nonsense.
#[test]
fn palette_explains_what_cannot_be_run() {
    let mut driver = Driver::new(80, 24);
    driver.keys(": 'undo Enter");
    assert!(!is_open(&driver) && driver.shows("home-nothing-to-undo"), "{}", driver.screen());
    driver.keys(": 'decide");
    assert!(driver.shows("place-advice"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(is_open(&driver) && driver.shows("idle-key-elsewhere"), "{}", driver.screen());
    driver.keys("Ctrl-u 'zzzz Enter");
    assert!(is_open(&driver) && driver.shows("palette-nothing"), "{}", driver.screen());
}

/// Accents and case of the labels do not matter, and the list is used with the mouse.
#[test]
fn palette_searches_in_dutch_and_takes_clicks() {
    let mut driver = Driver::in_language(Language::Dutch, 80, 24);
    driver.keys(": 'GIDS");
    let guide = driver.message("action-guide");
    assert!(driver.shows_text(&guide), "{}", driver.screen());
    driver.keys("Ctrl-u");
    driver.click_message("action-import");
    driver.click_message("action-import");
    assert!(
        driver.app.key_context() == KeyContext::Fields && driver.shows("home-import"),
        "{}",
        driver.screen()
    );
}
