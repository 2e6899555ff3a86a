//! The footer of every screen: what the keys do, as much of it as fits.

use super::keys::{Action, Hint, KeyContext, Keymap, LabelOverride};
use super::theme::Theme;
use crate::locale::Translator;
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The number of hints at the end that are never dropped: help and quit.
const PINNED_HINTS: usize = 2;

/// The space before the first hint and between hints.
const GAP: &str = "  ";

/// A rendered footer with its clickable parts.
#[derive(Clone, Debug)]
pub struct Footer {
    /// The rendered line.
    pub line: Line<'static>,
    click_areas: Vec<(Range<usize>, Action)>,
}

impl Footer {
    /// Returns the action for a click in a column.
    pub fn action_at(&self, column: u16) -> Option<Action> {
        let hit = self.click_areas.iter().find(|(columns, _)| columns.contains(&usize::from(column)));
        hit.map(|(_, action)| *action)
    }
}

/// Lays out the footer of a context in `width` columns, with the screen's own labels.
///
/// Hints that do not fit are dropped from the end, except for the last two. The help screen lists all hints.
pub fn layout_footer(
    keymap: &Keymap,
    context: KeyContext,
    overrides: &[LabelOverride],
    translator: &Translator,
    theme: &Theme,
    width: u16,
) -> Footer {
    let mut hints: Vec<(Hint, String, String)> = keymap
        .hints(context)
        .into_iter()
        .filter(|hint| hint.is_visible(overrides))
        .map(|hint| {
            let (label, word) =
                (hint.keys_label(translator, &theme.glyphs), hint.action_label(overrides, translator));
            (hint, label, word)
        })
        .collect();
    // Each hint has a gap of two columns before it and one column between key and label; the first gap is one column
    // less.
    let cells = |hints: &[(Hint, String, String)]| -> usize {
        hints.iter().map(|(_, key, word)| GAP.width() + key.width() + 1 + word.width()).sum()
    };
    // A shorter label for quitting may save the other hints.
    if cells(&hints) > usize::from(width) + 1
        && let Some((.., word)) = hints.last_mut()
    {
        *word = translator.get("action-quit-leave");
    }
    while hints.len() > PINNED_HINTS && cells(&hints) > usize::from(width) + 1 {
        hints.remove(hints.len() - PINNED_HINTS - 1);
    }
    let (mut line, mut places) = (Line::default(), Vec::new());
    for (index, (hint, key, word)) in hints.into_iter().enumerate() {
        line.push_span(Span::raw(if index == 0 { " " } else { GAP }));
        let start = line.width();
        if let (Some(second), Some(first)) = (hint.second, hint.keys.first()) {
            let own = first.label(translator, &theme.glyphs).width();
            places.push((start..start + own, hint.action));
            places.push((start + own..start + key.width(), second));
        }
        line.push_span(Span::styled(key, theme.styles.accent));
        line.push_span(Span::styled(format!(" {word}"), theme.styles.dim));
        places.push((start..line.width(), hint.action));
    }
    Footer { line, click_areas: places }
}

#[cfg(test)]
mod tests {
    use super::layout_footer;
    use crate::locale::{Language, Translator};
    use crate::tui::keys::{Action, KeyContext, Keymap};
    use crate::tui::theme::Theme;

    fn footer_text(language: Language, context: KeyContext, ascii: bool, width: u16) -> String {
        let translator = Translator::new(language);
        let theme = Theme::new(false, ascii);
        layout_footer(&Keymap::built_in(), context, &[], &translator, &theme, width).line.to_string()
    }

    /// A wide footer shows all hints, in both languages and in ASCII.
    #[test]
    fn footer_shows_all_hints_when_wide() {
        assert_eq!(
            footer_text(Language::English, KeyContext::Choice, false, 90),
            " Enter answer  ↑↓ move  ← back  n note  r review  g guide  ? help  q save and leave"
        );
        assert_eq!(
            footer_text(Language::Dutch, KeyContext::Choice, true, 110),
            " Enter antwoord  Up/Down beweeg  Left terug  n notitie  r overzicht  g gids  ? hulp  q bewaar en stop"
        );
    }

    /// Help and quit are never dropped, and quit gets its short label.
    #[test]
    fn footer_keeps_help_and_quit_when_narrow() {
        let narrow = footer_text(Language::English, KeyContext::Choice, false, 40);
        assert_eq!(narrow, " Enter answer  ↑↓ move  ? help  q leave");
        assert_eq!(footer_text(Language::English, KeyContext::Choice, false, 0), " ? help  q leave");
    }

    /// A click returns the action of its hint; in a pair of keys each key has its own action.
    #[test]
    fn footer_maps_clicks_to_actions() {
        let (translator, theme) = (Translator::new(Language::English), Theme::new(false, false));
        let footer = layout_footer(&Keymap::built_in(), KeyContext::Choice, &[], &translator, &theme, 90);
        let line = footer.line.to_string();
        let at = |text: &str| {
            let before = line.find(text).map(|at| line[..at].chars().count()).expect("the text is shown");
            footer.action_at(u16::try_from(before).expect("the column fits in u16"))
        };
        assert_eq!((at("Enter"), at("answer")), (Some(Action::Choose), Some(Action::Choose)));
        assert_eq!((at("↑"), at("↓")), (Some(Action::Up), Some(Action::Down)));
        assert_eq!((at("n note"), at("save")), (Some(Action::Note), Some(Action::Quit)));
        assert_eq!((footer.action_at(0), footer.action_at(89)), (None, None));
    }

    /// Footers fit in 40 columns and more, in all contexts and languages.
    #[test]
    fn footer_fits_every_width() {
        for language in Language::ALL {
            for context in KeyContext::ALL {
                for width in [40, 80, 160] {
                    let line = footer_text(language, context, false, width);
                    assert!(unicode_width::UnicodeWidthStr::width(&*line) <= usize::from(width), "{line:?}");
                }
            }
        }
    }
}
