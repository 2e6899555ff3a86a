//! Drawing of the tab: boxes or a list, and the notes below them.

use super::canvas::Canvas;
use super::label::{Label, Labels};
use super::layout::{Layout, Scale};
use super::{OrganisationState, boxes, list, notes};
use crate::advice::Advice;
use crate::document::Section;
use crate::document::chart::ChartReader;
use crate::tui::advice::{ClickTarget, key_hint};
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, shorten};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout as Split, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum width for boxes; with less, the chart is a list.
const MIN_BOXES_WIDTH: u16 = 70;
/// The minimum height for a line about the keys.
const MIN_KEYS_HEIGHT: u16 = 12;

/// Draws the tab.
pub(in crate::tui::advice) fn draw(
    state: &mut OrganisationState,
    (advice, section): (&Advice, Option<&Section>),
    context: &Ui,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let chart_reader =
        advice.chart.as_ref().and_then(|chart| ChartReader::new(context.rulebook_reader(), advice, chart));
    let (Some(words), Some(section)) = (chart_reader, section) else {
        state.scroll.view(
            frame,
            area,
            notes::missing_chart_lines(advice, context, Scroll::text_width(area)),
            &context.theme,
        );
        return;
    };
    let mut labels = state.labels.take().unwrap_or_else(|| Labels::new(&words, words.chart, context));
    labels.color = context.model_style(advice.model);
    let list = area.width < MIN_BOXES_WIDTH && !state.is_zoomed_out;
    if area.height >= MIN_KEYS_HEIGHT {
        let [explained, rest] = Split::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        let mut line = keys_line(state, list, context, area.width);
        if let Some(label) = labels.nodes.get(state.cursor).filter(|_| state.is_zoomed_out) {
            push_whole_text(&mut line, label, context, area.width);
        }
        frame.render_widget(line, explained);
        area = rest;
    }
    let room = Rect { width: Scroll::text_width(area), ..area };
    labels.fit(usize::from(room.width), context);
    if !state.is_zoomed_out {
        state.open_fitting_levels(&labels, room, list);
    }
    let notes = notes::lines(section, &labels, &state.open_nodes, context, room.width);
    if list {
        draw_list(state, &labels, notes, context, frame, area, hits);
    } else {
        draw_boxes(state, &labels, notes, context, frame, area, hits);
    }
    state.labels = Some(labels);
}

/// Returns the line about the keys, as much of it as fits.
fn keys_line(state: &OrganisationState, list: bool, context: &Ui, width: u16) -> Line<'static> {
    let theme = &context.theme;
    let arrows = if theme.glyphs.arrows.iter().all(|arrow| arrow.chars().count() == 1) { "" } else { "/" };
    let (arrows, word) = if list {
        (theme.glyphs.arrows[..2].join(arrows), "action-pair-move")
    } else {
        (theme.glyphs.arrows.join(arrows), "chart-keys-move")
    };
    let key = |action| key_hint(context, action).into_iter().next();
    let mut parts = vec![(Some(Span::styled(arrows, theme.styles.accent)), word)];
    if state.is_zoomed_out {
        parts.push((key(Action::Zoom), "action-zoom-in"));
    } else {
        parts.extend([
            (key(Action::Choose), "action-chart-choose"),
            (key(Action::OpenAll), "action-open-all"),
            (key(Action::Zoom), "action-zoom"),
            (key(Action::PageDown), "chart-keys-scroll"),
        ]);
    }
    let mut line = Line::default();
    for (key, word) in parts {
        let Some(key) = key else { continue };
        let word = Span::styled(format!(" {}", context.translator.get(word)), theme.styles.dim);
        let gap = if line.spans.is_empty() { " " } else { "  " };
        if line.width() + gap.len() + key.width() + word.width() <= usize::from(width) {
            line.spans.extend([Span::raw(gap), key, word]);
        }
    }
    line
}

/// Adds all texts of the box under the cursor, which may be too small for them, if they have room.
fn push_whole_text(line: &mut Line<'static>, label: &Label, context: &Ui, width: u16) {
    let theme = &context.theme;
    let room = usize::from(width).saturating_sub(line.width() + 4);
    let text = shorten(&list::row_text(label, context), room, theme.glyphs.ellipsis);
    line.extend([Span::raw("   "), Span::styled(text, theme.styles.title)]);
}

fn draw_list(
    state: &mut OrganisationState,
    labels: &Labels,
    notes: Vec<Line<'static>>,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let (mut lines, ranges) =
        list::lines(labels, &state.open_nodes, state.cursor, context, Scroll::text_width(area));
    lines.push(Line::default());
    lines.extend(notes);
    if !state.is_scrolled_freely
        && let Some((_, range)) = ranges.iter().find(|(node, _)| *node == state.cursor)
    {
        state.scroll.reveal(range.clone(), lines.len(), usize::from(area.height));
    }
    state.scroll.view(frame, area, lines, &context.theme);
    let own = ranges.iter().find(|(node, _)| *node == state.cursor).map(|(_, range)| range.clone());
    state.scroll.place_focus(frame, area, own.unwrap_or_default());
    for (node, range) in &ranges {
        hits.extend(state.scroll.rows(range.clone(), area).map(|(_, at)| (at, ClickTarget::Box(*node))));
    }
    state.list_rows = Some(ranges);
}

fn draw_boxes(
    state: &mut OrganisationState,
    labels: &Labels,
    notes: Vec<Line<'static>>,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let theme = &context.theme;
    state.list_rows = None;
    let room = Rect { width: Scroll::text_width(area), ..area };
    let size = (usize::from(room.width), usize::from(room.height));
    state.layout = if state.is_zoomed_out {
        Layout::whole(labels, size)
    } else {
        Layout::new(labels, &state.open_nodes, Scale::Full)
    };
    // A chart that is wider than the screen has room at its left, too, for a mark and the gap after it.
    let marks = if state.layout.width > size.0 { area.width - room.width } else { 0 };
    let room = Rect { x: room.x + marks, width: room.width.saturating_sub(marks), ..room };
    // If a box was closed, the cursor may be on a node that is no longer visible.
    let mut here = state.layout.box_of(state.cursor);
    if here.is_none() {
        let holder = (0..labels.nodes.len()).find(|node| labels.nodes[*node].rows.contains(&state.cursor));
        state.cursor = holder.unwrap_or_default();
        here = state.layout.box_of(state.cursor);
    }
    let (height, visible) = (usize::from(room.height), usize::from(room.width));
    // The whole chart is alone on the screen.
    let notes = if state.is_zoomed_out { Vec::new() } else { [vec![Line::default()], notes].concat() };
    let lines = state.layout.height + notes.len();
    let here = here.map(|own| state.layout.boxes[own]).filter(|_| !state.is_scrolled_freely);
    let first = state.scroll.first();
    let wanted = here.map_or(first..first, |here| here.y..here.bottom().min(here.y + height));
    state.scroll.reveal(wanted, lines, height);
    if let Some(here) = here {
        state.first_column = state.first_column.min(here.x).max(here.right().saturating_sub(visible));
    }
    state.first_column = state.first_column.min(state.layout.width.saturating_sub(visible));
    state.visible_columns = visible;
    // A chart narrower than the screen is centred.
    let margin = u16::try_from(visible.saturating_sub(state.layout.width) / 2).unwrap_or_default();
    let window = Rect { x: room.x + margin, width: room.width - margin, ..room };
    let top = state.scroll.first();
    let below = u16::try_from(state.layout.height.saturating_sub(top)).unwrap_or(u16::MAX).min(area.height);
    let mut canvas =
        Canvas::new(frame.buffer_mut(), Rect { height: below, ..window }, state.first_column, top);
    boxes::draw(&mut canvas, &state.layout, labels, &state.open_nodes, state.cursor, context);
    let mut focus = None;
    for placed in &state.layout.boxes {
        let shown = canvas.visible_area(placed.x, placed.y, placed.width, placed.height);
        if !shown.is_empty() {
            hits.add(shown, ClickTarget::Box(placed.node));
            focus = focus.or((placed.node == state.cursor).then_some(shown));
        }
    }
    if let Some(own) = focus {
        // Inside its frame, if that much of the box is visible.
        let inner = own.inner(Margin::new(1, 1));
        frame.set_cursor_position(if inner.is_empty() { own } else { inner }.as_position());
    }
    let rest =
        Rect { y: area.y + below, height: area.height - below, width: Scroll::text_width(area), ..area };
    let rest = rest.centered_horizontally(Constraint::Max(notes::MAX_WIDTH));
    let passed = top.saturating_sub(state.layout.height);
    let notes: Vec<_> = notes.into_iter().skip(passed).take(rest.height.into()).collect();
    frame.render_widget(Paragraph::new(notes), rest);
    draw_scroll_marks(state, lines, frame, area, below, theme);
}

/// Draws marks where there is more to see: up and down in the last column, sideways in the row above the last.
fn draw_scroll_marks(
    state: &OrganisationState,
    lines: usize,
    frame: &mut Frame,
    area: Rect,
    below: u16,
    look: &crate::tui::theme::Theme,
) {
    if area.is_empty() {
        return;
    }
    let ([up, down], [left, right]) = (look.glyphs.more_vertical, look.glyphs.more_horizontal);
    let first = state.scroll.first();
    let (last, end) = (area.right() - 1, area.bottom() - 1);
    let middle = area.y + below.saturating_sub(1) / 2;
    let more = [
        (first > 0, up, last, area.y),
        (first + usize::from(area.height) < lines, down, last, end),
        (below > 0 && state.first_column > 0, left, area.x, middle),
        (below > 0 && state.first_column + state.visible_columns < state.layout.width, right, last, middle),
    ];
    for (_, mark, x, y) in more.into_iter().filter(|(more, ..)| *more) {
        frame.buffer_mut().set_span(x, y, &Span::styled(mark, look.styles.accent), 1);
    }
}
