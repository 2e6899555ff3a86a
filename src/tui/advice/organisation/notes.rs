//! The notes below the chart, and the figures that it is based on.

use super::label::{Label, Labels};
use super::list;
use crate::advice::Advice;
use crate::document::{Block, Section};
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::blocks;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;

/// The maximum width of a sentence in columns.
pub(super) const MAX_WIDTH: u16 = 88;

/// Returns the lines below a chart: what its section says besides the chart. Marks and abbreviations are explained only
/// if they are visible.
pub(super) fn lines(
    section: &Section,
    labels: &Labels,
    opened: &BTreeSet<usize>,
    context: &Ui,
    width: u16,
) -> Vec<Line<'static>> {
    let theme = &context.theme;
    let notes: Vec<_> =
        section.blocks.iter().filter(|block| !matches!(block, Block::Chart(_))).cloned().collect();
    let figures = notes.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(notes.len());
    let (remarks, figures) = notes.split_at(figures);
    let mut page = LineWriter::new(context, width.min(MAX_WIDTH));
    page.push_lines(blocks::lines(remarks, context, page.width()));
    let visible: Vec<&Label> =
        list::visible_rows(labels, opened).into_iter().map(|(node, _)| &labels.nodes[node]).collect();
    if visible.iter().any(|label| label.is_assumed) {
        page.push_item(Span::raw(""), &assumed_mark(context), theme.styles.warning);
    }
    for (index, (short, long)) in labels.abbreviations.iter().enumerate() {
        if !visible.iter().any(|label| label.abbreviations.contains(&index)) {
            continue;
        }
        page.push_item(Span::styled(format!("{short} "), theme.styles.title), long, theme.styles.dim);
    }
    page.push_gap();
    page.push_lines(blocks::lines(figures, context, page.width()));
    page.into_lines()
}

/// Returns the lines that replace a missing chart.
pub(super) fn missing_chart_lines(advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width.min(MAX_WIDTH));
    let message = crate::locale::Message::new("chart-none").arg("model", context.model_title(advice.model));
    page.push_text(&context.translate(&message), context.theme.styles.text);
    page.into_lines()
}
