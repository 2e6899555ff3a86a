//! Over the advice on a session that was advised otherwise before: what was advised, what today's rules advise, where they part,
//! and the offer to keep the one or to take the other.
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
//! Whatever leads out of it without a choice keeps the saved advice.

use super::context::Context;
use super::keys::{self, Action, HIDDEN, LabelOverride};
use super::widgets::{Scroll, cells, pad, panel_focused, wrap, wrap_after};
use crate::report::drift::Told;
use crate::session::drift::Drift;
use ratatui::Frame;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

/// The columns of the panel at most.
const WIDTH: u16 = 76;

/// The panel.
#[derive(Debug)]
pub struct State {
    told: Told,
    /// Whether today's advice can be taken: not where answers were changed after the completion, which then is to be had anew.
    takes: bool,
    /// What came of what was asked for.
    notice: Option<String>,
    scroll: Scroll,
}

impl State {
    /// The panel on what differs.
    #[must_use]
    pub fn new(context: &Context, drift: &Drift) -> Self {
        let told = Told::new(&context.reader(), drift);
        Self { told, takes: !drift.reopened, notice: None, scroll: Scroll::default() }
    }

    /// Whether today's advice can be taken.
    #[must_use]
    pub fn takes(&self) -> bool {
        self.takes
    }

    /// Says what came of what was asked for.
    pub fn tell(&mut self, notice: String) {
        self.notice = Some(notice);
        self.scroll.scroll_to(0);
    }

    /// This panel's own words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<LabelOverride> {
        let mut own = vec![(Action::Quit, "action-quit-leave")];
        if !self.takes {
            own.push((Action::TakeToday, HIDDEN));
        }
        own
    }

    /// Takes an action that only moves about; returns whether anything changed.
    pub fn update(&mut self, action: Action) -> bool {
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

    /// Turns the wheel; returns whether anything changed.
    pub fn wheel(&mut self, lines: isize) -> bool {
        self.scroll.scroll_by(lines)
    }

    /// Draws the panel over what is there.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let look = &context.look;
        let width = WIDTH.min(area.width);
        // Two for the frame, one for the marks and one of air.
        let lines = self.lines(context, width.saturating_sub(4));
        let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
        let above = Rect { height: area.height - 1, ..area };
        let panel = above.centered(Constraint::Length(width), Constraint::Length(height));
        frame.render_widget(Clear, panel);
        let title = if self.is_title_on_frame(width.saturating_sub(4)) { &self.told.title } else { "" };
        let block = panel_focused(look, title, panel.width);
        let inner = block.inner(panel);
        frame.render_widget(block, panel);
        self.scroll.view(frame, inner, lines, look);
        let footer = Rect { y: area.bottom() - 1, height: 1, ..area };
        frame.render_widget(Clear, footer);
        frame.render_widget(context.footer(keys::KeyContext::Drift, &self.own(), area.width).line, footer);
    }

    /// Whether the title fits on the frame of a panel whose lines have `width` columns.
    fn is_title_on_frame(&self, width: u16) -> bool {
        cells(&self.told.title) <= usize::from(width)
    }

    fn lines(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let (look, words) = (&context.look, &context.label_style);
        let mut lines = Vec::new();
        if !self.is_title_on_frame(width) {
            lines.extend(wrap(&self.told.title, width, look.styles.emphasis));
        }
        if let Some(notice) = &self.notice {
            lines.extend(wrap(notice, width, look.styles.emphasis));
            lines.push(Line::default());
        }
        let lead = self.told.reopened.as_ref().unwrap_or(&self.told.cause);
        lines.extend(wrap(lead, width, look.styles.text));
        lines.push(Line::default());
        let say = |key, advice: &str| context.say(&crate::locale::Message::new(key).with("advice", advice));
        let (then, today) = self.told.keys();
        lines.extend(wrap(&say(then, &self.told.then), width, look.styles.title));
        lines.extend(wrap(&say(today, &self.told.today), width, look.styles.emphasis));
        if !self.told.parts.is_empty() || !self.told.answers.is_empty() {
            lines.push(Line::default());
        }
        for part in &self.told.parts {
            lines.extend(wrap(part, width, look.styles.text));
        }
        if !self.told.answers.is_empty() {
            lines.extend(wrap(&words.get("drift-answers"), width, look.styles.text));
        }
        for answer in &self.told.answers {
            let lead = Span::raw(format!("  {} ", look.glyphs.bullet));
            lines.extend(wrap_after(lead, answer, width, look.styles.text));
        }
        lines.push(Line::default());
        let choices = [
            (Action::KeepSaved, "drift-panel-keep"),
            (Action::TakeToday, "drift-panel-take"),
            (Action::Case, "drift-panel-case"),
        ];
        for (action, key) in choices {
            if action == Action::TakeToday && !self.takes {
                continue;
            }
            let label = pad(&context.key(keys::KeyContext::Drift, action), 2, look.glyphs.ellipsis);
            let lead = Span::styled(format!("{label} "), look.styles.accent);
            lines.extend(wrap_after(lead, &words.get(key), width, look.styles.text));
        }
        lines
    }
}
