//! A line of text that is typed into: what keys and pasted text do to it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

/// Returns a field with the text as one line, the cursor at its end.
#[must_use]
pub fn single_line_input(text: &str) -> Input {
    Input::new(text.replace('\n', " "))
}

/// Takes a key as text; returns whether anything changed.
pub fn handle_key(input: &mut Input, key: KeyEvent) -> bool {
    let before = (input.value().len(), input.cursor());
    if let Some(request) = edit_request(key) {
        input.handle(request);
    }
    before != (input.value().len(), input.cursor())
}

/// Whether a text field takes a key, as text or to edit it.
#[must_use]
pub fn is_edit(key: KeyEvent) -> bool {
    edit_request(key).is_some()
}

/// Returns what a key does to a text field. Words are moved over with Alt too, by arrows and by the letters that macOS
/// sends for them.
fn edit_request(key: KeyEvent) -> Option<InputRequest> {
    match (key.code, key.modifiers) {
        (KeyCode::Left | KeyCode::Char('b'), KeyModifiers::ALT) => Some(InputRequest::GoToPrevWord),
        (KeyCode::Right | KeyCode::Char('f'), KeyModifiers::ALT) => Some(InputRequest::GoToNextWord),
        (KeyCode::Delete | KeyCode::Char('d'), KeyModifiers::ALT) => Some(InputRequest::DeleteNextWord),
        _ => to_input_request(&Event::Key(key)),
    }
}

/// Takes pasted text as one line; returns whether anything changed.
pub fn insert_pasted(input: &mut Input, text: &str) -> bool {
    insert(input, &text.replace(['\n', '\t'], " "))
}

/// Inserts text at the cursor; returns whether anything changed.
pub fn insert(input: &mut Input, text: &str) -> bool {
    // All at once: put in one by one, each character would move all that follow it.
    let (before, after) = input.value().split_at(byte_offset(input.value(), input.cursor()));
    let cursor = input.cursor() + text.chars().count();
    let value = format!("{before}{text}{after}");
    *input = std::mem::take(input).with_value(value);
    input.handle(InputRequest::SetCursor(cursor));
    !text.is_empty()
}

/// Where the character at an index starts, in bytes; where there is none, the end.
fn byte_offset(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::{Input, insert_pasted, handle_key};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn text_input_pastes_like_typed_text() {
        for (pasted, typed) in [("é\tb\nc", "é b c"), ("", ""), ("界界", "界界")] {
            for back in 0..4 {
                let mut inputs = [Input::new("x界z".to_owned()), Input::new("x界z".to_owned())];
                for input in &mut inputs {
                    (0..back).for_each(|_| {
                        handle_key(input, KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
                    });
                }
                let [mut one, mut other] = inputs;
                assert_eq!(insert_pasted(&mut one, pasted), !pasted.is_empty());
                for character in typed.chars() {
                    handle_key(&mut other, KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
                }
                assert_eq!((one.value(), one.cursor()), (other.value(), other.cursor()));
            }
        }
    }
}
