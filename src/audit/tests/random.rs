//! Compares the diagrams with the enumeration on random small rulebooks.

use super::{commute, decide, enumeration, failures, prove};
use crate::rulebook::Requirement;
use crate::rulebook::tests::add_staffing;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Replaces the models of a tree's leaves, in order.
fn set_leaf_models(node: &mut Json, models: &mut impl Iterator<Item = &'static str>) {
    if node.get("model").is_some() {
        node["model"] = json!(models.next().expect("a model for every leaf"));
    }
    for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
        set_leaf_models(&mut branch["then"], models);
    }
}

fn model() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["bicycle", "train", "car"])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Checks that both find the same violations and unreached leaves, and that every counter-example is correct and
    /// no larger than that of the enumeration.
    #[test]
    fn diagrams_agree_with_the_enumeration(
        leaves in prop::collection::vec(model(), 6),
        evidence in prop::collection::vec((model(), any::<bool>()), 5),
        take in prop::collection::vec(0_u32..3, 3),
        from in prop::collection::vec(prop::option::of((1_u32..60, 1_u32..60)), 3),
        bag in 1_u32..9,
        overrides in any::<bool>(),
    ) {
        let rulebook = commute(|file| {
            set_leaf_models(&mut file["tree"], &mut leaves.into_iter());
            file["tree"]["branches"][0]["then"]["branches"][1]["then"]["branches"][1]["overrides"] = json!(overrides);
            for (row, (model, favour)) in evidence.into_iter().enumerate() {
                file["evidence"][row]["model"] = json!(model);
                file["evidence"][row]["stance"] = json!(if favour { "for" } else { "against" });
            }
            for (step, take) in take.into_iter().enumerate() {
                file["segmentation"]["cap"]["steps"][step]["take"] = json!(take);
            }
            let from: Vec<_> = from.into_iter().map(|from| from.map_or(vec![], |(one, more)| vec![one, one + more])).collect();
            add_staffing(file, [&from[0], &from[1], &from[2]]);
            file["segmentation"]["dimensions"][0]["strong"][0]["when"]["bags"]["min"] = json!(bag);
            let more = json!([
                {"id": "agrees", "text": {"en": "x"}, "must": {"evidence_agrees": {}}},
                {"id": "bags", "text": {"en": "x"}, "must": {"rising": {"question": "bags", "from": ["car"], "to": ["bicycle", "car"]}}},
                {"id": "rain", "text": {"en": "x"}, "must": {"rising_segments": {"question": "weather"}}},
                {"id": "same", "text": {"en": "x"}, "must": {"rising_segments": {"question": "weather", "same_model": true}}},
                {"id": "away", "text": {"en": "x"}, "must": {"rising_segments": {"question": "distance", "same_model": true}}},
                {"id": "rush", "text": {"en": "x"}, "must": {"always": {"when": {"hurry": "great", "not": {"weather": "dry"}}, "models": ["car", "train"]}}}]);
            file["invariants"].as_array_mut().expect("a list").extend(more.as_array().expect("a list").clone());
        });
        let report = prove(&rulebook);
        let walked = enumeration::enumerate(&rulebook);
        let found = failures(&report);
        let indices: Vec<_> = found.iter().map(|(index, _)| *index).collect();
        prop_assert_eq!(&indices, &walked.failures.iter().map(|broken| broken.invariant).collect::<Vec<_>>());
        let coverage = report.coverage.as_ref().expect("the rulebook is not too complex");
        let unreached: Vec<_> = coverage.unreached_leaves().map(|leaf| leaf.node).collect();
        prop_assert_eq!(unreached, walked.unreached);
        for (index, example) in found {
            let decided = decide(&rulebook, &example.answers);
            let after = example.after.as_ref().map(|after| decide(&rulebook, after));
            let answer_count = example.answers.iter().count();
            let walked = walked.failures.iter().find(|broken| broken.invariant == index).expect("the enumeration found it too");
            prop_assert!(answer_count <= walked.answers.iter().count());
            match (&rulebook.invariants[index].must, after) {
                (Requirement::Never(_, models), None) => prop_assert!(models.contains(&decided.model)),
                (Requirement::Always(_, models), None) => prop_assert!(!models.contains(&decided.model)),
                (Requirement::Rising(_, from, to), Some(after)) => {
                    prop_assert!(from.contains(&decided.model) && to.contains(&after.model));
                }
                (Requirement::RisingSegments(_, same_model), Some(after)) => {
                    prop_assert!(decided.model == after.model || !same_model);
                    prop_assert!(decided.segmentation.now.len() > after.segmentation.now.len());
                }
                (Requirement::EvidenceAgrees, None) => {
                    let situation = crate::advice::Situation::new(&rulebook, &example.answers);
                    prop_assert!(!enumeration::evidence_agrees(&rulebook, &situation));
                }
                _ => prop_assert!(false, "a pair for an invariant on single sets of answers, or the reverse"),
            }
        }
    }
}
