//! Faults with which a rulebook does not load: every finding is an error.

use super::{Fault, double, drop_field, remove};
use serde_json::json;

pub const HEAD: &[Fault] = &[
    (|f| f["format"] = json!("salesorg.session"), &[("no-rulebook", "/format")]),
    (|f| f["format_version"] = json!(3), &[("unknown-version", "/format_version")]),
    (|f| drop_field(f, "format_version"), &[("unknown-version", "/format_version")]),
];

pub const SHAPE: &[Fault] = &[
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
    (|f| drop_field(&mut f["questions"][2], "title"), &[("missing-field", "/questions/2/title")]),
    (|f| drop_field(f, "tree"), &[("missing-field", "/tree")]),
    (
        |f| drop_field(&mut f["invariants"][0]["must"]["never"], "models"),
        &[("missing-field", "/invariants/0/must/never/models")],
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
            ("missing-field", "/models/1/pros"),
            ("missing-field", "/questions/3/help"),
            ("missing-field", "/questions/3/short"),
            ("unknown-field", "/evidence/4/stans"),
            ("wrong-type", "/questions/0/help"),
            ("wrong-type", "/staffing/defaults/0/value"),
            ("wrong-type", "/tree/branches/1/then/branches/0/then/branches/0/when"),
        ],
    ),
    (|f| f["glossary"] = json!(vec![f["glossary"][0].clone(); 2001]), &[("too-many", "/glossary")]),
];

pub const IDS: &[Fault] = &[
    (|f| f["tree"]["question"] = json!("team_sise"), &[("unknown-id", "/tree/question")]),
    (
        |f| f["tree"]["branches"][0]["then"]["model"] = json!("iland"),
        &[("unknown-id", "/tree/branches/0/then/model")],
    ),
    (
        |f| f["questions"][3]["lever"] = json!({"direction": "up"}),
        &[("lever-order", "/questions/3/lever/direction")],
    ),
    (
        |f| f["questions"][1]["lever"] = json!({"direction": "up", "reach": 0.5}),
        &[("lever-reach", "/questions/1/lever/reach")],
    ),
    (
        |f| f["questions"][0]["lever"] = json!({"direction": "any", "reach": 2}),
        &[("lever-reach", "/questions/0/lever/reach")],
    ),
    (
        |f| f["tree"]["branches"][0]["rules_out"] = json!(["pods"]),
        &[("unknown-id", "/tree/branches/0/rules_out/0")],
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
    (
        |f| f["factors"][0]["questions"][0] = json!("bujet"),
        &[("factor-missing", "/factors"), ("unknown-id", "/factors/0/questions/0")],
    ),
    (|f| f["factors"][2]["questions"] = json!(["seller_experience"]), &[("factor-missing", "/factors")]),
    (
        |f| f["factors"][2]["questions"] = json!(["culture", "team_size"]),
        &[("factor-doubled", "/factors/2/questions/1")],
    ),
    (
        |f| f["next_year"]["growth"][0]["option"] = json!("slow"),
        &[("unknown-id", "/next_year/growth/0/option")],
    ),
    (|f| f["next_year"]["number"] = json!("budget"), &[("wrong-kind", "/next_year/number")]),
    (|f| double(&mut f["questions"], 18), &[("doubled-id", "/questions/19/id")]),
    (
        |f| double(&mut f["questions"][0]["options"], 0),
        &[
            ("doubled-id", "/questions/0/options/3/id"),
            // The tree has no branch for the fourth option.
            ("gap", "/tree/branches/1/then/branches/0/then/branches"),
            ("gap", "/tree/branches/1/then/branches/1/then/branches"),
        ],
    ),
    (|f| double(&mut f["models"], 2), &[("doubled-id", "/models/3/id")]),
    (|f| double(&mut f["warnings"], 0), &[("doubled-id", "/warnings/")]),
    (|f| double(&mut f["invariants"], 0), &[("doubled-id", "/invariants/12/id")]),
    (|f| double(&mut f["languages"], 0), &[("doubled-id", "/languages/2")]),
    (
        |f| {
            let second = f["segmentation"]["dimensions"][0]["id"].clone();
            f["segmentation"]["dimensions"][1]["id"] = second;
        },
        &[("doubled-id", "/segmentation/dimensions/1/id")],
    ),
    (
        |f| f["models"][0]["staffing"]["divides_from"] = json!([3, 2, 16, 32]),
        &[("divides-from", "/models/0/staffing/divides_from")],
    ),
    (|f| f["derived"][0]["id"] = json!("segments_now"), &[("reserved-id", "/derived/0/id")]),
    (|f| f["evidence"][0]["sources"] = json!(["nowhere.at.all"]), &[("untold-fact", "/evidence/0")]),
    (
        |f| f["tree"]["branches"][1]["sources"] = json!(["closing.promis"]),
        &[("untold-fact", "/tree/branches/1")],
    ),
    (|f| f["models"] = json!([]), &[("empty-list", "/models")]),
    (|f| f["questions"][0]["options"] = json!([]), &[("too-many", "/questions/0/options")]),
];

pub const RULES: &[Fault] = &[
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
    (
        |f| f["tree"]["branches"][0]["rules_out"] = json!(["pod", "island"]),
        &[("ruled-out-reached", "/tree/branches/0/rules_out/1")],
    ),
    (
        |f| f["tree"]["branches"][1]["rules_out"] = json!(["pod"]),
        &[("ruled-out-reached", "/tree/branches/1/rules_out/0")],
    ),
    (
        |f| f["tree"]["branches"][0]["rules_out"] = json!(["pod", "pod"]),
        &[("doubled-id", "/tree/branches/0/rules_out/1")],
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
    (|f| f["staffing"]["defaults"][0]["value"] = json!(7.5), &[("figure", "/staffing/span")]),
    (|f| f["models"][0]["staffing"]["roles"] = json!([]), &[("staffed-roles", "/models/0/staffing/roles")]),
    (
        |f| f["questions"][0]["section"] = f["questions"][18]["section"].clone(),
        &[("section-order", "/questions/1/section")],
    ),
    (|f| drop_field(&mut f["timeline"]["tracks"][0], "when"), &[("track-form", "/timeline/tracks/0")]),
    (
        |f| double(&mut f["timeline"]["tracks"][1]["to"], 0),
        &[("doubled-id", "/timeline/tracks/1/to/2/option")],
    ),
    (|f| f["move"]["question"] = json!("team_size"), &[("wrong-kind", "/move/question")]),
    (|f| f["evidence"][1]["when"] = json!([]), &[("empty-list", "/evidence/1/when")]),
    (|f| f["evidence"][1]["when"] = json!({"min": 1}), &[("wrong-kind", "/evidence/1/when")]),
    (|f| drop_field(&mut f["models"][2]["staffing"], "unit"), &[("empty-list", "/models/2/staffing/unit")]),
    (|f| f["staffing"]["headcount"] = json!("budget"), &[("wrong-kind", "/staffing/headcount")]),
    (
        |f| f["segmentation"]["dimensions"][0]["assumed_segments"] = json!(0),
        &[("out-of-range", "/segmentation/dimensions/0/assumed_segments")],
    ),
    // No condition on it can be true either.
    (
        |f| f["questions"][12]["min"] = json!(100_001),
        &[
            ("empty-range", "/practices/0/for_you/4/when/product_count"),
            ("empty-range", "/practices/1/for_you/5/when/product_count"),
            ("empty-range", "/questions/12/min"),
            ("empty-range", "/questions/13/asked_when/product_count"),
            ("empty-range", "/questions/14/asked_when/product_count"),
            ("empty-range", "/segmentation/dimensions/1/need/0/when/product_count"),
            ("empty-range", "/segmentation/dimensions/1/need/1/when/product_count"),
            ("empty-range", "/segmentation/dimensions/1/strong/0/when/product_count"),
            ("out-of-range", "/questions/12/assumed"),
        ],
    ),
    (
        |f| f["languages"] = (0..101).map(|number| json!(format!("x{number}"))).collect(),
        &[("too-many", "/languages")],
    ),
];
