//! The footer of every screen: what the keys do, as much of it as fits.

use super::keys::{Action, Hint, KeyContext, Keymap, LabelOverride};
use super::theme::Theme;
use crate::locale::Translator;
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// The actions that are never dropped. In a narrow footer the first ones lose their words first.
const PINNED: [Action; 4] = [Action::Quit, Action::Guide, Action::Back, Action::Help];

/// The widest key that a narrow footer shows as it is. For a wider one, such as Ctrl-X, it shows the shortest key of the
/// same action.
const MAX_KEY_WIDTH: usize = 3;

/// How many other hints remain before the pinned ones lose their words.
const MIN_OTHER_HINTS: usize = 2;

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

/// A hint as it is shown.
struct ShownHint {
    hint: Hint,
    key: String,
    /// The label after the key, which may be empty.
    word: String,
}

impl ShownHint {
    fn is_pinned(&self) -> bool {
        PINNED.contains(&self.hint.action)
    }
}

/// Lays out the footer of a context in `width` columns, with the screen's own labels.
///
/// Hints that do not fit are dropped from the end. Those for going back, the guide, the help and quitting stay, at last
/// without words. The help lists all hints.
pub fn layout_footer(
    keymap: &Keymap,
    context: KeyContext,
    overrides: &[LabelOverride],
    translator: &Translator,
    theme: &Theme,
    width: u16,
) -> Footer {
    let hints = keymap.hints(context).into_iter().filter(|hint| hint.is_visible(overrides));
    let mut hints: Vec<_> = hints
        .map(|hint| {
            let key = hint.keys_label(translator, &theme.glyphs);
            let word = hint.action_label(overrides, translator);
            ShownHint { hint, key, word }
        })
        .collect();
    // A shorter label for quitting may save the other hints.
    if !fits(&hints, width)
        && let Some(quit) = hints.iter_mut().find(|shown| shown.hint.action == Action::Quit)
    {
        quit.word = translator.get("action-quit-leave");
    }
    while !fits(&hints, width) && drop_last_hint(&mut hints, MIN_OTHER_HINTS) {}
    if !fits(&hints, width) {
        let shortest = |action| {
            let keys = keymap.keys_of(context, action);
            let labels = keys.into_iter().map(|key| key.label(translator, &theme.glyphs));
            labels.min_by_key(|label| label.width()).unwrap_or_default()
        };
        shorten_pinned(&mut hints, shortest, width);
    }
    render(hints, translator, theme)
}

/// Returns whether the hints fit in a footer.
fn fits(hints: &[ShownHint], width: u16) -> bool {
    // Each hint has a gap of two columns before it and one column between key and word; the first gap is one column less.
    let gap_before_word = |word: &str| usize::from(!word.is_empty());
    let cells = hints
        .iter()
        .map(|shown| GAP.width() + shown.key.width() + gap_before_word(&shown.word) + shown.word.width());
    cells.sum::<usize>() <= usize::from(width) + 1
}

/// Drops the last hint that is not pinned, if there are more than `min` of them. Returns whether there were.
fn drop_last_hint(hints: &mut Vec<ShownHint>, min: usize) -> bool {
    let others = hints.iter().filter(|shown| !shown.is_pinned()).count();
    let last = hints.iter().rposition(|shown| !shown.is_pinned()).filter(|_| others > min);
    last.map(|index| hints.remove(index)).is_some()
}

/// Shows the pinned hints as their shortest keys, except for the help, drops what does not fit beside them, and gives words
/// back where there is room.
fn shorten_pinned(hints: &mut Vec<ShownHint>, shortest: impl Fn(Action) -> String, width: u16) {
    let mut words = Vec::new();
    for shown in hints.iter_mut().filter(|shown| shown.is_pinned()) {
        if shown.key.width() > MAX_KEY_WIDTH {
            shown.key = shortest(shown.hint.action);
        }
        if shown.hint.action != Action::Help {
            words.push((shown.hint.action, std::mem::take(&mut shown.word)));
        }
    }
    while !fits(hints, width) && drop_last_hint(hints, 0) {}
    for action in PINNED.iter().rev() {
        let Some((_, word)) = words.iter().find(|(other, _)| other == action) else { continue };
        let Some(index) = hints.iter().position(|shown| shown.hint.action == *action) else { continue };
        hints[index].word.clone_from(word);
        if !fits(hints, width) {
            hints[index].word.clear();
        }
    }
}

fn render(hints: Vec<ShownHint>, translator: &Translator, theme: &Theme) -> Footer {
    let (mut line, mut places) = (Line::default(), Vec::new());
    for (index, ShownHint { hint, key, word }) in hints.into_iter().enumerate() {
        line.push_span(Span::raw(if index == 0 { " " } else { GAP }));
        let start = line.width();
        if let (Some((second, _)), Some(first)) = (&hint.second, hint.keys.first()) {
            let own = first.label(translator, &theme.glyphs).width();
            places.push((start..start + own, hint.action));
            places.push((start + own..start + key.width(), *second));
        }
        line.push_span(Span::styled(key, theme.styles.accent));
        if !word.is_empty() {
            line.push_span(Span::styled(format!(" {word}"), theme.styles.dim));
        }
        places.push((start..line.width(), hint.action));
    }
    Footer { line, click_areas: places }
}

#[cfg(test)]
mod tests {
    use super::{PINNED, layout_footer};
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
            footer_text(Language::English, KeyContext::Choice, false, 120),
            " Enter answer  ↑↓ move  t note  r review  : all actions  Esc back  g guide  ? help  q save and leave"
        );
        assert_eq!(
            footer_text(Language::Dutch, KeyContext::Choice, true, 130),
            " Enter antwoord  Up/Down beweeg  t notitie  r overzicht  : alle acties  Esc terug  g gids  ? hulp  q bewaar en \
             stop"
        );
    }

    /// Going back, the guide, the help and quitting are never dropped. They lose their words last, and the help never.
    #[test]
    fn footer_keeps_the_pinned_hints_when_narrow() {
        let narrow = |context, width| footer_text(Language::English, context, false, width);
        assert_eq!(
            narrow(KeyContext::Choice, 60),
            " Enter answer  ↑↓ move  Esc back  g guide  ? help  q leave"
        );
        assert_eq!(narrow(KeyContext::Choice, 40), " Enter answer  Esc back  g  ? help  q");
        assert_eq!(narrow(KeyContext::Text, 40), " Enter answer  Esc  F2  F1 help  Ctrl-C");
        assert_eq!(narrow(KeyContext::Choice, 0), " Esc  g  ? help  q");
        let (translator, theme) = (Translator::new(Language::English), Theme::new(false, false));
        for context in KeyContext::ALL {
            for width in [40, 80, 120] {
                let footer = layout_footer(&Keymap::built_in(), context, &[], &translator, &theme, width);
                for action in PINNED {
                    let shown = (0..width).any(|column| footer.action_at(column) == Some(action));
                    assert!(shown, "{action:?} in {context:?}: {}", footer.line);
                }
            }
        }
    }

    /// A click returns the action of its hint; in a pair of keys each key has its own action.
    #[test]
    fn footer_maps_clicks_to_actions() {
        let (translator, theme) = (Translator::new(Language::English), Theme::new(false, false));
        let footer = layout_footer(&Keymap::built_in(), KeyContext::Choice, &[], &translator, &theme, 120);
        let line = footer.line.to_string();
        let at = |text: &str| {
            let before = line.find(text).map(|at| line[..at].chars().count()).expect("the text is shown");
            footer.action_at(u16::try_from(before).expect("the column fits in u16"))
        };
        assert_eq!((at("Enter"), at("answer")), (Some(Action::Choose), Some(Action::Choose)));
        assert_eq!((at("↑"), at("↓")), (Some(Action::Up), Some(Action::Down)));
        assert_eq!((at("t note"), at("save")), (Some(Action::Note), Some(Action::Quit)));
        assert_eq!((footer.action_at(0), footer.action_at(119)), (None, None));
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
