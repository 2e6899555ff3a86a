//! The page of an advice says all that its JSON says.

use crate::advice::{OutcomeDiagram, advise};
use crate::document::Reader;
use crate::document::advice::{AdviceDocument, Extent};
use crate::document::verdict::tests::RandomCompanies;
use crate::locale::{Language, Translator};
use crate::render::html::tests::tags_and_texts;
use crate::render::markdown::escape::tests::{children, parse};
use crate::render::{html, markdown};
use crate::rulebook::Rulebook;
use ::markdown::mdast::Node;
use serde_json::Value as Json;

/// Keys of sentences in the JSON, below any part.
const SENTENCES: [&str; 7] = ["text", "because", "does", "looks_for", "origin", "title", "note"];

/// Parts whose texts are sentences of the page.
const PARTS: [&str; 6] = ["move", "comparison", "defaults", "growth", "support", "practices"];

/// Collects the sentences of a part of the JSON.
fn collect(json: &Json, found: &mut Vec<String>) {
    match json {
        // A figure that does not hold is a remark.
        Json::Object(object) if object.get("gave_way").is_none() => {
            // Exact changes replace the general sentence on when a role comes.
            let is_later = object.get("now") == Some(&Json::Bool(false)) && object["hat"] == false;
            let has_triggers =
                object.get("brings").and_then(Json::as_array).is_some_and(|brings| !brings.is_empty());
            for (key, value) in object {
                match value {
                    Json::String(_) if key == "because" && is_later && has_triggers => {}
                    // Several milestones share a heading.
                    Json::String(text) if object.contains_key("when") && key == "text" => {
                        found.extend(text.trim_end_matches('.').split(": ").map(str::to_owned));
                    }
                    Json::String(text) if SENTENCES.contains(&&**key) => found.push(text.clone()),
                    other => collect(other, found),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// Returns the words of a Markdown document.
fn words(node: &Node) -> String {
    match node {
        Node::Text(text) => text.value.clone(),
        // Each paragraph is apart, each text is whole.
        Node::Paragraph(_) | Node::Heading(_) | Node::TableCell(_) | Node::Break(_) => {
            children(node).iter().map(words).chain(["\n".to_owned()]).collect()
        }
        _ => children(node).iter().map(words).collect(),
    }
}

#[test]
fn page_has_every_sentence_of_the_json_in_each_form() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut companies = RandomCompanies(7);
    for number in 0..40 {
        let advice = advise(&rulebook, &outcomes, &companies.next_company(&rulebook));
        for language in Language::ALL.into_iter().filter(|_| advice.has_basis) {
            let translator = Translator::new(language);
            let reader = Reader::new(&rulebook, &translator);
            let document = AdviceDocument::new(&reader, &advice);
            let whole = document.page(&reader, Extent::Whole);
            let mut page = Vec::new();
            whole.each_text(&mut |text| page.push(text.to_owned()));
            let page = page.join("\n");
            let is_one_of_few = number < 4;
            let html = is_one_of_few.then(|| tags_and_texts(&html::page(&whole, &translator)).1.join("\n"));
            let markdown = is_one_of_few.then(|| words(&parse(&markdown::page(&whole))));
            let json = serde_json::to_value(&document).expect("the document is JSON");
            let mut sentences = Vec::new();
            for part in PARTS {
                collect(&json[part], &mut sentences);
            }
            assert!(sentences.len() > 50, "{sentences:?}");
            for sentence in sentences {
                for form in [Some(&page), html.as_ref(), markdown.as_ref()].into_iter().flatten() {
                    assert!(form.contains(&sentence), "{sentence:?} is missing:\n{form}");
                }
            }
        }
    }
}
