//! The section about the recorded decision, set apart from the advice.

use crate::advice::Advice;
use crate::document::Annotations;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};

/// Returns the decision and its reason, or no lines if none was recorded.
pub(super) fn lines(
    annotations: &Annotations,
    advice: &Advice,
    context: &Ui,
    width: u16,
) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width);
    if let Some(choice) = &annotations.decision {
        let styles = &context.theme.styles;
        let today = &*context.rulebook.models[advice.model].id;
        let advised = annotations.advised_model.as_deref().unwrap_or(today);
        let mark = Span::styled(format!("{} ", context.theme.glyphs.changed), styles.accent);
        page.push_item(
            mark,
            &context.rulebook_reader().decision_text(&choice.model, Some(advised)),
            styles.title,
        );
        for line in context.rulebook_reader().decision_details(choice, annotations.is_due) {
            page.push_item(Span::raw("  "), &line, styles.text);
        }
    }
    page.into_lines()
}
