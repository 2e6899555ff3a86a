//! Tests that recovery returns only what the events of a file say, however the file is damaged.

use super::{Lost, Recovered, recover};
use crate::session::tests::{full, full_json, rulebook, time};
use crate::session::{Entry, Event, Session};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn lost() -> Lost {
    Lost {
        name: "unnamed".into(),
        language: "en".into(),
        rulebook: rulebook(),
        at: time("2026-11-23T10:00:00Z"),
    }
}

fn recovered(bytes: &[u8]) -> Option<Session> {
    recover(bytes, &lost()).map(|Recovered { session, .. }| session)
}

/// Asserts that the session can be written and read back equal.
#[track_caller]
fn sound(session: &Session) {
    assert_eq!(Session::from_bytes(&session.to_bytes()).as_ref(), Ok(session));
}

/// A file cut off at any byte gives the first events, and never fewer than a shorter file.
#[test]
fn cut_off_at_any_byte_what_is_recovered_begins_the_events() {
    let whole = full();
    let pretty = whole.to_bytes();
    for bytes in [pretty, whole.to_line().into_bytes()] {
        let mut most = 0;
        for cut in 0..bytes.len() {
            let Some(session) = recovered(&bytes[..cut]) else {
                assert_eq!(most, 0, "events recovered a byte before are recovered at {cut}");
                continue;
            };
            sound(&session);
            let count = session.events().len();
            assert_eq!(session.events(), &whole.events()[..count], "cut off at {cut}");
            assert!(count >= most, "fewer events at {cut} than before");
            assert_eq!(session.name(), whole.name());
            most = count;
        }
        assert_eq!(most, whole.events().len());
    }
}

/// A valid file is returned unchanged.
#[test]
fn recovery_of_a_sound_file_changes_nothing() {
    let whole = full();
    assert_eq!(recovered(&whole.to_bytes()), Some(whole));
}

/// The id depends on the bytes alone, whatever the fallback values are.
#[test]
fn recovery_gives_the_same_bytes_the_same_id() {
    let mut file = full_json();
    for field in ["created_at", "updated_at", "name", "language", "rulebook"] {
        file.as_object_mut().expect("a JSON object").remove(field);
        let bytes = file.to_string().into_bytes();
        let other = Lost {
            name: "naamloos".into(),
            language: "nl".into(),
            at: time("2031-01-01T00:00:00Z"),
            ..lost()
        };
        let other = recover(&bytes, &other).expect("the file is recoverable").session;
        assert_eq!(recovered(&bytes).expect("the file is recoverable").id(), other.id(), "without {field}");
    }
}

/// The advice and its path are dropped with the completion that they belong to.
#[test]
fn recovery_of_an_unfinished_part_is_read_again_as_it_is() {
    let mut file = full_json();
    let events = file["events"].as_array_mut().expect("a JSON array");
    let last = events.iter().position(|event| event["type"] == "completed").expect("there is a completion");
    events[last].as_object_mut().expect("a JSON object").remove("type");
    file["advice"]["path"] = json!([{"question": "budget", "answer": "ample"}]);
    let session = recovered(file.to_string().as_bytes()).expect("the file is recoverable");
    sound(&session);
    assert_eq!(session.advice(), None);
}

/// Answers and notes come from the events, not from the fields of the file.
#[test]
fn the_events_win_over_the_answers_beside_them() {
    let mut file = full_json();
    file["answers"] = json!({"made": "up"});
    file["notes"] = json!(7);
    let session = recovered(file.to_string().as_bytes()).expect("the file is recoverable");
    assert_eq!((session.answers(), session.notes()), (full().answers(), full().notes()));
}

/// Damage outside the events costs no event.
#[test]
fn a_head_that_cannot_be_read_costs_no_answer() {
    for field in [
        "id",
        "name",
        "created_at",
        "updated_at",
        "language",
        "rulebook",
        "format",
        "format_version",
        "advice",
    ] {
        let mut file = full_json();
        file[field] = json!([1]);
        let session = recovered(file.to_string().as_bytes());
        let session = session.unwrap_or_else(|| panic!("{field} is lost, and nothing else"));
        assert_eq!(session.events(), full().events(), "{field}");
        sound(&session);
    }
    // Damage in the text itself, before and after the events.
    let text = String::from_utf8(full().to_bytes()).expect("valid UTF-8");
    for (place, damage) in
        [("\"name\": ", "\"name\" = "), ("\"answers\": ", "\"answers"), ("{\n", "\u{0}{\n")]
    {
        let session = recovered(text.replacen(place, damage, 1).as_bytes()).expect("the file is recoverable");
        assert_eq!(session.events(), full().events(), "{place}");
    }
}

/// A wrong time costs no event, and a damaged event costs those after it.
#[test]
fn a_spoiled_time_costs_no_answer_and_a_spoiled_event_those_behind_it() {
    let mut file = full_json();
    file["events"][1]["at_ms"] = json!(9_000_000);
    let session = recovered(file.to_string().as_bytes()).expect("the file is recoverable");
    assert_eq!(session.answers(), full().answers());
    sound(&session);
    for spoiled in [json!(3), json!({"at_ms": 1}), json!({"at_ms": "x", "type": "skipped", "question": "a"})]
    {
        let mut file = full_json();
        file["events"][3] = spoiled;
        let session = recovered(file.to_string().as_bytes()).expect("the file is recoverable");
        assert_eq!(session.events(), &full().events()[..3]);
        assert!(session.advice().is_none(), "the session is no longer completed");
    }
}

/// Files of other programs, of newer versions and without events are not recovered.
#[test]
fn what_is_another_programs_or_of_a_newer_one_is_left_to_it() {
    for (field, value) in [("format_version", json!(2)), ("format", json!("other"))] {
        let mut file = full_json();
        file[field] = value;
        assert_eq!(recovered(file.to_string().as_bytes()), None);
    }
    for bytes in
        [&b""[..], b"{", b"[1]", b"{\"events\": 3}", b"{\"events\": [{\"at_ms\": 0, \"type\": \"started\"}]}"]
    {
        assert_eq!(recovered(bytes), None);
    }
}

/// Found by fuzzing: fields of later programs within an advice stayed in memory after the advice was dropped,
/// and came back with the next one.
#[test]
fn recovery_drops_an_advice_with_all_its_fields() {
    let mut file = full_json();
    file["advice"]["x-share"] = json!(0.5);
    let text = file.to_string().replace("\"completed\"", "\"comp\u{fffd}eted\"");
    let session = recovered(text.as_bytes()).expect("the file is recoverable");
    sound(&session);
    let again = recovered(&session.to_bytes()).expect("the file is recoverable");
    assert_eq!(again, session);
}

/// Fields and events of later programs are recovered too.
#[test]
fn unknown_fields_and_events_are_recovered_too() {
    let mut file = full_json();
    file["x-own"] = json!({"a": [1, 2]});
    let events = file["events"].as_array_mut().expect("a JSON array");
    events[1]["x-why"] = json!("because");
    events.push(json!({"at_ms": 90_000_000, "type": "x-later", "with": [1]}));
    file["answers"] = json!({});
    let session = recovered(file.to_string().as_bytes()).expect("the file is recoverable");
    let written: Json = serde_json::from_slice(&session.to_bytes()).expect("valid JSON");
    assert_eq!(written["events"], file["events"]);
    assert_eq!(written["x-own"], file["x-own"]);
}

/// Nested and repeated damage does not make recovery slow.
#[test]
fn a_hostile_file_costs_no_more_than_its_size() {
    for piece in
        ["\n  \"a\":[[[", "\n  \"a\":{\n  \"b\":1,", "{\"events\": [", "\n  \"a\":\"", "\n  \"a\": 1 2"]
    {
        let text = format!("{{{}", piece.repeat(20_000));
        assert_eq!(recovered(text.as_bytes()), None);
    }
}

proptest! {
    /// Whatever bytes change, the events before the first change are recovered unchanged.
    #[test]
    fn events_before_the_first_changed_byte_are_recovered_as_they_were(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        line in any::<bool>(),
    ) {
        let whole = full();
        let mut bytes = if line { whole.to_line().into_bytes() } else { whole.to_bytes() };
        let at = |(index, _): &(prop::sample::Index, u8)| index.index(bytes.len());
        let first = changes.iter().map(at).min().unwrap_or_default();
        let before = recovered(&bytes[..first]).map_or(0, |session| session.events().len());
        let places: Vec<_> = changes.iter().map(at).collect();
        for (place, (_, byte)) in places.into_iter().zip(&changes) {
            bytes[place] ^= *byte;
        }
        // A change before the events may make it the file of another program.
        if let Some(session) = recovered(&bytes) {
            sound(&session);
            prop_assert!(session.events().len() >= before);
            prop_assert_eq!(&session.events()[..before], &whole.events()[..before]);
        } else {
            prop_assert!(before == 0, "{} events were there", before);
        }
    }

    /// No bytes make recovery panic or invent events.
    #[test]
    fn bytes_of_any_kind_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let session = recovered(&[b"{\"events\": [{\"at_ms\": 0, \"type\": \"started\"},", &bytes[..]].concat());
        prop_assert!(session.is_none_or(|session| session.events()[0].what() == &Entry::Started));
        let events: fn(&Session) -> &[Event] = Session::events;
        prop_assert!(recovered(&bytes).is_none_or(|session| events(&session).len() > 1));
    }
}
