//! Below the chart: what has to be said of it, and the figures that it rests on.

use super::label::{Label, Labels};
use super::rows;
use crate::advice::Advice;
use crate::locale::harmless;
use crate::report::chart::ChartReader;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;

/// The most columns that sentences take.
const WIDEST: u16 = 100;

/// The lines below a chart. What explains marks and short forms tells of those that show.
pub(super) fn lines(
    words: &ChartReader,
    labels: &Labels,
    opened: &BTreeSet<usize>,
    context: &Context,
    width: u16,
) -> Vec<Line<'static>> {
    let look = &context.look;
    let mut page = Page::new(context, width.min(WIDEST));
    let lead = || Span::styled(format!("{} ", look.glyphs.bullet), look.styles.accent);
    for remark in words.remarks() {
        page.item(lead(), &harmless(&remark), look.styles.text);
    }
    let shown: Vec<&Label> =
        rows::rows(labels, opened).into_iter().map(|(node, _)| &labels.nodes[node]).collect();
    if shown.iter().any(|label| label.assumed) {
        page.item(Span::raw(""), &assumed_mark(context), look.styles.warning);
    }
    for (index, (short, long)) in labels.shorts.iter().enumerate() {
        if !shown.iter().any(|label| label.shorts.contains(&index)) {
            continue;
        }
        page.item(Span::styled(format!("{short} "), look.styles.title), long, look.styles.dim);
    }
    let figures = words.figures();
    if !figures.is_empty() {
        page.heading(&context.label_style.get("chart-figures"));
    }
    for figure in figures {
        page.item(
            lead(),
            &format!("{}: {}", harmless(&figure.title), figure.shown(&context.reader())),
            look.styles.text,
        );
        page.item(Span::raw("  "), &harmless(&figure.origin), look.styles.dim);
    }
    page.into_lines()
}

/// What stands in place of a chart where there is none.
pub(super) fn none(advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let mut page = Page::new(context, width.min(WIDEST));
    let message = crate::locale::Message::new("chart-none").with("model", context.model(advice.model));
    page.text(&context.say(&message), context.look.styles.text);
    page.into_lines()
}
