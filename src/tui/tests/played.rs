//! What a replay tells and marks.

use super::drive::Driver;
use super::moves::{begun, only_file};
use crate::locale::Language;
use std::fs;

/// An interview in which the outlook turns, a note is written and an answer changed, finished, decided on and played.
fn played(language: Language, columns: u16, rows: u16) -> Driver {
    let mut driver = Driver::speaking(language, columns, rows);
    driver.keys("n 'Acme Enter 2 '2 Enter Esc Ctrl-u '24 Enter 3 Esc n 'why Enter 1 r f d 3 'habit Enter");
    let mut driver = driver.again(language);
    driver.keys("Down p Space");
    driver
}

#[test]
fn the_turn_of_the_outlook_is_marked_told_and_gone_to() {
    let mut driver = played(Language::English, 100, 30);
    assert!(driver.shows("★━") || driver.shows("★─"), "{}", driver.shown());
    driver.keys("t");
    assert!(driver.shows("★ Here the outlook turned from "), "{}", driver.shown());
    let first = driver.shown();
    for _ in 0..20 {
        driver.keys("t");
        assert!(driver.shows("Here the outlook turned from "), "{}", driver.shown());
        if driver.shown() == first {
            return;
        }
    }
    panic!("it goes round:\n{}", driver.shown());
}

#[test]
fn a_click_on_a_mark_goes_to_where_it_happened() {
    let mut driver = played(Language::English, 100, 30);
    driver.click("✎");
    assert!(driver.shows("A note was written.") && driver.shows("Note: why"), "{}", driver.shown());
    let noted = driver.shown();
    driver.keys("Home n");
    assert_eq!(driver.shown(), noted);
}

#[test]
fn changes_of_mind_are_gone_to_both_ways() {
    let mut driver = played(Language::English, 100, 30);
    driver.keys("End M");
    assert!(driver.shows("Changed, was: "), "{}", driver.shown());
    let last = driver.shown();
    driver.keys("M m");
    assert_eq!(driver.shown(), last);
}

#[test]
fn the_decision_is_the_last_moment() {
    let mut driver = played(Language::English, 100, 30);
    driver.keys("End");
    for part in ["The decision taken", "Decided: ", "habit", "The advice was"] {
        assert!(driver.shows(part), "{part}: {}", driver.shown());
    }
    driver.keys("Left");
    assert!(driver.shows("The end") && !driver.shows("habit"), "{}", driver.shown());
}

#[test]
fn speed_changes_while_it_plays() {
    let mut driver = played(Language::English, 100, 30);
    driver.keys("Space + + + +");
    assert!(driver.shows("8x") && driver.shows("Space pause"), "{}", driver.shown());
    driver.keys("- - - - -");
    assert!(driver.shows("0.5x") && driver.wait(), "{}", driver.shown());
}

#[test]
fn what_is_gone_is_told_at_its_moment_and_at_the_start() {
    let mut driver = begun();
    driver.keys("1 '9 Enter r f");
    let path = driver.sessions();
    let whole = only_file(&driver);
    let gone = whole.replace("\"team_size\"", "\"head\u{1b}count\"").replace('\u{1b}', "\\u001b");
    let file = fs::read_dir(path).expect("there").map(|entry| entry.expect("readable").path());
    let file = file.filter(|path| path.extension().is_some_and(|end| end == "json")).last().expect("one");
    fs::write(file, gone).expect("written");
    let mut driver = driver.again(Language::English);
    driver.keys("Down p Space");
    assert!(driver.shows("It no longer knows") && driver.shows("head␛count"), "{}", driver.shown());
    driver.keys("Right Right");
    assert!(driver.shows("No longer in the rulebook"), "{}", driver.shown());
    assert!(!driver.shows("It no longer knows"), "{}", driver.shown());
    assert!(driver.shows("\"head␛count\" is gone; the answer was 9."), "{}", driver.shown());
}

#[test]
fn how_it_looks() {
    for language in [Language::English, Language::Dutch] {
        let tag = language.tag();
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut driver = played(language, columns, rows);
            driver.keys("t");
            insta::assert_snapshot!(format!("replay_turned_{tag}_{columns}x{rows}"), driver.shown());
            driver.keys("End");
            insta::assert_snapshot!(format!("replay_decided_{tag}_{columns}x{rows}"), driver.shown());
        }
    }
}
