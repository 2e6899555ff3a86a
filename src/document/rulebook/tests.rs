//! Tests of a rulebook as text: snapshots of two, and the width and texts of all shipped ones.

use super::page;
use crate::document::Reader;
use crate::locale::{Language, Translator};
use crate::render;
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::commute;
use unicode_width::UnicodeWidthStr;

fn shown(rulebook: &Rulebook, language: Language, looks: TextOptions) -> String {
    let words = Translator::new(language);
    render::text::page(&page(&Reader::new(rulebook, &words)), &words, looks)
}

#[test]
fn text_of_the_small_rulebook() {
    insta::assert_snapshot!(shown(&commute(), Language::English, TextOptions::default()));
}

#[test]
fn text_of_the_licence_rulebook() {
    let rulebook = Rulebook::all_shipped()
        .nth(1)
        .expect("two rulebooks are shipped")
        .expect("the shipped rulebook is valid");
    insta::assert_snapshot!(shown(&rulebook, Language::English, TextOptions::default()));
}

#[test]
fn text_of_shipped_rulebooks_keeps_its_width_and_shows_no_key() {
    for rulebook in Rulebook::all_shipped() {
        let rulebook = rulebook.expect("sound");
        for language in Language::ALL {
            for (width, ascii) in [(80, false), (40, true)] {
                let text = shown(&rulebook, language, TextOptions { width, ascii, ..TextOptions::default() });
                for key in ["rulebook-", "condition-", "report-", "compare-", "support-", "chart-", "move-"] {
                    let unsaid = |line: &str| line.trim().starts_with(key);
                    assert!(!text.lines().any(unsaid), "{key} in {text}");
                }
                if width == 80 {
                    assert!(text.lines().all(|line| line.width() <= width), "{text}");
                    let told = text.contains("alleen in het Engels");
                    assert_eq!(told, language == Language::Dutch && rulebook.languages.len() == 1);
                }
                // Everything that has an id of its own is there.
                let ids = rulebook.questions.iter().map(|question| &question.id);
                let ids = ids.chain(rulebook.models.iter().map(|model| &model.id));
                let ids = ids.chain(rulebook.invariants.iter().map(|rule| &rule.id));
                let ids = ids.chain(rulebook.practices.iter().map(|practice| &practice.id));
                let figures = rulebook.staffing.iter().flat_map(|staffing| &staffing.defaults);
                let ids = ids.chain(figures.map(|figure| &figure.id));
                let roles = rulebook.support.iter().flat_map(|support| &support.enablement.roles);
                let ids = ids.chain(roles.map(|role| &role.id));
                for id in ids {
                    assert!(text.contains(&format!("({id})")), "{id} in\n{text}");
                }
            }
        }
    }
}

/// Maintainers can read in one place everything that the rulebook says to its users.
#[test]
fn text_has_every_sentence_of_the_shipped_rulebook() {
    fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(object) => {
                if let Some(text) = object.get("en").and_then(|text| text.as_str()) {
                    found.push(text.to_owned());
                }
                object.values().for_each(|value| texts(value, found));
            }
            serde_json::Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
            _ => {}
        }
    }
    let bytes = include_bytes!("../../../assets/rulebooks/sales-organisation.json");
    let file: serde_json::Value = serde_json::from_slice(bytes).expect("valid JSON");
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let shown = shown(
        &rulebook,
        Language::English,
        TextOptions { width: 100_000, ascii: false, ..TextOptions::default() },
    );
    let parts =
        ["evidence", "warnings", "factors", "next_year", "side_by_side", "invariants", "glossary", "support"];
    for part in parts.into_iter().chain(["practices", "timeline", "move"]) {
        let mut said = Vec::new();
        texts(&file[part], &mut said);
        assert!(!said.is_empty(), "{part}");
        for text in said {
            let text = text.replace("{value}", "…");
            assert!(shown.contains(&text), "{part}: {text}");
        }
    }
    for model in file["models"].as_array().expect("a list") {
        let mut said = Vec::new();
        for part in ["first_steps", "signs", "pros", "cons", "roles"] {
            texts(&model[part], &mut said);
        }
        // The short forms of roles are for diagrams.
        for text in said.into_iter().filter(|text| text.contains(' ')) {
            assert!(shown.contains(&text), "{text}");
        }
    }
}
