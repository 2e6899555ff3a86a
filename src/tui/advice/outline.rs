//! The decision tree as an outline: the visible rows and the lines between them, without texts.
//!
//! A row is a branch: the answers that lead into it and the node that it leads to. The rows of the decision path are
//! always visible; the rows below another branch are visible once it is opened.

use crate::advice::TreeStep;
use crate::rulebook::{Node, Tree};
use crate::tui::theme::Theme;
use ratatui::text::Span;
use std::collections::BTreeSet;

/// A row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The branch; `None` for the first row, which is the first question.
    pub(super) branch: Option<usize>,
    /// The node that the branch leaves; the first node for the first row.
    pub(super) from: usize,
    /// The node that the branch leads to.
    pub(super) to: usize,
    /// The relation of the row to the decision path.
    pub(super) relation: PathRelation,
    /// The parent row.
    pub(super) parent: Option<usize>,
    /// Whether the row's children are visible.
    pub(super) is_unfolded: bool,
    /// The lines between other rows that pass at the left of this row, from the outermost.
    rails: Vec<Rail>,
    /// Whether the line from the parent ends here.
    is_last: bool,
}

/// The relation of a row to the decision path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathRelation {
    /// The path leads through this row.
    OnPath,
    /// The path passes this row on its way to a later branch of the same question.
    Passed,
    /// The row is not next to the path.
    OffPath,
}

/// A line that passes a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rail {
    Nothing,
    Dim,
    Lit,
}

/// Returns the visible rows, given the path and the opened branches.
pub(super) fn visible_rows(tree: &Tree, path: &[TreeStep], opened: &BTreeSet<usize>) -> Vec<Row> {
    let mut rows = vec![Row {
        branch: None,
        from: 0,
        to: 0,
        relation: PathRelation::OnPath,
        parent: None,
        is_unfolded: matches!(tree.nodes[0], Node::Split { .. }),
        rails: Vec::new(),
        is_last: true,
    }];
    let path_branches: BTreeSet<usize> = path.iter().map(|step| step.branch).collect();
    below(tree, &path_branches, opened, 0, &[], &mut rows);
    rows
}

/// Adds the rows below the row at `parent`, which `rails` pass.
fn below(
    tree: &Tree,
    path_branches: &BTreeSet<usize>,
    opened: &BTreeSet<usize>,
    parent: usize,
    rails: &[Rail],
    rows: &mut Vec<Row>,
) {
    let from = rows[parent].to;
    let Node::Split { branches, .. } = &tree.nodes[from] else { return };
    let path = branches
        .clone()
        .find(|branch| rows[parent].relation == PathRelation::OnPath && path_branches.contains(branch));
    for branch in branches.clone() {
        let way = match path {
            Some(path) if branch == path => PathRelation::OnPath,
            Some(path) if branch < path => PathRelation::Passed,
            _ => PathRelation::OffPath,
        };
        let to = tree.branches[branch].then;
        let leaf = matches!(tree.nodes[to], Node::Leaf(_));
        let (last, unfolded) =
            (branch + 1 == branches.end, !leaf && (way == PathRelation::OnPath || opened.contains(&branch)));
        rows.push(Row {
            branch: Some(branch),
            from,
            to,
            relation: way,
            parent: Some(parent),
            is_unfolded: unfolded,
            rails: rails.to_vec(),
            is_last: last,
        });
        if unfolded {
            let rail = Rail::below_row(last, way);
            let mut rails = rails.to_vec();
            rails.push(rail);
            let own = rows.len() - 1;
            below(tree, path_branches, opened, own, &rails, rows);
        }
    }
}

impl Row {
    /// Returns the lines at the left of the row's first line, with `step` cells for each level.
    pub(super) fn first_line_lead(&self, theme: &Theme, step: usize) -> Vec<Span<'static>> {
        let mut spans = self.passing_rails(theme, step);
        if self.branch.is_none() {
            return spans;
        }
        let lit = (&theme.glyphs.line_emphasized, theme.styles.emphasis_graphic);
        let dim = (&theme.glyphs.line, theme.styles.border);
        let (set, style) = if self.relation == PathRelation::OffPath { dim } else { lit };
        spans.push(Span::styled(if self.is_last { set.bottom_left } else { set.vertical_right }, style));
        let (set, style) = if self.is_on_path() { lit } else { dim };
        spans.push(Span::styled(format!("{} ", set.horizontal.repeat(step - 2)), style));
        spans
    }

    /// Returns the lines at the left of the row's further lines, which connect it to its children.
    pub(super) fn further_line_lead(&self, theme: &Theme, step: usize) -> Vec<Span<'static>> {
        let mut spans = self.passing_rails(theme, step);
        if self.branch.is_some() {
            spans.push(Rail::below_row(self.is_last, self.relation).span(theme, step));
        }
        let rail = match (self.is_unfolded, self.is_on_path()) {
            (false, _) => Rail::Nothing,
            (true, true) => Rail::Lit,
            (true, false) => Rail::Dim,
        };
        spans.push(rail.span(theme, 2));
        spans
    }

    /// Returns whether the row is on the decision path.
    pub(super) fn is_on_path(&self) -> bool {
        self.relation == PathRelation::OnPath
    }

    fn passing_rails(&self, theme: &Theme, step: usize) -> Vec<Span<'static>> {
        self.rails.iter().map(|rail| rail.span(theme, step)).collect()
    }
}

impl Rail {
    /// Returns the rail below a row, which leads to later branches of the same question.
    fn below_row(last: bool, way: PathRelation) -> Self {
        match way {
            _ if last => Self::Nothing,
            PathRelation::Passed => Self::Lit,
            PathRelation::OnPath | PathRelation::OffPath => Self::Dim,
        }
    }

    fn span(self, theme: &Theme, step: usize) -> Span<'static> {
        let (rail, style) = match self {
            Self::Nothing => (" ", theme.styles.text),
            Self::Dim => (theme.glyphs.line.vertical, theme.styles.border),
            Self::Lit => (theme.glyphs.line_emphasized.vertical, theme.styles.emphasis_graphic),
        };
        Span::styled(format!("{rail}{}", " ".repeat(step - 1)), style)
    }
}
