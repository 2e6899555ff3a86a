//! Tests that counter-examples are as small as possible, and that failures are counted.

use super::{commute, failures, prove, said, shipped};
use crate::audit::{CounterExample, Idle, Report, Space, Verdict};
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
fn example(rulebook: &Rulebook) -> (String, String) {
    let report = prove(rulebook);
    let (_, CounterExample { answers, after }) = failures(&report)[0];
    (said(rulebook, answers), after.as_ref().map_or_else(String::new, |after| said(rulebook, after)))
}

fn pair(before: &str, after: &str) -> (String, String) {
    (format!(r#"{{"hurry":"{before}"}}"#), format!(r#"{{"hurry":"{after}"}}"#))
}

/// Checks that a violation is found that no pair of neighbouring options shows.
#[test]
fn a_rising_rule_is_held_against_every_two_answers() {
    let leap = commute(by_hurry(["bicycle", "car", "train"], &rising("bicycle", "train")));
    assert_eq!(example(&leap), pair("none", "great"), "no pair of neighbouring options violates it");
}

/// Checks that of several pairs the one with the most assumed answers is shown.
#[test]
fn of_two_answers_those_that_leave_most_as_assumed_are_shown() {
    let models = ["car", "car", "train"];
    let assumed_before = commute(by_hurry(models, &rising("car", "train")));
    assert_eq!(example(&assumed_before), pair("some", "great"));
    let assumed_after = commute(|file| {
        by_hurry(["car", "train", "train"], &rising("car", "train"))(file);
        file["questions"][4]["assumed"] = json!("great");
    });
    assert_eq!(example(&assumed_after), pair("none", "great"));
}

/// Checks which number of a class is shown.
#[test]
fn of_a_class_the_number_nearest_to_the_assumed_one_is_shown() {
    let near = |bound: Json| {
        commute(|file| {
            file["invariants"][0]["must"] =
                json!({"never": {"when": {"distance": bound}, "models": ["bicycle"]}});
        })
    };
    assert_eq!(example(&near(json!({"max": 4}))).0, r#"{"distance":4}"#);
    assert_eq!(example(&near(json!({"min": 9, "max": 9}))).0, r#"{"distance":9}"#);
}

/// Checks that the smallest contradiction is shown, and not that of the first model.
#[test]
fn evidence_is_contradicted_by_the_nearest_answers() {
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
    assert_eq!(example(&rulebook).0, r#"{"distance":10}"#);
}

/// Checks that a chain of `same_as` declares all of its options.
#[test]
fn options_declared_alike_one_through_another_are_alike() {
    let rulebook = commute(|file| {
        let text = file.to_string().replace(r#"["none","some"]"#, r#"["none","some","bit"]"#);
        *file = serde_json::from_str(&text).expect("valid JSON");
        let like = |option: &str| json!({"option": option, "reason": {"en": "There is time."}});
        let options = file["questions"][4]["options"].as_array_mut().expect("a list");
        options[1]["same_as"] = like("none");
        options.push(json!({"id": "bit", "label": {"en": "A bit"}, "same_as": like("some")}));
    });
    assert_eq!(prove(&rulebook).idle, Some(Vec::new()));
}

/// Checks the order of the two sets of answers, and that the other answers are as assumed.
#[test]
fn options_that_are_not_alike_are_shown_in_the_order_declared_and_near_what_is_assumed() {
    let rulebook = commute(|file| {
        file["questions"][3]["options"][0]["same_as"] = json!({"option": "wet", "reason": {"en": "No."}});
        file["questions"][5]["assumed"] = json!(9);
    });
    let idle = prove(&rulebook).idle.expect("the rulebook is not too complex");
    let found = idle.iter().find_map(|idle| match idle {
        Idle::Alike { example, .. } => Some(example),
        _ => None,
    });
    let CounterExample { answers, after } = found.expect("a wrong same_as is found");
    assert_eq!(said(&rulebook, answers), r#"{"weather":"dry"}"#);
    assert_eq!(said(&rulebook, after.as_ref().expect("two sets of answers")), r#"{"weather":"wet"}"#);
}

/// Checks that a number counts as used if it only limits the length of a list.
#[test]
fn a_number_that_only_limits_a_list_is_alive() {
    let rulebook = commute(|file| {
        let questions = file["questions"].as_array_mut().expect("a list");
        let mut moons = questions[5].clone();
        moons["id"] = json!("moons");
        questions[2]["no_more_than"]["question"] = json!("moons");
        let mut list = questions.remove(2);
        list["section"] = json!("you");
        questions.extend([moons, list]);
    });
    let idle = prove(&rulebook).idle.expect("the rulebook is not too complex");
    assert!(!idle.iter().any(|idle| matches!(idle, Idle::Question(_))), "{idle:?}");
}

/// Checks the number of failures of several reports.
#[test]
fn whatever_fails_or_could_not_be_told_counts() {
    let combinations = String::new;
    let nothing = Report {
        combinations: combinations(),
        coverage: None,
        invariants: vec![Verdict::Holds, Verdict::TooIntricate],
        idle: None,
    };
    assert_eq!(nothing.failures(), 3);
    let report = prove(&commute(|_| ()));
    assert_eq!(report.failures(), 1, "two options have the same effect");
    let mut unreached = prove(&shipped(|_| ()));
    assert_eq!(unreached.failures(), 0);
    unreached.coverage.as_mut().expect("the rulebook is not too complex").leaves[0].share = None;
    assert_eq!(unreached.failures(), 1);
}

/// Checks that every part of the audit stops early.
#[test]
fn each_part_of_the_work_stops_when_told() {
    let rulebook = shipped(|_| ());
    let (space, stop) = (Space::new(&rulebook), AtomicBool::new(true));
    let work = crate::audit::MOST_WORK;
    assert!(crate::audit::coverage::of(&rulebook, work, Some(&stop)).is_none());
    assert!(crate::audit::idle::find(&space, work, &stop).is_none());
    let verdicts = crate::audit::invariants::prove(&space, 0..1, work, &stop);
    assert_eq!(verdicts, [Verdict::TooIntricate]);
}
