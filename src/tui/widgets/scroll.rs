//! Scrolls lines, with marks where more lines follow.

use crate::tui::keys::Action;
use crate::tui::theme::Theme;
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The number of lines that one step of the mouse wheel scrolls.
const WHEEL_LINES: isize = 3;

/// The columns at the right of a text that stay free: one for the marks, which may be a border, and a blank one, so that no mark
/// touches the text.
const MARKS_WIDTH: u16 = 2;

/// Returns by how many lines the mouse wheel scrolls, down if positive, if it was turned.
pub fn wheel_lines(mouse: MouseEvent) -> Option<isize> {
    match mouse.kind {
        MouseEventKind::ScrollDown => Some(WHEEL_LINES),
        MouseEventKind::ScrollUp => Some(-WHEEL_LINES),
        _ => None,
    }
}

/// The visible part of some lines. Keeps the number of lines and the height of the last frame, because paging
/// depends on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    first: usize,
    lines: usize,
    height: usize,
    /// The number of lines before the text was replaced by another one of the same content.
    replaced_lines: Option<usize>,
}

impl Scroll {
    /// Returns the columns for text in an area: the last column is for the marks, and the one before it is a gap.
    pub fn text_width(area: Rect) -> u16 {
        area.width.saturating_sub(MARKS_WIDTH)
    }

    /// Returns the first visible line.
    pub fn first(&self) -> usize {
        self.first
    }

    /// Returns how many lines fitted in the last frame.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Returns whether the last frame had more lines below.
    pub fn has_more(&self) -> bool {
        self.first + self.height < self.lines
    }

    /// Scrolls by an action. Returns whether anything changed.
    pub fn update(&mut self, action: Action) -> bool {
        match action {
            Action::Up => self.scroll_by(-1),
            Action::Down => self.scroll_by(1),
            Action::PageUp => self.scroll_page(false),
            Action::PageDown => self.scroll_page(true),
            Action::Top => self.scroll_to(0),
            Action::Bottom => self.scroll_to(usize::MAX),
            _ => false,
        }
    }

    /// Scrolls by the mouse wheel. Returns whether anything changed.
    pub fn handle_wheel(&mut self, mouse: MouseEvent) -> bool {
        wheel_lines(mouse).is_some_and(|lines| self.scroll_by(lines))
    }

    /// Scrolls by lines, down if positive. Returns whether anything changed.
    pub fn scroll_by(&mut self, lines: isize) -> bool {
        self.scroll_to(self.first.saturating_add_signed(lines))
    }

    /// Scrolls by a page, which keeps one line of the last one visible. Returns whether anything changed.
    pub fn scroll_page(&mut self, down: bool) -> bool {
        let step = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.scroll_by(if down { step } else { -step })
    }

    /// Scrolls to a line, or as far as possible. Returns whether anything changed.
    pub fn scroll_to(&mut self, line: usize) -> bool {
        let before = self.first;
        self.first = line.min(self.lines.saturating_sub(self.height));
        self.first != before
    }

    /// Shows the same part of the next text, which has the same content in other lines.
    pub fn keep_part(&mut self) {
        self.replaced_lines = Some(self.lines);
    }

    /// Scrolls to the part of `lines` new lines that was visible in the replaced ones.
    fn show_kept_part(&mut self, lines: usize) {
        let Some(before) = self.replaced_lines.take() else { return };
        let was_at_end = self.first > 0 && self.first + self.height >= before;
        self.first = if was_at_end { lines } else { self.first * lines / before.max(1) };
    }

    /// Scrolls just enough to make the lines of `range` visible in the next frame, which has this number of
    /// lines and this height. If they do not all fit, the start of the range is visible.
    pub fn reveal(&mut self, range: std::ops::Range<usize>, lines: usize, height: usize) {
        (self.lines, self.height) = (lines, height);
        if range.end > self.first + height {
            self.first = range.end - height;
        }
        self.first = self.first.min(range.start).min(lines.saturating_sub(height));
    }

    /// Returns the screen rows of those lines that are visible in `area` after the last frame.
    pub fn rows(self, lines: std::ops::Range<usize>, area: Rect) -> impl Iterator<Item = (usize, Rect)> {
        lines.filter_map(move |line| {
            let y = line.checked_sub(self.first()).and_then(|y| u16::try_from(y).ok())?;
            (y < area.height).then_some((line, Rect { y: area.y + y, height: 1, ..area }))
        })
    }

    /// Puts the text cursor into a line and column of the last frame, if that line is visible.
    pub fn place_caret(self, frame: &mut Frame, area: Rect, (line, column): (usize, usize)) {
        for (_, row) in self.rows(line..line + 1, area) {
            let column = u16::try_from(column).unwrap_or(u16::MAX).min(row.width.saturating_sub(1));
            frame.set_cursor_position((row.x + column, row.y));
        }
    }

    /// Puts the terminal's cursor at the start of the first of these lines that is visible, else at the top of the area,
    /// so that braille displays and magnifiers follow the focus.
    pub fn place_focus(self, frame: &mut Frame, area: Rect, lines: std::ops::Range<usize>) {
        let row = self.rows(lines, area).next().map_or(area, |(_, row)| row);
        frame.set_cursor_position((row.x, row.y));
    }

    /// Draws the visible part of `lines`, with marks in the area's last column where there are more.
    pub fn view(&mut self, frame: &mut Frame, area: Rect, lines: Vec<Line<'_>>, look: &Theme) {
        self.view_part(frame, area, lines.len(), look, |part| {
            lines.into_iter().skip(part.start).take(part.len()).collect()
        });
    }

    /// Draws some of `lines` lines without creating all of them: `make` returns the visible ones.
    pub fn view_part<'a>(
        &mut self,
        frame: &mut Frame,
        area: Rect,
        lines: usize,
        look: &Theme,
        make: impl FnOnce(std::ops::Range<usize>) -> Vec<Line<'a>>,
    ) {
        self.show_kept_part(lines);
        (self.lines, self.height) = (lines, usize::from(area.height));
        self.scroll_to(self.first);
        let (above, below) = (self.first > 0, self.first + self.height < self.lines);
        let visible = make(self.first..(self.first + self.height).min(self.lines));
        // Lines that are too wide, as deep in a tree, end before the gap. An area without room for text has no gap.
        let width = if area.width > MARKS_WIDTH { Self::text_width(area) } else { area.width };
        frame.render_widget(Paragraph::new(visible), Rect { width, ..area });
        if area.is_empty() {
            return;
        }
        let [up, down] = look.glyphs.more_vertical;
        let column = area.right() - 1;
        for (more, mark, row) in [(above, up, area.top()), (below, down, area.bottom() - 1)] {
            if more {
                frame.buffer_mut().set_span(column, row, &Span::styled(mark, look.styles.accent), 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;
    use crate::tui::theme::Theme;
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::{Frame, Terminal, backend::TestBackend};

    fn rendered(scroll: &mut Scroll) -> Vec<String> {
        let mut terminal = Terminal::new(TestBackend::new(5, 3)).expect("the test backend never fails");
        let lines = (0..6).map(|n| Line::from(format!("l{n}"))).collect();
        let look = Theme::new(false, false);
        terminal
            .draw(|frame| scroll.view(frame, Rect::new(0, 0, 5, 3), lines, &look))
            .expect("the test backend never fails");
        terminal.backend().to_string().lines().map(|line| line.trim_matches('"').to_owned()).collect()
    }

    /// Marks appear at the edges beyond which there are more lines.
    #[test]
    fn scroll_marks_hidden_lines() {
        let mut scroll = Scroll::default();
        assert_eq!(rendered(&mut scroll), ["l0   ", "l1   ", "l2  ▾"]);
        assert!(scroll.scroll_by(1) && !scroll.scroll_by(0));
        assert_eq!(rendered(&mut scroll), ["l1  ▴", "l2   ", "l3  ▾"]);
        assert!(scroll.scroll_to(99));
        assert_eq!(rendered(&mut scroll), ["l3  ▴", "l4   ", "l5   "]);
        assert!(!scroll.scroll_page(true) && scroll.scroll_page(false));
        assert_eq!(scroll.first(), 1);
    }

    /// Showing a range scrolls no further than needed, and prefers its start.
    #[test]
    fn scroll_reveals_with_the_least_movement() {
        let mut scroll = Scroll::default();
        scroll.reveal(4..5, 6, 3);
        assert_eq!(scroll.first(), 2);
        scroll.reveal(3..4, 6, 3);
        assert_eq!(scroll.first(), 2);
        scroll.reveal(0..1, 6, 3);
        assert_eq!(scroll.first(), 0);
        scroll.reveal(0..5, 6, 3);
        assert_eq!(scroll.first(), 0);
    }

    /// The part that is read stays visible if the text is replaced by one with other lines, and the end stays the end.
    #[test]
    fn kept_part_is_visible_in_the_next_text() {
        let look = Theme::new(false, false);
        let mut terminal = Terminal::new(TestBackend::new(10, 5)).expect("a test backend cannot fail");
        let mut draw = |scroll: &mut Scroll, lines: usize| {
            let lines = vec![Line::from("x"); lines];
            let draw = |frame: &mut Frame| scroll.view(frame, frame.area(), lines, &look);
            terminal.draw(draw).expect("a test backend cannot fail");
            scroll.first()
        };
        let mut scroll = Scroll::default();
        draw(&mut scroll, 40);
        scroll.scroll_to(20);
        scroll.keep_part();
        assert_eq!(draw(&mut scroll, 60), 30);
        assert_eq!(draw(&mut scroll, 60), 30);
        scroll.scroll_to(usize::MAX);
        scroll.keep_part();
        assert_eq!(draw(&mut scroll, 90), 85);
        scroll.scroll_to(0);
        scroll.keep_part();
        assert_eq!(draw(&mut scroll, 20), 0);
    }
}
