//! The screen as a reader meets it: keys and clicks in, lines out, on the shipped rulebook and on a small one.

mod looks;
mod moves;
mod organisation;
mod routes;
mod scenarios;
mod support;
mod typed_number;
mod verdict;
mod whatif;

use super::{AdviceState, draw};
use crate::advice::{OutcomeDiagram, advise};
use crate::locale::{Language, Translator};
use crate::rulebook::Rulebook;
use crate::rulebook::tests::{COMMUTE, answers};
use crate::tui::ui::Ui;
use crate::tui::keys::{Action, Keymap};
use crate::tui::response::{Navigate, Response};
use crate::tui::theme::Theme;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use ratatui::{Terminal, buffer::Buffer};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// The screen with somebody in front of it.
struct Reader {
    context: Ui,
    state: AdviceState,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    fn of(rulebook: Rulebook, language: Language, ascii: bool, size: (u16, u16), given: &Json) -> Self {
        let outcomes = OutcomeDiagram::new(&rulebook);
        let advice = advise(&rulebook, &outcomes, &answers(&rulebook, given));
        let context = Ui {
            is_requested: true,
            time_zone: jiff::tz::TimeZone::UTC,
            rulebook: Arc::new(rulebook),
            outcomes: Arc::new(outcomes),
            label_style: Translator::new(language).into(),
            theme: Theme::new(true, ascii),
            keys: Keymap::built_in(),
        };
        let state = AdviceState::new(advice, "Acme BV");
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a screen");
        let mut reader = Self { context, state, terminal };
        reader.look();
        reader
    }

    fn shipped(language: Language, size: (u16, u16), given: &Json) -> Self {
        Self::of(Rulebook::shipped().expect("it loads"), language, false, size, given)
    }

    fn commute(size: (u16, u16), given: &Json) -> Self {
        Self::of(Rulebook::load(COMMUTE.into()).expect("it loads"), Language::English, false, size, given)
    }

    fn look(&mut self) -> Buffer {
        let (state, context) = (&mut self.state, &self.context);
        self.terminal.draw(|frame| draw(state, context, frame, frame.area())).expect("drawn");
        self.terminal.backend().buffer().clone()
    }

    /// Presses keys; returns whether the last one changed anything.
    fn press(&mut self, actions: &[Action]) -> bool {
        let mut changed = false;
        for action in actions {
            let reply = self.state.handle_action(*action, &self.context);
            if reply == Response::Navigate(Navigate::SuggestName) {
                // Where no other session is.
                self.state.ask_scenario_name(&[], &self.context);
            }
            changed = reply != Response::Idle;
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
        let changed = self.state.handle_mouse(event, &self.context);
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

/// A company of forty with customers in several countries, a few questions left open.
fn pods() -> Json {
    json!({
        "budget": "moderate", "team_size": 40, "customer_location": "several_countries",
        "region_names": ["Benelux", "DACH"], "customer_size": "mixed", "relationship": "balanced",
        "named_accounts": "no", "product_count": 6, "product_buyers": "different", "culture": "collaborative",
        "lead_flow": "steady", "industry_names": ["Care"]
    })
}

/// Two people, of whom little more is known.
fn two() -> Json {
    json!({"team_size": 2, "culture": "collaborative", "product_count": 2})
}

/// A large competitive team whose path goes deep.
fn line() -> Json {
    json!({
        "budget": "ample", "team_size": 120, "relationship": "transactional", "named_accounts": "no",
        "culture": "balanced", "customer_size": "enterprise", "lead_flow": "many", "product_count": 1
    })
}

/// A small team with more warnings than show at once.
fn warned() -> Json {
    json!({
        "budget": "tight", "team_size": 12, "growth": "fast", "customer_location": "several_countries",
        "customer_size": "mixed", "relationship": "balanced", "named_accounts": "yes", "lead_flow": "many",
        "product_count": 5, "product_buyers": "different", "culture": "collaborative", "admin_load": "heavy",
        "enablement_now": "none", "seller_experience": "new"
    })
}

/// A small team with more to divide by than it can carry, and more product names than products.
fn stretched() -> Json {
    json!({
        "budget": "tight", "team_size": 12, "customer_location": "several_countries", "customer_size": "mixed",
        "product_count": 5, "product_buyers": "different", "product_names": ["A", "B", "C", "D", "E", "F"]
    })
}
