//! What is typed is not lost, whichever way one leaves, and is no answer before it is entered.

use super::drive::Driver;
use super::looks::looks;
use super::moves::{begun, only_file};
use crate::locale::Language;
use crate::tui::input::{Input, Signal};
use crate::tui::event_loop::Next;
use serde_json::{Value, json};
use std::fs;

fn saved(driver: &Driver, part: &str, question: &str) -> Value {
    let file: Value = serde_json::from_str(&only_file(driver)).expect("it is JSON");
    file[part][question].clone()
}

/// The drafts of a question that the file holds: of its answer and of its note.
fn drafts(driver: &Driver, question: &str) -> [Value; 2] {
    let file: Value = serde_json::from_str(&only_file(driver)).expect("it is JSON");
    let events = file["events"].as_array().expect("a list").clone();
    let drafted = |event: &&Value| event["type"] == "drafted" && event["question"] == question;
    let last = |note: bool| {
        let mut drafted = events.iter().filter(drafted).filter(|event| event["note"].is_boolean() == note);
        drafted.next_back().map_or(Value::Null, |event| event["text"].clone())
    };
    [last(false), last(true)]
}

/// The ways to leave an interview from a field with text, each with the keys before it.
const WAYS_OUT: [&str; 8] =
    ["Ctrl-c", "F1 Ctrl-c", "F2 Ctrl-c", "Esc h", "Esc q", "Ctrl-r q", "Ctrl-r h", "Ctrl-n 'why Ctrl-c"];

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
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North"]), "the last line is open");
    driver.send(Input::Paste("ern\n".into()));
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "Southern"]));
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
fn open_line_of_a_list_is_kept_as_a_draft_whichever_way_one_leaves() {
    let (entered, nothing) = (json!(["North", "South"]), Value::Null);
    for keys in WAYS_OUT {
        let mut driver = naming();
        driver.keys(keys);
        assert_eq!(saved(&driver, "answers", "region_names"), entered, "{keys}");
        let note = if keys.contains("why") { json!("why") } else { nothing.clone() };
        assert_eq!(drafts(&driver, "region_names"), [json!("East"), note], "{keys}");
    }
    for signal in [Signal::Terminate, Signal::HangUp] {
        let mut driver = naming();
        assert_eq!(driver.send(Input::Stop(signal)), Next::Quit);
        assert_eq!(saved(&driver, "answers", "region_names"), entered);
        assert_eq!(drafts(&driver, "region_names"), [json!("East"), nothing.clone()]);
    }
}

#[test]
fn draft_of_a_list_comes_back_into_its_line_and_enter_takes_it() {
    let mut driver = naming();
    driver.keys("Ctrl-c");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows("2 South") && driver.shows("▸ 3 East"), "{}", driver.shown());
    driver.keys("'ern Enter");
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South", "Eastern"]));
    driver.keys("Ctrl-c");
    assert_eq!(drafts(&driver, "region_names")[0], "East", "nothing more is recorded of it");
}

#[test]
fn name_changed_and_not_entered_is_a_draft_of_its_line() {
    let mut driver = begun();
    driver.keys("1 '9 Enter 1 1 2 'North Enter 'South Enter Up Up 'er Ctrl-c");
    assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South"]));
    assert_eq!(drafts(&driver, "region_names")[0], "Norther\nSouth");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows("▸ 1 Norther") && driver.shows("2 South"), "{}", driver.shown());
    driver.keys("Backspace Backspace Ctrl-c");
    assert_eq!(drafts(&driver, "region_names")[0], "", "as it was entered it is no draft");
}

#[test]
fn review_shows_drafts_and_finishing_takes_none() {
    for keys in ["Ctrl-r", "Esc r"] {
        let mut driver = naming();
        driver.keys(keys);
        assert!(driver.shows("North, South") && driver.shows("East"), "{keys}\n{}", driver.shown());
        assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South"]));
        driver.keys("f f");
        assert!(driver.shows("recommended"), "{}", driver.shown());
        driver.keys("q");
        assert_eq!(saved(&driver, "answers", "region_names"), json!(["North", "South"]));
        assert_eq!(drafts(&driver, "region_names")[0], "East", "{keys}");
        assert!(driver.app.interview_status().is_some_and(|left| left.is_finished), "a draft changes nothing");
    }
}

#[test]
fn number_typed_and_not_entered_is_a_draft_and_no_answer() {
    for typed in ["1", "77", "0"] {
        for leave in ["Ctrl-c", "Esc q", "Ctrl-r q", "Esc h", "Ctrl-r h", "F1 Ctrl-c"] {
            let mut driver = begun();
            driver.keys(&format!("1 '{typed} {leave}"));
            assert_eq!(saved(&driver, "answers", "team_size"), Value::Null, "{typed} {leave}");
            assert_eq!(drafts(&driver, "team_size")[0], typed, "{leave}");
        }
    }
}

#[test]
fn draft_of_a_number_comes_back_into_its_field_at_the_first_open_question() {
    let mut driver = begun();
    driver.keys("1 '1 Ctrl-c");
    let before = only_file(&driver);
    let mut driver = driver.again(Language::English);
    driver.keys("Enter");
    assert!(driver.shows("How many sellers") && driver.shows("▸ 1_______"), "{}", driver.shown());
    driver.keys("Ctrl-c");
    assert_eq!(only_file(&driver), before, "nothing has changed");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter '50 Enter Ctrl-c");
    assert_eq!(saved(&driver, "answers", "team_size"), 150, "the cursor stood at the end");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows("▸ 150_____"), "{}", driver.shown());
}

#[test]
fn draft_ends_with_the_same_answer_and_with_not_knowing() {
    let mut driver = begun();
    driver.keys("1 '24 Enter Esc '5 Esc q");
    assert_eq!(drafts(&driver, "team_size")[0], "245");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc");
    assert!(driver.shows("▸ 245_____"), "{}", driver.shown());
    // The answer that stands is given again: nothing is recorded of it but the end of the draft.
    driver.keys("Backspace Enter Ctrl-c");
    assert_eq!(
        (saved(&driver, "answers", "team_size"), &drafts(&driver, "team_size")[0]),
        (json!(24), &json!(""))
    );
    let mut driver = begun();
    driver.keys("1 Ctrl-o Esc '7 Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "7");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc Ctrl-o Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "");
}

#[test]
fn number_half_changed_replaces_no_answer() {
    for leave in ["Esc q", "Ctrl-c"] {
        let mut driver = begun();
        driver.keys(&format!("1 '24 Enter Left Backspace {leave}"));
        assert_eq!(saved(&driver, "answers", "team_size"), json!(24), "{leave}");
        assert_eq!(drafts(&driver, "team_size")[0], "2", "{leave}");
    }
}

#[test]
fn note_typed_and_not_entered_is_a_draft_and_no_note() {
    for keys in ["Esc q", "Ctrl-c", "Esc h", "Esc r q", "Esc r f f q", "Esc r f f Esc"] {
        let mut driver = begun();
        driver.keys("1 Esc n 'why");
        driver.keys(keys);
        assert_eq!(saved(&driver, "notes", "budget"), Value::Null, "{keys}");
        assert_eq!(drafts(&driver, "budget"), [Value::Null, json!("why")], "{keys}");
    }
    let mut driver = begun();
    driver.keys("1 Ctrl-r Home n 'why Esc");
    assert!(driver.shows("why"), "the review shows it\n{}", driver.shown());
    driver.keys("q");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Esc n");
    assert!(driver.shows("Note: why_"), "{}", driver.shown());
    driver.keys("'ever Enter");
    assert_eq!(saved(&driver, "notes", "budget"), json!("whyever"));
}

#[test]
fn draft_left_behind_a_replay_of_the_session_is_kept() {
    for keys in ["p q", "p Esc Esc", "q", "Esc"] {
        let mut driver = begun();
        driver.keys("1 '7 Ctrl-r f f");
        assert!(driver.shows("recommended"), "{}", driver.shown());
        driver.keys(keys);
        assert_eq!(drafts(&driver, "team_size")[0], "7", "{keys}");
    }
}

#[test]
fn draft_that_could_not_be_saved_stays_in_its_field() {
    let mut driver = begun();
    driver.keys("1 '7");
    let away = driver.sessions().with_extension("away");
    fs::rename(driver.sessions(), &away).expect("moved");
    fs::write(driver.sessions(), "in the way").expect("written");
    assert_eq!(driver.keys("Ctrl-c"), Next::Redraw);
    fs::remove_file(driver.sessions()).expect("removed");
    fs::rename(&away, driver.sessions()).expect("moved back");
    driver.keys("Up");
    assert!(driver.shows("Saved now") && driver.shows("▸ 7_______"), "{}", driver.shown());
    driver.keys("'7 Ctrl-c");
    assert_eq!(drafts(&driver, "team_size")[0], "77");
}

#[test]
fn what_is_typed_last_and_cannot_be_saved_is_told_before_leaving() {
    let mut driver = begun();
    driver.keys("n 'why");
    fs::write(driver.sessions(), "in the way").expect("written");
    assert_eq!(driver.keys("Ctrl-c"), Next::Redraw);
    assert!(driver.shows("Leave once more"), "{}", driver.shown());
    assert_eq!(driver.keys("Ctrl-c"), Next::Quit);
    assert!(driver.app.interview_status().is_some_and(|left| left.unsaved.is_some()));
}

#[test]
fn draft_at_a_question_that_takes_no_text_stays_in_the_file() {
    let mut driver = begun();
    driver.keys("1 Ctrl-c");
    let event = r#"{"at_ms": 0, "type": "drafted", "question": "growth", "text": "fas"}"#;
    let path = fs::read_dir(driver.sessions()).expect("the folder").map(|entry| entry.expect("one").path());
    let path = path.into_iter().find(|path| path.extension().is_some_and(|e| e == "json")).expect("a file");
    let mut file: Value = serde_json::from_str(&only_file(&driver)).expect("JSON");
    file["events"].as_array_mut().expect("a list").push(serde_json::from_str(event).expect("JSON"));
    fs::write(&path, format!("{file:#}\n")).expect("written");
    let before = only_file(&driver);
    let mut driver = driver.again(Language::English);
    driver.keys("Enter Ctrl-c");
    assert_eq!(only_file(&driver), before);
    let mut driver = driver.again(Language::English);
    driver.keys("Enter '9 Enter 2 Ctrl-c");
    assert_eq!(saved(&driver, "answers", "growth"), "growing");
}

#[test]
fn draft_that_came_with_the_session_says_at_its_field_that_it_is_not_confirmed() {
    for (language, sentence) in
        [(Language::English, "not confirmed yet"), (Language::Dutch, "nog niet bevestigd")]
    {
        let mut driver = begun();
        driver.keys("1 '1");
        assert!(!driver.shows("not confirmed yet"), "it was typed just now");
        driver.keys("Ctrl-c");
        let mut driver = driver.again(language);
        driver.keys("Enter");
        assert!(driver.shows("▸ 1_______") && driver.shows(sentence), "{}", driver.shown());
        driver.keys("'5");
        assert!(!driver.shows(sentence), "{}", driver.shown());
        driver.keys("Backspace Ctrl-r");
        driver.keys("Esc");
        assert!(driver.shows(sentence), "{}", driver.shown());
    }
    let mut driver = naming();
    driver.keys("Ctrl-c");
    let mut driver = driver.again(Language::English);
    driver.resize(40, 12);
    driver.keys("Enter Esc");
    assert!(
        driver.shows("▸ 3 East") && driver.shows("Typed earlier and not confirmed"),
        "{}",
        driver.shown()
    );
    driver.keys("'ern");
    assert!(!driver.shows("Typed earlier"), "{}", driver.shown());
}

#[test]
fn note_draft_that_came_with_the_session_says_that_it_is_not_confirmed() {
    let mut driver = begun();
    driver.keys("n 'why Ctrl-c");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter");
    assert!(driver.shows("Note not confirmed with Enter: why"), "{}", driver.shown());
    driver.keys("n");
    assert!(driver.shows("Note: why_") && driver.shows("not confirmed yet"), "{}", driver.shown());
    driver.keys("'!");
    assert!(!driver.shows("not confirmed yet"), "{}", driver.shown());
}

#[test]
fn drafts_at_other_questions_are_named_when_the_interview_is_taken_up_again() {
    let mut driver = begun();
    driver.keys("1 '1 Enter Esc Backspace '77 Ctrl-c");
    let mut driver = driver.again(Language::English);
    driver.keys("Enter");
    assert!(driver.shows("question 3") && driver.shows("Not confirmed: "), "{}", driver.shown());
    assert!(driver.shows("(77)"), "{}", driver.shown());
    let mut driver = begun();
    driver.keys("1 '24 Enter n 'why Esc Esc Left Backspace Ctrl-r f f");
    assert!(driver.shows("recommended"), "{}", driver.shown());
    driver.keys("q");
    let mut driver = driver.again(Language::Dutch);
    driver.keys("Down Enter");
    assert!(driver.shows("Niet bevestigd: "), "{}", driver.shown());
    assert!(driver.shows("(4)") && driver.shows("(why)"), "{}", driver.shown());
}

#[test]
fn finishing_with_a_draft_asks_for_the_key_once_more() {
    for (before, key, again) in [
        ("1 '1 Ctrl-r", "f", "Press f again"),
        ("1 '1 Ctrl-r End", "Enter", "Press Enter again"),
        ("1 '24 Enter Ctrl-r f Esc Home Down Enter Left Backspace Ctrl-r", "f", "Press f again"),
        ("1 n 'why Esc Ctrl-r", "f", "Press f again"),
    ] {
        let mut driver = begun();
        driver.keys(before);
        driver.keys(key);
        assert!(driver.shows(again) && !driver.shows("recommended"), "{before}\n{}", driver.shown());
        driver.keys(key);
        assert!(driver.shows("recommended"), "{before}\n{}", driver.shown());
    }
    let mut driver = begun();
    driver.keys("1 '1 Ctrl-r f f");
    assert!(driver.shows("recommended") && driver.shows("Not confirmed: "), "{}", driver.shown());
    let mut driver = begun();
    driver.keys("1 '1 Ctrl-r f Esc '2 Ctrl-r f");
    assert!(!driver.shows("recommended"), "another draft is told again\n{}", driver.shown());
}

#[test]
fn number_of_a_draft_stays_in_one_piece() {
    let mut driver = begun();
    driver.keys("1");
    driver.send(Input::Paste("1 000 000".into()));
    driver.keys("Ctrl-r");
    driver.resize(40, 12);
    assert!(driver.shown().replace('\u{a0}', " ").contains("1 000 000"), "{}", driver.shown());
}

#[test]
fn screens_of_drafts() {
    for language in [Language::English, Language::Dutch] {
        looks("typed_review", language, "n 'Acme Enter 3 '1 Ctrl-r Home Down n 'Ask Esc");
        looks("typed_finish", language, "n 'Acme Enter 3 '1 Ctrl-r Home Down n 'Ask Esc f");
    }
}
