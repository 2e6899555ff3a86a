//! How firm the advice is, in short: whether another model is close, how many changes it withstands, and which answers
//! decide. What would lead where stands in the tab where answers are tried out.

use crate::advice::{Advice, AnswerWeight};
use crate::locale::Message;
use crate::report::firm::weight;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::Span;

/// Writes it.
pub(super) fn firm(advice: &Advice, context: &Context, page: &mut Page) {
    let (styles, reader) = (&context.look.styles, context.reader());
    let Some(firmness) = &advice.robustness else { return };
    page.heading(&context.label_style.get("firm-title"));
    page.item(Span::raw("   "), &reader.how_sure(advice, firmness), styles.text);
    if let Some(share) = reader.stability(advice, firmness) {
        page.item(Span::raw("   "), &share, styles.text);
        page.item(Span::raw("   "), &context.label_style.get("firm-share-means"), styles.dim);
    }
    let decisive = firmness.weights.iter().filter(|(_, weight)| *weight == AnswerWeight::Decisive);
    let names: Vec<_> = decisive.map(|(question, _)| reader.short(*question)).collect();
    if !names.is_empty() {
        let [_, means] = weight(AnswerWeight::Decisive).map(|key| context.label_style.get(key));
        let line = Message::new("firm-deciding").with("questions", names.join(", "));
        let lead = Span::styled(format!(" {} ", context.look.glyphs.current), styles.emphasis);
        page.item(lead, &context.say(&line), styles.title);
        page.item(Span::raw("   "), &means, styles.dim);
    }
}
