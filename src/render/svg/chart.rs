//! The organisation chart: leads above those they lead.
//!
//! ```text
//!           ┌───────┐
//!           │ Lead  │
//!           └───┬───┘
//!       ┌───────┴───────┐
//!   ┌───┴───┐       ┌───┴───┐
//!   │ North │       │ South │
//!   └┬──────┘       └┬──────┘
//!    ├ seller        ├ seller
//!    └ seller        └ seller
//! ```
//!
//! Boxes with nothing below them are arranged in columns, the others in rows. Several lengths of columns and rows are
//! tried, and the arrangement that can be shown largest on a slide is used.

use super::measure::Font;
use super::{Drawing, Kind, Line, MARGIN, Point, TextBox};
use crate::document::ChartBox;

const NAME: Font = Font { size: 14, bold: true };
const DETAIL: Font = Font { size: 12, bold: false };
/// The maximum width of a text.
const MAX_TEXT_WIDTH: u32 = 190;
/// The minimum width of a box.
const MIN_WIDTH: u32 = 88;
/// Distance between boxes of a row, between those of a column, and between a box and those below it.
const GAPS: (u32, u32, u32) = (18, 8, 32);
/// Distance between the left side of a column and the line along it, and between that line and the boxes.
const INDENT: (u32, u32) = (12, 14);
/// The proportions of a slide, below its title.
const SLIDE: (u64, u64) = (16, 8);

/// How long rows and columns may become.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Width of a row.
    row: u32,
    /// How much narrower the rows of the next level are.
    narrower: u32,
    /// Number of boxes in a column.
    column: usize,
}

/// A box with the indices of those below it.
struct Node {
    text: TextBox,
    children: Vec<usize>,
}

/// A part of the chart: boxes with their places, by index, and lines.
#[derive(Default)]
struct Part {
    width: u32,
    height: u32,
    /// How far to the right a line from above meets it.
    joint: u32,
    /// Where a line from the left meets it.
    side: Point,
    boxes: Vec<(Point, usize)>,
    lines: Vec<Vec<Point>>,
}

/// Returns the chart in the arrangement that can be shown largest on a slide.
pub(super) fn drawing(root: &ChartBox) -> Drawing {
    let mut nodes = Vec::new();
    add_node(root, &mut nodes);
    align_widths(&mut nodes);
    let is_flat = nodes[0].children.iter().all(|child| nodes[*child].children.is_empty());
    let columns: &[usize] = if is_flat { &[1, 4, 8, 16] } else { &[4, 8, 16, usize::MAX] };
    // Columns longer than the longest change nothing.
    let longest = nodes.iter().map(|node| node.children.len()).max().unwrap_or_default();
    let needed = columns.iter().filter(|column| **column < longest).count() + 1;
    let columns = &columns[..needed.min(columns.len())];
    let widest = subtree(&nodes, 0, Limits { row: u32::MAX, narrower: 1, column: columns[0] }).width;
    let mut best: Option<(u64, Part)> = None;
    for fraction in 1..=10 {
        for narrower in 1..=3 {
            for &column in columns {
                let part = subtree(&nodes, 0, Limits { row: widest / fraction, narrower, column });
                let size = (u64::from(part.width) * SLIDE.1).max(u64::from(part.height) * SLIDE.0);
                if best.as_ref().is_none_or(|(least, _)| size < *least) {
                    best = Some((size, part));
                }
            }
        }
    }
    let (_, part) = best.expect("one arrangement was tried");
    let shift = |(x, y): Point| (x + MARGIN, y + MARGIN);
    Drawing {
        width: part.width + 2 * MARGIN,
        height: part.height + 2 * MARGIN,
        boxes: part.boxes.iter().map(|(place, index)| (shift(*place), nodes[*index].text.clone())).collect(),
        lines: part
            .lines
            .into_iter()
            .map(|points| Line { points: points.into_iter().map(shift).collect(), lit: false })
            .collect(),
    }
}

/// Adds a box and all boxes below it. Returns its index.
fn add_node(from: &ChartBox, nodes: &mut Vec<Node>) -> usize {
    let index = nodes.len();
    let kind = match (index, from.seller) {
        (0, _) => Kind::Lit,
        (_, true) => Kind::Seller,
        (_, false) => Kind::Lead,
    };
    let text = TextBox::new(kind, (NAME, &from.title), (DETAIL, &from.lines), MAX_TEXT_WIDTH);
    nodes.push(Node { text, children: Vec::new() });
    let children = from.children.iter().map(|child| add_node(child, nodes)).collect();
    nodes[index].children = children;
    index
}

/// Makes boxes with nothing below them equally wide, and the others too.
fn align_widths(nodes: &mut [Node]) {
    for is_leaf in [false, true] {
        let alike = |node: &&mut Node| node.children.is_empty() == is_leaf;
        let width = nodes.iter_mut().filter(alike).map(|node| node.text.width).max().unwrap_or_default();
        for node in nodes.iter_mut().filter(alike) {
            node.text.width = width.max(MIN_WIDTH);
        }
    }
}

/// Arranges a box with all boxes below it.
fn subtree(nodes: &[Node], index: usize, limits: Limits) -> Part {
    let own = Part::from_box(nodes, index);
    let below = Limits { row: limits.row / limits.narrower, ..limits };
    let mut groups = Vec::new();
    for run in nodes[index].children.chunk_by(|one, next| is_leaf(nodes, *one) && is_leaf(nodes, *next)) {
        if is_leaf(nodes, run[0]) {
            let columns = run.len().div_ceil(limits.column);
            groups.extend(run.chunks(run.len().div_ceil(columns)).map(|column| leaves(nodes, column)));
        } else {
            groups.extend(run.iter().map(|child| subtree(nodes, *child, below)));
        }
    }
    match groups.len() {
        0 => own,
        // A single column hangs below the left side of its lead.
        1 if is_leaf(nodes, nodes[index].children[0]) && nodes[index].children.len() > 1 => {
            own.above_column(groups.remove(0))
        }
        _ => {
            let rows = rows(groups, limits.row);
            if rows.len() > 1 && rows.iter().all(|row| row.len() == 1) {
                own.above_column(column(rows.into_iter().flatten()))
            } else {
                own.above_rows(rows)
            }
        }
    }
}

fn is_leaf(nodes: &[Node], index: usize) -> bool {
    nodes[index].children.is_empty()
}

/// Arranges boxes with nothing below them in a column.
fn leaves(nodes: &[Node], column_of: &[usize]) -> Part {
    match column_of {
        [only] => Part::from_box(nodes, *only),
        several => column(several.iter().map(|leaf| Part::from_box(nodes, *leaf))),
    }
}

/// Arranges parts below each other, beside a line that comes from above.
fn column(parts: impl Iterator<Item = Part>) -> Part {
    let mut column = Part { joint: INDENT.0, ..Part::default() };
    let mut last = 0;
    for part in parts {
        let top = if column.boxes.is_empty() { 0 } else { column.height + GAPS.1 };
        last = top + part.side.1;
        column.lines.push(vec![(INDENT.0, last), (INDENT.0 + INDENT.1 + part.side.0, last)]);
        column.add(part, (INDENT.0 + INDENT.1, top));
    }
    column.lines.push(vec![(INDENT.0, 0), (INDENT.0, last)]);
    column
}

/// Divides parts into rows of at most `most` each.
fn rows(parts: Vec<Part>, most: u32) -> Vec<Vec<Part>> {
    let mut rows: Vec<Vec<Part>> = Vec::new();
    let mut width = 0;
    for part in parts {
        let longer = width + GAPS.0 + part.width;
        match rows.last_mut() {
            Some(row) if longer <= most => {
                width = longer;
                row.push(part);
            }
            _ => {
                width = part.width;
                rows.push(vec![part]);
            }
        }
    }
    rows
}

impl Part {
    fn from_box(nodes: &[Node], index: usize) -> Self {
        let (width, height) = (nodes[index].text.width, nodes[index].text.height);
        let boxes = vec![((0, 0), index)];
        Self { width, height, joint: width / 2, side: (0, height / 2), boxes, lines: Vec::new() }
    }

    /// Puts a box above a column.
    fn above_column(mut self, column: Self) -> Self {
        let (bottom, top) = (self.height, self.height + GAPS.1 + 4);
        self.lines.push(vec![(INDENT.0, bottom), (INDENT.0, top)]);
        self.add(column, (0, top));
        self
    }

    /// Puts a box above rows of other parts, with a line above each row and one beside them if there are several.
    fn above_rows(self, rows: Vec<Vec<Self>>) -> Self {
        let is_wrapped = rows.len() > 1;
        let left = if is_wrapped { INDENT.0 + INDENT.1 } else { 0 };
        let mut below = Self::default();
        let mut joints: Vec<(u32, Vec<u32>)> = Vec::new();
        for row in rows {
            let top = below.height + GAPS.2;
            let mut right = left;
            let mut row_joints = Vec::new();
            for part in row {
                row_joints.push(right + part.joint);
                let width = part.width;
                below.add(part, (right, top));
                right += width + GAPS.0;
            }
            joints.push((top, row_joints));
        }
        let ends = |joints: &[u32]| (joints[0], joints[joints.len() - 1]);
        let (first, last) = ends(&joints[0].1);
        let middle = if is_wrapped { below.width / 2 } else { first.midpoint(last) };
        for (index, (top, row)) in joints.iter().enumerate() {
            let bus = top - GAPS.2 / 2;
            let (mut from, mut to) = ends(row);
            if index == 0 {
                (from, to) = (from.min(middle), to.max(middle));
                below.lines.push(vec![(middle, 0), (middle, bus)]);
            }
            if is_wrapped {
                from = INDENT.0;
            }
            below.lines.push(vec![(from, bus), (to, bus)]);
            below.lines.extend(row.iter().map(|joint| vec![(*joint, bus), (*joint, *top)]));
        }
        if is_wrapped {
            let [top, bottom] = [0, joints.len() - 1].map(|row| joints[row].0 - GAPS.2 / 2);
            below.lines.push(vec![(INDENT.0, top), (INDENT.0, bottom)]);
        }
        let joint = middle.max(self.width / 2);
        let mut whole = Self { joint, side: (joint - self.width / 2, self.side.1), ..Self::default() };
        let (height, half) = (self.height, self.width / 2);
        whole.add(self, (joint - half, 0));
        whole.add(below, (joint - middle, height));
        whole
    }

    /// Adds another part at a place.
    fn add(&mut self, part: Self, (right, down): Point) {
        let shift = |(x, y): Point| (x + right, y + down);
        self.width = self.width.max(right + part.width);
        self.height = self.height.max(down + part.height);
        self.boxes.extend(part.boxes.into_iter().map(|(place, index)| (shift(place), index)));
        self.lines.extend(part.lines.into_iter().map(|line| line.into_iter().map(shift).collect()));
    }
}
