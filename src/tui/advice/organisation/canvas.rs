//! A viewport on a drawing that is larger than the screen. Everything outside is clipped.

use crate::tui::widgets::cells;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::line;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// The visible part of a drawing.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
    left: usize,
    top: usize,
    /// The directions in which lines leave each cell of the area, as bit sets.
    arms: Vec<u8>,
}

impl<'b> Canvas<'b> {
    /// Creates a viewport for an area of the screen, with `left` and `top` as its first column and row of the
    /// drawing.
    pub(super) fn new(buffer: &'b mut Buffer, area: Rect, left: usize, top: usize) -> Self {
        let area = area.intersection(buffer.area);
        let arms = vec![0; usize::from(area.width) * usize::from(area.height)];
        Self { buffer, area, left, top, arms }
    }

    /// Returns the screen position of a cell of the drawing, if it is visible.
    fn screen_position(&self, x: usize, y: usize) -> Option<(u16, u16)> {
        let x = u16::try_from(x.checked_sub(self.left)?).ok().filter(|x| *x < self.area.width)?;
        let y = u16::try_from(y.checked_sub(self.top)?).ok().filter(|y| *y < self.area.height)?;
        Some((self.area.x + x, self.area.y + y))
    }

    /// Returns the visible part of a rectangle of the drawing, in screen coordinates.
    pub(super) fn visible_area(&self, x: usize, y: usize, width: usize, height: usize) -> Rect {
        let clip = |from: usize, size: usize, start: usize, room: u16| {
            let (first, behind) = (from.max(start), (from + size).min(start + usize::from(room)));
            let cell = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            (cell(first - start), cell(behind.saturating_sub(first)))
        };
        let (left, width) = clip(x, width, self.left, self.area.width);
        let (top, height) = clip(y, height, self.top, self.area.height);
        Rect { x: self.area.x.saturating_add(left), y: self.area.y.saturating_add(top), width, height }
    }

    /// Writes a line of text from a cell on. A wide character that is only partly visible is left out.
    pub(super) fn draw_text(&mut self, x: usize, y: usize, line: &Line) {
        let mut column = x;
        for span in &line.spans {
            for sign in span.content.graphemes(true) {
                let wide = cells(sign);
                if let (true, Some(at), Some(_)) = (
                    wide > 0,
                    self.screen_position(column, y),
                    self.screen_position(column + wide.max(1) - 1, y),
                ) {
                    self.buffer[at].set_symbol(sign).set_style(span.style);
                    for covered in 1..u16::try_from(wide).unwrap_or(1) {
                        self.buffer[(at.0 + covered, at.1)].reset();
                    }
                }
                column += wide;
            }
        }
    }

    /// Adds a line down a column, between two rows inclusive. Its ends connect to the cells beyond.
    pub(super) fn add_vertical(&mut self, x: usize, from: usize, to: usize) {
        for y in from.max(self.top)..=to.min(self.top + usize::from(self.area.height)) {
            self.add_arm(x, y, UP | DOWN);
        }
    }

    /// Adds a line along a row, between two columns inclusive.
    pub(super) fn add_horizontal(&mut self, y: usize, from: usize, to: usize) {
        for x in from.max(self.left)..=to.min(self.left + usize::from(self.area.width)) {
            let left = if x > from { LEFT } else { 0 };
            let right = if x < to { RIGHT } else { 0 };
            self.add_arm(x, y, left | right);
        }
    }

    /// Adds a line that enters a cell from above.
    pub(super) fn add_from_above(&mut self, x: usize, y: usize) {
        self.add_arm(x, y, UP);
    }

    /// Adds a line that leaves a cell downwards.
    pub(super) fn add_downwards(&mut self, x: usize, y: usize) {
        self.add_arm(x, y, DOWN);
    }

    /// Adds a line that leaves a cell to the right.
    pub(super) fn add_to_right(&mut self, x: usize, y: usize) {
        self.add_arm(x, y, RIGHT);
    }

    fn add_arm(&mut self, x: usize, y: usize, arm: u8) {
        if let Some(at) = self.screen_position(x, y) {
            let (column, row) = (usize::from(at.0 - self.area.x), usize::from(at.1 - self.area.y));
            self.arms[row * usize::from(self.area.width) + column] |= arm;
        }
    }

    /// Draws the lines.
    pub(super) fn draw_lines(&mut self, set: &line::Set<'static>, style: Style) {
        let width = usize::from(self.area.width).max(1);
        for (index, arms) in self.arms.iter().enumerate().filter(|(_, arms)| **arms != 0) {
            let cell = |n: usize| u16::try_from(n).unwrap_or_default();
            let at = (self.area.x + cell(index % width), self.area.y + cell(index / width));
            self.buffer[at].set_symbol(line_glyph(*arms, set)).set_style(style);
        }
    }

    /// Joins a line to the plain border of a box.
    pub(super) fn join_border(&mut self, x: usize, y: usize, plain: &str, joined: &'static str) {
        if let Some(at) = self.screen_position(x, y)
            && self.buffer[at].symbol() == plain
        {
            self.buffer[at].set_symbol(joined);
        }
    }
}

fn line_glyph(arms: u8, set: &line::Set<'static>) -> &'static str {
    match (arms & UP != 0, arms & DOWN != 0, arms & LEFT != 0, arms & RIGHT != 0) {
        (true, true, true, true) => set.cross,
        (true, true, true, false) => set.vertical_left,
        (true, true, false, true) => set.vertical_right,
        (true, false, true, true) => set.horizontal_up,
        (false, true, true, true) => set.horizontal_down,
        (true, false, false, true) => set.bottom_left,
        (true, false, true, false) => set.bottom_right,
        (false, true, false, true) => set.top_left,
        (false, true, true, false) => set.top_right,
        (_, _, false, false) => set.vertical,
        (false, false, _, _) => set.horizontal,
    }
}
