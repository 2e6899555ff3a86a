//! Nearest answers that lead to another model: shortest paths through the diagram.
//!
//! A diagram tests the questions in the order of asking. To follow the edge of the current answer costs
//! nothing; any other edge is a changed answer. So the cheapest path from the root to a model is a smallest
//! set of changes that leads there, found exactly in one pass over the nodes. Edges that no change within
//! reach can follow are left out. If no path remains, no combination of changes within reach leads to the
//! model.

use super::{Edge, LEAF, OutcomeDiagram};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::{Add, ControlFlow};

/// The maximum number of partial routes to follow: a hundred times what the shipped rulebook needs.
const MAX_PARTIAL_ROUTES: usize = 1 << 14;

/// The cost of a set of changes. Earlier fields weigh more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    /// The number of answers that change.
    pub changes: u32,
    /// How many of them are facts rather than choices.
    pub facts: u32,
    /// How many of them are numbers rather than options.
    pub numbers: u32,
    /// The sum of the distances between the old and the new classes.
    pub steps: u32,
}

impl Cost {
    /// Returns the cost of changing one answer from one class to another. It is zero if they are the same.
    pub(crate) fn between_classes(from: usize, to: usize) -> Self {
        let steps = u32::try_from(from.abs_diff(to)).unwrap_or(u32::MAX);
        Self { changes: u32::from(from != to), steps, ..Self::default() }
    }
}

/// The values that the answer to one question may change to.
#[derive(Clone, Copy, Debug)]
pub(in crate::advice) struct AllowedChange {
    /// The class of the current answer.
    pub(in crate::advice) from: usize,
    /// The least and the greatest class that it may have. The current class lies between them.
    pub(in crate::advice) classes: (usize, usize),
    /// The least and the greatest value that it may have.
    pub(in crate::advice) values: (u32, u32),
    /// Whether it is a fact rather than a choice.
    pub(in crate::advice) is_fact: bool,
    /// Whether it is a number.
    pub(in crate::advice) is_number: bool,
}

impl AllowedChange {
    /// Returns the cost of changing to a class. It is zero for the current class.
    pub(in crate::advice) fn cost_to(self, class: usize) -> Cost {
        let cost = Cost::between_classes(self.from, class);
        let only = |counts: bool| if counts { cost.changes } else { 0 };
        Cost { facts: only(self.is_fact), numbers: only(self.is_number), ..cost }
    }

    /// Returns whether the answer may have this class.
    pub(in crate::advice) fn allows(self, class: usize) -> bool {
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

/// A partial route in the search: total cost, whether it is complete, changes, cost so far, and the current
/// edge.
///
/// The cheapest comes first. Among equally cheap ones the incomplete come first, so that complete routes are
/// compared with all their equals. Then comes the route that changes an earlier question, then the one with
/// the lesser answer.
type PartialRoute = (Cost, bool, Changes, Cost, Edge);

impl OutcomeDiagram {
    /// Returns the class of a value of a question.
    pub(in crate::advice) fn class_of(&self, question: usize, value: u32) -> usize {
        self.classes[question].partition_point(|&least| least <= value).saturating_sub(1)
    }

    /// Returns the range of values and classes that the answer to a question may change to.
    pub(in crate::advice) fn allowed_change(
        &self,
        question: usize,
        value: u32,
        values: (u32, u32),
        (fact, number): (bool, bool),
    ) -> AllowedChange {
        let class = |value| self.class_of(question, value);
        AllowedChange {
            from: class(value),
            classes: (class(values.0), class(values.1)),
            values,
            is_fact: fact,
            is_number: number,
        }
    }

    /// Returns the cheapest set of changes that leads to `model`. Returns `None` if no changes within reach
    /// lead to it.
    ///
    /// Among equally cheap sets, returns the one that changes an earlier question, then the one with the
    /// lesser answer. The diagram must be complete.
    pub(in crate::advice) fn nearest(&self, model: usize, movable: &[AllowedChange]) -> Option<Changes> {
        let target = LEAF | u32::try_from(model).unwrap_or(u32::MAX);
        let costs = self.costs(target, movable);
        let mut changes = Vec::new();
        let mut at = self.model;
        while at & LEAF == 0 {
            let question = self.diagram.questions[at as usize] as usize;
            let ways = self.edges_toward(at, target, movable, &costs);
            // Among equal costs, a change here comes before no change here, which would mean a change later.
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

    /// Calls `visit` with the sets of changes that lead to `model`, the cheapest first, until `visit` breaks
    /// off.
    ///
    /// A set may contain another one that was visited. The search gives up after [`MAX_PARTIAL_ROUTES`]
    /// steps, which takes a rulebook with hundreds of changes within reach.
    pub(in crate::advice) fn for_each_nearest(
        &self,
        model: usize,
        movable: &[AllowedChange],
        mut visit: impl FnMut(&Changes) -> ControlFlow<()>,
    ) {
        let target = LEAF | u32::try_from(model).unwrap_or(u32::MAX);
        let costs = self.costs(target, movable);
        let mut open: BinaryHeap<Reverse<PartialRoute>> = BinaryHeap::new();
        let least = if self.model & LEAF == 0 { costs[self.model as usize] } else { None };
        open.extend(least.map(|least| Reverse((least, false, Vec::new(), Cost::default(), self.model))));
        for _ in 0..MAX_PARTIAL_ROUTES {
            let Some(Reverse((_, complete, changes, spent, at))) = open.pop() else { return };
            if complete {
                if visit(&changes).is_break() {
                    return;
                }
                continue;
            }
            let question = self.diagram.questions[at as usize] as usize;
            for (here, total, class, child) in self.edges_toward(at, target, movable, &costs) {
                let mut changes = changes.clone();
                if class != movable[question].from {
                    changes.push((question, class));
                }
                open.push(Reverse((spent + total, child & LEAF != 0, changes, spent + here, child)));
            }
        }
    }

    /// Returns for each node of the model's diagram the cost of the cheapest path from it to `target`.
    /// Children come before their parents, so one pass is enough.
    fn costs(&self, target: Edge, movable: &[AllowedChange]) -> Vec<Option<Cost>> {
        let nodes = if self.model & LEAF == 0 { self.model + 1 } else { 0 };
        let mut costs = Vec::with_capacity(nodes as usize);
        for node in 0..nodes {
            let least = self.edges_toward(node, target, movable, &costs).map(|(_, cost, ..)| cost).min();
            costs.push(least);
        }
        costs
    }

    /// Returns the edges of a node that changes within reach can follow and that lead to `target`: each with
    /// its own cost, the cost of the path along it, its class and its child.
    fn edges_toward<'a>(
        &'a self,
        node: Edge,
        target: Edge,
        movable: &'a [AllowedChange],
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
            let here = movable.cost_to(class);
            Some((here, here + on, class, child))
        })
    }
}
