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

use super::component::Component;
use super::export::Exportable;
use super::keys::{self, Action, LabelOverride};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{List, ListClick, Scroll};
use crate::document::{Page, Section};
use crate::rulebook::Rulebook;
use crossterm::event::MouseEvent;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::time::Instant;

/// The state of the guide, open at one of its entries: the sections, then the glossary.
#[derive(Debug)]
pub struct GuideState {
    /// The table of contents, with the cursor at the open entry.
    contents: List,
    /// The texts, a section for each entry.
    page: Page,
    /// Whether the table of contents is shown while there is no room for it beside the text.
    shows_contents: bool,
    scroll: Scroll,
    /// The edge at which the text opens, if it was opened and not yet drawn.
    opened_at: Option<TextEdge>,
    /// Whether contents and text were side by side in the last frame, and the area of the list.
    is_side_by_side: bool,
    list_area: Rect,
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
        let mut contents = List::default();
        contents.select(section.unwrap_or(0));
        Self {
            contents,
            page: context.rulebook_reader().guide(),
            shows_contents: section.is_none(),
            scroll: Scroll::default(),
            opened_at: Some(TextEdge::Start),
            is_side_by_side: false,
            list_area: Rect::default(),
            quit_label_key: quit,
        }
    }

    /// Returns the open entry.
    fn entry(&self) -> &Section {
        &self.page.sections[self.contents.cursor()]
    }

    /// Returns whether up and down move in the table of contents.
    fn moves_in_contents(&self) -> bool {
        self.shows_contents && !self.is_side_by_side
    }

    /// Scrolls the text. At its edge, the entry beyond opens.
    fn scroll_text(&mut self, action: Action, beyond: usize, edge: TextEdge) -> bool {
        // The length of a text is known only once it is drawn.
        self.opened_at.is_none() && (self.scroll.update(action) || self.open_entry(beyond, edge))
    }

    fn open_entry(&mut self, to: usize, edge: TextEdge) -> bool {
        let changed = self.contents.select(to);
        if changed {
            self.open_text(edge);
        }
        changed
    }

    /// Shows the text of the entry under the cursor from one of its edges.
    fn open_text(&mut self, edge: TextEdge) {
        (self.scroll, self.opened_at) = (Scroll::default(), Some(edge));
    }
}

impl Component for GuideState {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::Guide
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn exportable(&self, _: &Ui) -> Option<Exportable> {
        let mut page = self.page.clone();
        page.sections = vec![self.entry().clone()];
        Some(Exportable { name: self.page.title.clone(), page, whole: self.page.clone(), json: None })
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        self.page = context.rulebook_reader().guide();
        self.scroll.keep_part();
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        let choose = match (self.is_side_by_side, self.shows_contents) {
            (true, _) => keys::HIDDEN,
            (false, true) => "action-choose-open",
            (false, false) => "action-contents",
        };
        // The key that opened the guide closes it, as Esc does.
        vec![(Action::Quit, self.quit_label_key), (Action::Choose, choose), (Action::Guide, keys::HIDDEN)]
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        let (entry, last) = (self.contents.cursor(), self.page.sections.len().saturating_sub(1));
        let changed = match action {
            Action::Back => return Response::Navigate(Navigate::Close),
            Action::PreviousTab => self.open_entry(entry.saturating_sub(1), TextEdge::Start),
            Action::NextTab => self.open_entry((entry + 1).min(last), TextEdge::Start),
            Action::Choose if self.is_side_by_side => false,
            Action::Choose => {
                self.shows_contents = !self.shows_contents;
                self.contents.select(entry);
                true
            }
            _ if self.moves_in_contents() => {
                let before = self.contents.cursor();
                let changed = self.contents.update(action, self.page.sections.len());
                if self.contents.cursor() != before {
                    self.open_text(TextEdge::Start);
                }
                changed
            }
            Action::Top => self.scroll.scroll_to(0) | self.open_entry(0, TextEdge::Start),
            Action::Bottom if entry == last => self.scroll.scroll_to(usize::MAX),
            Action::Bottom => self.open_entry(last, TextEdge::Start),
            Action::Up | Action::PageUp => self.scroll_text(action, entry.saturating_sub(1), TextEdge::End),
            Action::Down | Action::PageDown => {
                self.scroll_text(action, (entry + 1).min(last), TextEdge::Start)
            }
            _ => false,
        };
        Response::redraw_if(changed)
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        let changed = if self.list_area.contains(Position::new(mouse.column, mouse.row)) {
            match self.contents.click(mouse) {
                Some(click) => {
                    if click == ListClick::Selected {
                        self.open_text(TextEdge::Start);
                    }
                    let opened = std::mem::replace(&mut self.shows_contents, false) && !self.is_side_by_side;
                    opened || click == ListClick::Selected
                }
                None => self.contents.handle_wheel(mouse),
            }
        } else {
            self.scroll.handle_wheel(mouse)
        };
        Response::redraw_if(changed)
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw(context, frame, area);
    }
}
