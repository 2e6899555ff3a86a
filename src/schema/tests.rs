//! Checks that the published schemas are up to date and agree with the readers of the files.

mod strict;

use super::{advice, answers, comparison, rulebook, session};
use crate::advice::{OutcomeDiagram, advise};
use crate::document::Reader;
use crate::document::advice::AdviceDocument;
use crate::locale::{Language, Translator};
use crate::rulebook::tests::{COMMUTE, commute, supported, supported_file};
use crate::rulebook::{Answers, Rulebook, format};
use crate::session::Session;
use jsonschema::{Validator, validator_for};
use serde_json::{Value as Json, json};
use std::path::Path;

const LICENCE: &str = include_str!("../../assets/rulebooks/open-source-licence.json");
const SALES: &str = include_str!("../../assets/rulebooks/sales-organisation.json");

fn parsed(text: &str) -> Json {
    serde_json::from_str(text).expect("the text is JSON")
}

fn validator(schema: &Json) -> Validator {
    validator_for(schema).expect("the schema is valid")
}

fn answers_of(rulebook: &Rulebook) -> Json {
    let words = Translator::new(Language::English);
    answers(&Reader::new(rulebook, &words))
}

#[track_caller]
fn assert_valid(validator: &Validator, file: &Json) {
    let errors: Vec<_> =
        validator.iter_errors(file).map(|error| format!("{}: {}", error.instance_path(), error)).collect();
    assert_eq!(errors, Vec::<String>::new());
}

/// The published schemas equal the generated ones. `SALESORG_SCHEMAS=write cargo test schemas` regenerates the files.
#[test]
fn published_schemas_are_up_to_date() {
    let shipped = Rulebook::shipped().expect("the shipped rulebook is valid");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schemas");
    for (name, schema) in [
        ("rulebook", rulebook()),
        ("session", session()),
        ("answers", answers_of(&shipped)),
        ("advice", advice()),
        ("comparison", comparison()),
    ] {
        jsonschema::meta::validate(&schema)
            .unwrap_or_else(|error| panic!("{name} is no valid schema: {error}"));
        assert_eq!(schema["$schema"], super::DIALECT);
        let path = folder.join(format!("{name}.json"));
        let generated = format!("{schema:#}\n");
        if std::env::var_os("SALESORG_SCHEMAS").is_some() {
            std::fs::write(&path, &generated).expect("the schema file is writable");
        }
        let published = std::fs::read_to_string(&path).expect("the schema is published");
        assert!(
            published == generated,
            "assets/schemas/{name}.json is outdated: regenerate it with SALESORG_SCHEMAS=write"
        );
    }
}

/// Every type and field in the schemas has a description without links that only rustdoc follows.
#[test]
fn schemas_describe_every_type_and_field() {
    fn undescribed(at: &str, schema: &Json, found: &mut Vec<String>) {
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let own = field.get("description").is_some();
            if !own && field.get("$ref").is_none() {
                found.push(format!("{at}.{name}"));
            }
        }
    }
    for (name, schema) in
        [("rulebook", rulebook()), ("session", session()), ("advice", advice()), ("comparison", comparison())]
    {
        let mut found = Vec::new();
        undescribed(name, &schema, &mut found);
        for (kind, definition) in schema["$defs"].as_object().expect("the schema has types") {
            if definition.get("description").is_none() {
                found.push(kind.clone());
            }
            undescribed(kind, definition, &mut found);
        }
        found.retain(|place| place != "Matcher.min" && place != "Matcher.max");
        assert_eq!(found, Vec::<String>::new());
        assert!(!schema.to_string().contains("[`"), "{name} has links that only rustdoc follows");
    }
}

/// The shipped rulebooks are valid by the schema; files with a missing, surplus or wrong field are not.
#[test]
fn rulebook_schema_accepts_shipped_rulebooks_only() {
    let validator = validator(&rulebook());
    for text in [SALES, LICENCE, COMMUTE] {
        assert_valid(&validator, &parsed(text));
    }
    for (at, wrong) in [
        ("/format", json!("salesorg.session")),
        ("/format_version", json!(3)),
        ("/languages", json!("en")),
        ("/title", json!("How to sell")),
        ("/questions/0/kind", json!("letter")),
        ("/questions/0/options/0", json!({"id": "x"})),
        ("/questions/0/asked_when", json!({"budget": {"least": 3}})),
        ("/questions/0/asked_when", json!({"not": ["budget"]})),
        ("/questions/0/assumed", json!(1.5)),
        ("/tree", json!({})),
        ("/tree/branches/0/when", json!({"min": -1})),
        ("/evidence/0/stance", json!("neutral")),
        ("/invariants/0/must", json!({"sometimes": {}})),
        ("/invariants/0/must", json!({"rising": {"question": "budget", "from": []}})),
    ] {
        for text in [SALES, LICENCE] {
            let mut file = parsed(text);
            // A missing field is added to its object.
            let (object, field) = at.rsplit_once('/').expect("a pointer has a slash");
            let object = file.pointer_mut(object).expect("the parent exists");
            match object {
                Json::Array(list) => list[field.parse::<usize>().expect("an index")] = wrong.clone(),
                other => other[field] = wrong.clone(),
            }
            assert!(!validator.is_valid(&file), "{at}: {wrong}");
        }
    }
}

/// Collects the JSON pointers of all values inside `value`.
fn collect_pointers(at: &str, value: &Json, found: &mut Vec<String>) {
    let mut inner = |key: &str, value: &Json| {
        let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(at.clone());
        collect_pointers(&at, value, found);
    };
    match value {
        Json::Object(object) => object.iter().for_each(|(key, value)| inner(key, value)),
        Json::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| inner(&index.to_string(), value));
        }
        _ => {}
    }
}

/// Returns a copy of the file in which the value at `at` is replaced by `put`, or removed if `put` is `None`.
fn with_change(file: &Json, at: &str, put: Option<&Json>) -> Json {
    let mut file = file.clone();
    let (parent, key) = at.rsplit_once('/').expect("a pointer has a slash");
    let key = key.replace("~1", "/").replace("~0", "~");
    match (file.pointer_mut(parent).expect("the parent exists"), put) {
        (Json::Object(object), Some(value)) => drop(object.insert(key, value.clone())),
        (Json::Object(object), None) => drop(object.shift_remove(&key)),
        (Json::Array(list), Some(value)) => list[key.parse::<usize>().expect("an index")] = value.clone(),
        (Json::Array(list), None) => drop(list.remove(key.parse().expect("an index"))),
        _ => unreachable!("only objects and lists contain values"),
    }
    file
}

/// The schema and the reader of rulebooks agree on every removed, added or replaced value: the reader rejects whatever
/// the schema rejects, and the schema rejects whatever the reader rejects for its form.
#[test]
fn rulebook_schema_agrees_with_the_reader() {
    let validator = validator(&rulebook());
    let mut checked = 0;
    {
        // The small rulebook with support has every part of a rulebook.
        let file = supported_file();
        let mut all = Vec::new();
        collect_pointers("", &file, &mut all);
        for at in &all {
            let mut variants = vec![with_change(&file, at, None)];
            for wrong in [json!(null), json!([]), json!({}), json!("x"), json!(-1)] {
                variants.push(with_change(&file, at, Some(&wrong)));
            }
            if file.pointer(at).is_some_and(Json::is_object) {
                variants.push(with_change(&file, &format!("{at}/surplus"), Some(&json!(true))));
            }
            for tried in variants {
                checked += 1;
                let valid = validator.is_valid(&tried);
                let shape = serde_json::from_value::<format::File>(tried.clone());
                if let Err(error) = &shape {
                    assert!(
                        !valid,
                        "{at}: the reader says {error}, but the schema accepts {:?}",
                        tried.pointer(at)
                    );
                } else if !valid {
                    let loaded = Rulebook::load(tried.to_string().into_bytes());
                    assert!(loaded.is_err(), "{at}: only the schema rejects {:?}", tried.pointer(at));
                }
            }
        }
    }
    assert!(checked > 3_000, "{checked}");
}

/// An answer is valid by the schema if and only if the rulebook accepts it.
#[test]
fn answers_schema_agrees_with_the_reader() {
    for rulebook in [Rulebook::shipped().expect("the shipped rulebook is valid"), commute()] {
        let validator = validator(&answers_of(&rulebook));
        for question in &rulebook.questions {
            let mut values = vec![
                json!(null),
                json!(true),
                json!({}),
                json!(""),
                json!("x"),
                json!(-1),
                json!(0),
                json!(1),
                json!(2.5),
                json!(7.0),
                json!(10),
                json!(100_000),
                json!(100_001),
                json!([]),
                json!(["a"]),
                json!([" a b "]),
                json!([""]),
                json!([" "]),
                json!([1]),
                json!(["a", "a"]),
                json!(["x".repeat(10)]),
                json!(["x".repeat(80)]),
                json!(["x".repeat(81)]),
                json!((0..51).map(|n| n.to_string()).collect::<Vec<_>>()),
            ];
            if let crate::rulebook::QuestionKind::Choice(options) = &question.kind {
                values.extend(options.iter().map(|option| json!(option.id)));
            }
            for value in values {
                let file = json!({ &*question.id: value });
                let read = rulebook.read_answers(file.as_object().expect("an object"));
                assert_eq!(validator.is_valid(&file), read.is_ok(), "{file}: {read:?}");
            }
        }
        for (file, is_valid) in [
            (json!({}), true),
            (json!({"surplus": 1}), false),
            (json!({"# a comment": [1], "#": null}), true),
            (json!({" # no comment": 1}), false),
        ] {
            let read = rulebook.read_answers(file.as_object().expect("an object"));
            assert_eq!((validator.is_valid(&file), read.is_ok()), (is_valid, is_valid), "{file}");
        }
    }
}

/// The advice of every shipped and test rulebook is valid by the schema, and changed documents are not.
#[test]
fn advice_schema_accepts_advice_of_any_rulebook() {
    let validator = validator(&advice());
    let sales = json!({"budget": "ample", "team_size": 40, "current_model": "island", "culture": "collaborative",
        "customer_location": "several_regions", "region_names": ["North", "South"], "product_count": 3});
    let mut documents = Vec::new();
    for (rulebook, input) in [
        (Rulebook::shipped().expect("the shipped rulebook is valid"), sales),
        (Rulebook::shipped().expect("the shipped rulebook is valid"), json!({})),
        (
            Rulebook::load(LICENCE.into()).expect("the shipped rulebook is valid"),
            json!({"give_back": "whole_work", "sell": "yes"}),
        ),
        (commute(), json!({"distance": 9, "weather": "wet", "bags": 7, "station": "yes"})),
        (supported(), json!({"weather": "wet"})),
    ] {
        let read: Answers =
            rulebook.read_answers(input.as_object().expect("an object")).expect("the answers are valid");
        let words = Translator::new(Language::English);
        let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &read);
        let document = AdviceDocument::new(&Reader::new(&rulebook, &words), &advice);
        let document = serde_json::to_value(&document).expect("the document serializes");
        assert_valid(&validator, &document);
        documents.push(document);
    }
    for (at, put) in [
        ("/format", Some(json!("other"))),
        ("/model", None),
        ("/model/path/0/assumed", Some(json!("no"))),
        ("/comparison/0/recommended", None),
        ("/flips/0/changes", Some(json!({}))),
        ("/growth/0/brings", Some(json!("luck"))),
        ("/firmness/answers/0/weight", Some(json!("heavy"))),
        ("/org_chart/headcount", Some(json!(-1))),
    ] {
        assert!(!validator.is_valid(&with_change(&documents[0], at, put.as_ref())), "{at}");
    }
}

fn session_file() -> Json {
    json!({
        "format": "salesorg.session", "format_version": 1, "id": "20261123-acme-7f3a", "name": "Acme BV",
        "created_at": "2026-11-23T09:45:00Z", "updated_at": "2026-11-23T09:55:00Z", "language": "en",
        "rulebook": {"id": "r", "version": "1", "digest": "sha256:0", "later": 1},
        "events": [
            {"at_ms": 0, "type": "started", "quick": true},
            {"at_ms": 1, "type": "answered", "question": "a", "value": "x"},
            {"at_ms": 2, "type": "answered", "question": "b", "value": ["x", "y"]},
            {"at_ms": 3, "type": "answered", "question": "c", "value": 3},
            {"at_ms": 4, "type": "noted", "question": "a", "text": "why"},
            {"at_ms": 5, "type": "skipped", "question": "b"},
            {"at_ms": 6, "type": "completed"},
            {"at_ms": 7, "type": "decided", "model": "m", "text": "so"},
            {"at_ms": 8, "type": "of a later program", "question": {}}
        ],
        "answers": {"a": "x", "c": 3}, "notes": {"a": "why"},
        "advice": {"model": "m", "segmentation": ["s"]},
        "later": {"kept": true}
    })
}

/// Like the test of rulebooks. A schema cannot express that the answers result from the events.
#[test]
fn session_schema_agrees_with_the_reader() {
    let validator = validator(&session());
    let file = session_file();
    assert_valid(&validator, &file);
    Session::from_json(file.clone()).expect("the file is a session");
    let mut all = Vec::new();
    collect_pointers("", &file, &mut all);
    let mut refused = 0;
    for at in &all {
        let mut variants = vec![with_change(&file, at, None)];
        for wrong in [json!(true), json!(null), json!([]), json!({}), json!("X"), json!(-1), json!(1.5)] {
            variants.push(with_change(&file, at, Some(&wrong)));
        }
        for tried in variants {
            if !validator.is_valid(&tried) {
                refused += 1;
                let read = Session::from_json(tried.clone());
                assert!(read.is_err(), "{at}: only the schema rejects {:?}", tried.pointer(at));
                continue;
            }
            let Err(problems) = Session::from_json(tried.clone()) else { continue };
            let beyond = ["session-differs", "session-time-decreases", "session-not-a-time"];
            let surprising: Vec<_> =
                problems.iter().filter(|problem| !beyond.contains(&problem.message.key())).collect();
            assert!(
                surprising.is_empty(),
                "{at}: the schema accepts what the reader rejects: {surprising:?}"
            );
        }
    }
    assert!(refused > 150, "{refused}");
}

/// The pattern accepts every notation of time that the reader accepts.
#[test]
fn session_schema_accepts_every_time_of_the_reader() {
    let validator = validator(&session());
    for (time, is_time) in [
        ("2026-11-23T09:45:00Z", true),
        ("2026-11-23T09:45:00.123456789Z", true),
        ("2026-11-23t09:45:00z", true),
        ("2026-11-23 09:45Z", true),
        ("2026-11-23T09Z", true),
        ("2026-11-23T09:45:00+01:00", true),
        ("2026-11-23T09:45:00-05", true),
        ("2026-11-23T09:45:00Z[Europe/Amsterdam]", true),
        ("2026-11-23T09:45:00+01:00[Europe/Amsterdam]", true),
        ("20261123T094500Z", true),
        ("-002026-11-23T09:45:00Z", true),
        ("+002026-11-23T09:45:00Z", true),
        ("2026-11-23", false),
        ("2026-11-23T09:45:00", false),
        ("09:45:00Z", false),
        ("yesterday", false),
        ("", false),
    ] {
        let file = with_change(&session_file(), "/created_at", Some(&json!(time)));
        assert_eq!(Session::from_json(file.clone()).is_ok(), is_time, "{time}");
        assert_eq!(validator.is_valid(&file), is_time, "{time}");
    }
}

/// An advice has every key of the contract, with answers and without, in the form that the contract gives it.
#[test]
fn advice_has_every_key_of_the_contract() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (words, outcomes, validator) =
        (Translator::new(Language::English), OutcomeDiagram::new(&rulebook), validator(&advice()));
    let document_for = |given: Json| {
        let answers =
            rulebook.read_answers(given.as_object().expect("an object")).expect("the answers are valid");
        let advice = advise(&rulebook, &outcomes, &answers);
        let document = AdviceDocument::new(&Reader::new(&rulebook, &words), &advice);
        let document = serde_json::to_value(&document).expect("the document serializes");
        assert_valid(&validator, &document);
        document
    };
    let keys = |value: &Json| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let all = [
        "format",
        "format_version",
        "rulebook",
        "language",
        "answers",
        "assumed",
        "ignored",
        "verdict",
        "model",
        "runner_up",
        "ruled_out",
        "segmentation",
        "comparison",
        "org_chart",
        "people",
        "support",
        "practices",
        "flips",
        "open_questions",
        "firmness",
        "growth",
        "next_year",
        "plan",
        "move",
        "defaults",
        "warnings",
    ];
    let with_answers = document_for(
        json!({"team_size": 40, "budget": "moderate", "current_model": "island", "growth": "fast"}),
    );
    let without_answers = document_for(json!({"growth": "fast"}));
    for document in [&with_answers, &without_answers] {
        let mut found = keys(document);
        found.sort();
        let mut wanted = all.map(str::to_owned).to_vec();
        wanted.sort();
        assert_eq!(found, wanted);
    }
    assert_eq!(
        keys(&with_answers["verdict"]),
        ["text", "division", "units", "sure", "because", "warnings", "steps"]
    );
    for because in with_answers["verdict"]["because"].as_array().expect("a list") {
        assert_eq!(keys(because), ["factor", "text", "sources"]);
    }
    let people = ["sellers", "managers", "support", "sellers_per_manager", "before"];
    assert_eq!(keys(&with_answers["people"]), people);
    for key in ["team_size", "model", "segmentation", "text"] {
        assert!(with_answers["next_year"].get(key).is_some(), "{key}");
    }
    for flip in with_answers["flips"].as_array().expect("a list") {
        assert_eq!(keys(flip), ["model", "changes", "routes", "text"]);
        let routes = flip["routes"].as_array().expect("a list");
        assert_eq!(
            flip["changes"],
            routes.first().cloned().unwrap_or_default(),
            "`changes` is the first route, or null"
        );
    }
    for key in ["verdict", "model", "runner_up", "org_chart", "people", "next_year", "firmness"] {
        assert_eq!(without_answers[key], Json::Null, "{key}");
    }
    for key in ["flips", "growth", "plan", "ruled_out"] {
        assert_eq!(without_answers[key], json!([]), "{key}");
    }
    assert!(!without_answers["open_questions"].as_array().expect("a list").is_empty());
    let alone = document_for(json!({"team_size": 1}));
    assert_eq!(alone["people"]["sellers_per_manager"], Json::Null);
    let small = document_for(json!({"team_size": 8, "budget": "tight"}));
    assert_eq!((&small["runner_up"], small["ruled_out"].as_array().map(Vec::len)), (&Json::Null, Some(2)));
    assert_eq!(keys(&small["ruled_out"][0]), ["model", "because", "sources"]);
}

/// For a dimension that waits, `from` is the number from which it is advised, or `null` if an answer must change, which
/// `when` then names. Dimensions for now have neither.
#[test]
fn waiting_dimension_says_when_it_is_advised() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (words, outcomes) = (Translator::new(Language::English), OutcomeDiagram::new(&rulebook));
    let (mut numbers, mut nulls) = (0, 0);
    for budget in ["tight", "moderate", "ample"] {
        for relationship in ["one_to_one", "balanced", "transactional"] {
            for size in [1_u32, 3, 8, 10, 30, 99, 100, 400] {
                let input = |size: u32| {
                    json!({
                        "budget": budget, "relationship": relationship, "team_size": size, "customer_size": "mixed",
                        "customer_location": "several_countries", "product_count": 6, "product_buyers": "different",
                        "industries": "several_different"
                    })
                };
                let segmentation_for = |size: u32| {
                    let given = input(size);
                    let answers = rulebook
                        .read_answers(given.as_object().expect("an object"))
                        .expect("the answers are valid");
                    let advice = advise(&rulebook, &outcomes, &answers);
                    let document = AdviceDocument::new(&Reader::new(&rulebook, &words), &advice);
                    serde_json::to_value(&document).expect("the document serializes")["segmentation"].clone()
                };
                let is_now = |size: u32, id: &Json| {
                    segmentation_for(size)["now"]
                        .as_array()
                        .expect("a list")
                        .iter()
                        .any(|now| now["id"] == *id)
                };
                let segmentation = segmentation_for(size);
                for now in segmentation["now"].as_array().expect("a list") {
                    assert!(now.get("from").is_none() && now.get("when").is_none(), "{now}");
                }
                for later in segmentation["later"].as_array().expect("a list") {
                    let id = &later["id"];
                    assert!(later["when"].is_string(), "{budget} {size}: {later}");
                    if let Some(from) = later["from"].as_u64() {
                        let from = u32::try_from(from).expect("a size");
                        assert!(
                            from > size && is_now(from, id) && is_now(100_000, id),
                            "{budget} {size}: {later}"
                        );
                        assert!(from == size + 1 || !is_now(from - 1, id), "{budget} {size}: {later}");
                        numbers += 1;
                    } else {
                        assert_eq!(
                            (&later["from"], budget, is_now(100_000, id)),
                            (&Json::Null, "tight", false)
                        );
                        nulls += 1;
                    }
                }
            }
        }
    }
    assert!(numbers > 50 && nulls > 3, "{numbers} {nulls}");
}
