//! What growth brings, as a timeline drawn downwards.
//!
//! ```text
//!  As you grow
//!   ● Team size   6 sellers
//!   ├ From 10 sellers on
//!   │   ★ Assembly line instead of Island
//!   ╵ Nothing else changes beyond 10 sellers.
//!   ○ Once the budget is ample
//!       ★ Assembly line instead of Island
//! ```

use super::assumed_mark;
use crate::advice::growth::{MilestoneChange, Milestone, GrowthTrack};
use crate::advice::{Advice, Origin};
use crate::locale::harmless;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::widgets::wrap;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Writes what the same rules say at next year's size, where the team grows.
pub(super) fn next_year(advice: &Advice, context: &Context, page: &mut Page) {
    let (reader, rules) = (context.reader(), &context.rulebook.next_year);
    let (Some(line), Some(rules), Some(next)) = (reader.next_year(advice), rules, &advice.next_year) else {
        return;
    };
    let styles = &context.look.styles;
    page.heading(&context.label_style.get("next-year-title"));
    page.item(Span::raw("   "), &harmless(&line), styles.text);
    if next.assumed {
        page.note(&assumed_mark(context), styles.warning, 3);
    }
    page.item(Span::raw("   "), &context.text(&rules.about.text), styles.dim);
    page.places(&rules.about.sources, 3);
}

/// Writes the section, where the rulebook moves anything.
pub(super) fn write(advice: &Advice, context: &Context, page: &mut Page) {
    let (Some(timeline), false) = (&context.rulebook.timeline, advice.growth.is_empty()) else { return };
    let (reader, styles) = (context.reader(), &context.look.styles);
    page.heading(&context.label_style.get("growth-title"));
    for track in advice.growth.iter().filter(|track| !track.milestones.is_empty()) {
        match reader.beyond(track) {
            Some(beyond) => rising(track, &beyond, advice, context, page),
            None => events(track, advice, context, page),
        }
    }
    if let Some(nothing) = reader.brings_nothing(&advice.growth) {
        page.item(Span::raw("   "), &harmless(&nothing), styles.dim);
    }
    page.item(Span::raw("   "), &context.text(&timeline.about.text), styles.dim);
    page.places(&timeline.about.sources, 3);
}

/// A number that rises: from today's value down a rail to beyond which nothing changes.
fn rising(track: &GrowthTrack, beyond: &str, advice: &Advice, context: &Context, page: &mut Page) {
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    let today = context.slot_value_label(track.question, advice.situation.values()[track.question]);
    let short = context.text(&context.rulebook.questions[track.question].short).into_owned();
    page.item(Span::styled(format!(" {} ", glyphs.current), styles.accent), &short, styles.text);
    page.note(&today, styles.title, 3);
    if advice.situation.origin(track.question) == Origin::Assumed {
        page.note(&assumed_mark(context), styles.warning, 3);
    }
    let rail = |glyph: &str| Span::styled(format!(" {glyph} "), styles.border);
    let (stop, on, end) = (glyphs.line.vertical_right, glyphs.line.vertical, glyphs.line.bottom_left);
    for milestone in &track.milestones {
        let when = harmless(&context.reader().reached(track, milestone.to)).into_owned();
        hung(&[rail(stop)], &[rail(on)], &when, styles.title, page);
        brought(milestone, &rail(on), context, page);
    }
    hung(&[rail(end)], &[rail(" ")], &harmless(beyond), styles.dim, page);
}

/// A choice that changes: each option that brings something stands alone.
fn events(track: &GrowthTrack, advice: &Advice, context: &Context, page: &mut Page) {
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    for milestone in &track.milestones {
        let when = harmless(&context.reader().reached(track, milestone.to)).into_owned();
        page.item(Span::styled(format!(" {} ", glyphs.open), styles.accent), &when, styles.title);
        if advice.situation.origin(track.question) == Origin::Assumed {
            let today = advice.situation.values()[track.question];
            let today = context.slot_value_label(track.question, today);
            page.note(&format!("{}: {today}", assumed_mark(context)), styles.warning, 3);
        }
        brought(milestone, &Span::raw("   "), context, page);
    }
}

/// What comes at a milestone, one line each behind `rail`.
fn brought(milestone: &Milestone, rail: &Span<'static>, context: &Context, page: &mut Page) {
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    for &brings in &milestone.changes {
        let (mark, style) = match brings {
            MilestoneChange::Model { .. } => (glyphs.recommended, styles.emphasis_graphic),
            MilestoneChange::Segment { .. } => (glyphs.bullet, styles.accent),
            MilestoneChange::Role(_) => (glyphs.plus, styles.good),
        };
        let text = harmless(&context.reader().brought(brings)).into_owned();
        hung(
            &[rail.clone(), Span::styled(format!("{mark} "), style)],
            &[rail.clone(), Span::raw("  ")],
            &text,
            styles.text,
            page,
        );
    }
}

/// A text behind spans, with other spans before its further lines: a rail goes on where a lead would end.
fn hung(first: &[Span<'static>], on: &[Span<'static>], text: &str, style: Style, page: &mut Page) {
    let lead: usize = first.iter().map(Span::width).sum();
    let width = page.width().saturating_sub(u16::try_from(lead).unwrap_or(u16::MAX));
    let lines = wrap(text, width, style).into_iter().enumerate().map(|(index, line)| {
        let mut spans = if index == 0 { first.to_vec() } else { on.to_vec() };
        spans.extend(line.spans);
        Line::from(spans)
    });
    page.lines(lines.collect::<Vec<_>>());
}
