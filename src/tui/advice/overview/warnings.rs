//! The warnings: the most important ones, and a row that unfolds the rest.

use crate::advice::{Advice, AdviceWarning};
use crate::locale::Message;
use crate::rulebook::QuestionKind;
use crate::tui::advice::key_hint;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};

/// The number of warnings above the row that unfolds the rest.
const ALWAYS_VISIBLE: usize = 4;

/// Whether the rest of the warnings is unfolded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::advice) struct WarningsFold {
    pub(super) is_open: bool,
    /// Whether the next frame must scroll to the row.
    pub(super) scrolls_to_row: bool,
}

impl WarningsFold {
    /// Folds or unfolds the rest of the warnings. Returns whether there are any.
    pub(in crate::tui::advice) fn toggle(&mut self, advice: &Advice) -> bool {
        if !has_more(advice) {
            return false;
        }
        *self = Self { is_open: !self.is_open, scrolls_to_row: true };
        true
    }
}

/// Returns whether there are more warnings than are always visible.
pub(in crate::tui::advice) fn has_more(advice: &Advice) -> bool {
    advice.has_basis && advice.warnings.len() > ALWAYS_VISIBLE
}

/// Writes the section, with the row that folds or unfolds the rest as its last line. Returns the first line of the
/// rest.
pub(super) fn write(advice: &Advice, fold: WarningsFold, context: &Ui, page: &mut LineWriter) -> usize {
    if advice.warnings.is_empty() {
        return page.height();
    }
    page.push_heading(&context.translator.get("advice-warnings"));
    let (first, rest) = advice.warnings.split_at(ALWAYS_VISIBLE.min(advice.warnings.len()));
    for warned in first {
        write_warning(*warned, context, page);
    }
    let begin = page.height();
    if fold.is_open {
        for warned in rest {
            write_warning(*warned, context, page);
        }
    }
    if has_more(advice) {
        let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
        let (mark, message) = if fold.is_open {
            (glyphs.more_vertical[0], Message::new("warnings-fewer"))
        } else {
            (glyphs.more_vertical[1], Message::new("warnings-more").arg("count", rest.len()))
        };
        let mut line = Line::from(vec![
            Span::styled(format!(" {mark} "), styles.accent),
            Span::styled(context.translate(&message), styles.title),
        ]);
        line.extend(
            key_hint(context, Action::Choose).into_iter().take(1).flat_map(|key| [Span::raw("  "), key]),
        );
        page.push_lines([line]);
    }
    begin
}

fn write_warning(warned: AdviceWarning, context: &Ui, page: &mut LineWriter) {
    let (styles, rulebook) = (&context.theme.styles, &context.rulebook);
    let lead = Span::styled(format!(" {} ", context.theme.glyphs.warning), styles.warning);
    match warned {
        AdviceWarning::Rule(rule) => {
            page.push_item(lead, &context.text(&rulebook.warnings[rule].statement.text), styles.text);
            page.push_references(&rulebook.warnings[rule].statement.sources, 3);
        }
        AdviceWarning::TooManyNames(list) => {
            if let QuestionKind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind {
                page.push_item(lead, &context.text(&than.text), styles.text);
            }
        }
    }
}
