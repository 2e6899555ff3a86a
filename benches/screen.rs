//! Measures a key in the what-if panel, with new advice and a frame of 160x50, against the frame alone.

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use salesorg::advice::{OutcomeDiagram, advise};
use salesorg::locale::{Language, Translator};
use salesorg::rulebook::Rulebook;
use salesorg::tui::advice::AdviceState;
use salesorg::tui::component::Component;
use salesorg::tui::keys::{Action, Keymap};
use salesorg::tui::response::Response;
use salesorg::tui::theme::Theme;
use salesorg::tui::ui::Ui;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

/// A company with an answer to every question, including lists of names.
const COMPANY: &str = r#"{"budget": "moderate", "team_size": 40, "growth": "fast", "current_model": "island",
    "customer_location": "several_countries", "region_names": ["Benelux", "DACH", "Nordics"], "customer_size": "mixed",
    "industries": "several_different", "industry_names": ["Care", "Finance"], "relationship": "balanced",
    "named_accounts": "no", "lead_flow": "steady", "product_count": 6, "product_buyers": "different",
    "product_names": ["One", "Two"], "culture": "balanced", "admin_load": "heavy", "enablement_now": "none",
    "seller_experience": "mixed"}"#;

fn screen(criterion: &mut Criterion) {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let company: serde_json::Value = serde_json::from_str(COMPANY).expect("valid JSON");
    let answers =
        rulebook.read_answers(company.as_object().expect("an object")).expect("the answers are valid");
    let advice = advise(&rulebook, &outcomes, &answers);
    let context = Ui {
        is_requested: false,
        is_demo: false,
        time_zone: jiff::tz::TimeZone::UTC,
        rulebook: Arc::new(rulebook),
        outcomes: Arc::new(outcomes),
        translator: Translator::new(Language::English).into(),
        theme: Theme::new(true, false),
        keys: Keymap::built_in(),
    };
    let mut state = AdviceState::new(advice, "Acme BV");
    let now = Instant::now();
    let mut terminal = Terminal::new(TestBackend::new(160, 50)).expect("a test backend has no errors");
    for action in [Action::Digit(4), Action::Down] {
        assert!(matches!(state.update(action, &context, now), Response::Redraw));
    }
    let mut draw = |state: &mut AdviceState| {
        terminal.draw(|frame| state.view(&context, frame, frame.area())).expect("the frame can be drawn");
    };
    criterion.bench_function("what if, drawing alone", |b| b.iter(|| draw(black_box(&mut state))));
    // The number goes over a threshold and back, so that model, path and division change. The closure below is called more than
    // once, and must continue the cycle: otherwise the number would drift until nothing changes.
    let mut turns = [Action::MuchLess, Action::MuchMore].into_iter().cycle();
    criterion.bench_function("what if, a key", |b| {
        b.iter(|| {
            let action = turns.next().expect("a cycle has no end");
            assert!(matches!(state.update(black_box(action), &context, now), Response::Redraw));
            draw(&mut state);
        });
    });
}

criterion_group!(benches, screen);
criterion_main!(benches);
