//! The verdict: the first page, which fits on a screen of 80 by 24.
//!
//! ```text
//!  ┃ ★ Pod  recommended
//!  ┃ A small group of specialists serves its customers together.
//!  ┃ Five pods of four or five, by country, then by customer size.
//!
//!  Budget     Your budget can carry specialised roles.
//!  Customers  Pods are easily assigned to the segments you need.
//!  Culture    You want people to win together.
//!  How sure   Fairly firm  ~ Assumed: 3 of 18 answers
//!
//!  ! Each division is thin: do not add another this year.
//!
//!  First      1 Form one pod first, and learn from it.
//!             2 …
//! ```
//!
//! The report selects and words its content, as for every other format.

use crate::advice::Advice;
use crate::document::{
    advice::{Verdict, WarningBrief},
};
use crate::locale::{Message, sanitize};
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, pad};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The minimum width for a column of labels.
const MIN_LABEL_COLUMN_WIDTH: u16 = 50;
/// The maximum width of the labels in columns.
const MAX_LABEL_WIDTH: usize = 16;
/// The maximum number of lines at 80 columns: a screen of 24 lines less the lines around the tab.
pub(in crate::tui::advice) const MAX_LINES: usize = 20;

/// Returns the verdict of an advice within the limits on words and, if it is wide enough, on lines. Returns no lines
/// without an answered essential question.
pub(in crate::tui::advice) fn lines(advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let Some(mut verdict) = context.rulebook_reader().verdict(advice) else { return Vec::new() };
    loop {
        let lines = write(&verdict, advice, context, width);
        let words: usize = lines.iter().map(|line| line.to_string().split_whitespace().count()).sum();
        let fits = words <= crate::render::text::MAX_WORDS
            && (width < MIN_LIMITED_WIDTH || lines.len() <= MAX_LINES);
        // A rulebook without short texts gets fewer texts, but at least the first of each kind.
        if fits || !verdict.shorten() {
            return lines;
        }
    }
}

/// The minimum width at which the limit on lines applies.
const MIN_LIMITED_WIDTH: u16 = 70;

fn write(verdict: &Verdict, advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let styles = &context.theme.styles;
    let mut lines = head_lines(verdict, advice, context, width);
    let mut page = LineWriter::new(context, width);
    page.push_lines([Line::default()]);
    let labels = VerdictLabels::new(verdict, context, width);
    for reason in &verdict.because {
        labels.write_row(&sanitize(reason.title), &sanitize(reason.text), styles.text, &mut page);
    }
    if let Some(sure) = &verdict.sure_in_words {
        labels.write_row(&context.translator.get("verdict-how-sure"), sure, styles.title, &mut page);
    }
    if let Some(assumed) = &verdict.assumed {
        page.push_note(&format!("{} {assumed}", context.theme.glyphs.assumed), styles.text, labels.width);
    }
    page.push_gap();
    let warning = || Span::styled(format!("{} ", context.theme.glyphs.warning), styles.warning);
    for WarningBrief { text, .. } in &verdict.warnings {
        page.push_item(warning(), &sanitize(text), styles.text);
    }
    if verdict.more_warnings > 0 {
        let more = Message::new("verdict-more-below").arg("count", verdict.more_warnings);
        page.push_note(&format!("({})", context.translate(&more)), styles.dim, 2);
    }
    page.push_gap();
    let first = context.translator.get("verdict-first-label");
    for (number, step) in (1..).zip(&verdict.steps) {
        let label = if number == 1 { &*first } else { "" };
        labels.write_numbered(label, number, &sanitize(step), &mut page);
    }
    page.push_gap();
    if let Some(next_year) = &verdict.next_year {
        let lead = Span::styled(format!("{} ", context.theme.glyphs.arrow), styles.accent);
        page.push_item(lead, &sanitize(next_year), styles.text);
    }
    lines.extend(page.into_lines());
    while lines.last().is_some_and(|line| line.width() == 0) {
        lines.pop();
    }
    lines
}

/// Returns the model, what it is, and the division.
fn head_lines(verdict: &Verdict, advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let (theme, model) = (&context.theme, &context.rulebook.models[advice.model]);
    let mut page = LineWriter::new(context, width.saturating_sub(2));
    let star = Span::styled(format!("{} ", theme.glyphs.recommended), theme.styles.emphasis_graphic);
    page.push_item(star, &context.text(&model.title), theme.styles.emphasis);
    page.push_note(&context.translator.get("advice-recommended"), theme.styles.dim, 2);
    page.push_text(&context.text(&model.short), theme.styles.text);
    if let Some(division) = verdict.division_sentence().as_deref().map(sanitize) {
        page.push_text(&division, theme.styles.title);
    }
    page.into_barred_lines(theme.styles.emphasis_graphic)
}

/// The labels of the rows, in a column of their own if there is room.
struct VerdictLabels<'a> {
    context: &'a Ui,
    /// The width of the label column with the space after it. Without such a column, the indent of further lines.
    width: usize,
    stand_apart: bool,
}

impl<'a> VerdictLabels<'a> {
    fn new(verdict: &Verdict, context: &'a Ui, width: u16) -> Self {
        if width < MIN_LABEL_COLUMN_WIDTH {
            return Self { context, width: 2, stand_apart: false };
        }
        let own = ["verdict-how-sure", "verdict-first-label"].map(|key| cells(&context.translator.get(key)));
        let factors = verdict.because.iter().map(|reason| cells(&sanitize(reason.title)));
        let widest = factors.chain(own).max().unwrap_or(0).min(MAX_LABEL_WIDTH);
        Self { context, width: widest + 2, stand_apart: true }
    }

    /// Writes a label and its text.
    fn write_row(&self, label: &str, text: &str, style: Style, page: &mut LineWriter) {
        let styles = &self.context.theme.styles;
        if self.stand_apart {
            page.push_item(Span::styled(self.padded(label), styles.dim), text, style);
        } else {
            page.push_hanging((&format!("{label}:"), styles.title), text, style, self.width);
        }
    }

    /// Writes a numbered text after a label, which may be empty. Without a label column the label gets a line of its
    /// own.
    fn write_numbered(&self, label: &str, number: usize, text: &str, page: &mut LineWriter) {
        let styles = &self.context.theme.styles;
        let number = Span::styled(format!("{number} "), styles.accent);
        if self.stand_apart {
            page.push_item_after([Span::styled(self.padded(label), styles.dim), number], text, styles.text);
            return;
        }
        if !label.is_empty() {
            page.push_text(label, styles.title);
        }
        page.push_item(number, text, styles.text);
    }

    fn padded(&self, label: &str) -> String {
        pad(label, self.width - 2, self.context.theme.glyphs.ellipsis) + "  "
    }
}
