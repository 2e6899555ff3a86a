//! The dialog in which the decision that was taken is recorded.

use super::drive::Driver;
use super::moves::{begun, only_file};
use crate::locale::Language;
use crate::tui::run::Flow;
use std::fs;

/// An interview that is finished: at its advice.
fn advised() -> Driver {
    let mut driver = begun();
    driver.keys("1 'n 'why Enter Ctrl-r f");
    if !driver.shows("recommended") {
        driver.keys("f");
    }
    assert!(driver.shows("recommended"), "{}", driver.shown());
    driver
}

#[test]
fn a_decision_is_recorded_shown_apart_and_there_again() {
    let mut driver = advised();
    driver.keys("d");
    assert!(driver.shows("What was decided?") && driver.shows("(as advised)"), "{}", driver.shown());
    driver.keys("Down Enter");
    assert!(driver.shows("Why? May stay empty."), "{}", driver.shown());
    assert!(driver.shows("Record a decision") && !driver.shows("Decided: "), "{}", driver.shown());
    driver.keys("'qnr?");
    driver.keys("Enter");
    assert!(
        driver.shows("◆ Decided: ") && driver.shows("(advised: ") && driver.shows("qnr?"),
        "{}",
        driver.shown()
    );
    assert!(!driver.shows("What was decided?"));
    assert!(only_file(&driver).contains("\"decided\""));
    let mut driver = driver.again(Language::Dutch);
    driver.keys("Down Enter");
    assert!(driver.shows("◆ Besloten: ") && driver.shows("qnr?"), "{}", driver.shown());
    driver.keys("d");
    assert!(driver.shows("tot nu toe besloten"), "{}", driver.shown());
    driver.keys("Enter");
    assert!(driver.shows("qnr?____"), "the reason is there to be changed: {}", driver.shown());
}

#[test]
fn one_that_was_taken_can_be_taken_back() {
    let mut driver = advised();
    driver.keys("d 1 Enter");
    assert!(driver.shows(", as advised"), "{}", driver.shown());
    driver.keys("d End Enter");
    assert!(!driver.shows("Decided: "), "{}", driver.shown());
}

#[test]
fn escape_goes_back_a_step_and_out_and_records_nothing() {
    let mut driver = advised();
    let before = only_file(&driver);
    driver.keys("d 2 'because Esc");
    assert!(driver.shows("What was decided?"), "{}", driver.shown());
    driver.keys("Enter");
    assert!(driver.shows("because"), "what was typed is kept: {}", driver.shown());
    driver.keys("Esc Esc");
    assert!(!driver.shows("What was decided?") && driver.shows("recommended"));
    assert_eq!(only_file(&driver), before);
}

#[test]
fn keys_of_the_advice_below_do_nothing_while_it_is_open() {
    let mut driver = advised();
    driver.keys("d");
    for key in ["r", "p", "n", "0", "h", "9", "Left"] {
        driver.keys(key);
        if key == "Left" {
            assert!(!driver.shows("What was decided?"), "back closes it");
        } else {
            assert!(driver.shows("What was decided?"), "{key}: {}", driver.shown());
        }
    }
    driver.keys("d");
    assert_eq!(driver.keys("q"), Flow::Quit);
}

#[test]
fn a_click_chooses_and_a_second_takes() {
    let mut driver = advised();
    driver.keys("d");
    driver.click("3   ");
    assert!(driver.shows("▸3"), "{}", driver.shown());
    driver.click("▸3");
    assert!(driver.shows("Why? May stay empty."), "{}", driver.shown());
}

#[test]
fn where_nothing_can_be_recorded_it_says_why() {
    let driver = advised();
    let mut second = driver.beside();
    second.keys("Down Enter d");
    assert!(second.shows("You can read here, not record a decision"), "{}", second.shown());
    second.keys("Enter");
    assert!(!second.shows("not record a decision") && second.shows("recommended"));
    let before = only_file(&driver);
    let mut replayed = driver.again(Language::English);
    replayed.keys("Down p Enter d");
    assert!(replayed.shows("In a replay you can only read."), "{}", replayed.shown());
    replayed.keys("Down Enter");
    assert_eq!(only_file(&replayed), before);
}

#[test]
fn what_cannot_be_written_stays_and_is_tried_again() {
    let mut driver = advised();
    let (folder, aside) = (driver.sessions(), driver.sessions().with_extension("aside"));
    fs::rename(&folder, &aside).expect("moved");
    fs::write(&folder, "in the way").expect("written");
    driver.keys("d 2 'because Enter");
    assert!(driver.shows("Not recorded: ") && driver.shows("because"), "{}", driver.shown());
    fs::remove_file(&folder).expect("removed");
    fs::rename(&aside, &folder).expect("back");
    driver.keys("Enter");
    assert!(driver.shows("◆ Decided: ") && driver.shows("because"), "{}", driver.shown());
    assert!(only_file(&driver).contains("\"decided\""));
}

#[test]
fn how_it_looks() {
    for language in [Language::English, Language::Dutch] {
        let tag = language.tag();
        for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
            let mut driver = Driver::speaking(language, columns, rows);
            driver.keys("n 'Acme Enter 3 '24 Enter r f d");
            insta::assert_snapshot!(format!("decide_{tag}_{columns}x{rows}"), driver.shown());
            driver.keys("2 'Our Enter");
            insta::assert_snapshot!(format!("decided_{tag}_{columns}x{rows}"), driver.shown());
        }
    }
}
