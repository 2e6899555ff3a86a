//! The invariants of the shipped rulebook hold over the whole answer space, and a broken rulebook is caught.

mod effects;
mod random;
mod smallest;
mod walk;

use super::{CounterExample, Idle, Report, Verdict, Watch, combinations};
use crate::advice::{Outcomes, advise, decide};
use crate::rulebook::{Answers, Must, Rulebook, tests::COMMUTE};
use serde_json::{Value as Json, json};
use std::sync::atomic::AtomicBool;

fn prove(rulebook: &Rulebook) -> Report {
    let stop = AtomicBool::new(false);
    super::prove(rulebook, &Watch { stop: &stop, done: &|_, _| () }).expect("nobody stops it")
}

fn commute(change: impl FnOnce(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("it loads")
}

fn shipped(change: impl FnOnce(&mut Json)) -> Rulebook {
    let bytes = include_bytes!("../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_slice(bytes).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("it loads")
}

/// The invariants that do not hold, by index, with their counter-examples.
fn failures(report: &Report) -> Vec<(usize, &CounterExample)> {
    let mut failing = Vec::new();
    for (index, verdict) in report.invariants.iter().enumerate() {
        match verdict {
            Verdict::Fails(example) => failing.push((index, example)),
            Verdict::Holds => {}
            Verdict::TooIntricate => panic!("it is not too intricate"),
        }
    }
    failing
}

fn said(rulebook: &Rulebook, answers: &Answers) -> String {
    Json::Object(rulebook.write_answers(answers)).to_string()
}

#[test]
fn the_shipped_rulebook_keeps_every_invariant_over_the_whole_answer_space() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let report = prove(&rulebook);
    let failures: Vec<_> = (failures(&report).iter())
        .map(|(index, example)| {
            format!("{}: {}", rulebook.invariants[*index].id, said(&rulebook, &example.answers))
        })
        .collect();
    assert_eq!(failures, Vec::<String>::new());
    assert_eq!(report.idle, Some(Vec::new()));
    let coverage = report.coverage.as_ref().expect("it is not too intricate");
    assert_eq!(coverage.unreached().count(), 0);
    assert!((coverage.models.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(report.failures(), 0);
    assert!(report.combinations.len() > 6, "only {} combinations", report.combinations);
}

/// A slow walk over every combination that model and segmentation can tell apart finds the same as the diagrams.
#[test]
fn walking_the_shipped_rulebook_finds_the_same() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let walked = walk::walk(&rulebook);
    assert_eq!(walked.failures, Vec::new());
    assert_eq!(walked.unreached, Vec::<usize>::new());
    assert!(walked.combinations >= 174_960, "only {} combinations", walked.combinations);
    assert_eq!(walked.models.iter().sum::<usize>(), walked.combinations);
}

/// What the reference asks for, so that an invariant cannot go by being deleted from the file.
#[test]
fn the_shipped_rulebook_declares_the_invariants_that_it_is_held_to() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let count = |kind: fn(&Must) -> bool| rulebook.invariants.iter().filter(|rule| kind(&rule.must)).count();
    assert!(count(|must| matches!(must, Must::Never(..))) >= 2);
    assert!(count(|must| matches!(must, Must::Always(..))) >= 1);
    assert!(count(|must| matches!(must, Must::Rising(..))) >= 6);
    assert!(count(|must| matches!(must, Must::RisingSegments(..))) >= 2);
    assert!(count(|must| matches!(must, Must::EvidenceAgrees)) >= 1);
}

/// The ids of the invariants that the small rulebook breaks with `change` done to it.
fn broken(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let rulebook = commute(change);
    let report = prove(&rulebook);
    failures(&report).iter().map(|(index, _)| rulebook.invariants[*index].id.clone()).collect()
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
    let (_, example) = failures(&report)[0];
    assert_eq!(rulebook.models[decide(&rulebook, &example.answers).model].id, "bicycle");
    assert_eq!(
        said(&rulebook, &example.answers),
        r#"{"distance":10}"#,
        "as near to what is assumed as can be"
    );
}

#[test]
fn a_leaf_nobody_reaches_is_found() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let wet = &mut file["tree"]["branches"][0]["then"]["branches"][1]["then"]["branches"];
    wet[1]["then"] = json!({"question": "weather", "branches": [
        {"when": "wet", "because": {"en": "Still wet."}, "then": {"model": "car"}},
        {"when": "dry", "because": {"en": "Never."}, "then": {"model": "train"}}]});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("it loads");
    let report = prove(&rulebook);
    let unreached: Vec<_> = report.coverage.as_ref().expect("it is simple").unreached().collect();
    assert_eq!(unreached.len(), 1);
    assert_eq!(
        super::pointers(&rulebook)[unreached[0].node],
        "/tree/branches/0/then/branches/1/then/branches/1/then/branches/1/then"
    );
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
    assert_eq!(failures(&report).len(), 1);
    let decision = decide(&rulebook, &failures(&report)[0].1.answers);
    assert_eq!(rulebook.models[decision.model].id, "car", "the chain station, weather, bags is walked");
}

/// A rising rule has two commands, before and after, and deciding both shows what is wrong.
#[test]
fn a_broken_rule_of_the_shipped_rulebook_is_shown_by_answers_that_anybody_can_try() {
    let rulebook = shipped(|file| {
        let text = file["tree"].to_string().replace(r#"{"model":"pod"}"#, r#"{"model":"island"}"#);
        file["tree"] = serde_json::from_str(&text).expect("valid JSON");
    });
    let report = prove(&rulebook);
    let found = failures(&report);
    assert!(!found.is_empty());
    for (index, example) in found {
        let Must::Rising(slot, from, to) = &rulebook.invariants[index].must else { continue };
        let after = example.after.as_ref().expect("there are two");
        let [low, high] = [&example.answers, after].map(|answers| decide(&rulebook, answers).model);
        assert!(low != high && from.contains(&low) && to.contains(&high));
        let number = |answers: &Answers| answers.get(*slot).and_then(crate::rulebook::Value::number);
        assert!(number(&example.answers) < number(after));
    }
}

/// Every leaf of the shipped tree turned into every other model: what breaks is found by both, and no smaller
/// counter-example is to be had by dropping one of its answers.
#[test]
fn a_swapped_leaf_is_found_with_a_counter_example_that_cannot_be_smaller() {
    let rulebook =
        commute(|file| file["tree"]["branches"][0]["then"]["branches"][0]["then"] = json!({"model": "car"}));
    let report = prove(&rulebook);
    let (_, example) = failures(&report)[0];
    assert_eq!(said(&rulebook, &example.answers), "{}", "what is assumed breaks it already");
}

#[test]
fn options_that_no_rule_tells_apart_are_found() {
    let option = |rulebook: &Rulebook| prove(rulebook).idle.expect("it is simple");
    let hurry = 4;
    assert_eq!(option(&commute(|_| ())), [Idle::Options(hurry, vec![0, 1])]);
    let alike = json!({"option": "none", "reason": {"en": "There is time."}});
    assert_eq!(option(&commute(|file| file["questions"][4]["options"][1]["same_as"] = alike.clone())), []);
}

#[test]
fn options_declared_alike_that_are_not_are_shown_by_two_sets_of_answers() {
    let rulebook = commute(|file| {
        file["questions"][4]["options"][1]["same_as"] =
            json!({"option": "none", "reason": {"en": "There is time."}});
        file["questions"][4]["options"][2]["same_as"] =
            json!({"option": "some", "reason": {"en": "Not true."}});
    });
    let idle = prove(&rulebook).idle.expect("it is simple");
    let [Idle::Alike { question: 4, option: 2, other: 1, rule, example }] = &idle[..] else {
        panic!("{idle:?}")
    };
    assert_eq!(rule, "/tree");
    let after = example.after.as_ref().expect("there are two");
    assert_ne!(decide(&rulebook, &example.answers).model, decide(&rulebook, after).model);
}

#[test]
fn a_question_that_nothing_looks_at_is_found() {
    let rulebook = commute(|file| {
        let mut question = file["questions"][3].clone();
        question["id"] = json!("moon");
        question["section"] = json!("you");
        file["questions"].as_array_mut().expect("a list").push(question);
        file["questions"][4]["options"][1]["same_as"] = json!({"option": "none", "reason": {"en": "Time."}});
    });
    assert_eq!(prove(&rulebook).idle, Some(vec![Idle::Question(6)]));
}

/// Whatever the shipped rulebook's conditions on support, practices, warnings, first steps and the move say counts: taking
/// all of them away leaves questions dead.
#[test]
fn what_only_support_and_its_like_look_at_is_alive() {
    let rulebook = shipped(|file| {
        for part in ["support", "practices", "warnings", "move"] {
            file.as_object_mut().expect("an object").remove(part);
        }
        for model in file["models"].as_array_mut().expect("a list") {
            model["first_steps"] = json!([]);
        }
        file["timeline"] = Json::Null;
    });
    let idle = prove(&rulebook).idle.expect("it is not too intricate");
    let ids: Vec<_> = idle
        .iter()
        .map(|idle| match idle {
            Idle::Question(question) | Idle::Options(question, _) | Idle::Alike { question, .. } => {
                &*rulebook.questions[*question].id
            }
        })
        .collect();
    assert!(ids.contains(&"current_model") && ids.contains(&"admin_load"), "{ids:?}");
    assert!(!ids.contains(&"budget"), "{ids:?}");
}

#[test]
fn whoever_stops_it_gets_nothing() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let stop = AtomicBool::new(true);
    assert!(super::prove(&rulebook, &Watch { stop: &stop, done: &|_, _| () }).is_none());
}

#[test]
fn combinations_are_counted_beyond_any_number_type() {
    let classes = |count: usize| vec![vec![0; 10]; count];
    for count in [0, 1, 9, 10, 18, 100] {
        assert_eq!(combinations(&classes(count)), format!("1{}", "0".repeat(count)));
    }
    assert_eq!(combinations(&[vec![0; 3], Vec::new(), vec![0; 7]]), "21");
}

#[test]
fn rules_too_intricate_to_prove_are_said_to_be_so() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let space = super::Space::new(&rulebook);
    let stop = AtomicBool::new(false);
    let all = 0..rulebook.invariants.len();
    let verdicts = super::invariants::prove(&space, all, 100, &stop);
    assert!(verdicts.iter().all(|verdict| *verdict == Verdict::TooIntricate));
    assert!(super::coverage::of(&rulebook, 100, None).is_none());
    assert!(super::idle::find(&space, 100, &stop).is_none());
}

/// The shares are those that the outlook shows before anything is answered.
#[test]
fn shares_are_those_of_the_outlook() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let coverage = super::coverage(&rulebook).expect("it is not too intricate");
    let outcomes = Outcomes::new(&rulebook);
    let outlook = crate::advice::Outlook::new(&rulebook, &outcomes, &Answers::new());
    for (share, shown) in coverage.models.iter().zip(&outlook.shares) {
        assert!((share - shown).abs() < 1e-9);
    }
    let advice = advise(&rulebook, &outcomes, &Answers::new());
    assert!(coverage.models[advice.model] > 0.0);
    let segments = coverage.segments.expect("it divides");
    assert!((segments.taken.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

/// Questions that no rule looks at together are not multiplied: a space a quarter of a million times as large is proved.
#[test]
fn a_much_larger_space_is_proved_all_the_same() {
    let rulebook = shipped(|file| {
        for number in 0..12 {
            let mut question = file["questions"][2].clone();
            question["id"] = json!(format!("more_{number}"));
            let mut row = file["evidence"][0].clone();
            (row["question"], row["when"]) = (question["id"].clone(), question["options"][0]["id"].clone());
            question["section"] =
                file["questions"].as_array().expect("a list").last().expect("one")["section"].clone();
            file["questions"].as_array_mut().expect("a list").push(question);
            file["evidence"].as_array_mut().expect("a list").push(row);
        }
    });
    let report = prove(&rulebook);
    let before = prove(&Rulebook::shipped().expect("the shipped rulebook is right")).combinations;
    assert!(report.combinations.len() >= before.len() + 5, "{}", report.combinations);
    assert!(!report.invariants.contains(&Verdict::TooIntricate));
    let idle = report.idle.expect("it is not too intricate");
    assert_eq!(idle.len(), 12, "of each new question the two options without a row are the same: {idle:?}");
}

/// Every rulebook that ships, whatever it is about.
#[test]
fn every_shipped_rulebook_keeps_its_invariants_and_reaches_every_leaf() {
    for rulebook in Rulebook::all_shipped() {
        let rulebook = rulebook.expect("it is right");
        let report = prove(&rulebook);
        let failing: Vec<_> = failures(&report)
            .into_iter()
            .map(|(invariant, example)| {
                format!("{}: {}", rulebook.invariants[invariant].id, said(&rulebook, &example.answers))
            })
            .collect();
        assert_eq!(failing, Vec::<String>::new(), "{}", rulebook.id);
        let coverage = report.coverage.expect("it is not too intricate");
        assert!(coverage.leaves.iter().all(|leaf| leaf.share.is_some()), "{}", rulebook.id);
        assert!(rulebook.invariants.len() >= 3 && coverage.models.iter().all(|share| *share > 0.0));
        assert_eq!(report.idle, Some(Vec::new()), "{}", rulebook.id);
    }
}
