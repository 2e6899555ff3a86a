//! How firm this is, and what the marks and the figures mean.

use super::super::page::Page;
use super::answer::weight_mark;
use crate::advice::{Advice, AnswerWeight};
use crate::report::firm::weight as weight_words;
use crate::tui::context::Context;
use ratatui::text::Span;

/// Writes it.
pub(super) fn legend(now: &Advice, context: &Context, page: &mut Page) {
    let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
    if let Some(firmness) = &now.robustness {
        page.heading(&context.label_style.get("firm-title"));
        page.text(&context.reader().how_sure(now, firmness), styles.text);
        if let Some(share) = context.reader().stability(now, firmness) {
            page.text(&share, styles.text);
            page.text(&context.label_style.get("firm-share-means"), styles.dim);
        }
    }
    page.heading(&context.label_style.get("whatif-marks"));
    let weights = [AnswerWeight::Decisive, AnswerWeight::Supporting, AnswerWeight::None];
    for weight in weights.into_iter().filter(|_| now.robustness.is_some()) {
        let [called, means] = weight_words(weight).map(|key| context.label_style.get(key));
        let mark = weight_mark(weight, context);
        let lead = Span::styled(format!("{} ", mark.content), mark.style);
        page.item(lead, &format!("{called}: {means}"), styles.dim);
    }
    let marks = [(glyphs.changed, "whatif-changed"), (glyphs.assumed, "advice-assumed-word")];
    for (mark, word) in marks {
        page.item(Span::styled(format!("{mark} "), styles.warning), &context.label_style.get(word), styles.dim);
    }
}
