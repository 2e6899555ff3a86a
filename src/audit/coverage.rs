//! Coverage: the share of the answer space that leads to each leaf, model and segmentation.
//!
//! The shares weigh the classes of a question equally, like the outlook does. A question that is not asked has one
//! class.

use super::MAX_WORK;
use crate::advice::{DiagramBuilder, value_classes};
use crate::rulebook::{Node, Rulebook};
use std::sync::atomic::AtomicBool;

/// The shares of a rulebook's answer space. Each share is from 0 to 1.
#[derive(Debug)]
pub struct Coverage {
    /// The leaves of the decision tree, in the order of the file.
    pub(crate) leaves: Vec<LeafCoverage>,
    /// The share of each model, by index.
    pub models: Vec<f64>,
    /// The shares of the segmentation. `None` if the rulebook has no segmentation.
    pub(crate) segmentation: Option<SegmentationCoverage>,
}

/// A leaf of the decision tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LeafCoverage {
    /// Index of its node in the tree.
    pub node: usize,
    /// Index of the model that it advises.
    pub model: usize,
    /// Its share. `None` if no answers lead to it.
    pub share: Option<f64>,
}

/// The shares of the segmentation's results.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SegmentationCoverage {
    /// For each dimension, the share in which it is selected now.
    pub dimensions: Vec<f64>,
    /// For each number of dimensions, from 0, the share in which so many are selected now.
    pub by_count: Vec<f64>,
}

impl Coverage {
    /// Returns the leaves that no answers lead to.
    pub(crate) fn unreached_leaves(&self) -> impl Iterator<Item = &LeafCoverage> {
        self.leaves.iter().filter(|leaf| leaf.share.is_none())
    }
}

/// Computes the coverage of a rulebook. Returns `None` if its rules are too complex.
#[doc(hidden)]
pub fn coverage(rulebook: &Rulebook) -> Option<Coverage> {
    compute(rulebook, MAX_WORK, None)
}

/// Computes the coverage within a limit on work. Returns `None` if the limit was reached or `stop` was set.
pub(super) fn compute(rulebook: &Rulebook, work: usize, stop: Option<&AtomicBool>) -> Option<Coverage> {
    let classes = value_classes(rulebook);
    let mut builder = DiagramBuilder::new(rulebook, &classes, work);
    if let Some(stop) = stop {
        builder = builder.with_stop_flag(stop);
    }
    let leaves = builder.leaves();
    let segments = rulebook.segmentation.as_ref().map(|rules| (rules, builder.segments(rules)));
    if !builder.is_complete() {
        return None;
    }
    let reached = builder.shares(leaves);
    let mut models = vec![0.0; rulebook.models.len()];
    let leaves = rulebook.tree.nodes.iter().enumerate().filter_map(|(node, leaf)| match leaf {
        Node::Split { .. } => None,
        Node::Leaf(model) => {
            let share = u32::try_from(node).ok().and_then(|node| reached.get(&node)).copied();
            models[*model] += share.unwrap_or_default();
            Some(LeafCoverage { node, model: *model, share })
        }
    });
    let leaves = leaves.collect();
    let segments = segments.map(|(rules, (edge, lists))| {
        let count = rules.dimensions.len();
        let mut shares =
            SegmentationCoverage { dimensions: vec![0.0; count], by_count: vec![0.0; count + 1] };
        for (list, share) in builder.shares(edge) {
            let list = &lists[list as usize];
            shares.by_count[list.len()] += share;
            for &dimension in list {
                shares.dimensions[dimension] += share;
            }
        }
        shares
    });
    Some(Coverage { leaves, models, segmentation: segments })
}

/// Returns a JSON pointer to each node of the decision tree, by index.
pub(crate) fn node_pointers(rulebook: &Rulebook) -> Vec<String> {
    let tree = &rulebook.tree;
    let mut pointers = vec![String::new(); tree.nodes.len()];
    let mut pending = vec![(0, "/tree".to_owned())];
    while let Some((node, pointer)) = pending.pop() {
        if let Node::Split { branches, .. } = &tree.nodes[node] {
            let children = branches.clone().enumerate();
            pending.extend(children.map(|(number, branch)| {
                (tree.branches[branch].then, format!("{pointer}/branches/{number}/then"))
            }));
        }
        pointers[node] = pointer;
    }
    pointers
}
