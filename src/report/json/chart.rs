//! The organisation chart for programs.

use crate::advice::{Node, Post};
use crate::report::chart::ChartReader;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A node of the chart with all below it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChartNode<'a> {
    /// What it is called.
    pub title: String,
    /// What it is, the same in every language: `leader`, `manager`, `upper_manager`, `segment`, the id of a role, or that of the
    /// model for one of its units.
    pub role: &'a str,
    /// What whoever leads it is called, where it has a manager of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub led_by: Option<String>,
    /// Whether it is people who are counted in the head count.
    pub seller: bool,
    /// How many sellers there are in it, of all that it stands for.
    pub headcount: u32,
    /// How many alike it stands for, where that is more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// The ids of the dimensions that it is a segment of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dimensions: Vec<&'a str>,
    /// The names of the segments that it is for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
    /// What is below it.
    pub children: Vec<Self>,
}

/// A figure that the document does not give.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Default<'a> {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The figure.
    pub value: Json,
    /// Where it comes from.
    pub origin: Cow<'a, str>,
    /// Whether no arrangement of this team keeps it, so that the chart does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gave_way: bool,
}

/// The chart, from its first node.
pub(super) fn chart<'a>(words: &ChartReader<'a>) -> ChartNode<'a> {
    node(words, &words.chart.nodes[0])
}

fn node<'a>(words: &ChartReader<'a>, from: &Node) -> ChartNode<'a> {
    ChartNode {
        title: words.title(from),
        role: words.role_id(from),
        led_by: matches!(from.post, Post::Lead(_)).then(|| words.role(from)),
        seller: from.is_seller(),
        headcount: from.headcount,
        count: Some(from.count).filter(|count| *count > 1),
        dimensions: words.dimensions(from),
        segments: words.segments(from),
        children: from.children.iter().map(|child| node(words, &words.chart.nodes[*child])).collect(),
    }
}

/// The figures that the chart keeps, then those that give way.
pub(super) fn defaults<'a>(words: &ChartReader<'a>) -> Vec<Default<'a>> {
    let kept = words.figures().into_iter().map(|figure| (figure, false));
    let gave_way = words.given_up().into_iter().map(|figure| (figure, true));
    let both = kept.chain(gave_way);
    both.map(|(figure, gave_way)| Default {
        id: figure.id,
        title: figure.title,
        value: serde_json::from_str(&figure.value).unwrap_or(Json::String(figure.value)),
        origin: figure.origin,
        gave_way,
    })
    .collect()
}
