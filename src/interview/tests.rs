//! Tests of the transitions of the state machine, and that its events restore it.

use super::{Command, Effect, Event, Interview, Place, QuestionStatus};
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

fn new_interview() -> Interview {
    Interview::new(Arc::new(commute()), Answers::new())
}

/// Returns an interview after some commands.
fn after(commands: impl IntoIterator<Item = Command>) -> Interview {
    let mut interview = new_interview();
    for event in commands {
        interview.handle(event);
    }
    interview
}

fn number(value: u32) -> Command {
    Command::Answer(Value::Number(value))
}

fn choice(option: u32) -> Command {
    Command::Answer(Value::Choice(option))
}

fn names(list: &[&str]) -> Command {
    Command::Answer(Value::Names(list.iter().map(|name| (*name).to_owned()).collect()))
}

/// Returns the commands of a complete interview, up to the review.
fn complete_commands() -> Vec<Command> {
    vec![number(20), choice(1), names(&["a"]), choice(0), choice(2), number(3)]
}

/// Checks the effects of an answer and the place after it.
#[test]
fn answer_is_saved_and_next_question_asked() {
    let mut interview = new_interview();
    assert_eq!(interview.place(), Place::Question(DISTANCE));
    assert_eq!(interview.handle(number(20)), [Effect::Save(Event::Answered(DISTANCE, Value::Number(20)))]);
    assert_eq!(interview.place(), Place::Question(STATION));
}

/// Checks that a question whose condition does not hold is skipped.
#[test]
fn interview_skips_questions_that_are_not_asked() {
    let interview = after([number(5)]);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    assert_eq!(interview.status(STATION), QuestionStatus::NotAsked);
}

/// Checks the places at the end, and going back from the advice.
#[test]
fn last_question_leads_to_review_and_advice() {
    let mut interview = after(complete_commands());
    assert_eq!(interview.place(), Place::Review);
    assert_eq!(interview.handle(Command::Complete), [Effect::Save(Event::Completed), Effect::ShowAdvice]);
    assert_eq!(interview.place(), Place::Advice);
    assert_eq!(interview.handle(Command::Back), []);
    assert_eq!(interview.place(), Place::Review);
}

/// Checks that invalid answers of each kind of question change nothing.
#[test]
fn invalid_answer_is_rejected() {
    for wrong in [number(501), number(0), choice(1), names(&["a"])] {
        let mut interview = new_interview();
        assert!(matches!(&interview.handle(wrong)[..], [Effect::Reject(_)]));
        assert_eq!((interview.place(), interview.answers()), (Place::Question(DISTANCE), &Answers::new()));
    }
    let mut interview = after([number(5)]);
    assert!(matches!(&interview.handle(choice(2))[..], [Effect::Reject(_)]));
    assert_eq!(interview.place(), Place::Question(WEATHER));
    let mut interview = after([number(20), choice(1)]);
    assert!(matches!(&interview.handle(names(&["a", "A"]))[..], [Effect::Reject(_)]));
    assert_eq!(interview.place(), Place::Question(STOPS));
}

/// Checks that an answer that is the same as before has no effects.
#[test]
fn unchanged_answer_is_not_saved() {
    let mut interview = after([number(20), Command::Back]);
    assert_eq!(interview.handle(number(20)), []);
    assert_eq!(interview.place(), Place::Question(STATION));
}

/// Checks saving what is typed so far, at a question and at the review.
#[test]
fn set_answer_saves_and_stays() {
    let set_answer = |question, list: &[&str]| match names(list) {
        Command::Answer(value) => Command::SetAnswer(question, value),
        _ => unreachable!("names() returns an answer"),
    };
    let saved = |list: &[&str]| match names(list) {
        Command::Answer(value) => [Effect::Save(Event::Answered(STOPS, value))],
        _ => unreachable!("names() returns an answer"),
    };
    let mut interview = after([number(20), choice(1)]);
    assert_eq!(interview.handle(set_answer(STOPS, &["a"])), saved(&["a"]));
    assert_eq!(interview.handle(set_answer(STOPS, &["a", "b"])), saved(&["a", "b"]));
    assert_eq!(
        (interview.place(), interview.status(STOPS)),
        (Place::Question(STOPS), QuestionStatus::Answered)
    );
    assert!(matches!(&interview.handle(set_answer(STOPS, &["a", "A"]))[..], [Effect::Reject(_)]));
    assert_eq!(interview.handle(names(&["a", "b"])), []);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    interview.handle(Command::OpenReview);
    assert_eq!(interview.handle(set_answer(STOPS, &["c"])), saved(&["c"]));
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Command::Complete);
    assert_eq!(interview.handle(set_answer(STOPS, &["d"])), []);
}

/// Checks that the current question changes if another answer makes it inapplicable.
#[test]
fn set_answer_leaves_an_inapplicable_question() {
    let mut interview = after([number(20)]);
    assert_eq!(interview.place(), Place::Question(STATION));
    interview.handle(Command::SetAnswer(DISTANCE, Value::Number(5)));
    assert_eq!(interview.place(), Place::Question(WEATHER));
}

/// Checks going back to the first question.
#[test]
fn back_keeps_all_answers() {
    let mut interview = after(complete_commands());
    for expected in [BAGS, 4, WEATHER, STOPS, STATION, DISTANCE] {
        assert_eq!(interview.handle(Command::Back), []);
        assert_eq!(interview.place(), Place::Question(expected));
    }
    assert_eq!(interview.handle(Command::Back), [Effect::Leave]);
    assert_eq!(interview.place(), Place::Question(DISTANCE));
    assert_eq!(interview.answers(), after(complete_commands()).answers());
}

/// Checks that inapplicable answers are reported, and count again after another change.
#[test]
fn inapplicable_answers_are_reported_and_stored() {
    let mut interview = after(complete_commands());
    interview.handle(Command::OpenQuestion(DISTANCE));
    let effects = interview.handle(number(5));
    assert_eq!(
        effects,
        [
            Effect::Save(Event::Answered(DISTANCE, Value::Number(5))),
            Effect::Inapplicable(vec![STATION, STOPS])
        ]
    );
    assert_eq!(interview.inapplicable(), [STATION, STOPS]);
    assert_eq!(interview.answers().get(STATION), Some(&Value::Choice(1)));
    interview.handle(Command::OpenQuestion(DISTANCE));
    interview.handle(number(30));
    assert_eq!((interview.inapplicable(), interview.status(STATION)), (vec![], QuestionStatus::Answered));
}

/// Checks both answering and going back.
#[test]
fn question_opened_from_review_leads_back() {
    let mut interview = after(complete_commands());
    interview.handle(Command::OpenQuestion(WEATHER));
    interview.handle(choice(1));
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Command::OpenQuestion(WEATHER));
    interview.handle(Command::Back);
    assert_eq!(interview.place(), Place::Review);
}

/// Checks going back from the review to a question and to the advice.
#[test]
fn back_from_review_leads_to_its_origin() {
    let mut interview = after([number(5), Command::OpenReview]);
    interview.handle(Command::Back);
    assert_eq!(interview.place(), Place::Question(WEATHER));
    let mut interview = after(complete_commands());
    interview.handle(Command::Complete);
    interview.handle(Command::OpenReview);
    assert_eq!(interview.handle(Command::Back), [Effect::ShowAdvice]);
    assert_eq!(interview.place(), Place::Advice);
    interview.handle(Command::OpenQuestion(WEATHER));
    interview.handle(choice(1));
    interview.handle(Command::Back);
    assert_eq!(interview.place(), Place::Question(BAGS), "the advice does not fit the answers any more");
}

/// Checks that finishing is saved again only after a change.
#[test]
fn finishing_twice_is_saved_once() {
    let mut interview = after(complete_commands());
    interview.handle(Command::Complete);
    interview.handle(Command::OpenReview);
    assert_eq!(interview.handle(Command::Complete), [Effect::ShowAdvice]);
    interview.handle(Command::OpenQuestion(WEATHER));
    interview.handle(choice(1));
    assert_eq!(interview.handle(Command::Complete), [Effect::Save(Event::Completed), Effect::ShowAdvice]);
}

/// Checks that a question that becomes applicable is asked next.
#[test]
fn newly_asked_question_comes_before_the_review() {
    let mut interview = after([number(5), choice(0), choice(0), number(0)]);
    assert_eq!(interview.place(), Place::Review);
    interview.handle(Command::OpenQuestion(DISTANCE));
    interview.handle(number(50));
    assert_eq!(interview.place(), Place::Question(STATION));
    interview.handle(choice(0));
    assert_eq!(interview.place(), Place::Review);
}

/// Checks that opening a question that is not asked changes nothing.
#[test]
fn inapplicable_question_cannot_be_opened() {
    let interview = after([number(5), Command::OpenQuestion(STATION)]);
    assert_eq!(interview.place(), Place::Question(WEATHER));
}

/// Checks skipping twice, and answering afterwards.
#[test]
fn skip_clears_the_answer_and_is_saved_once() {
    let mut interview = after([number(5), Command::Back]);
    assert_eq!(interview.handle(Command::Skip), [Effect::Save(Event::Skipped(DISTANCE))]);
    assert_eq!(interview.status(DISTANCE), QuestionStatus::Skipped);
    interview.handle(Command::Back);
    assert_eq!(interview.handle(Command::Skip), []);
    interview.handle(Command::Back);
    interview.handle(number(7));
    assert_eq!(interview.status(DISTANCE), QuestionStatus::Answered);
}

/// Checks the notes of a question.
#[test]
fn notes_are_saved_and_deleted_by_empty_text() {
    let mut interview = after(complete_commands());
    let noted = |text: &str| [Effect::Save(Event::Noted(WEATHER, text.to_owned()))];
    assert_eq!(interview.handle(Command::Note(WEATHER, " it pours ".into())), noted("it pours"));
    assert_eq!(interview.handle(Command::Note(WEATHER, "it pours".into())), []);
    assert_eq!(interview.note_on(WEATHER), "it pours");
    assert_eq!(interview.handle(Command::Note(WEATHER, "  ".into())), noted(""));
    assert_eq!((interview.note_on(WEATHER), interview.place()), ("", Place::Review));
}

/// Checks the place after resuming, for several lists of events.
#[test]
fn resume_continues_where_the_interview_was_left() {
    let place = |records: Vec<Event>| Interview::resume(Arc::new(commute()), records).place();
    let answered = |question, value| Event::Answered(question, Value::Number(value));
    assert_eq!(place(vec![]), Place::Question(DISTANCE));
    assert_eq!(place(vec![answered(DISTANCE, 5), Event::Skipped(WEATHER)]), Place::Question(4));
    let all = vec![answered(DISTANCE, 5), Event::Skipped(WEATHER), Event::Skipped(4), answered(BAGS, 1)];
    assert_eq!(place(all.clone()), Place::Review);
    let mut finished = all;
    finished.push(Event::Completed);
    assert_eq!(place(finished.clone()), Place::Advice);
    finished.push(Event::Noted(BAGS, "late".into()));
    assert_eq!(place(finished.clone()), Place::Advice);
    finished.push(answered(BAGS, 2));
    assert_eq!(place(finished), Place::Review);
}

/// Checks the first question of an interview with answers.
#[test]
fn known_answers_are_not_asked() {
    let rulebook = commute();
    let known = answers(&rulebook, &json!({"distance": 5, "weather": "dry"}));
    assert_eq!(Interview::new(Arc::new(rulebook), known).place(), Place::Question(4));
}

/// Generates commands, valid or not.
fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => (0_u32..3).prop_map(choice),
        4 => prop_oneof![Just(0_u32), Just(5), Just(12), Just(600)].prop_map(number),
        2 => prop::collection::vec("[a-c]{0,2}", 0..4).prop_map(|list| Command::Answer(Value::Names(list))),
        2 => (0_usize..6, 0_u32..30).prop_map(|(question, value)| Command::SetAnswer(question, Value::Number(value))),
        2 => Just(Command::Skip),
        2 => (0_usize..6, "[ a-b]{0,3}").prop_map(|(question, text)| Command::Note(question, text)),
        1 => Just(Command::Next),
        3 => Just(Command::Back),
        3 => (0_usize..6).prop_map(Command::OpenQuestion),
        1 => Just(Command::OpenReview),
        1 => Just(Command::Complete),
    ]
}

/// Returns what must be the same after restoring: all but the place.
fn restored_state(interview: &Interview, rulebook: &Rulebook) -> (Answers, Vec<(QuestionStatus, String)>) {
    let questions = 0..rulebook.questions.len();
    let each = questions.map(|question| (interview.status(question), interview.note_on(question).to_owned()));
    (interview.answers().clone(), each.collect())
}

proptest! {
    /// Checks with random commands that the saved events restore answers, notes and statuses.
    #[test]
    fn saved_events_restore_the_interview(commands in prop::collection::vec(any_command(), 0..60)) {
        let rulebook = Arc::new(commute());
        let mut interview = Interview::new(rulebook.clone(), Answers::new());
        let mut events = Vec::new();
        for event in commands {
            for effect in interview.handle(event) {
                if let Effect::Save(record) = effect {
                    events.push(record);
                }
            }
            if let Place::Question(question) = interview.place() {
                prop_assert!(interview.situation().is_asked(question));
            }
        }
        let resumed = Interview::resume(rulebook.clone(), events);
        prop_assert_eq!(restored_state(&resumed, &rulebook), restored_state(&interview, &rulebook));
    }
}
