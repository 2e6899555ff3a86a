//! Draws the tab: boxes or a list, and below them what has to be said of them.

use super::canvas::Canvas;
use super::label::Labels;
use super::layout::Layout;
use super::{INSIDE, State, WIDE, boxes, notes, rows};
use crate::advice::Advice;
use crate::report::chart::ChartReader;
use crate::tui::advice::{Hit, hint};
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// From this width on there are boxes, else a list.
const BOXES: u16 = 70;
/// From this height on, a line says what keys do.
const EXPLAINED: u16 = 12;

/// Draws the tab.
pub(in crate::tui::advice) fn view(
    state: &mut State,
    advice: &Advice,
    context: &Context,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    let words = advice.chart.as_ref().and_then(|chart| ChartReader::new(context.reader(), advice, chart));
    let Some(words) = words else {
        state.scroll.view(frame, area, notes::none(advice, context, Scroll::text_width(area)), &context.look);
        return;
    };
    let most = INSIDE[usize::from(area.width >= WIDE)];
    let known = state.labels.take().filter(|labels| labels.most == most);
    let labels = known.unwrap_or_else(|| Labels::new(&words, words.chart, context, most));
    let list = area.width < BOXES;
    if area.height >= EXPLAINED {
        let [explained, rest] = Split::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        frame.render_widget(keys(context, list, area.width), explained);
        area = rest;
    }
    let room = Rect { width: Scroll::text_width(area), ..area };
    state.fit(&labels, room, list);
    let notes = notes::lines(&words, &labels, &state.opened, context, room.width);
    if list {
        view_list(state, &labels, notes, context, frame, area, hits);
    } else {
        view_boxes(state, &labels, notes, context, frame, area, hits);
    }
    state.labels = Some(labels);
}

/// What keys do here, as much of it as fits.
fn keys(context: &Context, list: bool, width: u16) -> Line<'static> {
    let look = &context.look;
    let arrows = if look.glyphs.arrows.iter().all(|arrow| arrow.chars().count() == 1) { "" } else { "/" };
    let (arrows, word) = if list {
        (look.glyphs.arrows[..2].join(arrows), "action-pair-move")
    } else {
        (look.glyphs.arrows.join(arrows), "chart-keys-move")
    };
    let key = |action| hint(context, action).into_iter().next();
    let parts = [
        (Some(Span::styled(arrows, look.styles.accent)), word),
        (key(Action::Choose), "action-chart-choose"),
        (key(Action::PageDown), "chart-keys-scroll"),
    ];
    let mut line = Line::default();
    for (key, word) in parts {
        let Some(key) = key else { continue };
        let word = Span::styled(format!(" {}", context.label_style.get(word)), look.styles.dim);
        let gap = if line.spans.is_empty() { " " } else { "  " };
        if line.width() + gap.len() + key.width() + word.width() <= usize::from(width) {
            line.spans.extend([Span::raw(gap), key, word]);
        }
    }
    line
}

fn view_list(
    state: &mut State,
    labels: &Labels,
    notes: Vec<Line<'static>>,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    let (mut lines, ranges) =
        rows::lines(labels, &state.opened, state.cursor, context, Scroll::text_width(area));
    lines.push(Line::default());
    lines.extend(notes);
    if !state.stays
        && let Some((_, range)) = ranges.iter().find(|(node, _)| *node == state.cursor)
    {
        state.scroll.reveal(range.clone(), lines.len(), usize::from(area.height));
    }
    state.scroll.view(frame, area, lines, &context.look);
    for (node, range) in &ranges {
        hits.extend(state.scroll.rows(range.clone(), area).map(|(_, at)| (at, Hit::Box(*node))));
    }
    state.list = Some(ranges);
}

fn view_boxes(
    state: &mut State,
    labels: &Labels,
    notes: Vec<Line<'static>>,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    let look = &context.look;
    state.list = None;
    state.layout = Layout::new(labels, &state.opened);
    let room = Rect { width: Scroll::text_width(area), ..area };
    // A closed box hides what was below it.
    let mut here = state.layout.of(state.cursor);
    if here.is_none() {
        let holder = (0..labels.nodes.len()).find(|node| labels.nodes[*node].rows.contains(&state.cursor));
        state.cursor = holder.unwrap_or_default();
        here = state.layout.of(state.cursor);
    }
    let (height, shown) = (usize::from(room.height), usize::from(room.width));
    let lines = state.layout.height + 1 + notes.len();
    let here = here.map(|own| state.layout.boxes[own]).filter(|_| !state.stays);
    let first = state.scroll.first();
    let wanted = here.map_or(first..first, |here| here.y..here.bottom().min(here.y + height));
    state.scroll.reveal(wanted, lines, height);
    if let Some(here) = here {
        state.left = state.left.min(here.x).max(here.right().saturating_sub(shown));
    }
    state.left = state.left.min(state.layout.width.saturating_sub(shown));
    state.shown = shown;
    // A chart that is narrower than the screen stands in its middle.
    let margin = u16::try_from(shown.saturating_sub(state.layout.width) / 2).unwrap_or_default();
    let window = Rect { x: room.x + margin, width: room.width - margin, ..room };
    let top = state.scroll.first();
    let below = u16::try_from(state.layout.height.saturating_sub(top)).unwrap_or(u16::MAX).min(area.height);
    let mut canvas = Canvas::new(frame.buffer_mut(), Rect { height: below, ..window }, state.left, top);
    boxes::draw(&mut canvas, &state.layout, labels, &state.opened, state.cursor, context);
    for placed in &state.layout.boxes {
        let shown = canvas.shown(placed.x, placed.y, placed.width, placed.height);
        if !shown.is_empty() {
            hits.push((shown, Hit::Box(placed.node)));
        }
    }
    let rest = Rect { y: area.y + below, height: area.height - below, ..room };
    let passed = top.saturating_sub(state.layout.height);
    let notes: Vec<_> =
        std::iter::once(Line::default()).chain(notes).skip(passed).take(rest.height.into()).collect();
    frame.render_widget(Paragraph::new(notes), rest);
    marks(state, lines, frame, area, below, look);
}

/// Marks where there is more: above and below in the last column, at the sides in the row above the chart's last.
fn marks(
    state: &State,
    lines: usize,
    frame: &mut Frame,
    area: Rect,
    below: u16,
    look: &crate::tui::theme::Theme,
) {
    if area.is_empty() {
        return;
    }
    let ([up, down], [left, right]) = (look.glyphs.more, look.glyphs.beside);
    let first = state.scroll.first();
    let (last, end) = (area.right() - 1, area.bottom() - 1);
    let middle = area.y + below.saturating_sub(1) / 2;
    let more = [
        (first > 0, up, last, area.y),
        (first + usize::from(area.height) < lines, down, last, end),
        (below > 0 && state.left > 0, left, area.x, middle),
        (below > 0 && state.left + state.shown < state.layout.width, right, last, middle),
    ];
    for (_, mark, x, y) in more.into_iter().filter(|(more, ..)| *more) {
        frame.buffer_mut().set_span(x, y, &Span::styled(mark, look.styles.accent), 1);
    }
}
