//! Both forms on the small rulebook, and the text on the shipped one in every language.

use super::json::Document;
use super::page::Looks;
use super::{Reader, text};
use crate::advice::{Advice, Outcomes, advise};
use crate::locale::{Language, Words};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{answers, commute};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

fn advised(rulebook: &Rulebook, given: &Json) -> Advice {
    advise(rulebook, &Outcomes::new(rulebook), &answers(rulebook, given))
}

fn as_text(rulebook: &Rulebook, given: &Json, language: Language, looks: Looks) -> String {
    let words = Words::new(language);
    let advice = advised(rulebook, given);
    text::write(&Reader::new(rulebook, &words), &advice, looks)
}

fn as_json(rulebook: &Rulebook, given: &Json) -> Json {
    let words = Words::new(Language::English);
    let advice = advised(rulebook, given);
    let document = Document::new(&Reader::new(rulebook, &words), &advice);
    serde_json::to_value(&document).expect("the wire form is JSON")
}

/// Something for every part of the report.
fn full() -> Json {
    json!({"distance": 9, "station": "yes", "stops": ["A\u{1b}[2J", "東京"], "weather": "wet", "bags": 3})
}

#[test]
fn the_text_says_all_there_is() {
    let text = as_text(&commute(), &full(), Language::English, Looks::default());
    insta::assert_snapshot!(text);
}

#[test]
fn the_text_in_ascii_and_in_another_language_around_it() {
    let looks = Looks { width: 40, ascii: true };
    let text = as_text(&commute(), &json!({"distance": 3, "hurry": "none"}), Language::Dutch, looks);
    insta::assert_snapshot!(text);
}

#[test]
fn the_shipped_advice_fits_its_width_and_says_every_key() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let nothing = json!({});
    let last: Json = (rulebook.questions.iter())
        .filter_map(|question| match &question.kind {
            crate::rulebook::Kind::Choice(options) => {
                Some((question.id.clone(), Json::from(&*options.last()?.id)))
            }
            crate::rulebook::Kind::Integer { max, .. } => Some((question.id.clone(), Json::from(*max))),
            crate::rulebook::Kind::Names { .. } => None,
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    for language in Language::ALL {
        for (given, width) in [(&nothing, 80), (&last, 80), (&last, 40)] {
            let text = as_text(&rulebook, given, language, Looks { width, ascii: false });
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            assert!(!text.contains("report-") && !text.contains('{'), "{text}");
            assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
        }
    }
}

#[test]
fn first_steps_are_those_whose_condition_holds() {
    let rulebook = Rulebook::shipped().expect("it ships sound");
    let (mut shown, mut left_out) = (0, 0);
    for culture in ["competitive", "balanced", "collaborative"] {
        for team_size in [1, 5, 40] {
            let given = json!({"culture": culture, "team_size": team_size, "budget": "ample"});
            let advice = advised(&rulebook, &given);
            let text = as_text(&rulebook, &given, Language::English, Looks { width: 1000, ascii: false });
            for step in &rulebook.first_steps[advice.model] {
                let holds = step.when.holds(advice.situation.values());
                assert_eq!(text.contains(step.said.text.get("en")), holds, "{given}");
                *(if holds { &mut shown } else { &mut left_out }) += 1;
            }
        }
    }
    assert!(shown > 0 && left_out > 0, "{shown} shown, {left_out} left out");
}

#[test]
fn the_wire_form_has_the_contracts_fields_in_order() {
    let document = as_json(&commute(), &full());
    let fields: Vec<_> = document.as_object().expect("an object").keys().collect();
    let contract = [
        "format",
        "format_version",
        "rulebook",
        "language",
        "answers",
        "assumed",
        "ignored",
        "model",
        "runner_up",
        "segmentation",
        "comparison",
        "open_questions",
        "warnings",
    ];
    assert_eq!(fields, contract);
    assert_eq!(document["format"], "salesorg.advice");
    assert_eq!(document["format_version"], 1);
    assert_eq!(document["language"], "en");
    assert_eq!(document["rulebook"]["id"], "commute");
}

#[test]
fn the_wire_form_names_what_was_given_assumed_and_left_out() {
    let document = as_json(&commute(), &full());
    assert_eq!(document["answers"], full());
    assert_eq!(document["assumed"], json!({"hurry": "some"}));
    assert_eq!(document["ignored"], json!(["station", "stops"]));
    let steps: Vec<_> = (document["model"]["path"].as_array().expect("a list").iter())
        .map(|step| (step["question"].clone(), step["answer"].clone(), step["assumed"].clone()))
        .collect();
    let expected = [
        (json!("distance"), json!(9), json!(false)),
        (json!("weather"), json!("wet"), json!(false)),
        (json!("burdens"), json!(1), json!(true)),
    ];
    assert_eq!(steps, expected);
}

#[test]
fn a_dimension_says_when_it_comes_only_while_it_waits() {
    let document = as_json(&commute(), &full());
    let segmentation = &document["segmentation"];
    assert!(segmentation["now"][0].get("when").is_none(), "{segmentation}");
    let when = segmentation["later"][0]["when"].as_str().expect("a text");
    assert!(when.contains("50") && !when.contains("{size}"), "{when}");
}

#[test]
fn every_model_is_compared_and_one_recommended() {
    let document = as_json(&commute(), &full());
    let compared: Vec<_> = (document["comparison"].as_array().expect("a list").iter())
        .map(|panel| (panel["id"].as_str(), panel["recommended"] == true))
        .collect();
    let advised = document["model"]["id"].as_str();
    let expected: Vec<_> = ["bicycle", "train", "car"].map(|id| (Some(id), Some(id) == advised)).to_vec();
    assert_eq!(compared, expected);
    assert_ne!(document["runner_up"]["id"].as_str(), advised);
}

#[test]
fn a_list_that_is_too_long_warns_by_its_code() {
    let rulebook = commute();
    let given = json!({"distance": 10, "station": "yes", "stops": ["a", "b", "c"]});
    assert_eq!(as_json(&rulebook, &given)["warnings"], json!([]));
    let shipped = Rulebook::shipped().expect("it ships sound");
    let given = json!({"product_count": 2, "product_names": ["a", "b", "c"]});
    let warnings = as_json(&shipped, &given)["warnings"].clone();
    assert_eq!(warnings[0]["questions"], json!(["product_names", "product_count"]));
}
