//! The organisation chart: `org_chart` and `defaults` in the JSON, and its section.

use super::AdviceDocument;
use crate::advice::{NodeKind, OrgNode, SegmentRange};
use crate::document::block::Chart;
use crate::document::chart::ChartReader;
use crate::document::{Block, ChartBox, Item, Mark, Phrase, Reader, Section};
use crate::locale::Message;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The greatest number of nodes in the outline; beyond that, nodes are combined.
const MAX_OUTLINE_NODES: usize = 60;
/// The greatest number of boxes that fit on a slide.
const MAX_BOXES: usize = 80;

/// A node of the chart with all nodes below it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ChartNode<'a> {
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
pub(crate) struct DefaultFigure<'a> {
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

/// Returns the section on the organisation: the chart, the remarks on it, and the figures behind it.
pub(super) fn section(document: &AdviceDocument, reader: &Reader) -> Option<Section> {
    let whole = document.chart.as_ref()?.with_full_names();
    let outline = whole.with_at_most(MAX_OUTLINE_NODES)?;
    let outline = Outline { chart: whole.of(&outline), named: BTreeSet::new() }.item(&outline.nodes[0]);
    let boxes = whole.with_at_most(MAX_BOXES);
    let root = boxes.as_ref().map(|chart| chart_box(&whole.of(chart).with_short_names(), &chart.nodes[0]));
    let mut blocks = vec![Block::Chart(Chart { outline: vec![outline], root })];
    blocks.extend(whole.remarks().into_iter().map(Block::paragraph));
    let figures = document.defaults.iter().flatten().filter(|figure| !figure.gave_way);
    let items: Vec<_> = figures.map(|figure| figure_item(figure, reader)).collect();
    if !items.is_empty() {
        blocks.push(Block::Heading(reader.translator.get("chart-figures")));
        blocks.push(Block::List(items));
    }
    Some(reader.section("chart", "report-chart", blocks))
}

/// Returns a figure with its origin.
pub(super) fn figure_item(figure: &DefaultFigure, reader: &Reader) -> Item {
    let value = reader.translator.language().format_decimal(&figure.value.to_string());
    let given = reader.given(&figure.title, &value);
    Item::new(Mark::Bullet, Phrase::new(given)).with([Block::quiet(&*figure.origin)])
}

/// Writes a chart as nested items. The names of combined segments are written in full only once.
struct Outline<'a> {
    chart: ChartReader<'a>,
    named: BTreeSet<SegmentRange>,
}

impl Outline<'_> {
    /// Returns a node with all nodes below it.
    fn item(&mut self, node: &OrgNode) -> Item {
        let is_new = node
            .segments
            .iter()
            .fold(node.segments.is_empty(), |is_new, part| self.named.insert(*part) || is_new);
        let chart = if is_new { self.chart } else { self.chart.with_short_names() };
        let item = Item::new(Mark::Bullet, Phrase::new(node_line(&chart, node)));
        let nodes = &self.chart.chart.nodes;
        if chart.only_team(node).or_else(|| chart.only_role(node)).is_some() || node.children.is_empty() {
            return item;
        }
        let mut items = Vec::new();
        let mut children = node.children.iter().map(|child| &nodes[*child]).peekable();
        while let Some(child) = children.next() {
            items.push(self.item(child));
            // Neighbours that differ only in name are not repeated.
            let mut same = Vec::new();
            while let Some(next) = children.next_if(|next| self.chart.same_structure(child, next)) {
                same.push(next);
            }
            match &*same {
                [] => {}
                // A summary would not be shorter than the line itself.
                [one] if self.chart.only_role(one).is_some() => items.push(self.item(one)),
                same => {
                    let names: Vec<_> = same.iter().map(|next| self.chart.title(next)).collect();
                    let reader = self.chart.reader;
                    let message = Message::new("chart-same").arg("names", join_names(&reader, &names));
                    items.push(Item::new(Mark::Bullet, Phrase::new(reader.translate(&message))));
                }
            }
        }
        item.with([Block::List(items)])
    }
}

/// Joins names in a sentence.
fn join_names(reader: &Reader, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let message = Message::new("chart-and").arg("first", first.join(", "));
            reader.translate(&message.arg("last", &**last))
        }
    }
}

/// Describes a node: its title, who leads it and the number of people.
fn node_line(chart: &ChartReader, node: &OrgNode) -> String {
    let (is_root, is_assumed) = (node.parent.is_none(), chart.is_assumed(node));
    let mut title = node_title(chart, node);
    if is_assumed && !is_root {
        title = chart.reader.translate(&Message::new("chart-assumed").arg("title", title));
    }
    let mut people = node_people(chart, node);
    if let Some(role) = chart.led_by(node) {
        let key = if node.count > 1 { "chart-led-each" } else { "chart-led" };
        people = chart.reader.translate(&Message::new(key).arg("people", people).arg("role", role));
    }
    let key = if is_assumed && is_root { "report-given-assumed" } else { "report-given" };
    chart.reader.translate(&Message::new(key).arg("question", title).arg("answer", people))
}

/// Returns the title of a node, or that of its only team, with its remark.
fn node_title(chart: &ChartReader, node: &OrgNode) -> String {
    let named = chart.only_team(node).unwrap_or(node);
    let title = chart.title(named);
    chart.role_note(named).map_or(title.clone(), |note| format!("{title}, {note}"))
}

/// Returns the number of people in a node and, if it combines equal groups, in each of them.
fn node_people(chart: &ChartReader, node: &OrgNode) -> String {
    let mut people = match node.parent {
        None => chart.seller_count(node.headcount),
        Some(_) => chart.number(node.headcount),
    };
    if node.count > 1 {
        let message = Message::new("chart-alike").arg("people", people);
        let message = message.arg("count", chart.number(node.count));
        people = chart.reader.translate(&message.arg("each", chart.count_per_group(node)));
    }
    if let Some(only) = chart.only_role(node) {
        let message = Message::new("chart-only-role").arg("people", people);
        people = chart.reader.translate(&message.arg("role", node_title(chart, only)));
    }
    people
}

/// Returns a node as a box with all boxes below it.
fn chart_box(chart: &ChartReader, node: &OrgNode) -> ChartBox {
    let is_whole = chart.only_team(node).or_else(|| chart.only_role(node)).is_some();
    let children: &[usize] = if is_whole { &[] } else { &node.children };
    let title = node_title(chart, node);
    let lead = matches!(node.kind, NodeKind::Lead(_)).then(|| chart.role(node));
    let mut lines: Vec<_> = lead.into_iter().filter(|lead| *lead != title).collect();
    lines.push(node_people(chart, node));
    ChartBox {
        title,
        lines,
        seller: node.is_seller() || is_whole,
        children: children.iter().map(|child| chart_box(chart, &chart.chart.nodes[*child])).collect(),
    }
}
