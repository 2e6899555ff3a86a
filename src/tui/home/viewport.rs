//! Decides which part of the session list is visible, so that those sessions are read first and the others
//! while no input is waiting. Also decides which keys the screen offers.

use super::session_list::SessionList;
use super::{Dialog, HomeState, SessionRow, actions};
use crate::tui::component::Component;
use crate::tui::keys::{self, Action, HIDDEN};
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use std::ops::Range;

impl HomeState {
    /// Returns the screen's own labels for actions, and hides actions that cannot do anything at the moment.
    /// Quitting has nothing to save here.
    pub(super) fn hidden_actions(&self) -> Vec<keys::LabelOverride> {
        let mut overrides = vec![(Action::Quit, "action-quit-leave")];
        let mut hide = |actions: &[Action]| overrides.extend(actions.iter().map(|action| (*action, HIDDEN)));
        let marked_count = self.sessions.marked().take(*actions::GROUP_SIZE.end() + 1).count();
        if self.sessions.len() == 0 {
            hide(&[Action::Filter, Action::Mark, Action::MarkAll, Action::Export, Action::Delete]);
        }
        if self.selected_entry().is_none() {
            hide(&[Action::Rename, Action::Duplicate]);
        }
        if !actions::GROUP_SIZE.contains(&marked_count) {
            hide(&[Action::Together]);
        }
        if self.undo.is_empty() {
            hide(&[Action::Undo]);
        }
        if marked_count == 0 && self.filter.is_none() && self.key_context() == keys::KeyContext::Home {
            hide(&[Action::Back]);
        }
        if matches!(self.dialog, Dialog::Import(_) | Dialog::Batch(_)) {
            hide(&[Action::Choose]);
        }
        overrides
    }

    /// Returns whether there is work to do while no input is waiting.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.dialog, Dialog::Import(_) | Dialog::Batch(_)) || self.sessions.is_loading()
    }

    /// Does a few milliseconds of the work that is left for when no input is waiting.
    pub(super) fn work_while_idle(&mut self, context: &Ui) -> Response {
        if matches!(self.dialog, Dialog::Import(_)) {
            return self.continue_import(context);
        }
        if matches!(self.dialog, Dialog::Batch(_)) {
            return self.continue_batch(context);
        }
        if !self.sessions.is_loading() {
            return Response::Idle;
        }
        if self.sessions.is_loading_stamps() {
            return self.load_stamps(context);
        }
        let visible = self.visible_positions();
        let page = visible.len();
        let around = visible.start.saturating_sub(page)..visible.end + page;
        let before: Vec<_> = self.sessions.visible().iter().copied().skip(visible.start).take(page).collect();
        self.keeping_selection(|library| library.read_some(around, context));
        self.sync_view(context);
        let shown = self.visible_positions();
        let after = self.sessions.visible().iter().copied().skip(shown.start).take(shown.len());
        // Redraws only if something visible changed.
        let is_filtered = self.filter.is_some();
        Response::redraw_if(is_filtered || !after.eq(before) || !self.sessions.is_loading())
    }

    /// Queries some of the missing file times. Once all are known the list is sorted, and the window is
    /// scrolled so that it still shows the same sessions.
    fn load_stamps(&mut self, context: &Ui) -> Response {
        let visible = self.visible_positions();
        let row = self.cursor.checked_sub(self.fixed_rows()).filter(|place| visible.contains(place));
        let anchor = row.unwrap_or(visible.start);
        let entry = self.sessions.entry_at(anchor);
        let mut ordered = false;
        self.keeping_selection(|library| ordered = library.load_stamps());
        if !ordered {
            return Response::Idle;
        }
        let new_position =
            entry.and_then(|entry| self.sessions.position(entry)).filter(|_| !self.is_untouched);
        if let Some(now) = new_position {
            let lines = |place: usize| isize::try_from(place * self.lines_per_row).unwrap_or(isize::MAX);
            let by = lines(now) - lines(anchor);
            self.scroll.scroll_by(by);
        }
        self.sync_view(context);
        Response::Redraw
    }

    /// Changes the session list and keeps the cursor on its session.
    fn keeping_selection(&mut self, change: impl FnOnce(&mut SessionList)) {
        let entry = self.selected_entry();
        change(&mut self.sessions);
        let place = entry.and_then(|entry| self.sessions.position(entry));
        if let Some(place) = place {
            self.cursor = place + self.fixed_rows();
        }
    }

    /// Reads the visible sessions and corrects the cursor's position.
    pub(super) fn sync_view(&mut self, context: &Ui) {
        // Reading sorts the list and may bring other sessions into view. Each session moves at most once, so
        // this ends soon.
        for _ in 0..4 {
            let positions = self.visible_positions();
            let mut read = false;
            self.keeping_selection(|library| read = library.ensure_read(positions, context));
            if self.is_untouched {
                let newest = self.sessions.entry_at(0).and_then(|entry| self.sessions.row(entry));
                self.cursor = usize::from(newest.is_some_and(SessionRow::is_unfinished));
            }
            let most = (self.sessions.visible().len() + self.fixed_rows()).saturating_sub(1);
            self.cursor = self.cursor.min(most);
            if !read {
                break;
            }
        }
    }

    /// Returns the positions of the list that are visible.
    fn visible_positions(&self) -> Range<usize> {
        let height = if self.scroll.height() == 0 { self.window_rows } else { self.scroll.height() };
        let mut scroll = self.scroll;
        if self.follow_cursor {
            scroll.reveal(self.lines_of(self.cursor), self.line_count(), height);
        }
        // The list is lower than the window, and may be higher in the next frame than in the last.
        let spare = self.window_rows.saturating_sub(height);
        let first = scroll.first().saturating_sub(self.fixed_rows() + spare) / self.lines_per_row;
        first
            ..(scroll.first() + height + spare).saturating_sub(self.fixed_rows()).div_ceil(self.lines_per_row)
    }

    /// Returns the lines of a row of the list.
    pub(super) fn lines_of(&self, row: usize) -> Range<usize> {
        let head = self.fixed_rows();
        match row.checked_sub(head) {
            Some(place) => head + place * self.lines_per_row..head + (place + 1) * self.lines_per_row,
            None => row..row + 1,
        }
    }

    pub(super) fn line_count(&self) -> usize {
        self.fixed_rows() + self.sessions.visible().len() * self.lines_per_row
    }
}
