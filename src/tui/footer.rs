//! The last line of every screen: what the keys do here, as much of it as fits.

use super::keys::{Context, Keymap};
use super::theme::Look;
use crate::locale::Words;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// How many hints at the end always stay: how to get help, and how to get out.
const KEPT: usize = 2;

/// The space before the first hint and between two.
const GAP: &str = "  ";

/// The footer of a context in `width` columns. What does not fit is left out from the end, except for the last two
/// hints; the help screen has all.
#[must_use]
pub fn footer(keymap: &Keymap, context: Context, words: &Words, look: &Look, width: u16) -> Line<'static> {
    let mut hints: Vec<(String, String)> = keymap
        .hints(context)
        .iter()
        .map(|hint| (hint.label(words, &look.glyphs), words.get(hint.word)))
        .collect();
    // Two columns of space each, one between key and word, except that the first has one of space less.
    let cells = |hints: &[(String, String)]| -> usize {
        hints.iter().map(|(key, word)| GAP.width() + key.width() + 1 + word.width()).sum()
    };
    // Before anything is left out, the way out is said in fewer words.
    if cells(&hints) > usize::from(width) + 1
        && let Some((_, word)) = hints.last_mut()
    {
        *word = words.get("action-quit-leave");
    }
    while hints.len() > KEPT && cells(&hints) > usize::from(width) + 1 {
        hints.remove(hints.len() - KEPT - 1);
    }
    let mut line = Line::default();
    for (index, (key, word)) in hints.into_iter().enumerate() {
        line.push_span(Span::raw(if index == 0 { " " } else { GAP }));
        line.push_span(Span::styled(key, look.styles.accent));
        line.push_span(Span::styled(format!(" {word}"), look.styles.dim));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::footer;
    use crate::locale::{Language, Words};
    use crate::tui::keys::{Context, Keymap};
    use crate::tui::theme::Look;

    fn shown(language: Language, context: Context, ascii: bool, width: u16) -> String {
        let words = Words::new(language);
        footer(&Keymap::built_in(), context, &words, &Look::new(false, ascii), width).to_string()
    }

    #[test]
    fn a_wide_footer_shows_all() {
        assert_eq!(
            shown(Language::English, Context::Choice, false, 80),
            " Enter answer  ↑↓ move  ← back  n note  r review  ? help  q save and leave"
        );
        assert_eq!(
            shown(Language::Dutch, Context::Choice, true, 100),
            " Enter antwoord  Up/Down beweeg  Left terug  n notitie  r overzicht  ? hulp  q bewaar en stop"
        );
    }

    #[test]
    fn a_narrow_footer_keeps_help_and_the_way_out() {
        let narrow = shown(Language::English, Context::Choice, false, 40);
        assert_eq!(narrow, " Enter answer  ↑↓ move  ? help  q leave");
        assert_eq!(shown(Language::English, Context::Choice, false, 0), " ? help  q leave");
    }

    #[test]
    fn footers_fit_the_width_that_every_screen_has() {
        for language in Language::ALL {
            for context in Context::ALL {
                for width in [40, 80, 160] {
                    let line = shown(language, context, false, width);
                    assert!(unicode_width::UnicodeWidthStr::width(&*line) <= usize::from(width), "{line:?}");
                }
            }
        }
    }
}
