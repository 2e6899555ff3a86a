//! The saved advice next to today's, each whole: in two columns where there is room, otherwise in two tabs.
//!
//! ```text
//! ┏ Saved advice: Pod ━━━━━━━━━━┓┏ Today's advice: Island ━━━━━┓
//! ┃ Five pods of four or five … ┃┃ 24 sellers, each on their … ┃
//! ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛
//! ```
//!
//! Both columns scroll together.

use super::blocks;
use super::component::Component;
use super::drift::DriftSource;
use super::export::Exportable;
use super::keys::{self, Action, LabelOverride};
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, draw_tabs, panel_focused, scroll_area, tab_for_action};
use crate::document::{Page, Section};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Clear;
use std::time::Instant;

/// The minimum width for two columns.
const MIN_COLUMNS_WIDTH: u16 = 100;
/// The maximum width of running text in columns.
const MAX_TEXT_WIDTH: u16 = 100;
/// The keys of the titles.
const TITLES: [&str; 2] = ["drift-both-then", "drift-both-today"];

/// The state of the overlay.
#[derive(Debug)]
pub struct SavedAndTodayState {
    source: DriftSource,
    /// The name of the session.
    name: String,
    /// The saved advice and today's.
    pages: [Page; 2],
    /// The tab that is open where both do not fit.
    tab: usize,
    scrolls: [Scroll; 2],
    tab_hits: Hits<usize>,
}

impl SavedAndTodayState {
    /// Creates the overlay for both advices.
    pub fn new(context: &Ui, source: DriftSource) -> Self {
        Self {
            name: source.name(context),
            pages: source.pages(context),
            source,
            tab: 0,
            scrolls: Default::default(),
            tab_hits: Hits::default(),
        }
    }

    fn lines(&self, context: &Ui, page: usize, width: u16) -> Vec<Line<'static>> {
        let sections = self.pages[page].sections.iter();
        let mut lines = Vec::new();
        for section in sections {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(blocks::section_lines(section, context, width));
        }
        lines
    }

    fn draw_page(&mut self, context: &Ui, frame: &mut Frame, area: Rect, page: usize) {
        let block = panel_focused(&context.theme, &self.title(context, page), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let lines = self.lines(context, page, Scroll::text_width(inner).min(MAX_TEXT_WIDTH));
        self.scrolls[page].view(frame, inner, lines, &context.theme);
        if page == self.tab {
            frame.set_cursor_position(inner.as_position());
        }
    }

    /// Returns which advice a page is, and the advice in a few words.
    fn title(&self, context: &Ui, page: usize) -> String {
        format!("{}: {}", context.translator.get(TITLES[page]), self.pages[page].title)
    }

    /// Scrolls both pages. Returns whether either moved.
    fn scroll(&mut self, scroll: impl Fn(&mut Scroll) -> bool) -> bool {
        let [saved, today] = &mut self.scrolls;
        let moved = [scroll(saved), scroll(today)];
        moved.contains(&true)
    }
}

impl Component for SavedAndTodayState {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::SavedAndToday
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        vec![(Action::Quit, "action-quit-leave"), (Action::Back, "action-back-close")]
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        (self.name, self.pages) = (self.source.name(context), self.source.pages(context));
        self.scrolls.iter_mut().for_each(Scroll::keep_part);
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        if action == Action::Back {
            return Response::Navigate(Navigate::Close);
        }
        if let Some(tab) = tab_for_action(action, self.tab, TITLES.len()) {
            return Response::redraw_if(std::mem::replace(&mut self.tab, tab) != tab);
        }
        Response::redraw_if(self.scroll(|scroll| scroll.update(action)))
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        let tab = self.tab_hits.at(mouse.column, mouse.row);
        match tab.filter(|_| mouse.kind == MouseEventKind::Down(MouseButton::Left)) {
            Some(tab) => Response::redraw_if(std::mem::replace(&mut self.tab, tab) != tab),
            None => Response::redraw_if(self.scroll(|scroll| scroll.handle_wheel(mouse))),
        }
    }

    /// Exports the page in sight, or both, one below the other.
    fn exportable(&self, context: &Ui) -> Option<Exportable> {
        let titled = |page: usize| {
            let heading = Section { id: TITLES[page], title: self.title(context, page), blocks: Vec::new() };
            std::iter::once(heading).chain(self.pages[page].sections.iter().cloned())
        };
        let page = |sections: Vec<Section>| Page {
            title: self.name.clone(),
            language: self.pages[1].language.clone(),
            sections,
            footer: self.pages[1].footer.clone(),
        };
        let whole = page(titled(0).chain(titled(1)).collect());
        Some(Exportable {
            name: self.name.clone(),
            page: page(titled(self.tab).collect()),
            whole,
            json: None,
        })
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        self.tab_hits.clear();
        if area.width >= MIN_COLUMNS_WIDTH {
            let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(area);
            // The terminal's cursor stays at the page that is drawn last.
            self.draw_page(context, frame, right, 1);
            self.draw_page(context, frame, left, 0);
            return;
        }
        let [tabs, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        let names = TITLES.map(|key| context.translator.get(key));
        for (tab, area) in draw_tabs(&context.theme, &names, self.tab, frame, tabs).into_iter().enumerate() {
            self.tab_hits.add(area, tab);
        }
        self.draw_page(context, frame, body, self.tab);
    }
}
