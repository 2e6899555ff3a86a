//! The footer says what keys do here, in this moment, and a click on it does the same.

use super::drive::Driver;
use super::moves::begun;
use crate::locale::Language;
use crate::tui::event_loop::Next;

fn last_line(driver: &Driver) -> String {
    driver.shown().lines().last().expect("a screen has lines").to_owned()
}

#[test]
fn a_click_on_a_hint_does_what_the_key_does() {
    let mut driver = begun();
    driver.click("↓ move");
    assert!(driver.shows("▸2"), "{}", driver.shown());
    driver.click("n note");
    assert!(driver.shows("Esc back"), "{}", driver.shown());
    driver.click("Esc back");
    driver.click("Enter answer");
    assert!(driver.shows("question 2 of"), "{}", driver.shown());
    driver.click("? help");
    assert!(driver.shows("What the keys do"), "{}", driver.shown());
    driver.click("Esc close");
    driver.click("r review");
    assert!(driver.shows("Your answers"), "{}", driver.shown());
    driver.click("f finish");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    driver.click("d decide");
    assert!(driver.shows("What was decided?"), "{}", driver.shown());
    driver.keys("Esc p");
    assert!(driver.shows("Replay: Acme"), "{}", driver.shown());
    assert_eq!(driver.click("q leave"), Next::Quit);
}

#[test]
fn enter_in_a_list_of_names_says_what_it_does() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(last_line(&driver).contains("Enter next"), "{}", driver.shown());
    driver.keys("'North");
    assert!(last_line(&driver).contains("Enter add"), "{}", driver.shown());
    driver.keys("F1");
    assert!(driver.shows("add") && !driver.shows("   answer"), "{}", driver.shown());
}

#[test]
fn the_help_leaves_as_the_screen_below_it() {
    let mut driver = Driver::new(100, 30);
    driver.keys("?");
    assert!(last_line(&driver).contains("q leave"), "{}", driver.shown());
    driver.keys("Esc n");
    assert!(last_line(&driver).contains("Ctrl-C leave"), "{}", driver.shown());
    let mut driver = begun();
    driver.keys("?");
    assert!(last_line(&driver).contains("q save and leave"), "{}", driver.shown());
    driver.keys("Esc 1 Ctrl-r f p ?");
    assert!(last_line(&driver).contains("q leave"), "{}", driver.shown());
}

#[test]
fn where_nothing_can_be_written_nothing_is_said_of_saving() {
    let mut first = begun();
    first.keys("1 Ctrl-r f");
    let mut second = first.beside();
    second.keys("Down Enter");
    assert!(last_line(&second).contains("q leave"), "{}", second.shown());
    second.keys("r");
    assert!(last_line(&second).contains("q leave"), "{}", second.shown());
    second.keys("?");
    assert!(!second.shows("save and leave"), "{}", second.shown());
}

#[test]
fn a_number_that_is_none_is_told_the_key_for_not_knowing() {
    for typed in ["", "'ma Space ", "'1.5 Enter Backspace Backspace Backspace "] {
        let mut driver = begun();
        driver.keys(&format!("1 {typed}Enter"));
        assert!(driver.shows("100,000") && driver.shows("Ctrl-O if"), "{}", driver.shown());
    }
    let mut driver = Driver::speaking(Language::Dutch, 100, 30);
    driver.keys("n Enter 1 Enter");
    assert!(driver.shows("Ctrl-O als u"), "{}", driver.shown());
}

#[test]
fn where_answers_are_tried_enter_is_named_only_at_a_change_that_it_applies() {
    let mut driver = begun();
    driver.keys("1 Ctrl-r f 4");
    let line = last_line(&driver);
    assert!(line.contains("←→ change") && line.contains("Tab ") && line.contains("Esc back"), "{line}");
    assert!(!line.contains("Enter"), "{line}");
    assert_eq!(driver.keys("Enter"), Next::Idle);
    driver.keys("End");
    assert!(last_line(&driver).contains("Enter apply"), "{}", driver.shown());
    let before = driver.shown();
    driver.keys("Enter");
    assert_ne!(driver.shown(), before);
}
