//! The layout of the what-if tab: the result above the answers, or beside them if there is room.

use super::super::ClickTarget;
use super::super::line_writer::LineWriter;
use super::row::WhatIfRow;
use super::rows;
use super::{WhatIfEntry, WhatIfState, WhatIfTarget, legend, result, scenario_comparison};
use crate::advice::Advice;
use crate::locale::Message;
use crate::tui::keys::{self, Action};
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, panel, scroll_area, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum width and height for the result beside the answers.
const MIN_BESIDE_SIZE: (u16, u16) = (110, 16);
/// The minimum and the maximum width of the panel with the result; longer lines are harder to read.
const MIN_RESULT_WIDTH: u16 = 42;
const MAX_RESULT_WIDTH: u16 = 84;
/// The minimum height for the path and the division above the answers.
const MIN_PINNED_HEIGHT: u16 = 16;

/// Draws the tab.
pub(in crate::tui::advice) fn draw(
    state: &mut WhatIfState,
    saved: &Advice,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let (area, name_field) = draw_bottom(state, context, frame, area);
    if state.is_comparing() {
        scenario_comparison::draw(state, saved, context, frame, area, hits);
    } else {
        let mut drawing = WhatIfDrawing { saved, context, frame, hits };
        if area.width >= MIN_BESIDE_SIZE.0 && area.height >= MIN_BESIDE_SIZE.1 {
            drawing.draw_beside(state, area);
        } else {
            drawing.draw_stacked(state, area);
        }
    }
    // The field has the focus, not the row or column under the cursor.
    if let Some((bottom, caret)) = name_field {
        Scroll::default().place_caret(frame, bottom, caret);
    }
}

/// Shows on the bottom border of the panel which key scrolls it.
fn draw_more_hint(context: &Ui, frame: &mut Frame, panel: Rect) {
    let key = context.key_label(keys::KeyContext::WhatIf, Action::PageDown);
    let text = format!(" {} ", context.translate(&Message::new("whatif-more").arg("key", key)));
    let width = u16::try_from(cells(&text)).unwrap_or(u16::MAX);
    if width + 4 <= panel.width && panel.height > 0 {
        let edge = Rect { x: panel.right() - width - 2, y: panel.bottom() - 1, width, height: 1 };
        let line = Line::from(Span::styled(text, context.theme.styles.accent));
        frame.render_widget(line, edge);
    }
}

/// The data and the target of the drawing.
struct WhatIfDrawing<'a, 'b> {
    saved: &'a Advice,
    context: &'a Ui,
    frame: &'a mut Frame<'b>,
    hits: &'a mut Hits<ClickTarget>,
}

impl WhatIfDrawing<'_, '_> {
    /// Draws the answers at the left; at the right the result, what would change it, and the legend.
    fn draw_beside(&mut self, state: &mut WhatIfState, area: Rect) {
        let (saved, context) = (self.saved, self.context);
        // The answers get the columns that they need, the result the others.
        let most = area.width.saturating_sub(MIN_RESULT_WIDTH);
        let margin = area.width - Scroll::text_width(area);
        let needed = rows::needed_width(saved, state.current(saved), context, most - margin);
        let answers = (needed + margin).min(most).max(area.width.saturating_sub(MAX_RESULT_WIDTH));
        let [left, right] =
            Layout::horizontal([Constraint::Length(answers), Constraint::Fill(1)]).areas(area);
        let block = panel(&context.theme, &context.translator.get("whatif-outcome"), right.width);
        let inside = scroll_area(&block, right);
        self.frame.render_widget(block, right);
        let answers = rows::answer_rows(state, saved, context, Scroll::text_width(left));
        let width = Scroll::text_width(inside);
        let mut page = LineWriter::new(context, width);
        let now = state.current(saved);
        result::write_model(saved, now, context, &mut page);
        result::write_path(saved, now, context, &mut page);
        result::write_long_division(saved, now, context, &mut page);
        page.push_lines([Line::default()]);
        let mut side = vec![WhatIfRow::skipped(page.into_lines())];
        side.extend(rows::counterfactual_rows(state, saved, context, width));
        side.push(WhatIfRow::skipped(legend_lines(now, context, width)));
        let cursor = state.selected_entry(saved, context);
        self.draw_rows(&mut state.scroll, (cursor, state.follows_cursor), answers, left);
        self.draw_rows(&mut state.side_scroll, (cursor, state.follows_cursor), side, inside);
        if state.side_scroll.has_more() {
            draw_more_hint(context, self.frame, right);
        }
    }

    /// Draws the result at the top and everything else below it in one list.
    fn draw_stacked(&mut self, state: &mut WhatIfState, area: Rect) {
        let (saved, context) = (self.saved, self.context);
        let roomy = area.height >= MIN_PINNED_HEIGHT;
        let width = Scroll::text_width(area).saturating_sub(1);
        let now = state.current(saved);
        let mut pinned = result::pinned_lines(saved, now, context, width, roomy);
        // The answers keep at least half of the height.
        pinned.truncate(usize::from(area.height / 2));
        let rule = u16::from(roomy);
        let height = u16::try_from(pinned.len()).unwrap_or(u16::MAX);
        let [top, line, body] =
            Layout::vertical([Constraint::Length(height), Constraint::Length(rule), Constraint::Fill(1)])
                .areas(area);
        self.frame.render_widget(
            Paragraph::new(pinned),
            Rect { x: top.x + 1, width: top.width.saturating_sub(1), ..top },
        );
        let rail = context.theme.glyphs.line.horizontal.repeat(usize::from(line.width));
        self.frame.render_widget(Line::from(Span::styled(rail, context.theme.styles.border)), line);
        let width = Scroll::text_width(body);
        let mut list = rows::answer_rows(state, saved, context, width);
        list.push(WhatIfRow::skipped(vec![Line::default()]));
        list.extend(rows::counterfactual_rows(state, saved, context, width));
        if !roomy {
            let mut page = LineWriter::new(context, width);
            page.push_lines([Line::default()]);
            result::write_path(saved, now, context, &mut page);
            result::write_long_division(saved, now, context, &mut page);
            list.push(WhatIfRow::skipped(page.into_lines()));
        }
        list.push(WhatIfRow::skipped(legend_lines(now, context, width)));
        let cursor = state.selected_entry(saved, context);
        self.draw_rows(&mut state.scroll, (cursor, state.follows_cursor), list, body);
    }

    /// Draws rows and records their clickable areas. Scrolls to the cursor if it must; otherwise the row under the
    /// cursor stays at the edge that it was scrolled past, so that it is always visible.
    fn draw_rows(
        &mut self,
        scroll: &mut Scroll,
        (cursor, follow): (Option<WhatIfEntry>, bool),
        rows: Vec<WhatIfRow>,
        area: Rect,
    ) {
        let mut lines: Vec<Line> = Vec::new();
        let mut spots = Vec::new();
        let mut own = None;
        // The heading above the first entry is shown together with it.
        let mut heading = 0;
        for row in rows {
            let start = lines.len();
            lines.extend(row.lines);
            let Some(entry) = row.entry else {
                heading = start;
                continue;
            };
            if cursor == Some(entry) {
                // The text cursor, or the arrow before the value.
                let column = row.caret.or(row.arrows.as_ref().map(|[less, _]| less.start));
                own = Some((heading.min(start), start..lines.len(), column));
            }
            heading = lines.len();
            spots.push((entry, start..lines.len(), row.arrows));
        }
        let (first_of, height) = (spots.first().map(|(entry, ..)| *entry), usize::from(area.height));
        if let Some((heading, range, _)) = own.as_ref().filter(|_| follow || height < 2) {
            let fits = |start: usize| range.end - start <= height;
            // On the first entry, the text above it is shown again.
            let start = if cursor == first_of && fits(0) {
                0
            } else if range.start - heading <= 2 && fits(*heading) {
                *heading
            } else {
                range.start
            };
            scroll.reveal(start..range.end, lines.len(), height);
        }
        let first = scroll.first().min(lines.len().saturating_sub(height));
        let hidden = own.as_ref().map(|(_, range, _)| range.start);
        let hidden = hidden.filter(|start| !(first..first + height).contains(start) && height > 1);
        let (visible, pin) = match hidden {
            Some(start) if start < first => {
                let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
                (below, Some((start, Rect { height: 1, ..area })))
            }
            Some(start) => {
                let above = Rect { height: area.height - 1, ..area };
                (above, Some((start, Rect { y: area.bottom() - 1, height: 1, ..area })))
            }
            None => (area, None),
        };
        let pinned = pin.map(|(start, row)| (lines[start].clone(), start, row));
        scroll.view(self.frame, visible, lines, &self.context.theme);
        if let Some((line, _, row)) = &pinned {
            self.frame.render_widget(line, *row);
        }
        for (entry, range, arrows) in spots {
            let pinned = pinned.iter().map(|(_, start, row)| (*start, *row));
            let pinned = pinned.filter(|(start, _)| *start == range.start);
            for (line, row) in scroll.rows(range.clone(), visible).chain(pinned) {
                self.hits.add(row, ClickTarget::WhatIf(WhatIfTarget::Entry(entry)));
                if let (Some([less, more]), true) = (&arrows, line == range.start) {
                    for (columns, spot) in [(less, WhatIfTarget::Previous), (more, WhatIfTarget::Next)] {
                        let arrow = Rect { x: area.x.saturating_add(columns.start), width: 2, ..row };
                        self.hits.add(arrow.intersection(row), ClickTarget::WhatIf(spot));
                    }
                }
            }
        }
        let Some((_, range, caret)) = own else { return };
        let pinned = pinned.iter().find(|(_, start, _)| *start == range.start);
        match pinned {
            Some((.., row)) => self.frame.set_cursor_position(row.as_position()),
            None => scroll.place_focus(self.frame, visible, range.clone()),
        }
        if let Some(caret) = caret {
            scroll.place_caret(self.frame, visible, (range.start, usize::from(caret)));
        }
    }
}

/// Returns the legend after an empty line.
fn legend_lines(now: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width);
    page.push_lines([Line::default()]);
    legend::write_legend(now, context, &mut page);
    page.into_lines()
}

/// An area, and the line and column of the text cursor in it.
type FieldPlace = (Rect, (usize, usize));

/// Draws the name field or the message at the bottom. Returns the area above it, and where the text cursor of the field is.
fn draw_bottom(
    state: &WhatIfState,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
) -> (Rect, Option<FieldPlace>) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let width = area.width.saturating_sub(2);
    let mut lines = Vec::new();
    let mut caret = None;
    if let Some(naming) = &state.naming {
        let input = &naming.input;
        lines.extend(wrap(&context.translator.get("whatif-ask-name"), width, styles.title));
        let room = usize::from(width).saturating_sub(3).min(60);
        caret = Some((lines.len(), 2 + input.caret(room)));
        let mut line = Line::from(Span::styled(format!("{} ", glyphs.cursor), styles.emphasis));
        line.extend(input.spans(&context.theme, room));
        lines.push(line);
    }
    // Why a name was refused is directly below its field.
    if let Some(notice) = &state.notice {
        let (mark, style) =
            if notice.bad { (glyphs.warning, styles.warning) } else { (glyphs.done, styles.good) };
        lines.extend(wrap_after(Span::styled(format!("{mark} "), style), &notice.text, width, style));
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let [rest, bottom] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
    let bottom = Rect { x: bottom.x + 1, width: bottom.width.saturating_sub(1), ..bottom };
    frame.render_widget(Paragraph::new(lines), bottom);
    (rest, caret.map(|caret| (bottom, caret)))
}
