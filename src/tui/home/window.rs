//! Decides which part of the session list is visible, so that those sessions are read first and the others
//! while no input is waiting. Also decides which keys the screen offers.

use super::library::SessionList;
use super::{Dialog, SessionRow, HomeState, deeds, view};
use crate::tui::context::Context;
use crate::tui::keys::{self, Action, NOTHING};
use crate::tui::screen::Reply;
use std::ops::Range;

impl HomeState {
    /// Returns the screen's own labels for actions, and hides actions that cannot do anything at the moment.
    /// Quitting has nothing to save here.
    #[must_use]
    pub fn own(&self) -> Vec<keys::LabelOverride> {
        let mut own = vec![(Action::Quit, "action-quit-leave")];
        let mut nothing = |actions: &[Action]| own.extend(actions.iter().map(|action| (*action, NOTHING)));
        let marked = self.library.marked().take(*deeds::TOGETHER.end() + 1).count();
        if self.library.len() == 0 {
            nothing(&[Action::Filter, Action::Mark, Action::MarkAll, Action::Export, Action::Delete]);
        }
        if self.under_cursor().is_none() {
            nothing(&[Action::Rename, Action::Duplicate]);
        }
        if !deeds::TOGETHER.contains(&marked) {
            nothing(&[Action::Together]);
        }
        if self.undo.is_empty() {
            nothing(&[Action::Undo]);
        }
        if marked == 0 && self.filter.is_none() && self.context() == keys::KeyContext::Home {
            nothing(&[Action::Back]);
        }
        if matches!(self.over, Dialog::Taking(_) | Dialog::Many(_)) {
            nothing(&[Action::Choose]);
        }
        own
    }

    /// Adapts to the size of the window.
    pub fn resize(&mut self, (columns, rows): (u16, u16), context: &Context) {
        self.per = view::lines_per_row(columns);
        self.rows = usize::from(rows);
        self.settle(context);
    }

    /// Returns whether there is work to do while no input is waiting.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.over, Dialog::Taking(_) | Dialog::Many(_)) || self.library.is_reading()
    }

    /// Does a few milliseconds of the work that is left for when no input is waiting.
    pub fn idle(&mut self, context: &Context) -> Reply {
        if matches!(self.over, Dialog::Taking(_)) {
            return self.take_some(context);
        }
        if matches!(self.over, Dialog::Many(_)) {
            return self.do_some(context);
        }
        if !self.library.is_reading() {
            return Reply::Idle;
        }
        if self.library.is_asking() {
            return self.ask_some(context);
        }
        let shown = self.showing();
        let page = shown.len();
        let around = shown.start.saturating_sub(page)..shown.end + page;
        let before: Vec<_> = self.library.shown().iter().copied().skip(shown.start).take(page).collect();
        self.keeping(|library| library.read_some(around, context));
        self.settle(context);
        let shown = self.showing();
        let after = self.library.shown().iter().copied().skip(shown.start).take(shown.len());
        // Redraws only if something visible changed.
        let sifted = self.filter.is_some();
        Reply::when(sifted || !after.eq(before) || !self.library.is_reading())
    }

    /// Queries some of the missing file times. Once all are known the list is sorted, and the window is
    /// scrolled so that it still shows the same sessions.
    fn ask_some(&mut self, context: &Context) -> Reply {
        let shown = self.showing();
        let row = self.cursor.checked_sub(self.head()).filter(|place| shown.contains(place));
        let anchor = row.unwrap_or(shown.start);
        let entry = self.library.at(anchor);
        let mut ordered = false;
        self.keeping(|library| ordered = library.ask_some());
        if !ordered {
            return Reply::Idle;
        }
        let now = entry.and_then(|entry| self.library.place(entry)).filter(|_| !self.untouched);
        if let Some(now) = now {
            let lines = |place: usize| isize::try_from(place * self.per).unwrap_or(isize::MAX);
            let by = lines(now) - lines(anchor);
            self.scroll.by(by);
        }
        self.settle(context);
        Reply::Redraw
    }

    /// Changes the session list and keeps the cursor on its session.
    fn keeping(&mut self, change: impl FnOnce(&mut SessionList)) {
        let entry = self.under_cursor();
        change(&mut self.library);
        let place = entry.and_then(|entry| self.library.place(entry));
        if let Some(place) = place {
            self.cursor = place + self.head();
        }
    }

    /// Reads the visible sessions and corrects the cursor's position.
    pub(super) fn settle(&mut self, context: &Context) {
        // Reading sorts the list and may bring other sessions into view. Each session moves at most once, so
        // this ends soon.
        for _ in 0..4 {
            let places = self.showing();
            let mut read = false;
            self.keeping(|library| read = library.need(places, context));
            if self.untouched {
                let newest = self.library.at(0).and_then(|entry| self.library.row(entry));
                self.cursor = usize::from(newest.is_some_and(SessionRow::is_unfinished));
            }
            let most = (self.library.shown().len() + self.head()).saturating_sub(1);
            self.cursor = self.cursor.min(most);
            if !read {
                break;
            }
        }
    }

    /// Returns the positions of the list that are visible.
    fn showing(&self) -> Range<usize> {
        let height = if self.scroll.height() == 0 { self.rows } else { self.scroll.height() };
        let mut scroll = self.scroll;
        if self.follow {
            scroll.show(self.lines_of(self.cursor), self.line_count(), height);
        }
        // The list is lower than the window, and may be higher in the next frame than in the last.
        let spare = self.rows.saturating_sub(height);
        let first = scroll.first().saturating_sub(self.head() + spare) / self.per;
        first..(scroll.first() + height + spare).saturating_sub(self.head()).div_ceil(self.per)
    }

    /// Returns the lines of a row of the list.
    pub(super) fn lines_of(&self, row: usize) -> Range<usize> {
        let head = self.head();
        match row.checked_sub(head) {
            Some(place) => head + place * self.per..head + (place + 1) * self.per,
            None => row..row + 1,
        }
    }

    pub(super) fn line_count(&self) -> usize {
        self.head() + self.library.shown().len() * self.per
    }
}
