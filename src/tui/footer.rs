//! The last line of every screen: what the keys do here, as much of it as fits.

use super::keys::{Action, KeyContext, Hint, Keymap, LabelOverride};
use super::theme::Theme;
use crate::locale::Words;
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many hints at the end always stay: how to get help, and how to get out.
const KEPT: usize = 2;

/// The space before the first hint and between two.
const GAP: &str = "  ";

/// A footer: its line, and what its parts do when they are clicked.
#[derive(Clone, Debug)]
pub struct Footer {
    /// The line.
    pub line: Line<'static>,
    places: Vec<(Range<usize>, Action)>,
}

impl Footer {
    /// What a click in this column does.
    #[must_use]
    pub fn at(&self, column: u16) -> Option<Action> {
        let hit = self.places.iter().find(|(columns, _)| columns.contains(&usize::from(column)));
        hit.map(|(_, action)| *action)
    }
}

/// The footer of a context in `width` columns, with a screen's own words. What does not fit is left out from the end,
/// except for the last two hints; the help screen has all.
#[must_use]
pub fn footer(
    keymap: &Keymap,
    context: KeyContext,
    own: &[LabelOverride],
    words: &Words,
    look: &Theme,
    width: u16,
) -> Footer {
    let mut hints: Vec<(Hint, String, String)> = keymap
        .hints(context)
        .into_iter()
        .filter(|hint| hint.is_visible(own))
        .map(|hint| {
            let (label, word) = (hint.keys_label(words, &look.glyphs), hint.action_label(own, words));
            (hint, label, word)
        })
        .collect();
    // Two columns of space each, one between key and word, except that the first has one of space less.
    let cells = |hints: &[(Hint, String, String)]| -> usize {
        hints.iter().map(|(_, key, word)| GAP.width() + key.width() + 1 + word.width()).sum()
    };
    // Before anything is left out, the way out is said in fewer words.
    if cells(&hints) > usize::from(width) + 1
        && let Some((.., word)) = hints.last_mut()
    {
        *word = words.get("action-quit-leave");
    }
    while hints.len() > KEPT && cells(&hints) > usize::from(width) + 1 {
        hints.remove(hints.len() - KEPT - 1);
    }
    let (mut line, mut places) = (Line::default(), Vec::new());
    for (index, (hint, key, word)) in hints.into_iter().enumerate() {
        line.push_span(Span::raw(if index == 0 { " " } else { GAP }));
        let start = line.width();
        if let (Some(second), Some(first)) = (hint.second, hint.keys.first()) {
            let own = first.label(words, &look.glyphs).width();
            places.push((start..start + own, hint.action));
            places.push((start + own..start + key.width(), second));
        }
        line.push_span(Span::styled(key, look.styles.accent));
        line.push_span(Span::styled(format!(" {word}"), look.styles.dim));
        places.push((start..line.width(), hint.action));
    }
    Footer { line, places }
}

#[cfg(test)]
mod tests {
    use super::footer;
    use crate::locale::{Language, Words};
    use crate::tui::keys::{Action, KeyContext, Keymap};
    use crate::tui::theme::Theme;

    fn shown(language: Language, context: KeyContext, ascii: bool, width: u16) -> String {
        let words = Words::new(language);
        let look = Theme::new(false, ascii);
        footer(&Keymap::built_in(), context, &[], &words, &look, width).line.to_string()
    }

    #[test]
    fn a_wide_footer_shows_all() {
        assert_eq!(
            shown(Language::English, KeyContext::Choice, false, 90),
            " Enter answer  ↑↓ move  ← back  n note  r review  g guide  ? help  q save and leave"
        );
        assert_eq!(
            shown(Language::Dutch, KeyContext::Choice, true, 110),
            " Enter antwoord  Up/Down beweeg  Left terug  n notitie  r overzicht  g gids  ? hulp  q bewaar en stop"
        );
    }

    #[test]
    fn a_narrow_footer_keeps_help_and_the_way_out() {
        let narrow = shown(Language::English, KeyContext::Choice, false, 40);
        assert_eq!(narrow, " Enter answer  ↑↓ move  ? help  q leave");
        assert_eq!(shown(Language::English, KeyContext::Choice, false, 0), " ? help  q leave");
    }

    #[test]
    fn what_is_clicked_is_done_and_of_a_pair_each_key_its_own() {
        let (words, look) = (Words::new(Language::English), Theme::new(false, false));
        let footer = footer(&Keymap::built_in(), KeyContext::Choice, &[], &words, &look, 90);
        let line = footer.line.to_string();
        let at = |text: &str| {
            let before = line.find(text).map(|at| line[..at].chars().count()).expect("it shows");
            footer.at(u16::try_from(before).expect("a column"))
        };
        assert_eq!((at("Enter"), at("answer")), (Some(Action::Choose), Some(Action::Choose)));
        assert_eq!((at("↑"), at("↓")), (Some(Action::Up), Some(Action::Down)));
        assert_eq!((at("n note"), at("save")), (Some(Action::Note), Some(Action::Quit)));
        assert_eq!((footer.at(0), footer.at(89)), (None, None));
    }

    #[test]
    fn footers_fit_the_width_that_every_screen_has() {
        for language in Language::ALL {
            for context in KeyContext::ALL {
                for width in [40, 80, 160] {
                    let line = shown(language, context, false, width);
                    assert!(unicode_width::UnicodeWidthStr::width(&*line) <= usize::from(width), "{line:?}");
                }
            }
        }
    }
}
