//! Enablement: what it works on, and its roles, those to fill now first.

use super::{Part, abouts, mark};
use crate::advice::{RoleAdvice, MatchedRow, Trigger};
use crate::locale::Message;
use crate::report::wording;
use crate::rulebook::EnablementRole;
use crate::tui::advice::overview::assumed_mark;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::{Line, Span};

/// Columns left of what is said below a name.
const INDENT: usize = 3;

/// The areas of work, each with what it means for these answers.
pub(super) fn work(part: Part, width: u16) -> Vec<Line<'static>> {
    let Part { context, rules, found } = part;
    let styles = &context.look.styles;
    let mut page = Page::new(context, width);
    page.heading(&context.label_style.get("support-work"));
    for (work, held) in rules.enablement.work.iter().zip(&found.work) {
        page.gap();
        page.item(mark(context.look.glyphs.bullet, styles.accent), &context.text(&work.title), styles.title);
        said(&mut page, &context.text(&work.what.text), styles.dim);
        if let Some(held) = held {
            let row = &work.for_you[held.row];
            let lead = Span::styled(format!("   {} ", context.look.glyphs.arrow), styles.emphasis);
            page.item(lead, &context.text(&row.statement.text), styles.text);
            assumed(&mut page, held.assumed, context);
        }
    }
    let sources = rules.enablement.work.iter().flat_map(|work| &work.what.sources);
    page.places(sources, INDENT);
    page.gap();
    abouts(&rules.enablement.about, context, &mut page);
    page.into_lines()
}

/// The roles, those to fill now first.
pub(super) fn roles(part: Part, width: u16) -> Vec<Line<'static>> {
    let Part { context, rules, found } = part;
    let roles = &rules.enablement.roles;
    let mut page = Page::new(context, width);
    page.heading(&context.label_style.get("support-team"));
    // All roles stand at one place of the document, or nearly so: it is told once.
    let shared: Vec<_> =
        roles.iter().flat_map(|role| &role.does.sources).filter_map(|source| context.place(source)).collect();
    page.places(roles.iter().flat_map(|role| &role.does.sources), 0);
    if let (Some(people), Some(count)) = (&rules.enablement.people, found.people) {
        let message = Message::new("support-full-time").with("count", count);
        page.text(&context.say(&message), context.look.styles.text);
        page.text(&context.text(&people.figure.origin), context.look.styles.dim);
    }
    for index in found.roles_by_urgency() {
        page.gap();
        role(&mut page, &roles[index], &found.roles[index], &shared, context);
    }
    page.into_lines()
}

fn role(page: &mut Page, role: &EnablementRole, fill: &RoleAdvice, shared: &[String], context: &Context) {
    let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
    let (glyph, style) = match fill {
        RoleAdvice::Now(_) => (glyphs.current, styles.good),
        RoleAdvice::Hat { .. } | RoleAdvice::Later { .. } => (glyphs.open, styles.dim),
    };
    let word = wording::fill(fill);
    page.item(mark(glyph, style), &context.text(&role.title), styles.title);
    page.note(&context.label_style.get(word), style, INDENT);
    assumed(page, matches!(fill, RoleAdvice::Later { assumed: true, .. }), context);
    match fill {
        RoleAdvice::Now(held) => {
            let reason = &role.now[held.row].statement;
            said(page, &context.text(&reason.text), styles.text);
            assumed(page, held.assumed, context);
            let elsewhere = |source: &&String| context.place(source).is_some_and(|at| !shared.contains(&at));
            page.places(reason.sources.iter().filter(elsewhere), INDENT);
        }
        RoleAdvice::Hat { reason: held, wearer: worn, triggers: brings } => {
            said(page, &context.text(&role.now[held.row].statement.text), styles.text);
            assumed(page, held.assumed, context);
            hat(page, role, *worn, context);
            let brings = brings.as_deref().unwrap_or_default();
            if !brings.is_empty() {
                said(page, &context.label_style.get("support-hat-until"), styles.dim);
            }
            changes(page, brings, context);
        }
        RoleAdvice::Later { triggers: brings, is_covered: played, wearer: worn, .. } => {
            // Where changes bring it they are told exactly; the general sentence would only say the same less well.
            if brings.as_ref().is_none_or(Vec::is_empty) {
                said(page, &context.text(&role.later), styles.text);
            }
            if let Some(brings) = brings {
                said(page, &context.reader().brought_by(brings), styles.dim);
            }
            changes(page, brings.as_deref().unwrap_or_default(), context);
            if let Some(meanwhile) = role.meanwhile.as_ref().filter(|_| *played) {
                said(page, &context.text(&meanwhile.statement.text), styles.text);
            }
            hat(page, role, *worn, context);
        }
    }
    said(page, &context.text(&role.does.text), styles.dim);
    let looks_for = Message::new("support-looks-for").with("text", &*context.text(&role.looks_for));
    said(page, &context.say(&looks_for), styles.dim);
}

/// The changes that bring a role.
fn changes(page: &mut Page, changes: &[Trigger], context: &Context) {
    for change in changes {
        let lead = Span::styled(format!("   {} ", context.look.glyphs.arrow), context.look.styles.accent);
        page.item(lead, &context.reader().trigger(change), context.look.styles.title);
    }
}

/// Who wears a role as a hat.
fn hat(page: &mut Page, role: &EnablementRole, worn: Option<MatchedRow>, context: &Context) {
    if let Some(worn) = worn {
        said(page, &context.text(&role.hat[worn.row].statement.text), context.look.styles.text);
        assumed(page, worn.assumed, context);
    }
}

/// A paragraph below a name.
fn said(page: &mut Page, text: &str, style: ratatui::style::Style) {
    page.item(Span::raw(" ".repeat(INDENT)), text, style);
}

/// Marks what stands last where it rests on something assumed.
fn assumed(page: &mut Page, rests: bool, context: &Context) {
    if rests {
        page.note(&assumed_mark(context), context.look.styles.warning, INDENT);
    }
}
