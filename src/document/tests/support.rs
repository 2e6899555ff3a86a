//! Support and practices, for programs and for people.

use super::{as_json, as_text, full};
use crate::locale::Language;
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{commute, supported};
use serde_json::{Value as Json, json};

/// Answers of a company of forty with some budget and much non-selling work; some are open.
fn forty() -> Json {
    json!({"team_size": 40, "budget": "moderate", "growth": "steady", "admin_load": "heavy", "enablement_now": "none"})
}

#[test]
fn support_has_the_fields_of_the_contract() {
    let support =
        as_json(&Rulebook::shipped().expect("the shipped rulebook is valid"), &forty())["support"].clone();
    let ids = |list: &Json| -> Vec<String> {
        let list = list.as_array().expect("a list").iter();
        list.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(ids(&support["functions"]), ["sales", "operations", "enablement"]);
    let roles = &support["enablement"]["roles"];
    assert_eq!(ids(roles), ["program_manager", "chief", "vp", "director", "specialist"]);
    assert_eq!(support["enablement"]["full_time"], json!(1));
    assert_eq!(support["enablement"]["figure"]["value"], json!(40));
    assert_eq!(ids(&support["enablement"]["work"]), ["training", "content", "analytics"]);
    let activities = support["functions"].as_array().expect("a list").iter();
    assert_eq!(activities.filter_map(|function| function["activities"].as_array()).flatten().count(), 9);
    assert_eq!(
        (&roles[0]["now"], &roles[0]["brings"], &roles[0]["assumed"]),
        (&json!(true), &Json::Null, &json!(false))
    );
    assert!(roles[2]["now"] == false && roles[2]["hat"] == false && roles[2]["worn"]["sources"].is_array());
    let ranges = |min: u32| json!([{"min": min, "max": null}]);
    assert_eq!(
        roles[2]["brings"],
        json!([{"question": "team_size", "from": 40, "to": 100, "ranges": ranges(100)}])
    );
    assert_eq!(roles[3]["brings"], json!([]));
    let relief = support["relief"].as_array().expect("a list");
    assert_eq!(relief.len(), 7);
    for item in relief {
        assert_eq!(
            (&item["from"], &item["judgement"]),
            (&json!("sales"), &json!(item["activity"] == "functions.sales.2"))
        );
        assert!(item["to"] != "sales" && item["assumed"] == false);
    }
}

#[test]
fn practice_has_one_text_made_of_its_rows() {
    let practices =
        as_json(&Rulebook::shipped().expect("the shipped rulebook is valid"), &forty())["practices"].clone();
    let practices = practices.as_array().expect("a list");
    assert_eq!(practices.len(), 5);
    for practice in practices {
        let rows: Vec<_> = practice["rows"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|row| row["text"].as_str())
            .collect();
        assert!(!rows.is_empty() && practice["sources"][0] == practice["id"]);
        assert_eq!(practice["for_you"], rows.join(" "));
    }
}

#[test]
fn judgement_note_rests_on_no_assumption() {
    for load in [Json::Null, json!("heavy"), json!("low")] {
        let given = json!({"admin_load": load, "team_size": 40});
        let support =
            as_json(&Rulebook::shipped().expect("the shipped rulebook is valid"), &given)["support"].clone();
        let rows: Vec<_> = support["relief_about"].as_array().expect("a list").iter().collect();
        let of_judgement = rows.iter().find(|row| {
            row["text"].as_str().is_some_and(|text| text.starts_with("The source article says which work"))
        });
        assert_eq!(of_judgement.expect("it is said")["assumed"], json!(false), "{given}");
        // What is said of the answers is still marked.
        let relief = support["relief"].as_array().expect("a list");
        assert_eq!(relief.iter().all(|row| row["assumed"] == json!(true)), load != json!("heavy"));
    }
}

#[test]
fn support_is_absent_where_it_takes_too_many_decisions() {
    let document = as_json(
        &crate::advice::rulebook_with_too_many_answers(),
        &json!({"distance": 30, "station": "yes", "bags": 0}),
    );
    assert!(document.get("firmness").is_none() && document["flips"].is_array());
    for role in document["support"]["enablement"]["roles"].as_array().expect("a list") {
        assert!(role["now"] == json!(false) && role.get("brings").is_none(), "{role}");
    }
    let given = json!({"distance": 30, "station": "yes", "bags": 0});
    let text = as_text(
        &crate::advice::rulebook_with_too_many_answers(),
        &given,
        Language::English,
        TextOptions::default(),
    );
    assert!(
        text.contains("Mechanic") && !text.contains("How sure") && !text.contains("alone is enough"),
        "{text}"
    );
}

#[test]
fn rulebook_without_support_has_no_support_in_its_advice() {
    let document = as_json(&commute(), &full());
    assert!(document.get("support").is_none() && document.get("practices").is_none());
    let document = as_json(&supported(), &full());
    assert!(
        document["support"]["relief"][0]["to"] == "garage" && document["practices"][0]["for_you"] == "Sleep."
    );
}

#[test]
fn text_has_support_and_practices_with_assumptions_marked() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let flat = |language| {
        let text = as_text(&rulebook, &forty(), language, TextOptions::default());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let english = flat(Language::English);
    for said in [
        "→ moves from Sales to Sales operations now",
        "→ stays with Sales; Sales operations makes it lighter°",
        "Full time in enablement: one person.",
        "• Enablement program manager: appoint now From twenty sellers on",
        "• Director of sales enablement: later From 60 sellers on",
        "Until then the head of sales speaks for enablement°.",
        "This change alone is enough°: → Team size: 300 or more",
        "and keep short lessons going for all. (assumed)",
        "• Invest in simplicity",
    ] {
        assert!(english.contains(said), "{said:?} is missing: {english}");
    }
    let dutch = flat(Language::Dutch);
    assert!(
        dutch.contains("→ gaat nu van Verkoop naar Sales operations") && dutch.contains("nu aanstellen"),
        "{dutch}"
    );
    // A snapshot of both parts, to be read by people.
    let text = as_text(&rulebook, &forty(), Language::English, TextOptions::default());
    let parts = text.split_once("\nSupport for").and_then(|(_, rest)| rest.split_once("\nAs you grow"));
    insta::assert_snapshot!("support_and_practices", parts.expect("both parts").0);
}

/// A role that is due and has nobody of its own is a hat. Text and wire form say who wears it and until when.
#[test]
fn hat_names_its_wearer_and_its_end() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let given = json!({"team_size": 40, "growth": "steady", "enablement_now": "part_time"});
    let roles = as_json(&rulebook, &given)["support"]["enablement"]["roles"].clone();
    let roles = roles.as_array().expect("a list");
    let hats: Vec<_> = roles.iter().filter(|role| role["hat"] == true).collect();
    assert_eq!((hats.len(), &hats[0]["id"], &hats[0]["now"]), (1, &json!("specialist"), &json!(false)));
    assert_eq!(hats[0]["brings"][0]["to"], json!(60));
    assert!(hats[0]["worn"]["text"].is_string());
    for language in Language::ALL {
        let text = as_text(&rulebook, &given, language, TextOptions::default());
        let said = crate::locale::Translator::new(language).get("support-hat-until");
        assert!(text.contains(&said), "{text}");
    }
}
