//! Valid files that were made to be slow.

use super::{full_json, new_session, parse_time, places_and_keys};
use crate::json::MAX_COLLECTED;
use crate::session::{EventKind, Fallback, Session, recover};
use serde_json::json;

/// A session in which all of very many answers are cleared is read in linear time.
#[test]
fn reader_is_fast_if_all_answers_are_cleared() {
    let now = parse_time("2026-11-23T10:00:00Z");
    let mut session = new_session();
    let questions: Vec<_> = (0..10_000).map(|number| format!("q{number}")).collect();
    for question in &questions {
        session.record(0, EventKind::Answered { question: question.clone(), value: json!(1) }, now);
        session.record(0, EventKind::Noted { question: question.clone(), text: "x".into() }, now);
    }
    for question in &questions {
        session.record(0, EventKind::Skipped { question: question.clone() }, now);
        session.record(0, EventKind::Noted { question: question.clone(), text: String::new() }, now);
    }
    // With a linear search for each this would take a quarter of a minute.
    let back = Session::from_bytes(&session.to_bytes()).expect("the session is valid");
    assert_eq!((back.answers().len(), back.notes().len()), (0, 0));
}

/// The number of problems is limited in each list, and recovery still works.
#[test]
fn reader_limits_the_number_of_problems() {
    let zeros = || serde_json::Value::from(vec![0; 50 * MAX_COLLECTED]);
    let mut file = full_json();
    file["advice"]["path"] = zeros();
    assert_eq!(Session::from_json(file.clone()).expect_err("it is refused").len(), MAX_COLLECTED);
    // Recovery works even if several lists have too many problems.
    let lost = Fallback {
        name: "Lost".into(),
        language: "en".into(),
        rulebook: new_session().rulebook().clone(),
        timestamp: parse_time("2026-11-23T10:00:00Z"),
    };
    let events = file["events"].as_array_mut().expect("there are events");
    let whole = events.len();
    events.extend(vec![json!({"type": "answered"}); 2 * MAX_COLLECTED]);
    events.extend(vec![json!(0); 2 * MAX_COLLECTED]);
    let recovered = recover(file.to_string().as_bytes(), &lost).expect("the file is recoverable");
    assert_eq!(recovered.session.events().len(), whole);
    file["events"] = zeros();
    assert_eq!(Session::from_json(file).expect_err("it is refused").len(), MAX_COLLECTED);
    let mut file = full_json();
    file["answers"] = (0..2 * MAX_COLLECTED).map(|number| (format!("x{number}"), json!(1))).collect();
    assert_eq!(Session::from_json(file).expect_err("it is refused").len(), MAX_COLLECTED);
}

/// Whole numbers with a fraction or an exponent are read; others are refused.
#[test]
fn reader_accepts_whole_numbers_in_any_notation() {
    let text = full_json().to_string();
    let other = text.replace("24", "2.4e1").replacen("2.4e1", "24.0", 1);
    assert!(other.contains("2.4e1") && other.contains("24.0"));
    let session = Session::from_bytes(other.as_bytes()).expect("the session is valid");
    assert_eq!(session.answers()["team_size"], 24);
    for at_ms in ["18446744073709551616", "-1", "1.5"] {
        let other = text.replacen("\"at_ms\":0", &format!("\"at_ms\":{at_ms}"), 1);
        let problems = Session::from_bytes(other.as_bytes()).expect_err("it is refused");
        assert_eq!(places_and_keys(&problems), [("events[0].at_ms", "json-mismatch")]);
    }
}

/// Numbers in unknown fields are written back digit by digit.
#[test]
fn unknown_numbers_keep_all_their_digits() {
    let text = full_json().to_string();
    for number in ["123456789012345678901234567890", "1.000000000000000000001", "-0.10", "1e+5", "1e+999"] {
        let other = text.replacen('{', &format!("{{\"x\":{number},"), 1);
        let written = Session::from_bytes(other.as_bytes()).expect("the session is valid").to_bytes();
        assert!(
            String::from_utf8(written).expect("valid UTF-8").contains(&format!("\"x\": {number},")),
            "{number}"
        );
    }
}
