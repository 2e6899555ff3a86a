//! The file's form of what is shown beside the decision: guide, support, practices and staffing.

use super::{CitedText, Condition, ConditionalText, Point};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A section of the guide: a part of the document in our own words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GuideSection {
    /// Its id.
    pub id: String,
    /// The heading in the document. Reasons refer to it as the place of a fact.
    pub title: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<CitedText>,
}

/// A term of the field with its explanation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

/// The supporting functions and the enablement team.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Support {
    /// Why support matters.
    pub about: Vec<CitedText>,
    /// The functions that are compared.
    pub functions: Vec<Function>,
    /// Id of the function of the sellers, from whom work is taken.
    pub sellers: String,
    /// The activities to take off the sellers, depending on the answers. Each activity occurs once.
    pub relief: Vec<Relief>,
    /// Remarks on the list of activities, also if it is empty; all whose conditions hold.
    #[serde(default)]
    pub relief_about: Vec<ConditionalText>,
    /// The enablement team.
    pub enablement: Enablement,
}

/// A function and what it does.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Function {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its activities.
    pub activities: Vec<Point>,
}

/// An activity that another function takes over from the sellers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relief {
    /// When this applies.
    pub when: Condition,
    /// Fact id of the activity. If `judgement` is true, of the activity that is made easier.
    pub activity: String,
    /// Id of the function that takes it over.
    pub to: String,
    /// What to do.
    pub text: Text,
    /// Whether this is our judgement rather than the document's.
    #[serde(default)]
    pub judgement: bool,
}

/// The enablement team.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enablement {
    /// What enablement is for.
    pub about: Vec<CitedText>,
    /// Its areas of work.
    pub work: Vec<WorkArea>,
    /// Its roles, in the order in which they are listed.
    pub roles: Vec<EnablementRole>,
    /// How many people work on it full time. If absent, as many as there are roles to fill.
    #[serde(default)]
    pub people: Option<EnablementPeople>,
}

/// How many people work on enablement full time, and in which roles.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnablementPeople {
    /// Id of the question about the number of sellers.
    pub question: String,
    /// How many sellers there are for each person: a whole number. The number of people is rounded. It is at least one
    /// as soon as the first role is to be filled, and zero before that.
    pub figure: Figure,
    /// Ids of roles in the order in which they are filled; roles that are left out come last. If there are fewer people
    /// than roles to fill, the remaining roles are part-time tasks of others.
    pub order: Vec<String>,
    /// How many there are today.
    #[serde(default)]
    pub today: Option<EnablementToday>,
}

/// How many people work on enablement full time today, according to an answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnablementToday {
    /// Id of the choice that says so.
    pub question: String,
    /// Ids of the options that mean nobody. For any other option the number is unknown.
    pub nobody: Vec<super::Scalar>,
}

/// An area of enablement work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it consists of.
    pub text: Text,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
    /// What it means for these answers; the first whose condition holds.
    #[serde(default)]
    pub for_you: Vec<ConditionalText>,
}

/// A role in the enablement team.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnablementRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The role's purpose.
    pub does: Text,
    /// What to look for in a candidate.
    pub looks_for: Text,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
    /// The reasons to fill it now; the first whose condition holds is given.
    pub now: Vec<ConditionalText>,
    /// Weaker reasons to fill it now, used if none of `now` holds. They are never suggested as a way to get the role:
    /// nobody is advised to tighten a budget.
    #[serde(default)]
    pub fallback: Vec<ConditionalText>,
    /// What would be a reason to fill it later.
    pub later: Text,
    /// Another role that covers this one until it is filled.
    #[serde(default)]
    pub meanwhile: Option<Meanwhile>,
    /// Who does this work part-time while nobody fills the role, if `meanwhile` does not apply; the first whose
    /// condition holds.
    #[serde(default)]
    pub hat: Vec<ConditionalText>,
}

/// A filled role that covers another one that is not filled yet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meanwhile {
    /// Id of the role that covers it.
    pub role: String,
    /// The text that says so.
    pub text: Text,
    /// Ids of the facts behind it.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A lasting investment.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Practice {
    /// Its id, which is the id of a fact.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The document's reason.
    pub text: Text,
    /// Ids of the facts behind it.
    pub sources: Vec<String>,
    /// What it means for these answers; all whose conditions hold.
    #[serde(default)]
    pub for_you: Vec<ConditionalText>,
}

/// The organisation chart: who leads, and the figures by which people are divided. Managers are never part of the head
/// count.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Staffing {
    /// Id of the question about the number of people.
    pub headcount: String,
    /// Id of the figure with the average number of people that one manager leads; at least 3.
    pub span: String,
    /// Id of the figure with the largest number of people that one manager leads before a further level is added. The
    /// default is the average.
    #[serde(default)]
    pub span_most: Option<String>,
    /// Id of the figure with the smallest number of people with a manager of their own. Fewer are led one level higher,
    /// unless that exceeds the largest number for one manager. The default is one.
    #[serde(default)]
    pub span_least: Option<String>,
    /// The title of the person who leads the whole organisation.
    pub leader: Text,
    /// The title of a manager of sellers.
    pub manager: Lead,
    /// The titles of those who lead managers, level by level.
    #[serde(default)]
    pub upper: Vec<Lead>,
    /// The title on all levels above these. `{n}` is the level, counted from 1 for managers of sellers. The default is
    /// the last of these titles.
    #[serde(default)]
    pub further: Option<Lead>,
    /// A seller who leads a few others and continues to sell. If absent, every team is led by somebody who does not
    /// sell.
    #[serde(default)]
    pub coach: Option<Coach>,
    /// The text for a team of one.
    #[serde(default)]
    pub alone: Option<Text>,
    /// The figures, each with its origin.
    pub defaults: Vec<Figure>,
}

/// A seller who leads a few others. Smaller teams are led by the founder or by one of them, larger ones by a manager
/// who does not sell.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Coach {
    /// Id of the figure with the smallest number of others.
    pub least: String,
    /// Id of the figure with the largest number of others.
    pub most: String,
    /// The title.
    pub title: Text,
    /// The text that says who leads a smaller team.
    pub few: Text,
}

/// The title of those who lead at one level.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lead {
    /// The title.
    pub title: Text,
    /// The title inside a sentence, after "led by": "a sales manager". The default is the title.
    #[serde(default)]
    pub inline: Option<Text>,
}

/// A figure that the document does not give.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure {
    /// Its id.
    pub id: String,
    /// What the figure is.
    pub title: Text,
    /// The value, from 0.000001 to 1000000; a whole number if it counts people or segments.
    pub value: f64,
    /// Where it comes from.
    pub origin: Text,
}

/// How one model is staffed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelStaffing {
    /// The form of the chart.
    pub shape: Shape,
    /// The name of a unit: "Pod {n}". `{n}` is its number, or "1 to 3" for several.
    #[serde(default)]
    pub unit: Option<Text>,
    /// Id of the figure with the smallest number of people of a unit, or of a line of functions that serves one segment
    /// only. The default is the average span.
    #[serde(default)]
    pub size: Option<String>,
    /// The smallest team sizes at which the team can be divided by one dimension, by two, and so on: ascending, one for
    /// each dimension of the segmentation. The team size is the answer to the cap's question. If absent, only the cap
    /// limits the dimensions.
    #[serde(default)]
    pub divides_from: Vec<u32>,
    /// Its roles with their proportions; at least one and at most eight.
    pub roles: Vec<StaffedRole>,
}

/// The form of a chart.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shape {
    /// Everyone does everything.
    Generalist,
    /// A group for each function.
    Functions,
    /// Small units that have every function.
    Unit,
}

/// A role's share of the people.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StaffedRole {
    /// Id of a role of the model.
    pub role: String,
    /// Id of the figure with its proportion. The default is one.
    #[serde(default)]
    pub proportion: Option<String>,
    /// A few words after its name in the chart: "own accounts".
    #[serde(default)]
    pub note: Option<Text>,
}
