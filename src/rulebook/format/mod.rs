//! The rulebook file as it is written: the wire form, parsed once at the door.
//!
//! This is the page for whoever writes a rulebook. Ids are still plain names here and nothing has been checked
//! beyond the shape; `resolve` turns this into the [`Rulebook`](super::Rulebook) that the program works on, and
//! says everything that is wrong. Unknown fields are refused, so that a misspelt one is not silently ignored.

mod change;
mod conditions;
mod guide;
mod levers;
mod models;
mod questions;
mod rules;
mod schema;
mod verdict;

pub use change::*;
pub use conditions::*;
pub use guide::*;
pub use levers::*;
pub use models::*;
pub use questions::*;
pub use rules::*;
pub use verdict::*;

use super::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// The value of `format` in a rulebook file.
pub const FORMAT: &str = "salesorg.rulebook";
/// The highest `format_version` that this program reads.
pub const FORMAT_VERSION: u32 = 2;

/// A whole rulebook file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where an editor finds the JSON Schema of this file; nothing else looks at it.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// Always `salesorg.rulebook`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of this form of file.
    #[schemars(range(min = 1, max = FORMAT_VERSION))]
    pub format_version: u32,
    /// Names the rulebook in sessions and advice.
    pub id: String,
    /// The author's version of the rules, such as `1.0.0`.
    pub version: String,
    /// Language tags, the first being the one that a reader of any other language is shown.
    pub languages: Vec<String>,
    /// What the rulebook advises on, as a title.
    pub title: Text,
    /// One or two sentences for the home screen: what this is, and what one gets.
    pub summary: Text,
    /// The document behind the rules.
    #[serde(default)]
    pub document: Option<Document>,
    /// Groups of questions, in the order in which they are asked.
    pub sections: Vec<Section>,
    /// All questions, in the order in which they are asked, section after section.
    pub questions: Vec<Question>,
    /// Inputs that are counted from the answers rather than asked.
    #[serde(default)]
    pub derived: Vec<Derived>,
    /// What can be advised, in the order of the comparison.
    pub models: Vec<Model>,
    /// The decision tree: which model.
    pub tree: Node,
    /// By what the organisation is divided further. Absent where the subject has no such thing.
    #[serde(default)]
    pub segmentation: Option<Segmentation>,
    /// What speaks for and against each model.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Combinations of answers that deserve a word of warning.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    /// Two models side by side, where that is worth a thought; all that hold.
    #[serde(default)]
    pub side_by_side: Vec<Conditional>,
    /// Under which headings the verdict gives its reasons. Where there are any, each input of the tree stands under one.
    #[serde(default)]
    pub factors: Vec<Factor>,
    /// How large the team is in a year.
    #[serde(default)]
    pub next_year: Option<NextYear>,
    /// What must hold over the whole answer space.
    #[serde(default)]
    pub invariants: Vec<Invariant>,
    /// The document retold, section by section. The place of a fact is the first section that cites it.
    #[serde(default)]
    pub guide: Vec<GuideSection>,
    /// Terms of the field, explained.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// Supporting functions and the enablement team.
    #[serde(default)]
    pub support: Option<Support>,
    /// Lasting investments, each with what it means for these answers.
    #[serde(default)]
    pub practices: Vec<Practice>,
    /// Head counts for the organisation chart.
    #[serde(default)]
    pub staffing: Option<Staffing>,
    /// What growth brings.
    #[serde(default)]
    pub timeline: Option<Timeline>,
    /// The way from the model that is in place to the advised one.
    #[serde(default, rename = "move")]
    pub moving: Option<Move>,
}

/// Where the rules come from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The document's title.
    pub title: Text,
    /// Who wrote it.
    pub author: String,
    /// What a reader should know of it, such as that it is a translation.
    #[serde(default)]
    pub note: Option<Text>,
}

/// A text and the facts that carry it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// What is said.
    pub text: Text,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A text with the one fact that it retells: a pro or a con, an activity.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// What is said.
    pub text: Text,
    /// Id of the fact.
    pub source: String,
}

/// A text that is shown where a condition on the answers holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conditional {
    /// When it is shown; always, where absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What is said.
    pub text: Text,
    /// The same in at most ten words, for the verdict; the first sentence of the text, where absent.
    #[serde(default)]
    pub brief: Option<Text>,
    /// The place of a step in the plan: lower numbers come first, equal ones in the order of the file.
    #[serde(default)]
    pub order: u32,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A group of questions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its name in the progress line: one word.
    pub title: Text,
}
