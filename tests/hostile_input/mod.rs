//! Checks that hostile rulebooks neither make the reader panic nor let it collect findings without limit.
//!
//! The mutations start from real rulebooks, so that most of them pass the parser.

#[cfg(unix)]
mod program;

use proptest::prelude::*;
use salesorg::advice::decide;
use salesorg::audit::check::{CODES, Findings, check};
use salesorg::audit::{Monitor, coverage, prove};
use salesorg::document::Reader;
use salesorg::locale::{Language, Translator};
use salesorg::render::graph::Graph;
use salesorg::render::text::TextOptions;
use salesorg::rulebook::{Answers, Rulebook};
use serde_json::{Value as Json, json};
use std::fmt::Write;
use std::sync::atomic::AtomicBool;

const SHIPPED: &str = include_str!("../../assets/rulebooks/sales-organisation.json");
const SMALL: &str = include_str!("../data/commute.json");

fn small() -> Json {
    serde_json::from_str(SMALL).expect("valid JSON")
}

/// Returns the codes of the findings. Asserts that their number and length are limited.
fn codes(text: &str) -> Vec<&'static str> {
    let findings = check(text.as_bytes());
    assert!(findings.reported.len() <= 100);
    assert!(findings.reported.iter().map(|one| one.at.len().min(200)).sum::<usize>() <= 100 * 200);
    findings.reported.iter().map(|one| one.code).collect()
}

/// Returns the small rulebook after `change`, with the string `LARGE` replaced by the JSON text `large`.
fn with_large(change: impl FnOnce(&mut Json), large: &str) -> String {
    let mut file = small();
    change(&mut file);
    file.to_string().replace("\"LARGE\"", large)
}

/// Ten megabytes of nested conditions are refused.
#[test]
fn reader_survives_nested_conditions() {
    let deep = format!("{}{}{}", "{\"not\":".repeat(60), "{\"weather\":\"wet\"}", "}".repeat(60));
    let wide = format!("{{\"any\":[{}]}}", vec![&*deep; 1900].join(","));
    let huge = format!("{{\"all\":[{}]}}", [&*wide; 10].join(","));
    assert!(huge.len() > 9_000_000);
    let text = with_large(|file| file["warnings"][0]["when"] = json!("LARGE"), &huge);
    let found = codes(&text);
    assert_eq!(found, ["too-many"]);
    let deeper = format!("{}{}{}", "{\"not\":".repeat(1_000_000), "{}", "}".repeat(1_000_000));
    let text = with_large(|file| file["warnings"][0]["when"] = json!("LARGE"), &deeper);
    assert_eq!(codes(&text), ["no-json"]);
}

/// A rulebook of a hundred thousand questions is refused.
#[test]
fn reader_survives_a_hundred_thousand_questions() {
    let question = small()["questions"][3].to_string();
    let mut list = String::from("[");
    let count = 16_000_000 / (question.len() + 8);
    for index in 0..count.min(100_000) {
        let comma = if index == 0 { "" } else { "," };
        let _ = write!(list, "{comma}{}", question.replacen("weather", &format!("q{index}"), 1));
    }
    list.push(']');
    assert_eq!(codes(&with_large(|file| file["questions"] = json!("LARGE"), &list)), ["too-many"]);
    let short = format!("[{}]", vec!["{\"id\":\"a\"}"; 100_000].join(","));
    assert_eq!(codes(&with_large(|file| file["questions"] = json!("LARGE"), &short)), ["too-many"]);
}

/// With the largest allowed numbers of questions and models the reader still collects a hundred findings only.
#[test]
fn reader_limits_findings_of_the_largest_rulebooks() {
    let mut file = small();
    for (list, index) in [("questions", 3), ("models", 1)] {
        let one = file[list][index].clone();
        let items = file[list].as_array_mut().expect("a list in the JSON");
        while items.len() < 2000 {
            let mut copy = one.clone();
            copy["id"] = json!(format!("n{}", items.len()));
            copy["asked_when"] = json!({"nobody": 1});
            items.push(copy);
        }
    }
    assert_eq!(codes(&file.to_string()).len(), 100);
    for question in file["questions"].as_array_mut().expect("a list in the JSON").iter_mut().skip(6) {
        question["asked_when"] = json!({"weather": "wet"});
        question["section"] = json!("you");
    }
    for model in file["models"].as_array_mut().expect("a list in the JSON") {
        model.as_object_mut().expect("an object").shift_remove("asked_when");
    }
    assert_eq!(codes(&file.to_string()).len(), 100);
}

/// Absurd numbers are refused, and strings of a megabyte do no harm.
#[test]
fn reader_survives_absurd_numbers_and_long_strings() {
    for number in ["1e999", "-0", "4294967296", "1e-400", "99999999999999999999999999", "0.1"] {
        let text = with_large(|file| file["questions"][0]["max"] = json!("LARGE"), number);
        assert_eq!(codes(&text), ["wrong-type"], "{number}");
    }
    let digits = "9".repeat(1_000_000);
    let text = with_large(|file| file["segmentation"]["cap"]["steps"][0]["from"] = json!("LARGE"), &digits);
    assert_eq!(codes(&text), ["wrong-type"]);
    let long = "x".repeat(1 << 20);
    let text = with_large(|file| file["tree"]["question"] = json!("LARGE"), &format!("\"{long}\""));
    assert_eq!(codes(&text), ["unknown-id"]);
    let mut file = small();
    file["warnings"][0]["when"] = json!({&long: "x"});
    file[&long] = json!(1);
    assert_eq!(codes(&file.to_string()), ["unknown-field"]);
    let findings = check(file.to_string().as_bytes());
    assert!(format!("{:?}", findings.reported[0].message).len() < 3000);
}

/// Of a million findings the first hundred are collected.
#[test]
fn reader_limits_findings() {
    let repeated = format!("{{{}}}", vec!["\"a\":1"; 1_000_000].join(","));
    let found: Findings = check(with_large(|file| file["title"] = json!("LARGE"), &repeated).as_bytes());
    assert_eq!(found.reported.len(), 100);
    assert!(found.unreported_errors >= 900, "{}", found.unreported_errors);
    let misfits = format!("[{}]", vec![&*format!("[{}]", vec!["1"; 500].join(",")); 150].join(","));
    let text = with_large(|file| file["guide"] = json!("LARGE"), &misfits);
    assert_eq!(codes(&text).len(), 100);
}

/// Collects the JSON pointers of a value and of all values in it.
fn pointers(value: &Json, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Json::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), found));
        }
        Json::Object(map) => {
            map.iter().for_each(|(key, item)| pointers(item, &format!("{at}/{key}"), found));
        }
        _ => {}
    }
}

/// Returns absurd values.
fn absurd_values() -> Vec<Json> {
    let numbers =
        ["-1", "-0", "1e18", "1e308", "1e999", "0.5", "4294967295", "4294967296", "99999999999999999999"];
    let numbers = numbers.iter().map(|text| serde_json::from_str(text).expect("a number"));
    let texts = ["", " ", "model", "not", "__proto__", "\u{1b}[31m\u{202e}\u{0}\r\n", "\u{feff}é~1/~0"];
    let texts = texts.iter().map(|text| json!(text)).chain([json!("x".repeat(5000))]);
    let rest = [
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"not": {}}),
        json!({"min": 9, "max": 1}),
    ];
    numbers.chain(texts).chain(rest).collect()
}

/// Deletes, duplicates, swaps or replaces a value. `kind` selects the mutation, `one` and `other` the places.
fn mutate(file: &mut Json, kind: u8, one: usize, other: usize) {
    let mut places = Vec::new();
    pointers(file, "", &mut places);
    let (one, other) = (&places[one % places.len()], &places[other % places.len()]);
    let (this, that) =
        (file.pointer(one).cloned().unwrap_or_default(), file.pointer(other).cloned().unwrap_or_default());
    let (parent, last) = one.rsplit_once('/').unwrap_or(("", ""));
    let mut put = |at: &str, value: Json| {
        if let Some(place) = file.pointer_mut(at) {
            *place = value;
        }
    };
    match kind % 7 {
        0 => match file.pointer_mut(parent) {
            Some(Json::Object(map)) => drop(map.shift_remove(last)),
            Some(Json::Array(items)) => drop(last.parse::<usize>().map(|index| items.remove(index))),
            _ => {}
        },
        1 => match file.pointer_mut(parent) {
            Some(Json::Array(items)) => items.push(that),
            Some(Json::Object(map)) => drop(map.insert(format!("{last}x"), that)),
            _ => {}
        },
        2 => put(one, that),
        // One place may be inside the other, which nests a value in itself.
        3 => {
            put(one, that);
            put(other, this);
        }
        4 => {
            let values = absurd_values();
            put(one, values[other.len() * 31 % values.len()].clone());
        }
        5 => put(one, json!([this.clone(), this])),
        _ => match this {
            Json::String(text) => put(one, json!(text + "x")),
            Json::Number(number) => put(one, json!(number.as_u64().unwrap_or_default() + 1)),
            other => put(one, json!({"all": [other]})),
        },
    }
}

/// Swaps two strings without spaces, such as ids and options.
fn swap_words(file: &mut Json, one: usize, other: usize) {
    let mut places = Vec::new();
    pointers(file, "", &mut places);
    let is_word =
        |at: &&String| file.pointer(at).and_then(Json::as_str).is_some_and(|text| !text.contains(' '));
    let words: Vec<_> = places.iter().filter(is_word).cloned().collect();
    if words.is_empty() {
        return;
    }
    let (one, other) = (&words[one % words.len()], &words[other % words.len()]);
    let (this, that) = (file.pointer(one).cloned(), file.pointer(other).cloned());
    for (at, word) in [(one, that), (other, this)] {
        *file.pointer_mut(at).expect("a word") = word.unwrap_or_default();
    }
}

/// Decides with no answers, with the least and with the largest ones. If `whole`, also proves, draws and shows the rulebook.
fn exercise(rulebook: &Rulebook, whole: bool) {
    for most in [None, Some(false), Some(true)] {
        let mut answers = Answers::new();
        for (slot, question) in rulebook.questions.iter().enumerate() {
            let domain = rulebook.domain(slot);
            let ends = (domain.intervals().first(), domain.intervals().last());
            if let (Some(most), (Some((least, _)), Some((_, end)))) = (most, ends) {
                answers.set(slot, Some(question.value_from_number(if most { *end } else { *least })));
            }
        }
        assert!(decide(rulebook, &answers).model < rulebook.models.len());
    }
    if !whole {
        return;
    }
    let words = Translator::new(Language::English);
    let reader = Reader::new(rulebook, &words);
    let graph = Graph::new(&reader, coverage(rulebook).as_ref(), None);
    assert!(!graph.to_dot().is_empty() && !graph.to_mermaid().is_empty());
    let watch = Monitor { stop: &AtomicBool::new(false), on_progress: &|_, _| {} };
    assert!(prove(rulebook, &watch).is_some());
    let _ = salesorg::render::text::page(
        &salesorg::document::rulebook::page(&reader),
        &words,
        TextOptions::default(),
    );
}

/// Whether the place of a finding, or the value around it, is in the file.
fn has_place(file: &Json, at: &str) -> bool {
    let around = at.rsplit_once('/').map_or("", |(around, _)| around);
    (at.is_empty() || at.starts_with('/')) && (file.pointer(at).is_some() || file.pointer(around).is_some())
}

/// Asserts that the findings agree with whether the rulebook loads, and with whether serde reads its types.
fn assert_consistent(text: &str, whole: bool) {
    let findings = check(text.as_bytes());
    let loaded = Rulebook::load(text.as_bytes().to_vec());
    let refused =
        findings.reported.iter().any(|one| one.severity.id() == "error" && one.code != "broken-invariant");
    assert_eq!(refused, loaded.is_err(), "{findings:?}");
    let shape = [
        "no-json",
        "repeated-key",
        "wrong-type",
        "unknown-word",
        "missing-field",
        "unknown-field",
        "too-many",
        "no-rulebook",
        "unknown-version",
    ];
    if findings.reported.iter().all(|one| !shape.contains(&one.code)) {
        let plain = serde_json::from_str::<salesorg::rulebook::format::File>(text);
        assert!(plain.is_ok(), "{:?}", plain.err());
    }
    let lines = text.split('\n').count();
    let file = serde_json::from_str::<Json>(text).ok();
    for one in &findings.reported {
        assert!((1..=lines).contains(&one.position.line), "{one:?}");
        assert!(CODES.iter().any(|known| known.code == one.code), "{one:?}");
        assert!(file.as_ref().is_none_or(|file| has_place(file, &one.at)), "{one:?}");
    }
    if let Ok(rulebook) = loaded {
        exercise(&rulebook, whole);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A small rulebook with any values changed does not make the reader panic.
    #[test]
    fn reader_survives_changed_values(
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..4),
    ) {
        let mut file = small();
        let whole = changes[0].1 % 4 == 0;
        for (kind, one, other) in changes {
            mutate(&mut file, kind, one, other);
        }
        assert_consistent(&file.to_string(), whole);
    }

    /// A small rulebook with strings swapped does not make the reader panic.
    #[test]
    fn reader_survives_swapped_strings(
        swaps in prop::collection::vec((any::<usize>(), any::<usize>()), 1..3),
    ) {
        let mut file = small();
        let whole = swaps[0].0 % 4 == 0;
        for (one, other) in swaps {
            swap_words(&mut file, one, other);
        }
        assert_consistent(&format!("{file:#}"), whole);
    }

    /// A truncated rulebook is invalid JSON.
    #[test]
    fn reader_refuses_truncated_files(end in any::<prop::sample::Index>()) {
        let bytes = &SMALL.as_bytes()[..end.index(SMALL.trim_end().len())];
        prop_assert_eq!(check(bytes).reported[0].code, "no-json");
    }

    /// A small rulebook with any bytes changed does not make the reader panic.
    #[test]
    fn reader_survives_changed_bytes(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            assert_consistent(text, false);
        } else {
            prop_assert_eq!(check(&bytes).reported[0].code, "no-json");
        }
    }

    /// Random bytes are refused.
    #[test]
    fn reader_refuses_random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(check(&bytes).has_errors());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// The shipped rulebook with any values changed does not make the reader panic.
    #[test]
    fn reader_survives_a_changed_shipped_rulebook(
        changes in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 1..4),
    ) {
        let mut file: Json = serde_json::from_str(SHIPPED).expect("valid JSON");
        for (kind, one, other) in changes {
            mutate(&mut file, kind, one, other);
        }
        assert_consistent(&file.to_string(), false);
    }
}
