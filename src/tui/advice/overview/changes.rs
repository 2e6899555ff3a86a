//! The section about what would change the advice: the realistic ways to each other model, or that there are none.

use crate::advice::Advice;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::text::Span;

/// Writes the section, if the counterfactuals are known.
pub(super) fn write(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let Some(flips) = advice.counterfactuals.as_ref().filter(|flips| !flips.is_empty()) else { return };
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    page.push_heading(&context.translator.get("counterfactual-title"));
    for flip in flips {
        let lead = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
        page.push_item(lead, &context.model_title(flip.model), styles.title);
        for route in context.rulebook_reader().routes(flip) {
            page.push_item(Span::raw("   "), &route, styles.text);
        }
    }
}
