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
use super::overview::assumed_mark;
use super::{ClickTarget, key_hint};
use crate::advice::{Advice, ModelEvidence, rests_on_assumption};
use crate::locale::Message;
use crate::rulebook::format::Point;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, on_frame, panel, panel_focused};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;

/// The minimum width for more than one panel.
const MIN_SIDE_BY_SIDE_WIDTH: u16 = 100;
/// The minimum width of one of several panels, chosen so that three fit in 100 columns.
const MIN_PANEL_WIDTH: u16 = 33;
/// The columns of a panel that are not text: two borders, padding, and the scroll marks.
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

    pub(super) fn scroll_by_wheel(&mut self, lines: isize) -> bool {
        self.scroll.scroll_by(lines)
    }
}

/// Draws the tab.
pub(super) fn draw(
    state: &mut ComparisonState,
    advice: &Advice,
    context: &Ui,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let count = advice.comparison.len();
    state.visible_panels = if area.width < MIN_SIDE_BY_SIDE_WIDTH {
        1
    } else {
        usize::from(area.width / MIN_PANEL_WIDTH).min(count)
    };
    if state.visible_panels < count {
        let [names, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        model_names(state, advice, context, frame, names, hits);
        area = rest;
    }
    state.first_visible = state
        .first_visible
        .min(state.selected)
        .max((state.selected + 1).saturating_sub(state.visible_panels))
        .min(count - state.visible_panels);
    let visible = &advice.comparison[state.first_visible..state.first_visible + state.visible_panels];
    let areas = Layout::horizontal(visible.iter().map(|_| Constraint::Max(MAX_PANEL_WIDTH))).split(area);
    let width = areas.iter().map(|area| area.width).min().unwrap_or(0).saturating_sub(PANEL_PADDING);
    let columns =
        align_parts(visible.iter().map(|panel| panel_parts(advice, panel, context, width)).collect());
    let mut scroll = state.scroll;
    for ((panel, area), lines) in visible.iter().zip(areas.iter()).zip(columns) {
        scroll = state.scroll;
        let block = panel_frame(advice, panel.model, context, area.width);
        let inside = block.inner(*area);
        frame.render_widget(block, *area);
        scroll.view(frame, inside, lines, &context.theme);
    }
    state.scroll = scroll;
}

/// Returns the frame of a panel, with the model's rank at its right. The recommended model has an emphasized frame.
fn panel_frame(advice: &Advice, model: usize, context: &Ui, width: u16) -> Block<'static> {
    let (name, theme) = (panel_title(advice, model, context), &context.theme);
    let (block, style) = if is_recommended(advice, model) {
        (panel_focused(theme, &name, width), theme.styles.emphasis)
    } else {
        (panel(theme, &name, width), theme.styles.title)
    };
    match rank_label(advice, model, context) {
        Some(word) if fits_in_title(&name, &word, width) => {
            block.title(Line::from(Span::styled(format!(" {word} "), on_frame(style))).right_aligned())
        }
        _ => block,
    }
}

/// Returns whether a frame of `width` columns has room for both in its top line: two corners, a space around each
/// text, a line between them.
fn fits_in_title(name: &str, word: &str, width: u16) -> bool {
    cells(name) + cells(word) + 7 <= usize::from(width)
}

/// Returns the label of a model's rank if it is among the first two.
fn rank_label(advice: &Advice, model: usize, context: &Ui) -> Option<String> {
    if !advice.has_basis {
        return None;
    }
    if model == advice.model {
        Some(context.translator.get("advice-recommended"))
    } else {
        (advice.runner_up == Some(model)).then(|| context.translator.get("advice-runner-up"))
    }
}

/// Returns a model's title, with a star for the recommended model.
fn panel_title(advice: &Advice, model: usize, context: &Ui) -> String {
    let name = context.model_title(model);
    if is_recommended(advice, model) { format!("{} {name}", context.theme.glyphs.recommended) } else { name }
}

/// Returns whether a model is recommended. Without an answered essential question none is.
fn is_recommended(advice: &Advice, model: usize) -> bool {
    advice.has_basis && model == advice.model
}

/// Returns the line with the names of all panels, the visible ones emphasized. If the names do not fit, it shows only
/// the position of the visible ones.
fn model_names(
    state: &ComparisonState,
    advice: &Advice,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Hits<ClickTarget>,
) {
    let styles = &context.theme.styles;
    let names: Vec<String> = advice
        .comparison
        .iter()
        .map(|panel| format!(" {} ", panel_title(advice, panel.model, context)))
        .collect();
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
            let style = if index == state.selected { styles.chosen } else { styles.text };
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

/// Returns the parts of one panel, the same number for every model.
fn panel_parts(advice: &Advice, panel: &ModelEvidence, context: &Ui, width: u16) -> Vec<Vec<Line<'static>>> {
    let model = &context.rulebook.models[panel.model];
    let styles = &context.theme.styles;
    let part = |write: &dyn Fn(&mut LineWriter)| {
        let mut page = LineWriter::new(context, width);
        write(&mut page);
        page.into_lines()
    };
    let frame = if is_recommended(advice, panel.model) { styles.emphasis_graphic } else { styles.border };
    let text = |text: &_| context.text(text).into_owned();
    let drawing = diagram::draw(&model.diagram, text, &context.theme, frame, width);
    vec![
        part(&|page| write_counts(advice, panel, context, page)),
        drawing,
        part(&|page| {
            page.push_text(&context.text(&model.diagram.caption), styles.dim);
            page.push_gap();
            page.push_text(&context.text(&model.what.text), styles.text);
            page.push_references(&model.what.sources, 0);
        }),
        part(&|page| write_roles(panel.model, context, page)),
        part(&|page| {
            write_arguments("compare-pros", &model.pros, &argument_for_mark(context), context, page);
        }),
        part(&|page| {
            write_arguments("compare-cons", &model.cons, &argument_against_mark(context), context, page);
        }),
        part(&|page| {
            write_evidence(
                "compare-answers-for",
                &panel.supporting,
                advice,
                &argument_for_mark(context),
                context,
                page,
            );
        }),
        part(&|page| {
            write_evidence(
                "compare-answers-against",
                &panel.opposing,
                advice,
                &argument_against_mark(context),
                context,
                page,
            );
        }),
    ]
}

/// Returns the mark of an argument for a model.
fn argument_for_mark(context: &Ui) -> Span<'static> {
    Span::styled(format!("{} ", context.theme.glyphs.argument_for), context.theme.styles.good)
}

/// Returns the mark of an argument against a model.
fn argument_against_mark(context: &Ui) -> Span<'static> {
    Span::styled(format!("{} ", context.theme.glyphs.argument_against), context.theme.styles.bad_graphic)
}

/// Writes how the answers count for a model, and which rule decides regardless of the count. Writes nothing if no
/// answer is known.
fn write_counts(advice: &Advice, panel: &ModelEvidence, context: &Ui, page: &mut LineWriter) {
    if !advice.has_basis {
        return;
    }
    let styles = &context.theme.styles;
    if let Some(word) = rank_label(advice, panel.model, context)
        && !fits_in_title(&panel_title(advice, panel.model, context), &word, page.width() + PANEL_PADDING)
    {
        page.push_text(&word, styles.title);
    }
    let count = |key, rows: &[usize]| context.translate(&Message::new(key).arg("count", rows.len()));
    page.push_item(argument_for_mark(context), &count("compare-count-for", &panel.supporting), Style::new());
    let against = count("compare-count-against", &panel.opposing);
    page.push_note(&format!("{} {against}", context.theme.glyphs.argument_against), styles.bad, 0);
    if let Some(why) = context.rulebook_reader().ruled_out(advice, panel.model) {
        let lead = Span::styled(format!("{} ", context.theme.glyphs.warning), styles.warning);
        page.push_item(lead, &why, styles.text);
    }
    if !is_recommended(advice, panel.model) {
        return;
    }
    if advice.runner_up.is_none() && !advice.ruled_out.is_empty() {
        page.push_text(&context.translator.get("compare-no-runner-up"), styles.dim);
    }
    for step in advice.deciding_steps(&context.rulebook) {
        let short = context.rulebook.slot_short(step.slot).map(|text| context.text(text)).unwrap_or_default();
        let what = format!("{short}: {}", context.slot_value_label(step.slot, step.value));
        let lead = Span::styled(format!("{} ", context.theme.glyphs.warning), styles.warning);
        page.push_item(
            lead,
            &context.translate(&Message::new("compare-decided").arg("what", what)),
            styles.title,
        );
    }
}

fn write_roles(model: usize, context: &Ui, page: &mut LineWriter) {
    let (styles, roles) = (&context.theme.styles, &context.rulebook.models[model].roles);
    if roles.is_empty() {
        return;
    }
    page.push_heading(&context.translator.get("compare-roles"));
    let widest = roles.iter().map(|role| cells(&context.text(&role.short))).max().unwrap_or(0);
    for role in roles {
        let short = context.text(&role.short);
        let lead = format!("{short}{}", " ".repeat(widest + 1 - cells(&short)));
        page.push_item(Span::styled(lead, styles.accent), &context.text(&role.title), styles.title);
        if page.width() >= MIN_ROLES_WIDTH {
            page.push_item(Span::raw(" ".repeat(widest + 1)), &context.text(&role.does), styles.text);
        }
    }
}

/// Writes the arguments of the source document.
fn write_arguments(
    heading: &'static str,
    points: &[Point],
    mark: &Span<'static>,
    context: &Ui,
    page: &mut LineWriter,
) {
    if points.is_empty() {
        return;
    }
    page.push_heading(&context.translator.get(heading));
    let (own, shared) = context
        .rulebook_reader()
        .split_shared_sources(points.iter().map(|it| std::slice::from_ref(&it.source)));
    for (point, own) in points.iter().zip(&own) {
        page.push_item(mark.clone(), &context.text(&point.text), context.theme.styles.text);
        page.push_references(own, 2);
    }
    page.push_references(&shared, 2);
}

/// Writes the arguments that follow from the answers.
fn write_evidence(
    heading: &'static str,
    rows: &[usize],
    advice: &Advice,
    mark: &Span<'static>,
    context: &Ui,
    page: &mut LineWriter,
) {
    if !advice.has_basis {
        return;
    }
    page.push_heading(&context.translator.get(heading));
    if rows.is_empty() {
        page.push_text(&context.translator.get("compare-nothing"), context.theme.styles.dim);
    }
    let evidence = || rows.iter().map(|&row| &context.rulebook.evidence[row]);
    let (own, shared) =
        context.rulebook_reader().split_shared_sources(evidence().map(|row| &*row.statement.sources));
    for (row, own) in evidence().zip(&own) {
        page.push_item(mark.clone(), &context.text(&row.statement.text), context.theme.styles.text);
        if rests_on_assumption(&context.rulebook, &advice.situation, row.slot) {
            page.push_note(&assumed_mark(context), context.theme.styles.warning, 2);
        }
        page.push_references(own, 2);
    }
    page.push_references(&shared, 2);
}
