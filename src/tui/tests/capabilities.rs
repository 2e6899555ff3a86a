//! Colours of every situation, whatever the terminal can show.

use super::situations::situations;
use crate::locale::Language;
use crate::tui::theme::Theme;
use ratatui::style::{Color, Modifier};

/// Text keeps the terminal's own colours, which are readable on every background. The theme says why.
#[test]
fn colours_and_faintness_are_for_graphics_only() {
    for situation in situations() {
        let driver = situation.open(Language::English, &Theme::new(true, false), (100, 34));
        for cell in &driver.buffer().content {
            let own = cell.fg == Color::Reset && !cell.modifier.contains(Modifier::DIM);
            let text = cell.symbol().chars().any(char::is_alphanumeric);
            assert!(own || !text, "{cell:?} in {}:\n{}", situation.name, driver.screen());
            assert_eq!(cell.bg, Color::Reset, "{}:\n{}", situation.name, driver.screen());
        }
    }
}
