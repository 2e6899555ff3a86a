//! Drift of completed sessions under rulebooks with chosen and with random changes.

use super::{
    AdviceChange, AnswerStatus, DimensionChange, DimensionChangeKind, Divergence, Drift, RelevantAnswer,
    saved_path,
};
use crate::advice::Need;
use crate::rulebook::tests::{COMMUTE, commute};
use crate::rulebook::{Rulebook, Value};
use crate::session::case::Case;
use crate::session::{EventKind, ResolvedEvents, RulebookRef, SavedAdvice, Session};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn changed_rulebook(change: impl FnOnce(&mut Json)) -> Rulebook {
    let mut file: Json = serde_json::from_str(COMMUTE).expect("valid JSON");
    change(&mut file);
    Rulebook::load(file.to_string().into_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Returns the advice of a rulebook on all answers of a session.
fn current_advice(session: &Session, rulebook: &Rulebook) -> SavedAdvice {
    SavedAdvice::new(rulebook, &ResolvedEvents::new(session, rulebook).answers())
}

fn advice_change(session: &Session, rulebook: &Rulebook) -> Option<AdviceChange> {
    AdviceChange::new(session, &ResolvedEvents::new(session, rulebook), rulebook)
}

fn record_answers(session: &mut Session, answers: &Json) {
    for (question, value) in answers.as_object().expect("a JSON object") {
        let (question, value) = (question.clone(), value.clone());
        session.record(0, EventKind::Answered { question, value }, NOW);
    }
}

/// A session that was completed with a rulebook, with or without the path to its advice.
fn completed_session(rulebook: &Rulebook, answers: &Json, with_path: bool) -> Session {
    let reference = RulebookRef { id: rulebook.id.clone(), version: String::new(), digest: String::new() };
    let mut session = Session::new("20261123-a-0001", "A", "en", reference, NOW);
    record_answers(&mut session, answers);
    session.record(0, EventKind::Completed, NOW);
    session.set_advice(Some(current_advice(&session, rulebook)), NOW);
    if with_path {
        let answers = ResolvedEvents::new(&session, rulebook).answers();
        session.set_path(saved_path(rulebook, &answers), NOW);
    }
    Session::from_bytes(&session.to_bytes()).expect("a written session can be read")
}

fn far_answers() -> Json {
    json!({"distance": 20, "station": "yes", "hurry": "some", "bags": 4})
}

#[track_caller]
fn expect_difference(session: &Session, today: &Rulebook) -> super::Difference {
    let drift = Drift::new(session, today).expect("the session was completed");
    assert!(!drift.reopened);
    *drift.difference.expect("the advice differs")
}

fn statuses(answers: &[RelevantAnswer]) -> Vec<(&str, AnswerStatus)> {
    answers.iter().map(|bearing| (&*bearing.id, bearing.status)).collect()
}

/// The cause is the rules, the answers, both or the file, as made here.
#[test]
fn change_is_the_cause_of_other_advice() {
    let (now, next) = (commute(), changed_rulebook(swap_leaves));
    let mut session = completed_session(&now, &far_answers(), true);
    assert_eq!(advice_change(&session, &now), None);
    assert_eq!(advice_change(&session, &next), Some(AdviceChange::Rules));
    record_answers(&mut session, &json!({"distance": 5, "weather": "dry"}));
    assert_eq!(advice_change(&session, &now), Some(AdviceChange::Answers));
    assert_eq!(advice_change(&session, &next), Some(AdviceChange::RulesAndAnswers));
    let mut session = completed_session(&now, &far_answers(), true);
    let digest = now.digest();
    session.set_rulebook(RulebookRef { id: now.id.clone(), version: String::new(), digest }, NOW);
    session.set_advice(Some(SavedAdvice { model: "car".to_owned(), segmentation: Vec::new() }), NOW);
    assert_eq!(advice_change(&session, &now), Some(AdviceChange::File));
}

/// Swaps the last two leaves of the tree.
fn swap_leaves(file: &mut Json) {
    let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
    leaves[0]["then"] = json!({"model": "car"});
    leaves[1]["then"] = json!({"model": "train"});
    file["invariants"] = json!([]);
}

/// A session without saved advice has no drift.
#[test]
fn drift_of_an_unfinished_session_is_none() {
    let mut session = completed_session(&commute(), &far_answers(), true);
    session.set_advice(None, NOW);
    assert_eq!(Drift::new(&session, &commute()), None);
}

/// A rulebook with other texts gives the same advice.
#[test]
fn drift_ignores_changed_texts() {
    let today = changed_rulebook(|file| file["tree"]["branches"][1]["because"] = json!({"en": "Very far."}));
    let drift = Drift::new(&completed_session(&commute(), &far_answers(), true), &today)
        .expect("the session was completed");
    assert!(!drift.differs() && drift.saved == drift.today);
}

/// Returns the rulebook with the leaves below `hurry` swapped.
fn with_swapped_leaves() -> Rulebook {
    changed_rulebook(|file| {
        let leaves = &mut file["tree"]["branches"][1]["then"]["branches"][0]["then"]["branches"];
        leaves[0]["then"] = json!({"model": "car"});
        leaves[1]["then"] = json!({"model": "train"});
        file["invariants"] = json!([]);
    })
}

/// All steps are the same, and the last one decides.
#[test]
fn divergence_after_all_steps_if_leaves_are_swapped() {
    let found =
        expect_difference(&completed_session(&commute(), &far_answers(), true), &with_swapped_leaves());
    let Some(Divergence::FirstDifference { index: 3, last_common: Some(before), saved: None, today: None }) =
        &found.divergence
    else {
        panic!("{:?}", found.divergence)
    };
    assert_eq!(with_swapped_leaves().slot_id(before.slot), Some("hurry"));
    assert_eq!(statuses(&found.answers), [("hurry", AnswerStatus::Answered)]);
    assert_eq!(found.answers[0].answer, Some(json!("some")));
    assert_eq!(found.dimensions, []);
}

/// Without a saved path the last step is reported from which the saved model could be reached.
#[test]
fn divergence_without_a_saved_path_is_the_last_reachable_step() {
    let found =
        expect_difference(&completed_session(&commute(), &far_answers(), false), &with_swapped_leaves());
    let Some(Divergence::LastReachable { index: 2, step }) = &found.divergence else {
        panic!("{:?}", found.divergence)
    };
    assert_eq!(with_swapped_leaves().slot_id(step.slot), Some("hurry"));
    assert_eq!(statuses(&found.answers), [("hurry", AnswerStatus::Answered)]);
}

/// A changed threshold leads to another question.
#[test]
fn divergence_after_a_changed_threshold_is_the_next_question() {
    let today = changed_rulebook(|file| {
        file["tree"]["branches"][0]["when"] = json!({"max": 29});
        file["tree"]["branches"][1]["when"] = json!({"min": 30});
        file["invariants"] = json!([]);
    });
    let found = expect_difference(&completed_session(&commute(), &far_answers(), true), &today);
    let Some(Divergence::FirstDifference {
        index: 1,
        last_common: Some(_),
        saved: Some(then),
        today: Some(now),
    }) = &found.divergence
    else {
        panic!("{:?}", found.divergence)
    };
    assert_eq!((&*then.question, today.slot_id(now.slot)), ("station", Some("weather")));
    let expected = [
        ("distance", AnswerStatus::Answered),
        ("station", AnswerStatus::Answered),
        ("weather", AnswerStatus::Assumed),
    ];
    assert_eq!(statuses(&found.answers), expected);
}

/// The answer with a removed option is reported with the value assumed instead.
#[test]
fn divergence_reports_an_answer_no_longer_accepted() {
    let today = changed_rulebook(|file| {
        file["questions"][1]["options"][1] = json!({"id": "near", "label": {"en": "Near"}});
        file["questions"][2]["asked_when"] = json!({"station": "near"});
        file["tree"]["branches"][1]["then"]["branches"][0]["when"] = json!("near");
    });
    let found = expect_difference(&completed_session(&commute(), &far_answers(), true), &today);
    let Some(Divergence::FirstDifference { index: 1, saved: Some(then), today: Some(now), .. }) =
        &found.divergence
    else {
        panic!("{:?}", found.divergence)
    };
    assert_eq!((&then.answer, now.value), (&json!("yes"), 0));
    let [bearing] = &found.answers[..] else { panic!("{:?}", found.answers) };
    assert_eq!((&*bearing.id, bearing.status), ("station", AnswerStatus::NotAccepted));
    assert_eq!((&bearing.answer, &bearing.value), (&Some(json!("yes")), &Some(Value::Choice(0))));
}

/// A removed question is reported with its answer, and an unknown model cannot be reached.
#[test]
fn divergence_reports_the_answer_to_a_removed_question() {
    let mut session = completed_session(&commute(), &far_answers(), true);
    let renamed = |text: String| text.replace("\"station\"", "\"stop_near\"");
    let today = changed_rulebook(|file| {
        *file = serde_json::from_str(&renamed(file.to_string())).expect("valid JSON");
    });
    let found = expect_difference(&session, &today);
    let expected = [
        ("distance", AnswerStatus::Answered),
        ("stop_near", AnswerStatus::Assumed),
        ("station", AnswerStatus::QuestionRemoved),
    ];
    assert_eq!(statuses(&found.answers), expected);
    assert_eq!(found.answers[2].answer, Some(json!("yes")));
    session.set_advice(Some(SavedAdvice { model: "aeroplane".into(), segmentation: Vec::new() }), NOW);
    assert_eq!(
        expect_difference(&session, &commute()).divergence,
        Some(Divergence::Unreachable),
        "no such model"
    );
}

/// A dimension that is no longer needed is reported with the questions that its need depends on.
#[test]
fn dimension_change_lists_the_questions_of_the_need() {
    let today = changed_rulebook(|file| {
        file["segmentation"]["dimensions"][0]["need"][0]["when"]["bags"] = json!({"min": 5, "max": 5});
    });
    let session = completed_session(&commute(), &far_answers(), true);
    assert_eq!(session.advice().expect("the session has an advice").segmentation, ["trips"]);
    let found = expect_difference(&session, &today);
    assert_eq!(found.divergence, None, "the model is the same");
    let moved = DimensionChange {
        id: "trips".to_owned(),
        dimension: Some(0),
        kind: DimensionChangeKind::Removed,
        need: Need::None,
        reason: None,
        questions: vec![5],
    };
    assert_eq!(found.dimensions, [moved]);
    assert_eq!(statuses(&found.answers), [("bags", AnswerStatus::Answered)]);
}

/// A dimension above the cap is reported with the questions that the cap depends on.
#[test]
fn dimension_change_after_a_lower_cap_lists_the_questions_of_the_cap() {
    let today = changed_rulebook(|file| {
        let steps = file["segmentation"]["cap"]["steps"].as_array_mut().expect("a JSON array");
        steps[1] = json!({"from": 5, "take": 0});
    });
    let found = expect_difference(&completed_session(&commute(), &far_answers(), true), &today);
    let [moved] = &found.dimensions[..] else { panic!("{:?}", found.dimensions) };
    assert_eq!(
        (moved.kind, moved.need, &*moved.questions),
        (DimensionChangeKind::Removed, Need::Need, &[0, 4, 5][..])
    );
}

/// The same dimensions in another order are a difference.
#[test]
fn dimension_change_reports_another_order() {
    let answers = json!({"distance": 60, "station": "yes", "hurry": "some", "weather": "wet", "bags": 7});
    let session = completed_session(&commute(), &answers, true);
    assert_eq!(session.advice().expect("the session has an advice").segmentation, ["trips", "days"]);
    let today = changed_rulebook(|file| {
        file["segmentation"]["dimensions"].as_array_mut().expect("a JSON array").reverse();
    });
    let found = expect_difference(&session, &today);
    let changes: Vec<_> = found.dimensions.iter().map(|change| (&*change.id, change.kind)).collect();
    assert_eq!(
        changes,
        [("trips", DimensionChangeKind::Reordered), ("days", DimensionChangeKind::Reordered)]
    );
}

/// Answers after the completion are marked as changed, and do not affect the drift.
#[test]
fn drift_uses_the_answers_at_the_completion() {
    let mut session = completed_session(&commute(), &far_answers(), true);
    record_answers(&mut session, &json!({"hurry": "great"}));
    let drift = Drift::new(&session, &commute()).expect("the session was completed");
    assert!(drift.reopened && !drift.differs(), "{drift:?}");
    let drift = Drift::new(&session, &with_swapped_leaves()).expect("the session was completed");
    let difference = drift.difference.expect("the advice differs");
    assert_eq!(difference.answers[0].answer, Some(json!("some")));
    assert!(difference.answers[0].changed_since);
}

/// A case has no lists of names and no notes, and is read back equal.
#[test]
fn case_has_only_what_decides_the_advice() {
    let mut session = completed_session(&commute(), &far_answers(), true);
    record_answers(&mut session, &json!({"stops": ["Acme"], "hurry": "great"}));
    session.record(9, EventKind::Noted { question: "bags".into(), text: "secret".into() }, NOW);
    let case = Case::from_session(&session).expect("the session was completed");
    let text = String::from_utf8(case.to_bytes()).expect("valid UTF-8");
    assert!(!text.contains("Acme") && !text.contains("secret") && text.contains("\"some\""), "{text}");
    let read = Case::from_json(serde_json::from_str(&text).expect("valid JSON"));
    assert_eq!(read, Ok(Some(case.clone())));
    assert!(!case.compare(&commute()).expect("the case has an advice").differs());
    assert!(case.compare(&with_swapped_leaves()).expect("the case has an advice").differs());
    let of_session = Case::from_json(serde_json::from_slice(&session.to_bytes()).expect("valid JSON"));
    assert_eq!(of_session, Ok(Some(case)), "a session is a case too");
    session.set_advice(None, NOW);
    assert_eq!(Case::from_session(&session), None);
}

/// A case with sources is read back equal. A part of the advice that it does not expect is not compared.
#[test]
fn case_of_a_company_compares_only_what_it_expects() {
    let file = |expected: Json| {
        json!({"format": "salesorg.case", "format_version": 1, "name": "Acme, 2004",
            "rulebook": {"id": "commute", "version": "1"}, "answers": far_answers(), "expected": expected,
            "about": "They cycle.",
            "sources": [{"title": "A book", "url": "https://example.com/1", "year": 2004, "read": "2026-11-27"},
                {"title": "A page", "url": "https://example.com/2"}],
            "why": "It is near.", "assumptions": ["bags: our reading"]})
    };
    let differs = |expected: Json, rulebook: &Rulebook| {
        let case = Case::from_json(file(expected.clone())).expect("valid").expect("a case");
        assert_eq!(case.to_json(), file(expected));
        case.compare(rulebook).expect("the case has an advice").differs()
    };
    let advice = current_advice(&completed_session(&commute(), &far_answers(), false), &commute());
    let (model, division) = (json!({"model": advice.model}), json!({"segmentation": advice.segmentation}));
    for expected in [&model, &division] {
        assert!(!differs(expected.clone(), &commute()), "{expected}");
    }
    assert!(differs(model, &with_swapped_leaves()));
    assert!(!differs(division, &with_swapped_leaves()), "the model is not compared");
    assert!(differs(json!({"segmentation": ["no such"]}), &commute()));
}

/// All problems of a case are reported at once.
#[test]
fn case_reports_all_problems_at_once() {
    let keys = |file: Json| -> Vec<(String, &str)> {
        let problems = Case::from_json(file).expect_err("it is refused");
        problems.into_iter().map(|problem| (problem.at, problem.message.key())).collect()
    };
    let head = json!({"format": "salesorg.case", "format_version": 2});
    assert_eq!(keys(head), [("format_version".to_owned(), "case-version")]);
    let wrong = json!({"format": "salesorg.case", "format_version": 1, "name": 3, "rulebook": {"id": "x"},
        "answers": {"bags": ["a"]}, "expected": {"model": "car", "segmentation": [1]}});
    let expected = [
        ("name", "json-mismatch"),
        ("rulebook.version", "json-field-missing"),
        ("answers.bags", "case-answer"),
        ("expected.segmentation[0]", "json-mismatch"),
    ];
    assert_eq!(keys(wrong), expected.map(|(at, key)| (at.to_owned(), key)));
    let of_company = json!({"format": "salesorg.case", "format_version": 1, "name": "x", "later": {},
        "rulebook": {"id": "x", "version": "1"}, "answers": {}, "expected": {"model": ["car"]},
        "about": 1, "sources": [{"url": "u"}, {"title": "t", "url": 3, "year": "2004", "read": "yesterday"}, 4],
        "why": [], "assumptions": ["x", false]});
    let expected = [
        ("expected.model", "json-mismatch"),
        ("about", "json-mismatch"),
        ("sources[0].title", "json-field-missing"),
        ("sources[1].url", "json-mismatch"),
        ("sources[1].year", "json-mismatch"),
        ("sources[1].read", "session-not-a-day"),
        ("sources[2]", "json-mismatch"),
        ("why", "json-mismatch"),
        ("assumptions[1]", "json-mismatch"),
    ];
    let mut found = keys(of_company);
    found.sort_unstable();
    let mut expected = expected.map(|(at, key)| (at.to_owned(), key));
    expected.sort_unstable();
    assert_eq!(found, expected);
    let nothing = json!({"format": "salesorg.case", "format_version": 1, "name": "x", "answers": {},
        "rulebook": {"id": "x", "version": "1"}, "expected": {}});
    assert_eq!(keys(nothing), [("expected".to_owned(), "case-expects-nothing")]);
    assert_eq!(keys(json!({"format": "x"})), [("format".to_owned(), "session-format")]);
}

/// Sets the models on the leaves of a tree, one after another.
fn set_leaves(node: &mut Json, models: &mut impl Iterator<Item = &'static str>) {
    if node.get("model").is_some() {
        node["model"] = json!(models.next().expect("there is a model for each leaf"));
    }
    for branch in node.get_mut("branches").and_then(Json::as_array_mut).into_iter().flatten() {
        set_leaves(&mut branch["then"], models);
    }
}

fn any_rulebook() -> impl Strategy<Value = Rulebook> {
    let model = || prop::sample::select(vec!["bicycle", "train", "car"]);
    let leaves = prop::collection::vec(model(), 6);
    (leaves, 2_u32..30, 0_u32..3, 6_u32..9, any::<bool>(), any::<bool>()).prop_map(
        |(leaves, far, take, strong, assumes_wet, reversed)| {
            changed_rulebook(|file| {
                set_leaves(&mut file["tree"], &mut leaves.into_iter());
                file["tree"]["branches"][0]["when"] = json!({"max": far - 1});
                file["tree"]["branches"][1]["when"] = json!({"min": far});
                file["segmentation"]["cap"]["steps"][1] = json!({"from": 5, "take": take});
                file["segmentation"]["dimensions"][0]["strong"][0]["when"]["bags"]["min"] = json!(strong);
                file["questions"][3]["assumed"] = json!(if assumes_wet { "wet" } else { "dry" });
                if reversed {
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
fn walk_tree(rulebook: &Rulebook, session: &Session) -> Vec<(String, String)> {
    let file: Json = serde_json::from_slice(rulebook.bytes()).expect("valid JSON");
    let answers = ResolvedEvents::new(session, rulebook).answers();
    let situation = crate::advice::Situation::new(rulebook, &answers);
    let (mut at, mut path) = (&file["tree"], Vec::new());
    while let Some(id) = at["question"].as_str() {
        let slot = (0..7).find(|&slot| rulebook.slot_id(slot) == Some(id)).expect("the question exists");
        let value = situation.values()[slot];
        let question = file["questions"].as_array().expect("a JSON array").iter().find(|one| one["id"] == id);
        let options = question.and_then(|question| question["options"].as_array());
        let answer = options.map_or(json!(value), |options| options[value as usize]["id"].clone());
        let matches = |when: &Json| match when {
            Json::Object(range) => {
                let bound = |key, or| range.get(key).and_then(Json::as_u64).unwrap_or(or);
                (bound("min", 0)..=bound("max", u64::MAX)).contains(&u64::from(value))
            }
            Json::Array(list) => list.contains(&answer),
            other => *other == answer,
        };
        let branches = at["branches"].as_array().expect("a JSON array");
        at = &branches.iter().find(|branch| matches(&branch["when"])).expect("a branch matches each value")["then"];
        path.push((id.to_owned(), answer.to_string()));
    }
    path.push((String::new(), at["model"].to_string()));
    path
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// For random rulebooks and answers, the advice differs as the decisions do, and the paths diverge where
    /// a separate walk down the tree does.
    #[test]
    fn drift_matches_decisions_and_paths(
        then in any_rulebook(),
        today in any_rulebook(),
        answers in any_answers(),
        with_path in any::<bool>(),
    ) {
        let session = completed_session(&then, &answers, with_path);
        let drift = Drift::new(&session, &today).expect("the session was completed");
        prop_assert_eq!(drift.differs(), current_advice(&session, &then) != current_advice(&session, &today));
        let Some(difference) = drift.difference else { return Ok(()) };
        prop_assert_eq!(difference.divergence.is_some(), drift.saved.model != drift.today.model);
        let (before, now) = (walk_tree(&then, &session), walk_tree(&today, &session));
        let parts = before.iter().zip(&now).take_while(|(before, now)| before == now).count();
        match &difference.divergence {
            Some(Divergence::FirstDifference { index, .. }) => prop_assert_eq!(*index, parts.min(before.len() - 1).min(now.len() - 1)),
            // Without a saved path nothing exact can be said, but the current path has this step.
            Some(Divergence::LastReachable { index, step }) => {
                prop_assert!(!with_path);
                prop_assert_eq!(today.slot_id(step.slot), Some(&*now[*index].0));
            }
            Some(Divergence::Unreachable) => prop_assert!(!with_path),
            None => prop_assert!(!difference.dimensions.is_empty()),
        }
        prop_assert!(!difference.answers.is_empty() || difference.divergence == Some(Divergence::Unreachable));
        for moved in &difference.dimensions {
            let (was, is) = (drift.saved.segmentation.contains(&moved.id), drift.today.segmentation.contains(&moved.id));
            let expected = match moved.kind { DimensionChangeKind::Removed => (true, false), DimensionChangeKind::Added => (false, true), DimensionChangeKind::Reordered => (true, true) };
            prop_assert_eq!((was, is), expected);
        }
    }
}
