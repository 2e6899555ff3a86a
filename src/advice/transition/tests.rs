//! Tests of the transition between every two models of the shipped rulebook, and of a rulebook without
//! transitions.

use super::Transition;
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Rulebook};
use serde_json::{Value as Json, json};

/// Answers that lead to each model, in the rulebook's order.
fn answers_by_model() -> [Json; 3] {
    [
        json!({"team_size": 5, "budget": "tight"}),
        json!({"team_size": 24, "budget": "ample", "relationship": "transactional", "lead_flow": "many"}),
        json!({"team_size": 24, "budget": "ample", "named_accounts": "yes"}),
    ]
}

const PRESENT: [&str; 5] = ["none", "island", "assembly_line", "pod", "other"];

fn advised(rulebook: &Rulebook, outcomes: &OutcomeDiagram, company: &Json, present: &str) -> Advice {
    let mut input = company.clone();
    input["current_model"] = json!(present);
    advise(rulebook, outcomes, &answers(rulebook, &input))
}

/// Returns the transitions from each of [`PRESENT`] (outer index) to each model (inner index).
fn all_transitions() -> (Rulebook, Vec<Vec<Option<Transition>>>) {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let all = PRESENT.map(|present| {
        let to = answers_by_model().into_iter().enumerate().map(|(model, company)| {
            let advice = advised(&rulebook, &outcomes, &company, present);
            assert_eq!(advice.model, model, "{company}");
            advice.transition
        });
        to.collect()
    });
    (rulebook, all.to_vec())
}

/// A transition between any two models lists all handoffs and roles that differ.
#[test]
fn transition_is_complete_for_every_pair_of_models() {
    let (rulebook, moves) = all_transitions();
    let rules = rulebook.transition.as_ref().expect("has transition rules");
    for (from, moves) in moves[1..4].iter().enumerate() {
        for (to, one) in moves.iter().enumerate() {
            let one = one.as_ref().expect("a model is in place");
            assert_eq!(one.from, Some(from));
            assert!(one.summary.is_some() && one.note.is_some(), "{from} to {to}");
            assert!(!one.assumed);
            let stays = from == to;
            assert_eq!(one.leave_alone.is_empty(), !stays, "{from} to {to}");
            assert_eq!(one.steps.len() >= 5, !stays, "{from} to {to}");
            assert_eq!(one.differently.len() >= 2, !stays, "{from} to {to}");
            if stays {
                assert!(one.steps.is_empty() && one.differently.is_empty(), "{from}");
                assert!(one.handoffs_added.is_empty() && one.handoffs_removed.is_empty(), "{from}");
                assert!(one.roles_added.is_empty(), "{from}");
            }
            let texts = [
                (&rules.steps, &one.steps),
                (&rules.differently, &one.differently),
                (&rules.keep, &one.leave_alone),
            ];
            for language in &rulebook.languages {
                for (texts, indices) in texts {
                    for &index in indices {
                        assert!(
                            texts[index].statement.text.exact(language).is_some_and(|text| text.len() > 10)
                        );
                    }
                }
            }
        }
    }
}

/// Handoffs added in one direction are removed in the other.
#[test]
fn transition_handoffs_are_symmetric() {
    let (rulebook, moves) = all_transitions();
    let ids = |model: usize, indices: &[usize]| -> Vec<_> {
        indices.iter().map(|&index| &*rulebook.models[model].handoffs[index].id).collect()
    };
    for from in 0..3 {
        for to in 0..3 {
            let there = moves[from + 1][to].as_ref().expect("a model is in place");
            let back = moves[to + 1][from].as_ref().expect("a model is in place");
            assert_eq!(ids(to, &there.handoffs_added), ids(to, &back.handoffs_removed), "{from} and {to}");
            assert_eq!(
                ids(from, &there.handoffs_removed),
                ids(from, &back.handoffs_added),
                "{from} and {to}"
            );
        }
    }
    // The island has no handoffs. Those of the line go between teams, those of the pod stay inside it.
    let [island, line, pod] = [0, 1, 2].map(|model| &rulebook.models[model].handoffs);
    assert!(island.is_empty() && line.len() == 2 && pod.len() == 2);
    assert!(line.iter().all(|handoff| !handoff.within) && pod.iter().all(|handoff| handoff.within));
    let island_to_line = moves[1][1].as_ref().expect("a model is in place");
    assert_eq!((island_to_line.handoffs_added.len(), island_to_line.handoffs_removed.len()), (2, 0));
    assert_eq!(island_to_line.roles_added.len(), 3);
    // Line and pod have the same three roles, so there are none to fill.
    assert!(moves[2][2].as_ref().expect("a model is in place").roles_added.is_empty());
}

/// There is no transition if nothing is in place. An organisation that is none of the models has a transition
/// without a comparison.
#[test]
fn transition_needs_something_in_place() {
    let (_, moves) = all_transitions();
    assert!(moves[0].iter().all(Option::is_none));
    for own in &moves[4] {
        let own = own.as_ref().expect("something is in place");
        assert_eq!(own.from, None);
        assert!(
            own.handoffs_added.is_empty() && own.handoffs_removed.is_empty() && own.roles_added.is_empty()
        );
        assert!(own.summary.is_some() && own.steps.len() >= 2);
        assert!(own.differently.is_empty() && own.leave_alone.is_empty());
    }
}

/// Every text of a transition is shown for some answers, and every transition has something to do or to leave
/// alone.
#[test]
fn transition_texts_are_all_shown() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let rules = rulebook.transition.as_ref().expect("has transition rules");
    let lists = [&rules.about, &rules.note, &rules.differently, &rules.steps, &rules.keep];
    let mut said = lists.map(|list| vec![false; list.len()]);
    for company in answers_by_model() {
        for present in PRESENT {
            for team_size in [1, 2, 5, 24] {
                let mut company = company.clone();
                company["team_size"] = json!(team_size);
                let Some(one) = advised(&rulebook, &outcomes, &company, present).transition else { continue };
                assert!(one.steps.len() + one.leave_alone.len() > 0, "{company} from {present}");
                let about: Vec<_> = one.summary.into_iter().collect();
                let note: Vec<_> = one.note.into_iter().collect();
                for (said, indices) in
                    said.iter_mut().zip([&about, &note, &one.differently, &one.steps, &one.leave_alone])
                {
                    for &index in indices {
                        said[index] = true;
                    }
                }
            }
        }
    }
    assert!(said.iter().flatten().all(|said| *said), "{said:?}");
}

/// A rulebook can have no transition rules, or rules on a question of its own.
#[test]
fn transition_follows_the_rulebook() {
    let rulebook = commute();
    assert_eq!(advise(&rulebook, &OutcomeDiagram::new(&rulebook), &Answers::new()).transition, None);
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    let text = json!({"en": "So."});
    file["questions"][3]["options"][0]["id"] = json!("car");
    file["questions"][3]["options"][1]["id"] = json!("wet");
    file["questions"][3]["assumed"] = json!("car");
    let json = file.to_string().replace("\"dry\"", "\"car\"");
    let mut file: Json = serde_json::from_str(&json).expect("valid JSON");
    file["models"][0]["roles"] = json!([{"id": "legs", "title": text, "short": text, "does": text}]);
    file["move"] = json!({"question": "weather", "about": [{"text": text}]});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let moving = |given: &Json| {
        advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, given)).transition
    };
    // Here the weather stands for a model: it is assumed, and near and dry leads to the bicycle.
    let one = moving(&json!({})).expect("a model is in place");
    assert_eq!((one.from, one.assumed, one.roles_added), (Some(2), true, vec![0]));
    assert_eq!(moving(&json!({"weather": "wet"})), None);
}

/// Invalid transition rules are reported when the rulebook is loaded.
#[test]
fn transition_rules_are_validated() {
    let refused = |change: Json, handoffs: Json| {
        let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
        file["move"] = change;
        file["models"][0]["handoffs"] = handoffs;
        let problems = Rulebook::load(file.to_string().into_bytes()).expect_err("refused");
        let told: Vec<_> = problems.into_iter().map(|one| (one.at, one.message.key())).collect();
        told
    };
    let one = |at: &str, key: &'static str| vec![(at.to_owned(), key)];
    let none = json!([]);
    let number = refused(json!({"question": "distance", "about": []}), none.clone());
    assert_eq!(number, one("/move/question", "rulebook-wrong-kind"));
    let own = refused(json!({"question": "hurry", "own_form": "grea", "about": []}), none.clone());
    assert_eq!(own, one("/move/own_form", "rulebook-unknown-id-near"));
    let text = refused(json!({"question": "hurry", "about": [], "steps": [{"text": {}}]}), none);
    assert_eq!(text, one("/move/steps/0/text", "rulebook-text-missing"));
    let handoff = json!({"id": "a", "text": {"en": "Hand over."}});
    let twice = refused(json!({"question": "hurry", "about": []}), json!([handoff, handoff]));
    assert_eq!(twice, one("/models/0/handoffs/1/id", "rulebook-duplicate-id"));
}
