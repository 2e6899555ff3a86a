//! A bar of tabs with numbers and names, and a rule below it that marks the open one.

use super::cells;
use crate::tui::keys::Action;
use crate::tui::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Returns the tab that an action opens among `count`, given the open one.
pub fn tab_for_action(action: Action, open: usize, count: usize) -> Option<usize> {
    match action {
        Action::NextTab => Some((open + 1) % count),
        Action::PreviousTab => Some((open + count - 1) % count),
        Action::Digit(digit) => usize::from(digit).checked_sub(1).filter(|tab| *tab < count),
        _ => None,
    }
}

/// Draws the bar, and the rule if the area has a second row. Returns the areas of the tabs. If the names do not all fit,
/// only the open tab has its name.
pub fn draw_tabs(look: &Theme, names: &[String], open: usize, frame: &mut Frame, area: Rect) -> Vec<Rect> {
    let (styles, glyphs, room) = (&look.styles, &look.glyphs, usize::from(area.width));
    let tight = |tab: usize| format!(" {} {}", tab + 1, names[tab]);
    let whole: usize = (0..names.len()).map(|tab| cells(&tight(tab))).sum();
    let all = whole <= room;
    // If the names fit only just, the space after each is left out.
    let gap = if !all || whole + names.len() <= room { " " } else { "" };
    let (mut line, mut rule, mut areas) = (Line::default(), Line::default(), Vec::new());
    for tab in 0..names.len() {
        let label = if all || tab == open { tight(tab) + gap } else { format!(" {} ", tab + 1) };
        let width = cells(&label);
        let at = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(at(line.width()));
        areas.push(Rect { x, width: at(width), ..area }.intersection(area));
        let (style, horizontal, under) = if tab == open {
            (styles.chosen, glyphs.line_emphasized.horizontal, styles.emphasis_graphic)
        } else {
            (styles.text, glyphs.line.horizontal, styles.border)
        };
        line.push_span(Span::styled(label, style));
        rule.push_span(Span::styled(horizontal.repeat(width), under));
    }
    let rest = room.saturating_sub(rule.width());
    rule.push_span(Span::styled(glyphs.line.horizontal.repeat(rest), styles.border));
    frame.render_widget(ratatui::text::Text::from(vec![line, rule]), area);
    areas
}
