//! What the verdict is made of beside the rules themselves, as written.

use super::{Cited, Conditional, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A heading under which the verdict gives one reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Its name: one word.
    pub title: Text,
    /// Ids of the questions and derived inputs that belong to it, each to one factor only.
    pub questions: Vec<String>,
    /// The reason in at most ten words; the first that holds. May look at `model`. Where none holds, the verdict gives the
    /// strongest branch or evidence of these questions.
    #[serde(default)]
    pub because: Vec<Conditional>,
}

/// How large the team is in a year, by the answer about growth.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextYear {
    /// Id of the choice that says how fast the team grows.
    pub question: String,
    /// Id of the question whose number grows.
    pub number: String,
    /// By how much, for each option that grows; no other option is looked ahead from.
    pub growth: Vec<Growth>,
    /// Whose judgement the figures are.
    pub about: Cited,
}

/// By how much the team grows in a year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// Id of the option.
    pub option: Scalar,
    /// The size in a year as a percentage of today's: 125 is a quarter more.
    pub percent: u32,
}
