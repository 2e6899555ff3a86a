//! What growth and the move look like by themselves, to be read by a person after every change.

use super::{growth, transition};
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{answers, commute};
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use crate::tui::keys::Keymap;
use crate::tui::theme::Theme;
use crate::tui::widgets::cells;
use serde_json::{Value as Json, json};
use std::sync::Arc;

fn context(rulebook: Rulebook, language: Language, ascii: bool) -> Ui {
    Ui {
        is_requested: true,
        time_zone: jiff::tz::TimeZone::UTC,
        outcomes: Arc::new(OutcomeDiagram::new(&rulebook)),
        rulebook: Arc::new(rulebook),
        label_style: Translator::new(language).into(),
        theme: Theme::new(true, ascii),
        keys: Keymap::built_in(),
    }
}

/// Both sections in `width` columns.
fn sections(context: &Ui, given: &Json, width: u16) -> String {
    let advice: Advice = advise(&context.rulebook, &context.outcomes, &answers(&context.rulebook, given));
    let mut page = LineWriter::new(context, width);
    transition::write(&advice, context, &mut page);
    growth::write(&advice, context, &mut page);
    let lines: Vec<_> = page.into_lines().iter().map(|line| line.to_string().trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Six sellers on islands who want to grow, some answers left open.
fn island() -> Json {
    json!({"team_size": 6, "growth": "fast", "current_model": "island", "budget": "moderate", "culture": "balanced",
        "customer_location": "several_regions", "product_count": 3})
}

/// Islands that are to become a line.
fn line() -> Json {
    json!({"team_size": 24, "growth": "growing", "current_model": "island", "budget": "ample",
        "relationship": "transactional", "lead_flow": "many", "culture": "balanced", "customer_size": "mixed"})
}

/// A line that is to become pods, its size unknown.
fn pods() -> Json {
    json!({"current_model": "assembly_line", "budget": "ample", "named_accounts": "yes", "culture": "collaborative"})
}

#[test]
fn growth_and_the_move_look_as_they_should() {
    let shipped = || Rulebook::shipped().expect("it ships sound");
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        let context = context(shipped(), language, false);
        for (name, given) in [("island", island()), ("line", line()), ("pods", pods())] {
            for width in [77, 56, 37] {
                insta::assert_snapshot!(format!("{name}_{tag}_{width}"), sections(&context, &given, width));
            }
        }
        let other = json!({"current_model": "other", "team_size": 100_000, "named_accounts": "yes"});
        insta::assert_snapshot!(format!("other_{tag}"), sections(&context, &other, 77));
    }
    let ascii = context(shipped(), Language::English, true);
    let text = sections(&ascii, &line(), 77);
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!("ascii", text);
}

/// Whatever is answered and however narrow, lines keep within the page.
#[test]
fn lines_keep_within_the_page() {
    let context = context(Rulebook::shipped().expect("it ships sound"), Language::Dutch, false);
    for size in [1, 2, 9, 10, 29, 100_000] {
        for present in ["none", "island", "assembly_line", "pod", "other"] {
            for width in [1, 12, 20, 37] {
                let given = json!({"team_size": size, "current_model": present, "product_count": 100_000});
                let text = sections(&context, &given, width);
                let widest = text.lines().map(cells).max().unwrap_or(0);
                // A rail, a mark and one letter are the least.
                assert!(widest <= usize::from(width).max(6), "{text}");
            }
        }
    }
}

#[test]
fn a_rulebook_with_neither_shows_neither() {
    let context = context(commute(), Language::English, false);
    assert_eq!(sections(&context, &json!({}), 77), "");
}
