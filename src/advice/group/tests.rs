//! Tests of group comparison against its definition: every combination of the answers given is decided.

use super::{AnswerSpread, DisagreementEffect, GroupAdvice, Vote};
use crate::advice::{Decision, OutcomeDiagram, Situation, decide};
use crate::rulebook::tests::{answers, commute};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};
use proptest::prelude::*;
use serde_json::json;
use std::sync::LazyLock;

static COMMUTE: LazyLock<(Rulebook, OutcomeDiagram)> = LazyLock::new(|| {
    let rulebook = commute();
    let outcomes = OutcomeDiagram::new(&rulebook);
    (rulebook, outcomes)
});

fn compare(people: &[serde_json::Value]) -> GroupAdvice {
    let (rulebook, outcomes) = &*COMMUTE;
    let people: Vec<_> = people.iter().map(|input| answers(rulebook, input)).collect();
    GroupAdvice::new(rulebook, outcomes, &people)
}

fn dimensions(decision: &Decision) -> Vec<usize> {
    decision.segmentation.now.to_vec()
}

/// Returns the distinct answers to each question, from the people who were asked it.
fn distinct_answers(rulebook: &Rulebook, people: &[Answers]) -> Vec<Vec<Option<Value>>> {
    let of = |question: usize| {
        let mut values: Vec<Option<Value>> = Vec::new();
        for answers in people {
            let asked = Situation::new(rulebook, answers).is_asked(question);
            if let Some(value) = answers.get(question).filter(|_| asked)
                && !values.contains(&Some(value.clone()))
            {
                values.push(Some(value.clone()));
            }
        }
        if values.is_empty() { vec![None] } else { values }
    };
    (0..rulebook.questions.len()).map(of).collect()
}

/// Returns every combination of the answers given, with its decision. Lists do not affect decisions.
fn combinations(rulebook: &Rulebook, input: &[Vec<Option<Value>>]) -> Vec<(Vec<usize>, Decision)> {
    let mut all = vec![Vec::new()];
    for (question, values) in input.iter().enumerate() {
        let list = matches!(rulebook.questions[question].kind, QuestionKind::Names { .. });
        let count = if list { 1 } else { values.len() };
        all = all
            .into_iter()
            .flat_map(|start: Vec<usize>| (0..count).map(move |value| [start.clone(), vec![value]].concat()))
            .collect();
    }
    let decided = |places: Vec<usize>| {
        let mut answers = Answers::new();
        for (question, &place) in places.iter().enumerate() {
            answers.set(question, input[question][place].clone());
        }
        let decision = decide(rulebook, &answers);
        (places, decision)
    };
    all.into_iter().map(decided).collect()
}

/// Returns whether two combinations that differ only in this question lead to different outcomes.
fn can_change<T: PartialEq>(
    all: &[(Vec<usize>, Decision)],
    question: usize,
    outcome: &impl Fn(&Decision) -> T,
) -> bool {
    let without = |places: &[usize]| {
        let mut places = places.to_vec();
        places[question] = 0;
        places
    };
    let mut seen = std::collections::HashMap::new();
    for (places, decision) in all {
        let first = seen.entry(without(places)).or_insert(decision);
        if outcome(first) != outcome(decision) {
            return true;
        }
    }
    false
}

/// Asserts that the comparison of these people equals the results of deciding every combination.
fn assert_matches_brute_force(rulebook: &Rulebook, outcomes: &OutcomeDiagram, people: &[Answers]) {
    let found = GroupAdvice::new(rulebook, outcomes, people);
    let input = distinct_answers(rulebook, people);
    let all = combinations(rulebook, &input);
    let base = decide(rulebook, &found.typical);
    assert_eq!(found.typical_decision, base);
    for (person, answers) in people.iter().enumerate() {
        assert_eq!(found.decisions[person], decide(rulebook, answers));
    }
    for (question, topic) in found.topics.iter().enumerate() {
        let list = matches!(rulebook.questions[question].kind, QuestionKind::Names { .. });
        let (mut models, mut divisions, mut others) = (0, 0, 0);
        for (person, answers) in people.iter().enumerate() {
            let asked = Situation::new(rulebook, answers).is_asked(question);
            let vote = match (asked, answers.get(question)) {
                (false, _) => Vote::NotAsked,
                (true, None) => Vote::Unknown,
                (true, Some(_)) => topic.votes[person],
            };
            assert_eq!(topic.votes[person], vote);
            let Some(value) = answers.get(question).filter(|_| asked) else { continue };
            let mut changed = found.typical.clone();
            changed.set(question, Some(value.clone()));
            let changed = decide(rulebook, &changed);
            models += usize::from(changed.model != base.model);
            divisions += usize::from(dimensions(&changed) != dimensions(&base));
            if !list {
                others += usize::from(Some(value) != topic.typical.as_ref());
                let Vote::Answer(view) = topic.votes[person] else { panic!("they answered") };
                assert_eq!(topic.distinct_answers[view].value, *value);
                assert_eq!(topic.distinct_answers[view].changes_model, changed.model != base.model);
                assert_eq!(topic.distinct_answers[view].decision.model, changed.model);
                assert_eq!(
                    topic.distinct_answers[view].changes_segmentation,
                    dimensions(&changed) != dimensions(&base)
                );
            }
        }
        if list {
            assert!(matches!(topic.effect, DisagreementEffect::Nothing | DisagreementEffect::Agreed));
            continue;
        }
        let model = can_change(&all, question, &|decision| decision.model);
        let division = can_change(&all, question, &dimensions);
        let (effect, stake) = match input[question].len() {
            ..=1 => (DisagreementEffect::Agreed, 0),
            _ if models > 0 => (DisagreementEffect::Model, models),
            _ if divisions > 0 => (DisagreementEffect::Segmentation, divisions),
            _ if model || division => (DisagreementEffect::Combined, others),
            _ => (DisagreementEffect::Nothing, others),
        };
        assert_eq!(
            (topic.effect, topic.people_at_stake),
            (effect, stake),
            "{}",
            rulebook.questions[question].id
        );
        assert_eq!(topic.can_change_model, Some(model), "{}", rulebook.questions[question].id);
    }
    let keeping = all.iter().filter(|(_, decision)| decision.model == base.model).count() as u64;
    let (part, whole) = found.robust_combinations.expect("the diagram is complete");
    // Questions that can change nothing are not counted, which does not change the share.
    assert_eq!(u128::from(part) * all.len() as u128, u128::from(keeping) * u128::from(whole));
    let rank = |question: usize| {
        let topic = &found.topics[question];
        let later = topic.effect == DisagreementEffect::Combined && topic.can_change_model == Some(false);
        (topic.effect, later, usize::MAX - topic.people_at_stake, question)
    };
    assert!(found.agenda.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])), "{:?}", found.agenda);
    assert_eq!(found.agenda.len(), rulebook.questions.len());
}

fn person() -> impl Strategy<Value = serde_json::Value> {
    let of = |values: &'static [&'static str]| prop::option::of(prop::sample::select(values));
    (
        prop::option::of(prop::sample::select(&[2, 6, 9, 10, 30, 60][..])),
        of(&["no", "yes"]),
        prop::option::of(prop::collection::vec(prop::sample::select(&["A", "b", "B"][..]), 0..3)),
        of(&["dry", "wet"]),
        of(&["none", "some", "great"]),
        prop::option::of(0..10),
    )
        .prop_map(|(distance, station, stops, weather, hurry, bags)| {
            let mut stops = stops;
            if let Some(stops) = &mut stops {
                stops.dedup_by_key(|name| name.to_lowercase());
                stops.truncate(1);
            }
            let all = json!({"distance": distance, "station": station, "stops": stops, "weather": weather,
                "hurry": hurry, "bags": bags});
            let all = all.as_object().expect("is an object").clone();
            all.into_iter().filter(|(_, value)| !value.is_null()).collect()
        })
}

proptest! {
    /// Effects on the small rulebook equal the results of trying all combinations.
    #[test]
    fn effects_equal_brute_force(
        people in prop::collection::vec(person(), 2..7),
    ) {
        let (rulebook, outcomes) = &*COMMUTE;
        let people: Vec<_> = people.iter().map(|given| answers(rulebook, given)).collect();
        assert_matches_brute_force(rulebook, outcomes, &people);
    }

    /// Effects on the shipped rulebook equal the results of trying all combinations. People differ in only a
    /// few answers, so that all combinations can be tried.
    #[test]
    fn effects_equal_brute_force_on_shipped_rulebook(
        seed in prop::collection::vec((any::<u32>(), 0_u32..5), 19),
        turns in prop::collection::vec((0_usize..19, any::<u32>(), 0_usize..4), 0..8),
    ) {
        static SHIPPED: LazyLock<(Rulebook, OutcomeDiagram)> = LazyLock::new(|| {
            let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
            let outcomes = OutcomeDiagram::new(&rulebook);
            (rulebook, outcomes)
        });
        let (rulebook, outcomes) = &*SHIPPED;
        let value = |question: usize, drawn: u32| match &rulebook.questions[question].kind {
            QuestionKind::Choice(options) => {
                Some(Value::Choice(drawn % u32::try_from(options.len()).expect("fits in u32")))
            }
            QuestionKind::Integer { .. } => Some(Value::Number(1 + drawn % 90)),
            QuestionKind::Names { .. } => None,
        };
        let mut base = Answers::new();
        for (question, &(drawn, known)) in seed.iter().enumerate() {
            base.set(question, value(question, drawn).filter(|_| known > 0));
        }
        let mut people = vec![base; 4];
        for (question, drawn, person) in turns {
            people[person].set(question, value(question, drawn));
        }
        assert_matches_brute_force(rulebook, outcomes, &people);
    }
}

/// The most common option is typical, ties are marked, and numbers use the median.
#[test]
fn typical_answer_is_most_common_and_marks_ties() {
    let found = compare(&[
        json!({"distance": 20, "hurry": "great", "weather": "wet"}),
        json!({"distance": 6, "hurry": "some", "weather": "wet"}),
        json!({"distance": 8, "hurry": "great", "weather": "dry"}),
        json!({"distance": 8, "weather": "dry"}),
    ]);
    let topic = |question: usize| &found.topics[question];
    assert_eq!((topic(0).typical.clone(), topic(0).is_tied), (Some(Value::Number(8)), false));
    assert_eq!(topic(0).spread, Some(AnswerSpread::Numbers([6, 8, 20])));
    assert_eq!((topic(3).typical.clone(), topic(3).is_tied), (Some(Value::Choice(0)), true));
    assert_eq!((topic(4).typical.clone(), topic(4).is_tied), (Some(Value::Choice(2)), false));
    assert_eq!((topic(4).most_common_count(), topic(4).answer_count()), (2, 3));
    assert_eq!(topic(4).people_with_vote(Vote::Unknown).collect::<Vec<_>>(), [3]);
    // The station is not asked if the distance is short.
    assert_eq!(topic(1).people_with_vote(Vote::NotAsked).collect::<Vec<_>>(), [1, 2, 3]);
}

/// Of two numbers in the middle the lower is typical, and the tie is marked.
#[test]
fn typical_number_is_lower_median() {
    let found = compare(&[json!({"distance": 4}), json!({"distance": 30})]);
    assert_eq!((found.topics[0].typical.clone(), found.topics[0].is_tied), (Some(Value::Number(4)), true));
}

/// Names that at least half gave are typical, in any case and order.
#[test]
fn typical_names_are_given_by_half() {
    let stops = |names: &[&str]| json!({"distance": 30, "station": "yes", "stops": names});
    let found = compare(&[stops(&["North", "Mid"]), stops(&["mid", "north"]), stops(&["South", "Mid"])]);
    let topic = &found.topics[2];
    assert_eq!(topic.typical, Some(Value::Names(vec!["Mid".to_owned(), "North".to_owned()])));
    assert_eq!(topic.distinct_answers.len(), 2);
    let named = ["Mid", "North", "South"].map(str::to_owned).into_iter().zip([3, 2, 1]).collect();
    assert_eq!(topic.spread, Some(AnswerSpread::Names(named)));
    assert_eq!(topic.effect, DisagreementEffect::Nothing);
}

/// Names with differently encoded accents are equal.
#[test]
fn names_ignore_unicode_encoding() {
    let [composed, decomposed] =
        ["Zu\u{fc}g", "Zuu\u{308}g"].map(|name| json!({"distance": 12, "station": "yes", "stops": [name]}));
    let found = compare(&[composed, decomposed]);
    assert_eq!(found.topics[2].distinct_answers.len(), 1);
    assert!(matches!(&found.topics[2].spread, Some(AnswerSpread::Names(names)) if names.len() == 1));
}

/// If all people agree, no topic is disputed.
#[test]
fn agenda_has_no_disputes_if_all_agree() {
    let same = json!({"distance": 30, "station": "yes"});
    let found = compare(&[same.clone(), same, json!({"distance": 30})]);
    assert!(found.all_agree());
    assert_eq!(found.disputed().count(), 0);
    assert_eq!(found.robust_combinations, Some((1, 1)));
}

/// A difference that matters only together with another one is distinguished from one that never matters.
#[test]
fn effects_distinguish_combined_from_nothing() {
    // Near and dry: bags change nothing, and rain changes nothing without bags.
    let found = compare(&[
        json!({"distance": 2, "weather": "dry", "bags": 0}),
        json!({"distance": 2, "weather": "dry", "bags": 0}),
        json!({"distance": 2, "weather": "wet", "bags": 9}),
    ]);
    let effects: Vec<_> = [3, 5].map(|question: usize| found.topics[question].effect).into();
    assert_eq!(effects, [DisagreementEffect::Combined, DisagreementEffect::Combined]);
    assert_eq!(found.topics[5].can_change_model, Some(true));
    assert_eq!(found.robust_combinations, Some((3, 4)));
    let people = [
        json!({"distance": 2, "weather": "dry", "bags": 0}),
        json!({"distance": 2, "weather": "dry", "bags": 0}),
        json!({"distance": 2, "weather": "wet", "bags": 9}),
    ];
    let people = people.map(|given| answers(&COMMUTE.0, &given));
    let untold = GroupAdvice::new(&COMMUTE.0, &OutcomeDiagram::new(&COMMUTE.0).into_incomplete(), &people);
    let effects: Vec<_> = [3, 5].map(|question: usize| untold.topics[question].effect).into();
    assert_eq!(
        effects,
        [DisagreementEffect::Unknown, DisagreementEffect::Unknown],
        "an unknown effect is not `Nothing`"
    );
    let far = compare(&[
        json!({"distance": 80, "station": "yes", "hurry": "none", "weather": "dry"}),
        json!({"distance": 80, "station": "yes", "hurry": "none", "weather": "wet"}),
    ]);
    assert_eq!(far.topics[3].effect, DisagreementEffect::Nothing);
}
