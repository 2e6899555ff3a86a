//! The banner above the tabs: the saved advice if it differs from today's, and the result of the last command.

use crate::tui::ui::Ui;
use crate::tui::widgets::{first_lines, wrap_after};
use ratatui::text::{Line, Span};

/// The maximum number of lines, so that the banner leaves room for the tab.
const MAX_LINES: usize = 4;

/// The state of the banner.
#[derive(Debug, Default)]
pub(super) struct BannerState {
    pub(super) saved_advice: Option<String>,
    pub(super) message: Option<String>,
}

impl super::AdviceState {
    /// Shows a message until the next key.
    pub fn show_message(&mut self, message: String) {
        self.banner.message = Some(message);
    }
}

impl BannerState {
    /// Returns the lines of the banner in `width` columns.
    pub(super) fn lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let theme = &context.theme;
        let Some(text) = self.message.as_ref().or(self.saved_advice.as_ref()) else { return Vec::new() };
        let lead = Span::styled(format!(" {} ", theme.glyphs.changed), theme.styles.warning);
        let lines = wrap_after(lead, text, width.saturating_sub(1), theme.styles.warning);
        first_lines(lines, MAX_LINES, theme.glyphs.ellipsis)
    }
}
