//! The answers as rows, and the smallest changes below them.

use super::super::page::Page;
use super::answer::{Columns, answer};
use super::{Entry, State};
use crate::advice::{Advice, Flip};
use crate::locale::Message;
use crate::rulebook::Kind;
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
}

impl Row {
    /// Lines that the cursor passes by.
    pub(super) fn passed(lines: Vec<Line<'static>>) -> Self {
        Self { entry: None, lines, arrows: None }
    }
}

/// Where the cursor can be: the questions that are asked or were, then the changes that can be made.
pub(super) fn entries(saved: &Advice, now: &Advice, context: &Context) -> Vec<Entry> {
    let asked = |&question: &usize| saved.situation.is_asked(question) || now.situation.is_asked(question);
    let questions = (0..context.rulebook.questions.len()).filter(asked).map(Entry::Question);
    let flips = now.flips.iter().flatten().filter(|flip| flip.changes.is_some());
    questions.chain(flips.map(|flip| Entry::Flip(flip.model))).collect()
}

/// Whether an answer can be changed here: the question is asked and is no list.
pub(super) fn is_changeable(question: usize, now: &Advice, context: &Context) -> bool {
    now.situation.is_asked(question)
        && !matches!(context.rulebook.questions[question].kind, Kind::Names { .. })
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
        rows.push(answer(question, here, &columns, saved, now, context));
    }
    rows
}

/// The smallest change that leads to each other model.
pub(super) fn flips(state: &State, saved: &Advice, context: &Context, width: u16) -> Vec<Row> {
    let now = state.now(saved);
    let Some(flips) = now.flips.as_ref().filter(|flips| !flips.is_empty()) else { return Vec::new() };
    let here = state.here(saved, context);
    let styles = &context.look.styles;
    let mut page = Page::new(context, width);
    page.heading(&context.words.get("flips-title"));
    let key = context.key(keys::Context::WhatIf, Action::Choose);
    let hint = Message::new("whatif-applies").with("key", key);
    page.note(&context.say(&hint), styles.dim, 2);
    let mut rows = vec![Row::passed(page.into_lines())];
    rows.extend(flips.iter().map(|flip| {
        let here = here == Some(Entry::Flip(flip.model)) && flip.changes.is_some();
        self::flip(flip, here, context, width)
    }));
    rows
}

fn flip(flip: &Flip, here: bool, context: &Context, width: u16) -> Row {
    let (look, styles) = (&context.look, &context.look.styles);
    let cursor = if here { look.glyphs.cursor } else { " " };
    let mut title = Line::from(Span::styled(format!("{cursor} "), styles.accent));
    title.push_span(Span::styled(context.model(flip.model), if here { styles.lit } else { styles.title }));
    let mut lines = vec![title];
    let mut put = |text: &str, style| {
        lines.extend(wrap_after(
            Span::styled(format!("    {} ", look.glyphs.arrow), styles.accent),
            text,
            width,
            style,
        ));
    };
    match &flip.changes {
        Some(changes) => changes.iter().for_each(|change| put(&context.reader().change(change), styles.text)),
        None => put(&context.words.get("flips-never"), styles.dim),
    }
    let entry = flip.changes.is_some().then_some(Entry::Flip(flip.model));
    Row { entry, lines, arrows: None }
}
