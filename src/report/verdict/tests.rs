//! The page stays within its limits for any answers, and contains what the contract requires.

use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::locale::{Language, Message, Words};
use crate::report::json::Document;
use crate::report::page::Looks;
use crate::report::{Reader, text};
use crate::rulebook::tests::{answers, commute};
use crate::rulebook::{Answers, QuestionKind, Rulebook, Value};
use serde_json::{Value as Json, json};

fn shipped() -> Rulebook {
    Rulebook::shipped().expect("the shipped rulebook is valid")
}

fn as_json(rulebook: &Rulebook, advice: &Advice) -> Json {
    let words = Words::new(Language::English);
    serde_json::to_value(Document::new(&Reader::new(rulebook, &words), advice))
        .expect("the document serializes to JSON")
}

fn advised(rulebook: &Rulebook, given: &Json) -> Advice {
    advise(rulebook, &OutcomeDiagram::new(rulebook), &answers(rulebook, given))
}

/// Pseudo-random numbers, the same in every run.
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit in usize") % end
    }

    /// Returns the answers of a company: about one question in eight is unanswered.
    pub(crate) fn company(&mut self, rulebook: &Rulebook) -> Answers {
        let mut answers = Answers::new();
        for (index, question) in rulebook.questions.iter().enumerate() {
            if self.below(8) == 0 {
                continue;
            }
            let value = match &question.kind {
                QuestionKind::Choice(options) => {
                    Value::Choice(u32::try_from(self.below(options.len())).expect("the number of options fits in u32"))
                }
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
fn page_of_any_company_keeps_its_bounds_in_both_languages() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let more = Message::new("verdict-all");
    let mut draw = Draw(11);
    for _ in 0..1000 {
        let answers = draw.company(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers);
        for language in Language::ALL {
            let words = Words::new(language);
            let reader = Reader::new(&rulebook, &words);
            let page = text::page(&reader, &advice, Looks::default(), &more);
            let (count, lines) = (page.split_whitespace().count(), page.lines().count());
            assert!(
                count <= text::MOST_WORDS && lines <= text::MOST_LINES,
                "{count} words, {lines} lines\n{page}"
            );
            let Some(told) = reader.verdict(&advice) else { continue };
            assert_eq!(told.because.len(), rulebook.factors.len(), "{page}");
            assert!(told.division.is_some() && told.units.is_some_and(|units| units > 0), "{page}");
            // The limits are met without omitting a step.
            for step in &told.steps {
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
fn document_has_the_verdict_and_what_it_is_chosen_from() {
    let rulebook = shipped();
    let given = json!({"budget": "ample", "team_size": 24, "growth": "fast", "current_model": "island",
        "customer_location": "several_countries", "customer_size": "mixed", "culture": "collaborative"});
    let document = as_json(&rulebook, &advised(&rulebook, &given));
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
fn without_an_essential_answer_nothing_is_recommended() {
    let rulebook = shipped();
    for given in [json!({}), json!({"growth": "fast", "admin_load": "heavy"})] {
        let advice = advised(&rulebook, &given);
        let document = as_json(&rulebook, &advice);
        for key in ["verdict", "model", "runner_up", "org_chart", "next_year", "people"] {
            assert!(document.as_object().expect("an object").contains_key(key), "{key}");
            assert_eq!(document[key], Json::Null, "{key}");
        }
        assert!(document["open_questions"].as_array().is_some_and(|open| !open.is_empty()));
        assert!(
            document["comparison"].as_array().expect("a list").iter().all(|one| one["recommended"] == false)
        );
        let words = Words::new(Language::English);
        let reader = Reader::new(&rulebook, &words);
        let page = text::page(&reader, &advice, Looks::default(), &Message::new("verdict-all"));
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
fn rulebook_without_short_texts_has_a_page_too() {
    let rulebook = commute();
    let advice = advised(&rulebook, &json!({"distance": 9}));
    let words = Words::new(Language::English);
    let reader = Reader::new(&rulebook, &words);
    let told = reader.verdict(&advice).expect("the answers are a basis for advice");
    assert_eq!((told.because.len(), told.units), (0, None));
    let page = text::page(&reader, &advice, Looks::default(), &Message::new("verdict-all"));
    assert!(page.split_whitespace().count() <= text::MOST_WORDS, "{page}");
}

/// A first sentence ends at a full stop that precedes a space.
#[test]
fn first_sentence_ends_at_a_stop_before_a_space() {
    let first = super::first_sentence;
    assert_eq!(first("One 1.5 two. Three"), "One 1.5 two.");
    assert_eq!((first("One"), first(""), first("What? Yes.")), ("One", "", "What?"));
}

/// Prints pages for reading: `cargo test --lib verdict::tests::print -- --ignored --nocapture`.
#[test]
#[ignore = "prints pages for reading"]
fn print_some_pages() {
    let rulebook = shipped();
    let outcomes = OutcomeDiagram::new(&rulebook);
    let mut draw = Draw(5);
    for _ in 0..14 {
        let answers = draw.company(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers);
        for language in Language::ALL {
            let words = Words::new(language);
            let reader = Reader::new(&rulebook, &words);
            let page = text::page(&reader, &advice, Looks::default(), &Message::new("verdict-all"));
            println!(
                "{page}\n{:?} -- {} words\n",
                reader.next_year(&advice),
                page.split_whitespace().count()
            );
        }
    }
}
