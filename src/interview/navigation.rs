//! The questions that an interview asks in order: all, only the essential ones, or, after the advice, a follow-up
//! through the open ones.
//!
//! A follow-up sorts the open questions again after each answer, because each answer can change which of them is the
//! most informative.

use super::{Effect, Event, Interview, Place, QuestionStatus};
use crate::advice;

impl Interview {
    /// Makes the interview a quick one: it asks the essential questions and then goes straight to the advice.
    ///
    /// If the rulebook has no essential questions, it asks all.
    #[must_use]
    pub(crate) fn into_quick(mut self) -> Self {
        self.is_quick = self.rulebook.questions.iter().any(|question| question.essential);
        if self.place != Place::Advice {
            self.place = self.first_open();
        }
        self
    }

    /// Returns whether it asks only the essential questions.
    pub(crate) fn is_quick(&self) -> bool {
        self.is_quick
    }

    /// Returns whether it is in a follow-up through the open questions, which ends at the advice.
    pub(crate) fn is_in_follow_up(&self) -> bool {
        self.follow_up.is_some()
    }

    /// Returns the questions that it asks in order, given the current answers.
    pub(crate) fn scheduled_questions(&self) -> impl Iterator<Item = usize> + '_ {
        self.asked_questions().filter(|&question| self.is_scheduled(question))
    }

    /// Returns whether it asks this question in order, provided that the question is asked at all.
    pub(super) fn is_scheduled(&self, question: usize) -> bool {
        !self.is_quick || self.rulebook.questions[question].essential
    }

    /// Returns all questions that are asked, in the order of their numbers: those that the interview asks in order, then
    /// the others.
    pub(crate) fn numbered_questions(&self) -> Vec<usize> {
        let others = self.asked_questions().filter(|&question| !self.is_scheduled(question));
        self.scheduled_questions().chain(others).collect()
    }

    /// Returns whether a question is the first one, from which going back leads out of the interview.
    pub(crate) fn is_first(&self, question: usize) -> bool {
        self.from_review.is_none() && !self.is_in_follow_up() && self.previous_scheduled(question).is_none()
    }

    /// Goes to the open question that is most likely to change the advice and is not one of `asked`, those that this
    /// follow-up has asked. Questions that change neither the model nor the segmentation come last. If there is none,
    /// goes to the advice.
    pub(super) fn ask_next_open(&mut self, asked: Vec<usize>) -> Vec<Effect> {
        let order =
            advice::unknown_questions(&self.rulebook, self.outcomes(), &self.answers, &self.situation);
        let Some(next) = order.into_iter().find(|question| !asked.contains(question)) else {
            return self.complete();
        };
        (self.follow_up, self.from_review) = (Some(asked), None);
        self.place = Place::Question(next);
        Vec::new()
    }

    /// Goes to the advice. Returns an event to save only if an answer has changed since the last time.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        (self.follow_up, self.from_review, self.is_beyond_advice) = (None, None, false);
        self.place = Place::Advice;
        if self.is_completed {
            return vec![Effect::ShowAdvice];
        }
        self.is_completed = true;
        vec![Effect::Save(Event::Completed), Effect::ShowAdvice]
    }

    /// Goes on from a question. `settled` is whether it was just answered or skipped.
    pub(super) fn move_on(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        if let Some(mut asked) = self.follow_up.take() {
            asked.push(question);
            return self.ask_next_open(asked);
        }
        if self.is_quick && self.from_review.is_none() {
            return self.go_to_next_essential(question, settled);
        }
        self.place = if self.from_review.is_some() {
            self.next_new_question()
        } else {
            self.next_scheduled(question).map_or(Place::Review, Place::Question)
        };
        if self.place == Place::Review && self.from_review.is_none() {
            self.review_origin = None;
        }
        if self.place == Place::Review {
            self.from_review = None;
        }
        Vec::new()
    }

    /// Returns the first open question that a change from the review has made necessary, or the review if there is none.
    fn next_new_question(&self) -> Place {
        let is_next = |&&question: &&usize| {
            self.is_scheduled(question) && self.status(question) == QuestionStatus::Open
        };
        let next = self.from_review.iter().flatten().find(is_next);
        next.map_or(Place::Review, |&question| Place::Question(question))
    }

    /// Goes to the next essential question that is open. Without an answer (`settled` is false), goes to the next one
    /// in order, open or not.
    fn go_to_next_essential(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        let next_in_order = self.next_scheduled(question).filter(|_| !settled);
        let open = || self.scheduled_questions().find(|&other| self.status(other) == QuestionStatus::Open);
        match next_in_order.or_else(open) {
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
    use crate::advice::{OutcomeDiagram, unknown_questions};
    use crate::interview::{Command, Effect, Event, Interview, Place, QuestionStatus};
    use crate::rulebook::tests::{answers, commute};
    use crate::rulebook::{Answers, Value};
    use proptest::prelude::*;
    use serde_json::json;
    use std::sync::{Arc, LazyLock};

    // Some questions of the small rulebook; distance and hurry are essential.
    const DISTANCE: usize = 0;
    const STATION: usize = 1;
    const STOPS: usize = 2;
    const WEATHER: usize = 3;
    const HURRY: usize = 4;
    const BAGS: usize = 5;

    fn quick() -> Interview {
        Interview::new(Arc::new(commute()), Answers::new()).into_quick()
    }

    fn number(value: u32) -> Command {
        Command::Answer(Value::Number(value))
    }

    fn choice(option: u32) -> Command {
        Command::Answer(Value::Choice(option))
    }

    fn completed() -> [Effect; 2] {
        [Effect::Save(Event::Completed), Effect::ShowAdvice]
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
    fn quick_interview_asks_essential_questions_and_finishes() {
        let mut interview = quick();
        assert_eq!(interview.scheduled_questions().collect::<Vec<_>>(), [DISTANCE, HURRY]);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
        interview.handle(number(20));
        assert_eq!(interview.place(), Place::Question(HURRY));
        let effects = interview.handle(choice(1));
        assert_eq!(effects[0], Effect::Save(Event::Answered(HURRY, Value::Choice(1))));
        assert_eq!(effects[1..], completed());
        assert_eq!((interview.place(), interview.is_finished()), (Place::Advice, true));
    }

    /// Checks that a skipped question is not asked again, while one that was only passed is.
    #[test]
    fn quick_interview_returns_to_questions_left_open() {
        let mut interview = quick();
        interview.handle(Command::Next);
        assert_eq!(interview.place(), Place::Question(HURRY));
        assert_eq!(interview.handle(Command::Next), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE), "it returns to the open question");
        interview.handle(Command::Skip);
        assert_eq!(interview.handle(Command::Skip)[1..], completed());
    }

    /// Checks that answers known beforehand are not asked again.
    #[test]
    fn quick_interview_does_not_ask_known_answers() {
        let rulebook = commute();
        let known = answers(&rulebook, &json!({"distance": 5}));
        let mut interview = Interview::new(Arc::new(rulebook), known).into_quick();
        assert_eq!(interview.place(), Place::Question(HURRY));
        assert_eq!(interview.handle(choice(0))[1..], completed());
        let rulebook = commute();
        let known = answers(&rulebook, &json!({"distance": 5, "hurry": "none"}));
        let interview = Interview::new(Arc::new(rulebook), known).into_quick();
        assert_eq!(interview.place(), Place::Review);
    }

    /// Checks going back and on without a change.
    #[test]
    fn quick_interview_goes_back_through_essential_questions() {
        let mut interview = quick();
        interview.handle(number(20));
        assert_eq!(interview.handle(Command::Back), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
        assert_eq!(interview.handle(Command::Back), [Effect::Leave]);
        interview.handle(Command::Next);
        assert_eq!(interview.place(), Place::Question(HURRY));
    }

    /// Checks that a question that is not essential can be opened from the review.
    #[test]
    fn quick_interview_opens_any_question_from_the_review() {
        let mut interview = advised();
        interview.handle(Command::OpenReview);
        interview.handle(Command::OpenQuestion(WEATHER));
        assert_eq!(interview.place(), Place::Question(WEATHER));
        interview.handle(choice(1));
        assert_eq!(interview.place(), Place::Review);
        assert_eq!(interview.handle(Command::Complete), completed());
    }

    /// Checks a rulebook without essential questions.
    #[test]
    fn quick_interview_without_essential_questions_asks_all() {
        let mut rulebook = commute();
        rulebook.questions.iter_mut().for_each(|question| question.essential = false);
        let interview = Interview::new(Arc::new(rulebook), Answers::new()).into_quick();
        assert!(!interview.is_quick());
        assert_eq!(interview.place(), Place::Question(DISTANCE));
    }

    /// Checks resuming at a question and at the advice.
    #[test]
    fn quick_interview_resumes_where_it_was_left() {
        let rulebook = Arc::new(commute());
        let records = vec![Event::Answered(DISTANCE, Value::Number(20))];
        let interview = Interview::resume(rulebook.clone(), records.clone()).into_quick();
        assert_eq!(interview.place(), Place::Question(HURRY));
        let done = records.into_iter().chain([Event::Skipped(HURRY), Event::Completed]);
        let interview = Interview::resume(rulebook, done).into_quick();
        assert_eq!(interview.place(), Place::Advice);
    }

    /// Checks that the next question depends on the answer to the one before.
    #[test]
    fn follow_up_sorts_the_open_questions_after_each_answer() {
        let mut interview = advised();
        assert_eq!(interview.handle(Command::FollowUp), []);
        assert_eq!((interview.place(), interview.is_in_follow_up()), (Place::Question(STATION), true));
        let mut asked = Vec::new();
        while let Place::Question(question) = interview.place() {
            let order = unknown_questions(
                interview.rulebook(),
                &OUTCOMES,
                interview.answers(),
                interview.situation(),
            );
            assert_eq!(order.into_iter().find(|question| !asked.contains(question)), Some(question));
            asked.push(question);
            let effects = interview.handle(match question {
                BAGS => number(2),
                STOPS => Command::Skip,
                _ => choice(1),
            });
            assert!(matches!(effects[0], Effect::Save(_)));
        }
        assert_eq!(asked, [STATION, BAGS, STOPS, WEATHER]);
    }

    /// Checks that a follow-up asks each question once, the stops not without a station, and ends at the advice.
    #[test]
    fn follow_up_asks_each_question_once() {
        let mut interview = advised();
        interview.handle(Command::FollowUp);
        let (mut asked, mut effects) = (Vec::new(), Vec::new());
        while let Place::Question(question) = interview.place() {
            asked.push(question);
            effects = interview.handle(Command::Skip);
        }
        asked.sort_unstable();
        assert_eq!(asked, [STATION, WEATHER, BAGS]);
        assert_eq!(effects[1..], completed());
        assert!(!interview.is_in_follow_up());
        // The next follow-up may ask a skipped question again.
        interview.handle(Command::FollowUp);
        assert_eq!(interview.place(), Place::Question(STATION));
    }

    /// Checks that going back ends a follow-up, and that the end is saved only after a change.
    #[test]
    fn follow_up_goes_back_to_the_advice() {
        let mut interview = advised();
        interview.handle(Command::FollowUp);
        assert_eq!(interview.handle(Command::Back), [Effect::ShowAdvice]);
        interview.handle(Command::FollowUp);
        interview.handle(choice(1));
        assert_eq!(interview.handle(Command::Back), completed());
        assert_eq!(interview.status(BAGS), QuestionStatus::Open);
    }

    /// Checks that a follow-up continues after the review, and ends if a question is opened from there.
    #[test]
    fn follow_up_ends_if_another_question_is_opened() {
        let mut interview = advised();
        interview.handle(Command::FollowUp);
        interview.handle(Command::OpenReview);
        interview.handle(Command::Back);
        assert_eq!((interview.place(), interview.is_in_follow_up()), (Place::Question(STATION), true));
        interview.handle(Command::OpenReview);
        interview.handle(Command::OpenQuestion(BAGS));
        interview.handle(number(1));
        assert_eq!((interview.place(), interview.is_in_follow_up()), (Place::Review, false));
    }

    /// Checks that the command is ignored before the advice.
    #[test]
    fn follow_up_cannot_start_during_an_interview() {
        let mut interview = quick();
        assert_eq!(interview.handle(Command::FollowUp), []);
        assert_eq!(interview.place(), Place::Question(DISTANCE));
    }

    static OUTCOMES: LazyLock<Arc<OutcomeDiagram>> =
        LazyLock::new(|| Arc::new(OutcomeDiagram::new(&commute())));

    fn any_command() -> impl Strategy<Value = Command> {
        prop_oneof![
            4 => (0_u32..3).prop_map(choice),
            4 => prop_oneof![Just(5_u32), Just(20), Just(600)].prop_map(number),
            2 => prop::collection::vec("[a-c]{0,2}", 0..3).prop_map(|list| Command::Answer(Value::Names(list))),
            2 => (0_usize..6, 0_u32..30).prop_map(|(question, n)| Command::SetAnswer(question, Value::Number(n))),
            2 => Just(Command::Skip),
            1 => Just(Command::Next),
            2 => Just(Command::Back),
            2 => (0_usize..6).prop_map(Command::OpenQuestion),
            1 => Just(Command::OpenReview),
            1 => Just(Command::Complete),
            4 => Just(Command::FollowUp),
        ]
    }

    proptest! {
        /// Checks with random commands that the current question is always asked, and that the saved events restore
        /// the answers.
        #[test]
        fn interview_stays_consistent_for_any_commands(
            quick in any::<bool>(),
            commands in prop::collection::vec(any_command(), 0..60),
        ) {
            let rulebook = Arc::new(commute());
            let new = Interview::new(rulebook.clone(), Answers::new()).with_outcomes(OUTCOMES.clone());
            let mut interview = if quick { new.into_quick() } else { new };
            let mut events = Vec::new();
            for step in commands {
                for effect in interview.handle(step) {
                    match effect {
                        Effect::Save(record) => events.push(record),
                        Effect::ShowAdvice => prop_assert!(interview.is_finished() && interview.place() == Place::Advice),
                        _ => {}
                    }
                }
                if let Place::Question(question) = interview.place() {
                    prop_assert!(interview.situation().is_asked(question));
                }
            }
            let resumed = Interview::resume(rulebook, events);
            prop_assert_eq!(resumed.answers(), interview.answers());
            prop_assert_eq!(resumed.is_finished(), interview.is_finished());
        }
    }
}
