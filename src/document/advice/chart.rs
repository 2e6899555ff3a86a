//! The organisation chart as JSON.

use crate::advice::{NodeKind, OrgNode};
use crate::document::chart::ChartReader;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A node of the chart with all nodes below it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChartNode<'a> {
    /// Its title.
    pub title: String,
    /// What it is, the same in every language: `leader`, `manager`, `upper_manager`, `segment`, the id of a role or,
    /// for a unit, the id of the model.
    pub role: &'a str,
    /// Title of its manager, if it has a manager of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub led_by: Option<String>,
    /// Whether it consists of people who count as sellers.
    pub seller: bool,
    /// Number of sellers in it, in all the groups that it combines.
    pub headcount: u32,
    /// Number of equal groups that it combines, if more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Ids of the dimensions that it has segments of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<&'a str>,
    /// Names of its segments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
    /// Nodes directly below it.
    pub children: Vec<Self>,
}

/// A figure that the source article does not contain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DefaultFigure<'a> {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Value of the figure.
    pub value: Json,
    /// Where it comes from.
    pub origin: Cow<'a, str>,
    /// Whether no arrangement of this team can meet it, so that the chart does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_way: bool,
}

/// Returns the chart from its root.
pub(super) fn chart<'a>(chart_reader: &ChartReader<'a>) -> ChartNode<'a> {
    node(chart_reader, &chart_reader.chart.nodes[0])
}

fn node<'a>(chart_reader: &ChartReader<'a>, from: &OrgNode) -> ChartNode<'a> {
    ChartNode {
        title: chart_reader.title(from),
        role: chart_reader.role_id(from),
        led_by: matches!(from.kind, NodeKind::Lead(_)).then(|| chart_reader.role(from)),
        seller: from.is_seller(),
        headcount: from.headcount,
        count: Some(from.count).filter(|count| *count > 1),
        dimensions: chart_reader.dimensions(from),
        segments: chart_reader.all_segment_names(from),
        children: from
            .children
            .iter()
            .map(|child| node(chart_reader, &chart_reader.chart.nodes[*child]))
            .collect(),
    }
}

/// Returns the figures that the chart meets, then those that it cannot meet.
pub(super) fn defaults<'a>(chart_reader: &ChartReader<'a>) -> Vec<DefaultFigure<'a>> {
    let met = chart_reader.figures().into_iter().map(|figure| (figure, false));
    let gave_way = chart_reader.unmet_figures().into_iter().map(|figure| (figure, true));
    let both = met.chain(gave_way);
    both.map(|(figure, gave_way)| DefaultFigure {
        id: figure.id,
        title: figure.title,
        value: serde_json::from_str(&figure.value).unwrap_or(Json::String(figure.value)),
        origin: figure.origin,
        gave_way,
    })
    .collect()
}
