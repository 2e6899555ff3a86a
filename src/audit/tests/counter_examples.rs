//! Tests that counter-examples are as small as possible, and that failures are counted.

use super::{answers_json, commute, failures, prove, shipped};
use crate::audit::{AnswerSpace, AuditReport, CounterExample, Ineffective, InvariantResult};
use crate::rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::sync::atomic::AtomicBool;

/// Returns a change of the small rulebook: the hurry alone decides, and there is one invariant.
fn by_hurry(models: [&str; 3], must: &Json) -> impl FnOnce(&mut Json) {
    let branch = |option: &str, model: &str| json!({"when": option, "because": {"en": "So."}, "then": {"model": model}});
    let branches: Vec<_> =
        ["none", "some", "great"].into_iter().zip(models).map(|(o, m)| branch(o, m)).collect();
    let rule = json!([{"id": "rule", "text": {"en": "It holds."}, "must": must}]);
    move |file| {
        file["tree"] = json!({"question": "hurry", "branches": branches});
        file["invariants"] = rule;
    }
}

fn rising(from: &str, to: &str) -> Json {
    json!({"rising": {"question": "hurry", "from": [from], "to": [to]}})
}

/// Returns the counter-example to the only invariant as JSON: the answers, and the second set or an empty text.
fn only_counter_example(rulebook: &Rulebook) -> (String, String) {
    let report = prove(rulebook);
    let (_, CounterExample { answers, after }) = failures(&report)[0];
    (
        answers_json(rulebook, answers),
        after.as_ref().map_or_else(String::new, |after| answers_json(rulebook, after)),
    )
}

fn hurry_answers(before: &str, after: &str) -> (String, String) {
    (format!(r#"{{"hurry":"{before}"}}"#), format!(r#"{{"hurry":"{after}"}}"#))
}

/// Checks that a violation is found that no pair of neighbouring options shows.
#[test]
fn rising_rule_compares_every_pair_of_answers() {
    let leap = commute(by_hurry(["bicycle", "car", "train"], &rising("bicycle", "train")));
    assert_eq!(
        only_counter_example(&leap),
        hurry_answers("none", "great"),
        "no pair of neighbouring options violates it"
    );
}

/// Checks that of several pairs the one with the most assumed answers is shown.
#[test]
fn counter_example_pair_has_the_most_assumed_answers() {
    let models = ["car", "car", "train"];
    let assumed_before = commute(by_hurry(models, &rising("car", "train")));
    assert_eq!(only_counter_example(&assumed_before), hurry_answers("some", "great"));
    let assumed_after = commute(|file| {
        by_hurry(["car", "train", "train"], &rising("car", "train"))(file);
        file["questions"][4]["assumed"] = json!("great");
    });
    assert_eq!(only_counter_example(&assumed_after), hurry_answers("none", "great"));
}

/// Checks which number of a class is shown.
#[test]
fn counter_example_has_the_number_nearest_to_the_assumed_one() {
    let near = |bound: Json| {
        commute(|file| {
            file["invariants"][0]["must"] =
                json!({"never": {"when": {"distance": bound}, "models": ["bicycle"]}});
        })
    };
    assert_eq!(only_counter_example(&near(json!({"max": 4}))).0, r#"{"distance":4}"#);
    assert_eq!(only_counter_example(&near(json!({"min": 9, "max": 9}))).0, r#"{"distance":9}"#);
}

/// Checks that the smallest contradiction is shown, and not that of the first model.
#[test]
fn counter_example_of_evidence_is_the_nearest() {
    let row = |question: &str, when: Json, model: &str, stance: &str| json!({"question": question, "when": when, "model": model, "stance": stance, "text": {"en": "So."}});
    let rulebook = commute(|file| {
        // Contradicting the bicycle, the first model, needs two changes; contradicting the car needs one.
        file["evidence"] = json!([
            row("weather", json!("wet"), "bicycle", "against"),
            row("bags", json!({"min": 1, "max": 1}), "car", "for"),
            row("distance", json!({"min": 10}), "train", "for"),
            row("distance", json!({"min": 10}), "car", "against"),
        ]);
        file["invariants"] = json!([{"id": "agrees", "text": {"en": "x"}, "must": {"evidence_agrees": {}}}]);
    });
    assert_eq!(only_counter_example(&rulebook).0, r#"{"distance":10}"#);
}

/// Checks that a chain of `same_as` declares all of its options.
#[test]
fn same_as_connects_options_through_others() {
    let rulebook = commute(|file| {
        let text = file.to_string().replace(r#"["none","some"]"#, r#"["none","some","bit"]"#);
        *file = serde_json::from_str(&text).expect("valid JSON");
        let like = |option: &str| json!({"option": option, "reason": {"en": "There is time."}});
        let options = file["questions"][4]["options"].as_array_mut().expect("a list");
        options[1]["same_as"] = like("none");
        options.push(json!({"id": "bit", "label": {"en": "A bit"}, "same_as": like("some")}));
    });
    assert_eq!(prove(&rulebook).ineffective, Some(Vec::new()));
}

/// Checks the order of the two sets of answers, and that the other answers are as assumed.
#[test]
fn wrong_same_as_example_starts_with_the_declaring_option() {
    let rulebook = commute(|file| {
        file["questions"][3]["options"][0]["same_as"] = json!({"option": "wet", "reason": {"en": "No."}});
        file["questions"][5]["assumed"] = json!(9);
    });
    let idle = prove(&rulebook).ineffective.expect("the rulebook is not too complex");
    let found = idle.iter().find_map(|idle| match idle {
        Ineffective::WrongSameAs { example, .. } => Some(example),
        _ => None,
    });
    let CounterExample { answers, after } = found.expect("a wrong same_as is found");
    assert_eq!(answers_json(&rulebook, answers), r#"{"weather":"dry"}"#);
    assert_eq!(answers_json(&rulebook, after.as_ref().expect("two sets of answers")), r#"{"weather":"wet"}"#);
}

/// Checks that a number counts as used if it only limits the length of a list.
#[test]
fn number_that_limits_a_list_has_an_effect() {
    let rulebook = commute(|file| {
        let questions = file["questions"].as_array_mut().expect("a list");
        let mut moons = questions[5].clone();
        moons["id"] = json!("moons");
        questions[2]["no_more_than"]["question"] = json!("moons");
        let mut list = questions.remove(2);
        list["section"] = json!("you");
        questions.extend([moons, list]);
    });
    let idle = prove(&rulebook).ineffective.expect("the rulebook is not too complex");
    assert!(!idle.iter().any(|idle| matches!(idle, Ineffective::Question(_))), "{idle:?}");
}

/// Checks the number of failures of several reports.
#[test]
fn failures_count_parts_that_are_too_complex() {
    let combinations = String::new;
    let incomplete = AuditReport {
        combinations: combinations(),
        coverage: None,
        invariants: vec![InvariantResult::Holds, InvariantResult::TooComplex],
        ineffective: None,
    };
    assert_eq!(incomplete.failures(), 3);
    let report = prove(&commute(|_| ()));
    assert_eq!(report.failures(), 1, "two options have the same effect");
    let mut unreached = prove(&shipped(|_| ()));
    assert_eq!(unreached.failures(), 0);
    unreached.coverage.as_mut().expect("the rulebook is not too complex").leaves[0].share = None;
    assert_eq!(unreached.failures(), 1);
}

/// Checks that every part of the audit stops early.
#[test]
fn tasks_stop_if_the_flag_is_set() {
    let rulebook = shipped(|_| ());
    let (space, stop) = (AnswerSpace::new(&rulebook), AtomicBool::new(true));
    let work = crate::audit::MAX_WORK;
    assert!(crate::audit::coverage::compute(&rulebook, work, Some(&stop)).is_none());
    assert!(crate::audit::ineffective::find(&space, work, &stop).is_none());
    let verdicts = crate::audit::invariants::prove(&space, 0..1, work, &stop);
    assert_eq!(verdicts, [InvariantResult::TooComplex]);
}
