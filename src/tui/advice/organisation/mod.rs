//! The fifth tab: the organisation chart, with the figures that it rests on below it.
//!
//! ```text
//!                   ╭────────────┴───────────╮
//!                   │ Benelux             20 │
//!                   │ Sales director         │
//!                   ╰┬───────────────────────╯
//!                    │ ╭─────────────── × 2 ─╮
//!                    ├─┤ Pod 1 to 2        8 │
//!                    │ ╰──────────────── ▾ 3 ╯
//! ```
//!
//! The arrow keys go from box to box, and the picture follows; paging and the mouse wheel move the picture alone. On a
//! narrow screen the same chart is an indented list. A box opens and closes; until somebody does that, as many levels
//! are open as the screen has room for.

mod boxes;
mod canvas;
mod label;
mod layout;
mod notes;
mod rows;
mod view;

pub(super) use view::view;

use super::moved;
use crate::tui::keys::{Action, LabelOverride};
use crate::tui::widgets::Scroll;
use label::Labels;
use layout::{Layout, Placed};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most cells inside a box: three of them fit side by side on a screen of eighty, and of a hundred and more.
const INSIDE: [usize; 2] = [21, 28];
/// From this width on there is room for the wider ones.
const WIDE: u16 = 104;
/// Columns that a turn of the wheel moves.
const SIDEWAYS: usize = 8;

/// What the tab remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The chart in words, once it has been seen.
    labels: Option<Labels>,
    /// The nodes that are open.
    opened: BTreeSet<usize>,
    /// The size for which the first levels were opened; none once somebody opened or closed a box.
    fitted: Option<(u16, u16)>,
    touched: bool,
    /// The node under the cursor.
    pub(super) cursor: usize,
    /// Whether the view leaves the cursor where it is.
    stays: bool,
    scroll: Scroll,
    /// The first column of the boxes that shows.
    left: usize,
    layout: Layout,
    /// The nodes of the list from the top with their lines, while there is a list.
    list: Option<Vec<(usize, Range<usize>)>>,
    /// How many columns of boxes showed.
    shown: usize,
}

impl State {
    /// Does what a key asks for; returns whether anything changed.
    pub(super) fn update(&mut self, action: Action) -> bool {
        match action {
            Action::Choose => self.open(self.cursor, !self.opened.contains(&self.cursor)),
            Action::Top => self.go(0),
            Action::Up | Action::Down | Action::Left | Action::Right => match &self.list {
                Some(list) => self.step_in_list(action, &list.clone()),
                None => self.step(action),
            },
            _ => self.scrolled(|scroll| moved(scroll, action)),
        }
    }

    /// Turns the wheel; returns whether anything changed.
    pub(super) fn wheel(&mut self, lines: isize) -> bool {
        self.scrolled(|scroll| scroll.scroll_by(lines))
    }

    /// Turns the wheel sideways; returns whether anything changed.
    pub(super) fn sideways(&mut self, right: bool) -> bool {
        let before = self.left;
        let most = self.layout.width.saturating_sub(self.shown);
        self.left = if right { (before + SIDEWAYS).min(most) } else { before.saturating_sub(SIDEWAYS) };
        self.stays |= self.left != before;
        self.left != before
    }

    /// Takes a click on a box: goes there, or opens and closes it where the cursor is already.
    pub(super) fn click(&mut self, node: usize) -> bool {
        self.go(node) || self.open(node, !self.opened.contains(&node))
    }

    /// This tab's own words for what keys do.
    pub(super) fn own(&self) -> Vec<LabelOverride> {
        let (left, right) = match self.list {
            Some(_) => ("action-chart-close", "action-chart-open"),
            None => ("action-chart-left", "action-chart-right"),
        };
        vec![(Action::Choose, "action-chart-choose"), (Action::Left, left), (Action::Right, right)]
    }

    fn scrolled(&mut self, scroll: impl FnOnce(&mut Scroll) -> bool) -> bool {
        self.stays = true;
        scroll(&mut self.scroll)
    }

    fn go(&mut self, node: usize) -> bool {
        let changed = self.cursor != node || self.stays;
        (self.cursor, self.stays) = (node, false);
        changed
    }

    fn open(&mut self, node: usize, open: bool) -> bool {
        let opens =
            self.labels.as_ref().and_then(|labels| labels.nodes.get(node)).is_some_and(label::Label::opens);
        if !opens || self.opened.contains(&node) == open {
            return false;
        }
        if open {
            self.opened.insert(node);
        } else {
            self.opened.remove(&node);
        }
        (self.touched, self.stays) = (true, false);
        true
    }

    /// From box to box.
    fn step(&mut self, action: Action) -> bool {
        let boxes = &self.layout.boxes;
        let Some(own) = self.layout.of(self.cursor) else {
            return self.scrolled(|scroll| moved(scroll, action));
        };
        let here = boxes[own];
        let away = self.out_of_view(&(here.y..here.bottom()));
        let next = match action {
            _ if away => None,
            // Along a column of boxes, and from its head to whoever is above.
            Action::Up if here.stacked => own.checked_sub(1).map(|before| boxes[before]),
            Action::Up => here.above.map(|above| boxes[above]),
            Action::Down => {
                let hangs = |next: &&Placed| next.stacked || next.above == Some(own);
                boxes.get(own + 1).filter(hangs).copied()
            }
            _ => {
                let beside = boxes.iter().filter(|other| other.y < here.bottom() && other.bottom() > here.y);
                match action {
                    Action::Left => {
                        beside.filter(|other| other.x < here.x).max_by_key(|other| other.x).copied()
                    }
                    _ => beside.filter(|other| other.x > here.x).min_by_key(|other| other.x).copied(),
                }
            }
        };
        match (next, action) {
            (Some(next), _) => self.go(next.node),
            // Where there is no box, there may be lines to read.
            (None, Action::Up | Action::Down) => {
                self.scrolled(|scroll| scroll.scroll_by(if action == Action::Down { 1 } else { -1 }))
            }
            (None, _) => away && self.go(self.cursor),
        }
    }

    /// From row to row, or open and closed.
    fn step_in_list(&mut self, action: Action, list: &[(usize, Range<usize>)]) -> bool {
        let row = list.iter().position(|(node, _)| *node == self.cursor).unwrap_or_default();
        let away = list.get(row).is_some_and(|(_, lines)| self.out_of_view(lines));
        let down = action == Action::Down;
        match action {
            Action::Up | Action::Down => {
                let next = if down { row.checked_add(1) } else { row.checked_sub(1) };
                match next.and_then(|next| list.get(next)).filter(|_| !away) {
                    Some((next, _)) => self.go(*next),
                    // Where there is no row, there may be lines to read.
                    None => self.scrolled(|scroll| scroll.scroll_by(if down { 1 } else { -1 })),
                }
            }
            Action::Right => {
                let below = list.get(row + 1).filter(|_| self.opened.contains(&self.cursor));
                self.open(self.cursor, true) || below.is_some_and(|(below, _)| self.go(*below))
            }
            _ => {
                let holds = |(node, _): &&(usize, Range<usize>)| {
                    let label = self.labels.as_ref().map(|labels| &labels.nodes[*node]);
                    label.is_some_and(|label| {
                        [&label.rows, &label.below].iter().any(|list| list.contains(&self.cursor))
                    })
                };
                let above = list[..row].iter().rev().find(holds).map(|(node, _)| *node);
                self.open(self.cursor, false) || above.is_some_and(|above| self.go(above))
            }
        }
    }

    /// Whether these lines, which the cursor is on, were scrolled away.
    fn out_of_view(&self, lines: &Range<usize>) -> bool {
        let shown = self.scroll.first()..self.scroll.first() + self.scroll.height();
        self.stays && (lines.end <= shown.start || lines.start >= shown.end)
    }

    /// Opens as many levels as there is room for.
    fn fit(&mut self, labels: &Labels, area: Rect, list: bool) {
        if self.touched || self.fitted == Some((area.width, area.height)) {
            return;
        }
        self.fitted = Some((area.width, area.height));
        let mut level: Vec<usize> = vec![0];
        self.opened.clear();
        while !level.is_empty() {
            let before = self.opened.clone();
            self.opened.extend(level.iter().filter(|node| labels.nodes[**node].opens()));
            let (width, height) = if list {
                (0, rows::rows(labels, &self.opened).len())
            } else {
                let layout = Layout::new(labels, &self.opened);
                (layout.width, layout.height)
            };
            // The first level is always open: a box alone says nothing.
            let first = level == [0];
            if !first && (width > usize::from(area.width) || height > usize::from(area.height)) {
                self.opened = before;
                break;
            }
            level = level.iter().flat_map(|node| labels.nodes[*node].below.clone()).collect();
        }
    }
}
