//! Compares the diagram of each part of the advice with the rules themselves, and checks that no rule is left out.

use super::{commute, shipped};
use crate::advice::{Edge, DiagramBuilder, LEAF, Situation, value_classes, decide, split_dimensions};
use crate::audit::effects::{Effect, counts_people, uses_names};
use crate::audit::{Space, coverage};
use crate::rulebook::tests::add_staffing;
use crate::rulebook::{Answers, ConditionalText, CurrentSetup, QuestionKind, Node, Rulebook};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

/// Returns answers made of random numbers. Some questions stay unknown.
fn answers(rulebook: &Rulebook, random: &[u32]) -> Answers {
    let mut answers = Answers::new();
    for (index, (question, &n)) in rulebook.questions.iter().zip(random.iter().cycle()).enumerate() {
        let value = match &question.kind {
            QuestionKind::Choice(options) => n % u32::try_from(options.len()).expect("the number of options fits"),
            // Mostly small numbers, as most thresholds are small.
            QuestionKind::Integer { min, max, .. } => (min + n / 8 % [5, 12, 40, 130][n as usize % 4]).min(*max),
            QuestionKind::Names { .. } => continue,
        };
        if !n.is_multiple_of(7) {
            answers.set(index, Some(question.value_from_number(value)));
        }
    }
    answers
}

/// Returns the outcome to which a diagram leads.
fn outcome(fold: &mut DiagramBuilder, space: &Space, edge: Edge, answers: &Answers) -> u32 {
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

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("the index fits")
}

/// Returns the outcome by the rules, without a diagram.
fn expected(effect: &Effect, space: &Space, answers: &Answers, lists: &[Vec<usize>]) -> u32 {
    let rulebook = space.rulebook;
    let situation = Situation::new(rulebook, answers);
    let decision = decide(rulebook, answers);
    let mut values = situation.values().to_vec();
    values[rulebook.model_slot()] = number(decision.model);
    values[rulebook.segments_slot()] = number(decision.segmentation.now.len());
    let is_asked = |slot: usize| slot >= rulebook.questions.len() || situation.is_asked(slot);
    let spoken = |slot: usize| is_asked(slot).then(|| values[slot]);
    let first = |list: &[ConditionalText]| {
        number(list.iter().position(|one| one.when.is_settled(true, &spoken)).map_or(0, |found| found + 1))
    };
    let place = || {
        let moving = rulebook.transition.as_ref().expect("the rulebook has transition rules");
        let place = moving.setups[values[moving.question] as usize];
        match place {
            _ if !situation.is_asked(moving.question) => 0,
            CurrentSetup::Absent => 0,
            CurrentSetup::Custom => 1,
            CurrentSetup::Model(model) => number(model) + 2,
        }
    };
    let divided = split_dimensions(rulebook, situation.values());
    let wanted: Vec<_> = divided.now.iter().chain(&divided.waiting).collect();
    match effect {
        Effect::Model => number(decision.model),
        Effect::Segments => {
            let now = &*decision.segmentation.now;
            number(lists.iter().position(|list| list == now).expect("the diagram has this selection"))
        }
        Effect::Reason(dimension) => {
            wanted.iter().find(|one| one.dimension == *dimension).map_or(0, |one| number(one.reason) + 1)
        }
        Effect::Brings(dimension) => {
            let slot = rulebook.segmentation.as_ref().expect("the rulebook has a segmentation").cap.slot;
            let taken = |number: &u32| {
                let mut tried = answers.clone();
                tried.set(slot, Some(rulebook.questions[slot].value_from_number(*number)));
                decide(rulebook, &tried).segmentation.now.contains(dimension)
            };
            let waits = divided.waiting.iter().any(|waits| waits.dimension == *dimension);
            let classes = &space.classes[slot];
            let from = (0..classes.len()).find(|&class| classes[class..].iter().all(taken));
            from.filter(|_| waits).map_or(0, |class| number(class) + 1)
        }
        Effect::Row(row) => {
            let row = &rulebook.evidence[*row];
            u32::from(spoken(row.slot).is_some_and(|value| row.values.contains(value)))
        }
        Effect::When(when) => u32::from(when.is_settled(true, &spoken)),
        Effect::Of(model, when) => u32::from(decision.model == *model && when.is_settled(true, &spoken)),
        Effect::First(list) => first(list),
        Effect::Place => place(),
        Effect::Moving(when) => u32::from(place() > 0 && when.is_settled(true, &spoken)),
        Effect::MovingFirst(list) => {
            if place() > 0 {
                first(list)
            } else {
                0
            }
        }
        Effect::Asked(question) => u32::from(situation.is_asked(*question)),
    }
}

/// Compares the diagrams of all parts with the rules for every sample.
fn agree(rulebook: &Rulebook, samples: &[Vec<u32>]) -> Result<(), TestCaseError> {
    let space = Space::new(rulebook);
    let mut fold = DiagramBuilder::new(rulebook, &space.classes, usize::MAX);
    let lists = rulebook.segmentation.as_ref().map_or(Vec::new(), |rules| fold.segments(rules).1);
    for (at, effect) in Effect::all(rulebook) {
        let edge = effect.fold(&mut fold, rulebook);
        for random in samples {
            let answers = answers(rulebook, random);
            let found = outcome(&mut fold, &space, edge, &answers);
            prop_assert_eq!(found, expected(&effect, &space, &answers, &lists), "{}: {:?}", at, answers);
        }
    }
    Ok(())
}

/// Returns the small rulebook with needs counted as well and larger reductions of the cap.
fn counting() -> Rulebook {
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
    fn diagrams_of_the_shipped_rulebook_say_what_its_rules_say(
        samples in prop::collection::vec(prop::collection::vec(any::<u32>(), 23), 30),
    ) {
        agree(&Rulebook::shipped().expect("the shipped rulebook is valid"), &samples)?;
        // Texts that apply always, but only if there is a current setup.
        let always = shipped(|file| {
            for list in ["about", "keep"] {
                file["move"][list] = json!([{"when": {}, "text": {"en": "x", "nl": "x"}}]);
            }
        });
        agree(&always, &samples[..8])?;
    }

    /// Checks the diagrams of the small rulebook and of two variants with random answers.
    #[test]
    fn diagrams_of_the_small_rulebook_say_what_its_rules_say(
        samples in prop::collection::vec(prop::collection::vec(any::<u32>(), 11), 200),
    ) {
        agree(&commute(|_| ()), &samples)?;
        agree(&counting(), &samples)?;
        agree(&commute(|file| add_staffing(file, [&[3, 7], &[12, 40], &[]])), &samples)?;
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
fn no_rule_of_the_shipped_rulebook_is_left_out() {
    let bytes = include_bytes!("../../../assets/rulebooks/sales-organisation.json");
    let file: Json = serde_json::from_slice(bytes).expect("valid JSON");
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let places: Vec<_> = Effect::all(&rulebook).into_iter().map(|(place, _)| place).collect();
    let mut said = vec!["/move/question".to_owned()];
    conditions(&file, "", &mut said);
    // Tracks of the timeline are computed, and invariants check all parts.
    said.retain(|at| !["/tree", "/timeline", "/invariants"].iter().any(|part| at.starts_with(part)));
    assert!(said.len() > 100, "{}", said.len());
    for at in said {
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
fn every_rule_cuts_the_answer_space() {
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
    let cut: Vec<u32> =
        Space::new(&rulebook).classes[team].iter().copied().filter(|n| (201..300).contains(n)).collect();
    assert_eq!(cut, (201..=213).collect::<Vec<_>>());
}

/// Compares the shares with counts over every combination.
#[test]
fn shares_are_those_of_all_combinations() {
    for rulebook in [commute(|_| ()), counting()] {
        let classes = value_classes(&rulebook);
        let size: usize = classes.iter().map(|classes| classes.len().max(1)).product();
        let dimensions = rulebook.dimension_count();
        let mut leaves = vec![0_u32; rulebook.tree.nodes.len()];
        let (mut taken, mut of_dimension) = (vec![0_u32; dimensions + 1], vec![0_u32; dimensions]);
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
            taken[now.len()] += 1;
            for dimension in now {
                of_dimension[dimension] += 1;
            }
        }
        let same = |count: u32, share: f64| {
            let counted = f64::from(count) / f64::from(number(size));
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
        let segments = found.segments.expect("the rulebook has a segmentation");
        taken.iter().zip(&segments.taken).for_each(|(&count, &share)| same(count, share));
        of_dimension.iter().zip(&segments.dimensions).for_each(|(&count, &share)| same(count, share));
    }
}

/// Checks which numbers and names count as shown in the advice.
#[test]
fn numbers_and_names_that_only_show_are_of_use() {
    let question = |rulebook: &Rulebook, id: &str| rulebook.question_index(id).expect("the rulebook has this question");
    let counts = |rulebook: &Rulebook, id: &str| counts_people(rulebook, question(rulebook, id));
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
    let plain = Rulebook::shipped().expect("the shipped rulebook is valid");
    assert!(counts(&plain, "team_size"), "as the head count");
    assert!(!counts(&plain, "budget"));
    assert!(counts(&commute(|_| ()), "distance"), "as the limit of a list");
    assert!(!counts(&commute(|_| ()), "bags"));
    assert!(counts(&shipped(without("none")), "product_count"), "as a number of segments");
    assert!(uses(&shipped(without("none")), "product_names"), "as the names of segments");
    assert!(!uses(&shipped(without("names")), "product_names"));
    assert!(uses(&commute(|_| ()), "stops"), "against a limit");
}
