//! How the home screen is laid out.

use super::{Row, State};
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::interview::question::{text_caret, text_field};
use crate::tui::keys::{self, Action};
use crate::tui::widgets::{Scroll, cells, pad, panel, panel_lit, shorten, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use std::ops::Range;

/// From this many columns a session is one line.
const ONE_LINE: usize = 64;

/// From this many rows there is room for air, and for more than what is needed.
const ROOMY: u16 = 16;

impl State {
    /// Draws the screen.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let styles = &context.look.styles;
        let columns = area.width.saturating_sub(2).min(90);
        let mut summary = wrap(&context.text(&context.rulebook.summary), columns, styles.text);
        if let Some(note) = context.reader().other_language() {
            summary.extend(wrap(&note, columns, styles.dim));
        }
        // In a low window the sessions matter more than what this is.
        let summary = if area.height < ROOMY && !self.rows.is_empty() { Vec::new() } else { summary };
        let told = self.told(context, area.width);
        let count = |lines: &[Line]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let air = u16::from(area.height >= ROOMY);
        let [top, _, about, _, body, said, footer] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(air),
            Constraint::Max(count(&summary)),
            Constraint::Length(air),
            Constraint::Min(3),
            Constraint::Max(count(&told)),
            Constraint::Length(1),
        ])
        .areas(area);
        frame.render_widget(title(context, area.width), top);
        frame.render_widget(Paragraph::new(summary), indented(about));
        if self.naming.is_some() {
            self.view_naming(context, frame, body);
        } else {
            self.view_list(context, frame, body);
        }
        frame.render_widget(Paragraph::new(told), said);
        frame.render_widget(context.footer(self.context(), &self.own(), area.width).line, footer);
    }

    fn view_naming(&self, context: &Context, frame: &mut Frame, area: Rect) {
        let Some(input) = &self.naming else { return };
        let styles = &context.look.styles;
        let columns = area.width.min(76);
        let title = if self.quick {
            context.say(&Message::new("home-quick-new").with("count", essentials(context)))
        } else {
            context.words.get("home-new")
        };
        let block = panel_lit(&context.look, &title, columns);
        let width = Scroll::text_width(block.inner(Rect { width: columns, ..area }));
        let mut lines = wrap(&context.words.get("home-name"), width, styles.text);
        let height = u16::try_from(lines.len() + 3).unwrap_or(u16::MAX).min(area.height);
        let area = Rect { height, width: columns, ..area };
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let room = usize::from(width).saturating_sub(2).min(50);
        let row = lines.len();
        let mut line = Line::from(Span::styled(format!("{} ", context.look.glyphs.cursor), styles.lit));
        line.extend(text_field(context, input, room));
        lines.push(line);
        frame.render_widget(Paragraph::new(lines), inner);
        if let Some((line, column)) = text_caret(row, 2, input, room) {
            let at = |n: usize| u16::try_from(n).unwrap_or(0);
            let cell = Position::new(inner.x + at(column), inner.y + at(line));
            if inner.contains(cell) {
                frame.set_cursor_position(cell);
            }
        }
    }

    fn view_list(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let block = panel(&context.look, &context.words.get("home-sessions"), area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let roomy = frame.area().height >= ROOMY;
        let (lines, ranges) = self.lines(context, usize::from(Scroll::text_width(inner)), roomy);
        if self.follow {
            let focus = ranges.get(self.cursor).cloned().unwrap_or(0..1);
            self.scroll.show(focus, lines.len(), usize::from(inner.height));
        }
        self.scroll.view(frame, inner, lines, &context.look);
        self.hits.clear();
        let first = self.scroll.first();
        for (index, range) in ranges.into_iter().enumerate() {
            for line in range.filter(|line| (first..first + usize::from(inner.height)).contains(line)) {
                let y = inner.y + u16::try_from(line - first).unwrap_or(0);
                self.hits.add(Rect::new(inner.x, y, inner.width, 1), index);
            }
        }
    }

    fn lines(&self, context: &Context, width: usize, roomy: bool) -> (Vec<Line<'static>>, Vec<Range<usize>>) {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let at = |index: usize| {
            let cursor = if self.cursor == index { glyphs.cursor } else { " " };
            (
                Span::styled(format!("{cursor} "), styles.lit),
                if self.cursor == index { styles.lit } else { styles.text },
            )
        };
        let (lead, style) = at(0);
        let start = vec![lead, Span::styled(format!("{} ", glyphs.plus), styles.accent)];
        let mut first = Line::from(start);
        first.push_span(Span::styled(context.words.get("home-start"), style));
        let mut lines = vec![first];
        let mut ranges: Vec<Range<usize>> = std::iter::once(0..lines.len()).collect();
        if self.rows.is_empty() && roomy {
            lines.push(Line::default());
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            lines.extend(wrap(&context.words.get("home-empty"), width, styles.dim));
            if essentials(context) > 0 {
                lines.push(Line::default());
                let message = Message::new("home-quick").with("count", essentials(context));
                let message = message.with("key", context.key(keys::Context::Home, Action::Quick));
                lines.extend(wrap(&context.say(&message), width, styles.dim));
            }
        }
        let widest = |part: fn(&Row) -> &str| self.rows.iter().map(|row| cells(part(row))).max().unwrap_or(0);
        let label = |row: &Row| cells(&row.name) + row.of.as_ref().map_or(0, |of| cells(of) + 2);
        let names = self.rows.iter().map(label).max().unwrap_or(0);
        let ages = widest(|row| &row.age);
        for (index, row) in self.rows.iter().enumerate() {
            let begin = lines.len();
            let (lead, style) = at(index + 1);
            let (mark, marked) = match (&row.damage, row.completed) {
                (Some(_), _) => (glyphs.warning, styles.bad),
                (None, true) => (glyphs.done, styles.good),
                (None, false) => (glyphs.open, styles.dim),
            };
            let lead = vec![lead, Span::styled(format!("{mark} "), marked)];
            lines.extend(row_lines(context, row, lead, style, (names, ages), width));
            ranges.push(begin..lines.len());
        }
        (lines, ranges)
    }

    /// What there is to say above the footer: a notice, or of what is under the cursor why it cannot be read, or that
    /// it speaks another language.
    fn told(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let styles = &context.look.styles;
        let row = self.cursor.checked_sub(1).and_then(|index| self.rows.get(index));
        let of_row = || row.and_then(|row| row.damage.as_ref().or(row.note.as_ref()));
        let Some(text) = self.notice.as_ref().or_else(of_row) else {
            return Vec::new();
        };
        let mark = Span::styled(format!(" {} ", context.look.glyphs.warning), styles.warning);
        let mut lines = wrap_after(mark, text, width.saturating_sub(1), styles.warning);
        lines.truncate(4);
        lines
    }
}

/// How many questions a quick interview asks at the most.
fn essentials(context: &Context) -> usize {
    context.rulebook.questions.iter().filter(|question| question.essential).count()
}

fn title(context: &Context, width: u16) -> Line<'static> {
    let glyphs = &context.look.glyphs;
    let about = shorten(
        &context.text(&context.rulebook.title),
        usize::from(width).saturating_sub(13),
        glyphs.ellipsis,
    );
    Line::from(vec![
        Span::raw(" "),
        Span::styled("salesorg", context.look.styles.title),
        Span::styled(format!(" {} {about}", glyphs.separator), context.look.styles.dim),
    ])
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }
}

fn row_lines(
    context: &Context,
    row: &Row,
    lead: Vec<Span<'static>>,
    style: ratatui::style::Style,
    (names, ages): (usize, usize),
    width: usize,
) -> Vec<Line<'static>> {
    let (styles, ellipsis) = (&context.look.styles, context.look.glyphs.ellipsis);
    let room = width.saturating_sub(4);
    let mut line = Line::from(lead);
    if width < ONE_LINE {
        let name = room.saturating_sub(cells(&row.age) + 2);
        line.push_span(Span::styled(pad(&row.name, name, ellipsis), style));
        line.push_span(Span::styled(format!("  {}", row.age), styles.dim));
        let of = row.of.as_ref().map(|of| format!(" {} {of}", context.look.glyphs.separator));
        let state = shorten(&format!("{}{}", row.state, of.unwrap_or_default()), room, ellipsis);
        return vec![line, Line::from(Span::styled(format!("    {state}"), styles.dim))];
    }
    let name = names.min(room * 2 / 5);
    let state = room.saturating_sub(name + 2 + 2 + ages);
    let own = shorten(&row.name, name, ellipsis);
    let left = name.saturating_sub(cells(&own));
    line.push_span(Span::styled(own, style));
    let of = row.of.as_ref().filter(|_| left > 4).map(|of| format!("  {}", shorten(of, left - 2, ellipsis)));
    line.push_span(Span::styled(pad(&of.unwrap_or_default(), left, ellipsis), styles.dim));
    line.push_span(Span::styled(format!("  {}", pad(&row.state, state, ellipsis)), styles.text));
    line.push_span(Span::styled(format!("  {:>ages$}", row.age), styles.dim));
    vec![line]
}
