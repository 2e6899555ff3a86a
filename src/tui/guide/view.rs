//! The layout of the guide: contents and text side by side if both fit, otherwise one at a time.

use super::{GuideState, TextEdge};
use crate::document::guide;
use crate::locale::{Message, sanitize};
use crate::tui::blocks;
use crate::tui::keys;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, cells, on_frame, panel, panel_focused, shorten, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

/// The minimum width for contents beside the text.
const MIN_BESIDE_WIDTH: u16 = 100;
/// The maximum width of the contents.
const MAX_CONTENTS_WIDTH: usize = 44;
/// The maximum width of readable text in columns.
const MAX_TEXT_WIDTH: u16 = 84;
/// The minimum height for the name of the source document.
const MIN_HEADING_HEIGHT: u16 = 16;
/// The maximum number of lines for that name.
const MAX_HEADING_LINES: usize = 2;

impl GuideState {
    /// Draws the guide over the screen.
    pub fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let heading =
            if area.height >= MIN_HEADING_HEIGHT { heading_lines(context, area.width) } else { Vec::new() };
        let [top, body, footer] = Layout::vertical([
            Constraint::Length(u16::try_from(heading.len()).unwrap_or(0)),
            Constraint::Fill(1),
            Constraint::Length(1),
        ])
        .areas(area);
        frame.render_widget(Paragraph::new(heading), top);
        self.is_side_by_side = area.width >= MIN_BESIDE_WIDTH;
        self.click_areas.clear();
        self.list_area = Rect::default();
        if self.is_side_by_side {
            let widest =
                (0..self.entries).map(|entry| cells(&entry_title(context, entry))).max().unwrap_or(0);
            // The number and the mark before a title, two borders, padding and the scroll marks.
            let width = u16::try_from((widest + 9).min(MAX_CONTENTS_WIDTH)).unwrap_or(0);
            let [list, read] =
                Layout::horizontal([Constraint::Length(width), Constraint::Fill(1)]).areas(body);
            self.draw_contents(context, frame, list);
            self.draw_text(context, frame, read);
        } else if self.shows_contents {
            self.draw_contents(context, frame, body);
            // Texts are measured when they are drawn.
            self.opened_at = self.opened_at.or(Some(TextEdge::Start));
        } else {
            self.draw_text(context, frame, body);
        }
        let own = self.label_overrides();
        frame.render_widget(context.footer(keys::KeyContext::Guide, &own, area.width).line, footer);
    }

    fn draw_contents(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (theme, title) = (&context.theme, context.translator.get("guide-contents"));
        // The focused frame is the one in which up and down move.
        let block = if self.is_side_by_side {
            panel(theme, &title, area.width)
        } else {
            panel_focused(theme, &title, area.width)
        };
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = usize::from(Scroll::text_width(inner));
        let lines: Vec<Line> = (0..self.entries).map(|entry| self.entry_row(context, entry, width)).collect();
        if self.follows_entry {
            self.list_scroll.reveal(self.entry..self.entry + 1, lines.len(), usize::from(inner.height));
        }
        self.list_scroll.view(frame, inner, lines, theme);
        self.list_area = area;
        for (row, entry) in
            (self.list_scroll.first()..self.entries).take(usize::from(inner.height)).enumerate()
        {
            let y = inner.y + u16::try_from(row).unwrap_or(0);
            self.click_areas.add(Rect { y, height: 1, ..inner }, entry);
        }
    }

    fn entry_row(&self, context: &Ui, entry: usize, width: usize) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let here = entry == self.entry;
        let (cursor, style) = if here { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
        let title = shorten(&entry_title(context, entry), width.saturating_sub(5), glyphs.ellipsis);
        Line::from(vec![
            Span::styled(cursor, styles.emphasis),
            Span::styled(format!("{:>3} ", entry + 1), styles.accent),
            Span::styled(title, style),
        ])
    }

    fn draw_text(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let place = Message::new("guide-position").arg("number", self.entry + 1).arg("count", self.entries);
        let block =
            titled_frame(context, &entry_title(context, self.entry), &context.translate(&place), area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let lines = entry_lines(context, self.entry, Scroll::text_width(inner).min(MAX_TEXT_WIDTH));
        if self.opened_at.take() == Some(TextEdge::End) {
            let end = lines.len();
            self.scroll.reveal(end.saturating_sub(1)..end, end, usize::from(inner.height));
        }
        self.scroll.view(frame, inner, lines, &context.theme);
    }
}

/// Returns the title of an entry.
fn entry_title(context: &Ui, entry: usize) -> String {
    sanitize(&guide::entry_title(&context.rulebook_reader(), entry)).into_owned()
}

/// Returns the lines of an entry. Its paragraphs are long, and stand apart.
fn entry_lines(context: &Ui, entry: usize, width: u16) -> Vec<Line<'static>> {
    let section = guide::section(&context.rulebook_reader(), entry);
    let paragraphs = section.blocks.chunks(1).map(|block| blocks::lines(block, context, width));
    paragraphs.collect::<Vec<_>>().join(&Line::default())
}

/// Returns a frame with a title, and at its other end the position of the entry.
fn titled_frame(context: &Ui, title: &str, place: &str, width: u16) -> Block<'static> {
    let room = width.saturating_sub(u16::try_from(cells(place)).unwrap_or(u16::MAX)).saturating_sub(3);
    let place = Span::styled(format!(" {place} "), on_frame(context.theme.styles.text));
    panel_focused(&context.theme, title, room).title(Line::from(place).right_aligned())
}

/// Returns what the guide is and which document it retells, if that fits in two lines; otherwise a shorter form.
fn heading_lines(context: &Ui, width: u16) -> Vec<Line<'static>> {
    let theme = &context.theme;
    let mut line = Line::from(vec![
        Span::raw(" "),
        Span::styled(context.translator.get("guide-title"), theme.styles.title),
    ]);
    let Some(source) = guide::source(&context.rulebook_reader()) else { return vec![line] };
    let source = sanitize(&context.translate(&source)).into_owned();
    line.push_span(Span::styled(format!(" {} ", theme.glyphs.separator), theme.styles.dim));
    let lead = line.width();
    let room = width.saturating_sub(u16::try_from(lead + 1).unwrap_or(u16::MAX));
    let said = wrap(&source, room, theme.styles.dim);
    if said.len() > MAX_HEADING_LINES {
        line.push_span(Span::styled(shorten(&source, room.into(), theme.glyphs.ellipsis), theme.styles.dim));
        return vec![line];
    }
    let mut lines = Vec::new();
    for said in said {
        line.spans.extend(said.spans);
        lines.push(std::mem::replace(&mut line, Line::from(" ".repeat(lead))));
    }
    lines
}
