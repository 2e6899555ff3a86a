//! Questions and options that have no effect on the advice.
//!
//! The audit builds the diagram of each part of the advice and compares what remains of it for each answer to a
//! question. Two answers have the same effect if they give the same rest for every part. Options with the same effect
//! must be declared so (`same_as`, with a reason), and options that are declared so must have it.

use super::advice_parts::{AdvicePart, shows_number, uses_names};
use super::{AnswerSpace, CounterExample};
use crate::advice::{DiagramBuilder, Edge};
use crate::rulebook::{Answers, QuestionKind, Rulebook};
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// A question or options without an effect, or a wrong declaration of `same_as`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Ineffective {
    /// No answer to this question changes the advice.
    Question(usize),
    /// No rule distinguishes these options of the question, and their declarations of `same_as` do not connect all of
    /// them. The indices are ascending.
    Options(usize, Vec<u32>),
    /// Two options are declared to have the same effect, but a rule distinguishes them.
    WrongSameAs {
        /// Index of the question.
        question: usize,
        /// Index of the option that has the declaration.
        option: u32,
        /// Index of the option that it names.
        other: u32,
        /// JSON pointer to a rule that distinguishes them.
        rule: String,
        /// Answers with one and with the other option for which the rule differs.
        example: CounterExample,
    },
}

/// Finds all questions and options without an effect. Returns `None` if the rules are too complex or `stop` was set.
///
/// `work` is the maximum number of diagram edges to create or look up.
pub(super) fn find(space: &AnswerSpace, work: usize, stop: &AtomicBool) -> Option<Vec<Ineffective>> {
    let rulebook = space.rulebook;
    let mut builder = DiagramBuilder::new(rulebook, &space.classes, work).with_stop_flag(stop);
    let mut questions: Vec<_> =
        (0..rulebook.questions.len()).map(|index| AnswerGroups::new(space, index)).collect();
    let mut results = Vec::new();
    for (place, effect) in AdvicePart::all(rulebook) {
        if questions.iter().all(AnswerGroups::is_settled) || !builder.is_complete() {
            break;
        }
        let edge = effect.build(&mut builder, rulebook);
        for question in builder.tested_questions(edge) {
            if questions[question].is_settled() {
                continue;
            }
            let parts: Vec<_> = (0..space.classes[question].len())
                .map(|class| builder.restrict(edge, question, class))
                .collect();
            for (option, other) in questions[question].divide(&parts) {
                if let Some(example) = counter_example(space, &mut builder, question, [option, other], &parts)
                {
                    let rule = place.clone();
                    results.push(Ineffective::WrongSameAs { question, option, other, rule, example });
                }
            }
        }
    }
    if !builder.is_complete() {
        return None;
    }
    results.extend(questions.iter().flat_map(|question| question.ineffective(rulebook)));
    Some(results)
}

/// Returns two sets of answers that differ only in the option, and for which the part of the advice differs.
///
/// `parts` is the rest of the part's diagram for each class of the question.
fn counter_example(
    space: &AnswerSpace,
    builder: &mut DiagramBuilder,
    question: usize,
    options: [u32; 2],
    parts: &[Edge],
) -> Option<CounterExample> {
    let [one, other] = options.map(|option| parts[option as usize]);
    let differ = builder.combine(one, other, &mut |one, other| u32::from(one != other));
    let (_, changes) = builder.nearest(differ, &space.assumed_classes)?;
    let [answers, after]: [Answers; 2] = options.map(|option| {
        let changes: Vec<_> = changes.iter().copied().chain([(question, option as usize)]).collect();
        space.answers(&changes)
    });
    Some(CounterExample { answers, after: Some(after) })
}

/// The classes of one question, divided into groups that no rule has distinguished so far.
struct AnswerGroups {
    question: usize,
    /// For each class, the number of its group.
    groups: Vec<usize>,
    group_count: usize,
    /// Pairs of options declared to have the same effect, without those already found to differ.
    same_as_pairs: Vec<(u32, u32)>,
    /// Whether one effect of any answer is enough. This is so for numbers and lists, which are not compared answer by
    /// answer.
    needs_any_effect: bool,
    /// Whether the answer is shown in the advice, so that it has an effect.
    is_shown: bool,
}

impl AnswerGroups {
    fn new(space: &AnswerSpace, question: usize) -> Self {
        let rulebook = space.rulebook;
        let options = match &rulebook.questions[question].kind {
            QuestionKind::Choice(options) => &options[..],
            _ => &[],
        };
        let find_option = |id: &str| (0_u32..).zip(options).find(|(_, option)| option.id == id);
        let pairs = (0_u32..).zip(options).filter_map(|(index, option)| {
            let (other, _) = find_option(&option.same_as.as_ref()?.option)?;
            Some((index, other))
        });
        Self {
            question,
            same_as_pairs: pairs.collect(),
            groups: vec![0; space.classes[question].len()],
            group_count: 1,
            needs_any_effect: options.is_empty(),
            is_shown: shows_number(rulebook, question) || uses_names(rulebook, question),
        }
    }

    /// Returns whether further parts of the advice cannot change the result for this question.
    fn is_settled(&self) -> bool {
        if self.needs_any_effect {
            self.is_shown || self.group_count > 1
        } else {
            self.group_count >= self.groups.len() && self.same_as_pairs.is_empty()
        }
    }

    /// Divides the groups further by the rest of one diagram for each class. Returns the pairs declared to have the
    /// same effect that differ in it.
    fn divide(&mut self, parts: &[Edge]) -> Vec<(u32, u32)> {
        let mut numbers = HashMap::new();
        for (group, part) in self.groups.iter_mut().zip(parts) {
            let next = numbers.len();
            *group = *numbers.entry((*group, *part)).or_insert(next);
        }
        self.group_count = numbers.len();
        let apart = |(option, other): &(u32, u32)| parts[*option as usize] != parts[*other as usize];
        let (distinguished, alike) = self.same_as_pairs.iter().copied().partition(apart);
        self.same_as_pairs = alike;
        distinguished
    }

    /// Returns what has no effect: the question, or groups of its options that are not connected by `same_as`.
    fn ineffective(&self, rulebook: &Rulebook) -> Vec<Ineffective> {
        if self.is_shown || (self.needs_any_effect && self.group_count > 1) {
            return Vec::new();
        }
        if self.group_count == 1 {
            return vec![Ineffective::Question(self.question)];
        }
        let QuestionKind::Choice(options) = &rulebook.questions[self.question].kind else {
            return Vec::new();
        };
        let same = |a: u32, b: u32| {
            let declaration = options[a as usize].same_as.as_ref();
            declaration.is_some_and(|alike| alike.option == options[b as usize].id)
        };
        let mut results = Vec::new();
        for group in 0..self.group_count {
            let members_of_group = (0..).zip(&self.groups).filter(|(_, of)| **of == group);
            let members: Vec<u32> = members_of_group.map(|(option, _)| option).collect();
            // The options that declarations connect to the first, directly or through others.
            let mut alike = vec![members[0]];
            let mut next = 0;
            while let Some(&from) = alike.get(next) {
                next += 1;
                let more = members.iter().filter(|&&to| same(from, to) || same(to, from));
                let more: Vec<_> = more.filter(|to| !alike.contains(to)).copied().collect();
                alike.extend(more);
            }
            if alike.len() < members.len() {
                results.push(Ineffective::Options(self.question, members));
            }
        }
        results
    }
}
