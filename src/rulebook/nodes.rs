//! The nodes and branches of the decision tree, of which [`Tree`](super::Tree) and its compact form are made.

use super::{Slot, Text, ValueSet};

/// A node of the tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// Tests one input and leads to the branch that has its value.
    Split {
        /// The input.
        slot: Slot,
        /// Indices of its branches; at least one.
        branches: std::ops::Range<usize>,
    },
    /// Advises the model with this index.
    Leaf(usize),
}

/// A branch of the tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The values that lead here.
    #[doc(hidden)]
    pub values: ValueSet,
    /// What such an answer means for the choice of model.
    pub because: Text,
    /// Ids of the facts behind it.
    pub(crate) sources: Vec<String>,
    /// Whether it rules a model in or out despite the evidence.
    pub(crate) overrides: bool,
    /// Indices of the models that it excludes, whatever the other answers are.
    pub(crate) rules_out: Vec<usize>,
    /// Index of the node that it leads to.
    #[doc(hidden)]
    pub then: usize,
}
