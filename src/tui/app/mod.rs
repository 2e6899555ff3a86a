//! The app: holds the stack of components, turns keys into actions and carries out what components ask for.
//!
//! Only the app translates keys into actions. It uses components through the trait [`Component`]; their types matter only
//! where they are opened, in `open` and `navigation`.

mod alt;
mod digits;
mod drift;
mod group;
mod idle;
mod interview_status;
mod lock_retry;
mod navigation;
mod open;
mod overlay;
mod quit;
mod settings;

pub use open::Start;

use super::advice::WhatIfDrafts;
use super::component::{Component, body, draw_footer, label_overrides};
use super::event_loop::Next;
use super::glyphs::replace_non_ascii;
use super::home::LibraryView;
use super::input::Input;
use super::interview::{OutlookView, centred};
use super::keys::{Action, Keymap};
use super::links::Links;
use super::response::{Reply, Response};
use super::theme::Theme;
use super::ui::Ui;
use super::widgets::is_edit;
use super::{event_loop, export, guide, keys};
use crate::locale::{Message, Translator};
use crate::session::Store;
use crate::workflow::{ActiveSettings, Clock};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use interview_status::FirstInterview;
use ratatui::Frame;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
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
    /// The components from the bottom to the top: at least one screen, then overlays. Below a screen are those to which
    /// it returns: an interview or a replay below its advice, an advice below the replay opened from it.
    stack: Vec<Box<dyn Component>>,
    first_interview: FirstInterview,
    /// The name and the client that were typed for the new interview on the screen, and whether it is a quick one.
    begun_name: Option<(String, String, bool)>,
    /// The what-if state of sessions whose advice is not open, by session id.
    what_if_drafts: HashMap<String, WhatIfDrafts>,
    /// How the list of sessions is arranged while it is not open.
    library_view: LibraryView,
    /// The id of the session whose drift overlay (saved advice that differs from today's) was shown last, so
    /// that it opens only once.
    drift_shown_for: Option<String>,
    /// When to try next whether another program has let go of the open session.
    lock_retry_at: Option<Instant>,
    /// When the first of the open overlays opened.
    covered_since: Option<Instant>,
    /// Which parts of the outlook are visible beside the questions of all interviews.
    outlook: Rc<Cell<OutlookView>>,
    /// The links into the source document that the last frame shows.
    links: Links,
    size: (u16, u16),
    now: Instant,
    /// When the program was suspended; `None` if it is not suspended.
    suspended_at: Option<Instant>,
    /// The text that is put on the clipboard next.
    copied: Option<String>,
    /// A message over the footer until the next input.
    flash: Option<String>,
    settings: ActiveSettings,
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
            stack: Vec::new(),
            first_interview: FirstInterview::None,
            begun_name: None,
            what_if_drafts: HashMap::new(),
            library_view: LibraryView::default(),
            drift_shown_for: None,
            lock_retry_at: None,
            covered_since: None,
            outlook: Rc::default(),
            links: Links::default(),
            size: MIN_SIZE,
            now,
            suspended_at: None,
            copied: None,
            flash: None,
            settings: ActiveSettings::default(),
        };
        app.start(start);
        app
    }

    /// Returns the translator for the current language.
    pub(super) fn translator(&self) -> Rc<Translator> {
        Rc::clone(&self.context.translator)
    }

    /// Shows everything in other colours from the next frame on.
    pub(super) fn set_theme(&mut self, theme: &Theme) {
        self.context.theme = *theme;
        if let Some(context) = &mut self.home_context {
            context.theme = *theme;
        }
    }

    /// Returns the component that inputs go to.
    fn top(&self) -> &dyn Component {
        self.stack.last().expect("there is always a screen").as_ref()
    }

    /// Returns the component that inputs go to, with the context that it needs.
    fn top_mut(&mut self) -> (&mut dyn Component, &Ui) {
        (self.stack.last_mut().expect("there is always a screen").as_mut(), &self.context)
    }

    /// Returns the index of the visible screen, which is the last one.
    fn screen_index(&self) -> usize {
        self.stack.iter().rposition(|component| !component.is_overlay()).unwrap_or(0)
    }

    /// Returns the visible screen, with the context that it needs.
    fn screen_mut(&mut self) -> (&mut dyn Component, &Ui) {
        let index = self.screen_index();
        (self.stack[index].as_mut(), &self.context)
    }

    /// Returns the context in which the next key is looked up.
    pub(super) fn key_context(&self) -> keys::KeyContext {
        self.top().key_context()
    }

    /// Returns the labels for actions that the component on top shows.
    pub(super) fn label_overrides(&self) -> Vec<keys::LabelOverride> {
        label_overrides(self.top(), &self.context)
    }

    /// Returns whether a thread is working for the screen.
    pub(super) fn is_working(&self) -> bool {
        self.stack[self.screen_index()].is_working()
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
            Some(action @ (Action::Suspend | Action::Repaint)) => self.dispatch(action),
            // While the window is too small to show the screen, the user must not change anything unseen.
            _ if self.is_too_small() && action != Some(Action::Quit) => Next::Idle,
            Some(action) => {
                let next = self.dispatch(action);
                self.explain_idle(next, action, Some(key))
            }
            None if let Some(flow) = self.handle_esc_then_key(key) => flow,
            None if self.key_context().is_text() => {
                let (top, context) = self.top_mut();
                let response = top.handle_key(key, context);
                let is_unused = response.is_idle() && !is_edit(key);
                if is_unused { self.explain_unbound(key) } else { self.apply(response) }
            }
            None => self.explain_unbound(key),
        }
    }

    /// Carries out an action: those on the terminal itself here, all others on the component on top.
    fn dispatch(&mut self, action: Action) -> Next {
        match action {
            Action::Suspend => {
                self.suspended_at = Some(self.now);
                Next::Suspend
            }
            Action::Repaint => Next::Repaint,
            _ => self.handle_action(action),
        }
    }

    /// Passes an action to the component on top. The help, the guide, the palette and the
    /// settings open above any screen, whatever it does.
    fn handle_action(&mut self, action: Action) -> Next {
        let (is_covered, now) = (self.top().is_overlay(), self.now);
        let response = match action {
            Action::Settings => Response::Idle,
            Action::Help | Action::Guide | Action::Palette if !is_covered => Response::Idle,
            _ => {
                let (top, context) = self.top_mut();
                top.update(action, context, now)
            }
        };
        match action {
            _ if !response.is_idle() => self.apply(response),
            Action::Help => self.open_help(),
            Action::Guide => self.open_guide(None),
            Action::Export => self.open_export(),
            Action::Copy => self.copy(),
            Action::Palette => self.open_palette(),
            Action::Settings => self.open_settings(),
            Action::Quit if is_covered => self.quit_below_overlays(),
            _ => Next::Idle,
        }
    }

    fn handle_mouse(&mut self, mouse: MouseEvent) -> Next {
        // The drawn area is limited in size, so a terminal may be larger.
        let is_outside = mouse.column >= self.size.0 || mouse.row >= self.size.1;
        if is_outside || self.is_too_small() {
            return Next::Idle;
        }
        if self.is_on_footer(mouse) {
            let Some(action) = self.footer_action(mouse) else { return Next::Idle };
            let next = self.handle_action(action);
            return self.explain_idle(next, action, None);
        }
        if !self.top().is_overlay()
            && mouse.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(section) = self.links.section_at(mouse.column, mouse.row)
        {
            return self.open_guide(Some(section));
        }
        let now = self.now;
        let (top, context) = self.top_mut();
        let response = top.handle_mouse(mouse, context, now);
        self.apply(response)
    }

    fn handle_paste(&mut self, text: &str) -> Next {
        if self.is_too_small() {
            return Next::Idle;
        }
        let now = self.now;
        let (top, context) = self.top_mut();
        let response = top.paste(text, context, now);
        self.apply(response)
    }

    fn handle_tick(&mut self) -> Next {
        // An overlay may have opened since the tick was due. Threads send a tick at any time.
        if self.next_tick().is_none() && !self.is_working() {
            return Next::Idle;
        }
        if self.is_screen_visible() && self.retry_lock() == Next::Redraw {
            return Next::Redraw;
        }
        let now = self.now;
        let (screen, context) = self.screen_mut();
        let response = screen.tick(context, now);
        self.apply(response)
    }

    /// Returns whether nothing covers the screen.
    fn is_screen_visible(&self) -> bool {
        !self.top().is_overlay() && !self.is_too_small()
    }

    fn next_tick(&self) -> Option<Instant> {
        let is_visible = self.is_screen_visible();
        let screen = self.stack[self.screen_index()].deadline(self.now, is_visible);
        let lock = self.next_lock_retry().filter(|_| is_visible);
        [screen, lock].into_iter().flatten().min()
    }

    fn apply(&mut self, response: Response) -> Next {
        match response {
            Response::Idle => Next::Idle,
            Response::Redraw => Next::Redraw,
            Response::Open(overlay) => self.open_overlay(overlay),
            Response::Navigate(go) => self.navigate(go),
        }
    }

    fn reply(&mut self, reply: Reply) {
        let (top, context) = self.top_mut();
        top.receive(reply, context);
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
        let is_user_input = matches!(input, Input::Key(_) | Input::Paste(_) | Input::Mouse(_));
        let flash_ended = is_user_input && self.flash.take().is_some();
        let digits_changed = self.forget_digits(&input);
        let flow = match input {
            Input::Key(key) => self.handle_key(key),
            Input::Paste(text) => self.handle_paste(&text),
            Input::Mouse(mouse) => self.handle_mouse(mouse),
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                let (screen, context) = self.screen_mut();
                screen.resize((columns, rows), context);
                Next::Redraw
            }
            Input::Tick => self.handle_tick(),
            Input::Stop(_) | Input::EndOfInput => {
                self.save();
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
        if (digits_changed || flash_ended) && flow == Next::Idle { Next::Redraw } else { flow }
    }

    /// Draws the screen and the overlays above it.
    fn draw(&mut self, frame: &mut Frame) {
        let area = frame.area();
        let screen = self.screen_index();
        if area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 {
            let message = Message::new("screen-too-small").arg("columns", MIN_SIZE.0.to_string());
            let text = self.context.translate(&message.arg("rows", MIN_SIZE.1.to_string()));
            centred(&text, frame, area, &self.context);
        } else {
            for (index, component) in self.stack.iter_mut().enumerate().skip(screen) {
                // Each component puts the terminal's cursor at what has the focus, for braille displays and magnifiers.
                frame.set_cursor_position(body(area).as_position());
                component.view(&self.context, frame, body(area));
                if index == screen {
                    self.links = Links::find(frame.buffer_mut(), &self.context);
                }
            }
            draw_footer(self.top(), &self.context, frame);
        }
        if let Some(text) = &self.flash {
            export::draw_flash(text, &self.context, frame, area);
        }
        self.context.theme.paint(frame.buffer_mut());
        if self.context.theme.ascii {
            replace_non_ascii(frame.buffer_mut());
        }
    }

    fn take_copied_text(&mut self) -> Option<String> {
        self.copied.take()
    }

    fn wants_mouse(&self) -> bool {
        self.settings.sources().mouse()
    }

    fn deadline(&self) -> Option<Instant> {
        self.next_tick()
    }
}

/// Removes the keys for actions that the context's rulebook does not support, and in the demo the key for imports, which
/// would be lost with it.
fn without_unsupported_keys(mut context: Ui) -> Ui {
    if context.is_demo {
        context.keys = context.keys.without(Action::Import);
    }
    if guide::entry_count(&context.rulebook) == 0 {
        context.keys = context.keys.without(Action::Guide);
    }
    if !context.rulebook.questions.iter().any(|question| question.essential) {
        context.keys = context.keys.without(Action::Quick);
    }
    context
}
