//! The third tab: the decision tree, with the decision path.
//!
//! ```text
//!    ● Team size                                     │ Which customers …?
//!    ┣─ ○ at most 2 → Island                         │ Your answer  A bit of both
//!  ▸ ┗━ ● 3 or more → Relationship                   │ What it means
//!       ┣─ ○ One trusted person → Budget             │ …
//!       ┗━ ● A bit of both / A quick … → Budget      │ § The pod
//! ```
//!
//! A row opens to the question, the answer, what it means and the section of the source document. These are below the
//! row, or if there is room beside the tree, where they are visible without opening. Branches that are not on the
//! path can be unfolded as well: all of them are from the start if the whole tree fits on the screen, and one key unfolds
//! or folds them all.

use super::line_writer::LineWriter;
use super::outline::{Row, visible_rows};
use super::overview::{assumed_mark, unasked_mark};
use super::{ClickTarget, key_hint};
use crate::advice::{Advice, Origin, TreeStep, rests_on_asked, rests_on_assumption};
use crate::locale::Message;
use crate::rulebook::Node;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, panel, scroll_area, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The minimum width and height for the reason beside the tree.
const MIN_BESIDE_SIZE: (u16, u16) = (100, 16);
/// The width of the panel with the reason that is kept if the tree needs more room.
const MIN_REASON_WIDTH: u16 = 44;
/// The maximum width of that panel; longer lines are harder to read.
const MAX_REASON_WIDTH: u16 = 72;
/// A width at which no row of a tree is wrapped.
const UNWRAPPED_WIDTH: u16 = 1000;
/// The minimum width for three cells per level of the tree; with less there are two.
const MIN_WIDE_LEVELS_WIDTH: u16 = 56;
/// The minimum height for a line that explains the marks.
const MIN_MARKS_HEIGHT: u16 = 12;

/// The state of the tab.
#[derive(Debug, Default)]
pub(super) struct TreeState {
    /// The row under the cursor.
    pub(super) cursor: usize,
    /// The branches whose rows are visible although the path does not lead through them.
    unfolded: BTreeSet<usize>,
    /// The branches whose reasons are visible, while these are below their rows.
    explained: BTreeSet<usize>,
    /// Whether the reasons of the first row are visible.
    is_root_open: bool,
    scroll: Scroll,
    reason: Scroll,
    /// The notes on answers.
    pub(super) notes: BTreeMap<usize, String>,
    /// Whether the next frame scrolls to the cursor.
    follows_cursor: bool,
    /// The lines of each row in the last frame, while reasons are below their rows.
    lines: Vec<Range<usize>>,
    is_reason_beside: bool,
    unfolding: Unfolding,
}

/// What decides which rows are unfolded.
#[derive(Debug, PartialEq, Eq)]
enum Unfolding {
    /// Whether the whole tree fits, for the size of the last frame.
    Fitting(Option<(u16, u16)>),
    /// The user, who unfolded or folded a row.
    ByUser,
}

impl Default for Unfolding {
    fn default() -> Self {
        Self::Fitting(None)
    }
}

impl TreeState {
    pub(super) fn new() -> Self {
        Self { follows_cursor: true, ..Self::default() }
    }

    /// Handles an action that moves or opens. Returns whether anything changed.
    pub(super) fn handle_action(&mut self, action: Action, advice: &Advice, context: &Ui) -> bool {
        let rows = self.rows(advice, context);
        match action {
            Action::OpenAll => self.toggle_all(advice, context),
            Action::Up => self.move_cursor(false, rows.len()),
            Action::Down => self.move_cursor(true, rows.len()),
            Action::Top => self.select(0),
            Action::Bottom => self.select(rows.len() - 1),
            Action::Choose => {
                let row = &rows[self.cursor];
                self.set_open(row, !self.is_open(row), context)
            }
            Action::Right => self.set_open(&rows[self.cursor], true, context),
            Action::Left => {
                let row = &rows[self.cursor];
                self.set_open(row, false, context) || row.parent.is_some_and(|parent| self.select(parent))
            }
            Action::PageUp | Action::PageDown if self.is_reason_beside && self.reason.update(action) => true,
            _ => self.scroll_freely(|scroll| scroll.update(action)),
        }
    }

    /// Scrolls without moving the cursor.
    pub(super) fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        self.scroll_freely(|scroll| scroll.scroll_by(lines))
    }

    /// Handles a click on a row: moves the cursor there, or opens or closes the row if the cursor is already there.
    pub(super) fn handle_click(&mut self, row: usize, advice: &Advice, context: &Ui) -> bool {
        self.select(row) || self.handle_action(Action::Choose, advice, context)
    }

    fn rows(&self, advice: &Advice, context: &Ui) -> Vec<Row> {
        visible_rows(&context.rulebook.tree, decision_path(advice), &self.unfolded)
    }

    /// Returns whether a row is open: its children are visible or, with reasons below the rows, its reasons.
    fn is_open(&self, row: &Row) -> bool {
        let open = if self.is_reason_beside { &self.unfolded } else { &self.explained };
        row.branch.map_or(self.is_root_open, |branch| open.contains(&branch))
    }

    /// Unfolds all rows, or folds them if all are unfolded. Reasons below the rows close with them.
    fn toggle_all(&mut self, advice: &Advice, context: &Ui) -> bool {
        let all = all_branches(context);
        let is_unfolded = self.unfolded.is_superset(&folding_branches(advice, context));
        if is_unfolded {
            (self.is_root_open, self.explained) = (false, BTreeSet::new());
        }
        self.unfolding = Unfolding::ByUser;
        self.unfold(if is_unfolded { BTreeSet::new() } else { all }, advice, context);
        true
    }

    /// Unfolds exactly these branches. The cursor stays on its row, or moves to the next one above it that is visible.
    fn unfold(&mut self, branches: BTreeSet<usize>, advice: &Advice, context: &Ui) {
        let before = self.rows(advice, context);
        let mut row = before.get(self.cursor);
        let mut ancestors = Vec::new();
        while let Some(here) = row {
            ancestors.push(here.branch);
            row = here.parent.map(|parent| &before[parent]);
        }
        self.unfolded = branches;
        let rows = self.rows(advice, context);
        let place = |branch: &Option<usize>| rows.iter().position(|row| row.branch == *branch);
        self.cursor = ancestors.iter().find_map(place).unwrap_or(0);
        self.follows_cursor = true;
    }

    /// Unfolds the whole tree if it fits in `area`, otherwise only the path, until the user unfolds or folds a row.
    fn unfold_if_it_fits(&mut self, advice: &Advice, context: &Ui, area: Rect) {
        let fitting = Unfolding::Fitting(Some((area.width, area.height)));
        if self.unfolding == Unfolding::ByUser || self.unfolding == fitting {
            return;
        }
        self.unfolding = fitting;
        self.unfold(all_branches(context), advice, context);
        let rows = self.rows(advice, context);
        let height = outline_lines(self, &rows, advice, context, Scroll::text_width(area)).0.len();
        if height > usize::from(area.height) {
            self.unfold(BTreeSet::new(), advice, context);
        }
    }

    /// Returns the sources of the row under the cursor: of its branch, or of the first question.
    pub(super) fn sources<'a>(&self, advice: &Advice, context: &'a Ui) -> Option<&'a [String]> {
        let rulebook = &context.rulebook;
        let rows = self.rows(advice, context);
        let row = rows.get(self.cursor)?;
        match row.branch {
            Some(branch) => Some(&rulebook.tree.branches[branch].sources),
            None => rulebook.questions.get(tested_slot(row, context)).map(|question| &*question.sources),
        }
    }

    fn scroll_freely(&mut self, scroll: impl FnOnce(&mut Scroll) -> bool) -> bool {
        self.follows_cursor = false;
        scroll(&mut self.scroll)
    }

    /// Moves up or down by a row. If the lines of the row are not all visible, scrolls through them first.
    fn move_cursor(&mut self, down: bool, rows: usize) -> bool {
        if let Some(lines) = self.lines.get(self.cursor).filter(|_| !self.is_reason_beside) {
            let visible = self.scroll.first()..self.scroll.first() + self.scroll.height();
            let more = if down { lines.end > visible.end } else { lines.start < visible.start };
            let in_view = lines.start < visible.end && lines.end > visible.start;
            if more && in_view && self.scroll_freely(|scroll| scroll.scroll_by(if down { 1 } else { -1 })) {
                return true;
            }
        }
        self.select(if down { (self.cursor + 1).min(rows - 1) } else { self.cursor.saturating_sub(1) })
    }

    fn select(&mut self, row: usize) -> bool {
        let changed = self.cursor != row || !self.follows_cursor;
        if self.cursor != row {
            self.reason = Scroll::default();
        }
        (self.cursor, self.follows_cursor) = (row, true);
        changed
    }

    fn set_open(&mut self, row: &Row, open: bool, context: &Ui) -> bool {
        let leaf = matches!(context.rulebook.tree.nodes[row.to], Node::Leaf(_));
        let can_fold = !row.is_on_path() && !leaf;
        // A row that shows no reasons may still have visible children to fold.
        let has_children = can_fold && row.is_unfolded;
        let is_changed = if open { !self.is_open(row) } else { self.is_open(row) || has_children };
        // With reasons beside the tree, a row without children has nothing to open.
        if !is_changed || (self.is_reason_beside && !can_fold) {
            return false;
        }
        match row.branch {
            None => self.is_root_open = open,
            Some(branch) => {
                let shown = [
                    (!self.is_reason_beside).then_some(&mut self.explained),
                    can_fold.then_some(&mut self.unfolded),
                ];
                for branches in shown.into_iter().flatten() {
                    if open {
                        branches.insert(branch)
                    } else {
                        branches.remove(&branch)
                    };
                }
            }
        }
        (self.follows_cursor, self.unfolding) = (true, Unfolding::ByUser);
        true
    }
}

/// Returns all branches of the tree.
fn all_branches(context: &Ui) -> BTreeSet<usize> {
    (0..context.rulebook.tree.branches.len()).collect()
}

/// Returns the branches that can be folded: those off the decision path that lead to another question.
fn folding_branches(advice: &Advice, context: &Ui) -> BTreeSet<usize> {
    let rows = visible_rows(&context.rulebook.tree, decision_path(advice), &all_branches(context));
    let folding = rows.iter().filter(|row| row.is_unfolded && !row.is_on_path());
    folding.filter_map(|row| row.branch).collect()
}

/// Returns the decision path, which is empty if there is no advice.
fn decision_path(advice: &Advice) -> &[TreeStep] {
    if advice.has_basis { &advice.path } else { &[] }
}

/// Draws the tab.
pub(super) fn draw(
    state: &mut TreeState,
    advice: &Advice,
    context: &Ui,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    if area.height >= MIN_MARKS_HEIGHT {
        let [explained, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        frame.render_widget(marks_line(context, explained.width), explained);
        area = rest;
    }
    state.is_reason_beside = area.width >= MIN_BESIDE_SIZE.0 && area.height >= MIN_BESIDE_SIZE.1;
    let mut right = Rect::default();
    if state.is_reason_beside {
        (area, right) = divide(state, advice, context, area);
    }
    state.unfold_if_it_fits(advice, context, area);
    let rows = state.rows(advice, context);
    if state.is_reason_beside {
        let title = context.rulebook.slot_short(tested_slot(&rows[state.cursor], context));
        let title = title.map(|text| context.text(text)).unwrap_or_default();
        let block = panel(&context.theme, &title, right.width);
        let width = Scroll::text_width(scroll_area(&block, right));
        let reason = reason_lines(&rows[state.cursor], &state.notes, advice, context, width);
        // The frame is as high as its content and two borders.
        let height = u16::try_from(reason.len()).unwrap_or(u16::MAX).saturating_add(2).min(right.height);
        let right = Rect { height, ..right };
        let inside = scroll_area(&block, right);
        frame.render_widget(block, right);
        state.reason.view(frame, inside, reason, &context.theme);
    }
    let (lines, ranges) = outline_lines(state, &rows, advice, context, Scroll::text_width(area));
    if state.follows_cursor {
        state.scroll.reveal(ranges[state.cursor].clone(), lines.len(), usize::from(area.height));
    }
    state.scroll.view(frame, area, lines, &context.theme);
    state.scroll.place_focus(frame, area, ranges[state.cursor].clone());
    for (row, lines) in ranges.iter().enumerate() {
        hits.extend(state.scroll.rows(lines.clone(), area).map(|(_, at)| (at, ClickTarget::Row(row))));
    }
    state.lines = ranges;
}

/// Divides the area into those of the tree and of the reason beside it: the tree gets as many columns as its longest row
/// needs when all rows are visible, as long as enough are left for the reason.
fn divide(state: &TreeState, advice: &Advice, context: &Ui, area: Rect) -> (Rect, Rect) {
    let rows = visible_rows(&context.rulebook.tree, decision_path(advice), &all_branches(context));
    let (lines, _) = outline_lines(state, &rows, advice, context, UNWRAPPED_WIDTH);
    let longest = lines.iter().map(Line::width).max().unwrap_or(0);
    let margin = area.width - Scroll::text_width(area);
    let needed = u16::try_from(longest).unwrap_or(u16::MAX).saturating_add(margin);
    let least = (area.width * 2 / 5).min(MIN_REASON_WIDTH);
    let reason = area.width.saturating_sub(needed).max(least).min(MAX_REASON_WIDTH);
    let tree = needed.min(area.width - reason);
    let [tree, reason] =
        Layout::horizontal([Constraint::Length(tree), Constraint::Length(reason)]).areas(area);
    (tree, reason)
}

/// Returns the line that explains the marks and how to open a row, as far as there is room.
fn marks_line(context: &Ui, width: u16) -> Line<'static> {
    let (theme, translator) = (&context.theme, &context.translator);
    let others = format!("   {} {}", theme.glyphs.open, translator.get("why-other-branches"));
    let hint = |action| {
        let mut hint = key_hint(context, action);
        hint.insert(0, Span::raw("   "));
        hint
    };
    let parts = [
        vec![
            Span::styled(format!("  {} ", theme.glyphs.current), theme.styles.emphasis),
            Span::styled(translator.get("why-current-branch"), theme.styles.text),
        ],
        vec![Span::styled(others, theme.styles.dim)],
        hint(Action::Choose),
        hint(Action::OpenAll),
    ];
    let mut line = Line::default();
    for part in parts {
        if line.width() + part.iter().map(Span::width).sum::<usize>() > usize::from(width) {
            break;
        }
        line.extend(part);
    }
    line
}

/// Returns all lines of the tree, and the range of lines of each row.
fn outline_lines(
    state: &TreeState,
    rows: &[Row],
    advice: &Advice,
    context: &Ui,
    width: u16,
) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
    let theme = &context.theme;
    let step = if width < MIN_WIDE_LEVELS_WIDTH { 2 } else { 3 };
    let mut lines = Vec::new();
    let mut ranges = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let start = lines.len();
        let here = index == state.cursor;
        let color = match context.rulebook.tree.nodes[row.to] {
            Node::Leaf(model) => context.model_style(model),
            Node::Split { .. } => Style::new(),
        };
        let style = match (here, row.is_on_path()) {
            (true, _) => theme.styles.chosen,
            (false, true) => theme.styles.emphasis.patch(color),
            (false, false) => theme.styles.dim.patch(color),
        };
        let mark = if row.is_on_path() { theme.glyphs.current } else { theme.glyphs.open };
        let gutter = |first: bool| {
            let cursor = theme.glyphs.cursor;
            // Blanks have no style, because their underline would be visible.
            if here && first {
                Span::styled(format!("{cursor} "), theme.styles.accent)
            } else {
                Span::raw("  ")
            }
        };
        let further: Vec<Span> =
            std::iter::once(gutter(false)).chain(row.further_line_lead(theme, step)).collect();
        let used: usize = further.iter().map(Span::width).sum();
        // Deep in a tree on a narrow screen, texts are truncated instead of wrapped letter by letter.
        let room = width.saturating_sub(u16::try_from(used).unwrap_or(u16::MAX)).max(MIN_ROW_WIDTH);
        for (number, text) in wrap(&row_text(row, advice, context), room, style).into_iter().enumerate() {
            let mut line = if number == 0 {
                let mut line = vec![gutter(true)];
                line.extend(row.first_line_lead(theme, step));
                line.push(Span::styled(format!("{mark} "), style));
                line
            } else {
                further.clone()
            };
            line.extend(text.spans);
            lines.push(Line::from(line));
        }
        if !state.is_reason_beside && state.is_open(row) {
            // Deep in a tree on a narrow screen, sentences start further left, to stay readable.
            let aside = vec![
                gutter(false),
                Span::styled(format!("{} ", theme.glyphs.line.vertical), theme.styles.border),
            ];
            let (lead, room) =
                if room < MIN_SENTENCE_WIDTH { (aside, width.saturating_sub(4)) } else { (further, room) };
            for text in
                reason_lines(row, &state.notes, advice, context, room).into_iter().chain([Line::default()])
            {
                let mut line = lead.clone();
                line.extend(text.spans);
                lines.push(Line::from(line));
            }
        }
        ranges.push(start..lines.len());
    }
    (lines, ranges)
}

/// The minimum width of a readable sentence in columns.
const MIN_SENTENCE_WIDTH: u16 = 28;
/// The minimum width of a row's text in columns.
const MIN_ROW_WIDTH: u16 = 10;

/// Returns the input that the row's node tests.
fn tested_slot(row: &Row, context: &Ui) -> usize {
    match context.rulebook.tree.nodes[row.from] {
        Node::Split { slot, .. } => slot,
        Node::Leaf(_) => context.rulebook.model_slot(),
    }
}

/// Returns the text of a row: the answers that lead into it, and its target.
fn row_text(row: &Row, advice: &Advice, context: &Ui) -> String {
    let to = match &context.rulebook.tree.nodes[row.to] {
        Node::Leaf(model) if row.is_on_path() => {
            format!("{} {}", context.theme.glyphs.recommended, context.model_title(*model))
        }
        Node::Leaf(model) => context.model_title(*model),
        Node::Split { slot, .. } => {
            let short = context.rulebook.slot_short(*slot).map(|text| context.text(text)).unwrap_or_default();
            // An ellipsis marks folded children.
            let more = if row.is_unfolded { "" } else { context.theme.glyphs.ellipsis };
            format!("{short}{more}")
        }
    };
    let Some(branch) = row.branch else { return to };
    let slot = tested_slot(row, context);
    let mut answers = context.rulebook_reader().values(slot, &context.rulebook.tree.branches[branch].values);
    if row.is_on_path() && !rests_on_asked(&context.rulebook, &advice.situation, slot) {
        answers = format!("{answers} {}", unasked_mark(context));
    } else if row.is_on_path() && rests_on_assumption(&context.rulebook, &advice.situation, slot) {
        answers = format!("{answers} {}", assumed_mark(context));
    }
    format!("{answers} {} {to}", context.theme.glyphs.arrow)
}

/// Returns the reason of a row: the question, the answer, what it means, and the section of the source document.
fn reason_lines(
    row: &Row,
    notes: &BTreeMap<usize, String>,
    advice: &Advice,
    context: &Ui,
    width: u16,
) -> Vec<Line<'static>> {
    let (theme, rulebook) = (&context.theme, &context.rulebook);
    let mut page = LineWriter::new(context, width);
    let slot = tested_slot(row, context);
    let (title, help) = match rulebook.questions.get(slot) {
        Some(question) => (&question.title, &question.help),
        None => {
            match slot.checked_sub(rulebook.questions.len()).and_then(|index| rulebook.derived.get(index)) {
                Some(derived) => (&derived.title, &derived.help),
                None => return page.into_lines(),
            }
        }
    };
    page.push_text(&context.text(title), theme.styles.title);
    write_answer(slot, advice, context, &mut page);
    if let Some(note) = notes.get(&slot) {
        let lead = Span::styled(format!("{} ", theme.glyphs.note), theme.styles.accent);
        page.push_item(lead, note, theme.styles.text);
        page.push_gap();
    }
    let Some(branch) = row.branch.map(|branch| &rulebook.tree.branches[branch]) else {
        page.push_text(&context.text(help), theme.styles.text);
        return page.into_lines();
    };
    let answers = Message::new(if row.is_on_path() { "why-means" } else { "why-would-mean" })
        .arg("answers", context.rulebook_reader().values(slot, &branch.values));
    page.push_text(&context.translate(&answers), theme.styles.dim);
    page.push_text(&context.text(&branch.because), theme.styles.text);
    if branch.overrides {
        let lead = Span::styled(format!("{} ", theme.glyphs.warning), theme.styles.warning);
        page.push_item(lead, &context.translator.get("why-decides"), theme.styles.title);
    }
    page.push_references(&branch.sources, 0);
    page.into_lines()
}

/// Writes the answer and whether it was given, assumed or derived, or that the question was not asked.
fn write_answer(slot: usize, advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let theme = &context.theme;
    let asked = context.rulebook.questions.get(slot).map(|_| advice.situation.origin(slot));
    if asked == Some(Origin::NotAsked) {
        page.push_text(&context.translator.get("why-not-asked"), theme.styles.dim);
        return;
    }
    let value = context.slot_value_label(slot, advice.situation.values()[slot]);
    let key = if asked.is_some() { "why-your-answer" } else { "why-counted" };
    page.push_text(&context.translate(&Message::new(key).arg("answer", value)), theme.styles.emphasis);
    if !rests_on_asked(&context.rulebook, &advice.situation, slot) {
        page.push_note(&unasked_mark(context), theme.styles.warning, 0);
    } else if rests_on_assumption(&context.rulebook, &advice.situation, slot) {
        page.push_note(&assumed_mark(context), theme.styles.warning, 0);
    }
    page.push_gap();
}
