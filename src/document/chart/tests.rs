//! Tests of the organisation chart in JSON and in the text, also with many or strange names.

use super::ChartReader;
use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::{Block, Page, Reader};
use crate::locale::{Language, Translator};
use crate::render::text;
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{answers, commute};
use serde_json::{Value as Json, json};
use unicode_width::UnicodeWidthStr;

fn advised(rulebook: &Rulebook, given: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, given))
}

fn as_json(rulebook: &Rulebook, given: &Json) -> Json {
    let (words, advice) = (Translator::new(Language::English), advised(rulebook, given));
    serde_json::to_value(AdviceDocument::new(&Reader::new(rulebook, &words), &advice)).expect("JSON")
}

/// The section of the text.
fn as_text(given: &Json, language: Language, looks: TextOptions) -> String {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (words, advice) = (Translator::new(language), advised(&rulebook, given));
    let reader = Reader::new(&rulebook, &words);
    let mut page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
    page.sections.retain(|section| section.id == "chart");
    let text = text::page(&Page { footer: Vec::new(), ..page }, &words, looks);
    text.lines().skip(5).collect::<Vec<_>>().join("\n")
}

/// Pods for two products in two countries, and nothing known of the industries.
fn pods() -> Json {
    json!({"budget": "moderate", "team_size": 31, "customer_location": "several_countries",
        "region_names": ["Benelux", "a\u{1b}[2Jb"], "culture": "collaborative", "industries": "several_different"})
}

#[test]
fn org_chart_has_every_field_of_the_contract() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let document = as_json(&rulebook, &pods());
    let chart = &document["org_chart"];
    let fields = |node: &Json| node.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(fields(chart), ["title", "role", "seller", "headcount", "children"]);
    assert_eq!((&chart["title"], &chart["headcount"]), (&json!("Head of sales"), &json!(31)));
    assert_eq!((&chart["role"], &chart["children"][0]["role"]), (&json!("leader"), &json!("upper_manager")));
    assert_eq!(chart["children"][1]["segments"], json!(["a\u{1b}[2Jb"]), "names as they were given");
    assert_eq!(chart["children"][1]["dimensions"], json!(["geography"]));
    let (mut people, mut folded, mut open) = (0, 0, vec![chart]);
    while let Some(node) = open.pop() {
        let children = node["children"].as_array().expect("a list");
        assert_eq!(children.is_empty(), node["seller"] == true, "{node}");
        assert!(node["title"].is_string() && node["role"].is_string(), "{node}");
        assert!(!["geography", "vertical"].contains(&node["role"].as_str().expect("a role")), "{node}");
        assert_eq!(node.get("dimensions").is_some(), node.get("segments").is_some(), "{node}");
        people += if children.is_empty() { node["headcount"].as_u64().expect("a number") } else { 0 };
        folded += u32::from(node["count"].as_u64().is_some_and(|count| count > 1));
        open.extend(children);
    }
    assert_eq!(people, 31);
    assert!(folded > 0, "{chart}");
    let defaults = document["defaults"].as_array().expect("a list");
    let ids: Vec<_> =
        defaults.iter().map(|figure| (figure["id"].as_str(), figure["value"].to_string())).collect();
    let figure = |id, value: &str| (Some(id), value.to_owned());
    let expected = [
        figure("span_of_control", "8"),
        figure("span_most", "10"),
        figure("span_least", "5"),
        figure("bdr_per_ae", "0.4"),
        figure("am_per_ae", "0.5"),
        figure("pod_size", "4"),
        figure("vertical.segments", "2"),
    ];
    assert_eq!(ids, expected);
    assert!(defaults.iter().all(|figure| figure["origin"].as_str().is_some_and(|origin| !origin.is_empty())));
}

#[test]
fn document_without_staffing_has_no_org_chart() {
    let document = as_json(&commute(), &json!({"distance": 20}));
    assert!(document.get("org_chart").is_none() && document.get("defaults").is_none());
}

#[test]
fn chart_as_text_is_an_indented_list_with_its_figures() {
    let looks = |width, ascii| TextOptions { width, ascii, ..TextOptions::default() };
    insta::assert_snapshot!("pods_en", as_text(&pods(), Language::English, looks(80, false)));
    let line = json!({"budget": "ample", "team_size": 130, "relationship": "transactional", "lead_flow": "many",
        "culture": "balanced", "customer_location": "several_regions"});
    insta::assert_snapshot!("line_nl", as_text(&line, Language::Dutch, looks(80, false)));
    let island = json!({"team_size": 9, "culture": "competitive", "customer_location": "several_regions"});
    insta::assert_snapshot!("island_ascii", as_text(&island, Language::English, looks(60, true)));
    assert!(as_text(&island, Language::English, looks(60, true)).is_ascii());
    insta::assert_snapshot!("one_nl", as_text(&json!({"team_size": 1}), Language::Dutch, looks(80, false)));
}

#[test]
fn chart_of_many_long_names_keeps_its_width() {
    let names: Vec<_> = (10..60).map(|n| format!("{n}{}", "名".repeat(78))).collect();
    let given = json!({"team_size": 400, "budget": "ample", "customer_location": "several_countries", "region_names": names,
        "customer_size": "mixed", "product_count": 100_000, "product_buyers": "different", "product_names": names,
        "industries": "several_different", "industry_names": names});
    for language in Language::ALL {
        let text = as_text(&given, language, TextOptions::default());
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        // A hundred and fifty names take three lines each.
        assert!(text.lines().count() < 600 && !text.contains("{n}") && !text.contains("chart-"), "{text}");
    }
}

#[test]
fn segments_are_named_or_numbered_and_the_rest_is_counted() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let words = Translator::new(Language::English);
    let titles = |given: &Json| {
        let advice = advised(&rulebook, given);
        let chart = advice.chart.as_ref().expect("a chart");
        let reader = ChartReader::new(Reader::new(&rulebook, &words), &advice, chart).expect("it is staffed");
        let titles = chart.nodes[0].children.iter().map(|child| reader.title(&chart.nodes[*child]));
        titles.collect::<Vec<_>>()
    };
    let mut given =
        json!({"team_size": 3, "customer_location": "several_regions", "region_names": ["A", "B", "C", "D"]});
    assert_eq!(titles(&given), ["A + B", "C + D"]);
    given["region_names"] = json!(["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]);
    assert_eq!(titles(&given), ["A + B + 3 more", "F + G + 3 more"]);
    given["region_names"] = json!(["A", "B", "C", "D", "E", "F", "G"]);
    given["team_size"] = json!(12);
    (given["budget"], given["relationship"]) = (json!("tight"), json!("one_to_one"));
    assert_eq!(titles(&given), ["A + B, C, D", "E, F, G"], "a manager for three teams, of one region mostly");
    given["team_size"] = json!(3);
    given["region_names"] = json!(null);
    assert_eq!(titles(&given), ["Region 1", "Region 2"]);
    given["region_names"] = json!(["A"]);
    assert_eq!(titles(&given), ["A", "Other regions"]);
    let products =
        json!({"team_size": 12, "budget": "ample", "product_count": 9, "product_buyers": "different"});
    let advice = advised(&rulebook, &products);
    let chart = advice.chart.as_ref().expect("a chart");
    let reader = ChartReader::new(Reader::new(&rulebook, &words), &advice, chart).expect("it is staffed");
    assert!(chart.nodes.iter().any(|node| reader.title(node) == "Product line 1 to 3 together"));
}

/// A line for six countries.
fn line(team: u32) -> Json {
    json!({"team_size": team, "budget": "ample", "customer_location": "several_countries", "relationship": "balanced",
        "lead_flow": "many", "culture": "balanced", "region_names": ["NL", "BE", "DE", "FR", "ES", "IT"]})
}

#[test]
fn chart_divides_only_a_team_that_is_large_enough() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let words = Translator::new(Language::English);
    for team in [3, 7] {
        let advice = advised(&rulebook, &line(team));
        assert_eq!(rulebook.models[advice.model].id, "assembly_line");
        assert!(advice.segmentation.now.is_empty() && advice.segmentation.later.len() == 1);
        assert!(advice.chart.as_ref().expect("a chart").divisions.is_empty());
    }
    for (team, expected) in [(8, 2), (9, 2), (16, 4), (31, 6), (200, 6)] {
        let advice = advised(&rulebook, &line(team));
        assert_eq!(rulebook.models[advice.model].id, "assembly_line");
        let dimension = advice.segmentation.now[0].dimension;
        let groups = advice.chart.as_ref().expect("a chart").divisions[0].groups;
        let said = Reader::new(&rulebook, &words).shares(&advice, dimension);
        assert_eq!((groups, said.is_some()), (expected, expected < 6), "{team}");
    }
}

#[test]
fn names_are_whole_in_the_text_and_shortened_on_the_screen() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let words = Translator::new(Language::English);
    let mut given = line(30);
    given["customer_location"] = json!("one_area");
    let advice = advised(&rulebook, &given);
    let chart = advice.chart.as_ref().expect("a chart");
    let reader = ChartReader::new(Reader::new(&rulebook, &words), &advice, chart).expect("it is staffed");
    let mut led = chart.nodes.iter().filter(|node| node.roles.len() == 1);
    let led = led.next().expect("a team of one role");
    assert_eq!(reader.led_by(led).as_deref(), Some("a sales manager"));
    given["team_size"] = json!(14);
    let advice = advised(&rulebook, &given);
    let chart = advice.chart.as_ref().expect("a chart");
    let reader = ChartReader::new(Reader::new(&rulebook, &words), &advice, chart).expect("it is staffed");
    let pair = chart.nodes.iter().find(|node| node.roles.len() > 1).expect("a team of two roles");
    let titles = [reader.title(pair), reader.with_full_names().title(pair)];
    assert_eq!(titles, ["BDR, AM", "Business development representative, Account manager"]);
    let text = as_text(&line(12), Language::English, TextOptions::default());
    assert!(
        text.contains("NL + BE: 2 (Account executive)") && text.contains("The same for DE + FR and ES + IT"),
        "{text}"
    );
    assert!(!text.contains("BDR") && !text.contains("2 more"), "{text}");
    let large = as_text(&json!({"team_size": 100_000}), Language::English, TextOptions::default());
    assert!(large.contains("100,000 sellers") && large.contains("Leader at level 5"), "{large}");
}

/// However large the team is, the drawn chart shows each segment of the first division, alone or with others.
#[test]
fn drawn_chart_keeps_every_segment() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let words = Translator::new(Language::English);
    let reader = Reader::new(&rulebook, &words);
    for size in [24, 80, 120, 200, 1000, 5000] {
        let given = json!({"budget": "ample", "team_size": size, "customer_location": "several_countries",
            "region_names": ["Benelux", "Dach"], "culture": "collaborative", "customer_size": "mixed",
            "relationship": "balanced", "named_accounts": "yes", "product_count": 3,
            "industries": "several_different", "industry_names": ["Care", "Trade"]});
        let advice = advised(&rulebook, &given);
        let page = AdviceDocument::new(&reader, &advice).page(&reader, Extent::Whole);
        let root = page.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            Block::Chart(chart) => chart.root.clone(),
            _ => None,
        });
        let mut boxes = vec![root.expect("the rulebook has a staffing")];
        let mut titles = Vec::new();
        while let Some(next) = boxes.pop() {
            titles.push(next.title);
            boxes.extend(next.children);
        }
        for name in ["Benelux", "Dach"] {
            assert!(titles.iter().any(|title| title.contains(name)), "{name} at {size}: {titles:?}");
        }
    }
}
