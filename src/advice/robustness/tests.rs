//! Tests of robustness: on the small rulebook compared with counts by hand, on the shipped one with deciding
//! each change.

use super::AnswerWeight::{self, Decisive, Supporting};
use super::{Robustness, SingleChange};
use crate::advice::counterfactuals::tests::RandomAnswers;
use crate::advice::{Advice, Confidence, Counterfactual, OutcomeDiagram, advise, decide};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};
use serde_json::json;

fn advice(given: &serde_json::Value) -> (Rulebook, Advice) {
    let rulebook = commute();
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, given));
    (rulebook, advice)
}

fn firmness(advice: &Advice) -> &Robustness {
    advice.robustness.as_ref().expect("few enough answers to try")
}

fn weights(rulebook: &Rulebook, advice: &Advice) -> Vec<(String, AnswerWeight)> {
    let id = |&(question, weight): &(usize, AnswerWeight)| (rulebook.questions[question].id.clone(), weight);
    firmness(advice).weights.iter().map(id).collect()
}

fn named(weights: &[(&str, AnswerWeight)]) -> Vec<(String, AnswerWeight)> {
    weights.iter().map(|(id, weight)| ((*id).to_owned(), *weight)).collect()
}

/// Every change of a single answer is counted, and those that keep the model.
#[test]
fn every_change_of_one_answer_is_counted() {
    let (rulebook, advice) = advice(&json!({"distance": 3, "weather": "wet", "bags": 7, "hurry": "none"}));
    // Another distance keeps the car (three classes), dry weather does not, more hurry does (two). Of three
    // other numbers of bags, one does.
    assert_eq!((firmness(&advice).stable_changes, firmness(&advice).total_changes), (6, 9));
    assert!((firmness(&advice).stability() - 6.0 / 9.0).abs() < 1e-12);
    // The burdens on the path are counted from the hurry.
    let expected =
        [("distance", Supporting), ("weather", Decisive), ("hurry", Supporting), ("bags", Decisive)];
    assert_eq!(weights(&rulebook, &advice), named(&expected));
}

/// Answers that are evidence for the model are supporting, and the others have no weight.
#[test]
fn what_speaks_for_the_model_supports_it_and_the_rest_does_nothing() {
    let (rulebook, advice) = advice(&json!({"distance": 60, "station": "no", "hurry": "some"}));
    // With a station it would be the train. The path tests nothing else.
    let expected = [
        ("distance", Decisive),
        ("station", Decisive),
        ("weather", AnswerWeight::None),
        ("hurry", AnswerWeight::None),
        ("bags", AnswerWeight::None),
    ];
    assert_eq!(weights(&rulebook, &advice), named(&expected));
    let (rulebook, advice) =
        self::advice(&json!({"distance": 60, "station": "no", "hurry": "some", "bags": 7}));
    // Now the burdens are evidence for the car, and they are counted from these questions.
    let expected = [("weather", Supporting), ("hurry", Supporting), ("bags", Supporting)];
    assert_eq!(weights(&rulebook, &advice)[2..], named(&expected));
}

/// A question that is not asked or is a list has no weight.
#[test]
fn what_is_not_asked_or_is_a_list_has_no_weight() {
    let (_, advice) = advice(&json!({"distance": 3, "station": "yes", "stops": ["A"]}));
    assert_eq!(firmness(&advice).weight(1), None);
    assert_eq!(firmness(&advice).weight(2), None);
    assert!(firmness(&advice).weight(0).is_some());
}

/// Weights, counts and the confidence equal the results of deciding every change.
#[test]
fn labels_counts_and_the_word_are_what_deciding_gives() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut drawn = RandomAnswers(7);
    let mut words = [0; 3];
    for number in 0..600 {
        let given = drawn.answers(&rulebook, &outcomes, [0, 0, 3][number % 3]);
        let advice = advise(&rulebook, &outcomes, &given);
        let (mut kept, mut changes, mut small, mut large) = (0, 0, false, false);
        for &(index, weight) in &firmness(&advice).weights {
            let question = &rulebook.questions[index];
            assert!(advice.situation.is_asked(index));
            let other = |value: u32| {
                let mut tried = given.clone();
                tried.set(index, Some(question.value_from_number(value)));
                decide(&rulebook, &tried).model
            };
            let now = advice.situation.values()[index];
            let classes = outcomes.value_classes(index);
            let own = classes.iter().rposition(|&least| least <= now).expect("the value has a class");
            let models: Vec<_> =
                (0..classes.len()).filter(|&class| class != own).map(|class| other(classes[class])).collect();
            changes += models.len();
            kept += models.iter().filter(|&&model| model == advice.model).count();
            assert_eq!(weight == Decisive, models.iter().any(|&model| model != advice.model));
            let Some(lever) = question.lever else { continue };
            let (least, most) = lever.bounds(now);
            let number = matches!(question.kind, QuestionKind::Integer { .. });
            let domain = rulebook.domain(index);
            // Teams far above the last threshold are all alike.
            for value in (least..=most.min(300)).filter(|&value| value != now && domain.contains(value)) {
                if other(value) != advice.model {
                    large = true;
                    small |= if number { 4 * value <= 5 * now } else { value.abs_diff(now) == 1 };
                }
            }
        }
        assert_eq!((firmness(&advice).stable_changes, firmness(&advice).total_changes), (kept, changes));
        let unknown =
            |question: usize| given.get(question).is_none() && rulebook.questions[question].essential;
        let open = advice.open_questions.iter().any(|open| open.affects_model && unknown(open.question));
        assert_eq!(!firmness(&advice).missing_essentials.is_empty(), open);
        let expected = match (small || open, large) {
            (true, _) => Confidence::OnTheEdge,
            (false, true) => Confidence::FairlyFirm,
            (false, false) => Confidence::Firm,
        };
        assert_eq!(firmness(&advice).confidence(), expected, "{given:?}");
        words[expected as usize] += 1;
        // The counterfactuals agree on single changes.
        let flips = advice.counterfactuals.as_ref().expect("the diagram is complete");
        let single = |flip: &Counterfactual| flip.nearest_route().is_some_and(|changes| changes.len() == 1);
        assert_eq!(flips.iter().any(single), large);
        match &firmness(&advice).single_change {
            None => assert!(!large),
            Some(SingleChange { model, change, is_large: far }) => {
                assert_eq!(*far, !small);
                let lever = rulebook.questions[change.question].lever.expect("the question is a lever");
                let (least, most) = lever.bounds(change.from);
                assert!((least..=most).contains(&change.to));
                let mut tried = given.clone();
                tried.set(
                    change.question,
                    Some(rulebook.questions[change.question].value_from_number(change.to)),
                );
                assert_eq!(decide(&rulebook, &tried).model, *model);
                assert!(flips.iter().any(|flip| flip.model == *model && single(flip)));
            }
        }
    }
    assert!(words.iter().all(|&count| count > 20), "{words:?}");
}

/// How sure the advice is depends on the size of the change. In this small rulebook with levers, dry weather
/// is one step away and another distance is far.
#[test]
fn the_word_follows_the_size_of_the_change() {
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["questions"][0]["lever"] = json!({"direction": "up", "reach": 2});
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let sure = |distance: u32, hurry: Option<&str>| {
        let given = answers(&rulebook, &json!({"distance": distance, "station": "yes", "hurry": hurry}));
        firmness(&advise(&rulebook, &outcomes, &given)).confidence()
    };
    assert_eq!(sure(8, Some("some")), Confidence::OnTheEdge);
    assert_eq!(sure(7, Some("some")), Confidence::FairlyFirm);
    assert_eq!(sure(5, Some("some")), Confidence::FairlyFirm);
    assert_eq!(sure(4, Some("some")), Confidence::Firm);
    assert_eq!(sure(20, Some("some")), Confidence::Firm);
    assert_eq!(sure(20, None), Confidence::OnTheEdge);
}

/// Robustness is known even if the rules are too complex for a decision diagram.
#[test]
fn rules_too_intricate_to_be_folded_are_still_tried_out_one_answer_at_a_time() {
    let rulebook = crate::advice::rulebook_too_complex_for_diagram();
    let outcomes = OutcomeDiagram::new(&rulebook);
    assert!(!outcomes.is_complete());
    let mut given = Answers::new();
    given.set(0, Some(Value::Number(3)));
    let advice = advise(&rulebook, &outcomes, &given);
    assert_eq!(advice.counterfactuals, None);
    assert!(firmness(&advice).total_changes > 40 && firmness(&advice).weight(0).is_some());
}
