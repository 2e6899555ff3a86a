//! The layout of the boxes: those directly below the leader side by side, all deeper ones below each other and
//! indented, so that opening a box moves only the boxes below it.
//!
//! To see the whole chart, boxes can be small: a name on one line, as much of it as there is room for.

use super::label::{Label, Labels};
use crate::tui::widgets::cells;
use std::collections::BTreeSet;

/// The sizes of boxes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scale {
    /// Boxes with frames and all of their texts.
    #[default]
    Full,
    /// A line for each, with as many cells for the name.
    Small {
        /// The cells for the name; with none only the number of people shows.
        name: usize,
        /// The number of levels whose boxes are side by side.
        levels: usize,
    },
}

impl Scale {
    /// The sizes for the whole chart, from the most to the least readable.
    const SMALL: [Self; 15] = {
        let mut scales = [Self::Full; 15];
        let names = [48, 24, 14, 8, 0];
        let mut at = 0;
        while at < scales.len() {
            scales[at] = Self::Small { name: names[at / 3], levels: at % 3 + 1 };
            at += 1;
        }
        scales
    };

    /// Returns the number of levels whose boxes are side by side.
    fn levels(self) -> usize {
        if let Self::Small { levels, .. } = self { levels } else { 1 }
    }

    /// Returns the columns between boxes side by side.
    fn gap(self) -> usize {
        if self == Self::Full { 2 } else { 1 }
    }

    /// Returns the indent of stacked boxes in columns.
    fn indent(self) -> usize {
        if self == Self::Full { 3 } else { 2 }
    }

    /// Returns the row of a box at which a line enters from its left.
    pub(super) fn entry_row(self) -> usize {
        usize::from(self == Self::Full)
    }

    /// Returns the width and height of a box.
    fn size(self, labels: &Labels, node: usize, open: bool) -> (usize, usize) {
        match self {
            Self::Full => (labels.nodes[node].inner_width + 4, box_height(labels, node, open)),
            Self::Small { name, .. } => (cells(&labels.small_text(node, name)) + 1, 1),
        }
    }
}

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
    pub(super) scale: Scale,
}

impl Layout {
    /// Computes the layout for the open nodes.
    pub(super) fn new(labels: &Labels, opened: &BTreeSet<usize>, scale: Scale) -> Self {
        let mut layout = Self { scale, ..Self::default() };
        if !labels.nodes.is_empty() {
            let levels = scale.levels();
            (layout.width, layout.height) = layout.place_subtree(labels, opened, 0, (None, levels), (0, 0));
        }
        layout
    }

    /// Computes the layout of the whole chart with the most readable boxes for which it fits in a window, or at least in its
    /// columns.
    pub(super) fn whole(labels: &Labels, (columns, rows): (usize, usize)) -> Self {
        let opened = labels.open_all();
        let mut narrow = None;
        for scale in Scale::SMALL {
            let layout = Self::new(labels, &opened, scale);
            if layout.width <= columns && layout.height <= rows {
                return layout;
            }
            let is_better = |other: &Self| layout.height < other.height;
            if layout.width <= columns && narrow.as_ref().is_none_or(is_better) {
                narrow = Some(layout);
            }
        }
        narrow.unwrap_or_else(|| Self::new(labels, &opened, Scale::Small { name: 0, levels: 1 }))
    }

    /// Returns the index of the box of a node.
    pub(super) fn box_of(&self, node: usize) -> Option<usize> {
        self.boxes.iter().position(|placed| placed.node == node)
    }

    /// Returns the boxes directly below another one.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = &PlacedBox> {
        self.boxes[parent + 1..].iter().filter(move |placed| placed.parent == Some(parent))
    }

    /// Places a node and its visible descendants with its left edge at a position. `levels` is the number of levels below it
    /// whose boxes are placed side by side. Returns the column and the row after the last.
    fn place_subtree(
        &mut self,
        labels: &Labels,
        opened: &BTreeSet<usize>,
        node: usize,
        (above, levels): (Option<usize>, usize),
        (x, y): (usize, usize),
    ) -> (usize, usize) {
        let (own, label) = (self.boxes.len(), &labels.nodes[node]);
        let open = opened.contains(&node);
        let (width, height) = self.scale.size(labels, node, open);
        let below: &[usize] = if open { &label.children } else { &[] };
        self.boxes.push(PlacedBox { node, x, y, width, height, parent: above, is_stacked: false });
        let (gap, indent) = (self.scale.gap(), self.scale.indent());
        if levels == 0 {
            let (mut right, mut bottom) = (x + width, y + height);
            for &node in below {
                let child = self.boxes.len();
                let extent = self.place_subtree(labels, opened, node, (Some(own), 0), (x + indent, bottom));
                self.boxes[child].is_stacked = true;
                (right, bottom) = (right.max(x + indent + extent.0), extent.1);
            }
            return (right - x, bottom);
        }
        let (mut right, mut bottom) = (x, y + height);
        let mut middles = Vec::new();
        for &node in below {
            let (child, left) = (self.boxes.len(), if right > x { right + gap } else { x });
            let place = (Some(own), if below.len() == 1 { levels } else { levels - 1 });
            let taken = self.place_subtree(labels, opened, node, place, (left, y + height + 1));
            (right, bottom) = (left + taken.0, bottom.max(taken.1));
            middles.push(self.boxes[child].middle());
        }
        let (Some(first), Some(last)) = (middles.first(), middles.last()) else { return (width, bottom) };
        let middle = (first + last) / 2;
        // Centred above its children, which move to the right if they are narrower.
        let shift = (x + width / 2).saturating_sub(middle);
        self.boxes[own + 1..].iter_mut().for_each(|placed| placed.x += shift);
        self.boxes[own].x = middle + shift - width / 2;
        (right.max(self.boxes[own].right() - shift) + shift - x, bottom)
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
