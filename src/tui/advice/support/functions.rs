//! The support functions side by side, each in a frame, with a mark on activities that move away from the sellers.

use super::SupportPart;
use crate::rulebook::format::Function;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::theme::Theme;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, on_frame, shorten};
use ratatui::text::{Line, Span};

/// The minimum width of one of several panels, chosen so that three fit in 100 columns.
const MIN_PANEL_WIDTH: u16 = 32;
/// The maximum width of a panel; longer lines are harder to read.
const MAX_PANEL_WIDTH: u16 = 84;
/// The columns of a panel that are not text: borders and padding.
const PANEL_PADDING: u16 = 4;

/// Returns the lines of all panels: side by side if they fit, otherwise below each other.
pub(super) fn panels(part: SupportPart, width: u16) -> Vec<Line<'static>> {
    let functions = &part.rules.functions;
    let count = u16::try_from(functions.len()).unwrap_or(u16::MAX).max(1);
    let beside = width / count >= MIN_PANEL_WIDTH;
    let each = if beside { width / count } else { width }.min(MAX_PANEL_WIDTH);
    let inside = each.saturating_sub(PANEL_PADDING).max(1);
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
        frame_lines(&part.context.theme, &part.context.text(&function.title), lines, usize::from(each))
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

/// Returns the activities of a function, and below each what to change about it now.
fn activities(part: SupportPart, index: usize, function: &Function, width: u16) -> Vec<Line<'static>> {
    let SupportPart { context, rules, advised: found } = part;
    let theme = &context.theme;
    let mut page = LineWriter::new(context, width);
    for (number, activity) in function.activities.iter().enumerate() {
        let reason = found.relief.iter().find(|reason| {
            let relief = &rules.relief[reason.row];
            (relief.function, relief.activity) == (index, number)
        });
        let Some(reason) = reason else {
            page.push_item(bullet(context), &context.text(&activity.text), theme.styles.text);
            continue;
        };
        let relief = &rules.relief[reason.row];
        page.push_item(bullet(context), &context.text(&activity.text), theme.styles.title);
        let lead = Span::styled(format!("  {} ", theme.glyphs.arrow), theme.styles.emphasis);
        page.push_item(lead, &context.rulebook_reader().relief_text(rules, relief), theme.styles.emphasis);
        let indent = 3 + cells(theme.glyphs.arrow);
        page.push_item(Span::raw(" ".repeat(indent)), &context.text(&relief.text), theme.styles.text);
        if reason.assumed {
            page.push_note(&assumed_mark(context), theme.styles.warning, indent);
        }
    }
    page.into_lines()
}

fn bullet(context: &Ui) -> Span<'static> {
    Span::styled(format!("{} ", context.theme.glyphs.bullet), context.theme.styles.accent)
}

/// Returns the lines inside a frame of `width` columns with a title.
fn frame_lines(theme: &Theme, title: &str, lines: Vec<Line<'static>>, width: usize) -> Vec<Line<'static>> {
    let (set, border) = (&theme.glyphs.border, theme.styles.border);
    let title = shorten(title, width.saturating_sub(4), theme.glyphs.ellipsis);
    let rest = width.saturating_sub(cells(&title) + 4);
    let mut frame = vec![Line::from(vec![
        Span::styled(set.top_left, border),
        Span::styled(format!(" {title} "), on_frame(theme.styles.title)),
        Span::styled(set.horizontal_top.repeat(rest) + set.top_right, border),
    ])];
    for mut line in lines {
        // The text is as wide as the frame without its borders and padding.
        let missing = (width.saturating_sub(usize::from(PANEL_PADDING))).saturating_sub(line.width());
        line.spans.insert(0, Span::styled(format!("{} ", set.vertical_left), border));
        line.spans.push(Span::raw(" ".repeat(missing + 1)));
        line.spans.push(Span::styled(set.vertical_right, border));
        frame.push(line);
    }
    let bottom = set.horizontal_bottom.repeat(width.saturating_sub(2));
    frame.push(Line::styled(format!("{}{bottom}{}", set.bottom_left, set.bottom_right), border));
    frame
}
