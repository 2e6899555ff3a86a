//! Transitions of the machine, and that what it records rebuilds it.

use super::{Effect, Event, Interview, Place, Record, Status};
use crate::rulebook::tests::{answers, commute};
use crate::rulebook::{Answers, Rulebook, Value};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

const DISTANCE: usize = 0;
const STATION: usize = 1;
const STOPS: usize = 2;
const WEATHER: usize = 3;
const BAGS: usize = 5;

fn fresh() -> Interview {
    Interview::new(Arc::new(commute()), Answers::new())
}

/// An interview after these events.
fn after(events: impl IntoIterator<Item = Event>) -> Interview {
    let mut interview = fresh();
    for event in events {
        interview.handle(event);
    }
    interview
}

fn number(value: u32) -> Event {
    Event::Answer(Value::Number(value))
}

fn choice(option: u32) -> Event {
    Event::Answer(Value::Choice(option))
}

fn names(list: &[&str]) -> Event {
    Event::Answer(Value::Names(list.iter().map(|name| (*name).to_owned()).collect()))
}

/// A whole interview, to the review.
fn whole() -> Vec<Event> {
    vec![number(20), choice(1), names(&["a"]), choice(0), choice(2), number(3)]
}

#[test]
fn an_answer_is_recorded_and_the_next_question_asked() {
    let mut interview = fresh();
    assert_eq!(interview.place(), Place::Question(DISTANCE));
    assert_eq!(interview.handle(number(20)), [Effect::Record(Record::Answered(DISTANCE, Value::Number(20)))]);
    assert_eq!(interview.place(), Place::Question(STATION));
}

#[test]
fn questions_that_are_not_asked_are_passed_over() {
    let interview = after([number(5)]);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    assert_eq!(interview.status(STATION), Status::NotAsked);
}

#[test]
fn after_the_last_question_comes_the_review_and_then_the_advice() {
    let mut interview = after(whole());
    assert_eq!(interview.place(), Place::Review);
    assert_eq!(interview.handle(Event::Complete), [Effect::Record(Record::Completed), Effect::Finish]);
    assert_eq!(interview.place(), Place::Done);
    assert_eq!(interview.handle(Event::Back), []);
    assert_eq!(interview.place(), Place::Review);
}

#[test]
fn a_wrong_answer_is_refused_and_nothing_changes() {
    for wrong in [number(501), number(0), choice(1), names(&["a"])] {
        let mut interview = fresh();
        assert!(matches!(&interview.handle(wrong)[..], [Effect::Refused(_)]));
        assert_eq!((interview.place(), interview.answers()), (Place::Question(DISTANCE), &Answers::new()));
    }
    let mut interview = after([number(5)]);
    assert!(matches!(&interview.handle(choice(2))[..], [Effect::Refused(_)]));
    assert_eq!(interview.place(), Place::Question(WEATHER));
    let mut interview = after([number(20), choice(1)]);
    assert!(matches!(&interview.handle(names(&["a", "A"]))[..], [Effect::Refused(_)]));
    assert_eq!(interview.place(), Place::Question(STOPS));
}

#[test]
fn giving_the_same_answer_again_is_no_change() {
    let mut interview = after([number(20), Event::Back]);
    assert_eq!(interview.handle(number(20)), []);
    assert_eq!(interview.place(), Place::Question(STATION));
}

#[test]
fn what_is_typed_so_far_is_recorded_and_moves_nowhere() {
    let keep = |question, list: &[&str]| match names(list) {
        Event::Answer(value) => Event::Keep(question, value),
        _ => unreachable!("names are an answer"),
    };
    let recorded = |list: &[&str]| match names(list) {
        Event::Answer(value) => [Effect::Record(Record::Answered(STOPS, value))],
        _ => unreachable!("names are an answer"),
    };
    let mut interview = after([number(20), choice(1)]);
    assert_eq!(interview.handle(keep(STOPS, &["a"])), recorded(&["a"]));
    assert_eq!(interview.handle(keep(STOPS, &["a", "b"])), recorded(&["a", "b"]));
    assert_eq!((interview.place(), interview.status(STOPS)), (Place::Question(STOPS), Status::Answered));
    assert!(matches!(&interview.handle(keep(STOPS, &["a", "A"]))[..], [Effect::Refused(_)]));
    assert_eq!(interview.handle(names(&["a", "b"])), []);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    interview.handle(Event::Review);
    assert_eq!(interview.handle(keep(STOPS, &["c"])), recorded(&["c"]));
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Event::Complete);
    assert_eq!(interview.handle(keep(STOPS, &["d"])), []);
}

#[test]
fn a_question_that_an_answer_elsewhere_makes_moot_does_not_stay_at_hand() {
    let mut interview = after([number(20)]);
    assert_eq!(interview.place(), Place::Question(STATION));
    interview.handle(Event::Keep(DISTANCE, Value::Number(5)));
    assert_eq!(interview.place(), Place::Question(WEATHER));
}

#[test]
fn back_goes_question_by_question_and_loses_nothing() {
    let mut interview = after(whole());
    for expected in [BAGS, 4, WEATHER, STOPS, STATION, DISTANCE] {
        assert_eq!(interview.handle(Event::Back), []);
        assert_eq!(interview.place(), Place::Question(expected));
    }
    assert_eq!(interview.handle(Event::Back), [Effect::Leave]);
    assert_eq!(interview.place(), Place::Question(DISTANCE));
    assert_eq!(interview.answers(), after(whole()).answers());
}

#[test]
fn what_a_change_makes_moot_is_kept_and_told() {
    let mut interview = after(whole());
    interview.handle(Event::GoTo(DISTANCE));
    let effects = interview.handle(number(5));
    assert_eq!(
        effects,
        [Effect::Record(Record::Answered(DISTANCE, Value::Number(5))), Effect::Moot(vec![STATION, STOPS])]
    );
    assert_eq!(interview.moot(), [STATION, STOPS]);
    assert_eq!(interview.answers().get(STATION), Some(&Value::Choice(1)));
    interview.handle(Event::GoTo(DISTANCE));
    interview.handle(number(30));
    assert_eq!((interview.moot(), interview.status(STATION)), (vec![], Status::Answered));
}

#[test]
fn a_question_that_was_looked_up_leads_back_to_the_review() {
    let mut interview = after(whole());
    interview.handle(Event::GoTo(WEATHER));
    interview.handle(choice(1));
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Event::GoTo(WEATHER));
    interview.handle(Event::Back);
    assert_eq!(interview.place(), Place::Review);
}

#[test]
fn back_from_the_review_leads_to_where_it_was_opened() {
    let mut interview = after([number(5), Event::Review]);
    interview.handle(Event::Back);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    let mut interview = after(whole());
    interview.handle(Event::Complete);
    interview.handle(Event::Review);
    assert_eq!(interview.handle(Event::Back), [Effect::Finish]);
    assert_eq!(interview.place(), Place::Done);
    interview.handle(Event::GoTo(WEATHER));
    interview.handle(choice(1));
    interview.handle(Event::Back);
    assert_eq!(interview.place(), Place::Question(BAGS), "the advice is no longer that of these answers");
}

#[test]
fn finishing_again_with_nothing_changed_is_no_event() {
    let mut interview = after(whole());
    interview.handle(Event::Complete);
    interview.handle(Event::Review);
    assert_eq!(interview.handle(Event::Complete), [Effect::Finish]);
    interview.handle(Event::GoTo(WEATHER));
    interview.handle(choice(1));
    assert_eq!(interview.handle(Event::Complete), [Effect::Record(Record::Completed), Effect::Finish]);
}

#[test]
fn a_question_that_a_change_brings_up_is_asked_before_the_review() {
    let mut interview = after([number(5), choice(0), choice(0), number(0)]);
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Event::GoTo(DISTANCE));
    interview.handle(number(50));
    assert_eq!(interview.place(), Place::Question(STATION));
    interview.handle(choice(0));
    assert_eq!(interview.place(), Place::Review);
}

#[test]
fn going_to_a_question_that_is_not_asked_does_nothing() {
    let interview = after([number(5), Event::GoTo(STATION)]);
    assert_eq!(interview.place(), Place::Question(WEATHER));
}

#[test]
fn skipping_clears_the_answer_and_is_recorded_once() {
    let mut interview = after([number(5), Event::Back]);
    assert_eq!(interview.handle(Event::Skip), [Effect::Record(Record::Skipped(DISTANCE))]);
    assert_eq!(interview.status(DISTANCE), Status::Skipped);
    interview.handle(Event::Back);
    assert_eq!(interview.handle(Event::Skip), []);
    interview.handle(Event::Back);
    interview.handle(number(7));
    assert_eq!(interview.status(DISTANCE), Status::Answered);
}

#[test]
fn notes_are_kept_on_any_question_and_deleted_by_an_empty_one() {
    let mut interview = after(whole());
    let noted = |text: &str| [Effect::Record(Record::Noted(WEATHER, text.to_owned()))];
    assert_eq!(interview.handle(Event::Note(WEATHER, " it pours ".into())), noted("it pours"));
    assert_eq!(interview.handle(Event::Note(WEATHER, "it pours".into())), []);
    assert_eq!(interview.note_on(WEATHER), "it pours");
    assert_eq!(interview.handle(Event::Note(WEATHER, "  ".into())), noted(""));
    assert_eq!((interview.note_on(WEATHER), interview.place()), ("", Place::Review));
}

#[test]
fn an_interview_is_taken_up_where_it_was_left() {
    let place = |records: Vec<Record>| Interview::resume(Arc::new(commute()), records).place();
    let answered = |question, value| Record::Answered(question, Value::Number(value));
    assert_eq!(place(vec![]), Place::Question(DISTANCE));
    assert_eq!(place(vec![answered(DISTANCE, 5), Record::Skipped(WEATHER)]), Place::Question(4));
    let all = vec![answered(DISTANCE, 5), Record::Skipped(WEATHER), Record::Skipped(4), answered(BAGS, 1)];
    assert_eq!(place(all.clone()), Place::Review);
    let mut done = all;
    done.push(Record::Completed);
    assert_eq!(place(done.clone()), Place::Done);
    done.push(Record::Noted(BAGS, "late".into()));
    assert_eq!(place(done.clone()), Place::Done);
    done.push(answered(BAGS, 2));
    assert_eq!(place(done), Place::Review);
}

#[test]
fn answers_known_beforehand_are_not_asked_again() {
    let rulebook = commute();
    let known = answers(&rulebook, &json!({"distance": 5, "weather": "dry"}));
    assert_eq!(Interview::new(Arc::new(rulebook), known).place(), Place::Question(4));
}

/// Any event, right or wrong.
fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0_u32..3).prop_map(choice),
        4 => prop_oneof![Just(0_u32), Just(5), Just(12), Just(600)].prop_map(number),
        2 => prop::collection::vec("[a-c]{0,2}", 0..4).prop_map(|list| Event::Answer(Value::Names(list))),
        2 => (0_usize..6, 0_u32..30).prop_map(|(question, value)| Event::Keep(question, Value::Number(value))),
        2 => Just(Event::Skip),
        2 => (0_usize..6, "[ a-b]{0,3}").prop_map(|(question, text)| Event::Note(question, text)),
        1 => Just(Event::Next),
        3 => Just(Event::Back),
        3 => (0_usize..6).prop_map(Event::GoTo),
        1 => Just(Event::Review),
        1 => Just(Event::Complete),
    ]
}

/// What must be the same after replaying: everything but where one happens to look.
fn state(interview: &Interview, rulebook: &Rulebook) -> (Answers, Vec<(Status, String)>) {
    let questions = 0..rulebook.questions.len();
    let each = questions.map(|question| (interview.status(question), interview.note_on(question).to_owned()));
    (interview.answers().clone(), each.collect())
}

proptest! {
    #[test]
    fn what_is_recorded_rebuilds_the_interview(events in prop::collection::vec(any_event(), 0..60)) {
        let rulebook = Arc::new(commute());
        let mut interview = Interview::new(rulebook.clone(), Answers::new());
        let mut records = Vec::new();
        for event in events {
            for effect in interview.handle(event) {
                if let Effect::Record(record) = effect {
                    records.push(record);
                }
            }
            if let Place::Question(question) = interview.place() {
                prop_assert!(interview.situation().is_asked(question));
            }
        }
        let again = Interview::resume(rulebook.clone(), records);
        prop_assert_eq!(state(&again, &rulebook), state(&interview, &rulebook));
    }
}
