//! The first tab: the verdict, then the plan and the reasons.
//!
//! The first page alone shows the model, the division, why, how sure the advice is, and what to do first. The rest
//! follows in the order in which readers act: the whole plan and the transition, how to divide, how sure the advice
//! is and what would change it, and next year; then the assumptions and all warnings. If at least half of the answers
//! are assumed, as after a quick interview, the open questions follow the verdict.
//!
//! ```text
//!  ┃ ★ Pod  recommended                         What to do, step by step
//!  ┃   Five pods of four or five, by country.    1 Form one pod first …
//!
//!  Budget     Your budget can carry it.         From today to the new model
//!  How sure   Fairly firm                       Island → Pod
//!
//!  First      1 Form one pod first …
//! ```
//!
//! In a wide window each part goes to the column that is shorter so far. So the columns are about equally high, and parts
//! further down the page are less important in both of them.

mod warnings;

pub(super) use warnings::{WarningsFold, has_more as has_more_warnings};

use super::words::AdviceWords;
use super::{ClickTarget, diagram, key_hint};
use crate::advice::TreeStep;
use crate::document::{Block, Section};
use crate::locale::Message;
use crate::render::text::MAX_WORDS;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::blocks::{self, MAX_TEXT_WIDTH};
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The minimum width for two columns.
const MIN_TWO_COLUMNS_WIDTH: u16 = 110;
/// With fewer columns the recorded decision is above the advice, because it would not be visible below.
const MIN_DECISION_BELOW_WIDTH: u16 = 60;
/// The maximum number of lines of the verdict at 80 columns: a screen of 24 lines less the lines around the tab.
pub(super) const MAX_VERDICT_LINES: usize = 20;
/// The minimum width at which the limit on the lines of the verdict applies.
const MIN_LIMITED_WIDTH: u16 = 70;
/// The maximum number of questions listed below the verdict.
const MAX_LISTED_QUESTIONS: usize = 5;

/// The sections below the verdict and the plan.
const SECTIONS: [&str; 9] = [
    "division",
    "side_by_side",
    "how_sure",
    "what_would_change_it",
    "next_year",
    "milestones",
    "assumed",
    "open_questions",
    "ignored",
];

/// The data of the tab.
#[derive(Clone, Copy)]
pub(super) struct Overview<'a> {
    pub(super) words: &'a AdviceWords,
    /// Index of the advised model; `None` if there is no basis for advice.
    pub(super) model: Option<usize>,
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

/// Draws the tab; without a basis for advice, the questions to answer first. Returns the fold state for the next frame.
pub(super) fn draw(
    scroll: &mut Scroll,
    overview: Overview,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) -> WarningsFold {
    let inset = blocks::page_area(area);
    let width = blocks::page_width(inset);
    let is_wide = area.width >= MIN_TWO_COLUMNS_WIDTH && overview.model.is_some();
    let column = if is_wide { blocks::column_width(width) } else { width.min(MAX_TEXT_WIDTH) };
    let OverviewLines { lines, fold } = match overview.model {
        None => OverviewLines { lines: overview.first_questions(column), fold: None },
        Some(model) if is_wide => overview.two_columns(column, model),
        Some(_) => overview.one_column(column),
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

/// Returns the longest of these verdicts that is within the limits on words and, if it is wide enough, on lines.
pub(super) fn verdict_lines(verdicts: &[Section], context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for verdict in verdicts {
        lines = blocks::section_lines(verdict, context, width);
        let words: usize = lines.iter().map(|line| line.to_string().split_whitespace().count()).sum();
        let is_low = width < MIN_LIMITED_WIDTH || lines.len() <= MAX_VERDICT_LINES;
        if is_low && words <= MAX_WORDS {
            break;
        }
    }
    lines
}

impl<'a> Overview<'a> {
    fn one_column(self, width: u16) -> OverviewLines {
        let verdict = verdict_lines(&self.words.verdicts, self.context, width);
        let decision = self.part(width, &["decision"]);
        let (mut lines, second) =
            if width < MIN_DECISION_BELOW_WIDTH { (decision, verdict) } else { (verdict, decision) };
        add_part(&mut lines, second);
        add_part(&mut lines, self.plan(width));
        for section in SECTIONS {
            add_part(&mut lines, self.part(width, &[section]));
        }
        let fold = self.add_warnings(&mut lines, width, 0);
        OverviewLines { lines, fold }
    }

    fn two_columns(self, column: u16, model: usize) -> OverviewLines {
        let ([left, right], fold) = self.columns(column, model);
        OverviewLines { lines: blocks::join_columns(left, right, column), fold }
    }

    /// Distributes the parts over two columns: each goes to the one that is shorter so far.
    fn columns(self, column: u16, model: usize) -> ([Vec<Line<'static>>; 2], Option<FoldRow>) {
        let mut left = verdict_lines(&self.words.verdicts, self.context, column);
        add_part(&mut left, self.part(column, &["decision"]));
        let mut right = self.plan(column);
        let sections = SECTIONS.iter().map(|section| self.part(column, &[section]));
        for part in std::iter::once(self.drawing(column, model)).chain(sections) {
            add_part(if right.len() < left.len() { &mut right } else { &mut left }, part);
        }
        let fold = if right.len() < left.len() {
            self.add_warnings(&mut right, column, column + blocks::COLUMN_GAP)
        } else {
            self.add_warnings(&mut left, column, 0)
        };
        ([left, right], fold)
    }

    /// Returns what to answer first if there is no basis for advice.
    fn first_questions(self, width: u16) -> Vec<Line<'static>> {
        let mut lines = verdict_lines(&self.words.verdicts, self.context, width);
        if self.can_answer {
            lines.extend([Line::default(), self.answer_hint()]);
        }
        lines
    }

    /// Returns the plan and the transition, after the open questions if those come first.
    fn plan(self, width: u16) -> Vec<Line<'static>> {
        let mut lines = if self.words.is_mostly_open { self.open_questions(width, true) } else { Vec::new() };
        add_part(&mut lines, self.part(width, &["plan", "transition"]));
        lines
    }

    /// Returns the sections with these ids.
    fn part(self, width: u16, ids: &[&str]) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for id in ids {
            add_part(
                &mut lines,
                match *id {
                    "open_questions" if self.words.is_mostly_open => Vec::new(),
                    "open_questions" => self.open_questions(width, false),
                    id => (self.section(id))
                        .map(|section| blocks::section_lines(section, self.context, width))
                        .unwrap_or_default(),
                },
            );
        }
        lines
    }

    fn section(self, id: &str) -> Option<&'a Section> {
        self.words.advice.iter().find(|section| section.id == id)
    }

    /// Returns the open questions, or only the first of them, with the key to answer them.
    fn open_questions(self, width: u16, is_short: bool) -> Vec<Line<'static>> {
        let Some(section) = self.section("open_questions") else { return Vec::new() };
        let mut section = section.clone();
        if let Some(Block::List(items)) = section.blocks.first_mut().filter(|_| is_short) {
            let more = items.len().saturating_sub(MAX_LISTED_QUESTIONS);
            items.truncate(MAX_LISTED_QUESTIONS);
            let more = (more > 0).then(|| Message::new("advice-still-open-more").arg("count", more));
            let more = more.map(|more| Block::quiet(self.context.translate(&more)));
            section.blocks.splice(1..1, more);
        }
        let mut lines = blocks::section_lines(&section, self.context, width);
        lines.extend(self.can_answer.then(|| self.answer_hint()));
        lines
    }

    fn answer_hint(self) -> Line<'static> {
        Line::from(key_hint(self.context, Action::Answer))
    }

    /// Returns the drawing of the model.
    fn drawing(self, width: u16, model: usize) -> Vec<Line<'static>> {
        let context = self.context;
        let diagram = &context.rulebook.models[model].diagram;
        let text = |text: &_| context.text(text).into_owned();
        let mut page = LineWriter::new(context, width);
        page.push_lines(diagram::draw(
            diagram,
            text,
            &context.theme,
            context.theme.styles.border,
            page.width(),
        ));
        page.push_text(&context.text(&diagram.caption), context.theme.styles.dim);
        page.into_lines()
    }

    /// Adds the warnings to a column that starts at `left`. Returns the position of the row that unfolds the rest of
    /// them.
    fn add_warnings(self, column: &mut Vec<Line<'static>>, width: u16, left: u16) -> Option<FoldRow> {
        let section = self.section("warnings")?;
        let (lines, rest) = warnings::lines(section, self.fold, self.context, width);
        // An empty line separates them from the text above.
        let start = column.len() + 1;
        add_part(column, lines);
        let rest_start = start + rest?;
        Some(FoldRow { rest_start, row: column.len() - 1, left })
    }
}

/// Adds a part to a column, after an empty line.
fn add_part(column: &mut Vec<Line<'static>>, part: Vec<Line<'static>>) {
    if !part.is_empty() && !column.is_empty() {
        column.push(Line::default());
    }
    column.extend(part);
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

#[cfg(test)]
mod tests;
