//! What is typed is not lost, whichever way one leaves.

use super::drive::Driver;
use super::moves::{begun, only_file};
use crate::tui::input::{Input, Signal};
use crate::tui::run::Flow;
use serde_json::{Value, json};
use std::fs;

fn saved(driver: &Driver, part: &str, question: &str) -> Value {
    let file: Value = serde_json::from_str(&only_file(driver)).expect("it is JSON");
    file[part][question].clone()
}

/// An interview at the names of regions, with two of them entered and a third typed.
fn naming() -> Driver {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'North Enter 'South Enter 'East");
    assert!(driver.shows("What do you call these regions"), "{}", driver.shown());
    driver
}

#[test]
fn a_name_is_on_the_disk_before_the_next_line_shows() {
    let driver = naming();
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South"]));
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    driver.send(Input::Paste("North\nSouth".into()));
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South"]));
}

#[test]
fn a_name_that_cannot_be_saved_stays_and_the_next_key_tries_again() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'North");
    fs::rename(driver.sessions(), driver.sessions().with_extension("aside")).expect("moved");
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("Enter");
    assert!(driver.shows("Your answer is not saved yet") && driver.shows("1 North"), "{}", driver.shown());
    fs::remove_file(driver.sessions()).expect("removed");
    fs::rename(driver.sessions().with_extension("aside"), driver.sessions()).expect("moved");
    driver.keys("Down");
    assert!(driver.shows("Saved now") && driver.shows("▸ 2 ____"), "{}", driver.shown());
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North"]));
}

#[test]
fn names_typed_are_kept_whichever_way_one_leaves() {
    let all = json!(["North", "South", "East"]);
    for keys in ["Ctrl-c", "F1 Ctrl-c", "Esc h", "Esc q", "Ctrl-n 'why Ctrl-c"] {
        let mut driver = naming();
        driver.keys(keys);
        assert_eq!(saved(&driver, "answers", "region_names"), all, "{keys}");
    }
    let mut driver = naming();
    assert_eq!(driver.send(Input::Stop(Signal::Terminate)), Flow::Quit);
    assert_eq!(saved(&driver, "answers", "region_names"), all);
}

#[test]
fn names_typed_stand_in_the_review_and_in_the_advice() {
    for keys in ["Ctrl-r", "Esc r"] {
        let mut driver = naming();
        driver.keys(keys);
        assert!(driver.shows("North, South, East"), "{keys}\n{}", driver.shown());
        driver.keys("f");
        assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South", "East"]));
    }
}

#[test]
fn a_number_typed_is_kept_where_it_can_be_an_answer() {
    for (typed, kept) in [("'77", json!(77)), ("'0", Value::Null), ("'1.5", Value::Null)] {
        for leave in ["Ctrl-c", "Esc q", "Ctrl-r", "Esc h"] {
            let mut driver = begun();
            driver.keys(&format!("1 {typed} {leave}"));
            assert_eq!(saved(&driver, "answers", "team_size"), kept, "{typed} {leave}");
        }
    }
}

#[test]
fn a_number_half_changed_and_left_with_escape_replaces_no_answer() {
    let mut driver = begun();
    driver.keys("1 '24 Enter Left Backspace Esc q");
    assert_eq!(saved(&driver, "answers", "team_size"), json!(24));
}

#[test]
fn a_note_typed_is_kept_whichever_way_one_leaves() {
    for keys in ["Esc q", "Ctrl-c", "Esc h", "Esc r", "Esc r f"] {
        let mut driver = begun();
        driver.keys("1 Esc n 'why");
        driver.keys(keys);
        assert_eq!(saved(&driver, "notes", "budget"), json!("why"), "{keys}");
    }
    let mut driver = begun();
    driver.keys("1 Ctrl-r Home n 'why Esc f");
    assert_eq!(saved(&driver, "notes", "budget"), json!("why"));
}

#[test]
fn what_is_typed_last_and_cannot_be_saved_is_told_before_leaving() {
    let mut driver = begun();
    driver.keys("n 'why");
    fs::write(driver.sessions(), "in the way").expect("written");
    assert_eq!(driver.keys("Ctrl-c"), Flow::Redraw);
    assert!(driver.shows("Leave once more"), "{}", driver.shown());
    assert_eq!(driver.keys("Ctrl-c"), Flow::Quit);
    assert!(driver.app.left().is_some_and(|left| left.unsaved.is_some()));
}
