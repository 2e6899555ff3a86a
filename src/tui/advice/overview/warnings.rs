//! The warnings: the most important ones, and a row that unfolds the rest.

use crate::advice::Advice;
use crate::document::{Block, Item, Section};
use crate::locale::Message;
use crate::tui::advice::key_hint;
use crate::tui::blocks;
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

/// Returns the lines of the section and, if there are more warnings than are always visible, the first line of the
/// rest. The row that folds or unfolds the rest is the last line then.
pub(super) fn lines(
    section: &Section,
    fold: WarningsFold,
    context: &Ui,
    width: u16,
) -> (Vec<Line<'static>>, Option<usize>) {
    let warnings: &[Item] = match section.blocks.first() {
        Some(Block::List(items)) => items,
        _ => &[],
    };
    if warnings.len() <= ALWAYS_VISIBLE {
        return (blocks::section_lines(section, context, width), None);
    }
    let (first, rest) = warnings.split_at(ALWAYS_VISIBLE);
    let most_important = Section { blocks: vec![Block::List(first.to_vec())], ..section.clone() };
    let mut lines = blocks::section_lines(&most_important, context, width);
    let rest_start = lines.len();
    if fold.is_open {
        lines = blocks::section_lines(section, context, width);
    }
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let (mark, message) = if fold.is_open {
        (glyphs.more_vertical[0], Message::new("warnings-fewer"))
    } else {
        (glyphs.more_vertical[1], Message::new("warnings-more").arg("count", rest.len()))
    };
    let mut row = Line::from(vec![
        Span::styled(format!("{mark} "), styles.accent),
        Span::styled(context.translate(&message), styles.title),
    ]);
    row.extend(key_hint(context, Action::Choose).into_iter().take(1).flat_map(|key| [Span::raw("  "), key]));
    lines.push(row);
    (lines, Some(rest_start))
}
