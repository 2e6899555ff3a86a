//! Tests of growth on the shipped rulebook, compared with trying every size, and on a small rulebook with its
//! own timeline.

use super::{GrowthTrack, MilestoneChange};
use crate::advice::RoleAdvice;
use crate::advice::{Origin, OutcomeDiagram, Situation, advise, decide};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, QuestionKind, Rulebook, TrackChange};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::sync::OnceLock;

fn shipped() -> &'static (Rulebook, OutcomeDiagram) {
    static SHIPPED: OnceLock<(Rulebook, OutcomeDiagram)> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let outcomes = OutcomeDiagram::new(&rulebook);
        (rulebook, outcomes)
    })
}

/// Generates answers with numbers up to slightly above the largest threshold. Some of them are unknown.
fn some_answers() -> impl Strategy<Value = Answers> {
    let questions = &shipped().0.questions;
    prop::collection::vec((0_u32..8, any::<u32>()), questions.len()).prop_map(|random| {
        let mut answers = Answers::new();
        for (index, (question, (known, number))) in shipped().0.questions.iter().zip(random).enumerate() {
            let value = match &question.kind {
                QuestionKind::Choice(options) => number % u32::try_from(options.len()).expect("fits in u32"),
                QuestionKind::Integer { min, .. } => min + number % 120,
                QuestionKind::Names { .. } => continue,
            };
            answers.set(index, (known > 0).then(|| question.value_from_number(value)));
        }
        answers
    })
}

/// Returns the model, the dimensions and the filled roles by the rules, with dimensions and roles in order.
fn rule_results(answers: &Answers) -> (usize, Vec<usize>, Vec<usize>) {
    let (rulebook, outcomes) = shipped();
    let decision = decide(rulebook, answers);
    let mut dimensions = decision.segmentation.now.to_vec();
    dimensions.sort_unstable();
    let advice = advise(rulebook, outcomes, answers);
    let roles = advice.support.expect("has support").roles;
    let filled = |role: &usize| matches!(roles[*role], RoleAdvice::Now(_));
    (decision.model, dimensions, (0..roles.len()).filter(filled).collect())
}

/// Returns what `after` has that `before` does not, in the form of [`milestone_changes`].
fn milestone_changes(
    before: &(usize, Vec<usize>, Vec<usize>),
    after: &(usize, Vec<usize>, Vec<usize>),
) -> Vec<(u8, usize)> {
    let mut new = Vec::new();
    new.extend((before.0 != after.0).then_some((0, after.0)));
    new.extend(after.1.iter().filter(|one| !before.1.contains(one)).map(|&one| (1, one)));
    new.extend(after.2.iter().filter(|one| !before.2.contains(one)).map(|&one| (2, one)));
    new
}

/// Returns the changes that a track has at `to`, with dimensions and roles in order.
fn track_changes(track: &GrowthTrack, to: u32) -> Vec<(u8, usize)> {
    let mut changes: Vec<_> = (track.milestones.iter())
        .filter(|milestone| milestone.to == to)
        .flat_map(|milestone| &milestone.changes)
        .map(|brings| match *brings {
            MilestoneChange::Model { model, .. } => (0, model),
            MilestoneChange::Segment { dimension, .. } => (1, dimension),
            MilestoneChange::Role(role) => (2, role),
        })
        .collect();
    changes.sort_unstable();
    changes
}

fn with_answer(answers: &Answers, question: usize, value: u32) -> Answers {
    let mut changed = answers.clone();
    changed.set(question, Some(shipped().0.questions[question].value_from_number(value)));
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The milestones on team size are exactly the sizes at which trying every size finds something new.
    #[test]
    fn growth_equals_trying_every_number(given in some_answers()) {
        let (rulebook, outcomes) = shipped();
        let advice = advise(rulebook, outcomes, &given);
        for track in &advice.growth {
            let today = advice.situation.values()[track.question];
            let TrackChange::Number(_) = rulebook.timeline.as_ref().expect("has a timeline").tracks[track.track].change else {
                continue;
            };
            let mut before = rule_results(&with_answer(&given, track.question, today));
            for number in today + 1..=track.limit.unwrap_or(150).min(150) {
                let after = rule_results(&with_answer(&given, track.question, number));
                prop_assert_eq!(track_changes(track, number), milestone_changes(&before, &after), "at {}", number);
                // Nothing disappears without something new, so the milestones list every change.
                prop_assert!(before == after || !milestone_changes(&before, &after).is_empty(), "at {}", number);
                before = after;
            }
            for far in [1_000, 100_000] {
                if track.limit.is_none() {
                    prop_assert_eq!(&rule_results(&with_answer(&given, track.question, far)), &before, "{}", far);
                }
                prop_assert_eq!(track_changes(track, far), []);
            }
            let (milestones, limit) = (&track.milestones, track.limit.unwrap_or(u32::MAX));
            prop_assert!(milestones.iter().all(|milestone| milestone.to <= limit));
            prop_assert!(track.milestones.windows(2).all(|pair| pair[0].to < pair[1].to));
        }
    }

    /// Each milestone of an event is what that one answer alone changes, beyond what earlier options of the
    /// same answer change.
    #[test]
    fn growth_events_equal_changing_one_answer(given in some_answers()) {
        let (rulebook, outcomes) = shipped();
        let advice = advise(rulebook, outcomes, &given);
        for track in &advice.growth {
            let TrackChange::Options(steps) = &rulebook.timeline.as_ref().expect("has a timeline").tracks[track.track].change
            else {
                continue;
            };
            let today = advice.situation.values()[track.question];
            let mut before = rule_results(&given);
            let mut ahead = !steps.iter().any(|(option, _)| *option == today);
            for &(option, _) in steps {
                let after = rule_results(&with_answer(&given, track.question, option));
                let expected = if ahead { milestone_changes(&before, &after) } else { Vec::new() };
                prop_assert_eq!(track_changes(track, option), expected);
                if ahead {
                    before = after;
                }
                ahead |= option == today;
            }
        }
    }
}

/// A team of six is tried up to twice its size, the reach of the lever.
#[test]
fn growth_stops_at_the_reach_of_the_lever() {
    let (rulebook, outcomes) = shipped();
    let given = answers(rulebook, &json!({"team_size": 6, "growth": "fast", "current_model": "island"}));
    let advice = advise(rulebook, outcomes, &given);
    let size = rulebook.question_index("team_size").expect("the question exists");
    let track = advice.growth.iter().find(|track| track.question == size).expect("the track exists");
    let role = |id: &str| {
        let roles = &rulebook.support.as_ref().expect("has support").enablement.roles;
        MilestoneChange::Role(roles.iter().position(|role| role.id == id).expect("the role exists"))
    };
    let found: Vec<_> = track.milestones.iter().map(|one| (one.to, one.changes.clone())).collect();
    let expected = [(10, vec![MilestoneChange::Model { model: 1, replaced: 0 }, role("program_manager")])];
    assert_eq!(track.limit, Some(12));
    assert_eq!(found, expected);
}

/// Numbers are also tried at the thresholds of roles, and a role that disappears again is no milestone.
#[test]
fn growth_includes_role_thresholds() {
    let mut file: Json =
        serde_json::from_str(include_str!("../../../assets/rulebooks/sales-organisation.json"))
            .expect("valid JSON");
    let text = json!({"en": "So.", "nl": "Zo."});
    file["support"]["enablement"]["roles"][0]["now"] =
        json!([{"when": {"team_size": {"min": 37, "max": 41}}, "text": text}]);
    file["support"]["enablement"].as_object_mut().expect("is an object").remove("people");
    // A role can also depend on the model, and on the number of divisions.
    file["support"]["enablement"]["roles"][1]["now"] = json!([{"when": {"model": "pod"}, "text": text}]);
    file["support"]["enablement"]["roles"][3]["now"] = json!([{"when": {"segments_now": 1}, "text": text}]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let given = answers(&rulebook, &json!({"team_size": 35}));
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
    let sizes: Vec<_> = advice.growth[0].milestones.iter().map(|one| (one.to, one.changes[0])).collect();
    assert_eq!(sizes, [(37, MilestoneChange::Role(0))]);
    let brought = |id: &str| {
        let question = rulebook.question_index(id).expect("the question exists");
        let track = advice.growth.iter().find(|track| track.question == question).expect("the track exists");
        track.milestones[0].changes.clone()
    };
    let pod = MilestoneChange::Model { model: 2, replaced: 1 };
    assert_eq!(brought("named_accounts"), [pod, MilestoneChange::Role(1)]);
    assert_eq!(
        brought("customer_location"),
        [MilestoneChange::Segment { dimension: 0, replaced: None }, MilestoneChange::Role(3)]
    );
}

/// Answers at the end of their range have no milestones.
#[test]
fn growth_has_no_milestones_at_the_end_of_ranges() {
    let (rulebook, outcomes) = shipped();
    let given = json!({"team_size": 100_000, "product_count": 100_000, "growth": "fast", "budget": "ample",
        "lead_flow": "many", "named_accounts": "yes", "customer_location": "several_countries",
        "customer_size": "mixed", "industries": "several_different", "enablement_now": "team"});
    let advice = advise(rulebook, outcomes, &answers(rulebook, &given));
    assert!(!advice.growth.is_empty());
    assert!(advice.growth.iter().all(|track| track.milestones.is_empty()), "{:?}", advice.growth);
}

/// Returns the small rulebook with these tracks as its timeline.
fn rulebook_with_tracks(tracks: &Json) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["timeline"] = json!({"about": {"text": {"en": "So."}}, "tracks": tracks});
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// A rulebook without a timeline has no growth tracks.
#[test]
fn growth_is_empty_without_timeline() {
    let rulebook = commute();
    assert_eq!(advise(&rulebook, &OutcomeDiagram::new(&rulebook), &Answers::new()).growth, []);
}

/// The rulebook's timeline decides which answers are changed.
#[test]
fn growth_follows_the_timeline_of_the_rulebook() {
    let rulebook = rulebook_with_tracks(&json!([
        {"question": "distance", "when": {"en": "From {value}"}},
        {"question": "bags", "when": {"en": "With {value} bags"}},
        {"question": "station", "to": [{"option": "yes", "when": {"en": "With a station"}}]}
    ]));
    let given = answers(&rulebook, &json!({"distance": 4, "weather": "wet", "bags": 3, "hurry": "great"}));
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
    // At this distance the station is not asked, so it cannot change.
    let questions: Vec<_> = advice.growth.iter().map(|track| track.question).collect();
    assert_eq!(questions, [0, 5]);
    // Both needs wait: below five kilometres none is selected and, in a hurry, at most one at any distance.
    let distance: Vec<_> =
        advice.growth[0].milestones.iter().map(|one| (one.to, one.changes.clone())).collect();
    assert_eq!(distance, [(5, vec![MilestoneChange::Segment { dimension: 1, replaced: None }])]);
    // Nothing is selected, so more bags change nothing. The car is advised already.
    assert_eq!(advice.growth[1].milestones, []);
}

/// Only options after today's are tried.
#[test]
fn growth_tries_only_later_options() {
    let step = |option: &str| json!({"option": option, "when": {"en": "Then"}});
    let found = |to: Json| {
        let rulebook = rulebook_with_tracks(&json!([{"question": "hurry", "to": to}]));
        let given = answers(&rulebook, &json!({"distance": 20, "station": "yes", "hurry": "great"}));
        let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
        advice.growth[0].milestones.iter().map(|one| (one.to, one.changes.clone())).collect::<Vec<_>>()
    };
    let train = vec![MilestoneChange::Model { model: 1, replaced: 2 }];
    assert_eq!(found(json!([step("great"), step("none")])), [(0, train.clone())]);
    assert_eq!(found(json!([step("none")])), [(0, train)]);
    assert_eq!(found(json!([step("none"), step("great")])), []);
}

/// A new division names the one that it replaces.
#[test]
fn growth_names_the_replaced_division() {
    let rulebook = rulebook_with_tracks(&json!([{"question": "bags", "when": {"en": "With {value} bags"}}]));
    let given = answers(&rulebook, &json!({"distance": 5, "weather": "dry", "bags": 0, "hurry": "great"}));
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
    let found: Vec<_> = advice.growth[0].milestones.iter().map(|one| (one.to, one.changes.clone())).collect();
    assert_eq!(found, [(6, vec![MilestoneChange::Segment { dimension: 0, replaced: Some(1) }])]);
}

/// Invalid tracks of a timeline are reported when the rulebook is loaded.
#[test]
fn tracks_are_validated() {
    let refused = |track: Json| {
        let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
        file["timeline"] = json!({"about": {"text": {"en": "So."}}, "tracks": [track]});
        let problems = Rulebook::load(file.to_string().into_bytes()).expect_err("refused");
        let told: Vec<_> = problems.into_iter().map(|one| (one.at, one.message.key())).collect();
        told
    };
    let at = "/timeline/tracks/0";
    let when = json!({"en": "Then"});
    let form = [(at.to_owned(), "rulebook-track-form")];
    assert_eq!(refused(json!({"question": "weather", "when": when})), form);
    assert_eq!(refused(json!({"question": "distance", "to": [{"option": 5, "when": when}]})), form);
    assert_eq!(refused(json!({"question": "weather"})), form);
    assert_eq!(refused(json!({"question": "stops", "when": when}))[0].1, "rulebook-condition-on-names");
    assert_eq!(refused(json!({"question": "burdens", "when": when}))[0].1, "rulebook-too-early");
    let step = json!({"option": "wet", "when": when});
    let twice = refused(json!({"question": "weather", "to": [step, step]}));
    assert_eq!(twice, [(format!("{at}/to/1/option"), "rulebook-duplicate-id")]);
    let unknown = refused(json!({"question": "weather", "to": [{"option": "snow", "when": {}}]}));
    let keys: Vec<_> = unknown.iter().map(|(_, key)| *key).collect();
    assert_eq!(keys, ["rulebook-text-missing", "rulebook-unknown-id-known"]);
}

/// Growth of an unknown answer starts from the assumed value.
#[test]
fn growth_starts_from_assumed_values() {
    let (rulebook, outcomes) = shipped();
    let advice = advise(rulebook, outcomes, &Answers::new());
    let situation = Situation::new(rulebook, &Answers::new());
    for track in &advice.growth {
        assert_eq!(situation.origin(track.question), Origin::Assumed);
        let today = situation.values()[track.question];
        assert!(track.milestones.iter().all(|milestone| milestone.to > today));
    }
    assert!(advice.growth.iter().any(|track| !track.milestones.is_empty()));
}
