//! Draws a question: its options or its field, why it is asked and where the source document says so.
//!
//! The interview and the replay share it. A question is laid out as lines first, so that any part of it can
//! scroll.

use super::field::{Field, Names};
use crate::interview::{Interview, QuestionStatus};
use crate::locale::{Message, sanitize};
use crate::rulebook::{Question, QuestionKind, Value, format};
use crate::session::Draft;
use crate::tui::digits::{self, TypedNumber};
use crate::tui::ui::Ui;
use crate::tui::widgets::{TextField, cells, pad, shorten, wrap, wrap_after};
use ratatui::text::{Line, Span};
use std::ops::Range;

/// The width from which there is space for blank lines.
const ROOMY: u16 = 44;

/// The cells before an option's name besides its number: the cursor, a space, the mark of the answer, a
/// space.
const MARKS_WIDTH: usize = 4;

/// The cells before a name of a list.
const NAME_LEAD_WIDTH: usize = 5;

/// The fewest cells beside the options' names that are enough for their hints.
const MIN_HINT_WIDTH: usize = 24;

/// Below this width only the option under the cursor shows its hint.
const NARROW: usize = 44;

/// The widest number field, in cells, and the narrowest one beside the question's range.
const NUMBER_WIDTHS: (usize, usize) = (20, 12);

/// A question with everything that is shown of it.
#[derive(Debug)]
pub struct QuestionView<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// The index of the question.
    pub question: usize,
    /// The question's field.
    pub field: &'a Field,
    /// Whether the field has the focus and shows a cursor.
    pub is_focused: bool,
    /// Why the answer in the field was refused.
    pub error: Option<&'a Message>,
    /// The note being edited.
    pub note: Option<&'a TextField>,
    /// Whether the text being edited is a draft that was saved in the session.
    pub is_resumed: bool,
    /// The unconfirmed text of the note.
    pub note_draft: Option<Draft>,
    /// The option number being typed.
    pub digits: TypedNumber,
}

/// A question laid out as lines.
#[derive(Debug, Default)]
pub struct QuestionLayout {
    /// The lines.
    pub lines: Vec<Line<'static>>,
    /// The lines of each option; the last is "I don't know yet".
    pub options: Vec<Range<usize>>,
    /// The lines that must be visible.
    pub focus: Range<usize>,
    /// The line and column of the text cursor.
    pub caret: Option<(usize, usize)>,
}

impl QuestionView<'_> {
    fn definition(&self) -> &Question {
        &self.interview.rulebook().questions[self.question]
    }

    /// Lays out the question in `width` columns. `is_titled` says that its title is already in the frame.
    pub fn layout(&self, context: &Ui, width: u16, is_titled: bool) -> QuestionLayout {
        let mut page = QuestionLayout::default();
        let styles = &context.theme.styles;
        let question = self.definition();
        if !is_titled {
            page.lines.extend(wrap(&context.text(&question.title), width, styles.title));
            // On the narrowest screens every line counts.
            if width >= ROOMY {
                page.lines.push(Line::default());
            }
        }
        if let Some(hint) = &question.hint {
            page.lines.extend(wrap(&context.text(hint), width, styles.dim));
            page.lines.push(Line::default());
        }
        match (self.field, &question.kind) {
            (Field::Choice { cursor, .. }, QuestionKind::Choice(options)) => {
                self.options(&mut page, context, options, *cursor, usize::from(width));
                if self.error.is_some() {
                    // After a long list, the option under the cursor and the error may not fit together.
                    page.focus.start = page.lines.len();
                }
                self.error_lines(&mut page, context, 0, width);
            }
            (Field::Number(input), QuestionKind::Integer { min, max, unit }) => {
                let unit = unit.as_ref().map(|unit| context.text(&unit.many).into_owned());
                self.number(&mut page, context, input, unit, (*min, *max), width);
            }
            (Field::Names(names), QuestionKind::Names { max_names: most, .. }) => {
                self.names(&mut page, context, names, *most, usize::from(width));
            }
            _ => {}
        }
        self.note(&mut page, context, usize::from(width));
        page.lines.push(Line::default());
        page.lines.push(Line::styled(context.translator.get("interview-why"), styles.title));
        page.lines.extend(wrap(&context.text(&question.help), width, styles.text));
        let mut citations: Vec<_> =
            question.sources.iter().filter_map(|source| context.section_title(source)).collect();
        citations.dedup();
        if let Some(place) = citations.first() {
            page.lines.extend(wrap(place, width, styles.link));
        }
        page
    }

    fn options(
        &self,
        page: &mut QuestionLayout,
        context: &Ui,
        options: &[format::Choice],
        cursor: usize,
        width: usize,
    ) {
        let unknown = context.translator.get("interview-unknown");
        let mut rows: Vec<_> = options
            .iter()
            .map(|option| {
                let hint = option.hint.as_ref().map(|hint| context.text(hint).into_owned());
                (context.text(&option.label).into_owned(), hint)
            })
            .collect();
        let assumed = self.definition().assumed.as_ref().map(|value| {
            let value = context.value_label(self.question, value);
            context.translate(&Message::new("interview-unknown-means").arg("value", value))
        });
        rows.push((unknown, assumed));
        let answer = match self.interview.status(self.question) {
            QuestionStatus::Skipped => Some(options.len()),
            _ => self.interview.answers().get(self.question).and_then(Value::number).map(|n| n as usize),
        };
        let longest = rows.iter().map(|(label, _)| cells(label)).max().unwrap_or(0);
        let digits = digits::digit_count(options.len());
        let beside = MARKS_WIDTH + digits + longest + 2 + MIN_HINT_WIDTH <= width;
        for (index, (label, hint)) in rows.iter().enumerate() {
            let start = page.lines.len();
            let at_cursor = self.is_focused && index == cursor;
            let last = index == options.len();
            let row = OptionRow {
                number: if last { 0 } else { index + 1 },
                digits,
                is_at_cursor: at_cursor,
                is_answer: answer == Some(index),
            };
            let label =
                if beside { pad(label, longest, context.theme.glyphs.ellipsis) } else { label.clone() };
            let hint = hint.as_deref().filter(|_| beside || at_cursor || width >= NARROW);
            page.lines.extend(row.lines(context, &label, hint, beside, width));
            page.options.push(start..page.lines.len());
            if index == cursor {
                page.focus = start..page.lines.len();
            }
        }
    }

    fn number(
        &self,
        page: &mut QuestionLayout,
        context: &Ui,
        input: &TextField,
        unit: Option<String>,
        (min, max): (u32, u32),
        width: u16,
    ) {
        let styles = &context.theme.styles;
        let range = Message::new("interview-range").arg("min", min).arg("max", max);
        let range = context.translate(&range);
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let alone = usize::from(width).saturating_sub(2 + cells(&unit));
        let beside = alone.saturating_sub(3 + cells(&range));
        let room = if beside >= NUMBER_WIDTHS.1 { beside } else { alone }.min(NUMBER_WIDTHS.0);
        let mut line = Line::from(Span::styled(self.lead(context, true), styles.emphasis));
        page.caret = self.caret(page.lines.len(), 2, input, room);
        line.extend(input.spans(&context.theme, room));
        line.push_span(Span::raw(unit));
        page.focus = page.lines.len()..page.lines.len() + 1;
        if line.width() + 3 + cells(&range) <= usize::from(width) {
            line.push_span(Span::styled(format!("   {range}"), styles.dim));
            page.lines.push(line);
        } else {
            page.lines.push(line);
            page.lines.extend(wrap_after(Span::raw("  "), &range, width, styles.dim));
        }
        self.error_lines(page, context, 2, width);
        if self.note.is_none() {
            self.resumed_line(page, context, 2, width);
        }
        if self.interview.status(self.question) == QuestionStatus::Skipped {
            self.skipped_lines(page, context, width);
        }
    }

    fn skipped_lines(&self, page: &mut QuestionLayout, context: &Ui, width: u16) {
        let Some(assumed) = &self.definition().assumed else { return };
        let value = context.value_label(self.question, assumed);
        let text = context.translate(&Message::new("interview-skipped").arg("value", value));
        let mark = Span::styled(format!("{} ", context.theme.glyphs.assumed), context.theme.styles.warning);
        page.lines.extend(wrap_after(mark, &text, width, context.theme.styles.warning));
    }

    fn names(&self, page: &mut QuestionLayout, context: &Ui, names: &Names, max: usize, width: usize) {
        let look = &context.theme;
        let room = width.saturating_sub(NAME_LEAD_WIDTH).min(40);
        for (index, name) in names.lines().enumerate() {
            let is_open = self.is_focused && index == names.open_index();
            let number = format!("{}{:>2} ", if is_open { look.glyphs.cursor } else { " " }, index + 1);
            let style = if is_open { look.styles.emphasis } else { look.styles.dim };
            let mut line = Line::from(Span::styled(number, style));
            if is_open {
                page.focus = page.lines.len()..page.lines.len() + 1;
                page.caret = self.caret(page.lines.len(), 4, names.open_input(), room);
                line.extend(names.open_input().spans(&context.theme, room));
            } else if name.is_empty() {
                // The line after the last name is only there to type on.
                continue;
            } else {
                line.push_span(shorten(&sanitize(name), room, look.glyphs.ellipsis));
            }
            page.lines.push(line);
            if is_open {
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                self.error_lines(page, context, NAME_LEAD_WIDTH, width);
                self.resumed_line(page, context, NAME_LEAD_WIDTH, width);
            }
        }
        if !self.is_focused {
            page.focus = page.lines.len().saturating_sub(1)..page.lines.len();
        }
        let count = Message::new("interview-names").arg("count", names.names().len()).arg("most", max);
        page.lines.push(Line::styled(format!("    {}", context.translate(&count)), look.styles.dim));
    }

    fn note(&self, page: &mut QuestionLayout, context: &Ui, width: usize) {
        let styles = &context.theme.styles;
        let label = format!("{} ", context.translator.get("interview-note"));
        let lead = Span::styled(label.clone(), styles.title);
        if let Some(input) = self.note {
            let room = width.saturating_sub(cells(&label));
            page.lines.push(Line::default());
            page.caret = Some((page.lines.len(), cells(&label) + input.caret(room)));
            page.focus = page.lines.len()..page.lines.len() + 1;
            let mut line = Line::from(lead);
            line.extend(input.spans(&context.theme, room));
            page.lines.push(line);
            self.resumed_line(page, context, 0, u16::try_from(width).unwrap_or(u16::MAX));
            return;
        }
        if let Some(draft) = &self.note_draft {
            page.lines.push(Line::default());
            let text =
                context.translate(&Message::new("review-note-draft").arg("text", draft.to_single_line()));
            page.lines.extend(wrap(&text, u16::try_from(width).unwrap_or(u16::MAX), styles.warning));
        }
        let note = self.interview.note_on(self.question);
        if !note.is_empty() {
            page.lines.push(Line::default());
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            page.lines.extend(wrap_after(lead, note, width, styles.text));
        }
    }

    /// Adds the message that the text being edited is a draft that was saved in the session.
    fn resumed_line(&self, page: &mut QuestionLayout, context: &Ui, indent: usize, width: u16) {
        if self.is_resumed {
            let (lead, style) = (Span::raw(" ".repeat(indent)), context.theme.styles.warning);
            page.lines.extend(wrap_after(lead, &context.translator.get("draft-resumed"), width, style));
            page.focus.end = page.lines.len();
        }
    }

    /// Adds why the answer was refused, directly below the field.
    fn error_lines(&self, page: &mut QuestionLayout, context: &Ui, indent: usize, width: u16) {
        let Some(error) = self.error else { return };
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let mark = Span::styled(format!("{}{} ", " ".repeat(indent), glyphs.warning), styles.bad_graphic);
        page.lines.extend(wrap_after(mark, &context.translate(error), width, styles.bad));
        page.focus.end = page.lines.len();
    }

    fn lead(&self, context: &Ui, open: bool) -> String {
        format!("{} ", if open && self.is_focused { context.theme.glyphs.cursor } else { " " })
    }

    fn caret(&self, line: usize, column: usize, input: &TextField, room: usize) -> Option<(usize, usize)> {
        (self.is_focused && self.note.is_none()).then(|| (line, column + input.caret(room)))
    }
}

/// An option as it is drawn.
struct OptionRow {
    /// The option's number; 0 for "I don't know yet".
    number: usize,
    /// The width of the number column, in digits.
    digits: usize,
    is_at_cursor: bool,
    is_answer: bool,
}

impl OptionRow {
    fn lines(
        &self,
        context: &Ui,
        label: &str,
        hint: Option<&str>,
        beside: bool,
        width: usize,
    ) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let cursor = if self.is_at_cursor { glyphs.cursor } else { " " };
        let number = format!("{:>1$}", self.number, self.digits);
        let indent = MARKS_WIDTH + self.digits;
        let mark = if self.is_answer { glyphs.done } else { " " };
        let style = if self.is_at_cursor { styles.chosen } else { styles.text };
        let lead = vec![
            Span::styled(cursor, styles.emphasis),
            Span::styled(number, styles.accent),
            Span::raw(" "),
            Span::styled(mark, styles.good),
            Span::raw(" "),
        ];
        let narrow = |cells: usize| u16::try_from(width.saturating_sub(cells)).unwrap_or(u16::MAX);
        let mut lines: Vec<Line> = Vec::new();
        let mut lead = Some(lead);
        let mut indented = |line: Line<'static>, by: usize| {
            let mut full_line = lead.take().map_or_else(|| Line::from(" ".repeat(by)), Line::from);
            full_line.extend(line.spans);
            lines.push(full_line);
        };
        match hint {
            Some(hint) if beside => {
                let column = indent + cells(label) + 2;
                for (nth, line) in wrap(hint, narrow(column), styles.dim).into_iter().enumerate() {
                    let mut whole = Line::default();
                    if nth == 0 {
                        // The spaces that align the hints are not part of the reversed label.
                        let words = label.trim_end();
                        whole.push_span(Span::styled(words.to_owned(), style));
                        whole.push_span(" ".repeat(cells(label) - cells(words) + 2));
                    }
                    whole.extend(line.spans);
                    indented(whole, column);
                }
            }
            _ => {
                let hint = hint.map(|hint| wrap(hint, narrow(indent), styles.dim)).unwrap_or_default();
                for line in wrap(label.trim_end(), narrow(indent), style).into_iter().chain(hint) {
                    indented(line, indent);
                }
            }
        }
        lines
    }
}
