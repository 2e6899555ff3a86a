//! Tests of the document of an advice: text and JSON with the small rulebook, and the text of the shipped one in every language.

mod change;
mod model_details;
mod page;
mod support;

use super::Reader;
use super::advice::{AdviceDocument, Extent};
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::locale::{Language, Message, Translator};
use crate::render::text;
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, answers, commute};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

fn advised(rulebook: &Rulebook, given: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, given))
}

/// Returns the whole advice as text.
pub(crate) fn whole_text(reader: &Reader, advice: &Advice, options: TextOptions) -> String {
    let page = AdviceDocument::new(reader, advice).page(reader, Extent::Whole);
    text::page(&page, reader.translator, options)
}

/// Returns the advice on one page as text.
pub(crate) fn first_page(reader: &Reader, advice: &Advice) -> String {
    let document = AdviceDocument::new(reader, advice);
    let pages = document.first_pages(reader, Some(Message::new("verdict-all")));
    text::first_short_page(pages, reader.translator, TextOptions::default())
}

fn as_text(rulebook: &Rulebook, given: &Json, language: Language, looks: TextOptions) -> String {
    let words = Translator::new(language);
    let advice = advised(rulebook, given);
    whole_text(&Reader::new(rulebook, &words), &advice, looks)
}

fn as_json(rulebook: &Rulebook, given: &Json) -> Json {
    let words = Translator::new(Language::English);
    let advice = advised(rulebook, given);
    let document = AdviceDocument::new(&Reader::new(rulebook, &words), &advice);
    serde_json::to_value(&document).expect("the wire form is JSON")
}

/// Answers that fill every part of the advice.
fn full() -> Json {
    json!({"distance": 9, "station": "yes", "stops": ["A\u{1b}[2J", "東京"], "weather": "wet", "bags": 3})
}

#[test]
fn text_of_a_full_advice() {
    let text = as_text(&commute(), &full(), Language::English, TextOptions::default());
    insta::assert_snapshot!(text);
}

#[test]
fn text_in_ascii_and_in_dutch() {
    let looks = TextOptions { width: 40, ascii: true, ..TextOptions::default() };
    let text = as_text(&commute(), &json!({"distance": 3, "hurry": "none"}), Language::Dutch, looks);
    insta::assert_snapshot!(text);
}

#[test]
fn text_of_the_shipped_rulebook_keeps_its_width_and_shows_no_key() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let nothing = json!({});
    let last: Json = (rulebook.questions.iter())
        .filter_map(|question| match &question.kind {
            crate::rulebook::QuestionKind::Choice(options) => {
                Some((question.id.clone(), Json::from(&*options.last()?.id)))
            }
            crate::rulebook::QuestionKind::Integer { max, .. } => {
                Some((question.id.clone(), Json::from(*max)))
            }
            crate::rulebook::QuestionKind::Names { .. } => None,
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    for language in Language::ALL {
        for (given, width) in [(&nothing, 80), (&last, 80), (&last, 40)] {
            let text = as_text(&rulebook, given, language, TextOptions { width, ..TextOptions::default() });
            assert!(text.lines().all(|line| line.width() <= width), "{text}");
            assert!(!text.contains("report-") && !text.contains('{'), "{text}");
            assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
        }
    }
}

#[test]
fn first_steps_are_those_whose_condition_holds() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (mut shown, mut left_out) = (0, 0);
    for culture in ["competitive", "balanced", "collaborative"] {
        for team_size in [1, 5, 40] {
            let given = json!({"culture": culture, "team_size": team_size, "budget": "ample"});
            let advice = advised(&rulebook, &given);
            let text = as_text(
                &rulebook,
                &given,
                Language::English,
                TextOptions { width: 1000, ascii: false, ..TextOptions::default() },
            );
            for step in &rulebook.first_steps[advice.model] {
                let holds = step.when.holds(advice.situation.values());
                assert_eq!(text.contains(step.statement.text.get("en")), holds, "{given}");
                *(if holds { &mut shown } else { &mut left_out }) += 1;
            }
        }
    }
    assert!(shown > 0 && left_out > 0, "{shown} shown, {left_out} left out");
}

#[test]
fn wire_form_has_the_fields_of_the_contract_in_order() {
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

#[test]
fn wire_form_names_given_assumed_and_ignored_answers() {
    let document = as_json(&commute(), &full());
    let mut counting = full();
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

#[test]
fn dimension_names_its_condition_only_while_it_waits() {
    let document = as_json(&commute(), &full());
    let segmentation = &document["segmentation"];
    assert!(segmentation["now"][0].get("when").is_none(), "{segmentation}");
    let when = segmentation["later"][0]["when"].as_str().expect("a text");
    assert!(when.contains("50") && !when.contains("{size}"), "{when}");
}

#[test]
fn comparison_has_every_model_and_recommends_one() {
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
fn long_list_warns_by_its_code() {
    let rulebook = commute();
    let given = json!({"distance": 10, "station": "yes", "stops": ["a", "b", "c"]});
    assert_eq!(as_json(&rulebook, &given)["warnings"], json!([]));
    let shipped = Rulebook::shipped().expect("the shipped rulebook is valid");
    let given = json!({"product_count": 2, "product_names": ["a", "b", "c"]});
    let warnings = as_json(&shipped, &given)["warnings"].clone();
    assert_eq!(warnings[0]["questions"], json!(["product_names", "product_count"]));
}

#[test]
fn wire_form_has_counterfactuals_and_robustness() {
    let document = as_json(&commute(), &json!({"distance": 3, "weather": "wet", "bags": 7, "hurry": "none"}));
    // The small rulebook has no levers, so there are no routes, and only facts could be different.
    let texts = ["Weather: Dry instead of Wet", "Station: Yes instead of No"];
    for ((flip, model), text) in (0..).map(|at| &document["flips"][at]).zip(["bicycle", "train"]).zip(texts) {
        assert_eq!(
            (&flip["model"], &flip["changes"], &flip["routes"]),
            (&json!(model), &json!(null), &json!([]))
        );
        let told = flip["text"].as_str().expect("a text");
        assert!(told.starts_with("No realistic change leads to") && told.contains(text), "{told}");
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
    let levers = Rulebook::load(file.to_string().into_bytes()).expect("the rulebook is valid");
    let near = as_json(&levers, &json!({"distance": 60, "station": "yes"}));
    let bicycle = &near["flips"][0];
    assert_eq!(bicycle["changes"], bicycle["routes"][0]);
    let far = json!([{"question": "distance", "from": 60, "to": 9, "range": {"min": 1, "max": 9}}]);
    assert_eq!(bicycle["routes"], json!([far]));
}

#[test]
fn block_names_shared_places_once() {
    let (rulebook, words) =
        (Rulebook::shipped().expect("the shipped rulebook is valid"), Translator::new(Language::English));
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
    // One line names its own.
    assert_eq!(reader.split_shared_sources([&*apart[0]]), (vec![apart[0].clone()], line(&[])));
    assert_eq!(reader.split_shared_sources([]), (Vec::new(), Vec::new()));
}

#[test]
fn text_marks_assumptions_and_names_places_of_pros_and_cons() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let looks = TextOptions { width: 400, ascii: false, ..TextOptions::default() };
    let text = as_text(&rulebook, &json!({"team_size": 40}), Language::English, looks);
    let row = |said: &str| text.lines().find(|line| line.contains(said)).unwrap_or_else(|| panic!("{said}"));
    assert!(row("Larger teams favour pods").ends_with("°."), "{text}");
    assert!(row("your budget is not ample").ends_with("(assumed)"), "{text}");
    assert!(row("Assumed: ").contains("14 of 15"), "{text}");
    let con = text.find("Accentuates friction").expect("it shows");
    assert!(text[con..].lines().nth(1).is_some_and(|line| line.trim() == "§ The pod"), "{text}");
}
