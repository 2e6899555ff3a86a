//! Compares the shipped rulebook with its specification: the ids that scripts rely on, and the decision over the whole answer space.
//!
//! The module `rules` has the specified rules as Rust code.

pub mod rules;

use proptest::prelude::*;
use rules::{COMPANIES, Company};
use salesorg::advice::{OutcomeDiagram, Outlook, advise, decide};
use salesorg::rulebook::{Answers, QuestionKind, Rulebook};
use serde_json::{Value as Json, json};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

/// The questions: id, options or bounds, assumed value, and whether the quick interview asks it.
const QUESTIONS: [(&str, &str, &str, bool); 19] = [
    ("budget", "tight moderate ample", "\"moderate\"", true),
    ("team_size", "1..100000", "10", true),
    ("growth", "steady growing fast", "\"growing\"", false),
    ("current_model", "none island assembly_line pod other", "\"none\"", false),
    ("customer_location", "one_area several_regions several_countries", "\"one_area\"", true),
    ("region_names", "names", "null", false),
    ("customer_size", "small mid enterprise mixed", "\"mid\"", true),
    ("industries", "one several_alike several_different", "\"one\"", false),
    ("industry_names", "names", "null", false),
    ("relationship", "one_to_one balanced transactional", "\"balanced\"", true),
    ("named_accounts", "no yes", "\"no\"", true),
    ("lead_flow", "few steady many", "\"steady\"", false),
    ("product_count", "1..100000", "1", true),
    ("product_buyers", "same different", "\"same\"", false),
    ("product_names", "names", "null", false),
    ("culture", "competitive balanced collaborative", "\"balanced\"", true),
    ("admin_load", "low noticeable heavy", "\"noticeable\"", false),
    ("enablement_now", "none part_time team", "\"none\"", false),
    ("seller_experience", "new mixed experienced", "\"mixed\"", false),
];

/// The questions have the ids and options that scripts rely on.
#[test]
fn question_ids_are_stable() {
    let rulebook = shipped();
    let found: Vec<_> = (rulebook.questions.iter())
        .map(|question| {
            let values = match &question.kind {
                QuestionKind::Choice(options) => {
                    options.iter().map(|option| &*option.id).collect::<Vec<_>>().join(" ")
                }
                QuestionKind::Integer { min, max, .. } => format!("{min}..{max}"),
                QuestionKind::Names { max_names, max_length, .. } => {
                    assert_eq!((*max_names, *max_length), (50, 80));
                    "names".to_owned()
                }
            };
            let assumed = question.assumed.as_ref().map_or(Json::Null, |value| question.to_json(value));
            (&*question.id, values, assumed.to_string(), question.essential)
        })
        .collect();
    let expected =
        QUESTIONS.map(|(id, values, assumed, quick)| (id, values.to_owned(), assumed.to_owned(), quick));
    assert_eq!(found, expected);
    let ids = |list: Vec<&str>| list.join(" ");
    assert_eq!(ids(rulebook.models.iter().map(|model| &*model.id).collect()), "island assembly_line pod");
    let segmentation = rulebook.segmentation.as_ref().expect("the rulebook has a segmentation");
    let dimensions = segmentation.dimensions.iter().map(|dimension| &*dimension.id).collect();
    assert_eq!(ids(dimensions), "geography product customer_size vertical");
    assert_eq!(rulebook.languages, ["en", "nl"]);
}

/// Each model has the points of the source document, and evidence for and against it.
#[test]
fn models_have_points_and_evidence() {
    use salesorg::rulebook::format::Stance;
    let rulebook = shipped();
    for (index, model) in rulebook.models.iter().enumerate() {
        for (points, part) in [(&model.pros, "pro"), (&model.cons, "con")] {
            let sources: Vec<_> = points.iter().map(|point| point.source.clone()).collect();
            assert_eq!(sources, [1, 2, 3].map(|n| format!("models.{}.{part}.{n}", model.id)));
        }
        for stance in [Stance::For, Stance::Against] {
            let rows =
                rulebook.evidence.iter().filter(|row| row.model == index && row.stance == stance).count();
            assert!(rows >= 3, "{} has {rows} rows {stance:?}", model.id);
        }
    }
}

/// A conditional question is asked exactly if the other answers require it.
#[test]
fn conditional_questions_follow_the_specification() {
    let rulebook = shipped();
    let asked = |answers: Json, id: &str| {
        let answers =
            rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid");
        let situation = salesorg::advice::Situation::new(&rulebook, &answers);
        situation.is_asked(rulebook.question_index(id).expect("a question"))
    };
    assert!(
        !asked(json!({}), "region_names") && !asked(json!({"customer_location": "one_area"}), "region_names")
    );
    assert!(asked(json!({"customer_location": "several_regions"}), "region_names"));
    assert!(asked(json!({"customer_location": "several_countries"}), "region_names"));
    assert!(asked(json!({"industries": "several_different"}), "industry_names"));
    assert!(!asked(json!({"industries": "several_alike"}), "industry_names"));
    for list in ["product_buyers", "product_names"] {
        assert!(asked(json!({"product_count": 2}), list) && !asked(json!({"product_count": 1}), list));
    }
}

/// The decision equals the reference over the whole answer space.
#[test]
fn decision_equals_the_reference() {
    let rulebook = shipped();
    let mut count = 0;
    for company in Company::all() {
        count += 1;
        let mut answers = Answers::new();
        // Answers are set by index, because reading JSON three hundred thousand times would be slow.
        for (id, value) in company.answers() {
            let index = rulebook.question_index(id).expect("a question");
            answers.set(index, Some(rulebook.questions[index].value_from_number(value)));
        }
        let decision = decide(&rulebook, &answers);
        let (model, division) = company.decide();
        assert_eq!(decision.model, model as usize, "{company:?}");
        let now = decision.dimensions().iter().copied();
        assert!(now.eq(division.dimensions().iter().map(|dimension| usize::from(*dimension))), "{company:?}");
    }
    assert_eq!(count, COMPANIES);
}

/// Returns random answers to some of the questions that decide.
fn some_answers() -> impl Strategy<Value = Json> {
    let pick = |options: &'static [&'static str]| {
        prop::option::weighted(0.75, prop::sample::select(options)).prop_map(|value| json!(value))
    };
    let number = |options: &'static [u32]| {
        prop::option::weighted(0.75, prop::sample::select(options)).prop_map(|value| json!(value))
    };
    let company = (
        pick(&["tight", "moderate", "ample"]),
        number(&[1, 2, 9, 10, 29, 30, 100]),
        pick(&["one_area", "several_regions", "several_countries"]),
        pick(&["small", "mid", "enterprise", "mixed"]),
        pick(&["one", "several_alike", "several_different"]),
    );
    let customers = (
        pick(&["one_to_one", "balanced", "transactional"]),
        pick(&["no", "yes"]),
        pick(&["few", "steady", "many"]),
        number(&[1, 3, 5]),
        pick(&["same", "different"]),
        pick(&["competitive", "balanced", "collaborative"]),
    );
    (company, customers).prop_map(|((budget, team, location, size, industries), customers)| {
        let (relationship, named, leads, products, buyers, culture) = customers;
        json!({"budget": budget, "team_size": team, "customer_location": location, "customer_size": size,
            "industries": industries, "relationship": relationship, "named_accounts": named, "lead_flow": leads,
            "product_count": products, "product_buyers": buyers, "culture": culture})
    })
}

/// Adds to `sums` the share of each model, by visiting every combination of the open answers.
fn count_shares(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    answers: &mut Answers,
    at: usize,
    weight: f64,
    sums: &mut [f64],
) {
    let Some(question) = rulebook.questions.get(at) else {
        sums[decide(rulebook, answers).model] += weight;
        return;
    };
    // Only these questions are used by a rule of the model or of the segmentation.
    let open = answers.get(at).is_none() && QUESTIONS_THAT_DECIDE.contains(&&*question.id);
    if !open || !salesorg::advice::Situation::new(rulebook, answers).is_asked(at) {
        return count_shares(rulebook, outcomes, answers, at + 1, weight, sums);
    }
    let classes = outcomes.value_classes(at);
    for &class in classes {
        answers.set(at, Some(question.value_from_number(class)));
        #[allow(clippy::cast_precision_loss)]
        count_shares(rulebook, outcomes, answers, at + 1, weight / classes.len() as f64, sums);
    }
    answers.set(at, None);
}

const QUESTIONS_THAT_DECIDE: [&str; 11] = [
    "budget",
    "team_size",
    "customer_location",
    "customer_size",
    "industries",
    "relationship",
    "named_accounts",
    "lead_flow",
    "product_count",
    "product_buyers",
    "culture",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// The outlook equals the shares counted by enumeration.
    #[test]
    fn outlook_is_exact(answers in some_answers()) {
        let rulebook = shipped();
        let outcomes = OutcomeDiagram::new(&rulebook);
        let answers = rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid");
        let outlook = Outlook::new(&rulebook, &outcomes, &answers);
        let mut sums = vec![0.0; rulebook.models.len()];
        count_shares(&rulebook, &outcomes, &mut answers.clone(), 0, 1.0, &mut sums);
        for (share, sum) in outlook.shares.iter().zip(&sums) {
            prop_assert!((share - sum).abs() < 1e-9, "{:?} is not {sums:?}", outlook.shares);
        }
        prop_assert_eq!(outlook.settled_model().is_some(), sums.iter().filter(|sum| **sum > 0.0).count() == 1);
    }
}

/// Companies whose organisation is known, or follows from the source document, get a model and divisions that are right for them.
#[test]
fn known_companies_get_their_model_and_divisions() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let dimensions = &rulebook.segmentation.as_ref().expect("the rulebook has a segmentation").dimensions;
    let id = |index: usize| &*dimensions[index].id;
    let cases: Vec<Json> = serde_json::from_str(include_str!("../data/companies.json")).expect("valid JSON");
    for case in &cases {
        let name = &case["name"];
        let answers = rulebook
            .read_answers(case["answers"].as_object().expect("an object"))
            .expect("the answers are valid");
        let advice = advise(&rulebook, &outcomes, &answers);
        let listed = |key: &str| case[key].as_array().cloned().unwrap_or_default();
        let model = json!(&*rulebook.models[advice.model].id);
        assert!(listed("model").contains(&model), "{name}: {model}");
        let now: Vec<_> = advice.segmentation.now.iter().map(|wanted| json!(id(wanted.dimension))).collect();
        let later = advice.segmentation.later.iter().map(|later| json!(id(later.candidate.dimension)));
        let needed: Vec<_> = now.iter().cloned().chain(later).collect();
        for segment in listed("segments") {
            assert!(now.contains(&segment), "{name}: {segment} not in {now:?}");
        }
        for segment in listed("not_segments") {
            assert!(!needed.contains(&segment), "{name}: {segment} in {needed:?}");
        }
        if let Some(most) = case["max_segments"].as_u64() {
            assert!(now.len() as u64 <= most, "{name}: {now:?}");
        }
    }
    assert_eq!(cases.len(), 10);
}

/// The runner-up is never a model that an answer rules out, and there is one if another model remains.
#[test]
fn runner_up_is_not_ruled_out() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let outcome = |answers: Json| {
        let answers =
            rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid");
        let advice = advise(&rulebook, &outcomes, &answers);
        let id = |model: usize| rulebook.models[model].id.clone();
        let ruled_out = advice.ruled_out.iter().map(|out| {
            let step = advice.ruling_step(out.model).expect("a step");
            let slot = step.slot;
            format!("{} by {}", id(out.model), rulebook.slot_id(slot).expect("an input"))
        });
        (id(advice.model), advice.runner_up.map(id), ruled_out.collect::<Vec<_>>().join(", "))
    };
    let island = |second: Option<&str>, ruled_out: &str| {
        ("island".to_owned(), second.map(str::to_owned), ruled_out.to_owned())
    };
    assert_eq!(
        outcome(json!({"team_size": 2})),
        island(None, "assembly_line by team_size, pod by team_size")
    );
    let one_to_one =
        json!({"team_size": 40, "relationship": "one_to_one", "lead_flow": "many", "budget": "ample"});
    assert_eq!(outcome(one_to_one), island(Some("pod"), "assembly_line by relationship"));
    let tight = json!({"team_size": 40, "relationship": "one_to_one", "budget": "tight"});
    assert_eq!(outcome(tight), island(None, "assembly_line by relationship, pod by budget"));
    let small = json!({"team_size": 29, "budget": "tight", "culture": "collaborative"});
    assert_eq!(outcome(small), island(None, "assembly_line by team_size, pod by team_size"));
    let large =
        json!({"team_size": 30, "budget": "tight", "lead_flow": "few", "customer_size": "enterprise"});
    let (model, second, ruled_out) = outcome(large);
    assert_eq!((&*model, &*ruled_out), ("pod", ""));
    assert!(second.is_some());
}
