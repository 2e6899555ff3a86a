//! Growth and the way from the model in place, for programs and for people.

use super::{as_json, as_text};
use crate::locale::{Language, Translator};
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use serde_json::{Value as Json, json};

/// Answers of a company on islands that is to become an assembly line; some are open.
fn moving() -> Json {
    json!({"team_size": 60, "current_model": "island", "budget": "ample", "relationship": "transactional",
        "lead_flow": "many", "customer_size": "mixed"})
}

#[test]
fn wire_form_names_growth_and_the_move_by_ids() {
    let document = as_json(&Rulebook::shipped().expect("the shipped rulebook is valid"), &moving());
    let growth = document["growth"].as_array().expect("a list");
    let first = json!({"when": {"question": "team_size", "to": 100}, "brings": "role", "id": "vp",
        "text": "From 100 sellers on: VP of sales enablement: new role."});
    assert_eq!(growth[0], first);
    let found: Vec<_> = growth.iter().map(|one| [&one["when"]["to"], &one["brings"], &one["id"]]).collect();
    for expected in [["yes", "model", "pod"], ["several_regions", "segment", "geography"]] {
        assert!(found.iter().any(|one| *one == expected.each_ref()), "{growth:#?}");
    }
    let one = &document["move"];
    assert_eq!((&one["from"], &one["assumed"]), (&json!("island"), &json!(false)));
    let ids = |list: &str| {
        let list = one[list].as_array().expect("a list").iter();
        list.map(|item| item["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("handoffs_added"), ["lead", "deal"]);
    assert_eq!(ids("handoffs_removed"), [""; 0]);
    assert_eq!(ids("roles_to_fill"), ["bdr", "ae", "am"]);
    for text in [&one["text"], &one["note"], &one["steps"][0]["text"], &one["differently"][0]["text"]] {
        assert!(text.as_str().is_some_and(|text| text.ends_with('.')), "{one:#}");
    }
    assert_eq!(one["keep"], json!([]));
    let stays = as_json(
        &Rulebook::shipped().expect("the shipped rulebook is valid"),
        &json!({"current_model": "island", "team_size": 2}),
    );
    assert_eq!(stays["move"]["from"], "island");
    assert!(stays["move"]["keep"].as_array().is_some_and(|keep| keep.len() == 3), "{stays:#}");
    let nothing = as_json(
        &Rulebook::shipped().expect("the shipped rulebook is valid"),
        &json!({"current_model": "none", "budget": "ample"}),
    );
    // What the rulebook has something to say of stands there, empty or not.
    assert_eq!(nothing.get("move"), Some(&Json::Null));
    assert!(nothing["growth"].is_array());
}

#[test]
fn wire_form_has_empty_parts_and_lacks_parts_without_rules() {
    let document =
        as_json(&Rulebook::shipped().expect("the shipped rulebook is valid"), &json!({"team_size": 1}));
    assert_eq!((&document["move"], &document["defaults"]), (&Json::Null, &json!([])));
    let fields = document.as_object().expect("an object");
    for part in ["move", "defaults", "growth", "support", "practices", "org_chart", "firmness", "flips"] {
        assert!(fields.contains_key(part), "{part}");
    }
    let other = as_json(&crate::rulebook::tests::commute(), &json!({"distance": 20}));
    for part in ["move", "defaults", "growth", "support", "practices", "org_chart"] {
        assert_eq!(other.get(part), None, "{part}");
    }
}

#[test]
fn text_has_growth_and_the_move() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for (language, tag) in [(Language::English, "en"), (Language::Dutch, "nl")] {
        let text = as_text(&rulebook, &moving(), language, TextOptions::default());
        let words = Translator::new(language);
        let section = |key: &'static str| {
            let text = &text[text.find(&words.get(key)).expect("the section is there")..];
            // A section ends at a blank line.
            text[..text.find("\n\n").expect("a section follows")].to_owned()
        };
        let told = [section("transition-title"), section("growth-title")].join("\n\n");
        insta::assert_snapshot!(format!("change_{tag}"), told);
    }
}
