//! Sessions are read back as they were written, and invalid files are refused with the places of their
//! problems.

mod any;
mod hostile;

use super::{
    Choice, DraftEvent, DraftTarget, EventKind, RulebookRef, SavedAdvice, Session, new_id, parse_day,
};
use crate::json::MAX_FILE_BYTES;
use crate::locale::{Language, Problem, Translator};
use jiff::Timestamp;
use serde_json::{Value as Json, json};

pub(super) fn parse_time(text: &str) -> Timestamp {
    text.parse().expect("a valid time")
}

pub(super) fn rulebook() -> RulebookRef {
    RulebookRef { id: "tiny".into(), version: "1.0.0".into(), digest: "sha256:00".into() }
}

fn new_session() -> Session {
    let now = parse_time("2026-11-23T09:45:00Z");
    Session::new(new_id(now, "Acme BV", 0x7f3a), "Acme BV", "en", rulebook(), now)
}

fn every_event_kind() -> Vec<EventKind> {
    let answered = |question: &str, value: Json| EventKind::Answered { question: question.into(), value };
    let noted = |text: &str| EventKind::Noted { question: "budget".into(), text: text.into() };
    let drafted = |target: DraftTarget, text: &str| {
        EventKind::Drafted(DraftEvent { question: "team_size".into(), target, text: text.into() })
    };
    vec![
        EventKind::Started,
        answered("budget", json!("ample")),
        answered("team_size", json!(24)),
        answered("regions", json!(["Noord", "Zuid"])),
        answered("empty", json!([])),
        EventKind::Skipped { question: "growth".into() },
        noted("board approved in May"),
        noted(""),
        EventKind::Completed,
        EventKind::Decided(Choice {
            model: "pod".into(),
            segmentation: Some(vec!["geography".into()]),
            reason: "as advised".into(),
            decided_by: "Ann".into(),
            review_on: parse_day("2027-03-01"),
        }),
        EventKind::Unknown("renamed".into()),
        drafted(DraftTarget::Answer { line: None }, "1"),
        drafted(DraftTarget::Answer { line: Some(1) }, "Oost"),
        drafted(DraftTarget::Note, "until"),
    ]
}

/// A session with every kind of event.
pub(super) fn full_session() -> Session {
    let mut session = new_session();
    for (at_ms, entry) in (1000..).step_by(500).zip(every_event_kind()) {
        session.record(at_ms, entry, parse_time("2026-11-23T10:00:00.25Z"));
    }
    let advice = SavedAdvice { model: "pod".into(), segmentation: vec!["geography".into()] };
    session.set_advice(Some(advice), parse_time("2026-11-23T10:01:00Z"));
    session
}

pub(super) fn full_json() -> Json {
    serde_json::from_slice(&full_session().to_bytes()).expect("sessions are written as JSON")
}

/// Returns place and message key of each problem.
fn places_and_keys(problems: &[Problem]) -> Vec<(&str, &'static str)> {
    problems.iter().map(|problem| (&*problem.at, problem.message.key())).collect()
}

/// Asserts the problems of the full session after a change to its file.
#[track_caller]
fn assert_problems(change: impl FnOnce(&mut Json), expected: &[(&str, &str)]) {
    let mut file = full_json();
    change(&mut file);
    let problems = Session::from_bytes(file.to_string().as_bytes()).expect_err("it is refused");
    assert_eq!(places_and_keys(&problems), expected);
    for language in Language::ALL {
        let words = Translator::new(language);
        for problem in &problems {
            assert!(!words.translate_problem(problem).contains('{'), "{}", words.translate_problem(problem));
        }
    }
}

/// The file of a new session is the one in the contract.
#[test]
fn session_is_written_in_the_documented_format() {
    let mut session = new_session();
    let answer = EventKind::Answered { question: "budget".into(), value: json!("ample") };
    session.record(8200, answer, parse_time("2026-11-23T09:45:08.2004Z"));
    let expected = r#"{
  "format": "salesorg.session",
  "format_version": 1,
  "id": "20261123-acme-bv-7f3a",
  "name": "Acme BV",
  "created_at": "2026-11-23T09:45:00Z",
  "updated_at": "2026-11-23T09:45:08.2Z",
  "language": "en",
  "rulebook": {
    "id": "tiny",
    "version": "1.0.0",
    "digest": "sha256:00"
  },
  "events": [
    {
      "at_ms": 0,
      "type": "started"
    },
    {
      "at_ms": 8200,
      "type": "answered",
      "question": "budget",
      "value": "ample"
    }
  ],
  "answers": {
    "budget": "ample"
  },
  "notes": {}
}
"#;
    assert_eq!(String::from_utf8(session.to_bytes()).as_deref(), Ok(expected));
}

/// Each kind of event is read back equal.
#[test]
fn session_with_each_kind_of_event_is_read_back_equal() {
    for entry in every_event_kind() {
        let mut session = new_session();
        session.record(7, entry.clone(), parse_time("2026-11-23T10:00:00Z"));
        let back = Session::from_bytes(&session.to_bytes()).expect("the session is valid");
        assert_eq!(back.events().last().map(|event| (event.at_ms(), event.kind())), Some((7, &entry)));
        assert_eq!(back, session);
    }
    assert_eq!(Session::from_bytes(&full_session().to_bytes()), Ok(full_session()));
}

/// Answers and notes are those after the last event, and an answer of `null` clears one.
#[test]
fn answers_and_notes_follow_from_the_events() {
    let mut session = new_session();
    let mut step = |entry: EventKind| {
        session.record(0, entry, parse_time("2026-11-23T10:00:00Z"));
        (Json::Object(session.answers()), Json::Object(session.notes()))
    };
    let answered = |value: Json| EventKind::Answered { question: "a".into(), value };
    let noted = |text: &str| EventKind::Noted { question: "a".into(), text: text.into() };
    assert_eq!(step(answered(json!(1))), (json!({"a": 1}), json!({})));
    assert_eq!(step(noted("x")), (json!({"a": 1}), json!({"a": "x"})));
    assert_eq!(step(answered(json!(2))), (json!({"a": 2}), json!({"a": "x"})));
    assert_eq!(step(EventKind::Skipped { question: "a".into() }), (json!({}), json!({"a": "x"})));
    assert_eq!(step(answered(json!(3))), (json!({"a": 3}), json!({"a": "x"})));
    assert_eq!(step(noted("")), (json!({"a": 3}), json!({})));
    assert_eq!(step(answered(Json::Null)), (json!({}), json!({})));
    Session::from_bytes(&session.to_bytes()).expect("an answer of null is recorded in a readable form");
}

/// A cleared answer or note does not change the order of the others.
#[test]
fn answers_keep_their_order_when_one_is_cleared() {
    let mut session = new_session();
    let now = parse_time("2026-11-23T10:00:00Z");
    for question in ["a", "b", "c"] {
        session.record(0, EventKind::Answered { question: question.into(), value: json!("x") }, now);
        session.record(0, EventKind::Noted { question: question.into(), text: "x".into() }, now);
    }
    session.record(0, EventKind::Skipped { question: "a".into() }, now);
    session.record(0, EventKind::Noted { question: "a".into(), text: String::new() }, now);
    assert_eq!(session.answers().keys().collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(session.notes().keys().collect::<Vec<_>>(), ["b", "c"]);
}

/// Notes and decisions leave a session completed; a skipped question does not.
#[test]
fn completion_ends_when_an_answer_changes() {
    let now = parse_time("2026-11-23T10:00:00Z");
    let mut session = new_session();
    assert!(!session.is_completed());
    session.record(1, EventKind::Completed, now);
    session.record(2, EventKind::Noted { question: "a".into(), text: "x".into() }, now);
    session.record(3, EventKind::Decided(Choice { model: "pod".into(), ..Choice::default() }), now);
    assert!(session.is_completed());
    session.record(4, EventKind::Skipped { question: "a".into() }, now);
    assert!(!session.is_completed());
}

/// A time before the last event is raised to it.
#[test]
fn record_never_lowers_the_elapsed_time() {
    let mut session = new_session();
    session.record(500, EventKind::Completed, parse_time("2026-11-23T10:00:00Z"));
    session.record(300, EventKind::Completed, parse_time("2026-11-23T10:00:00Z"));
    assert_eq!(session.elapsed_ms(), 500);
    Session::from_bytes(&session.to_bytes()).expect("the session is valid");
}

/// Fields and events of later programs are written back in place, also after changes.
#[test]
fn unknown_fields_and_events_keep_their_places() {
    let mut file = full_json();
    let object = file.as_object_mut().expect("a JSON object");
    object.shift_insert(3, "tags".into(), json!({"b": [1.5, null], "a": {"answers": 1}}));
    object["rulebook"].as_object_mut().expect("a JSON object").shift_insert(0, "url".into(), json!("x"));
    object["advice"]["firmness"] = json!(0.1);
    object["events"][2].as_object_mut().expect("a JSON object").shift_insert(0, "by".into(), json!("Jo"));
    object["events"][3] = json!({"why": {"x": [1]}, "type": "moved", "at_ms": 1500, "question": 7});
    object["answers"].as_object_mut().expect("a JSON object").shift_remove("team_size");
    object.insert("seen".into(), json!(1e300));
    let bytes = format!("{file:#}\n").into_bytes();

    let mut session = Session::from_bytes(&bytes).expect("the session is valid");
    assert_eq!(String::from_utf8(session.to_bytes()), String::from_utf8(bytes.clone()));
    // The same is true after changes, except for the changed fields.
    session.rename("New", parse_time("2026-11-23T11:00:00Z"));
    let mut expected = file.clone();
    expected["name"] = json!("New");
    expected["updated_at"] = json!("2026-11-23T11:00:00Z");
    assert_eq!(String::from_utf8(session.to_bytes()), Ok(format!("{expected:#}\n")));
    // Unknown fields of the advice stay with another advice, because only a later program knows what they
    // mean.
    let other = SavedAdvice { model: "island".into(), segmentation: Vec::new() };
    session.set_advice(Some(other), parse_time("2026-11-23T11:00:00Z"));
    expected["advice"] = json!({"model": "island", "segmentation": [], "firmness": 0.1});
    assert_eq!(String::from_utf8(session.to_bytes()), Ok(format!("{expected:#}\n")));
}

/// A file of another format or version has one problem.
#[test]
fn reader_reports_another_format_as_the_only_problem() {
    let key = |text: &str| {
        places_and_keys(&Session::from_bytes(text.as_bytes()).expect_err("it is refused"))
            .into_iter()
            .map(|(at, key)| (at.to_owned(), key))
            .collect::<Vec<_>>()
    };
    let one = |at: &str, key| vec![(at.to_owned(), key)];
    assert_eq!(key("[]"), one("", "json-mismatch"));
    assert_eq!(key("{}"), one("format", "session-no-format"));
    assert_eq!(key(r#"{"format": 3}"#), one("format", "session-no-format"));
    assert_eq!(key(r#"{"format": "salesorg.advice"}"#), one("format", "session-format"));
    let version =
        |version: &str| key(&format!(r#"{{"format": "salesorg.session", "format_version": {version}}}"#));
    assert_eq!(version("2"), one("format_version", "session-newer"));
    assert_eq!(version("18446744073709551615"), one("format_version", "session-newer"));
    for strange in ["0", "-1", "1.0", "\"1\"", "null"] {
        assert_eq!(version(strange), one("format_version", "session-version"), "{strange}");
    }
    assert_eq!(key(r#"{"format": "salesorg.session"}"#), one("format_version", "json-field-missing"));
}

/// All missing fields are reported at once.
#[test]
fn reader_reports_all_missing_fields_at_once() {
    let fields =
        ["id", "name", "created_at", "updated_at", "language", "rulebook", "events", "answers", "notes"];
    let expected: Vec<_> = fields.map(|field| (field, "json-field-missing")).to_vec();
    assert_problems(|file| *file = json!({"format": "salesorg.session", "format_version": 1}), &expected);
    assert_problems(
        |file| {
            file["rulebook"] = json!({});
            file["advice"] = json!({});
            file["events"] = json!([{}, {"at_ms": 1, "type": "answered"}, {"at_ms": 1, "type": "noted"},
                {"at_ms": 1, "type": "skipped"}, {"at_ms": 1, "type": "decided"}]);
        },
        &[
            "rulebook.id",
            "rulebook.version",
            "rulebook.digest",
            "events[0].at_ms",
            "events[0].type",
            "events[1].question",
            "events[1].value",
            "events[2].question",
            "events[2].text",
            "events[3].question",
            "advice.model",
            "advice.segmentation",
        ]
        .map(|at| (at, "json-field-missing")),
    );
}

/// Fields of wrong types are reported with their places.
#[test]
fn reader_reports_wrong_types_with_their_places() {
    assert_problems(
        |file| {
            file["id"] = json!("../x");
            file["name"] = json!(3);
            file["created_at"] = json!("yesterday");
            file["updated_at"] = json!(0);
            file["rulebook"] = json!("tiny");
            file["answers"] = json!([]);
            file["advice"]["segmentation"] = json!(["geography", 1]);
        },
        &[
            ("id", "session-id-form"),
            ("name", "json-mismatch"),
            ("created_at", "session-not-a-time"),
            ("updated_at", "session-not-a-time"),
            ("rulebook", "json-mismatch"),
            ("answers", "json-mismatch"),
            ("advice.segmentation[1]", "json-mismatch"),
        ],
    );
    assert_problems(
        |file| file["events"] = json!([[], {"at_ms": -1, "type": 3}, {"at_ms": 1.5, "type": "x"}]),
        &[
            ("events[0]", "json-mismatch"),
            ("events[1].at_ms", "json-mismatch"),
            ("events[1].type", "json-mismatch"),
            ("events[2].at_ms", "json-mismatch"),
        ],
    );
    assert_problems(|file| file["events"] = json!({}), &[("events", "json-mismatch")]);
    for value in [json!(null), json!(true), json!(1.5), json!({}), json!([1]), json!([["x"]])] {
        let expected = [("events[2].value", "session-not-an-answer")];
        assert_problems(|file| file["events"][2]["value"] = value, &expected);
    }
}

/// Events must be ordered by time.
#[test]
fn reader_rejects_decreasing_times() {
    let expected =
        [("events[4].at_ms", "session-time-decreases"), ("events[5].at_ms", "session-time-decreases")];
    assert_problems(
        |file| {
            file["events"][3]["at_ms"] = json!(9000);
            for later in 6..15 {
                file["events"][later]["at_ms"] = json!(9000);
            }
        },
        &expected,
    );
}

/// Answers and notes that differ from the events are reported.
#[test]
fn reader_compares_answers_and_notes_with_the_events() {
    assert_problems(
        |file| {
            file["answers"]["budget"] = json!("tight");
            file["answers"]["growth"] = json!("fast");
            file["answers"].as_object_mut().expect("a JSON object").shift_remove("team_size");
            file["notes"]["budget"] = json!("board approved in May");
        },
        &[
            ("answers.budget", "session-differs"),
            ("answers.growth", "session-differs"),
            ("answers.team_size", "session-differs"),
            ("notes.budget", "session-differs"),
        ],
    );
}

/// A duplicate key is refused in any object.
#[test]
fn reader_rejects_duplicate_keys() {
    let text = String::from_utf8(full_session().to_bytes()).expect("valid UTF-8");
    for (once, at) in
        [("\"name\":", "name"), ("\"type\":", "events[0].type"), ("\"model\":", "events[10].model")]
    {
        let doubled = text.replacen(once, &format!("{once} \"x\", {once}"), 1);
        let problems = Session::from_bytes(doubled.as_bytes()).expect_err("it is refused");
        assert_eq!(places_and_keys(&problems), [(at, "json-duplicate-key")]);
    }
}

/// A file truncated at any byte has one problem.
#[test]
fn reader_rejects_truncated_files() {
    let bytes = full_session().to_bytes();
    // Without its last byte, a line break, the file is still complete.
    for end in 0..bytes.len() - 1 {
        let problems = Session::from_bytes(&bytes[..end]).expect_err("it is refused");
        assert_eq!(problems.len(), 1, "at {end}");
    }
    assert!(Session::from_bytes(&bytes[..bytes.len() - 1]).is_ok());
}

/// Invalid UTF-8, deep nesting and large files are refused.
#[test]
fn reader_rejects_invalid_utf8_and_exceeded_limits() {
    let key = |bytes: &[u8]| Session::from_bytes(bytes).expect_err("it is refused")[0].message.key();
    let mut bytes = full_session().to_bytes();
    let name = bytes.windows(4).position(|four| four == b"Acme").expect("the file has the name");
    bytes[name] = 0xff;
    assert_eq!(key(&bytes), "json-not-utf8");
    let deep = format!("{{\"format\": {}", "[".repeat(10_000));
    assert_eq!(key(deep.as_bytes()), "json-too-deep");
    assert_eq!(key(&vec![b' '; MAX_FILE_BYTES + 1]), "json-too-large");
}

/// A quick interview is marked in its first event, and is one after reading.
#[test]
fn quick_session_is_marked_at_its_start() {
    let mut session = Session::new("20261123-a-0001", "A", "en", rulebook(), Timestamp::UNIX_EPOCH);
    assert!(!session.is_quick() && !String::from_utf8_lossy(&session.to_bytes()).contains("quick"));
    session.begin_quick();
    session.record(5, EventKind::Completed, Timestamp::UNIX_EPOCH);
    let bytes = session.to_bytes();
    let again = Session::from_bytes(&bytes).expect("the session is valid");
    assert!(again.is_quick());
    assert_eq!(again.to_bytes(), bytes);
    let other =
        String::from_utf8(bytes).expect("valid UTF-8").replace("\"quick\": true", "\"quick\": \"very\"");
    assert!(!Session::from_bytes(other.as_bytes()).expect("the session is valid").is_quick());
}

/// Reads a decision with each combination of its five fields, with the others missing or `null`.
#[test]
fn decision_loads_with_any_of_its_fields() {
    let fields = [
        ("model", json!("pod")),
        ("segmentation", json!(["geography"])),
        ("text", json!("so")),
        ("by", json!("Ann")),
        ("review_on", json!("2027-03-01")),
    ];
    for set in 0..1_u32 << fields.len() {
        for absent in [None, Some(Json::Null)] {
            let mut event = json!({"at_ms": 9000, "type": "decided"});
            for (index, (key, value)) in fields.iter().enumerate() {
                match (set >> index & 1 == 1, &absent) {
                    (true, _) => event[*key] = value.clone(),
                    (false, Some(null)) => event[*key] = null.clone(),
                    (false, None) => {}
                }
            }
            let mut file = full_json();
            file["events"].as_array_mut().expect("there are events").push(event.clone());
            let session = Session::from_json(file).expect("the session is valid");
            let choice = session.choice();
            assert_eq!(choice.is_none(), set == 0, "{event}");
            let choice = choice.unwrap_or_default();
            assert_eq!(choice.model.is_empty(), set & 1 == 0);
            assert_eq!(choice.segmentation.is_none(), set & 2 == 0);
            assert_eq!(choice.reason.is_empty(), set & 4 == 0);
            assert_eq!(choice.decided_by.is_empty(), set & 8 == 0);
            assert_eq!(choice.review_on.is_none(), set & 16 == 0);
            let written: Json = serde_json::from_slice(&session.to_bytes()).expect("valid JSON");
            assert_eq!(written["events"].as_array().expect("there are events").last(), Some(&event));
        }
    }
}

/// All wrong fields of a decision are reported with their places.
#[test]
fn decision_with_wrong_types_reports_all_problems() {
    let mut file = full_json();
    let event = json!({
        "at_ms": 9000, "type": "decided", "model": 1, "segmentation": "geography", "text": [], "by": {}, "review_on": "1 March"
    });
    let events = file["events"].as_array_mut().expect("there are events");
    events.push(event);
    let last = events.len() - 1;
    let problems = Session::from_json(file).expect_err("the session is damaged");
    let places: Vec<_> = problems.iter().map(|problem| (&*problem.at, problem.message.key())).collect();
    let at = |key: &str| format!("events[{last}].{key}");
    let expected = [
        (at("model"), "json-mismatch"),
        (at("segmentation"), "json-mismatch"),
        (at("text"), "json-mismatch"),
        (at("by"), "json-mismatch"),
        (at("review_on"), "session-not-a-day"),
    ];
    assert_eq!(places, expected.each_ref().map(|(at, key)| (&**at, *key)));
}

/// The client is an optional field: trimmed, and absent if it is empty. A copy belongs to the same client.
#[test]
fn client_is_an_optional_field() {
    let now = parse_time("2026-11-23T11:00:00Z");
    let written =
        |session: &Session| serde_json::from_slice::<Json>(&session.to_bytes()).expect("valid JSON");
    let mut session = new_session();
    assert_eq!((session.client(), written(&session).get("client")), (None, None));
    session.set_client("  Nordwind AG ", now);
    assert_eq!(
        (session.client(), &written(&session)["client"]),
        (Some("Nordwind AG"), &json!("Nordwind AG"))
    );
    let read = Session::from_bytes(&session.to_bytes()).expect("the session is valid");
    assert_eq!((&read, read.duplicate("copy", "Copy", now).client()), (&session, Some("Nordwind AG")));
    session.set_client(" ", now);
    assert_eq!((session.client(), written(&session).get("client")), (None, None));
    for (client, expected) in [(json!(" "), None), (Json::Null, None), (json!(" A "), Some("A"))] {
        let mut file = full_json();
        file["client"] = client;
        assert_eq!(Session::from_json(file).expect("the session is valid").client(), expected);
    }
    let mut file = full_json();
    file["client"] = json!(7);
    let problems = Session::from_json(file).expect_err("a name is text");
    assert_eq!((problems.len(), &*problems[0].at), (1, "client"));
}
