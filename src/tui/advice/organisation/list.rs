//! The organisation chart as an indented list for narrow screens, with the same nodes and open state as the boxes.

use super::label::{Label, Labels};
use crate::tui::ui::Ui;
use crate::tui::widgets::wrap;
use ratatui::text::{Line, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// The minimum width of a row's text. Texts that are indented further are truncated instead of wrapped letter by
/// letter.
const MIN_TEXT_WIDTH: u16 = 12;

/// Returns the visible nodes, each with its rails: for each level, whether another node follows on it.
pub(super) fn visible_rows(labels: &Labels, opened: &BTreeSet<usize>) -> Vec<(usize, Vec<bool>)> {
    let mut rows = Vec::new();
    if !labels.nodes.is_empty() {
        add_children(labels, opened, 0, &[], &mut rows);
    }
    rows
}

fn add_children(
    labels: &Labels,
    opened: &BTreeSet<usize>,
    node: usize,
    rails: &[bool],
    rows: &mut Vec<(usize, Vec<bool>)>,
) {
    rows.push((node, rails.to_vec()));
    if opened.contains(&node) {
        let label = &labels.nodes[node];
        let mut children = label.rows.iter().chain(&label.children).peekable();
        while let Some(&child) = children.next() {
            let rails: Vec<_> = rails.iter().copied().chain([children.peek().is_some()]).collect();
            add_children(labels, opened, child, &rails, rows);
        }
    }
}

/// Returns all lines of the list, and the range of lines of each row.
pub(super) fn lines(
    labels: &Labels,
    opened: &BTreeSet<usize>,
    cursor: usize,
    context: &Ui,
    width: u16,
) -> (Vec<Line<'static>>, Vec<(usize, Range<usize>)>) {
    let theme = &context.theme;
    let set = &theme.glyphs.line;
    let (mut lines, mut ranges) = (Vec::new(), Vec::new());
    for (node, rails) in visible_rows(labels, opened) {
        let (start, label, here) = (lines.len(), &labels.nodes[node], node == cursor);
        let style = match here {
            true => theme.styles.chosen,
            false if label.is_seller => theme.styles.text,
            false => theme.styles.title.patch(labels.color),
        };
        let rail = |more: &bool| if *more { format!("{} ", set.vertical) } else { "  ".to_owned() };
        let passing: String = rails.iter().take(rails.len().saturating_sub(1)).map(rail).collect();
        let joint = match rails.last() {
            None => String::new(),
            Some(true) => format!("{}{}", set.vertical_right, set.horizontal),
            Some(false) => format!("{}{}", set.bottom_left, set.horizontal),
        };
        let mark = match (label.can_open(), opened.contains(&node)) {
            (false, _) => " ",
            (true, false) => theme.glyphs.argument_for,
            (true, true) => theme.glyphs.argument_against,
        };
        let used = u16::try_from(4 + 2 * rails.len()).unwrap_or(u16::MAX);
        let room = width.saturating_sub(used).max(MIN_TEXT_WIDTH);
        let children = opened.contains(&node) && label.can_open();
        for (number, text) in wrap(&row_text(label, context), room, style).into_iter().enumerate() {
            let mut line = if number == 0 {
                let cursor = if here { format!("{} ", theme.glyphs.cursor) } else { "  ".to_owned() };
                vec![
                    Span::styled(cursor, theme.styles.accent),
                    Span::styled(format!("{passing}{joint}"), theme.styles.border),
                    Span::styled(format!("{mark} "), theme.styles.accent),
                ]
            } else {
                let rails: String = rails.iter().map(rail).collect();
                let own = if children { set.vertical } else { " " };
                vec![Span::styled(format!("  {rails}{own} "), theme.styles.border)]
            };
            line.extend(text.spans);
            lines.push(Line::from(line));
        }
        ranges.push((node, start..lines.len()));
    }
    (lines, ranges)
}

/// Returns the text of a node on one line.
pub(super) fn row_text(label: &Label, context: &Ui) -> String {
    let glyphs = &context.theme.glyphs;
    let several = label.count_text(context);
    let people = label.counted_people.as_ref().unwrap_or(&label.number);
    let parts = [&several, people, &label.people_each, &label.role, &label.note]
        .into_iter()
        .filter(|part| !part.is_empty());
    let rest: Vec<_> = parts.map(|part| &**part).collect();
    format!("{} {} {}", label.title, glyphs.separator, rest.join(&format!(" {} ", glyphs.separator)))
}
