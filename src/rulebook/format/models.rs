//! The file's form of models and their diagrams.

use super::guide::ModelStaffing;
use super::{CitedText, ConditionalText, Handoff, Point, Unit};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A model that can be advised.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is, in one line.
    pub(crate) short: Text,
    /// The unit that the verdict counts: "pods". If absent, it counts nothing.
    #[serde(default)]
    pub(crate) unit: Option<Unit>,
    /// What it is, in a few sentences.
    pub(crate) what: CitedText,
    /// What else the document says about it: where it fits, what culture it creates.
    #[serde(default)]
    pub(crate) about: Vec<CitedText>,
    /// The roles of the people in it.
    #[serde(default)]
    pub(crate) roles: Vec<Role>,
    /// The points at which one person hands a customer over to another.
    #[serde(default)]
    pub(crate) handoffs: Vec<Handoff>,
    /// What to do first when this model is chosen.
    #[serde(default)]
    pub(crate) first_steps: Vec<ConditionalText>,
    /// The document's points in favour of it.
    #[doc(hidden)]
    pub pros: Vec<Point>,
    /// The document's points against it.
    #[doc(hidden)]
    pub cons: Vec<Point>,
    /// Signs that it works; all whose conditions hold. The first source of each is that of the con that it is a check
    /// for.
    #[serde(default)]
    pub(crate) signs: Vec<ConditionalText>,
    /// Its diagram.
    pub(crate) diagram: Diagram,
    /// How its organisation chart is staffed.
    #[serde(default)]
    pub(crate) staffing: Option<ModelStaffing>,
}

/// A role in a model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    /// Its id.
    pub id: String,
    /// The name that the field uses.
    pub title: Text,
    /// The usual abbreviation, for diagrams: at most five characters.
    pub short: Text,
    /// What a person in this role does.
    pub does: Text,
    /// What it is measured by, in one line. Without sources if that is our judgement.
    #[serde(default)]
    pub measured_by: Option<CitedText>,
    /// Ids of the facts behind it.
    #[serde(default)]
    #[allow(dead_code, reason = "for readers of the file")]
    pub sources: Vec<String>,
}

/// A small diagram: lanes one below the other, each a row of boxes that leads to a customer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Diagram {
    /// The lanes, at most three.
    pub lanes: Vec<Lane>,
    /// A line of text below the diagram.
    pub caption: Text,
}

/// A row of a diagram.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lane {
    /// The label of a frame around the boxes, which marks them as a group.
    #[serde(default)]
    pub group: Option<Text>,
    /// The boxes from left to right, a few characters each.
    pub boxes: Vec<Text>,
    /// How the boxes are joined.
    #[serde(default)]
    pub joined: LaneJoin,
    /// The customers that the lane serves, shown at its end.
    pub to: Text,
}

/// How the boxes of a lane are joined.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LaneJoin {
    /// Each hands the customer over to the next.
    #[default]
    Handoff,
    /// They serve the customer together.
    Together,
}
