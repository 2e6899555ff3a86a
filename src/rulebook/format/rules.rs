//! The tree, the segmentation, evidence, warnings and invariants, as written.

use super::{Cited, Condition, Matcher};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A node of the tree: a question with branches, or a leaf with a model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// Strict clients want every required property named beside `required`.
#[schemars(extend("oneOf" = [
    {"properties": {"question": true, "branches": true}, "required": ["question", "branches"]},
    {"properties": {"model": true}, "required": ["model"]},
]))]
pub struct Node {
    /// Inner node: id of the question or derived input that it looks at.
    #[serde(default)]
    pub question: Option<String>,
    /// Inner node: its branches, which partition the answers.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Leaf: id of the model.
    #[serde(default)]
    pub model: Option<String>,
}

/// A branch of the tree.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// The answers that take it.
    pub when: Matcher,
    /// What the answer means for the choice.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whether it rules a model in or out whatever the evidence says.
    #[serde(default)]
    pub overrides: bool,
    /// Ids of the models that it excludes, whatever else is answered. No leaf below it may advise one of them.
    #[serde(default)]
    pub rules_out: Vec<String>,
    /// Where it leads.
    pub then: Node,
}

/// How the organisation is divided beyond the model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Segmentation {
    /// What segmentation is, and that it combines with any model.
    pub about: Vec<Cited>,
    /// By what one can divide, in order of preference among equal needs.
    pub dimensions: Vec<Dimension>,
    /// How many dimensions to take now.
    pub cap: Cap,
    /// Said where no dimension is needed now.
    pub none: Cited,
    /// Said of a need over the cap: "from {size} on". `{size}` is the number that brings it.
    pub later_from: Text,
    /// Said of a need over the cap that no larger number brings, but an end to what takes dimensions off (the cap's `less`).
    pub later_budget: Text,
    /// Said of a need over the cap that neither brings alone: "from {size} on, once ...". `{size}` is the number that brings
    /// it once nothing takes dimensions off any more.
    pub later_both: Text,
    /// Said where the cap allows more dimensions than the team of the advised model can staff.
    #[serde(default)]
    pub too_small: Option<Cited>,
}

/// One thing by which one can divide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// How the verdict says that the team is divided by it: "by country". A reason may say it more exactly.
    #[serde(default)]
    pub by: Option<Text>,
    /// What dividing by it means.
    pub what: Cited,
    /// Reasons that make it a need.
    #[serde(default)]
    pub need: Vec<Reason>,
    /// Reasons that make it a strong need.
    #[serde(default)]
    pub strong: Vec<Reason>,
    /// Id of the question that names the segments.
    #[serde(default)]
    pub names: Option<String>,
    /// What a segment is called while it has no name: "Region {n}".
    pub numbered: Text,
    /// How many segments are assumed while none is named; at most fifty.
    #[serde(default)]
    pub assumed_segments: Option<u32>,
    /// What the segments are where that is known of itself, such as two sizes of customers.
    #[serde(default)]
    pub segments: Vec<Text>,
    /// Id of a question whose number says how many segments there are.
    #[serde(default)]
    pub count: Option<String>,
    /// Id of a default of the staffing: the most segments that are made of that number while none is named.
    #[serde(default)]
    pub most: Option<String>,
    /// What lies beyond the names, where `count` says that there is more than was named, or where a single one was: "Other
    /// products".
    #[serde(default)]
    pub others: Option<Text>,
}

/// A condition that makes a need, with the reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// When it holds.
    pub when: Condition,
    /// Why that makes a need.
    pub because: Text,
    /// How the verdict says that the team is divided for this reason; as the dimension says it, where absent.
    #[serde(default)]
    pub by: Option<Text>,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How many dimensions to take now.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// Id of the question whose number sets it.
    pub question: String,
    /// Steps with a rising `from`, the first at the question's least value.
    pub steps: Vec<CapStep>,
    /// What takes dimensions off.
    #[serde(default)]
    pub less: Vec<CapLess>,
    /// Why there is a cap.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// From which number on, how many dimensions.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapStep {
    /// The least number for this step.
    pub from: u32,
    /// How many dimensions to take.
    pub take: u32,
    /// How many remain whatever `less` takes off.
    #[serde(default)]
    pub at_least: u32,
}

/// What takes dimensions off the cap.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapLess {
    /// When it does.
    pub when: Condition,
    /// How many.
    pub by: u32,
    /// Why.
    pub because: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What one answer says for or against one model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Id of the question or derived input.
    pub question: String,
    /// The answers that say it.
    pub when: Matcher,
    /// Id of the model.
    pub model: String,
    /// For or against.
    pub stance: Stance,
    /// What the answer says.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Which way a piece of evidence points.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It speaks for the model.
    For,
    /// It speaks against the model.
    Against,
}

/// A word of warning, for answers that pull apart.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its stable code.
    pub code: String,
    /// How much it matters: warnings with a higher weight come first.
    #[serde(default)]
    pub weight: u32,
    /// What to do in at most ten words, for the verdict; the first sentence of the text, where absent.
    #[serde(default)]
    pub brief: Option<Text>,
    /// When it is given; it may look at the advised model too.
    pub when: Condition,
    /// Ids of the questions that it is about.
    pub questions: Vec<String>,
    /// What pulls apart, and what to do.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Something that must hold for all answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invariant {
    /// Its id.
    pub id: String,
    /// What must hold, as a sentence.
    pub text: Text,
    /// The rule.
    pub must: Must,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// The rule of an invariant.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Must {
    /// Where the condition holds, none of these models is advised.
    Never {
        /// When.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// Where the condition holds, one of these models is advised.
    Always {
        /// When.
        when: Condition,
        /// Ids of the models.
        models: Vec<String>,
    },
    /// Raising the answer (a later option, a larger number), all else equal, never leads from one of `from` to one of `to`.
    Rising {
        /// Id of the question.
        question: String,
        /// Ids of the models before.
        from: Vec<String>,
        /// Ids of the models after.
        to: Vec<String>,
    },
    /// Raising the answer, all else equal, never lowers the number of dimensions taken now.
    RisingSegments {
        /// Id of the question.
        question: String,
        /// Whether only answers that lead to the same model are compared.
        #[serde(default)]
        same_model: bool,
    },
    /// No other model has more rows for and fewer against than the advised one, unless a branch on the path overrides.
    EvidenceAgrees {},
}
