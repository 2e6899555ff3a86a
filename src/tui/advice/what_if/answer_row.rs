//! An answer as a row: its weight, the name of the question, its value with arrows to change it, and notes on what
//! changed.
//!
//! If there is room, all of it is on one line. If not, marks replace words: the answer under the cursor has them
//! spelled out below its line, and the legend explains all marks.

use super::WhatIfEntry;
use super::number_field::{NumberField, bounds};
use super::row::{WhatIfRow, is_changeable};
use crate::advice::{Advice, AnswerWeight, Origin};
use crate::document::robustness::weight_keys as weight_words;
use crate::locale::Message;
use crate::rulebook::QuestionKind;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, first_lines, pad, shorten, wrap, wrap_after};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;

/// The minimum width for notes beside the answers. With less, they are shown below the answer under the cursor.
const MIN_ROOMY_WIDTH: usize = 62;
/// The width of a question's name that is kept if there is no room for the longest name beside the longest value.
const MIN_NAME_WIDTH: usize = 26;
/// The maximum number of lines for a list of names.
const MAX_NAMES_LINES: usize = 3;
/// The columns for a note after the words, such as the answer before.
const NOTE_WIDTH: usize = 16;
/// The maximum width of the number field.
const MAX_FIELD_WIDTH: usize = 12;
/// The cells before the name: cursor and weight, each with a space.
const LEAD_WIDTH: usize = 4;

/// The column widths shared by all answers.
pub(super) struct AnswerColumns {
    width: usize,
    name: usize,
    value: usize,
    /// Whether there is room for notes and for long lists of names.
    is_roomy: bool,
    /// `None` if there is no room for the weight in words after the value.
    weight: Option<usize>,
}

impl AnswerColumns {
    /// Computes the columns for the answers to these questions.
    pub(super) fn for_questions(
        questions: &[usize],
        saved: &Advice,
        now: &Advice,
        context: &Ui,
        width: u16,
    ) -> Self {
        let width = usize::from(width);
        let widest = |label: &dyn Fn(usize) -> String| {
            questions.iter().map(|&question| cells(&label(question))).max().unwrap_or(0)
        };
        let name = widest(&|question| context.rulebook_reader().short(question).into_owned());
        let words = [AnswerWeight::Decisive, AnswerWeight::Supporting, AnswerWeight::None]
            .map(|weight| cells(&context.translator.get(weight_words(weight)[0])));
        let words = words.into_iter().max().unwrap_or(0) + 2;
        let value = widest(&|question| match context.rulebook.questions[question].kind {
            QuestionKind::Names { .. } => String::new(),
            _ => answer_label(question, if now.situation.is_asked(question) { now } else { saved }, context),
        });
        let is_roomy = width >= MIN_ROOMY_WIDTH;
        // Before the value a space and a mark; on either side of it an arrow and a space.
        let both = width.saturating_sub(LEAD_WIDTH + 2 + 4);
        // A mark says the weight, too, so no value is shortened for the word.
        let weight = Some(words).filter(|words| is_roomy && name + value + words <= both);
        // The name is shortened before the value, but not below a part of the line.
        let short = name.min(MIN_NAME_WIDTH).min(width * 2 / 5);
        let name = name.min(both.saturating_sub(value)).max(short);
        let room = both.saturating_sub(name).max(1);
        Self { width, name, value: value.clamp(1, room), is_roomy, weight }
    }

    /// Returns the width that rows need to be whole.
    pub(super) fn needed_width(&self) -> usize {
        self.notes_column() + NOTE_WIDTH
    }

    /// Returns the column of the notes after the words.
    fn notes_column(&self) -> usize {
        self.words_column() + self.weight.unwrap_or(0)
    }

    /// Returns the column of the left arrow: after the name, a space and a mark.
    fn arrow_column(&self) -> usize {
        LEAD_WIDTH + self.name + 2
    }

    /// Returns the column of the words after the value.
    fn words_column(&self) -> usize {
        self.arrow_column() + self.value + 4
    }
}

/// Returns the mark of a weight.
pub(super) fn weight_mark(weight: AnswerWeight, context: &Ui) -> Span<'static> {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    match weight {
        AnswerWeight::Decisive => Span::styled(glyphs.current, styles.emphasis),
        AnswerWeight::Supporting => Span::styled(glyphs.open, styles.text),
        AnswerWeight::None => Span::styled(glyphs.separator, styles.dim),
    }
}

/// Returns the label of the answer that the advice is based on.
fn answer_label(question: usize, advice: &Advice, context: &Ui) -> String {
    match &context.rulebook.questions[question].kind {
        QuestionKind::Names { .. } => match advice.answers.get(question) {
            Some(value) => context.value_label(question, value),
            None => context.translator.get("review-nothing"),
        },
        _ => context.slot_value_label(question, advice.situation.values()[question]),
    }
}

/// A remark about an answer besides its value.
struct AnswerNote {
    mark: &'static str,
    text: String,
    /// Whether the mark alone is enough if there is little room.
    is_minor: bool,
}

impl AnswerNote {
    fn full_text(&self) -> String {
        format!("{} {}", self.mark, self.text)
    }
}

/// Returns the notes on an answer: what changed, and whether it is assumed.
fn answer_notes(question: usize, saved: &Advice, now: &Advice, context: &Ui) -> Vec<AnswerNote> {
    let glyphs = &context.theme.glyphs;
    let changed = |text| AnswerNote { mark: glyphs.changed, text, is_minor: false };
    let mut notes = Vec::new();
    match (saved.situation.is_asked(question), now.situation.is_asked(question)) {
        (false, true) => notes.push(changed(context.translator.get("whatif-now-asked"))),
        (true, false) => notes.push(changed(context.translator.get("whatif-not-asked"))),
        _ if saved.situation.values()[question] != now.situation.values()[question] => {
            let assumed = saved.situation.origin(question) == Origin::Assumed;
            let was = Message::new(if assumed { "whatif-was-assumed" } else { "whatif-was" });
            notes
                .push(changed(context.translate(&was.arg("before", answer_label(question, saved, context)))));
        }
        _ => {}
    }
    if now.situation.origin(question) == Origin::Assumed && is_changeable(question, now, context) {
        let text = context.translator.get("advice-assumed-word");
        notes.push(AnswerNote { mark: glyphs.assumed, text, is_minor: true });
    }
    notes
}

fn weight(question: usize, now: &Advice) -> Option<AnswerWeight> {
    now.robustness.as_ref().and_then(|firmness| firmness.weight(question))
}

/// Returns the start of a row: cursor, weight and the name of the question.
fn row_lead(
    question: usize,
    (cursor, style): (&'static str, Style),
    columns: &AnswerColumns,
    now: &Advice,
    context: &Ui,
) -> Line<'static> {
    let name = pad(&context.rulebook_reader().short(question), columns.name, context.theme.glyphs.ellipsis);
    Line::from(vec![
        Span::styled(format!("{cursor} "), context.theme.styles.accent),
        weight(question, now).map_or(Span::raw(" "), |weight| weight_mark(weight, context)),
        Span::styled(format!(" {name}"), style),
        Span::raw(" "),
    ])
}

/// Returns the row with the number field, with the range beside it and an error below it.
pub(super) fn number_row(
    typing: &NumberField,
    columns: &AnswerColumns,
    now: &Advice,
    context: &Ui,
) -> WhatIfRow {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let question = typing.question;
    let mut line = row_lead(question, (glyphs.cursor, styles.emphasis), columns, now, context);
    let start = columns.arrow_column() + 2;
    line.push_span(Span::raw(" ".repeat(start.saturating_sub(line.width()))));
    let room = columns.width.saturating_sub(start).clamp(1, MAX_FIELD_WIDTH);
    if typing.is_selected {
        let number = shorten(typing.input.value(), room, glyphs.ellipsis);
        line.push_span(Span::styled(number, styles.chosen));
        line.push_span(Span::styled("_".repeat((start + room).saturating_sub(line.width())), styles.dim));
    } else {
        line.extend(typing.input.spans(&context.theme, room));
    }
    let width = u16::try_from(columns.width).unwrap_or(u16::MAX);
    let (min, max) = bounds(&context.rulebook.questions[question]);
    let range = context.translate(&Message::new("interview-range").arg("min", min).arg("max", max));
    let mut lines = vec![line];
    if lines[0].width() + 2 + cells(&range) <= columns.width {
        lines[0].push_span(Span::styled(format!("  {range}"), styles.dim));
    } else {
        lines.extend(wrap_after(Span::raw(" ".repeat(LEAD_WIDTH)), &range, width, styles.dim));
    }
    if let Some(error) = &typing.error {
        let mark = Span::styled(format!("{}{} ", " ".repeat(LEAD_WIDTH), glyphs.warning), styles.bad_graphic);
        lines.extend(wrap_after(mark, &context.translate(error), width, styles.bad));
    }
    let caret = u16::try_from(start + typing.input.caret(room)).ok();
    WhatIfRow { entry: Some(WhatIfEntry::Question(question)), lines, arrows: None, caret }
}

/// Returns the answer to a question as a row. `is_selected` is whether the cursor is on it.
pub(super) fn answer_row(
    question: usize,
    is_selected: bool,
    columns: &AnswerColumns,
    saved: &Advice,
    now: &Advice,
    context: &Ui,
) -> WhatIfRow {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let asked = now.situation.is_asked(question);
    let weight = weight(question, now);
    let changeable = is_changeable(question, now, context);
    let whole = answer_label(question, if asked { now } else { saved }, context);
    let rest = columns.width.saturating_sub(columns.arrow_column() + 2);
    // A list of names may use the rest of the line and, if there is room for words, further lines.
    let is_wrapped = !changeable && columns.is_roomy;
    let value = match (is_wrapped, changeable) {
        (true, _) => whole.clone(),
        (false, true) => shorten(&whole, columns.value, glyphs.ellipsis),
        (false, false) => shorten(&whole, rest, glyphs.ellipsis),
    };

    let mut beside: Vec<(usize, String, Style)> = Vec::new();
    let mut below: Vec<(String, Style)> = Vec::new();
    let mut mark = " ";
    if is_selected && value != whole {
        below.push((whole, styles.text));
    }
    let word = weight.map(|weight| {
        let style = if weight == AnswerWeight::Decisive { styles.text } else { styles.dim };
        (context.translator.get(weight_words(weight)[0]), style)
    });
    match (columns.weight, word) {
        (Some(_), Some((word, style))) => beside.push((columns.words_column(), word, style)),
        (None, Some((word, _))) if is_selected => below.push((word, styles.dim)),
        _ => {}
    }
    let mut column = columns.is_roomy.then(|| columns.notes_column());
    for note in answer_notes(question, saved, now, context) {
        let text = note.full_text();
        let free = column.filter(|&column| {
            column + cells(&text) <= columns.width && columns.arrow_column() + 4 + cells(&value) <= column
        });
        if let Some(at) = free {
            column = Some(at + cells(&text) + 2);
            beside.push((at, text, styles.warning));
        } else if is_selected || (columns.is_roomy && !note.is_minor) {
            below.push((text, styles.warning));
        } else if mark == " " {
            mark = note.mark;
        }
    }

    let (name, cursor) = match (is_selected, asked) {
        (true, _) => (styles.emphasis, glyphs.cursor),
        (false, true) => (styles.text, " "),
        (false, false) => (styles.dim, " "),
    };
    let mut line = row_lead(question, (cursor, name), columns, now, context);
    line.push_span(Span::styled(mark, styles.warning));
    let mut further = Vec::new();
    let arrows = if is_selected && changeable {
        Some(push_changeable_value(question, value, columns, now, context, &mut line))
    } else {
        let style = if asked { styles.text } else { styles.dim };
        let most = if is_selected { usize::MAX } else { MAX_NAMES_LINES };
        let value = if is_wrapped {
            let room = u16::try_from(rest.saturating_sub(1)).unwrap_or(u16::MAX);
            first_lines(wrap(&value, room, style), most, glyphs.ellipsis)
        } else {
            vec![Line::from(Span::styled(value, style))]
        };
        line.push_span(Span::raw("  "));
        further = indent_further(&mut line, value);
        None
    };
    for (at, text, style) in beside {
        line.push_span(Span::raw(" ".repeat(at.saturating_sub(line.width()))));
        line.push_span(Span::styled(text, style));
    }
    let mut lines = vec![line];
    lines.extend(further);
    let width = u16::try_from(columns.width).unwrap_or(u16::MAX);
    // In few columns the notes share lines and are only slightly indented.
    let indent = if columns.is_roomy { columns.arrow_column() + 2 } else { LEAD_WIDTH };
    for (text, style) in below {
        let start = lines.len();
        match lines
            .last_mut()
            .filter(|last| !columns.is_roomy && start > 1 && last.width() + 2 + cells(&text) <= columns.width)
        {
            Some(last) => last.extend([Span::raw("  "), Span::styled(text, style)]),
            None => lines.extend(wrap_after(Span::raw(" ".repeat(indent)), &text, width, style)),
        }
    }
    WhatIfRow { entry: Some(WhatIfEntry::Question(question)), lines, arrows, caret: None }
}

/// Adds the first of some lines to `line`, and returns the others, indented to where the first begins.
fn indent_further(line: &mut Line<'static>, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let indent = line.width();
    let mut lines = lines.into_iter().map(|line| line.spans);
    line.extend(lines.next().unwrap_or_default());
    let indented = |spans: Vec<Span<'static>>| std::iter::once(Span::raw(" ".repeat(indent))).chain(spans);
    lines.map(|spans| indented(spans).collect()).collect()
}

/// Writes the value under the cursor, with an arrow on each side on which there is another value. Returns the columns
/// of both arrows.
fn push_changeable_value(
    question: usize,
    value: String,
    columns: &AnswerColumns,
    now: &Advice,
    context: &Ui,
    line: &mut Line<'static>,
) -> [Range<u16>; 2] {
    let (number, domain) = (now.situation.values()[question], context.rulebook.domain(question));
    let arrow = |to: Option<u32>, mark: &'static str| {
        let there = to.is_some_and(|to| domain.contains(to));
        Span::styled(if there { mark } else { " " }, context.theme.styles.accent)
    };
    let [left, right] = context.theme.glyphs.change_arrows;
    let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    let (start, end) = (columns.arrow_column(), columns.arrow_column() + 2 + cells(&value));
    line.extend([
        arrow(number.checked_sub(1), left),
        Span::raw(" "),
        Span::styled(value, context.theme.styles.chosen),
        Span::raw(" "),
        arrow(number.checked_add(1), right),
    ]);
    [at(start)..at(start + 2), at(end)..at(end + 2)]
}
