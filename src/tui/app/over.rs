//! What lies over a screen: the help on its keys, and the guide. Both leave to exactly what is below.
//!
//! Each opens over the other once: the guide from the help, and the help on the guide's keys.

use super::{App, Screen};
use crate::tui::keys::{self, Action, Own};
use crate::tui::run::Flow;
use crate::tui::{drift, guide, help, leave};
use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// Something over a screen.
#[derive(Debug)]
pub(super) enum Over {
    Help(help::State),
    Guide(Box<guide::State>),
    Drift(Box<drift::State>),
    Leave(Box<leave::State>),
}

impl Over {
    /// Where keys are pressed.
    pub(super) fn keys(&self) -> keys::Context {
        match self {
            Self::Help(_) => keys::Context::Help,
            Self::Guide(_) => keys::Context::Guide,
            Self::Drift(_) => keys::Context::Drift,
            Self::Leave(_) => keys::Context::Leave,
        }
    }

    /// Its words for what keys do.
    pub(super) fn own(&self) -> Vec<Own> {
        match self {
            Self::Help(help) => help.own(),
            Self::Guide(guide) => guide.own(),
            Self::Drift(drift) => drift.own(),
            Self::Leave(leave) => leave.own(),
        }
    }
}

impl App {
    /// Opens the help on the keys of what shows.
    pub(super) fn open_help(&mut self) -> Flow {
        let help = help::State::new(self.keys(), self.own());
        self.cover(Over::Help(help))
    }

    /// Opens the guide at a section; without one at the place of what is being read, else at its contents.
    pub(super) fn open_guide(&mut self, section: Option<usize>) -> Flow {
        if guide::entries(&self.context.rulebook) == 0 {
            return Flow::Idle;
        }
        let section = section.or_else(|| self.place());
        let quit = self.own().iter().find(|(action, _)| *action == Action::Quit).map(|(_, word)| *word);
        let quit = quit.unwrap_or(Action::Quit.word(self.keys()));
        let guide = guide::State::new(&self.context, section, quit);
        self.cover(Over::Guide(Box::new(guide)))
    }

    /// What a key does on what lies over the screen.
    pub(super) fn act_over(&mut self, action: Action) -> Flow {
        let guide_below = self.over.iter().rev().skip(1).any(|over| matches!(over, Over::Guide(_)));
        let changed = match (action, self.over.last_mut()) {
            // Asked to leave once more, nobody is asked again.
            (Action::Quit, Some(Over::Leave(_))) => return self.leave_as(Ok(leave::Choice::Discard)),
            (Action::Quit, _) => {
                self.over.clear();
                self.uncovered();
                return self.act(action);
            }
            (Action::TakeToday, Some(Over::Drift(drift))) if drift.takes() => return self.take_today(),
            (Action::Case, Some(Over::Drift(_))) => return self.keep_case(),
            (Action::Help, Some(Over::Leave(_))) => return self.open_help(),
            (Action::Guide, Some(Over::Leave(_))) => return Flow::Idle,
            (_, Some(Over::Leave(leave))) => {
                let chosen = leave.update(action);
                return self.leave_as(chosen);
            }
            (Action::Back, _)
            | (Action::KeepSaved, Some(Over::Drift(_)))
            | (Action::Help, Some(Over::Help(_)))
            | (Action::Guide, Some(Over::Guide(_))) => {
                return self.uncover();
            }
            (Action::Guide, _) if guide_below => return self.uncover(),
            (Action::Guide, _) => return self.open_guide(None),
            (Action::Help, _) => return self.open_help(),
            (_, Some(Over::Help(help))) => help.update(action),
            (_, Some(Over::Guide(guide))) => guide.update(action),
            (_, Some(Over::Drift(drift))) => drift.update(action),
            (_, None) => false,
        };
        if changed { Flow::Redraw } else { Flow::Idle }
    }

    /// What the mouse does on what lies over the screen.
    pub(super) fn mouse_over(&mut self, mouse: MouseEvent) -> Flow {
        let changed = match (self.over.last_mut(), mouse.kind) {
            (Some(Over::Guide(guide)), _) => guide.mouse(mouse),
            (Some(Over::Leave(leave)), MouseEventKind::Down(_)) => {
                let chosen = leave.click(Position::new(mouse.column, mouse.row));
                return self.leave_as(chosen);
            }
            (Some(Over::Help(help)), MouseEventKind::ScrollDown) => help.wheel(3),
            (Some(Over::Help(help)), MouseEventKind::ScrollUp) => help.wheel(-3),
            (Some(Over::Drift(drift)), MouseEventKind::ScrollDown) => drift.wheel(3),
            (Some(Over::Drift(drift)), MouseEventKind::ScrollUp) => drift.wheel(-3),
            (Some(Over::Help(_)), MouseEventKind::Down(_)) => return self.uncover(),
            _ => false,
        };
        if changed { Flow::Redraw } else { Flow::Idle }
    }

    pub(super) fn cover(&mut self, over: Over) -> Flow {
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

    /// A replay goes on from where it was covered; an interview's time has gone on.
    fn uncovered(&mut self) {
        let Some(since) = self.covered.take() else { return };
        if let Screen::Replay(state) = &mut self.screen {
            state.slept(self.now.saturating_duration_since(since));
        }
    }

    /// The section of the guide that says most of what is being read: of what is under the cursor, else of the first
    /// place that shows, else of the tab.
    fn place(&self) -> Option<usize> {
        let sources = match &self.screen {
            Screen::Home(_) => None,
            Screen::Interview(state) => state.sources(&self.context),
            Screen::Replay(state) => state.sources(&self.context),
            Screen::Together(state) => state.sources(&self.context),
            Screen::Advice(advised) => advised.state.sources(&self.context),
        };
        let section = |source: &String| self.context.rulebook.section(source);
        let about = || match &self.screen {
            Screen::Advice(advised) => advised.state.about(&self.context),
            _ => None,
        };
        let of_cursor = sources.into_iter().flatten().find_map(section);
        of_cursor.or_else(|| self.links.first()).or_else(|| about().into_iter().flatten().find_map(section))
    }
}
