//! The nearest answers that lead to another model: a shortest way through the diagram.
//!
//! A diagram looks at the questions in the order of asking. Following the edge of the answer at hand costs nothing, any
//! other edge is a changed answer. So the cheapest way from the root to a model is a smallest set of changes that leads
//! there, found exactly, in one pass over the nodes.

use super::{Edge, LEAF, Outcomes};
use std::ops::Add;

/// What a set of changes costs, what weighs most first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// How many answers change.
    pub changes: u32,
    /// How many of them are facts rather than choices.
    pub facts: u32,
    /// How many classes lie between old and new answers, added up.
    pub steps: u32,
}

impl Cost {
    /// The cost of changing one answer from one class to another; nothing where they are the same.
    #[must_use]
    pub fn of(from: usize, to: usize, lever: bool) -> Self {
        let changes = u32::from(from != to);
        let steps = u32::try_from(from.abs_diff(to)).unwrap_or(u32::MAX);
        Self { changes, facts: if lever { 0 } else { changes }, steps }
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            changes: self.changes + other.changes,
            facts: self.facts + other.facts,
            steps: self.steps.saturating_add(other.steps),
        }
    }
}

impl Outcomes {
    /// The class of a value among those of its question.
    pub(in crate::advice) fn class(&self, question: usize, value: u32) -> usize {
        self.classes[question].partition_point(|&least| least <= value).saturating_sub(1)
    }

    /// The cheapest set of changes that leads to `model`, as questions in the order of asking with their new classes; none
    /// where no answers lead there. `base` is each question's class now, `levers` says which answers are choices. Of equally cheap
    /// sets the one that changes an earlier question, then the one with the lesser answer. Only of complete outcomes.
    pub(in crate::advice) fn nearest(
        &self,
        model: usize,
        base: &[usize],
        levers: &[bool],
    ) -> Option<Vec<(usize, usize)>> {
        let target = LEAF | u32::try_from(model).unwrap_or(u32::MAX);
        let costs = self.costs(target, base, levers);
        let mut changes = Vec::new();
        let mut at = self.model;
        while at & LEAF == 0 {
            let question = self.diagram.questions[at as usize] as usize;
            let ways = self.ways(at, target, base, levers, &costs);
            // Of equal ones a change here comes before none, which would mean one later.
            let (_, _, class, child) =
                ways.map(|(cost, class, child)| (cost, class == base[question], class, child)).min()?;
            if class != base[question] {
                changes.push((question, class));
            }
            at = child;
        }
        (at == target).then_some(changes)
    }

    /// For each node of the model's diagram the cost of the cheapest way from it to `target`. Children come before their
    /// parents, so one pass does.
    fn costs(&self, target: Edge, base: &[usize], levers: &[bool]) -> Vec<Option<Cost>> {
        let nodes = if self.model & LEAF == 0 { self.model + 1 } else { 0 };
        let mut costs = Vec::with_capacity(nodes as usize);
        for node in 0..nodes {
            let least = self.ways(node, target, base, levers, &costs).map(|(cost, ..)| cost).min();
            costs.push(least);
        }
        costs
    }

    /// The edges of a node from which `target` can be reached, each with the cost of the way along it and its class.
    fn ways<'a>(
        &'a self,
        node: Edge,
        target: Edge,
        base: &'a [usize],
        levers: &'a [bool],
        costs: &'a [Option<Cost>],
    ) -> impl Iterator<Item = (Cost, usize, Edge)> + 'a {
        let question = self.diagram.questions[node as usize] as usize;
        self.diagram.children(node).iter().enumerate().filter_map(move |(class, &child)| {
            let on = if child & LEAF == 0 {
                costs[child as usize]?
            } else {
                (child == target).then(Cost::default)?
            };
            Some((Cost::of(base[question], class, levers[question]) + on, class, child))
        })
    }
}
