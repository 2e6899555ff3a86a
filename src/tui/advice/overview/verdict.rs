//! The verdict: the first page, which a screen of 80 by 24 shows without scrolling.
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
//! What it says is chosen and put into words by the report, as for every other form.

use crate::advice::Advice;
use crate::locale::{Message, harmless};
use crate::report::{Reader, text, verdict::Told};
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::widgets::{cells, pad};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// From this width on the labels stand in a column of their own.
const LABELLED: u16 = 50;
/// The most columns of the labels.
const LABELS: usize = 16;
/// The most lines of the verdict at 80 columns: what the other lines of a screen of 24 leave.
pub(in crate::tui::advice) const MOST_LINES: usize = 20;

/// The verdict of an advice, within the words and, where it is wide enough, the lines that are allowed. Nothing where there is
/// nothing to advise on.
pub(in crate::tui::advice) fn lines(advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let Some(mut told) = context.reader().verdict(advice) else { return Vec::new() };
    loop {
        let lines = write(&told, advice, context, width);
        let words: usize = lines.iter().map(|line| line.to_string().split_whitespace().count()).sum();
        let fits = words <= text::MOST_WORDS && (width < WHOLE || lines.len() <= MOST_LINES);
        // A rulebook without short texts gets fewer of them, the first of each kind at the least.
        if fits || !told.shorten() {
            return lines;
        }
    }
}

/// From this width on the verdict keeps its number of lines.
const WHOLE: u16 = 70;

fn write(told: &Told, advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let styles = &context.look.styles;
    let mut lines = head(told, advice, context, width);
    let mut page = Page::new(context, width);
    page.lines([Line::default()]);
    let labels = Labels::new(told, context, width);
    for reason in &told.because {
        labels.row(&harmless(reason.title), &harmless(reason.text), styles.text, &mut page);
    }
    if let Some(sure) = &told.sure {
        labels.row(&context.label_style.get("verdict-how-sure"), sure, styles.title, &mut page);
    }
    if let Some(assumed) = &told.assumed {
        page.note(&format!("{} {assumed}", context.look.glyphs.assumed), styles.text, labels.width);
    }
    page.gap();
    let warning = || Span::styled(format!("{} ", context.look.glyphs.warning), styles.warning);
    for (_, text) in &told.warnings {
        page.item(warning(), &harmless(text), styles.text);
    }
    if told.more_warnings > 0 {
        let more = Message::new("verdict-more-below").with("count", told.more_warnings);
        page.note(&format!("({})", context.say(&more)), styles.dim, 2);
    }
    page.gap();
    let first = context.label_style.get("verdict-first-label");
    for (number, step) in (1..).zip(&told.steps) {
        let label = if number == 1 { &*first } else { "" };
        labels.numbered(label, number, &harmless(step), &mut page);
    }
    page.gap();
    if let Some(next_year) = &told.next_year {
        let lead = Span::styled(format!("{} ", context.look.glyphs.arrow), styles.accent);
        page.item(lead, &harmless(next_year), styles.text);
    }
    lines.extend(page.into_lines());
    while lines.last().is_some_and(|line| line.width() == 0) {
        lines.pop();
    }
    lines
}

/// The model, what it is, and the division.
fn head(told: &Told, advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let (look, model) = (&context.look, &context.rulebook.models[advice.model]);
    let mut page = Page::new(context, width.saturating_sub(2));
    let star = Span::styled(format!("{} ", look.glyphs.recommended), look.styles.emphasis_graphic);
    page.item(star, &context.text(&model.title), look.styles.emphasis);
    page.note(&context.label_style.get("advice-recommended"), look.styles.dim, 2);
    page.text(&context.text(&model.short), look.styles.text);
    if let Some(division) = Reader::division_sentence(told) {
        page.text(&division, look.styles.title);
    }
    page.barred(look.styles.emphasis_graphic)
}

/// The labels of the rows, in a column of their own where there is room.
struct Labels<'a> {
    context: &'a Context,
    /// The columns of the labels with the space behind them; without a column of labels, how far further lines are indented.
    width: usize,
    stand_apart: bool,
}

impl<'a> Labels<'a> {
    fn new(told: &Told, context: &'a Context, width: u16) -> Self {
        if width < LABELLED {
            return Self { context, width: 2, stand_apart: false };
        }
        let own = ["verdict-how-sure", "verdict-first-label"].map(|key| cells(&context.label_style.get(key)));
        let factors = told.because.iter().map(|reason| cells(&harmless(reason.title)));
        let widest = factors.chain(own).max().unwrap_or(0).min(LABELS);
        Self { context, width: widest + 2, stand_apart: true }
    }

    /// A label and its text.
    fn row(&self, label: &str, text: &str, style: Style, page: &mut Page) {
        let styles = &self.context.look.styles;
        if self.stand_apart {
            page.item(Span::styled(self.padded(label), styles.dim), text, style);
        } else {
            page.hanging((&format!("{label}:"), styles.title), text, style, self.width);
        }
    }

    /// A numbered text behind a label, which may be empty; without a column of labels the label is a line of its own.
    fn numbered(&self, label: &str, number: usize, text: &str, page: &mut Page) {
        let styles = &self.context.look.styles;
        let number = Span::styled(format!("{number} "), styles.accent);
        if self.stand_apart {
            page.item_after([Span::styled(self.padded(label), styles.dim), number], text, styles.text);
            return;
        }
        if !label.is_empty() {
            page.text(label, styles.title);
        }
        page.item(number, text, styles.text);
    }

    fn padded(&self, label: &str) -> String {
        pad(label, self.width - 2, self.context.look.glyphs.ellipsis) + "  "
    }
}
