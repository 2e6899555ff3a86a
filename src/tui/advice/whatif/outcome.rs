//! What follows from the answers that are tried: the model, the way to it and the division, with what they were.

use super::super::overview::step_mark;
use super::super::page::Page;
use crate::advice::{Advice, TreeStep};
use crate::locale::{Message, harmless};
use crate::tui::context::Context;
use ratatui::text::{Line, Span};

/// The model, or that nothing is advised, as long as no essential question is answered.
fn title(advice: &Advice, context: &Context) -> String {
    if advice.has_basis { context.model(advice.model) } else { context.label_style.get("verdict-none-title") }
}

/// The model, and what it was.
pub(super) fn model(saved: &Advice, now: &Advice, context: &Context, page: &mut Page) {
    let look = &context.look;
    let star = Span::styled(format!("{} ", look.glyphs.recommended), look.styles.emphasis_graphic);
    page.item(star, &title(now, context), look.styles.emphasis);
    if now.model == saved.model && now.has_basis == saved.has_basis {
        let key = if now.answers == saved.answers { "whatif-nothing-changed" } else { "whatif-same-model" };
        page.note(&context.label_style.get(key), look.styles.dim, 2);
    } else {
        page.note(&was(&title(saved, context), context), look.styles.warning, 2);
    }
}

/// Steps of the way, each input told once.
fn told(path: &[TreeStep]) -> Vec<&TreeStep> {
    let mut told: Vec<&TreeStep> = Vec::new();
    for step in path {
        if told.iter().all(|other| other.slot != step.slot) {
            told.push(step);
        }
    }
    told
}

/// What is new about a step of the way: that it is, or what the answer was.
fn new(step: &TreeStep, saved: &Advice, context: &Context) -> Option<String> {
    let before = saved.path.iter().find(|before| before.slot == step.slot);
    match before {
        None => Some(format!("{} {}", context.look.glyphs.changed, context.label_style.get("whatif-new-step"))),
        Some(before) if before.value != step.value => {
            Some(was(&context.slot_value_label(step.slot, before.value), context))
        }
        Some(_) => None,
    }
}

fn was(before: &str, context: &Context) -> String {
    let said = context.say(&Message::new("whatif-was").with("before", before));
    format!("{} {said}", context.look.glyphs.changed)
}

/// The way down the tree, a step a line.
pub(super) fn way(saved: &Advice, now: &Advice, context: &Context, page: &mut Page) {
    if now.path.is_empty() {
        return;
    }
    let look = &context.look;
    page.heading(&context.label_style.get("advice-way"));
    for step in told(&now.path) {
        let lead = Span::styled(format!(" {} ", look.glyphs.current), look.styles.text);
        let line = Message::new("report-given").with("question", &*context.reader().short(step.slot));
        let line = line.with("answer", context.slot_value_label(step.slot, step.value));
        let changed = new(step, saved, context);
        let style = if changed.is_some() { look.styles.title } else { look.styles.text };
        page.item(lead, &context.say(&line), style);
        if let Some(changed) = changed {
            page.note(&changed, look.styles.warning, 3);
        }
        if let Some(mark) = step_mark(step, context) {
            page.note(&mark, look.styles.warning, 3);
        }
    }
}

/// The way in one paragraph; what is new about it has a mark before it.
pub(super) fn way_short(saved: &Advice, now: &Advice, context: &Context, page: &mut Page) {
    let glyphs = &context.look.glyphs;
    let steps = told(&now.path).into_iter().map(|step| {
        let line = Message::new("report-given").with("question", &*context.reader().short(step.slot));
        let line = context.say(&line.with("answer", context.slot_value_label(step.slot, step.value)));
        let mark =
            if new(step, saved, context).is_some() { format!("{} ", glyphs.changed) } else { String::new() };
        let origin = step_mark(step, context).map(|mark| format!(" {mark}")).unwrap_or_default();
        format!("{mark}{line}{origin}")
    });
    let steps: Vec<_> = steps.collect();
    if !steps.is_empty() {
        page.text(&steps.join(&format!(" {} ", glyphs.arrow)), context.look.styles.text);
    }
}

/// By what to divide now and later, and by what it was.
pub(super) fn division(saved: &Advice, now: &Advice, context: &Context, page: &mut Page) {
    let Some(rules) = &context.rulebook.segmentation else { return };
    let styles = &context.look.styles;
    let names = |dimensions: Vec<usize>| {
        let titles = dimensions.iter().map(|&dimension| context.text(&rules.dimensions[dimension].title));
        titles.collect::<Vec<_>>().join(", ")
    };
    let taken =
        |advice: &Advice| names(advice.segmentation.now.iter().map(|wanted| wanted.dimension).collect());
    let waits = |advice: &Advice| {
        names(advice.segmentation.later.iter().map(|later| later.candidate.dimension).collect())
    };
    let nothing = |names: String| {
        if names.is_empty() { context.label_style.get("whatif-nothing") } else { names }
    };
    for (key, of) in [("whatif-now", &taken as &dyn Fn(&Advice) -> String), ("whatif-later", &waits)] {
        let (before, after) = (of(saved), of(now));
        if key == "whatif-later" && before.is_empty() && after.is_empty() {
            continue;
        }
        let changed = before != after;
        let style = if changed { styles.title } else { styles.text };
        let line = context.say(&Message::new(key).with("dimensions", nothing(after)));
        page.text(&line, style);
        if changed {
            page.note(&was(&nothing(before), context), styles.warning, 2);
        }
    }
}

/// The same with what brings each dimension that waits.
pub(super) fn division_long(saved: &Advice, now: &Advice, context: &Context, page: &mut Page) {
    if context.rulebook.segmentation.is_none() {
        return;
    }
    page.gap();
    division(saved, now, context, page);
    let Some(rules) = &context.rulebook.segmentation else { return };
    let styles = &context.look.styles;
    for later in &now.segmentation.later {
        let title = context.text(&rules.dimensions[later.candidate.dimension].title);
        let Some(brings) = context.reader().brings(later.activation) else { continue };
        let lead = Span::styled(format!("  {} ", context.look.glyphs.arrow), styles.accent);
        page.item(lead, &format!("{title}: {}", harmless(&brings)), styles.dim);
    }
}

/// What always shows above the answers: the model alone, or where there is room the way and the division too.
pub(super) fn pinned(
    saved: &Advice,
    now: &Advice,
    context: &Context,
    width: u16,
    roomy: bool,
) -> Vec<Line<'static>> {
    let mut page = Page::new(context, width);
    model(saved, now, context, &mut page);
    if roomy {
        way_short(saved, now, context, &mut page);
        division(saved, now, context, &mut page);
    }
    page.into_lines()
}
