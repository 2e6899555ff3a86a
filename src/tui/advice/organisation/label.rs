//! The texts in the boxes, computed once because the chart of an advice never changes, and the width of each box, which
//! follows from its texts and from the room on the screen.

use super::layout::{Layout, Scale};
use crate::advice::{Chart, NodeKind, OrgNode};
use crate::document::chart::ChartReader;
use crate::locale::{Message, sanitize};
use crate::tui::glyphs::Glyphs;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, shorten, wrap};
use ratatui::style::Style;
use std::collections::BTreeSet;

/// The inner widths in cells at which the titles of boxes are wrapped. The first is used at which the chart fits in the window.
const TITLE_WIDTHS: [usize; 5] = [48, 36, 28, 22, 18];
/// The inner width at which they are wrapped if the chart is wider than the window in any case.
const SCROLLED_TITLE_WIDTH: usize = 24;
/// The minimum inner width of a box in cells, so that words on its border have room.
const MIN_INNER_WIDTH: usize = 10;
/// The maximum inner width of a box in cells, whatever its texts need.
const MAX_INNER_WIDTH: usize = 64;
/// The cells between a text and the number after it.
const NUMBER_GAP: usize = 2;
/// The maximum width of a role's name in a row, beside its number.
const MAX_ROLE_WIDTH: usize = 17;
/// The maximum number of lines for the title of a box.
const MAX_TITLE_LINES: usize = 8;

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
    /// The number of sellers, with its unit if there is room for it.
    pub(super) people: String,
    /// The number of sellers with its unit, if the box may name it.
    pub(super) counted_people: Option<String>,
    /// The number of sellers alone.
    pub(super) number: String,
    /// The inner width of its box in cells.
    pub(super) inner_width: usize,
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

/// The texts of all nodes of a chart, fitted to a window.
#[derive(Debug)]
pub(super) struct Labels {
    pub(super) nodes: Vec<Label>,
    /// The columns of the window that the boxes were fitted to.
    fitted_columns: Option<usize>,
    glyphs: Glyphs,
    /// The colour of the model whose chart this is, in the theme of the frame.
    pub(super) color: Style,
    /// The abbreviations of roles in use, with their full names.
    pub(super) abbreviations: Vec<(String, String)>,
}

impl Labels {
    /// Creates the labels of a chart.
    pub(super) fn new(chart_reader: &ChartReader, chart: &Chart, context: &Ui) -> Self {
        let glyphs = context.theme.glyphs;
        let (color, abbreviations) = (Style::new(), Vec::new());
        let mut labels = Self { nodes: Vec::new(), fitted_columns: None, glyphs, color, abbreviations };
        for node in &chart.nodes {
            let label = labels.add_label(chart_reader, node, context);
            labels.nodes.push(label);
        }
        labels
    }

    /// Fits the boxes to a window: with titles on as few lines as possible, so that the open chart, or at least its first
    /// level, has room in this number of columns. The widths do not depend on which boxes are open, so that opening one moves
    /// only the boxes below it.
    pub(super) fn fit(&mut self, columns: usize, context: &Ui) {
        if self.fitted_columns.replace(columns) == Some(columns) {
            return;
        }
        for opened in [self.open_all(), BTreeSet::from([0])] {
            for title_width in TITLE_WIDTHS {
                self.wrap(title_width, context);
                if Layout::new(self, &opened, Scale::Full).width <= columns {
                    return;
                }
            }
        }
        self.wrap(SCROLLED_TITLE_WIDTH, context);
    }

    /// Returns all nodes that can be opened.
    pub(super) fn open_all(&self) -> BTreeSet<usize> {
        (0..self.nodes.len()).filter(|node| self.nodes[*node].can_open()).collect()
    }

    /// Returns the node above another one, in whose box or list it is.
    pub(super) fn parent(&self, node: usize) -> Option<usize> {
        self.nodes.iter().position(|label| label.rows.contains(&node) || label.children.contains(&node))
    }

    /// Returns the text of a small box, with at most this number of cells for its name.
    pub(super) fn small_text(&self, node: usize, name: usize) -> String {
        let label = &self.nodes[node];
        let name = shorten(&label.title, name, self.glyphs.ellipsis);
        match label.count {
            _ if name.is_empty() => label.number.clone(),
            1 => format!("{name} {}", label.number),
            count => format!("{name} {} {} {count}", label.number, self.glyphs.times),
        }
    }

    /// Wraps the titles at an inner width, and makes each box as wide as its texts.
    fn wrap(&mut self, title_width: usize, context: &Ui) {
        for node in 0..self.nodes.len() {
            let label = &mut self.nodes[node];
            let (title, ellipsis) = (cells(&label.title), self.glyphs.ellipsis);
            if let Some(counted) = &label.counted_people {
                let fits = title + NUMBER_GAP + cells(counted) <= title_width;
                label.people = if fits { counted.clone() } else { label.number.clone() };
            }
            let room = title_width.saturating_sub(cells(&label.people) + NUMBER_GAP);
            label.lines = wrap_title(&label.title, room, ellipsis);
            self.nodes[node].inner_width = self.needed_width(node, context).min(MAX_INNER_WIDTH);
        }
    }

    #[cfg(test)]
    pub(super) fn misfits(&self, context: &Ui) -> Vec<String> {
        let misfit = |node: &usize| {
            let label = &self.nodes[*node];
            let is_cut = label.lines.concat().replace(' ', "") != label.title.replace(' ', "");
            let needed = self.needed_width(*node, context);
            (is_cut || label.inner_width != needed).then(|| format!("{:?} for {needed} cells", label.lines))
        };
        (0..self.nodes.len())
            .filter(|node| !self.nodes[*node].is_seller)
            .filter_map(|node| misfit(&node))
            .collect()
    }

    /// Returns the inner width that the texts of a box need, with its people whether they are visible or not.
    fn needed_width(&self, node: usize, context: &Ui) -> usize {
        let label = &self.nodes[node];
        let row = |text: &str, number: &str| match cells(number) {
            0 => cells(text),
            number => cells(text) + NUMBER_GAP + number,
        };
        let title = label.lines.iter().map(|line| row(line, &label.people)).max().unwrap_or(0);
        let rows = label.rows.iter().map(|row| &self.nodes[*row]);
        let rows = rows.map(|seller| row(&seller.title, &seller.people).max(cells(&seller.note)));
        let own =
            [row(&label.role, &label.people_each), cells(&label.note), cells(&label.count_text(context)) + 1];
        own.into_iter().chain(rows).fold(title.max(MIN_INNER_WIDTH), usize::max)
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
            people: chart_reader.number(node.headcount),
            number: chart_reader.number(node.headcount),
            counted_people: node.parent.is_none().then(|| chart_reader.seller_count(node.headcount)),
            inner_width: MIN_INNER_WIDTH,
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
