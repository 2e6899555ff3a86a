//! What brings a dimension that waits, held against trying it: what is said comes true, and nothing less does it.

use super::advice;
use crate::advice::flips::tests::Drawn;
use crate::advice::{Comes, Outcomes, Situation, decide};
use crate::rulebook::tests::{COMMUTE, answers};
use crate::rulebook::{Answers, Rulebook};
use serde_json::{Value as Json, json};

fn comes(rulebook: &Rulebook, given: &Answers) -> Vec<(usize, Comes)> {
    let values = Situation::new(rulebook, given);
    let later = crate::advice::segmentation::segment(rulebook, values.values()).later;
    later.iter().map(|later| (later.wanted.dimension, later.comes)).collect()
}

/// The same answers with another one to a question.
fn with(rulebook: &Rulebook, given: &Answers, question: usize, value: u32) -> Answers {
    let mut tried = given.clone();
    tried.set(question, Some(rulebook.questions[question].value(value)));
    tried
}

/// What brings a dimension, found by deciding every number, and every answer that lifts what takes dimensions off.
fn found(rulebook: &Rulebook, outcomes: &Outcomes, given: &Answers, dimension: usize) -> Comes {
    let cap = &rulebook.segmentation.as_ref().expect("dimensions").cap;
    let now = Situation::new(rulebook, given).values()[cap.slot];
    let taken = |answers: &Answers| decide(rulebook, answers).segmentation.now.contains(&dimension);
    let size = |base: &Answers| {
        let larger = outcomes.classes(cap.slot).iter().copied().filter(|&least| least > now);
        let mut larger = larger.filter(|&least| taken(&with(rulebook, base, cap.slot, least)));
        larger.next()
    };
    if let Some(size) = size(given) {
        return Comes::From(size);
    }
    let mut lifting = Vec::new();
    for less in &cap.less {
        less.when.each_test(&mut |question, _| {
            for &value in outcomes.classes(question) {
                let tried = with(rulebook, given, question, value);
                let situation = Situation::new(rulebook, &tried);
                if cap.less.iter().all(|less| !less.when.holds(situation.values())) {
                    lifting.push(tried);
                }
            }
        });
    }
    if lifting.iter().any(&taken) {
        return Comes::Lifted;
    }
    lifting.iter().find_map(size).map_or(Comes::Never, Comes::FromLifted)
}

#[test]
fn what_is_said_to_bring_a_dimension_brings_it_and_nothing_less_does() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let outcomes = Outcomes::new(&rulebook);
    let mut drawn = Drawn(5);
    let mut seen = [0; 3];
    let short = answers(&rulebook, &json!({"budget": "tight"}));
    for number in 0..8000 {
        let mut given = drawn.answers(&rulebook, &outcomes, [0, 2][number % 2]);
        // What takes dimensions off is rare by itself.
        if number % 3 > 0 {
            short.iter().for_each(|(question, value)| given.set(question, Some(value.clone())));
        }
        for (dimension, said) in comes(&rulebook, &given) {
            assert_eq!(said, found(&rulebook, &outcomes, &given, dimension), "{dimension} of {given:?}");
            seen[match said {
                Comes::From(_) => 0,
                Comes::Lifted => 1,
                Comes::FromLifted(_) => 2,
                Comes::Never => panic!("the shipped rulebook can take all that it knows"),
            }] += 1;
        }
    }
    assert!(seen.iter().all(|&seen| seen > 5), "{seen:?}");
}

#[test]
fn dimensions_over_the_cap_come_later_with_the_size_that_brings_them() {
    let (rulebook, advice) = advice(&json!({"distance": 9, "weather": "wet", "bags": 3}));
    let now: Vec<_> = advice.segmentation.now.iter().map(|wanted| wanted.dimension).collect();
    assert_eq!((now, comes(&rulebook, &advice.answers)), (vec![1], vec![(0, Comes::From(50))]));
}

#[test]
fn a_size_that_is_not_enough_by_itself_is_not_promised_and_neither_is_an_end_to_what_takes_off() {
    let (rulebook, great) = advice(&json!({"distance": 9, "hurry": "great", "bags": 9}));
    assert_eq!(comes(&rulebook, &great.answers), [(1, Comes::FromLifted(50))]);
    let (rulebook, far) = advice(&json!({"distance": 60, "hurry": "great", "bags": 9}));
    assert_eq!(comes(&rulebook, &far.answers), [(1, Comes::Lifted)]);
}

fn changed(change: impl Fn(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("right")
}

#[test]
fn where_the_rules_never_take_as_many_nothing_is_said_to_bring_the_rest() {
    let rulebook = changed(|file| file["segmentation"]["cap"]["steps"][2]["take"] = json!(1));
    let given = answers(&rulebook, &json!({"distance": 9, "weather": "wet", "bags": 3}));
    assert_eq!(comes(&rulebook, &given), [(0, Comes::Never)]);
}

#[test]
fn a_number_that_takes_the_need_away_does_not_bring_it() {
    // Beyond fifty kilometres nobody goes twice.
    let rulebook = changed(|file| {
        let need = &mut file["segmentation"]["dimensions"][0]["need"][0]["when"];
        need["distance"] = json!({"max": 49});
    });
    let given = answers(&rulebook, &json!({"distance": 9, "weather": "wet", "bags": 3}));
    assert_eq!(comes(&rulebook, &given), [(0, Comes::Never)]);
}
