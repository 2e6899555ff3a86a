//! Measures the engine: loading the rulebook, deciding, the outlook, the smallest changes and the whole advice.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use salesorg::advice::{GroupAdvice, OutcomeDiagram, Outlook, advise, counterfactuals, decide};
use salesorg::rulebook::{Answers, QuestionKind, Rulebook, Value};
use std::hint::black_box;

/// A company with an answer to every question that decides.
const COMPANY: &str = r#"{"budget": "moderate", "team_size": 24, "growth": "fast", "current_model": "island",
    "customer_location": "several_regions", "customer_size": "mixed", "industries": "one", "relationship": "balanced",
    "named_accounts": "no", "lead_flow": "steady", "product_count": 3, "product_buyers": "different",
    "culture": "balanced", "admin_load": "heavy", "enablement_now": "none", "seller_experience": "mixed"}"#;

fn company(rulebook: &Rulebook) -> Answers {
    let answers: serde_json::Value = serde_json::from_str(COMPANY).expect("valid JSON");
    rulebook.read_answers(answers.as_object().expect("an object")).expect("the answers are valid")
}

/// Returns the answers of the `nth` respondent, who answers every question.
fn respondent(rulebook: &Rulebook, like: &Answers, nth: u32) -> Answers {
    let mut answers = like.clone();
    for (index, question) in (0_u32..).zip(&rulebook.questions) {
        let value = match &question.kind {
            QuestionKind::Choice(options) => Value::Choice(
                (nth * 7 + index) % u32::try_from(options.len()).expect("a question has few options"),
            ),
            QuestionKind::Integer { .. } => Value::Number(1 + nth * 3),
            QuestionKind::Names { .. } => Value::Names(vec![format!("Part {}", nth % 9), "All".to_owned()]),
        };
        answers.set(index as usize, Some(value));
    }
    answers
}

fn rules(criterion: &mut Criterion) {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let answers = company(&rulebook);
    criterion.bench_function("load", |b| {
        // Freeing the previous rulebook is not part of loading.
        b.iter_batched(|| (), |()| Rulebook::shipped(), BatchSize::PerIteration);
    });
    criterion.bench_function("outcomes", |b| b.iter(|| OutcomeDiagram::new(black_box(&rulebook))));
    criterion.bench_function("decide", |b| b.iter(|| decide(&rulebook, black_box(&answers))));
    criterion.bench_function("advise", |b| b.iter(|| advise(&rulebook, &outcomes, black_box(&answers))));
    let model = decide(&rulebook, &answers).model;
    criterion.bench_function("flips", |b| {
        b.iter(|| counterfactuals(&rulebook, &outcomes, black_box(&answers), model));
    });
    for sellers in [100, 100_000] {
        let mut larger = answers.clone();
        let size = rulebook.question_index("team_size").expect("the rulebook has the question");
        larger.set(size, Some(Value::Number(sellers)));
        criterion.bench_function(&format!("whole advice, {sellers} sellers"), |b| {
            b.iter(|| advise(&rulebook, &outcomes, black_box(&larger)));
        });
    }
    let fifty: Vec<_> = (0..50).map(|nth| respondent(&rulebook, &answers, nth)).collect();
    criterion.bench_function("fifty people together", |b| {
        b.iter(|| GroupAdvice::new(&rulebook, &outcomes, black_box(&fifty)));
    });
    let unknown = Answers::new();
    criterion.bench_function("outlook, nothing answered", |b| {
        b.iter(|| Outlook::new(&rulebook, &outcomes, black_box(&unknown)));
    });
    criterion.bench_function("outlook, all answered", |b| {
        b.iter(|| Outlook::new(&rulebook, &outcomes, black_box(&answers)));
    });
}

criterion_group!(benches, rules);
criterion_main!(benches);
