//! The footer: it shows what keys do at the moment, and a click on a hint does the same.

use super::driver::Driver;
use super::navigation::start_interview;
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;

fn last_line(driver: &Driver) -> String {
    driver.screen().lines().last().expect("a screen has lines").to_owned()
}

/// Whether the footer shows what a key does.
fn has_hint(driver: &Driver, key: &str, action: &'static str) -> bool {
    last_line(driver).contains(&format!("{key} {}", driver.message(action)))
}

#[test]
fn click_on_a_hint_does_what_its_key_does() {
    let mut driver = start_interview();
    driver.click_hint("↓", "action-pair-move");
    assert!(driver.shows_text("▸2"), "{}", driver.screen());
    driver.click_hint("t", "action-note");
    assert!(driver.shows_hint("Esc", "action-back"), "{}", driver.screen());
    driver.click_hint("Esc", "action-back");
    driver.click_hint("Enter", "action-choose-answer");
    assert!(driver.shows_position(2), "{}", driver.screen());
    driver.click_hint("?", "action-help");
    assert!(driver.shows("help-title"), "{}", driver.screen());
    driver.click_hint("Esc", "action-back-close");
    driver.click_hint("r", "action-review");
    assert!(driver.shows("review-title"), "{}", driver.screen());
    driver.click_hint("f", "action-finish");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver.click_hint("w", "action-decide");
    assert!(driver.shows("decide-title"), "{}", driver.screen());
    driver.keys("Esc p");
    assert!(driver.shows(message!("replay-title", name = "Acme")), "{}", driver.screen());
    assert_eq!(driver.click_hint("q", "action-quit-leave"), Next::Quit);
}

#[test]
fn hint_of_enter_changes_in_a_list_of_names() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(has_hint(&driver, "Enter", "action-choose-next"), "{}", driver.screen());
    driver.keys("'North");
    assert!(has_hint(&driver, "Enter", "action-choose-add"), "{}", driver.screen());
    driver.keys("F1");
    assert!(
        driver.shows("action-choose-add")
            && !driver.shows_text(&format!("   {}", driver.message("action-choose-answer"))),
        "{}",
        driver.screen()
    );
}

#[test]
fn help_has_the_leave_hint_of_the_screen_below() {
    let mut driver = Driver::new(100, 30);
    driver.keys("?");
    assert!(has_hint(&driver, "q", "action-quit-leave"), "{}", driver.screen());
    driver.keys("Esc n");
    assert!(has_hint(&driver, "Ctrl-C", "action-quit-leave"), "{}", driver.screen());
    let mut driver = start_interview();
    driver.keys("?");
    assert!(has_hint(&driver, "q", "action-quit"), "{}", driver.screen());
    driver.keys("Esc 1 Ctrl-r f p ?");
    assert!(has_hint(&driver, "q", "action-quit-leave"), "{}", driver.screen());
}

#[test]
fn footer_promises_no_saving_read_only() {
    let mut first = start_interview();
    first.keys("1 Ctrl-r f");
    let mut second = first.second_instance();
    second.keys("Down Enter");
    assert!(has_hint(&second, "q", "action-quit-leave"), "{}", second.screen());
    second.keys("r");
    assert!(has_hint(&second, "q", "action-quit-leave"), "{}", second.screen());
    second.keys("?");
    assert!(!second.shows("action-quit"), "{}", second.screen());
}

#[test]
fn refused_number_names_the_key_for_unknown() {
    for typed in ["", "'ma Space ", "'1.5 Enter Backspace Backspace Backspace "] {
        let mut driver = start_interview();
        driver.keys(&format!("1 {typed}Enter"));
        assert!(driver.shows("interview-type-a-number"), "{}", driver.screen());
    }
    let mut driver = Driver::in_language(Language::Dutch, 100, 30);
    driver.keys("n Enter 1 Enter");
    assert!(driver.shows("interview-type-a-number"), "{}", driver.screen());
}

#[test]
fn hint_of_enter_shows_only_where_it_applies_a_change() {
    let mut driver = start_interview();
    driver.keys("1 Ctrl-r f 4");
    let line = last_line(&driver);
    assert!(
        has_hint(&driver, "←→", "action-pair-change") && has_hint(&driver, "Esc", "action-back"),
        "{line}"
    );
    assert!(line.contains("Tab ") && !line.contains("Enter"), "{line}");
    driver.keys("Enter");
    assert!(driver.shows("idle-row"), "{}", driver.screen());
    driver.keys("End");
    assert!(has_hint(&driver, "Enter", "action-choose-apply"), "{}", driver.screen());
    let before = driver.screen();
    driver.keys("Enter");
    assert_ne!(driver.screen(), before);
}
