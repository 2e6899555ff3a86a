//! Editing of a single line of text by keys and pasted text.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

/// Returns a field with the text as one line and the cursor at its end.
pub fn single_line_input(text: &str) -> Input {
    Input::new(text.replace('\n', " "))
}

/// Applies a key to a text field. Returns whether anything changed.
pub fn handle_key(input: &mut Input, key: KeyEvent) -> bool {
    let before = (input.value().len(), input.cursor());
    if let Some(request) = edit_request(key) {
        input.handle(request);
    }
    before != (input.value().len(), input.cursor())
}

/// Returns whether a text field uses a key, as text or for editing.
pub fn is_edit(key: KeyEvent) -> bool {
    edit_request(key).is_some()
}

/// Returns the edit for a key. In addition to `tui-input`, Alt moves by words: with the arrows, and with the letters
/// that macOS sends for them.
fn edit_request(key: KeyEvent) -> Option<InputRequest> {
    match (key.code, key.modifiers) {
        (KeyCode::Left | KeyCode::Char('b'), KeyModifiers::ALT) => Some(InputRequest::GoToPrevWord),
        (KeyCode::Right | KeyCode::Char('f'), KeyModifiers::ALT) => Some(InputRequest::GoToNextWord),
        (KeyCode::Delete | KeyCode::Char('d'), KeyModifiers::ALT) => Some(InputRequest::DeleteNextWord),
        _ => to_input_request(&Event::Key(key)),
    }
}

/// Inserts pasted text as one line. Returns whether anything changed.
pub fn insert_pasted(input: &mut Input, text: &str) -> bool {
    insert(input, &text.replace(['\n', '\t'], " "))
}

/// Inserts text at the cursor. Returns whether anything changed.
pub fn insert(input: &mut Input, text: &str) -> bool {
    // Inserting characters one by one would move the rest of the text for each of them.
    let (before, after) = input.value().split_at(byte_offset(input.value(), input.cursor()));
    let cursor = input.cursor() + text.chars().count();
    let value = format!("{before}{text}{after}");
    *input = std::mem::take(input).with_value(value);
    input.handle(InputRequest::SetCursor(cursor));
    !text.is_empty()
}

/// Returns the byte offset of the character at an index, or the length of the text if there is none.
fn byte_offset(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::{Input, handle_key, insert_pasted};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    /// Pasting has the same result as typing the same characters.
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
