//! A line or two above the tabs' bodies: what was saved, where today's advice is other, and what was just done.

use crate::tui::context::Context;
use crate::tui::widgets::{first_lines, wrap_after};
use ratatui::text::{Line, Span};

/// The lines of it at most: it must not take the room of what is read.
const MOST: usize = 4;

/// What stands there.
#[derive(Debug, Default)]
pub(super) struct State {
    saved: Option<String>,
    said: Option<String>,
}

impl super::State {
    /// Sets what is said of the saved advice, for as long as it is another.
    pub fn mark(&mut self, saved: Option<String>) {
        self.above.saved = saved;
    }

    /// Says something until the next key.
    pub fn tell(&mut self, said: String) {
        self.above.said = Some(said);
    }
}

impl State {
    /// A key was pressed: what was said has been read.
    pub(super) fn pass(&mut self) {
        self.said = None;
    }

    /// The lines in `width` columns.
    pub(super) fn lines(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let look = &context.look;
        let Some(text) = self.said.as_ref().or(self.saved.as_ref()) else { return Vec::new() };
        let lead = Span::styled(format!(" {} ", look.glyphs.changed), look.styles.warning);
        let lines = wrap_after(lead, text, width.saturating_sub(1), look.styles.warning);
        first_lines(lines, MOST, look.glyphs.ellipsis)
    }
}
