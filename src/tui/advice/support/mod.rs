//! The tab about the functions that support the sellers.
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
//! What to do comes first, the functions follow. If there is too little room, the panels and columns are below each
//! other; everything scrolls together.

mod functions;
mod people;
mod team;

use super::line_writer::LineWriter;
use super::overview::{COLUMN_GAP, MAX_TEXT_WIDTH, MIN_TWO_COLUMNS_WIDTH, assumed_mark, join_columns};
use crate::advice::{Advice, RoleAdvice, SupportAdvice};
use crate::locale::Message;
use crate::rulebook::Support;
use crate::rulebook::format::CitedText;
use crate::tui::ui::Ui;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The data for the parts of the tab.
#[derive(Clone, Copy)]
struct SupportPart<'a> {
    context: &'a Ui,
    rules: &'a Support,
    advised: &'a SupportAdvice,
}

/// Draws the tab.
pub(super) fn draw(scroll: &mut Scroll, advice: &Advice, context: &Ui, frame: &mut Frame, area: Rect) {
    let (Some(rules), Some(found)) = (&context.rulebook.support, &advice.support) else { return };
    let part = SupportPart { context, rules, advised: found };
    let width = Scroll::text_width(area).saturating_sub(2);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let mut lines = verdict_lines(part, width.min(MAX_TEXT_WIDTH));
    let mut page = LineWriter::new(context, width.min(MAX_TEXT_WIDTH));
    page.push_lines([Line::default()]);
    page.push_heading(&context.translator.get("support-functions"));
    write_relief_notes(part, &mut page);
    lines.extend(page.into_lines());
    lines.extend(functions::panels(part, width));
    let mut page = LineWriter::new(context, width.min(MAX_TEXT_WIDTH));
    page.push_lines([Line::default()]);
    write_notes(&rules.about, context, &mut page);
    page.push_gap();
    lines.extend(page.into_lines());
    if area.width < MIN_TWO_COLUMNS_WIDTH {
        lines.extend(team::work_lines(part, width.min(MAX_TEXT_WIDTH)));
        lines.push(Line::default());
        lines.extend(team::role_lines(part, width.min(MAX_TEXT_WIDTH)));
    } else {
        let column = ((width - COLUMN_GAP) / 2).min(MAX_TEXT_WIDTH);
        lines.extend(join_columns(team::work_lines(part, column), team::role_lines(part, column), column));
    }
    lines.push(Line::default());
    lines.extend(people::lines(advice, context, width.min(MAX_TEXT_WIDTH)));
    scroll.view(frame, inset, lines, &context.theme);
}

/// Returns what to do, in two lines.
fn verdict_lines(part: SupportPart, width: u16) -> Vec<Line<'static>> {
    let SupportPart { context, rules, advised: found } = part;
    let styles = &context.theme.styles;
    let mut page = LineWriter::new(context, width.saturating_sub(2));
    let roles =
        found.roles_by_urgency().into_iter().filter(|&role| matches!(found.roles[role], RoleAdvice::Now(_)));
    let titles: Vec<_> = roles.map(|role| context.text(&rules.enablement.roles[role].title)).collect();
    let team = match titles.len() {
        0 => context.translator.get("support-summary-none"),
        _ => context.translate(&Message::new("support-summary-now").arg("roles", titles.join(", "))),
    };
    page.push_text(&team, styles.title);
    if found.roles_assumed() {
        page.push_note(&assumed_mark(context), styles.warning, 0);
    }
    let others = rules.functions.iter().enumerate().filter(|(index, _)| *index != rules.seller_function);
    let all: usize = others.map(|(_, function)| function.activities.len()).sum();
    let moves = |row: usize| rules.relief[row].function != rules.seller_function;
    let message = match found.relief.iter().filter(|reason| moves(reason.row)).count() {
        0 => Message::new("support-summary-light"),
        count => Message::new("support-summary-relief").arg("count", count).arg("all", all),
    };
    let function = context.text(&rules.functions[rules.seller_function].title);
    page.push_text(&context.translate(&message.arg("function", &*function)), styles.title);
    if found.relief_assumed {
        page.push_note(&assumed_mark(context), styles.warning, 0);
    }
    page.into_barred_lines(styles.emphasis_graphic)
}

/// Writes the general advice on activities that move away from the sellers.
fn write_relief_notes(part: SupportPart, page: &mut LineWriter) {
    let SupportPart { context, rules, advised: found } = part;
    for reason in &found.relief_about {
        let text = &rules.relief_about[reason.row].statement;
        page.push_text(&context.text(&text.text), context.theme.styles.text);
        if reason.assumed {
            page.push_note(&assumed_mark(context), context.theme.styles.warning, 0);
        }
    }
}

/// Writes the texts of the rulebook that do not depend on the answers.
fn write_notes(abouts: &[CitedText], context: &Ui, page: &mut LineWriter) {
    for about in abouts {
        page.push_text(&context.text(&about.text), context.theme.styles.dim);
    }
    page.push_references(abouts.iter().flat_map(|about| &about.sources), 0);
}

/// Returns a mark as the lead of a text.
fn mark_span(text: &str, style: ratatui::style::Style) -> Span<'static> {
    Span::styled(format!(" {text} "), style)
}
