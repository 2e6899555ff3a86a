//! Compares the diagram of each part of the advice with the rules themselves, and checks that no rule is left out.

use super::{commute, shipped};
use crate::advice::{DiagramBuilder, Edge, LEAF, Situation, decide, split_dimensions, value_classes};
use crate::audit::advice_parts::{AdvicePart, shows_number, uses_names};
use crate::audit::{AnswerSpace, coverage};
use crate::rulebook::tests::add_staffing;
use crate::rulebook::{Answers, ConditionalText, CurrentSetup, Node, QuestionKind, Rulebook};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Returns answers made of random numbers. Some questions stay unknown.
fn answers(rulebook: &Rulebook, random: &[u32]) -> Answers {
    let mut answers = Answers::new();
    for (index, (question, &n)) in rulebook.questions.iter().zip(random.iter().cycle()).enumerate() {
        let value = match &question.kind {
            QuestionKind::Choice(options) => {
                n % u32::try_from(options.len()).expect("the number of options fits")
            }
            // Mostly small numbers, as most thresholds are small.
            QuestionKind::Integer { min, max, .. } => {
                (min + n / 8 % [5, 12, 40, 130][n as usize % 4]).min(*max)
            }
            QuestionKind::Names { .. } => continue,
        };
        if !n.is_multiple_of(7) {
            answers.set(index, Some(question.value_from_number(value)));
        }
    }
    answers
}

/// Returns the outcome to which a diagram leads.
fn outcome(fold: &mut DiagramBuilder, space: &AnswerSpace, edge: Edge, answers: &Answers) -> u32 {
    let mut edge = edge;
    while edge & LEAF == 0 {
        let question = *fold.tested_questions(edge).first().expect("an inner node tests a question");
        let assumed = space.rulebook.questions[question].assumed.as_ref();
        let value = answers.get(question).or(assumed).and_then(crate::rulebook::Value::number);
        let value = value.expect("no diagram tests a list");
        let class = space.classes[question].partition_point(|&least| least <= value) - 1;
        edge = fold.restrict(edge, question, class);
    }
    edge & !LEAF
}

fn to_u32(index: usize) -> u32 {
    u32::try_from(index).expect("the index fits")
}

/// Returns the outcome by the rules, without a diagram.
fn expected(effect: &AdvicePart, space: &AnswerSpace, answers: &Answers, lists: &[Vec<usize>]) -> u32 {
    let rulebook = space.rulebook;
    let situation = Situation::new(rulebook, answers);
    let decision = decide(rulebook, answers);
    let mut values = situation.values().to_vec();
    values[rulebook.model_slot()] = to_u32(decision.model);
    values[rulebook.segments_slot()] = to_u32(decision.segmentation.now.len());
    let is_asked = |slot: usize| slot >= rulebook.questions.len() || situation.is_asked(slot);
    let asked_value = |slot: usize| is_asked(slot).then(|| values[slot]);
    let first = |list: &[ConditionalText]| {
        to_u32(
            list.iter().position(|one| one.when.is_settled(true, &asked_value)).map_or(0, |found| found + 1),
        )
    };
    let current_setup = || {
        let transition = rulebook.transition.as_ref().expect("the rulebook has transition rules");
        let place = transition.setups[values[transition.question] as usize];
        match place {
            _ if !situation.is_asked(transition.question) => 0,
            CurrentSetup::Absent => 0,
            CurrentSetup::Custom => 1,
            CurrentSetup::Model(model) => to_u32(model) + 2,
        }
    };
    let divided = split_dimensions(rulebook, situation.values());
    let candidates: Vec<_> = divided.now.iter().chain(&divided.waiting).collect();
    match effect {
        AdvicePart::Model => to_u32(decision.model),
        AdvicePart::Segmentation => {
            let now = &*decision.segmentation.now;
            to_u32(lists.iter().position(|list| list == now).expect("the diagram has this selection"))
        }
        AdvicePart::Reason(dimension) => {
            candidates.iter().find(|one| one.dimension == *dimension).map_or(0, |one| to_u32(one.reason) + 1)
        }
        AdvicePart::SelectedFrom(dimension) => {
            let slot = rulebook.segmentation.as_ref().expect("the rulebook has a segmentation").cap.slot;
            let is_selected = |number: &u32| {
                let mut changed = answers.clone();
                changed.set(slot, Some(rulebook.questions[slot].value_from_number(*number)));
                decide(rulebook, &changed).segmentation.now.contains(dimension)
            };
            let waits = divided.waiting.iter().any(|waits| waits.dimension == *dimension);
            let classes = &space.classes[slot];
            let from = (0..classes.len()).find(|&class| classes[class..].iter().all(is_selected));
            from.filter(|_| waits).map_or(0, |class| to_u32(class) + 1)
        }
        AdvicePart::EvidenceRow(row) => {
            let row = &rulebook.evidence[*row];
            u32::from(asked_value(row.slot).is_some_and(|value| row.values.contains(value)))
        }
        AdvicePart::Text(when) => u32::from(when.is_settled(true, &asked_value)),
        AdvicePart::ModelText(model, when) => {
            u32::from(decision.model == *model && when.is_settled(true, &asked_value))
        }
        AdvicePart::FirstText(list) => first(list),
        AdvicePart::CurrentSetup => current_setup(),
        AdvicePart::TransitionText(when) => {
            u32::from(current_setup() > 0 && when.is_settled(true, &asked_value))
        }
        AdvicePart::FirstTransitionText(list) => {
            if current_setup() > 0 {
                first(list)
            } else {
                0
            }
        }
        AdvicePart::NamesAsked(question) => u32::from(situation.is_asked(*question)),
    }
}

/// Compares the diagrams of all parts with the rules for every sample.
fn assert_agreement(rulebook: &Rulebook, samples: &[Vec<u32>]) -> Result<(), TestCaseError> {
    let space = AnswerSpace::new(rulebook);
    let mut fold = DiagramBuilder::new(rulebook, &space.classes, usize::MAX);
    let lists = rulebook.segmentation.as_ref().map_or(Vec::new(), |rules| fold.segments(rules).1);
    for (at, effect) in AdvicePart::all(rulebook) {
        let edge = effect.build(&mut fold, rulebook);
        for random in samples {
            let answers = answers(rulebook, random);
            let found = outcome(&mut fold, &space, edge, &answers);
            prop_assert_eq!(found, expected(&effect, &space, &answers, &lists), "{}: {:?}", at, answers);
        }
    }
    Ok(())
}

/// Returns the small rulebook with needs counted as well and larger reductions of the cap.
fn commute_with_needs() -> Rulebook {
    commute(|file| {
        file["derived"][0]["count"] = json!("needs");
        file["segmentation"]["cap"]["steps"] = json!([
            {"from": 1, "take": 1}, {"from": 5, "take": 2, "at_least": 1}, {"from": 50, "take": 3, "at_least": 1}]);
        file["segmentation"]["cap"]["less"][0]["by"] = json!(2);
        file["segmentation"]["dimensions"][0]["need"]
            .as_array_mut()
            .expect("a list")
            .push(json!({"when": {"bags": {"min": 4}}, "because": {"en": "Four."}}));
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// Checks the diagrams of the default rulebook with random answers.
    #[test]
    fn diagrams_of_the_shipped_rulebook_agree_with_its_rules(
        samples in prop::collection::vec(prop::collection::vec(any::<u32>(), 23), 30),
    ) {
        assert_agreement(&Rulebook::shipped().expect("the shipped rulebook is valid"), &samples)?;
        // Texts that apply always, but only if there is a current setup.
        let always = shipped(|file| {
            for list in ["about", "keep"] {
                file["move"][list] = json!([{"when": {}, "text": {"en": "x", "nl": "x"}}]);
            }
        });
        assert_agreement(&always, &samples[..8])?;
    }

    /// Checks the diagrams of the small rulebook and of two variants with random answers.
    #[test]
    fn diagrams_of_the_small_rulebook_agree_with_its_rules(
        samples in prop::collection::vec(prop::collection::vec(any::<u32>(), 11), 200),
    ) {
        assert_agreement(&commute(|_| ()), &samples)?;
        assert_agreement(&commute_with_needs(), &samples)?;
        assert_agreement(&commute(|file| add_staffing(file, [&[3, 7], &[12, 40], &[]])), &samples)?;
    }
}

/// Collects a JSON pointer to every object of a file that has a condition.
fn conditions(value: &Json, at: &str, found: &mut Vec<String>) {
    match value {
        Json::Object(object) => {
            if object.contains_key("when") {
                found.push(at.to_owned());
            }
            object.iter().for_each(|(key, value)| conditions(value, &format!("{at}/{key}"), found));
        }
        Json::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| conditions(value, &format!("{at}/{n}"), found));
        }
        _ => {}
    }
}

/// Checks that every condition of the file belongs to a part of the advice.
#[test]
fn parts_include_every_rule_of_the_shipped_rulebook() {
    let bytes = include_bytes!("../../../assets/rulebooks/sales-organisation.json");
    let file: Json = serde_json::from_slice(bytes).expect("valid JSON");
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let places: Vec<_> = AdvicePart::all(&rulebook).into_iter().map(|(place, _)| place).collect();
    let mut rule_pointers = vec!["/move/question".to_owned()];
    conditions(&file, "", &mut rule_pointers);
    // Tracks of the timeline are computed, and invariants check all parts.
    rule_pointers.retain(|at| !["/tree", "/timeline", "/invariants"].iter().any(|part| at.starts_with(part)));
    assert!(rule_pointers.len() > 100, "{}", rule_pointers.len());
    for at in rule_pointers {
        // A fallback belongs to the list of reasons to fill a role now.
        let at = at.replace("/fallback/", "/now/");
        let covers = |place: &String| {
            place != "/segmentation" && (at == *place || at.starts_with(&format!("{place}/")))
        };
        assert!(places.iter().any(covers), "{at} is in no part of the advice");
    }
    let lists = places.iter().filter(|place| place.starts_with("/questions/")).count();
    assert_eq!(lists, 3, "names of regions, industries and products");
    for place in ["/tree", "/segmentation", "/segmentation/cap"] {
        assert!(places.iter().any(|found| found == place), "{place}");
    }
}

/// Checks that a threshold of only one rule divides the answers.
#[test]
fn classes_are_divided_by_every_rule() {
    let at_least = |least: u32| json!({"team_size": {"min": least}});
    let rulebook = shipped(|file| {
        file["evidence"].as_array_mut().expect("a list").push(json!({"question": "team_size",
            "when": {"min": 201}, "model": "pod", "stance": "for", "text": {"en": "x", "nl": "x"}}));
        file["invariants"][0]["must"] = json!({"never": {"when": at_least(202), "models": []}});
        file["warnings"][0]["when"] = at_least(203);
        file["practices"][0]["for_you"][0]["when"] = at_least(204);
        file["support"]["relief"][0]["when"] = at_least(205);
        file["support"]["relief_about"][0]["when"] = at_least(206);
        file["support"]["enablement"]["work"][0]["for_you"][0]["when"] = at_least(207);
        file["support"]["enablement"]["roles"][0]["now"][0]["when"] = at_least(208);
        file["models"][0]["first_steps"][0]["when"] = at_least(209);
        file["move"]["about"][0]["when"] = at_least(210);
        file["move"]["steps"][0]["when"] = at_least(211);
        file["segmentation"]["cap"]["less"][0]["when"] = at_least(212);
        file["questions"][5]["asked_when"] = at_least(213);
    });
    let team = rulebook.question_index("team_size").expect("the rulebook has this question");
    let cut: Vec<u32> = AnswerSpace::new(&rulebook).classes[team]
        .iter()
        .copied()
        .filter(|n| (201..300).contains(n))
        .collect();
    assert_eq!(cut, (201..=213).collect::<Vec<_>>());
}

/// Compares the shares with counts over every combination.
#[test]
fn coverage_agrees_with_counted_combinations() {
    for rulebook in [commute(|_| ()), commute_with_needs()] {
        let classes = value_classes(&rulebook);
        let size: usize = classes.iter().map(|classes| classes.len().max(1)).product();
        let dimensions = rulebook.dimension_count();
        let mut leaves = vec![0_u32; rulebook.tree.nodes.len()];
        let (mut by_count, mut of_dimension) = (vec![0_u32; dimensions + 1], vec![0_u32; dimensions]);
        for index in 0..size {
            let (mut answers, mut rest) = (Answers::new(), index);
            for (question, classes) in classes.iter().enumerate().filter(|(_, classes)| !classes.is_empty()) {
                let value = classes[rest % classes.len()];
                rest /= classes.len();
                answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
            }
            let mut node = 0;
            let situation = Situation::new(&rulebook, &answers);
            rulebook.tree.walk(situation.values(), |_, branch| node = rulebook.tree.branches[branch].then);
            leaves[node] += 1;
            let now = decide(&rulebook, &answers).segmentation.now;
            by_count[now.len()] += 1;
            for dimension in now {
                of_dimension[dimension] += 1;
            }
        }
        let same = |count: u32, share: f64| {
            let counted = f64::from(count) / f64::from(to_u32(size));
            assert!((counted - share).abs() < 1e-9, "{counted} counted, {share} computed");
        };
        let found = coverage(&rulebook).expect("the rulebook is not too complex");
        for leaf in &found.leaves {
            same(leaves[leaf.node], leaf.share.unwrap_or_default());
        }
        for (model, &share) in found.models.iter().enumerate() {
            let of_model = |node: &usize| matches!(rulebook.tree.nodes[*node], Node::Leaf(of) if of == model);
            same((0..leaves.len()).filter(of_model).map(|node| leaves[node]).sum(), share);
        }
        let segments = found.segmentation.expect("the rulebook has a segmentation");
        by_count.iter().zip(&segments.by_count).for_each(|(&count, &share)| same(count, share));
        of_dimension.iter().zip(&segments.dimensions).for_each(|(&count, &share)| same(count, share));
    }
}

/// Checks which numbers and names count as shown in the advice.
#[test]
fn shown_numbers_and_names_count_as_used() {
    let question =
        |rulebook: &Rulebook, id: &str| rulebook.question_index(id).expect("the rulebook has this question");
    let counts = |rulebook: &Rulebook, id: &str| shows_number(rulebook, question(rulebook, id));
    let uses = |rulebook: &Rulebook, id: &str| uses_names(rulebook, question(rulebook, id));
    let without = |list: &'static str| {
        move |file: &mut Json| {
            for part in file["questions"].as_array_mut().expect("a list") {
                part.as_object_mut().expect("an object").remove("no_more_than");
            }
            for part in file["segmentation"]["dimensions"].as_array_mut().expect("a list") {
                part.as_object_mut().expect("an object").remove(list);
            }
        }
    };
    let shipped_rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    assert!(counts(&shipped_rulebook, "team_size"), "as the head count");
    assert!(!counts(&shipped_rulebook, "budget"));
    assert!(counts(&commute(|_| ()), "distance"), "as the limit of a list");
    assert!(!counts(&commute(|_| ()), "bags"));
    assert!(counts(&shipped(without("none")), "product_count"), "as a number of segments");
    assert!(uses(&shipped(without("none")), "product_names"), "as the names of segments");
    assert!(!uses(&shipped(without("names")), "product_names"));
    assert!(uses(&commute(|_| ()), "stops"), "against a limit");
}
