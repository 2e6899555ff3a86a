//! Drift of completed sessions under rulebooks with chosen and with random changes.

use super::{Bearing, Change, Drift, How, Moved, Parting, Standing, path};
use crate::advice::Need;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::rulebook::{Rulebook, Value};
use crate::session::case::Case;
use crate::session::{Entry, RulebookRef, SavedAdvice, Session, decided};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn altered(change: impl FnOnce(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn answer(session: &mut Session, answers: &Json) {
    for (question, value) in answers.as_object().expect("a JSON object") {
        let (question, value) = (question.clone(), value.clone());
        session.record(0, Entry::Answered { question, value }, NOW);
    }
}

/// A session that was completed with a rulebook, with or without the path to its advice.
fn completed(rulebook: &Rulebook, answers: &Json, with_path: bool) -> Session {
    let reference = RulebookRef { id: rulebook.id.clone(), version: String::new(), digest: String::new() };
    let mut session = Session::new("20261123-a-0001", "A", "en", reference, NOW);
    answer(&mut session, answers);
    session.record(0, Entry::Completed, NOW);
    session.set_advice(Some(decided(&session, rulebook)), NOW);
    if with_path {
        let answers = crate::session::Records::new(&session, rulebook).answers();
        session.set_path(path(rulebook, &answers), NOW);
    }
    Session::from_bytes(&session.to_bytes()).expect("a written session can be read")
}

fn far() -> Json {
    json!({"distance": 20, "station": "yes", "hurry": "some", "bags": 4})
}

#[track_caller]
fn differs(session: &Session, today: &Rulebook) -> super::Difference {
    let drift = Drift::new(session, today).expect("the session was completed");
    assert!(!drift.reopened);
    *drift.difference.expect("the advice differs")
}

fn ids(answers: &[Bearing]) -> Vec<(&str, Standing)> {
    answers.iter().map(|bearing| (&*bearing.id, bearing.standing)).collect()
}

/// The cause is the rules, the answers, both or the file, as made here.
#[test]
fn change_names_what_leads_to_other_advice() {
    let (now, next) = (commute(), altered(next_year));
    let mut session = completed(&now, &far(), true);
    assert_eq!(Change::new(&session, &now), None);
    assert_eq!(Change::new(&session, &next), Some(Change::Rules));
    answer(&mut session, &json!({"distance": 5, "weather": "dry"}));
    assert_eq!(Change::new(&session, &now), Some(Change::Answers));
    assert_eq!(Change::new(&session, &next), Some(Change::Both));
    let mut session = completed(&now, &far(), true);
    let digest = now.digest();
    session.set_rulebook(RulebookRef { id: now.id.clone(), version: String::new(), digest }, NOW);
    session.set_advice(Some(SavedAdvice { model: "car".to_owned(), segmentation: Vec::new() }), NOW);
    assert_eq!(Change::new(&session, &now), Some(Change::File));
}

/// Swaps the last two leaves of the tree.
fn next_year(file: &mut Json) {
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["invariants"] = json!([]);
}

/// A session without saved advice has no drift.
#[test]
fn nothing_was_advised_on_an_unfinished_session() {
    let mut session = completed(&commute(), &far(), true);
    session.set_advice(None, NOW);
    assert_eq!(Drift::new(&session, &commute()), None);
}

/// A rulebook with other texts gives the same advice.
#[test]
fn other_words_are_no_other_advice() {
    let today = altered(|file| file["tree"]["branches"][1]["because"] = json!({"en": "Very far."}));
    let drift = Drift::new(&completed(&commute(), &far(), true), &today).expect("the session was completed");
    assert!(!drift.differs() && drift.then == drift.today);
}

/// Returns the rulebook with the leaves below `hurry` swapped.
fn swapped() -> Rulebook {
    altered(|file| {
        let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
        leaves[0]["then"] = json!({"model": "car"});
        leaves[1]["then"] = json!({"model": "train"});
        file["invariants"] = json!([]);
    })
}

/// All steps are the same, and the last one decides.
#[test]
fn where_leaves_were_swapped_the_last_branch_leads_elsewhere() {
    let found = differs(&completed(&commute(), &far(), true), &swapped());
    let Some(Parting::Step { at: 3, before: Some(before), then: None, today: None }) = &found.parted else {
        panic!("{:?}", found.parted)
    };
    assert_eq!(swapped().slot_id(before.slot), Some("hurry"));
    assert_eq!(ids(&found.answers), [("hurry", Standing::Given)]);
    assert_eq!(found.answers[0].given, Some(json!("some")));
    assert_eq!(found.dimensions, []);
}

/// Without a saved path the last step is reported from which the saved model could be reached.
#[test]
fn without_the_saved_way_the_last_branch_is_told_that_could_have_led_there() {
    let found = differs(&completed(&commute(), &far(), false), &swapped());
    let Some(Parting::Left { at: 2, step }) = &found.parted else { panic!("{:?}", found.parted) };
    assert_eq!(swapped().slot_id(step.slot), Some("hurry"));
    assert_eq!(ids(&found.answers), [("hurry", Standing::Given)]);
}

/// A changed threshold leads to another question.
#[test]
fn another_threshold_parts_at_what_is_asked_next() {
    let today = altered(|file| {
        file["tree"]["branches"][0]["when"] = json!({"max": 29});
        file["tree"]["branches"][1]["when"] = json!({"min": 30});
        file["invariants"] = json!([]);
    });
    let found = differs(&completed(&commute(), &far(), true), &today);
    let Some(Parting::Step { at: 1, before: Some(_), then: Some(then), today: Some(now) }) = &found.parted
    else {
        panic!("{:?}", found.parted)
    };
    assert_eq!((&*then.question, today.slot_id(now.slot)), ("station", Some("weather")));
    let expected =
        [("distance", Standing::Given), ("station", Standing::Given), ("weather", Standing::Assumed)];
    assert_eq!(ids(&found.answers), expected);
}

/// The answer with a removed option is reported with the value assumed instead.
#[test]
fn an_option_that_was_dropped_is_an_answer_no_longer_taken() {
    let today = altered(|file| {
        file["questions"][1]["options"][1] = json!({"id": "near", "label": {"en": "Near"}});
        file["questions"][2]["asked_when"] = json!({"station": "near"});
        file["tree"]["branches"][1]["then"]["branches"][0]["when"] = json!("near");
    });
    let found = differs(&completed(&commute(), &far(), true), &today);
    let Some(Parting::Step { at: 1, then: Some(then), today: Some(now), .. }) = &found.parted else {
        panic!("{:?}", found.parted)
    };
    assert_eq!((&then.answer, now.value), (&json!("yes"), 0));
    let [bearing] = &found.answers[..] else { panic!("{:?}", found.answers) };
    assert_eq!((&*bearing.id, bearing.standing), ("station", Standing::NotTaken));
    assert_eq!((&bearing.given, &bearing.used), (&Some(json!("yes")), &Some(Value::Choice(0))));
}

/// A removed question is reported with its answer, and an unknown model cannot be reached.
#[test]
fn a_question_that_is_gone_is_named_with_its_answer() {
    let mut session = completed(&commute(), &far(), true);
    let renamed = |text: String| text.replace("\"station\"", "\"stop_near\"");
    let today = altered(|file| {
        *file = serde_json::from_str(&renamed(file.to_string())).expect("valid JSON");
    });
    let found = differs(&session, &today);
    let expected =
        [("distance", Standing::Given), ("stop_near", Standing::Assumed), ("station", Standing::Gone)];
    assert_eq!(ids(&found.answers), expected);
    assert_eq!(found.answers[2].given, Some(json!("yes")));
    session.set_advice(Some(SavedAdvice { model: "aeroplane".into(), segmentation: Vec::new() }), NOW);
    assert_eq!(differs(&session, &commute()).parted, Some(Parting::Nowhere), "no such model");
}

/// A dimension that is no longer needed is reported with the questions that its need depends on.
#[test]
fn a_dimension_whose_need_changed_is_told_with_what_it_looks_at() {
    let today = altered(|file| {
        file["segmentation"]["dimensions"][0]["need"][0]["when"]["bags"] = json!({"min": 5, "max": 5});
    });
    let session = completed(&commute(), &far(), true);
    assert_eq!(session.advice().expect("the session has an advice").segmentation, ["trips"]);
    let found = differs(&session, &today);
    assert_eq!(found.parted, None, "the model is the same");
    let moved = Moved {
        id: "trips".to_owned(),
        dimension: Some(0),
        how: How::Gone,
        need: Need::None,
        reason: None,
        questions: vec![5],
    };
    assert_eq!(found.dimensions, [moved]);
    assert_eq!(ids(&found.answers), [("bags", Standing::Given)]);
}

/// A dimension above the cap is reported with the questions that the cap depends on.
#[test]
fn a_lower_cap_points_at_what_sets_it() {
    let today = altered(|file| {
        let steps = file["segmentation"]["cap"]["steps"].as_array_mut().expect("a JSON array");
        steps[1] = json!({"from": 5, "take": 0});
    });
    let found = differs(&completed(&commute(), &far(), true), &today);
    let [moved] = &found.dimensions[..] else { panic!("{:?}", found.dimensions) };
    assert_eq!((moved.how, moved.need, &*moved.questions), (How::Gone, Need::Need, &[0, 4, 5][..]));
}

/// The same dimensions in another order are a difference.
#[test]
fn another_order_is_another_advice() {
    let answers = json!({"distance": 60, "station": "yes", "hurry": "some", "weather": "wet", "bags": 7});
    let session = completed(&commute(), &answers, true);
    assert_eq!(session.advice().expect("the session has an advice").segmentation, ["trips", "days"]);
    let today = altered(|file| {
        file["segmentation"]["dimensions"].as_array_mut().expect("a JSON array").reverse();
    });
    let found = differs(&session, &today);
    let told: Vec<_> = found.dimensions.iter().map(|moved| (&*moved.id, moved.how)).collect();
    assert_eq!(told, [("trips", How::Elsewhere), ("days", How::Elsewhere)]);
}

/// Answers after the completion are marked as changed, and do not affect the drift.
#[test]
fn answers_given_after_the_completion_are_told_and_not_decided_on() {
    let mut session = completed(&commute(), &far(), true);
    answer(&mut session, &json!({"hurry": "great"}));
    let drift = Drift::new(&session, &commute()).expect("the session was completed");
    assert!(drift.reopened && !drift.differs(), "{drift:?}");
    let drift = Drift::new(&session, &swapped()).expect("the session was completed");
    let difference = drift.difference.expect("the advice differs");
    assert_eq!(difference.answers[0].given, Some(json!("some")));
    assert!(difference.answers[0].changed_since);
}

/// A case has no lists of names and no notes, and is read back equal.
#[test]
fn a_case_is_what_decides_and_nothing_else() {
    let mut session = completed(&commute(), &far(), true);
    answer(&mut session, &json!({"stops": ["Acme"], "hurry": "great"}));
    session.record(9, Entry::Noted { question: "bags".into(), text: "secret".into() }, NOW);
    let case = Case::of(&session).expect("the session was completed");
    let text = String::from_utf8(case.to_bytes()).expect("valid UTF-8");
    assert!(!text.contains("Acme") && !text.contains("secret") && text.contains("\"some\""), "{text}");
    let read = Case::read(serde_json::from_str(&text).expect("valid JSON"));
    assert_eq!(read, Ok(Some(case.clone())));
    assert!(!case.decide(&commute()).expect("the case has an advice").differs());
    assert!(case.decide(&swapped()).expect("the case has an advice").differs());
    let of_session = Case::read(serde_json::from_slice(&session.to_bytes()).expect("valid JSON"));
    assert_eq!(of_session, Ok(Some(case)), "a session is a case too");
    session.set_advice(None, NOW);
    assert_eq!(Case::of(&session), None);
}

/// All problems of a case are reported at once.
#[test]
fn all_that_is_wrong_with_a_case_is_told_at_once() {
    let keys = |file: Json| -> Vec<(String, &str)> {
        let problems = Case::read(file).expect_err("it is refused");
        problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
    };
    let head = json!({"format": "salesorg.case", "format_version": 2});
    assert_eq!(keys(head), [("format_version".to_owned(), "case-version")]);
    let wrong = json!({"format": "salesorg.case", "format_version": 1, "name": 3, "rulebook": {"id": "x"},
        "answers": {"bags": ["a"]}, "expected": {"model": "car", "segmentation": [1]}});
    let expected = [
        ("name", "case-text"),
        ("rulebook.version", "case-text"),
        ("answers.bags", "case-answer"),
        ("expected.segmentation", "case-texts"),
    ];
    assert_eq!(keys(wrong), expected.map(|(at, key)| (at.to_owned(), key)));
    assert_eq!(keys(json!({"format": "x"})), [("format".to_owned(), "session-format")]);
}

/// Sets the models on the leaves of a tree, one after another.
fn put_leaves(node: &mut Json, models: &mut impl Iterator<Item = &'static str>) {
    if node.get("model").is_some() {
        node["model"] = json!(models.next().expect("there is a model for each leaf"));
    }
    for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
        put_leaves(&mut branch["then"], models);
    }
}

fn any_rulebook() -> impl Strategy<Value = Rulebook> {
    let model = || prop::sample::select(vec!["bicycle", "train", "car"]);
    let leaves = prop::collection::vec(model(), 6);
    (leaves, 2_u32..30, 0_u32..3, 6_u32..9, any::<bool>(), any::<bool>()).prop_map(
        |(leaves, far, take, strong, assumes_wet, turned)| {
            altered(|file| {
                put_leaves(&mut file["tree"], &mut leaves.into_iter());
                file["tree"]["branches"][0]["when"] = json!({"max": far - 1});
                file["tree"]["branches"][1]["when"] = json!({"min": far});
                file["segmentation"]["cap"]["steps"][1] = json!({"from": 5, "take": take});
                file["segmentation"]["dimensions"][0]["strong"][0]["when"]["bags"]["min"] = json!(strong);
                file["questions"][3]["assumed"] = json!(if assumes_wet { "wet" } else { "dry" });
                if turned {
                    file["segmentation"]["dimensions"].as_array_mut().expect("a JSON array").reverse();
                }
                file["invariants"] = json!([]);
            })
        },
    )
}

fn any_answers() -> impl Strategy<Value = Json> {
    let choice = |options: &'static [&'static str]| prop::option::of(prop::sample::select(options));
    (
        prop::option::of(1_u32..80),
        choice(&["no", "yes"]),
        choice(&["dry", "wet"]),
        choice(&["none", "some", "great"]),
        prop::option::of(0_u32..10),
    )
        .prop_map(|(distance, station, weather, hurry, bags)| {
            let mut answers = json!({"distance": distance, "station": station, "weather": weather, "hurry": hurry, "bags": bags});
            answers.as_object_mut().expect("a JSON object").retain(|_, value| !value.is_null());
            answers
        })
}

/// Walks down the tree of the rulebook's file, without the code under test. Returns the question and answer
/// of each step, then the model.
fn walked(rulebook: &Rulebook, session: &Session) -> Vec<(String, String)> {
    let file: Json = serde_json::from_slice(rulebook.bytes()).expect("valid JSON");
    let answers = crate::session::Records::new(session, rulebook).answers();
    let situation = crate::advice::Situation::new(rulebook, &answers);
    let (mut at, mut way) = (&file["tree"], Vec::new());
    while let Some(id) = at["question"].as_str() {
        let slot = (0..7).find(|&slot| rulebook.slot_id(slot) == Some(id)).expect("the question exists");
        let value = situation.values()[slot];
        let question = file["questions"].as_array().expect("a JSON array").iter().find(|one| one["id"] == id);
        let options = question.and_then(|question| question["options"].as_array());
        let said = options.map_or(json!(value), |options| options[value as usize]["id"].clone());
        let takes = |when: &Json| match when {
            Json::Object(range) => {
                let bound = |key, or| range.get(key).and_then(Json::as_u64).unwrap_or(or);
                (bound("min", 0)..=bound("max", u64::MAX)).contains(&u64::from(value))
            }
            Json::Array(list) => list.contains(&said),
            other => *other == said,
        };
        let branches = at["branches"].as_array().expect("a JSON array");
        at = &branches.iter().find(|branch| takes(&branch["when"])).expect("a branch matches each value")["then"];
        way.push((id.to_owned(), said.to_string()));
    }
    way.push((String::new(), at["model"].to_string()));
    way
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// For random rulebooks and answers, the advice differs as the decisions do, and the paths diverge where
    /// a separate walk down the tree does.
    #[test]
    fn drift_says_the_same_where_the_decision_is_and_parts_where_the_ways_do(
        then in any_rulebook(),
        today in any_rulebook(),
        answers in any_answers(),
        with_path in any::<bool>(),
    ) {
        let session = completed(&then, &answers, with_path);
        let drift = Drift::new(&session, &today).expect("the session was completed");
        prop_assert_eq!(drift.differs(), decided(&session, &then) != decided(&session, &today));
        let Some(difference) = drift.difference else { return Ok(()) };
        prop_assert_eq!(difference.parted.is_some(), drift.then.model != drift.today.model);
        let (before, now) = (walked(&then, &session), walked(&today, &session));
        let parts = before.iter().zip(&now).take_while(|(before, now)| before == now).count();
        match &difference.parted {
            Some(Parting::Step { at, .. }) => prop_assert_eq!(*at, parts.min(before.len() - 1).min(now.len() - 1)),
            // Without a saved path nothing exact can be said, but the current path has this step.
            Some(Parting::Left { at, step }) => {
                prop_assert!(!with_path);
                prop_assert_eq!(today.slot_id(step.slot), Some(&*now[*at].0));
            }
            Some(Parting::Nowhere) => prop_assert!(!with_path),
            None => prop_assert!(!difference.dimensions.is_empty()),
        }
        prop_assert!(!difference.answers.is_empty() || difference.parted == Some(Parting::Nowhere));
        for moved in &difference.dimensions {
            let (was, is) = (drift.then.segmentation.contains(&moved.id), drift.today.segmentation.contains(&moved.id));
            let expected = match moved.how { How::Gone => (true, false), How::New => (false, true), How::Elsewhere => (true, true) };
            prop_assert_eq!((was, is), expected);
        }
    }
}
