//! The rules of a rulebook as the program works on them: ids resolved to indices, conditions over slots.

use super::flat::Flat;
use super::{Condition, Slot, Text, ValueSet, format};

/// The decision tree, its nodes and branches numbered. The root is node 0.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The nodes; never empty.
    pub nodes: Vec<Node>,
    /// The branches of all nodes.
    pub branches: Vec<Branch>,
    /// The same laid flat, once it is whole.
    pub(super) flat: Flat,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// Looks at one input and follows the branch that holds its value.
    Ask {
        /// The input.
        slot: Slot,
        /// Indices of its branches, at least one.
        branches: std::ops::Range<usize>,
    },
    /// Advises a model.
    Leaf(usize),
}

/// A branch of the tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The values that take it.
    pub values: ValueSet,
    /// What such an answer means for the choice.
    pub because: Text,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
    /// Whether it rules a model in or out whatever the evidence says.
    pub overrides: bool,
    /// Indices of the models that it excludes, whatever else is answered.
    pub rules_out: Vec<usize>,
    /// Index of the node that it leads to.
    pub then: usize,
}

impl Tree {
    /// The inputs that its nodes look at; one that several look at comes several times.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.nodes.iter().filter_map(|node| match node {
            Node::Ask { slot, .. } => Some(*slot),
            Node::Leaf(_) => None,
        })
    }

    /// The model at the end of the way down, given each slot's value: what [`Self::walk`] returns, faster.
    #[must_use]
    pub fn model(&self, values: &[u32]) -> usize {
        self.flat.model(values)
    }

    /// Follows the tree, given each slot's value: calls `step` with the node and the branch taken at each inner node, and
    /// returns the model at the leaf.
    pub fn walk(&self, values: &[u32], mut step: impl FnMut(usize, usize)) -> usize {
        let mut at = 0;
        loop {
            match &self.nodes[at] {
                Node::Leaf(model) => return *model,
                Node::Ask { slot, branches } => {
                    // Loading has checked that the branches hold every value that can get here.
                    let branch = branches
                        .clone()
                        .find(|&branch| self.branches[branch].values.contains(values[*slot]))
                        .unwrap_or(branches.end - 1);
                    step(at, branch);
                    at = self.branches[branch].then;
                }
            }
        }
    }
}

/// How to divide beyond the model.
#[derive(Clone, Debug)]
pub struct Segmentation {
    /// What segmentation is.
    pub about: Vec<format::Cited>,
    /// By what one can divide, in order of preference among equal needs.
    pub dimensions: Vec<Dimension>,
    /// How many to take now.
    pub cap: Cap,
    /// Said where none is needed.
    pub none: format::Cited,
    /// Said of a need over the cap that a larger number brings; has `{size}`.
    pub later_from: Text,
    /// Said of a need over the cap that no larger number brings, but an end to what takes dimensions off.
    pub later_budget: Text,
    /// Said of a need over the cap that takes both; has `{size}`.
    pub later_both: Text,
    /// Said where the cap allows more dimensions than the team can staff.
    pub too_small: Option<format::Cited>,
    /// For each model, from which number on its team can staff one dimension, two, and so on; empty where it has no such limit. The
    /// number is that of the cap.
    pub divides_from: Vec<Vec<u32>>,
}

impl Segmentation {
    /// How many dimensions the team of a model can staff where the cap's number is `number`: all, where the model has no such
    /// limit.
    #[must_use]
    pub fn staffed(&self, model: usize, number: u32) -> u32 {
        let all = self.dimensions.len();
        let from = self.divides_from.get(model).filter(|from| !from.is_empty());
        let staffed = from.map_or(all, |from| from.partition_point(|&from| from <= number));
        u32::try_from(staffed.min(all)).unwrap_or(u32::MAX)
    }

    /// The numbers at which the cap or what a team can staff changes, rising.
    #[must_use]
    pub fn thresholds(&self) -> Vec<u32> {
        let steps = self.cap.steps.iter().map(|step| step.from);
        let mut thresholds: Vec<_> = steps.chain(self.divides_from.iter().flatten().copied()).collect();
        thresholds.sort_unstable();
        thresholds.dedup();
        thresholds
    }
}

/// One thing by which one can divide.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How the verdict says that the team is divided by it.
    pub by: Option<Text>,
    /// What dividing by it means.
    pub what: format::Cited,
    /// Reasons that make it a need, then those that make it a strong need.
    pub reasons: Vec<Reason>,
    /// Index of the question that names the segments.
    pub names: Option<usize>,
    /// What a segment without a name is called.
    pub numbered: Text,
    /// What its segments are while none is named.
    pub segments: super::Segments,
}

/// A reason to divide by a dimension.
#[derive(Clone, Debug)]
pub struct Reason {
    /// Whether it makes a strong need.
    pub strong: bool,
    /// When it holds; looks only at questions.
    pub when: Condition,
    /// Why that makes a need.
    pub because: Text,
    /// How the verdict says that the team is divided for this reason.
    pub by: Option<Text>,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
}

/// How many dimensions to take now.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The question whose number sets it.
    pub slot: Slot,
    /// Steps with a rising `from`, the first at the question's least value.
    pub steps: Vec<format::CapStep>,
    /// What takes dimensions off: when, how many, why.
    pub less: Vec<CapLess>,
    /// Why there is a cap, with the facts behind it.
    pub because: format::Cited,
}

/// What takes dimensions off the cap.
#[derive(Clone, Debug)]
pub struct CapLess {
    /// When it does; looks only at questions.
    pub when: Condition,
    /// How many.
    pub by: u32,
    /// Why, with the facts behind it.
    pub because: format::Cited,
}

impl Cap {
    /// How many dimensions may be taken where the number is `number` and the other slots have `values`.
    #[must_use]
    pub fn at(&self, number: u32, values: &[u32]) -> u32 {
        let Some(step) = self.steps.iter().rev().find(|step| step.from <= number) else { return 0 };
        let less = self.less.iter().filter(|less| less.when.holds(values));
        let off = less.fold(0_u32, |off, less| off.saturating_add(less.by));
        step.take.saturating_sub(off).max(step.at_least)
    }
}

/// What one answer says for or against one model.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The input that says it.
    pub slot: Slot,
    /// The values that say it.
    pub values: ValueSet,
    /// Index of the model.
    pub model: usize,
    /// For or against.
    pub stance: format::Stance,
    /// What it says, with the facts behind it.
    pub said: format::Cited,
}

/// A word of warning.
#[derive(Clone, Debug)]
pub struct Warning {
    /// Its stable code.
    pub code: String,
    /// How much it matters.
    pub weight: u32,
    /// What to do, in a few words.
    pub brief: Option<Text>,
    /// When it is given; may look at every slot.
    pub when: Condition,
    /// Indices of the questions that it is about.
    pub questions: Vec<usize>,
    /// What pulls apart and what to do, with the facts behind it.
    pub said: format::Cited,
}

/// Something said where a condition holds.
#[derive(Clone, Debug)]
pub struct Conditional {
    /// When; may look at every slot.
    pub when: Condition,
    /// What is said, with the facts behind it.
    pub said: format::Cited,
    /// The same in a few words.
    pub brief: Option<Text>,
    /// Its place in the plan.
    pub order: u32,
}

/// A heading under which the verdict gives one reason.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The inputs that belong to it.
    pub slots: Vec<Slot>,
    /// The reason in a few words; the first that holds.
    pub because: Vec<Conditional>,
}

/// How large the team is in a year.
#[derive(Clone, Debug)]
pub struct NextYear {
    /// Index of the question that says how fast it grows.
    pub question: usize,
    /// Index of the question whose number grows.
    pub number: usize,
    /// Options, by index, with the size in a year as a percentage of today's.
    pub growth: Vec<(u32, u32)>,
    /// Whose judgement the figures are.
    pub about: format::Cited,
}

/// Something that must hold for all answers.
#[derive(Clone, Debug)]
pub struct Invariant {
    /// Its id.
    pub id: String,
    /// What must hold, as a sentence.
    pub text: Text,
    /// The rule.
    pub must: Must,
}

/// The rule of an invariant; models by index.
#[derive(Clone, Debug)]
pub enum Must {
    /// Where the condition holds, none of the models is advised.
    Never(Condition, Vec<usize>),
    /// Where the condition holds, one of the models is advised.
    Always(Condition, Vec<usize>),
    /// Raising the input never leads from one of the first models to one of the second.
    Rising(Slot, Vec<usize>, Vec<usize>),
    /// Raising the input never lowers the number of dimensions taken now; where set, of answers that lead to the same model.
    RisingSegments(Slot, bool),
    /// No other model has more rows for and fewer against than the advised one, unless a branch on the path overrides.
    EvidenceAgrees,
}
