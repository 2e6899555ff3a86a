//! What would change the advice: for each other model the realistic ways to it, or that there are none.

use crate::advice::Advice;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::Span;

/// Writes the section, where the ways are known.
pub(super) fn write(advice: &Advice, context: &Context, page: &mut Page) {
    let Some(flips) = advice.counterfactuals.as_ref().filter(|flips| !flips.is_empty()) else { return };
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    page.heading(&context.label_style.get("flips-title"));
    for flip in flips {
        let lead = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
        page.item(lead, &context.model(flip.model), styles.title);
        for route in context.reader().routes(flip) {
            page.item(Span::raw("   "), &route, styles.text);
        }
    }
}
