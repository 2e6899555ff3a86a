//! The first tab: the verdict, then the plan and the reasons.
//!
//! The first page alone shows the model, the division, why, how sure the advice is, and what to do first. The rest
//! follows in the order in which readers act: the whole plan and the transition, how to divide, how sure the advice
//! is and what would change it, and next year; then the assumptions and all warnings.
//!
//! ```text
//!  ┃ ★ Pod                                      What to do, step by step
//!  ┃ Five pods of four or five, by country.      1 Form one pod first …
//!  Budget     Your budget can carry it.
//!  First      1 Form one pod first …            From today to the new model
//! ```

mod changes;
mod decision;
mod next_year;
mod open_questions;
mod robustness;
mod unanswered;
pub(super) mod verdict;
mod warnings;

pub(super) use unanswered::draw as view_nothing;
pub(super) use warnings::{WarningsFold, has_more as has_more_warnings};

use super::line_writer::LineWriter;
use super::{ClickTarget, diagram};
use crate::advice::{Advice, Candidate, Need, TreeStep, need_rests_on_asked};
use crate::document::{Annotations, Section};
use crate::locale::sanitize;
use crate::tui::blocks;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The minimum width for two columns.
pub(super) const MIN_TWO_COLUMNS_WIDTH: u16 = 110;
/// The maximum width of readable text in columns.
pub(super) const MAX_TEXT_WIDTH: u16 = 88;
/// With fewer columns the recorded decision is above the advice, because it would not be visible below.
const MIN_DECISION_BELOW_WIDTH: u16 = 60;
/// The columns between the two columns of text.
pub(super) const COLUMN_GAP: u16 = 3;

/// The data of the tab.
#[derive(Clone, Copy)]
pub(super) struct Overview<'a> {
    pub(super) advice: &'a Advice,
    pub(super) sections: &'a [Section],
    pub(super) annotations: &'a Annotations,
    /// Whether there is a current interview in which open questions can be answered.
    pub(super) can_answer: bool,
    pub(super) fold: WarningsFold,
    pub(super) context: &'a Ui,
}

/// The lines of the tab, and the position of the row that unfolds the warnings.
struct OverviewLines {
    lines: Vec<Line<'static>>,
    fold: Option<FoldRow>,
}

/// The row that unfolds the rest of the warnings.
struct FoldRow {
    /// The first unfolded line; the row itself while the warnings are folded.
    rest_start: usize,
    row: usize,
    /// The first column of the row.
    left: u16,
}

/// Draws the tab. Returns the fold state for the next frame.
pub(super) fn draw(
    scroll: &mut Scroll,
    overview: Overview,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) -> WarningsFold {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let (column, OverviewLines { lines, fold }) = if area.width < MIN_TWO_COLUMNS_WIDTH {
        (width.min(MAX_TEXT_WIDTH), overview.one_column(width.min(MAX_TEXT_WIDTH)))
    } else {
        let column = ((width - COLUMN_GAP) / 2).min(MAX_TEXT_WIDTH);
        (column, overview.two_columns(column))
    };
    if let Some(fold) = fold.as_ref().filter(|_| overview.fold.scrolls_to_row) {
        scroll.reveal(fold.rest_start..fold.row + 1, lines.len(), usize::from(inset.height));
    }
    scroll.view(frame, inset, lines, &overview.context.theme);
    if let Some(FoldRow { row, left, .. }) = fold {
        let at = Rect { x: inset.x + left, width: column, ..inset };
        hits.extend(scroll.rows(row..row + 1, at).map(|(_, at)| (at, ClickTarget::Warnings)));
    }
    WarningsFold { scrolls_to_row: false, ..overview.fold }
}

impl Overview<'_> {
    fn one_column(self, width: u16) -> OverviewLines {
        let Self { advice, annotations: kept, context, .. } = self;
        let (mut lines, decided) =
            (verdict::lines(advice, context, width), decision::lines(kept, advice, context, width));
        if width < MIN_DECISION_BELOW_WIDTH && !decided.is_empty() {
            lines = decided.into_iter().chain([Line::default()]).chain(lines).collect();
        } else {
            add_part(&mut lines, decided);
        }
        for part in [
            Self::write_plan,
            Self::write_division,
            Self::write_robustness,
            Self::write_growth,
            Self::write_basis,
        ] {
            add_part(&mut lines, self.part_lines(width, part));
        }
        let fold = self.add_warnings(&mut lines, width, 0);
        OverviewLines { lines, fold }
    }

    fn two_columns(self, column: u16) -> OverviewLines {
        let Self { advice, annotations: kept, context, .. } = self;
        let mut left = verdict::lines(advice, context, column);
        add_part(&mut left, decision::lines(kept, advice, context, column));
        let mut right = self.part_lines(column, Self::write_plan);
        for part in [
            Self::write_drawing,
            Self::write_division,
            Self::write_robustness,
            Self::write_growth,
            Self::write_basis,
        ] {
            let shorter = if right.len() < left.len() { &mut right } else { &mut left };
            add_part(shorter, self.part_lines(column, part));
        }
        let fold = if right.len() < left.len() {
            self.add_warnings(&mut right, column, column + COLUMN_GAP)
        } else {
            self.add_warnings(&mut left, column, 0)
        };
        OverviewLines { lines: blocks::join_columns(left, right, column), fold }
    }

    /// Returns the lines of a part of the tab in a column of this width.
    fn part_lines(self, width: u16, write: fn(Self, &mut LineWriter)) -> Vec<Line<'static>> {
        let mut page = LineWriter::new(self.context, width);
        write(self, &mut page);
        page.into_lines()
    }

    /// Adds the warnings to a column that starts at `left`. Returns the position of the row that unfolds the rest of
    /// them.
    fn add_warnings(self, column: &mut Vec<Line<'static>>, width: u16, left: u16) -> Option<FoldRow> {
        let mut page = LineWriter::new(self.context, width);
        let rest = warnings::write(self.advice, self.fold, self.context, &mut page);
        // An empty line separates them from the text above.
        let rest = column.len() + 1 + rest;
        add_part(column, page.into_lines());
        has_more_warnings(self.advice).then(|| FoldRow { rest_start: rest, row: column.len() - 1, left })
    }

    /// Writes the plan, and what the transition requires.
    fn write_plan(self, page: &mut LineWriter) {
        let Self { advice, can_answer: answers, context, .. } = self;
        open_questions::write_questions(advice, context, true, answers, page);
        write_steps(advice, context, page);
        self.write_section("transition", page);
    }

    /// Writes the drawing of the model.
    fn write_drawing(self, page: &mut LineWriter) {
        let context = self.context;
        let model = &context.rulebook.models[self.advice.model];
        let text = |text: &_| context.text(text).into_owned();
        let (border, width) = (context.theme.styles.border, page.width());
        page.push_lines(diagram::draw(&model.diagram, text, &context.theme, border, width));
        page.push_text(&context.text(&model.diagram.caption), context.theme.styles.dim);
    }

    fn write_division(self, page: &mut LineWriter) {
        let Self { advice, context, .. } = self;
        write_segmentation(advice, context, page);
        for &row in &advice.side_by_side {
            let text = &context.rulebook.side_by_side[row].statement;
            page.push_item(Span::raw("   "), &context.text(&text.text), context.theme.styles.text);
            page.push_references(&text.sources, 3);
        }
    }

    /// Writes how sure the advice is, and what would change it.
    fn write_robustness(self, page: &mut LineWriter) {
        robustness::write_robustness(self.advice, self.context, page);
        changes::write(self.advice, self.context, page);
    }

    fn write_growth(self, page: &mut LineWriter) {
        next_year::write(self.advice, self.context, page);
        self.write_section("growth", page);
    }

    /// Writes a section of the document, if the advice has it.
    fn write_section(self, id: &str, page: &mut LineWriter) {
        if let Some(section) = self.sections.iter().find(|section| section.id == id) {
            page.push_gap();
            page.push_lines(blocks::section_lines(section, self.context, page.width()));
        }
    }

    fn write_basis(self, page: &mut LineWriter) {
        write_assumptions(self.advice, self.context, self.can_answer, page);
    }
}

/// Adds a part to a column, after an empty line.
fn add_part(column: &mut Vec<Line<'static>>, part: Vec<Line<'static>>) {
    if !part.is_empty() {
        column.push(Line::default());
        column.extend(part);
    }
}

/// Returns the mark and the label of an assumed answer.
pub(super) fn assumed_mark(context: &Ui) -> String {
    format!("{} {}", context.theme.glyphs.assumed, context.translator.get("advice-assumed-word"))
}

/// Returns the mark and the label of a question that was not asked.
pub(super) fn unasked_mark(context: &Ui) -> String {
    format!("{} {}", context.theme.glyphs.assumed, context.translator.get("advice-not-asked-word"))
}

/// Returns the mark of a step that is not based on an answer.
pub(super) fn step_mark(step: &TreeStep, context: &Ui) -> Option<String> {
    match (step.asked, step.assumed) {
        (false, _) => Some(unasked_mark(context)),
        (true, true) => Some(assumed_mark(context)),
        (true, false) => None,
    }
}

/// Writes the plan: the steps of the model and those of the transition, in one order.
fn write_steps(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    if advice.plan.is_empty() {
        return;
    }
    page.push_heading(&context.translator.get("advice-plan"));
    let steps: Vec<_> =
        advice.plan.iter().map(|&step| context.rulebook_reader().plan_step(advice, step)).collect();
    for (number, step) in (1..).zip(&steps) {
        let lead = Span::styled(format!("{number:>2} "), context.theme.styles.accent);
        page.push_item(lead, &context.text(&step.statement.text), context.theme.styles.text);
    }
    // The references follow the plan: one after each step would hide the steps.
    page.push_references(steps.iter().flat_map(|step| &step.statement.sources), 3);
}

fn write_segmentation(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, found) = (&context.theme.styles, &advice.segmentation);
    if found.now.is_empty() && found.later.is_empty() {
        page.push_heading(&context.translator.get("advice-divide-now"));
        page.push_item(Span::raw("   "), &context.text(&rules.none.text), styles.text);
        page.push_references(&rules.none.sources, 3);
    }
    if !found.now.is_empty() {
        page.push_heading(&context.translator.get("advice-divide-now"));
    }
    for wanted in &found.now {
        write_dimension(wanted, advice, context, page);
        if let Some(said) = context.rulebook_reader().shares(advice, wanted.dimension) {
            let lead =
                Span::styled(format!("   {} ", context.theme.glyphs.arrow), context.theme.styles.accent);
            page.push_item(lead, &sanitize(&said), context.theme.styles.title);
        }
    }
    if found.later.is_empty() {
        return;
    }
    page.push_heading(&context.translator.get("advice-divide-later"));
    let less = rules.cap.less.iter().filter(|less| less.when.holds(advice.situation.values()));
    let over_cap = std::iter::once(&rules.cap.because).chain(less.map(|less| &less.because));
    let too_small = found.too_small(rules);
    let over_cap = over_cap.filter(|_| found.is_over_cap() || too_small.is_none());
    for why in too_small.into_iter().chain(over_cap) {
        page.push_item(Span::raw("   "), &context.text(&why.text), styles.dim);
        page.push_references(&why.sources, 3);
    }
    for later in &found.later {
        write_dimension(&later.candidate, advice, context, page);
        let Some(when) = context.rulebook_reader().activation(later.activation) else { continue };
        page.push_item(
            Span::styled(format!("   {} ", context.theme.glyphs.arrow), styles.accent),
            &sanitize(&when),
            styles.title,
        );
    }
}

/// Writes a dimension of the division: its name, how urgent it is, what it means, its segments, and why.
fn write_dimension(wanted: &Candidate, advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, dimension) = (&context.theme.styles, &rules.dimensions[wanted.dimension]);
    let lead = Span::styled(format!(" {} ", context.theme.glyphs.bullet), styles.accent);
    page.push_item(lead, &context.text(&dimension.title), styles.title);
    let need = if wanted.need == Need::Strong { "advice-need-strong" } else { "advice-need" };
    page.push_note(&context.translator.get(need), styles.dim, 3);
    if !need_rests_on_asked(&context.rulebook, &advice.situation, wanted) {
        page.push_note(&unasked_mark(context), styles.warning, 3);
    }
    page.push_item(Span::raw("   "), &context.text(&dimension.what.text), styles.text);
    let names = &advice.segment_names[wanted.dimension];
    if !names.is_empty() {
        page.push_item(Span::raw("   "), &sanitize(&names.join(", ")), styles.accent);
    }
    let reason = &dimension.reasons[wanted.reason];
    page.push_item(Span::raw("   "), &context.text(&reason.because), styles.text);
    page.push_references(&reason.sources, 3);
}

/// Writes what the advice is based on: assumed, open and excluded answers.
fn write_assumptions(advice: &Advice, context: &Ui, answers: bool, page: &mut LineWriter) {
    let (theme, questions) = (&context.theme, &context.rulebook.questions);
    if advice.situation.unknown_questions().next().is_some() {
        page.push_heading(&context.translator.get("advice-assumed"));
        open_questions::write_assumed_share(advice, context, page);
        for (question, value) in &advice.assumed {
            let lead = Span::styled(format!(" {} ", theme.glyphs.assumed), theme.styles.warning);
            let short = context.text(&questions[*question].short);
            let line = format!("{short}: {}", context.value_label(*question, value));
            page.push_item(lead, &line, theme.styles.text);
        }
        let unnamed =
            advice.situation.unknown_questions().filter(|&question| questions[question].assumed.is_none());
        for question in unnamed {
            let lead = Span::styled(format!(" {} ", theme.glyphs.assumed), theme.styles.warning);
            let short = context.text(&questions[question].short);
            let line = format!("{short}: {}", context.translator.get("review-nothing"));
            page.push_item(lead, &line, theme.styles.text);
        }
    }
    open_questions::write_questions(advice, context, false, answers, page);
    if !advice.ignored.is_empty() {
        page.push_heading(&context.translator.get("advice-ignored"));
        for &question in &advice.ignored {
            let lead = Span::styled(format!(" {} ", theme.glyphs.bullet), theme.styles.dim);
            page.push_item(lead, &context.text(&questions[question].short), theme.styles.dim);
        }
        page.push_item(Span::raw("   "), &context.translator.get("advice-ignored-why"), theme.styles.dim);
    }
}

#[cfg(test)]
mod tests;
