//! A line or two above the tabs' bodies: what was saved, where today's advice is other, and what was just done.

use crate::tui::ui::Ui;
use crate::tui::widgets::{first_lines, wrap_after};
use ratatui::text::{Line, Span};

/// The lines of it at most: it must not take the room of what is read.
const MAX_LINES: usize = 4;

/// What stands there.
#[derive(Debug, Default)]
pub(super) struct BannerState {
    saved_advice: Option<String>,
    message: Option<String>,
}

impl super::AdviceState {
    /// Sets what is said of the saved advice, for as long as it is another.
    pub fn set_saved_advice(&mut self, saved: Option<String>) {
        self.banner.saved_advice = saved;
    }

    /// Says something until the next key.
    pub fn show_message(&mut self, message: String) {
        self.banner.message = Some(message);
    }
}

impl BannerState {
    /// A key was pressed: what was said has been read.
    pub(super) fn clear_message(&mut self) {
        self.message = None;
    }

    /// The lines in `width` columns.
    pub(super) fn lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let theme = &context.theme;
        let Some(text) = self.message.as_ref().or(self.saved_advice.as_ref()) else { return Vec::new() };
        let lead = Span::styled(format!(" {} ", theme.glyphs.changed), theme.styles.warning);
        let lines = wrap_after(lead, text, width.saturating_sub(1), theme.styles.warning);
        first_lines(lines, MAX_LINES, theme.glyphs.ellipsis)
    }
}
