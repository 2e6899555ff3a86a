//! What the same rules advise at next year's size.

use super::assumed_mark;
use crate::advice::Advice;
use crate::locale::sanitize;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::text::Span;

/// Writes what the same rules advise at next year's size, if the team grows.
pub(super) fn write(advice: &Advice, context: &Ui, page: &mut LineWriter) {
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
