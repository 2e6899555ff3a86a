//! The decision tree as an outline: which rows show, and the lines that join them. No words yet.
//!
//! A row is a branch: the answers that take it and where it leads. The rows of the path are always there; what lies
//! beyond another branch shows once that branch is opened.

use crate::advice::TreeStep;
use crate::rulebook::{Node, Tree};
use crate::tui::theme::Theme;
use ratatui::text::Span;
use std::collections::BTreeSet;

/// A row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The branch; none for the first row, which is the first question.
    pub(super) branch: Option<usize>,
    /// The node that it leaves; the first node for the first row.
    pub(super) from: usize,
    /// The node that it leads to.
    pub(super) to: usize,
    /// How it lies to the path.
    pub(super) way: Way,
    /// The row above to which it belongs.
    pub(super) parent: Option<usize>,
    /// Whether rows that belong to it follow.
    pub(super) unfolded: bool,
    /// The lines from rows above to rows below that pass at its left, from the outermost.
    rails: Vec<Rail>,
    /// Whether the line from above ends here.
    last: bool,
}

/// How a row lies to the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The advice came this way.
    Taken,
    /// The path goes past it, to a later branch of the same question.
    Passed,
    /// The path does not come near it.
    Apart,
}

/// A line that passes a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rail {
    Nothing,
    Dim,
    Lit,
}

/// The rows that show, given the path and the opened branches.
pub(super) fn rows(tree: &Tree, path: &[TreeStep], opened: &BTreeSet<usize>) -> Vec<Row> {
    let mut rows = vec![Row {
        branch: None,
        from: 0,
        to: 0,
        way: Way::Taken,
        parent: None,
        unfolded: matches!(tree.nodes[0], Node::Split { .. }),
        rails: Vec::new(),
        last: true,
    }];
    let taken: BTreeSet<usize> = path.iter().map(|step| step.branch).collect();
    below(tree, &taken, opened, 0, &[], &mut rows);
    rows
}

/// Adds the rows below the row at `parent`, past which `rails` go.
fn below(
    tree: &Tree,
    taken: &BTreeSet<usize>,
    opened: &BTreeSet<usize>,
    parent: usize,
    rails: &[Rail],
    rows: &mut Vec<Row>,
) {
    let from = rows[parent].to;
    let Node::Split { branches, .. } = &tree.nodes[from] else { return };
    let path = branches.clone().find(|branch| rows[parent].way == Way::Taken && taken.contains(branch));
    for branch in branches.clone() {
        let way = match path {
            Some(path) if branch == path => Way::Taken,
            Some(path) if branch < path => Way::Passed,
            _ => Way::Apart,
        };
        let to = tree.branches[branch].then;
        let leaf = matches!(tree.nodes[to], Node::Leaf(_));
        let (last, unfolded) =
            (branch + 1 == branches.end, !leaf && (way == Way::Taken || opened.contains(&branch)));
        rows.push(Row {
            branch: Some(branch),
            from,
            to,
            way,
            parent: Some(parent),
            unfolded,
            rails: rails.to_vec(),
            last,
        });
        if unfolded {
            let rail = Rail::below(last, way);
            let mut rails = rails.to_vec();
            rails.push(rail);
            let own = rows.len() - 1;
            below(tree, taken, opened, own, &rails, rows);
        }
    }
}

impl Row {
    /// The lines at the left of the row's first line, `step` cells for each level.
    pub(super) fn lead(&self, look: &Theme, step: usize) -> Vec<Span<'static>> {
        let mut spans = self.passing(look, step);
        if self.branch.is_none() {
            return spans;
        }
        let lit = (&look.glyphs.line_lit, look.styles.emphasis_graphic);
        let dim = (&look.glyphs.line, look.styles.border);
        let (set, style) = if self.way == Way::Apart { dim } else { lit };
        spans.push(Span::styled(if self.last { set.bottom_left } else { set.vertical_right }, style));
        let (set, style) = if self.on_path() { lit } else { dim };
        spans.push(Span::styled(format!("{} ", set.horizontal.repeat(step - 2)), style));
        spans
    }

    /// The lines at the left of the row's further lines; they join it with the rows that belong to it.
    pub(super) fn lead_on(&self, look: &Theme, step: usize) -> Vec<Span<'static>> {
        let mut spans = self.passing(look, step);
        if self.branch.is_some() {
            spans.push(Rail::below(self.last, self.way).span(look, step));
        }
        let rail = match (self.unfolded, self.on_path()) {
            (false, _) => Rail::Nothing,
            (true, true) => Rail::Lit,
            (true, false) => Rail::Dim,
        };
        spans.push(rail.span(look, 2));
        spans
    }

    /// Whether the advice came this way.
    pub(super) fn on_path(&self) -> bool {
        self.way == Way::Taken
    }

    fn passing(&self, look: &Theme, step: usize) -> Vec<Span<'static>> {
        self.rails.iter().map(|rail| rail.span(look, step)).collect()
    }
}

impl Rail {
    /// What goes on below a row, to the later branches of the same question.
    fn below(last: bool, way: Way) -> Self {
        match way {
            _ if last => Self::Nothing,
            Way::Passed => Self::Lit,
            Way::Taken | Way::Apart => Self::Dim,
        }
    }

    fn span(self, look: &Theme, step: usize) -> Span<'static> {
        let (rail, style) = match self {
            Self::Nothing => (" ", look.styles.text),
            Self::Dim => (look.glyphs.line.vertical, look.styles.border),
            Self::Lit => (look.glyphs.line_lit.vertical, look.styles.emphasis_graphic),
        };
        Span::styled(format!("{rail}{}", " ".repeat(step - 1)), style)
    }
}
