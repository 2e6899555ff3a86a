//! Faults with which a rulebook loads and does something else than its author expects.

use super::{Fault, double, drop_field, rule_nothing_out};
use serde_json::json;

pub const PROVED: &[Fault] = &[
    (
        |f| {
            f["id"] = json!("sales-organisation");
            f["version"] = json!("99.0.0");
        },
        &[("shipped-id", "/id")],
    ),
    (
        |f| {
            rule_nothing_out(&mut f["tree"]);
            f["tree"]["branches"][0]["then"] = json!({"model": "assembly_line"});
        },
        &[
            ("broken-invariant", "/invariants/0"),
            ("broken-invariant", "/invariants/1"),
            ("broken-invariant", "/invariants/2"),
            ("broken-invariant", "/invariants/4"),
            // Conditions on teams that get the island can then not be true.
            ("condition-never", "/factors/0/because/0/when"),
            ("condition-never", "/move/about/2/when"),
            ("condition-never", "/move/about/3/when"),
        ],
    ),
    (
        |f| {
            rule_nothing_out(&mut f["tree"]);
            f["tree"]["branches"][1]["then"]["branches"][1]["then"]["branches"][0]["then"]["branches"][0]["then"] =
                json!({"model": "assembly_line"});
        },
        &[
            ("broken-invariant", "/invariants/1"),
            ("broken-invariant", "/invariants/2"),
            ("broken-invariant", "/invariants/3"),
        ],
    ),
    (
        |f| f["questions"][13]["asked_when"] = json!({"all": [{"product_count": 1}, {"product_count": 2}]}),
        &[
            // Conditions on its answers can then not be true either.
            ("condition-never", "/segmentation/dimensions/1/need/0/when"),
            ("condition-never", "/segmentation/dimensions/1/strong/0/when"),
            ("never-asked", "/questions/13/asked_when"),
            ("unasked-never", "/practices/1/for_you/5/when"),
        ],
    ),
    (
        |f| f["warnings"][0]["when"] = json!({"team_size": 1, "model": "pod"}),
        &[("condition-never", "/warnings/0/when")],
    ),
    (
        // Asked only with two products or more. For all others the assumed answer is that the buyers are the same.
        |f| f["warnings"][0]["when"] = json!({"product_count": 1, "product_buyers": "same"}),
        &[("unasked-never", "/warnings/0/when")],
    ),
    (
        |f| {
            f["warnings"][0]["when"] =
                json!({"all": [{"budget": "tight"}, {"not": {"product_buyers": "different"}}]});
        },
        &[("unasked-tied", "/warnings/0/when")],
    ),
    (
        |f| f["warnings"][0]["when"] = json!({"any": [{"budget": "tight"}, {"not": {"budget": "tight"}}]}),
        &[("condition-always", "/warnings/0/when")],
    ),
    (
        |f| {
            let row = &mut f["evidence"][4];
            row["when"] = json!(4);
            f["segmentation"]["dimensions"][0]["strong"] = json!([]);
        },
        &[("evidence-never", "/evidence/4/when")],
    ),
    (
        |f| {
            let extra = json!({"question": "culture", "branches": [
                {"when": "competitive", "because": {"en": "a", "nl": "b"}, "then": {"model": "island"}},
                {"when": ["balanced", "collaborative"], "because": {"en": "c", "nl": "d"}, "then": {"question": "product_buyers", "branches": [
                    {"when": "same", "because": {"en": "a", "nl": "b"}, "then": {"model": "island"}},
                    {"when": "different", "because": {"en": "c", "nl": "d"}, "then": {"question": "product_count", "branches": [
                        {"when": 1, "because": {"en": "a", "nl": "b"}, "then": {"model": "pod"}},
                        {"when": {"min": 2}, "because": {"en": "c", "nl": "d"}, "then": {"model": "island"}}]}}]}}]});
            rule_nothing_out(&mut f["tree"]);
            f["tree"]["branches"][0]["then"] = extra;
        },
        &[
            ("unreached-branch", "/tree/branches/0/then/branches/1/then/branches/1/then/branches/0/when"),
            ("unreached-leaf", "/tree/branches/0/then/branches/1/then/branches/1/then/branches/0/then"),
        ],
    ),
    (
        |f| {
            let mut model = f["models"][0].clone();
            model["id"] = json!("fourth");
            model["title"] = json!({"en": "Fourth", "nl": "Vierde"});
            drop_field(&mut model, "staffing");
            f["models"].as_array_mut().expect("a list in the JSON").push(model);
        },
        &[("unadvised-model", "/models/3")],
    ),
    (
        |f| {
            let mut question = f["questions"][18].clone();
            question["id"] = json!("useless");
            question["title"] = json!({"en": "Useless?", "nl": "Nutteloos?"});
            question["short"] = json!({"en": "Useless", "nl": "Nutteloos"});
            f["questions"].as_array_mut().expect("a list in the JSON").push(question);
        },
        &[("dead-question", "/questions/19")],
    ),
    (
        |f| drop_field(&mut f["questions"][6]["options"][1], "same_as"),
        &[("alike-options", "/questions/6/options/1")],
    ),
    (
        |f| {
            f["questions"][15]["options"][0]["same_as"] =
                json!({"option": "balanced", "reason": {"en": "x", "nl": "y"}});
        },
        &[("untrue-same-as", "/questions/15/options/0/same_as")],
    ),
    (
        |f| {
            let mut section = f["sections"][0].clone();
            section["id"] = json!("more");
            section["title"] = json!({"en": "More", "nl": "Meer"});
            f["sections"].as_array_mut().expect("a list in the JSON").push(section);
        },
        &[("empty-section", "/sections/5")],
    ),
    (
        |f| {
            let mut figure = f["staffing"]["defaults"][0].clone();
            figure["id"] = json!("spare");
            f["staffing"]["defaults"].as_array_mut().expect("a list in the JSON").push(figure);
        },
        &[("unused-figure", "/staffing/defaults/")],
    ),
    (|f| f["evidence"][0]["sources"] = json!([]), &[("uncited", "/evidence/0")]),
    (
        |f| drop_field(&mut f["segmentation"]["dimensions"][0]["need"][0], "sources"),
        &[("uncited", "/segmentation/dimensions/0/need/0")],
    ),
    // A fact that only the guide cites is not a fault.
    (
        |f| {
            f["guide"][0]["paragraphs"][0]["sources"]
                .as_array_mut()
                .expect("a list in the JSON")
                .push(json!("a.new.fact"));
        },
        &[],
    ),
    (|f| f["tree"]["branches"][0]["overrides"] = json!(false), &[("broken-invariant", "/invariants/11")]),
    (
        |f| f["segmentation"]["cap"]["steps"][2] = json!({"from": 10, "take": 0}),
        &[("broken-invariant", "/invariants/9")],
    ),
    (
        |f| f["segmentation"]["cap"]["less"][0]["when"] = json!({"budget": "ample"}),
        &[("broken-invariant", "/invariants/10")],
    ),
    (
        |f| {
            // Another leaf for named accounts with more than a tight budget.
            let ample = &mut f["tree"]["branches"][1]["then"]["branches"][1]["then"]["branches"][1]["then"];
            ample["branches"][0]["then"]["branches"][1]["then"] = json!({"model": "island"});
        },
        &[
            ("broken-invariant", "/invariants/11"),
            ("broken-invariant", "/invariants/3"),
            ("broken-invariant", "/invariants/6"),
            ("broken-invariant", "/invariants/8"),
        ],
    ),
    (|f| f["invariants"][6]["must"]["rising"]["question"] = json!("seller_experience"), &[]),
    (
        |f| {
            f["invariants"][0]["must"]["never"]["when"] =
                json!({"budget": "tight", "not": {"budget": "tight"}});
        },
        &[("condition-never", "/invariants/0/must/never/when")],
    ),
    (
        |f| {
            rule_nothing_out(&mut f["tree"]);
            let branch = &mut f["tree"]["branches"][0]["then"];
            *branch = json!({"question": "team_size", "branches": [
                {"when": {"max": 2}, "because": {"en": "a", "nl": "b"}, "then": {"model": "island"}},
                {"when": {"min": 3}, "because": {"en": "c", "nl": "d"}, "then": {"model": "pod"}}]});
        },
        &[
            ("unreached-branch", "/tree/branches/0/then/branches/1/when"),
            ("unreached-leaf", "/tree/branches/0/then/branches/1/then"),
        ],
    ),
    (
        |f| {
            let first = &mut f["questions"][0]["options"][0];
            first["same_as"] = json!({"option": "moderate", "reason": {"en": "x", "nl": "y"}});
        },
        &[("untrue-same-as", "/questions/0/options/0/same_as")],
    ),
    (
        |f| {
            // One rule uses pairs of questions that are far apart in the order, so that every decision diagram of it is large.
            let questions = f["questions"].as_array_mut().expect("a list in the JSON");
            let like = questions[18].clone();
            for index in 0..48 {
                let mut question = like.clone();
                question["id"] = json!(format!("extra_{index}"));
                for text in ["title", "short"] {
                    question[text] = json!({"en": format!("Extra {index}"), "nl": format!("Extra {index}")});
                }
                questions.push(question);
            }
            let pair = |index: usize| {
                let [one, other] = [index, index + 24].map(|index| format!("extra_{index}"));
                json!({one: "new", other: "new"})
            };
            f["warnings"][0]["when"] = json!({"any": (0..24).map(pair).collect::<Vec<_>>()});
        },
        &[("too-intricate", "/questions"), ("too-intricate", "/warnings/0/when")],
    ),
    (
        |f| {
            let questions = f["questions"].as_array_mut().expect("a list in the JSON");
            let like = questions[18].clone();
            for index in 0..1100 {
                let mut question = like.clone();
                question["id"] = json!(format!("extra_{index}"));
                for text in ["title", "short"] {
                    question[text] = json!({"en": format!("Extra {index}"), "nl": format!("Extra {index}")});
                }
                questions.push(question);
            }
            f["invariants"].as_array_mut().expect("a list in the JSON").truncate(1);
        },
        &[
            ("too-intricate", "/invariants/0"),
            ("too-intricate", "/questions"),
            ("too-intricate", "/questions/5/asked_when"),
            ("too-intricate", "/tree"),
        ],
    ),
    (
        |f| f["questions"][1]["title"] = f["questions"][0]["title"].clone(),
        &[("doubled-text", "/questions/1/title")],
    ),
    (|f| double(&mut f["glossary"], 0), &[("doubled-text", "/glossary/")]),
    (
        |f| {
            f["segmentation"]["dimensions"][3]["need"] = json!([]);
            f["segmentation"]["dimensions"][3]["strong"] = json!([]);
        },
        &[("dimension-never", "/segmentation/dimensions/3")],
    ),
];
