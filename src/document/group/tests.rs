//! Tests of the comparison of several respondents as text, Markdown and JSON.

use super::{GroupReport, json, percent};
use crate::advice::{GroupAdvice, OutcomeDiagram};
use crate::document::{Block, Reader};
use crate::locale::{Language, Message, Problem, Translator, sanitize};
use crate::render;
use crate::render::graph::tests::hostile_text;
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::answers;
use crate::session::{Choice, Respondent};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn people(rulebook: &Rulebook) -> Vec<Respondent> {
    let one = |id: &str, label: &str, given: Json, notes: &[(&str, &str)]| Respondent {
        id: id.to_owned(),
        name: label.to_owned(),
        label: label.to_owned(),
        client: None,
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
        choice: None,
        advised_model: None,
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
    people[0].choice = Some(Choice {
        model: "pod".to_owned(),
        reason: "*We* begin small.".to_owned(),
        decided_by: "Ann | Ben".to_owned(),
        ..Choice::default()
    });
    people[0].advised_model = Some("assembly_line".to_owned());
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
        let shown = with(language, |meeting| {
            render::text::page(&meeting.page(), meeting.reader.translator, TextOptions::default())
        });
        assert!(shown.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{shown}");
        insta::assert_snapshot!(format!("together_text_{}", language.tag()), shown);
    }
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn comparison_shows_names_and_notes_as_typed(
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
        let page = meeting.page();
        let table = page.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let heads = &table.expect("the page has a table").header[2..];
        let typed: Vec<_> = names.iter().map(|name| sanitize(name).into_owned()).collect();
        prop_assert_eq!(heads, typed);
        let (shown, mut found) = (sanitize(&note), note.is_empty());
        page.each_text(&mut |text| found |= text.contains(&*shown));
        prop_assert!(found);
    }
}
