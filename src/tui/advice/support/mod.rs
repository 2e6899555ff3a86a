//! Who supports the sellers, as a tab.
//!
//! ```text
//!  ┃ Fill now: Enablement program manager
//!  ┃ Take off Sales now: 3 of 6 activities that belong to others
//!  Who does what
//!  ╭ Sales ──────────────╮╭ Sales operations ───╮╭ Sales enablement ───╮
//!  │ • Talks with buyers ││ → Runs the tools    ││ • Prepares sellers  │
//!  ╰─────────────────────╯╰─────────────────────╯╰─────────────────────╯
//!  What enablement works on         The enablement team
//!   • Training and onboarding        ● Program manager   fill now
//! ```
//!
//! What to do comes first and what there is comes after it. Where there is no room beside each other, the panels and the
//! columns stand below each other; all of it scrolls as one.

mod functions;
mod people;
mod team;

use super::overview::{BETWEEN, READABLE, TWO_COLUMNS, assumed_mark, beside};
use super::page::Page;
use crate::advice::{Advice, RoleAdvice, SupportAdvice};
use crate::locale::Message;
use crate::rulebook::Support;
use crate::rulebook::format::CitedText;
use crate::tui::context::Context;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// What the parts of the tab are written from.
#[derive(Clone, Copy)]
struct Part<'a> {
    context: &'a Context,
    rules: &'a Support,
    found: &'a SupportAdvice,
}

/// Draws the tab.
pub(super) fn view(scroll: &mut Scroll, advice: &Advice, context: &Context, frame: &mut Frame, area: Rect) {
    let (Some(rules), Some(found)) = (&context.rulebook.support, &advice.support) else { return };
    let part = Part { context, rules, found };
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let mut lines = verdict(part, width.min(READABLE));
    let mut page = Page::new(context, width.min(READABLE));
    page.lines([Line::default()]);
    page.heading(&context.label_style.get("support-functions"));
    relief_about(part, &mut page);
    lines.extend(page.into_lines());
    lines.extend(functions::panels(part, width));
    let mut page = Page::new(context, width.min(READABLE));
    page.lines([Line::default()]);
    abouts(&rules.about, context, &mut page);
    page.gap();
    lines.extend(page.into_lines());
    if area.width < TWO_COLUMNS {
        lines.extend(team::work(part, width.min(READABLE)));
        lines.push(Line::default());
        lines.extend(team::roles(part, width.min(READABLE)));
    } else {
        let column = ((width - BETWEEN) / 2).min(READABLE);
        lines.extend(beside(team::work(part, column), team::roles(part, column), column));
    }
    lines.push(Line::default());
    lines.extend(people::lines(advice, context, width.min(READABLE)));
    scroll.view(frame, inset, lines, &context.look);
}

/// What to do, in two lines.
fn verdict(part: Part, width: u16) -> Vec<Line<'static>> {
    let Part { context, rules, found } = part;
    let styles = &context.look.styles;
    let mut page = Page::new(context, width.saturating_sub(2));
    let roles = found.roles_by_urgency().into_iter().filter(|&role| matches!(found.roles[role], RoleAdvice::Now(_)));
    let titles: Vec<_> = roles.map(|role| context.text(&rules.enablement.roles[role].title)).collect();
    let team = match titles.len() {
        0 => context.label_style.get("support-summary-none"),
        _ => context.say(&Message::new("support-summary-now").with("roles", titles.join(", "))),
    };
    page.text(&team, styles.title);
    if found.roles_assumed() {
        page.note(&assumed_mark(context), styles.warning, 0);
    }
    let others = rules.functions.iter().enumerate().filter(|(index, _)| *index != rules.seller_function);
    let all: usize = others.map(|(_, function)| function.activities.len()).sum();
    let moves = |row: usize| rules.relief[row].function != rules.seller_function;
    let taken = match found.relief.iter().filter(|held| moves(held.row)).count() {
        0 => Message::new("support-summary-light"),
        count => Message::new("support-summary-relief").with("count", count).with("all", all),
    };
    let function = context.text(&rules.functions[rules.seller_function].title);
    page.text(&context.say(&taken.with("function", &*function)), styles.title);
    if found.relief_assumed {
        page.note(&assumed_mark(context), styles.warning, 0);
    }
    page.barred(styles.emphasis_graphic)
}

/// What is to be said of what comes off the sellers.
fn relief_about(part: Part, page: &mut Page) {
    let Part { context, rules, found } = part;
    for held in &found.relief_about {
        let said = &rules.relief_about[held.row].statement;
        page.text(&context.text(&said.text), context.look.styles.text);
        if held.assumed {
            page.note(&assumed_mark(context), context.look.styles.warning, 0);
        }
    }
}

/// What the rulebook says whatever the answers are.
fn abouts(abouts: &[CitedText], context: &Context, page: &mut Page) {
    for about in abouts {
        page.text(&context.text(&about.text), context.look.styles.dim);
    }
    page.places(abouts.iter().flat_map(|about| &about.sources), 0);
}

/// A lead of one mark before a text.
fn mark(text: &str, style: ratatui::style::Style) -> Span<'static> {
    Span::styled(format!(" {text} "), style)
}
