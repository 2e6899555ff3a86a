//! The tab about lasting practices: each with its reason from the source document, and what it means for these
//! answers.
//!
//! If there is room they are in two columns, read one after the other.

use super::line_writer::LineWriter;
use super::overview::{COLUMN_GAP, MAX_TEXT_WIDTH, MIN_TWO_COLUMNS_WIDTH, assumed_mark, join_columns};
use crate::advice::{Advice, MatchedRow};
use crate::rulebook::Practice;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Scroll, cells};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the tab.
pub(super) fn draw(scroll: &mut Scroll, advice: &Advice, context: &Ui, frame: &mut Frame, area: Rect) {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let all = |width| -> Vec<Vec<Line<'static>>> {
        let each = context.rulebook.practices.iter().zip(&advice.practices);
        each.map(|(practice, held)| practice_lines(practice, held, context, width)).collect()
    };
    let lines = if area.width < MIN_TWO_COLUMNS_WIDTH {
        all(width.min(MAX_TEXT_WIDTH)).concat()
    } else {
        let column = ((width - COLUMN_GAP) / 2).min(MAX_TEXT_WIDTH);
        let mut left = all(column);
        let right = left.split_off(column_break(&left));
        join_columns(left.concat(), right.concat(), column)
    };
    scroll.view(frame, inset, lines, &context.theme);
}

/// Returns how many parts belong in the first of two columns, so that the taller column is as short as possible.
fn column_break(parts: &[Vec<Line>]) -> usize {
    let height = |parts: &[Vec<Line>]| parts.iter().map(Vec::len).sum::<usize>();
    (0..=parts.len()).min_by_key(|&at| height(&parts[..at]).max(height(&parts[at..]))).unwrap_or(0)
}

/// Returns the lines of one practice, with an empty line after it.
fn practice_lines(
    practice: &Practice,
    matched: &[MatchedRow],
    context: &Ui,
    width: u16,
) -> Vec<Line<'static>> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let mut page = LineWriter::new(context, width);
    page.push_item(
        Span::styled(format!("{} ", glyphs.bullet), styles.accent),
        &context.text(&practice.title),
        styles.title,
    );
    page.push_item(Span::raw("  "), &context.text(&practice.why.text), styles.dim);
    for held in matched {
        let text = &practice.for_you[held.row].statement;
        let lead = Span::styled(format!("  {} ", glyphs.arrow), styles.emphasis);
        page.push_item(lead, &context.text(&text.text), styles.text);
        if held.assumed {
            page.push_note(&assumed_mark(context), styles.warning, 3 + cells(glyphs.arrow));
        }
    }
    let rows = matched.iter().flat_map(|held| &practice.for_you[held.row].statement.sources);
    page.push_references(practice.why.sources.iter().chain(rows), 2);
    page.push_lines([Line::default()]);
    page.into_lines()
}
