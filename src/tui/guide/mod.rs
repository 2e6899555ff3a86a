//! The guide: the whole document in our own words, section by section, over whatever screen one is at.
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
//! It reads as one text: beyond the end of a section comes the next. In a narrow window the contents take the place of
//! the text while they are looked at. It leaves to exactly where one was.

mod text;
mod view;

use super::context::Context;
use super::keys::{self, Action, LabelOverride};
use super::widgets::{Hits, Scroll};
use crate::rulebook::Rulebook;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

/// Lines that a turn of the mouse wheel moves.
const WHEEL: isize = 3;

/// The guide, open at one of its entries: the sections, then the glossary.
#[derive(Debug)]
pub struct State {
    at: usize,
    entries: usize,
    /// Whether the contents show where there is no room for them beside the text.
    contents: bool,
    scroll: Scroll,
    list: Scroll,
    /// Whether the list is to follow the entry that is open.
    follow: bool,
    /// Whether the text was opened and not drawn yet, and whether at its end.
    fresh: Option<Edge>,
    /// Whether contents and text stood side by side in the last view, and where the list was.
    beside: bool,
    list_area: Rect,
    hits: Hits<usize>,
    /// The word for leaving the program, which is that of the screen below.
    quit: &'static str,
}

/// Where a text is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// How many entries a rulebook's guide has; none where there is nothing to read.
#[must_use]
pub fn entries(rulebook: &Rulebook) -> usize {
    rulebook.guide.len() + usize::from(!rulebook.glossary.is_empty())
}

impl State {
    /// The guide at a section, by index; at its contents where none is asked for. `quit` is the key of the locale files
    /// under which leaving is said.
    #[must_use]
    pub fn new(context: &Context, section: Option<usize>, quit: &'static str) -> Self {
        Self {
            at: section.unwrap_or(0),
            entries: entries(&context.rulebook),
            contents: section.is_none(),
            scroll: Scroll::default(),
            list: Scroll::default(),
            follow: true,
            fresh: Some(Edge::Start),
            beside: false,
            list_area: Rect::default(),
            hits: Hits::default(),
            quit,
        }
    }

    /// This screen's own words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<LabelOverride> {
        let choose = match (self.beside, self.contents) {
            (true, _) => keys::HIDDEN,
            (false, true) => "action-choose-open",
            (false, false) => "action-contents",
        };
        vec![(Action::Quit, self.quit), (Action::Choose, choose)]
    }

    /// Takes an action; returns whether anything changed.
    pub fn update(&mut self, action: Action) -> bool {
        let last = self.entries.saturating_sub(1);
        match action {
            Action::PreviousTab => self.go(self.at.saturating_sub(1), Edge::Start),
            Action::NextTab => self.go((self.at + 1).min(last), Edge::Start),
            Action::Choose if self.beside => false,
            Action::Choose => {
                self.contents = !self.contents;
                self.follow = true;
                true
            }
            Action::Top => self.scroll.scroll_to(0) | self.go(0, Edge::Start),
            Action::Bottom if self.at == last && !self.lists() => self.scroll.scroll_to(usize::MAX),
            Action::Bottom => self.go(last, Edge::Start),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                let down = matches!(action, Action::Down | Action::PageDown);
                let page = matches!(action, Action::PageUp | Action::PageDown);
                if self.lists() { self.step(down, page, last) } else { self.read(down, page, last) }
            }
            _ => false,
        }
    }

    /// Takes the mouse; returns whether anything changed.
    pub fn mouse(&mut self, mouse: MouseEvent) -> bool {
        let lines = match mouse.kind {
            MouseEventKind::ScrollDown => WHEEL,
            MouseEventKind::ScrollUp => -WHEEL,
            MouseEventKind::Down(MouseButton::Left) => {
                let Some(entry) = self.hits.at(mouse.column, mouse.row) else { return false };
                let opened = std::mem::replace(&mut self.contents, false) && !self.beside;
                return self.go(entry, Edge::Start) | opened;
            }
            _ => return false,
        };
        if self.list_area.contains(Position::new(mouse.column, mouse.row)) {
            self.follow = false;
            self.list.scroll_by(lines)
        } else {
            self.scroll.scroll_by(lines)
        }
    }

    /// Whether up and down move in the contents.
    fn lists(&self) -> bool {
        self.contents && !self.beside
    }

    fn step(&mut self, down: bool, page: bool, last: usize) -> bool {
        let by = if page { self.list.height().max(2) - 1 } else { 1 };
        let to = if down { (self.at + by).min(last) } else { self.at.saturating_sub(by) };
        self.go(to, Edge::Start)
    }

    /// Scrolls the text; beyond its end comes the next one, above its start the end of the one before.
    fn read(&mut self, down: bool, page: bool, last: usize) -> bool {
        // How long a text is shows only once it is drawn: until then nobody can be beyond its end.
        if self.fresh.is_some() {
            return false;
        }
        let moved = if page { self.scroll.scroll_page(down) } else { self.scroll.scroll_by(if down { 1 } else { -1 }) };
        let beyond = if down { (self.at + 1).min(last) } else { self.at.saturating_sub(1) };
        moved || self.go(beyond, if down { Edge::Start } else { Edge::End })
    }

    fn go(&mut self, to: usize, edge: Edge) -> bool {
        self.follow = true;
        if to == self.at {
            return false;
        }
        (self.at, self.scroll, self.fresh) = (to, Scroll::default(), Some(edge));
        true
    }
}
