//! The form of a rulebook file, as types that `serde` reads.
//!
//! The doc comments are the reference for authors and become the descriptions in the JSON Schema. Ids are still plain
//! texts here, and only the form has been checked. `resolve` converts a [`File`] into the [`Rulebook`](super::Rulebook)
//! that the program works with, and reports every other problem. Unknown fields are rejected, so that a misspelt one is
//! not ignored.

mod conditions;
mod guide;
mod levers;
mod models;
mod questions;
mod rules;
mod schema;
mod timeline;
mod verdict;

pub(crate) use conditions::*;
pub(crate) use guide::*;
pub(crate) use levers::*;
pub use models::*;
pub use questions::*;
pub use rules::*;
pub(crate) use timeline::*;
pub(crate) use verdict::*;

use super::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// The value of `format` in a rulebook file.
pub(crate) const FORMAT: &str = "salesorg.rulebook";
/// The highest `format_version` that this program reads.
pub(crate) const FORMAT_VERSION: u32 = 2;

/// A whole rulebook file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(hidden)]
pub struct File {
    /// The location of this file's JSON Schema, for editors. The program ignores it.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// Always `salesorg.rulebook`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of this file format.
    #[schemars(range(min = 1, max = FORMAT_VERSION))]
    pub format_version: u32,
    /// Identifies the rulebook in sessions and advice.
    pub(crate) id: String,
    /// The author's version of the rules, such as `1.0.0`.
    pub(crate) version: String,
    /// Language tags. Readers of any other language see the first one.
    pub(crate) languages: Vec<String>,
    /// What the rulebook advises on, as a title.
    pub(crate) title: Text,
    /// One or two sentences for the home screen: what the rulebook is for and what the user gets from it.
    pub(crate) summary: Text,
    /// The document that the rules come from.
    #[serde(default)]
    pub(crate) document: Option<SourceDocument>,
    /// Groups of questions, in the order of asking.
    pub(crate) sections: Vec<Section>,
    /// All questions, in the order of asking, section after section.
    pub(crate) questions: Vec<Question>,
    /// Inputs that are computed from the answers instead of asked.
    #[serde(default)]
    pub(crate) derived: Vec<DerivedInput>,
    /// The models that can be advised, in the order of the comparison.
    pub(crate) models: Vec<Model>,
    /// The decision tree, which selects the model.
    pub(crate) tree: Node,
    /// The rules that divide the organisation beyond the model. Absent if the subject has no such thing.
    #[serde(default)]
    pub(crate) segmentation: Option<Segmentation>,
    /// What answers say for and against the models.
    #[serde(default)]
    pub(crate) evidence: Vec<Evidence>,
    /// Warnings about combinations of answers.
    #[serde(default)]
    pub(crate) warnings: Vec<Warning>,
    /// Comparisons of two models, for answers that make them interesting; all whose conditions hold.
    #[serde(default)]
    pub(crate) side_by_side: Vec<ConditionalText>,
    /// The headings under which the verdict gives its reasons. If there are any, each input of the tree belongs to one.
    #[serde(default)]
    pub(crate) factors: Vec<Factor>,
    /// How to compute the team's size in a year.
    #[serde(default)]
    pub(crate) next_year: Option<NextYear>,
    /// The invariants that must hold for every possible set of answers.
    #[serde(default)]
    pub(crate) invariants: Vec<Invariant>,
    /// The document in our own words, section by section. The place of a fact is the first section that cites it.
    #[serde(default)]
    pub(crate) guide: Vec<GuideSection>,
    /// Terms of the field, with explanations.
    #[serde(default)]
    pub(crate) glossary: Vec<Term>,
    /// Supporting functions and the enablement team.
    #[serde(default)]
    pub(crate) support: Option<Support>,
    /// Lasting investments, each with advice for these answers.
    #[serde(default)]
    pub(crate) practices: Vec<Practice>,
    /// Figures for the organisation chart.
    #[serde(default)]
    pub(crate) staffing: Option<Staffing>,
    /// The answers that growth changes, and how.
    #[serde(default)]
    pub(crate) timeline: Option<Timeline>,
    /// The transition from the current model to the advised one.
    #[serde(default, rename = "move")]
    pub(crate) transition: Option<Transition>,
}

/// The document that the rules come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceDocument {
    /// The document's title.
    pub title: Text,
    /// Its author.
    pub author: String,
    /// What a reader should know about it, such as that it is a translation.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A text with the facts that it is based on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CitedText {
    /// The text.
    pub text: Text,
    /// Ids of the facts that it is based on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A text with the one fact that it is based on: a pro or a con, an activity.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[doc(hidden)]
pub struct Point {
    /// The text.
    pub(crate) text: Text,
    /// Id of the fact.
    #[doc(hidden)]
    pub source: String,
}

/// A text that is shown if a condition on the answers holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionalText {
    /// When it is shown. If absent, always.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The text.
    pub text: Text,
    /// The same in at most ten words, for the verdict. The default is the first sentence of the text.
    #[serde(default)]
    pub brief: Option<Text>,
    /// The rank of a step in the plan: lower numbers come first, equal ones in the order of the file.
    #[serde(default)]
    pub order: u32,
    /// Ids of the facts that it is based on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A group of questions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    /// Its id.
    pub id: String,
    /// Its name in the progress line: one word.
    pub title: Text,
}
