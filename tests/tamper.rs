//! The shipped rulebook, broken in every way that an author might, and what check says of it: all of it and nothing else.

use salesorg::audit::check::{CODES, Severity, check};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

const SHIPPED: &str = include_str!("../assets/rulebooks/sales-organisation.json");

/// What check finds in a text: codes and pointers, sorted.
fn found(text: &str) -> Vec<(String, String)> {
    let findings = check(text.as_bytes());
    assert_eq!(findings.more_errors + findings.more_warnings, 0);
    let mut found: Vec<_> = findings.told.iter().map(|one| (one.code.to_owned(), one.at.clone())).collect();
    found.sort();
    found
}

fn broken(change: impl FnOnce(&mut Json)) -> String {
    let mut file: Json = serde_json::from_str(SHIPPED).expect("JSON");
    change(&mut file);
    format!("{file:#}")
}

/// A way to break the rulebook, and the findings that must come of it.
type Way = (fn(&mut Json), &'static [(&'static str, &'static str)]);

fn remove(list: &mut Json, index: usize) -> Json {
    list.as_array_mut().expect("a list").remove(index)
}

fn drop_field(object: &mut Json, field: &str) {
    object.as_object_mut().expect("an object").shift_remove(field).expect("it is there");
}

/// Adds a copy of an element of a list at its end.
fn double(list: &mut Json, index: usize) {
    let copy = list[index].clone();
    list.as_array_mut().expect("a list").push(copy);
}

const HEAD: &[Way] = &[
    (|f| f["format"] = json!("salesorg.session"), &[("no-rulebook", "/format")]),
    (|f| f["format_version"] = json!(2), &[("unknown-version", "/format_version")]),
    (|f| drop_field(f, "format_version"), &[("unknown-version", "/format_version")]),
];

const SHAPE: &[Way] = &[
    (|f| f["questions"][0]["essential"] = json!("yes"), &[("wrong-type", "/questions/0/essential")]),
    (|f| f["questions"][1]["min"] = json!(-1), &[("wrong-type", "/questions/1/min")]),
    (|f| f["questions"][1]["max"] = json!(1.5), &[("wrong-type", "/questions/1/max")]),
    (|f| f["questions"][1]["max"] = json!(1e30), &[("wrong-type", "/questions/1/max")]),
    (|f| f["evidence"] = json!({}), &[("wrong-type", "/evidence")]),
    (|f| f["title"] = json!("A title"), &[("wrong-type", "/title")]),
    (|f| f["title"]["en"] = json!(null), &[("wrong-type", "/title/en")]),
    (|f| f["tree"]["branches"][0]["then"] = json!("island"), &[("wrong-type", "/tree/branches/0/then")]),
    (|f| f["tree"]["branches"][0]["when"] = json!(true), &[("wrong-type", "/tree/branches/0/when")]),
    (
        |f| f["tree"]["branches"][0]["when"] = json!({"mox": 2}),
        &[("unknown-field", "/tree/branches/0/when/mox")],
    ),
    (|f| f["warnings"][0]["when"] = json!(["tight"]), &[("wrong-type", "/warnings/0/when")]),
    (|f| f["questions"][0]["kind"] = json!("choose"), &[("unknown-word", "/questions/0/kind")]),
    (|f| f["evidence"][0]["stance"] = json!("with"), &[("unknown-word", "/evidence/0/stance")]),
    (|f| f["invariants"][0]["must"] = json!({"seldom": {}}), &[("unknown-word", "/invariants/0/must")]),
    (|f| drop_field(&mut f["questions"][2], "title"), &[("missing-field", "/questions/2")]),
    (|f| drop_field(f, "tree"), &[("missing-field", "")]),
    (
        |f| drop_field(&mut f["invariants"][0]["must"]["never"], "models"),
        &[("missing-field", "/invariants/0/must/never")],
    ),
    (|f| f["questions"][2]["titel"] = json!({"en": "x"}), &[("unknown-field", "/questions/2/titel")]),
    (|f| f["colour"] = json!("red"), &[("unknown-field", "/colour")]),
    (
        |f| {
            f["questions"][0]["help"] = json!(1);
            drop_field(&mut f["questions"][3], "short");
            drop_field(&mut f["questions"][3], "help");
            drop_field(&mut f["models"][1], "pros");
            f["evidence"][4]["stans"] = json!("for");
            f["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"][0]["when"] = json!(null);
            f["staffing"]["defaults"][0]["value"] = json!("eight");
        },
        &[
            ("missing-field", "/models/1"),
            ("missing-field", "/questions/3"),
            ("missing-field", "/questions/3"),
            ("unknown-field", "/evidence/4/stans"),
            ("wrong-type", "/questions/0/help"),
            ("wrong-type", "/staffing/defaults/0/value"),
            ("wrong-type", "/tree/branches/1/then/branches/0/then/branches/0/when"),
        ],
    ),
    (|f| f["glossary"] = json!(vec![f["glossary"][0].clone(); 2001]), &[("too-many", "/glossary")]),
];

const IDS: &[Way] = &[
    (|f| f["tree"]["question"] = json!("team_sise"), &[("unknown-id", "/tree/question")]),
    (
        |f| f["tree"]["branches"][0]["then"]["model"] = json!("iland"),
        &[("unknown-id", "/tree/branches/0/then/model")],
    ),
    (
        |f| f["tree"]["branches"][1]["then"]["branches"][0]["when"] = json!("one_on_one"),
        &[("gap", "/tree/branches/1/then/branches"), ("unknown-id", "/tree/branches/1/then/branches/0/when")],
    ),
    (|f| f["questions"][0]["section"] = json!("compny"), &[("unknown-id", "/questions/0/section")]),
    (|f| f["questions"][0]["assumed"] = json!("medium"), &[("unknown-id", "/questions/0/assumed")]),
    (|f| f["evidence"][1]["question"] = json!("buget"), &[("unknown-id", "/evidence/1/question")]),
    (|f| f["evidence"][1]["model"] = json!("x"), &[("unknown-id", "/evidence/1/model")]),
    (|f| f["warnings"][0]["questions"][0] = json!("bujet"), &[("unknown-id", "/warnings/0/questions/0")]),
    (|f| f["warnings"][0]["when"] = json!({"a/b": "x"}), &[("unknown-id", "/warnings/0/when/a~1b")]),
    (
        |f| f["invariants"][0]["must"]["never"]["models"][0] = json!("line"),
        &[("unknown-id", "/invariants/0/must/never/models/0")],
    ),
    (
        |f| f["invariants"][3]["must"]["rising"]["question"] = json!("buget"),
        &[("unknown-id", "/invariants/3/must/rising/question")],
    ),
    (
        |f| f["segmentation"]["dimensions"][0]["names"] = json!("budget"),
        &[("unknown-id", "/segmentation/dimensions/0/names")],
    ),
    (
        |f| f["segmentation"]["cap"]["question"] = json!("headcount"),
        &[("unknown-id", "/segmentation/cap/question")],
    ),
    (|f| f["staffing"]["span"] = json!("span"), &[("unknown-id", "/staffing/span")]),
    (|f| f["support"]["sellers"] = json!("salse"), &[("unknown-id", "/support/sellers")]),
    (
        |f| f["timeline"]["tracks"][0]["question"] = json!("size"),
        &[("unknown-id", "/timeline/tracks/0/question")],
    ),
    (|f| f["move"]["question"] = json!("model_now"), &[("unknown-id", "/move/question")]),
    (|f| double(&mut f["questions"], 18), &[("doubled-id", "/questions/19/id")]),
    (
        |f| double(&mut f["questions"][0]["options"], 0),
        &[
            ("doubled-id", "/questions/0/options/3/id"),
            // The tree has no branch for a fourth option.
            ("gap", "/tree/branches/1/then/branches/0/then/branches"),
            ("gap", "/tree/branches/1/then/branches/1/then/branches"),
        ],
    ),
    (|f| double(&mut f["models"], 2), &[("doubled-id", "/models/3/id")]),
    (|f| double(&mut f["warnings"], 0), &[("doubled-id", "/warnings/")]),
    (|f| double(&mut f["invariants"], 0), &[("doubled-id", "/invariants/12/id")]),
    (|f| double(&mut f["languages"], 0), &[("doubled-id", "/languages/2")]),
    (|f| double(&mut f["segmentation"]["dimensions"], 0), &[("doubled-id", "/segmentation/dimensions/4/id")]),
    (|f| f["derived"][0]["id"] = json!("segments_now"), &[("reserved-id", "/derived/0/id")]),
    (|f| f["evidence"][0]["sources"] = json!(["nowhere.at.all"]), &[("untold-fact", "/evidence/0")]),
    (|f| f["models"] = json!([]), &[("empty-list", "/models")]),
    (|f| f["questions"][0]["options"] = json!([]), &[("too-many", "/questions/0/options")]),
];

const RULES: &[Way] = &[
    (|f| drop(remove(&mut f["tree"]["branches"], 0)), &[("gap", "/tree/branches")]),
    (|f| f["tree"]["branches"][0]["when"] = json!({"max": 3}), &[("overlap", "/tree/branches/1/when")]),
    (
        |f| f["tree"]["branches"][0]["when"] = json!({"min": 2, "max": 1}),
        &[("empty-range", "/tree/branches/0/when"), ("gap", "/tree/branches")],
    ),
    (
        |f| f["tree"]["branches"][0]["when"] = json!("tight"),
        &[("gap", "/tree/branches"), ("wrong-kind", "/tree/branches/0/when")],
    ),
    (|f| f["tree"]["branches"][0]["then"] = json!({}), &[("node-form", "/tree/branches/0/then")]),
    (|f| f["questions"][0]["title"]["nl"] = json!(" "), &[("missing-text", "/questions/0/title")]),
    (|f| drop_field(&mut f["models"][0]["title"], "en"), &[("missing-text", "/models/0/title")]),
    (|f| drop_field(&mut f["questions"][0], "assumed"), &[("missing-assumed", "/questions/0/assumed")]),
    (|f| f["questions"][1]["assumed"] = json!(0), &[("out-of-range", "/questions/1/assumed")]),
    (|f| f["evidence"][0]["when"] = json!(1_000_000), &[("out-of-range", "/evidence/0/when")]),
    (|f| f["evidence"][0]["when"] = json!({"min": 200_000}), &[("empty-range", "/evidence/0/when")]),
    (
        |f| f["questions"][2]["asked_when"] = json!({"culture": "balanced"}),
        &[("too-early", "/questions/2/asked_when/culture")],
    ),
    (
        |f| {
            f["questions"][2]["asked_when"] = json!({"current_model": "none"});
            f["questions"][3]["asked_when"] = json!({"growth": "fast"});
        },
        &[("circular", "/questions/2/asked_when/current_model")],
    ),
    (
        |f| f["questions"][2]["asked_when"] = json!({"not": {"growth": "fast"}}),
        &[("circular", "/questions/2/asked_when/not/growth")],
    ),
    (
        |f| f["segmentation"]["dimensions"][0]["strong"][0]["when"] = json!({"strong_needs": 1}),
        &[("circular", "/segmentation/dimensions/0/strong/0/when/strong_needs")],
    ),
    (
        |f| f["questions"][6]["asked_when"] = json!({"region_names": "x"}),
        &[("condition-on-names", "/questions/6/asked_when/region_names")],
    ),
    (
        |f| f["segmentation"]["cap"]["steps"][1]["from"] = json!(1),
        &[("cap-steps", "/segmentation/cap/steps")],
    ),
    (
        |f| f["staffing"]["defaults"][0]["value"] = json!(0),
        &[("figure", "/staffing/defaults/0/value"), ("figure", "/staffing/span")],
    ),
    (|f| f["models"][0]["staffing"]["roles"] = json!([]), &[("staffed-roles", "/models/0/staffing/roles")]),
    (
        |f| f["questions"][0]["section"] = f["questions"][18]["section"].clone(),
        &[("section-order", "/questions/1/section")],
    ),
    (|f| drop_field(&mut f["timeline"]["tracks"][0], "when"), &[("track-form", "/timeline/tracks/0")]),
];

const WARNINGS: &[Way] = &[
    (
        |f| f["tree"]["branches"][0]["then"] = json!({"model": "assembly_line"}),
        &[
            ("broken-invariant", "/invariants/0"),
            ("broken-invariant", "/invariants/1"),
            ("broken-invariant", "/invariants/2"),
        ],
    ),
    (
        |f| {
            f["tree"]["branches"][1]["then"]["branches"][1]["then"]["branches"][0]["then"]["branches"][0]["then"] =
                json!({"model": "assembly_line"});
        },
        &[("broken-invariant", "/invariants/1"), ("broken-invariant", "/invariants/2")],
    ),
    (
        |f| f["questions"][13]["asked_when"] = json!({"all": [{"product_count": 1}, {"product_count": 2}]}),
        &[
            // What looks for answers to it can then not hold either.
            ("condition-never", "/segmentation/dimensions/1/need/0/when"),
            ("condition-never", "/segmentation/dimensions/1/strong/0/when"),
            ("never-asked", "/questions/13/asked_when"),
        ],
    ),
    (
        |f| f["warnings"][0]["when"] = json!({"team_size": 1, "model": "pod"}),
        &[("condition-never", "/warnings/0/when")],
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
            f["models"].as_array_mut().expect("a list").push(model);
        },
        &[("unadvised-model", "/models/3")],
    ),
    (
        |f| {
            let mut question = f["questions"][18].clone();
            question["id"] = json!("useless");
            question["title"] = json!({"en": "Useless?", "nl": "Nutteloos?"});
            question["short"] = json!({"en": "Useless", "nl": "Nutteloos"});
            f["questions"].as_array_mut().expect("a list").push(question);
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
            f["sections"].as_array_mut().expect("a list").push(section);
        },
        &[("empty-section", "/sections/5")],
    ),
    (
        |f| {
            let mut figure = f["staffing"]["defaults"][0].clone();
            figure["id"] = json!("spare");
            f["staffing"]["defaults"].as_array_mut().expect("a list").push(figure);
        },
        &[("unused-figure", "/staffing/defaults/")],
    ),
    (|f| f["evidence"][0]["sources"] = json!([]), &[("uncited", "/evidence/0")]),
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

#[test]
fn the_shipped_rulebook_has_no_findings() {
    assert_eq!(found(SHIPPED), []);
    assert_eq!(found(&broken(|_| ())), []);
}

#[test]
fn every_way_to_break_it_is_found_with_its_code_and_place_and_nothing_else() {
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    let mut ways = 0;
    for (name, list) in
        [("head", HEAD), ("shape", SHAPE), ("ids", IDS), ("rules", RULES), ("warnings", WARNINGS)]
    {
        for (index, (change, wanted)) in list.iter().enumerate() {
            let found = found(&broken(change));
            let same = found.len() == wanted.len()
                && found.iter().zip(*wanted).all(|((code, at), (want, place))| {
                    code == want
                        && (at == place || place.len() > 1 && place.ends_with('/') && at.starts_with(place))
                });
            if !same {
                faults.push(format!("{name} {index}: {found:?}, not {wanted:?}"));
            }
            codes.extend(wanted.iter().map(|(code, _)| *code));
            ways += 1;
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(ways >= 40, "{ways}");
    // Those that need a text rather than a change of values are held below.
    let others = ["no-json", "repeated-key"];
    let untried: Vec<_> = CODES
        .iter()
        .map(|code| code.code)
        .filter(|code| !codes.contains(code) && !others.contains(code))
        .collect();
    assert_eq!(untried, Vec::<&str>::new());
}

#[test]
fn what_is_no_json_is_told_with_its_line_and_column() {
    for text in [&SHIPPED[..SHIPPED.len() / 2], &SHIPPED.replacen(':', "", 1), "", "[1,]", "// no\n{}"] {
        let findings = check(text.as_bytes());
        assert_eq!(findings.told.len(), 1, "{:?}", findings.told);
        assert_eq!((findings.told[0].code, findings.told[0].severity), ("no-json", Severity::Error));
    }
    assert_eq!(check(b"{\n\"a\": 1,\n}").told[0].place.line, 3);
}

#[test]
fn a_finding_has_the_line_of_its_place() {
    let text = SHIPPED.replacen("\"id\": \"budget\"", "\"id\": \"budget\",\n\"id\": \"budget\"", 1);
    let line = text.lines().position(|line| line.starts_with("\"id\": \"budget\"")).expect("it is there") + 1;
    let findings = check(text.as_bytes()).told;
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, &*findings[0].at), ("repeated-key", "/questions/0/id"));
    assert_eq!((findings[0].place.line, findings[0].place.column), (line, 7));

    let text = broken(|f| f["evidence"][3]["question"] = json!("buget"));
    let line = text.lines().position(|line| line.contains("\"buget\"")).expect("it is there") + 1;
    assert_eq!(check(text.as_bytes()).told[0].place.line, line);
}

#[test]
fn many_findings_come_in_the_order_of_the_file() {
    let text = broken(|f| {
        f["evidence"][0]["model"] = json!("x");
        f["questions"][4]["help"] = json!({});
        f["tree"]["branches"][0]["when"] = json!({"max": 3});
    });
    let told = check(text.as_bytes()).told;
    let places: Vec<_> = told.iter().map(|finding| finding.place).collect();
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(places.is_sorted());
}

#[test]
fn every_code_is_in_the_table_for_authors() {
    let table = include_str!("../assets/rulebooks/CHECKS.md");
    let listed: BTreeSet<_> =
        table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, CODES.iter().map(|code| code.code).collect());
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let code = CODES.iter().find(|code| line.contains(&format!("`{}`", code.code))).expect("a code");
        let grave = code.severity.expect("a severity").id();
        assert!(line.contains(&format!("| {grave} |")), "{line}");
    }
}
