//! The overlay shown when today's rules give other advice on a saved session than its saved advice: what it means, which
//! rules changed, and the choice between the two.
//!
//! ```text
//! ╭ Today's rules give different advice ───────────────────╮
//! │ For this company it means: Pod instead of Island. …    │
//! │ The rules changed in one place that matters here:      │
//! │ • Team size: 10 or more led to the question "Culture". │
//! │   Now 30 or more leads to the question "Culture".      │
//! │                                                        │
//! │ ▸1 Keep the saved advice                               │
//! │  2 Take today's advice                                 │
//! │  3 Read both in full                                   │
//! │  4 Keep as a test case                                 │
//! ╰────────────────────────────────────────────────────────╯
//! ```
//!
//! Closing the overlay without a choice keeps the saved advice.

use super::component::Component;
use super::export::Exportable;
use super::keys::{self, Action, LabelOverride};
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{List, ListClick, ListLines, Popup, Scroll, cells, shorten, wrap};
use crate::document::drift::{DriftText, other_changes, saved_page, today_page};
use crate::document::{Block, Page, Section};
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::session::drift::{Cause, Drift, EarlierRules};
use crate::session::{ResolvedEvents, Session, shown_name};
use crate::tui::blocks;
use crossterm::event::MouseEvent;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use std::sync::Arc;
use std::time::Instant;

/// The maximum width of the panel in columns.
const MAX_WIDTH: u16 = 84;

/// A saved advice and today's, with what is needed to put the difference into words.
#[derive(Clone, Debug)]
pub struct DriftSource {
    /// The session.
    pub session: Session,
    /// The difference.
    pub drift: Drift,
    /// The rules by which the session was finished, if they are known.
    pub earlier: Option<Arc<EarlierRules>>,
    /// The answers at the completion.
    pub answers: Answers,
}

impl DriftSource {
    /// Returns the difference in words.
    fn text(&self, context: &Ui) -> DriftText {
        let reader = context.rulebook_reader();
        let earlier = self.earlier.as_deref();
        let mut text = DriftText::new(&reader, &self.drift, earlier);
        if let Some(earlier) = earlier {
            text.more = other_changes(&reader, earlier, (&context.outcomes, &self.answers));
        }
        text
    }

    /// Returns the saved advice and today's, each whole.
    pub fn pages(&self, context: &Ui) -> [Page; 2] {
        let (reader, drift) = (context.rulebook_reader(), &self.drift);
        [
            saved_page(&reader, &self.session, drift, self.earlier.as_deref()),
            today_page(&reader, drift, (&context.outcomes, &self.answers)),
        ]
    }

    /// Returns the name of the session.
    pub fn name(&self, context: &Ui) -> String {
        shown_name(self.session.name(), &context.translator)
    }
}

/// The state of the overlay.
#[derive(Debug)]
pub struct DriftState {
    source: DriftSource,
    /// The difference in words.
    text: DriftText,
    /// The name of the session.
    name: String,
    /// What can be done, with the message that says so.
    choices: Vec<(Navigate, &'static str)>,
    list: List,
    /// The result of the last command.
    notice: Option<String>,
    scroll: Scroll,
}

impl DriftState {
    /// Creates the overlay for a drift.
    pub fn new(context: &Ui, source: DriftSource) -> Self {
        let drift = &source.drift;
        let all = [
            (true, Navigate::Close, "drift-choose-keep"),
            // If answers were changed after the completion, the session must be completed again.
            (!drift.reopened, Navigate::TakeToday, "drift-choose-take"),
            // The rules that the file names never gave its advice, so there is none to read.
            (drift.cause != Cause::File, Navigate::ReadBoth, "drift-choose-both"),
            (true, Navigate::SaveCase, "drift-choose-case"),
        ];
        let choices = all.into_iter().filter(|(is_possible, ..)| *is_possible);
        Self {
            text: source.text(context),
            name: source.name(context),
            source,
            choices: choices.map(|(_, go, key)| (go, key)).collect(),
            list: List::wrapping(),
            notice: None,
            scroll: Scroll::default(),
        }
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
        vec![(Action::Quit, "action-quit-leave"), (Action::Back, "action-back-keep")]
    }

    fn update(&mut self, action: Action, _: &Ui, _: Instant) -> Response {
        let choice = match action {
            Action::Back => return Response::Navigate(Navigate::Close),
            Action::Case => return Response::Navigate(Navigate::SaveCase),
            Action::Choose => Some(self.list.cursor()),
            Action::Digit(digit) => usize::from(digit).checked_sub(1),
            Action::Up | Action::Down => {
                return Response::redraw_if(self.list.update(action, self.choices.len()));
            }
            _ => return Response::redraw_if(self.scroll.update(action)),
        };
        let chosen = choice.and_then(|at| self.choices.get(at));
        chosen.map_or(Response::Idle, |(go, _)| Response::Navigate(go.clone()))
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

    /// Moves the cursor to the choice that is clicked, or chooses it if the cursor is already there.
    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        match self.list.click(mouse) {
            Some(ListClick::Chosen) => self.update(Action::Choose, context, now),
            Some(ListClick::Selected) => Response::Redraw,
            None => Response::redraw_if(self.scroll.handle_wheel(mouse)),
        }
    }

    fn retranslate(&mut self, context: &Ui, _: Option<&dyn Component>) {
        self.text = self.source.text(context);
        self.name = self.source.name(context);
        self.notice = None;
        self.scroll.keep_part();
    }

    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::Notice(notice) = reply {
            self.notice = Some(notice);
            self.scroll.scroll_to(0);
        }
    }

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let mut popup = Popup::new(context, area, MAX_WIDTH, &self.text.title);
        if !self.is_title_on_frame(popup.text_width()) {
            popup = Popup::new(context, area, MAX_WIDTH, "");
        }
        let lines = self.lines(context, popup.text_width());
        let choices = self.choice_lines(context, popup.text_width());
        let height = u16::try_from(choices.height()).unwrap_or(u16::MAX);
        let inner = popup.draw(frame, lines.len() + 1 + choices.height());
        let [text, _, list] =
            Layout::vertical([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(height)])
                .areas(inner);
        self.scroll.view(frame, text, lines, &context.theme);
        self.list.view(frame, list, choices, &context.theme);
    }
}

impl DriftState {
    /// Returns whether the title fits into the frame of a panel whose lines have `width` columns.
    fn is_title_on_frame(&self, width: u16) -> bool {
        cells(&self.text.title) <= usize::from(width)
    }

    fn lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let styles = &context.theme.styles;
        let mut lines = Vec::new();
        if !self.is_title_on_frame(width) {
            lines.extend(wrap(&self.text.title, width, styles.emphasis));
        }
        if let Some(notice) = &self.notice {
            lines.extend(wrap(notice, width, styles.emphasis));
            lines.push(Line::default());
        }
        lines.extend(blocks::lines(&self.text.blocks(&context.rulebook_reader()), context, width));
        lines
    }

    /// Returns the choices, one line each, so that they stay in sight below the text.
    fn choice_lines(&self, context: &Ui, width: u16) -> ListLines {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let mut page = ListLines::default();
        for (index, (_, key)) in self.choices.iter().enumerate() {
            let here = index == self.list.cursor();
            let (cursor, style) = if here { (glyphs.cursor, styles.chosen) } else { (" ", styles.text) };
            let lead = format!("{cursor}{} ", index + 1);
            let room = usize::from(width).saturating_sub(cells(&lead));
            let text = shorten(&context.translator.get(key), room, glyphs.ellipsis);
            page.push_row([Line::from(vec![Span::styled(lead, styles.emphasis), Span::styled(text, style)])]);
        }
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
