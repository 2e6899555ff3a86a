//! Drawings of a page for Mermaid, which GitHub and others draw inside Markdown.

use super::graph::escape_mermaid;
use crate::document::{ChartBox, Tree};
use crate::locale::sanitize;
use std::fmt::Write as _;

/// Mermaid draws nothing from a text that is longer.
const MAX_CHARS: usize = 50_000;
/// Mermaid draws no more connections.
const MAX_EDGES: usize = 500;

/// Returns an organisation chart from top to bottom; `None` if Mermaid would not draw it.
pub(super) fn chart(root: &ChartBox) -> Option<String> {
    let mut flow = Flowchart::new("TB");
    flow.chart_box(root);
    flow.finish()
}

/// Returns a decision tree from left to right with its path highlighted; `None` if Mermaid would not draw it.
pub(super) fn tree(root: &Tree) -> Option<String> {
    let mut flow = Flowchart::new("LR");
    flow.tree(root);
    flow.finish()
}

/// A flowchart while it is written.
struct Flowchart {
    text: String,
    nodes: usize,
    lit_nodes: Vec<String>,
    lit_edges: Vec<String>,
    edges: usize,
}

impl Flowchart {
    fn new(direction: &str) -> Self {
        let text = format!("flowchart {direction}\n");
        Self { text, nodes: 0, lit_nodes: Vec::new(), lit_edges: Vec::new(), edges: 0 }
    }

    /// Writes a box with those below it. Returns its number.
    fn chart_box(&mut self, chart_box: &ChartBox) -> usize {
        let lines: Vec<_> =
            std::iter::once(&chart_box.title).chain(&chart_box.lines).map(|line| label(line)).collect();
        let number = self.node(&lines.join("\n"), chart_box.seller);
        for child in &chart_box.children {
            let to = self.chart_box(child);
            self.edge(number, "", to, false);
        }
        number
    }

    /// Writes a node of a tree with its branches. Returns its number.
    fn tree(&mut self, tree: &Tree) -> usize {
        let number = self.node(&label(&tree.title), tree.is_leaf);
        if tree.on_path {
            self.lit_nodes.push(format!("n{number}"));
        }
        for branch in &tree.branches {
            let to = self.tree(branch);
            self.edge(number, &branch.answer, to, tree.on_path && branch.on_path);
        }
        number
    }

    fn node(&mut self, label: &str, rounded: bool) -> usize {
        let (open, close) = if rounded { ("([", "])") } else { ("[", "]") };
        let number = self.nodes;
        self.nodes += 1;
        // Writing to a string cannot fail, here and below.
        let _ = writeln!(self.text, "  n{number}{open}\"{label}\"{close}");
        number
    }

    fn edge(&mut self, from: usize, answer: &str, to: usize, is_lit: bool) {
        let answer = if answer.is_empty() { String::new() } else { format!("|\"{}\"|", label(answer)) };
        let _ = writeln!(self.text, "  n{from} -->{answer} n{to}");
        if is_lit {
            self.lit_edges.push(self.edges.to_string());
        }
        self.edges += 1;
    }

    fn finish(mut self) -> Option<String> {
        if !self.lit_nodes.is_empty() {
            self.text.push_str("  classDef lit fill:#ffe9a8,stroke:#b07c00,stroke-width:3px,color:#000\n");
            let _ = writeln!(self.text, "  class {} lit", self.lit_nodes.join(","));
        }
        if !self.lit_edges.is_empty() {
            let _ = writeln!(
                self.text,
                "  linkStyle {} stroke:#b07c00,stroke-width:3px",
                self.lit_edges.join(",")
            );
        }
        (self.edges <= MAX_EDGES && self.text.chars().count() <= MAX_CHARS).then_some(self.text)
    }
}

fn label(text: &str) -> String {
    escape_mermaid(&sanitize(text))
}
