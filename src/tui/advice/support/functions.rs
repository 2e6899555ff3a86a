//! The functions side by side, each in a frame, with what comes off the sellers marked where it goes.

use super::Part;
use crate::rulebook::format::Function;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use crate::tui::widgets::{cells, on_frame, shorten};
use ratatui::text::{Line, Span};

/// The fewest columns of one of several panels: as many as three need in a window of 100.
const NARROWEST: u16 = 32;
/// The most columns of a panel; wider lines are harder to read.
const WIDEST: u16 = 84;
/// Columns of a panel that are not its text's: borders, and air beside them.
const AROUND: u16 = 4;

/// All panels: side by side where they fit, else below each other.
pub(super) fn panels(part: Part, width: u16) -> Vec<Line<'static>> {
    let functions = &part.rules.functions;
    let count = u16::try_from(functions.len()).unwrap_or(u16::MAX).max(1);
    let beside = width / count >= NARROWEST;
    let each = if beside { width / count } else { width }.min(WIDEST);
    let inside = each.saturating_sub(AROUND).max(1);
    let texts: Vec<_> = functions
        .iter()
        .enumerate()
        .map(|(index, function)| activities(part, index, function, inside))
        .collect();
    let tallest = texts.iter().map(Vec::len).max().unwrap_or(0);
    let frames = functions.iter().zip(texts).map(|(function, mut lines)| {
        if beside {
            lines.resize(tallest, Line::default());
        }
        framed(&part.context.look, &part.context.text(&function.title), lines, usize::from(each))
    });
    if !beside {
        return frames.flatten().collect();
    }
    let mut rows = vec![Line::default(); tallest + 2];
    for (row, line) in frames.flat_map(|frame| frame.into_iter().enumerate()) {
        rows[row].spans.extend(line.spans);
    }
    rows
}

/// What a function does, and below each activity what is to change about it now.
fn activities(part: Part, index: usize, function: &Function, width: u16) -> Vec<Line<'static>> {
    let Part { context, rules, found } = part;
    let look = &context.look;
    let mut page = Page::new(context, width);
    for (number, activity) in function.activities.iter().enumerate() {
        let held = found.relief.iter().find(|held| {
            let relief = &rules.relief[held.row];
            (relief.function, relief.activity) == (index, number)
        });
        let Some(held) = held else {
            page.item(bullet(context), &context.text(&activity.text), look.styles.text);
            continue;
        };
        let relief = &rules.relief[held.row];
        page.item(bullet(context), &context.text(&activity.text), look.styles.title);
        let lead = Span::styled(format!("  {} ", look.glyphs.arrow), look.styles.emphasis);
        page.item(lead, &context.reader().moves(rules, relief), look.styles.emphasis);
        let indent = 3 + cells(look.glyphs.arrow);
        page.item(Span::raw(" ".repeat(indent)), &context.text(&relief.text), look.styles.text);
        if held.assumed {
            page.note(&assumed_mark(context), look.styles.warning, indent);
        }
    }
    page.into_lines()
}

fn bullet(context: &Context) -> Span<'static> {
    Span::styled(format!("{} ", context.look.glyphs.bullet), context.look.styles.accent)
}

/// Lines in a frame of `width` columns with a title, as lines.
fn framed(look: &Theme, title: &str, lines: Vec<Line<'static>>, width: usize) -> Vec<Line<'static>> {
    let (set, border) = (&look.glyphs.border, look.styles.border);
    let title = shorten(title, width.saturating_sub(4), look.glyphs.ellipsis);
    let rest = width.saturating_sub(cells(&title) + 4);
    let mut frame = vec![Line::from(vec![
        Span::styled(set.top_left, border),
        Span::styled(format!(" {title} "), on_frame(look.styles.title)),
        Span::styled(set.horizontal_top.repeat(rest) + set.top_right, border),
    ])];
    for mut line in lines {
        // The text's width is the frame's less two borders and the air beside them.
        let missing = (width.saturating_sub(usize::from(AROUND))).saturating_sub(line.width());
        line.spans.insert(0, Span::styled(format!("{} ", set.vertical_left), border));
        line.spans.push(Span::raw(" ".repeat(missing + 1)));
        line.spans.push(Span::styled(set.vertical_right, border));
        frame.push(line);
    }
    let bottom = set.horizontal_bottom.repeat(width.saturating_sub(2));
    frame.push(Line::styled(format!("{}{bottom}{}", set.bottom_left, set.bottom_right), border));
    frame
}
