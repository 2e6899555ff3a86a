//! Measures decisions by the rulebook against the same rules as Rust code.
//!
//! The rules as code are in `tests/reference_rules/rules.rs`: matches on enums and numbers. A test checks that both decide the same
//! over the whole answer space. Here both take parsed answers and return the model and the dimensions in use now. They run in turns,
//! so that the ratios are valid on a busy machine too.

#[path = "../tests/reference_rules/rules.rs"]
mod reference_rules;

use reference_rules::Company;
use salesorg::advice::{Situation, decide, decide_values};
use salesorg::rulebook::{Answers, Rulebook};
use std::hint::black_box;
use std::time::Instant;

/// Measured rounds, after one to warm up.
const ROUNDS: usize = 400;

/// The approximate number of decisions in one timing, which takes well under a millisecond and is seldom interrupted.
const DECISIONS: usize = 2_048;

/// The number of sampled companies: too many for the branch predictor, few enough for the first caches.
const SAMPLED: usize = 512;

/// A company in each form that a decision takes.
struct Case {
    company: Company,
    answers: Answers,
    situation: Situation,
}

impl Case {
    fn new(rulebook: &Rulebook, company: Company) -> Self {
        let mut answers = Answers::new();
        for (id, value) in company.answers() {
            let question = rulebook.question_index(id).expect("a question");
            answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
        }
        Self { company, situation: Situation::new(rulebook, &answers), answers }
    }
}

/// Returns the nanoseconds of one call of `decide`, as the mean over all cases.
fn time<T>(cases: &[Case], mut decide: impl FnMut(&Case) -> T) -> f64 {
    let turns = DECISIONS / cases.len();
    let started = Instant::now();
    for _ in 0..turns {
        for case in cases {
            black_box(decide(black_box(case)));
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let count = (turns * cases.len()) as f64;
    started.elapsed().as_secs_f64() * 1e9 / count
}

/// Returns the median, the least and the largest of some values.
fn spread(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0], values[values.len() - 1])
}

fn measure(title: &str, rulebook: &Rulebook, cases: &[Case]) {
    const NAMES: [&str; 6] = [
        "Rust code: model and dimensions",
        "rulebook: from answers to model and dimensions (decide)",
        "rulebook: from values to model and dimensions (decide_situation)",
        "Rust code: model only",
        "rulebook: the path of the tree only, from values",
        "rulebook: the situation, with all questions and derived inputs",
    ];
    let mut rounds: [Vec<f64>; 6] = Default::default();
    for round in 0..=ROUNDS {
        let times = [
            time(cases, |case| case.company.decide()),
            time(cases, |case| decide(rulebook, &case.answers)),
            time(cases, |case| decide_values(rulebook, &case.situation)),
            time(cases, |case| case.company.model(case.company.needs())),
            time(cases, |case| rulebook.tree.decide_model(case.situation.values())),
            time(cases, |case| Situation::new(rulebook, &case.answers)),
        ];
        // The first round warms the caches and is not counted.
        if round > 0 {
            rounds.iter_mut().zip(times).for_each(|(round, time)| round.push(time));
        }
    }
    println!("{title}; {ROUNDS} rounds: median (least to most), and the ratio to the Rust code");
    // Ratios are division within a round, so that other load affects both sides.
    for (index, name) in NAMES.into_iter().enumerate() {
        let (middle, least, most) = spread(rounds[index].clone());
        let hand = if index < 3 { 0 } else { 3 };
        let ratios = rounds[index].iter().zip(&rounds[hand]).map(|(time, hand)| time / hand).collect();
        let (ratio, low, high) = spread(ratios);
        println!(
            "  {name}: {middle:.1} ns ({least:.1} to {most:.1}); {ratio:.2} times ({low:.2} to {high:.2})"
        );
    }
}

fn main() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let companies: Vec<_> = Company::all().collect();
    let sampled = reference_rules::sample(SAMPLED).map(|number| companies[number]);
    let sampled: Vec<_> = sampled.map(|company| Case::new(&rulebook, company)).collect();
    for case in &sampled {
        let decision = decide(&rulebook, &case.answers);
        let (model, division) = case.company.decide();
        assert_eq!(decision.model, model as usize, "{:?}", case.company);
        let now = decision.dimensions().iter().copied();
        assert!(now.eq(division.dimensions().iter().map(|&one| usize::from(one))), "{:?}", case.company);
    }
    // A company with a deep leaf and more needs than its cap allows.
    let middling = |company: &&Company| company.team == 10 && company.needs() == [1, 1, 2, 0];
    let middling = companies.iter().rev().find(middling).expect("such a company exists");
    measure("One company repeated", &rulebook, &[Case::new(&rulebook, *middling)]);
    measure(&format!("{SAMPLED} companies in turns"), &rulebook, &sampled);
}
