//! The chart as an indented list, for narrow screens: the same nodes, the same opening.

use super::label::{Label, Labels};
use crate::tui::context::Context;
use crate::tui::widgets::wrap;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// The fewest columns for words; far in, they are cut rather than stacked letter by letter.
const NARROWEST: u16 = 12;

/// The nodes that show, each with the rails at its left: whether another one follows, for each level.
pub(super) fn rows(labels: &Labels, opened: &BTreeSet<usize>) -> Vec<(usize, Vec<bool>)> {
    let mut rows = Vec::new();
    if !labels.nodes.is_empty() {
        below(labels, opened, 0, &[], &mut rows);
    }
    rows
}

fn below(
    labels: &Labels,
    opened: &BTreeSet<usize>,
    node: usize,
    rails: &[bool],
    rows: &mut Vec<(usize, Vec<bool>)>,
) {
    rows.push((node, rails.to_vec()));
    if opened.contains(&node) {
        let label = &labels.nodes[node];
        let mut children = label.rows.iter().chain(&label.below).peekable();
        while let Some(&child) = children.next() {
            let rails: Vec<_> = rails.iter().copied().chain([children.peek().is_some()]).collect();
            below(labels, opened, child, &rails, rows);
        }
    }
}

/// All lines of the list, and which of them belong to each row.
pub(super) fn lines(
    labels: &Labels,
    opened: &BTreeSet<usize>,
    cursor: usize,
    context: &Context,
    width: u16,
) -> (Vec<Line<'static>>, Vec<(usize, Range<usize>)>) {
    let look = &context.look;
    let set = &look.glyphs.line;
    let (mut lines, mut ranges) = (Vec::new(), Vec::new());
    for (node, rails) in rows(labels, opened) {
        let (start, label, here) = (lines.len(), &labels.nodes[node], node == cursor);
        let style = match here {
            true => look.styles.chosen,
            false if label.seller => look.styles.text,
            false => look.styles.title,
        };
        let rail = |more: &bool| if *more { format!("{} ", set.vertical) } else { "  ".to_owned() };
        let passing: String = rails.iter().take(rails.len().saturating_sub(1)).map(rail).collect();
        let joint = match rails.last() {
            None => String::new(),
            Some(true) => format!("{}{}", set.vertical_right, set.horizontal),
            Some(false) => format!("{}{}", set.bottom_left, set.horizontal),
        };
        let mark = match (label.opens(), opened.contains(&node)) {
            (false, _) => " ",
            (true, false) => look.glyphs.plus,
            (true, true) => look.glyphs.minus,
        };
        let used = u16::try_from(4 + 2 * rails.len()).unwrap_or(u16::MAX);
        let room = width.saturating_sub(used).max(NARROWEST);
        let children = opened.contains(&node) && label.opens();
        for (number, text) in wrap(&words(label, context), room, style).into_iter().enumerate() {
            let mut line = if number == 0 {
                let cursor = if here { format!("{} ", look.glyphs.cursor) } else { "  ".to_owned() };
                vec![
                    Span::styled(cursor, look.styles.accent),
                    Span::styled(format!("{passing}{joint}"), look.styles.border),
                    Span::styled(format!("{mark} "), look.styles.accent),
                ]
            } else {
                let rails: String = rails.iter().map(rail).collect();
                let own = if children { set.vertical } else { " " };
                vec![Span::styled(format!("  {rails}{own} "), look.styles.border)]
            };
            line.extend(text.spans);
            lines.push(Line::from(line));
        }
        ranges.push((node, start..lines.len()));
    }
    (lines, ranges)
}

/// A node on one line.
fn words(label: &Label, context: &Context) -> String {
    let glyphs = &context.look.glyphs;
    let several = label.several(context);
    let parts = [&several, &label.people, &label.each, &label.role, &label.note]
        .into_iter()
        .filter(|part| !part.is_empty());
    let rest: Vec<_> = parts.map(|part| &**part).collect();
    format!("{} {} {}", label.title, glyphs.separator, rest.join(&format!(" {} ", glyphs.separator)))
}
