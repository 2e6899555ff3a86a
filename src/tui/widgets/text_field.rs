//! A line of text being edited: its keys, pasted text, and the part of it that is visible.

use super::{cells, shorten};
use crate::locale::sanitize_field;
use crate::tui::theme::Theme;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Span;
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

/// The cells at an edge that the cursor stays away from if text is hidden beyond it: as wide as the widest ellipsis.
const CURSOR_MARGIN: usize = 3;

/// The narrowest field that shows ellipses for hidden text, in cells.
const MIN_ELLIPSIS_WIDTH: usize = 4 * CURSOR_MARGIN;

/// A field for a line of text.
#[derive(Clone, Debug, Default)]
pub struct TextField(Input);

impl TextField {
    /// Creates a field with a text, and the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Input::new(text.into()))
    }

    /// Returns the text.
    pub fn value(&self) -> &str {
        self.0.value()
    }

    /// Returns the text before the cursor.
    pub fn before_cursor(&self) -> &str {
        self.value().split_at(byte_offset(self.value(), self.0.cursor())).0
    }

    /// Applies a key. Returns whether anything changed.
    pub fn handle_key(&mut self, key: KeyEvent) -> bool {
        let before = (self.0.value().len(), self.0.cursor());
        if let Some(request) = edit_request(key) {
            self.0.handle(request);
        }
        before != (self.0.value().len(), self.0.cursor())
    }

    /// Inserts pasted text as one line. Returns whether anything changed.
    pub fn paste(&mut self, text: &str) -> bool {
        self.insert(&text.replace(['\n', '\t'], " "))
    }

    /// Inserts text at the cursor. Returns whether anything changed.
    pub fn insert(&mut self, text: &str) -> bool {
        // Inserting characters one by one would move the rest of the text for each of them.
        let (before, after) = self.value().split_at(byte_offset(self.value(), self.0.cursor()));
        let cursor = self.0.cursor() + text.chars().count();
        self.0 = Input::new(format!("{before}{text}{after}"));
        self.0.handle(InputRequest::SetCursor(cursor));
        !text.is_empty()
    }

    /// Returns the visible part in a field of `room` cells, and a filler for the rest.
    pub fn spans(&self, look: &Theme, room: usize) -> [Span<'static>; 2] {
        let visible = self.visible_text(room, look.glyphs.ellipsis);
        let rest = "_".repeat(room.saturating_sub(cells(&visible)));
        [Span::styled(visible, look.styles.title), Span::styled(rest, look.styles.dim)]
    }

    /// Returns the column of the text cursor in a field of `room` cells.
    pub fn caret(&self, room: usize) -> usize {
        self.0.visual_cursor().saturating_sub(self.hidden_cells(room)).min(room)
    }

    /// Returns how many cells of the text are hidden to the left of the field.
    fn hidden_cells(&self, room: usize) -> usize {
        let is_at_end = self.0.cursor() >= self.value().chars().count();
        let fits = cells(self.value()) <= room;
        let margin = if fits || is_at_end || room < MIN_ELLIPSIS_WIDTH { 0 } else { CURSOR_MARGIN };
        self.0.visual_scroll(room.saturating_sub(1 + margin))
    }

    /// Returns the part of the text around the cursor that fits, with an ellipsis at each end where more is hidden.
    fn visible_text(&self, room: usize, ellipsis: &str) -> String {
        let ellipsis = if room < MIN_ELLIPSIS_WIDTH { "" } else { ellipsis };
        let hidden = self.hidden_cells(room);
        if hidden == 0 {
            return shorten(&sanitize_field(self.value()), room, ellipsis);
        }
        // The ellipsis replaces the first cells, so that the text after it does not move.
        let (from, skipped) = skip(self.value(), hidden + cells(ellipsis));
        let padding = skipped - hidden - cells(ellipsis);
        let text = format!("{ellipsis}{}{}", " ".repeat(padding), sanitize_field(&self.value()[from..]));
        shorten(&text, room, ellipsis)
    }
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

/// Returns the byte offset of the character at an index, or the length of the text if there is none.
fn byte_offset(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// Skips at least `min_cells` cells of a text. Returns the byte offset after them and the number of cells
/// skipped; at the end of the text at least `min_cells`.
fn skip(text: &str, min_cells: usize) -> (usize, usize) {
    let mut skipped = 0;
    for (at, character) in text.char_indices() {
        if skipped >= min_cells {
            return (at, skipped);
        }
        skipped += cells(character.encode_utf8(&mut [0; 4]));
    }
    (text.len(), skipped.max(min_cells))
}

#[cfg(test)]
mod tests {
    use super::TextField;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn field(text: &str, back: usize) -> TextField {
        let mut field = TextField::new(text);
        (0..back).for_each(|_| _ = field.handle_key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE)));
        field
    }

    /// Pasting has the same result as typing the same characters.
    #[test]
    fn text_field_pastes_like_typed_text() {
        for (pasted, typed) in [("é\tb\nc", "é b c"), ("", ""), ("界界", "界界")] {
            for back in 0..4 {
                let [mut one, mut other] = [field("x界z", back), field("x界z", back)];
                assert_eq!(one.paste(pasted), !pasted.is_empty());
                for character in typed.chars() {
                    other.handle_key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
                }
                assert_eq!((one.value(), one.before_cursor()), (other.value(), other.before_cursor()));
            }
        }
    }

    #[test]
    fn text_field_marks_hidden_text_beside_the_cursor() {
        for (text, back, shown, caret) in [
            ("abcdefghijkl", 0, "…cdefghijkl", 11),
            ("abcdefghijkl", 1, "abcdefghijkl", 11),
            ("abcdefghijklm", 13, "abcdefghijk…", 0),
            ("abcdefghijklm", 5, "abcdefghijk…", 8),
            ("abcdefghijklmnop", 0, "…ghijklmnop", 11),
            ("abcdefghijklmnop", 6, "…defghijklm…", 8),
            ("界界界界界界界", 0, "… 界界界界", 10),
        ] {
            let field = field(text, back);
            assert_eq!(field.visible_text(12, "…"), shown, "{text} {back}");
            assert_eq!(field.caret(12), caret, "{text} {back}");
        }
        assert_eq!(field("abcdefghijklmnop", 0).visible_text(12, "..."), "...ijklmnop");
        assert_eq!(field("abcdefgh", 0).visible_text(6, "…"), "defgh", "too narrow for marks");
    }
}
