//! Enablement: its areas of work, and its roles, with those to fill now first.

use super::{SupportPart, mark_span, write_notes};
use crate::advice::{MatchedRow, RoleAdvice, Trigger};
use crate::document::support_text;
use crate::locale::Message;
use crate::rulebook::EnablementRole;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};

/// The indent of text below a name.
const INDENT: usize = 3;

/// Returns the areas of work, each with what it means for these answers.
pub(super) fn work_lines(part: SupportPart, width: u16) -> Vec<Line<'static>> {
    let SupportPart { context, rules, advised: found } = part;
    let styles = &context.theme.styles;
    let mut page = LineWriter::new(context, width);
    page.push_heading(&context.translator.get("support-work"));
    for (work, reason) in rules.enablement.work.iter().zip(&found.work) {
        page.push_gap();
        page.push_item(
            mark_span(context.theme.glyphs.bullet, styles.accent),
            &context.text(&work.title),
            styles.title,
        );
        write_paragraph(&mut page, &context.text(&work.what.text), styles.dim);
        if let Some(reason) = reason {
            let row = &work.for_you[reason.row];
            let lead = Span::styled(format!("   {} ", context.theme.glyphs.arrow), styles.emphasis);
            page.push_item(lead, &context.text(&row.statement.text), styles.text);
            mark_assumed(&mut page, reason.assumed, context);
        }
    }
    let sources = rules.enablement.work.iter().flat_map(|work| &work.what.sources);
    page.push_references(sources, INDENT);
    page.push_gap();
    write_notes(&rules.enablement.about, context, &mut page);
    page.into_lines()
}

/// Returns the roles, those to fill now first.
pub(super) fn role_lines(part: SupportPart, width: u16) -> Vec<Line<'static>> {
    let SupportPart { context, rules, advised: found } = part;
    let roles = &rules.enablement.roles;
    let mut page = LineWriter::new(context, width);
    page.push_heading(&context.translator.get("support-team"));
    // Nearly all roles share one reference to the source document, which is shown once.
    let shared: Vec<_> = roles
        .iter()
        .flat_map(|role| &role.does.sources)
        .filter_map(|source| context.section_title(source))
        .collect();
    page.push_references(roles.iter().flat_map(|role| &role.does.sources), 0);
    if let (Some(people), Some(count)) = (&rules.enablement.people, found.people) {
        let message = Message::new("support-full-time").arg("count", count);
        page.push_text(&context.translate(&message), context.theme.styles.text);
        page.push_text(&context.text(&people.figure.origin), context.theme.styles.dim);
    }
    for index in found.roles_by_urgency() {
        page.push_gap();
        write_role(&mut page, &roles[index], &found.roles[index], &shared, context);
    }
    page.into_lines()
}

fn write_role(
    page: &mut LineWriter,
    role: &EnablementRole,
    fill: &RoleAdvice,
    shared: &[String],
    context: &Ui,
) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let (glyph, style) = match fill {
        RoleAdvice::Now(_) => (glyphs.current, styles.good),
        RoleAdvice::Hat { .. } | RoleAdvice::Later { .. } => (glyphs.open, styles.dim),
    };
    let word = support_text::fill_key(fill);
    page.push_item(mark_span(glyph, style), &context.text(&role.title), styles.title);
    page.push_note(&context.translator.get(word), style, INDENT);
    mark_assumed(page, matches!(fill, RoleAdvice::Later { assumed: true, .. }), context);
    match fill {
        RoleAdvice::Now(matched) => {
            let reason = &role.now[matched.row].statement;
            write_paragraph(page, &context.text(&reason.text), styles.text);
            mark_assumed(page, matched.assumed, context);
            let elsewhere =
                |source: &&String| context.section_title(source).is_some_and(|at| !shared.contains(&at));
            page.push_references(reason.sources.iter().filter(elsewhere), INDENT);
        }
        RoleAdvice::Hat { reason, wearer, triggers } => {
            write_paragraph(page, &context.text(&role.now[reason.row].statement.text), styles.text);
            mark_assumed(page, reason.assumed, context);
            write_wearer(page, role, *wearer, context);
            let triggers = triggers.as_deref().unwrap_or_default();
            if !triggers.is_empty() {
                write_paragraph(page, &context.translator.get("support-hat-until"), styles.dim);
            }
            write_triggers(page, triggers, context);
        }
        RoleAdvice::Later { triggers, is_covered, wearer, .. } => {
            // Exact triggers replace the general sentence, which would repeat them less precisely.
            if triggers.as_ref().is_none_or(Vec::is_empty) {
                write_paragraph(page, &context.text(&role.later), styles.text);
            }
            if let Some(triggers) = triggers {
                write_paragraph(page, &context.rulebook_reader().triggers_heading(triggers), styles.dim);
            }
            write_triggers(page, triggers.as_deref().unwrap_or_default(), context);
            if let Some(meanwhile) = role.meanwhile.as_ref().filter(|_| *is_covered) {
                write_paragraph(page, &context.text(&meanwhile.statement.text), styles.text);
            }
            write_wearer(page, role, *wearer, context);
        }
    }
    write_paragraph(page, &context.text(&role.does.text), styles.dim);
    let looks_for = Message::new("support-looks-for").arg("text", &*context.text(&role.looks_for));
    write_paragraph(page, &context.translate(&looks_for), styles.dim);
}

/// Writes the changes that trigger a role.
fn write_triggers(page: &mut LineWriter, changes: &[Trigger], context: &Ui) {
    for change in changes {
        let lead = Span::styled(format!("   {} ", context.theme.glyphs.arrow), context.theme.styles.accent);
        page.push_item(lead, &context.rulebook_reader().trigger_text(change), context.theme.styles.title);
    }
}

/// Writes who fills a role besides another one.
fn write_wearer(page: &mut LineWriter, role: &EnablementRole, wearer: Option<MatchedRow>, context: &Ui) {
    if let Some(wearer) = wearer {
        write_paragraph(page, &context.text(&role.hat[wearer.row].statement.text), context.theme.styles.text);
        mark_assumed(page, wearer.assumed, context);
    }
}

/// Writes a paragraph below a name.
fn write_paragraph(page: &mut LineWriter, text: &str, style: ratatui::style::Style) {
    page.push_item(Span::raw(" ".repeat(INDENT)), text, style);
}

/// Marks the last line if it is based on an assumed answer.
fn mark_assumed(page: &mut LineWriter, is_assumed: bool, context: &Ui) {
    if is_assumed {
        page.push_note(&assumed_mark(context), context.theme.styles.warning, INDENT);
    }
}
