//! The decision tree: questions from left to right, with the answers on the branches and the path highlighted.
//!
//! ```text
//!                             ┌─────────┐
//!   ┌──────────┐   ┌─ few ────┤ Model A │
//!   │ How many ├───┤          └─────────┘
//!   └──────────┘   │          ┌──────────┐   ┌─ yes ─── ...
//!                  └─ many ───┤ Why then ├───┤
//!                             └──────────┘   └─ no ──── ...
//! ```

use super::measure::Font;
use super::{Drawing, Kind, Line, MARGIN, TextBox};
use crate::document::Tree;

const TITLE: Font = Font { size: 13, bold: true };
const QUESTION: Font = Font { size: 13, bold: false };
const ANSWER: Font = Font { size: 12, bold: false };
/// The maximum widths of a question and of an answer.
const MAX_TEXT_WIDTHS: (u32, u32) = (170, 150);
/// The length of a branch before and after its answer.
const BRANCH: (u32, u32) = (12, 8);
/// The distance between a question and the line from which its branches go.
const STEM: u32 = 12;
/// The distance between boxes above each other.
const GAP: u32 = 12;
/// The maximum number of boxes. Of a larger tree, only the path is drawn with what leaves it at once.
const MAX_BOXES: usize = 500;

/// A question or model with its answer.
struct Node<'a> {
    tree: &'a Tree,
    text: TextBox,
    answer: TextBox,
    depth: usize,
    /// Distance of its middle from the top.
    middle: u32,
    children: Vec<usize>,
}

/// Returns the tree as boxes and lines.
pub(super) fn drawing(tree: &Tree) -> Drawing {
    let mut layout = Layout { nodes: Vec::new(), next_top: MARGIN, is_whole: count(tree) <= MAX_BOXES };
    layout.add(tree, 0);
    layout.drawing()
}

fn count(tree: &Tree) -> usize {
    1 + tree.branches.iter().map(count).sum::<usize>()
}

struct Layout<'a> {
    nodes: Vec<Node<'a>>,
    /// Top of the next box without branches.
    next_top: u32,
    is_whole: bool,
}

impl<'a> Layout<'a> {
    /// Places a question below those before it, beside the middle of what its answers lead to. Returns its index.
    fn add(&mut self, tree: &'a Tree, depth: usize) -> usize {
        let index = self.nodes.len();
        let (kind, font) = match (tree.is_leaf, tree.on_path) {
            (true, true) => (Kind::Advised, TITLE),
            (true, false) => (Kind::Seller, TITLE),
            (false, true) => (Kind::Lit, TITLE),
            (false, false) => (Kind::Lead, QUESTION),
        };
        let text = TextBox::new(kind, (font, &tree.title), (ANSWER, &[]), MAX_TEXT_WIDTHS.0);
        let (kind, font) =
            if tree.on_path { (Kind::Given, Font { bold: true, ..ANSWER }) } else { (Kind::Answer, ANSWER) };
        let answer = TextBox::new(kind, (font, &tree.answer), (ANSWER, &[]), MAX_TEXT_WIDTHS.1);
        let height = text.height.max(answer.height);
        self.nodes.push(Node { tree, text, answer, depth, middle: 0, children: Vec::new() });
        let is_open = self.is_whole || tree.on_path;
        let branches = if is_open { &*tree.branches } else { &[] };
        let top = self.next_top;
        let children: Vec<usize> = branches.iter().map(|branch| self.add(branch, depth + 1)).collect();
        let middle = match (children.first(), children.last()) {
            (Some(first), Some(last)) => self.nodes[*first].middle.midpoint(self.nodes[*last].middle),
            _ => top + height / 2,
        };
        // A tall question stands beside a short model: both move down, so that nothing above is covered.
        let missing = (top + height / 2).saturating_sub(middle);
        for below in &mut self.nodes[index + 1..] {
            below.middle += missing;
        }
        let node = &mut self.nodes[index];
        node.middle = middle + missing;
        node.children = children;
        self.next_top = (self.next_top + missing).max(node.middle + height.div_ceil(2) + GAP);
        index
    }

    fn drawing(self) -> Drawing {
        let depth = self.nodes.iter().map(|node| node.depth).max().unwrap_or_default();
        let widest = |depth: usize, width: fn(&Node) -> u32| {
            self.nodes.iter().filter(|node| node.depth == depth).map(width).max().unwrap_or_default()
        };
        let mut columns = Vec::new();
        let mut right = MARGIN;
        for depth in 0..=depth {
            if depth > 0 {
                right += STEM + BRANCH.0 + widest(depth, |node| node.answer.width) + BRANCH.1;
            }
            columns.push((right, widest(depth, |node| node.text.width)));
            right += columns[depth].1;
        }
        let mut drawing =
            Drawing { width: right + MARGIN, height: self.next_top - GAP + MARGIN, ..Drawing::default() };
        for node in &self.nodes {
            let (left, width) = columns[node.depth];
            let stem = left + width + STEM;
            for child in node.children.iter().map(|child| &self.nodes[*child]) {
                let (from, to) = (node.middle, child.middle);
                let end = columns[child.depth].0;
                let points = vec![(left + width, from), (stem, from), (stem, to), (end, to)];
                drawing.lines.push(Line { points, lit: node.tree.on_path && child.tree.on_path });
                if !child.tree.answer.trim().is_empty() {
                    let top = to - child.answer.height / 2;
                    drawing.boxes.push(((stem + BRANCH.0, top), child.answer.clone()));
                }
            }
            let text = TextBox { width, ..node.text.clone() };
            drawing.boxes.push(((left, node.middle - text.height / 2), text));
        }
        drawing
    }
}
