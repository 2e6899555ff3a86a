//! Questions and derived inputs, as written.

use super::{Condition, Lever, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A question of the interview.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id, the key of its answer.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether the quick interview asks it.
    #[serde(default)]
    pub essential: bool,
    /// Whether the answer is the company's own to change, such as a budget, rather than a fact, such as where its customers are, and
    /// how far it can go. What would change the advice is told within these limits.
    #[serde(default)]
    pub lever: Lever,
    /// The question as it is asked.
    pub title: Text,
    /// Two or three words that name it in lists and paths.
    pub short: Text,
    /// Why it is asked.
    pub help: Text,
    /// How to answer, where that needs a word.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Ids of the facts that make it worth asking.
    #[serde(default)]
    pub sources: Vec<String>,
    /// When it is asked; always, where absent. It may look only at questions before it.
    #[serde(default)]
    pub asked_when: Option<Condition>,
    /// The value that is used where the answer is unknown.
    #[serde(default)]
    pub assumed: Option<Scalar>,
    /// Choice: whether its options go from less to more. Only then can a lever go up or down.
    #[serde(default)]
    pub ordered: bool,
    /// Choice: what there is to choose, from less to more where there is such an order.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Integer: the least allowed.
    #[serde(default)]
    pub min: Option<u32>,
    /// Integer: the most allowed.
    #[serde(default)]
    pub max: Option<u32>,
    /// Integer: what is counted, one and many: `{"one": {...}, "many": {...}}`.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Names: how many at the most.
    #[serde(default)]
    pub max_names: Option<u32>,
    /// Names: characters a name at the most.
    #[serde(default)]
    pub max_length: Option<u32>,
    /// Names: a warning where there are more of them than another question's number.
    #[serde(default)]
    pub no_more_than: Option<NoMoreThan>,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of the options.
    Choice,
    /// A whole number within bounds.
    Integer,
    /// A list of names.
    Names,
}

/// One option of a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, the value of the answer.
    pub id: String,
    /// What is shown to choose.
    pub label: Text,
    /// A few words that make the choice plain.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Another option that the rules do not tell from this one, and why.
    #[serde(default)]
    pub same_as: Option<SameAs>,
}

/// Declares two options alike, so that the audit does not call one of them dead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SameAs {
    /// Id of the other option.
    pub option: String,
    /// Why the rules do not tell them apart.
    pub reason: Text,
}

/// What a number counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Behind the number one.
    pub one: Text,
    /// Behind any other number.
    pub many: Text,
}

/// Warns where a list is longer than a number given elsewhere.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoMoreThan {
    /// Id of the question with the number.
    pub question: String,
    /// The warning's code.
    pub code: String,
    /// The warning.
    pub text: Text,
}

/// An input that is counted from the answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Its id, used like a question's in conditions and in the tree.
    pub id: String,
    /// What is counted.
    pub count: Count,
    /// The count put as a question, for the tree.
    pub title: Text,
    /// Two or three words that name it.
    pub short: Text,
    /// How it is counted.
    pub help: Text,
}

/// What a derived input counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Dimensions of the segmentation with a strong need.
    StrongNeeds,
    /// Dimensions of the segmentation with any need.
    Needs,
}
