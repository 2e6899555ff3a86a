//! Says why a key does nothing, in place of the footer until the next input.
//!
//! A component that knows the reason returns it from [`Component::idle_reason`](crate::tui::component::Component). Movement
//! at the end of a list or a text is not explained.

use super::App;
use crate::locale::Message;
use crate::tui::event_loop::Next;
use crate::tui::keys::{Action, KeyContext, KeyPattern};
use crossterm::event::KeyEvent;

impl App {
    /// Shows why an action changed nothing, if nothing changed. `key` is the pressed key, or `None` after a click.
    pub(super) fn explain_idle(&mut self, next: Next, action: Action, key: Option<KeyEvent>) -> Next {
        if next != Next::Idle || action.is_movement() {
            return next;
        }
        let own = self.top().idle_reason(action, &self.context);
        let message = own.or_else(|| general_reason(action)).unwrap_or_else(|| {
            let label = action.label_key(self.key_context());
            let key = match key {
                Some(key) => self.pressed_label(key),
                None => self.context.key_label(self.key_context(), action),
            };
            let message = Message::new("idle-action").arg("key", key);
            message.arg("action", self.context.translator.get(label))
        });
        self.show_idle(&message)
    }

    /// Shows that a key has no action here, and where it has one.
    pub(super) fn explain_unbound(&mut self, key: KeyEvent) -> Next {
        let label = self.pressed_label(key);
        let message = match self.elsewhere(key) {
            Some((action, places)) => {
                let what = action.label_key(places[0]);
                let names = self.context.place_names(&places);
                let message = Message::new("idle-key-elsewhere").arg("key", label).arg("places", names);
                message.arg("action", self.context.translator.get(what))
            }
            None => Message::new("idle-key").arg("key", label),
        };
        self.show_idle(&message)
    }

    fn show_idle(&mut self, message: &Message) -> Next {
        let help = self.context.key_label(self.key_context(), Action::Help);
        self.flash = Some(self.context.translate(&message.clone().arg("help", help)));
        Next::Redraw
    }

    fn pressed_label(&self, key: KeyEvent) -> String {
        KeyPattern::from_event(key).label(&self.context.translator, &self.context.theme.glyphs)
    }

    /// Returns the action that a key has in other contexts, and those contexts. A movement key needs no explanation.
    fn elsewhere(&self, key: KeyEvent) -> Option<(Action, Vec<KeyContext>)> {
        let mut found: Option<(Action, Vec<KeyContext>)> = None;
        for context in KeyContext::ALL.into_iter().filter(|context| *context != KeyContext::Sure) {
            let Some(action) = self.context.keys.action(context, key) else { continue };
            if action.is_movement() || matches!(action, Action::Digit(_)) {
                return None;
            }
            let (first, places) = found.get_or_insert((action, Vec::new()));
            if *first == action {
                places.push(context);
            }
        }
        found
    }
}

/// Returns why an action does nothing, if the reason is the same wherever it does nothing.
fn general_reason(action: Action) -> Option<Message> {
    let key = match action {
        Action::Undo => "idle-undo",
        Action::Choose => "idle-choose",
        Action::Answer => "idle-answer",
        Action::Faster | Action::Slower => "idle-speed",
        Action::NextChange | Action::PreviousChange => "idle-change",
        Action::NextTurn | Action::PreviousTurn => "idle-turn",
        Action::NextNote => "idle-note",
        Action::Export | Action::Copy => "idle-export",
        Action::Digit(number) => return Some(Message::new("idle-digit").arg("number", number.to_string())),
        _ => return None,
    };
    Some(Message::new(key))
}
