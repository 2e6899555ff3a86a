//! Questions and options that change nothing.
//!
//! Each part of the advice is folded, and a question's answers are told apart where what is left of the diagram differs.
//! Answers that no part tells apart are the same to the rules; options of which that is so must be declared alike
//! (`same_as`), with a reason, and options that are declared alike must be.

use super::effects::{Effect, counts_people, uses_names};
use super::{CounterExample, Space};
use crate::advice::{Edge, Fold};
use crate::rulebook::{Answers, Kind, Rulebook};
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;

/// A question or options that change nothing, or are said to and do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// No answer to this question changes anything.
    Question(usize),
    /// No rule tells these options of a question apart, and they are not all declared alike.
    Options(usize, Vec<u32>),
    /// Two options are declared alike, and are not.
    Alike {
        /// The question.
        question: usize,
        /// The option that is declared to be like the other.
        option: u32,
        /// The other.
        other: u32,
        /// Where a rule that tells them apart stands in the rulebook file.
        rule: String,
        /// Answers with the one and with the other, under which it does.
        example: CounterExample,
    },
}

/// Everything idle; none where the rules are too intricate to tell.
pub(super) fn find(space: &Space, work: usize, stop: &AtomicBool) -> Option<Vec<Idle>> {
    let rulebook = space.rulebook;
    let mut fold = Fold::new(rulebook, &space.classes, work).until(stop);
    let mut questions: Vec<_> = (0..rulebook.questions.len()).map(|index| Told::new(space, index)).collect();
    let mut found = Vec::new();
    for (place, effect) in Effect::all(rulebook) {
        if questions.iter().all(Told::is_settled) || !fold.is_complete() {
            break;
        }
        let edge = effect.fold(&mut fold, rulebook);
        for question in fold.looks_at(edge) {
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

/// Two sets of answers that differ in the option alone, and for which a part of the advice differs.
fn example(
    space: &Space,
    fold: &mut Fold,
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

/// How far the answers to a question are told apart.
struct Told {
    question: usize,
    /// For each class the group of classes that nothing has told apart from it yet.
    groups: Vec<usize>,
    count: usize,
    /// Options that are declared alike and not yet found to differ.
    alike: Vec<(u32, u32)>,
    /// Whether it is enough to know that something changes.
    number: bool,
    /// Whether it is known to change something.
    live: bool,
}

impl Told {
    fn new(space: &Space, question: usize) -> Self {
        let rulebook = space.rulebook;
        let options = match &rulebook.questions[question].kind {
            Kind::Choice(options) => &options[..],
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

    /// Whether nothing more is to be found out.
    fn is_settled(&self) -> bool {
        if self.number {
            self.live || self.count > 1
        } else {
            self.count >= self.groups.len() && self.alike.is_empty()
        }
    }

    /// Divides the classes by what is left of a diagram for each; returns those declared alike that it tells apart.
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

    /// What of it changes nothing.
    fn idle(&self, rulebook: &Rulebook) -> Vec<Idle> {
        if self.live || (self.number && self.count > 1) {
            return Vec::new();
        }
        if self.count == 1 {
            return vec![Idle::Question(self.question)];
        }
        let Kind::Choice(options) = &rulebook.questions[self.question].kind else { return Vec::new() };
        let same = |a: u32, b: u32| {
            let alike = options[a as usize].same_as.as_ref();
            alike.is_some_and(|alike| alike.option == options[b as usize].id)
        };
        let mut idle = Vec::new();
        for group in 0..self.count {
            let of_group = (0..).zip(&self.groups).filter(|(_, of)| **of == group);
            let members: Vec<u32> = of_group.map(|(option, _)| option).collect();
            // Those that declarations lead to from the first.
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
