//! Where boxes stand: those right below the leader side by side, all further down one below the other and a little in, so that
//! opening a box moves nothing but what is below it.

use super::label::{Label, Labels};
use std::collections::BTreeSet;

/// Columns between boxes side by side.
const GAP: usize = 2;
/// Columns by which boxes below each other stand in.
const INDENT: usize = 3;

/// A box and where it stands, in cells from the top left of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedBox {
    pub(super) node: usize,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The box above, by its index among the boxes.
    pub(super) parent: Option<usize>,
    /// Whether it hangs below the one above, rather than standing beside its neighbours.
    pub(super) is_stacked: bool,
}

impl PlacedBox {
    /// The column in the middle.
    pub(super) fn middle(&self) -> usize {
        self.x + self.width / 2
    }

    /// The row behind the last.
    pub(super) fn bottom(&self) -> usize {
        self.y + self.height
    }

    /// The column behind the last.
    pub(super) fn right(&self) -> usize {
        self.x + self.width
    }
}

/// All boxes that show, those above first.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) boxes: Vec<PlacedBox>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Layout {
    /// The layout of what is opened.
    pub(super) fn new(labels: &Labels, opened: &BTreeSet<usize>) -> Self {
        let mut layout = Self::default();
        if !labels.nodes.is_empty() {
            (layout.width, layout.height) = layout.place_subtree(labels, opened, 0, (None, true), (0, 0));
        }
        layout
    }

    /// The box of a node.
    pub(super) fn box_of(&self, node: usize) -> Option<usize> {
        self.boxes.iter().position(|placed| placed.node == node)
    }

    /// The boxes right below another.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = &PlacedBox> {
        self.boxes[parent + 1..].iter().filter(move |placed| placed.parent == Some(parent))
    }

    /// Puts a node and what shows below it with its left edge at a place; returns the columns and the row behind the last that
    /// take. Where `beside`, those below it stand side by side.
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
                let extent = self.place_subtree(labels, opened, node, (Some(own), false), (x + INDENT, bottom));
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
        // In the middle above them, which are as wide as it is or wider.
        self.boxes[own].x = ((first + last) / 2).saturating_sub(width / 2).max(x);
        (right - x, bottom)
    }
}

/// The lines of a box: its frame, what it is called, who leads it, and its people where it is open.
fn box_height(labels: &Labels, node: usize, open: bool) -> usize {
    let label = &labels.nodes[node];
    let second = usize::from(!label.role.is_empty() || !label.people_each.is_empty());
    let rows: &[usize] = if open { &label.rows } else { &[] };
    let noted = |label: &Label| usize::from(!label.note.is_empty());
    let rows: usize = rows.iter().map(|row| 1 + noted(&labels.nodes[*row])).sum();
    2 + label.lines.len() + second + noted(label) + rows
}
