//! Clickable areas: a view records what a click in each area means, and the handler of the mouse looks it up.

use ratatui::layout::{Position, Rect};

/// The clickable areas of a frame, each with its meaning.
#[derive(Clone, Debug)]
pub struct Hits<T>(Vec<(Rect, T)>);

impl<T> Default for Hits<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Hits<T> {
    /// Removes all areas, for a new frame.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds an area and the meaning of a click in it. Later areas cover earlier ones.
    pub fn add(&mut self, area: Rect, meaning: T) {
        self.0.push((area, meaning));
    }

    /// Returns the meaning of a click in a cell.
    pub fn at(&self, column: u16, row: u16) -> Option<T> {
        let cell = Position::new(column, row);
        self.0.iter().rev().find(|(area, _)| area.contains(cell)).map(|(_, meaning)| *meaning)
    }
}

impl<T> Extend<(Rect, T)> for Hits<T> {
    fn extend<I: IntoIterator<Item = (Rect, T)>>(&mut self, areas: I) {
        self.0.extend(areas);
    }
}
