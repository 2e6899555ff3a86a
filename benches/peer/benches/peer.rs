//! Measures decisions by the rulebook against zen-engine with a decision table made of the same rulebook.
//!
//! Each path of the tree from the root to a leaf is a row of the table: the condition of the path on an input is a cell, and the
//! derived input is one more column. Both sides take parsed inputs, for the table with the derived input computed, and return the
//! model. That both agree is checked before anything is timed. The table is compiled, no trace is recorded, and one executor runs
//! everything, so that the engine only decides. The batch also reads and writes JSON.

#[path = "../../../tests/reference_rules/rules.rs"]
mod reference_rules;

use reference_rules::Company;
use salesorg::advice::{Situation, decide};
use salesorg::locale::Language;
use salesorg::rulebook::{Answers, Node, QuestionKind, Rulebook, ValueSet};
use salesorg::workflow::batch::{self, Batch, LineFormat, LineSource, Source};
use serde_json::{Map, Value as Json, json};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;
use zen_engine::{Decision, DecisionEngine, Variable};

/// The number of companies on which both must agree.
const AGREED: usize = 5_000;

/// The number of companies that are timed.
const TIMED: usize = 512;

/// Measured rounds, after one to warm up.
const ROUNDS: usize = 30;

/// Returns every path of the tree: the possible values of each slot, and the model of the leaf.
fn paths(rulebook: &Rulebook) -> Vec<(Vec<ValueSet>, usize)> {
    let slots = rulebook.model_slot();
    let mut open = vec![(0, (0..slots).map(|slot| rulebook.domain(slot)).collect::<Vec<_>>())];
    let mut paths = Vec::new();
    while let Some((node, possible)) = open.pop() {
        match &rulebook.tree.nodes[node] {
            Node::Leaf(model) => paths.push((possible, *model)),
            Node::Split { slot, branches } => {
                // The last branch is visited first, so that the rows are in the order of the file.
                for branch in branches.clone().rev().map(|branch| &rulebook.tree.branches[branch]) {
                    let mut possible = possible.clone();
                    possible[*slot] = possible[*slot].intersection(&branch.values);
                    open.push((branch.then, possible));
                }
            }
        }
    }
    paths
}

/// Returns the slots that the tree uses, sorted.
fn used_slots(rulebook: &Rulebook) -> Vec<usize> {
    let mut slots: Vec<_> = (rulebook.tree.nodes.iter())
        .filter_map(|node| if let Node::Split { slot, .. } = node { Some(*slot) } else { None })
        .collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

/// Returns a value as the table has it.
fn value(rulebook: &Rulebook, slot: usize, value: u32) -> Json {
    match rulebook.questions.get(slot).map(|question| &question.kind) {
        Some(QuestionKind::Choice(options)) => json!(options[value as usize].id),
        _ => json!(value),
    }
}

/// Returns the condition of a row on an input, empty if any value matches.
fn cell(rulebook: &Rulebook, slot: usize, possible: &ValueSet) -> String {
    let domain = rulebook.domain(slot);
    if *possible == domain {
        return String::new();
    }
    let least = domain.intervals()[0].0;
    let most = domain.intervals()[domain.intervals().len() - 1].1;
    let choice = matches!(rulebook.questions.get(slot).map(|q| &q.kind), Some(QuestionKind::Choice(_)));
    let parts = possible.intervals().iter().flat_map(|&(from, to)| {
        if choice {
            return (from..=to).map(|one| value(rulebook, slot, one).to_string()).collect::<Vec<_>>();
        }
        vec![match (from == least, to == most) {
            (true, _) => format!("<= {to}"),
            (_, true) => format!(">= {from}"),
            _ => format!("[{from}..{to}]"),
        }]
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// Returns the decision table in the format of zen-engine.
fn table(rulebook: &Rulebook) -> Json {
    let slots = used_slots(rulebook);
    let id = |slot: usize| rulebook.slot_id(slot).expect("an input");
    let rules: Vec<_> = (paths(rulebook).iter().enumerate())
        .map(|(number, (possible, model))| {
            let mut row = Map::new();
            row.insert("_id".to_owned(), json!(format!("row_{number}")));
            for &slot in &slots {
                row.insert(id(slot).to_owned(), json!(cell(rulebook, slot, &possible[slot])));
            }
            row.insert("model".to_owned(), json!(format!("{model}")));
            row
        })
        .collect();
    println!("a table of {} rows and {} inputs", rules.len(), slots.len());
    let inputs: Vec<_> =
        slots.iter().map(|&slot| json!({"id": id(slot), "name": id(slot), "field": id(slot)})).collect();
    json!({
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": {
                "hitPolicy": "first", "rules": rules, "inputs": inputs,
                "outputs": [{"id": "model", "name": "model", "field": "model"}],
            }},
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    })
}

/// A company in each form that a decision takes.
struct Case {
    company: Company,
    answers: Answers,
    situation: Situation,
    variable: Variable,
}

impl Case {
    fn new(rulebook: &Rulebook, company: Company) -> Self {
        let mut answers = Answers::new();
        for (id, value) in company.answers() {
            let question = rulebook.question_index(id).expect("a question");
            answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
        }
        let situation = Situation::new(rulebook, &answers);
        let inputs = used_slots(rulebook).into_iter().map(|slot| {
            let id = rulebook.slot_id(slot).expect("an input").to_owned();
            (id, value(rulebook, slot, situation.values()[slot]))
        });
        let variable = Variable::from(Json::Object(inputs.collect()));
        Self { company, answers, situation, variable }
    }
}

/// Returns the median, the least and the largest of some values.
fn spread(mut values: Vec<f64>) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[values.len() / 2], values[0], values[values.len() - 1])
}

/// Returns the nanoseconds per case since `started`, with all cases decided `turns` times.
fn nanoseconds(started: Instant, turns: usize, cases: &[Case]) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let count = (turns * cases.len()) as f64;
    started.elapsed().as_secs_f64() * 1e9 / count
}

fn time<T>(cases: &[Case], turns: usize, mut decide: impl FnMut(&Case) -> T) -> f64 {
    let started = Instant::now();
    for case in (0..turns).flat_map(|_| cases) {
        black_box(decide(black_box(case)));
    }
    nanoseconds(started, turns, cases)
}

/// How many times the batch has each company.
const BATCH_TURNS: usize = 20;

/// Returns the lines of a batch.
fn lines(rulebook: &Rulebook, cases: &[Case]) -> String {
    let line = |case: &Case| json!(rulebook.write_answers(&case.answers)).to_string() + "\n";
    cases.iter().map(line).collect::<String>().repeat(BATCH_TURNS)
}

/// Returns the nanoseconds per line of a batch on one thread.
fn time_batch(rulebook: &Arc<Rulebook>, lines: &str, cases: &[Case]) -> f64 {
    let batch = Batch {
        rulebook: Arc::clone(rulebook),
        is_requested: false,
        language: Language::English,
        format: LineFormat::Json,
        ascii: false,
    };
    let input = Source::Lines(LineSource::new(lines.as_bytes(), 128 << 10));
    let started = Instant::now();
    let result = batch::run(&batch, input, std::io::sink(), 1, &|_, _| ());
    assert_eq!(result.tally.failed, 0);
    nanoseconds(started, BATCH_TURNS, cases)
}

async fn run(rulebook: &Arc<Rulebook>, engine: &Decision, cases: &[Case]) {
    for case in cases {
        let answer = engine.evaluate(case.variable.clone()).await.expect("the table decides").result;
        let model = answer.dot("model").map(|model| model.to_value());
        let ours = decide(rulebook, &case.answers).model;
        assert_eq!(model, Some(json!(ours)), "{:?}", case.company);
        let (by_hand, division) = case.company.decide();
        assert_eq!(by_hand as usize, ours);
        assert_eq!(
            decide(rulebook, &case.answers).dimensions(),
            division.dimensions().iter().map(|&one| usize::from(one)).collect::<Vec<_>>()
        );
    }
    println!("both agree on {} companies", cases.len());
    let cases = &cases[..TIMED];
    let lines = lines(rulebook, cases);
    const NAMES: [&str; 5] = [
        "zen-engine: the model",
        "rulebook: the path of the tree only, from values (as the table)",
        "rulebook: from answers to model and dimensions (decide)",
        "Rust code: model and dimensions",
        "batch: a line of JSON in, a line of JSON out, on one thread",
    ];
    let mut rounds: [Vec<f64>; 5] = Default::default();
    for round in 0..=ROUNDS {
        let started = Instant::now();
        for case in cases {
            let _ = black_box(engine.evaluate(black_box(case).variable.clone()).await);
        }
        let times = [
            nanoseconds(started, 1, cases),
            time(cases, 20, |case| rulebook.tree.decide_model(case.situation.values())),
            time(cases, 20, |case| decide(rulebook, &case.answers)),
            time(cases, 20, |case| case.company.decide()),
            time_batch(rulebook, &lines, cases),
        ];
        if round > 0 {
            rounds.iter_mut().zip(times).for_each(|(round, time)| round.push(time));
        }
    }
    println!(
        "{TIMED} companies in turns; {ROUNDS} rounds: median (least to most), and how many times faster than zen-engine"
    );
    for (index, name) in NAMES.into_iter().enumerate() {
        let (middle, least, most) = spread(rounds[index].clone());
        let ratios = rounds[0].iter().zip(&rounds[index]).map(|(zen, time)| zen / time).collect();
        let (ratio, low, high) = spread(ratios);
        println!(
            "  {name}: {middle:.1} ns ({least:.1} to {most:.1}); {ratio:.1} times ({low:.1} to {high:.1})"
        );
    }
}

fn main() {
    let rulebook = Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid"));
    let content: zen_engine::model::DecisionContent =
        serde_json::from_value(table(&rulebook)).expect("the table is in the format of zen-engine");
    let mut engine = DecisionEngine::default().create_decision(content.into()).expect("the table is valid");
    engine.compile();
    let companies: Vec<_> = Company::all().collect();
    let sampled = reference_rules::sample(AGREED).map(|number| companies[number]);
    let cases: Vec<_> = sampled.map(|company| Case::new(&rulebook, company)).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the executor can be built");
    runtime.block_on(run(&rulebook, &engine, &cases));
}
