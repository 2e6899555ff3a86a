//! How much slower rules held as data are than the same rules written as code.
//!
//! The reference rules stand in `tests/reference_rules/rules.rs` as a programmer would write them who knew the questions: matches over plain enums
//! and numbers. A test holds that both decide alike over the whole answer space. Here both take parsed answers and return the
//! model and the dimensions taken now, in turns within one run, so that the ratios hold on a busy machine too.

#[path = "../tests/reference_rules/rules.rs"]
mod reference_rules;

use reference_rules::Company;
use salesorg::advice::{Situation, decide, decide_values};
use salesorg::rulebook::{Answers, Rulebook};
use std::hint::black_box;
use std::time::Instant;

/// Rounds that count, after one to warm up.
const ROUNDS: usize = 400;

/// About how many decisions are timed at a time: well below a millisecond, so that other programs seldom come between.
const DECISIONS: usize = 2_048;

/// How many companies are drawn: enough that no branch is foreseen, few enough that they stay in the nearest caches.
const DRAWN: usize = 512;

/// One company in every form in which it is decided.
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

/// Nanoseconds that one call takes, over all cases again and again.
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

/// The middle of some values, the least and the most.
fn spread(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0], values[values.len() - 1])
}

fn measure(title: &str, rulebook: &Rulebook, cases: &[Case]) {
    const NAMES: [&str; 6] = [
        "by hand: model and dimensions",
        "by the rulebook: from answers to model and dimensions (decide)",
        "by the rulebook: from values to model and dimensions (decide_situation)",
        "by hand: model alone",
        "by the rulebook: the way down the tree alone, from values",
        "by the rulebook: the situation, with all questions and derived inputs",
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
    println!("{title}; {ROUNDS} rounds: median (least to most), and how many times the decision by hand");
    // Round by round, so that what slows one slows the other.
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
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is right");
    let companies: Vec<_> = Company::all().collect();
    let drawn = reference_rules::drawn(DRAWN).map(|number| companies[number]);
    let drawn: Vec<_> = drawn.map(|company| Case::new(&rulebook, company)).collect();
    for case in &drawn {
        let decision = decide(&rulebook, &case.answers);
        let (model, taken) = case.company.decide();
        assert_eq!(decision.model, model as usize, "{:?}", case.company);
        let now = decision.segmentation.now.iter().copied();
        assert!(now.eq(taken.dimensions().iter().map(|&one| usize::from(one))), "{:?}", case.company);
    }
    // A middling one: down to the deepest leaves, with more needs than it may take.
    let middling = |company: &&Company| company.team == 10 && company.needs() == [1, 1, 2, 0];
    let middling = companies.iter().rev().find(middling).expect("there is one");
    measure("One company over and over", &rulebook, &[Case::new(&rulebook, *middling)]);
    measure(&format!("{DRAWN} companies in turns"), &rulebook, &drawn);
}
