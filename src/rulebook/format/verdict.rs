//! The file's form of the parts that only the verdict uses.

use super::{CitedText, ConditionalText, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A heading under which the verdict gives one reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Factor {
    /// Its id.
    pub id: String,
    /// Its name: one word.
    pub title: Text,
    /// Ids of its questions and derived inputs. Each belongs to one factor only.
    pub questions: Vec<String>,
    /// The reason in at most ten words; the first whose condition holds. May test `model`. If none holds, the verdict
    /// gives the strongest branch or evidence of these questions.
    #[serde(default)]
    pub because: Vec<ConditionalText>,
}

/// How to compute the team's size in a year from the answer about growth.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextYear {
    /// Id of the choice about how fast the team grows.
    pub question: String,
    /// Id of the question about the number that grows.
    pub number: String,
    /// The growth for each option that means growth. For other options nothing is computed.
    pub growth: Vec<Growth>,
    /// Whose judgement the figures are.
    pub about: CitedText,
}

/// The growth of the team in a year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Growth {
    /// Id of the option.
    pub option: Scalar,
    /// The size in a year as a percentage of today's: 125 is a quarter more.
    pub percent: u32,
}
