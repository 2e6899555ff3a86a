//! What time changes, as written: what growth brings, and the way from the model that is in place to the advised one.

use super::{Cited, Conditional, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// What growth brings: answers that time moves, one at a time, through the same rules that advise today. What comes of
/// it is computed; only what is moved, and how that is said, stands here.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// How to read it, and whose judgement its figures are.
    pub about: Cited,
    /// The answers that are moved, in the order in which they are told.
    pub tracks: Vec<Track>,
}

/// One answer that time moves. A number only rises; a choice takes the steps that are named.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Track {
    /// Id of the question.
    pub question: String,
    /// Of a number: how it is said that it is reached. `{value}` is the number with its unit: "From {value} on".
    #[serde(default)]
    pub when: Option<Text>,
    /// Of a choice: the options that time may bring, the one that comes first first. Where today's answer is among
    /// them, only those behind it are looked at.
    #[serde(default)]
    pub to: Vec<TrackStep>,
}

/// An option that time may bring.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackStep {
    /// Id of the option.
    pub option: Scalar,
    /// How it is said that it came: "Once the budget is ample".
    pub when: Text,
}

/// The way from the model that is in place to the advised one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Id of the choice that tells what is in place: an option whose id is that of a model is that model.
    pub question: String,
    /// Id of the option that is a form of one's own, which is to be compared first. Any option that is neither that nor a
    /// model means that nothing is in place, and nothing is said.
    #[serde(default)]
    pub own_form: Option<Scalar>,
    /// What it comes down to; the first that holds. May look at `model` and at the question, as all below.
    pub about: Vec<Conditional>,
    /// That staying is defensible, what to fix first and when to move; the first that holds. Said only where the model in
    /// place comes second and a single change leads to it.
    #[serde(default)]
    pub stay: Vec<Conditional>,
    /// Whose judgement all this is; the first that holds.
    #[serde(default)]
    pub note: Vec<Conditional>,
    /// What people do differently; all that hold.
    #[serde(default)]
    pub differently: Vec<Conditional>,
    /// What to do, in this order; all that hold.
    #[serde(default)]
    pub steps: Vec<Conditional>,
    /// What to leave alone; all that hold.
    #[serde(default)]
    pub keep: Vec<Conditional>,
}

/// A place where a customer passes from one person to another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handoff {
    /// Its id. A handoff with the same id in another model is the same one.
    pub id: String,
    /// Who hands what to whom.
    pub text: Text,
    /// Whether it stays inside a group that keeps the customer.
    #[serde(default)]
    pub within: bool,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}
