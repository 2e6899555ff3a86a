//! The layout of the boxes: those directly below the leader side by side, all deeper ones below each other and
//! indented, so that opening a box moves only the boxes below it.

use super::label::{Label, Labels};
use std::collections::BTreeSet;

/// The columns between boxes side by side.
const GAP: usize = 2;
/// The indent of stacked boxes in columns.
const INDENT: usize = 3;

/// A box and its position, in cells from the top left of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedBox {
    pub(super) node: usize,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The box above, as an index into the boxes.
    pub(super) parent: Option<usize>,
    /// Whether it is stacked below the box above, rather than beside its neighbours.
    pub(super) is_stacked: bool,
}

impl PlacedBox {
    /// Returns the middle column.
    pub(super) fn middle(&self) -> usize {
        self.x + self.width / 2
    }

    /// Returns the row after the last.
    pub(super) fn bottom(&self) -> usize {
        self.y + self.height
    }

    /// Returns the column after the last.
    pub(super) fn right(&self) -> usize {
        self.x + self.width
    }
}

/// All visible boxes, parents first.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) boxes: Vec<PlacedBox>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Layout {
    /// Computes the layout for the open nodes.
    pub(super) fn new(labels: &Labels, opened: &BTreeSet<usize>) -> Self {
        let mut layout = Self::default();
        if !labels.nodes.is_empty() {
            (layout.width, layout.height) = layout.place_subtree(labels, opened, 0, (None, true), (0, 0));
        }
        layout
    }

    /// Returns the index of the box of a node.
    pub(super) fn box_of(&self, node: usize) -> Option<usize> {
        self.boxes.iter().position(|placed| placed.node == node)
    }

    /// Returns the boxes directly below another one.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = &PlacedBox> {
        self.boxes[parent + 1..].iter().filter(move |placed| placed.parent == Some(parent))
    }

    /// Places a node and its visible descendants with its left edge at a position. With `beside` its children are
    /// placed side by side. Returns the column and the row after the last.
    fn place_subtree(
        &mut self,
        labels: &Labels,
        opened: &BTreeSet<usize>,
        node: usize,
        (above, beside): (Option<usize>, bool),
        (x, y): (usize, usize),
    ) -> (usize, usize) {
        let (own, label) = (self.boxes.len(), &labels.nodes[node]);
        let open = opened.contains(&node);
        let (width, height) = (labels.inner_width + 4, box_height(labels, node, open));
        let below: &[usize] = if open { &label.children } else { &[] };
        self.boxes.push(PlacedBox { node, x, y, width, height, parent: above, is_stacked: false });
        if !beside {
            let (mut right, mut bottom) = (x + width, y + height);
            for &node in below {
                let child = self.boxes.len();
                let extent =
                    self.place_subtree(labels, opened, node, (Some(own), false), (x + INDENT, bottom));
                self.boxes[child].is_stacked = true;
                (right, bottom) = (right.max(x + INDENT + extent.0), extent.1);
            }
            return (right - x, bottom);
        }
        let (mut right, mut bottom) = (x, y + height);
        let mut middles = Vec::new();
        for &node in below {
            let (child, left) = (self.boxes.len(), if right > x { right + GAP } else { x });
            let place = (Some(own), below.len() == 1);
            let taken = self.place_subtree(labels, opened, node, place, (left, y + height + 1));
            (right, bottom) = (left + taken.0, bottom.max(taken.1));
            middles.push(self.boxes[child].middle());
        }
        let (Some(first), Some(last)) = (middles.first(), middles.last()) else { return (width, bottom) };
        // Centred above its children, which are at least as wide.
        self.boxes[own].x = ((first + last) / 2).saturating_sub(width / 2).max(x);
        (right - x, bottom)
    }
}

/// Returns the height of a box in lines: its frame, title and leader, and its people if it is open.
fn box_height(labels: &Labels, node: usize, open: bool) -> usize {
    let label = &labels.nodes[node];
    let second = usize::from(!label.role.is_empty() || !label.people_each.is_empty());
    let rows: &[usize] = if open { &label.rows } else { &[] };
    let noted = |label: &Label| usize::from(!label.note.is_empty());
    let rows: usize = rows.iter().map(|row| 1 + noted(&labels.nodes[*row])).sum();
    2 + label.lines.len() + second + noted(label) + rows
}
