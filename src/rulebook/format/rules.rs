//! The file's form of the tree, the segmentation, evidence, warnings and invariants.

use super::{CitedText, Condition, Matcher};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A node of the tree: a question with branches, or a leaf with a model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// Strict validators require that the properties named in `required` also occur in `properties` next to it.
#[schemars(extend("oneOf" = [
    {"properties": {"question": true, "branches": true}, "required": ["question", "branches"]},
    {"properties": {"model": true}, "required": ["model"]},
]))]
pub(crate) struct Node {
    /// Inner node: id of the question or derived input that it tests.
    #[serde(default)]
    pub question: Option<String>,
    /// Inner node: its branches, which cover each possible answer exactly once.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Leaf: id of the model.
    #[serde(default)]
    pub model: Option<String>,
}

/// A branch of the tree.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Branch {
    /// The answers that lead here.
    pub when: Matcher,
    /// What the answer means for the choice.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whether it rules a model in or out despite the evidence.
    #[serde(default)]
    pub overrides: bool,
    /// Ids of the models that it excludes, whatever the other answers are. No leaf below it may advise one of them.
    #[serde(default)]
    pub rules_out: Vec<String>,
    /// The node that it leads to.
    pub then: Node,
}

/// How the organisation is divided beyond the model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Segmentation {
    /// What segmentation is, and that it combines with any model.
    pub about: Vec<CitedText>,
    /// The dimensions by which it can be divided. Of equal needs, the earlier one is preferred.
    pub dimensions: Vec<Dimension>,
    /// The largest number of dimensions for now.
    pub cap: Cap,
    /// The text if no dimension is needed now.
    pub none: CitedText,
    /// The text for a need above the cap: "from {size} on". `{size}` is the number from which the cap allows it.
    pub later_from: Text,
    /// The text for a need above the cap that no larger number allows, only the end of a reduction of the cap (its
    /// `less`).
    pub later_budget: Text,
    /// The text for a need above the cap that requires both: "from {size} on, once ...". `{size}` is the number from
    /// which the cap allows it when no reduction applies.
    pub later_both: Text,
    /// The text if the cap allows more dimensions than the team of the advised model can staff.
    #[serde(default)]
    pub too_small: Option<CitedText>,
}

/// A criterion by which the organisation can be divided, such as region.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How the verdict names a division by it: "by country". A reason may name it more exactly.
    #[serde(default)]
    pub by: Option<Text>,
    /// What dividing by it means.
    pub what: CitedText,
    /// Reasons that make it a need.
    #[serde(default)]
    pub need: Vec<Reason>,
    /// Reasons that make it a strong need.
    #[serde(default)]
    pub strong: Vec<Reason>,
    /// Id of the question for the names of the segments.
    #[serde(default)]
    pub names: Option<String>,
    /// The name of a segment that the user has not named: "Region {n}".
    pub numbered: Text,
    /// How many segments are assumed if none is named; at most fifty.
    #[serde(default)]
    pub assumed_segments: Option<u32>,
    /// The segments, if they are the same for every company, such as two sizes of customers.
    #[serde(default)]
    pub segments: Vec<Text>,
    /// Id of the question about the number of segments.
    #[serde(default)]
    pub count: Option<String>,
    /// Id of a figure of the staffing: the largest number of segments made of that answer if none is named.
    #[serde(default)]
    pub most: Option<String>,
    /// The name of everything outside the named segments, used if `count` says that there are more, or if only one is
    /// named: "Other products".
    #[serde(default)]
    pub others: Option<Text>,
}

/// A condition that makes a need, with the reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// When it applies.
    pub when: Condition,
    /// The text that says why.
    pub because: Text,
    /// How the verdict names a division for this reason. The default is the dimension's.
    #[serde(default)]
    pub by: Option<Text>,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The largest number of dimensions to divide by now.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cap {
    /// Id of the question whose answer sets the cap.
    pub question: String,
    /// Steps with ascending `from`. The first starts at the question's smallest value.
    pub steps: Vec<CapStep>,
    /// Conditions that reduce the cap.
    #[serde(default)]
    pub less: Vec<CapReduction>,
    /// Why there is a cap.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A step of the cap: from which number on, how many dimensions.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CapStep {
    /// The smallest number of this step.
    pub from: u32,
    /// How many dimensions the cap allows.
    pub take: u32,
    /// How many remain after all reductions by `less`.
    #[serde(default)]
    pub at_least: u32,
}

/// A condition that reduces the cap.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CapReduction {
    /// When it applies.
    pub when: Condition,
    /// By how many dimensions it reduces the cap.
    pub by: u32,
    /// The text that says why.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What an answer says for or against a model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    /// Id of the question or derived input.
    pub question: String,
    /// The answers to which this applies.
    pub when: Matcher,
    /// Id of the model.
    pub model: String,
    /// For or against the model.
    pub stance: Stance,
    /// What the answer says.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The direction of a piece of evidence.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
#[doc(hidden)]
pub enum Stance {
    /// It speaks for the model.
    For,
    /// It speaks against the model.
    Against,
}

/// A warning about answers that conflict.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Warning {
    /// Its stable code.
    pub code: String,
    /// Its weight. Warnings with a higher weight come first.
    #[serde(default)]
    pub weight: u32,
    /// What to do in at most ten words, for the verdict. The default is the first sentence of the text.
    #[serde(default)]
    pub brief: Option<Text>,
    /// When it is shown. May also test the advised model.
    pub when: Condition,
    /// Ids of the questions that it concerns.
    pub questions: Vec<String>,
    /// What conflicts, and what to do.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A property that must hold for every set of answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invariant {
    /// Its id.
    pub id: String,
    /// The property as a sentence.
    pub text: Text,
    /// The rule.
    pub must: Requirement,
    /// Ids of the facts behind it.
    #[serde(default)]
    #[allow(dead_code, reason = "for readers of the file")]
    pub sources: Vec<String>,
}

/// The rule of an invariant.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub(crate) enum Requirement {
    /// Where the condition holds, none of these models is advised.
    Never {
        /// The condition.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// Where the condition holds, one of these models is advised.
    Always {
        /// The condition.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// A larger answer (a later option, a larger number), all else equal, never leads from one of `from` to one of
    /// `to`.
    Rising {
        /// Id of the question.
        question: String,
        /// Ids of the models before the change.
        from: Vec<String>,
        /// Ids of the models after the change.
        to: Vec<String>,
    },
    /// A larger answer, all else equal, never lowers the number of dimensions for now.
    RisingSegments {
        /// Id of the question.
        question: String,
        /// Whether only answers that lead to the same model are compared.
        #[serde(default)]
        same_model: bool,
    },
    /// No other model has more evidence for it and less against it than the advised one, unless a branch on the path
    /// overrides.
    EvidenceAgrees {},
}
