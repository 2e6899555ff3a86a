//! The organisation chart as boxes with lines between them.

use super::canvas::Canvas;
use super::label::Labels;
use super::layout::{Layout, PlacedBox, Scale};
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, pad, shorten};
use ratatui::style::Style;
use ratatui::symbols::line;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;

/// Draws the visible part of the chart.
pub(super) fn draw(
    canvas: &mut Canvas,
    layout: &Layout,
    labels: &Labels,
    opened: &BTreeSet<usize>,
    cursor: usize,
    context: &Ui,
) {
    let theme = &context.theme;
    for index in 0..layout.boxes.len() {
        draw_connectors(canvas, layout, index);
    }
    // Lines use the corners of box borders.
    let border = &theme.glyphs.border;
    let corners = line::Set {
        top_left: border.top_left,
        top_right: border.top_right,
        bottom_left: border.bottom_left,
        bottom_right: border.bottom_right,
        ..theme.glyphs.line
    };
    canvas.draw_lines(&corners, theme.styles.border);
    for placed in &layout.boxes {
        if canvas.visible_area(placed.x, placed.y, placed.width, placed.height).is_empty() {
            continue;
        }
        let is_here = placed.node == cursor;
        let lines = match layout.scale {
            Scale::Full => box_lines(labels, placed, opened.contains(&placed.node), is_here, context),
            Scale::Small { name, .. } => {
                vec![small_line(labels.small_text(placed.node, name), is_here, context)]
            }
        };
        for (row, line) in lines.iter().enumerate() {
            canvas.draw_text(placed.x, placed.y + row, line);
        }
    }
    if layout.scale == Scale::Full {
        join_borders(canvas, layout, context);
    }
}

/// Joins the lines between boxes to their borders.
fn join_borders(canvas: &mut Canvas, layout: &Layout, context: &Ui) {
    let (border, line) = (&context.theme.glyphs.border, &context.theme.glyphs.line);
    for (index, placed) in layout.boxes.iter().enumerate() {
        let mut below = layout.children(index).peekable();
        if let Some(first) = below.peek() {
            let x = if first.is_stacked { placed.x + 1 } else { placed.middle() };
            canvas.join_border(x, placed.bottom() - 1, border.horizontal_bottom, line.horizontal_down);
        }
        for child in below {
            if child.is_stacked {
                canvas.join_border(child.x, child.y + 1, border.vertical_left, line.vertical_left);
            } else {
                canvas.join_border(child.middle(), child.y, border.horizontal_top, line.horizontal_up);
            }
        }
    }
}

/// Returns the line of a small box: a space or the cursor, and the text.
fn small_line(text: String, is_here: bool, context: &Ui) -> Line<'static> {
    let styles = &context.theme.styles;
    let (cursor, style) =
        if is_here { (context.theme.glyphs.cursor, styles.chosen) } else { (" ", styles.text) };
    Line::from(vec![Span::styled(cursor, styles.accent), Span::styled(text, style), Span::raw(" ")])
}

/// Draws the lines from a box to the boxes below it.
fn draw_connectors(canvas: &mut Canvas, layout: &Layout, index: usize) {
    let placed = &layout.boxes[index];
    let row = placed.bottom();
    let (mut first, mut last) = (placed.middle(), placed.middle());
    let (mut stacked, mut beside) = (None, false);
    for child in layout.children(index) {
        if child.is_stacked {
            let tick = child.y + layout.scale.entry_row();
            canvas.add_to_right(placed.x + 1, tick);
            canvas.add_from_above(placed.x + 1, tick);
            canvas.add_horizontal(tick, placed.x + 1, child.x);
            stacked = Some(tick);
        } else {
            beside = true;
            (first, last) = (first.min(child.middle()), last.max(child.middle()));
            canvas.add_downwards(child.middle(), row);
        }
    }
    if let Some(tick) = stacked {
        // The line enters the first small box in the row below its parent.
        if tick > row {
            canvas.add_vertical(placed.x + 1, row, tick - 1);
        }
    } else if beside {
        canvas.add_from_above(placed.middle(), row);
        canvas.add_horizontal(row, first, last);
    }
}

/// Returns the lines of a box.
fn box_lines(
    labels: &Labels,
    placed: &PlacedBox,
    open: bool,
    here: bool,
    context: &Ui,
) -> Vec<Line<'static>> {
    let (theme, label) = (&context.theme, &labels.nodes[placed.node]);
    let glyphs = &theme.glyphs;
    let (set, border) = if here {
        (&glyphs.border_emphasized, theme.styles.emphasis_graphic)
    } else {
        (&glyphs.border, theme.styles.border)
    };
    let title = if here { theme.styles.emphasis } else { theme.styles.title }.patch(labels.color);
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
    let several = label.count_text(context);
    let mut lines =
        vec![edge(set.top_left, set.horizontal_top, set.top_right, &several, theme.styles.accent)];
    for (number, text) in label.lines.iter().enumerate() {
        let people = if number == 0 { &*label.people } else { "" };
        lines.push(row(text, people, title, theme.styles.text));
    }
    if !label.role.is_empty() || !label.people_each.is_empty() {
        lines.push(row(&label.role, &label.people_each, theme.styles.dim, theme.styles.dim));
    }
    if !label.note.is_empty() {
        lines.push(row(&label.note, "", theme.styles.dim, theme.styles.dim));
    }
    for role in label.rows.iter().filter(|_| open).map(|row| &labels.nodes[*row]) {
        lines.push(row(&role.title, &role.people, theme.styles.text, theme.styles.text));
        if !role.note.is_empty() {
            lines.push(row(&role.note, "", theme.styles.dim, theme.styles.dim));
        }
    }
    let hidden = if open { 0 } else { label.rows.len() + label.children.len() };
    let more = if hidden > 0 { format!("{} {hidden}", glyphs.more_vertical[1]) } else { String::new() };
    lines.push(edge(set.bottom_left, set.horizontal_bottom, set.bottom_right, &more, theme.styles.accent));
    lines
}
