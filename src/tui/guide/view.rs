//! The layout of the guide: contents and text side by side if both fit, otherwise one at a time.

use super::{GuideState, TextEdge};
use crate::locale::{Message, sanitize};
use crate::tui::blocks;
use crate::tui::ui::Ui;
use crate::tui::widgets::{
    ListLines, Scroll, cells, on_frame, panel, panel_focused, scroll_area, shorten, wrap,
};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

/// The minimum width for contents beside the text.
const MIN_BESIDE_WIDTH: u16 = 100;
/// The maximum width of an entry of the contents: the mark, the number and the title.
const MAX_CONTENTS_WIDTH: usize = 40;
/// The columns of an entry before its title: the mark, the number and a space.
const ENTRY_LEAD_WIDTH: usize = 5;
/// The columns of a panel that are not text: two borders with a gap at each.
const FRAME_WIDTH: u16 = 4;
/// The maximum width of readable text in columns.
const MAX_TEXT_WIDTH: u16 = 84;
/// The minimum height for the name of the source document.
const MIN_HEADING_HEIGHT: u16 = 15;
/// The maximum number of lines for that name.
const MAX_HEADING_LINES: usize = 2;

impl GuideState {
    /// Draws the guide over the screen.
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        self.is_side_by_side = area.width >= MIN_BESIDE_WIDTH;
        let titles = self.page.sections.iter().map(|entry| cells(&sanitize(&entry.title)));
        let widest = titles.max().unwrap_or(0) + ENTRY_LEAD_WIDTH;
        let contents = u16::try_from(widest.min(MAX_CONTENTS_WIDTH)).unwrap_or(0) + FRAME_WIDTH;
        let area = if self.is_side_by_side {
            // Both in the middle, with lines that are comfortable to read.
            area.centered_horizontally(Constraint::Max(contents + MAX_TEXT_WIDTH + FRAME_WIDTH))
        } else {
            area
        };
        let heading =
            if area.height >= MIN_HEADING_HEIGHT { heading_lines(context, area.width) } else { Vec::new() };
        let [top, body] = Layout::vertical([
            Constraint::Length(u16::try_from(heading.len()).unwrap_or(0)),
            Constraint::Fill(1),
        ])
        .areas(area);
        frame.render_widget(Paragraph::new(heading), top);
        self.list_area = Rect::default();
        if self.is_side_by_side {
            let [list, read] =
                Layout::horizontal([Constraint::Length(contents), Constraint::Fill(1)]).areas(body);
            self.draw_contents(context, frame, list);
            self.draw_text(context, frame, read);
        } else if self.shows_contents {
            self.draw_contents(context, frame, body);
            // Texts are measured when they are drawn.
            self.opened_at = self.opened_at.or(Some(TextEdge::Start));
        } else {
            self.draw_text(context, frame, body);
        }
    }

    fn draw_contents(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (theme, title) = (&context.theme, context.translator.get("guide-contents"));
        // The focused frame is the one in which up and down move.
        let block = if self.is_side_by_side {
            panel(theme, &title, area.width)
        } else {
            panel_focused(theme, &title, area.width)
        };
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let width = usize::from(Scroll::text_width(inner));
        let mut page = ListLines::default();
        for entry in 0..self.page.sections.len() {
            page.push_row([self.entry_row(context, entry, width)]);
        }
        self.contents.view(frame, inner, page, theme);
        self.list_area = area;
    }

    fn entry_row(&self, context: &Ui, entry: usize, width: usize) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let here = entry == self.contents.cursor();
        let (cursor, style) = if here { (glyphs.cursor, styles.emphasis) } else { (" ", styles.text) };
        let title = shorten(
            &sanitize(&self.page.sections[entry].title),
            width.saturating_sub(ENTRY_LEAD_WIDTH),
            glyphs.ellipsis,
        );
        Line::from(vec![
            Span::styled(cursor, styles.emphasis),
            Span::styled(format!("{:>3} ", entry + 1), styles.accent),
            Span::styled(title, style),
        ])
    }

    fn draw_text(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let place = Message::new("guide-position")
            .arg("number", self.contents.cursor() + 1)
            .arg("count", self.page.sections.len());
        let block =
            titled_frame(context, &sanitize(&self.entry().title), &context.translate(&place), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let width = Scroll::text_width(inner).min(MAX_TEXT_WIDTH);
        let paragraphs = self.entry().blocks.iter();
        let paragraphs = paragraphs.map(|block| blocks::lines(std::slice::from_ref(block), context, width));
        let lines: Vec<_> = paragraphs.collect::<Vec<_>>().join(&Line::default());
        if self.opened_at.take() == Some(TextEdge::End) {
            let end = lines.len();
            self.scroll.reveal(end.saturating_sub(1)..end, end, usize::from(inner.height));
        }
        self.scroll.view(frame, inner, lines, &context.theme);
        frame.set_cursor_position(inner.as_position());
    }
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
    let Some(source) = context.rulebook_reader().guide_source() else { return vec![line] };
    let source = context.translate(&source);
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
