//! What leads where: the share of the answer space of every leaf, model and segment.
//!
//! Shares are counted as everywhere: every question uniform over the classes that model and segmentation tell apart,
//! a question that is not asked weighing one.

use super::MOST_WORK;
use crate::advice::{Fold, classes};
use crate::rulebook::{Node, Rulebook};
use std::sync::atomic::AtomicBool;

/// The shares of the answer space.
#[derive(Debug)]
pub struct Coverage {
    /// The leaves of the tree, in the order of the file.
    pub leaves: Vec<Leaf>,
    /// The share of each model.
    pub models: Vec<f64>,
    /// The shares of the segmentation; none where there is none.
    pub segments: Option<Segments>,
}

/// A leaf of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The number of its node.
    pub node: usize,
    /// The model.
    pub model: usize,
    /// Its share; none where no answers lead here.
    pub share: Option<f64>,
}

/// The shares of the segmentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Segments {
    /// For each dimension the share in which it is taken now.
    pub dimensions: Vec<f64>,
    /// For each number of dimensions, from nought, the share in which so many are taken now.
    pub taken: Vec<f64>,
}

impl Coverage {
    /// The leaves that no answers lead to.
    pub fn unreached(&self) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().filter(|leaf| leaf.share.is_none())
    }
}

/// The shares of a rulebook's answer space; none where its rules are too intricate to tell.
#[must_use]
pub fn coverage(rulebook: &Rulebook) -> Option<Coverage> {
    of(rulebook, MOST_WORK, None)
}

pub(super) fn of(rulebook: &Rulebook, work: usize, stop: Option<&AtomicBool>) -> Option<Coverage> {
    let classes = classes(rulebook);
    let mut fold = Fold::new(rulebook, &classes, work);
    if let Some(stop) = stop {
        fold = fold.until(stop);
    }
    let leaves = fold.leaves();
    let segments = rulebook.segmentation.as_ref().map(|rules| (rules, fold.segments(rules)));
    if !fold.is_complete() {
        return None;
    }
    let reached = fold.shares(leaves);
    let mut models = vec![0.0; rulebook.models.len()];
    let leaves = rulebook.tree.nodes.iter().enumerate().filter_map(|(node, leaf)| match leaf {
        Node::Ask { .. } => None,
        Node::Leaf(model) => {
            let share = u32::try_from(node).ok().and_then(|node| reached.get(&node)).copied();
            models[*model] += share.unwrap_or_default();
            Some(Leaf { node, model: *model, share })
        }
    });
    let leaves = leaves.collect();
    let segments = segments.map(|(rules, (edge, lists))| {
        let count = rules.dimensions.len();
        let mut shares = Segments { dimensions: vec![0.0; count], taken: vec![0.0; count + 1] };
        for (list, share) in fold.shares(edge) {
            let list = &lists[list as usize];
            shares.taken[list.len()] += share;
            for &dimension in list {
                shares.dimensions[dimension] += share;
            }
        }
        shares
    });
    Some(Coverage { leaves, models, segments })
}

/// For each node of the tree where it stands in the rulebook file, as a JSON pointer.
#[must_use]
pub fn pointers(rulebook: &Rulebook) -> Vec<String> {
    let tree = &rulebook.tree;
    let mut places = vec![String::new(); tree.nodes.len()];
    let mut open = vec![(0, "/tree".to_owned())];
    while let Some((node, place)) = open.pop() {
        if let Node::Ask { branches, .. } = &tree.nodes[node] {
            let below = branches.clone().enumerate();
            open.extend(below.map(|(number, branch)| {
                (tree.branches[branch].then, format!("{place}/branches/{number}/then"))
            }));
        }
        places[node] = place;
    }
    places
}
