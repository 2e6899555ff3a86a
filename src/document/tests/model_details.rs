//! Measures of roles, signs, people, the option to stay and the comparison of two models, as JSON and as text.

use super::{as_json, as_text};
use crate::locale::{Language, Translator};
use crate::render::text_writer::TextOptions;
use crate::rulebook::Rulebook;
use serde_json::{Value as Json, json};

/// Answers of a company of forty with an island, large customers and many leads.
fn island() -> Json {
    json!({"team_size": 40, "budget": "moderate", "culture": "balanced", "customer_size": "enterprise", "lead_flow": "many",
        "relationship": "balanced", "named_accounts": "no", "current_model": "island", "enablement_now": "none",
        "growth": "growing"})
}

/// The JSON document has measures, signs, people and the comparison of two models.
#[test]
fn json_has_measures_signs_people_and_comparison() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let document = as_json(&rulebook, &island());
    assert_eq!(document["model"]["id"], "assembly_line");
    let measures = document["model"]["measures"].as_array().expect("a list");
    let roles: Vec<_> = measures.iter().filter_map(|measure| measure["role"].as_str()).collect();
    assert_eq!(roles, ["bdr", "ae", "am"]);
    assert!(measures.iter().all(|one| one["judgement"] == json!(one["sources"] == json!([]))));
    let signs = document["model"]["signs"].as_array().expect("a list");
    let cons: Vec<_> = signs.iter().filter_map(|sign| sign["con"].as_str()).collect();
    assert_eq!(
        cons,
        ["models.assembly_line.con.1", "models.assembly_line.con.2", "models.assembly_line.con.3"]
    );
    assert_eq!(document["side_by_side"].as_array().map(Vec::len), Some(1));
    let people = &document["people"];
    assert_eq!((&people["sellers"], &people["support"]), (&json!(40), &json!(1)));
    assert_eq!((&people["before"]["sellers"], &people["before"]["support"]), (&json!(40), &json!(0)));
    assert_eq!(document["next_year"]["team_size"], json!(50));
    assert_eq!(document["move"]["stay"], Json::Null);
}

/// Text and JSON say that staying is defensible, and neither looks ahead without growth.
#[test]
fn reports_describe_staying_without_growth() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let mut given = island();
    given["current_model"] = json!("pod");
    given["growth"] = json!("steady");
    let document = as_json(&rulebook, &given);
    assert_eq!(document["next_year"], Json::Null);
    let stay = document["move"]["stay"]["text"].as_str().expect("the pod is the close runner-up");
    for language in Language::ALL {
        let words = Translator::new(language);
        let text = as_text(
            &rulebook,
            &given,
            language,
            TextOptions { width: 100_000, ascii: false, ..TextOptions::default() },
        );
        assert_eq!(language == Language::English, text.contains(stay), "{text}");
        for key in ["people-title", "measures-title", "signs-title", "judgement-footnote"] {
            assert!(text.contains(&words.get(key)), "{key}: {text}");
        }
        assert!(!text.contains(&words.get("next-year-title")), "{text}");
    }
}
