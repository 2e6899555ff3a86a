//! The footer says what keys do here, in this moment, and a click on it does the same.

use super::driver::Driver;
use super::screen_text::message;
use super::navigation::begun;
use crate::locale::Language;
use crate::tui::run::Flow;

fn last_line(driver: &Driver) -> String {
    driver.screen().lines().last().expect("a screen has lines").to_owned()
}

#[test]
fn click_on_a_hint_does_what_its_key_does() {
    let mut driver = begun();
    driver.click("↓ move");
    assert!(driver.shows_text("▸2"), "{}", driver.screen());
    driver.click("n note");
    assert!(driver.shows_hint("Esc", "action-back"), "{}", driver.screen());
    driver.click("Esc back");
    driver.click("Enter answer");
    assert!(driver.shows_position(2), "{}", driver.screen());
    driver.click("? help");
    assert!(driver.shows("help-title"), "{}", driver.screen());
    driver.click("Esc close");
    driver.click("r review");
    assert!(driver.shows("review-title"), "{}", driver.screen());
    driver.click("f finish");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver.click("d decide");
    assert!(driver.shows("decide-title"), "{}", driver.screen());
    driver.keys("Esc p");
    assert!(driver.shows(message!("replay-title", name = "Acme")), "{}", driver.screen());
    assert_eq!(driver.click("q leave"), Flow::Quit);
}

#[test]
fn hint_of_enter_changes_in_a_list_of_names() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(last_line(&driver).contains("Enter next"), "{}", driver.screen());
    driver.keys("'North");
    assert!(last_line(&driver).contains("Enter add"), "{}", driver.screen());
    driver.keys("F1");
    assert!(driver.shows("action-choose-add") && !driver.shows_text(&format!("   {}", driver.message("action-choose-answer"))), "{}", driver.screen());
}

#[test]
fn help_has_the_leave_hint_of_the_screen_below() {
    let mut driver = Driver::new(100, 30);
    driver.keys("?");
    assert!(last_line(&driver).contains("q leave"), "{}", driver.screen());
    driver.keys("Esc n");
    assert!(last_line(&driver).contains("Ctrl-C leave"), "{}", driver.screen());
    let mut driver = begun();
    driver.keys("?");
    assert!(last_line(&driver).contains("q save and leave"), "{}", driver.screen());
    driver.keys("Esc 1 Ctrl-r f p ?");
    assert!(last_line(&driver).contains("q leave"), "{}", driver.screen());
}

#[test]
fn footer_promises_no_saving_read_only() {
    let mut first = begun();
    first.keys("1 Ctrl-r f");
    let mut second = first.second_instance();
    second.keys("Down Enter");
    assert!(last_line(&second).contains("q leave"), "{}", second.screen());
    second.keys("r");
    assert!(last_line(&second).contains("q leave"), "{}", second.screen());
    second.keys("?");
    assert!(!second.shows("action-quit"), "{}", second.screen());
}

#[test]
fn refused_number_names_the_key_for_unknown() {
    for typed in ["", "'ma Space ", "'1.5 Enter Backspace Backspace Backspace "] {
        let mut driver = begun();
        driver.keys(&format!("1 {typed}Enter"));
        assert!(driver.shows("interview-type-a-number") && driver.shows("interview-type-a-number"), "{}", driver.screen());
    }
    let mut driver = Driver::in_language(Language::Dutch, 100, 30);
    driver.keys("n Enter 1 Enter");
    assert!(driver.shows("interview-type-a-number"), "{}", driver.screen());
}

#[test]
fn hint_of_enter_shows_only_where_it_applies_a_change() {
    let mut driver = begun();
    driver.keys("1 Ctrl-r f 4");
    let line = last_line(&driver);
    assert!(line.contains("←→ change") && line.contains("Tab ") && line.contains("Esc back"), "{line}");
    assert!(!line.contains("Enter"), "{line}");
    assert_eq!(driver.keys("Enter"), Flow::Idle);
    driver.keys("End");
    assert!(last_line(&driver).contains("Enter apply"), "{}", driver.screen());
    let before = driver.screen();
    driver.keys("Enter");
    assert_ne!(driver.screen(), before);
}
