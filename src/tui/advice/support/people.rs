//! The people in numbers, the measures of their roles, and the signs that the model works.

use super::mark_span;
use crate::advice::Advice;
use crate::advice::verdict::Headcount;
use crate::locale::Message;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::ui::Ui;
use ratatui::text::{Line, Span};

/// The indent of text below a name.
const INDENT: usize = 3;

/// Returns the lines of all three parts. Empty parts are left out.
pub(super) fn lines(advice: &Advice, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let mut page = LineWriter::new(context, width);
    if !advice.has_basis {
        return Vec::new();
    }
    write_people(advice, context, &mut page);
    write_measures(advice, context, &mut page);
    write_signs(advice, context, &mut page);
    page.into_lines()
}

/// Writes the numbers of sellers, managers and support; if another model is in place, before and after.
fn write_people(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let Some(now) = Headcount::from_advice(advice) else { return };
    let before = Headcount::for_model_in_place(&context.rulebook, advice);
    let from = advice.transition.as_ref().and_then(|moving| moving.from);
    page.push_heading(&context.translator.get("people-title"));
    let after = if before.is_some() { "people-after" } else { "people-now" };
    for (key, model, people) in [("people-before", from, before), (after, Some(advice.model), Some(now))] {
        let (Some(model), Some(people)) = (model, people) else { continue };
        let title = context.text(&context.rulebook.models[model].title);
        let message = Message::new(key)
            .arg("model", &*title)
            .arg("people", context.rulebook_reader().headcount_line(&people));
        page.push_text(&context.translate(&message), context.theme.styles.text);
    }
    if before.is_some() {
        page.push_text(&context.translator.get("people-before-about"), context.theme.styles.dim);
    }
    page.push_gap();
}

/// Writes what each role of the model is measured by.
fn write_measures(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    let (styles, bullet) = (&context.theme.styles, context.theme.glyphs.bullet);
    let roles = context.rulebook.models[advice.model].roles.iter();
    let measured: Vec<_> = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?))).collect();
    if measured.is_empty() {
        return;
    }
    page.push_heading(&context.translator.get("measures-title"));
    for (role, measured) in &measured {
        page.push_item(mark_span(bullet, styles.accent), &context.text(&role.title), styles.title);
        page.push_item(Span::raw(" ".repeat(INDENT)), &context.text(&measured.text), styles.text);
    }
    page.push_gap();
}

/// Writes the signs that the model works, each for one of its disadvantages.
fn write_signs(advice: &Advice, context: &Ui, page: &mut LineWriter) {
    if advice.signs.is_empty() {
        return;
    }
    let (styles, bullet) = (&context.theme.styles, context.theme.glyphs.bullet);
    page.push_heading(&context.translator.get("signs-title"));
    for &row in &advice.signs {
        let text = &context.rulebook.signs[advice.model][row].statement;
        page.push_item(mark_span(bullet, styles.accent), &context.text(&text.text), styles.text);
    }
    page.push_gap();
}
