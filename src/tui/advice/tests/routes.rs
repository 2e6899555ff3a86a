//! Routes to the other models: on the tab, in JSON and in text alike, and what Enter makes of one.

use super::whatif::{here, now, trying};
use super::{Reader, line, pods, two};
use crate::advice::Counterfactual;
use crate::locale::Language;
use crate::report::json::AdviceDocument;
use crate::report::text_writer::TextOptions;
use crate::report::text;
use crate::tui::advice::what_if::WhatIfEntry;
use crate::tui::keys::Action::{Bottom, Choose, Digit, Up};
use serde_json::{Value as Json, json};

fn companies() -> [Json; 6] {
    let small = json!({"team_size": 8, "culture": "competitive"});
    let near = json!({"team_size": 12, "budget": "tight", "culture": "collaborative", "lead_flow": "many"});
    [pods(), two(), line(), json!({"team_size": 40}), small, near]
}

/// The routes that the tab shows, as models with the route's number and its sentence.
pub(super) fn routes(reader: &Reader) -> Vec<(usize, usize, String)> {
    let flips = now(reader).counterfactuals.as_ref().expect("the outcomes are known");
    let told = |flip: &Counterfactual| {
        let sentences = reader.context.rulebook_reader().routes(flip);
        let sentences = sentences.into_iter().take(flip.routes.len()).enumerate();
        sentences.map(|(route, text)| (flip.model, route, text)).collect::<Vec<_>>()
    };
    flips.iter().flat_map(told).collect()
}

#[test]
fn enter_makes_the_changes_of_the_route_under_the_cursor() {
    let mut several = 0;
    for given in [pods(), two(), line(), json!({}), json!({"team_size": 8, "culture": "competitive"})] {
        let told = routes(&trying((80, 24), &given));
        for (up, (model, _, text)) in told.iter().rev().enumerate() {
            let mut reader = trying((80, 24), &given);
            reader.press(&[Bottom]);
            reader.press(&vec![Up; up]);
            let start: String = text.chars().take(20).collect();
            assert!(here(&mut reader).contains(&start), "{start} {}", here(&mut reader));
            assert!(reader.press(&[Choose]));
            assert_eq!(now(&reader).model, *model);
        }
        several += usize::from(told.iter().any(|(_, route, _)| *route > 0));
    }
    assert!(several > 0);
}

/// A text without its line breaks and frames.
fn flat(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !matches!(*word, "│" | "▾" | "▴" | "▸"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whatever is said of routes comes from one place: the same number of them, in the same words, in the same order.
#[test]
fn screen_json_and_text_say_the_same_routes() {
    let (mut with, mut without) = (0, 0);
    for given in companies() {
        for language in Language::ALL {
            let mut reader = Reader::shipped(language, (100, 120), &given);
            reader.press(&[Digit(4)]);
            let screen = flat(&reader.text());
            let entries = reader.state.whatif.entries(reader.state.advice(), &reader.context);
            let words = reader.context.rulebook_reader();
            let advice = reader.state.advice();
            let json = serde_json::to_value(AdviceDocument::new(&words, advice)).expect("JSON");
            let text = flat(&text::write(&words, advice, TextOptions::default()));
            let flips = advice.counterfactuals.as_ref().expect("the outcomes are known");
            assert_eq!(json["flips"].as_array().expect("a list").len(), flips.len());
            for (flip, wire) in flips.iter().zip(json["flips"].as_array().expect("a list")) {
                let shown: Vec<_> = (entries.iter())
                    .filter(|entry| matches!(entry, WhatIfEntry::Route(model, _) if *model == flip.model))
                    .collect();
                let routes = wire["routes"].as_array().expect("a list").len();
                assert_eq!((shown.len(), routes), (flip.routes.len(), flip.routes.len()));
                assert!(routes <= 3 && (routes == 0) == wire["changes"].is_null());
                // One sentence for each route, or one that says that there is none and which facts would do it.
                let sentences = words.routes(flip);
                assert_eq!(sentences.len(), routes.max(1));
                let told = flat(wire["text"].as_str().expect("text"));
                for sentence in sentences.iter().map(|sentence| flat(sentence)) {
                    for (place, said) in [("screen", &screen), ("text", &text), ("JSON", &told)] {
                        assert!(said.contains(&sentence), "{place}: {sentence}\n{said}");
                    }
                }
                (with, without) = (with + usize::from(routes > 0), without + usize::from(routes == 0));
            }
        }
    }
    assert!(with > 5 && without > 5, "{with} {without}");
}
