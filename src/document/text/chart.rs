//! The organisation chart as an indented list, with the figures that it is based on.

use super::AdviceWriter;
use crate::advice::{Chart, OrgNode, SegmentRange};
use crate::document::chart::ChartReader;
use crate::locale::{Message, sanitize};
use std::collections::BTreeSet;

/// The greatest number of lines of a chart; beyond that, nodes are combined.
const MAX_LINES: usize = 60;
/// Below this depth, lines are not indented further.
const MAX_DEPTH: usize = 8;

impl AdviceWriter<'_, '_> {
    /// Writes the chart as a section of its own.
    pub(super) fn chart(&mut self) {
        let Some(chart) = Chart::from_advice(self.reader.rulebook, self.advice, MAX_LINES) else { return };
        let Some(chart_reader) = ChartReader::new(*self.reader, self.advice, &chart) else { return };
        self.heading("report-chart");
        self.node(&chart_reader.with_full_names(), &chart.nodes[0], 0, &mut BTreeSet::new());
        self.page.blank();
        for remark in chart_reader.with_full_names().remarks() {
            self.page.paragraph(0, &sanitize(&remark));
        }
        let figures = chart_reader.figures();
        if !figures.is_empty() {
            self.page.blank();
            self.page.paragraph(0, &self.reader.translator.get("chart-figures"));
        }
        for figure in figures {
            let message = Message::new("report-given")
                .arg("question", figure.title.clone())
                .arg("answer", figure.formatted_value(self.reader));
            self.page.item(0, "•", &self.reader.translate(&message));
            self.page.paragraph(2, &sanitize(&figure.origin));
        }
    }

    /// Writes a node with all nodes below it. The names of combined segments are written in full only once.
    fn node(
        &mut self,
        chart_reader: &ChartReader,
        node: &OrgNode,
        depth: usize,
        named_parts: &mut BTreeSet<SegmentRange>,
    ) {
        let fresh = node
            .segments
            .iter()
            .fold(node.segments.is_empty(), |fresh, part| named_parts.insert(*part) || fresh);
        let short = chart_reader.with_short_names();
        let line = self.node_line(if fresh { chart_reader } else { &short }, node);
        self.page.item(2 * depth.min(MAX_DEPTH), "•", &sanitize(&line));
        if chart_reader.only_team(node).or_else(|| chart_reader.only_role(node)).is_some() {
            return;
        }
        let nodes = &chart_reader.chart.nodes;
        let mut children = node.children.iter().map(|child| &nodes[*child]).peekable();
        while let Some(child) = children.next() {
            self.node(chart_reader, child, depth + 1, named_parts);
            // Neighbours that differ only in name are not repeated.
            let mut same = Vec::new();
            while let Some(next) = children.next_if(|next| chart_reader.same_structure(child, next)) {
                same.push(next);
            }
            match &*same {
                [] => {}
                // A summary would not be shorter than the line itself.
                [one] if chart_reader.only_role(one).is_some() => {
                    self.node(chart_reader, one, depth + 1, named_parts);
                }
                same => {
                    let names: Vec<_> = same.iter().map(|next| chart_reader.title(next)).collect();
                    let line = self
                        .reader
                        .translate(&Message::new("chart-same").arg("names", self.join_names(&names)));
                    self.page.item(2 * (depth + 1).min(MAX_DEPTH), "•", &sanitize(&line));
                }
            }
        }
    }

    /// Joins names in a sentence.
    fn join_names(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let message = Message::new("chart-and").arg("first", first.join(", "));
                self.reader.translate(&message.arg("last", &**last))
            }
        }
    }

    /// Describes a node: its title, who leads it and the number of people.
    fn node_line(&self, chart_reader: &ChartReader, node: &OrgNode) -> String {
        let mut title = chart_reader.title(node);
        if let Some(team) = chart_reader.only_team(node) {
            title = chart_reader.title(team);
        }
        if let Some(note) = chart_reader.role_note(chart_reader.only_team(node).unwrap_or(node)) {
            title = format!("{title}, {note}");
        }
        let (first, assumed) = (node.parent.is_none(), chart_reader.is_assumed(node));
        if assumed && !first {
            title = self.reader.translate(&Message::new("chart-assumed").arg("title", title));
        }
        let mut people = if first {
            chart_reader.seller_count(node.headcount)
        } else {
            chart_reader.number(node.headcount)
        };
        if node.count > 1 {
            let message = Message::new("chart-alike").arg("people", people);
            people = self.reader.translate(
                &message
                    .arg("count", chart_reader.number(node.count))
                    .arg("each", chart_reader.count_per_group(node)),
            );
        }
        if let Some(only) = chart_reader.only_role(node) {
            let message = Message::new("chart-only-role").arg("people", people);
            let mut role = chart_reader.title(only);
            if let Some(note) = chart_reader.role_note(only) {
                role = format!("{role}, {note}");
            }
            people = self.reader.translate(&message.arg("role", role));
        }
        if let Some(role) = chart_reader.led_by(node) {
            let key = if node.count > 1 { "chart-led-each" } else { "chart-led" };
            people = self.reader.translate(&Message::new(key).arg("people", people).arg("role", role));
        }
        let key = if assumed && first { "report-given-assumed" } else { "report-given" };
        self.reader.translate(&Message::new(key).arg("question", title).arg("answer", people))
    }
}
