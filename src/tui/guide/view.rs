//! How the guide is laid out: contents and text side by side where both fit, else one at a time.

use super::{Edge, State, text};
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::keys;
use crate::tui::widgets::{Scroll, cells, on_frame, panel, panel_focused, shorten, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

/// From this many columns the contents stand beside the text.
const BESIDE: u16 = 100;
/// The most columns of the contents.
const LIST: usize = 44;
/// The most columns of a line that is still pleasant to read.
const READABLE: u16 = 84;
/// From this height on there is room to say which document this is.
const TALL: u16 = 16;
/// The most lines for that.
const MOST_HEADING: usize = 2;

impl State {
    /// Draws the guide over what is there.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let heading = if area.height >= TALL { heading(context, area.width) } else { Vec::new() };
        let [top, body, footer] = Layout::vertical([
            Constraint::Length(u16::try_from(heading.len()).unwrap_or(0)),
            Constraint::Fill(1),
            Constraint::Length(1),
        ])
        .areas(area);
        frame.render_widget(Paragraph::new(heading), top);
        self.beside = area.width >= BESIDE;
        self.hits.clear();
        self.list_area = Rect::default();
        if self.beside {
            let widest =
                (0..self.entries).map(|entry| cells(&text::title(context, entry))).max().unwrap_or(0);
            // The number and the mark before a title, two borders, air and the column of marks.
            let width = u16::try_from((widest + 9).min(LIST)).unwrap_or(0);
            let [list, read] =
                Layout::horizontal([Constraint::Length(width), Constraint::Fill(1)]).areas(body);
            self.view_list(context, frame, list);
            self.view_text(context, frame, read);
        } else if self.contents {
            self.view_list(context, frame, body);
            // Texts are measured when they are read.
            self.fresh = self.fresh.or(Some(Edge::Start));
        } else {
            self.view_text(context, frame, body);
        }
        let own = self.own();
        frame.render_widget(context.footer(keys::KeyContext::Guide, &own, area.width).line, footer);
    }

    fn view_list(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let (look, title) = (&context.look, context.label_style.get("guide-contents"));
        // The frame stands out where up and down move in it.
        let block =
            if self.beside { panel(look, &title, area.width) } else { panel_focused(look, &title, area.width) };
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = usize::from(Scroll::text_width(inner));
        let lines: Vec<Line> = (0..self.entries).map(|entry| self.row(context, entry, width)).collect();
        if self.follow {
            self.list.reveal(self.at..self.at + 1, lines.len(), usize::from(inner.height));
        }
        self.list.view(frame, inner, lines, look);
        self.list_area = area;
        for (row, entry) in (self.list.first()..self.entries).take(usize::from(inner.height)).enumerate() {
            let y = inner.y + u16::try_from(row).unwrap_or(0);
            self.hits.add(Rect { y, height: 1, ..inner }, entry);
        }
    }

    fn row(&self, context: &Context, entry: usize, width: usize) -> Line<'static> {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let here = entry == self.at;
        let (cursor, style) = if here { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
        let title = shorten(&text::title(context, entry), width.saturating_sub(5), glyphs.ellipsis);
        Line::from(vec![
            Span::styled(cursor, styles.emphasis),
            Span::styled(format!("{:>3} ", entry + 1), styles.accent),
            Span::styled(title, style),
        ])
    }

    fn view_text(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let place = Message::new("guide-position").with("number", self.at + 1).with("count", self.entries);
        let block = titled(context, &text::title(context, self.at), &context.say(&place), area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let lines = text::lines(context, self.at, Scroll::text_width(inner).min(READABLE));
        if self.fresh.take() == Some(Edge::End) {
            let end = lines.len();
            self.scroll.reveal(end.saturating_sub(1)..end, end, usize::from(inner.height));
        }
        self.scroll.view(frame, inner, lines, &context.look);
    }
}

/// A frame with a title, and at the other end which of how many this is.
fn titled(context: &Context, title: &str, place: &str, width: u16) -> Block<'static> {
    let room = width.saturating_sub(u16::try_from(cells(place)).unwrap_or(u16::MAX)).saturating_sub(3);
    let place = Span::styled(format!(" {place} "), on_frame(context.look.styles.text));
    panel_focused(&context.look, title, room).title(Line::from(place).right_aligned())
}

/// What this is and which document it retells, whole where two lines hold it.
fn heading(context: &Context, width: u16) -> Vec<Line<'static>> {
    let look = &context.look;
    let mut line =
        Line::from(vec![Span::raw(" "), Span::styled(context.label_style.get("guide-title"), look.styles.title)]);
    let Some(document) = &context.rulebook.document else { return vec![line] };
    let source = context.say(&text::source(context, document));
    line.push_span(Span::styled(format!(" {} ", look.glyphs.separator), look.styles.dim));
    let lead = line.width();
    let room = width.saturating_sub(u16::try_from(lead + 1).unwrap_or(u16::MAX));
    let said = wrap(&source, room, look.styles.dim);
    if said.len() > MOST_HEADING {
        line.push_span(Span::styled(shorten(&source, room.into(), look.glyphs.ellipsis), look.styles.dim));
        return vec![line];
    }
    let mut lines = Vec::new();
    for said in said {
        line.spans.extend(said.spans);
        lines.push(std::mem::replace(&mut line, Line::from(" ".repeat(lead))));
    }
    lines
}
