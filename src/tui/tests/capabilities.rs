//! What holds of every screen, whatever the terminal can do.

use super::drive::Driver;
use crate::locale::Language;
use crate::tui::theme::Theme;
use ratatui::style::{Color, Modifier};
use std::sync::Arc;

/// Keys through every screen, a step each. What is typed has accents, wide characters and typographic marks.
const WALK: &[&str] = &[
    "?",
    "Esc g",
    "Right",
    "Esc n 'Zoë&東京&…",
    "Ctrl-x",
    "Esc Enter",
    "n '“één”&→&½",
    "Enter ?",
    "End",
    "Esc 3",
    "'x",
    "Backspace Backspace '24",
    "Ctrl-x",
    "Esc Enter 2 1 2",
    "'Nörd",
    "Enter '東京 Enter",
    "Enter 4 2 3 1 2 '1 Enter 2 r",
    "Down",
    "f",
    "d",
    "Down Enter",
    "'Zoë&€ Enter",
    "2",
    "Right",
    "3",
    "Down Enter",
    "4",
    "Right Right",
    "s",
    "Esc 5",
    "Down Enter",
    "6",
    "7",
    "Esc f",
    "p",
    "Right Right Right",
    "End",
    "Esc Esc",
    "h",
    "Esc Esc n 'Bén Enter 1 Esc h",
    "Home Down Space",
    "Down Space",
    "v",
    "Tab",
    "Tab",
    "Esc Esc",
    "/ 'zoë",
    "Esc x",
    "Esc i",
    "Esc d",
    "Enter",
    "t",
    "Esc r",
];

/// Goes through every screen and has a look at each, at sizes with and without room.
fn walk(language: Language, look: &Theme, check: impl Fn(&Driver, &str)) {
    for (columns, rows) in [(100, 34), (40, 12)] {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let mut driver = Driver::looking(folder, language, look, columns, rows);
        for step in WALK {
            check(&driver, step);
            driver.keys(step);
        }
        check(&driver, "the end");
    }
}

#[test]
fn ascii_is_ascii_on_every_screen() {
    for language in Language::ALL {
        walk(language, &Theme::new(true, true), |driver, before| {
            let wrong = driver.cells().content.iter().find(|cell| !cell.symbol().is_ascii());
            assert_eq!(
                wrong.map(ratatui::buffer::Cell::symbol),
                None,
                "before {before}:\n{}",
                driver.shown()
            );
        });
    }
}

/// Text keeps the terminal's own colours, which are readable on every background; see the theme.
#[test]
fn colours_and_faintness_are_for_graphics_only() {
    for language in Language::ALL {
        walk(language, &Theme::new(true, false), |driver, before| {
            for cell in &driver.cells().content {
                let own = cell.fg == Color::Reset && !cell.modifier.contains(Modifier::DIM);
                let text = cell.symbol().chars().any(char::is_alphanumeric);
                assert!(own || !text, "{:?} before {before}:\n{}", cell, driver.shown());
                assert_eq!(cell.bg, Color::Reset, "before {before}:\n{}", driver.shown());
            }
        });
    }
}

/// The walk is worth nothing if it stands still.
#[test]
fn walk_comes_to_every_screen() {
    let mut titles = vec!["What the keys do", "Guide · ", "Your answers", "What was decided?", "Replay: "];
    titles.extend(["side by side", "recommended", "Practices", "question 1 of", "Delete", "Deleted"]);
    let missing = std::cell::RefCell::new(titles);
    walk(Language::English, &Theme::new(true, false), |driver, _| {
        missing.borrow_mut().retain(|title| !driver.shows(title));
    });
    assert_eq!(missing.into_inner(), Vec::<&str>::new());
}
