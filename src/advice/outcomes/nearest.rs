//! The nearest answers that lead to another model: shortest ways through the diagram.
//!
//! A diagram looks at the questions in the order of asking. Following the edge of the answer at hand costs nothing, any
//! other edge is a changed answer. So the cheapest way from the root to a model is a smallest set of changes that leads
//! there, found exactly, in one pass over the nodes. An edge that no change within reach takes is left out, so where no way
//! is left, no combination of changes within reach leads there.

use super::{Edge, LEAF, Outcomes};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::{Add, ControlFlow};

/// How many partial ways are followed to find further ones: a hundred times what the shipped rulebook needs.
const MOST_WAYS: usize = 1 << 14;

/// What a set of changes costs, what weighs most first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// How many answers change.
    pub changes: u32,
    /// How many of them are facts rather than choices.
    pub facts: u32,
    /// How many of them are numbers rather than options to choose from.
    pub numbers: u32,
    /// How many classes lie between old and new answers, added up.
    pub steps: u32,
}

impl Cost {
    /// The cost of changing one answer from one class to another; nothing where they are the same.
    #[must_use]
    pub fn of(from: usize, to: usize) -> Self {
        let steps = u32::try_from(from.abs_diff(to)).unwrap_or(u32::MAX);
        Self { changes: u32::from(from != to), steps, ..Self::default() }
    }
}

/// What the answer to one question may become.
#[derive(Clone, Copy, Debug)]
pub(in crate::advice) struct Movable {
    /// The class of the answer at hand.
    pub(in crate::advice) from: usize,
    /// The least and the greatest class that it may have; the one at hand lies between them.
    pub(in crate::advice) classes: (usize, usize),
    /// The values that it may have, bounds included.
    pub(in crate::advice) values: (u32, u32),
    /// Whether it is a fact rather than a choice.
    pub(in crate::advice) fact: bool,
    /// Whether it is a number.
    pub(in crate::advice) number: bool,
}

impl Movable {
    /// The cost of a class; nothing where it is the one at hand.
    pub(in crate::advice) fn cost(self, class: usize) -> Cost {
        let cost = Cost::of(self.from, class);
        let only = |counts: bool| if counts { cost.changes } else { 0 };
        Cost { facts: only(self.fact), numbers: only(self.number), ..cost }
    }

    /// Whether the answer may have this class.
    pub(in crate::advice) fn reaches(self, class: usize) -> bool {
        (self.classes.0..=self.classes.1).contains(&class)
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            changes: self.changes + other.changes,
            facts: self.facts + other.facts,
            numbers: self.numbers + other.numbers,
            steps: self.steps.saturating_add(other.steps),
        }
    }
}

/// A set of changes: questions in the order of asking, with their new classes.
pub(in crate::advice) type Changes = Vec<(usize, usize)>;

/// A way that is being followed. The cheapest comes first; of equally cheap ones those that are not complete, so that complete ones
/// compare among all their equals; then the one that changes an earlier question, then the one with the lesser answer.
type Way = (Cost, bool, Changes, Cost, Edge);

impl Outcomes {
    /// The class of a value among those of its question.
    pub(in crate::advice) fn class(&self, question: usize, value: u32) -> usize {
        self.classes[question].partition_point(|&least| least <= value).saturating_sub(1)
    }

    /// What the answer to a question may become, between two values.
    pub(in crate::advice) fn movable(
        &self,
        question: usize,
        value: u32,
        values: (u32, u32),
        (fact, number): (bool, bool),
    ) -> Movable {
        let class = |value| self.class(question, value);
        Movable { from: class(value), classes: (class(values.0), class(values.1)), values, fact, number }
    }

    /// The cheapest set of changes that leads to `model`; `None` where no changes within reach lead there. Of equally cheap
    /// sets the one that changes an earlier question, then the one with the lesser answer. Only of complete outcomes.
    pub(in crate::advice) fn nearest(&self, model: usize, movable: &[Movable]) -> Option<Changes> {
        let target = LEAF | u32::try_from(model).unwrap_or(u32::MAX);
        let costs = self.costs(target, movable);
        let mut changes = Vec::new();
        let mut at = self.model;
        while at & LEAF == 0 {
            let question = self.diagram.questions[at as usize] as usize;
            let ways = self.ways(at, target, movable, &costs);
            // Of equal ones a change here comes before none, which would mean one later.
            let from = movable[question].from;
            let (_, _, class, child) =
                ways.map(|(_, cost, class, child)| (cost, class == from, class, child)).min()?;
            if class != from {
                changes.push((question, class));
            }
            at = child;
        }
        (at == target).then_some(changes)
    }

    /// Calls `visit` with the sets of changes that lead to `model`, the cheapest first, until it breaks off. A set may contain
    /// another that does. Gives up after so many that a rulebook has hundreds of changes within reach.
    pub(in crate::advice) fn each_nearest(
        &self,
        model: usize,
        movable: &[Movable],
        mut visit: impl FnMut(&Changes) -> ControlFlow<()>,
    ) {
        let target = LEAF | u32::try_from(model).unwrap_or(u32::MAX);
        let costs = self.costs(target, movable);
        let mut open: BinaryHeap<Reverse<Way>> = BinaryHeap::new();
        let least = if self.model & LEAF == 0 { costs[self.model as usize] } else { None };
        open.extend(least.map(|least| Reverse((least, false, Vec::new(), Cost::default(), self.model))));
        for _ in 0..MOST_WAYS {
            let Some(Reverse((_, complete, changes, spent, at))) = open.pop() else { return };
            if complete {
                if visit(&changes).is_break() {
                    return;
                }
                continue;
            }
            let question = self.diagram.questions[at as usize] as usize;
            for (here, total, class, child) in self.ways(at, target, movable, &costs) {
                let mut changes = changes.clone();
                if class != movable[question].from {
                    changes.push((question, class));
                }
                open.push(Reverse((spent + total, child & LEAF != 0, changes, spent + here, child)));
            }
        }
    }

    /// For each node of the model's diagram the cost of the cheapest way from it to `target`. Children come before their
    /// parents, so one pass does.
    fn costs(&self, target: Edge, movable: &[Movable]) -> Vec<Option<Cost>> {
        let nodes = if self.model & LEAF == 0 { self.model + 1 } else { 0 };
        let mut costs = Vec::with_capacity(nodes as usize);
        for node in 0..nodes {
            let least = self.ways(node, target, movable, &costs).map(|(_, cost, ..)| cost).min();
            costs.push(least);
        }
        costs
    }

    /// The edges of a node that can be taken and from which `target` can be reached, each with its own cost, that of the way along
    /// it, and its class.
    fn ways<'a>(
        &'a self,
        node: Edge,
        target: Edge,
        movable: &'a [Movable],
        costs: &'a [Option<Cost>],
    ) -> impl Iterator<Item = (Cost, Cost, usize, Edge)> + 'a {
        let movable = movable[self.diagram.questions[node as usize] as usize];
        let (least, most) = movable.classes;
        let children = self.diagram.children(node).iter().enumerate();
        children.take(most + 1).skip(least).filter_map(move |(class, &child)| {
            let on = if child & LEAF == 0 {
                costs[child as usize]?
            } else {
                (child == target).then(Cost::default)?
            };
            let here = movable.cost(class);
            Some((here, here + on, class, child))
        })
    }
}
