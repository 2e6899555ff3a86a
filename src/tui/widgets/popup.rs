//! A frame above the screen, for a dialog or a text.

use super::{Scroll, panel_focused, scroll_area};
use crate::tui::ui::Ui;
use ratatui::Frame;
use ratatui::layout::{Constraint, Rect};
use ratatui::widgets::{Block, Clear};

/// A popup that is not drawn yet.
#[derive(Debug)]
pub struct Popup {
    window: Rect,
    width: u16,
    /// The frame.
    pub block: Block<'static>,
}

impl Popup {
    /// Creates a popup of at most `max_width` columns in a window.
    pub fn new(context: &Ui, window: Rect, max_width: u16, title: &str) -> Self {
        let width = max_width.min(window.width);
        Self { window, width, block: panel_focused(&context.theme, title, width) }
    }

    /// Returns the columns for text: without the frame, and those that a [`Scroll`] needs for its marks.
    pub fn text_width(&self) -> u16 {
        Scroll::text_width(scroll_area(&self.block, Rect::new(0, 0, self.width, self.window.height)))
    }

    /// Returns how many lines fit at most.
    pub fn max_lines(&self) -> usize {
        usize::from(self.window.height.saturating_sub(2))
    }

    /// Draws the frame for `lines` lines in the middle of the window. Returns the area for the lines.
    pub fn draw(self, frame: &mut Frame, lines: usize) -> Rect {
        let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(self.window.height);
        let panel = self.window.centered(Constraint::Length(self.width), Constraint::Length(height));
        let inner = scroll_area(&self.block, panel);
        frame.render_widget(Clear, panel);
        frame.render_widget(self.block, panel);
        // What is drawn in it may have a row under a cursor, where the terminal's cursor then stands.
        frame.set_cursor_position(inner.as_position());
        inner
    }
}
