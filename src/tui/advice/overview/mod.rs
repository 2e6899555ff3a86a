//! The first tab: the verdict, and below it what to do and on what it rests.
//!
//! Who reads no further than the first page knows the model, the division, why, how sure, and what to do first. Below that, in
//! the order in which somebody acts: the whole plan and what the move asks for, how to divide, how sure this is and what would
//! change it, what next year brings; then what the advice stands on and all that is to be watched.
//!
//! ```text
//!  ┃ ★ Pod                                      What to do, step by step
//!  ┃ Five pods of four or five, by country.      1 Form one pod first …
//!  Budget     Your budget can carry it.
//!  First      1 Form one pod first …            From today to the new model
//! ```

mod changes;
mod decided;
mod firm;
mod growth;
mod moving;
mod nothing;
mod open;
pub(super) mod verdict;
mod warnings;

pub(super) use nothing::view as view_nothing;
pub(super) use warnings::{Fold, has_more as has_more_warnings};

use super::page::Page;
use super::{Hit, diagram};
use crate::advice::{Advice, Need, TreeStep, Candidate, need_rests_on_asked};
use crate::locale::harmless;
use crate::report::Kept;
use crate::tui::context::Context;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on there are two columns.
pub(super) const TWO_COLUMNS: u16 = 110;
/// The most columns of a line that is still pleasant to read.
pub(super) const READABLE: u16 = 88;
/// With fewer columns the decision that was taken stands above the advice, or it would not show.
const NARROW: u16 = 60;
/// Columns between the two.
pub(super) const BETWEEN: u16 = 3;

/// What the tab is written from.
#[derive(Clone, Copy)]
pub(super) struct Overview<'a> {
    pub(super) advice: &'a Advice,
    pub(super) kept: &'a Kept,
    /// Whether there is an interview in which open questions can be answered.
    pub(super) answers: bool,
    pub(super) fold: Fold,
    pub(super) context: &'a Context,
}

/// The lines of the tab, and where the row is that opens the rest of the warnings.
struct Lines {
    lines: Vec<Line<'static>>,
    fold: Option<FoldRow>,
}

/// The row that opens the rest of the warnings.
struct FoldRow {
    /// The first line of the rest; the row itself while that is closed.
    rest: usize,
    row: usize,
    /// The first column of the row.
    left: u16,
}

/// Draws the tab. Returns the fold as it is for the next view.
pub(super) fn view(
    scroll: &mut Scroll,
    overview: Overview,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) -> Fold {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let (column, Lines { lines, fold }) = if area.width < TWO_COLUMNS {
        (width.min(READABLE), overview.one_column(width.min(READABLE)))
    } else {
        let column = ((width - BETWEEN) / 2).min(READABLE);
        (column, overview.two_columns(column))
    };
    if let Some(fold) = fold.as_ref().filter(|_| overview.fold.shows_row) {
        scroll.reveal(fold.rest..fold.row + 1, lines.len(), usize::from(inset.height));
    }
    scroll.view(frame, inset, lines, &overview.context.look);
    if let Some(FoldRow { row, left, .. }) = fold {
        let at = Rect { x: inset.x + left, width: column, ..inset };
        hits.extend(scroll.rows(row..row + 1, at).map(|(_, at)| (at, Hit::Warnings)));
    }
    Fold { shows_row: false, ..overview.fold }
}

impl Overview<'_> {
    fn one_column(self, width: u16) -> Lines {
        let Self { advice, kept, context, .. } = self;
        let (mut lines, decided) =
            (verdict::lines(advice, context, width), decided::lines(kept, advice, context, width));
        if width < NARROW && !decided.is_empty() {
            lines = decided.into_iter().chain([Line::default()]).chain(lines).collect();
        } else {
            add(&mut lines, decided);
        }
        for part in [Self::to_do, Self::division, Self::sureness, Self::growth, Self::ground] {
            add(&mut lines, self.part(width, part));
        }
        let fold = self.add_warnings(&mut lines, width, 0);
        Lines { lines, fold }
    }

    fn two_columns(self, column: u16) -> Lines {
        let Self { advice, kept, context, .. } = self;
        let mut left = verdict::lines(advice, context, column);
        add(&mut left, decided::lines(kept, advice, context, column));
        let mut right = self.part(column, Self::to_do);
        for part in [Self::drawing, Self::division, Self::sureness, Self::growth, Self::ground] {
            let shorter = if right.len() < left.len() { &mut right } else { &mut left };
            add(shorter, self.part(column, part));
        }
        let fold = if right.len() < left.len() {
            self.add_warnings(&mut right, column, column + BETWEEN)
        } else {
            self.add_warnings(&mut left, column, 0)
        };
        Lines { lines: beside(left, right, column), fold }
    }

    /// A part of the tab in a column of this width.
    fn part(self, width: u16, write: fn(Self, &mut Page)) -> Vec<Line<'static>> {
        let mut page = Page::new(self.context, width);
        write(self, &mut page);
        page.into_lines()
    }

    /// Adds the warnings to a column that begins at `left`. Returns where the row is that opens the rest of them.
    fn add_warnings(self, column: &mut Vec<Line<'static>>, width: u16, left: u16) -> Option<FoldRow> {
        let mut page = Page::new(self.context, width);
        let rest = warnings::write(self.advice, self.fold, self.context, &mut page);
        // A line away from what is above.
        let rest = column.len() + 1 + rest;
        add(column, page.into_lines());
        has_more_warnings(self.advice).then(|| FoldRow { rest, row: column.len() - 1, left })
    }

    /// The plan, and what the move asks for.
    fn to_do(self, page: &mut Page) {
        let Self { advice, answers, context, .. } = self;
        open::list(advice, context, true, answers, page);
        plan(advice, context, page);
        moving::write(advice, context, page);
    }

    /// The model as a picture.
    fn drawing(self, page: &mut Page) {
        let context = self.context;
        let model = &context.rulebook.models[self.advice.model];
        let text = |text: &_| context.text(text).into_owned();
        let (border, width) = (context.look.styles.border, page.width());
        page.lines(diagram::draw(&model.diagram, text, &context.look, border, width));
        page.text(&context.text(&model.diagram.caption), context.look.styles.dim);
    }

    fn division(self, page: &mut Page) {
        let Self { advice, context, .. } = self;
        segmentation(advice, context, page);
        for &row in &advice.side_by_side {
            let said = &context.rulebook.side_by_side[row].statement;
            page.item(Span::raw("   "), &context.text(&said.text), context.look.styles.text);
            page.places(&said.sources, 3);
        }
    }

    /// How sure the advice is, and what would change it.
    fn sureness(self, page: &mut Page) {
        firm::firm(self.advice, self.context, page);
        changes::write(self.advice, self.context, page);
    }

    fn growth(self, page: &mut Page) {
        growth::next_year(self.advice, self.context, page);
        growth::write(self.advice, self.context, page);
    }

    fn ground(self, page: &mut Page) {
        ground(self.advice, self.context, self.answers, page);
    }
}

/// Adds a part to a column, a line away from what is above.
fn add(column: &mut Vec<Line<'static>>, part: Vec<Line<'static>>) {
    if !part.is_empty() {
        column.push(Line::default());
        column.extend(part);
    }
}

/// Two columns as one list of lines, so that they scroll together.
pub(super) fn beside(left: Vec<Line<'static>>, right: Vec<Line<'static>>, column: u16) -> Vec<Line<'static>> {
    let rows = left.len().max(right.len());
    let mut right = right.into_iter();
    let mut left = left.into_iter();
    (0..rows)
        .map(|_| {
            let mut line = left.next().unwrap_or_default();
            let missing = usize::from(column + BETWEEN).saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(missing)));
            line.spans.extend(right.next().unwrap_or_default().spans);
            line
        })
        .collect()
}

/// The mark and the word for what nobody answered.
pub(super) fn assumed_mark(context: &Context) -> String {
    format!("{} {}", context.look.glyphs.assumed, context.label_style.get("advice-assumed-word"))
}

/// The mark and the word for what nobody was asked.
pub(super) fn unasked_mark(context: &Context) -> String {
    format!("{} {}", context.look.glyphs.assumed, context.label_style.get("advice-not-asked-word"))
}

/// The mark of a step that no answer stands behind.
pub(super) fn step_mark(step: &TreeStep, context: &Context) -> Option<String> {
    match (step.asked, step.assumed) {
        (false, _) => Some(unasked_mark(context)),
        (true, true) => Some(assumed_mark(context)),
        (true, false) => None,
    }
}

/// The plan: the steps of the model and those of the move, in one order.
fn plan(advice: &Advice, context: &Context, page: &mut Page) {
    if advice.plan.is_empty() {
        return;
    }
    page.heading(&context.label_style.get("advice-plan"));
    let steps: Vec<_> = advice.plan.iter().map(|&step| context.reader().plan_step(advice, step)).collect();
    for (number, step) in (1..).zip(&steps) {
        let lead = Span::styled(format!("{number:>2} "), context.look.styles.accent);
        page.item(lead, &context.text(&step.statement.text), context.look.styles.text);
    }
    // All at the end: a place behind each step would drown the steps.
    page.places(steps.iter().flat_map(|step| &step.statement.sources), 3);
}

fn segmentation(advice: &Advice, context: &Context, page: &mut Page) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, found) = (&context.look.styles, &advice.segmentation);
    if found.now.is_empty() && found.later.is_empty() {
        page.heading(&context.label_style.get("advice-divide-now"));
        page.item(Span::raw("   "), &context.text(&rules.none.text), styles.text);
        page.places(&rules.none.sources, 3);
    }
    if !found.now.is_empty() {
        page.heading(&context.label_style.get("advice-divide-now"));
    }
    for wanted in &found.now {
        dimension(wanted, advice, context, page);
        if let Some(said) = context.reader().shares(advice, wanted.dimension) {
            let lead = Span::styled(format!("   {} ", context.look.glyphs.arrow), context.look.styles.accent);
            page.item(lead, &harmless(&said), context.look.styles.title);
        }
    }
    if found.later.is_empty() {
        return;
    }
    page.heading(&context.label_style.get("advice-divide-later"));
    let less = rules.cap.less.iter().filter(|less| less.when.holds(advice.situation.values()));
    let over_cap = std::iter::once(&rules.cap.because).chain(less.map(|less| &less.because));
    let too_small = found.too_small(rules);
    let over_cap = over_cap.filter(|_| found.is_over_cap() || too_small.is_none());
    for why in too_small.into_iter().chain(over_cap) {
        page.item(Span::raw("   "), &context.text(&why.text), styles.dim);
        page.places(&why.sources, 3);
    }
    for later in &found.later {
        dimension(&later.candidate, advice, context, page);
        let Some(when) = context.reader().brings(later.activation) else { continue };
        page.item(
            Span::styled(format!("   {} ", context.look.glyphs.arrow), styles.accent),
            &harmless(&when),
            styles.title,
        );
    }
}

/// One way to divide: its name, how much it is needed, what it means, for which segments, and why.
fn dimension(wanted: &Candidate, advice: &Advice, context: &Context, page: &mut Page) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, dimension) = (&context.look.styles, &rules.dimensions[wanted.dimension]);
    let lead = Span::styled(format!(" {} ", context.look.glyphs.bullet), styles.accent);
    page.item(lead, &context.text(&dimension.title), styles.title);
    let need = if wanted.need == Need::Strong { "advice-need-strong" } else { "advice-need" };
    page.note(&context.label_style.get(need), styles.dim, 3);
    if !need_rests_on_asked(&context.rulebook, &advice.situation, wanted) {
        page.note(&unasked_mark(context), styles.warning, 3);
    }
    page.item(Span::raw("   "), &context.text(&dimension.what.text), styles.text);
    let names = &advice.segment_names[wanted.dimension];
    if !names.is_empty() {
        page.item(Span::raw("   "), &harmless(&names.join(", ")), styles.accent);
    }
    let reason = &dimension.reasons[wanted.reason];
    page.item(Span::raw("   "), &context.text(&reason.because), styles.text);
    page.places(&reason.sources, 3);
}

/// What the advice stands on: what was assumed, what is open, what was left out.
fn ground(advice: &Advice, context: &Context, answers: bool, page: &mut Page) {
    let (look, questions) = (&context.look, &context.rulebook.questions);
    if advice.situation.unknown_questions().next().is_some() {
        page.heading(&context.label_style.get("advice-assumed"));
        open::warn(advice, context, page);
        for (question, value) in &advice.assumed {
            let lead = Span::styled(format!(" {} ", look.glyphs.assumed), look.styles.warning);
            let short = context.text(&questions[*question].short);
            let line = format!("{short}: {}", context.value_label(*question, value));
            page.item(lead, &line, look.styles.text);
        }
        let unnamed = advice.situation.unknown_questions().filter(|&question| questions[question].assumed.is_none());
        for question in unnamed {
            let lead = Span::styled(format!(" {} ", look.glyphs.assumed), look.styles.warning);
            let short = context.text(&questions[question].short);
            let line = format!("{short}: {}", context.label_style.get("review-nothing"));
            page.item(lead, &line, look.styles.text);
        }
    }
    open::list(advice, context, false, answers, page);
    if !advice.ignored.is_empty() {
        page.heading(&context.label_style.get("advice-ignored"));
        for &question in &advice.ignored {
            let lead = Span::styled(format!(" {} ", look.glyphs.bullet), look.styles.dim);
            page.item(lead, &context.text(&questions[question].short), look.styles.dim);
        }
        page.item(Span::raw("   "), &context.label_style.get("advice-ignored-why"), look.styles.dim);
    }
}

#[cfg(test)]
mod tests;
