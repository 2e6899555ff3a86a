//! The screen as a driver meets it: keys and clicks in, lines out, on the shipped rulebook and on a small one.

mod navigation;
mod number_field;
mod organisation;
mod routes;
mod scenarios;
mod support;
mod verdict;
mod what_if;

use super::{State, view};
use crate::advice::{Outcomes, advise};
use crate::locale::{Language, Words};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, answers};
use crate::tui::context::Context;
use crate::tui::keys::{Action, Keymap};
use crate::tui::screen::{Go, Reply};
use crate::tui::theme::Look;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use ratatui::{Terminal, buffer::Buffer};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// The screen with somebody in front of it.
struct AdviceDriver {
    context: Context,
    state: State,
    terminal: Terminal<TestBackend>,
}

impl AdviceDriver {
    fn of(rulebook: Rulebook, language: Language, ascii: bool, size: (u16, u16), given: &Json) -> Self {
        let outcomes = Outcomes::new(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers(&rulebook, given));
        let context = Context {
            asked_for: true,
            zone: jiff::tz::TimeZone::UTC,
            rulebook: Arc::new(rulebook),
            outcomes: Arc::new(outcomes),
            words: Words::new(language).into(),
            look: Look::new(true, ascii),
            keys: Keymap::built_in(),
        };
        let state = State::new(advice, "Acme BV");
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
        let mut driver = Self { context, state, terminal };
        driver.look();
        driver
    }

    fn shipped(language: Language, size: (u16, u16), given: &Json) -> Self {
        Self::of(Rulebook::shipped().expect("it loads"), language, false, size, given)
    }

    fn commute(size: (u16, u16), given: &Json) -> Self {
        Self::of(Rulebook::load(COMMUTE.into()).expect("it loads"), Language::English, false, size, given)
    }

    fn look(&mut self) -> Buffer {
        let (state, context) = (&mut self.state, &self.context);
        self.terminal.draw(|frame| view(state, context, frame, frame.area())).expect("drawn");
        self.terminal.backend().buffer().clone()
    }

    /// Presses keys; returns whether the last one changed anything.
    fn press(&mut self, actions: &[Action]) -> bool {
        let mut changed = false;
        for action in actions {
            let reply = self.state.update(*action, &self.context);
            if reply == Reply::Go(Go::Names) {
                // Where no other session is.
                self.state.ask_name(&[], &self.context);
            }
            changed = reply != Reply::Idle;
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

    fn text(&mut self) -> String {
        self.lines().join("\n")
    }

    /// Where a text stands on the screen.
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
        let changed = self.state.mouse(event, &self.context);
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
