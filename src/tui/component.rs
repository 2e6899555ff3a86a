//! The trait of screens and overlays, which the app holds on a stack. The lowest components are screens, each of which
//! fills the window. Overlays lie above the last screen.
//!
//! An input goes to the component on top. A component that does not use it returns [`Response::Idle`], and the app may
//! use it: it opens the help, the guide and the export dialog, and closes overlays to quit. A component returns its
//! requests to the app as a [`Navigate`](super::response::Navigate). The app answers with a [`Reply`].

use super::advice::{AdviceState, WhatIfDrafts};
use super::export::Exportable;
use super::home::LibraryView;
use super::keys::{Action, KeyContext, LabelOverride};
use super::response::{Reply, Response};
use super::ui::Ui;
use crate::locale::Message;
use crate::rulebook::Answers;
use crate::session::{ResolvedEvents, Session};
use crate::workflow::Conductor;
use crossterm::event::{KeyEvent, MouseEvent};
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::fmt::Debug;
use std::time::{Duration, Instant};

/// A screen or an overlay.
pub trait Component: Debug {
    /// Returns the context in which keys are looked up.
    fn key_context(&self) -> KeyContext;

    /// Handles an action.
    fn update(&mut self, action: Action, context: &Ui, now: Instant) -> Response;

    /// Draws the component in the window above the footer, which the app draws: a screen everywhere in it, an overlay
    /// where it lies above the screen.
    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect);

    /// Returns whether the component lies above a screen that stays visible.
    fn is_overlay(&self) -> bool {
        false
    }

    /// Returns the component's own labels for actions.
    fn label_overrides(&self, _context: &Ui) -> Vec<LabelOverride> {
        Vec::new()
    }

    /// Returns why an action changed nothing, if the component knows a better reason than that it has no effect here.
    fn idle_reason(&self, _action: Action, _context: &Ui) -> Option<Message> {
        None
    }

    /// Handles a key as text, if the key context is one of a text field.
    fn handle_key(&mut self, _key: KeyEvent, _context: &Ui) -> Response {
        Response::Idle
    }

    /// Handles pasted text.
    fn paste(&mut self, _text: &str, _context: &Ui, _now: Instant) -> Response {
        Response::Idle
    }

    /// Handles the mouse, except for clicks on the footer.
    fn handle_mouse(&mut self, _mouse: MouseEvent, _context: &Ui, _now: Instant) -> Response {
        Response::Idle
    }

    /// Returns when the screen needs its next tick, if it does. `is_visible` says that nothing covers it.
    fn deadline(&self, _now: Instant, _is_visible: bool) -> Option<Instant> {
        None
    }

    /// Updates the parts that depend on time, and receives the results of a thread.
    fn tick(&mut self, _context: &Ui, _now: Instant) -> Response {
        Response::Idle
    }

    /// Returns whether a thread is working for the screen, which then gets a tick for each result.
    fn is_working(&self) -> bool {
        false
    }

    /// Adapts to the size of the window, in columns and rows.
    fn resize(&mut self, _size: (u16, u16), _context: &Ui) {}

    /// Excludes the time for which the program was suspended from the time spent here.
    fn exclude_suspension(&mut self, _time: Duration) {}

    /// Called when the overlays above the screen have closed. `covered` is the time for which they covered it.
    fn uncover(&mut self, _covered: Duration) {}

    /// Discards the option number being typed. Returns whether there was one.
    fn clear_typed_number(&mut self) -> bool {
        false
    }

    /// Makes the stored texts again, after the language or the form of dates has changed. `below` is the component below.
    ///
    /// What users typed stays. A message that is shown until the next key may be dropped.
    fn retranslate(&mut self, _context: &Ui, _below: Option<&dyn Component>) {}

    /// Handles the app's reply to a request.
    fn receive(&mut self, _reply: Reply, _context: &Ui) {}

    /// Returns whether [`Reply::Notice`] may be sent at any time, for notices about the session's file.
    fn shows_notices(&self) -> bool {
        false
    }

    /// Returns the sources of the item under the cursor.
    fn sources<'a>(&self, _context: &'a Ui) -> Option<&'a [String]> {
        None
    }

    /// Returns the sources of the page as a whole, for when no reference is visible.
    fn page_sources<'a>(&self, _context: &'a Ui) -> Option<&'a [String]> {
        None
    }

    /// Returns the content to export or copy; `None` if the component shows no result.
    fn exportable(&self, _context: &Ui) -> Option<Exportable> {
        None
    }

    /// Returns the session that this screen, and those opened from it, are about.
    fn session(&self) -> Option<&Session> {
        None
    }

    /// Returns the events of that session as today's rulebook understands them.
    fn records(&self) -> Option<&ResolvedEvents> {
        None
    }

    /// Returns the interview that this screen conducts.
    fn conductor(&self) -> Option<&Conductor> {
        None
    }

    /// Returns the interview that this screen conducts, to change it.
    fn conductor_mut(&mut self) -> Option<&mut Conductor> {
        None
    }

    /// Saves unsaved changes, before the screen is closed.
    fn save(&mut self, _now: Instant) {}

    /// Returns the advice on the answers that this screen collected or played.
    fn advice(&self, _context: &Ui, _today: Date) -> Option<AdviceState> {
        None
    }

    /// Returns the answers that were tried here, to restore them when the session's advice is opened again.
    fn what_if_drafts(&self, _context: &Ui) -> Option<WhatIfDrafts> {
        None
    }

    /// Returns how the list of sessions is arranged here, to restore that when it is shown again.
    fn library_view(&self) -> Option<LibraryView> {
        None
    }

    /// Marks answers that were tried on a session as saved.
    fn mark_saved(&mut self, _session_id: &str, _answers: &Answers) {}
}

/// Returns the labels for actions that a component shows. In the demo nothing is saved, so quitting only leaves.
pub fn label_overrides(component: &dyn Component, context: &Ui) -> Vec<LabelOverride> {
    let mut labels = component.label_overrides(context);
    if context.is_demo {
        labels.push((Action::Quit, "action-quit-leave"));
    }
    labels
}

/// Draws the footer of a component in the last row of the window.
pub fn draw_footer(component: &dyn Component, context: &Ui, frame: &mut Frame) {
    let area = frame.area().rows().next_back().unwrap_or_default();
    let labels = label_overrides(component, context);
    frame.render_widget(context.footer(component.key_context(), &labels, area.width).line, area);
}

/// Returns the window without the row of the footer.
pub fn body(window: Rect) -> Rect {
    Rect { height: window.height.saturating_sub(1), ..window }
}
