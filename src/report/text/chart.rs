//! The organisation chart as an indented list, with the figures that it is based on.

use super::Report;
use crate::advice::{Chart, OrgNode, SegmentRange};
use crate::locale::{Message, harmless};
use crate::report::chart::ChartReader;
use std::collections::BTreeSet;

/// The greatest number of lines of a chart; beyond that, nodes are combined.
const MOST_LINES: usize = 60;
/// Below this depth, lines are not indented further.
const DEEPEST: usize = 8;

impl Report<'_, '_> {
    /// Writes the chart as a section of its own.
    pub(super) fn chart(&mut self) {
        let Some(chart) = Chart::from_advice(self.reader.rulebook, self.advice, MOST_LINES) else { return };
        let Some(words) = ChartReader::new(*self.reader, self.advice, &chart) else { return };
        self.heading("report-chart");
        self.node(&words.spelled(), &chart.nodes[0], 0, &mut BTreeSet::new());
        self.page.blank();
        for remark in words.spelled().remarks() {
            self.page.paragraph(0, &harmless(&remark));
        }
        let figures = words.figures();
        if !figures.is_empty() {
            self.page.blank();
            self.page.paragraph(0, &self.reader.words.get("chart-figures"));
        }
        for figure in figures {
            let message = Message::new("report-given")
                .with("question", figure.title.clone())
                .with("answer", figure.shown(self.reader));
            self.page.item(0, "•", &self.reader.say(&message));
            self.page.paragraph(2, &harmless(&figure.origin));
        }
    }

    /// Writes a node with all nodes below it. The names of combined segments are written in full only once.
    fn node(&mut self, words: &ChartReader, node: &OrgNode, depth: usize, told: &mut BTreeSet<SegmentRange>) {
        let fresh = node.segments.iter().fold(node.segments.is_empty(), |fresh, part| told.insert(*part) || fresh);
        let short = words.shortened_names();
        let line = self.line(if fresh { words } else { &short }, node);
        self.page.item(2 * depth.min(DEEPEST), "•", &harmless(&line));
        if words.team(node).or_else(|| words.only(node)).is_some() {
            return;
        }
        let nodes = &words.chart.nodes;
        let mut children = node.children.iter().map(|child| &nodes[*child]).peekable();
        while let Some(child) = children.next() {
            self.node(words, child, depth + 1, told);
            // Neighbours that differ only in name are not repeated.
            let mut same = Vec::new();
            while let Some(next) = children.next_if(|next| words.is_alike(child, next)) {
                same.push(next);
            }
            match &*same {
                [] => {}
                // A summary would not be shorter than the line itself.
                [one] if words.only(one).is_some() => self.node(words, one, depth + 1, told),
                same => {
                    let names: Vec<_> = same.iter().map(|next| words.title(next)).collect();
                    let line = self.reader.say(&Message::new("chart-same").with("names", self.named(&names)));
                    self.page.item(2 * (depth + 1).min(DEEPEST), "•", &harmless(&line));
                }
            }
        }
    }

    /// Joins names in a sentence.
    fn named(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let message = Message::new("chart-and").with("first", first.join(", "));
                self.reader.say(&message.with("last", &**last))
            }
        }
    }

    /// Describes a node: its title, who leads it and the number of people.
    fn line(&self, words: &ChartReader, node: &OrgNode) -> String {
        let mut title = words.title(node);
        if let Some(team) = words.team(node) {
            title = words.title(team);
        }
        if let Some(note) = words.note(words.team(node).unwrap_or(node)) {
            title = format!("{title}, {note}");
        }
        let (first, assumed) = (node.parent.is_none(), words.assumed(node));
        if assumed && !first {
            title = self.reader.say(&Message::new("chart-assumed").with("title", title));
        }
        let mut people = if first { words.people(node.headcount) } else { words.number(node.headcount) };
        if node.count > 1 {
            let message = Message::new("chart-alike").with("people", people);
            people = self
                .reader
                .say(&message.with("count", words.number(node.count)).with("each", words.each(node)));
        }
        if let Some(only) = words.only(node) {
            let message = Message::new("chart-only-role").with("people", people);
            let mut role = words.title(only);
            if let Some(note) = words.note(only) {
                role = format!("{role}, {note}");
            }
            people = self.reader.say(&message.with("role", role));
        }
        if let Some(role) = words.led_by(node) {
            let key = if node.count > 1 { "chart-led-each" } else { "chart-led" };
            people = self.reader.say(&Message::new(key).with("people", people).with("role", role));
        }
        let key = if assumed && first { "report-given-assumed" } else { "report-given" };
        self.reader.say(&Message::new(key).with("question", title).with("answer", people))
    }
}
