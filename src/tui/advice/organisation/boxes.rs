//! The chart as boxes with lines between them.

use super::canvas::Canvas;
use super::label::Labels;
use super::layout::{Layout, Placed};
use crate::tui::context::Context;
use crate::tui::widgets::{cells, pad, shorten};
use ratatui::style::Style;
use ratatui::symbols::line;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;

/// Draws what shows of the chart.
pub(super) fn draw(
    canvas: &mut Canvas,
    layout: &Layout,
    labels: &Labels,
    opened: &BTreeSet<usize>,
    cursor: usize,
    context: &Context,
) {
    let look = &context.look;
    for index in 0..layout.boxes.len() {
        lines(canvas, layout, index);
    }
    // Corners as boxes have them.
    let border = &look.glyphs.border;
    let corners = line::Set {
        top_left: border.top_left,
        top_right: border.top_right,
        bottom_left: border.bottom_left,
        bottom_right: border.bottom_right,
        ..look.glyphs.line
    };
    canvas.lines(&corners, look.styles.border);
    for placed in &layout.boxes {
        if !canvas.shown(placed.x, placed.y, placed.width, placed.height).is_empty() {
            let open = opened.contains(&placed.node);
            for (row, line) in
                lines_of(labels, placed, open, placed.node == cursor, context).iter().enumerate()
            {
                canvas.text(placed.x, placed.y + row, line);
            }
        }
    }
    let line = &look.glyphs.line;
    for (index, placed) in layout.boxes.iter().enumerate() {
        let mut below = layout.below(index).peekable();
        if let Some(first) = below.peek() {
            let x = if first.stacked { placed.x + 1 } else { placed.middle() };
            canvas.join(x, placed.bottom() - 1, border.horizontal_bottom, line.horizontal_down);
        }
        for child in below {
            if child.stacked {
                canvas.join(child.x, child.y + 1, border.vertical_left, line.vertical_left);
            } else {
                canvas.join(child.middle(), child.y, border.horizontal_top, line.horizontal_up);
            }
        }
    }
}

/// The lines from a box to those below it.
fn lines(canvas: &mut Canvas, layout: &Layout, index: usize) {
    let placed = &layout.boxes[index];
    let row = placed.bottom();
    let (mut first, mut last) = (placed.middle(), placed.middle());
    let (mut stacked, mut beside) = (None, false);
    for child in layout.below(index) {
        if child.stacked {
            let tick = child.y + 1;
            canvas.goes_right(placed.x + 1, tick);
            canvas.comes_down(placed.x + 1, tick);
            canvas.along(tick, placed.x + 1, child.x);
            stacked = Some(tick);
        } else {
            beside = true;
            (first, last) = (first.min(child.middle()), last.max(child.middle()));
            canvas.goes_down(child.middle(), row);
        }
    }
    if let Some(tick) = stacked {
        canvas.down(placed.x + 1, row, tick - 1);
    } else if beside {
        canvas.comes_down(placed.middle(), row);
        canvas.along(row, first, last);
    }
}

/// A box, line by line.
fn lines_of(
    labels: &Labels,
    placed: &Placed,
    open: bool,
    here: bool,
    context: &Context,
) -> Vec<Line<'static>> {
    let (look, label) = (&context.look, &labels.nodes[placed.node]);
    let glyphs = &look.glyphs;
    let (set, border) = if here {
        (&glyphs.border_lit, look.styles.emphasis_graphic)
    } else {
        (&glyphs.border, look.styles.border)
    };
    let title = if here { look.styles.emphasis } else { look.styles.title };
    let inside = placed.width - 4;
    let edge = |left: &str, fill: &str, right: &str, word: &str, style: Style| {
        let word = if word.is_empty() { String::new() } else { format!(" {word} ") };
        let rest = (inside + 2).saturating_sub(cells(&word) + 1);
        Line::from(vec![
            Span::styled(format!("{left}{}", fill.repeat(rest)), border),
            Span::styled(word.clone(), style),
            Span::styled(format!("{}{right}", fill.repeat(inside + 2 - rest - cells(&word))), border),
        ])
    };
    let row = |text: &str, number: &str, style: Style, counted: Style| {
        let room = inside.saturating_sub(cells(number) + usize::from(!number.is_empty()));
        let gap = inside - room - cells(number);
        Line::from(vec![
            Span::styled(format!("{} ", set.vertical_left), border),
            Span::styled(pad(text, room, glyphs.ellipsis), style),
            Span::raw(" ".repeat(gap)),
            Span::styled(shorten(number, inside, glyphs.ellipsis), counted),
            Span::styled(format!(" {}", set.vertical_right), border),
        ])
    };
    let several = label.several(context);
    let mut lines = vec![edge(set.top_left, set.horizontal_top, set.top_right, &several, look.styles.accent)];
    for (number, text) in label.lines.iter().enumerate() {
        let people = if number == 0 { &*label.people } else { "" };
        lines.push(row(text, people, title, look.styles.text));
    }
    if !label.role.is_empty() || !label.each.is_empty() {
        lines.push(row(&label.role, &label.each, look.styles.dim, look.styles.dim));
    }
    if !label.note.is_empty() {
        lines.push(row(&label.note, "", look.styles.dim, look.styles.dim));
    }
    for role in label.rows.iter().filter(|_| open).map(|row| &labels.nodes[*row]) {
        lines.push(row(&role.title, &role.people, look.styles.text, look.styles.text));
        if !role.note.is_empty() {
            lines.push(row(&role.note, "", look.styles.dim, look.styles.dim));
        }
    }
    let hidden = if open { 0 } else { label.rows.len() + label.below.len() };
    let more = if hidden > 0 { format!("{} {hidden}", glyphs.more[1]) } else { String::new() };
    lines.push(edge(set.bottom_left, set.horizontal_bottom, set.bottom_right, &more, look.styles.accent));
    lines
}
