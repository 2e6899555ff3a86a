//! Counter-examples are the smallest there are, and what fails is counted.

use super::{commute, failures, prove, said, shipped};
use crate::audit::{CounterExample, Idle, Report, Space, Verdict};
use crate::rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::sync::atomic::AtomicBool;

/// The small rulebook decided by hurry alone, held to one rule.
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

/// The counter-example to the one rule, before and after.
fn example(rulebook: &Rulebook) -> (String, String) {
    let report = prove(rulebook);
    let (_, CounterExample { answers, after }) = failures(&report)[0];
    (said(rulebook, answers), after.as_ref().map_or_else(String::new, |after| said(rulebook, after)))
}

fn pair(before: &str, after: &str) -> (String, String) {
    (format!(r#"{{"hurry":"{before}"}}"#), format!(r#"{{"hurry":"{after}"}}"#))
}

#[test]
fn a_rising_rule_is_held_against_every_two_answers() {
    let leap = commute(by_hurry(["bicycle", "car", "train"], &rising("bicycle", "train")));
    assert_eq!(example(&leap), pair("none", "great"), "no step alone breaks it");
}

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

#[test]
fn evidence_is_contradicted_by_the_nearest_answers() {
    let row = |question: &str, when: Json, model: &str, stance: &str| json!({"question": question, "when": when, "model": model, "stance": stance, "text": {"en": "So."}});
    let rulebook = commute(|file| {
        // The bicycle, which comes first, is contradicted by two changes; the car by one.
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

#[test]
fn options_that_are_not_alike_are_shown_in_the_order_declared_and_near_what_is_assumed() {
    let rulebook = commute(|file| {
        file["questions"][3]["options"][0]["same_as"] = json!({"option": "wet", "reason": {"en": "No."}});
        file["questions"][5]["assumed"] = json!(9);
    });
    let idle = prove(&rulebook).idle.expect("it is simple");
    let found = idle.iter().find_map(|idle| match idle {
        Idle::Alike { example, .. } => Some(example),
        _ => None,
    });
    let CounterExample { answers, after } = found.expect("they are not alike");
    assert_eq!(said(&rulebook, answers), r#"{"weather":"dry"}"#);
    assert_eq!(said(&rulebook, after.as_ref().expect("two")), r#"{"weather":"wet"}"#);
}

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
    let idle = prove(&rulebook).idle.expect("it is simple");
    assert!(!idle.iter().any(|idle| matches!(idle, Idle::Question(_))), "{idle:?}");
}

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
    assert_eq!(report.failures(), 1, "options that no rule tells apart");
    let mut unreached = prove(&shipped(|_| ()));
    assert_eq!(unreached.failures(), 0);
    unreached.coverage.as_mut().expect("it is told").leaves[0].share = None;
    assert_eq!(unreached.failures(), 1);
}

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
