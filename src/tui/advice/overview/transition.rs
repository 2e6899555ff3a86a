//! The section about the transition: what changes if a model is in place today, and what should stay.

use super::assumed_mark;
use crate::advice::Advice;
use crate::locale::sanitize;
use crate::rulebook::ConditionalText;
use crate::rulebook::format::Handoff;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::style::Style;
use ratatui::text::Span;

/// Writes the section, if there is a model in place.
pub(super) fn write(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (Some(rules), Some(moving)) = (&context.rulebook.transition, &advice.transition) else { return };
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    page.push_heading(&context.translator.get("transition-title"));
    let way = context.rulebook_reader().transition_title(advice, moving, glyphs.arrow);
    page.push_item(Span::raw("   "), &way, styles.emphasis);
    if moving.assumed {
        page.push_note(&assumed_mark(context), styles.warning, 3);
    }
    if let Some(about) = moving.summary {
        let about = &rules.about[about].statement;
        page.push_item(Span::raw("   "), &context.text(&about.text), styles.text);
        page.push_references(&about.sources, 3);
    }
    if let Some(stay) = moving.stay {
        let stay = &rules.stay[stay].statement;
        page.push_item(Span::raw("   "), &context.text(&stay.text), styles.text);
        page.push_references(&stay.sources, 3);
    }
    let models = &context.rulebook.models;
    let there = &models[advice.model];
    let added = moving.handoffs_added.iter().map(|&handoff| &there.handoffs[handoff]);
    let comes = (glyphs.argument_for, styles.accent);
    write_handoffs("transition-handoffs-added", comes, &added.collect::<Vec<_>>(), context, page);
    if let Some(from) = moving.from {
        let removed = moving.handoffs_removed.iter().map(|&handoff| &models[from].handoffs[handoff]);
        write_handoffs(
            "transition-handoffs-removed",
            (glyphs.argument_against, styles.accent),
            &removed.collect::<Vec<_>>(),
            context,
            page,
        );
    }
    if !moving.roles_added.is_empty() {
        write_heading("transition-roles", context, page);
        for &role in &moving.roles_added {
            let lead = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
            page.push_item(
                lead,
                &sanitize(&context.rulebook_reader().role_to_fill(advice, role)),
                styles.text,
            );
        }
    }
    // The steps of the transition are part of the plan.
    write_texts("transition-new-habits", &rules.differently, &moving.differently, context, page);
    write_texts("transition-keep", &rules.keep, &moving.leave_alone, context, page);
    if let Some(note) = moving.note {
        page.push_item(Span::raw("   "), &context.text(&rules.note[note].statement.text), styles.dim);
    }
}

/// Writes the heading of a part of the section.
fn write_heading(key: &'static str, context: &Ui, page: &mut LineWriter) {
    page.push_item(Span::raw(" "), &context.translator.get(key), context.theme.styles.dim);
}

fn write_handoffs(
    key: &'static str,
    (mark, style): (&str, Style),
    handoffs: &[&Handoff],
    context: &Ui,
    page: &mut LineWriter,
) {
    if handoffs.is_empty() {
        return;
    }
    write_heading(key, context, page);
    for handoff in handoffs {
        let lead = Span::styled(format!(" {mark} "), style);
        page.push_item(lead, &context.text(&handoff.text), context.theme.styles.text);
    }
    page.push_references(handoffs.iter().flat_map(|handoff| &handoff.sources), 3);
}

/// Writes texts below a heading.
fn write_texts(
    key: &'static str,
    texts: &[ConditionalText],
    indices: &[usize],
    context: &Ui,
    page: &mut LineWriter,
) {
    if indices.is_empty() {
        return;
    }
    write_heading(key, context, page);
    for &index in indices {
        let lead = Span::styled(format!(" {} ", context.theme.glyphs.bullet), context.theme.styles.accent);
        page.push_item(lead, &context.text(&texts[index].statement.text), context.theme.styles.text);
    }
    page.push_references(indices.iter().flat_map(|&index| &texts[index].statement.sources), 3);
}
