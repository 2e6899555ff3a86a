//! The dialog that records a decision.

use super::driver::Driver;
use super::navigation::{session_file, start_interview};
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use std::fs;

/// A finished interview, at its advice.
fn finish_interview() -> Driver {
    let mut driver = start_interview();
    driver.keys("1 'n 'why Enter Ctrl-r f");
    if !driver.shows("advice-recommended") {
        driver.keys("f");
    }
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver
}

/// It shows apart from the advice, also after a restart in another language.
#[test]
fn decision_is_recorded_and_shown_again() {
    let mut driver = finish_interview();
    driver.keys("w");
    assert!(
        driver.shows("decide-title") && driver.shows_text(&format!("({})", driver.message("decide-advised"))),
        "{}",
        driver.screen()
    );
    driver.keys("Down Enter");
    assert!(driver.shows("decide-fields"), "{}", driver.screen());
    assert!(driver.shows("decide-record-title") && !driver.shows_decision(), "{}", driver.screen());
    driver.keys("'qnr?");
    driver.keys("Enter");
    assert!(
        driver.shows_decision() && driver.shows("decided-otherwise") && driver.shows_text("qnr?"),
        "{}",
        driver.screen()
    );
    assert!(!driver.shows("decide-title"));
    assert!(session_file(&driver).contains("\"decided\""));
    let mut driver = driver.reopen(Language::Dutch);
    driver.keys("Down Enter");
    assert!(driver.shows_decision() && driver.shows_text("qnr?"), "{}", driver.screen());
    driver.keys("w");
    assert!(driver.shows("decide-current"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("qnr?____"), "the reason is there to be changed: {}", driver.screen());
}

/// A new decision begins with nothing of the one before.
#[test]
fn decision_records_all_five_parts() {
    let mut driver = finish_interview();
    driver.keys("w 2 'so Tab 'Ann Tab '2020-01-02 Tab Space Enter");
    assert!(
        driver.shows(message!("decided-by", who = "Ann"))
            && driver.shows(message!("decided-due", day = "2 January 2020")),
        "{}",
        driver.screen()
    );
    assert!(driver.second_instance().shows("home-due"), "the list says so too");
    let events = |driver: &Driver| -> Vec<serde_json::Value> {
        let file: serde_json::Value = serde_json::from_str(&session_file(driver)).expect("it is JSON");
        let events = file["events"].as_array().expect("the events are a list").clone();
        events.into_iter().filter(|event| event["type"] == "decided").collect()
    };
    let first = events(&driver).pop().expect("there is one");
    assert_eq!(
        (&first["text"], &first["by"], &first["review_on"]),
        (&"so".into(), &"Ann".into(), &"2020-01-02".into())
    );
    assert_eq!(first["segmentation"].as_array().map(Vec::len), Some(1), "{first}");
    driver.keys("w");
    driver.keys("3 Enter");
    let second = events(&driver).pop().expect("there is one");
    assert_eq!(
        (&second["text"], second.get("by"), second.get("review_on")),
        (&"".into(), None, None),
        "{second}"
    );
    assert!(second["model"] != first["model"] && second.get("segmentation").is_none());
    assert!(!driver.shows(message!("decided-by", who = "Ann")));
    driver.keys("w Enter Tab Tab '9000-01-02 Enter");
    assert!(driver.shows(message!("decided-review", day = "2 January 9000")), "{}", driver.screen());
    assert!(!driver.second_instance().shows("home-due"));
}

#[test]
fn dialog_refuses_an_invalid_day_and_an_empty_decision() {
    let mut driver = finish_interview();
    let before = session_file(&driver);
    driver.keys("w 1 Tab Tab '2027-2-3 Enter");
    assert!(driver.shows(message!("decide-day", given = "2027-2-3")), "{}", driver.screen());
    for (columns, rows) in [(40, 12), (80, 24)] {
        driver.resize(columns, rows);
        assert!(driver.shows(message!("decide-day", given = "2027-2-3")), "{}", driver.screen());
    }
    driver.keys("Backspace");
    assert!(!driver.shows("decide-day"), "it is about what stood there: {}", driver.screen());
    driver.keys("Esc 4 Enter");
    assert!(driver.shows("decide-nothing"), "{}", driver.screen());
    assert_eq!(session_file(&driver), before);
    driver.keys("'later Enter");
    assert!(driver.shows("decided-open") && driver.shows_text("later"), "{}", driver.screen());
}

#[test]
fn decision_can_be_withdrawn() {
    let mut driver = finish_interview();
    driver.keys("w 1 Enter");
    assert!(driver.shows("decided-as-advised"), "{}", driver.screen());
    driver.keys("w End Enter");
    assert!(!driver.shows_decision(), "{}", driver.screen());
}

#[test]
fn escape_goes_back_a_step_and_records_nothing() {
    let mut driver = finish_interview();
    let before = session_file(&driver);
    driver.keys("w 2 'because Esc");
    assert!(driver.shows("decide-title"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("because"), "what was typed is kept: {}", driver.screen());
    driver.keys("Esc Esc");
    assert!(!driver.shows("decide-title") && driver.shows("advice-recommended"));
    assert_eq!(session_file(&driver), before);
}

#[test]
fn dialog_hides_the_keys_of_the_advice_below() {
    let mut driver = finish_interview();
    driver.keys("w");
    for key in ["r", "p", "t", "0", "b", "9", "Left"] {
        driver.keys(key);
        if key == "Left" {
            assert!(!driver.shows("decide-title"), "back closes it");
        } else {
            assert!(driver.shows("decide-title"), "{key}: {}", driver.screen());
        }
    }
    driver.keys("w");
    assert_eq!(driver.keys("q"), Next::Quit);
}

#[test]
fn click_moves_to_a_model_and_a_second_one_chooses_it() {
    let mut driver = finish_interview();
    driver.keys("w");
    driver.click("3   ");
    assert!(driver.shows_text("▸3"), "{}", driver.screen());
    driver.click("▸3");
    assert!(driver.shows("decide-fields"), "{}", driver.screen());
}

/// In a session open in another process, and in a replay.
#[test]
fn dialog_says_why_nothing_can_be_recorded() {
    let driver = finish_interview();
    let mut second = driver.second_instance();
    second.keys("Down Enter w");
    assert!(second.shows("decide-read-only"), "{}", second.screen());
    second.keys("Enter");
    assert!(!second.shows("decide-read-only") && second.shows("advice-recommended"));
    let before = session_file(&driver);
    let mut replayed = driver.reopen(Language::English);
    replayed.keys("Down p Enter w");
    assert!(replayed.shows("decide-replay"), "{}", replayed.screen());
    replayed.keys("Down Enter");
    assert_eq!(session_file(&replayed), before);
}

#[test]
fn dialog_keeps_a_decision_that_cannot_be_saved() {
    let mut driver = finish_interview();
    let (folder, aside) = (driver.sessions_dir(), driver.sessions_dir().with_extension("aside"));
    fs::rename(&folder, &aside).expect("the folder of the test can be changed");
    fs::write(&folder, "in the way").expect("the folder of the test can be changed");
    driver.keys("w 2 'because Enter");
    assert!(driver.shows("decide-not-saved") && driver.shows_text("because"), "{}", driver.screen());
    fs::remove_file(&folder).expect("the folder of the test can be changed");
    fs::rename(&aside, &folder).expect("the folder of the test can be changed");
    driver.keys("Enter");
    assert!(driver.shows_decision() && driver.shows_text("because"), "{}", driver.screen());
    assert!(session_file(&driver).contains("\"decided\""));
}
