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
    pub(super) fn keys(&self) -> keys::KeyContext {
        match self {
            Self::Help(_) => keys::KeyContext::Help,
            Self::Guide(_) => keys::KeyContext::Guide,
            Self::Drift(_) => keys::KeyContext::Drift,
            Self::Leave(_) => keys::KeyContext::Leave,
        }
    }

    /// Returns the overlay's own labels for actions.
    pub(super) fn own(&self) -> Vec<LabelOverride> {
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
        let help = help::State::new(self.keys(), self.own());
        self.cover(Overlay::Help(help))
    }

    /// Opens the guide at `guide_section_index`; if that is `None`, at the section about what is on the screen, else at
    /// the table of contents.
    pub(super) fn open_guide(&mut self, section: Option<usize>) -> Flow {
        if guide::entries(&self.context.rulebook) == 0 {
            return Flow::Idle;
        }
        let section = section.or_else(|| self.place());
        let quit = self.own().iter().find(|(action, _)| *action == Action::Quit).map(|(_, word)| *word);
        let quit = quit.unwrap_or(Action::Quit.word(self.keys()));
        let guide = guide::State::new(&self.context, section, quit);
        self.cover(Overlay::Guide(Box::new(guide)))
    }

    /// Handles an action while an overlay is open.
    pub(super) fn act_over(&mut self, action: Action) -> Flow {
        let guide_below = self.over.iter().rev().skip(1).any(|over| matches!(over, Overlay::Guide(_)));
        let changed = match (action, self.over.last_mut()) {
            // Quitting a second time discards the scenarios without asking again.
            (Action::Quit, Some(Overlay::Leave(_))) => return self.leave_as(Ok(leave::Choice::Discard)),
            (Action::Quit, _) => {
                self.over.clear();
                self.uncovered();
                return self.act(action);
            }
            (Action::TakeToday, Some(Overlay::Drift(drift))) if drift.takes() => return self.take_today(),
            (Action::Case, Some(Overlay::Drift(_))) => return self.keep_case(),
            (Action::Help, Some(Overlay::Leave(_))) => return self.open_help(),
            (Action::Guide, Some(Overlay::Leave(_))) => return Flow::Idle,
            (_, Some(Overlay::Leave(leave))) => {
                let chosen = leave.update(action);
                return self.leave_as(chosen);
            }
            (Action::Back, _)
            | (Action::KeepSaved, Some(Overlay::Drift(_)))
            | (Action::Help, Some(Overlay::Help(_)))
            | (Action::Guide, Some(Overlay::Guide(_))) => {
                return self.uncover();
            }
            (Action::Guide, _) if guide_below => return self.uncover(),
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
    pub(super) fn mouse_over(&mut self, mouse: MouseEvent) -> Flow {
        let changed = match (self.over.last_mut(), mouse.kind) {
            (Some(Overlay::Guide(guide)), _) => guide.mouse(mouse),
            (Some(Overlay::Leave(leave)), MouseEventKind::Down(_)) => {
                let chosen = leave.click(Position::new(mouse.column, mouse.row));
                return self.leave_as(chosen);
            }
            (Some(Overlay::Help(help)), MouseEventKind::ScrollDown) => help.wheel(3),
            (Some(Overlay::Help(help)), MouseEventKind::ScrollUp) => help.wheel(-3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollDown) => drift.wheel(3),
            (Some(Overlay::Drift(drift)), MouseEventKind::ScrollUp) => drift.wheel(-3),
            (Some(Overlay::Help(_)), MouseEventKind::Down(_)) => return self.uncover(),
            _ => false,
        };
        if changed { Flow::Redraw } else { Flow::Idle }
    }

    pub(super) fn cover(&mut self, over: Overlay) -> Flow {
        self.covered.get_or_insert(self.now);
        self.over.push(over);
        Flow::Redraw
    }

    pub(super) fn uncover(&mut self) -> Flow {
        self.over.pop();
        if self.over.is_empty() {
            self.uncovered();
        }
        Flow::Redraw
    }

    /// Continues a replay where the overlay paused it. An interview's time has gone on meanwhile.
    fn uncovered(&mut self) {
        let Some(since) = self.covered.take() else { return };
        if let Screen::Replay(state) = &mut self.screen {
            state.slept(self.now.saturating_duration_since(since));
        }
    }

    /// Returns the section of the guide about what is on the screen: the row under the cursor, else the first
    /// visible link, else the tab.
    fn place(&self) -> Option<usize> {
        let sources = match &self.screen {
            Screen::Home(_) => None,
            Screen::Interview(state) => state.sources(&self.context),
            Screen::Replay(state) => state.sources(&self.context),
            Screen::Together(state) => state.sources(&self.context),
            Screen::Advice(advised) => advised.state.sources(&self.context),
        };
        let section = |source: &String| self.context.rulebook.guide_section_index(source);
        let about = || match &self.screen {
            Screen::Advice(advised) => advised.state.about(&self.context),
            _ => None,
        };
        let of_cursor = sources.into_iter().flatten().find_map(section);
        of_cursor.or_else(|| self.links.first()).or_else(|| about().into_iter().flatten().find_map(section))
    }
}
