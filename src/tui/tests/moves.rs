//! What keys, clicks and time lead to.

use super::drive::Driver;
use crate::locale::Language;
use crate::tui::input::{Input, Signal};
use crate::tui::event_loop::Next;
use std::fs;
use std::time::Duration;

/// An interview that has begun: at its first question.
pub(super) fn begun() -> Driver {
    let mut driver = Driver::new(100, 30);
    driver.keys("n 'Acme Enter");
    assert!(driver.shows("question 1 of"));
    driver
}

pub(super) fn only_file(driver: &Driver) -> String {
    let files = fs::read_dir(driver.sessions()).expect("the folder is there");
    let mut files = files.map(|entry| entry.expect("readable").path());
    let file = files.find(|path| {
        path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("broken.json")
    });
    fs::read_to_string(file.expect("one session")).expect("text")
}

/// Answers everything with the first option, a number or an empty list.
fn answer_all(driver: &mut Driver) {
    for _ in 0..40 {
        if driver.shows("Finish and see the advice") {
            return;
        }
        driver.keys(if driver.shows(" from 1 to ") { "'12 Enter" } else { "Enter" });
    }
    panic!("no end in sight:\n{}", driver.shown());
}

#[test]
fn nothing_is_written_before_the_first_answer_and_each_answer_at_once() {
    let mut driver = begun();
    assert!(!driver.sessions().exists());
    driver.keys("2");
    assert!(driver.shows("question 2 of"));
    assert!(only_file(&driver).contains("\"value\": \"moderate\""));
}

#[test]
fn a_key_that_does_nothing_draws_nothing() {
    let mut driver = begun();
    assert_eq!(driver.keys("x"), Next::Idle);
    assert_eq!(driver.keys("9"), Next::Idle);
    assert_eq!(driver.keys("Home"), Next::Idle);
    assert_eq!(driver.keys("Down"), Next::Redraw);
    assert_eq!(driver.send(Input::Tick), Next::Idle);
}

#[test]
fn enter_answers_with_the_option_under_the_cursor_and_the_cursor_goes_round() {
    let mut driver = begun();
    driver.keys("Up Up Enter Esc");
    assert!(driver.shows("▸3 ✓ Ample"), "{}", driver.shown());
    driver.keys("0 Esc");
    assert!(driver.shows("▸0 ✓ I don't know yet"), "{}", driver.shown());
}

#[test]
fn a_number_out_of_range_is_refused_beside_its_field_and_stays() {
    let mut driver = begun();
    driver.keys("1 '0 Enter");
    assert!(driver.shows("0 is out of range"));
    driver.keys("Backspace '12");
    assert!(!driver.shows("out of range"));
    driver.keys("Enter Left");
    assert!(driver.shows("12______"), "{}", driver.shown());
}

#[test]
fn what_is_being_typed_is_kept_when_going_back() {
    let mut driver = begun();
    driver.keys("1 '77 Esc");
    assert!(driver.shows("question 1 of"));
    driver.keys("Right");
    assert!(driver.shows("77______"));
    assert!(!only_file(&driver).contains("\"value\": 77"));
}

#[test]
fn in_a_field_of_names_letters_are_text() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'qnr?");
    assert!(driver.shows("qnr?____"), "{}", driver.shown());
    driver.keys("Ctrl-o");
    assert!(driver.shows("question 7 of"), "{}", driver.shown());
}

#[test]
fn names_come_a_line_or_pasted_and_an_empty_line_ends_them() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(driver.shows("What do you call these regions"));
    driver.send(Input::Paste("North\nSouth".into()));
    driver.keys("Enter 'north Enter");
    assert!(driver.shows("twice"), "{}", driver.shown());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows("question 7 of"), "{}", driver.shown());
    assert!(only_file(&driver).contains("\"South\""));
}

#[test]
fn an_answer_made_moot_is_said_and_kept() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'North Enter Enter Left Esc 1");
    assert!(driver.shows("No longer asked, so not counted: Region names"), "{}", driver.shown());
    driver.keys("r");
    assert!(driver.shows("North (no longer asked: kept, not"), "{}", driver.shown());
}

#[test]
fn a_note_is_written_and_shown_with_its_question() {
    let mut driver = begun();
    driver.keys("n 'ask Esc n 'Jo Enter");
    assert!(driver.shows("Note: askJo"), "{}", driver.shown());
    assert!(only_file(&driver).contains("askJo"));
}

#[test]
fn the_review_leads_to_any_answer_and_back() {
    let mut driver = begun();
    driver.keys("1 '9 Enter r");
    assert!(driver.shows("▸ ○ Growth"), "{}", driver.shown());
    driver.keys("Home Enter");
    assert!(driver.shows("question 1 of"));
    driver.keys("Esc");
    assert!(driver.shows("Your answers"));
}

#[test]
fn an_interview_ends_on_its_advice_and_leads_back() {
    let mut driver = begun();
    answer_all(&mut driver);
    driver.keys("Enter");
    assert!(only_file(&driver).contains("\"completed\""));
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
    assert!(driver.shows("Compare"), "{}", driver.shown());
    driver.keys("r");
    assert!(driver.shows("Your answers"));
    driver.keys("Esc");
    assert!(driver.shows("Compare"), "back to the advice, which still stands");
    driver.keys("Esc");
    assert!(driver.shows("Start a new interview"), "{}", driver.shown());
}

#[test]
fn leaving_and_coming_back_goes_on_where_it_was() {
    let mut driver = begun();
    driver.keys("1 '9 Enter");
    assert_eq!(driver.keys("q"), Next::Quit);
    let mut driver = driver.again(Language::Dutch);
    assert!(driver.shows("2 antwoorden tot nu toe"), "{}", driver.shown());
    driver.keys("Enter");
    assert!(driver.shows("vraag 3 van"), "{}", driver.shown());
}

#[test]
fn a_finished_session_opens_on_its_advice() {
    let mut driver = begun();
    answer_all(&mut driver);
    driver.keys("Enter");
    let mut driver = driver.again(Language::English);
    driver.keys("Down Enter");
    assert!(driver.shows("Compare"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Your interviews"));
}

#[test]
fn a_click_chooses_and_opens() {
    let mut driver = Driver::new(100, 30);
    driver.click("Start a new interview");
    driver.keys("Enter");
    driver.click("Ample");
    assert!(driver.shows("question 2 of"));
}

#[test]
fn a_failed_save_keeps_the_answer_and_the_next_key_tries_again() {
    let mut driver = begun();
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("3");
    assert!(driver.shows("Your answer is not saved yet"), "{}", driver.shown());
    assert!(driver.shows("✓ Ample") && driver.shows("question 1 of"));
    driver.keys("Down");
    assert!(driver.shows("Your answer is not saved yet"));
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows("Leave once more"));
    fs::remove_file(driver.sessions()).expect("removed");
    driver.keys("Down");
    assert!(driver.shows("Saved now") && driver.shows("question 2 of"), "{}", driver.shown());
    assert!(only_file(&driver).contains("ample"));
}

#[test]
fn what_cannot_be_saved_can_still_be_left() {
    let mut driver = begun();
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("3");
    assert_eq!(driver.keys("q Ctrl-c"), Next::Quit);
    assert!(driver.app.interview_status().is_some_and(|left| left.unsaved.is_some()));
}

#[test]
fn a_signal_saves_what_was_not_saved() {
    let mut driver = begun();
    fs::write(driver.sessions(), "in the way").expect("written");
    driver.keys("3");
    fs::remove_file(driver.sessions()).expect("removed");
    assert_eq!(driver.send(Input::Stop(Signal::Terminate)), Next::Quit);
    assert!(only_file(&driver).contains("ample"));
}

#[test]
fn a_session_open_elsewhere_is_shown_and_not_changed() {
    let mut first = begun();
    first.keys("1");
    let before = only_file(&first);
    let mut second = first.beside();
    second.keys("Enter");
    assert!(second.shows("You can read here, not change"), "{}", second.shown());
    second.keys("'5 Enter");
    assert!(
        second.shows("You can read here, not change") && second.shows("question 2 of"),
        "{}",
        second.shown()
    );
    // A note is not thrown away for it.
    second.keys("Esc n 'by_road Enter");
    assert!(second.shows("You can read here") && second.shows("by_road"), "{}", second.shown());
    assert_eq!(only_file(&first), before);
}

#[test]
fn a_finished_session_open_elsewhere_shows_its_advice_and_says_that_nothing_changed() {
    let mut first = begun();
    first.keys("1 Ctrl-r f");
    let mut second = first.beside();
    second.keys("Down Enter");
    assert!(second.shows("recommended"), "{}", second.shown());
    second.keys("r f");
    assert!(second.shows("recommended"), "{}", second.shown());
    let left = second.app.interview_status().expect("a session is at hand");
    assert!(left.is_read_only && left.unsaved.is_none());
}

#[test]
fn a_replay_opened_from_the_advice_leads_back_to_it() {
    let mut driver = begun();
    driver.keys("1 Ctrl-r f");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    driver.keys("p");
    assert!(driver.shows("Replay: Acme"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("recommended"), "{}", driver.shown());
}

#[test]
fn a_damaged_file_is_listed_with_its_reason_and_left_alone() {
    let mut driver = begun();
    driver.keys("1");
    fs::write(driver.sessions().join("broken.json"), "{").expect("written");
    let mut driver = driver.again(Language::English);
    driver.keys("End");
    assert!(
        driver.shows("broken.json") && driver.shows("ends before the JSON is complete"),
        "{}",
        driver.shown()
    );
    assert_eq!(driver.keys("Enter"), Next::Idle);
    driver.keys("p");
    assert!(driver.shows("cannot be played back") && !driver.shows("first"), "{}", driver.shown());
    let newer = only_file(&driver).replace("\"format_version\": 1", "\"format_version\": 9");
    fs::remove_file(driver.sessions().join("broken.json")).expect("removed");
    fs::write(driver.sessions().join("newer.json"), newer).expect("written");
    let mut driver = driver.again(Language::English);
    driver.keys("End");
    assert!(driver.shows(" format version 9 was written"), "{}", driver.shown());
    assert!(!driver.shows("format_version"), "{}", driver.shown());
}

#[test]
fn where_nothing_is_saved_a_replay_says_how_to_begin() {
    let mut driver = Driver::new(100, 30);
    driver.keys("p");
    assert!(driver.shows("Nothing is saved yet. Enter starts an interview"), "{}", driver.shown());
}

/// An interview with a change of mind, a note and an answer left open, finished and opened to be played.
fn played() -> Driver {
    let mut driver = begun();
    for key in ["1", "Esc", "n 'board Enter", "3", "'9 Enter", "0"] {
        driver.pass(Duration::from_secs(30));
        driver.keys(key);
    }
    driver.keys("r f");
    let mut driver = driver.again(Language::English);
    driver.keys("Down p");
    driver
}

#[test]
fn a_replay_ends_on_the_advice_and_waits_at_most_two_seconds() {
    let mut driver = played();
    let mut changed = false;
    for _ in 0..40 {
        changed |= driver.shows("Changed, was: Tight");
        if driver.shows("Compare") {
            break;
        }
        assert!(driver.wait(), "{}", driver.shown());
    }
    assert!(changed && driver.shows("Compare"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("The end") && !driver.wait(), "{}", driver.shown());
}

#[test]
fn a_replay_is_stepped_paused_and_searched() {
    let mut driver = played();
    assert!(driver.shows("Space pause") && driver.shows("Enter advice"), "{}", driver.shown());
    driver.keys("Space");
    assert!(driver.shows("Space play"), "{}", driver.shown());
    assert!(!driver.wait());
    driver.keys("Right Right");
    assert!(driver.shows("2 of 6"), "{}", driver.shown());
    driver.keys("Left");
    assert!(driver.shows("1 of 6") && driver.shows("✓ Tight"));
    driver.keys("m");
    assert!(driver.shows("✓ Ample"), "{}", driver.shown());
    driver.keys("+ +");
    assert!(driver.shows("4x"));
    driver.keys("End");
    assert!(driver.shows("The advice was"), "{}", driver.shown());
    driver.keys("Esc");
    assert!(driver.shows("Your interviews"));
}

#[test]
fn time_asleep_is_not_spent() {
    let mut driver = begun();
    driver.pass(Duration::from_secs(5));
    assert_eq!(driver.keys("Ctrl-z"), Next::Suspend);
    driver.pass(Duration::from_hours(1));
    driver.send(Input::Resize(100, 30));
    driver.send(Input::Continued);
    driver.keys("1");
    assert!(only_file(&driver).contains("\"at_ms\": 5000"), "{}", only_file(&driver));
    // Where nobody could wake it, it did not sleep.
    driver.keys("Ctrl-z");
    driver.pass(Duration::from_secs(2));
    driver.keys("'9 Enter");
    assert!(only_file(&driver).contains("\"at_ms\": 7000"), "{}", only_file(&driver));
    let mut driver = played();
    driver.send(Input::Suspend);
    driver.pass(Duration::from_hours(1));
    driver.send(Input::Continued);
    driver.send(Input::Tick);
    assert!(driver.shows("0 of 6"), "{}", driver.shown());
}

#[test]
fn help_names_the_keys_of_where_one_is_and_closes() {
    let mut driver = begun();
    driver.keys("?");
    assert!(driver.shows("What the keys do") && driver.shows("--no-mouse"), "{}", driver.shown());
    let unknown = |line: &str| line.contains("┃ 0  ") && line.contains("  don't know yet");
    assert!(driver.shown().lines().any(unknown), "{}", driver.shown());
    driver.keys("Esc");
    assert!(!driver.shows("What the keys do") && driver.shows("question 1 of"));
}

#[test]
fn a_window_too_small_says_so_and_changes_nothing() {
    let mut driver = begun();
    driver.resize(39, 12);
    assert!(driver.shows("too small"), "{}", driver.shown());
    assert_eq!(driver.keys("1"), Next::Idle);
    driver.resize(1, 1);
    driver.resize(80, 24);
    assert!(driver.shows("question 1 of"));
}

#[test]
fn no_size_breaks_any_screen() {
    let mut driver = played();
    let sizes = [(40, 12), (41, 13), (60, 12), (75, 16), (76, 12), (80, 24), (160, 50), (500, 12), (40, 200)];
    for keys in ["Space", "End", "Esc", "n", "Esc", "End Enter", "Esc", "n 'A Enter", "n", "Esc", "1", "r"] {
        driver.keys(keys);
        for (columns, rows) in sizes {
            driver.resize(columns, rows);
        }
    }
}
