//! Tests of the advice on the small rulebook, compared with a direct evaluation of its rules, and of the
//! outlook, compared with counting.

mod enablement;
mod segmentation;
mod single_seller;
mod steps;
mod support;
mod unasked;
mod warnings;

use super::{
    Advice, AdviceWarning, OutcomeDiagram, Outlook, RoleAdvice, Situation, advise, counterfactuals, decide,
};
use crate::rulebook::tests::{COMMUTE, answers, commute};
use crate::rulebook::{Answers, Rulebook, Value};
use serde_json::json;

fn advice(input: &serde_json::Value) -> (Rulebook, Advice) {
    let rulebook = commute();
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, input));
    (rulebook, advice)
}

/// The path lists every step with its value and whether the value was assumed.
#[test]
fn path_lists_steps_and_assumptions() {
    let (rulebook, advice) = advice(&json!({"weather": "wet", "bags": 7}));
    let steps: Vec<_> = (advice.path.iter())
        .map(|step| (rulebook.slot_id(step.slot).expect("the slot has an id"), step.value, step.assumed))
        .collect();
    // Burdens also depend on the hurry, which was not answered.
    assert_eq!(steps, [("distance", 8, true), ("weather", 1, false), ("burdens", 2, true)]);
    assert_eq!(rulebook.models[advice.model].id, "car");
    assert_eq!(advice.deciding_steps(&rulebook).count(), 1);
    assert_eq!(advice.assumed, [(0, Value::Number(8)), (4, Value::Choice(1))]);
}

/// An answer to a question that is not asked does not count and is listed as ignored.
#[test]
fn answers_to_unasked_questions_are_ignored() {
    let (rulebook, advice) = advice(&json!({"distance": 5, "station": "yes", "stops": ["a"]}));
    assert_eq!(advice.ignored, [1, 2]);
    assert_eq!(rulebook.models[advice.model].id, "bicycle");
}

/// Segments have the user's names only if the question for the names is asked.
#[test]
fn segment_names_need_an_asked_question() {
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["segmentation"]["dimensions"][0]["names"] = json!("stops");
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let names = |input: &serde_json::Value| {
        advise(&rulebook, &OutcomeDiagram::new(&rulebook), &answers(&rulebook, input)).segment_names
    };
    let asked = json!({"distance": 60, "station": "yes", "stops": ["A", "B"]});
    assert_eq!(names(&asked), [vec!["A".to_owned(), "B".to_owned()], Vec::new()]);
    let not_asked = json!({"distance": 6, "station": "yes", "stops": ["A", "B"]});
    assert_eq!(names(&not_asked), [Vec::<String>::new(), Vec::new()]);
}

/// Evidence is counted for and against each model and determines the runner-up.
#[test]
fn evidence_determines_the_runner_up() {
    let (_, advice) = advice(&json!({"distance": 12, "station": "yes", "weather": "wet", "hurry": "none"}));
    let counts: Vec<_> =
        advice.comparison.iter().map(|panel| (panel.supporting.len(), panel.opposing.len())).collect();
    assert_eq!(counts, [(0, 1), (1, 0), (0, 0)]);
    assert_eq!((advice.model, advice.runner_up), (1, Some(2)));
}

/// Warnings can depend on the advised model, and a list of names can be longer than a number allows.
#[test]
fn warnings_can_depend_on_model_and_list_length() {
    let (_, soaked) = advice(&json!({"weather": "wet", "hurry": "none", "bags": 0, "distance": 2}));
    assert_eq!(soaked.warnings, [AdviceWarning::Rule(0)]);
    let rulebook = commute();
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    file["questions"][2]["no_more_than"]["question"] = json!("bags");
    file["warnings"][0]["when"] = json!({"model": "car", "segments_now": {"min": 1}});
    let strict = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let input = answers(
        &rulebook,
        &json!({"distance": 60, "station": "yes", "hurry": "great", "stops": ["a", "b"], "bags": 1}),
    );
    let advice = advise(&strict, &OutcomeDiagram::new(&strict), &input);
    assert_eq!(advice.warnings, [AdviceWarning::Rule(0), AdviceWarning::TooManyNames(2)]);
}

/// A decision has the model of the tree and the part of the segmentation that is selected now.
#[test]
fn decision_matches_tree_and_segmentation() {
    let mut random = counterfactuals::tests::RandomAnswers(9);
    // The last rulebook has no decision table, so it is decided by evaluating the rules.
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    crate::rulebook::tests::add_staffing(&mut file, [&[3, 7], &[12, 40], &[]]);
    let staffed = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let small = [commute(), staffed, rulebook_too_complex_for_table()];
    for rulebook in
        Rulebook::all_shipped().map(|rulebook| rulebook.expect("the rulebook is valid")).chain(small)
    {
        let outcomes = OutcomeDiagram::new(&rulebook);
        for number in 0..1_500 {
            let input = random.answers(&rulebook, &outcomes, [0, 2, 7][number % 3]);
            let situation = Situation::new(&rulebook, &input);
            let decision = decide(&rulebook, &input);
            assert_eq!(decision.model, rulebook.tree.walk(situation.values(), |_, _| ()), "{input:?}");
            let whole = super::segmentation::segment(&rulebook, &outcomes, &input, situation.values());
            let now: Vec<_> = whole.now.iter().map(|wanted| wanted.dimension).collect();
            let selected = &decision.segmentation;
            assert_eq!(
                (selected.now.to_vec(), selected.cap, selected.staffable),
                (now, whole.cap, whole.staffable)
            );
            assert_eq!(super::decide_values(&rulebook, &situation), decide(&rulebook, &input));
        }
    }
}

/// Visits every completion of `fixed` over the classes of the rulebook, with its share of the answer space.
fn for_each_completion(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    fixed: &Answers,
    visit: &mut impl FnMut(&Answers, f64),
) {
    fn visit_from(
        rulebook: &Rulebook,
        outcomes: &OutcomeDiagram,
        at: usize,
        (answers, weight): (&mut Answers, f64),
        visit: &mut impl FnMut(&Answers, f64),
    ) {
        let Some(question) = rulebook.questions.get(at) else { return visit(answers, weight) };
        let classes = outcomes.value_classes(at);
        if answers.get(at).is_some() || classes.is_empty() || !Situation::new(rulebook, answers).is_asked(at)
        {
            return visit_from(rulebook, outcomes, at + 1, (answers, weight), visit);
        }
        for &class in classes {
            answers.set(at, Some(question.value_from_number(class)));
            #[allow(clippy::cast_precision_loss)]
            visit_from(rulebook, outcomes, at + 1, (answers, weight / classes.len() as f64), visit);
        }
        answers.set(at, None);
    }
    visit_from(rulebook, outcomes, 0, (&mut fixed.clone(), 1.0), visit);
}

/// Asserts that the outlook on some answers has the shares, ruled-out models and open questions that counting
/// gives.
fn assert_outlook(rulebook: &Rulebook, outcomes: &OutcomeDiagram, input: &Answers) {
    let outlook = Outlook::new(rulebook, outcomes, input);
    let mut counted = vec![0.0; rulebook.models.len()];
    for_each_completion(rulebook, outcomes, input, &mut |answers, weight| {
        counted[decide(rulebook, answers).model] += weight;
    });
    for (share, counted) in outlook.shares.iter().zip(&counted) {
        assert!((share - counted).abs() < 1e-9, "{:?} is not {counted:?} for {input:?}", outlook.shares);
    }
    for (model, ruled_out) in outlook.ruled_out.iter().enumerate() {
        assert_eq!(ruled_out.is_some(), counted[model] <= 0.0, "model {model} of {input:?}");
        let Some(by) = ruled_out else { continue };
        // These answers are enough alone, and each of them is needed.
        let share = |questions: &[usize]| {
            let mut some = Answers::new();
            for &question in questions {
                some.set(question, input.get(question).cloned());
            }
            Outlook::new(rulebook, outcomes, &some).shares[model]
        };
        assert!(share(by) <= 0.0, "{by:?} for model {model} of {input:?}");
        for left_out in by {
            let rest: Vec<_> = by.iter().copied().filter(|question| question != left_out).collect();
            assert!(share(&rest) > 0.0, "{left_out} of {by:?} for model {model} of {input:?}");
        }
    }
    for question in 0..rulebook.questions.len() {
        let reported = outlook.open_questions.iter().find(|open| open.question == question);
        let situation = Situation::new(rulebook, input);
        if input.get(question).is_some() || !situation.is_asked(question) {
            assert!(reported.is_none(), "question {question} is not open");
            continue;
        }
        let (model, taken) = affected_by(rulebook, outcomes, input, question);
        assert_eq!(
            (reported.is_some_and(|s| s.affects_model), reported.is_some_and(|s| s.affects_segmentation)),
            (model, taken),
            "question {question} of {input:?}"
        );
    }
}

/// Returns whether for some completion of the answers another answer to `question` alone changes the model,
/// and whether one changes the selected dimensions.
fn affected_by(
    rulebook: &Rulebook,
    outcomes: &OutcomeDiagram,
    input: &Answers,
    question: usize,
) -> (bool, bool) {
    let mut found = (false, false);
    for_each_completion(rulebook, outcomes, input, &mut |complete, _| {
        let now = |answers: &Answers| {
            let decision = decide(rulebook, answers);
            (decision.model, decision.segmentation.now)
        };
        let before = now(complete);
        let mut other = complete.clone();
        for &class in outcomes.value_classes(question) {
            other.set(question, Some(rulebook.questions[question].value_from_number(class)));
            // A change of this answer may lead to further questions. They may have any answer too.
            for_each_completion(rulebook, outcomes, &other, &mut |whole, _| {
                let after = now(whole);
                found.0 |= before.0 != after.0 && agree_except(rulebook, complete, whole, question);
                found.1 |= before.1 != after.1 && agree_except(rulebook, complete, whole, question);
            });
        }
    });
    found
}

/// Returns whether two sets of answers agree on all questions that both answer, except `question`.
fn agree_except(rulebook: &Rulebook, a: &Answers, b: &Answers, question: usize) -> bool {
    (0..rulebook.questions.len())
        .filter(|&other| other != question)
        .all(|other| a.get(other).is_none() || b.get(other).is_none() || a.get(other) == b.get(other))
}

/// The outlook equals the result of counting all completions.
#[test]
fn outlook_equals_counting() {
    let rulebook = commute();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut count = 0;
    // Every set of answers, with each question left open once.
    for_each_completion(&rulebook, &outcomes, &Answers::new(), &mut |whole, _| {
        count += 1;
        if count % 7 == 0 {
            for mask in [0_u32, 0b1, 0b10010, 0b101_000, 0b11_0011, 0b10_0111] {
                let mut some = whole.clone();
                (0..6).filter(|bit| mask >> bit & 1 == 0).for_each(|bit| some.set(bit, None));
                assert_outlook(&rulebook, &outcomes, &some);
            }
        }
    });
    assert!(count > 100);
}

/// An outlook reports the settled model once only one is possible.
#[test]
fn outlook_reports_settled_model() {
    let rulebook = commute();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let settled = |input: &serde_json::Value| {
        Outlook::new(&rulebook, &outcomes, &answers(&rulebook, input)).settled_model()
    };
    assert_eq!(settled(&json!({})), None);
    assert_eq!(settled(&json!({"distance": 30, "station": "no"})), Some(2));
}

/// An outlook has a basis once an essential question is answered.
#[test]
fn outlook_has_basis_from_first_essential_answer() {
    let rulebook = commute();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let has_basis =
        |input: serde_json::Value| Outlook::new(&rulebook, &outcomes, &answers(&rulebook, &input)).has_basis;
    assert!(!has_basis(json!({})) && !has_basis(json!({"weather": "wet"})));
    assert!(has_basis(json!({"distance": 30})));
}

/// Without a decision diagram, the outlook rules out no model and settles nothing.
#[test]
fn outlook_without_diagram_rules_nothing_out() {
    let rulebook = commute();
    let outlook = Outlook::new(&rulebook, &OutcomeDiagram::new(&rulebook).into_incomplete(), &Answers::new());
    assert!(!outlook.is_complete && !outlook.is_segmentation_settled());
    assert!(outlook.ruled_out.iter().all(Option::is_none));
}

/// Reductions of the cap that overflow reduce it to its minimum.
#[test]
fn cap_reduction_saturates() {
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    let less = json!({"when": {}, "by": u32::MAX, "because": {"en": "So."}});
    file["segmentation"]["cap"]["less"] = json!([less, less]);
    let rulebook = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let advice = advise(&rulebook, &OutcomeDiagram::new(&rulebook), &Answers::new());
    assert!(advice.segmentation.now.len() <= 1);
}

/// Returns the small rulebook with rules that are too complex for a decision diagram.
pub(crate) fn rulebook_too_complex_for_diagram() -> Rulebook {
    let pairs = (0..20).map(|pair| json!({format!("a{pair}"): "wet", format!("b{pair}"): "wet"}));
    rulebook_with_pairs(&json!({"any": pairs.collect::<Vec<_>>()}))
}

/// Returns the small rulebook with a condition that holds in a million ways, which is too many for a decision
/// table.
pub(crate) fn rulebook_too_complex_for_table() -> Rulebook {
    let wet = |id: String| json!({ id: "wet" });
    let pairs = (0..20).map(|pair| json!({"any": [wet(format!("a{pair}")), wet(format!("b{pair}"))]}));
    rulebook_with_pairs(&json!({"all": pairs.collect::<Vec<_>>()}))
}

/// Returns the small rulebook with twenty more pairs of questions and a need that depends on them.
fn rulebook_with_pairs(need: &serde_json::Value) -> Rulebook {
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("valid JSON");
    let mut question = file["questions"][3].clone();
    question["section"] = json!("you");
    for id in ["a", "b"].iter().flat_map(|half| (0..20).map(move |pair| format!("{half}{pair}"))) {
        question["id"] = json!(id);
        file["questions"].as_array_mut().expect("is an array").push(question.clone());
    }
    file["segmentation"]["dimensions"][0]["need"] = json!([{"when": need, "because": {"en": "So."}}]);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// Returns the small rulebook with support and with so many answers that trying each takes too long.
pub(crate) fn rulebook_with_too_many_answers() -> Rulebook {
    let mut file = crate::rulebook::tests::supported_file();
    let mut question = file["questions"][3].clone();
    question["section"] = json!("you");
    let mut option = question["options"][0].clone();
    let options: Vec<_> = (0..64)
        .map(|number| {
            option["id"] = json!(format!("o{number}"));
            option.clone()
        })
        .collect();
    (question["options"], question["assumed"]) = (json!(options), json!("o0"));
    for number in 0..260 {
        question["id"] = json!(format!("q{number}"));
        file["questions"].as_array_mut().expect("is an array").push(question.clone());
    }
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// If trying all answers takes too many decisions, robustness and triggers are left out and the rest of the
/// advice is complete.
#[test]
fn advice_omits_what_takes_too_many_decisions() {
    let rulebook = rulebook_with_too_many_answers();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let input = answers(&rulebook, &json!({"distance": 30, "station": "yes", "bags": 0}));
    let advice = advise(&rulebook, &outcomes, &input);
    assert_eq!(advice.robustness, None);
    let roles = advice.support.expect("has support").roles;
    assert!(roles.iter().all(|fill| matches!(fill, RoleAdvice::Later { triggers: None, .. })), "{roles:?}");
    assert!(outcomes.is_complete() && advice.counterfactuals.is_some_and(|flips| flips.len() == 2));
    // The shipped rulebook is far below the limit.
    let rulebook = Rulebook::shipped().expect("the rulebook is valid");
    assert!(OutcomeDiagram::new(&rulebook).affordable_decisions() > 10_000);
}

/// Rules that are too complex for a decision diagram are given up on soon, and the advice has no open
/// questions and no counterfactuals.
#[test]
fn diagram_of_complex_rules_is_given_up() {
    let rulebook = rulebook_too_complex_for_diagram();
    let outcomes = OutcomeDiagram::new(&rulebook);
    assert!(
        !outcomes.is_complete()
            && OutcomeDiagram::new(&Rulebook::shipped().expect("the rulebook is valid")).is_complete()
    );
    // The advice is complete except for what could still change it.
    let advice = advise(&rulebook, &outcomes, &Answers::new());
    assert_eq!(advice.open_questions, []);
    assert_eq!(advice.counterfactuals, None);
}
