//! A row of the answers, and which answers can be changed.

use super::WhatIfEntry;
use crate::advice::Advice;
use crate::rulebook::QuestionKind;
use crate::tui::ui::Ui;
use ratatui::text::Line;
use std::ops::Range;

/// An entry or a heading with its lines.
pub(super) struct WhatIfRow {
    /// The entry; `None` for lines that the cursor skips.
    pub(super) entry: Option<WhatIfEntry>,
    pub(super) lines: Vec<Line<'static>>,
    /// The columns of the two arrows on the first line.
    pub(super) arrows: Option<[Range<u16>; 2]>,
    /// The column of the text cursor on the first line, while a number is typed there.
    pub(super) caret: Option<u16>,
}

impl WhatIfRow {
    /// Creates a row that the cursor skips.
    pub(super) fn skipped(lines: Vec<Line<'static>>) -> Self {
        Self { entry: None, lines, arrows: None, caret: None }
    }
}

/// Returns whether an answer can be changed here: its question applies and is not a list.
pub(super) fn is_changeable(question: usize, now: &Advice, context: &Ui) -> bool {
    now.situation.is_asked(question)
        && !matches!(context.rulebook.questions[question].kind, QuestionKind::Names { .. })
}
