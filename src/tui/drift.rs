//! The overlay shown when today's rules give other advice on a saved session than its saved advice. It shows both,
//! where they diverge, and the choice between them.
//!
//! ```text
//! ╭ Today's rules give other advice ────────────────╮
//! │ Then: Pod, divided by Geography                 │
//! │ Today: Assembly line                            │
//! │ After step 3 (Budget: Ample) the rules led to … │
//! │ k  Keep the saved advice …                      │
//! │ t  Take today's advice …                        │
//! ╰─────────────────────────────────────────────────╯
//! ```
//!
//! Closing the overlay without a choice keeps the saved advice.

use super::keys::{self, Action, HIDDEN, LabelOverride};
use super::ui::Ui;
use super::widgets::{Scroll, cells, pad, panel_focused, wrap, wrap_after};
use crate::document::drift::DriftText;
use crate::session::drift::Drift;
use ratatui::Frame;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 76;

/// The state of the overlay.
#[derive(Debug)]
pub struct DriftState {
    text: DriftText,
    /// Whether today's advice can be accepted. It cannot if answers were changed after the completion: the session
    /// must then be completed again.
    can_accept: bool,
    /// The result of the last command.
    notice: Option<String>,
    scroll: Scroll,
}

impl DriftState {
    /// Creates the overlay for a drift.
    pub fn new(context: &Ui, drift: &Drift) -> Self {
        let text = DriftText::new(&context.rulebook_reader(), drift);
        Self { text, can_accept: !drift.reopened, notice: None, scroll: Scroll::default() }
    }

    /// Returns whether today's advice can be accepted.
    pub fn can_accept(&self) -> bool {
        self.can_accept
    }

    /// Shows the result of a command.
    pub fn show_notice(&mut self, notice: String) {
        self.notice = Some(notice);
        self.scroll.scroll_to(0);
    }

    /// Returns the labels that the overlay gives to actions.
    pub fn label_overrides(&self) -> Vec<LabelOverride> {
        let mut overrides = vec![(Action::Quit, "action-quit-leave")];
        if !self.can_accept {
            overrides.push((Action::TakeToday, HIDDEN));
        }
        overrides
    }

    /// Handles a scroll action. Returns whether anything changed.
    pub fn handle_action(&mut self, action: Action) -> bool {
        match action {
            Action::Up => self.scroll.scroll_by(-1),
            Action::Down => self.scroll.scroll_by(1),
            Action::PageUp => self.scroll.scroll_page(false),
            Action::PageDown => self.scroll.scroll_page(true),
            Action::Top => self.scroll.scroll_to(0),
            Action::Bottom => self.scroll.scroll_to(usize::MAX),
            _ => false,
        }
    }

    /// Scrolls by the mouse wheel. Returns whether anything changed.
    pub fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        self.scroll.scroll_by(lines)
    }

    /// Draws the panel over the screen.
    pub fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let theme = &context.theme;
        let width = MAX_WIDTH.min(area.width);
        // Two columns for the frame, one for the scroll marks and one of padding.
        let lines = self.lines(context, width.saturating_sub(4));
        let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
        let above = Rect { height: area.height - 1, ..area };
        let panel = above.centered(Constraint::Length(width), Constraint::Length(height));
        frame.render_widget(Clear, panel);
        let title = if self.is_title_on_frame(width.saturating_sub(4)) { &self.text.title } else { "" };
        let block = panel_focused(theme, title, panel.width);
        let inner = block.inner(panel);
        frame.render_widget(block, panel);
        self.scroll.view(frame, inner, lines, theme);
        let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
        frame.render_widget(Clear, footer);
        frame.render_widget(
            context.footer(keys::KeyContext::Drift, &self.label_overrides(), area.width).line,
            footer,
        );
    }

    /// Returns whether the title fits into the frame of a panel whose lines have `width` columns.
    fn is_title_on_frame(&self, width: u16) -> bool {
        cells(&self.text.title) <= usize::from(width)
    }

    fn lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let (theme, translator) = (&context.theme, &context.translator);
        let mut lines = Vec::new();
        if !self.is_title_on_frame(width) {
            lines.extend(wrap(&self.text.title, width, theme.styles.emphasis));
        }
        if let Some(notice) = &self.notice {
            lines.extend(wrap(notice, width, theme.styles.emphasis));
            lines.push(Line::default());
        }
        let lead = self.text.reopened.as_ref().unwrap_or(&self.text.cause);
        lines.extend(wrap(lead, width, theme.styles.text));
        lines.push(Line::default());
        let say =
            |key, advice: &str| context.translate(&crate::locale::Message::new(key).arg("advice", advice));
        let (then, today) = self.text.advice_keys();
        lines.extend(wrap(&say(then, &self.text.saved), width, theme.styles.title));
        lines.extend(wrap(&say(today, &self.text.today), width, theme.styles.emphasis));
        if !self.text.divergences.is_empty() || !self.text.answers.is_empty() {
            lines.push(Line::default());
        }
        for part in &self.text.divergences {
            lines.extend(wrap(part, width, theme.styles.text));
        }
        if !self.text.answers.is_empty() {
            lines.extend(wrap(&translator.get("drift-answers"), width, theme.styles.text));
        }
        for answer in &self.text.answers {
            let lead = Span::raw(format!("  {} ", theme.glyphs.bullet));
            lines.extend(wrap_after(lead, answer, width, theme.styles.text));
        }
        lines.push(Line::default());
        let choices = [
            (Action::KeepSaved, "drift-panel-keep"),
            (Action::TakeToday, "drift-panel-take"),
            (Action::Case, "drift-panel-case"),
        ];
        for (action, key) in choices {
            if action == Action::TakeToday && !self.can_accept {
                continue;
            }
            let label = pad(&context.key_label(keys::KeyContext::Drift, action), 2, theme.glyphs.ellipsis);
            let lead = Span::styled(format!("{label} "), theme.styles.accent);
            lines.extend(wrap_after(lead, &translator.get(key), width, theme.styles.text));
        }
        lines
    }
}
