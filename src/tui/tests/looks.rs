//! What the screens look like, on the shipped rulebook.

use super::drive::Driver;
use crate::locale::Language;
use std::time::Duration;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// A snapshot of a screen that these keys lead to, at each size.
pub(super) fn looks(name: &str, language: Language, keys: &str) {
    for (columns, rows) in SIZES {
        let mut driver = Driver::speaking(language, columns, rows);
        if !keys.is_empty() {
            driver.keys(keys);
        }
        insta::assert_snapshot!(format!("{name}_{}_{columns}x{rows}", language.tag()), driver.shown());
    }
}

const BEGIN: &str = "n 'Acme Enter";

fn after(keys: &str) -> String {
    format!("{BEGIN} {keys}")
}

#[test]
fn home() {
    looks("home_empty", Language::English, "");
    looks("home_empty", Language::Dutch, "");
    looks("home_naming", Language::English, "n 'Acme");
    for (columns, rows) in SIZES {
        let mut driver = Driver::new(columns, rows);
        driver.keys(&after("1 '9 Enter r f Esc h"));
        driver.pass(Duration::from_hours(5));
        driver.keys("n '東京&株式会社 Enter 2 Esc h");
        driver.pass(Duration::from_mins(3));
        driver.keys("n Enter 1 Esc h");
        insta::assert_snapshot!(format!("home_list_{columns}x{rows}"), driver.shown());
    }
}

#[test]
fn questions() {
    looks("choice", Language::English, &after("2 '24 Enter 2 5 Down"));
    looks("choice", Language::Dutch, &after("2 '24 Enter 2 5 Down"));
    looks("number", Language::English, &after("2 '240000 Enter"));
    looks("names", Language::English, &after("2 '24 Enter 2 5 2 'North Enter '東京 Enter 'So"));
    looks("noted", Language::English, &after("n 'the&board&decides Enter"));
}

#[test]
fn moot() {
    looks("moot", Language::English, &after("2 '24 Enter 2 5 2 'North Enter Enter Left Esc 1"));
}

#[test]
fn review() {
    let keys = "2 '24 Enter 0 1 2 'North Enter Enter 1 Left Left Esc 1 n 'why Enter r";
    looks("review", Language::English, &after(keys));
    looks("review", Language::Dutch, &after(keys));
}

#[test]
fn help() {
    looks("help", Language::English, &after("?"));
    looks("help", Language::Dutch, &after("?"));
}

#[test]
fn replay() {
    for (columns, rows) in SIZES {
        let mut driver = Driver::new(columns, rows);
        driver.keys(&after("1 Esc 3 '24 Enter 2 n 'why Enter 3 r f"));
        let mut driver = driver.again(Language::English);
        driver.keys("Down p Space m");
        insta::assert_snapshot!(format!("replay_changed_{columns}x{rows}"), driver.shown());
        driver.keys("Right");
        insta::assert_snapshot!(format!("replay_answered_{columns}x{rows}"), driver.shown());
        driver.keys("End");
        insta::assert_snapshot!(format!("replay_end_{columns}x{rows}"), driver.shown());
    }
}

#[test]
fn ascii_is_ascii() {
    let folder = std::sync::Arc::new(tempfile::tempdir().expect("a folder"));
    let mut driver = Driver::over(folder, Language::English, true, 80, 24);
    for keys in ["n 'Acme", "Enter", "1", "'24 Enter", "r", "?"] {
        driver.keys(keys);
        assert!(driver.shown().is_ascii(), "{}", driver.shown());
    }
}
