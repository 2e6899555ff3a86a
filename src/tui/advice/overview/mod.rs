//! The first tab: what to do, and on what it rests.
//!
//! Who reads no further than the first lines knows the model and the reason. Below that, in the order in which
//! somebody acts: what to do first, how to get there from today, how to divide, what to watch, what growth brings; then
//! what the advice stands on.
//!
//! ```text
//!  ┃ ★ Pod                                      What to do first
//!  ┃ A small group serves its customers.         1 Form one pod first …
//!  ┃ You want people to win together.
//!  The way there                                Divide now by
//!   ● Team size   40 sellers                     Geography  strongly needed
//! ```

mod decided;
mod firm;
mod growth;
mod moving;
mod open;

use super::diagram;
use super::page::Page;
use crate::advice::{Advice, Need, Step, Wanted, Warned, need_rests_on_asked};
use crate::locale::harmless;
use crate::report::Kept;
use crate::rulebook::Kind;
use crate::tui::context::Context;
use crate::tui::widgets::{Scroll, cells, pad};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on there are two columns.
pub(super) const TWO_COLUMNS: u16 = 110;
/// The most columns of a line that is still pleasant to read.
pub(super) const READABLE: u16 = 88;
/// With fewer columns the decision that was taken stands above the advice, or it would not show.
const NARROW: u16 = 60;
/// Columns between the two.
pub(super) const BETWEEN: u16 = 3;

/// Draws the tab. `answers` says that there is an interview in which open questions can be answered.
pub(super) fn view(
    scroll: &mut Scroll,
    (advice, kept): (&Advice, &Kept),
    answers: bool,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
) {
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let lines = if area.width < TWO_COLUMNS {
        one_column(advice, kept, answers, context, width.min(READABLE))
    } else {
        let column = ((width - BETWEEN) / 2).min(READABLE);
        two_columns(advice, kept, answers, context, column)
    };
    scroll.view(frame, inset, lines, &context.look);
}

fn one_column(
    advice: &Advice,
    kept: &Kept,
    answers: bool,
    context: &Context,
    width: u16,
) -> Vec<Line<'static>> {
    let (mut lines, decided) =
        (verdict(advice, context, width), decided::lines(kept, advice, context, width));
    if width < NARROW && !decided.is_empty() {
        lines = decided.into_iter().chain([Line::default()]).chain(lines).collect();
    } else {
        add(&mut lines, decided);
    }
    let mut page = Page::new(context, width);
    page.lines([Line::default()]);
    open::list(advice, context, true, answers, &mut page);
    first_steps(advice, context, &mut page);
    moving::write(advice, context, &mut page);
    segmentation(advice, context, &mut page);
    warnings(advice, context, &mut page);
    way(advice, context, &mut page);
    firm::firm(advice, context, &mut page);
    growth::write(advice, context, &mut page);
    ground(advice, context, answers, &mut page);
    lines.extend(page.into_lines());
    lines
}

fn two_columns(
    advice: &Advice,
    kept: &Kept,
    answers: bool,
    context: &Context,
    column: u16,
) -> Vec<Line<'static>> {
    let (mut left, mut right) =
        (left(advice, kept, context, column), right(advice, answers, context, column));
    let part = |write: &dyn Fn(&mut Page)| {
        let mut page = Page::new(context, column);
        write(&mut page);
        page.into_lines()
    };
    // A way to go makes the right column long, so what growth brings stands where there is room.
    let roomier = if right.len() < left.len() { &mut right } else { &mut left };
    add(roomier, part(&|page| growth::write(advice, context, page)));
    add(&mut left, part(&|page| ground(advice, context, answers, page)));
    beside(left, right, column)
}

/// Adds a part to a column, a line away from what is above.
fn add(column: &mut Vec<Line<'static>>, part: Vec<Line<'static>>) {
    if !part.is_empty() {
        column.push(Line::default());
        column.extend(part);
    }
}

/// What is advised and why.
fn left(advice: &Advice, kept: &Kept, context: &Context, width: u16) -> Vec<Line<'static>> {
    let mut lines = verdict(advice, context, width);
    add(&mut lines, decided::lines(kept, advice, context, width));
    let mut page = Page::new(context, width);
    page.lines([Line::default()]);
    let model = &context.rulebook.models[advice.model];
    let text = |text: &_| context.text(text).into_owned();
    page.lines(diagram::draw(&model.diagram, text, &context.look, context.look.styles.border, width));
    page.text(&context.text(&model.diagram.caption), context.look.styles.dim);
    way(advice, context, &mut page);
    firm::firm(advice, context, &mut page);
    lines.extend(page.into_lines());
    lines
}

/// What to do.
fn right(advice: &Advice, answers: bool, context: &Context, width: u16) -> Vec<Line<'static>> {
    let mut page = Page::new(context, width);
    open::list(advice, context, true, answers, &mut page);
    first_steps(advice, context, &mut page);
    moving::write(advice, context, &mut page);
    segmentation(advice, context, &mut page);
    warnings(advice, context, &mut page);
    page.into_lines()
}

/// Two columns as one list of lines, so that they scroll together.
pub(super) fn beside(left: Vec<Line<'static>>, right: Vec<Line<'static>>, column: u16) -> Vec<Line<'static>> {
    let rows = left.len().max(right.len());
    let mut right = right.into_iter();
    let mut left = left.into_iter();
    (0..rows)
        .map(|_| {
            let mut line = left.next().unwrap_or_default();
            let missing = usize::from(column + BETWEEN).saturating_sub(line.width());
            line.push_span(Span::raw(" ".repeat(missing)));
            line.spans.extend(right.next().unwrap_or_default().spans);
            line
        })
        .collect()
}

/// The model, what it is, and the reason that settled it.
fn verdict(advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let (look, model) = (&context.look, &context.rulebook.models[advice.model]);
    let mut page = Page::new(context, width.saturating_sub(2));
    let star = Span::styled(format!("{} ", look.glyphs.recommended), look.styles.lit_graphic);
    page.item(star, &context.text(&model.title), look.styles.lit);
    page.note(&context.words.get("advice-recommended"), look.styles.dim, 2);
    page.text(&context.text(&model.short), look.styles.text);
    if let Some(step) = advice.path.last() {
        let branch = &context.rulebook.tree.branches[step.branch];
        page.gap();
        page.text(&context.text(&branch.because), look.styles.title);
        if let Some(mark) = step_mark(step, context) {
            page.note(&mark, look.styles.warning, 0);
        }
        page.places(&branch.sources, 0);
    }
    open::warn(advice, context, &mut page);
    page.barred(look.styles.lit_graphic)
}

/// The answers that led there, one a line.
fn way(advice: &Advice, context: &Context, page: &mut Page) {
    if advice.path.is_empty() {
        return;
    }
    let look = &context.look;
    page.heading(&context.words.get("advice-way"));
    let short = |slot| context.rulebook.slot_short(slot).map(|text| context.text(text)).unwrap_or_default();
    let widest = advice.path.iter().map(|step| cells(&short(step.slot))).max().unwrap_or(0);
    let names = widest.min(usize::from(page.width()) / 2);
    // A tree may look at one answer more than once; it is told once.
    let mut told = Vec::new();
    for step in &advice.path {
        if told.contains(&step.slot) {
            continue;
        }
        told.push(step.slot);
        let name = pad(&short(step.slot), names, look.glyphs.ellipsis);
        let lead = Span::styled(format!(" {} {name}  ", look.glyphs.current), look.styles.text);
        page.item(lead, &context.slot_value_label(step.slot, step.value), look.styles.title);
        if let Some(mark) = step_mark(step, context) {
            page.note(&mark, look.styles.warning, names + 5);
        }
        let overrides = |step: &Step| context.rulebook.tree.branches[step.branch].overrides;
        if advice.path.iter().any(|other| other.slot == step.slot && overrides(other)) {
            page.note(&context.words.get("advice-decides"), look.styles.accent, names + 5);
        }
    }
    let star = Span::styled(format!(" {} ", look.glyphs.recommended), look.styles.lit_graphic);
    page.item(star, &context.model(advice.model), look.styles.lit);
}

/// The mark and the word for what nobody answered.
pub(super) fn assumed_mark(context: &Context) -> String {
    format!("{} {}", context.look.glyphs.assumed, context.words.get("advice-assumed-word"))
}

/// The mark and the word for what nobody was asked.
pub(super) fn unasked_mark(context: &Context) -> String {
    format!("{} {}", context.look.glyphs.assumed, context.words.get("advice-not-asked-word"))
}

/// The mark of a step that no answer stands behind.
pub(super) fn step_mark(step: &Step, context: &Context) -> Option<String> {
    match (step.asked, step.assumed) {
        (false, _) => Some(unasked_mark(context)),
        (true, true) => Some(assumed_mark(context)),
        (true, false) => None,
    }
}

fn first_steps(advice: &Advice, context: &Context, page: &mut Page) {
    let steps = &context.rulebook.first_steps[advice.model];
    let steps: Vec<_> = steps.iter().filter(|step| advice.situation.says(&step.when)).collect();
    if steps.is_empty() {
        return;
    }
    page.heading(&context.words.get("advice-first-steps"));
    for (number, step) in (1..).zip(&steps) {
        let lead = Span::styled(format!("{number:>2} "), context.look.styles.accent);
        page.item(lead, &context.text(&step.said.text), context.look.styles.text);
    }
    // All at the end: a place behind each step would drown the steps.
    page.places(steps.iter().flat_map(|step| &step.said.sources), 3);
}

fn segmentation(advice: &Advice, context: &Context, page: &mut Page) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, found) = (&context.look.styles, &advice.segmentation);
    if found.now.is_empty() && found.later.is_empty() {
        page.heading(&context.words.get("advice-divide-now"));
        page.item(Span::raw("   "), &context.text(&rules.none.text), styles.text);
        page.places(&rules.none.sources, 3);
    }
    if !found.now.is_empty() {
        page.heading(&context.words.get("advice-divide-now"));
    }
    for wanted in &found.now {
        dimension(wanted, advice, context, page);
        if let Some(said) = context.reader().shares(advice, wanted.dimension) {
            let lead = Span::styled(format!("   {} ", context.look.glyphs.arrow), context.look.styles.accent);
            page.item(lead, &harmless(&said), context.look.styles.title);
        }
    }
    if found.later.is_empty() {
        return;
    }
    page.heading(&context.words.get("advice-divide-later"));
    let less = rules.cap.less.iter().filter(|less| less.when.holds(advice.situation.values()));
    let over_cap = std::iter::once(&rules.cap.because).chain(less.map(|less| &less.because));
    let too_small = found.too_small(rules);
    let over_cap = over_cap.filter(|_| found.is_over_cap() || too_small.is_none());
    for why in too_small.into_iter().chain(over_cap) {
        page.item(Span::raw("   "), &context.text(&why.text), styles.dim);
        page.places(&why.sources, 3);
    }
    for later in &found.later {
        dimension(&later.wanted, advice, context, page);
        let Some(when) = context.reader().brings(later.comes) else { continue };
        page.item(
            Span::styled(format!("   {} ", context.look.glyphs.arrow), styles.accent),
            &harmless(&when),
            styles.title,
        );
    }
}

/// One way to divide: its name, how much it is needed, what it means, for which segments, and why.
fn dimension(wanted: &Wanted, advice: &Advice, context: &Context, page: &mut Page) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let (styles, dimension) = (&context.look.styles, &rules.dimensions[wanted.dimension]);
    let lead = Span::styled(format!(" {} ", context.look.glyphs.bullet), styles.accent);
    page.item(lead, &context.text(&dimension.title), styles.title);
    let need = if wanted.need == Need::Strong { "advice-need-strong" } else { "advice-need" };
    page.note(&context.words.get(need), styles.dim, 3);
    if !need_rests_on_asked(&context.rulebook, &advice.situation, wanted) {
        page.note(&unasked_mark(context), styles.warning, 3);
    }
    page.item(Span::raw("   "), &context.text(&dimension.what.text), styles.text);
    let names = &advice.segment_names[wanted.dimension];
    if !names.is_empty() {
        page.item(Span::raw("   "), &harmless(&names.join(", ")), styles.accent);
    }
    let reason = &dimension.reasons[wanted.reason];
    page.item(Span::raw("   "), &context.text(&reason.because), styles.text);
    page.places(&reason.sources, 3);
}

fn warnings(advice: &Advice, context: &Context, page: &mut Page) {
    if advice.warnings.is_empty() {
        return;
    }
    let (styles, rulebook) = (&context.look.styles, &context.rulebook);
    page.heading(&context.words.get("advice-warnings"));
    for warned in &advice.warnings {
        let lead = Span::styled(format!(" {} ", context.look.glyphs.warning), styles.warning);
        match *warned {
            Warned::Rule(rule) => {
                page.item(lead, &context.text(&rulebook.warnings[rule].said.text), styles.text);
                page.places(&rulebook.warnings[rule].said.sources, 3);
            }
            Warned::TooManyNames(list) => {
                if let Kind::Names { no_more_than: Some(than), .. } = &rulebook.questions[list].kind {
                    page.item(lead, &context.text(&than.text), styles.text);
                }
            }
        }
    }
}

/// What the advice stands on: what was assumed, what is open, what was left out.
fn ground(advice: &Advice, context: &Context, answers: bool, page: &mut Page) {
    let (look, questions) = (&context.look, &context.rulebook.questions);
    if advice.situation.unknown().next().is_some() {
        page.heading(&context.words.get("advice-assumed"));
        for (question, value) in &advice.assumed {
            let lead = Span::styled(format!(" {} ", look.glyphs.assumed), look.styles.warning);
            let short = context.text(&questions[*question].short);
            let line = format!("{short}: {}", context.value_label(*question, value));
            page.item(lead, &line, look.styles.text);
        }
        let unnamed = advice.situation.unknown().filter(|&question| questions[question].assumed.is_none());
        for question in unnamed {
            let lead = Span::styled(format!(" {} ", look.glyphs.assumed), look.styles.warning);
            let short = context.text(&questions[question].short);
            let line = format!("{short}: {}", context.words.get("review-nothing"));
            page.item(lead, &line, look.styles.text);
        }
    }
    open::list(advice, context, false, answers, page);
    if !advice.ignored.is_empty() {
        page.heading(&context.words.get("advice-ignored"));
        for &question in &advice.ignored {
            let lead = Span::styled(format!(" {} ", look.glyphs.bullet), look.styles.dim);
            page.item(lead, &context.text(&questions[question].short), look.styles.dim);
        }
        page.item(Span::raw("   "), &context.words.get("advice-ignored-why"), look.styles.dim);
    }
}

#[cfg(test)]
mod tests;
