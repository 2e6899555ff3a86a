//! The decision tree as a drawing for other programs: Graphviz DOT or a Mermaid flowchart.
//!
//! Labels come from a rulebook that anyone may have written, so each format escapes everything with a special meaning
//! in it.

use crate::audit::Coverage;
use crate::document::Reader;
use crate::document::audit::percent;
use crate::json;
use crate::locale::Message;
use crate::rulebook::Node;
use std::fmt::Write as _;

/// The greatest length of a label, in characters.
const MAX_LABEL_CHARS: usize = 160;

/// A tree ready to be drawn. Labels are not escaped yet.
#[derive(Debug)]
#[doc(hidden)]
pub struct Graph {
    title: String,
    /// The nodes, in the order of the tree.
    nodes: Vec<GraphNode>,
    edges: Vec<GraphEdge>,
}

#[derive(Debug)]
struct GraphNode {
    lines: Vec<String>,
    is_leaf: bool,
    highlighted: bool,
}

#[derive(Debug)]
struct GraphEdge {
    from: usize,
    to: usize,
    label: String,
    highlighted: bool,
}

impl Graph {
    /// Creates the drawing of a rulebook's tree. Edges have the answers as labels, and leaves their share of all
    /// possible answers if that is known. `path` holds the branch of each step; nodes and edges on it are highlighted.
    #[doc(hidden)]
    pub fn new(reader: &Reader, coverage: Option<&Coverage>, path: Option<&[usize]>) -> Self {
        let rulebook = reader.rulebook;
        let tree = &rulebook.tree;
        let label = |text: &str| json::truncate(text, MAX_LABEL_CHARS);
        let lit = |branch: &usize| path.is_some_and(|path| path.contains(branch));
        let mut edges = Vec::new();
        let mut nodes: Vec<_> = (tree.nodes.iter())
            .map(|node| match node {
                Node::Split { slot, .. } => {
                    GraphNode { lines: vec![label(&reader.short(*slot))], is_leaf: false, highlighted: false }
                }
                Node::Leaf(model) => {
                    let title = reader.text(&rulebook.models[*model].title);
                    GraphNode { lines: vec![label(&title)], is_leaf: true, highlighted: false }
                }
            })
            .collect();
        for leaf in coverage.iter().flat_map(|found| &found.leaves) {
            nodes[leaf.node].lines.push(percent(reader, leaf.share.unwrap_or_default()));
        }
        nodes[0].highlighted = path.is_some();
        for (from, node) in tree.nodes.iter().enumerate() {
            let Node::Split { slot, branches } = node else { continue };
            for index in branches.clone() {
                let branch = &tree.branches[index];
                let (to, lit) = (branch.then, lit(&index));
                nodes[to].highlighted |= lit;
                edges.push(GraphEdge {
                    from,
                    to,
                    label: label(&reader.values(*slot, &branch.values)),
                    highlighted: lit,
                });
            }
        }
        let title = Message::new("graph-title").arg("title", &*reader.text(&rulebook.title));
        Self { title: reader.translate(&title), nodes, edges }
    }

    /// Returns the drawing as Graphviz DOT.
    #[doc(hidden)]
    pub fn to_dot(&self) -> String {
        let mut out = format!("digraph tree {{\n  label=\"{}\";\n", escape_dot(&self.title));
        out.push_str("  labelloc=t; fontname=\"sans-serif\";\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        out.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (index, node) in self.nodes.iter().enumerate() {
            let lines: Vec<_> = node.lines.iter().map(|line| escape_dot(line)).collect();
            let style = match (node.is_leaf, node.highlighted) {
                (true, true) => ", style=\"rounded,filled,bold\", fillcolor=\"#ffe9a8\", penwidth=3",
                (true, false) => ", style=rounded",
                (false, true) => ", style=\"filled,bold\", fillcolor=\"#ffe9a8\", penwidth=3",
                (false, false) => "",
            };
            // Writing to a string cannot fail, here and below.
            let _ = writeln!(out, "  n{index} [label=\"{}\"{style}];", lines.join("\\n"));
        }
        for edge in &self.edges {
            let style = if edge.highlighted { ", style=bold, penwidth=3, color=\"#b07c00\"" } else { "" };
            let _ = writeln!(
                out,
                "  n{} -> n{} [label=\"{}\"{style}];",
                edge.from,
                edge.to,
                escape_dot(&edge.label)
            );
        }
        out.push_str("}\n");
        out
    }

    /// Returns the drawing as a Mermaid flowchart.
    #[doc(hidden)]
    pub fn to_mermaid(&self) -> String {
        let mut out = format!("flowchart LR\n  accTitle: {}\n", escape_mermaid(&self.title));
        for (index, node) in self.nodes.iter().enumerate() {
            let lines: Vec<_> = node.lines.iter().map(|line| escape_mermaid(line)).collect();
            let (open, close) = if node.is_leaf { ("([", "])") } else { ("[", "]") };
            // A line break written as a tag would make Mermaid decode the whole label before it looks for icons and
            // formulas.
            let _ = writeln!(out, "  n{index}{open}\"{}\"{close}", lines.join("\n"));
        }
        for edge in &self.edges {
            let _ = writeln!(out, "  n{} -->|\"{}\"| n{}", edge.from, escape_mermaid(&edge.label), edge.to);
        }
        let places = |places: Vec<String>| places.join(",");
        let nodes = self.nodes.iter().enumerate().filter(|(_, node)| node.highlighted);
        let nodes = places(nodes.map(|(index, _)| format!("n{index}")).collect());
        if !nodes.is_empty() {
            out.push_str("  classDef lit fill:#ffe9a8,stroke:#b07c00,stroke-width:3px,color:#000\n");
            let _ = writeln!(out, "  class {nodes} lit");
        }
        let edges = self.edges.iter().enumerate().filter(|(_, edge)| edge.highlighted);
        let edges = places(edges.map(|(index, _)| index.to_string()).collect());
        if !edges.is_empty() {
            let _ = writeln!(out, "  linkStyle {edges} stroke:#b07c00,stroke-width:3px");
        }
        out
    }
}

/// Escapes text for a quoted string of DOT, which interprets backslashes and HTML entities.
fn escape_dot(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for the quotes of a Mermaid label, in which few characters besides letters and digits are plain text.
///
/// Mermaid interprets a label several times: its lexer, its Markdown, icons (`fa:fa-car`), formulas (`$$x$$`), line
/// breaks (`\n`), HTML, and in the finished drawing once more its own marks for numbered characters (`ﬂ°` and `¶ß`). A
/// numbered character (`#58;`) is text at every stage but the last ones. There only a separator between the two
/// characters helps: a zero-width space.
pub(super) fn escape_mermaid(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.trim().chars();
    while let Some(c) = rest.next() {
        let after = rest.clone().next().unwrap_or(' ');
        if is_plain_in_mermaid(before, c, after, &out) {
            out.push(c);
        } else if c.is_control() {
            out.push(' ');
        } else {
            let _ = write!(out, "#{};", u32::from(c));
        }
        if matches!((c, after), ('\\', _) | ('ﬂ', '°') | ('¶', 'ß')) {
            out.push_str(ZERO_WIDTH_SPACE);
        }
        before = c;
    }
    // The lexer rejects an empty label.
    if out.is_empty() { ZERO_WIDTH_SPACE.to_owned() } else { out }
}

/// A zero-width space in Mermaid's notation.
const ZERO_WIDTH_SPACE: &str = "#8203;";

/// Returns whether Mermaid treats a character as plain text between its neighbours. `out` is the escaped label before
/// it.
fn is_plain_in_mermaid(before: char, c: char, after: char, out: &str) -> bool {
    match c {
        ' ' | ',' | '\'' | '/' | '?' | '!' => true,
        // Percentages read better unescaped; two percent signs begin a comment or a directive.
        '%' => before != '%' && after != '%' && after != '{',
        // Within a word they do not begin a list; "www." begins a link.
        '-' => before.is_alphanumeric() && after.is_alphanumeric(),
        '.' => {
            before.is_alphanumeric() && after.is_alphanumeric() && !out.to_ascii_lowercase().ends_with("www")
        }
        c => !c.is_ascii_punctuation() && !c.is_control() && !matches!(c, 'ﬂ' | '¶'),
    }
}

#[cfg(test)]
pub(crate) mod tests;
