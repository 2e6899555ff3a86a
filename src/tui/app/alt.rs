//! Alt with a key that means nothing: the Esc key, then the key.
//!
//! Terminals send ESC before a key for Alt, so Esc and a key typed quickly, or sent together by a slow line, look the
//! same. Neither is to be lost. In a text field Alt keeps what it means there, such as a word back.

use super::App;
use crate::tui::run::Flow;
use crate::tui::text_input;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

impl App {
    /// Takes the two keys that a key with Alt may be, if that key means nothing itself.
    pub(super) fn esc_and_key(&mut self, key: KeyEvent) -> Option<Flow> {
        let second = without_alt(key).filter(|_| !(self.keys().is_text() && text_input::is_edit(key)))?;
        let first = self.key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        if matches!(first, Flow::Quit | Flow::Suspend) {
            return Some(first);
        }
        Some(match self.key(second) {
            Flow::Idle => first,
            flow => flow,
        })
    }
}

/// The key alone, if it is one that comes after ESC where Alt is held. Arrows and the like carry their modifiers
/// otherwise.
fn without_alt(key: KeyEvent) -> Option<KeyEvent> {
    let follows_esc =
        matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    let modifiers = key.modifiers.difference(KeyModifiers::ALT);
    let only_alt = key.modifiers.contains(KeyModifiers::ALT) && KeyModifiers::SHIFT.contains(modifiers);
    (follows_esc && only_alt).then_some(KeyEvent { modifiers, ..key })
}
