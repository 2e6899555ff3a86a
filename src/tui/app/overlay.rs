//! Overlays on a screen: help, guide, drift and the leave dialog. Closing one returns to the unchanged
//! screen.
//!
//! The help and the guide may each open above the other once.

use super::{App, Screen};
use crate::tui::keys::{self, Action, LabelOverride};
use crate::tui::run::Flow;
use crate::tui::{drift, guide, help, leave};
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// An overlay above the screen.
#[derive(Debug)]
pub(super) enum Overlay {
    Help(help::State),
    Guide(Box<guide::State>),
    Drift(Box<drift::State>),
    Leave(Box<leave::State>),
}

impl Overlay {
    /// Returns the context in which keys are looked up.
    pub(super) fn key_context(&self) -> keys::KeyContext {
        match self {
            Self::Help(_) => keys::KeyContext::Help,
            Self::Guide(_) => keys::KeyContext::Guide,
            Self::Drift(_) => keys::KeyContext::Drift,
            Self::Leave(_) => keys::KeyContext::Leave,
        }
    }

    /// Returns the overlay's own labels for actions.
    pub(super) fn label_overrides(&self) -> Vec<LabelOverride> {
        match self {
            Self::Help(help) => help.own(),
            Self::Guide(guide) => guide.own(),
            Self::Drift(drift) => drift.own(),
            Self::Leave(leave) => leave.own(),
        }
    }
}

impl App {
    /// Opens the help on the keys of the visible screen.
    pub(super) fn open_help(&mut self) -> Flow {
        let help = help::State::new(self.key_context(), self.label_overrides());
        self.open_overlay(Overlay::Help(help))
    }

    /// Opens the guide at `guide_section_index`; if that is `None`, at the section about what is on the screen, else at
    /// the table of contents.
    pub(super) fn open_guide(&mut self, section: Option<usize>) -> Flow {
        if guide::entries(&self.context.rulebook) == 0 {
            return Flow::Idle;
        }
        let section = section.or_else(|| self.guide_section());
        let quit = self.label_overrides().iter().find(|(action, _)| *action == Action::Quit).map(|(_, word)| *word);
        let quit = quit.unwrap_or(Action::Quit.label_key(self.key_context()));
        let guide = guide::State::new(&self.context, section, quit);
        self.open_overlay(Overlay::Guide(Box::new(guide)))
    }

    /// Handles an action while an overlay is open.
    pub(super) fn handle_overlay_action(&mut self, action: Action) -> Flow {
        let is_guide_below = self.overlays.iter().rev().skip(1).any(|over| matches!(over, Overlay::Guide(_)));
        let changed = match (action, self.overlays.last_mut()) {
            // Quitting a second time discards the scenarios without asking again.
            (Action::Quit, Some(Overlay::Leave(_))) => return self.apply_leave_choice(Ok(leave::Choice::Discard)),
            (Action::Quit, _) => {
                self.overlays.clear();
                self.resume_below_overlay();
                return self.handle_action(action);
            }
            (Action::TakeToday, Some(Overlay::Drift(drift))) if drift.takes() => return self.take_today(),
            (Action::Case, Some(Overlay::Drift(_))) => return self.save_regression_case(),
            (Action::Help, Some(Overlay::Leave(_))) => return self.open_help(),
            (Action::Guide, Some(Overlay::Leave(_))) => return Flow::Idle,
            (_, Some(Overlay::Leave(leave))) => {
                let choice = leave.update(action);
                return self.apply_leave_choice(choice);
            }
            (Action::Back, _)
            | (Action::KeepSaved, Some(Overlay::Drift(_)))
            | (Action::Help, Some(Overlay::Help(_)))
            | (Action::Guide, Some(Overlay::Guide(_))) => {
                return self.close_overlay();
            }
            (Action::Guide, _) if is_guide_below => return self.close_overlay(),
            (Action::Guide, _) => return self.open_guide(None),
            (Action::Help, _) => return self.open_help(),
            (_, Some(Overlay::Help(help))) => help.update(action),
            (_, Some(Overlay::Guide(guide))) => guide.update(action),
            (_, Some(Overlay::Drift(drift))) => drift.update(action),
            (_, None) => false,
        };
        if changed { Flow::Redraw } else { Flow::Idle }
    }

    /// Handles the mouse while an overlay is open.
    pub(super) fn handle_overlay_mouse(&mut self, mouse: MouseEvent) -> Flow {
        let changed = match (self.overlays.last_mut(), mouse.kind) {
            (Some(Overlay::Guide(guide)), _) => guide.mouse(mouse),
            (Some(Overlay::Leave(leave)), MouseEventKind::Down(_)) => {
                let choice = leave.click(Position::new(mouse.column, mouse.row));
                return self.apply_leave_choice(choice);
            }
            (Some(Overlay::Help(help)), MouseEventKind::ScrollDown) => help.wheel(3),
            (Some(Overlay::Help(help)), MouseEventKind::ScrollUp) => help.wheel(-3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollDown) => drift.wheel(3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollUp) => drift.wheel(-3),
            (Some(Overlay::Help(_)), MouseEventKind::Down(_)) => return self.close_overlay(),
            _ => false,
        };
        if changed { Flow::Redraw } else { Flow::Idle }
    }

    pub(super) fn open_overlay(&mut self, overlay: Overlay) -> Flow {
        self.overlay_since.get_or_insert(self.now);
        self.overlays.push(overlay);
        Flow::Redraw
    }

    pub(super) fn close_overlay(&mut self) -> Flow {
        self.overlays.pop();
        if self.overlays.is_empty() {
            self.resume_below_overlay();
        }
        Flow::Redraw
    }

    /// Continues a replay where the overlay paused it. An interview's time has gone on meanwhile.
    fn resume_below_overlay(&mut self) {
        let Some(since) = self.overlay_since.take() else { return };
        if let Screen::Replay(state) = &mut self.screen {
            state.slept(self.now.saturating_duration_since(since));
        }
    }

    /// Returns the section of the guide about what is on the screen: the row under the cursor, else the first
    /// visible link, else the tab.
    fn guide_section(&self) -> Option<usize> {
        let sources = match &self.screen {
            Screen::Home(_) => None,
            Screen::Interview(state) => state.sources(&self.context),
            Screen::Replay(state) => state.sources(&self.context),
            Screen::Group(state) => state.sources(&self.context),
            Screen::Advice(advised) => advised.state.sources(&self.context),
        };
        let section = |source: &String| self.context.rulebook.guide_section_index(source);
        let tab_sources = || match &self.screen {
            Screen::Advice(advised) => advised.state.about(&self.context),
            _ => None,
        };
        let cursor_section = sources.into_iter().flatten().find_map(section);
        cursor_section.or_else(|| self.links.first()).or_else(|| tab_sources().into_iter().flatten().find_map(section))
    }
}
