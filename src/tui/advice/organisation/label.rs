//! What stands in the boxes: put into words once, as the chart of an advice never changes.

use crate::advice::{Chart, OrgNode, NodeKind};
use crate::locale::{Message, harmless};
use crate::report::chart::ChartReader;
use crate::tui::context::Context;
use crate::tui::widgets::{cells, shorten, wrap};
use ratatui::style::Style;

/// The fewest cells inside a box.
const FEWEST: usize = 16;
/// The most cells for the name of a role in a row, beside its number.
const ROLE: usize = 17;
/// The most lines for what a box is called.
const TITLE: usize = 2;

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
    pub(super) each: String,
    /// How many alike it stands for.
    pub(super) count: u32,
    /// Its people by role: indices of the nodes.
    pub(super) rows: Vec<usize>,
    /// What is below it, other than its own people: indices of the nodes.
    pub(super) below: Vec<usize>,
    /// Whether it is people rather than somebody or something above them.
    pub(super) seller: bool,
    /// Short forms of roles in its name, by their index among those that the chart has.
    pub(super) shorts: Vec<usize>,
    /// Whether it stands in a box that stands for several, so that its count is of all of them.
    pub(super) nested: bool,
    /// Whether something in it is assumed.
    pub(super) assumed: bool,
}

impl Label {
    /// How many alike it stands for, in words; empty for one.
    pub(super) fn several(&self, context: &Context) -> String {
        let count = context.label_style.number(self.count.into());
        match (self.count, self.nested) {
            (1, _) => String::new(),
            (_, false) => format!("{} {count}", context.look.glyphs.times),
            (_, true) => {
                let all = context.say(&Message::new("chart-in-all").with("count", count));
                format!("{} {all}", context.look.glyphs.times)
            }
        }
    }

    /// Whether there is something to open.
    pub(super) fn opens(&self) -> bool {
        !self.rows.is_empty() || !self.below.is_empty()
    }
}

/// All nodes of a chart in words, with the cells inside a box that they need.
#[derive(Debug, Default)]
pub(super) struct Labels {
    pub(super) nodes: Vec<Label>,
    /// The cells inside a box: what they need, and at most so many.
    pub(super) inside: usize,
    pub(super) most: usize,
    /// Short forms of roles that are used, with the whole.
    pub(super) shorts: Vec<(String, String)>,
}

impl Labels {
    /// The words of a chart for boxes with `most` cells inside.
    pub(super) fn new(words: &ChartReader, chart: &Chart, context: &Context, most: usize) -> Self {
        let mut labels = Self { most, ..Self::default() };
        for node in &chart.nodes {
            let label = labels.label(words, node, context);
            labels.nodes.push(label);
        }
        let wide = |label: &Label| {
            let first = cells(&label.title) + 1 + cells(&label.people);
            first.max(cells(&label.role) + 1 + cells(&label.each))
        };
        let boxes = labels.nodes.iter().filter(|label| !label.seller);
        let inside = boxes.map(wide).max().unwrap_or_default();
        labels.inside = inside.clamp(FEWEST, most.max(FEWEST));
        let whole = words.people(chart.seller_count());
        for label in &mut labels.nodes {
            // Where there is no room for what is counted, the number says enough.
            if label.people == whole && cells(&label.title) + 1 + cells(&whole) > labels.inside {
                label.people = words.number(chart.seller_count());
            }
            let room = labels.inside.saturating_sub(cells(&label.people) + 1);
            label.lines = titled(&label.title, room, context.look.glyphs.ellipsis);
        }
        labels
    }

    fn label(&mut self, words: &ChartReader, node: &OrgNode, context: &Context) -> Label {
        let team = words.team(node);
        let mut title = harmless(&words.title(team.unwrap_or(node))).into_owned();
        let mut shorts: Vec<usize> =
            words.shortened(node).iter().map(|role| self.short(words.short(*role))).collect();
        if let NodeKind::Seller(role) = node.kind {
            let (short, long) = words.short(role);
            // A row has room for a name and a number.
            let in_row = node.parent.is_some_and(|above| words.team(&words.chart.nodes[above]).is_none());
            if in_row && cells(long) > ROLE {
                title = harmless(short).into_owned();
                shorts.push(self.short((short, long)));
            }
        }
        let mut remark = words.note(team.unwrap_or(node));
        if node.is_coach {
            // A row has no room for both.
            remark = words.coach();
            if let NodeKind::Seller(role) = node.kind {
                let (short, long) = words.short(role);
                title = harmless(if cells(long) > ROLE { short } else { long }).into_owned();
            }
        }
        let role = match node.kind {
            NodeKind::Lead(_) => words.role(node),
            NodeKind::Leader | NodeKind::Group | NodeKind::Seller(_) => String::new(),
        };
        let mut role = harmless(&role).into_owned();
        if role == title {
            role.clear();
        }
        let assumed = words.assumed(node);
        if assumed {
            title = format!("{} {title}", context.look.glyphs.assumed);
        }
        let each = match node.count {
            1 => String::new(),
            _ => context.say(&Message::new("chart-each").with("each", words.each(node))),
        };
        let children: &[usize] = if team.is_some() { &[] } else { &node.children };
        let (rows, below) = children.iter().partition(|child| words.chart.nodes[**child].is_seller());
        Label {
            title,
            lines: Vec::new(),
            role,
            note: harmless(remark.unwrap_or_default()).into_owned(),
            people: if node.parent.is_none() {
                words.people(node.headcount)
            } else {
                words.number(node.headcount)
            },
            each,
            count: node.count,
            rows,
            below,
            seller: node.is_seller(),
            shorts,
            nested: node.parent.is_some_and(|above| words.chart.nodes[above].count > 1),
            assumed,
        }
    }

    /// The index of a short form.
    fn short(&mut self, (short, long): (&str, &str)) -> usize {
        let form = (harmless(short).into_owned(), harmless(long).into_owned());
        let known = self.shorts.iter().position(|known| *known == form);
        known.unwrap_or_else(|| {
            self.shorts.push(form);
            self.shorts.len() - 1
        })
    }
}

/// A title in a few lines; what does not fit is cut.
fn titled(title: &str, room: usize, ellipsis: &str) -> Vec<String> {
    let room = room.max(1);
    let width = u16::try_from(room).unwrap_or(u16::MAX);
    let mut lines: Vec<String> = wrap(title, width, Style::new()).iter().map(ToString::to_string).collect();
    if lines.len() > TITLE {
        let rest = lines.split_off(TITLE - 1).join(" ");
        lines.push(shorten(&rest, room, ellipsis));
    }
    lines
}
