//! Decides which part of the session list is visible, so that those sessions are read first. Also decides which
//! keys the screen offers.

use super::row::SessionRow;
use super::session_list::SessionList;
use super::{Dialog, HomeState, actions};
use crate::tui::component::Component;
use crate::tui::keys;
use crate::tui::keys::{Action, HIDDEN};
use crate::tui::response::Response;
use crate::tui::ui::Ui;
use std::ops::Range;
use std::time::{Duration, Instant};

/// How long to wait for the first page, so that it shows at once and keys typed ahead find its sessions.
const PATIENCE: Duration = Duration::from_millis(100);

/// The fewest lines around the list: the title, the footer and the frame.
const LINES_AROUND: usize = 4;

impl HomeState {
    /// Returns the screen's own labels for actions, and hides actions that cannot do anything at the moment.
    /// Quitting has nothing to save here.
    pub(super) fn hidden_actions(&self) -> Vec<keys::LabelOverride> {
        let mut overrides = vec![(Action::Quit, "action-quit-leave")];
        let mut hide = |actions: &[Action]| overrides.extend(actions.iter().map(|action| (*action, HIDDEN)));
        let marked_count = self.sessions.marked().take(*actions::GROUP_SIZE.end() + 1).count();
        if self.sessions.len() == 0 {
            hide(&[
                Action::Replay,
                Action::Filter,
                Action::Mark,
                Action::MarkAll,
                Action::Order,
                Action::Export,
                Action::Delete,
            ]);
        }
        if self.selected_entry().is_none() {
            hide(&[Action::Rename, Action::Duplicate]);
        }
        if !actions::GROUP_SIZE.contains(&self.people_to_compare().len()) {
            hide(&[Action::Compare]);
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

    /// Receives the sessions that were read since the last call, and waits a moment for the visible ones.
    pub(super) fn wait_for_page(&mut self, context: &Ui) {
        let until = Instant::now() + PATIENCE;
        let mut patience = Duration::ZERO;
        loop {
            self.load_more(patience, context);
            self.sync_view();
            let is_page_read = self.sessions.len() > 0 && self.shown().all(|(_, is_read)| is_read);
            patience = until.saturating_duration_since(Instant::now());
            if is_page_read || !self.sessions.is_loading() || patience.is_zero() {
                break;
            }
        }
    }

    /// Receives the results of the threads since the last call.
    pub fn receive_results(&mut self, context: &Ui) -> Response {
        let loaded = self.load_more(Duration::ZERO, context);
        match &self.dialog {
            Dialog::Import(_) => self.continue_import(context),
            Dialog::Batch(_) => self.continue_batch(context),
            _ => loaded,
        }
    }

    /// Receives the sessions that were read since the last call. Waits up to `patience` for the first one.
    fn load_more(&mut self, patience: Duration, context: &Ui) -> Response {
        let before: Vec<_> = self.shown().collect();
        let mut is_changed = false;
        self.keeping_selection(|sessions| is_changed = sessions.receive(patience, context));
        if !is_changed {
            return Response::Idle;
        }
        if let Some(error) = self.sessions.take_error() {
            self.show_error(actions::error_text(&error, context));
        }
        if let Some(entry) = self.selected_id.as_deref().and_then(|id| self.sessions.find_by_id(id)) {
            (self.selected_id, self.is_untouched) = (None, false);
            self.select(entry);
        }
        self.sync_view();
        // Redraws only if something visible changed.
        let is_redrawn = self.filter.is_some() || !self.sessions.is_loading() || !self.shown().eq(before);
        Response::redraw_if(is_redrawn)
    }

    /// Returns the visible entries, and whether each is read.
    fn shown(&self) -> impl Iterator<Item = (usize, bool)> {
        let entries = self.sessions.visible_at(self.visible_positions());
        entries.iter().map(|entry| (*entry, self.sessions.row(*entry).is_some()))
    }

    /// Changes the session list and keeps the cursor on its session.
    pub(super) fn keeping_selection(&mut self, change: impl FnOnce(&mut SessionList)) {
        let entry = self.selected_entry();
        change(&mut self.sessions);
        let place = entry.and_then(|entry| self.sessions.position(entry));
        if let Some(place) = place {
            self.cursor = place + self.fixed_rows();
        }
    }

    /// Requests the visible sessions and corrects the cursor's position.
    pub(super) fn sync_view(&mut self) {
        if self.is_untouched {
            let newest = self.sessions.entry_at(0).and_then(|entry| self.sessions.row(entry));
            self.cursor = usize::from(newest.is_some_and(SessionRow::is_unfinished));
        }
        let most = (self.sessions.visible().len() + self.fixed_rows()).saturating_sub(1);
        self.cursor = self.cursor.min(most);
        self.sessions.request(self.visible_positions());
    }

    /// Returns the positions of the list that are visible.
    fn visible_positions(&self) -> Range<usize> {
        let height = match self.scroll.height() {
            0 => self.window_rows.saturating_sub(LINES_AROUND),
            height => height,
        };
        let mut scroll = self.scroll;
        if self.follow_cursor {
            scroll.reveal(self.lines_to_reveal(self.cursor), self.line_count(), height);
        }
        self.position_at(scroll.first())..self.position_at(scroll.first() + height) + 1
    }

    /// Returns the position of the session that a line of the list shows, or of one beside it for other lines.
    pub(super) fn position_at(&self, line: usize) -> usize {
        let line = line.saturating_sub(self.fixed_rows());
        let headings = self.sessions.headings();
        // Each heading is a line of its own, above the sessions of its group.
        let (mut from, mut to) = (0, headings.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            if headings[middle].position * self.lines_per_row + middle <= line {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        line.saturating_sub(from) / self.lines_per_row
    }

    /// Returns the lines of a row of the list.
    pub(super) fn lines_of(&self, row: usize) -> Range<usize> {
        let head = self.fixed_rows();
        match row.checked_sub(head) {
            Some(position) => {
                let headings = self.sessions.headings();
                let above = headings.partition_point(|heading| heading.position <= position);
                let start = head + position * self.lines_per_row + above;
                start..start + self.lines_per_row
            }
            None => row..row + 1,
        }
    }

    /// Returns the lines to show when the cursor is on a row: those of the row, with the heading of its group if it is
    /// the first one.
    pub(super) fn lines_to_reveal(&self, row: usize) -> Range<usize> {
        let lines = self.lines_of(row);
        let position = row.checked_sub(self.fixed_rows());
        let is_first = self.sessions.headings().iter().any(|heading| Some(heading.position) == position);
        lines.start - usize::from(is_first)..lines.end
    }

    pub(super) fn line_count(&self) -> usize {
        let sessions = self.sessions.visible().len() * self.lines_per_row;
        self.fixed_rows() + sessions + self.sessions.headings().len()
    }
}
