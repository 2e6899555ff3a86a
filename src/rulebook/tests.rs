//! Tests of loading rulebooks: a small one on another subject loads without changes of code, and every error of an
//! invalid one is reported.

use super::format::Direction;
use super::{Answers, Lever, Node, QuestionKind, Rulebook, Value};
use crate::locale::{Language, Translator};
use serde_json::{Value as Json, json};

/// A small rulebook on another subject than sales, as a check that no code depends on the shipped one.
pub(crate) const COMMUTE: &str = include_str!("../../tests/data/commute.json");

/// Loads the small rulebook.
pub(crate) fn commute() -> Rulebook {
    Rulebook::load(COMMUTE.into()).expect("the small rulebook is valid")
}

/// Loads the small rulebook with support and a practice, whose conditions test the advised model.
pub(crate) fn supported() -> Rulebook {
    Rulebook::load(supported_file().to_string().into_bytes()).expect("the rulebook is valid")
}

/// Returns the file of `supported`.
pub(crate) fn supported_file() -> Json {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let text = |text: &str| json!({"en": text});
    file["support"] = json!({
        "about": [{"text": text("Nobody rides alone.")}],
        "functions": [
            {"id": "rider", "title": text("Rider"), "activities": [{"text": text("Rides"), "source": "r1"}]},
            {"id": "garage", "title": text("Garage"), "activities": [{"text": text("Mends"), "source": "g1"}]}],
        "sellers": "rider",
        "relief": [
            {"when": {"weather": "wet"}, "activity": "g1", "to": "garage", "text": text("Let it mend.")},
            {"when": {"model": "car"}, "activity": "r1", "to": "garage", "text": text("Take lifts."), "judgement": true}],
        "relief_about": [{"when": {"weather": "dry"}, "text": text("Nothing breaks.")}],
        "enablement": {
            "about": [],
            "work": [{"id": "maps", "title": text("Maps"), "text": text("Draw them."), "sources": [],
                "for_you": [{"when": {"segments_now": {"min": 1}}, "text": text("Draw each leg.")}]}],
            "roles": [
                {"id": "mechanic", "title": text("Mechanic"), "does": text("Mends."), "looks_for": text("Hands."),
                 "sources": [], "now": [{"when": {"model": "car"}, "text": text("Cars break.")}], "later": text("With a car."),
                 "meanwhile": {"role": "friend", "text": text("A friend mends.")}},
                {"id": "friend", "title": text("Friend"), "does": text("Helps."), "looks_for": text("Time."),
                 "sources": [], "now": [{"when": {"burdens": {"min": 1}}, "text": text("You carry much.")}], "later": text("With bags.")}]}
    });
    file["practices"] = json!([{"id": "rest", "title": text("Rest"), "text": text("Rest well."), "sources": [],
        "for_you": [{"when": {"hurry": "great"}, "text": text("Slow down.")}, {"text": text("Sleep.")}]}]);
    file
}

/// Adds an organisation chart to the small rulebook, whose models need these distances to be divided.
pub(crate) fn add_staffing(file: &mut Json, divides_from: [&[u32]; 3]) {
    let text = |text: &str| json!({"en": text});
    file["staffing"] = json!({
        "headcount": "distance", "span": "span", "leader": text("Driver"), "manager": {"title": text("Guard")},
        "defaults": [{"id": "span", "title": text("Span"), "value": 4, "origin": text("Ours.")}]});
    let role = json!({"id": "rider", "title": text("Rider"), "short": text("R"), "does": text("Rides.")});
    for (index, from) in divides_from.into_iter().enumerate() {
        let model = &mut file["models"][index];
        model["roles"] = json!([role]);
        model["staffing"] =
            json!({"shape": "generalist", "divides_from": from, "roles": [{"role": "rider"}]});
    }
}

/// Reads answers from JSON.
pub(crate) fn answers(rulebook: &Rulebook, json: &Json) -> Answers {
    rulebook.read_answers(json.as_object().expect("an object")).expect("the answers are valid")
}

/// Returns the problems of the small rulebook after `change`: places and message keys.
fn problems_after(change: impl FnOnce(&mut Json)) -> Vec<(String, &'static str)> {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    let problems = Rulebook::load(file.to_string().into_bytes()).expect_err("the rulebook is invalid");
    problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
}

fn one_problem(at: &str, key: &'static str) -> Vec<(String, &'static str)> {
    vec![(at.to_owned(), key)]
}

/// The shipped rulebook is valid.
#[test]
fn shipped_rulebook_is_valid() {
    let rulebook = Rulebook::shipped().unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(rulebook.digest().starts_with("sha256:") && rulebook.digest().len() == 71);
}

/// Loading replaces ids by indices and counts slots of derived inputs after the questions.
#[test]
fn rulebook_ids_become_indices() {
    let rulebook = commute();
    assert_eq!(rulebook.question_index("weather"), Some(3));
    assert!(matches!(&rulebook.questions[1].kind, QuestionKind::Choice(options) if options.len() == 2));
    assert_eq!(rulebook.questions[4].assumed, Some(Value::Choice(1)));
    assert!(matches!(rulebook.tree.nodes[0], Node::Split { slot: 0, .. }));
    assert_eq!(rulebook.slot_id(6), Some("burdens"));
}

/// A gap and an overlap between branches are reported at their places.
#[test]
fn tree_reports_gaps_and_overlaps() {
    let gap = problems_after(|file| file["tree"]["branches"][1]["when"] = json!({"min": 12}));
    assert_eq!(gap, one_problem("/tree/branches", "rulebook-gap"));
    let overlap = problems_after(|file| file["tree"]["branches"][0]["when"] = json!({"max": 10}));
    assert_eq!(overlap, one_problem("/tree/branches/1/when", "rulebook-overlap"));
}

/// A lever's direction and reach are accepted only for kinds of answers that they fit.
#[test]
fn lever_limits_must_fit_the_question() {
    let lever = |question: usize, lever: Json| {
        problems_after(|file| file["questions"][question]["lever"] = lever.clone())
    };
    let at = |part: &str, question: usize| format!("/questions/{question}/lever{part}");
    let upward = json!({"direction": "up", "reach": 2});
    let (order, kind) = ("rulebook-lever-order", "rulebook-lever-reach-kind");
    assert_eq!(lever(4, json!({"direction": "down"})), one_problem(&at("/direction", 4), order));
    assert_eq!(lever(4, json!({"direction": "any", "reach": 2})), one_problem(&at("/reach", 4), kind));
    for reach in [json!(1), json!(0.5), json!(0), json!(-2)] {
        let found = lever(0, json!({"direction": "up", "reach": reach}));
        assert_eq!(found, one_problem(&at("/reach", 0), "rulebook-lever-reach"));
    }
    assert_eq!(lever(0, json!({"direction": "sideways"})), one_problem(&at("/direction", 0), "json-word"));
    assert_eq!(lever(0, json!({"direction": "up", "way": 2})).len(), 1);
    assert_eq!(lever(0, json!("yes")), one_problem(&at("", 0), "json-mismatch"));
    let loaded = |levers: [Json; 3]| {
        let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
        let [distance, hurry, bags] = levers;
        file["questions"][0]["lever"] = distance;
        file["questions"][4]["lever"] = hurry;
        file["questions"][4]["ordered"] = json!(true);
        file["questions"][5]["lever"] = bags;
        let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
        [0, 4, 5].map(|question| rulebook.questions[question].lever)
    };
    let any = Lever { direction: Direction::Any, reach: None };
    let found = loaded([upward, json!({"direction": "up"}), json!(true)]);
    let expected = [
        Lever { direction: Direction::Up, reach: Some(2.0) },
        Lever { direction: Direction::Up, reach: None },
        any,
    ];
    assert_eq!(found, expected.map(Some));
    assert_eq!(loaded([json!(false), json!(false), json!(false)]), [None; 3]);
}

/// Format 1 writes a lever as a boolean. Both parsers must accept that: the one that reports all errors, and the fast
/// one for embedded rulebooks, which passes the lever to another deserializer.
#[test]
fn format_1_levers_load_with_both_parsers() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["format_version"] = json!(1);
    file["questions"][0]["lever"] = json!(true);
    file["questions"][1]["lever"] = json!(false);
    let text = file.to_string();
    let quick = super::resolve::resolve(
        super::parse::parse_trusted(&text).expect("the bytes are a rulebook"),
        Vec::new(),
        text.clone().into_bytes().into(),
    );
    for rulebook in [
        Rulebook::load(text.into_bytes()).expect("the rulebook is valid"),
        quick.expect("the rulebook is valid"),
    ] {
        let levers: Vec<_> = rulebook.questions[..3].iter().map(|question| question.lever).collect();
        let any = Lever { direction: Direction::Any, reach: None };
        assert_eq!(levers, [Some(any), None, None], "true means both directions and no reach");
    }
    // Both parsers read the levers of format 2 alike.
    file["format_version"] = json!(2);
    file["questions"][0]["lever"] = json!({"direction": "up", "reach": 2});
    let text = file.to_string();
    let quick = super::resolve::resolve(
        super::parse::parse_trusted(&text).expect("the bytes are a rulebook"),
        Vec::new(),
        text.clone().into_bytes().into(),
    );
    for rulebook in [
        Rulebook::load(text.into_bytes()).expect("the rulebook is valid"),
        quick.expect("the rulebook is valid"),
    ] {
        assert_eq!(rulebook.questions[0].lever, Some(Lever { direction: Direction::Up, reach: Some(2.0) }));
    }
}

/// A node must cover only the values that reach it.
#[test]
fn tree_node_needs_only_the_values_that_reach_it() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let leaf = file["tree"]["branches"][1]["then"].take();
    file["tree"]["branches"][1]["then"] = json!({"question": "distance", "branches": [
        {"when": {"min": 10, "max": 20}, "because": {"en": "Quite far."}, "then": leaf},
        {"when": {"min": 21}, "because": {"en": "Very far."}, "then": {"model": "car"}}]});
    assert!(Rulebook::load(file.to_string().into_bytes()).is_ok());
}

/// An unknown id is reported with the most similar one, or with all that are known.
#[test]
fn unknown_id_is_reported_with_the_nearest() {
    let found = problems_after(|file| file["tree"]["branches"][0]["then"]["question"] = json!("wether"));
    assert_eq!(found, one_problem("/tree/branches/0/then/question", "rulebook-unknown-id-near"));
    let found = problems_after(|file| file["evidence"][0]["model"] = json!("aeroplane"));
    assert_eq!(found, one_problem("/evidence/0/model", "rulebook-unknown-id-known"));
}

/// A condition on asking cannot test later questions, and no condition can test a list of names.
#[test]
fn condition_cannot_test_later_questions_or_lists() {
    let found = problems_after(|file| file["questions"][1]["asked_when"] = json!({"weather": "wet"}));
    assert_eq!(found, one_problem("/questions/1/asked_when/weather", "rulebook-too-early"));
    let found = problems_after(|file| file["warnings"][0]["when"] = json!({"stops": "x"}));
    assert_eq!(found, one_problem("/warnings/0/when/stops", "rulebook-condition-on-names"));
}

/// A text without one of the languages is reported.
#[test]
fn text_must_have_every_language() {
    let found = problems_after(|file| file["questions"][3]["help"] = json!({"nl": "Regen is nat."}));
    assert_eq!(found, one_problem("/questions/3/help", "rulebook-text-missing"));
}

/// Each further kind of error is reported at its place.
#[test]
fn rulebook_reports_other_errors() {
    let found = problems_after(|file| file["models"][1]["id"] = json!("bicycle"));
    assert_eq!(found[0], ("/models/1/id".to_owned(), "rulebook-duplicate-id"));
    let found = problems_after(|file| file["questions"][0]["id"] = json!("model"));
    assert_eq!(found, one_problem("/questions/0/id", "rulebook-reserved-id"));
    let found = problems_after(|file| file["format_version"] = json!(3));
    assert_eq!(found, one_problem("/format_version", "rulebook-newer"));
    let found = problems_after(|file| file["questions"][0]["assumed"] = json!(501));
    assert_eq!(found, one_problem("/questions/0/assumed", "problem-out-of-range"));
    let found = problems_after(|file| file["questions"][0]["section"] = json!("you"));
    assert_eq!(found, one_problem("/questions/1/section", "rulebook-section-order"));
    let found = problems_after(|file| file["segmentation"]["cap"]["steps"][0]["from"] = json!(7));
    assert_eq!(found, one_problem("/segmentation/cap/steps", "rulebook-cap-steps"));
    let found = problems_after(|file| file["tree"]["branches"][0]["then"] = json!({}));
    assert_eq!(found, one_problem("/tree/branches/0/then", "rulebook-node-form"));
    let found = problems_after(|file| file["colour"] = json!("red"));
    assert_eq!(found, one_problem("/colour", "json-field-unknown"));
}

/// All problems of a file are reported together.
#[test]
fn rulebook_reports_all_errors_at_once() {
    let found = problems_after(|file| {
        file["tree"]["branches"][1]["when"] = json!({"min": 12});
        file["evidence"][2]["when"] = json!("geat");
        file["questions"][3]["short"] = json!({});
    });
    let keys: Vec<_> = found.iter().map(|(_, key)| *key).collect();
    assert_eq!(keys, ["rulebook-text-missing", "rulebook-gap", "rulebook-unknown-id-near"]);
}

/// Returns the problems of the shipped rulebook after `change` to its support.
fn support_problems_after(change: impl FnOnce(&mut Json)) -> Vec<(String, &'static str)> {
    let mut file: Json = serde_json::from_str(super::SHIPPED_FILES[0]).expect("valid JSON");
    change(&mut file["support"]);
    let problems = Rulebook::load(file.to_string().into_bytes()).expect_err("the rulebook is invalid");
    problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
}

/// Every unknown or duplicate id in the support is reported at its place.
#[test]
fn support_ids_must_exist() {
    let found = support_problems_after(|support| support["sellers"] = json!("salse"));
    assert_eq!(found, one_problem("/support/sellers", "rulebook-unknown-id-near"));
    let found = support_problems_after(|support| support["relief"][1]["activity"] = json!("x"));
    assert_eq!(found, one_problem("/support/relief/1/activity", "rulebook-unknown-id-known"));
    let found = support_problems_after(|support| support["relief"][0]["to"] = json!("x"));
    assert_eq!(found, one_problem("/support/relief/0/to", "rulebook-unknown-id-known"));
    let found = support_problems_after(|support| support["relief"][1] = support["relief"][0].clone());
    assert_eq!(found, one_problem("/support/relief/1/activity", "rulebook-duplicate-id"));
    let found = support_problems_after(|support| {
        support["enablement"]["roles"][0]["meanwhile"]["role"] = json!("directr");
    });
    assert_eq!(found, one_problem("/support/enablement/roles/0/meanwhile/role", "rulebook-unknown-id-near"));
    let found = support_problems_after(|support| support["enablement"]["work"][0]["id"] = json!("content"));
    assert_eq!(found[0].1, "rulebook-duplicate-id");
    let found = support_problems_after(|support| {
        support["enablement"]["roles"][1]["now"][0]["when"] = json!({"budgt": "x"});
    });
    assert_eq!(
        found,
        one_problem("/support/enablement/roles/1/now/0/when/budgt", "rulebook-unknown-id-near")
    );
    let found =
        support_problems_after(|support| support["enablement"]["roles"][2]["sources"] = json!(["nowhere"]));
    assert_eq!(found, one_problem("/support/enablement/roles/2", "rulebook-source-uncited"));
    let found = support_problems_after(|support| support["relief_about"][0]["text"] = json!({"en": "So."}));
    assert_eq!(found, one_problem("/support/relief_about/0/text", "rulebook-text-missing"));
}

/// A wrong format or version is the only problem that is reported.
#[test]
fn format_and_version_are_checked_first() {
    let found = problems_after(|file| {
        file["format_version"] = json!(3);
        file["colour"] = json!("red");
    });
    assert_eq!(found, one_problem("/format_version", "rulebook-newer"));
    for version in [json!(0), json!(-1), json!("1"), json!(null)] {
        let found = problems_after(|file| file["format_version"] = version);
        assert_eq!(found, one_problem("/format_version", "rulebook-version"));
    }
    let found = problems_after(|file| *file = json!({"format": "salesorg.session"}));
    assert_eq!(found, one_problem("/format", "rulebook-format"));
    let found = problems_after(|file| *file = json!([1]));
    assert_eq!(found, one_problem("/format", "rulebook-format"));
}

/// A byte order mark is accepted and changes the digest.
#[test]
fn byte_order_mark_is_accepted_and_changes_the_digest() {
    let marked =
        Rulebook::load(format!("\u{feff}{COMMUTE}").into_bytes()).expect("a byte order mark is allowed");
    assert_ne!(marked.digest(), commute().digest());
}

/// A duplicate key is reported with its JSON pointer.
#[test]
fn duplicate_key_is_reported_with_its_pointer() {
    let twice = COMMUTE.replacen("\"question\":", "\"question\": \"x\", \"question\":", 1);
    let problems = Rulebook::load(twice.into_bytes()).expect_err("the input is invalid");
    assert_eq!(problems[0].message.key(), "json-duplicate-key");
    assert!(problems[0].at.starts_with('/') && problems[0].at.ends_with("/question"), "{problems:?}");
}

/// A value of the wrong type is reported with what is expected.
#[test]
fn wrong_type_is_reported_with_the_expected_one() {
    let at = |below: &str| format!("/evidence/0/when{below}");
    for (wrong, at, expected) in [
        (json!(true), at(""), "expected an id, a number, a list of those, or a range, found a boolean"),
        (json!([true]), at("/0"), "expected an id, a number"),
        (json!({"least": 3}), at("/least"), "unknown field \"least\"; the fields here are min, max"),
        (json!(5_000_000_000_u64), at(""), "expected a whole number from 0 to 4294967295, found a number"),
    ] {
        let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
        file["evidence"][0]["when"] = wrong;
        let problems = Rulebook::load(file.to_string().into_bytes()).expect_err("the input is invalid");
        assert_eq!((problems.len(), &*problems[0].at), (1, &*at), "{problems:?}");
        let text = Translator::new(Language::English).translate(&problems[0].message);
        assert!(text.starts_with(expected), "{text}");
    }
}

/// `same_as` must name another option of the same question.
#[test]
fn same_as_must_name_another_option() {
    let same = |id: &str| json!({"option": id, "reason": {"en": "No rule looks."}});
    let at = "/questions/1/options/0/same_as/option";
    let found = problems_after(|file| file["questions"][1]["options"][0]["same_as"] = same("nowhere"));
    assert_eq!(found, one_problem(at, "rulebook-unknown-id-known"));
    let found = problems_after(|file| {
        let own = file["questions"][1]["options"][0]["id"].as_str().expect("an id").to_owned();
        file["questions"][1]["options"][0]["same_as"] = same(&own);
    });
    assert_eq!(found, one_problem(at, "rulebook-unknown-id-known"));
    let found = problems_after(|file| {
        let other = file["questions"][1]["options"][1]["id"].as_str().expect("an id").to_owned();
        file["questions"][1]["options"][0]["same_as"] = json!({"option": other, "reason": {}});
    });
    assert_eq!(found, one_problem("/questions/1/options/0/same_as/reason", "rulebook-text-missing"));
}

/// Empty, deeply nested and binary files are rejected.
#[test]
fn hostile_files_are_rejected() {
    for bytes in [vec![], b"[".repeat(1 << 20), vec![0xff; 10], b"{\"format\": 1}".to_vec()] {
        assert!(Rulebook::load(bytes).is_err());
    }
}

mod reading_answers {
    use super::{COMMUTE, Json, Language, Rulebook, Translator, Value, answers, commute, json};

    fn answer_problems(json: &Json) -> Vec<(String, &'static str)> {
        let problems =
            commute().read_answers(json.as_object().expect("an object")).expect_err("the input is invalid");
        problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
    }

    /// Answers that are written as JSON are read back unchanged.
    #[test]
    fn answers_survive_a_round_trip() {
        let rulebook = commute();
        let input =
            json!({"distance": 500, "station": "yes", "stops": ["A", "B c"], "hurry": "none", "bags": 0});
        let read = answers(&rulebook, &input);
        assert_eq!(Json::Object(rulebook.write_answers(&read)), input);
    }

    /// `null` means unknown, and names are trimmed.
    #[test]
    fn answer_null_is_unknown_and_names_are_trimmed() {
        let read = answers(&commute(), &json!({"distance": null, "stops": [" A "]}));
        assert_eq!(read.get(0), None);
        assert_eq!(read.get(2), Some(&Value::Names(vec!["A".into()])));
    }

    /// Every wrong answer is reported at once, each with its own message.
    #[test]
    fn answers_report_every_error_at_once() {
        let found = answer_problems(&json!({
            "distanse": 3, "weather": "wett", "station": "perhaps", "hurry": 1, "bags": 10, "distance": 2.5,
            "stops": ["a", "A"]
        }));
        let expected = [
            ("distanse", "problem-unknown-question-near"),
            ("weather", "problem-unknown-option-near"),
            ("station", "problem-unknown-option"),
            ("hurry", "problem-not-a-choice"),
            ("bags", "problem-out-of-range"),
            ("distance", "problem-not-a-number"),
            ("stops[1]", "problem-name-duplicate"),
        ];
        assert_eq!(found, expected.map(|(at, key)| (at.to_owned(), key)));
    }

    /// Lists of names have limits on their number, length and types.
    #[test]
    fn name_lists_have_limits() {
        let key = |stops: Json| answer_problems(&json!({"stops": stops}))[0].1;
        assert_eq!(key(json!(["a", "b", "c", "d"])), "problem-too-many-names");
        assert_eq!(key(json!(["12345678901"])), "problem-name-too-long");
        assert_eq!(key(json!([" "])), "problem-name-empty");
        assert_eq!(key(json!([1])), "problem-not-a-name");
        assert_eq!(key(json!("a")), "problem-not-a-list");
    }

    /// Every problem of a list is reported with the index of its name.
    #[test]
    fn name_list_errors_have_their_place() {
        let found = answer_problems(&json!({"stops": ["", "a", "A"]}));
        let expected = [("stops[0]", "problem-name-empty"), ("stops[2]", "problem-name-duplicate")];
        assert_eq!(found, expected.map(|(at, key)| (at.to_owned(), key)));
    }

    /// Whole numbers are accepted in any JSON notation.
    #[test]
    fn whole_number_is_read_in_any_notation() {
        let read = |text: &str| {
            commute().questions[0].read_json(&serde_json::from_str(text).expect("the text is JSON"))
        };
        assert_eq!(read("1e2"), Ok(Some(Value::Number(100))));
        assert_eq!(read("1.0"), Ok(Some(Value::Number(1))));
        for text in ["18446744073709551616", "-1.0", "1e300", "501.0"] {
            assert_eq!(read(text).expect_err("the input is invalid").key(), "problem-out-of-range", "{text}");
        }
        assert_eq!(read("1.5").expect_err("the input is invalid").key(), "problem-not-a-number");
    }

    /// Messages truncate long values from outside.
    #[test]
    fn quoted_input_is_truncated() {
        let long = "x".repeat(5_000_000);
        let problems = commute()
            .read_answers(json!({"weather": long, &long: 1}).as_object().expect("an object"))
            .expect_err("the input is invalid");
        for problem in problems {
            assert!(Translator::new(Language::English).translate(&problem.message).len() < 300);
        }
    }

    /// Names with differently encoded accents are equal but retain the characters that were typed.
    #[test]
    fn names_compare_normalized_and_stay_as_typed() {
        let names = |names: &[&str]| Value::Names(names.iter().map(|&name| name.to_owned()).collect());
        let (composed, decomposed) = (names(&["Zu\u{fc}g"]), names(&["Zuu\u{308}g"]));
        assert_eq!(composed, decomposed);
        assert_ne!(composed, names(&["Zug"]));
        assert!(names(&["Zuu\u{308}g", "Bern"]).extends(&composed) && !composed.extends(&names(&["Bern"])));
        let stops = &commute().questions[2];
        assert_eq!(
            stops.normalize(&names(&["Zu\u{fc}g", "ZUU\u{308}G"])).map_err(|m| m.key()),
            Err("problem-name-duplicate")
        );
        assert_eq!(
            stops.to_json(&stops.normalize(&decomposed).expect("the name is valid")),
            json!(["Zuu\u{308}g"])
        );
    }

    /// Typed text is read as numbers in various styles, options and lists of names.
    #[test]
    fn typed_text_is_read_in_many_styles() {
        let rulebook = Rulebook::load(COMMUTE.into()).expect("the rulebook is valid");
        let read = |question: usize, text| {
            rulebook.questions[question].read_text(text, Language::English).map_err(|m| m.key())
        };
        assert_eq!(read(0, " 007 "), Ok(Some(Value::Number(7))));
        assert_eq!(read(0, "\"24\""), Ok(Some(Value::Number(24))));
        assert_eq!(read(0, "501"), Err("problem-out-of-range"));
        assert_eq!(read(0, "99999999999999999999999"), Err("problem-out-of-range"));
        for text in ["", "-1", "ten", "1.5", "1.00", "10,00", "1e2", "24.0", "\"24", "[24]"] {
            assert_eq!(read(0, text), Err("problem-typed-number"), "{text}");
        }
        assert_eq!(read(3, "wet"), Ok(Some(Value::Choice(1))));
        assert_eq!(read(3, "null"), Ok(None));
        assert_eq!(read(2, "[\"a\"]"), Ok(Some(Value::Names(vec!["a".into()]))));
        assert_eq!(read(2, "a, b"), Err("problem-not-a-list"));
    }
}
