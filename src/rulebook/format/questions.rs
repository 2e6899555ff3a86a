//! The file's form of questions and derived inputs.

use super::{Condition, Lever, Scalar};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A question of the interview.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// Its id, the key of its answer.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// The kind of answer that it takes.
    pub kind: QuestionKind,
    /// Whether the quick interview asks it.
    #[serde(default)]
    pub essential: bool,
    /// Whether the company can change the answer, like a budget, and how far; `false` for a fact, such as where its
    /// customers are. Suggestions of what would change the advice stay within these limits.
    #[serde(default)]
    pub lever: Lever,
    /// The question's full text.
    pub title: Text,
    /// Two or three words that name the question in lists and paths.
    pub short: Text,
    /// Why the question is asked.
    pub help: Text,
    /// How to answer the question, if that needs an explanation.
    #[serde(default)]
    pub hint: Option<Text>,
    /// Ids of the facts that make the question worth asking.
    #[serde(default)]
    pub sources: Vec<String>,
    /// When the question is asked. If absent, always. May test only earlier questions.
    #[serde(default)]
    pub asked_when: Option<Condition>,
    /// The value that is used if the answer is unknown.
    #[serde(default)]
    pub assumed: Option<Scalar>,
    /// Choice: whether the options are ordered from less to more. Only then can a lever have a direction.
    #[serde(default)]
    pub ordered: bool,
    /// Choice: the options, from less to more if they have such an order.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Integer: the smallest number allowed.
    #[serde(default)]
    pub min: Option<u32>,
    /// Integer: the largest number allowed.
    #[serde(default)]
    pub max: Option<u32>,
    /// Integer: what is counted, singular and plural: `{"one": {...}, "many": {...}}`.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Names: the largest number of names.
    #[serde(default)]
    pub max_names: Option<u32>,
    /// Names: the largest number of characters in a name.
    #[serde(default)]
    pub max_length: Option<u32>,
    /// Names: a warning if there are more names than the answer to another question.
    #[serde(default)]
    pub no_more_than: Option<NoMoreThan>,
}

/// The kind of answer that a question takes.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QuestionKind {
    /// One of the options.
    Choice,
    /// A whole number between two limits.
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
    /// The text of the option.
    pub label: Text,
    /// A few words that explain the option.
    #[serde(default)]
    pub(crate) hint: Option<Text>,
    /// Another option that the rules treat like this one, and why.
    #[serde(default)]
    pub(crate) same_as: Option<SameAs>,
}

/// A declaration that the rules treat two options alike, so that the audit does not report one of them as unused.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SameAs {
    /// Id of the other option.
    pub option: String,
    /// Why the rules treat them alike.
    pub reason: Text,
}

/// The unit of a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The word after the number one.
    pub(crate) one: Text,
    /// The word after any other number.
    pub(crate) many: Text,
}

/// A warning for a list that is longer than the answer to another question.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoMoreThan {
    /// Id of the question that has the number.
    pub question: String,
    /// The warning's code.
    pub code: String,
    /// The warning's text.
    pub text: Text,
}

/// An input that is computed from the answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DerivedInput {
    /// Its id, used in conditions and in the tree like a question's.
    pub id: String,
    /// What is counted.
    pub count: Count,
    /// The count as a question, for the tree.
    pub title: Text,
    /// Two or three words that name the input.
    pub short: Text,
    /// How it is counted.
    pub help: Text,
}

/// What a derived input counts.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Count {
    /// Dimensions of the segmentation with a strong need.
    StrongNeeds,
    /// Dimensions of the segmentation with any need.
    Needs,
}
