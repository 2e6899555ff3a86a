//! The small rulebooks as snapshots, and the built-in rulebooks in every language.

use super::write;
use crate::locale::{Language, Translator};
use crate::report::Reader;
use crate::report::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::commute;
use unicode_width::UnicodeWidthStr;

fn render(rulebook: &Rulebook, language: Language, options: TextOptions) -> String {
    let words = Translator::new(language);
    write(&Reader::new(rulebook, &words), options)
}

/// The whole small rulebook matches its snapshot.
#[test]
fn rulebook_is_shown_whole() {
    insta::assert_snapshot!(render(&commute(), Language::English, TextOptions::default()));
}

/// The whole licence rulebook matches its snapshot.
#[test]
fn licence_rulebook_is_shown_whole() {
    let rulebook = Rulebook::all_shipped().nth(1).expect("there are two built-in rulebooks").expect("the rulebook is valid");
    insta::assert_snapshot!(render(&rulebook, Language::English, TextOptions::default()));
}

/// Every built-in rulebook stays within the width, shows no message key, and shows every id.
#[test]
fn embedded_rulebooks_fit_width_and_show_ids() {
    for rulebook in Rulebook::all_shipped() {
        let rulebook = rulebook.expect("the rulebook is valid");
        for language in Language::ALL {
            for (width, ascii) in [(80, false), (40, true)] {
                let text = render(&rulebook, language, TextOptions { width, ascii });
                for key in ["rulebook-", "condition-", "report-", "compare-", "support-", "chart-", "move-"] {
                    let unsaid = |line: &str| line.trim().starts_with(key);
                    assert!(!text.lines().any(unsaid), "{key} in {text}");
                }
                if width == 80 {
                    assert!(text.lines().all(|line| line.width() <= width), "{text}");
                    let description = text.contains("alleen in het Engels");
                    assert_eq!(description, language == Language::Dutch && rulebook.languages.len() == 1);
                }
                // Everything that has an id is shown.
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

/// Every text of the built-in rulebook is shown, so that its maintainers can read all of them in one place.
#[test]
fn rulebook_text_is_complete() {
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
    let shown = render(&rulebook, Language::English, TextOptions { width: 100_000, ascii: false });
    let parts =
        ["evidence", "warnings", "factors", "next_year", "side_by_side", "invariants", "glossary", "support"];
    for part in parts.into_iter().chain(["practices", "timeline", "move"]) {
        let mut message = Vec::new();
        texts(&file[part], &mut message);
        assert!(!message.is_empty(), "{part}");
        for text in message {
            let text = text.replace("{value}", "…");
            assert!(shown.contains(&text), "{part}: {text}");
        }
    }
    for model in file["models"].as_array().expect("a list") {
        let mut said = Vec::new();
        for part in ["first_steps", "signs", "pros", "cons", "roles"] {
            texts(&model[part], &mut said);
        }
        // Short forms of roles are used in diagrams only.
        for text in said.into_iter().filter(|text| text.contains(' ')) {
            assert!(shown.contains(&text), "{text}");
        }
    }
}
