//! Questions and options that have no effect on the advice.
//!
//! The audit builds the diagram of each part of the advice and compares what remains of it for each answer to a
//! question. Two answers have the same effect if they give the same rest for every part. Options with the same effect
//! must be declared so (`same_as`, with a reason), and options that are declared so must have it.

use super::effects::{Effect, counts_people, uses_names};
use super::{CounterExample, Space};
use crate::advice::{Edge, DiagramBuilder};
use crate::rulebook::{Answers, QuestionKind, Rulebook};
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// A question or options without an effect, or a wrong declaration of `same_as`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// No answer to this question changes the advice.
    Question(usize),
    /// No rule distinguishes these options of the question, and their declarations of `same_as` do not connect all of
    /// them. The indices are ascending.
    Options(usize, Vec<u32>),
    /// Two options are declared to have the same effect, but a rule distinguishes them.
    Alike {
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
pub(super) fn find(space: &Space, work: usize, stop: &AtomicBool) -> Option<Vec<Idle>> {
    let rulebook = space.rulebook;
    let mut fold = DiagramBuilder::new(rulebook, &space.classes, work).with_stop_flag(stop);
    let mut questions: Vec<_> = (0..rulebook.questions.len()).map(|index| Told::new(space, index)).collect();
    let mut found = Vec::new();
    for (place, effect) in Effect::all(rulebook) {
        if questions.iter().all(Told::is_settled) || !fold.is_complete() {
            break;
        }
        let edge = effect.fold(&mut fold, rulebook);
        for question in fold.tested_questions(edge) {
            if questions[question].is_settled() {
                continue;
            }
            let parts: Vec<_> = (0..space.classes[question].len())
                .map(|class| fold.restrict(edge, question, class))
                .collect();
            for (option, other) in questions[question].split(&parts) {
                if let Some(example) = example(space, &mut fold, question, [option, other], &parts) {
                    let rule = place.clone();
                    found.push(Idle::Alike { question, option, other, rule, example });
                }
            }
        }
    }
    if !fold.is_complete() {
        return None;
    }
    found.extend(questions.iter().flat_map(|question| question.idle(rulebook)));
    Some(found)
}

/// Returns two sets of answers that differ only in the option, and for which the part of the advice differs.
///
/// `parts` is the rest of the part's diagram for each class of the question.
fn example(
    space: &Space,
    fold: &mut DiagramBuilder,
    question: usize,
    options: [u32; 2],
    parts: &[Edge],
) -> Option<CounterExample> {
    let [one, other] = options.map(|option| parts[option as usize]);
    let differ = fold.combine(one, other, &mut |one, other| u32::from(one != other));
    let (_, changes) = fold.nearest(differ, &space.base)?;
    let [answers, after]: [Answers; 2] = options.map(|option| {
        let changes: Vec<_> = changes.iter().copied().chain([(question, option as usize)]).collect();
        space.answers(&changes)
    });
    Some(CounterExample { answers, after: Some(after) })
}

/// The classes of one question, divided into groups that no rule has distinguished so far.
struct Told {
    question: usize,
    /// For each class, the number of its group.
    groups: Vec<usize>,
    count: usize,
    /// Pairs of options declared to have the same effect, without those already found to differ.
    alike: Vec<(u32, u32)>,
    /// Whether one effect of any answer is enough. This is so for numbers and lists, which are not compared answer by
    /// answer.
    number: bool,
    /// Whether the answer is shown in the advice, so that it has an effect.
    live: bool,
}

impl Told {
    fn new(space: &Space, question: usize) -> Self {
        let rulebook = space.rulebook;
        let options = match &rulebook.questions[question].kind {
            QuestionKind::Choice(options) => &options[..],
            _ => &[],
        };
        let place = |id: &str| (0_u32..).zip(options).find(|(_, option)| option.id == id);
        let alike = (0_u32..).zip(options).filter_map(|(index, option)| {
            let (other, _) = place(&option.same_as.as_ref()?.option)?;
            Some((index, other))
        });
        Self {
            question,
            alike: alike.collect(),
            groups: vec![0; space.classes[question].len()],
            count: 1,
            number: options.is_empty(),
            live: counts_people(rulebook, question) || uses_names(rulebook, question),
        }
    }

    /// Returns whether further parts of the advice cannot change the result for this question.
    fn is_settled(&self) -> bool {
        if self.number {
            self.live || self.count > 1
        } else {
            self.count >= self.groups.len() && self.alike.is_empty()
        }
    }

    /// Divides the groups further by the rest of one diagram for each class. Returns the pairs declared to have the
    /// same effect that differ in it.
    fn split(&mut self, parts: &[Edge]) -> Vec<(u32, u32)> {
        let mut numbers = HashMap::new();
        for (group, part) in self.groups.iter_mut().zip(parts) {
            let next = numbers.len();
            *group = *numbers.entry((*group, *part)).or_insert(next);
        }
        self.count = numbers.len();
        let apart = |(option, other): &(u32, u32)| parts[*option as usize] != parts[*other as usize];
        let (told, alike) = self.alike.iter().copied().partition(apart);
        self.alike = alike;
        told
    }

    /// Returns what has no effect: the question, or groups of its options that are not connected by `same_as`.
    fn idle(&self, rulebook: &Rulebook) -> Vec<Idle> {
        if self.live || (self.number && self.count > 1) {
            return Vec::new();
        }
        if self.count == 1 {
            return vec![Idle::Question(self.question)];
        }
        let QuestionKind::Choice(options) = &rulebook.questions[self.question].kind else { return Vec::new() };
        let same = |a: u32, b: u32| {
            let alike = options[a as usize].same_as.as_ref();
            alike.is_some_and(|alike| alike.option == options[b as usize].id)
        };
        let mut idle = Vec::new();
        for group in 0..self.count {
            let of_group = (0..).zip(&self.groups).filter(|(_, of)| **of == group);
            let members: Vec<u32> = of_group.map(|(option, _)| option).collect();
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
                idle.push(Idle::Options(self.question, members));
            }
        }
        idle
    }
}
