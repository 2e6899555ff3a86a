//! Properties of random sessions and random bytes.

use super::{full_json, rulebook};
use crate::session::{Choice, DraftEvent, DraftTarget, EventKind, SavedAdvice, Session, new_id};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Map, Value as Json};

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        (-1e300..1e300).prop_map(Json::from),
        ".*".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((".*", inner), 0..4).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

fn any_choice() -> impl Strategy<Value = Choice> {
    let division = prop::option::of(prop::collection::vec(".*", 0..3));
    let day = prop::option::of((1_i16..=9999, 1_i8..=12, 1_i8..=28));
    (".*", division, ".*", ".*", day).prop_map(|(model, segmentation, text, by, day)| {
        let review_on = day.map(|(year, month, day)| jiff::civil::date(year, month, day));
        Choice { model, segmentation, reason: text, decided_by: by, review_on }
    })
}

fn any_entry() -> impl Strategy<Value = EventKind> {
    let question = || prop_oneof!["[ab]", ".*"];
    let value = prop_oneof![
        ".*".prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        prop::collection::vec(".*", 0..3).prop_map(Json::from),
    ];
    let target = prop_oneof![
        prop::option::of(any::<u64>()).prop_map(|line| DraftTarget::Answer { line }),
        Just(DraftTarget::Note),
    ];
    prop_oneof![
        Just(EventKind::Started),
        (question(), value).prop_map(|(question, value)| EventKind::Answered { question, value }),
        question().prop_map(|question| EventKind::Skipped { question }),
        (question(), ".*").prop_map(|(question, text)| EventKind::Noted { question, text }),
        (question(), target, ".*").prop_map(|(question, target, text)| EventKind::Drafted(DraftEvent {
            question,
            target,
            text
        })),
        Just(EventKind::Completed),
        any_choice().prop_map(EventKind::Decided),
        "x.*".prop_map(EventKind::Unknown),
    ]
}

/// Fields that no session has, each with its position in an object.
fn any_fields() -> impl Strategy<Value = Vec<(usize, String, Json)>> {
    prop::collection::vec((any::<prop::sample::Index>(), "x.*", any_json()), 0..3)
        .prop_map(|fields| fields.into_iter().map(|(at, key, value)| (at.index(100), key, value)).collect())
}

fn insert_fields(object: &mut Json, fields: Vec<(usize, String, Json)>) {
    let object: &mut Map<String, Json> = object.as_object_mut().expect("a JSON object");
    for (at, key, value) in fields {
        object.shift_remove(&key);
        object.shift_insert(at % (object.len() + 1), key, value);
    }
}

proptest! {
    /// Any session is read back equal, and with unknown fields anywhere it is written byte for byte.
    #[test]
    fn session_with_unknown_fields_is_written_as_it_was_read(
        entries in prop::collection::vec((0_u64..5000, any_entry(), any_fields()), 0..8),
        name in ".*",
        seconds in 0_i64..4_000_000_000,
        advice in prop::option::of((".*", prop::collection::vec(".*", 0..3), any_fields())),
        top in any_fields(),
        inner in any_fields(),
    ) {
        let now = Timestamp::from_second(seconds).expect("a valid time");
        let mut session = Session::new(new_id(now, &name, 1), name, "nl", rulebook(), now);
        for (at_ms, entry, _) in &entries {
            session.record(*at_ms, entry.clone(), now);
        }
        if let Some((model, segmentation, _)) = &advice {
            let advice = SavedAdvice { model: model.clone(), segmentation: segmentation.clone() };
            session.set_advice(Some(advice), now);
        }
        prop_assert_eq!(Session::from_bytes(&session.to_bytes()), Ok(session.clone()));

        let mut file: Json = serde_json::from_slice(&session.to_bytes()).expect("valid JSON");
        for (index, (_, _, fields)) in entries.into_iter().enumerate() {
            insert_fields(&mut file["events"][index + 1], fields);
        }
        if let Some((_, _, fields)) = advice {
            insert_fields(&mut file["advice"], fields);
        }
        insert_fields(&mut file["rulebook"], inner);
        insert_fields(&mut file, top);
        let bytes = format!("{file:#}\n").into_bytes();
        let read = Session::from_bytes(&bytes).expect("the session is valid");
        prop_assert_eq!(String::from_utf8(read.to_bytes()), String::from_utf8(bytes));
    }

    /// Random bytes are refused without a panic.
    #[test]
    fn reader_rejects_random_bytes_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Session::from_bytes(&bytes).is_err());
    }

    /// Whatever value a field has, a file that is accepted is read back equal.
    #[test]
    fn reader_accepts_or_rejects_random_values_without_a_panic(field in 0_usize..12, value in any_json(), at in 0_usize..12) {
        let mut file = full_json();
        if let Some((_, place)) = file.as_object_mut().expect("a JSON object").iter_mut().nth(field) {
            *place = value.clone();
        }
        if let Some(event) = file["events"].get_mut(at) {
            *event = value;
        }
        if let Ok(session) = Session::from_bytes(file.to_string().as_bytes()) {
            prop_assert_eq!(Session::from_bytes(&session.to_bytes()), Ok(session));
        }
    }
}
