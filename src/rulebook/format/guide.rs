//! What is told beside the decision, as written: the guide, support, practices and staffing.

use super::{Cited, Condition, Conditional, Point};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A section of the guide: a part of the document in our own words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideSection {
    /// Its id.
    pub id: String,
    /// The document's heading: the place that reasons refer to.
    pub title: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<Cited>,
}

/// A term of the field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: Text,
    /// What it means.
    pub meaning: Text,
}

/// Supporting functions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// Why support matters.
    pub about: Vec<Cited>,
    /// The functions side by side.
    pub functions: Vec<Function>,
    /// Id of the function whose people are relieved.
    pub sellers: String,
    /// What to take off them, by the answers. Each activity stands once.
    pub relief: Vec<Relief>,
    /// What to say of that list, or of its being empty; all that hold.
    #[serde(default)]
    pub relief_about: Vec<Conditional>,
    /// The enablement team.
    pub enablement: Enablement,
}

/// A function and what it does.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it does.
    pub activities: Vec<Point>,
}

/// An activity that is taken off the sellers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relief {
    /// When.
    pub when: Condition,
    /// Fact id of the activity; where `judgement`, of the activity that is eased.
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
pub struct Enablement {
    /// What enablement is for.
    pub about: Vec<Cited>,
    /// Its areas of work.
    pub work: Vec<Work>,
    /// Its roles, the first to fill not necessarily first.
    pub roles: Vec<EnablementRole>,
    /// How many people work on it full time; as many as there are roles to fill, where absent.
    #[serde(default)]
    pub people: Option<EnablementPeople>,
}

/// How many people work on enablement full time, and in which roles.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnablementPeople {
    /// Id of the question whose number is that of the sellers.
    pub question: String,
    /// How many sellers there are for each of them: a whole number. The people are rounded, and one at least as soon as the
    /// first role is to be filled; before that there are none.
    pub figure: Figure,
    /// Ids of roles, the one that is filled first at the front; roles left out come last. A role that is due after the people
    /// have run out is a hat that somebody else wears.
    pub order: Vec<String>,
    /// How many there are today.
    #[serde(default)]
    pub today: Option<EnablementToday>,
}

/// How many people work on enablement full time today, by an answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnablementToday {
    /// Id of the choice that tells.
    pub question: String,
    /// Ids of the options that say that nobody does. Under any other it is not known how many do.
    pub nobody: Vec<super::Scalar>,
}

/// An area of enablement work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is.
    pub text: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// What it means for these answers; the first that holds.
    #[serde(default)]
    pub for_you: Vec<Conditional>,
}

/// A role in the enablement team.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnablementRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is for.
    pub does: Text,
    /// What to look for in a candidate.
    pub looks_for: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// When to fill it now; the first that holds gives the reason.
    pub now: Vec<Conditional>,
    /// When to fill it now for want of something better, where no reason above holds. Such a reason is never told as what
    /// would bring the role: nobody is advised to tighten a budget.
    #[serde(default)]
    pub fallback: Vec<Conditional>,
    /// What brings it, where it is not filled now.
    pub later: Text,
    /// Who plays this part while it waits.
    #[serde(default)]
    pub meanwhile: Option<Meanwhile>,
    /// Who wears it as a hat while nobody fills it, the role above left aside; the first that holds.
    #[serde(default)]
    pub hat: Vec<Conditional>,
}

/// A role that plays another one's part while that one waits and this one is filled.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meanwhile {
    /// Id of the role that does.
    pub role: String,
    /// That it does.
    pub text: Text,
    /// Ids of the facts.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A lasting investment.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Its id, a fact id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The document's reason.
    pub text: Text,
    /// Ids of the facts.
    pub sources: Vec<String>,
    /// What it means for these answers; all that hold.
    #[serde(default)]
    pub for_you: Vec<Conditional>,
}

/// The organisation chart: who leads, and the figures by which people are divided. Managers are never part of the head count.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Staffing {
    /// Id of the question that holds the head count.
    pub headcount: String,
    /// Id of the default that says how many people one manager leads on average; 3 at least.
    pub span: String,
    /// Id of the default that says how many one leads at the most, before others come in between; the span, where absent.
    #[serde(default)]
    pub span_most: Option<String>,
    /// Id of the default that says how many a manager leads at the least: fewer are led by the one above, as long as that is not
    /// more than one leads at the most. One, where absent.
    #[serde(default)]
    pub span_least: Option<String>,
    /// Who leads all.
    pub leader: Text,
    /// Who leads a span of sellers.
    pub manager: Lead,
    /// Who leads managers, then who leads those, and so on.
    #[serde(default)]
    pub upper: Vec<Lead>,
    /// Who leads above all of these; `{n}` is the level, which is 1 for whoever leads sellers. The last one of those, where
    /// absent.
    #[serde(default)]
    pub further: Option<Lead>,
    /// A seller who leads a few others and goes on selling; without it, somebody who does not sell leads every team.
    #[serde(default)]
    pub coach: Option<Coach>,
    /// Said of a team of one.
    #[serde(default)]
    pub alone: Option<Text>,
    /// The figures, each labelled with where it comes from.
    pub defaults: Vec<Figure>,
}

/// A seller who leads a few others. Smaller teams are led by the founder or one of them, larger ones by somebody who only
/// leads.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coach {
    /// Id of the default that says how many others such a seller leads at the least.
    pub least: String,
    /// Id of the default that says how many others at the most.
    pub most: String,
    /// The title.
    pub title: Text,
    /// Who leads a smaller team.
    pub few: Text,
}

/// Who leads at one level.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The title.
    pub title: Text,
    /// The same inside a sentence, behind "led by": "a sales manager". The title, where absent.
    #[serde(default)]
    pub inline: Option<Text>,
}

/// A figure that the document does not give.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: Text,
    /// The figure, from 0.000001 to 1000000; a whole number where it counts people or segments.
    pub value: f64,
    /// Where it comes from.
    pub origin: Text,
}

/// How one model is staffed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelStaffing {
    /// What the chart looks like.
    pub shape: Shape,
    /// What a unit is called: "Pod {n}". `{n}` is its number, or "1 to 3" of several.
    #[serde(default)]
    pub unit: Option<Text>,
    /// Id of the default that says how many people a unit has at least, or a line of functions that a segment has for itself; the
    /// span, where absent.
    #[serde(default)]
    pub size: Option<String>,
    /// From which team size on the team can be divided by one dimension, by two, and so on: rising, one for each dimension of
    /// the segmentation. The size is the answer to the question of the cap. No limit beside the cap, where absent.
    #[serde(default)]
    pub divides_from: Vec<u32>,
    /// Its roles with their proportions; one at least, and at most eight.
    pub roles: Vec<StaffedRole>,
}

/// What a chart looks like.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Everybody does everything.
    Generalist,
    /// A group for each function.
    Functions,
    /// Small units with every function inside.
    Unit,
}

/// A role's part of the head count.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffedRole {
    /// Id of a role of the model.
    pub role: String,
    /// Id of the default that gives its proportion; one, where absent.
    #[serde(default)]
    pub proportion: Option<String>,
    /// A few words behind its name in the chart: "own accounts".
    #[serde(default)]
    pub note: Option<Text>,
}
