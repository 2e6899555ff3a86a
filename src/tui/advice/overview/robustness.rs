//! A summary of how robust the advice is: whether another model is close, how many changes it withstands, and which
//! answers decide. The what-if tab has the details.

use crate::advice::{Advice, AnswerWeight};
use crate::document::robustness::weight_keys;
use crate::locale::Message;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::text::Span;

/// Writes the summary.
pub(super) fn write_robustness(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (styles, reader) = (&context.theme.styles, context.rulebook_reader());
    let Some(firmness) = &advice.robustness else { return };
    page.push_heading(&context.translator.get("robustness-title"));
    page.push_item(Span::raw("   "), &reader.how_sure(advice, firmness), styles.text);
    if let Some(share) = reader.stability(advice, firmness) {
        page.push_item(Span::raw("   "), &share, styles.text);
        page.push_item(Span::raw("   "), &context.translator.get("robustness-share-meaning"), styles.dim);
    }
    let decisive = firmness.weights.iter().filter(|(_, weight)| *weight == AnswerWeight::Decisive);
    let names: Vec<_> = decisive.map(|(question, _)| reader.short(*question)).collect();
    if !names.is_empty() {
        let [_, means] = weight_keys(AnswerWeight::Decisive).map(|key| context.translator.get(key));
        let line = Message::new("robustness-deciding").arg("questions", names.join(", "));
        let lead = Span::styled(format!(" {} ", context.theme.glyphs.current), styles.emphasis);
        page.push_item(lead, &context.translate(&line), styles.title);
        page.push_item(Span::raw("   "), &means, styles.dim);
    }
}
