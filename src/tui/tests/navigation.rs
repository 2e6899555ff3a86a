//! The way through the screens by keys, clicks and time.

use super::driver::Driver;
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use crate::tui::input::{Input, Signal};
use std::fs;
use std::time::Duration;

/// An interview at its first question.
pub(super) fn start_interview() -> Driver {
    let mut driver = Driver::new(100, 30);
    driver.keys("n 'Acme Enter");
    assert!(driver.shows_position(1));
    driver
}

pub(super) fn session_file(driver: &Driver) -> String {
    let files = fs::read_dir(driver.sessions_dir()).expect("the file can be read");
    let mut files = files.map(|entry| entry.expect("the entry can be read").path());
    let file = files.find(|path| {
        path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("broken.json")
    });
    fs::read_to_string(file.expect("one session")).expect("the file can be read")
}

/// Answers everything with the first option, a number or an empty list.
fn answer_all(driver: &mut Driver) {
    for _ in 0..40 {
        if driver.shows("review-finish") || driver.shows("review-finish-assumed") {
            return;
        }
        driver.keys(if driver.shows_text(" 1 to ") { "'12 Enter" } else { "Enter" });
    }
    panic!("no end in sight:\n{}", driver.screen());
}

/// Nothing is written before the first answer; each answer is written at once.
#[test]
fn session_file_is_written_with_the_first_answer() {
    let mut driver = start_interview();
    assert!(!driver.sessions_dir().exists());
    driver.keys("2");
    assert!(driver.shows_position(2));
    assert!(session_file(&driver).contains("\"value\": \"moderate\""));
}

#[test]
fn input_without_effect_draws_nothing() {
    let mut driver = start_interview();
    assert_eq!(driver.keys("Home"), Next::Idle);
    assert_eq!(driver.keys("Down"), Next::Redraw);
    assert_eq!(driver.send(Input::Tick), Next::Idle);
}

/// Enter answers with the option under the cursor, and the cursor wraps around at both ends.
#[test]
fn choice_takes_the_option_under_the_cursor() {
    let mut driver = start_interview();
    driver.keys("Up Up Enter Esc");
    assert!(driver.shows_text(&format!("▸3 ✓ {}", driver.option("budget", "ample"))), "{}", driver.screen());
    driver.keys("0 Esc");
    assert!(
        driver.shows_text(&format!("▸0 ✓ {}", driver.message("interview-unknown"))),
        "{}",
        driver.screen()
    );
}

/// The number stays in its field, with the reason next to it.
#[test]
fn number_field_refuses_a_number_out_of_range() {
    let mut driver = start_interview();
    driver.keys("1 '0 Enter");
    assert!(driver.shows(message!("problem-out-of-range", value = "0", min = "1", max = "100,000")));
    driver.keys("Backspace '12");
    assert!(!driver.shows("problem-out-of-range"));
    driver.keys("Enter Left");
    assert!(driver.shows_text("12______"), "{}", driver.screen());
}

/// Text that was not entered is still in the field after going back and forth, and is no answer.
#[test]
fn number_field_keeps_its_text_on_the_way_back() {
    let mut driver = start_interview();
    driver.keys("1 '77 Esc");
    assert!(driver.shows_position(1));
    driver.keys("Right");
    assert!(driver.shows_text("77______"));
    assert!(!session_file(&driver).contains("\"value\": 77"));
}

#[test]
fn names_field_takes_letters_as_text() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2 'qnr?");
    assert!(driver.shows_text("qnr?____"), "{}", driver.screen());
    driver.keys("Ctrl-o");
    assert!(driver.shows_position(7), "{}", driver.screen());
}

/// Names are typed one a line or pasted together; an empty line ends the list, and a duplicate is refused.
#[test]
fn names_field_takes_typed_and_pasted_names() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2");
    assert!(driver.shows_text(&driver.question("region_names")));
    driver.send(Input::Paste("North\nSouth".into()));
    driver.keys("Enter 'north Enter");
    assert!(driver.shows("problem-name-duplicate"), "{}", driver.screen());
    driver.keys("Ctrl-u Enter");
    assert!(driver.shows_position(7), "{}", driver.screen());
    assert!(session_file(&driver).contains("\"South\""));
}

#[test]
fn answer_no_longer_asked_is_announced_and_kept() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2 'North Enter Enter Left Esc 1");
    assert!(
        driver.shows(message!("interview-inapplicable", questions = driver.short("region_names"))),
        "{}",
        driver.screen()
    );
    driver.keys("r");
    assert!(driver.shows(message!("review-inapplicable", value = "North")), "{}", driver.screen());
}

#[test]
fn note_is_saved_and_shown_with_its_question() {
    let mut driver = start_interview();
    driver.keys("t 'ask Esc t 'Jo Enter");
    assert!(driver.shows_text(&format!("{} askJo", driver.message("interview-note"))), "{}", driver.screen());
    assert!(session_file(&driver).contains("askJo"));
}

#[test]
fn review_leads_to_any_answer_and_back() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter r");
    assert!(driver.shows_text(&format!("▸ ○ {}", driver.short("growth"))), "{}", driver.screen());
    driver.keys("Home Enter");
    assert!(driver.shows_position(1));
    driver.keys("Esc");
    assert!(driver.shows("review-title"));
}

/// After the last answer comes the advice, from which the review and the list are one key away.
#[test]
fn interview_ends_on_its_advice() {
    let mut driver = start_interview();
    answer_all(&mut driver);
    driver.keys("Enter");
    assert!(session_file(&driver).contains("\"completed\""));
    assert!(driver.app.interview_status().is_some_and(|left| left.is_finished));
    assert!(driver.shows("advice-tab-compare"), "{}", driver.screen());
    driver.keys("r");
    assert!(driver.shows("review-title"));
    driver.keys("Esc");
    assert!(driver.shows("advice-tab-compare"), "back to the advice, which still stands");
    driver.keys("Esc");
    assert!(driver.shows("home-start"), "{}", driver.screen());
}

/// Also in another language of the interface.
#[test]
fn interview_resumes_at_the_first_open_question() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter");
    assert_eq!(driver.keys("q"), Next::Quit);
    let mut driver = driver.reopen(Language::Dutch);
    assert!(driver.shows(message!("home-progress", count = 2_u32)), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_position(3), "{}", driver.screen());
}

#[test]
fn finished_session_opens_on_its_advice() {
    let mut driver = start_interview();
    answer_all(&mut driver);
    driver.keys("Enter");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Down Enter");
    assert!(driver.shows("advice-tab-compare"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("home-sessions"));
}

#[test]
fn click_opens_a_session_and_answers_a_choice() {
    let mut driver = Driver::new(100, 30);
    driver.click_message("home-start");
    driver.keys("Enter");
    driver.click(&driver.option("budget", "ample"));
    assert!(driver.shows_position(2));
}

/// The answer stays on the screen, and leaving without it takes a second key.
#[test]
fn failed_save_is_retried_at_the_next_key() {
    let mut driver = start_interview();
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("3");
    assert!(driver.shows("interview-unsaved"), "{}", driver.screen());
    assert!(
        driver.shows_text(&format!("✓ {}", driver.option("budget", "ample"))) && driver.shows_position(1)
    );
    driver.keys("Down");
    assert!(driver.shows("interview-unsaved"));
    assert_eq!(driver.keys("q"), Next::Redraw);
    assert!(driver.shows("interview-unsaved-leaving-all"));
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    driver.keys("Down");
    assert!(driver.shows("interview-saved-now") && driver.shows_position(2), "{}", driver.screen());
    assert!(session_file(&driver).contains("ample"));
}

#[test]
fn unsaved_answer_does_not_block_leaving() {
    let mut driver = start_interview();
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("3");
    assert_eq!(driver.keys("q Ctrl-c"), Next::Quit);
    assert!(driver.app.interview_status().is_some_and(|left| left.unsaved.is_some()));
}

#[test]
fn signal_saves_an_unsaved_answer() {
    let mut driver = start_interview();
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("3");
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    assert_eq!(driver.send(Input::Stop(Signal::Terminate)), Next::Quit);
    assert!(session_file(&driver).contains("ample"));
}

/// Neither an answer nor a note is written, and a note that was typed stays on the screen.
#[test]
fn session_open_in_another_process_is_read_only() {
    let mut first = start_interview();
    first.keys("1");
    let before = session_file(&first);
    let mut second = first.second_instance();
    second.keys("Enter");
    assert!(second.shows("interview-read-only"), "{}", second.screen());
    second.keys("'5 Enter");
    assert!(second.shows("interview-read-only") && second.shows_position(2), "{}", second.screen());
    // A note that was typed stays on the screen.
    second.keys("Esc t 'by_road Enter");
    assert!(second.shows("interview-read-only") && second.shows_text("by_road"), "{}", second.screen());
    assert_eq!(session_file(&first), before);
}

/// It is left as read-only, with nothing unsaved.
#[test]
fn finished_session_open_in_another_process_shows_its_advice() {
    let mut first = start_interview();
    first.keys("1 Ctrl-r f");
    let mut second = first.second_instance();
    second.keys("Down Enter");
    assert!(second.shows("advice-recommended"), "{}", second.screen());
    second.keys("r f");
    assert!(second.shows("advice-recommended"), "{}", second.screen());
    let left = second.app.interview_status().expect("a session is open");
    assert!(left.is_read_only && left.unsaved.is_none());
}

#[test]
fn replay_leads_back_to_the_advice_it_was_opened_from() {
    let mut driver = start_interview();
    driver.keys("1 Ctrl-r f");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver.keys("p");
    assert!(driver.shows(message!("replay-title", name = "Acme")), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
}

/// It can be neither opened nor played; a file of a newer program says so without the name of its field.
#[test]
fn damaged_file_is_listed_with_its_reason() {
    let mut driver = start_interview();
    driver.keys("1");
    fs::write(driver.sessions_dir().join("broken.json"), "{").expect("the folder of the test can be changed");
    let mut driver = driver.reopen(Language::English);
    driver.keys("End");
    assert!(driver.shows_text("broken.json") && driver.shows("json-truncated"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows_text("broken.json") && !driver.shows("home-recover-hint"), "{}", driver.screen());
    driver.keys("p");
    assert!(driver.shows("home-damaged-replay") && !driver.shows("home-choose-first"), "{}", driver.screen());
    let newer = session_file(&driver).replace("\"format_version\": 1", "\"format_version\": 9");
    fs::remove_file(driver.sessions_dir().join("broken.json"))
        .expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir().join("newer.json"), newer)
        .expect("the folder of the test can be changed");
    let mut driver = driver.reopen(Language::English);
    driver.keys("End");
    assert!(driver.shows(message!("session-newer", found = "9", wanted = "1")), "{}", driver.screen());
    assert!(!driver.shows_text("format_version"), "{}", driver.screen());
}

#[test]
fn replay_without_sessions_says_how_to_begin() {
    let mut driver = Driver::new(100, 30);
    driver.keys("p");
    assert!(driver.shows("home-no-sessions-to-replay"), "{}", driver.screen());
}

/// The replay of a finished interview with a changed answer, a note and an open answer.
fn open_replay() -> Driver {
    let mut driver = start_interview();
    for key in ["1", "Esc", "t 'board Enter", "3", "'9 Enter", "0"] {
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
    let mut driver = open_replay();
    let mut changed = false;
    for _ in 0..40 {
        changed |= driver.shows(message!("replay-changed", before = driver.option("budget", "tight")));
        if driver.shows("advice-tab-compare") {
            break;
        }
        assert!(driver.advance_to_deadline(), "{}", driver.screen());
    }
    assert!(changed && driver.shows("advice-tab-compare"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("replay-end") && !driver.advance_to_deadline(), "{}", driver.screen());
}

#[test]
fn replay_is_stepped_paused_and_searched() {
    let mut driver = open_replay();
    assert!(
        driver.shows_hint("Space", "action-pause") && driver.shows_hint("Enter", "action-choose-advice"),
        "{}",
        driver.screen()
    );
    driver.keys("Space");
    assert!(driver.shows_hint("Space", "action-pause-play"), "{}", driver.screen());
    assert!(!driver.advance_to_deadline());
    driver.keys("Right Right");
    assert!(driver.shows(message!("replay-step", number = 2_u32, count = 6_u32)), "{}", driver.screen());
    driver.keys("Left");
    assert!(
        driver.shows(message!("replay-step", number = 1_u32, count = 6_u32))
            && driver.shows_text(&format!("✓ {}", driver.option("budget", "tight")))
    );
    driver.keys("m");
    assert!(driver.shows_text(&format!("✓ {}", driver.option("budget", "ample"))), "{}", driver.screen());
    driver.keys("+ +");
    assert!(driver.shows_text("4x"));
    driver.keys("End");
    assert!((driver.shows("replay-same") || driver.shows("replay-other")), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("home-sessions"));
}

/// Neither in an interview nor in a replay. A suspension that did not happen counts as time.
#[test]
fn time_suspended_is_not_recorded() {
    let mut driver = start_interview();
    driver.advance_clock(Duration::from_secs(5));
    assert_eq!(driver.keys("Ctrl-z"), Next::Suspend);
    driver.advance_clock(Duration::from_hours(1));
    driver.send(Input::Resize(100, 30));
    driver.send(Input::Continued);
    driver.keys("1");
    assert!(session_file(&driver).contains("\"at_ms\": 5000"), "{}", session_file(&driver));
    // A suspension that did not happen counts as time.
    driver.keys("Ctrl-z");
    driver.advance_clock(Duration::from_secs(2));
    driver.keys("'9 Enter");
    assert!(session_file(&driver).contains("\"at_ms\": 7000"), "{}", session_file(&driver));
    let mut driver = open_replay();
    driver.send(Input::Suspend);
    driver.advance_clock(Duration::from_hours(1));
    driver.send(Input::Continued);
    driver.send(Input::Tick);
    assert!(driver.shows(message!("replay-step", number = 0_u32, count = 6_u32)), "{}", driver.screen());
}

#[test]
fn help_names_the_keys_of_the_screen_below() {
    let mut driver = start_interview();
    driver.keys("?");
    assert!(driver.shows("help-title") && driver.shows("help-here"), "{}", driver.screen());
    let unknown = |line: &str| {
        line.contains("┃ 0  ") && line.contains(&format!("  {}", driver.message("action-unknown")))
    };
    assert!(driver.screen().lines().any(unknown), "{}", driver.screen());
    driver.keys("Esc");
    assert!(!driver.shows("help-title") && driver.shows_position(1));
}

#[test]
fn window_too_small_says_so_and_takes_no_keys() {
    let mut driver = start_interview();
    driver.resize(39, 12);
    assert!(driver.shows("screen-too-small"), "{}", driver.screen());
    assert_eq!(driver.keys("1"), Next::Idle);
    driver.resize(1, 1);
    driver.resize(80, 24);
    assert!(driver.shows_position(1));
}

/// Screens draw without a panic in very wide, very high and very small windows.
#[test]
fn screens_draw_at_extreme_sizes() {
    let mut driver = open_replay();
    let sizes = [(40, 12), (41, 13), (60, 12), (75, 16), (76, 12), (80, 24), (160, 50), (500, 12), (40, 200)];
    for keys in ["Space", "End", "Esc", "n", "Esc", "End Enter", "Esc", "n 'A Enter", "n", "Esc", "1", "r"] {
        driver.keys(keys);
        for (columns, rows) in sizes {
            driver.resize(columns, rows);
        }
    }
}
