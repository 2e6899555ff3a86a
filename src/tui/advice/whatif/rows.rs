//! The answers as rows, and the smallest changes below them.

use super::super::page::Page;
use super::answer::{Columns, answer, typed};
use super::{Entry, State};
use crate::advice::{Advice, Counterfactual};
use crate::locale::Message;
use crate::rulebook::QuestionKind;
use crate::tui::context::Context;
use crate::tui::keys::{self, Action};
use crate::tui::widgets::wrap_after;
use ratatui::text::{Line, Span};
use std::ops::Range;

/// One entry, or a heading, with its lines.
pub(super) struct Row {
    /// What it is; none for what the cursor passes by.
    pub(super) entry: Option<Entry>,
    pub(super) lines: Vec<Line<'static>>,
    /// The columns of its two arrows, on its first line.
    pub(super) arrows: Option<[Range<u16>; 2]>,
    /// The column of the text cursor on its first line, while a number is typed there.
    pub(super) caret: Option<u16>,
}

impl Row {
    /// Lines that the cursor passes by.
    pub(super) fn passed(lines: Vec<Line<'static>>) -> Self {
        Self { entry: None, lines, arrows: None, caret: None }
    }
}

/// Where the cursor can be: the questions that are asked or were, then the changes that can be made.
pub(super) fn entries(saved: &Advice, now: &Advice, context: &Context) -> Vec<Entry> {
    let asked = |&question: &usize| saved.situation.is_asked(question) || now.situation.is_asked(question);
    let questions = (0..context.rulebook.questions.len()).filter(asked).map(Entry::Question);
    let routes = |flip: &Counterfactual| {
        (0..flip.routes.len()).map({
            let model = flip.model;
            move |route| Entry::Route(model, route)
        })
    };
    questions.chain(now.counterfactuals.iter().flatten().flat_map(routes)).collect()
}

/// Whether an answer can be changed here: the question is asked and is no list.
pub(super) fn is_changeable(question: usize, now: &Advice, context: &Context) -> bool {
    now.situation.is_asked(question)
        && !matches!(context.rulebook.questions[question].kind, QuestionKind::Names { .. })
}

/// The answers, by section.
pub(super) fn answers(state: &State, saved: &Advice, context: &Context, width: u16) -> Vec<Row> {
    let now = state.now(saved);
    let entries = entries(saved, now, context);
    let here = state.here(saved, context);
    let questions: Vec<_> = (entries.iter())
        .filter_map(|entry| if let Entry::Question(question) = entry { Some(*question) } else { None })
        .collect();
    let columns = Columns::of(&questions, saved, now, context, width);
    let mut rows = Vec::new();
    let mut section = None;
    for question in questions {
        let own = context.rulebook.questions[question].section;
        if section.replace(own) != Some(own) {
            let mut page = Page::new(context, width);
            page.heading(&context.text(&context.rulebook.sections[own].title));
            rows.push(Row::passed(page.into_lines()));
        }
        let here = here == Some(Entry::Question(question));
        let typing = state.typing.as_ref().filter(|typing| here && typing.question == question);
        rows.push(match typing {
            Some(typing) => typed(typing, &columns, now, context),
            None => answer(question, here, &columns, saved, now, context),
        });
    }
    rows
}

/// The routes that lead to each other model, each an entry of its own below the model's name.
pub(super) fn flips(state: &State, saved: &Advice, context: &Context, width: u16) -> Vec<Row> {
    let now = state.now(saved);
    let Some(flips) = now.counterfactuals.as_ref().filter(|flips| !flips.is_empty()) else { return Vec::new() };
    let here = state.here(saved, context);
    let styles = &context.look.styles;
    let mut page = Page::new(context, width);
    page.heading(&context.label_style.get("flips-title"));
    if flips.iter().any(|flip| !flip.routes.is_empty()) {
        let key = context.key(keys::KeyContext::WhatIf, Action::Choose);
        let hint = Message::new("whatif-applies").with("key", key);
        page.note(&context.say(&hint), styles.dim, 2);
    }
    let mut rows = vec![Row::passed(page.into_lines())];
    for flip in flips {
        let title = Span::styled(format!("  {}", context.model(flip.model)), styles.title);
        rows.push(Row::passed(vec![Line::from(title)]));
        let mut sentences = context.reader().routes(flip).into_iter();
        if flip.routes.is_empty() {
            let lines = sentences.flat_map(|text| wrap_after(Span::raw("    "), &text, width, styles.dim));
            rows.push(Row::passed(lines.collect()));
            continue;
        }
        rows.extend(sentences.by_ref().enumerate().map(|(route, text)| {
            let entry = Entry::Route(flip.model, route);
            self::route(entry, &text, here == Some(entry), context, width)
        }));
    }
    rows
}

fn route(entry: Entry, text: &str, here: bool, context: &Context, width: u16) -> Row {
    let (look, styles) = (&context.look, &context.look.styles);
    let cursor = if here { look.glyphs.cursor } else { " " };
    let lead = Span::styled(format!("{cursor}   {} ", look.glyphs.arrow), styles.accent);
    let style = if here { styles.emphasis } else { styles.text };
    Row { entry: Some(entry), lines: wrap_after(lead, text, width, style), arrows: None, caret: None }
}
