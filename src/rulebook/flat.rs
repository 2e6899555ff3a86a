//! The tree laid flat, for deciding by the million.
//!
//! The tree that readers are shown carries its sentences and facts beside each branch. Deciding wants none of them: here a node
//! is an input and the values at which another way begins, all nodes side by side. Loading has checked that the branches of a
//! node do not overlap and hold every value that can get there, so where one branch ends the next begins.

use super::rules::{Branch, Node};
use super::{Question, Segmentation, Slot};

/// Marks where a way leads as a model; otherwise it is a fork.
const MODEL: u32 = 1 << 31;

/// A tree, its forks and their ways numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat {
    root: u32,
    forks: Vec<Fork>,
    ways: Vec<Way>,
}

/// Looks at one input.
#[derive(Clone, Copy, Debug)]
struct Fork {
    slot: u32,
    /// Its ways: the first, and the one behind the last.
    ways: (u32, u32),
}

/// Taken from this value on until the next way begins.
#[derive(Clone, Copy, Debug)]
struct Way {
    least: u32,
    to: u32,
}

/// An index as it is kept here. A rulebook file is far too small for one that does not fit.
fn index(index: usize) -> u32 {
    u32::try_from(index).map_or(MODEL - 1, |index| index.min(MODEL - 1))
}

impl Flat {
    /// Lays out a tree whose root is node 0.
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

    /// The model at the end of the way down, given each slot's value.
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

/// The questions that the tree and the segmentation rest on, be it only by whether another is asked, in the order of asking.
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
    // Whether a question is asked rests on questions before it, so from the last to the first each is seen in time.
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
