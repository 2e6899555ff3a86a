//! The overlay shown when today's rules give other advice on a saved session than its saved advice. It shows both,
//! where they diverge, and the choice between them.
//!
//! ```text
//! ╭ Today's rules give other advice ────────────────╮
//! │ Then: Pod, divided by Geography                 │
//! │ Today: Assembly line                            │
//! │ After step 3 (Budget: Ample) the rules led to … │
//! │ ▸1 Keep the saved advice …                      │
//! │  2 Take today's advice …                        │
//! ╰─────────────────────────────────────────────────╯
//! ```
//!
//! Closing the overlay without a choice keeps the saved advice.

use super::component::Component;
use super::export::Exportable;
use super::keys::{self, Action, LabelOverride};
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{List, ListClick, ListLines, Popup, cells, wrap, wrap_after};
use crate::document::drift::DriftText;
use crate::document::{Block, Page, Section};
use crate::locale::Message;
use crate::session::drift::{Cause, Drift};
use crate::session::{ResolvedEvents, Session, shown_name};
use crossterm::event::MouseEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::time::Instant;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 76;

/// The choices, with the messages that name them. The first one is taken by closing the overlay as well.
const CHOICES: [(Navigate, &str); 2] =
    [(Navigate::Close, "drift-panel-keep"), (Navigate::TakeToday, "drift-panel-take")];

/// The state of the overlay.
#[derive(Debug)]
pub struct DriftState {
    text: DriftText,
    /// The name of the session.
    name: String,
    /// Whether today's advice can be accepted. It cannot if answers were changed after the completion: the session
    /// must then be completed again.
    can_accept: bool,
    /// The result of the last command.
    notice: Option<String>,
    /// The choices, below the texts.
    list: List,
}

impl DriftState {
    /// Creates the overlay for a drift.
    pub fn new(context: &Ui, name: &str, drift: &Drift) -> Self {
        let text = DriftText::new(&context.rulebook_reader(), drift);
        let name = shown_name(name, &context.translator);
        let mut list = List::wrapping();
        // The texts are read before the choice is made.
        list.scroll_by(0);
        Self { text, name, can_accept: !drift.reopened, notice: None, list }
    }

    /// Returns the choices that can be made.
    fn choices(&self) -> &'static [(Navigate, &'static str)] {
        if self.can_accept { &CHOICES } else { &CHOICES[..1] }
    }

    fn choose(&self, choice: usize) -> Response {
        self.choices().get(choice).map_or(Response::Idle, |(go, _)| Response::Navigate(go.clone()))
    }
}

impl Component for DriftState {
    fn key_context(&self) -> keys::KeyContext {
        keys::KeyContext::Drift
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn label_overrides(&self, _: &Ui) -> Vec<LabelOverride> {
        vec![(Action::Quit, "action-quit-leave")]
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        let page = isize::try_from(self.list.scroll().height().max(2) - 1).unwrap_or(isize::MAX);
        match action {
            Action::Back => Response::Navigate(Navigate::Close),
            Action::Choose => self.choose(self.list.cursor()),
            Action::Digit(digit) => self.choose(usize::from(digit).wrapping_sub(1)),
            Action::Case => Response::Navigate(Navigate::SaveCase),
            Action::PageUp => Response::redraw_if(self.list.scroll_by(-page)),
            Action::PageDown => Response::redraw_if(self.list.scroll_by(page)),
            _ => Response::redraw_if(self.list.update(action, self.choices().len())),
        }
    }

    fn exportable(&self, context: &Ui) -> Option<Exportable> {
        let reader = context.rulebook_reader();
        let mut blocks = self.text.blocks(&reader);
        if !self.text.is_of_file {
            blocks.insert(0, Block::paragraph(&self.text.cause));
        }
        let page = Page {
            title: format!("{} · {}", self.name, self.text.title),
            language: reader.language().to_owned(),
            sections: vec![Section { id: "drift", title: String::new(), blocks }],
            ..Page::default()
        };
        Some(Exportable { name: page.title.clone(), whole: page.clone(), page, json: None })
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, _: &Ui, _: Instant) -> Response {
        match self.list.click(mouse) {
            Some(ListClick::Chosen) => self.choose(self.list.cursor()),
            Some(ListClick::Selected) => Response::Redraw,
            None => Response::redraw_if(self.list.handle_wheel(mouse)),
        }
    }

    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::Notice(notice) = reply {
            self.notice = Some(notice);
            self.list.scroll_by(isize::MIN);
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let mut popup = Popup::new(context, area, MAX_WIDTH, &self.text.title);
        if !self.is_title_on_frame(popup.text_width()) {
            popup = Popup::new(context, area, MAX_WIDTH, "");
        }
        let page = self.lines(context, popup.text_width());
        let inner = popup.draw(frame, page.height());
        self.list.view(frame, inner, page, &context.theme);
    }
}

impl DriftState {
    /// Returns whether the title fits into the frame of a panel whose lines have `width` columns.
    fn is_title_on_frame(&self, width: u16) -> bool {
        cells(&self.text.title) <= usize::from(width)
    }

    fn lines(&self, context: &Ui, width: u16) -> ListLines {
        let (theme, translator) = (&context.theme, &context.translator);
        let mut lines = Vec::new();
        if !self.is_title_on_frame(width) {
            lines.extend(wrap(&self.text.title, width, theme.styles.emphasis));
        }
        if let Some(notice) = &self.notice {
            lines.extend(wrap(notice, width, theme.styles.emphasis));
            lines.push(Line::default());
        }
        let lead = self.text.reopened.as_ref().unwrap_or(&self.text.cause);
        lines.extend(wrap(lead, width, theme.styles.text));
        lines.push(Line::default());
        let say = |key, advice: &str| context.translate(&Message::new(key).arg("advice", advice));
        let (then, today) = self.text.advice_keys();
        lines.extend(wrap(&say(then, &self.text.saved), width, theme.styles.title));
        lines.extend(wrap(&say(today, &self.text.today), width, theme.styles.emphasis));
        if !self.text.divergences.is_empty() || !self.text.answers.is_empty() {
            lines.push(Line::default());
        }
        for part in &self.text.divergences {
            lines.extend(wrap(part, width, theme.styles.text));
        }
        if !self.text.answers.is_empty() {
            lines.extend(wrap(&translator.get("drift-answers"), width, theme.styles.text));
        }
        for answer in &self.text.answers {
            let lead = Span::raw(format!("  {} ", theme.glyphs.bullet));
            lines.extend(wrap_after(lead, answer, width, theme.styles.text));
        }
        lines.push(Line::default());
        let mut page = ListLines::default();
        page.push_text(lines);
        for (index, (_, key)) in self.choices().iter().enumerate() {
            let here = index == self.list.cursor();
            let (cursor, style) =
                if here { (theme.glyphs.cursor, theme.styles.chosen) } else { (" ", theme.styles.text) };
            let lead = Span::styled(format!("{cursor}{} ", index + 1), theme.styles.emphasis);
            page.push_row(wrap_after(lead, &translator.get(key), width, style));
        }
        let key = context.key_label(keys::KeyContext::Drift, Action::Case);
        let lead = Span::styled(format!(" {key} "), theme.styles.accent);
        page.push_text(wrap_after(lead, &translator.get("drift-panel-case"), width, theme.styles.dim));
        page
    }
}

/// Returns the banner above the advice on a session whose saved advice differs, or that was made with another edition of
/// the rulebook.
pub fn mark(session: &Session, records: &ResolvedEvents, context: &Ui) -> Option<String> {
    let drift = Drift::from_events(session, records, &context.rulebook)?;
    if !drift.differs() {
        let is_other = session.rulebook().is_other_edition_of(&context.rulebook);
        return is_other.then(|| context.translator.get("drift-mark-same"));
    }
    let advice = context.rulebook_reader().saved_advice(&drift.saved);
    let key = match drift.cause {
        Cause::Rules => "drift-mark",
        Cause::OtherRulebook => "drift-mark-other",
        Cause::File => "drift-mark-file",
    };
    Some(context.translate(&Message::new(key).arg("advice", advice)))
}
