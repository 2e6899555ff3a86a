//! Text and JSON reports on the small rulebook, and the text report on the shipped one in every language.

mod change;
mod model_details;
mod support;

use super::json::AdviceDocument;
use super::text_writer::TextOptions;
use super::{Reader, text};
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, answers, commute};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

fn advised(rulebook: &Rulebook, input: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, input))
}

fn as_text(rulebook: &Rulebook, input: &Json, language: Language, options: TextOptions) -> String {
    let words = Translator::new(language);
    let advice = advised(rulebook, input);
    text::write(&Reader::new(rulebook, &words), &advice, options)
}

fn as_json(rulebook: &Rulebook, input: &Json) -> Json {
    let words = Translator::new(Language::English);
    let advice = advised(rulebook, input);
    let document = AdviceDocument::new(&Reader::new(rulebook, &words), &advice);
    serde_json::to_value(&document).expect("the document serializes to JSON")
}

/// Answers that give content to every part of the report.
fn full_answers() -> Json {
    json!({"distance": 9, "station": "yes", "stops": ["A\u{1b}[2J", "東京"], "weather": "wet", "bags": 3})
}

/// The whole text report matches its snapshot.
#[test]
fn text_is_complete() {
    let text = as_text(&commute(), &full_answers(), Language::English, TextOptions::default());
    insta::assert_snapshot!(text);
}

/// The text report in ASCII, with the interface in another language than the rulebook.
#[test]
fn text_in_ascii_and_other_language() {
    let looks = TextOptions { width: 40, ascii: true };
    let text = as_text(&commute(), &json!({"distance": 3, "hurry": "none"}), Language::Dutch, looks);
    insta::assert_snapshot!(text);
}

/// The text report on the shipped rulebook stays within its width and shows no message key.
#[test]
fn text_fits_width_and_shows_no_key() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let nothing = json!({});
    let last: Json = (rulebook.questions.iter())
        .filter_map(|question| match &question.kind {
            crate::rulebook::QuestionKind::Choice(options) => {
                Some((question.id.clone(), Json::from(&*options.last()?.id)))
            }
            crate::rulebook::QuestionKind::Integer { max, .. } => Some((question.id.clone(), Json::from(*max))),
            crate::rulebook::QuestionKind::Names { .. } => None,
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    for language in Language::ALL {
        for (given, width) in [(&nothing, 80), (&last, 80), (&last, 40)] {
            let text = as_text(&rulebook, given, language, TextOptions { width, ascii: false });
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            assert!(!text.contains("report-") && !text.contains('{'), "{text}");
            assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
        }
    }
}

/// The first steps in the report are those whose condition applies.
#[test]
fn first_steps_follow_their_conditions() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (mut shown, mut left_out) = (0, 0);
    for culture in ["competitive", "balanced", "collaborative"] {
        for team_size in [1, 5, 40] {
            let answers = json!({"culture": culture, "team_size": team_size, "budget": "ample"});
            let advice = advised(&rulebook, &answers);
            let text = as_text(&rulebook, &answers, Language::English, TextOptions { width: 1000, ascii: false });
            for step in &rulebook.first_steps[advice.model] {
                let holds = step.when.holds(advice.situation.values());
                assert_eq!(text.contains(step.statement.text.get("en")), holds, "{answers}");
                *(if holds { &mut shown } else { &mut left_out }) += 1;
            }
        }
    }
    assert!(shown > 0 && left_out > 0, "{shown} shown, {left_out} left out");
}

/// The JSON document has the contract's fields in their order.
#[test]
fn json_has_contract_fields_in_order() {
    let document = as_json(&commute(), &full_answers());
    let fields: Vec<_> = document.as_object().expect("an object").keys().collect();
    let contract = [
        "format",
        "format_version",
        "rulebook",
        "language",
        "answers",
        "assumed",
        "ignored",
        "verdict",
        "model",
        "runner_up",
        "ruled_out",
        "segmentation",
        "comparison",
        "people",
        "flips",
        "open_questions",
        "firmness",
        "next_year",
        "plan",
        "warnings",
    ];
    assert_eq!(fields, contract);
    assert_eq!(document["format"], "salesorg.advice");
    assert_eq!(document["format_version"], 2);
    assert_eq!(document["language"], "en");
    assert_eq!(document["rulebook"]["id"], "commute");
}

/// The JSON document lists used, assumed and ignored answers.
#[test]
fn json_lists_used_assumed_and_ignored_answers() {
    let document = as_json(&commute(), &full_answers());
    let mut counting = full_answers();
    for unasked in ["station", "stops"] {
        counting.as_object_mut().expect("an object").remove(unasked);
    }
    assert_eq!(document["answers"], counting);
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

/// Only a later dimension says what would activate it.
#[test]
fn json_has_activation_only_for_later_dimensions() {
    let document = as_json(&commute(), &full_answers());
    let segmentation = &document["segmentation"];
    assert!(segmentation["now"][0].get("when").is_none(), "{segmentation}");
    let when = segmentation["later"][0]["when"].as_str().expect("a text");
    assert!(when.contains("50") && !when.contains("{size}"), "{when}");
}

/// The comparison has every model and recommends exactly one.
#[test]
fn json_compares_all_models() {
    let document = as_json(&commute(), &full_answers());
    let compared: Vec<_> = (document["comparison"].as_array().expect("a list").iter())
        .map(|panel| (panel["id"].as_str(), panel["recommended"] == true))
        .collect();
    let advised = document["model"]["id"].as_str();
    let expected: Vec<_> = ["bicycle", "train", "car"].map(|id| (Some(id), Some(id) == advised)).to_vec();
    assert_eq!(compared, expected);
    assert_ne!(document["runner_up"]["id"].as_str(), advised);
}

/// A list with too many names gives a warning.
#[test]
fn json_warns_of_too_many_names() {
    let rulebook = commute();
    let answers = json!({"distance": 10, "station": "yes", "stops": ["a", "b", "c"]});
    assert_eq!(as_json(&rulebook, &answers)["warnings"], json!([]));
    let shipped = Rulebook::shipped().expect("the shipped rulebook is valid");
    let given = json!({"product_count": 2, "product_names": ["a", "b", "c"]});
    let warnings = as_json(&shipped, &given)["warnings"].clone();
    assert_eq!(warnings[0]["questions"], json!(["product_names", "product_count"]));
}

/// The JSON document has the counterfactuals and the robustness of the advice.
#[test]
fn json_has_counterfactuals_and_robustness() {
    let document = as_json(&commute(), &json!({"distance": 3, "weather": "wet", "bags": 7, "hurry": "none"}));
    // The small rulebook has no levers, so there are no routes, and only facts could be different.
    let texts = ["Weather: Dry instead of Wet", "Station: Yes instead of No"];
    for ((flip, model), text) in (0..).map(|at| &document["flips"][at]).zip(["bicycle", "train"]).zip(texts) {
        assert_eq!(
            (&flip["model"], &flip["changes"], &flip["routes"]),
            (&json!(model), &json!(null), &json!([]))
        );
        let description = flip["text"].as_str().expect("a text");
        assert!(description.starts_with("No realistic change leads to") && description.contains(text), "{description}");
    }
    assert_eq!(document["firmness"]["stability"], 0.6667);
    let weights: Vec<_> = (document["firmness"]["answers"].as_array().expect("a list").iter())
        .map(|answer| (answer["question"].clone(), answer["weight"].clone()))
        .collect();
    let expected =
        [("distance", "supporting"), ("weather", "decisive"), ("hurry", "supporting"), ("bags", "decisive")];
    assert_eq!(weights, expected.map(|(question, weight)| (json!(question), json!(weight))));
    let text = document["firmness"]["text"].as_str().expect("a text");
    assert!(text.starts_with("Firm: no single change") || text.starts_with("On the edge:"), "{text}");
    let mut file: serde_json::Value = serde_json::from_str(COMMUTE).expect("JSON");
    file["questions"][0]["lever"] = json!({"direction": "down"});
    let levers = Rulebook::load(file.to_string().into_bytes()).expect("the changed rulebook is valid");
    let near = as_json(&levers, &json!({"distance": 60, "station": "yes"}));
    let bicycle = &near["flips"][0];
    assert_eq!(bicycle["changes"], bicycle["routes"][0]);
    let far = json!([{"question": "distance", "from": 60, "to": 9, "range": {"min": 1, "max": 9}}]);
    assert_eq!(bicycle["routes"], json!([far]));
}

/// Sections that all lines of a block share are named once.
#[test]
fn sources_shared_by_all_lines_are_split_off() {
    let (rulebook, words) = (Rulebook::shipped().expect("the shipped rulebook is valid"), Translator::new(Language::English));
    let reader = Reader::new(&rulebook, &words);
    let line = |ids: &[&str]| -> Vec<String> { ids.iter().map(|&id| id.to_owned()).collect() };
    let pod = ["models.pod.pro.1", "models.pod.con.1"];
    let other = "choosing.budget";
    assert_eq!([pod[0], pod[1], other].map(|id| rulebook.guide_section_index(id).is_some()), [true; 3]);
    let lines = [line(&pod[..1]), line(&[pod[1], other])];
    let (own, shared) = reader.split_shared_sources(lines.iter().map(|line| &**line));
    assert_eq!((own, shared), (vec![line(&[]), line(&[other])], line(&pod[..1])));
    let apart = [line(&pod[..1]), line(&[other])];
    assert_eq!(reader.split_shared_sources(apart.iter().map(|line| &**line)), (apart.to_vec(), line(&[])));
    // The source of a single line is its own.
    assert_eq!(reader.split_shared_sources([&*apart[0]]), (vec![apart[0].clone()], line(&[])));
    assert_eq!(reader.split_shared_sources([]), (Vec::new(), Vec::new()));
}

/// Lines that depend on an assumption are marked, and pros and cons name their sections.
#[test]
fn text_marks_assumptions_and_names_sections() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let looks = TextOptions { width: 400, ascii: false };
    let text = as_text(&rulebook, &json!({"team_size": 40}), Language::English, looks);
    let row = |message: &str| text.lines().find(|line| line.contains(message)).unwrap_or_else(|| panic!("{message}"));
    assert!(row("Larger teams favour pods").ends_with("°."), "{text}");
    assert!(row("your budget is not ample").ends_with("(rests on an assumption)"), "{text}");
    assert!(row("Assumed: ").contains("14 of 15"), "{text}");
    let con = text.find("Accentuates friction").expect("the report shows the disadvantage");
    assert!(text[con..].lines().nth(1).is_some_and(|line| line.trim() == "§ The pod"), "{text}");
}
