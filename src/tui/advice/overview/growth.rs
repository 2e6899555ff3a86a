//! The section about growth, as a timeline from top to bottom.
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
use crate::advice::growth::{GrowthTrack, Milestone, MilestoneChange};
use crate::advice::{Advice, Origin};
use crate::locale::sanitize;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use crate::tui::widgets::wrap;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Writes what the same rules advise at next year's size, if the team grows.
pub(super) fn write_next_year(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (reader, rules) = (context.rulebook_reader(), &context.rulebook.next_year);
    let (Some(line), Some(rules), Some(next)) = (reader.next_year(advice), rules, &advice.next_year) else {
        return;
    };
    let styles = &context.theme.styles;
    page.push_heading(&context.translator.get("next-year-title"));
    page.push_item(Span::raw("   "), &sanitize(&line), styles.text);
    if next.assumed {
        page.push_note(&assumed_mark(context), styles.warning, 3);
    }
    page.push_item(Span::raw("   "), &context.text(&rules.about.text), styles.dim);
    page.push_references(&rules.about.sources, 3);
}

/// Writes the section, if the rulebook has a milestone for this team.
pub(super) fn write(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (Some(timeline), false) = (&context.rulebook.timeline, advice.growth.is_empty()) else { return };
    let (reader, styles) = (context.rulebook_reader(), &context.theme.styles);
    page.push_heading(&context.translator.get("growth-title"));
    for track in advice.growth.iter().filter(|track| !track.milestones.is_empty()) {
        match reader.search_limit(track) {
            Some(beyond) => write_number_track(track, &beyond, advice, context, page),
            None => write_choice_track(track, advice, context, page),
        }
    }
    if let Some(nothing) = reader.tracks_without_effect(&advice.growth) {
        page.push_item(Span::raw("   "), &sanitize(&nothing), styles.dim);
    }
    page.push_item(Span::raw("   "), &context.text(&timeline.about.text), styles.dim);
    page.push_references(&timeline.about.sources, 3);
}

/// Writes the timeline of a growing number: from today's value along a rail to the last milestone.
fn write_number_track(
    track: &GrowthTrack,
    beyond: &str,
    advice: &Advice,
    context: &Ui,
    page: &mut LineWriter,
) {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let today = context.slot_value_label(track.question, advice.situation.values()[track.question]);
    let short = context.text(&context.rulebook.questions[track.question].short).into_owned();
    page.push_item(Span::styled(format!(" {} ", glyphs.current), styles.accent), &short, styles.text);
    page.push_note(&today, styles.title, 3);
    if advice.situation.origin(track.question) == Origin::Assumed {
        page.push_note(&assumed_mark(context), styles.warning, 3);
    }
    let rail = |glyph: &str| Span::styled(format!(" {glyph} "), styles.border);
    let (stop, on, end) = (glyphs.line.vertical_right, glyphs.line.vertical, glyphs.line.bottom_left);
    for milestone in &track.milestones {
        let when = sanitize(&context.rulebook_reader().milestone_phrase(track, milestone.to)).into_owned();
        write_with_rail(&[rail(stop)], &[rail(on)], &when, styles.title, page);
        write_milestone(milestone, &rail(on), context, page);
    }
    write_with_rail(&[rail(end)], &[rail(" ")], &sanitize(beyond), styles.dim, page);
}

/// Writes the milestones of a choice: each option that changes something, without a rail.
fn write_choice_track(track: &GrowthTrack, advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    for milestone in &track.milestones {
        let when = sanitize(&context.rulebook_reader().milestone_phrase(track, milestone.to)).into_owned();
        page.push_item(Span::styled(format!(" {} ", glyphs.open), styles.accent), &when, styles.title);
        if advice.situation.origin(track.question) == Origin::Assumed {
            let today = advice.situation.values()[track.question];
            let today = context.slot_value_label(track.question, today);
            page.push_note(&format!("{}: {today}", assumed_mark(context)), styles.warning, 3);
        }
        write_milestone(milestone, &Span::raw("   "), context, page);
    }
}

/// Writes what a milestone changes, one item a line, each after `rail`.
fn write_milestone(milestone: &Milestone, rail: &Span<'static>, context: &Ui, page: &mut LineWriter) {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    for &brings in &milestone.changes {
        let (mark, style) = match brings {
            MilestoneChange::Model { .. } => (glyphs.recommended, styles.emphasis_graphic),
            MilestoneChange::Segment { .. } => (glyphs.bullet, styles.accent),
            MilestoneChange::Role(_) => (glyphs.argument_for, styles.good),
        };
        let text = sanitize(&context.rulebook_reader().milestone_effect(brings)).into_owned();
        write_with_rail(
            &[rail.clone(), Span::styled(format!("{mark} "), style)],
            &[rail.clone(), Span::raw("  ")],
            &text,
            styles.text,
            page,
        );
    }
}

/// Writes a text after the spans `first`, with the spans `on` before its further lines, so that a rail continues
/// beside wrapped text.
fn write_with_rail(
    first: &[Span<'static>],
    on: &[Span<'static>],
    text: &str,
    style: Style,
    page: &mut LineWriter,
) {
    let lead: usize = first.iter().map(Span::width).sum();
    let width = page.width().saturating_sub(u16::try_from(lead).unwrap_or(u16::MAX));
    let lines = wrap(text, width, style).into_iter().enumerate().map(|(index, line)| {
        let mut spans = if index == 0 { first.to_vec() } else { on.to_vec() };
        spans.extend(line.spans);
        Line::from(spans)
    });
    page.push_lines(lines.collect::<Vec<_>>());
}
