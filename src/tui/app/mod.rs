//! The app: holds the current screen, turns keys into actions and changes screens.
//!
//! Only the app translates keys into actions. A screen returns a [`Response`], by which it can ask the app to
//! show another screen, for example.

mod alt;
mod digits;
mod drift;
mod group;
mod interview_status;
mod navigation;
mod open;
mod overlay;
mod quit;

pub use interview_status::InterviewStatus;
pub use open::Start;

use super::event_loop::{self, Next};
use super::glyphs::replace_non_ascii;
use super::input::Input;
use super::interview::{self, Clock, centred};
use super::keys::{self, Action, Keymap};
use super::links::Links;
use super::response::{Navigate, Response};
use super::ui::Ui;
use super::{advice, group as side_by_side, guide, home, replay};
use crate::locale::Message;
use crate::session::{Session, Store};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use interview_status::FirstInterview;
use overlay::Overlay;
use quit::WhatIfDraft;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::HashMap;
use std::time::Instant;

/// The smallest window, in columns and rows, in which every screen is usable.
pub const MIN_SIZE: (u16, u16) = (40, 12);

/// The state of the whole program on the terminal.
#[derive(Debug)]
pub struct App {
    context: Ui,
    /// The context of the home screen while a session with another rulebook is open.
    home_context: Option<Ui>,
    /// The complete keymap, before actions that the rulebook does not support are removed.
    full_keymap: Keymap,
    store: Store,
    clock: Clock,
    screen: Screen,
    first_interview: FirstInterview,
    /// The advice screen from which a replay was opened, to which the replay returns.
    parent: Option<Box<AdviceScreen>>,
    /// The what-if state of sessions whose advice is not on the screen, by session id.
    what_if_drafts: HashMap<String, WhatIfDraft>,
    /// The id of the session whose drift overlay (saved advice that differs from today's) was shown last, so
    /// that it opens only once.
    drift_shown_for: Option<String>,
    /// The overlays above the screen, the topmost last.
    overlays: Vec<Overlay>,
    /// When the first of the open overlays opened.
    overlay_since: Option<Instant>,
    /// Which parts of the outlook are visible beside the questions. Applies to all interviews until the
    /// program ends.
    outlook: interview::OutlookView,
    /// The links into the source document that the last frame shows.
    links: Links,
    size: (u16, u16),
    now: Instant,
    /// When the program was suspended; `None` if it is not suspended.
    suspended_at: Option<Instant>,
}

/// The current screen.
#[derive(Debug)]
enum Screen {
    Home(Box<home::HomeState>),
    Interview(Box<interview::InterviewState>),
    Replay(Box<replay::ReplayState>),
    Advice(Box<AdviceScreen>),
    Group(Box<side_by_side::GroupState>),
}

/// The advice screen with the screen to which it returns.
#[derive(Debug)]
struct AdviceScreen {
    state: advice::AdviceState,
    origin: AdviceOrigin,
}

#[derive(Debug)]
enum AdviceOrigin {
    /// A finished interview.
    Interview(Box<interview::InterviewState>),
    Replay(Box<replay::ReplayState>),
}

impl AdviceOrigin {
    /// Returns the session that the advice is about.
    fn session(&self) -> &Session {
        match self {
            Self::Interview(state) => state.conductor().session(),
            Self::Replay(state) => state.session(),
        }
    }
}

impl App {
    /// Creates the app at its first screen. `clock` returns the current date and time; `now` is the monotonic
    /// time of the first frame.
    pub fn new(context: Ui, store: Store, start: Start, clock: Clock, now: Instant) -> Self {
        let mut app = Self {
            full_keymap: context.keys.clone(),
            context: without_unsupported_keys(context),
            home_context: None,
            store,
            clock,
            screen: Screen::Home(Box::default()),
            first_interview: FirstInterview::None,
            parent: None,
            what_if_drafts: HashMap::new(),
            drift_shown_for: None,
            overlays: Vec::new(),
            overlay_since: None,
            outlook: interview::OutlookView::default(),
            links: Links::default(),
            size: MIN_SIZE,
            now,
            suspended_at: None,
        };
        app.start(start);
        app
    }

    /// Returns the context in which the next key is looked up.
    fn key_context(&self) -> keys::KeyContext {
        if let Some(overlay) = self.overlays.last() {
            return overlay.key_context();
        }
        match &self.screen {
            Screen::Home(state) => state.key_context(),
            Screen::Interview(state) => state.key_context(),
            Screen::Replay(_) => keys::KeyContext::Replay,
            Screen::Group(_) => keys::KeyContext::Together,
            Screen::Advice(advised) => advised.state.key_context(),
        }
    }

    /// Returns the visible screen's own labels for actions.
    fn label_overrides(&self) -> Vec<keys::LabelOverride> {
        match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.label_overrides(),
            (None, Screen::Home(state)) => state.label_overrides(),
            (None, Screen::Interview(state)) => state.label_overrides(),
            (None, Screen::Replay(state)) => state.label_overrides(),
            (None, Screen::Group(state)) => state.label_overrides(),
            (None, Screen::Advice(advised)) => advised.state.label_overrides(&self.context),
        }
    }

    /// Returns whether a thread is working for the screen.
    #[cfg(test)]
    pub(super) fn is_working(&self) -> bool {
        matches!(&self.screen, Screen::Home(state) if state.is_working())
    }

    fn is_too_small(&self) -> bool {
        self.size.0 < MIN_SIZE.0 || self.size.1 < MIN_SIZE.1
    }

    fn handle_key(&mut self, key: KeyEvent) -> Next {
        let action = self.context.keys.action(self.key_context(), key);
        // Logs the action only: typed text is private.
        tracing::debug!(
            place = self.key_context().name(),
            action = action.map_or("text", Action::name),
            "key"
        );
        match action {
            Some(Action::Suspend) => {
                self.suspended_at = Some(self.now);
                Next::Suspend
            }
            Some(Action::Repaint) => Next::Repaint,
            // While the window is too small to show the screen, the user must not change anything unseen.
            _ if self.is_too_small() && action != Some(Action::Quit) => Next::Idle,
            Some(action) => self.handle_action(action),
            None if let Some(flow) = self.handle_esc_then_key(key) => flow,
            None if self.key_context().is_text() => {
                let reply = match &mut self.screen {
                    Screen::Home(state) => state.handle_key(key),
                    Screen::Interview(state) => state.handle_key(key, &self.context),
                    Screen::Advice(advised) => advised.state.handle_key(key),
                    Screen::Replay(_) | Screen::Group(_) => Response::Idle,
                };
                self.apply_response(reply)
            }
            None => Next::Idle,
        }
    }

    fn handle_action(&mut self, action: Action) -> Next {
        match action {
            _ if !self.overlays.is_empty() => return self.handle_overlay_action(action),
            Action::Help => return self.open_help(),
            Action::Guide => return self.open_guide(None),
            _ => {}
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.handle_list_action(action, &self.context),
            Screen::Interview(state) => {
                let reply = state.update(action, &self.context, self.now);
                self.outlook = state.outlook();
                reply
            }
            Screen::Replay(state) => state.handle_action(action, self.now),
            Screen::Group(state) => state.handle_action(action),
            Screen::Advice(advised) => {
                let reply = advised.state.handle_action(action, &self.context);
                if reply == Response::Idle {
                    return self.handle_unused_advice_action(action);
                }
                reply
            }
        };
        self.apply_response(reply)
    }

    fn handle_mouse(&mut self, mouse: MouseEvent) -> Next {
        // The drawn area is limited in size, so a terminal may be larger.
        let is_outside = mouse.column >= self.size.0 || mouse.row >= self.size.1;
        if is_outside || self.is_too_small() {
            return Next::Idle;
        }
        if self.is_on_footer(mouse) {
            return self.footer_action(mouse).map_or(Next::Idle, |action| self.handle_action(action));
        }
        if !self.overlays.is_empty() {
            return self.handle_overlay_mouse(mouse);
        }
        if mouse.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(section) = self.links.section_at(mouse.column, mouse.row)
        {
            return self.open_guide(Some(section));
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.handle_mouse(mouse, &self.context),
            Screen::Interview(state) => state.handle_mouse(mouse, &self.context, self.now),
            Screen::Replay(state) => state.handle_mouse(mouse),
            Screen::Group(state) => state.handle_mouse(mouse),
            Screen::Advice(advised) => Response::redraw_if(advised.state.handle_mouse(mouse, &self.context)),
        };
        self.apply_response(reply)
    }

    fn handle_paste(&mut self, text: &str) -> Next {
        if !self.overlays.is_empty() || self.is_too_small() {
            return Next::Idle;
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.paste(text),
            Screen::Interview(state) => state.paste(text, self.now),
            Screen::Advice(advised) => advised.state.paste(text),
            Screen::Replay(_) | Screen::Group(_) => Response::Idle,
        };
        self.apply_response(reply)
    }

    fn handle_tick(&mut self) -> Next {
        let reply = match &mut self.screen {
            Screen::Replay(state) => state.advance(self.now),
            Screen::Home(state) => state.receive_results(&self.context),
            Screen::Interview(_) | Screen::Group(_) | Screen::Advice(_) => Response::Idle,
        };
        self.apply_response(reply)
    }

    fn apply_response(&mut self, reply: Response) -> Next {
        match reply {
            Response::Idle => Next::Idle,
            Response::Redraw => Next::Redraw,
            Response::Navigate(Navigate::Quit) => self.quit(),
            Response::Navigate(go) => {
                self.navigate(go);
                Next::Redraw
            }
        }
    }
}

impl event_loop::Application for App {
    fn handle_input(&mut self, input: Input, now: Instant) -> Next {
        self.now = now;
        match input {
            // A tick may come from a thread.
            Input::Resize(..) | Input::Tick => {}
            Input::Continued => self.exclude_suspension(),
            // Any other input means that the program was not suspended, as when no shell could continue it.
            _ => self.suspended_at = None,
        }
        let digits_changed = self.forget_digits(&input);
        let flow = match input {
            Input::Key(key) => self.handle_key(key),
            Input::Paste(text) => self.handle_paste(&text),
            Input::Mouse(mouse) => self.handle_mouse(mouse),
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                if let Screen::Home(state) = &mut self.screen {
                    state.resize(self.size, &self.context);
                }
                Next::Redraw
            }
            Input::Tick => self.handle_tick(),
            Input::Stop(_) | Input::EndOfInput => {
                self.save_interview();
                Next::Quit
            }
            // The event loop stops the process and, once it continues, sets up the terminal again.
            Input::Suspend => {
                self.suspended_at = Some(now);
                Next::Idle
            }
            Input::Continued => Next::Idle,
        };
        if flow != Next::Quit {
            self.show_notices();
        }
        if digits_changed && flow == Next::Idle { Next::Redraw } else { flow }
    }

    fn draw(&mut self, frame: &mut Frame) {
        let area = frame.area();
        if area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 {
            let message = Message::new("screen-too-small").arg("columns", MIN_SIZE.0.to_string());
            let text = self.context.translate(&message.arg("rows", MIN_SIZE.1.to_string()));
            centred(&text, frame, area, &self.context);
        } else {
            self.draw_screen(frame, area);
        }
        if self.context.theme.ascii {
            replace_non_ascii(frame.buffer_mut());
        }
    }

    fn deadline(&self) -> Option<Instant> {
        match &self.screen {
            // A replay pauses while an overlay is open or the window is too small to show it.
            Screen::Replay(state) if self.overlays.is_empty() && !self.is_too_small() => state.deadline(),
            _ => None,
        }
    }
}

impl App {
    /// Draws the screen and the overlays above it.
    fn draw_screen(&mut self, frame: &mut Frame, area: Rect) {
        let context = &self.context;
        match &mut self.screen {
            Screen::Home(state) => state.view(context, frame, area),
            Screen::Interview(state) => state.view(context, frame, area),
            Screen::Replay(state) => state.draw(context, frame, area),
            Screen::Group(state) => state.draw(context, frame, area),
            Screen::Advice(advised) => advice::draw(&mut advised.state, context, frame, area),
        }
        self.links = Links::find(frame.buffer_mut(), context);
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Help(help) => help.draw(context, frame, area),
                Overlay::Guide(guide) => guide.draw(context, frame, area),
                Overlay::Drift(drift) => drift.draw(context, frame, area),
                Overlay::Leave(leave) => leave.draw(context, frame, area),
            }
        }
    }
}

/// Removes the keys for actions that the context's rulebook does not support.
fn without_unsupported_keys(mut context: Ui) -> Ui {
    if guide::entry_count(&context.rulebook) == 0 {
        context.keys = context.keys.without(Action::Guide);
    }
    if !context.rulebook.questions.iter().any(|question| question.essential) {
        context.keys = context.keys.without(Action::Quick);
    }
    context
}
