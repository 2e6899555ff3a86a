//! What keys, clicks and time lead to.

use super::driver::Driver;
use crate::locale::Language;
use crate::tui::input::{Input, Signal};
use crate::tui::run::Flow;
use std::fs;
use std::time::Duration;

/// An interview that has begun: at its first question.
pub(super) fn begun() -> Driver {
    let mut driver = Driver::new(100, 30);
    driver.keys("n 'Acme Enter");
    assert!(driver.shows_text("question 1 of"));
    driver
}

pub(super) fn only_file(driver: &Driver) -> String {
    let files = fs::read_dir(driver.sessions_dir()).expect("the folder is there");
    let mut files = files.map(|entry| entry.expect("readable").path());
    let file = files.find(|path| {
        path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("broken.json")
    });
    fs::read_to_string(file.expect("one session")).expect("text")
}

/// Answers everything with the first option, a number or an empty list.
fn answer_all(driver: &mut Driver) {
    for _ in 0..40 {
        if driver.shows_text("Finish and see the advice") {
            return;
        }
        driver.keys(if driver.shows_text(" from 1 to ") { "'12 Enter" } else { "Enter" });
    }
    panic!("no end in sight:\n{}", driver.screen());
}

/// Nothing is written before the first answer; each answer is written at once.
#[test]
fn session_file_is_written_with_the_first_answer() {
    let mut driver = begun();
    assert!(!driver.sessions_dir().exists());
    driver.keys("2");
    assert!(driver.shows_text("question 2 of"));
    assert!(only_file(&driver).contains("\"value\": \"moderate\""));
}

#[test]
fn key_without_effect_draws_nothing() {
    let mut driver = begun();
    assert_eq!(driver.keys("x"), Flow::Idle);
    assert_eq!(driver.keys("9"), Flow::Idle);
    assert_eq!(driver.keys("Home"), Flow::Idle);
    assert_eq!(driver.keys("Down"), Flow::Redraw);
    assert_eq!(driver.send(Input::Tick), Flow::Idle);
}

/// Enter answers with the option under the cursor, and the cursor wraps around at both ends.
#[test]
fn choice_takes_the_option_under_the_cursor() {
    let mut driver = begun();
    driver.keys("Up Up Enter Esc");
    assert!(driver.shows_text("▸3 ✓ Ample"), "{}", driver.screen());
    driver.keys("0 Esc");
    assert!(driver.shows_text("▸0 ✓ I don't know yet"), "{}", driver.screen());
}

/// The number stays in its field, with the reason next to it.
#[test]
fn number_field_refuses_a_number_out_of_range() {
    let mut driver = begun();
    driver.keys("1 '0 Enter");
    assert!(driver.shows_text("0 is out of range"));
    driver.keys("Backspace '12");
    assert!(!driver.shows_text("out of range"));
    driver.keys("Enter Left");
    assert!(driver.shows_text("12______"), "{}", driver.screen());
}

/// Text that was not entered is still in the field after going back and forth, and is no answer.
#[test]
fn number_field_keeps_its_text_on_the_way_back() {
    let mut driver = begun();
    driver.keys("1 '77 Esc");
    assert!(driver.shows_text("question 1 of"));
    driver.keys("Right");
    assert!(driver.shows_text("77______"));
    assert!(!only_file(&driver).contains("\"value\": 77"));
}

#[test]
fn names_field_takes_letters_as_text() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'qnr?");
    assert!(driver.shows_text("qnr?____"), "{}", driver.screen());
    driver.keys("Ctrl-o");
    assert!(driver.shows_text("question 7 of"), "{}", driver.screen());
}

/// Names are typed one a line or pasted together; an empty line ends the list, and a duplicate is refused.
#[test]
fn names_field_takes_typed_and_pasted_names() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(driver.shows_text("What do you call these regions"));
    driver.send(Input::Paste("North\nSouth".into()));
    driver.keys("Enter 'north Enter");
    assert!(driver.shows_text("twice"), "{}", driver.screen());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows_text("question 7 of"), "{}", driver.screen());
    assert!(only_file(&driver).contains("\"South\""));
}

#[test]
fn answer_no_longer_asked_is_announced_and_kept() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'North Enter Enter Left Esc 1");
    assert!(driver.shows_text("No longer asked, so not counted: Region names"), "{}", driver.screen());
    driver.keys("r");
    assert!(driver.shows_text("North (no longer asked: kept, not"), "{}", driver.screen());
}

#[test]
fn note_is_saved_and_shown_with_its_question() {
    let mut driver = begun();
    driver.keys("n 'ask Esc n 'Jo Enter");
    assert!(driver.shows_text("Note: askJo"), "{}", driver.screen());
    assert!(only_file(&driver).contains("askJo"));
}

#[test]
fn review_leads_to_any_answer_and_back() {
    let mut driver = begun();
    driver.keys("1 '9 Enter r");
    assert!(driver.shows_text("▸ ○ Growth"), "{}", driver.screen());
    driver.keys("Home Enter");
    assert!(driver.shows_text("question 1 of"));
    driver.keys("Esc");
    assert!(driver.shows_text("Your answers"));
}

/// After the last answer comes the advice, from which the review and the list are one key away.
#[test]
fn interview_ends_on_its_advice() {
    let mut driver = begun();
    answer_all(&mut driver);
    driver.keys("Enter");
    assert!(only_file(&driver).contains("\"completed\""));
    assert!(driver.app.left().is_some_and(|left| left.finished));
    assert!(driver.shows_text("Compare"), "{}", driver.screen());
    driver.keys("r");
    assert!(driver.shows_text("Your answers"));
    driver.keys("Esc");
    assert!(driver.shows_text("Compare"), "back to the advice, which still stands");
    driver.keys("Esc");
    assert!(driver.shows_text("Start a new interview"), "{}", driver.screen());
}

/// Also in another language of the interface.
#[test]
fn interview_resumes_at_the_first_open_question() {
    let mut driver = begun();
    driver.keys("1 '9 Enter");
    assert_eq!(driver.keys("q"), Flow::Quit);
    let mut driver = driver.reopen(Language::Dutch);
    assert!(driver.shows_text("2 antwoorden tot nu toe"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("vraag 3 van"), "{}", driver.screen());
}

#[test]
fn finished_session_opens_on_its_advice() {
    let mut driver = begun();
    answer_all(&mut driver);
    driver.keys("Enter");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Down Enter");
    assert!(driver.shows_text("Compare"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("Your interviews"));
}

#[test]
fn click_opens_a_session_and_answers_a_choice() {
    let mut driver = Driver::new(100, 30);
    driver.click("Start a new interview");
    driver.keys("Enter");
    driver.click("Ample");
    assert!(driver.shows_text("question 2 of"));
}

/// The answer stays on the screen, and leaving without it takes a second key.
#[test]
fn failed_save_is_retried_at_the_next_key() {
    let mut driver = begun();
    fs::write(driver.sessions_dir(), "in the way").expect("written");
    driver.keys("3");
    assert!(driver.shows_text("Your answer is not saved yet"), "{}", driver.screen());
    assert!(driver.shows_text("✓ Ample") && driver.shows_text("question 1 of"));
    driver.keys("Down");
    assert!(driver.shows_text("Your answer is not saved yet"));
    assert_eq!(driver.keys("q"), Flow::Redraw);
    assert!(driver.shows_text("Leave once more"));
    fs::remove_file(driver.sessions_dir()).expect("removed");
    driver.keys("Down");
    assert!(driver.shows_text("Saved now") && driver.shows_text("question 2 of"), "{}", driver.screen());
    assert!(only_file(&driver).contains("ample"));
}

#[test]
fn unsaved_answer_does_not_block_leaving() {
    let mut driver = begun();
    fs::write(driver.sessions_dir(), "in the way").expect("written");
    driver.keys("3");
    assert_eq!(driver.keys("q Ctrl-c"), Flow::Quit);
    assert!(driver.app.left().is_some_and(|left| left.unsaved.is_some()));
}

#[test]
fn signal_saves_an_unsaved_answer() {
    let mut driver = begun();
    fs::write(driver.sessions_dir(), "in the way").expect("written");
    driver.keys("3");
    fs::remove_file(driver.sessions_dir()).expect("removed");
    assert_eq!(driver.send(Input::Stop(Signal::Terminate)), Flow::Quit);
    assert!(only_file(&driver).contains("ample"));
}

/// Neither an answer nor a note is written, and a note that was typed stays on the screen.
#[test]
fn session_open_in_another_process_is_read_only() {
    let mut first = begun();
    first.keys("1");
    let before = only_file(&first);
    let mut second = first.second_instance();
    second.keys("Enter");
    assert!(second.shows_text("You can read here, not change"), "{}", second.screen());
    second.keys("'5 Enter");
    assert!(
        second.shows_text("You can read here, not change") && second.shows_text("question 2 of"),
        "{}",
        second.screen()
    );
    // A note is not thrown away for it.
    second.keys("Esc n 'by_road Enter");
    assert!(second.shows_text("You can read here") && second.shows_text("by_road"), "{}", second.screen());
    assert_eq!(only_file(&first), before);
}

/// It is left as read-only, with nothing unsaved.
#[test]
fn finished_session_open_in_another_process_shows_its_advice() {
    let mut first = begun();
    first.keys("1 Ctrl-r f");
    let mut second = first.second_instance();
    second.keys("Down Enter");
    assert!(second.shows_text("recommended"), "{}", second.screen());
    second.keys("r f");
    assert!(second.shows_text("recommended"), "{}", second.screen());
    let left = second.app.left().expect("a session is at hand");
    assert!(left.read_only && left.unsaved.is_none());
}

#[test]
fn replay_leads_back_to_the_advice_it_was_opened_from() {
    let mut driver = begun();
    driver.keys("1 Ctrl-r f");
    assert!(driver.shows_text("recommended"), "{}", driver.screen());
    driver.keys("p");
    assert!(driver.shows_text("Replay: Acme"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("recommended"), "{}", driver.screen());
}

/// It can be neither opened nor played; a file of a newer program says so without the name of its field.
#[test]
fn damaged_file_is_listed_with_its_reason() {
    let mut driver = begun();
    driver.keys("1");
    fs::write(driver.sessions_dir().join("broken.json"), "{").expect("written");
    let mut driver = driver.reopen(Language::English);
    driver.keys("End");
    assert!(
        driver.shows_text("broken.json") && driver.shows_text("ends before the JSON is complete"),
        "{}",
        driver.screen()
    );
    assert_eq!(driver.keys("Enter"), Flow::Idle);
    driver.keys("p");
    assert!(driver.shows_text("cannot be played back") && !driver.shows_text("first"), "{}", driver.screen());
    let newer = only_file(&driver).replace("\"format_version\": 1", "\"format_version\": 9");
    fs::remove_file(driver.sessions_dir().join("broken.json")).expect("removed");
    fs::write(driver.sessions_dir().join("newer.json"), newer).expect("written");
    let mut driver = driver.reopen(Language::English);
    driver.keys("End");
    assert!(driver.shows_text(" format version 9 was written"), "{}", driver.screen());
    assert!(!driver.shows_text("format_version"), "{}", driver.screen());
}

#[test]
fn replay_without_sessions_says_how_to_begin() {
    let mut driver = Driver::new(100, 30);
    driver.keys("p");
    assert!(driver.shows_text("Nothing is saved yet. Enter starts an interview"), "{}", driver.screen());
}

/// An interview with a change of mind, a note and an answer left open, finished and opened to be played.
fn played() -> Driver {
    let mut driver = begun();
    for key in ["1", "Esc", "n 'board Enter", "3", "'9 Enter", "0"] {
        driver.advance_clock(Duration::from_secs(30));
        driver.keys(key);
    }
    driver.keys("r f");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Down p");
    driver
}

/// It shows every change on the way and stops at its end once it was left.
#[test]
fn replay_plays_to_the_advice() {
    let mut driver = played();
    let mut changed = false;
    for _ in 0..40 {
        changed |= driver.shows_text("Changed, was: Tight");
        if driver.shows_text("Compare") {
            break;
        }
        assert!(driver.advance_to_deadline(), "{}", driver.screen());
    }
    assert!(changed && driver.shows_text("Compare"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("The end") && !driver.advance_to_deadline(), "{}", driver.screen());
}

#[test]
fn replay_is_stepped_paused_and_searched() {
    let mut driver = played();
    assert!(driver.shows_text("Space pause") && driver.shows_text("Enter advice"), "{}", driver.screen());
    driver.keys("Space");
    assert!(driver.shows_text("Space play"), "{}", driver.screen());
    assert!(!driver.advance_to_deadline());
    driver.keys("Right Right");
    assert!(driver.shows_text("2 of 6"), "{}", driver.screen());
    driver.keys("Left");
    assert!(driver.shows_text("1 of 6") && driver.shows_text("✓ Tight"));
    driver.keys("m");
    assert!(driver.shows_text("✓ Ample"), "{}", driver.screen());
    driver.keys("+ +");
    assert!(driver.shows_text("4x"));
    driver.keys("End");
    assert!(driver.shows_text("The advice was"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows_text("Your interviews"));
}

/// Neither in an interview nor in a replay. A suspension that did not happen counts as time.
#[test]
fn time_suspended_is_not_recorded() {
    let mut driver = begun();
    driver.advance_clock(Duration::from_secs(5));
    assert_eq!(driver.keys("Ctrl-z"), Flow::Suspend);
    driver.advance_clock(Duration::from_hours(1));
    driver.send(Input::Resize(100, 30));
    driver.send(Input::Continued);
    driver.keys("1");
    assert!(only_file(&driver).contains("\"at_ms\": 5000"), "{}", only_file(&driver));
    // Where nobody could wake it, it did not sleep.
    driver.keys("Ctrl-z");
    driver.advance_clock(Duration::from_secs(2));
    driver.keys("'9 Enter");
    assert!(only_file(&driver).contains("\"at_ms\": 7000"), "{}", only_file(&driver));
    let mut driver = played();
    driver.send(Input::Suspend);
    driver.advance_clock(Duration::from_hours(1));
    driver.send(Input::Continued);
    driver.send(Input::Tick);
    assert!(driver.shows_text("0 of 6"), "{}", driver.screen());
}

#[test]
fn help_names_the_keys_of_the_screen_below() {
    let mut driver = begun();
    driver.keys("?");
    assert!(driver.shows_text("What the keys do") && driver.shows_text("--no-mouse"), "{}", driver.screen());
    let unknown = |line: &str| line.contains("┃ 0  ") && line.contains("  don't know yet");
    assert!(driver.screen().lines().any(unknown), "{}", driver.screen());
    driver.keys("Esc");
    assert!(!driver.shows_text("What the keys do") && driver.shows_text("question 1 of"));
}

#[test]
fn window_too_small_says_so_and_takes_no_keys() {
    let mut driver = begun();
    driver.resize(39, 12);
    assert!(driver.shows_text("too small"), "{}", driver.screen());
    assert_eq!(driver.keys("1"), Flow::Idle);
    driver.resize(1, 1);
    driver.resize(80, 24);
    assert!(driver.shows_text("question 1 of"));
}

/// Screens draw without a panic in very wide, very high and very small windows.
#[test]
fn screens_draw_at_extreme_sizes() {
    let mut driver = played();
    let sizes = [(40, 12), (41, 13), (60, 12), (75, 16), (76, 12), (80, 24), (160, 50), (500, 12), (40, 200)];
    for keys in ["Space", "End", "Esc", "n", "Esc", "End Enter", "Esc", "n 'A Enter", "n", "Esc", "1", "r"] {
        driver.keys(keys);
        for (columns, rows) in sizes {
            driver.resize(columns, rows);
        }
    }
}
