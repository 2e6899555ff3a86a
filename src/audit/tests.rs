//! The invariants of the shipped rulebook hold over the whole answer space, and a broken rulebook is caught.

use super::prove;
use crate::rulebook::{Answers, Must, Rulebook, tests::COMMUTE};
use serde_json::{Value as Json, json};

fn said(rulebook: &Rulebook, answers: &Answers) -> String {
    Json::Object(rulebook.write_answers(answers)).to_string()
}

#[test]
fn the_shipped_rulebook_keeps_every_invariant_over_the_whole_answer_space() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let report = prove(&rulebook);
    let failures: Vec<_> = (report.failures.iter())
        .map(|failure| {
            let id = &rulebook.invariants[failure.invariant].id;
            format!("{id}: {} raised {:?}", said(&rulebook, &failure.answers), failure.raised)
        })
        .collect();
    assert_eq!(failures, Vec::<String>::new());
    assert_eq!(report.unreached, Vec::<usize>::new());
    assert!(report.combinations >= 174_960, "only {} combinations", report.combinations);
    assert_eq!(report.models.iter().sum::<usize>(), report.combinations);
}

/// What the reference asks for, so that an invariant cannot go by being deleted from the file.
#[test]
fn the_shipped_rulebook_declares_the_invariants_that_it_is_held_to() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let count = |kind: fn(&Must) -> bool| rulebook.invariants.iter().filter(|rule| kind(&rule.must)).count();
    assert!(count(|must| matches!(must, Must::Never(..))) >= 2);
    assert!(count(|must| matches!(must, Must::Always(..))) >= 1);
    assert!(count(|must| matches!(must, Must::Rising(..))) >= 6);
    assert!(count(|must| matches!(must, Must::RisingSegments(_))) >= 2);
    assert!(count(|must| matches!(must, Must::EvidenceAgrees)) >= 1);
}

/// The ids of the invariants that the small rulebook breaks with `change` done to it.
fn broken(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    prove(&rulebook)
        .failures
        .iter()
        .map(|failure| rulebook.invariants[failure.invariant].id.clone())
        .collect()
}

#[test]
fn each_kind_of_invariant_can_fail() {
    assert_eq!(broken(|_| ()), Vec::<String>::new());
    let leaf = |model: &str| json!({ "model": model });
    let car_when_dry =
        |file: &mut Json| file["tree"]["branches"][0]["then"]["branches"][0]["then"] = leaf("car");
    assert_eq!(broken(car_when_dry), ["near"]);
    let far_by_bicycle =
        |file: &mut Json| file["tree"]["branches"][1]["then"]["branches"][1]["then"] = leaf("bicycle");
    assert_eq!(broken(far_by_bicycle), ["far"]);
    let train_in_a_hurry = |file: &mut Json| {
        let hurry = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
        hurry[0]["then"] = leaf("car");
        hurry[1]["then"] = leaf("train");
    };
    assert_eq!(broken(train_in_a_hurry), ["hurry"]);
    let fewer_when_farther = |file: &mut Json| file["segmentation"]["cap"]["steps"][2]["take"] = json!(0);
    assert_eq!(broken(fewer_when_farther), Vec::<String>::new());
    let none_when_farther = |file: &mut Json| {
        file["segmentation"]["cap"]["steps"][2] = json!({"from": 50, "take": 0});
    };
    assert_eq!(broken(none_when_farther), ["room"]);
    let evidence = |file: &mut Json| {
        file["invariants"][0]["must"] = json!({"evidence_agrees": {}});
        file["evidence"][0]["model"] = json!("car");
        file["evidence"][1]["when"] = json!("dry");
    };
    assert_eq!(broken(evidence), ["near"]);
}

#[test]
fn a_counter_example_is_a_real_one() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["tree"]["branches"][1]["then"]["branches"][1]["then"] = json!({"model": "bicycle"});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let report = prove(&rulebook);
    let decision = crate::advice::decide(&rulebook, &report.failures[0].answers);
    assert_eq!(rulebook.models[decision.model].id, "bicycle");
}

#[test]
fn a_leaf_nobody_reaches_is_found() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let wet = &mut file["tree"]["branches"][0]["then"]["branches"][1]["then"]["branches"];
    wet[1]["then"] = json!({"question": "weather", "branches": [
        {"when": "wet", "because": {"en": "Still wet."}, "then": {"model": "car"}},
        {"when": "dry", "because": {"en": "Never."}, "then": {"model": "train"}}]});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    assert_eq!(prove(&rulebook).unreached.len(), 1);
}

#[test]
fn conditions_on_asking_are_followed_to_their_end() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    // Bags are asked about only where the weather is wet, the weather only where there is a station.
    file["questions"][3]["asked_when"] = json!({"station": "yes"});
    file["questions"][5]["asked_when"] = json!({"weather": "wet"});
    file["segmentation"]["cap"]["less"] = json!([]);
    file["segmentation"]["dimensions"][1]["strong"] = json!([]);
    file["tree"] = json!({"question": "bags", "branches": [
        {"when": {"max": 5}, "because": {"en": "Few."}, "then": {"model": "bicycle"}},
        {"when": {"min": 6}, "because": {"en": "Many."}, "then": {"model": "car"}}]});
    file["segmentation"]["cap"]["question"] = json!("bags");
    file["segmentation"]["cap"]["steps"] = json!([{"from": 0, "take": 1}]);
    file["invariants"] = json!([{"id": "light", "text": {"en": "Nobody drives."},
        "must": {"never": {"when": {}, "models": ["car"]}}}]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let report = prove(&rulebook);
    assert_eq!(report.failures.len(), 1);
    let decision = crate::advice::decide(&rulebook, &report.failures[0].answers);
    assert_eq!(rulebook.models[decision.model].id, "car", "the chain station, weather, bags is walked");
}

/// Every rulebook that ships, whatever it is about.
#[test]
fn every_shipped_rulebook_keeps_its_invariants_and_reaches_every_leaf() {
    for rulebook in Rulebook::all_shipped().skip(1) {
        let rulebook = rulebook.expect("it is right");
        let report = prove(&rulebook);
        let failures: Vec<_> = (report.failures.iter())
            .map(|failure| {
                let id = &rulebook.invariants[failure.invariant].id;
                format!("{id}: {} raised {:?}", said(&rulebook, &failure.answers), failure.raised)
            })
            .collect();
        assert_eq!((failures, report.unreached), (Vec::new(), Vec::new()), "{}", rulebook.id);
        assert!(rulebook.invariants.len() >= 3 && report.models.iter().all(|&model| model > 0));
    }
}
