//! The notes below the chart, and the figures that it is based on.

use super::label::{Label, Labels};
use super::list;
use crate::advice::Advice;
use crate::document::chart::ChartReader;
use crate::locale::sanitize;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;

/// The maximum width of a sentence in columns.
const MAX_WIDTH: u16 = 100;

/// Returns the lines below a chart. Marks and abbreviations are explained only if they are visible.
pub(super) fn lines(
    chart_reader: &ChartReader,
    labels: &Labels,
    opened: &BTreeSet<usize>,
    context: &Ui,
    width: u16,
) -> Vec<Line<'static>> {
    let theme = &context.theme;
    let mut page = LineWriter::new(context, width.min(MAX_WIDTH));
    let lead = || Span::styled(format!("{} ", theme.glyphs.bullet), theme.styles.accent);
    for remark in chart_reader.remarks() {
        page.push_item(lead(), &sanitize(&remark), theme.styles.text);
    }
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
    let figures = chart_reader.figures();
    if !figures.is_empty() {
        page.push_heading(&context.translator.get("chart-figures"));
    }
    for figure in figures {
        page.push_item(
            lead(),
            &format!("{}: {}", sanitize(&figure.title), figure.formatted_value(&context.rulebook_reader())),
            theme.styles.text,
        );
        page.push_item(Span::raw("  "), &sanitize(&figure.origin), theme.styles.dim);
    }
    page.into_lines()
}

/// Returns the lines that replace a missing chart.
pub(super) fn missing_chart_lines(advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width.min(MAX_WIDTH));
    let message = crate::locale::Message::new("chart-none").arg("model", context.model_title(advice.model));
    page.push_text(&context.translate(&message), context.theme.styles.text);
    page.into_lines()
}
