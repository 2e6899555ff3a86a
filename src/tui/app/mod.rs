//! The app: holds the current screen, turns keys into actions and changes screens.
//!
//! Only the app translates keys into actions. A screen returns a [`Response`]; whatever reaches beyond the
//! screen, such as another screen or the disk, is done here.

mod alt;
mod digits;
mod drift;
mod leaving;
mod left;
mod open;
mod over;
mod route;
mod together;

pub use left::InterviewStatus;
pub use open::Start;

use super::context::Context;
use super::glyphs::put_into_ascii;
use super::input::Input;
use super::interview::{self, Clock, centred};
use super::keys::{self, Action, Keymap};
use super::links::Links;
use super::run::{self, Flow};
use super::screen::{Go, Reply};
use super::{advice, guide, home, replay, together as side_by_side};
use crate::locale::Message;
use crate::session::{Session, Store};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use leaving::WhatIfDraft;
use left::FirstInterview;
use over::Overlay;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::HashMap;
use std::time::Instant;

/// The smallest window, in columns and rows, in which every screen is usable.
pub const LEAST: (u16, u16) = (40, 12);

/// The state of the whole program on the terminal.
#[derive(Debug)]
pub struct App {
    context: Context,
    /// The context of the home screen while a session with another rulebook is open.
    of_start: Option<Context>,
    /// The complete keymap, before actions that the rulebook does not support are removed.
    keys: Keymap,
    store: Store,
    clock: Clock,
    screen: Screen,
    first_interview: FirstInterview,
    /// The advice screen from which a replay was opened, to which the replay returns.
    under: Option<Box<AdviceScreen>>,
    /// The what-if state of sessions whose advice is not on the screen, by session id.
    tried: HashMap<String, WhatIfDraft>,
    /// The id of the session whose drift overlay was shown last, so that it opens only once.
    told_of: Option<String>,
    /// The overlays above the screen, the topmost last, and when the first of them opened.
    over: Vec<Overlay>,
    covered: Option<Instant>,
    /// Which parts of the outlook are visible beside the questions: the same for all interviews until the
    /// program ends.
    outlook: interview::OutlookView,
    /// The links into the source document that the last frame shows.
    links: Links,
    size: (u16, u16),
    now: Instant,
    /// When the program was suspended, if it is.
    asleep: Option<Instant>,
}

/// The current screen.
#[derive(Debug)]
enum Screen {
    Home(Box<home::HomeState>),
    Interview(Box<interview::InterviewState>),
    Replay(Box<replay::State>),
    Advice(Box<AdviceScreen>),
    Together(Box<side_by_side::State>),
}

/// The advice screen with the screen to which it returns.
#[derive(Debug)]
struct AdviceScreen {
    state: advice::State,
    behind: AdviceOrigin,
}

#[derive(Debug)]
enum AdviceOrigin {
    /// A finished interview.
    Interview(Box<interview::InterviewState>),
    Replay(Box<replay::State>),
}

impl AdviceOrigin {
    /// Returns the session that the advice is about.
    fn session(&self) -> &Session {
        match self {
            Self::Interview(state) => state.held().session(),
            Self::Replay(state) => state.session(),
        }
    }
}

impl App {
    /// Creates the app at its first screen. `clock` returns the current date and time; `now` is the monotonic
    /// time of the first frame.
    #[must_use]
    pub fn new(context: Context, store: Store, start: Start, clock: Clock, now: Instant) -> Self {
        let mut app = Self {
            keys: context.keys.clone(),
            context: fitting(context),
            of_start: None,
            store,
            clock,
            screen: Screen::Home(Box::default()),
            first_interview: FirstInterview::None,
            under: None,
            tried: HashMap::new(),
            told_of: None,
            over: Vec::new(),
            covered: None,
            outlook: interview::OutlookView::default(),
            links: Links::default(),
            size: LEAST,
            now,
            asleep: None,
        };
        app.start(start);
        app
    }

    /// Returns the context in which the next key is looked up.
    fn keys(&self) -> keys::KeyContext {
        if let Some(over) = self.over.last() {
            return over.keys();
        }
        match &self.screen {
            Screen::Home(state) => state.context(),
            Screen::Interview(state) => state.context(),
            Screen::Replay(_) => keys::KeyContext::Replay,
            Screen::Together(_) => keys::KeyContext::Together,
            Screen::Advice(advised) => advised.state.context(),
        }
    }

    /// Returns the visible screen's own labels for actions.
    fn own(&self) -> Vec<keys::LabelOverride> {
        match (self.over.last(), &self.screen) {
            (Some(over), _) => over.own(),
            (None, Screen::Home(state)) => state.own(),
            (None, Screen::Interview(state)) => state.own(),
            (None, Screen::Replay(state)) => state.own(),
            (None, Screen::Together(state)) => state.own(),
            (None, Screen::Advice(advised)) => advised.state.own(&self.context),
        }
    }

    fn is_too_small(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    fn key(&mut self, key: KeyEvent) -> Flow {
        let action = self.context.keys.action(self.keys(), key);
        // Logs the action only: typed text is private.
        tracing::debug!(place = self.keys().name(), action = action.map_or("text", Action::name), "key");
        match action {
            Some(Action::Suspend) => {
                self.asleep = Some(self.now);
                Flow::Suspend
            }
            Some(Action::Repaint) => Flow::Repaint,
            // Nothing may be changed while the screen is not visible.
            _ if self.is_too_small() && action != Some(Action::Quit) => Flow::Idle,
            Some(action) => self.act(action),
            None if let Some(flow) = self.esc_and_key(key) => flow,
            None if self.keys().is_text() => {
                let reply = match &mut self.screen {
                    Screen::Home(state) => state.typed(key, &self.context),
                    Screen::Interview(state) => state.typed(key, &self.context),
                    Screen::Advice(advised) => advised.state.typed(key),
                    Screen::Replay(_) | Screen::Together(_) => Reply::Idle,
                };
                self.follow(reply)
            }
            None => Flow::Idle,
        }
    }

    fn act(&mut self, action: Action) -> Flow {
        match action {
            _ if !self.over.is_empty() => return self.act_over(action),
            Action::Help => return self.open_help(),
            Action::Guide => return self.open_guide(None),
            _ => {}
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.update(action, &self.context),
            Screen::Interview(state) => {
                let reply = state.update(action, &self.context, self.now);
                self.outlook = state.outlook();
                reply
            }
            Screen::Replay(state) => state.update(action, self.now),
            Screen::Together(state) => state.update(action),
            Screen::Advice(advised) => {
                let reply = advised.state.update(action, &self.context);
                if reply == Reply::Idle {
                    return self.beyond_advice(action);
                }
                reply
            }
        };
        self.follow(reply)
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Flow {
        // A terminal may be larger than the area that is drawn.
        let beyond = mouse.column >= self.size.0 || mouse.row >= self.size.1;
        if beyond || self.is_too_small() {
            return Flow::Idle;
        }
        if self.is_on_footer(mouse) {
            return self.footer_action(mouse).map_or(Flow::Idle, |action| self.act(action));
        }
        if !self.over.is_empty() {
            return self.mouse_over(mouse);
        }
        if mouse.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(section) = self.links.at(mouse.column, mouse.row)
        {
            return self.open_guide(Some(section));
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.mouse(mouse, &self.context),
            Screen::Interview(state) => state.mouse(mouse, &self.context, self.now),
            Screen::Replay(state) => state.mouse(mouse),
            Screen::Together(state) => state.mouse(mouse),
            Screen::Advice(advised) => Reply::when(advised.state.mouse(mouse, &self.context)),
        };
        self.follow(reply)
    }

    fn paste(&mut self, text: &str) -> Flow {
        if !self.over.is_empty() || self.is_too_small() {
            return Flow::Idle;
        }
        let reply = match &mut self.screen {
            Screen::Home(state) => state.paste(text, &self.context),
            Screen::Interview(state) => state.paste(text, self.now),
            Screen::Advice(advised) => advised.state.paste(text),
            Screen::Replay(_) | Screen::Together(_) => Reply::Idle,
        };
        self.follow(reply)
    }

    fn tick(&mut self) -> Flow {
        let reply = match &mut self.screen {
            Screen::Replay(state) => state.pass(self.now),
            Screen::Home(state) => state.idle(&self.context),
            Screen::Interview(_) | Screen::Together(_) | Screen::Advice(_) => Reply::Idle,
        };
        self.follow(reply)
    }

    fn follow(&mut self, reply: Reply) -> Flow {
        match reply {
            Reply::Idle => Flow::Idle,
            Reply::Redraw => Flow::Redraw,
            Reply::Go(Go::Quit) => self.quit(),
            Reply::Go(go) => {
                self.go(go);
                Flow::Redraw
            }
        }
    }
}

impl run::App for App {
    fn update(&mut self, input: Input, now: Instant) -> Flow {
        self.now = now;
        match input {
            Input::Resize(..) => {}
            Input::Continued => self.wake(),
            // No shell resumed the program, so the suspension did not take place.
            _ => self.asleep = None,
        }
        let forgotten = self.forget_digits(&input);
        let flow = match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(&text),
            Input::Mouse(mouse) => self.mouse(mouse),
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                if let Screen::Home(state) = &mut self.screen {
                    state.resize(self.size, &self.context);
                }
                Flow::Redraw
            }
            Input::Tick => self.tick(),
            Input::Stop(_) | Input::EndOfInput => {
                self.save_at_last();
                Flow::Quit
            }
            // The event loop handles both.
            Input::Suspend => {
                self.asleep = Some(now);
                Flow::Idle
            }
            Input::Continued => Flow::Idle,
        };
        if flow != Flow::Quit {
            self.show_notices();
        }
        if forgotten && flow == Flow::Idle { Flow::Redraw } else { flow }
    }

    fn view(&mut self, frame: &mut Frame) {
        let area = frame.area();
        if area.width < LEAST.0 || area.height < LEAST.1 {
            let message = Message::new("screen-too-small").with("columns", LEAST.0.to_string());
            let text = self.context.say(&message.with("rows", LEAST.1.to_string()));
            centred(&text, frame, area, &self.context);
        } else {
            self.view_screens(frame, area);
        }
        if self.context.look.ascii {
            put_into_ascii(frame.buffer_mut());
        }
    }

    fn deadline(&self) -> Option<Instant> {
        match &self.screen {
            // A replay pauses while an overlay is open or the window is too small to show it.
            Screen::Replay(state) if self.over.is_empty() && !self.is_too_small() => state.deadline(),
            // A busy home screen works whenever no input is waiting.
            Screen::Home(state) if state.is_busy() => Some(self.now),
            _ => None,
        }
    }
}

impl App {
    /// Draws the screen and the overlays above it.
    fn view_screens(&mut self, frame: &mut Frame, area: Rect) {
        let context = &self.context;
        match &mut self.screen {
            Screen::Home(state) => state.view(context, frame, area),
            Screen::Interview(state) => state.view(context, frame, area),
            Screen::Replay(state) => state.view(context, frame, area),
            Screen::Together(state) => state.view(context, frame, area),
            Screen::Advice(advised) => advice::view(&mut advised.state, context, frame, area),
        }
        self.links = Links::find(frame.buffer_mut(), context);
        for over in &mut self.over {
            match over {
                Overlay::Help(help) => help.view(context, frame, area),
                Overlay::Guide(guide) => guide.view(context, frame, area),
                Overlay::Drift(drift) => drift.view(context, frame, area),
                Overlay::Leave(leave) => leave.view(context, frame, area),
            }
        }
    }
}

/// Removes the keys for actions that the context's rulebook does not support.
fn fitting(mut context: Context) -> Context {
    if guide::entries(&context.rulebook) == 0 {
        context.keys = context.keys.without(Action::Guide);
    }
    if !context.rulebook.questions.iter().any(|question| question.essential) {
        context.keys = context.keys.without(Action::Quick);
    }
    context
}
