//! Tests of the audit: the shipped rulebooks pass, and each kind of defect is found.

mod advice_parts;
mod counter_examples;
mod enumeration;
mod random;

use super::{AuditReport, CounterExample, Ineffective, InvariantResult, Monitor, count_combinations};
use crate::advice::{OutcomeDiagram, advise, decide};
use crate::rulebook::{Answers, Requirement, Rulebook, tests::COMMUTE};
use serde_json::{Value as Json, json};
use std::sync::atomic::AtomicBool;

/// Audits a rulebook to the end.
fn prove(rulebook: &Rulebook) -> AuditReport {
    let stop = AtomicBool::new(false);
    super::prove(rulebook, &Monitor { stop: &stop, on_progress: &|_, _| () })
        .expect("the stop flag is never set")
}

/// Returns the small test rulebook with a change.
fn commute(change: impl FnOnce(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// Returns the default rulebook with a change.
fn shipped(change: impl FnOnce(&mut Json)) -> Rulebook {
    let bytes = include_bytes!("../../../assets/rulebooks/sales-organisation.json");
    let mut file: Json = serde_json::from_slice(bytes).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// Returns the violated invariants by index, with their counter-examples.
fn failures(report: &AuditReport) -> Vec<(usize, &CounterExample)> {
    let mut failing = Vec::new();
    for (index, verdict) in report.invariants.iter().enumerate() {
        match verdict {
            InvariantResult::Fails(example) => failing.push((index, example)),
            InvariantResult::Holds => {}
            InvariantResult::TooComplex => panic!("invariant {index} is too complex"),
        }
    }
    failing
}

/// Formats answers as JSON.
fn answers_json(rulebook: &Rulebook, answers: &Answers) -> String {
    Json::Object(rulebook.write_answers(answers)).to_string()
}

/// Checks that the default rulebook has no violated invariant, unreached leaf or ineffective question.
#[test]
fn shipped_rulebook_passes_the_audit() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let report = prove(&rulebook);
    let failures: Vec<_> = (failures(&report).iter())
        .map(|(index, example)| {
            format!("{}: {}", rulebook.invariants[*index].id, answers_json(&rulebook, &example.answers))
        })
        .collect();
    assert_eq!(failures, Vec::<String>::new());
    assert_eq!(report.ineffective, Some(Vec::new()));
    let coverage = report.coverage.as_ref().expect("the rulebook is not too complex");
    assert_eq!(coverage.unreached_leaves().count(), 0);
    assert!((coverage.models.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert_eq!(report.failures(), 0);
    assert!(report.combinations.len() > 6, "only {} combinations", report.combinations);
}

/// Checks that enumerating every combination that matters for model and segmentation finds no defect either.
#[test]
fn shipped_rulebook_passes_the_enumeration() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let walked = enumeration::enumerate(&rulebook);
    assert_eq!(walked.failures, Vec::new());
    assert_eq!(walked.unreached, Vec::<usize>::new());
    assert!(walked.combinations >= 174_960, "only {} combinations", walked.combinations);
    assert_eq!(walked.models.iter().sum::<usize>(), walked.combinations);
}

/// Checks the number of invariants of each kind, so that none can be deleted from the file unnoticed.
#[test]
fn shipped_rulebook_declares_the_required_invariants() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let count =
        |kind: fn(&Requirement) -> bool| rulebook.invariants.iter().filter(|rule| kind(&rule.must)).count();
    assert!(count(|must| matches!(must, Requirement::Never(..))) >= 2);
    assert!(count(|must| matches!(must, Requirement::Always(..))) >= 1);
    assert!(count(|must| matches!(must, Requirement::Rising(..))) >= 6);
    assert!(count(|must| matches!(must, Requirement::RisingSegments(..))) >= 2);
    assert!(count(|must| matches!(must, Requirement::EvidenceAgrees)) >= 1);
}

/// Returns the ids of the invariants that the small rulebook violates after a change.
fn violated_ids(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let rulebook = commute(change);
    let report = prove(&rulebook);
    failures(&report).iter().map(|(index, _)| rulebook.invariants[*index].id.clone()).collect()
}

/// Checks that a suitable change of the small rulebook violates exactly the expected invariant.
#[test]
fn invariants_of_each_kind_can_fail() {
    assert_eq!(violated_ids(|_| ()), Vec::<String>::new());
    let leaf = |model: &str| json!({ "model": model });
    let car_when_dry =
        |file: &mut Json| file["tree"]["branches"][0]["then"]["branches"][0]["then"] = leaf("car");
    assert_eq!(violated_ids(car_when_dry), ["near"]);
    let far_by_bicycle =
        |file: &mut Json| file["tree"]["branches"][1]["then"]["branches"][1]["then"] = leaf("bicycle");
    assert_eq!(violated_ids(far_by_bicycle), ["far"]);
    let train_in_a_hurry = |file: &mut Json| {
        let hurry = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
        hurry[0]["then"] = leaf("car");
        hurry[1]["then"] = leaf("train");
    };
    assert_eq!(violated_ids(train_in_a_hurry), ["hurry"]);
    let fewer_when_farther = |file: &mut Json| file["segmentation"]["cap"]["steps"][2]["take"] = json!(0);
    assert_eq!(violated_ids(fewer_when_farther), Vec::<String>::new());
    let none_when_farther = |file: &mut Json| {
        file["segmentation"]["cap"]["steps"][2] = json!({"from": 50, "take": 0});
    };
    assert_eq!(violated_ids(none_when_farther), ["room"]);
    let evidence = |file: &mut Json| {
        file["invariants"][0]["must"] = json!({"evidence_agrees": {}});
        file["evidence"][0]["model"] = json!("car");
        file["evidence"][1]["when"] = json!("dry");
    };
    assert_eq!(violated_ids(evidence), ["near"]);
}

/// Checks a counter-example by deciding it.
#[test]
fn counter_example_leads_to_the_forbidden_model() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["tree"]["branches"][1]["then"]["branches"][1]["then"] = json!({"model": "bicycle"});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let report = prove(&rulebook);
    let (_, example) = failures(&report)[0];
    assert_eq!(rulebook.models[decide(&rulebook, &example.answers).model].id, "bicycle");
    assert_eq!(
        answers_json(&rulebook, &example.answers),
        r#"{"distance":10}"#,
        "the answers differ as little as possible from the assumed ones"
    );
}

/// Checks that a leaf behind contradicting branches is found, with its JSON pointer.
#[test]
fn coverage_finds_an_unreached_leaf() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let wet = &mut file["tree"]["branches"][0]["then"]["branches"][1]["then"]["branches"];
    wet[1]["then"] = json!({"question": "weather", "branches": [
        {"when": "wet", "because": {"en": "Still wet."}, "then": {"model": "car"}},
        {"when": "dry", "because": {"en": "Never."}, "then": {"model": "train"}}]});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let report = prove(&rulebook);
    let unreached: Vec<_> =
        report.coverage.as_ref().expect("the rulebook is not too complex").unreached_leaves().collect();
    assert_eq!(unreached.len(), 1);
    assert_eq!(
        super::node_pointers(&rulebook)[unreached[0].node],
        "/tree/branches/0/then/branches/1/then/branches/1/then/branches/1/then"
    );
}

/// Checks that an answer counts through a chain of questions that depend on each other.
#[test]
fn audit_follows_chains_of_asked_when() {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    // The chain: bags are asked about only if the weather is wet, the weather only if there is a station.
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
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let report = prove(&rulebook);
    assert_eq!(failures(&report).len(), 1);
    let decision = decide(&rulebook, &failures(&report)[0].1.answers);
    assert_eq!(
        rulebook.models[decision.model].id, "car",
        "the conditions of bags, weather and station are followed"
    );
}

/// Checks that deciding the two sets of answers of a `rising` counter-example shows the violation.
#[test]
fn counter_example_of_a_rising_rule_is_a_pair() {
    let rulebook = shipped(|file| {
        let text = file["tree"].to_string().replace(r#"{"model":"pod"}"#, r#"{"model":"island"}"#);
        file["tree"] = serde_json::from_str(&text).expect("valid JSON");
    });
    let report = prove(&rulebook);
    let found = failures(&report);
    assert!(!found.is_empty());
    for (index, example) in found {
        let Requirement::Rising(slot, from, to) = &rulebook.invariants[index].must else { continue };
        let after = example.after.as_ref().expect("two sets of answers");
        let [low, high] = [&example.answers, after].map(|answers| decide(&rulebook, answers).model);
        assert!(low != high && from.contains(&low) && to.contains(&high));
        let number = |answers: &Answers| answers.get(*slot).and_then(crate::rulebook::Value::number);
        assert!(number(&example.answers) < number(after));
    }
}

/// Checks that a leaf that is wrong for the assumed answers gives an empty counter-example.
#[test]
fn counter_example_is_empty_if_assumed_answers_fail() {
    let rulebook =
        commute(|file| file["tree"]["branches"][0]["then"]["branches"][0]["then"] = json!({"model": "car"}));
    let report = prove(&rulebook);
    let (_, example) = failures(&report)[0];
    assert_eq!(answers_json(&rulebook, &example.answers), "{}", "the assumed answers violate it already");
}

/// Checks that two options with the same effect are found, unless they are declared `same_as`.
#[test]
fn ineffective_options_are_found() {
    let option = |rulebook: &Rulebook| prove(rulebook).ineffective.expect("the rulebook is not too complex");
    let hurry = 4;
    assert_eq!(option(&commute(|_| ())), [Ineffective::Options(hurry, vec![0, 1])]);
    let alike = json!({"option": "none", "reason": {"en": "There is time."}});
    assert_eq!(option(&commute(|file| file["questions"][4]["options"][1]["same_as"] = alike.clone())), []);
}

/// Checks that a wrong `same_as` is found, with two sets of answers that lead to different models.
#[test]
fn wrong_same_as_is_found_with_an_example() {
    let rulebook = commute(|file| {
        file["questions"][4]["options"][1]["same_as"] =
            json!({"option": "none", "reason": {"en": "There is time."}});
        file["questions"][4]["options"][2]["same_as"] =
            json!({"option": "some", "reason": {"en": "Not true."}});
    });
    let idle = prove(&rulebook).ineffective.expect("the rulebook is not too complex");
    let [Ineffective::WrongSameAs { question: 4, option: 2, other: 1, rule, example }] = &idle[..] else {
        panic!("{idle:?}")
    };
    assert_eq!(rule, "/tree");
    let after = example.after.as_ref().expect("two sets of answers");
    assert_ne!(decide(&rulebook, &example.answers).model, decide(&rulebook, after).model);
}

/// Checks that a question that no rule uses is found.
#[test]
fn ineffective_question_is_found() {
    let rulebook = commute(|file| {
        let mut question = file["questions"][3].clone();
        question["id"] = json!("moon");
        question["section"] = json!("you");
        file["questions"].as_array_mut().expect("a list").push(question);
        file["questions"][4]["options"][1]["same_as"] = json!({"option": "none", "reason": {"en": "Time."}});
    });
    assert_eq!(prove(&rulebook).ineffective, Some(vec![Ineffective::Question(6)]));
}

/// Checks that support, practices, warnings, first steps and the transition count: without them, some questions have
/// no effect.
#[test]
fn secondary_rules_count_as_effects() {
    let rulebook = shipped(|file| {
        for part in ["support", "practices", "warnings", "move"] {
            file.as_object_mut().expect("an object").remove(part);
        }
        for model in file["models"].as_array_mut().expect("a list") {
            model["first_steps"] = json!([]);
        }
        file["timeline"] = Json::Null;
    });
    let idle = prove(&rulebook).ineffective.expect("the rulebook is not too complex");
    let ids: Vec<_> = idle
        .iter()
        .map(|idle| match idle {
            Ineffective::Question(question)
            | Ineffective::Options(question, _)
            | Ineffective::WrongSameAs { question, .. } => &*rulebook.questions[*question].id,
        })
        .collect();
    assert!(ids.contains(&"current_model") && ids.contains(&"admin_load"), "{ids:?}");
    assert!(!ids.contains(&"budget"), "{ids:?}");
}

/// Checks that there is no report if the stop flag is set.
#[test]
fn prove_returns_nothing_if_stopped() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let stop = AtomicBool::new(true);
    assert!(super::prove(&rulebook, &Monitor { stop: &stop, on_progress: &|_, _| () }).is_none());
}

/// Checks the number of combinations, up to a hundred digits.
#[test]
fn combinations_can_exceed_any_integer_type() {
    let classes = |count: usize| vec![vec![0; 10]; count];
    for count in [0, 1, 9, 10, 18, 100] {
        assert_eq!(count_combinations(&classes(count)), format!("1{}", "0".repeat(count)));
    }
    assert_eq!(count_combinations(&[vec![0; 3], Vec::new(), vec![0; 7]]), "21");
}

/// Checks the results with too little work for any proof.
#[test]
fn audit_reports_rules_that_are_too_complex() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let space = super::AnswerSpace::new(&rulebook);
    let stop = AtomicBool::new(false);
    let all = 0..rulebook.invariants.len();
    let verdicts = super::invariants::prove(&space, all, 100, &stop);
    assert!(verdicts.iter().all(|verdict| *verdict == InvariantResult::TooComplex));
    assert!(super::coverage::compute(&rulebook, 100, None).is_none());
    assert!(super::ineffective::find(&space, 100, &stop).is_none());
}

/// Checks that the coverage has the shares that the outlook shows before the first answer.
#[test]
fn coverage_agrees_with_the_outlook() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let coverage = super::coverage(&rulebook).expect("the rulebook is not too complex");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let outlook = crate::advice::Outlook::new(&rulebook, &outcomes, &Answers::new());
    for (share, shown) in coverage.models.iter().zip(&outlook.shares) {
        assert!((share - shown).abs() < 1e-9);
    }
    let advice = advise(&rulebook, &outcomes, &Answers::new());
    assert!(coverage.models[advice.model] > 0.0);
    let segments = coverage.segmentation.expect("the rulebook has a segmentation");
    assert!((segments.by_count.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

/// Checks that twelve more questions, which no rule uses together, can still be proved.
#[test]
fn audit_proves_a_much_larger_answer_space() {
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
    let before = prove(&Rulebook::shipped().expect("the shipped rulebook is valid")).combinations;
    assert!(report.combinations.len() >= before.len() + 5, "{}", report.combinations);
    assert!(!report.invariants.contains(&InvariantResult::TooComplex));
    let idle = report.ineffective.expect("the rulebook is not too complex");
    assert_eq!(idle.len(), 12, "the two options without evidence of each new question: {idle:?}");
}

/// Checks every shipped rulebook: invariants, leaves, models and questions.
#[test]
fn shipped_rulebooks_all_pass_the_audit() {
    for rulebook in Rulebook::all_shipped() {
        let rulebook = rulebook.expect("the shipped rulebook is valid");
        let report = prove(&rulebook);
        let failing: Vec<_> = failures(&report)
            .into_iter()
            .map(|(invariant, example)| {
                format!(
                    "{}: {}",
                    rulebook.invariants[invariant].id,
                    answers_json(&rulebook, &example.answers)
                )
            })
            .collect();
        assert_eq!(failing, Vec::<String>::new(), "{}", rulebook.id);
        let coverage = report.coverage.expect("the rulebook is not too complex");
        assert!(coverage.leaves.iter().all(|leaf| leaf.share.is_some()), "{}", rulebook.id);
        assert!(rulebook.invariants.len() >= 3 && coverage.models.iter().all(|share| *share > 0.0));
        assert_eq!(report.ineffective, Some(Vec::new()), "{}", rulebook.id);
    }
}
