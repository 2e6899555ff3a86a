//! Overlays on a screen: help, guide, drift and the leave dialog. Closing one returns to the unchanged
//! screen.
//!
//! The help and the guide may each open above the other once.

use super::{App, Screen};
use crate::tui::event_loop::Next;
use crate::tui::keys::{self, Action, LabelOverride};
use crate::tui::{drift, guide, help, quit_dialog};
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// An overlay above the screen.
#[derive(Debug)]
pub(super) enum Overlay {
    Help(help::HelpState),
    Guide(Box<guide::GuideState>),
    Drift(Box<drift::DriftState>),
    Leave(Box<quit_dialog::QuitDialog>),
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
            Self::Help(help) => help.label_overrides(),
            Self::Guide(guide) => guide.label_overrides(),
            Self::Drift(drift) => drift.label_overrides(),
            Self::Leave(leave) => leave.label_overrides(),
        }
    }
}

impl App {
    /// Opens the help on the keys of the visible screen.
    pub(super) fn open_help(&mut self) -> Next {
        let help = help::HelpState::new(self.key_context(), self.label_overrides());
        self.open_overlay(Overlay::Help(help))
    }

    /// Opens the guide at `guide_section_index`; if that is `None`, at the section about what is on the screen, else at
    /// the table of contents.
    pub(super) fn open_guide(&mut self, section: Option<usize>) -> Next {
        if guide::entry_count(&self.context.rulebook) == 0 {
            return Next::Idle;
        }
        let section = section.or_else(|| self.guide_section());
        let quit =
            self.label_overrides().iter().find(|(action, _)| *action == Action::Quit).map(|(_, word)| *word);
        let quit = quit.unwrap_or(Action::Quit.label_key(self.key_context()));
        let guide = guide::GuideState::new(&self.context, section, quit);
        self.open_overlay(Overlay::Guide(Box::new(guide)))
    }

    /// Handles an action while an overlay is open.
    pub(super) fn handle_overlay_action(&mut self, action: Action) -> Next {
        let is_guide_below = self.overlays.iter().rev().skip(1).any(|over| matches!(over, Overlay::Guide(_)));
        let changed = match (action, self.overlays.last_mut()) {
            // Quitting a second time discards the scenarios without asking again.
            (Action::Quit, Some(Overlay::Leave(_))) => {
                return self.apply_leave_choice(Ok(quit_dialog::QuitChoice::Discard));
            }
            (Action::Quit, _) => {
                self.overlays.clear();
                self.resume_below_overlay();
                return self.handle_action(action);
            }
            (Action::TakeToday, Some(Overlay::Drift(drift))) if drift.can_accept() => {
                return self.take_today();
            }
            (Action::Case, Some(Overlay::Drift(_))) => return self.save_regression_case(),
            (Action::Help, Some(Overlay::Leave(_))) => return self.open_help(),
            (Action::Guide, Some(Overlay::Leave(_))) => return Next::Idle,
            (_, Some(Overlay::Leave(leave))) => {
                let choice = leave.handle_action(action);
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
            (_, Some(Overlay::Help(help))) => help.handle_action(action),
            (_, Some(Overlay::Guide(guide))) => guide.handle_action(action),
            (_, Some(Overlay::Drift(drift))) => drift.handle_action(action),
            (_, None) => false,
        };
        if changed { Next::Redraw } else { Next::Idle }
    }

    /// Handles the mouse while an overlay is open.
    pub(super) fn handle_overlay_mouse(&mut self, mouse: MouseEvent) -> Next {
        let changed = match (self.overlays.last_mut(), mouse.kind) {
            (Some(Overlay::Guide(guide)), _) => guide.handle_mouse(mouse),
            (Some(Overlay::Leave(leave)), MouseEventKind::Down(_)) => {
                let choice = leave.handle_click(Position::new(mouse.column, mouse.row));
                return self.apply_leave_choice(choice);
            }
            (Some(Overlay::Help(help)), MouseEventKind::ScrollDown) => help.scroll_by_wheel(3),
            (Some(Overlay::Help(help)), MouseEventKind::ScrollUp) => help.scroll_by_wheel(-3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollDown) => drift.scroll_by_wheel(3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollUp) => drift.scroll_by_wheel(-3),
            (Some(Overlay::Help(_)), MouseEventKind::Down(_)) => return self.close_overlay(),
            _ => false,
        };
        if changed { Next::Redraw } else { Next::Idle }
    }

    pub(super) fn open_overlay(&mut self, overlay: Overlay) -> Next {
        self.overlay_since.get_or_insert(self.now);
        self.overlays.push(overlay);
        Next::Redraw
    }

    pub(super) fn close_overlay(&mut self) -> Next {
        self.overlays.pop();
        if self.overlays.is_empty() {
            self.resume_below_overlay();
        }
        Next::Redraw
    }

    /// Continues a replay where the overlay paused it. An interview's time has gone on meanwhile.
    fn resume_below_overlay(&mut self) {
        let Some(since) = self.overlay_since.take() else { return };
        if let Screen::Replay(state) = &mut self.screen {
            state.exclude_suspension(self.now.saturating_duration_since(since));
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
            Screen::Advice(advised) => advised.state.tab_sources(&self.context),
            _ => None,
        };
        let cursor_section = sources.into_iter().flatten().find_map(section);
        cursor_section
            .or_else(|| self.links.first_section())
            .or_else(|| tab_sources().into_iter().flatten().find_map(section))
    }
}
