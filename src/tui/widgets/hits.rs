//! What a click means where: recorded by the view, asked by the update.

use ratatui::layout::{Position, Rect};

/// The places on the screen that can be clicked.
#[derive(Clone, Debug)]
pub struct Hits<T>(Vec<(Rect, T)>);

impl<T> Default for Hits<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Hits<T> {
    /// Forgets all, for a new frame.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// A place and what a click there means. Later ones lie on top.
    pub fn add(&mut self, area: Rect, meaning: T) {
        self.0.push((area, meaning));
    }

    /// What a click in this cell means.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<T> {
        let cell = Position::new(column, row);
        self.0.iter().rev().find(|(area, _)| area.contains(cell)).map(|(_, meaning)| *meaning)
    }
}
