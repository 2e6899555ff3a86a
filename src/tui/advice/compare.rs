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
//! The parts of the panels start at the same height and scroll together, so that an eye moves sideways to compare. Where
//! not all panels fit, their names stand above and left and right move along them.

use super::diagram;
use super::overview::assumed_mark;
use super::page::Page;
use super::{Hit, hint, moved};
use crate::advice::{Advice, ModelEvidence, rests_on_assumption};
use crate::locale::Message;
use crate::rulebook::format::Point;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::widgets::{Scroll, cells, on_frame, panel, panel_focused};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;

/// From this width on there is more than one panel.
const SIDE_BY_SIDE: u16 = 100;
/// The fewest columns of one of several panels: as many as three need to fit in 100.
const NARROWEST: u16 = 33;
/// Columns of a panel that are not its text's: two borders, air, and the marks for more.
const AROUND: u16 = 4;
/// The most columns of a panel; wider lines are harder to read.
const WIDEST: u16 = 84;
/// From this width inside on, a panel says what each role does.
const ROLES_TOLD: u16 = 44;

/// What the tab remembers.
#[derive(Debug)]
pub(super) struct State {
    scroll: Scroll,
    /// The panel that is looked at.
    pub(super) selected: usize,
    /// The first panel that shows.
    first: usize,
    /// How many showed last.
    visible: usize,
}

impl State {
    pub(super) fn new(advice: &Advice) -> Self {
        Self {
            scroll: Scroll::default(),
            selected: if advice.has_basis { advice.model } else { 0 },
            first: 0,
            visible: 1,
        }
    }

    /// Moves; returns whether anything changed.
    pub(super) fn update(&mut self, action: Action, panels: usize) -> bool {
        match action {
            Action::Left => self.select(self.selected.saturating_sub(1), panels),
            Action::Right => self.select(self.selected + 1, panels),
            _ => moved(&mut self.scroll, action),
        }
    }

    /// Looks at another panel; where all of them show there is nothing to go to.
    pub(super) fn select(&mut self, selected: usize, panels: usize) -> bool {
        let selected = selected.min(panels.saturating_sub(1));
        if self.visible >= panels || selected == self.selected {
            return false;
        }
        self.selected = selected;
        true
    }

    pub(super) fn wheel(&mut self, lines: isize) -> bool {
        self.scroll.scroll_by(lines)
    }
}

/// Draws the tab.
pub(super) fn view(
    state: &mut State,
    advice: &Advice,
    context: &Context,
    frame: &mut Frame,
    mut area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    let count = advice.comparison.len();
    state.visible =
        if area.width < SIDE_BY_SIDE { 1 } else { usize::from(area.width / NARROWEST).min(count) };
    if state.visible < count {
        let [names, rest] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        name_line(state, advice, context, frame, names, hits);
        area = rest;
    }
    state.first = state
        .first
        .min(state.selected)
        .max((state.selected + 1).saturating_sub(state.visible))
        .min(count - state.visible);
    let shown = &advice.comparison[state.first..state.first + state.visible];
    let areas = Layout::horizontal(shown.iter().map(|_| Constraint::Max(WIDEST))).split(area);
    let width = areas.iter().map(|area| area.width).min().unwrap_or(0).saturating_sub(AROUND);
    let columns = aligned(shown.iter().map(|panel| parts(advice, panel, context, width)).collect());
    let mut scroll = state.scroll;
    for ((panel, area), lines) in shown.iter().zip(areas.iter()).zip(columns) {
        scroll = state.scroll;
        let block = framed(advice, panel.model, context, area.width);
        let inside = block.inner(*area);
        frame.render_widget(block, *area);
        scroll.view(frame, inside, lines, &context.look);
    }
    state.scroll = scroll;
}

/// A panel's frame, with how the model came out at its right; that of the recommended model stands out.
fn framed(advice: &Advice, model: usize, context: &Context, width: u16) -> Block<'static> {
    let (name, look) = (title(advice, model, context), &context.look);
    let (block, style) = if is_recommended(advice, model) {
        (panel_focused(look, &name, width), look.styles.emphasis)
    } else {
        (panel(look, &name, width), look.styles.title)
    };
    match standing(advice, model, context) {
        Some(word) if fits_beside(&name, &word, width) => {
            block.title(Line::from(Span::styled(format!(" {word} "), on_frame(style))).right_aligned())
        }
        _ => block,
    }
}

/// Whether a frame of `width` columns has room for both at its top: two corners, a space around each, a line between.
fn fits_beside(name: &str, word: &str, width: u16) -> bool {
    cells(name) + cells(word) + 7 <= usize::from(width)
}

/// How a model came out, in a word, if it is one of the first two.
fn standing(advice: &Advice, model: usize, context: &Context) -> Option<String> {
    if !advice.has_basis {
        return None;
    }
    if model == advice.model {
        Some(context.label_style.get("advice-recommended"))
    } else {
        (advice.runner_up == Some(model)).then(|| context.label_style.get("advice-runner-up"))
    }
}

/// A model's name, starred where it is the recommended one.
fn title(advice: &Advice, model: usize, context: &Context) -> String {
    let name = context.model(model);
    if is_recommended(advice, model) { format!("{} {name}", context.look.glyphs.recommended) } else { name }
}

/// Whether a model is the recommended one: none is where there is nothing to advise on.
fn is_recommended(advice: &Advice, model: usize) -> bool {
    advice.has_basis && model == advice.model
}

/// The names of all panels, those looked at standing out; only the place among them where they do not fit.
fn name_line(
    state: &State,
    advice: &Advice,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
    hits: &mut Vec<(Rect, Hit)>,
) {
    let styles = &context.look.styles;
    let names: Vec<String> =
        advice.comparison.iter().map(|panel| format!(" {} ", title(advice, panel.model, context))).collect();
    // Of the hints only the keys: what left and right do shows beside them.
    let keys = [Action::Left, Action::Right].map(|action| hint(context, action).into_iter().next());
    let keys: Vec<String> = keys.into_iter().flatten().map(|key| key.content.into_owned()).collect();
    let arrows = Span::styled(format!(" {}", keys.join(" ")), styles.accent);
    let whole: usize = names.iter().map(|name| cells(name) + 1).sum();
    let mut line = Line::raw(" ");
    if whole + arrows.width() < usize::from(area.width) {
        for (index, name) in names.into_iter().enumerate() {
            let start = area.x + u16::try_from(line.width()).unwrap_or(u16::MAX);
            let width = u16::try_from(cells(&name)).unwrap_or(u16::MAX);
            hits.push((Rect { x: start, width, height: 1, ..area }, Hit::Panel(index)));
            let style = if index == state.selected { styles.chosen } else { styles.text };
            line.push_span(Span::styled(name, style));
            line.push_span(Span::raw(" "));
        }
    } else {
        let place =
            Message::new("compare-place").with("number", state.selected + 1).with("count", names.len());
        line.push_span(Span::styled(context.say(&place), styles.title));
    }
    line.push_span(arrows);
    frame.render_widget(line, area);
}

/// The parts of all panels as one list of lines each, every part starting at the same line in all of them.
fn aligned(panels: Vec<Vec<Vec<Line<'static>>>>) -> Vec<Vec<Line<'static>>> {
    let parts = panels.iter().map(Vec::len).max().unwrap_or(0);
    let heights: Vec<usize> = (0..parts)
        .map(|part| panels.iter().filter_map(|panel| panel.get(part)).map(Vec::len).max().unwrap_or(0))
        .collect();
    panels
        .into_iter()
        .map(|panel| {
            let mut lines = Vec::new();
            for (part, height) in panel.into_iter().zip(&heights) {
                // A part that no panel has leaves no gap either.
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

/// The parts of one panel, the same number for every model.
fn parts(advice: &Advice, panel: &ModelEvidence, context: &Context, width: u16) -> Vec<Vec<Line<'static>>> {
    let model = &context.rulebook.models[panel.model];
    let styles = &context.look.styles;
    let part = |write: &dyn Fn(&mut Page)| {
        let mut page = Page::new(context, width);
        write(&mut page);
        page.into_lines()
    };
    let frame = if is_recommended(advice, panel.model) { styles.emphasis_graphic } else { styles.border };
    let text = |text: &_| context.text(text).into_owned();
    let drawing = diagram::draw(&model.diagram, text, &context.look, frame, width);
    vec![
        part(&|page| counted(advice, panel, context, page)),
        drawing,
        part(&|page| {
            page.text(&context.text(&model.diagram.caption), styles.dim);
            page.gap();
            page.text(&context.text(&model.what.text), styles.text);
            page.places(&model.what.sources, 0);
        }),
        part(&|page| roles(panel.model, context, page)),
        part(&|page| points("compare-pros", &model.pros, &plus(context), context, page)),
        part(&|page| points("compare-cons", &model.cons, &minus(context), context, page)),
        part(&|page| said("compare-answers-for", &panel.supporting, advice, &plus(context), context, page)),
        part(&|page| said("compare-answers-against", &panel.opposing, advice, &minus(context), context, page)),
    ]
}

/// The mark of what speaks for a model.
fn plus(context: &Context) -> Span<'static> {
    Span::styled(format!("{} ", context.look.glyphs.plus), context.look.styles.good)
}

/// The mark of what speaks against a model.
fn minus(context: &Context) -> Span<'static> {
    Span::styled(format!("{} ", context.look.glyphs.minus), context.look.styles.bad_graphic)
}

/// How the answers count for a model, and what decided whatever they count. Without an answer to go by there is nothing to count.
fn counted(advice: &Advice, panel: &ModelEvidence, context: &Context, page: &mut Page) {
    if !advice.has_basis {
        return;
    }
    let styles = &context.look.styles;
    if let Some(word) = standing(advice, panel.model, context)
        && !fits_beside(&title(advice, panel.model, context), &word, page.width() + AROUND)
    {
        page.text(&word, styles.title);
    }
    let count = |key, rows: &[usize]| context.say(&Message::new(key).with("count", rows.len()));
    page.item(plus(context), &count("compare-count-for", &panel.supporting), Style::new());
    let against = count("compare-count-against", &panel.opposing);
    page.note(&format!("{} {against}", context.look.glyphs.minus), styles.bad, 0);
    if let Some(why) = context.reader().ruled_out(advice, panel.model) {
        let lead = Span::styled(format!("{} ", context.look.glyphs.warning), styles.warning);
        page.item(lead, &why, styles.text);
    }
    if !is_recommended(advice, panel.model) {
        return;
    }
    if advice.runner_up.is_none() && !advice.ruled_out.is_empty() {
        page.text(&context.label_style.get("compare-no-runner-up"), styles.dim);
    }
    for step in advice.deciding_steps(&context.rulebook) {
        let short = context.rulebook.slot_short(step.slot).map(|text| context.text(text)).unwrap_or_default();
        let what = format!("{short}: {}", context.slot_value_label(step.slot, step.value));
        let lead = Span::styled(format!("{} ", context.look.glyphs.warning), styles.warning);
        page.item(lead, &context.say(&Message::new("compare-decided").with("what", what)), styles.title);
    }
}

fn roles(model: usize, context: &Context, page: &mut Page) {
    let (styles, roles) = (&context.look.styles, &context.rulebook.models[model].roles);
    if roles.is_empty() {
        return;
    }
    page.heading(&context.label_style.get("compare-roles"));
    let widest = roles.iter().map(|role| cells(&context.text(&role.short))).max().unwrap_or(0);
    for role in roles {
        let short = context.text(&role.short);
        let lead = format!("{short}{}", " ".repeat(widest + 1 - cells(&short)));
        page.item(Span::styled(lead, styles.accent), &context.text(&role.title), styles.title);
        if page.width() >= ROLES_TOLD {
            page.item(Span::raw(" ".repeat(widest + 1)), &context.text(&role.does), styles.text);
        }
    }
}

/// The document's points.
fn points(heading: &'static str, points: &[Point], mark: &Span<'static>, context: &Context, page: &mut Page) {
    if points.is_empty() {
        return;
    }
    page.heading(&context.label_style.get(heading));
    let (own, shared) = context.reader().sources(points.iter().map(|it| std::slice::from_ref(&it.source)));
    for (point, own) in points.iter().zip(&own) {
        page.item(mark.clone(), &context.text(&point.text), context.look.styles.text);
        page.places(own, 2);
    }
    page.places(&shared, 2);
}

/// What the answers say.
fn said(
    heading: &'static str,
    rows: &[usize],
    advice: &Advice,
    mark: &Span<'static>,
    context: &Context,
    page: &mut Page,
) {
    if !advice.has_basis {
        return;
    }
    page.heading(&context.label_style.get(heading));
    if rows.is_empty() {
        page.text(&context.label_style.get("compare-nothing"), context.look.styles.dim);
    }
    let evidence = || rows.iter().map(|&row| &context.rulebook.evidence[row]);
    let (own, shared) = context.reader().sources(evidence().map(|row| &*row.statement.sources));
    for (row, own) in evidence().zip(&own) {
        page.item(mark.clone(), &context.text(&row.statement.text), context.look.styles.text);
        if rests_on_assumption(&context.rulebook, &advice.situation, row.slot) {
            page.note(&assumed_mark(context), context.look.styles.warning, 2);
        }
        page.places(own, 2);
    }
    page.places(&shared, 2);
}
