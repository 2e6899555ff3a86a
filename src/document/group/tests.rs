//! Tests of the comparison of several respondents as text, Markdown and JSON.

use super::{GroupReport, json, markdown, percent, text};
use crate::advice::{GroupAdvice, OutcomeDiagram};
use crate::document::Reader;
use crate::document::graph::tests::hostile_text;
use crate::document::markdown::tests::{children, parse, visible_text};
use crate::document::text_writer::TextOptions;
use crate::locale::{Language, Message, Problem, Translator, sanitize};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::answers;
use crate::session::Respondent;
use ::markdown::mdast::Node;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn people(rulebook: &Rulebook) -> Vec<Respondent> {
    let one = |id: &str, label: &str, given: Json, notes: &[(&str, &str)]| Respondent {
        id: id.to_owned(),
        name: label.to_owned(),
        label: label.to_owned(),
        answers: answers(rulebook, &given),
        notes: notes
            .iter()
            .map(|(question, note)| {
                (rulebook.question_index(question).expect("it is asked"), (*note).to_owned())
            })
            .collect(),
        unresolved: Vec::new(),
        other_version: None,
        finished: true,
    };
    let mut people = vec![
        one(
            "20261123-ann-0001",
            "Ann",
            json!({"budget": "moderate", "team_size": 24, "customer_location": "several_regions",
                "region_names": ["North", "South"], "culture": "balanced", "relationship": "balanced",
                "customer_size": "mid", "product_count": 1, "lead_flow": "steady"}),
            &[("budget", "the board decides in May")],
        ),
        one(
            "20261123-ben-0002",
            "Ben | <b>",
            json!({"budget": "tight", "team_size": 30, "customer_location": "several_regions",
                "region_names": ["north", "East"], "culture": "competitive", "relationship": "balanced",
                "customer_size": "mid", "product_count": 3, "lead_flow": "steady"}),
            &[],
        ),
        one(
            "20261123-carla-0003",
            "Carla",
            json!({"budget": "moderate", "team_size": 8, "customer_location": "one_area", "culture": "collaborative",
                "relationship": "one_to_one", "customer_size": "mid", "product_count": 1}),
            &[("culture", "*we* share commission")],
        ),
    ];
    people[2].finished = false;
    people[1].other_version = Some("0.9.0".to_owned());
    people[1].unresolved =
        vec![Problem::new("fax", Message::new("problem-unknown-question").arg("given", "fax"))];
    people
}

fn with(language: Language, write: impl Fn(GroupReport) -> String) -> String {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let (people, words) = (people(&rulebook), Translator::new(language));
    let given: Vec<_> = people.iter().map(|one| one.answers.clone()).collect();
    let together = GroupAdvice::new(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
    write(GroupReport { reader: Reader::new(&rulebook, &words), people: &people, advice: &together })
}

#[test]
fn comparison_as_text() {
    for language in Language::ALL {
        let shown = with(language, |meeting| text::write(&meeting, TextOptions::default()));
        assert!(shown.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{shown}");
        insta::assert_snapshot!(format!("together_text_{}", language.tag()), shown);
    }
}

#[test]
fn comparison_as_markdown() {
    let shown = with(Language::English, |meeting| markdown::write(&meeting));
    insta::assert_snapshot!("together_markdown_en", shown);
}

#[test]
fn comparison_as_json_fits_its_schema() {
    let shown = with(Language::English, |meeting| {
        let mut shown = serde_json::to_value(json::ComparisonDocument::new(meeting)).expect("it is JSON");
        let schema = jsonschema::validator_for(&crate::schema::comparison()).expect("a schema");
        let errors: Vec<_> = schema.iter_errors(&shown).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        // The digest changes with every word of the rulebook.
        shown["rulebook"]["digest"] = Json::from("sha256:");
        format!("{shown:#}")
    });
    insta::assert_snapshot!("together_json", shown);
}

#[test]
fn share_below_all_is_never_shown_as_all() {
    assert_eq!(
        [(1, 1), (0, 3), (1, 1000), (999, 1000), (2, 3)].map(|(a, b)| percent(a, b)),
        [100, 0, 1, 99, 67]
    );
    assert_eq!(percent(u64::MAX - 1, u64::MAX), 99);
}

/// All nodes of a document.
fn nodes<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    found.push(node);
    for child in children(node) {
        nodes(child, found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn comparison_as_markdown_shows_names_and_notes_as_typed(
        names in prop::array::uniform3(hostile_text()),
        note in hostile_text(),
    ) {
        let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
        let words = Translator::new(Language::English);
        let mut people = people(&rulebook);
        for (one, name) in people.iter_mut().zip(&names) {
            one.label.clone_from(name);
        }
        for text in people[2].notes.values_mut() {
            text.clone_from(&note);
        }
        let given: Vec<_> = people.iter().map(|one| one.answers.clone()).collect();
        let together = GroupAdvice::new(&rulebook, &OutcomeDiagram::new(&rulebook), &given);
        let meeting = GroupReport { reader: Reader::new(&rulebook, &words), people: &people, advice: &together };
        let document = parse(&markdown::write(&meeting));
        let mut all = Vec::new();
        nodes(&document, &mut all);
        let count = |wanted: fn(&Node) -> bool| all.iter().filter(|node| wanted(node)).count();
        prop_assert_eq!(count(|node| matches!(node, Node::Heading(_))), 4);
        prop_assert_eq!(count(|node| matches!(node, Node::Table(_))), 1);
        let known = count(|node| matches!(node, Node::Root(_) | Node::List(_) | Node::ListItem(_) | Node::Paragraph(_)
            | Node::Heading(_) | Node::Text(_) | Node::Strong(_) | Node::Emphasis(_) | Node::Table(_)
            | Node::TableRow(_) | Node::TableCell(_)));
        let breaks = count(|node| matches!(node, Node::Html(html) if html.value == "<!-- -->"));
        prop_assert_eq!(known + breaks, all.len());
        let head = all.iter().find(|node| matches!(node, Node::TableRow(_))).expect("a table has a head");
        let heads: Vec<_> = children(head).iter().skip(2).map(visible_text).collect();
        let typed: Vec<_> = names.iter().map(|name| sanitize(name).into_owned()).collect();
        prop_assert_eq!(heads, typed);
        let shown = sanitize(&note);
        prop_assert!(note.is_empty() || all.iter().any(|node| matches!(node, Node::Emphasis(_)) && visible_text(node) == *shown));
    }
}
