//! How far an interview is: the number of the question, and the filled part of a progress bar.
//!
//! Both come from the same order, that of all questions that the interview could ask. The number counts those before this one
//! that are asked; the bar also counts those that are not. So an answer that adds questions or makes some unnecessary changes
//! the count of questions but never moves the bar back, and a higher number never has a shorter bar.
//!
//! In the review and in a follow-up there is no order. There the bar counts the questions about which nothing is left to ask:
//! they have an answer, were skipped, or are not asked whatever the open answers are. A follow-up asks skipped questions again,
//! so they are open there.

use super::{Interview, QuestionStatus};

/// How far an interview is at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// The number of the question, from 1. The review gives it the same number.
    pub number: usize,
    /// The number of questions that are counted.
    pub count: usize,
    /// The filled part of the bar, out of `whole`.
    pub done: usize,
    /// The whole bar.
    pub whole: usize,
}

impl Interview {
    /// Returns how far the interview is at a question. A quick interview counts its essential questions, until the user
    /// opens another one or goes further after the advice.
    pub(crate) fn progress(&self, question: usize) -> Progress {
        let numbered = self.numbered_questions();
        let number = numbered.iter().take_while(|&&other| other != question).count() + 1;
        if self.is_in_follow_up() || !self.is_scheduled(question) {
            let (done, whole) = self.settled();
            return Progress { number, count: numbered.len(), done, whole };
        }
        let count = self.scheduled_questions().count();
        let in_order = || (0..self.skipped.len()).filter(|&other| self.is_scheduled(other));
        let done = in_order().take_while(|&other| other < question).count();
        Progress { number, count, done, whole: in_order().count() }
    }

    /// Returns the number of questions about which nothing is left to ask, and of all questions.
    pub(crate) fn settled(&self) -> (usize, usize) {
        let mut is_settled: Vec<bool> = Vec::with_capacity(self.skipped.len());
        for question in 0..self.skipped.len() {
            let settled = match self.status(question) {
                QuestionStatus::Answered => true,
                // A follow-up asks it again.
                QuestionStatus::Skipped => !self.is_in_follow_up(),
                QuestionStatus::Open => false,
                // A question is asked depending on earlier ones only.
                QuestionStatus::NotAsked => {
                    let mut depends_on_open = false;
                    self.rulebook.questions[question].asked_when.for_each_test(&mut |slot, _| {
                        depends_on_open |= is_settled.get(slot) == Some(&false);
                    });
                    !depends_on_open
                }
            };
            is_settled.push(settled);
        }
        (is_settled.iter().filter(|&&settled| settled).count(), is_settled.len())
    }
}

#[cfg(test)]
mod tests {
    use crate::interview::{Command, Interview, Place, Progress};
    use crate::rulebook::tests::commute;
    use crate::rulebook::{Answers, Rulebook, Value};
    use proptest::prelude::*;
    use std::sync::{Arc, LazyLock};

    static RULEBOOKS: LazyLock<[Arc<Rulebook>; 2]> = LazyLock::new(|| {
        [commute(), Rulebook::shipped().expect("the shipped rulebook is valid")].map(Arc::new)
    });

    fn any_command() -> impl Strategy<Value = Command> {
        prop_oneof![
            8 => (0_u32..5).prop_map(|option| Command::Answer(Value::Choice(option))),
            8 => prop_oneof![Just(1_u32), Just(5), Just(20), Just(60)].prop_map(|n| Command::Answer(Value::Number(n))),
            3 => prop::collection::vec("[a-c]{1,2}", 0..3).prop_map(|list| Command::Answer(Value::Names(list))),
            3 => Just(Command::Skip),
            2 => Just(Command::Next),
            2 => Just(Command::Back),
            1 => (0_usize..19).prop_map(Command::OpenQuestion),
            1 => Just(Command::OpenReview),
            1 => Just(Command::Complete),
            2 => Just(Command::FollowUp),
        ]
    }

    /// Returns the progress at a question that is asked in order.
    fn in_order(interview: &Interview) -> Option<(usize, Progress)> {
        let Place::Question(question) = interview.place() else { return None };
        let is_in_order = interview.is_scheduled(question) && !interview.is_in_follow_up();
        is_in_order.then(|| (question, interview.progress(question)))
    }

    proptest! {
        /// Checks with random answers that the number and the bar never run against each other, that the bar goes back only
        /// if the user does, and that the review gives questions the numbers that they have in the interview.
        #[test]
        fn number_and_bar_agree(
            which in 0_usize..2,
            is_quick in any::<bool>(),
            commands in prop::collection::vec(any_command(), 0..60),
        ) {
            let rulebook = &RULEBOOKS[which];
            let mut interview = Interview::new(Arc::clone(rulebook), Answers::new());
            if is_quick {
                interview = interview.into_quick();
            }
            for command in commands {
                if matches!(command, Command::OpenQuestion(question) if question >= rulebook.questions.len()) {
                    continue;
                }
                let before = (in_order(&interview), interview.settled().0, interview.is_in_follow_up());
                let (from, is_answer) = (interview.place(), matches!(command, Command::Answer(_)));
                interview.handle(command);
                let after = in_order(&interview);
                if let (Some((from, before)), Some((to, after))) = (before.0, after) {
                    prop_assert!(after.number <= before.number || after.done >= before.done);
                    prop_assert!(after.done <= before.done || after.number >= before.number);
                    prop_assert!(to < from || after.done >= before.done, "the bar goes back by itself");
                }
                let moved_on = interview.place() != from;
                if is_answer && moved_on && before.2 && interview.is_in_follow_up() {
                    prop_assert!(interview.settled().0 > before.1, "an open question is settled");
                }
                if let Place::Question(question) = interview.place() {
                    let Progress { number, count, done, whole } = interview.progress(question);
                    prop_assert_eq!(interview.numbered_questions()[number - 1], question);
                    prop_assert!(number <= count && done <= whole);
                }
            }
        }

        /// Checks that an interview that goes on from the advice to open questions stays one that leaving finishes, until it
        /// is back at the advice.
        #[test]
        fn open_questions_leave_a_finished_interview_finished(
            commands in prop::collection::vec(any_command(), 0..20),
        ) {
            let mut interview = Interview::new(Arc::clone(&RULEBOOKS[0]), Answers::new());
            interview.handle(Command::Complete);
            interview.handle(Command::FollowUp);
            for command in commands {
                if matches!(command, Command::OpenQuestion(question) if question > 5) {
                    continue;
                }
                interview.handle(command);
                if interview.place() == Place::Advice {
                    prop_assert!(interview.is_finished() && !interview.is_beyond_advice());
                    break;
                }
                prop_assert!(interview.is_beyond_advice());
            }
        }
    }
}
