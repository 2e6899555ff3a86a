//! The file's form of what changes over time: growth, and the transition from the current model to the advised one.

use super::{CitedText, ConditionalText, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// The answers that growth changes, one at a time. For each change the same rules decide again; the file has only the
/// answers that change and the words for it, the result is computed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Timeline {
    /// How to read the timeline, and whose judgement its figures are.
    pub about: CitedText,
    /// The answers that change, in the order in which they are listed.
    pub tracks: Vec<Track>,
}

/// An answer that changes over time. A number only rises; a choice takes the named steps.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Track {
    /// Id of the question.
    pub question: String,
    /// For a number: how to say that it is reached. `{value}` is the number with its unit: "From {value} on".
    #[serde(default)]
    pub when: Option<Text>,
    /// For a choice: the options that growth may bring, in order. If today's answer is one of them, only those after it
    /// are considered.
    #[serde(default)]
    pub to: Vec<TrackStep>,
}

/// An option that growth may bring.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackStep {
    /// Id of the option.
    pub option: Scalar,
    /// How to say that it has been reached: "Once the budget is ample".
    pub when: Text,
}

/// The transition from the current model to the advised one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transition {
    /// Id of the choice that says what is in place today. An option with the id of a model stands for that model.
    pub question: String,
    /// Id of the option for a form of the company's own, which is to be compared first. Every option that is neither
    /// this one nor a model means that nothing is in place, and then nothing is shown.
    #[serde(default)]
    pub own_form: Option<Scalar>,
    /// The summary; the first whose condition holds. Like all conditions below, it may test `model` and the question.
    pub about: Vec<ConditionalText>,
    /// Why staying is defensible, what to fix first and when to change; the first whose condition holds. Shown only if
    /// the current model is the runner-up and changing a single answer leads to it.
    #[serde(default)]
    pub stay: Vec<ConditionalText>,
    /// Whose judgement this is; the first whose condition holds.
    #[serde(default)]
    pub note: Vec<ConditionalText>,
    /// What people do differently; all whose conditions hold.
    #[serde(default)]
    pub differently: Vec<ConditionalText>,
    /// What to do, in this order; all whose conditions hold.
    #[serde(default)]
    pub steps: Vec<ConditionalText>,
    /// What to leave unchanged; all whose conditions hold.
    #[serde(default)]
    pub keep: Vec<ConditionalText>,
}

/// A point at which one person hands a customer over to another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Handoff {
    /// Its id. A handoff with the same id in another model is the same handoff.
    pub id: String,
    /// Who hands over what to whom.
    pub text: Text,
    /// Whether it is within a group that keeps the customer.
    #[serde(default)]
    pub within: bool,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}
