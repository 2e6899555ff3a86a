//! The guide: the whole source document in our own words, section by section, as an overlay over any screen.
//!
//! ```text
//!  Guide · What a sales organisation is, by ...
//! ╭ Contents ───────────────────╮╭ The assembly line ───────────────────── 4 of 18 ╮
//! │   3 The types of sales ...  ││ The assembly line, also called ...              │
//! │ ▸ 4 The assembly line       ││                                                 │
//! ╰─────────────────────────────╯╰─────────────────────────────────────────────────╯
//!  ←→ sections  ↑↓ move  Esc close  ? help  q save and leave
//! ```
//!
//! It reads as one text: scrolling past the end of a section opens the next one. In a narrow window the table of
//! contents temporarily replaces the text. Closing it returns to the screen below.

mod view;

use super::keys::{self, Action, LabelOverride};
use super::ui::Ui;
use super::widgets::{Hits, Scroll};
use crate::rulebook::Rulebook;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

/// The number of lines that one step of the mouse wheel scrolls.
const WHEEL_LINES: isize = 3;

/// The state of the guide, open at one of its entries: the sections, then the glossary.
#[derive(Debug)]
pub struct GuideState {
    entry: usize,
    entries: usize,
    /// Whether the table of contents is shown while there is no room for it beside the text.
    shows_contents: bool,
    scroll: Scroll,
    list_scroll: Scroll,
    /// Whether the next frame scrolls the contents to the open entry.
    follows_entry: bool,
    /// The edge at which the text opens, if it was opened and not yet drawn.
    opened_at: Option<TextEdge>,
    /// Whether contents and text were side by side in the last frame, and the area of the list.
    is_side_by_side: bool,
    list_area: Rect,
    click_areas: Hits<usize>,
    /// The message key of the label of quit, as on the screen below.
    quit_label_key: &'static str,
}

/// The edge at which a text opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextEdge {
    Start,
    End,
}

/// Returns the number of entries of a rulebook's guide, 0 if it has none.
pub fn entry_count(rulebook: &Rulebook) -> usize {
    rulebook.guide.len() + usize::from(!rulebook.glossary.is_empty())
}

impl GuideState {
    /// Opens the guide at a section, by index, or at the table of contents. `quit` is the message key of the label of
    /// quit.
    pub fn new(context: &Ui, section: Option<usize>, quit: &'static str) -> Self {
        Self {
            entry: section.unwrap_or(0),
            entries: entry_count(&context.rulebook),
            shows_contents: section.is_none(),
            scroll: Scroll::default(),
            list_scroll: Scroll::default(),
            follows_entry: true,
            opened_at: Some(TextEdge::Start),
            is_side_by_side: false,
            list_area: Rect::default(),
            click_areas: Hits::default(),
            quit_label_key: quit,
        }
    }

    /// Returns the labels that this screen gives to actions.
    pub fn label_overrides(&self) -> Vec<LabelOverride> {
        let choose = match (self.is_side_by_side, self.shows_contents) {
            (true, _) => keys::HIDDEN,
            (false, true) => "action-choose-open",
            (false, false) => "action-contents",
        };
        vec![(Action::Quit, self.quit_label_key), (Action::Choose, choose)]
    }

    /// Handles an action. Returns whether anything changed.
    pub fn handle_action(&mut self, action: Action) -> bool {
        let last = self.entries.saturating_sub(1);
        match action {
            Action::PreviousTab => self.open_entry(self.entry.saturating_sub(1), TextEdge::Start),
            Action::NextTab => self.open_entry((self.entry + 1).min(last), TextEdge::Start),
            Action::Choose if self.is_side_by_side => false,
            Action::Choose => {
                self.shows_contents = !self.shows_contents;
                self.follows_entry = true;
                true
            }
            Action::Top => self.scroll.scroll_to(0) | self.open_entry(0, TextEdge::Start),
            Action::Bottom if self.entry == last && !self.moves_in_contents() => {
                self.scroll.scroll_to(usize::MAX)
            }
            Action::Bottom => self.open_entry(last, TextEdge::Start),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                let down = matches!(action, Action::Down | Action::PageDown);
                let page = matches!(action, Action::PageUp | Action::PageDown);
                if self.moves_in_contents() {
                    self.move_in_contents(down, page, last)
                } else {
                    self.scroll_text(down, page, last)
                }
            }
            _ => false,
        }
    }

    /// Handles the mouse. Returns whether anything changed.
    pub fn handle_mouse(&mut self, mouse: MouseEvent) -> bool {
        let lines = match mouse.kind {
            MouseEventKind::ScrollDown => WHEEL_LINES,
            MouseEventKind::ScrollUp => -WHEEL_LINES,
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(entry) = self.click_areas.at(mouse.column, mouse.row) else { return false };
                let opened = std::mem::replace(&mut self.shows_contents, false) && !self.is_side_by_side;
                return self.open_entry(entry, TextEdge::Start) | opened;
            }
            _ => return false,
        };
        if self.list_area.contains(Position::new(mouse.column, mouse.row)) {
            self.follows_entry = false;
            self.list_scroll.scroll_by(lines)
        } else {
            self.scroll.scroll_by(lines)
        }
    }

    /// Returns whether up and down move in the table of contents.
    fn moves_in_contents(&self) -> bool {
        self.shows_contents && !self.is_side_by_side
    }

    fn move_in_contents(&mut self, down: bool, page: bool, last: usize) -> bool {
        let by = if page { self.list_scroll.height().max(2) - 1 } else { 1 };
        let to = if down { (self.entry + by).min(last) } else { self.entry.saturating_sub(by) };
        self.open_entry(to, TextEdge::Start)
    }

    /// Scrolls the text. Past its end the next entry opens, above its start the end of the previous one.
    fn scroll_text(&mut self, down: bool, page: bool, last: usize) -> bool {
        // The length of a text is known only once it is drawn.
        if self.opened_at.is_some() {
            return false;
        }
        let moved = if page {
            self.scroll.scroll_page(down)
        } else {
            self.scroll.scroll_by(if down { 1 } else { -1 })
        };
        let beyond = if down { (self.entry + 1).min(last) } else { self.entry.saturating_sub(1) };
        moved || self.open_entry(beyond, if down { TextEdge::Start } else { TextEdge::End })
    }

    fn open_entry(&mut self, to: usize, edge: TextEdge) -> bool {
        self.follows_entry = true;
        if to == self.entry {
            return false;
        }
        (self.entry, self.scroll, self.opened_at) = (to, Scroll::default(), Some(edge));
        true
    }
}
