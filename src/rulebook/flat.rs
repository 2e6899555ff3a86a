//! The decision tree in compact form, for deciding millions of times.
//!
//! The tree of [`Tree`](super::Tree) has sentences and facts with each branch, which deciding does not need. Here a
//! node is a slot and the values at which its target changes, and all nodes are in one array. Loading has checked that
//! the branches of a node are disjoint and cover every value that can get there, so each branch ends where the next
//! begins.

use super::rules::{Branch, Node};
use super::{Question, Segmentation, Slot};

/// Marks a target as a model; a target without it is a node.
const MODEL: u32 = 1 << 31;

/// The compact tree. Nodes and arms refer to each other by index.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat {
    root: u32,
    forks: Vec<Fork>,
    ways: Vec<Way>,
}

/// A node that tests one input.
#[derive(Clone, Copy, Debug)]
struct Fork {
    slot: u32,
    /// The range of its arms: the first, and the one after the last.
    ways: (u32, u32),
}

/// Leads to `target` for values from `min` up to the next arm's `min`.
#[derive(Clone, Copy, Debug)]
struct Way {
    least: u32,
    to: u32,
}

/// Converts an index. A rulebook file is far too small for one that does not fit.
fn index(index: usize) -> u32 {
    u32::try_from(index).map_or(MODEL - 1, |index| index.min(MODEL - 1))
}

impl Flat {
    /// Builds the compact form of a tree whose root is node 0.
    pub(super) fn new(nodes: &[Node], branches: &[Branch]) -> Self {
        let mut forks = 0;
        let places: Vec<u32> = (nodes.iter())
            .map(|node| match node {
                Node::Leaf(model) => MODEL | index(*model),
                Node::Ask { .. } => {
                    forks += 1;
                    index(forks - 1)
                }
            })
            .collect();
        let mut flat = Self { root: places.first().copied().unwrap_or(MODEL), ..Self::default() };
        for node in nodes {
            let Node::Ask { slot, branches: own } = node else { continue };
            let mut ways: Vec<_> = branches[own.clone()]
                .iter()
                .flat_map(|branch| {
                    let to = places[branch.then];
                    branch.values.intervals().iter().map(move |&(least, _)| Way { least, to })
                })
                .collect();
            ways.sort_by_key(|way| way.least);
            ways.dedup_by_key(|way| way.to);
            let first = flat.ways.len();
            flat.ways.extend(ways);
            flat.forks.push(Fork { slot: index(*slot), ways: (index(first), index(flat.ways.len())) });
        }
        flat
    }

    /// Returns the index of the model that the tree selects, given the value of each slot.
    pub(super) fn model(&self, values: &[u32]) -> usize {
        let mut at = self.root;
        while at & MODEL == 0 {
            let fork = self.forks[at as usize];
            let value = values[fork.slot as usize];
            let ways = &self.ways[fork.ways.0 as usize..fork.ways.1 as usize];
            let begun = ways.partition_point(|way| way.least <= value);
            at = ways[begun.saturating_sub(1)].to;
        }
        (at & !MODEL) as usize
    }
}

/// Returns the questions that the tree and the segmentation depend on, in the order of asking. Includes those that only
/// decide whether another question is asked.
pub(super) fn deciding(
    questions: &[Question],
    nodes: &[Node],
    segmentation: Option<&Segmentation>,
) -> Vec<Slot> {
    let mut looked = vec![false; questions.len()];
    let mut look = |slot: Slot| {
        if let Some(looked) = looked.get_mut(slot) {
            *looked = true;
        }
    };
    for node in nodes {
        if let Node::Ask { slot, .. } = node {
            look(*slot);
        }
    }
    if let Some(rules) = segmentation {
        look(rules.cap.slot);
        let reasons = rules.dimensions.iter().flat_map(|dimension| &dimension.reasons);
        let conditions =
            reasons.map(|reason| &reason.when).chain(rules.cap.less.iter().map(|less| &less.when));
        conditions.for_each(|when| when.each_test(&mut |slot, _| look(slot)));
    }
    // A question's condition tests only earlier questions, so one pass from the last to the first is enough.
    for (slot, question) in questions.iter().enumerate().rev() {
        if looked[slot] {
            question.asked_when.each_test(&mut |slot, _| {
                if let Some(looked) = looked.get_mut(slot) {
                    *looked = true;
                }
            });
        }
    }
    (0..questions.len()).filter(|&slot| looked[slot]).collect()
}
