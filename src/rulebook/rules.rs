//! The compiled rules of a rulebook: ids resolved to indices, conditions over slots.

use super::compiled_tree::CompiledTree;
use super::nodes::{Branch, Node};
use super::{Condition, Slot, Text, ValueSet, format};

/// The decision tree, with numbered nodes and branches. The root is node 0.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The nodes; never empty.
    #[doc(hidden)]
    pub nodes: Vec<Node>,
    /// The branches of all nodes.
    pub branches: Vec<Branch>,
    /// The compact form, built once the tree is complete.
    pub(super) compiled: CompiledTree,
}

impl Tree {
    /// Iterates over the inputs that the nodes test. An input that several nodes test is repeated.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.nodes.iter().filter_map(|node| match node {
            Node::Split { slot, .. } => Some(*slot),
            Node::Leaf(_) => None,
        })
    }

    /// Returns the index of the model that the tree selects, given the value of each slot. Same result as
    /// [`Self::walk`], but faster.
    #[doc(hidden)]
    pub fn decide_model(&self, values: &[u32]) -> usize {
        self.compiled.model(values)
    }

    /// Follows the tree, given the value of each slot. Calls `step` with the indices of each inner node and of the
    /// branch taken there, and returns the index of the model.
    pub(crate) fn walk(&self, values: &[u32], mut step: impl FnMut(usize, usize)) -> usize {
        let mut node = 0;
        loop {
            match &self.nodes[node] {
                Node::Leaf(model) => return *model,
                Node::Split { slot, branches } => {
                    // Loading has checked that the branches cover every value that can get here.
                    let branch = branches
                        .clone()
                        .find(|&branch| self.branches[branch].values.contains(values[*slot]))
                        .unwrap_or(branches.end - 1);
                    step(node, branch);
                    node = self.branches[branch].then;
                }
            }
        }
    }
}

/// The rules that divide the organisation beyond the model.
#[derive(Clone, Debug)]
pub struct Segmentation {
    /// What segmentation is.
    pub(crate) about: Vec<format::CitedText>,
    /// The dimensions by which it can be divided. Of equal needs, the earlier one is preferred.
    pub dimensions: Vec<Dimension>,
    /// The largest number of dimensions for now.
    pub(crate) cap: Cap,
    /// The text if no dimension is needed.
    pub(crate) none: format::CitedText,
    /// The text for a need above the cap that a larger number allows. Has the placeholder `{size}`.
    pub(crate) later_from: Text,
    /// The text for a need above the cap that no larger number allows, only the end of a reduction of the cap.
    pub(crate) later_budget: Text,
    /// The text for a need above the cap that requires both. Has the placeholder `{size}`.
    pub(crate) later_both: Text,
    /// The text if the cap allows more dimensions than the team can staff.
    pub(crate) too_small: Option<format::CitedText>,
    /// For each model, the smallest number for which its team can staff one dimension, two, and so on. Empty if the
    /// model has no such limit. The number is the one that sets the cap.
    pub(crate) divides_from: Vec<Vec<u32>>,
}

impl Segmentation {
    /// Returns how many dimensions a model's team can staff, given the number that sets the cap. All dimensions if the
    /// model has no limit.
    pub(crate) fn staffable_dimensions(&self, model: usize, number: u32) -> u32 {
        let all = self.dimensions.len();
        let from = self.divides_from.get(model).filter(|from| !from.is_empty());
        let count = from.map_or(all, |from| from.partition_point(|&from| from <= number));
        u32::try_from(count.min(all)).unwrap_or(u32::MAX)
    }

    /// Returns the numbers at which the cap or a team's limit changes, in ascending order.
    pub(crate) fn thresholds(&self) -> Vec<u32> {
        let steps = self.cap.steps.iter().map(|step| step.from);
        let mut thresholds: Vec<_> = steps.chain(self.divides_from.iter().flatten().copied()).collect();
        thresholds.sort_unstable();
        thresholds.dedup();
        thresholds
    }
}

/// A criterion by which the organisation can be divided, such as region.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How the verdict names a division by it.
    pub(crate) by: Option<Text>,
    /// What dividing by it means.
    pub(crate) what: format::CitedText,
    /// The reasons for a need, then those for a strong need.
    pub(crate) reasons: Vec<Reason>,
    /// Index of the question that names the segments.
    pub(crate) names: Option<usize>,
    /// The name of a segment that the user has not named.
    pub(crate) numbered: Text,
    /// Its segments as long as the user has named none.
    pub(crate) segments: super::UnnamedSegments,
}

/// A reason to divide by a dimension.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    /// Whether it makes the need a strong one.
    pub strong: bool,
    /// When it applies. Tests only questions.
    pub when: Condition,
    /// The text that says why.
    pub because: Text,
    /// How the verdict names a division for this reason.
    pub by: Option<Text>,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
}

/// The largest number of dimensions to divide by now.
#[derive(Clone, Debug)]
pub(crate) struct Cap {
    /// The question whose answer sets the cap.
    pub slot: Slot,
    /// Steps with ascending `from`. The first starts at the question's smallest value.
    pub steps: Vec<format::CapStep>,
    /// Conditions that reduce the cap.
    pub less: Vec<CapReduction>,
    /// Why there is a cap, with the facts behind it.
    pub because: format::CitedText,
}

/// A condition that reduces the cap.
#[derive(Clone, Debug)]
pub(crate) struct CapReduction {
    /// When it applies. Tests only questions.
    pub when: Condition,
    /// By how many dimensions it reduces the cap.
    pub by: u32,
    /// Why, with the facts behind it.
    pub because: format::CitedText,
}

impl Cap {
    /// Returns the cap for this number, reduced according to the values of the other slots.
    pub(crate) fn limit(&self, number: u32, values: &[u32]) -> u32 {
        let Some(step) = self.steps.iter().rev().find(|step| step.from <= number) else { return 0 };
        let less = self.less.iter().filter(|less| less.when.holds(values));
        let reduction = less.fold(0_u32, |off, less| off.saturating_add(less.by));
        step.take.saturating_sub(reduction).max(step.at_least)
    }
}

/// What an answer says for or against a model.
#[derive(Clone, Debug)]
#[doc(hidden)]
pub struct Evidence {
    /// The input.
    pub(crate) slot: Slot,
    /// The values to which this applies.
    pub(crate) values: ValueSet,
    /// Index of the model.
    #[doc(hidden)]
    pub model: usize,
    /// For or against the model.
    #[doc(hidden)]
    pub stance: format::Stance,
    /// The statement, with the facts behind it.
    pub(crate) statement: format::CitedText,
}

/// A warning about a combination of answers.
#[derive(Clone, Debug)]
pub(crate) struct Warning {
    /// Its stable code.
    pub code: String,
    /// Its weight. Warnings with a higher weight come first.
    pub weight: u32,
    /// What to do, in a few words.
    pub brief: Option<Text>,
    /// When it is shown. May test every slot.
    pub when: Condition,
    /// Indices of the questions that it concerns.
    pub questions: Vec<usize>,
    /// What conflicts and what to do, with the facts behind it.
    pub statement: format::CitedText,
}

/// A text that is shown if a condition holds.
#[derive(Clone, Debug)]
pub(crate) struct ConditionalText {
    /// When it is shown. May test every slot.
    pub when: Condition,
    /// The text, with the facts behind it.
    pub statement: format::CitedText,
    /// The same in a few words.
    pub brief: Option<Text>,
    /// Its rank in the plan; lower numbers come first.
    pub order: u32,
}

/// A heading under which the verdict gives one reason.
#[derive(Clone, Debug)]
pub(crate) struct Factor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The inputs that belong to it.
    pub slots: Vec<Slot>,
    /// The reason in a few words; the first whose condition holds.
    pub because: Vec<ConditionalText>,
}

/// How to compute the team's size in a year.
#[derive(Clone, Debug)]
pub(crate) struct NextYear {
    /// Index of the question about how fast the team grows.
    pub question: usize,
    /// Index of the question about the number that grows.
    pub number: usize,
    /// Options, by index, with the size in a year as a percentage of today's.
    pub growth: Vec<(u32, u32)>,
    /// Whose judgement the figures are.
    pub about: format::CitedText,
}

/// A property that must hold for every set of answers.
#[derive(Clone, Debug)]
pub struct Invariant {
    /// Its id.
    pub id: String,
    /// The property as a sentence.
    pub text: Text,
    /// The rule.
    pub(crate) must: Requirement,
}

/// The rule of an invariant, with models by index.
#[derive(Clone, Debug)]
pub(crate) enum Requirement {
    /// Where the condition holds, none of the models is advised.
    Never(Condition, Vec<usize>),
    /// Where the condition holds, one of the models is advised.
    Always(Condition, Vec<usize>),
    /// A larger value of the input never leads from one of the first models to one of the second.
    Rising(Slot, Vec<usize>, Vec<usize>),
    /// A larger value of the input never lowers the number of dimensions for now. If `true`, only answers that lead to
    /// the same model are compared.
    RisingSegments(Slot, bool),
    /// No other model has more evidence for it and less against it than the advised one, unless a branch on the path
    /// overrides.
    EvidenceAgrees,
}
