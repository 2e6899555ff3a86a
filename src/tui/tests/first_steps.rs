//! The first steps of an interview: the hint for beginners, and lists of names.

use super::driver::Driver;
use super::navigation::{session_file, start_interview};
use crate::tui::input::Input;

/// The hint is shown at the first question ever, until the first key, and never again.
#[test]
fn first_hint_is_shown_once() {
    let mut driver = Driver::new(80, 24);
    driver.keys("n 'Acme Enter");
    assert!(driver.shows("interview-first"), "{}", driver.screen());
    driver.keys("1");
    assert!(!driver.shows("interview-first"), "{}", driver.screen());
    let mut driver = start_interview();
    driver.keys("1 Esc b n 'Bolt Enter");
    assert!(driver.shows_position(1) && !driver.shows("interview-first"), "{}", driver.screen());
}

/// A line that holds several names is offered to be split, whether it was typed or pasted, and is split by one key only.
#[test]
fn names_field_offers_to_split_a_line() {
    for is_pasted in [true, false] {
        let mut driver = start_interview();
        driver.keys("1 '9 Enter 1 1 2");
        if is_pasted {
            driver.send(Input::Paste("DACH, France; UK".into()));
        } else {
            driver.keys("'DACH,France;UK Enter");
        }
        assert!(driver.shows("interview-split") && driver.shows("action-split"), "{}", driver.screen());
        driver.keys("Tab");
        assert!(!driver.shows("interview-split"), "{}", driver.screen());
        driver.keys("Enter");
        let names = serde_json::from_str::<serde_json::Value>(&session_file(&driver)).expect("it is JSON");
        assert_eq!(names["answers"]["region_names"], serde_json::json!(["DACH", "France", "UK"]));
        assert!(driver.shows_position(7), "{}", driver.screen());
    }
}

/// A name with a comma stays one name if the user goes on.
#[test]
fn names_field_keeps_one_name_with_a_comma() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2");
    driver.send(Input::Paste("Smith, Jones and Partners".into()));
    driver.keys("Enter Enter");
    let names = serde_json::from_str::<serde_json::Value>(&session_file(&driver)).expect("it is JSON");
    assert_eq!(names["answers"]["region_names"], serde_json::json!(["Smith, Jones and Partners"]));
    assert!(driver.shows_position(7), "{}", driver.screen());
}
