//! Tests of what activates a waiting dimension, compared with trying it: the activation is true, and nothing
//! less is enough.

use super::advice;
use crate::advice::counterfactuals::tests::RandomAnswers;
use crate::advice::{Activation, OutcomeDiagram, Segmentation, Situation, decide};
use crate::rulebook::tests::{COMMUTE, add_staffing, answers};
use crate::rulebook::{Answers, QuestionKind, Rulebook};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

fn segment(rulebook: &Rulebook, outcomes: &OutcomeDiagram, input: &Answers) -> Segmentation {
    let situation = Situation::new(rulebook, input);
    crate::advice::segmentation::segment(rulebook, outcomes, input, situation.values())
}

fn activations(rulebook: &Rulebook, input: &Answers) -> Vec<(usize, Activation)> {
    let later = segment(rulebook, &OutcomeDiagram::new(rulebook), input).later;
    later.iter().map(|later| (later.candidate.dimension, later.activation)).collect()
}

/// Returns the answers with another one to a question.
fn with_answer(rulebook: &Rulebook, input: &Answers, question: usize, value: u32) -> Answers {
    let mut changed = input.clone();
    changed.set(question, Some(rulebook.questions[question].value_from_number(value)));
    changed
}

/// A rulebook with the one question that reduces the cap, and its options that do not.
struct ActivationCheck {
    rulebook: Rulebook,
    outcomes: OutcomeDiagram,
    question: usize,
    without_reduction: [u32; 2],
}

impl ActivationCheck {
    fn new(rulebook: Rulebook, question: &str, lifting: [&str; 2]) -> Self {
        let question = rulebook.question_index(question).expect("the question exists");
        let QuestionKind::Choice(options) = &rulebook.questions[question].kind else { panic!("a choice") };
        let option = |id: &str| options.iter().position(|option| option.id == id).expect("the option exists");
        let lifting = lifting.map(|id| u32::try_from(option(id)).expect("fits in u32"));
        Self { outcomes: OutcomeDiagram::new(&rulebook), question, without_reduction: lifting, rulebook }
    }

    /// Returns the selected dimensions at every number to 300, and above that at the first and the last of
    /// each class.
    fn selections(&self, input: &Answers) -> BTreeMap<u32, Vec<usize>> {
        let slot = self.rulebook.segmentation.as_ref().expect("has a segmentation").cap.slot;
        let QuestionKind::Integer { max, .. } = self.rulebook.questions[slot].kind else {
            panic!("a number")
        };
        let classes = self.outcomes.value_classes(slot).iter().filter(|&&first| first > 1);
        let numbers = (1..=300).chain(classes.flat_map(|&first| [first - 1, first])).chain([max]);
        let selected = |number| {
            decide(&self.rulebook, &with_answer(&self.rulebook, input, slot, number))
                .segmentation
                .now
                .to_vec()
        };
        numbers.map(|number| (number, selected(number))).collect()
    }

    /// Compares the activations at every number to 300 with the decisions there, and counts the kinds of
    /// activation.
    fn check(&self, input: &Answers, seen: &mut [usize; 4]) -> Result<(), TestCaseError> {
        let rules = self.rulebook.segmentation.as_ref().expect("has a segmentation");
        let lifted =
            self.without_reduction.map(|option| with_answer(&self.rulebook, input, self.question, option));
        let lifted = lifted.map(|input| self.selections(&input));
        let plain = self.selections(input);
        // Returns the least number, `least` or greater, from which on a dimension is selected at every
        // number.
        let from = |taken: &BTreeMap<u32, Vec<usize>>, least: u32, dimension: usize| {
            let mut fails = taken.range(least..).rev();
            let last = fails.find(|(_, now)| !now.contains(&dimension)).map(|(number, _)| *number);
            match last {
                None => Some(least),
                Some(last) => taken.range(last + 1..).next().map(|(number, _)| *number),
            }
        };
        for today in 1..=300 {
            let here = with_answer(&self.rulebook, input, rules.cap.slot, today);
            let found = segment(&self.rulebook, &self.outcomes, &here);
            let now: Vec<_> = found.now.iter().map(|wanted| wanted.dimension).collect();
            prop_assert_eq!(&now, &plain[&today]);
            let model = decide(&self.rulebook, &here).model;
            prop_assert_eq!(found.staffable, rules.staffable_dimensions(model, today));
            let allowed = found.cap.min(found.staffable) as usize;
            prop_assert_eq!(
                now.len(),
                allowed.min(now.len() + found.later.len()),
                "now as far as both allow"
            );
            for later in &found.later {
                let dimension = later.candidate.dimension;
                let with_less = lifted.iter().map(|taken| from(taken, today, dimension));
                let with_less = with_less.collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
                let (kind, expected) = match (from(&plain, today, dimension), with_less) {
                    (Some(number), _) => (0, Activation::FromNumber(number)),
                    (None, _) if self.without_reduction.contains(&self.option(input)) => {
                        (3, Activation::Never)
                    }
                    (None, Some(number)) if number == today => (1, Activation::WithoutReduction),
                    (None, Some(number)) => (2, Activation::FromNumberWithoutReduction(number)),
                    (None, None) => (3, Activation::Never),
                };
                prop_assert_eq!(later.activation, expected, "{} at {} of {:?}", dimension, today, input);
                seen[kind] += 1;
            }
        }
        Ok(())
    }

    fn option(&self, input: &Answers) -> u32 {
        Situation::new(&self.rulebook, input).values()[self.question]
    }
}

static SHIPPED: LazyLock<ActivationCheck> = LazyLock::new(|| {
    ActivationCheck::new(
        Rulebook::shipped().expect("the shipped rulebook is valid"),
        "budget",
        ["moderate", "ample"],
    )
});

/// The small rulebook with models that need different distances, so that a longer way may divide less.
static STAFFED: LazyLock<ActivationCheck> = LazyLock::new(|| {
    let rulebook = changed_commute(|file| add_staffing(file, [&[2, 4], &[], &[14, 60]]));
    ActivationCheck::new(rulebook, "hurry", ["none", "some"])
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The activation of a waiting dimension is true for random answers, and nothing less activates it.
    #[test]
    fn activations_equal_trying_every_number(seed in any::<u64>(), open in 0..3_u64) {
        for tried in [&*SHIPPED, &STAFFED] {
            let given = RandomAnswers(seed).answers(&tried.rulebook, &tried.outcomes, open);
            tried.check(&given, &mut [0; 4])?;
        }
    }
}

/// The comparison covers every kind of activation.
#[test]
fn activations_cover_every_kind() {
    let mut drawn = RandomAnswers(5);
    // Needs, and an answer that reduces the cap. They are rare together in random answers.
    let all = json!({"budget": "tight", "customer_location": "several_countries", "customer_size": "mixed",
        "industries": "several_different", "product_count": 6, "product_buyers": "different"});
    let small = json!({"hurry": "great", "bags": 7});
    for (tried, least, short) in [(&*SHIPPED, [1, 1, 1, 0], all), (&STAFFED, [1, 1, 1, 1], small)] {
        let mut seen = [0; 4];
        let short = answers(&tried.rulebook, &short);
        for number in 0..30 {
            let mut given = drawn.answers(&tried.rulebook, &tried.outcomes, [0, 2][number % 2]);
            if number % 3 > 0 {
                short.iter().for_each(|(question, value)| given.set(question, Some(value.clone())));
            }
            tried.check(&given, &mut seen).expect("the activations are true");
        }
        assert!(seen.iter().zip(least).all(|(seen, least)| *seen >= least), "{seen:?}");
        assert!(least[3] > 0 || seen[3] == 0, "the shipped rulebook can take all that it knows: {seen:?}");
    }
}

/// A dimension waits if the team of the model is too small to staff it.
#[test]
fn dimensions_wait_if_team_is_too_small() {
    let tried = &*SHIPPED;
    let said = |given: Json| {
        let given = answers(&tried.rulebook, &given);
        let found = segment(&tried.rulebook, &tried.outcomes, &given);
        let later = found.later.iter().map(|later| (later.candidate.dimension, later.activation)).collect();
        let model = tried.rulebook.models[decide(&tried.rulebook, &given).model].id.clone();
        let rules = tried.rulebook.segmentation.as_ref().expect("has a segmentation");
        let reasons = (found.too_small(rules).is_some(), found.is_over_cap());
        (model, found.now.len(), later, reasons)
    };
    let pod = |team: u32, size: &str| {
        said(json!({"team_size": team, "named_accounts": "yes", "budget": "ample", "customer_size": size,
            "customer_location": "several_regions"}))
    };
    let waits = |from: u32| vec![(0, Activation::FromNumber(from))];
    assert_eq!(pod(7, "mid"), ("pod".to_owned(), 0, waits(8), (true, false)));
    assert_eq!(pod(8, "mid"), ("pod".to_owned(), 1, vec![], (false, false)));
    assert_eq!(pod(9, "mixed"), ("pod".to_owned(), 1, waits(16), (false, true)));
    assert_eq!(pod(15, "mixed"), ("pod".to_owned(), 1, waits(16), (true, false)));
    // A tight budget keeps the island below thirty. From there on it is a pod, which can also staff two
    // dimensions.
    let tight =
        said(json!({"team_size": 20, "named_accounts": "yes", "budget": "tight", "customer_size": "mixed",
        "customer_location": "several_regions", "relationship": "transactional"}));
    assert_eq!(tight, ("island".to_owned(), 1, waits(30), (false, true)));
}

/// Dimensions over the cap wait for the size that activates them.
#[test]
fn dimensions_over_the_cap_wait_for_a_size() {
    let (rulebook, advice) = advice(&json!({"distance": 9, "weather": "wet", "bags": 3}));
    let now: Vec<_> = advice.segmentation.now.iter().map(|wanted| wanted.dimension).collect();
    assert_eq!(
        (now, activations(&rulebook, &advice.answers)),
        (vec![1], vec![(0, Activation::FromNumber(50))])
    );
}

/// Neither a size nor the end of a reduction is an activation if it is not enough alone.
#[test]
fn activation_names_size_and_reduction_if_both_are_needed() {
    let (rulebook, great) = advice(&json!({"distance": 9, "hurry": "great", "weather": "wet", "bags": 9}));
    assert_eq!(activations(&rulebook, &great.answers), [(1, Activation::FromNumberWithoutReduction(50))]);
    let (rulebook, far) = advice(&json!({"distance": 60, "hurry": "great", "weather": "wet", "bags": 9}));
    assert_eq!(activations(&rulebook, &far.answers), [(1, Activation::WithoutReduction)]);
    // In dry weather only the hurry causes the need, so ending it does not activate the dimension.
    let (rulebook, dry) = advice(&json!({"distance": 60, "hurry": "great", "bags": 9}));
    assert_eq!(activations(&rulebook, &dry.answers), [(1, Activation::Never)]);
}

fn changed_commute(change: impl Fn(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid")
}

/// If the rules never select that many dimensions, nothing activates the others.
#[test]
fn activation_is_never_if_rules_select_fewer() {
    let rulebook = changed_commute(|file| file["segmentation"]["cap"]["steps"][2]["take"] = json!(1));
    let given = answers(&rulebook, &json!({"distance": 9, "weather": "wet", "bags": 3}));
    assert_eq!(activations(&rulebook, &given), [(0, Activation::Never)]);
}

/// A number that removes the need does not activate the dimension.
#[test]
fn activation_ignores_numbers_that_remove_the_need() {
    // Above fifty kilometres nobody travels twice.
    let rulebook = changed_commute(|file| {
        let need = &mut file["segmentation"]["dimensions"][0]["need"][0]["when"];
        need["distance"] = json!({"max": 49});
    });
    let given = answers(&rulebook, &json!({"distance": 9, "weather": "wet", "bags": 3}));
    assert_eq!(activations(&rulebook, &given), [(0, Activation::Never)]);
}
