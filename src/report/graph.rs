//! The decision tree as a picture for other programs to draw: Graphviz DOT, or a Mermaid flowchart.
//!
//! Labels come from a rulebook that anybody may have written, so each form escapes all that it would take for its own.

use super::Reader;
use super::proof::percent;
use crate::audit::Coverage;
use crate::json;
use crate::locale::Message;
use crate::rulebook::Node;
use std::fmt::Write as _;

/// The most characters of a label.
const LABEL: usize = 160;

/// A tree ready to be drawn: labels are what is to be read, nothing escaped.
#[derive(Debug)]
pub struct Graph {
    title: String,
    /// For each node of the tree, by its number, its lines.
    nodes: Vec<Drawn>,
    edges: Vec<Edge>,
}

#[derive(Debug)]
struct Drawn {
    lines: Vec<String>,
    leaf: bool,
    lit: bool,
}

#[derive(Debug)]
struct Edge {
    from: usize,
    to: usize,
    label: String,
    lit: bool,
}

impl Graph {
    /// The tree of a rulebook: edges labelled with answers, leaves with their share of the answer space, where that is known.
    /// `path` holds for each step the branch that was taken; what lies on it is lit.
    #[must_use]
    pub fn new(reader: &Reader, coverage: Option<&Coverage>, path: Option<&[usize]>) -> Self {
        let rulebook = reader.rulebook;
        let tree = &rulebook.tree;
        let label = |text: &str| json::short(text, LABEL);
        let lit = |branch: &usize| path.is_some_and(|path| path.contains(branch));
        let mut edges = Vec::new();
        let mut nodes: Vec<_> = (tree.nodes.iter())
            .map(|node| match node {
                Node::Ask { slot, .. } => {
                    Drawn { lines: vec![label(&reader.short(*slot))], leaf: false, lit: false }
                }
                Node::Leaf(model) => {
                    let title = reader.text(&rulebook.models[*model].title);
                    Drawn { lines: vec![label(&title)], leaf: true, lit: false }
                }
            })
            .collect();
        for leaf in coverage.iter().flat_map(|found| &found.leaves) {
            nodes[leaf.node].lines.push(percent(reader, leaf.share.unwrap_or_default()));
        }
        nodes[0].lit = path.is_some();
        for (from, node) in tree.nodes.iter().enumerate() {
            let Node::Ask { slot, branches } = node else { continue };
            for index in branches.clone() {
                let branch = &tree.branches[index];
                let (to, lit) = (branch.then, lit(&index));
                nodes[to].lit |= lit;
                edges.push(Edge { from, to, label: label(&reader.values(*slot, &branch.values)), lit });
            }
        }
        let title = Message::new("graph-title").with("title", &*reader.text(&rulebook.title));
        Self { title: reader.say(&title), nodes, edges }
    }

    /// As Graphviz DOT.
    #[must_use]
    pub fn dot(&self) -> String {
        let mut out = format!("digraph tree {{\n  label=\"{}\";\n", dot(&self.title));
        out.push_str("  labelloc=t; fontname=\"sans-serif\";\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        out.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (index, node) in self.nodes.iter().enumerate() {
            let lines: Vec<_> = node.lines.iter().map(|line| dot(line)).collect();
            let style = match (node.leaf, node.lit) {
                (true, true) => ", style=\"rounded,filled,bold\", fillcolor=\"#ffe9a8\", penwidth=3",
                (true, false) => ", style=rounded",
                (false, true) => ", style=\"filled,bold\", fillcolor=\"#ffe9a8\", penwidth=3",
                (false, false) => "",
            };
            // Writing to a string cannot fail, here and below.
            let _ = writeln!(out, "  n{index} [label=\"{}\"{style}];", lines.join("\\n"));
        }
        for edge in &self.edges {
            let style = if edge.lit { ", style=bold, penwidth=3, color=\"#b07c00\"" } else { "" };
            let _ =
                writeln!(out, "  n{} -> n{} [label=\"{}\"{style}];", edge.from, edge.to, dot(&edge.label));
        }
        out.push_str("}\n");
        out
    }

    /// As a Mermaid flowchart.
    #[must_use]
    pub fn mermaid(&self) -> String {
        let mut out = format!("flowchart LR\n  accTitle: {}\n", mermaid(&self.title));
        for (index, node) in self.nodes.iter().enumerate() {
            let lines: Vec<_> = node.lines.iter().map(|line| mermaid(line)).collect();
            let (open, close) = if node.leaf { ("([", "])") } else { ("[", "]") };
            // A break as a tag would have Mermaid decode the whole label before it looks for icons and formulas.
            let _ = writeln!(out, "  n{index}{open}\"{}\"{close}", lines.join("\n"));
        }
        for edge in &self.edges {
            let _ = writeln!(out, "  n{} -->|\"{}\"| n{}", edge.from, mermaid(&edge.label), edge.to);
        }
        let places = |places: Vec<String>| places.join(",");
        let nodes = self.nodes.iter().enumerate().filter(|(_, node)| node.lit);
        let nodes = places(nodes.map(|(index, _)| format!("n{index}")).collect());
        if !nodes.is_empty() {
            out.push_str("  classDef lit fill:#ffe9a8,stroke:#b07c00,stroke-width:3px,color:#000\n");
            let _ = writeln!(out, "  class {nodes} lit");
        }
        let edges = self.edges.iter().enumerate().filter(|(_, edge)| edge.lit);
        let edges = places(edges.map(|(index, _)| index.to_string()).collect());
        if !edges.is_empty() {
            let _ = writeln!(out, "  linkStyle {edges} stroke:#b07c00,stroke-width:3px");
        }
        out
    }
}

/// A text inside the quotes of DOT, which knows escapes and the entities of HTML.
fn dot(text: &str) -> String {
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

/// Escapes a text for the quotes of a Mermaid label, where letters, digits and little else stand as they are.
///
/// Mermaid reads a label several times: its lexer, its Markdown, icons (`fa:fa-car`), formulas (`$$x$$`), line breaks (`\n`),
/// HTML, and its own marks for numbered characters (`ﬂ°` and `¶ß`) once more in the finished picture. A numbered character
/// (`#58;`) is text at every stage but the last ones, where only something between the two characters helps: a space of no
/// width.
fn mermaid(text: &str) -> String {
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
            out.push_str(NO_WIDTH);
        }
        before = c;
    }
    // The lexer refuses a label without anything in it.
    if out.is_empty() { NO_WIDTH.to_owned() } else { out }
}

/// A space of no width, as Mermaid writes it.
const NO_WIDTH: &str = "#8203;";

/// Whether a character of a label means nothing to Mermaid between those before and after it. `out` is the label up to it.
fn is_plain_in_mermaid(before: char, c: char, after: char, out: &str) -> bool {
    match c {
        ' ' | ',' | '\'' | '/' | '?' | '!' => true,
        // Percentages read better; two of them begin a comment or a directive.
        '%' => before != '%' && after != '%' && after != '{',
        // Within a word, they begin no list; "www." begins a link.
        '-' => before.is_alphanumeric() && after.is_alphanumeric(),
        '.' => {
            before.is_alphanumeric() && after.is_alphanumeric() && !out.to_ascii_lowercase().ends_with("www")
        }
        c => !c.is_ascii_punctuation() && !c.is_control() && !matches!(c, 'ﬂ' | '¶'),
    }
}

#[cfg(test)]
pub(crate) mod tests;
