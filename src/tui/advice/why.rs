//! The third tab: the decision tree, with the way that was taken.
//!
//! ```text
//!    ● Team size                                     │ Which customers …?
//!    ┣─ ○ at most 2 → Island                         │ Your answer  A bit of both
//!  ▸ ┗━ ● 3 or more → Relationship                   │ What it means
//!       ┣─ ○ One trusted person → Budget             │ …
//!       ┗━ ● A bit of both / A quick … → Budget      │ § The pod
//! ```
//!
//! A row opens to the question, the answer, what it means and where the document says so: below the row, or where
//! there is room beside the tree, without opening anything. A branch that was not taken unfolds as well.

use super::outline::{Row, rows};
use super::overview::{assumed_mark, unasked_mark};
use super::page::Page;
use super::{Hit, hint, moved};
use crate::advice::{Advice, Origin, TreeStep, rests_on_asked, rests_on_assumption};
use crate::locale::Message;
use crate::rulebook::Node;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::widgets::{Scroll, panel, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// From this width and height on, a row's reason stands beside the tree.
const BESIDE: (u16, u16) = (100, 16);
/// From this width on, a level of the tree takes three cells, else two.
const ROOMY: u16 = 56;
/// From this height on, a line explains the marks.
const EXPLAINED: u16 = 12;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The row under the cursor.
    pub(super) cursor: usize,
    /// Branches off the path whose rows show, and all whose reasons do.
    opened: BTreeSet<usize>,
    /// Whether the first row shows its reasons.
    root_opened: bool,
    scroll: Scroll,
    reason: Scroll,
    /// The notes on answers.
    pub(super) notes: BTreeMap<usize, String>,
    /// Whether the view is to follow the cursor.
    follow: bool,
    /// The lines of each row in the last view, while reasons stand below their rows.
    lines: Vec<Range<usize>>,
    beside: bool,
}

impl State {
    pub(super) fn new() -> Self {
        Self { follow: true, ..Self::default() }
    }

    /// Moves or opens; returns whether anything changed.
    pub(super) fn update(&mut self, action: Action, advice: &Advice, context: &Context) -> bool {
        let rows = rows(&context.rulebook.tree, path(advice), &self.opened);
        match action {
            Action::Up => self.step(false, rows.len()),
            Action::Down => self.step(true, rows.len()),
            Action::Top => self.go(0),
            Action::Bottom => self.go(rows.len() - 1),
            Action::Choose => {
                let row = &rows[self.cursor];
                self.open(row, !self.is_open(row), context)
            }
            Action::Right => self.open(&rows[self.cursor], true, context),
            Action::Left => {
                let row = &rows[self.cursor];
                self.open(row, false, context) || row.parent.is_some_and(|parent| self.go(parent))
            }
            Action::PageUp | Action::PageDown if self.beside && moved(&mut self.reason, action) => true,
            _ => self.scrolled(|scroll| moved(scroll, action)),
        }
    }

    /// Scrolls without the cursor.
    pub(super) fn wheel(&mut self, lines: isize) -> bool {
        self.scrolled(|scroll| scroll.scroll_by(lines))
    }

    /// Takes a click on a row: goes there, or opens and closes where the cursor is already.
    pub(super) fn click(&mut self, row: usize, advice: &Advice, context: &Context) -> bool {
        self.go(row) || self.update(Action::Choose, advice, context)
    }

    /// Whether a row shows its reasons or the rows beyond it.
    pub(super) fn is_open(&self, row: &Row) -> bool {
        row.branch.map_or(self.root_opened, |branch| self.opened.contains(&branch))
    }

    /// The facts behind the row under the cursor: of its branch, or of the first question.
    pub(super) fn sources<'a>(&self, advice: &Advice, context: &'a Context) -> Option<&'a [String]> {
        let rulebook = &context.rulebook;
        let rows = rows(&rulebook.tree, path(advice), &self.opened);
        let row = rows.get(self.cursor)?;
        match row.branch {
            Some(branch) => Some(&rulebook.tree.branches[branch].sources),
            None => rulebook.questions.get(slot(row, context)).map(|question| &*question.sources),
        }
    }

    fn scrolled(&mut self, scroll: impl FnOnce(&mut Scroll) -> bool) -> bool {
        self.follow = false;
        scroll(&mut self.scroll)
    }

    /// Up or down by a row; through the row's own lines first where they do not all show.
    fn step(&mut self, down: bool, rows: usize) -> bool {
        if let Some(lines) = self.lines.get(self.cursor).filter(|_| !self.beside) {
            let shown = self.scroll.first()..self.scroll.first() + self.scroll.height();
            let more = if down { lines.end > shown.end } else { lines.start < shown.start };
            let in_view = lines.start < shown.end && lines.end > shown.start;
            if more && in_view && self.scrolled(|scroll| scroll.scroll_by(if down { 1 } else { -1 })) {
                return true;
            }
        }
        self.go(if down { (self.cursor + 1).min(rows - 1) } else { self.cursor.saturating_sub(1) })
    }

    fn go(&mut self, row: usize) -> bool {
        let changed = self.cursor != row || !self.follow;
        if self.cursor != row {
            self.reason = Scroll::default();
        }
        (self.cursor, self.follow) = (row, true);
        changed
    }

    fn open(&mut self, row: &Row, open: bool, context: &Context) -> bool {
        // Where reasons stand beside the tree, a row that has nothing to unfold has nothing to open.
        let leaf = matches!(context.rulebook.tree.nodes[row.to], Node::Leaf(_));
        if (self.beside && (row.on_path() || leaf)) || self.is_open(row) == open {
            return false;
        }
        match row.branch {
            None => self.root_opened = open,
            Some(branch) if open => _ = self.opened.insert(branch),
            Some(branch) => _ = self.opened.remove(&branch),
        }
        self.follow = true;
        true
    }
}

/// The way that was taken; none where there is nothing to advise on.
fn path(advice: &Advice) -> &[TreeStep] {
    if advice.has_basis { &advice.path } else { &[] }
}

/// Draws the tab.
pub(super) fn view(
    state: &mut State,
    advice: &Advice,
    context: &Context,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    if area.height >= EXPLAINED {
        let [explained, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        frame.render_widget(marks(context), explained);
        area = rest;
    }
    let rows = rows(&context.rulebook.tree, path(advice), &state.opened);
    state.beside = area.width >= BESIDE.0 && area.height >= BESIDE.1;
    if state.beside {
        let [left, right] = Layout::horizontal([Constraint::Fill(3), Constraint::Fill(2)]).areas(area);
        let title = context.rulebook.slot_short(slot(&rows[state.cursor], context));
        let title = title.map(|text| context.text(text)).unwrap_or_default();
        let block = panel(&context.look, &title, right.width);
        let width = Scroll::text_width(block.inner(right));
        let reason = reason(&rows[state.cursor], &state.notes, advice, context, width);
        // The frame is as high as what it holds, and two for its borders.
        let height = u16::try_from(reason.len()).unwrap_or(u16::MAX).saturating_add(2).min(right.height);
        let right = Rect { height, ..right };
        let inside = block.inner(right);
        frame.render_widget(block, right);
        state.reason.view(frame, inside, reason, &context.look);
        area = left;
    }
    let (lines, ranges) = outline(state, &rows, advice, context, Scroll::text_width(area));
    if state.follow {
        state.scroll.reveal(ranges[state.cursor].clone(), lines.len(), usize::from(area.height));
    }
    state.scroll.view(frame, area, lines, &context.look);
    for (row, lines) in ranges.iter().enumerate() {
        hits.extend(state.scroll.rows(lines.clone(), area).map(|(_, at)| (at, Hit::Row(row))));
    }
    state.lines = ranges;
}

/// What the marks mean, and how a row opens.
fn marks(context: &Context) -> Line<'static> {
    let (look, words) = (&context.look, &context.label_style);
    let mut line = Line::from(vec![
        Span::styled(format!("  {} ", look.glyphs.current), look.styles.emphasis),
        Span::styled(words.get("why-taken"), look.styles.text),
        Span::styled(format!("   {} {}   ", look.glyphs.open, words.get("why-not-taken")), look.styles.dim),
    ]);
    line.spans.extend(hint(context, Action::Choose));
    line
}

/// All lines of the tree, and which of them belong to each row.
fn outline(
    state: &State,
    rows: &[Row],
    advice: &Advice,
    context: &Context,
    width: u16,
) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
    let look = &context.look;
    let step = if width < ROOMY { 2 } else { 3 };
    let mut lines = Vec::new();
    let mut ranges = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let start = lines.len();
        let here = index == state.cursor;
        let style = match (here, row.on_path()) {
            (true, _) => look.styles.chosen,
            (false, true) => look.styles.emphasis,
            (false, false) => look.styles.dim,
        };
        let mark = if row.on_path() { look.glyphs.current } else { look.glyphs.open };
        let gutter = |first: bool| {
            let cursor = look.glyphs.cursor;
            // Blanks have no style: an underlined one would show.
            if here && first {
                Span::styled(format!("{cursor} "), look.styles.accent)
            } else {
                Span::raw("  ")
            }
        };
        let further: Vec<Span> = std::iter::once(gutter(false)).chain(row.lead_on(look, step)).collect();
        let used: usize = further.iter().map(Span::width).sum();
        // Far down a deep tree on a narrow screen, words are cut at the right rather than stacked letter by letter.
        let room = width.saturating_sub(u16::try_from(used).unwrap_or(u16::MAX)).max(NARROWEST);
        for (number, text) in wrap(&words(row, advice, context), room, style).into_iter().enumerate() {
            let mut line = if number == 0 {
                let mut line = vec![gutter(true)];
                line.extend(row.lead(look, step));
                line.push(Span::styled(format!("{mark} "), style));
                line
            } else {
                further.clone()
            };
            line.extend(text.spans);
            lines.push(Line::from(line));
        }
        if !state.beside && state.is_open(row) {
            // Far down the tree on a narrow screen, sentences leave the tree's lines to be read with ease.
            let aside = vec![
                gutter(false),
                Span::styled(format!("{} ", look.glyphs.line.vertical), look.styles.border),
            ];
            let (lead, room) =
                if room < SENTENCE { (aside, width.saturating_sub(4)) } else { (further, room) };
            for text in reason(row, &state.notes, advice, context, room).into_iter().chain([Line::default()])
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

/// The fewest columns in which a sentence reads well.
const SENTENCE: u16 = 28;
/// The fewest columns for a row's words.
const NARROWEST: u16 = 10;

/// The input that the row's node looks at.
fn slot(row: &Row, context: &Context) -> usize {
    match context.rulebook.tree.nodes[row.from] {
        Node::Split { slot, .. } => slot,
        Node::Leaf(_) => context.rulebook.model_slot(),
    }
}

/// A row in words: the answers that lead this way, and where to.
fn words(row: &Row, advice: &Advice, context: &Context) -> String {
    let to = match &context.rulebook.tree.nodes[row.to] {
        Node::Leaf(model) if row.on_path() => {
            format!("{} {}", context.look.glyphs.recommended, context.model(*model))
        }
        Node::Leaf(model) => context.model(*model),
        Node::Split { slot, .. } => {
            let short = context.rulebook.slot_short(*slot).map(|text| context.text(text)).unwrap_or_default();
            // More lies beyond.
            let more = if row.unfolded { "" } else { context.look.glyphs.ellipsis };
            format!("{short}{more}")
        }
    };
    let Some(branch) = row.branch else { return to };
    let slot = slot(row, context);
    let mut answers = context.reader().values(slot, &context.rulebook.tree.branches[branch].values);
    if row.on_path() && !rests_on_asked(&context.rulebook, &advice.situation, slot) {
        answers = format!("{answers} {}", unasked_mark(context));
    } else if row.on_path() && rests_on_assumption(&context.rulebook, &advice.situation, slot) {
        answers = format!("{answers} {}", assumed_mark(context));
    }
    format!("{answers} {} {to}", context.look.glyphs.arrow)
}

/// What stands behind a row: the question, the answer, what it means and where the document says so.
fn reason(
    row: &Row,
    notes: &BTreeMap<usize, String>,
    advice: &Advice,
    context: &Context,
    width: u16,
) -> Vec<Line<'static>> {
    let (look, rulebook) = (&context.look, &context.rulebook);
    let mut page = Page::new(context, width);
    let slot = slot(row, context);
    let (title, help) = match rulebook.questions.get(slot) {
        Some(question) => (&question.title, &question.help),
        None => {
            match slot.checked_sub(rulebook.questions.len()).and_then(|index| rulebook.derived.get(index)) {
                Some(derived) => (&derived.title, &derived.help),
                None => return page.into_lines(),
            }
        }
    };
    page.text(&context.text(title), look.styles.title);
    answer(slot, advice, context, &mut page);
    if let Some(note) = notes.get(&slot) {
        let lead = Span::styled(format!("{} ", look.glyphs.note), look.styles.accent);
        page.item(lead, note, look.styles.text);
        page.gap();
    }
    let Some(branch) = row.branch.map(|branch| &rulebook.tree.branches[branch]) else {
        page.text(&context.text(help), look.styles.text);
        return page.into_lines();
    };
    let answers = Message::new(if row.on_path() { "why-means" } else { "why-would-mean" })
        .with("answers", context.reader().values(slot, &branch.values));
    page.text(&context.say(&answers), look.styles.dim);
    page.text(&context.text(&branch.because), look.styles.text);
    if branch.overrides {
        let lead = Span::styled(format!("{} ", look.glyphs.warning), look.styles.warning);
        page.item(lead, &context.label_style.get("why-decides"), look.styles.title);
    }
    page.places(&branch.sources, 0);
    page.into_lines()
}

/// The answer that was given, assumed or counted, or that nobody asked for one.
fn answer(slot: usize, advice: &Advice, context: &Context, page: &mut Page) {
    let look = &context.look;
    let asked = context.rulebook.questions.get(slot).map(|_| advice.situation.origin(slot));
    if asked == Some(Origin::NotAsked) {
        page.text(&context.label_style.get("why-not-asked"), look.styles.dim);
        return;
    }
    let value = context.slot_value_label(slot, advice.situation.values()[slot]);
    let key = if asked.is_some() { "why-your-answer" } else { "why-counted" };
    page.text(&context.say(&Message::new(key).with("answer", value)), look.styles.emphasis);
    if !rests_on_asked(&context.rulebook, &advice.situation, slot) {
        page.note(&unasked_mark(context), look.styles.warning, 0);
    } else if rests_on_assumption(&context.rulebook, &advice.situation, slot) {
        page.note(&assumed_mark(context), look.styles.warning, 0);
    }
    page.gap();
}
