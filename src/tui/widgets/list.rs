//! A list with a cursor, by keys and by the mouse. Its rows may have any number of lines, with text between them.

use super::{Hits, Scroll, wheel_lines};
use crate::tui::keys::Action;
use crate::tui::theme::Theme;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::ops::Range;

/// The cursor of a list, and the part of it that is visible.
#[derive(Clone, Debug, Default)]
pub struct List {
    cursor: usize,
    wraps: bool,
    scroll: Scroll,
    /// Whether the list was scrolled without the cursor, which may now be out of sight.
    is_scrolled_freely: bool,
    hits: Hits<usize>,
}

/// The lines of a list.
#[derive(Debug, Default)]
pub struct ListLines {
    lines: Vec<Line<'static>>,
    rows: Vec<Range<usize>>,
}

/// The result of a click in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListClick {
    /// The cursor moved to the row that was clicked.
    Selected,
    /// The row under the cursor was clicked.
    Chosen,
}

impl ListLines {
    /// Adds lines that belong to no row.
    pub fn push_text(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// Adds a row.
    pub fn push_row(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        let start = self.lines.len();
        self.lines.extend(lines);
        self.rows.push(start..self.lines.len());
    }

    /// Returns the number of lines.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// Returns the first line of a row.
    pub fn first_line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |lines| lines.start)
    }
}

impl List {
    /// Creates a list in which the first row follows the last.
    pub fn wrapping() -> Self {
        Self { wraps: true, ..Self::default() }
    }

    /// Returns the index of the row under the cursor.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Returns the visible part.
    pub fn scroll(&self) -> Scroll {
        self.scroll
    }

    /// Moves the cursor to a row and makes it visible. Returns whether it was on another one.
    pub fn select(&mut self, row: usize) -> bool {
        self.is_scrolled_freely = false;
        std::mem::replace(&mut self.cursor, row) != row
    }

    /// Moves the cursor by an action among `count` rows. Returns whether anything changed.
    pub fn update(&mut self, action: Action, count: usize) -> bool {
        let Some(last) = count.checked_sub(1) else { return self.scroll.update(action) };
        let page = self.scroll.height().max(2) - 1;
        let to = match action {
            Action::Up if self.wraps && self.cursor == 0 => last,
            Action::Down if self.wraps && self.cursor == last => 0,
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        // Going up from the first row scrolls to the lines above it.
        self.select(to.min(last)) || (action == Action::Up && self.scroll.scroll_to(0))
    }

    /// Scrolls without the cursor. Returns whether anything changed.
    pub fn scroll_by(&mut self, lines: isize) -> bool {
        self.is_scrolled_freely = true;
        self.scroll.scroll_by(lines)
    }

    /// Scrolls by the mouse wheel. Returns whether anything changed.
    pub fn handle_wheel(&mut self, mouse: MouseEvent) -> bool {
        wheel_lines(mouse).is_some_and(|lines| self.scroll_by(lines))
    }

    /// Moves the cursor to the row that is clicked.
    pub fn click(&mut self, mouse: MouseEvent) -> Option<ListClick> {
        let row = self.hits.at(mouse.column, mouse.row)?;
        (mouse.kind == MouseEventKind::Down(MouseButton::Left))
            .then(|| if self.select(row) { ListClick::Selected } else { ListClick::Chosen })
    }

    /// Draws the list, with the row under the cursor visible unless it was scrolled away. The terminal's cursor stands at
    /// that row.
    pub fn view(&mut self, frame: &mut Frame, area: Rect, content: ListLines, look: &Theme) {
        let ListLines { lines, rows } = content;
        let height = usize::from(area.height);
        if let Some(row) = rows.get(self.cursor).filter(|_| !self.is_scrolled_freely) {
            // At the first row the lines above it are shown too, if both fit.
            let start = if self.cursor == 0 && row.end <= height { 0 } else { row.start };
            self.scroll.reveal(start..row.end, lines.len(), height);
        }
        self.scroll.view(frame, area, lines, look);
        self.scroll.place_focus(frame, area, rows.get(self.cursor).cloned().unwrap_or_default());
        self.hits.clear();
        for (index, row) in rows.into_iter().enumerate() {
            self.hits.extend(self.scroll.rows(row, area).map(|(_, place)| (place, index)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{List, ListClick, ListLines};
    use crate::tui::keys::Action::{self, Bottom, Down, PageDown, Top, Up};
    use crate::tui::theme::Theme;
    use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::{Terminal, backend::TestBackend};

    const ROWS: usize = 4;

    /// Draws a heading and rows of two lines. Returns the first visible line.
    fn drawn(list: &mut List) -> String {
        let mut page = ListLines::default();
        page.push_text([Line::raw("head")]);
        for row in 0..ROWS {
            page.push_row(["a", "b"].map(|part| Line::from(format!("{row}{part}"))));
        }
        let mut terminal = Terminal::new(TestBackend::new(6, 3)).expect("the test backend never fails");
        terminal
            .draw(|frame| list.view(frame, Rect::new(0, 0, 6, 3), page, &Theme::new(false, false)))
            .expect("the test backend never fails");
        terminal.backend().to_string().lines().next().unwrap_or_default()[1..5].trim_end().to_owned()
    }

    fn press(list: &mut List, action: Action) -> (usize, String) {
        list.update(action, ROWS);
        (list.cursor(), drawn(list))
    }

    #[test]
    fn list_keeps_the_row_under_its_cursor_visible() {
        let mut list = List::default();
        assert_eq!(drawn(&mut list), "head");
        assert_eq!(press(&mut list, Down), (1, "0b".into()));
        assert_eq!(press(&mut list, Bottom), (3, "2b".into()));
        assert_eq!((press(&mut list, Down), list.update(Down, ROWS)), ((3, "2b".into()), false));
        assert_eq!(press(&mut list, Top), (0, "head".into()));
        assert_eq!(press(&mut list, PageDown), (2, "1b".into()));
        assert!(list.scroll_by(-4) && drawn(&mut list) == "head", "the wheel leaves the cursor behind");
        assert_eq!(press(&mut list, Up), (1, "0b".into()));
    }

    #[test]
    fn list_wraps_around_if_made_so() {
        let mut list = List::wrapping();
        assert_eq!([Up, Down, Down].map(|action| press(&mut list, action).0), [3, 0, 1]);
    }

    #[test]
    fn list_chooses_a_row_by_the_second_click() {
        let mut list = List::default();
        drawn(&mut list);
        let (kind, modifiers) = (MouseEventKind::Down(MouseButton::Left), KeyModifiers::NONE);
        let click = |list: &mut List, row| list.click(MouseEvent { kind, column: 0, row, modifiers });
        assert_eq!(click(&mut list, 0), None, "the heading is no row");
        assert_eq!(click(&mut list, 2), Some(ListClick::Chosen), "the second line of a row is a part of it");
        list.select(2);
        assert_eq!(click(&mut list, 1), Some(ListClick::Selected));
        assert_eq!((list.cursor(), click(&mut list, 1)), (0, Some(ListClick::Chosen)));
    }
}
