//! Files that are valid and made to be slow.

use super::{started, time};
use crate::session::{Entry, Session};
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn clearing_every_answer_and_note_costs_no_more_than_giving_it() {
    let now = time("2026-11-23T10:00:00Z");
    let mut session = started();
    let questions: Vec<_> = (0..20_000).map(|number| format!("q{number}")).collect();
    for question in &questions {
        session.record(0, Entry::Answered { question: question.clone(), value: json!(1) }, now);
        session.record(0, Entry::Noted { question: question.clone(), text: "x".into() }, now);
    }
    for question in &questions {
        session.record(0, Entry::Skipped { question: question.clone() }, now);
        session.record(0, Entry::Noted { question: question.clone(), text: String::new() }, now);
    }
    let begun = Instant::now();
    let back = Session::from_bytes(&session.to_bytes()).expect("valid");
    assert_eq!((back.answers().len(), back.notes().len()), (0, 0));
    // A minute before; the bound leaves room for a slow machine.
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}
