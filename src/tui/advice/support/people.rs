//! The people in numbers, what their roles are measured by, and the signs that it works.

use super::mark;
use crate::advice::Advice;
use crate::advice::verdict::Headcount;
use crate::locale::Message;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use ratatui::text::{Line, Span};

/// Columns left of what is said below a name.
const INDENT: usize = 3;

/// All three; a part with nothing in it is left out.
pub(super) fn lines(advice: &Advice, context: &Context, width: u16) -> Vec<Line<'static>> {
    let mut page = Page::new(context, width);
    if !advice.has_basis {
        return Vec::new();
    }
    people(advice, context, &mut page);
    measures(advice, context, &mut page);
    signs(advice, context, &mut page);
    page.into_lines()
}

/// Sellers, managers and support as numbers; where another model is in place, before and after.
fn people(advice: &Advice, context: &Context, page: &mut Page) {
    let Some(now) = Headcount::from_advice(advice) else { return };
    let before = Headcount::for_model_in_place(&context.rulebook, advice);
    let from = advice.transition.as_ref().and_then(|moving| moving.from);
    page.heading(&context.label_style.get("people-title"));
    let after = if before.is_some() { "people-after" } else { "people-now" };
    for (key, model, people) in [("people-before", from, before), (after, Some(advice.model), Some(now))] {
        let (Some(model), Some(people)) = (model, people) else { continue };
        let title = context.text(&context.rulebook.models[model].title);
        let message =
            Message::new(key).with("model", &*title).with("people", context.reader().counts(&people));
        page.text(&context.say(&message), context.look.styles.text);
    }
    if before.is_some() {
        page.text(&context.label_style.get("people-before-about"), context.look.styles.dim);
    }
    page.gap();
}

/// What each role of the model is measured by.
fn measures(advice: &Advice, context: &Context, page: &mut Page) {
    let (styles, bullet) = (&context.look.styles, context.look.glyphs.bullet);
    let roles = context.rulebook.models[advice.model].roles.iter();
    let measured: Vec<_> = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?))).collect();
    if measured.is_empty() {
        return;
    }
    page.heading(&context.label_style.get("measures-title"));
    for (role, measured) in &measured {
        page.item(mark(bullet, styles.accent), &context.text(&role.title), styles.title);
        page.item(Span::raw(" ".repeat(INDENT)), &context.text(&measured.text), styles.text);
    }
    page.gap();
}

/// Signs that the model works, each watched for one of its cons.
fn signs(advice: &Advice, context: &Context, page: &mut Page) {
    if advice.signs.is_empty() {
        return;
    }
    let (styles, bullet) = (&context.look.styles, context.look.glyphs.bullet);
    page.heading(&context.label_style.get("signs-title"));
    for &row in &advice.signs {
        let said = &context.rulebook.signs[advice.model][row].statement;
        page.item(mark(bullet, styles.accent), &context.text(&said.text), styles.text);
    }
    page.gap();
}
