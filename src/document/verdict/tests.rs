//! The page stays within its limits for any answers, and contains the parts that it must have.

use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::document::Reader;
use crate::document::advice::AdviceDocument;
use crate::document::tests::first_page;
use crate::locale::{Language, Translator};
use crate::render::text;
use crate::rulebook::tests::{answers, commute};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};
use serde_json::{Value as Json, json};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

fn as_json(rulebook: &Rulebook, advice: &Advice) -> Json {
    let words = Translator::new(Language::English);
    serde_json::to_value(AdviceDocument::new(&Reader::new(rulebook, &words), advice))
        .expect("the document serializes to JSON")
}

fn advised(rulebook: &Rulebook, input: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, input))
}

/// Pseudo-random numbers, the same in every run.
pub(crate) struct RandomCompanies(pub(crate) u64);

impl RandomCompanies {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit in usize") % end
    }

    /// Returns the answers of a company: about one question in eight is unanswered.
    pub(crate) fn next_company(&mut self, rulebook: &Rulebook) -> Answers {
        let mut answers = Answers::new();
        for (index, question) in rulebook.questions.iter().enumerate() {
            if self.below(8) == 0 {
                continue;
            }
            let value = match &question.kind {
                QuestionKind::Choice(options) => Value::Choice(
                    u32::try_from(self.below(options.len())).expect("the number of options fits in u32"),
                ),
                QuestionKind::Integer { min, max, .. } => {
                    let some =
                        [1, 2, 3, 4, 6, 7, 9, 10, 12, 17, 24, 29, 30, 41, 60, 99, 100, 400, 5000, 100_000];
                    Value::Number(some[self.below(some.len())].clamp(*min, *max))
                }
                QuestionKind::Names { .. } => {
                    let name =
                        "a name of eighty characters with several words in it, as long as one may be ....";
                    let names = (0..=self.below(4)).map(|number| format!("{number} {}", &name[..70]));
                    Value::Names(names.collect())
                }
            };
            answers.set(index, Some(value));
        }
        answers
    }
}

/// The page stays within its limits for many companies, in both languages.
#[test]
fn page_stays_within_limits() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut draw = RandomCompanies(11);
    for _ in 0..200 {
        let answers = draw.next_company(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers);
        for language in Language::ALL {
            let words = Translator::new(language);
            let reader = Reader::new(&rulebook, &words);
            let page = first_page(&reader, &advice);
            let (count, lines) = (page.split_whitespace().count(), page.lines().count());
            assert!(
                count <= text::MAX_WORDS && lines <= text::MAX_LINES,
                "{count} words, {lines} lines\n{page}"
            );
            let Some(description) = reader.verdict(&advice) else { continue };
            assert_eq!(description.because.len(), rulebook.factors.len(), "{page}");
            assert!(
                description.division.is_some() && description.units.is_some_and(|units| units > 0),
                "{page}"
            );
            // The limits are met without omitting a step.
            for step in &description.steps {
                let words: Vec<_> = step.split_whitespace().collect();
                assert!(
                    page.split_whitespace().collect::<Vec<_>>().windows(words.len()).any(|w| w == words),
                    "{page}"
                );
            }
        }
    }
}

/// The JSON document contains the verdict and its parts, which agree.
#[test]
fn document_has_verdict_and_its_parts() {
    let rulebook = shipped();
    let answers = json!({"budget": "ample", "team_size": 24, "growth": "fast", "current_model": "island",
        "customer_location": "several_countries", "customer_size": "mixed", "culture": "collaborative"});
    let document = as_json(&rulebook, &advised(&rulebook, &answers));
    assert_eq!(document["format_version"], 2);
    assert_eq!(document["model"]["id"], "pod");
    let verdict = &document["verdict"];
    let factors: Vec<_> =
        verdict["because"].as_array().expect("a list").iter().map(|b| &b["factor"]).collect();
    assert_eq!(factors, ["budget", "customers", "culture"]);
    let reasons: Vec<_> =
        verdict["because"].as_array().expect("a list").iter().map(|b| b["text"].as_str()).collect();
    let text: Vec<_> = reasons.into_iter().map(|text| text.expect("a text")).collect();
    assert_eq!(verdict["text"], text.join(" "));
    assert_eq!(verdict["steps"].as_array().map(Vec::len), Some(3));
    let codes = |list: &Json| -> Vec<String> {
        let list = list.as_array().expect("a list");
        list.iter().map(|warning| warning["code"].as_str().expect("a code").to_owned()).collect()
    };
    let (few, all) = (codes(&verdict["warnings"]), codes(&document["warnings"]));
    assert_eq!(few[..], all[..few.len()]);
    let parts: Vec<_> =
        document["plan"].as_array().expect("a list").iter().map(|step| &step["part"]).collect();
    assert!(parts.contains(&&json!("model")) && parts.contains(&&json!("move")), "{parts:?}");
    assert_eq!(document["next_year"]["team_size"], 36);
    assert_eq!(document["people"]["sellers"], 24);
    assert!(document["people"]["sellers_per_manager"].as_f64().is_some_and(|ratio| ratio >= 1.0));
}

/// Without an answer to an essential question nothing is recommended; with any one of them there is advice.
#[test]
fn page_has_no_recommendation_without_basis() {
    let rulebook = shipped();
    for answers in [json!({}), json!({"growth": "fast", "admin_load": "heavy"})] {
        let advice = advised(&rulebook, &answers);
        let document = as_json(&rulebook, &advice);
        for key in ["verdict", "model", "runner_up", "org_chart", "next_year", "people"] {
            assert!(document.as_object().expect("an object").contains_key(key), "{key}");
            assert_eq!(document[key], Json::Null, "{key}");
        }
        assert!(document["open_questions"].as_array().is_some_and(|open| !open.is_empty()));
        assert!(
            document["comparison"].as_array().expect("a list").iter().all(|one| one["recommended"] == false)
        );
        let words = Translator::new(Language::English);
        let reader = Reader::new(&rulebook, &words);
        let page = first_page(&reader, &advice);
        let essential = rulebook.questions.iter().filter(|question| question.essential);
        for question in essential {
            let title = reader.text(&question.title);
            let first = title.split_whitespace().next().expect("a word");
            assert!(page.contains(first), "{page}");
        }
    }
    // One essential answer is enough, whichever it is.
    for question in rulebook.questions.iter().filter(|question| question.essential) {
        let value = question.assumed.as_ref().map(|value| question.to_json(value));
        let document = as_json(&rulebook, &advised(&rulebook, &json!({ &*question.id: value })));
        assert!(document["model"].is_object() && document["verdict"].is_object(), "{}", question.id);
    }
}

/// The small rulebook has neither factors nor short texts, so first sentences are used.
#[test]
fn page_uses_first_sentences_without_short_texts() {
    let rulebook = commute();
    let advice = advised(&rulebook, &json!({"distance": 9}));
    let words = Translator::new(Language::English);
    let reader = Reader::new(&rulebook, &words);
    let description = reader.verdict(&advice).expect("the answers are a basis for advice");
    assert_eq!((description.because.len(), description.units), (0, None));
    let page = first_page(&reader, &advice);
    assert!(page.split_whitespace().count() <= text::MAX_WORDS, "{page}");
}

/// A first sentence ends at a full stop that precedes a space.
#[test]
fn first_sentence_ends_at_stop_before_space() {
    let first = super::first_sentence;
    assert_eq!(first("One 1.5 two. Three"), "One 1.5 two.");
    assert_eq!((first("One"), first(""), first("What? Yes.")), ("One", "", "What?"));
}

/// Prints pages for reading: `cargo test --lib verdict::tests::page_examples -- --ignored --nocapture`.
#[test]
#[ignore = "prints pages for reading"]
fn page_examples() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut companies = RandomCompanies(5);
    for _ in 0..14 {
        let answers = companies.next_company(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers);
        for language in Language::ALL {
            let words = Translator::new(language);
            let reader = Reader::new(&rulebook, &words);
            let page = first_page(&reader, &advice);
            println!(
                "{page}\n{:?} -- {} words\n",
                reader.next_year(&advice),
                page.split_whitespace().count()
            );
        }
    }
}
