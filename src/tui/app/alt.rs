//! Splits an unbound Alt chord into the Esc key followed by the plain key.
//!
//! Terminals send ESC before a key to report Alt, so Alt with a key and Esc followed quickly by that key (or
//! sent in one piece by a slow line) arrive as the same bytes. The app must act on both keys. In a text field
//! Alt chords that edit keep their meaning, such as moving one word back.

use super::App;
use crate::tui::event_loop::Next;
use crate::tui::widgets::is_edit;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Handles `key` as Esc followed by the key without Alt. Returns `None` if the key cannot be such a pair.
    pub(super) fn handle_esc_then_key(&mut self, key: KeyEvent) -> Option<Next> {
        let plain_key = without_alt(key).filter(|_| !(self.key_context().is_text() && is_edit(key)))?;
        let esc_flow = self.handle_key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        if matches!(esc_flow, Next::Quit | Next::Suspend) {
            return Some(esc_flow);
        }
        // What Esc did not do does not matter once the other key does something.
        let reason = self.flash.take();
        Some(match self.handle_key(plain_key) {
            Next::Idle => {
                self.flash = reason;
                esc_flow
            }
            flow => flow,
        })
    }
}

/// Returns the key without Alt if it is one of the keys that terminals prefix with ESC. Arrow keys and the
/// like report their modifiers in another way.
fn without_alt(key: KeyEvent) -> Option<KeyEvent> {
    let follows_esc =
        matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    let modifiers = key.modifiers.difference(KeyModifiers::ALT);
    let only_alt = key.modifiers.contains(KeyModifiers::ALT) && KeyModifiers::SHIFT.contains(modifiers);
    (follows_esc && only_alt).then_some(KeyEvent { modifiers, ..key })
}
