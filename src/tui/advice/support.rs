//! Supporting functions as a tab.

use super::page::Page;
use super::{Hit, moved};
use crate::advice::Advice;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;

/// How far it has been read.
#[derive(Debug, Default)]
pub(super) struct State {
    scroll: Scroll,
}

impl State {
    /// Does what a key asks for; returns whether anything changed.
    pub(super) fn update(&mut self, action: Action, _advice: &Advice, _context: &Context) -> bool {
        moved(&mut self.scroll, action)
    }

    /// Turns the wheel; returns whether anything changed.
    pub(super) fn wheel(&mut self, lines: isize) -> bool {
        self.scroll.by(lines)
    }
}

/// Draws the tab.
pub(super) fn view(
    state: &mut State,
    _advice: &Advice,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
    _hits: &mut Vec<(Rect, Hit)>,
) {
    let page = Page::new(context, area.width);
    state.scroll.view(frame, area, page.into_lines(), &context.look);
}
