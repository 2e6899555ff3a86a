//! Tests that recovery returns only what the events of a file say, however the file is damaged.

use super::{Fallback, Recovery, recover};
use crate::session::tests::{full_json, full_session, parse_time, rulebook};
use crate::session::{EventKind, Session, StoredEvent};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn fallback() -> Fallback {
    Fallback {
        name: "unnamed".into(),
        language: "en".into(),
        rulebook: rulebook(),
        timestamp: parse_time("2026-11-23T10:00:00Z"),
    }
}

fn recover_session(bytes: &[u8]) -> Option<Session> {
    recover(bytes, &fallback()).map(|Recovery { session, .. }| session)
}

/// Asserts that the session can be written and read back equal.
#[track_caller]
fn assert_round_trip(session: &Session) {
    assert_eq!(Session::from_bytes(&session.to_bytes()).as_ref(), Ok(session));
}

/// A file cut off at any byte gives the first events, and never fewer than a shorter file.
#[test]
fn recovery_of_a_truncated_file_returns_the_first_events() {
    let whole = full_session();
    let pretty = whole.to_bytes();
    for bytes in [pretty, whole.to_line().into_bytes()] {
        let mut longest = 0;
        for cut in 0..bytes.len() {
            let Some(session) = recover_session(&bytes[..cut]) else {
                assert_eq!(longest, 0, "events recovered a byte before are recovered at {cut}");
                continue;
            };
            assert_round_trip(&session);
            let count = session.events().len();
            assert_eq!(session.events(), &whole.events()[..count], "cut off at {cut}");
            assert!(count >= longest, "fewer events at {cut} than before");
            assert_eq!(session.name(), whole.name());
            longest = count;
        }
        assert_eq!(longest, whole.events().len());
    }
}

/// A valid file is returned unchanged.
#[test]
fn recovery_of_a_valid_file_changes_nothing() {
    let whole = full_session();
    assert_eq!(recover_session(&whole.to_bytes()), Some(whole));
}

/// The id depends on the bytes alone, whatever the fallback values are.
#[test]
fn recovery_gives_the_same_bytes_the_same_id() {
    let mut file = full_json();
    for field in ["created_at", "updated_at", "name", "language", "rulebook"] {
        file.as_object_mut().expect("a JSON object").remove(field);
        let bytes = file.to_string().into_bytes();
        let other = Fallback {
            name: "naamloos".into(),
            language: "nl".into(),
            timestamp: parse_time("2031-01-01T00:00:00Z"),
            ..fallback()
        };
        let other = recover(&bytes, &other).expect("the file is recoverable").session;
        assert_eq!(
            recover_session(&bytes).expect("the file is recoverable").id(),
            other.id(),
            "without {field}"
        );
    }
}

/// The advice and its path are dropped with the completion that they belong to.
#[test]
fn recovery_drops_the_advice_without_a_completion() {
    let mut file = full_json();
    let events = file["events"].as_array_mut().expect("a JSON array");
    let last = events.iter().position(|event| event["type"] == "completed").expect("there is a completion");
    events[last].as_object_mut().expect("a JSON object").remove("type");
    file["advice"]["path"] = json!([{"question": "budget", "answer": "ample"}]);
    let session = recover_session(file.to_string().as_bytes()).expect("the file is recoverable");
    assert_round_trip(&session);
    assert_eq!(session.advice(), None);
}

/// Answers and notes come from the events, not from the fields of the file.
#[test]
fn recovery_prefers_events_to_stored_answers() {
    let mut file = full_json();
    file["answers"] = json!({"made": "up"});
    file["notes"] = json!(7);
    let session = recover_session(file.to_string().as_bytes()).expect("the file is recoverable");
    assert_eq!((session.answers(), session.notes()), (full_session().answers(), full_session().notes()));
}

/// Damage outside the events costs no event.
#[test]
fn recovery_keeps_all_events_if_another_field_is_damaged() {
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
        let session = recover_session(file.to_string().as_bytes());
        let session = session.unwrap_or_else(|| panic!("{field} is lost, and nothing else"));
        assert_eq!(session.events(), full_session().events(), "{field}");
        assert_round_trip(&session);
    }
    // Damage in the text itself, before and after the events.
    let text = String::from_utf8(full_session().to_bytes()).expect("valid UTF-8");
    for (place, damage) in
        [("\"name\": ", "\"name\" = "), ("\"answers\": ", "\"answers"), ("{\n", "\u{0}{\n")]
    {
        let session =
            recover_session(text.replacen(place, damage, 1).as_bytes()).expect("the file is recoverable");
        assert_eq!(session.events(), full_session().events(), "{place}");
    }
}

/// A wrong time costs no event, and a damaged event costs those after it.
#[test]
fn recovery_repairs_times_and_stops_at_a_damaged_event() {
    let mut file = full_json();
    file["events"][1]["at_ms"] = json!(9_000_000);
    let session = recover_session(file.to_string().as_bytes()).expect("the file is recoverable");
    assert_eq!(session.answers(), full_session().answers());
    assert_round_trip(&session);
    for damaged in [json!(3), json!({"at_ms": 1}), json!({"at_ms": "x", "type": "skipped", "question": "a"})]
    {
        let mut file = full_json();
        file["events"][3] = damaged;
        let session = recover_session(file.to_string().as_bytes()).expect("the file is recoverable");
        assert_eq!(session.events(), &full_session().events()[..3]);
        assert!(session.advice().is_none(), "the session is no longer completed");
    }
}

/// Files of other programs, of newer versions and without events are not recovered.
#[test]
fn recovery_refuses_files_of_other_and_newer_programs() {
    for (field, value) in [("format_version", json!(2)), ("format", json!("other"))] {
        let mut file = full_json();
        file[field] = value;
        assert_eq!(recover_session(file.to_string().as_bytes()), None);
    }
    for bytes in
        [&b""[..], b"{", b"[1]", b"{\"events\": 3}", b"{\"events\": [{\"at_ms\": 0, \"type\": \"started\"}]}"]
    {
        assert_eq!(recover_session(bytes), None);
    }
}

/// Found by fuzzing: fields of later programs within an advice stayed in memory after the advice was dropped,
/// and came back with the next one.
#[test]
fn recovery_drops_an_advice_with_all_its_fields() {
    let mut file = full_json();
    file["advice"]["x-share"] = json!(0.5);
    let text = file.to_string().replace("\"completed\"", "\"comp\u{fffd}eted\"");
    let session = recover_session(text.as_bytes()).expect("the file is recoverable");
    assert_round_trip(&session);
    let again = recover_session(&session.to_bytes()).expect("the file is recoverable");
    assert_eq!(again, session);
}

/// Fields and events of later programs are recovered too.
#[test]
fn recovery_keeps_unknown_fields_and_events() {
    let mut file = full_json();
    file["x-own"] = json!({"a": [1, 2]});
    let events = file["events"].as_array_mut().expect("a JSON array");
    events[1]["x-why"] = json!("because");
    events.push(json!({"at_ms": 90_000_000, "type": "x-later", "with": [1]}));
    file["answers"] = json!({});
    let session = recover_session(file.to_string().as_bytes()).expect("the file is recoverable");
    let written: Json = serde_json::from_slice(&session.to_bytes()).expect("valid JSON");
    assert_eq!(written["events"], file["events"]);
    assert_eq!(written["x-own"], file["x-own"]);
}

/// Nested and repeated damage does not make recovery slow.
#[test]
fn recovery_time_is_bounded_by_the_file_size() {
    for piece in
        ["\n  \"a\":[[[", "\n  \"a\":{\n  \"b\":1,", "{\"events\": [", "\n  \"a\":\"", "\n  \"a\": 1 2"]
    {
        let text = format!("{{{}", piece.repeat(20_000));
        assert_eq!(recover_session(text.as_bytes()), None);
    }
}

proptest! {
    /// Whatever bytes change, the events before the first change are recovered unchanged.
    #[test]
    fn recovery_keeps_events_before_the_first_changed_byte(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        line in any::<bool>(),
    ) {
        let whole = full_session();
        let mut bytes = if line { whole.to_line().into_bytes() } else { whole.to_bytes() };
        let at = |(index, _): &(prop::sample::Index, u8)| index.index(bytes.len());
        let first = changes.iter().map(at).min().unwrap_or_default();
        let before = recover_session(&bytes[..first]).map_or(0, |session| session.events().len());
        let places: Vec<_> = changes.iter().map(at).collect();
        for (place, (_, byte)) in places.into_iter().zip(&changes) {
            bytes[place] ^= *byte;
        }
        // A change before the events may make it the file of another program.
        if let Some(session) = recover_session(&bytes) {
            assert_round_trip(&session);
            prop_assert!(session.events().len() >= before);
            prop_assert_eq!(&session.events()[..before], &whole.events()[..before]);
        } else {
            prop_assert!(before == 0, "{} events were there", before);
        }
    }

    /// No bytes make recovery panic or invent events.
    #[test]
    fn recovery_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let session = recover_session(&[b"{\"events\": [{\"at_ms\": 0, \"type\": \"started\"},", &bytes[..]].concat());
        prop_assert!(session.is_none_or(|session| session.events()[0].kind() == &EventKind::Started));
        let events: fn(&Session) -> &[StoredEvent] = Session::events;
        prop_assert!(recover_session(&bytes).is_none_or(|session| events(&session).len() > 1));
    }
}
