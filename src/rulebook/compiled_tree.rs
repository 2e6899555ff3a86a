//! The decision tree in compact form, for deciding millions of times.
//!
//! The tree of [`Tree`](super::Tree) has sentences and facts with each branch, which deciding does not need. Here a
//! node is a slot and the values at which its target changes, and all nodes are in one array. Loading has checked that
//! the branches of a node are disjoint and cover every value that can get there, so each branch ends where the next
//! begins.

use super::nodes::{Branch, Node};
use super::{Question, Segmentation, Slot};

/// Marks a target as a model; a target without it is a node.
const MODEL_FLAG: u32 = 1 << 31;

/// The compact tree. Nodes and arms refer to each other by index.
#[derive(Clone, Debug, Default)]
pub(super) struct CompiledTree {
    root: u32,
    nodes: Vec<CompiledNode>,
    arms: Vec<Arm>,
}

/// A node that tests one input.
#[derive(Clone, Copy, Debug)]
struct CompiledNode {
    slot: u32,
    /// The range of its arms: the first, and the one after the last.
    arms: (u32, u32),
}

/// Leads to `target` for values from `min` up to the next arm's `min`.
#[derive(Clone, Copy, Debug)]
struct Arm {
    min: u32,
    target: u32,
}

/// Converts an index. A rulebook file is far too small for one that does not fit.
fn to_u32(index: usize) -> u32 {
    u32::try_from(index).map_or(MODEL_FLAG - 1, |index| index.min(MODEL_FLAG - 1))
}

impl CompiledTree {
    /// Builds the compact form of a tree whose root is node 0.
    pub(super) fn new(nodes: &[Node], branches: &[Branch]) -> Self {
        let mut count = 0;
        let targets: Vec<u32> = (nodes.iter())
            .map(|node| match node {
                Node::Leaf(model) => MODEL_FLAG | to_u32(*model),
                Node::Split { .. } => {
                    count += 1;
                    to_u32(count - 1)
                }
            })
            .collect();
        let mut compiled = Self { root: targets.first().copied().unwrap_or(MODEL_FLAG), ..Self::default() };
        for node in nodes {
            let Node::Split { slot, branches: range } = node else { continue };
            let mut arms: Vec<_> = branches[range.clone()]
                .iter()
                .flat_map(|branch| {
                    let target = targets[branch.then];
                    branch.values.intervals().iter().map(move |&(least, _)| Arm { min: least, target })
                })
                .collect();
            arms.sort_by_key(|way| way.min);
            arms.dedup_by_key(|way| way.target);
            let first = compiled.arms.len();
            compiled.arms.extend(arms);
            compiled.nodes.push(CompiledNode {
                slot: to_u32(*slot),
                arms: (to_u32(first), to_u32(compiled.arms.len())),
            });
        }
        compiled
    }

    /// Returns the index of the model that the tree selects, given the value of each slot.
    pub(super) fn model(&self, values: &[u32]) -> usize {
        let mut target = self.root;
        while target & MODEL_FLAG == 0 {
            let node = self.nodes[target as usize];
            let value = values[node.slot as usize];
            let arms = &self.arms[node.arms.0 as usize..node.arms.1 as usize];
            let started = arms.partition_point(|way| way.min <= value);
            target = arms[started.saturating_sub(1)].target;
        }
        (target & !MODEL_FLAG) as usize
    }
}

/// Returns the questions that the tree and the segmentation depend on, in the order of asking. Includes those that only
/// decide whether another question is asked.
pub(super) fn deciding_questions(
    questions: &[Question],
    nodes: &[Node],
    segmentation: Option<&Segmentation>,
) -> Vec<Slot> {
    let mut used = vec![false; questions.len()];
    let mut mark_used = |slot: Slot| {
        if let Some(looked) = used.get_mut(slot) {
            *looked = true;
        }
    };
    for node in nodes {
        if let Node::Split { slot, .. } = node {
            mark_used(*slot);
        }
    }
    if let Some(rules) = segmentation {
        mark_used(rules.cap.slot);
        let reasons = rules.dimensions.iter().flat_map(|dimension| &dimension.reasons);
        let conditions =
            reasons.map(|reason| &reason.when).chain(rules.cap.less.iter().map(|less| &less.when));
        conditions.for_each(|when| when.for_each_test(&mut |slot, _| mark_used(slot)));
    }
    // A question's condition tests only earlier questions, so one pass from the last to the first is enough.
    for (slot, question) in questions.iter().enumerate().rev() {
        if used[slot] {
            question.asked_when.for_each_test(&mut |slot, _| {
                if let Some(looked) = used.get_mut(slot) {
                    *looked = true;
                }
            });
        }
    }
    (0..questions.len()).filter(|&slot| used[slot]).collect()
}
