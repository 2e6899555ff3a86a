//! Lasting investments as a tab: each with the document's reason, and below it what it means for these answers.
//!
//! Where there is room they stand in two columns, to be read down one and then down the other.

use super::overview::{BETWEEN, READABLE, TWO_COLUMNS, assumed_mark, beside};
use super::page::Page;
use crate::advice::{Advice, MatchedRow};
use crate::rulebook::Practice;
use crate::tui::context::Context;
use crate::tui::widgets::{Scroll, cells};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the tab.
pub(super) fn view(scroll: &mut Scroll, advice: &Advice, context: &Context, frame: &mut Frame, area: Rect) {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let all = |width| -> Vec<Vec<Line<'static>>> {
        let each = context.rulebook.practices.iter().zip(&advice.practices);
        each.map(|(practice, held)| told(practice, held, context, width)).collect()
    };
    let lines = if area.width < TWO_COLUMNS {
        all(width.min(READABLE)).concat()
    } else {
        let column = ((width - BETWEEN) / 2).min(READABLE);
        let mut left = all(column);
        let right = left.split_off(middle(&left));
        beside(left.concat(), right.concat(), column)
    };
    scroll.view(frame, inset, lines, &context.look);
}

/// How many of the parts to put in the first of two columns, so that the taller one is as low as can be.
fn middle(parts: &[Vec<Line>]) -> usize {
    let height = |parts: &[Vec<Line>]| parts.iter().map(Vec::len).sum::<usize>();
    (0..=parts.len()).min_by_key(|&at| height(&parts[..at]).max(height(&parts[at..]))).unwrap_or(0)
}

/// One practice, with an empty line after it.
fn told(practice: &Practice, held: &[MatchedRow], context: &Context, width: u16) -> Vec<Line<'static>> {
    let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
    let mut page = Page::new(context, width);
    page.item(
        Span::styled(format!("{} ", glyphs.bullet), styles.accent),
        &context.text(&practice.title),
        styles.title,
    );
    page.item(Span::raw("  "), &context.text(&practice.why.text), styles.dim);
    for held in held {
        let said = &practice.for_you[held.row].statement;
        let lead = Span::styled(format!("  {} ", glyphs.arrow), styles.emphasis);
        page.item(lead, &context.text(&said.text), styles.text);
        if held.assumed {
            page.note(&assumed_mark(context), styles.warning, 3 + cells(glyphs.arrow));
        }
    }
    let rows = held.iter().flat_map(|held| &practice.for_you[held.row].statement.sources);
    page.places(practice.why.sources.iter().chain(rows), 2);
    page.lines([Line::default()]);
    page.into_lines()
}
