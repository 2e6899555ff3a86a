//! Drafts: text that was typed and not entered is saved on every way out, and is no answer.

use super::driver::Driver;
use super::navigation::{session_file, start_interview};
use super::screen_text::message;
use crate::locale::Language;
use crate::tui::event_loop::Next;
use crate::tui::input::{Input, Signal};
use serde_json::{Value, json};
use std::fs;

fn saved_value(driver: &Driver, part: &str, question: &str) -> Value {
    let file: Value = serde_json::from_str(&session_file(driver)).expect("it is JSON");
    file[part][question].clone()
}

/// The drafts of a question in the file: of its answer and of its note.
fn drafts(driver: &Driver, question: &str) -> [Value; 2] {
    let file: Value = serde_json::from_str(&session_file(driver)).expect("it is JSON");
    let events = file["events"].as_array().expect("the field is a list").clone();
    let drafted = |event: &&Value| event["type"] == "drafted" && event["question"] == question;
    let last = |note: bool| {
        let mut drafted = events.iter().filter(drafted).filter(|event| event["note"].is_boolean() == note);
        drafted.next_back().map_or(Value::Null, |event| event["text"].clone())
    };
    [last(false), last(true)]
}

/// The ways to leave an interview from a field with text, each with the keys before it.
const WAYS_OUT: [&str; 8] =
    ["Ctrl-c", "F1 Ctrl-c", "F2 Ctrl-c", "Esc b", "Esc q", "Ctrl-r q", "Ctrl-r b", "Ctrl-t 'why Ctrl-c"];

/// An interview at the names of regions, with two names entered and a third one typed.
fn at_region_names() -> Driver {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2 'North Enter 'South Enter 'East");
    assert!(driver.shows_text(&driver.question("region_names")), "{}", driver.screen());
    driver
}

#[test]
fn names_field_saves_each_name_at_once() {
    let driver = at_region_names();
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "South"]));
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2");
    driver.send(Input::Paste("North\nSouth".into()));
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North"]), "the last line is open");
    driver.send(Input::Paste("ern\n".into()));
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "Southern"]));
}

/// The next key tries again.
#[test]
fn names_field_keeps_a_name_that_cannot_be_saved() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2 'North");
    fs::rename(driver.sessions_dir(), driver.sessions_dir().with_extension("aside"))
        .expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    driver.keys("Enter");
    assert!(driver.shows("interview-unsaved") && driver.shows_text("1 North"), "{}", driver.screen());
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::rename(driver.sessions_dir().with_extension("aside"), driver.sessions_dir())
        .expect("the folder of the test can be changed");
    driver.keys("Down");
    assert!(driver.shows("interview-saved-now") && driver.shows_text("▸ 2 ____"), "{}", driver.screen());
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North"]));
}

#[test]
fn open_line_of_a_list_is_saved_as_a_draft_on_every_way_out() {
    let (entered, nothing) = (json!(["North", "South"]), Value::Null);
    for keys in WAYS_OUT {
        let mut driver = at_region_names();
        driver.keys(keys);
        assert_eq!(saved_value(&driver, "answers", "region_names"), entered, "{keys}");
        let note = if keys.contains("why") { json!("why") } else { nothing.clone() };
        assert_eq!(drafts(&driver, "region_names"), [json!("East"), note], "{keys}");
    }
    for signal in [Signal::Terminate, Signal::HangUp] {
        let mut driver = at_region_names();
        assert_eq!(driver.send(Input::Stop(signal)), Next::Quit);
        assert_eq!(saved_value(&driver, "answers", "region_names"), entered);
        assert_eq!(drafts(&driver, "region_names"), [json!("East"), nothing.clone()]);
    }
}

#[test]
fn draft_of_a_list_returns_to_its_line() {
    let mut driver = at_region_names();
    driver.keys("Ctrl-c");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows_text("2 South") && driver.shows_text("▸ 3 East"), "{}", driver.screen());
    driver.keys("'ern Enter");
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "South", "Eastern"]));
    driver.keys("Ctrl-c");
    assert_eq!(drafts(&driver, "region_names")[0], "East", "nothing more is recorded of it");
}

#[test]
fn changed_name_is_a_draft_of_its_line() {
    let mut driver = start_interview();
    driver.keys("1 '9 Enter 1 1 2 'North Enter 'South Enter Up Up 'er Ctrl-c");
    assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "South"]));
    assert_eq!(drafts(&driver, "region_names")[0], "Norther\nSouth");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows_text("▸ 1 Norther") && driver.shows_text("2 South"), "{}", driver.screen());
    driver.keys("Backspace Backspace Ctrl-c");
    assert_eq!(drafts(&driver, "region_names")[0], "", "as it was entered it is no draft");
}

#[test]
fn review_shows_drafts_and_finishing_confirms_none() {
    for keys in ["Ctrl-r", "Esc r"] {
        let mut driver = at_region_names();
        driver.keys(keys);
        assert!(
            driver.shows_text("North, South") && driver.shows_text("East"),
            "{keys}\n{}",
            driver.screen()
        );
        assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "South"]));
        driver.keys("f f");
        assert!(driver.shows("advice-recommended"), "{}", driver.screen());
        driver.keys("q");
        assert_eq!(saved_value(&driver, "answers", "region_names"), json!(["North", "South"]));
        assert_eq!(drafts(&driver, "region_names")[0], "East", "{keys}");
        assert!(
            driver.app.interview_status().is_some_and(|left| left.is_finished),
            "a draft changes nothing"
        );
    }
}

#[test]
fn typed_number_is_a_draft_and_no_answer() {
    for typed in ["1", "77", "0"] {
        for leave in ["Ctrl-c", "Esc q", "Ctrl-r q", "Esc b", "Ctrl-r b", "F1 Ctrl-c"] {
            let mut driver = start_interview();
            driver.keys(&format!("1 '{typed} {leave}"));
            assert_eq!(saved_value(&driver, "answers", "team_size"), Value::Null, "{typed} {leave}");
            assert_eq!(drafts(&driver, "team_size")[0], typed, "{leave}");
        }
    }
}

#[test]
fn draft_of_a_number_returns_to_its_field() {
    let mut driver = start_interview();
    driver.keys("1 '1 Ctrl-c");
    let before = session_file(&driver);
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter");
    assert!(
        driver.shows_text(&driver.question("team_size")) && driver.shows_text("▸ 1_______"),
        "{}",
        driver.screen()
    );
    driver.keys("Ctrl-c");
    assert_eq!(session_file(&driver), before, "nothing has changed");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter '50 Enter Ctrl-c");
    assert_eq!(saved_value(&driver, "answers", "team_size"), 150, "the cursor stood at the end");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows_text("▸ 150_____"), "{}", driver.screen());
}

#[test]
fn draft_ends_with_the_same_answer_and_with_not_knowing() {
    let mut driver = start_interview();
    driver.keys("1 '24 Enter Esc '5 Esc q");
    assert_eq!(drafts(&driver, "team_size")[0], "245");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows_text("▸ 245_____"), "{}", driver.screen());
    // The same answer is entered again, so only the end of the draft is recorded.
    driver.keys("Backspace Enter Ctrl-c");
    assert_eq!(
        (saved_value(&driver, "answers", "team_size"), &drafts(&driver, "team_size")[0]),
        (json!(24), &json!(""))
    );
    let mut driver = start_interview();
    driver.keys("1 Ctrl-o Esc '7 Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "7");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc Ctrl-o Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "");
}

#[test]
fn changed_number_is_a_draft_and_the_answer_stays() {
    for leave in ["Esc q", "Ctrl-c"] {
        let mut driver = start_interview();
        driver.keys(&format!("1 '24 Enter Left Backspace {leave}"));
        assert_eq!(saved_value(&driver, "answers", "team_size"), json!(24), "{leave}");
        assert_eq!(drafts(&driver, "team_size")[0], "2", "{leave}");
    }
}

#[test]
fn typed_note_is_a_draft_and_no_note() {
    for keys in ["Esc q", "Ctrl-c", "Esc b", "Esc r q", "Esc r f f q", "Esc r f f Esc"] {
        let mut driver = start_interview();
        driver.keys("1 Esc t 'why");
        driver.keys(keys);
        assert_eq!(saved_value(&driver, "notes", "budget"), Value::Null, "{keys}");
        assert_eq!(drafts(&driver, "budget"), [Value::Null, json!("why")], "{keys}");
    }
    let mut driver = start_interview();
    driver.keys("1 Ctrl-r Home t 'why Esc");
    assert!(driver.shows_text("why"), "the review shows it\n{}", driver.screen());
    driver.keys("q");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Esc t");
    assert!(driver.shows_text(&format!("{} why_", driver.message("interview-note"))), "{}", driver.screen());
    driver.keys("'ever Enter");
    assert_eq!(saved_value(&driver, "notes", "budget"), json!("whyever"));
}

#[test]
fn draft_survives_a_replay_of_its_session() {
    for keys in ["p q", "p Esc Esc", "q", "Esc"] {
        let mut driver = start_interview();
        driver.keys("1 '7 Ctrl-r f f");
        assert!(driver.shows("advice-recommended"), "{}", driver.screen());
        driver.keys(keys);
        assert_eq!(drafts(&driver, "team_size")[0], "7", "{keys}");
    }
}

#[test]
fn draft_that_could_not_be_saved_stays_in_its_field() {
    let mut driver = start_interview();
    driver.keys("1 '7");
    let away = driver.sessions_dir().with_extension("away");
    fs::rename(driver.sessions_dir(), &away).expect("the folder of the test can be changed");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    assert_eq!(driver.keys("Ctrl-c"), Next::Redraw);
    fs::remove_file(driver.sessions_dir()).expect("the folder of the test can be changed");
    fs::rename(&away, driver.sessions_dir()).expect("the folder of the test can be changed");
    driver.keys("Up");
    assert!(driver.shows("interview-saved-now") && driver.shows_text("▸ 7_______"), "{}", driver.screen());
    driver.keys("'7 Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "77");
}

#[test]
fn unsaved_draft_is_announced_before_leaving() {
    let mut driver = start_interview();
    driver.keys("t 'why");
    fs::write(driver.sessions_dir(), "in the way").expect("the folder of the test can be changed");
    assert_eq!(driver.keys("Ctrl-c"), Next::Redraw);
    assert!(driver.shows("interview-unsaved-leaving-all"), "{}", driver.screen());
    assert_eq!(driver.keys("Ctrl-c"), Next::Quit);
    assert!(driver.app.interview_status().is_some_and(|left| left.unsaved.is_some()));
}

/// A choice takes no text, so that draft can only come from another program.
#[test]
fn draft_of_a_choice_stays_in_the_file() {
    let mut driver = start_interview();
    driver.keys("1 Ctrl-c");
    let event = r#"{"at_ms": 0, "type": "drafted", "question": "growth", "text": "fas"}"#;
    let path = fs::read_dir(driver.sessions_dir())
        .expect("the file can be read")
        .map(|entry| entry.expect("there is one").path());
    let path = path
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "json"))
        .expect("there is a session file");
    let mut file: Value = serde_json::from_str(&session_file(&driver)).expect("it is JSON");
    file["events"]
        .as_array_mut()
        .expect("the field is a list")
        .push(serde_json::from_str(event).expect("it is JSON"));
    fs::write(&path, format!("{file:#}\n")).expect("the folder of the test can be changed");
    let before = session_file(&driver);
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter Ctrl-c");
    assert_eq!(session_file(&driver), before);
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter '9 Enter 2 Ctrl-c");
    assert_eq!(saved_value(&driver, "answers", "growth"), "growing");
}

#[test]
fn resumed_draft_is_marked_as_unconfirmed() {
    for language in Language::ALL {
        let mut driver = start_interview();
        driver.keys("1 '1");
        assert!(!driver.shows("draft-resumed"), "it was typed just now");
        driver.keys("Ctrl-c");
        let mut driver = driver.reopen(language);
        driver.keys("Enter");
        assert!(driver.shows_text("▸ 1_______") && driver.shows("draft-resumed"), "{}", driver.screen());
        driver.keys("'5");
        assert!(!driver.shows("draft-resumed"), "{}", driver.screen());
        driver.keys("Backspace Ctrl-r");
        driver.keys("Esc");
        assert!(driver.shows("draft-resumed"), "{}", driver.screen());
    }
    let mut driver = at_region_names();
    driver.keys("Ctrl-c");
    let mut driver = driver.reopen(Language::English);
    driver.resize(40, 12);
    driver.keys("Enter Esc");
    assert!(driver.shows_text("▸ 3 East") && driver.shows("draft-resumed"), "{}", driver.screen());
    driver.keys("'ern");
    assert!(!driver.shows("draft-resumed"), "{}", driver.screen());
}

#[test]
fn resumed_note_draft_is_marked_as_unconfirmed() {
    let mut driver = start_interview();
    driver.keys("t 'why Ctrl-c");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter");
    assert!(driver.shows(message!("review-note-draft", text = "why")), "{}", driver.screen());
    driver.keys("t");
    assert!(
        driver.shows_text(&format!("{} why_", driver.message("interview-note")))
            && driver.shows("draft-resumed"),
        "{}",
        driver.screen()
    );
    driver.keys("'!");
    assert!(!driver.shows("draft-resumed"), "{}", driver.screen());
}

#[test]
fn resumed_interview_names_drafts_of_other_questions() {
    let mut driver = start_interview();
    driver.keys("1 '1 Enter Esc Backspace '77 Ctrl-c");
    let mut driver = driver.reopen(Language::English);
    driver.keys("Enter");
    assert!(driver.shows_position(3) && driver.shows("drafts-not-confirmed"), "{}", driver.screen());
    assert!(driver.shows_text("(77)"), "{}", driver.screen());
    let mut driver = start_interview();
    driver.keys("1 '24 Enter t 'why Esc Esc Left Backspace Ctrl-r f f");
    assert!(driver.shows("advice-recommended"), "{}", driver.screen());
    driver.keys("q");
    let mut driver = driver.reopen(Language::Dutch);
    driver.keys("Down Enter");
    assert!(driver.shows("drafts-not-confirmed"), "{}", driver.screen());
    assert!(driver.shows_text("(4)") && driver.shows_text("(why)"), "{}", driver.screen());
}

#[test]
fn finishing_with_a_draft_takes_the_key_twice() {
    for (before, key) in [
        ("1 '1 Ctrl-r", "f"),
        ("1 '1 Ctrl-r End", "Enter"),
        ("1 '24 Enter Ctrl-r f Esc Home Down Enter Left Backspace Ctrl-r", "f"),
        ("1 t 'why Esc Ctrl-r", "f"),
    ] {
        let mut driver = start_interview();
        driver.keys(before);
        driver.keys(key);
        assert!(
            driver.shows("drafts-finish") && !driver.shows("advice-recommended"),
            "{before}\n{}",
            driver.screen()
        );
        driver.keys(key);
        assert!(driver.shows("advice-recommended"), "{before}\n{}", driver.screen());
    }
    let mut driver = start_interview();
    driver.keys("1 '1 Ctrl-r f f");
    assert!(
        driver.shows("advice-recommended") && driver.shows("drafts-not-confirmed"),
        "{}",
        driver.screen()
    );
    let mut driver = start_interview();
    driver.keys("1 '1 Ctrl-r f Esc '2 Ctrl-r f");
    assert!(!driver.shows("advice-recommended"), "another draft is told again\n{}", driver.screen());
}

#[test]
fn draft_of_a_number_is_not_broken_over_lines() {
    let mut driver = start_interview();
    driver.keys("1");
    driver.send(Input::Paste("1 000 000".into()));
    driver.keys("Ctrl-r");
    driver.resize(40, 12);
    assert!(driver.screen().replace('\u{a0}', " ").contains("1 000 000"), "{}", driver.screen());
}
