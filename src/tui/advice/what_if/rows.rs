//! The rows of the answers, and below them the smallest changes that lead to another model.

use super::super::line_writer::LineWriter;
use super::answer_row::{AnswerColumns, answer_row, number_row};
use super::row::WhatIfRow;
use super::{WhatIfEntry, WhatIfState};
use crate::advice::{Advice, Counterfactual};
use crate::locale::Message;
use crate::tui::keys::{self, Action};
use crate::tui::ui::Ui;
use crate::tui::widgets::wrap_after;
use ratatui::text::{Line, Span};

/// Returns all entries: the questions that apply or did before, then the changes that can be applied.
pub(super) fn entries(saved: &Advice, now: &Advice, context: &Ui) -> Vec<WhatIfEntry> {
    let asked = |&question: &usize| saved.situation.is_asked(question) || now.situation.is_asked(question);
    let questions = (0..context.rulebook.questions.len()).filter(asked).map(WhatIfEntry::Question);
    let routes = |flip: &Counterfactual| {
        (0..flip.routes.len()).map({
            let model = flip.model;
            move |route| WhatIfEntry::Route(model, route)
        })
    };
    questions.chain(now.counterfactuals.iter().flatten().flat_map(routes)).collect()
}

fn questions(saved: &Advice, now: &Advice, context: &Ui) -> Vec<usize> {
    let entries = entries(saved, now, context).into_iter();
    entries
        .filter_map(|entry| if let WhatIfEntry::Question(question) = entry { Some(question) } else { None })
        .collect()
}

/// Returns the width that the rows of the answers need, if they can have at most `width` columns.
pub(super) fn needed_width(saved: &Advice, now: &Advice, context: &Ui, width: u16) -> u16 {
    let questions = questions(saved, now, context);
    let columns = AnswerColumns::for_questions(&questions, saved, now, context, width);
    u16::try_from(columns.needed_width()).unwrap_or(u16::MAX)
}

/// Returns the rows of the answers, by section.
pub(super) fn answer_rows(state: &WhatIfState, saved: &Advice, context: &Ui, width: u16) -> Vec<WhatIfRow> {
    let now = state.current(saved);
    let here = state.selected_entry(saved, context);
    let questions = questions(saved, now, context);
    let columns = AnswerColumns::for_questions(&questions, saved, now, context, width);
    let mut rows = Vec::new();
    let mut section = None;
    for question in questions {
        let own = context.rulebook.questions[question].section;
        if section.replace(own) != Some(own) {
            let mut page = LineWriter::new(context, width);
            page.push_heading(&context.text(&context.rulebook.sections[own].title));
            rows.push(WhatIfRow::skipped(page.into_lines()));
        }
        let here = here == Some(WhatIfEntry::Question(question));
        let typing = state.typing.as_ref().filter(|typing| here && typing.question == question);
        rows.push(match typing {
            Some(typing) => number_row(typing, &columns, now, context),
            None => answer_row(question, here, &columns, saved, now, context),
        });
    }
    rows
}

/// Returns the routes to each other model, each as an entry below the model's name.
pub(super) fn counterfactual_rows(
    state: &WhatIfState,
    saved: &Advice,
    context: &Ui,
    width: u16,
) -> Vec<WhatIfRow> {
    let now = state.current(saved);
    let Some(flips) = now.counterfactuals.as_ref().filter(|flips| !flips.is_empty()) else {
        return Vec::new();
    };
    let here = state.selected_entry(saved, context);
    let styles = &context.theme.styles;
    let mut page = LineWriter::new(context, width);
    page.push_heading(&context.translator.get("counterfactual-title"));
    if flips.iter().any(|flip| !flip.routes.is_empty()) {
        let key = context.key_label(keys::KeyContext::WhatIf, Action::Choose);
        let hint = Message::new("whatif-applies").arg("key", key);
        page.push_note(&context.translate(&hint), styles.dim, 2);
    }
    let mut rows = vec![WhatIfRow::skipped(page.into_lines())];
    for flip in flips {
        let title = Span::styled(format!("  {}", context.model_title(flip.model)), styles.title);
        rows.push(WhatIfRow::skipped(vec![Line::from(title)]));
        let mut sentences = context.rulebook_reader().routes(flip).into_iter();
        if flip.routes.is_empty() {
            let lines = sentences.flat_map(|text| wrap_after(Span::raw("    "), &text, width, styles.dim));
            rows.push(WhatIfRow::skipped(lines.collect()));
            continue;
        }
        rows.extend(sentences.by_ref().enumerate().map(|(route, text)| {
            let entry = WhatIfEntry::Route(flip.model, route);
            route_row(entry, &text, here == Some(entry), context, width)
        }));
    }
    rows
}

fn route_row(entry: WhatIfEntry, text: &str, here: bool, context: &Ui, width: u16) -> WhatIfRow {
    let (theme, styles) = (&context.theme, &context.theme.styles);
    let cursor = if here { theme.glyphs.cursor } else { " " };
    let lead = Span::styled(format!("{cursor}   {} ", theme.glyphs.arrow), styles.accent);
    let style = if here { styles.emphasis } else { styles.text };
    WhatIfRow { entry: Some(entry), lines: wrap_after(lead, text, width, style), arrows: None, caret: None }
}
