//! The texts in the boxes, computed once because the chart of an advice never changes.

use crate::advice::{Chart, NodeKind, OrgNode};
use crate::document::chart::ChartReader;
use crate::locale::{Message, sanitize};
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, shorten, wrap};
use ratatui::style::Style;

/// The minimum inner width of a box in cells.
const MIN_INNER_WIDTH: usize = 16;
/// The maximum width of a role's name in a row, beside its number.
const MAX_ROLE_WIDTH: usize = 17;
/// The maximum number of lines for the title of a box.
const MAX_TITLE_LINES: usize = 2;

/// The texts of one node.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// The title, with the mark for assumed values.
    pub(super) title: String,
    /// The title, wrapped for a box.
    pub(super) lines: Vec<String>,
    /// The role that leads it; may be empty.
    pub(super) role: String,
    /// A short remark; may be empty.
    pub(super) note: String,
    /// The number of sellers.
    pub(super) people: String,
    /// The number of people in each unit, if the node stands for several.
    pub(super) people_each: String,
    /// How many equal units the node stands for.
    pub(super) count: u32,
    /// Its people by role, as indices of nodes.
    pub(super) rows: Vec<usize>,
    /// The nodes below it other than its own people, as indices.
    pub(super) children: Vec<usize>,
    /// Whether it consists of sellers rather than of a manager or a unit.
    pub(super) is_seller: bool,
    /// The abbreviations in its title, as indices into [`Labels::abbreviations`].
    pub(super) abbreviations: Vec<usize>,
    /// Whether it is inside a box that stands for several units, so that its count covers all of them.
    pub(super) is_nested: bool,
    /// Whether it contains an assumed value.
    pub(super) is_assumed: bool,
}

impl Label {
    /// Returns how many equal units the node stands for as a text, empty for one.
    pub(super) fn count_text(&self, context: &Ui) -> String {
        let count = context.translator.format_number(self.count.into());
        match (self.count, self.is_nested) {
            (1, _) => String::new(),
            (_, false) => format!("{} {count}", context.theme.glyphs.times),
            (_, true) => {
                let all = context.translate(&Message::new("chart-in-all").arg("count", count));
                format!("{} {all}", context.theme.glyphs.times)
            }
        }
    }

    /// Returns whether the node can be opened.
    pub(super) fn can_open(&self) -> bool {
        !self.rows.is_empty() || !self.children.is_empty()
    }
}

/// The texts of all nodes of a chart, and the width that they need.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) nodes: Vec<Label>,
    /// The inner width of the boxes in cells: as much as the texts need, up to the maximum.
    pub(super) inner_width: usize,
    pub(super) most: usize,
    /// The abbreviations of roles in use, with their full names.
    pub(super) abbreviations: Vec<(String, String)>,
}

impl Labels {
    /// Creates the labels of a chart for boxes of at most `most` cells inside.
    pub(super) fn new(chart_reader: &ChartReader, chart: &Chart, context: &Ui, most: usize) -> Self {
        let mut labels = Self { most, ..Self::default() };
        for node in &chart.nodes {
            let label = labels.add_label(chart_reader, node, context);
            labels.nodes.push(label);
        }
        let wide = |label: &Label| {
            let first = cells(&label.title) + 1 + cells(&label.people);
            first.max(cells(&label.role) + 1 + cells(&label.people_each))
        };
        let boxes = labels.nodes.iter().filter(|label| !label.is_seller);
        let inside = boxes.map(wide).max().unwrap_or_default();
        labels.inner_width = inside.clamp(MIN_INNER_WIDTH, most.max(MIN_INNER_WIDTH));
        let whole = chart_reader.seller_count(chart.seller_count());
        for label in &mut labels.nodes {
            // Without room for the unit, the number alone is shown.
            if label.people == whole && cells(&label.title) + 1 + cells(&whole) > labels.inner_width {
                label.people = chart_reader.number(chart.seller_count());
            }
            let room = labels.inner_width.saturating_sub(cells(&label.people) + 1);
            label.lines = wrap_title(&label.title, room, context.theme.glyphs.ellipsis);
        }
        labels
    }

    fn add_label(&mut self, chart_reader: &ChartReader, node: &OrgNode, context: &Ui) -> Label {
        let team = chart_reader.only_team(node);
        let mut title = sanitize(&chart_reader.title(team.unwrap_or(node))).into_owned();
        let mut shorts: Vec<usize> = chart_reader
            .shortened_roles(node)
            .iter()
            .map(|role| self.abbreviation_index(chart_reader.role_names(*role)))
            .collect();
        if let NodeKind::Seller(role) = node.kind {
            let (short, long) = chart_reader.role_names(role);
            // A row has room for a name and a number only.
            let in_row = node
                .parent
                .is_some_and(|above| chart_reader.only_team(&chart_reader.chart.nodes[above]).is_none());
            if in_row && cells(long) > MAX_ROLE_WIDTH {
                title = sanitize(short).into_owned();
                shorts.push(self.abbreviation_index((short, long)));
            }
        }
        let mut remark = chart_reader.role_note(team.unwrap_or(node));
        if node.is_coach {
            // A row has no room for both remarks.
            remark = chart_reader.coach();
            if let NodeKind::Seller(role) = node.kind {
                let (short, long) = chart_reader.role_names(role);
                title = sanitize(if cells(long) > MAX_ROLE_WIDTH { short } else { long }).into_owned();
            }
        }
        let role = match node.kind {
            NodeKind::Lead(_) => chart_reader.role(node),
            NodeKind::Leader | NodeKind::Group | NodeKind::Seller(_) => String::new(),
        };
        let mut role = sanitize(&role).into_owned();
        if role == title {
            role.clear();
        }
        let assumed = chart_reader.is_assumed(node);
        if assumed {
            title = format!("{} {title}", context.theme.glyphs.assumed);
        }
        let each = match node.count {
            1 => String::new(),
            _ => {
                context.translate(&Message::new("chart-each").arg("each", chart_reader.count_per_group(node)))
            }
        };
        let children: &[usize] = if team.is_some() { &[] } else { &node.children };
        let (rows, below) = children.iter().partition(|child| chart_reader.chart.nodes[**child].is_seller());
        Label {
            title,
            lines: Vec::new(),
            role,
            note: sanitize(remark.unwrap_or_default()).into_owned(),
            people: if node.parent.is_none() {
                chart_reader.seller_count(node.headcount)
            } else {
                chart_reader.number(node.headcount)
            },
            people_each: each,
            count: node.count,
            rows,
            children: below,
            is_seller: node.is_seller(),
            abbreviations: shorts,
            is_nested: node.parent.is_some_and(|above| chart_reader.chart.nodes[above].count > 1),
            is_assumed: assumed,
        }
    }

    /// Returns the index of an abbreviation, and adds it if it is new.
    fn abbreviation_index(&mut self, (short, long): (&str, &str)) -> usize {
        let form = (sanitize(short).into_owned(), sanitize(long).into_owned());
        let known = self.abbreviations.iter().position(|known| *known == form);
        known.unwrap_or_else(|| {
            self.abbreviations.push(form);
            self.abbreviations.len() - 1
        })
    }
}

/// Wraps a title into a few lines and truncates the rest.
fn wrap_title(title: &str, room: usize, ellipsis: &str) -> Vec<String> {
    let room = room.max(1);
    let width = u16::try_from(room).unwrap_or(u16::MAX);
    let mut lines: Vec<String> = wrap(title, width, Style::new()).iter().map(ToString::to_string).collect();
    if lines.len() > MAX_TITLE_LINES {
        let rest = lines.split_off(MAX_TITLE_LINES - 1).join(" ");
        lines.push(shorten(&rest, room, ellipsis));
    }
    lines
}
