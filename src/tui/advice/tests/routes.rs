//! Routes to the other models: the same on the tab, in JSON and in text, and applied by Enter.

use super::AdviceDriver;
use super::what_if::{cursor_line, open_what_if, tried_advice};
use crate::advice::Counterfactual;
use crate::document::advice::AdviceDocument;
use crate::document::tests::whole_text;
use crate::locale::Language;
use crate::render::text_writer::TextOptions;
use crate::tui::advice::what_if::WhatIfEntry;
use crate::tui::keys::Action::{Bottom, Choose, Digit, Up};
use crate::tui::tests::companies::{line, pods, two};
use serde_json::{Value as Json, json};

fn companies() -> [Json; 6] {
    let small = json!({"team_size": 8, "culture": "competitive"});
    let near = json!({"team_size": 12, "budget": "tight", "culture": "collaborative", "lead_flow": "many"});
    [pods(), two(), line(), json!({"team_size": 40}), small, near]
}

/// The routes that the tab shows: model, number of the route, and sentence.
pub(super) fn routes(driver: &AdviceDriver) -> Vec<(usize, usize, String)> {
    let flips = tried_advice(driver).counterfactuals.as_ref().expect("the outcomes are known");
    let listed = |flip: &Counterfactual| {
        let sentences = driver.context.rulebook_reader().routes(flip);
        let sentences = sentences.into_iter().take(flip.routes.len()).enumerate();
        sentences.map(|(route, text)| (flip.model, route, text)).collect::<Vec<_>>()
    };
    flips.iter().flat_map(listed).collect()
}

#[test]
fn enter_applies_the_route_under_the_cursor() {
    let mut several = 0;
    for given in [pods(), two(), line(), json!({}), json!({"team_size": 8, "culture": "competitive"})] {
        let listed = routes(&open_what_if((80, 24), &given));
        for (up, (model, _, text)) in listed.iter().rev().enumerate() {
            let mut driver = open_what_if((80, 24), &given);
            driver.press(&[Bottom]);
            driver.press(&vec![Up; up]);
            let start: String = text.chars().take(20).collect();
            assert!(cursor_line(&mut driver).contains(&start), "{start} {}", cursor_line(&mut driver));
            assert!(driver.press(&[Choose]));
            assert_eq!(tried_advice(&driver).model, *model);
        }
        several += usize::from(listed.iter().any(|(_, route, _)| *route > 0));
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

/// All forms have the same number of routes, in the same words and order.
#[test]
fn routes_are_the_same_on_screen_in_json_and_in_text() {
    let (mut with, mut without) = (0, 0);
    for given in companies() {
        for language in Language::ALL {
            let mut driver = AdviceDriver::shipped(language, (100, 120), &given);
            driver.press(&[Digit(4)]);
            let screen = flat(&driver.text());
            let entries = driver.state.whatif.entries(driver.state.advice(), &driver.context);
            let words = driver.context.rulebook_reader();
            let advice = driver.state.advice();
            let json = serde_json::to_value(AdviceDocument::new(&words, advice)).expect("it is JSON");
            let text = flat(&whole_text(&words, advice, TextOptions::default()));
            let flips = advice.counterfactuals.as_ref().expect("the outcomes are known");
            assert_eq!(json["flips"].as_array().expect("the field is a list").len(), flips.len());
            for (flip, wire) in flips.iter().zip(json["flips"].as_array().expect("the field is a list")) {
                let shown: Vec<_> = (entries.iter())
                    .filter(|entry| matches!(entry, WhatIfEntry::Route(model, _) if *model == flip.model))
                    .collect();
                let routes = wire["routes"].as_array().expect("the field is a list").len();
                assert_eq!((shown.len(), routes), (flip.routes.len(), flip.routes.len()));
                assert!(routes <= 3 && (routes == 0) == wire["changes"].is_null());
                // One sentence for each route, or one that says that there is none and which facts would do it.
                let sentences = words.routes(flip);
                assert_eq!(sentences.len(), routes.max(1));
                let listed = flat(wire["text"].as_str().expect("the file can be read"));
                for sentence in sentences.iter().map(|sentence| flat(sentence)) {
                    for (place, said) in [("screen", &screen), ("text", &text), ("JSON", &listed)] {
                        assert!(said.contains(&sentence), "{place}: {sentence}\n{said}");
                    }
                }
                (with, without) = (with + usize::from(routes > 0), without + usize::from(routes == 0));
            }
        }
    }
    assert!(with > 5 && without > 5, "{with} {without}");
}
