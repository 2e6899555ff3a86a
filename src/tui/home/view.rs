//! Lays out and draws the home screen.

use super::preview::MIN_WINDOW_WIDTH;
use super::row::SessionRow;
use super::sort_order::{GroupHeading, SortOrder};
use super::{Dialog, HomeState};
use crate::document::audit;
use crate::json::truncate;
use crate::locale::{Message, sanitize, time};
use crate::tui::keys;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, cells, first_lines, pad, panel, scroll_area, shorten, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use std::borrow::Cow;
use std::ops::Range;

/// The width from which a session takes one line instead of two.
const ONE_LINE: usize = 64;

/// The widest preview, in columns. Longer lines are harder to read.
const MAX_PREVIEW_WIDTH: u16 = 72;

/// The most characters of the notice above the footer.
const MAX_NOTICE_CHARS: usize = 600;

/// The most lines of the notice above the footer.
const MAX_NOTICE_LINES: usize = 8;

/// The visible rows of the list, each with its lines.
type VisibleRows = Vec<(usize, Range<usize>)>;

/// The window height from which there is space for blank lines and optional text.
const ROOMY: u16 = 15;

impl HomeState {
    /// Draws the screen.
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let styles = &context.theme.styles;
        let columns = area.width.saturating_sub(2).min(90);
        let mut summary = wrap(&introduction(context), columns, styles.text);
        if let Some(note) = context.rulebook_reader().language_remark() {
            summary.extend(wrap(&note, columns, styles.dim));
        }
        // In a low window the sessions matter more than the introduction.
        let summary = if area.height < ROOMY && self.sessions.len() > 0 { Vec::new() } else { summary };
        let notice = self.notice_lines(context, area);
        let count = |lines: &[Line]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let blank_rows = u16::from(area.height >= ROOMY);
        let [top, _, about, _, body, notice_area] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(blank_rows),
            Constraint::Max(count(&summary)),
            Constraint::Length(blank_rows),
            Constraint::Min(3),
            Constraint::Max(count(&notice)),
        ])
        .areas(area);
        frame.render_widget(title(context, area.width), top);
        frame.render_widget(Paragraph::new(summary), indented(about));
        match self.dialog {
            Dialog::None => {
                let [list, preview] =
                    Layout::horizontal([Constraint::Length(list_width(body.width)), Constraint::Min(0)])
                        .areas(body);
                self.view_list(context, frame, list);
                if !preview.is_empty() && (self.sessions.len() > 0 || self.sessions.is_loading()) {
                    self.draw_preview(context, frame, preview);
                }
            }
            _ => self.view_dialog(context, frame, body),
        }
        frame.render_widget(Paragraph::new(notice), notice_area);
    }

    fn view_list(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let block = panel(&context.theme, &self.heading(context), area.width);
        let mut inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        self.hits.clear();
        if self.filter.is_some() {
            let [line, rest] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(inner);
            self.view_filter(context, frame, line);
            inner = rest;
        }
        if self.sessions.len() == 0 && !self.sessions.is_loading() {
            let lines =
                self.empty_list_lines(context, Scroll::text_width(inner), frame.area().height > ROOMY);
            frame.render_widget(Paragraph::new(lines), inner);
            if !self.is_search_focused {
                frame.set_cursor_position(inner.as_position());
            }
            if self.fixed_rows() > 0 {
                self.hits.add(Rect { height: 1.min(inner.height), ..inner }, 0);
            }
            return;
        }
        let (count, height) = (self.line_count(), usize::from(inner.height));
        if self.follow_cursor {
            let focus = self.lines_to_reveal(self.cursor);
            self.scroll.reveal(focus, count, height);
        }
        let width = usize::from(Scroll::text_width(inner));
        let mut scroll = self.scroll;
        let mut ranges = Vec::new();
        scroll.view_part(frame, inner, count, &context.theme, |part| {
            let (lines, visible_rows) = self.lines(context, width, part);
            ranges = visible_rows;
            lines
        });
        self.scroll = scroll;
        let own = ranges.iter().find(|(index, _)| *index == self.cursor).map(|(_, range)| range.clone());
        if !self.is_search_focused {
            self.scroll.place_focus(frame, inner, own.unwrap_or_default());
        }
        for (index, range) in ranges {
            self.hits.extend(self.scroll.rows(range, inner).map(|(_, row)| (row, index)));
        }
    }

    /// Returns what stands beside a session's name: the title of another rulebook, and when the interview began if
    /// another session has the same name.
    fn name_detail(&self, row: &SessionRow, context: &Ui) -> Option<String> {
        let began = row.created.filter(|_| self.sessions.is_name_shared(row));
        let began =
            began.map(|began| time::minute_in_figures(began, &context.time_zone, &context.translator));
        let parts: Vec<_> = row.rulebook_title.clone().into_iter().chain(began).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Returns the list's title with its order and the number of marked sessions.
    fn heading(&self, context: &Ui) -> String {
        let key = match (self.saved.is_some(), context.is_demo) {
            (true, _) => "home-deleted",
            (false, true) => "demo-sessions",
            (false, false) => "home-sessions",
        };
        let marked = self.sessions.marked().count();
        let order = self.sessions.sort_order();
        let order = (order != SortOrder::default()).then(|| order.label_key(self.sessions.has_clients()));
        let marked =
            (marked > 0).then(|| context.translate(&Message::new("home-marked").arg("count", marked)));
        let parts = std::iter::once(key).chain(order).map(|key| context.translator.get(key)).chain(marked);
        parts.collect::<Vec<_>>().join(&format!(" {} ", context.theme.glyphs.separator))
    }

    /// Draws the search line with the number of matches.
    fn view_filter(&self, context: &Ui, frame: &mut Frame, area: Rect) {
        let Some(filter) = &self.filter else { return };
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let number = |number: usize| audit::number(&context.rulebook_reader(), &number.to_string());
        let message = if self.sessions.is_filtered() && self.sessions.is_loading() {
            Message::new("home-searching").arg("read", number(self.sessions.read_count()))
        } else {
            Message::new("home-found").arg("count", number(self.sessions.visible().len()))
        };
        let text = context.translate(&message.arg("all", number(self.sessions.len())));
        let said = shorten(&text, usize::from(area.width / 2), glyphs.ellipsis);
        let lead = if self.is_search_focused { format!("{} / ", glyphs.cursor) } else { "  / ".to_owned() };
        let room = usize::from(Scroll::text_width(area)).saturating_sub(cells(&lead) + cells(&said) + 2);
        let mut line = Line::from(Span::styled(lead.clone(), styles.emphasis));
        line.extend(filter.spans(&context.theme, room));
        line.push_span(Span::styled(format!("  {said}"), styles.dim));
        frame.render_widget(line, area);
        if self.is_search_focused {
            Scroll::default().place_caret(frame, area, (0, cells(&lead) + filter.caret(room)));
        }
    }

    /// Returns the lines of an empty list: a sentence about the program and the key that begins an interview.
    fn empty_list_lines(&self, context: &Ui, width: u16, has_room: bool) -> Vec<Line<'static>> {
        let styles = &context.theme.styles;
        if self.saved.is_some() {
            return wrap(&context.translator.get("home-deleted-none"), width, styles.dim);
        }
        let mut lines = vec![self.new_interview_line(context)];
        if has_room {
            lines.push(Line::default());
            lines.extend(wrap(&context.translator.get("home-empty"), width, styles.dim));
            if essential_count(context) > 0 {
                lines.push(Line::default());
                let message = Message::new("home-quick").arg("count", essential_count(context));
                let message = message.arg("key", context.key_label(keys::KeyContext::Home, Action::Quick));
                lines.extend(wrap(&context.translate(&message), width, styles.dim));
            }
        }
        lines
    }

    /// Returns the row that starts a new interview.
    fn new_interview_line(&self, context: &Ui) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let (cursor, style) =
            if self.cursor == 0 { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
        Line::from(vec![
            Span::styled(format!("{cursor} "), styles.emphasis),
            Span::styled(format!("{} ", glyphs.argument_for), styles.accent),
            Span::styled(context.translator.get("home-start"), style),
        ])
    }

    /// Returns the lines `part` of the list, and the lines of each row in them.
    fn lines(&mut self, context: &Ui, width: usize, part: Range<usize>) -> (Vec<Line<'static>>, VisibleRows) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let head = self.fixed_rows();
        let from = self.position_at(part.start);
        let to = (self.position_at(part.end) + 1).min(self.sessions.visible().len());
        let (mut all, mut ranges) = (Vec::new(), Vec::new());
        let first_line = if head > 0 && part.start < head {
            all.push(self.new_interview_line(context));
            ranges.push((0, 0..1));
            0
        } else {
            self.lines_to_reveal(head + from).start
        };
        let entries: Vec<_> = self.sessions.visible().get(from..to).unwrap_or_default().to_vec();
        let age = |entry: usize| {
            let (changed, zone) = (self.sessions.changed(entry), &context.time_zone);
            context.translate(&super::row::age(changed, self.now, zone, &context.translator))
        };
        let ages: Vec<_> = entries.iter().map(|entry| age(*entry)).collect();
        for (entry, age) in entries.iter().zip(&ages) {
            let Some(row) = self.sessions.row(*entry) else { continue };
            let detail = self.name_detail(row, context);
            let label_width = cells(&row.name) + detail.map_or(0, |detail| cells(&detail) + 2);
            let cells_of_age = if row.problem.is_none() { cells(age) } else { 0 };
            self.widths = (self.widths.0.max(label_width), self.widths.1.max(cells_of_age));
        }
        let today = time::date(self.now, &context.time_zone);
        for (index, (entry, age)) in entries.into_iter().zip(ages).enumerate() {
            let row_index = head + from + index;
            if let Some(heading) = self.sessions.headings().iter().find(|one| one.position == from + index) {
                all.push(heading_line(heading, context, width));
            }
            let (cursor, style) =
                if self.cursor == row_index { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
            let tick = if self.sessions.is_marked(entry) { glyphs.changed } else { " " };
            let start = vec![Span::styled(cursor, styles.emphasis), Span::styled(tick, styles.warning)];
            let Some(row) = self.sessions.row(entry) else {
                let name = self.sessions.path(entry).file_stem().unwrap_or_default().to_string_lossy();
                let name = shorten(&sanitize(&name), width.saturating_sub(4), glyphs.ellipsis);
                let mut line = Line::from(start);
                line.push_span(Span::styled(format!("  {name}"), styles.dim));
                all.push(line);
                all.extend((1..self.lines_per_row).map(|_| Line::default()));
                ranges.push((row_index, self.lines_of(row_index)));
                continue;
            };
            let (mark, marked) = match (&row.problem, row.is_completed) {
                (Some(_), _) => (glyphs.warning, styles.bad_graphic),
                (None, true) => (glyphs.done, styles.good),
                (None, false) => (glyphs.open, styles.dim),
            };
            let age = if row.problem.is_none() { age } else { String::new() };
            let mut lead = start;
            lead.push(Span::styled(format!("{mark} "), marked));
            let state = row.status_line(context, today);
            let label = (&*row.name, self.name_detail(row, context));
            all.extend(render_row(context, (label, &state), &age, lead, style, self.widths, width));
            ranges.push((row_index, self.lines_of(row_index)));
        }
        let shown = all.into_iter().skip(part.start.saturating_sub(first_line)).take(part.len()).collect();
        (shown, ranges)
    }

    /// Returns the lines above the footer: the notice, else why the session under the cursor cannot be read
    /// or that its rulebook lacks the interface's language, else where deleted sessions are.
    fn notice_lines(&self, context: &Ui, area: Rect) -> Vec<Line<'static>> {
        let styles = &context.theme.styles;
        let row = self.selected_entry().and_then(|entry| self.sessions.row(entry));
        let row = row.filter(|_| matches!(self.dialog, Dialog::None));
        let row_note = row.and_then(|row| row.problem.as_ref().or(row.note.as_ref()));
        let glyphs = &context.theme.glyphs;
        let (mark, text, style) = match (&self.notice, row_note, &self.saved) {
            (Some((true, text)), ..) => (glyphs.done, text.clone(), styles.good),
            (Some((false, text)), ..) | (None, Some(text), _) => {
                (glyphs.warning, text.clone(), styles.warning)
            }
            // The folder of the demo is not kept.
            (None, None, Some(_)) if !context.is_demo => {
                let folder = self.sessions.store().folder().to_string_lossy().into_owned();
                let location = context.translate(&Message::new("home-deleted-where").arg("folder", folder));
                (glyphs.bullet, location, styles.dim)
            }
            (None, None, _) => return Vec::new(),
        };
        let mark = Span::styled(format!(" {mark} "), style);
        let lines = wrap_after(mark, &truncate(&text, MAX_NOTICE_CHARS), area.width.saturating_sub(1), style);
        // Leaves room for the title and one session of the list.
        let max_lines = usize::from(area.height.saturating_sub(5)).clamp(1, MAX_NOTICE_LINES);
        first_lines(lines, max_lines, glyphs.ellipsis)
    }
}

/// Returns the columns of the list in a window of this many columns: the rest is for the preview.
pub(super) fn list_width(columns: u16) -> u16 {
    if columns < MIN_WINDOW_WIDTH { columns } else { columns - (columns * 2 / 5).min(MAX_PREVIEW_WIDTH) }
}

/// Returns how many lines a session takes in a list of this many columns.
pub(super) fn lines_per_row(columns: u16) -> usize {
    // The frame, its padding and the column of the scroll marks take four columns.
    if usize::from(columns.saturating_sub(4)) < ONE_LINE { 2 } else { 1 }
}

/// Returns the number of essential questions, which is the most that a quick interview asks.
pub(super) fn essential_count(context: &Ui) -> usize {
    context.rulebook.questions.iter().filter(|question| question.essential).count()
}

/// Returns the text above the list: what the rulebook is about or, in the demo, what there is to see.
fn introduction(context: &Ui) -> Cow<'_, str> {
    if !context.is_demo {
        return context.text(&context.rulebook.summary);
    }
    let key = |action| context.key_label(keys::KeyContext::Home, action);
    let how = Message::new("demo-keys").arg("open", key(Action::Choose)).arg("replay", key(Action::Replay));
    let how = how.arg("mark", key(Action::Mark)).arg("compare", key(Action::Compare));
    format!("{} {}", context.translator.get("demo-companies"), context.translate(&how)).into()
}

fn title(context: &Ui, width: u16) -> Line<'static> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let (about, style) = if context.is_demo {
        (context.translator.get("demo-title").into(), styles.warning)
    } else {
        (context.text(&context.rulebook.title), styles.dim)
    };
    let about = shorten(&about, usize::from(width).saturating_sub(13), glyphs.ellipsis);
    Line::from(vec![
        Span::raw(" "),
        Span::styled("salesorg", styles.title),
        Span::styled(format!(" {} ", glyphs.separator), styles.dim),
        Span::styled(about, style),
    ])
}

/// Returns the line above a group: the client with the number of its sessions.
fn heading_line(heading: &GroupHeading, context: &Ui, width: usize) -> Line<'static> {
    let styles = &context.theme.styles;
    let name = match &heading.client {
        _ if heading.is_damaged => context.translator.get("home-group-damaged"),
        Some(client) => client.clone(),
        None => context.translator.get("home-group-none"),
    };
    let count = context.translate(&Message::new("home-group-count").arg("count", heading.count));
    let name = shorten(&name, width.saturating_sub(cells(&count) + 3), context.theme.glyphs.ellipsis);
    Line::from(vec![Span::styled(name, styles.title), Span::styled(format!("  {count}"), styles.dim)])
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }
}

fn render_row(
    context: &Ui,
    ((name_text, detail), status): ((&str, Option<String>), &str),
    age: &str,
    lead: Vec<Span<'static>>,
    style: ratatui::style::Style,
    (names, ages): (usize, usize),
    width: usize,
) -> Vec<Line<'static>> {
    let (styles, ellipsis) = (&context.theme.styles, context.theme.glyphs.ellipsis);
    let room = width.saturating_sub(4);
    let mut line = Line::from(lead);
    if width < ONE_LINE {
        let name = room.saturating_sub(cells(age) + 2);
        line.push_span(Span::styled(pad(name_text, name, ellipsis), style));
        line.push_span(Span::styled(format!("  {age}"), styles.dim));
        let detail = detail.map(|detail| format!(" {} {detail}", context.theme.glyphs.separator));
        let state = shorten(&format!("{status}{}", detail.unwrap_or_default()), room, ellipsis);
        return vec![line, Line::from(Span::styled(format!("    {state}"), styles.dim))];
    }
    let name = names.min(room * 2 / 5);
    let state_width = room.saturating_sub(name + 2 + 2 + ages);
    let short_name = shorten(name_text, name, ellipsis);
    let rest_width = name.saturating_sub(cells(&short_name));
    line.push_span(Span::styled(short_name, style));
    let detail = detail
        .filter(|_| rest_width > 4)
        .map(|detail| format!("  {}", shorten(&detail, rest_width - 2, ellipsis)));
    line.push_span(Span::styled(pad(&detail.unwrap_or_default(), rest_width, ellipsis), styles.dim));
    line.push_span(Span::styled(format!("  {}", pad(status, state_width, ellipsis)), styles.text));
    line.push_span(Span::styled(format!("  {age:>ages$}"), styles.dim));
    vec![line]
}
