//! The dialog in which the decision that was taken is recorded.

use super::drive::Driver;
use super::moves::{begun, only_file};
use crate::locale::Language;
use crate::tui::event_loop::Next;
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
    assert!(driver.shows("All may stay empty."), "{}", driver.shown());
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
fn all_five_parts_are_recorded_and_a_new_decision_begins_with_nothing_of_the_old() {
    let mut driver = advised();
    driver.keys("d 2 'so Tab 'Ann Tab '2020-01-02 Tab Space Enter");
    assert!(
        driver.shows("Decided by Ann") && driver.shows("Look again now: planned for 2020-01-02"),
        "{}",
        driver.shown()
    );
    assert!(driver.beside().shows("look again: "), "the list says so too");
    let events = |driver: &Driver| -> Vec<serde_json::Value> {
        let file: serde_json::Value = serde_json::from_str(&only_file(driver)).expect("JSON");
        let events = file["events"].as_array().expect("events").clone();
        events.into_iter().filter(|event| event["type"] == "decided").collect()
    };
    let first = events(&driver).pop().expect("one");
    assert_eq!(
        (&first["text"], &first["by"], &first["review_on"]),
        (&"so".into(), &"Ann".into(), &"2020-01-02".into())
    );
    assert_eq!(first["segmentation"].as_array().map(Vec::len), Some(1), "{first}");
    driver.keys("d");
    driver.keys("3 Enter");
    let second = events(&driver).pop().expect("one");
    assert_eq!(
        (&second["text"], second.get("by"), second.get("review_on")),
        (&"".into(), None, None),
        "{second}"
    );
    assert!(second["model"] != first["model"] && second.get("segmentation").is_none());
    assert!(!driver.shows("Decided by Ann"));
    driver.keys("d Enter Tab Tab '9000-01-02 Enter");
    assert!(driver.shows("Look again on 9000-01-02"), "{}", driver.shown());
    assert!(!driver.beside().shows("look again: "));
}

#[test]
fn a_day_that_is_none_and_a_decision_that_says_nothing_are_refused_with_a_sentence() {
    let mut driver = advised();
    let before = only_file(&driver);
    driver.keys("d 1 Tab Tab '2027-2-3 Enter");
    assert!(driver.shows("\"2027-2-3\" is not a day"), "{}", driver.shown());
    for (columns, rows) in [(40, 12), (80, 24)] {
        driver.resize(columns, rows);
        assert!(driver.shows("\"2027-2-3\" is not a day"), "{}", driver.shown());
    }
    driver.keys("Backspace");
    assert!(!driver.shows("is not a day"), "it is about what stood there: {}", driver.shown());
    driver.keys("Esc 4 Enter");
    assert!(driver.shows("There is nothing to record yet."), "{}", driver.shown());
    assert_eq!(only_file(&driver), before);
    driver.keys("'later Enter");
    assert!(driver.shows("the model is still open") && driver.shows("later"), "{}", driver.shown());
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
    assert_eq!(driver.keys("q"), Next::Quit);
}

#[test]
fn a_click_chooses_and_a_second_takes() {
    let mut driver = advised();
    driver.keys("d");
    driver.click("3   ");
    assert!(driver.shows("▸3"), "{}", driver.shown());
    driver.click("▸3");
    assert!(driver.shows("All may stay empty."), "{}", driver.shown());
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
            driver.keys("2 'Our Tab 'Ann Tab '2020-01-02 Tab Space");
            insta::assert_snapshot!(format!("decide_rest_{tag}_{columns}x{rows}"), driver.shown());
            driver.keys("Enter");
            insta::assert_snapshot!(format!("decided_{tag}_{columns}x{rows}"), driver.shown());
        }
    }
}
