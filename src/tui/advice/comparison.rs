//! The second tab: the models side by side.
//!
//! ```text
//!  ╭ Island ─────────────╮┏ ★ Assembly line ━━━━┓╭ Pod ────────────────╮
//!  │ + 1 for  − 3 against│┃ recommended         ┃│ runner-up           │
//!  │ (drawing)           │┃ (drawing)           ┃│ (drawing)           │
//!  │ what it is, roles,  │┃ …                   ┃│ …                   │
//!  │ pros, cons, answers │┃                     ┃│                     │
//!  ╰─────────────────────╯┗━━━━━━━━━━━━━━━━━━━━━┛╰─────────────────────╯
//! ```
//!
//! The parts of the panels start at the same height and scroll together, so that models can be compared row by row.
//! If not all panels fit, their names are listed above, and left and right move between them.

use super::diagram;
use super::line_writer::LineWriter;
use super::{ClickTarget, key_hint};
use crate::advice::Advice;
use crate::document::{Block, Panel};
use crate::locale::{Message, sanitize};
use crate::rulebook::format::Diagram;
use crate::tui::blocks;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, framed, on_frame, scroll_area, wrap};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets;

/// The minimum width for more than one panel.
const MIN_SIDE_BY_SIDE_WIDTH: u16 = 100;
/// The minimum width of one of several panels, chosen so that three fit in 100 columns.
const MIN_PANEL_WIDTH: u16 = 33;
/// The columns of a panel that are not text: two borders with a gap at each.
const PANEL_PADDING: u16 = 4;
/// The maximum width of a panel; longer lines are harder to read.
const MAX_PANEL_WIDTH: u16 = 84;
/// The minimum inner width for descriptions of roles.
const MIN_ROLES_WIDTH: u16 = 44;

/// The state of the tab.
#[derive(Debug)]
pub(super) struct ComparisonState {
    scroll: Scroll,
    /// The selected panel.
    pub(super) selected: usize,
    /// The first visible panel.
    first_visible: usize,
    /// The number of visible panels in the last frame.
    visible_panels: usize,
}

impl ComparisonState {
    pub(super) fn new(advice: &Advice) -> Self {
        Self {
            scroll: Scroll::default(),
            selected: if advice.has_basis { advice.model } else { 0 },
            first_visible: 0,
            visible_panels: 1,
        }
    }

    /// Handles a scroll or select action. Returns whether anything changed.
    pub(super) fn handle_action(&mut self, action: Action, panels: usize) -> bool {
        match action {
            Action::Left => self.select(self.selected.saturating_sub(1), panels),
            Action::Right => self.select(self.selected + 1, panels),
            _ => self.scroll.update(action),
        }
    }

    /// Selects another panel. Does nothing if all panels are visible.
    pub(super) fn select(&mut self, selected: usize, panels: usize) -> bool {
        let selected = selected.min(panels.saturating_sub(1));
        if self.visible_panels >= panels || selected == self.selected {
            return false;
        }
        self.selected = selected;
        true
    }

    /// Shows the same part of the panels in the next frame, whose texts are in another language.
    pub(super) fn retranslate(&mut self) {
        self.scroll.keep_part();
    }

    pub(super) fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        self.scroll.scroll_by(lines)
    }
}

/// Draws the tab.
pub(super) fn draw(
    state: &mut ComparisonState,
    models: &[Panel],
    context: &Ui,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let count = models.len();
    state.visible_panels = if area.width < MIN_SIDE_BY_SIDE_WIDTH {
        1
    } else {
        usize::from(area.width / MIN_PANEL_WIDTH).min(count)
    };
    if state.visible_panels < count {
        let [names, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        model_names(state, models, context, frame, names, hits);
        area = rest;
    }
    state.first_visible = state
        .first_visible
        .min(state.selected)
        .max((state.selected + 1).saturating_sub(state.visible_panels))
        .min(count - state.visible_panels);
    let range = state.first_visible..state.first_visible + state.visible_panels;
    let (visible, rules) = (&models[range.clone()], &context.rulebook.models[range]);
    let areas = Layout::horizontal(visible.iter().map(|_| Constraint::Max(MAX_PANEL_WIDTH))).split(area);
    let width = areas.iter().map(|area| area.width).min().unwrap_or(0).saturating_sub(PANEL_PADDING);
    let parts =
        visible.iter().zip(rules).map(|(model, rules)| panel_parts(model, &rules.diagram, context, width));
    let columns = align_parts(parts.collect());
    let mut scroll = state.scroll;
    let selected = state.selected - state.first_visible;
    for (index, ((panel, area), lines)) in visible.iter().zip(areas.iter()).zip(columns).enumerate() {
        scroll = state.scroll;
        let block = panel_frame(panel, context, area.width);
        let inside = scroll_area(&block, *area);
        frame.render_widget(block, *area);
        scroll.view(frame, inside, lines, &context.theme);
        if index == selected {
            frame.set_cursor_position(inside.as_position());
        }
    }
    state.scroll = scroll;
}

/// Returns the frame of a panel, with the model's rank at its right. The recommended model has an emphasized frame.
fn panel_frame(model: &Panel, context: &Ui, width: u16) -> widgets::Block<'static> {
    let (name, theme) = (panel_title(model, context), &context.theme);
    let style = if model.recommended { theme.styles.emphasis } else { theme.styles.title };
    let color = context.titled_model_style(&sanitize(&model.title));
    let (block, style) = (framed(theme, &name, width, model.recommended, color), style.patch(color));
    match &model.tag {
        Some(rank) if fits_in_title(&name, rank, width) => {
            block.title(Line::from(Span::styled(format!(" {rank} "), on_frame(style))).right_aligned())
        }
        _ => block,
    }
}

/// Returns whether a frame of `width` columns has room for both in its top line: two corners, a space around each
/// text, a line between them.
fn fits_in_title(name: &str, rank: &str, width: u16) -> bool {
    cells(name) + cells(rank) + 7 <= usize::from(width)
}

/// Returns a model's title, with a star for the recommended model.
fn panel_title(model: &Panel, context: &Ui) -> String {
    let name = sanitize(&model.title);
    if model.recommended { format!("{} {name}", context.theme.glyphs.recommended) } else { name.into_owned() }
}

/// Returns the line with the names of all panels, the visible ones emphasized. If the names do not fit, it shows only
/// the position of the visible ones.
fn model_names(
    state: &ComparisonState,
    models: &[Panel],
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let styles = &context.theme.styles;
    let names: Vec<_> = models.iter().map(|model| format!(" {} ", panel_title(model, context))).collect();
    // Only the keys of the hints: the line itself shows what left and right do.
    let keys = [Action::Left, Action::Right].map(|action| key_hint(context, action).into_iter().next());
    let keys: Vec<String> = keys.into_iter().flatten().map(|key| key.content.into_owned()).collect();
    let arrows = Span::styled(format!(" {}", keys.join(" ")), styles.accent);
    let whole: usize = names.iter().map(|name| cells(name) + 1).sum();
    let mut line = Line::raw(" ");
    if whole + arrows.width() < usize::from(area.width) {
        for (index, name) in names.into_iter().enumerate() {
            let start = area.x + u16::try_from(line.width()).unwrap_or(u16::MAX);
            let width = u16::try_from(cells(&name)).unwrap_or(u16::MAX);
            hits.add(Rect { x: start, width, height: 1, ..area }, ClickTarget::Panel(index));
            let color = context.titled_model_style(&sanitize(&models[index].title));
            let style = if index == state.selected { styles.chosen } else { styles.text.patch(color) };
            line.push_span(Span::styled(name, style));
            line.push_span(Span::raw(" "));
        }
    } else {
        let place = Message::new("compare-place").arg("number", state.selected + 1).arg("count", names.len());
        line.push_span(Span::styled(context.translate(&place), styles.title));
    }
    line.push_span(arrows);
    frame.render_widget(line, area);
}

/// Returns one list of lines for each panel, in which every part starts at the same line in all panels.
fn align_parts(panels: Vec<Vec<Vec<Line<'static>>>>) -> Vec<Vec<Line<'static>>> {
    let parts = panels.iter().map(Vec::len).max().unwrap_or(0);
    let heights: Vec<usize> = (0..parts)
        .map(|part| panels.iter().filter_map(|panel| panel.get(part)).map(Vec::len).max().unwrap_or(0))
        .collect();
    panels
        .into_iter()
        .map(|panel| {
            let mut lines = Vec::new();
            for (part, height) in panel.into_iter().zip(&heights) {
                // A part that is empty in all panels leaves no gap.
                if *height > 0 {
                    let full = lines.len() + height + 1;
                    lines.extend(part);
                    lines.resize(full, Line::default());
                }
            }
            lines.pop();
            lines
        })
        .collect()
}

/// Returns the parts of one panel, the same number for every model: its text up to the first heading, the drawing, and
/// then a part for each heading.
fn panel_parts(model: &Panel, diagram: &Diagram, context: &Ui, width: u16) -> Vec<Vec<Line<'static>>> {
    let styles = &context.theme.styles;
    let starts = model.blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading(_)));
    let bounds: Vec<_> = starts.map(|(index, _)| index).chain([model.blocks.len()]).collect();
    let mut head = LineWriter::new(context, width);
    if let Some(rank) = &model.tag
        && !fits_in_title(&panel_title(model, context), rank, width + PANEL_PADDING)
    {
        head.push_text(rank, styles.title);
    }
    head.push_lines(blocks::lines(&model.blocks[..bounds[0]], context, width));
    let border = if model.recommended { styles.emphasis_graphic } else { styles.border };
    let border = border.patch(context.titled_model_style(&sanitize(&model.title)));
    let mut drawing =
        diagram::draw(diagram, |text| context.text(text).into_owned(), &context.theme, border, width);
    drawing.extend(wrap(&context.text(&diagram.caption), width, styles.dim));
    let parts = bounds.windows(2).map(|part| {
        let mut part = model.blocks[part[0]..part[1]].to_vec();
        if width < MIN_ROLES_WIDTH {
            part.iter_mut().for_each(remove_explanations);
        }
        blocks::lines(&part, context, width)
    });
    [head.into_lines(), drawing].into_iter().chain(parts).collect()
}

/// Removes the paragraphs below the items of a list.
fn remove_explanations(block: &mut Block) {
    if let Block::List(items) = block {
        for item in items {
            item.blocks.retain(|block| !matches!(block, Block::Paragraph(_)));
        }
    }
}
