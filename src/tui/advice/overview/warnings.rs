//! What to watch out for: the warnings that matter most, the rest behind a row that opens.

use crate::advice::{Advice, AdviceWarning};
use crate::locale::Message;
use crate::rulebook::QuestionKind;
use crate::tui::advice::hint;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use ratatui::text::{Line, Span};

/// How many warnings show before the row that opens the rest.
const SHOWN: usize = 4;

/// Whether the rest of the warnings shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::advice) struct Fold {
    pub(super) is_open: bool,
    /// Whether the next view is to show the row that opens or closes.
    pub(super) shows_row: bool,
}

impl Fold {
    /// Opens or closes the rest of the warnings. Returns whether there are any.
    pub(in crate::tui::advice) fn turn(&mut self, advice: &Advice) -> bool {
        if !has_more(advice) {
            return false;
        }
        *self = Self { is_open: !self.is_open, shows_row: true };
        true
    }
}

/// Whether there are more warnings than show before the row that opens the rest.
pub(in crate::tui::advice) fn has_more(advice: &Advice) -> bool {
    advice.has_basis && advice.warnings.len() > SHOWN
}

/// Writes the section. The row that opens or closes the rest is its last line. Returns the line from which on the rest stands.
pub(super) fn write(advice: &Advice, fold: Fold, context: &Context, page: &mut Page) -> usize {
    if advice.warnings.is_empty() {
        return page.height();
    }
    page.heading(&context.label_style.get("advice-warnings"));
    let (first, rest) = advice.warnings.split_at(SHOWN.min(advice.warnings.len()));
    for warned in first {
        warning(*warned, context, page);
    }
    let begin = page.height();
    if fold.is_open {
        for warned in rest {
            warning(*warned, context, page);
        }
    }
    if has_more(advice) {
        let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
        let (mark, message) = if fold.is_open {
            (glyphs.more[0], Message::new("warnings-fewer"))
        } else {
            (glyphs.more[1], Message::new("warnings-more").with("count", rest.len()))
        };
        let mut line = Line::from(vec![
            Span::styled(format!(" {mark} "), styles.accent),
            Span::styled(context.say(&message), styles.title),
        ]);
        line.extend(hint(context, Action::Choose).into_iter().take(1).flat_map(|key| [Span::raw("  "), key]));
        page.lines([line]);
    }
    begin
}

fn warning(warned: AdviceWarning, context: &Context, page: &mut Page) {
    let (styles, rulebook) = (&context.look.styles, &context.rulebook);
    let lead = Span::styled(format!(" {} ", context.look.glyphs.warning), styles.warning);
    match warned {
        AdviceWarning::Rule(rule) => {
            page.item(lead, &context.text(&rulebook.warnings[rule].statement.text), styles.text);
            page.places(&rulebook.warnings[rule].statement.sources, 3);
        }
        AdviceWarning::TooManyNames(list) => {
            if let QuestionKind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind {
                page.item(lead, &context.text(&than.text), styles.text);
            }
        }
    }
}
