//! Snapshots of the sections on growth and the move by themselves, to be read by people, and the balance of the columns.

use super::{AdviceWords, Overview, SECTIONS, WarningsFold};
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::document::Annotations;
use crate::document::advice::{AdviceDocument, Extent, Tab};
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{answers, commute};
use crate::tui::blocks::section_lines;
use crate::tui::keys::Keymap;
use crate::tui::tests::companies;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;
use crate::tui::widgets::cells;
use serde_json::{Value as Json, json};
use std::sync::Arc;

fn context(rulebook: Rulebook, language: Language, ascii: bool) -> Ui {
    Ui {
        is_requested: true,
        is_demo: false,
        time_zone: jiff::tz::TimeZone::UTC,
        outcomes: Arc::new(OutcomeDiagram::new(&rulebook)),
        rulebook: Arc::new(rulebook),
        translator: Translator::new(language).into(),
        theme: Theme::new(true, ascii),
        keys: Keymap::built_in(),
    }
}

/// Both sections in `width` columns.
fn sections(context: &Ui, given: &Json, width: u16) -> String {
    let advice: Advice = advise(&context.rulebook, &context.outcomes, &answers(&context.rulebook, given));
    let reader = context.rulebook_reader();
    let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Tab(Tab::Advice));
    let sections =
        ["transition", "milestones"].map(|id| page.sections.iter().find(|section| section.id == id));
    let lines = sections.into_iter().flatten().flat_map(|section| section_lines(section, context, width));
    lines.map(|line| line.to_string().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Answers of six sellers on islands who want to grow; some are open.
fn island() -> Json {
    json!({"team_size": 6, "growth": "fast", "current_model": "island", "budget": "moderate", "culture": "balanced",
        "customer_location": "several_regions", "product_count": 3})
}

/// Answers of islands that are to become an assembly line.
fn line() -> Json {
    json!({"team_size": 24, "growth": "growing", "current_model": "island", "budget": "ample",
        "relationship": "transactional", "lead_flow": "many", "culture": "balanced", "customer_size": "mixed"})
}

/// Answers of an assembly line of unknown size that is to become pods.
fn pods() -> Json {
    json!({"current_model": "assembly_line", "budget": "ample", "named_accounts": "yes", "culture": "collaborative"})
}

/// What a team of islands, a new assembly line and new pods read, at the width of a screen of 80 columns; one of them on the
/// smallest screen, one in Dutch.
#[test]
fn growth_and_the_move() {
    let shipped = || Rulebook::shipped().expect("the shipped rulebook is valid");
    let english = context(shipped(), Language::English, false);
    insta::assert_snapshot!("island_en_77", sections(&english, &island(), 77));
    insta::assert_snapshot!("line_en_77", sections(&english, &line(), 77));
    insta::assert_snapshot!("pods_en_77", sections(&english, &pods(), 77));
    insta::assert_snapshot!("pods_en_37", sections(&english, &pods(), 37));
    let other = json!({"current_model": "other", "team_size": 100_000, "named_accounts": "yes"});
    insta::assert_snapshot!("other_en_77", sections(&english, &other, 77));
    let dutch = context(shipped(), Language::Dutch, false);
    insta::assert_snapshot!("line_nl_77", sections(&dutch, &line(), 77));
}

/// Lines keep within the page for any answers and at any width.
#[test]
fn growth_and_the_move_keep_within_the_page() {
    let context =
        context(Rulebook::shipped().expect("the shipped rulebook is valid"), Language::Dutch, false);
    for size in [1, 2, 9, 10, 29, 100_000] {
        for present in ["none", "island", "assembly_line", "pod", "other"] {
            for width in [1, 12, 20, 37] {
                let given = json!({"team_size": size, "current_model": present, "product_count": 100_000});
                let text = sections(&context, &given, width);
                let widest = text.lines().map(cells).max().unwrap_or(0);
                // A rail, a mark and one letter take six columns at least.
                assert!(widest <= usize::from(width).max(6), "{text}");
            }
        }
    }
}

#[test]
fn growth_and_the_move_are_absent_from_a_rulebook_without_them() {
    let context = context(commute(), Language::English, false);
    assert_eq!(sections(&context, &json!({}), 77), "");
}

/// Beside each other, neither column is higher than the other by more than the largest part, so that no screen is half empty.
#[test]
fn columns_of_the_overview_are_balanced() {
    let companies = [companies::pods(), companies::line(), companies::warned(), companies::island(), line()];
    for (nth, company) in companies.iter().enumerate() {
        let language = if nth % 2 == 0 { Language::English } else { Language::Dutch };
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let context = context(rulebook, language, false);
        let advice = advise(&context.rulebook, &context.outcomes, &answers(&context.rulebook, company));
        let words = AdviceWords::new(&advice, &Annotations::default(), &context);
        let overview = Overview {
            words: &words,
            model: Some(advice.model),
            can_answer: true,
            fold: WarningsFold::default(),
            context: &context,
        };
        for column in [52, 60, 75, 88] {
            let ([left, right], _) = overview.columns(column, advice.model);
            let plan = overview.plan(column);
            let parts = SECTIONS.iter().map(|section| overview.part(column, &[section]));
            let largest = parts.chain([plan]).map(|part| part.len()).max().unwrap_or(0);
            let difference = left.len().abs_diff(right.len());
            assert!(difference <= largest + 1, "{} and {} lines at {column}", left.len(), right.len());
        }
    }
}
