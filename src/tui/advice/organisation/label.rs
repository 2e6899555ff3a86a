//! What stands in the boxes: put into words once, as the chart of an advice never changes.

use crate::advice::{Chart, OrgNode, NodeKind};
use crate::locale::{Message, sanitize};
use crate::report::chart::ChartReader;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, shorten, wrap};
use ratatui::style::Style;

/// The fewest cells inside a box.
const MIN_INNER_WIDTH: usize = 16;
/// The most cells for the name of a role in a row, beside its number.
const MAX_ROLE_WIDTH: usize = 17;
/// The most lines for what a box is called.
const MAX_TITLE_LINES: usize = 2;

/// One node in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// What it is called, with the mark of what is assumed.
    pub(super) title: String,
    /// The same, in lines for a box.
    pub(super) lines: Vec<String>,
    /// Who leads it; may be empty.
    pub(super) role: String,
    /// A few words about it; may be empty.
    pub(super) note: String,
    /// How many sellers.
    pub(super) people: String,
    /// How many are in each, where it stands for several.
    pub(super) people_each: String,
    /// How many alike it stands for.
    pub(super) count: u32,
    /// Its people by role: indices of the nodes.
    pub(super) rows: Vec<usize>,
    /// What is below it, other than its own people: indices of the nodes.
    pub(super) children: Vec<usize>,
    /// Whether it is people rather than somebody or something above them.
    pub(super) is_seller: bool,
    /// Short forms of roles in its name, by their index among those that the chart has.
    pub(super) abbreviations: Vec<usize>,
    /// Whether it stands in a box that stands for several, so that its count is of all of them.
    pub(super) is_nested: bool,
    /// Whether something in it is assumed.
    pub(super) is_assumed: bool,
}

impl Label {
    /// How many alike it stands for, in words; empty for one.
    pub(super) fn count_text(&self, context: &Ui) -> String {
        let count = context.label_style.format_number(self.count.into());
        match (self.count, self.is_nested) {
            (1, _) => String::new(),
            (_, false) => format!("{} {count}", context.theme.glyphs.times),
            (_, true) => {
                let all = context.translate(&Message::new("chart-in-all").arg("count", count));
                format!("{} {all}", context.theme.glyphs.times)
            }
        }
    }

    /// Whether there is something to open.
    pub(super) fn can_open(&self) -> bool {
        !self.rows.is_empty() || !self.children.is_empty()
    }
}

/// All nodes of a chart in words, with the cells inside a box that they need.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) nodes: Vec<Label>,
    /// The cells inside a box: what they need, and at most so many.
    pub(super) inner_width: usize,
    pub(super) most: usize,
    /// Short forms of roles that are used, with the whole.
    pub(super) abbreviations: Vec<(String, String)>,
}

impl Labels {
    /// The words of a chart for boxes with `most` cells inside.
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
            // Where there is no room for what is counted, the number says enough.
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
        let mut shorts: Vec<usize> =
            chart_reader.shortened_roles(node).iter().map(|role| self.abbreviation_index(chart_reader.role_names(*role))).collect();
        if let NodeKind::Seller(role) = node.kind {
            let (short, long) = chart_reader.role_names(role);
            // A row has room for a name and a number.
            let in_row = node.parent.is_some_and(|above| chart_reader.only_team(&chart_reader.chart.nodes[above]).is_none());
            if in_row && cells(long) > MAX_ROLE_WIDTH {
                title = sanitize(short).into_owned();
                shorts.push(self.abbreviation_index((short, long)));
            }
        }
        let mut remark = chart_reader.role_note(team.unwrap_or(node));
        if node.is_coach {
            // A row has no room for both.
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
            _ => context.translate(&Message::new("chart-each").arg("each", chart_reader.count_per_group(node))),
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

    /// The index of a short form.
    fn abbreviation_index(&mut self, (short, long): (&str, &str)) -> usize {
        let form = (sanitize(short).into_owned(), sanitize(long).into_owned());
        let known = self.abbreviations.iter().position(|known| *known == form);
        known.unwrap_or_else(|| {
            self.abbreviations.push(form);
            self.abbreviations.len() - 1
        })
    }
}

/// A title in a few lines; what does not fit is cut.
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
