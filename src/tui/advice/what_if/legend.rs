//! The legend: how robust the advice is, and what the marks and numbers mean.

use super::super::line_writer::LineWriter;
use super::answer_row::weight_mark;
use crate::advice::{Advice, AnswerWeight};
use crate::document::robustness::weight_keys as weight_words;
use crate::tui::ui::Ui;
use ratatui::text::Span;

/// Writes the legend.
pub(super) fn write_legend(now: &Advice, context: &Ui, page: &mut LineWriter) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    if let Some(firmness) = &now.robustness {
        page.push_heading(&context.translator.get("robustness-title"));
        page.push_text(&context.rulebook_reader().how_sure(now, firmness), styles.text);
        if let Some(share) = context.rulebook_reader().stability(now, firmness) {
            page.push_text(&share, styles.text);
            page.push_text(&context.translator.get("robustness-share-meaning"), styles.dim);
        }
    }
    page.push_heading(&context.translator.get("whatif-marks"));
    let weights = [AnswerWeight::Decisive, AnswerWeight::Supporting, AnswerWeight::None];
    for weight in weights.into_iter().filter(|_| now.robustness.is_some()) {
        let [called, means] = weight_words(weight).map(|key| context.translator.get(key));
        let mark = weight_mark(weight, context);
        let lead = Span::styled(format!("{} ", mark.content), mark.style);
        page.push_item(lead, &format!("{called}: {means}"), styles.dim);
    }
    let marks = [(glyphs.changed, "whatif-changed"), (glyphs.assumed, "advice-assumed-word")];
    for (mark, word) in marks {
        page.push_item(
            Span::styled(format!("{mark} "), styles.warning),
            &context.translator.get(word),
            styles.dim,
        );
    }
}
