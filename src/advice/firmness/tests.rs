//! Firmness on the small rulebook as counted by hand, and on the shipped one as deciding each change gives it.

use super::Firmness;
use super::Weight::{self, Decisive, Supporting};
use crate::advice::flips::tests::Drawn;
use crate::advice::{Advice, Change, Outcomes, Single, advise, decide};
use crate::rulebook::tests::{answers, commute};
use crate::rulebook::{Answers, Kind, Rulebook, Value};
use serde_json::json;

fn advice(given: &serde_json::Value) -> (Rulebook, Advice) {
    let rulebook = commute();
    let advice = advise(&rulebook, &Outcomes::new(&rulebook), &answers(&rulebook, given));
    (rulebook, advice)
}

fn firmness(advice: &Advice) -> &Firmness {
    advice.firmness.as_ref().expect("there are few answers")
}

fn weights(rulebook: &Rulebook, advice: &Advice) -> Vec<(String, Weight)> {
    let id = |&(question, weight): &(usize, Weight)| (rulebook.questions[question].id.clone(), weight);
    firmness(advice).answers.iter().map(id).collect()
}

fn named(weights: &[(&str, Weight)]) -> Vec<(String, Weight)> {
    weights.iter().map(|(id, weight)| ((*id).to_owned(), *weight)).collect()
}

#[test]
fn every_change_of_one_answer_is_counted() {
    let (rulebook, advice) = advice(&json!({"distance": 3, "weather": "wet", "bags": 7, "hurry": "none"}));
    // Another distance keeps the car (three classes), dry weather does not, more hurry does (two), of three other
    // numbers of bags one does.
    assert_eq!((firmness(&advice).kept, firmness(&advice).changes), (6, 9));
    assert!((firmness(&advice).stability() - 6.0 / 9.0).abs() < 1e-12);
    // The hurry lies behind the burdens that were counted on the way.
    let expected =
        [("distance", Supporting), ("weather", Decisive), ("hurry", Supporting), ("bags", Decisive)];
    assert_eq!(weights(&rulebook, &advice), named(&expected));
}

#[test]
fn what_speaks_for_the_model_supports_it_and_the_rest_does_nothing() {
    let (rulebook, advice) = advice(&json!({"distance": 60, "station": "no", "hurry": "some"}));
    // With a station it would be the train. Nothing else is looked at on the way.
    let expected = [
        ("distance", Decisive),
        ("station", Decisive),
        ("weather", Weight::None),
        ("hurry", Weight::None),
        ("bags", Weight::None),
    ];
    assert_eq!(weights(&rulebook, &advice), named(&expected));
    let (rulebook, advice) =
        self::advice(&json!({"distance": 60, "station": "no", "hurry": "some", "bags": 7}));
    // The burdens now speak for the car, and these are what they are counted from.
    let expected = [("weather", Supporting), ("hurry", Supporting), ("bags", Supporting)];
    assert_eq!(weights(&rulebook, &advice)[2..], named(&expected));
}

#[test]
fn what_is_not_asked_or_is_a_list_has_no_weight() {
    let (_, advice) = advice(&json!({"distance": 3, "station": "yes", "stops": ["A"]}));
    assert_eq!(firmness(&advice).weight(1), None);
    assert_eq!(firmness(&advice).weight(2), None);
    assert!(firmness(&advice).weight(0).is_some());
}

#[test]
fn labels_counts_and_the_nearest_change_are_what_deciding_gives() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let outcomes = Outcomes::new(&rulebook);
    let mut drawn = Drawn(7);
    let (mut close, mut elsewhere, mut far, mut firm) = (0, 0, 0, 0);
    for number in 0..600 {
        let given = drawn.answers(&rulebook, &outcomes, [0, 3, 9][number % 3]);
        let advice = advise(&rulebook, &outcomes, &given);
        let (mut kept, mut changes, mut near) = (0, 0, Vec::new());
        for &(question, weight) in &firmness(&advice).answers {
            assert!(advice.situation.is_asked(question));
            let other = |&value: &u32| {
                let mut tried = given.clone();
                tried.set(question, Some(rulebook.questions[question].value(value)));
                decide(&rulebook, &tried).model
            };
            let now = advice.situation.values()[question];
            let own = outcomes.classes(question).iter().rposition(|&least| least <= now).expect("a class");
            let others = outcomes.classes(question).iter().enumerate().filter(|(class, _)| *class != own);
            let number = matches!(rulebook.questions[question].kind, Kind::Integer { .. });
            let mut models = Vec::new();
            for (class, value) in others {
                models.push(other(value));
                if !number || class.abs_diff(own) == 1 {
                    near.extend(models.last().filter(|&&model| model != advice.model).copied());
                }
            }
            changes += models.len();
            kept += models.iter().filter(|&&model| model == advice.model).count();
            assert_eq!(weight == Decisive, models.iter().any(|&model| model != advice.model));
        }
        assert_eq!((firmness(&advice).kept, firmness(&advice).changes), (kept, changes));
        // The smallest sets of changes say the same of those that are a single change.
        let flips = advice.flips.as_ref().expect("the outcomes are known");
        let alone = |model: usize| {
            let changes = flips.iter().find(|flip| flip.model == model)?.changes.as_ref()?;
            (changes.len() == 1).then(|| changes[0].clone())
        };
        let runner_up = advice.runner_up.expect("there are three models");
        if let Some(Single { model, change, far: is_far }) = &firmness(&advice).single {
            let smallest = alone(*model).expect("one change does");
            // The smallest may lie far where something near costs more.
            assert!(smallest == *change || lies_far(&rulebook, &outcomes, &smallest) && !is_far);
            assert_eq!(*is_far, lies_far(&rulebook, &outcomes, change));
            assert_eq!(*is_far, near.is_empty(), "what is near goes before what is far");
            let could = if *is_far { alone(runner_up).is_some() } else { near.contains(&runner_up) };
            assert_eq!(could, *model == runner_up);
            let mut tried = given.clone();
            tried.set(change.question, Some(rulebook.questions[change.question].value(change.to)));
            assert_eq!(decide(&rulebook, &tried).model, *model);
            *(match (is_far, *model == runner_up) {
                (true, _) => &mut far,
                (false, true) => &mut close,
                (false, false) => &mut elsewhere,
            }) += 1;
        } else {
            assert!(flips.iter().all(|flip| alone(flip.model).is_none()));
            firm += 1;
        }
    }
    let counts = [close, elsewhere, far, firm];
    assert!(counts.iter().all(|&count| count > 20), "{counts:?}");
}

/// Whether a change is of a number, to beyond the next threshold but one.
fn lies_far(rulebook: &Rulebook, outcomes: &Outcomes, change: &Change) -> bool {
    let between = change.from.min(change.to)..change.from.max(change.to);
    let crossed = outcomes.classes(change.question).iter().filter(|&&least| between.contains(&(least - 1)));
    matches!(rulebook.questions[change.question].kind, Kind::Integer { .. }) && crossed.count() > 1
}

#[test]
fn an_answer_beyond_the_neighbouring_one_leads_elsewhere_and_is_not_called_close() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let outcomes = Outcomes::new(&rulebook);
    let single = |given: &serde_json::Value| {
        let single = firmness(&advise(&rulebook, &outcomes, &answers(&rulebook, given))).single.clone();
        single.map(|single| (single.far, single.change.question, single.change.to))
    };
    let size =
        rulebook.questions.iter().position(|question| question.id == "team_size").expect("it is asked");
    let tight = |size: u32| json!({"budget": "tight", "team_size": size, "relationship": "transactional"});
    assert!(single(&tight(30)).is_some_and(|(far, ..)| !far));
    let (far, question, to) =
        single(&json!({"budget": "tight", "team_size": 1, "relationship": "transactional",
        "culture": "competitive"}))
        .expect("another size leads elsewhere");
    assert_eq!((far, question, to), (true, size, 30));
}

#[test]
fn rules_too_intricate_to_be_folded_are_still_tried_out_one_answer_at_a_time() {
    let rulebook = crate::advice::intricate();
    let outcomes = Outcomes::new(&rulebook);
    assert!(!outcomes.is_complete());
    let mut given = Answers::new();
    given.set(0, Some(Value::Number(3)));
    let advice = advise(&rulebook, &outcomes, &given);
    assert_eq!(advice.flips, None);
    assert!(firmness(&advice).changes > 40 && firmness(&advice).weight(0).is_some());
}
