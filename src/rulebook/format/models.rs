//! Models and how they are drawn, as written.

use super::guide::ModelStaffing;
use super::{Cited, Conditional, Handoff, Point, Unit};
use crate::rulebook::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// Something that can be advised.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// One line: what it is.
    pub short: Text,
    /// What the verdict counts: "pods". Where absent it counts nothing.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// What it is, in a few sentences.
    pub what: Cited,
    /// What else the document says of it: where it fits, what culture it makes.
    #[serde(default)]
    pub about: Vec<Cited>,
    /// Who works in it.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Where a customer passes from one person to another.
    #[serde(default)]
    pub handoffs: Vec<Handoff>,
    /// What to do first when it is chosen.
    #[serde(default)]
    pub first_steps: Vec<Conditional>,
    /// The document's points for it.
    pub pros: Vec<Point>,
    /// The document's points against it.
    pub cons: Vec<Point>,
    /// Signs that it works; all that hold. The first source of each is that of the con that it is watched for.
    #[serde(default)]
    pub signs: Vec<Conditional>,
    /// How it is drawn.
    pub diagram: Diagram,
    /// How its organisation chart is staffed.
    #[serde(default)]
    pub staffing: Option<ModelStaffing>,
}

/// A role in a model.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// The field's name for it.
    pub title: Text,
    /// Its usual short form, for diagrams: at most five characters.
    pub short: Text,
    /// What somebody in it does.
    pub does: Text,
    /// What it is measured by, in one line; without sources where that is our judgement.
    #[serde(default)]
    pub measured_by: Option<Cited>,
    /// Ids of the facts it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A small drawing: lanes below each other, each a row of boxes that leads to a customer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// The lanes, at most three.
    pub lanes: Vec<Lane>,
    /// One line below the drawing.
    pub caption: Text,
}

/// A row of a diagram.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// A name on a frame around the boxes: they are one group.
    #[serde(default)]
    pub group: Option<Text>,
    /// The boxes from left to right, a few characters each.
    pub boxes: Vec<Text>,
    /// How the boxes are joined.
    #[serde(default)]
    pub joined: Joined,
    /// Whom the lane serves, at its end.
    pub to: Text,
}

/// How the boxes of a lane are joined.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// The customer is handed from one to the next.
    #[default]
    Handoff,
    /// They serve the customer together.
    Together,
}
