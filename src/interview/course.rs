//! The questions that an interview asks in order: all, only the essential ones, or, after the advice, a follow-up
//! through the open ones.
//!
//! The state machine knows only the order of the rulebook. Which open question is the most informative is computed by
//! its caller, so a follow-up gets a new order after each answer: [`Effect::RequestOrder`] requests it and
//! [`Command::FollowUp`] sends it.
//!
//! [`Command::FollowUp`]: super::Command::FollowUp

use super::{Effect, Interview, Place, Record, Status};

impl Interview {
    /// Makes the interview a quick one: it asks the essential questions and then goes straight to the advice.
    ///
    /// If the rulebook has no essential questions, it asks all.
    #[must_use]
    pub fn essentials_first(mut self) -> Self {
        self.quick = self.rulebook.questions.iter().any(|question| question.essential);
        if self.place != Place::Done {
            self.place = self.first_open();
        }
        self
    }

    /// Returns whether it asks only the essential questions.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.quick
    }

    /// Returns whether it is in a follow-up through the open questions, which ends at the advice.
    #[must_use]
    pub fn is_on_round(&self) -> bool {
        self.round.is_some()
    }

    /// Returns the questions that it asks in order, given the current answers.
    pub fn ahead(&self) -> impl Iterator<Item = usize> + '_ {
        self.asked().filter(|&question| self.is_ahead(question))
    }

    /// Returns whether it asks this question in order, provided that the question is asked at all.
    pub(super) fn is_ahead(&self, question: usize) -> bool {
        !self.quick || self.rulebook.questions[question].essential
    }

    /// Goes to the first question of `order` that is open and that this follow-up has not asked. If there is none,
    /// goes to the advice.
    pub(super) fn ask(&mut self, order: &[usize]) -> Vec<Effect> {
        if self.place != Place::Done && self.round.is_none() {
            return Vec::new();
        }
        let been = self.round.get_or_insert_default();
        let next = order.iter().copied().find(|question| {
            let open = *question < self.skipped.len() && self.answers.get(*question).is_none();
            open && self.situation.is_asked(*question) && !been.contains(question)
        });
        match next {
            Some(question) => {
                self.looked_up = false;
                self.place = Place::Question(question);
                Vec::new()
            }
            None => self.complete(),
        }
    }

    /// Goes to the advice. Returns an event to save only if an answer has changed since the last time.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        (self.round, self.looked_up) = (None, false);
        self.place = Place::Done;
        if self.completed {
            return vec![Effect::Finish];
        }
        self.completed = true;
        vec![Effect::Record(Record::Completed), Effect::Finish]
    }

    /// Goes on from a question. `settled` is whether it was just answered or skipped.
    pub(super) fn move_on(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        if let Some(been) = &mut self.round {
            been.push(question);
            return vec![Effect::Ask];
        }
        if self.quick && !self.looked_up {
            return self.next_essential(question, settled);
        }
        self.place = if self.looked_up {
            self.first_open()
        } else {
            self.asked_after(question).map_or(Place::Review, Place::Question)
        };
        if self.place == Place::Review && !self.looked_up {
            self.before_review = None;
        }
        self.looked_up &= self.place != Place::Review;
        Vec::new()
    }

    /// Goes to the next essential question that is open. Without an answer (`settled` is false), goes to the next one
    /// in order, open or not.
    fn next_essential(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        let leafed = self.asked_after(question).filter(|_| !settled);
        let open = || self.ahead().find(|&other| self.status(other) == Status::Open);
        match leafed.or_else(open) {
            Some(next) => {
                self.place = Place::Question(next);
                Vec::new()
            }
            None => self.complete(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::interview::{Effect, Event, Interview, Place, Record, Status};
    use crate::rulebook::tests::{answers, commute};
    use crate::rulebook::{Answers, Value};
    use proptest::prelude::*;
    use serde_json::json;
    use std::sync::Arc;

    // Some questions of the small rulebook; distance and hurry are essential.
    const DISTANCE: usize = 0;
    const STATION: usize = 1;
    const WEATHER: usize = 3;
    const HURRY: usize = 4;
    const BAGS: usize = 5;

    fn quick() -> Interview {
        Interview::new(Arc::new(commute()), Answers::new()).essentials_first()
    }

    fn number(value: u32) -> Event {
        Event::Answer(Value::Number(value))
    }

    fn choice(option: u32) -> Event {
        Event::Answer(Value::Choice(option))
    }

    fn completed() -> [Effect; 2] {
        [Effect::Record(Record::Completed), Effect::Finish]
    }

    /// Returns a quick interview at its advice.
    fn advised() -> Interview {
        let mut interview = quick();
        interview.handle(number(20));
        interview.handle(choice(1));
        interview
    }

    /// Checks the questions of a quick interview and its end at the advice.
    #[test]
    fn a_quick_interview_asks_the_essentials_and_finishes() {
        let mut interview = quick();
        assert_eq!(interview.ahead().collect::<Vec<_>>(), [DISTANCE, HURRY]);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
        interview.handle(number(20));
        assert_eq!(interview.place(), Place::Question(HURRY));
        let effects = interview.handle(choice(1));
        assert_eq!(effects[0], Effect::Record(Record::Answered(HURRY, Value::Choice(1))));
        assert_eq!(effects[1..], completed());
        assert_eq!((interview.place(), interview.is_finished()), (Place::Done, true));
    }

    /// Checks that a skipped question is not asked again, while one that was only passed is.
    #[test]
    fn not_knowing_settles_an_essential_and_leafing_on_settles_nothing() {
        let mut interview = quick();
        interview.handle(Event::Next);
        assert_eq!(interview.place(), Place::Question(HURRY));
        assert_eq!(interview.handle(Event::Next), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE), "it returns to the open question");
        interview.handle(Event::Skip);
        assert_eq!(interview.handle(Event::Skip)[1..], completed());
    }

    /// Checks that answers known beforehand are not asked again.
    #[test]
    fn what_is_known_beforehand_is_not_asked() {
        let rulebook = commute();
        let known = answers(&rulebook, &json!({"distance": 5}));
        let mut interview = Interview::new(Arc::new(rulebook), known).essentials_first();
        assert_eq!(interview.place(), Place::Question(HURRY));
        assert_eq!(interview.handle(choice(0))[1..], completed());
        let rulebook = commute();
        let known = answers(&rulebook, &json!({"distance": 5, "hurry": "none"}));
        let interview = Interview::new(Arc::new(rulebook), known).essentials_first();
        assert_eq!(interview.place(), Place::Review);
    }

    /// Checks going back and on without a change.
    #[test]
    fn back_goes_through_the_essentials_and_forth_keeps_them() {
        let mut interview = quick();
        interview.handle(number(20));
        assert_eq!(interview.handle(Event::Back), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
        assert_eq!(interview.handle(Event::Back), [Effect::Leave]);
        interview.handle(Event::Next);
        assert_eq!(interview.place(), Place::Question(HURRY));
    }

    /// Checks that a question that is not essential can be opened from the review.
    #[test]
    fn the_review_of_a_quick_interview_leads_to_any_question() {
        let mut interview = advised();
        interview.handle(Event::Review);
        interview.handle(Event::GoTo(WEATHER));
        assert_eq!(interview.place(), Place::Question(WEATHER));
        interview.handle(choice(1));
        assert_eq!(interview.place(), Place::Review);
        assert_eq!(interview.handle(Event::Complete), completed());
    }

    /// Checks a rulebook without essential questions.
    #[test]
    fn without_essentials_all_is_asked() {
        let mut rulebook = commute();
        rulebook.questions.iter_mut().for_each(|question| question.essential = false);
        let interview = Interview::new(Arc::new(rulebook), Answers::new()).essentials_first();
        assert!(!interview.is_quick());
        assert_eq!(interview.place(), Place::Question(DISTANCE));
    }

    /// Checks resuming at a question and at the advice.
    #[test]
    fn a_quick_interview_is_taken_up_where_it_was_left() {
        let rulebook = Arc::new(commute());
        let records = vec![Record::Answered(DISTANCE, Value::Number(20))];
        let interview = Interview::resume(rulebook.clone(), records.clone()).essentials_first();
        assert_eq!(interview.place(), Place::Question(HURRY));
        let done = records.into_iter().chain([Record::Skipped(HURRY), Record::Completed]);
        let interview = Interview::resume(rulebook, done).essentials_first();
        assert_eq!(interview.place(), Place::Done);
    }

    /// Checks that a follow-up waits for an order after each answer and follows it.
    #[test]
    fn a_round_asks_in_the_order_that_it_is_told_each_time() {
        let mut interview = advised();
        assert_eq!(interview.handle(Event::Ask(vec![WEATHER, STATION, BAGS])), []);
        assert_eq!((interview.place(), interview.is_on_round()), (Place::Question(WEATHER), true));
        let effects = interview.handle(choice(1));
        assert_eq!(effects.last(), Some(&Effect::Ask));
        assert_eq!(interview.place(), Place::Question(WEATHER), "it waits for the order of the open questions");
        interview.handle(Event::Ask(vec![BAGS, STATION]));
        assert_eq!(interview.place(), Place::Question(BAGS));
        assert_eq!(interview.handle(number(2)).last(), Some(&Effect::Ask));
        assert_eq!(interview.handle(Event::Ask(Vec::new())), completed());
        assert!(!interview.is_on_round());
    }

    /// Checks that a follow-up skips questions that it has asked, that have an answer, that are not asked or that do
    /// not exist.
    #[test]
    fn a_round_passes_over_what_it_has_been_at_what_is_answered_and_what_is_not_asked() {
        let mut interview = advised();
        interview.handle(Event::Ask(vec![WEATHER]));
        assert_eq!(interview.handle(Event::Skip)[1..], [Effect::Ask]);
        // There is no station, so the stops are not asked. The distance has an answer. There is no question 99.
        assert_eq!(interview.handle(Event::Ask(vec![99, WEATHER, DISTANCE, 2])), completed());
        // The next follow-up may ask a skipped question again.
        interview.handle(Event::Ask(vec![WEATHER]));
        assert_eq!(interview.place(), Place::Question(WEATHER));
    }

    /// Checks that going back ends a follow-up, and that the end is saved only after a change.
    #[test]
    fn back_from_a_round_is_the_advice_which_is_recorded_where_something_changed() {
        let mut interview = advised();
        interview.handle(Event::Ask(vec![WEATHER, BAGS]));
        assert_eq!(interview.handle(Event::Back), [Effect::Finish]);
        interview.handle(Event::Ask(vec![WEATHER, BAGS]));
        interview.handle(choice(1));
        interview.handle(Event::Ask(vec![BAGS]));
        assert_eq!(interview.handle(Event::Back), completed());
        assert_eq!(interview.status(BAGS), Status::Open);
    }

    /// Checks that a follow-up continues after the review, and ends if a question is opened from there.
    #[test]
    fn a_look_at_the_review_in_between_leaves_a_round_as_it_was_and_going_elsewhere_ends_it() {
        let mut interview = advised();
        interview.handle(Event::Ask(vec![WEATHER, BAGS]));
        interview.handle(Event::Review);
        interview.handle(Event::Back);
        assert_eq!((interview.place(), interview.is_on_round()), (Place::Question(WEATHER), true));
        interview.handle(Event::Review);
        interview.handle(Event::GoTo(BAGS));
        interview.handle(number(1));
        assert_eq!((interview.place(), interview.is_on_round()), (Place::Review, false));
    }

    /// Checks that the command is ignored before the advice.
    #[test]
    fn an_order_that_nobody_wants_changes_nothing() {
        let mut interview = quick();
        assert_eq!(interview.handle(Event::Ask(vec![WEATHER])), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
    }

    fn any_step() -> impl Strategy<Value = Event> {
        prop_oneof![
            4 => (0_u32..3).prop_map(choice),
            4 => prop_oneof![Just(5_u32), Just(20), Just(600)].prop_map(number),
            2 => prop::collection::vec("[a-c]{0,2}", 0..3).prop_map(|list| Event::Answer(Value::Names(list))),
            2 => (0_usize..6, 0_u32..30).prop_map(|(question, n)| Event::Keep(question, Value::Number(n))),
            2 => Just(Event::Skip),
            1 => Just(Event::Next),
            2 => Just(Event::Back),
            2 => (0_usize..6).prop_map(Event::GoTo),
            1 => Just(Event::Review),
            1 => Just(Event::Complete),
            4 => prop::collection::vec(0_usize..8, 0..6).prop_map(Event::Ask),
        ]
    }

    proptest! {
        /// Checks with random commands that the current question is always asked, and that the saved events restore
        /// the answers.
        #[test]
        fn whatever_happens_the_question_at_hand_is_asked_and_what_is_done_is_recorded(
            quick in any::<bool>(),
            steps in prop::collection::vec(any_step(), 0..60),
        ) {
            let rulebook = Arc::new(commute());
            let new = Interview::new(rulebook.clone(), Answers::new());
            let mut interview = if quick { new.essentials_first() } else { new };
            let mut records = Vec::new();
            for step in steps {
                for effect in interview.handle(step) {
                    match effect {
                        Effect::Record(record) => records.push(record),
                        Effect::Finish => prop_assert!(interview.is_finished() && interview.place() == Place::Done),
                        Effect::Ask => prop_assert!(interview.is_on_round()),
                        _ => {}
                    }
                }
                if let Place::Question(question) = interview.place() {
                    prop_assert!(interview.situation().is_asked(question));
                }
            }
            let again = Interview::resume(rulebook, records);
            prop_assert_eq!(again.answers(), interview.answers());
            prop_assert_eq!(again.is_finished(), interview.is_finished());
        }
    }
}
