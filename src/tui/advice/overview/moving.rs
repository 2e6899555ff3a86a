//! From here to there: what changes where a model is in place, and what to leave alone.

use super::assumed_mark;
use crate::advice::Advice;
use crate::locale::harmless;
use crate::rulebook::ConditionalText;
use crate::rulebook::format::Handoff;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::style::Style;
use ratatui::text::Span;

/// Writes the section, where something is in place.
pub(super) fn write(advice: &Advice, context: &Context, page: &mut Page) {
    let (Some(rules), Some(moving)) = (&context.rulebook.transition, &advice.transition) else { return };
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    page.heading(&context.label_style.get("move-title"));
    let way = context.reader().way(advice, moving, glyphs.arrow);
    page.item(Span::raw("   "), &way, styles.emphasis);
    if moving.assumed {
        page.note(&assumed_mark(context), styles.warning, 3);
    }
    if let Some(about) = moving.summary {
        let about = &rules.about[about].statement;
        page.item(Span::raw("   "), &context.text(&about.text), styles.text);
        page.places(&about.sources, 3);
    }
    if let Some(stay) = moving.stay {
        let stay = &rules.stay[stay].statement;
        page.item(Span::raw("   "), &context.text(&stay.text), styles.text);
        page.places(&stay.sources, 3);
    }
    let models = &context.rulebook.models;
    let there = &models[advice.model];
    let added = moving.handoffs_added.iter().map(|&handoff| &there.handoffs[handoff]);
    let comes = (glyphs.plus, styles.accent);
    handoffs("move-handoffs-added", comes, &added.collect::<Vec<_>>(), context, page);
    if let Some(from) = moving.from {
        let removed = moving.handoffs_removed.iter().map(|&handoff| &models[from].handoffs[handoff]);
        handoffs(
            "move-handoffs-removed",
            (glyphs.minus, styles.accent),
            &removed.collect::<Vec<_>>(),
            context,
            page,
        );
    }
    if !moving.roles_added.is_empty() {
        part("move-roles", context, page);
        for &role in &moving.roles_added {
            let lead = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
            page.item(lead, &harmless(&context.reader().to_fill(advice, role)), styles.text);
        }
    }
    // The steps stand in the plan, with those of the model.
    told("move-differently", &rules.differently, &moving.differently, context, page);
    told("move-keep", &rules.keep, &moving.leave_alone, context, page);
    if let Some(note) = moving.note {
        page.item(Span::raw("   "), &context.text(&rules.note[note].statement.text), styles.dim);
    }
}

/// The word above a part of the section.
fn part(key: &'static str, context: &Context, page: &mut Page) {
    page.item(Span::raw(" "), &context.label_style.get(key), context.look.styles.dim);
}

fn handoffs(
    key: &'static str,
    (mark, style): (&str, Style),
    handoffs: &[&Handoff],
    context: &Context,
    page: &mut Page,
) {
    if handoffs.is_empty() {
        return;
    }
    part(key, context, page);
    for handoff in handoffs {
        let lead = Span::styled(format!(" {mark} "), style);
        page.item(lead, &context.text(&handoff.text), context.look.styles.text);
    }
    page.places(handoffs.iter().flat_map(|handoff| &handoff.sources), 3);
}

/// Texts under a word for what they are.
fn told(key: &'static str, texts: &[ConditionalText], indices: &[usize], context: &Context, page: &mut Page) {
    if indices.is_empty() {
        return;
    }
    part(key, context, page);
    for &index in indices {
        let lead = Span::styled(format!(" {} ", context.look.glyphs.bullet), context.look.styles.accent);
        page.item(lead, &context.text(&texts[index].statement.text), context.look.styles.text);
    }
    page.places(indices.iter().flat_map(|&index| &texts[index].statement.sources), 3);
}
