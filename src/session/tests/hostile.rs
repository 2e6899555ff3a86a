//! Valid files that were made to be slow.

use super::{full_json, started, time, wrong};
use crate::json::MOST_KEPT;
use crate::session::{Entry, Lost, Session, recover};
use serde_json::json;

/// A session in which all of very many answers are cleared is read in linear time.
#[test]
fn a_session_in_which_everything_is_cleared_again_is_read() {
    let now = time("2026-11-23T10:00:00Z");
    let mut session = started();
    let questions: Vec<_> = (0..10_000).map(|number| format!("q{number}")).collect();
    for question in &questions {
        session.record(0, Entry::Answered { question: question.clone(), value: json!(1) }, now);
        session.record(0, Entry::Noted { question: question.clone(), text: "x".into() }, now);
    }
    for question in &questions {
        session.record(0, Entry::Skipped { question: question.clone() }, now);
        session.record(0, Entry::Noted { question: question.clone(), text: String::new() }, now);
    }
    // With a linear search for each this would take a quarter of a minute.
    let back = Session::from_bytes(&session.to_bytes()).expect("the session is valid");
    assert_eq!((back.answers().len(), back.notes().len()), (0, 0));
}

/// The number of problems is limited in each list, and recovery still works.
#[test]
fn of_very_many_problems_only_so_many_are_kept() {
    let zeros = || serde_json::Value::from(vec![0; 50 * MOST_KEPT]);
    let mut file = full_json();
    file["advice"]["path"] = zeros();
    assert_eq!(Session::from_json(file.clone()).expect_err("it is refused").len(), MOST_KEPT);
    // Recovery works even if several lists have too many problems.
    let lost = Lost {
        name: "Lost".into(),
        language: "en".into(),
        rulebook: started().rulebook().clone(),
        at: time("2026-11-23T10:00:00Z"),
    };
    let events = file["events"].as_array_mut().expect("there are events");
    let whole = events.len();
    events.extend(vec![json!({"type": "answered"}); 2 * MOST_KEPT]);
    events.extend(vec![json!(0); 2 * MOST_KEPT]);
    let recovered = recover(file.to_string().as_bytes(), &lost).expect("the file is recoverable");
    assert_eq!(recovered.session.events().len(), whole);
    file["events"] = zeros();
    assert_eq!(Session::from_json(file).expect_err("it is refused").len(), MOST_KEPT);
    let mut file = full_json();
    file["answers"] = (0..2 * MOST_KEPT).map(|number| (format!("x{number}"), json!(1))).collect();
    assert_eq!(Session::from_json(file).expect_err("it is refused").len(), MOST_KEPT);
}

/// Whole numbers with a fraction or an exponent are read; others are refused.
#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let text = full_json().to_string();
    let other = text.replace("24", "2.4e1").replacen("2.4e1", "24.0", 1);
    assert!(other.contains("2.4e1") && other.contains("24.0"));
    let session = Session::from_bytes(other.as_bytes()).expect("the session is valid");
    assert_eq!(session.answers()["team_size"], 24);
    for at_ms in ["18446744073709551616", "-1", "1.5"] {
        let other = text.replacen("\"at_ms\":0", &format!("\"at_ms\":{at_ms}"), 1);
        let problems = Session::from_bytes(other.as_bytes()).expect_err("it is refused");
        assert_eq!(wrong(&problems), [("events[0].at_ms", "session-not-whole")]);
    }
}

/// Numbers in unknown fields are written back digit by digit.
#[test]
fn a_number_of_a_later_program_keeps_all_its_digits() {
    let text = full_json().to_string();
    for number in ["123456789012345678901234567890", "1.000000000000000000001", "-0.10", "1e+5", "1e+999"] {
        let other = text.replacen('{', &format!("{{\"x\":{number},"), 1);
        let written = Session::from_bytes(other.as_bytes()).expect("the session is valid").to_bytes();
        assert!(String::from_utf8(written).expect("valid UTF-8").contains(&format!("\"x\": {number},")), "{number}");
    }
}
