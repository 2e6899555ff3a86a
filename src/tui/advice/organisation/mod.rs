//! The fifth tab: the organisation chart, with the figures that it is based on below it.
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
//! The arrow keys move from box to box and scroll the chart with the cursor; paging and the mouse wheel scroll
//! without it. On a narrow screen the chart is an indented list. Boxes can be opened and closed, each or all; until the
//! user does so, as many levels are open as fit on the screen. To see the whole chart at once, it can be zoomed out.

mod boxes;
mod canvas;
mod label;
mod layout;
mod list;
mod notes;
mod view;

pub(super) use view::draw;

use crate::tui::keys::{Action, HIDDEN, LabelOverride};
use crate::tui::widgets::Scroll;
use label::Labels;
use layout::{Layout, PlacedBox, Scale};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::ops::Range;

/// The columns that one step of the wheel scrolls sideways.
const WHEEL_COLUMNS: usize = 8;

/// The state of the tab.
#[derive(Debug, Default)]
pub(super) struct OrganisationState {
    /// The texts of the chart, once it has been drawn.
    labels: Option<Labels>,
    /// The open nodes.
    open_nodes: BTreeSet<usize>,
    /// The size for which the first levels were opened; `None` once the user has opened or closed a box.
    fitted_size: Option<(u16, u16)>,
    touched: bool,
    /// Whether the whole chart is shown, with small boxes.
    is_zoomed_out: bool,
    /// The node under the cursor.
    pub(super) cursor: usize,
    /// Whether the next frame must not scroll to the cursor.
    is_scrolled_freely: bool,
    scroll: Scroll,
    /// The first visible column of the boxes.
    first_column: usize,
    layout: Layout,
    /// The nodes of the list from the top with their lines, while the chart is shown as a list.
    list_rows: Option<Vec<(usize, Range<usize>)>>,
    /// The number of visible columns in the last frame.
    visible_columns: usize,
}

impl OrganisationState {
    /// Handles an action. Returns whether anything changed.
    pub(super) fn handle_action(&mut self, action: Action) -> bool {
        match action {
            Action::Zoom => self.zoom(),
            Action::Choose if self.is_zoomed_out => self.zoom(),
            Action::OpenAll => self.toggle_all(),
            Action::Choose => self.set_open(self.cursor, !self.open_nodes.contains(&self.cursor)),
            Action::Top => self.select(0),
            Action::Up | Action::Down | Action::Left | Action::Right => match &self.list_rows {
                Some(list) => self.move_in_list(action, &list.clone()),
                None => self.move_cursor(action),
            },
            _ => self.scroll_freely(|scroll| scroll.update(action)),
        }
    }

    /// Makes the texts of the boxes again in the next frame.
    pub(super) fn retranslate(&mut self) {
        self.labels = None;
    }

    /// Scrolls by the mouse wheel. Returns whether anything changed.
    pub(super) fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        self.scroll_freely(|scroll| scroll.scroll_by(lines))
    }

    /// Scrolls sideways by the mouse wheel. Returns whether anything changed.
    pub(super) fn scroll_sideways(&mut self, right: bool) -> bool {
        let before = self.first_column;
        let most = self.layout.width.saturating_sub(self.visible_columns);
        self.first_column =
            if right { (before + WHEEL_COLUMNS).min(most) } else { before.saturating_sub(WHEEL_COLUMNS) };
        self.is_scrolled_freely |= self.first_column != before;
        self.first_column != before
    }

    /// Handles a click on a box: moves the cursor there, or opens or closes the box if the cursor is already there.
    pub(super) fn handle_click(&mut self, node: usize) -> bool {
        self.select(node) || self.handle_action(Action::Choose)
    }

    /// Returns the labels that this tab gives to actions.
    pub(super) fn label_overrides(&self) -> Vec<LabelOverride> {
        let (left, right) = match self.list_rows {
            Some(_) => ("action-chart-close", "action-chart-open"),
            None => ("action-chart-left", "action-chart-right"),
        };
        let mut labels = vec![(Action::Left, left), (Action::Right, right)];
        if self.is_zoomed_out {
            let zoom = "action-zoom-in";
            labels.extend([(Action::Choose, zoom), (Action::Zoom, zoom), (Action::OpenAll, HIDDEN)]);
        } else {
            labels.push((Action::Choose, "action-chart-choose"));
        }
        labels
    }

    /// Shows the whole chart, or again the boxes in full size with the box under the cursor.
    fn zoom(&mut self) -> bool {
        self.is_zoomed_out = !self.is_zoomed_out;
        (self.scroll, self.first_column, self.is_scrolled_freely) = (Scroll::default(), 0, false);
        let Some(labels) = self.labels.as_ref().filter(|_| !self.is_zoomed_out) else { return true };
        let mut node = self.cursor;
        while let Some(parent) = labels.parent(node) {
            self.touched |= self.open_nodes.insert(parent);
            node = parent;
        }
        true
    }

    /// Opens all boxes, or closes all below the first level if all are open. Does nothing if the whole chart is shown.
    fn toggle_all(&mut self) -> bool {
        let Some(labels) = self.labels.as_ref().filter(|_| !self.is_zoomed_out) else { return false };
        let all = labels.open_all();
        if all.is_empty() {
            return false;
        }
        let is_open = self.open_nodes.is_superset(&all);
        self.open_nodes = if is_open { all.into_iter().take(1).collect() } else { all };
        // The cursor moves to the next box above that is visible.
        let visible: BTreeSet<_> =
            list::visible_rows(labels, &self.open_nodes).into_iter().map(|(node, _)| node).collect();
        while let Some(parent) = labels.parent(self.cursor).filter(|_| !visible.contains(&self.cursor)) {
            self.cursor = parent;
        }
        (self.touched, self.is_scrolled_freely) = (true, false);
        true
    }

    /// Returns the boxes in which a text is cut or that are wider than their texts, for tests.
    #[cfg(test)]
    pub(super) fn misfits(&self, context: &crate::tui::ui::Ui) -> Vec<String> {
        self.labels.as_ref().map(|labels| labels.misfits(context)).unwrap_or_default()
    }

    fn scroll_freely(&mut self, scroll: impl FnOnce(&mut Scroll) -> bool) -> bool {
        self.is_scrolled_freely = true;
        scroll(&mut self.scroll)
    }

    fn select(&mut self, node: usize) -> bool {
        let changed = self.cursor != node || self.is_scrolled_freely;
        (self.cursor, self.is_scrolled_freely) = (node, false);
        changed
    }

    fn set_open(&mut self, node: usize, open: bool) -> bool {
        let opens = self
            .labels
            .as_ref()
            .and_then(|labels| labels.nodes.get(node))
            .is_some_and(label::Label::can_open);
        if !opens || self.open_nodes.contains(&node) == open {
            return false;
        }
        if open {
            self.open_nodes.insert(node);
        } else {
            self.open_nodes.remove(&node);
        }
        (self.touched, self.is_scrolled_freely) = (true, false);
        true
    }

    /// Moves from box to box.
    fn move_cursor(&mut self, action: Action) -> bool {
        let boxes = &self.layout.boxes;
        let Some(own) = self.layout.box_of(self.cursor) else {
            return self.scroll_freely(|scroll| scroll.update(action));
        };
        let here = boxes[own];
        let away = self.is_out_of_view(&(here.y..here.bottom()));
        let next = match action {
            _ if away => None,
            // Up moves along a stack of boxes, and from its first box to the parent.
            Action::Up if here.is_stacked => own.checked_sub(1).map(|before| boxes[before]),
            Action::Up => here.parent.map(|above| boxes[above]),
            Action::Down => {
                let hangs = |next: &&PlacedBox| next.is_stacked || next.parent == Some(own);
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
            (Some(next), _) => self.select(next.node),
            // Without another box in this direction, the text is scrolled.
            (None, Action::Up | Action::Down) => {
                self.scroll_freely(|scroll| scroll.scroll_by(if action == Action::Down { 1 } else { -1 }))
            }
            (None, _) => away && self.select(self.cursor),
        }
    }

    /// Moves from row to row, or opens and closes a row.
    fn move_in_list(&mut self, action: Action, list: &[(usize, Range<usize>)]) -> bool {
        let row = list.iter().position(|(node, _)| *node == self.cursor).unwrap_or_default();
        let away = list.get(row).is_some_and(|(_, lines)| self.is_out_of_view(lines));
        let down = action == Action::Down;
        match action {
            Action::Up | Action::Down => {
                let next = if down { row.checked_add(1) } else { row.checked_sub(1) };
                match next.and_then(|next| list.get(next)).filter(|_| !away) {
                    Some((next, _)) => self.select(*next),
                    // Without another row in this direction, the text is scrolled.
                    None => self.scroll_freely(|scroll| scroll.scroll_by(if down { 1 } else { -1 })),
                }
            }
            Action::Right => {
                let below = list.get(row + 1).filter(|_| self.open_nodes.contains(&self.cursor));
                self.set_open(self.cursor, true) || below.is_some_and(|(below, _)| self.select(*below))
            }
            _ => {
                let holds = |(node, _): &&(usize, Range<usize>)| {
                    let label = self.labels.as_ref().map(|labels| &labels.nodes[*node]);
                    label.is_some_and(|label| {
                        [&label.rows, &label.children].iter().any(|list| list.contains(&self.cursor))
                    })
                };
                let above = list[..row].iter().rev().find(holds).map(|(node, _)| *node);
                self.set_open(self.cursor, false) || above.is_some_and(|above| self.select(above))
            }
        }
    }

    /// Returns whether these lines, which the cursor is on, are out of view.
    fn is_out_of_view(&self, lines: &Range<usize>) -> bool {
        let visible = self.scroll.first()..self.scroll.first() + self.scroll.height();
        self.is_scrolled_freely && (lines.end <= visible.start || lines.start >= visible.end)
    }

    /// Opens as many levels as fit.
    fn open_fitting_levels(&mut self, labels: &Labels, area: Rect, list: bool) {
        if self.touched || self.fitted_size == Some((area.width, area.height)) {
            return;
        }
        self.fitted_size = Some((area.width, area.height));
        let mut level: Vec<usize> = vec![0];
        self.open_nodes.clear();
        while !level.is_empty() {
            let before = self.open_nodes.clone();
            self.open_nodes.extend(level.iter().filter(|node| labels.nodes[**node].can_open()));
            let (width, height) = if list {
                (0, list::visible_rows(labels, &self.open_nodes).len())
            } else {
                let layout = Layout::new(labels, &self.open_nodes, Scale::Full);
                (layout.width, layout.height)
            };
            // The first level is always open, because a single box says nothing.
            let first = level == [0];
            if !first && (width > usize::from(area.width) || height > usize::from(area.height)) {
                self.open_nodes = before;
                break;
            }
            level = level.iter().flat_map(|node| labels.nodes[*node].children.clone()).collect();
        }
    }
}
