//! Tests of the advice by itself: actions and clicks go in, lines come out, with the shipped rulebook and with a small one.

mod navigation;
mod number_field;
mod organisation;
mod room;
mod routes;
mod scenarios;
mod support;
mod verdict;
mod what_if;

use super::AdviceState;
use crate::advice::{OutcomeDiagram, advise};
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, answers};
use crate::tui::component::{Component, body, draw_footer};
use crate::tui::keys::{Action, Keymap};
use crate::tui::response::{Navigate, Reply, Response};
use crate::tui::tests::screen_text;
use crate::tui::tests::wording::fill;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;
use crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use ratatui::{Terminal, buffer::Buffer};
use serde_json::Value as Json;
use std::sync::Arc;
use std::time::Instant;

/// The advice on a screen of its own.
struct AdviceDriver {
    context: Ui,
    state: AdviceState,
    terminal: Terminal<TestBackend>,
}

impl AdviceDriver {
    fn of(rulebook: Rulebook, language: Language, ascii: bool, size: (u16, u16), given: &Json) -> Self {
        let outcomes = OutcomeDiagram::new(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers(&rulebook, given));
        let context = Ui {
            is_requested: true,
            is_demo: false,
            time_zone: jiff::tz::TimeZone::UTC,
            rulebook: Arc::new(rulebook),
            outcomes: Arc::new(outcomes),
            translator: Translator::new(language).into(),
            theme: Theme::new(true, ascii),
            keys: Keymap::built_in(),
        };
        let state = AdviceState::new(advice, "Acme BV");
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a test backend cannot fail");
        let mut driver = Self { context, state, terminal };
        driver.look();
        driver
    }

    fn shipped(language: Language, size: (u16, u16), given: &Json) -> Self {
        Self::of(Rulebook::shipped().expect("the shipped rulebook is valid"), language, false, size, given)
    }

    fn commute(size: (u16, u16), given: &Json) -> Self {
        Self::of(
            Rulebook::load(COMMUTE.into()).expect("the rulebook is valid"),
            Language::English,
            false,
            size,
            given,
        )
    }

    fn look(&mut self) -> Buffer {
        let (state, context) = (&mut self.state, &self.context);
        self.terminal
            .draw(|frame| {
                state.view(context, frame, body(frame.area()));
                draw_footer(state, context, frame);
            })
            .expect("a test backend cannot fail");
        self.terminal.backend().buffer().clone()
    }

    fn update(&mut self, action: Action) -> Response {
        self.state.update(action, &self.context, Instant::now())
    }

    fn type_key(&mut self, key: KeyEvent) -> Response {
        self.state.handle_key(key, &self.context)
    }

    fn paste(&mut self, text: &str) -> Response {
        self.state.paste(text, &self.context, Instant::now())
    }

    fn mouse_event(&mut self, event: MouseEvent) -> bool {
        !self.state.handle_mouse(event, &self.context, Instant::now()).is_idle()
    }

    fn receive(&mut self, reply: Reply) {
        self.state.receive(reply, &self.context);
    }

    /// Presses keys; returns whether the last one changed anything.
    fn press(&mut self, actions: &[Action]) -> bool {
        let mut changed = false;
        for action in actions {
            let response = self.update(*action);
            if matches!(response, Response::Navigate(Navigate::SuggestName)) {
                // There is no other session.
                self.receive(Reply::SessionNames(Vec::new()));
            }
            changed = !response.is_idle();
            self.look();
        }
        changed
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.terminal.backend_mut().resize(width, height);
        self.look();
    }

    /// The screen as lines, without the spaces at their ends.
    fn lines(&mut self) -> Vec<String> {
        let buffer = self.look();
        (0..buffer.area.height)
            .map(|y| {
                let row: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
                row.trim_end().to_owned()
            })
            .collect()
    }

    /// Fills a template with texts by their ids; see [`fill`].
    fn fill(&self, template: &str) -> String {
        fill(&self.context.rulebook, &self.context.translator, template)
    }

    /// Whether a filled template stands on the screen in one line.
    fn has(&mut self, template: &str) -> bool {
        let text = self.fill(template);
        self.text().contains(&text)
    }

    /// Whether the first words of a filled template stand on the screen in one line.
    fn has_start(&mut self, template: &str) -> bool {
        let text = self.fill(template);
        let start: Vec<_> = text.split(' ').take(2).collect();
        self.text().contains(&start.join(" "))
    }

    /// Whether a message shows: any with this key, or with exactly these arguments.
    fn shows(&mut self, expected: impl Into<screen_text::Expected>) -> bool {
        screen_text::shows(&self.look(), &self.context.translator, expected)
    }

    /// Clicks on a filled template.
    fn click_text(&mut self, template: &str) -> bool {
        let text = self.fill(template);
        self.click(&text)
    }

    /// Whether a filled template is bold.
    fn bold_text(&mut self, template: &str) -> bool {
        let text = self.fill(template);
        self.bold(&text)
    }

    fn text(&mut self) -> String {
        self.lines().join("\n")
    }

    /// The cell where a text begins on the screen.
    fn find(&mut self, text: &str) -> (u16, u16) {
        let buffer = self.look();
        for y in 0..buffer.area.height {
            for x in 0..buffer.area.width {
                let rest: String = (x..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
                if rest.starts_with(text) {
                    return (x, y);
                }
            }
        }
        panic!("{text:?} is not on the screen:\n{}", self.text());
    }

    fn click(&mut self, text: &str) -> bool {
        let (column, row) = self.find(text);
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> bool {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        let changed = self.mouse_event(event);
        self.look();
        changed
    }

    /// Whether the cells of a text on the screen are bold.
    fn bold(&mut self, text: &str) -> bool {
        let at = self.find(text);
        self.look()[at].modifier.contains(Modifier::BOLD)
    }
}

/// Words in a row, without the marks and the line breaks between them.
fn words(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !matches!(*word, "┃" | "│" | "││" | "▾" | "▴"))
        .collect::<Vec<_>>()
        .join(" ")
}
