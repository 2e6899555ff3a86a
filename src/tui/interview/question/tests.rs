//! Tests of the visible part of a text field.

use super::{text_caret, visible_text};
use tui_input::{Input, InputRequest};

fn input(text: &str, cursor: usize) -> Input {
    let mut input = Input::new(text.to_owned());
    input.handle(InputRequest::SetCursor(cursor));
    input
}

#[test]
fn text_field_marks_hidden_text_beside_the_cursor() {
    for (text, cursor, shown, caret) in [
        ("abcdefghijkl", 12, "…cdefghijkl", 11),
        ("abcdefghijkl", 11, "abcdefghijkl", 11),
        ("abcdefghijklm", 0, "abcdefghijk…", 0),
        ("abcdefghijklm", 8, "abcdefghijk…", 8),
        ("abcdefghijklmnop", 16, "…ghijklmnop", 11),
        ("abcdefghijklmnop", 10, "…defghijklm…", 8),
        ("界界界界界界界", 7, "… 界界界界", 10),
    ] {
        let input = input(text, cursor);
        assert_eq!(visible_text(&input, 12, "…"), shown, "{text} {cursor}");
        assert_eq!(text_caret(0, 0, &input, 12), Some((0, caret)), "{text} {cursor}");
    }
    assert_eq!(visible_text(&input("abcdefghijklmnop", 16), 12, "..."), "...ijklmnop");
    assert_eq!(visible_text(&input("abcdefgh", 8), 6, "…"), "defgh", "too narrow for marks");
}
