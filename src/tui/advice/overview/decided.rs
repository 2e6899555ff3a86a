//! The decision that was taken in the end: below what is advised and clearly apart from it.

use crate::advice::Advice;
use crate::report::Kept;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::{Line, Span};

/// The decision and why, or nothing where none was recorded.
pub(super) fn lines(kept: &Kept, advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let mut page = Page::new(context, width);
    if let Some(choice) = &kept.decided {
        let styles = &context.look.styles;
        let today = &*context.rulebook.models[advice.model].id;
        let advised = kept.advised.as_deref().unwrap_or(today);
        let mark = Span::styled(format!("{} ", context.look.glyphs.changed), styles.accent);
        page.item(mark, &context.reader().decided(&choice.model, Some(advised)), styles.title);
        for line in context.reader().decided_more(choice, kept.due) {
            page.item(Span::raw("  "), &line, styles.text);
        }
    }
    page.into_lines()
}
