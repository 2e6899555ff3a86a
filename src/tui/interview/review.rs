//! The review: all answers in one list by section, whether answered, assumed or no longer counting, and the
//! row that finishes the interview.

use crate::interview::{Interview, QuestionStatus};
use crate::locale::Message;
use crate::session::{Draft, Drafts};
use crate::tui::ui::Ui;
use crate::tui::widgets::{List, ListLines, Scroll, cells, panel, scroll_area, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The state of the list.
#[derive(Debug, Default)]
pub struct ReviewState {
    pub list: List,
}

/// Below this width an answer is on the line below its question.
const NARROW: u16 = 44;

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewEntry {
    /// A question, by index.
    Question(usize),
    /// The end of the interview.
    Finish,
}

/// Returns the entries of the list: each question that is asked or has an answer or a note, then the end.
pub fn entries(interview: &Interview) -> Vec<ReviewEntry> {
    let all = 0..interview.rulebook().questions.len();
    let is_listed = |&question: &usize| {
        interview.status(question) != QuestionStatus::NotAsked
            || interview.answers().get(question).is_some()
            || !interview.note_on(question).is_empty()
    };
    all.filter(is_listed).map(ReviewEntry::Question).chain([ReviewEntry::Finish]).collect()
}

impl ReviewState {
    /// Moves the cursor to the first open question, else to the end.
    pub fn select_open(&mut self, interview: &Interview) {
        let entries = entries(interview);
        let open = |entry: &ReviewEntry| matches!(entry, ReviewEntry::Question(q) if interview.status(*q) == QuestionStatus::Open);
        self.list.select(entries.iter().position(open).unwrap_or(entries.len() - 1));
    }

    /// Moves the cursor to a question, if it is in the list.
    pub fn select_question(&mut self, interview: &Interview, question: usize) {
        let entries = entries(interview);
        if let Some(index) = entries.iter().position(|entry| *entry == ReviewEntry::Question(question)) {
            self.list.select(index);
        }
    }

    /// Returns the entry under the cursor.
    pub fn selected(&self, interview: &Interview) -> ReviewEntry {
        let entries = entries(interview);
        entries.get(self.list.cursor()).copied().unwrap_or(ReviewEntry::Finish)
    }

    /// Draws the list.
    pub fn view(
        &mut self,
        context: &Ui,
        interview: &Interview,
        drafts: &Drafts,
        frame: &mut Frame,
        area: Rect,
    ) {
        let block = panel(&context.theme, &context.translator.get("review-title"), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let page = self.lines(context, interview, drafts, Scroll::text_width(inner));
        self.list.view(frame, inner, page, &context.theme);
    }

    /// Returns the lines of the list in `width` columns.
    pub(super) fn lines(
        &self,
        context: &Ui,
        interview: &Interview,
        drafts: &Drafts,
        width: u16,
    ) -> ListLines {
        let rulebook = interview.rulebook();
        let entries = entries(interview);
        let shorts = rulebook.questions.iter().map(|question| cells(&context.text(&question.short)));
        let column = shorts.max().unwrap_or(0).min(usize::from(width) / 2);
        let mut page = ListLines::default();
        let mut section = None;
        for (index, entry) in entries.iter().enumerate() {
            let at_cursor = index == self.list.cursor();
            match *entry {
                ReviewEntry::Question(question) => {
                    let own_section = rulebook.questions[question].section;
                    if section != Some(own_section) {
                        section = Some(own_section);
                        let title = context.text(&rulebook.sections[own_section].title).into_owned();
                        page.push_text([Line::styled(title, context.theme.styles.title)]);
                    }
                    let mut lines = row(context, interview, question, at_cursor, column, width);
                    lines.extend(draft_lines(context, drafts, question, width));
                    page.push_row(lines);
                }
                ReviewEntry::Finish => {
                    page.push_text([Line::default()]);
                    page.push_row(finish(context, interview, at_cursor, width));
                }
            }
        }
        page
    }
}

/// Returns the lines of an answer: a mark, the question's short name and the answer's status.
fn row(
    context: &Ui,
    interview: &Interview,
    question: usize,
    at_cursor: bool,
    column: usize,
    width: u16,
) -> Vec<Line<'static>> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let definition = &interview.rulebook().questions[question];
    let answer = interview.answers().get(question).map(|value| context.value_label(question, value));
    let assumed = definition.assumed.as_ref().map(|value| context.value_label(question, value));
    let assumed = |key: &'static str| match &assumed {
        Some(value) => context.translate(&Message::new(key).arg("value", value.as_str())),
        None => context.translator.get("review-nothing"),
    };
    let (mark, style, text): (&str, Style, String) = match interview.status(question) {
        QuestionStatus::Answered => (glyphs.done, styles.good, answer.unwrap_or_default()),
        QuestionStatus::Skipped => (glyphs.assumed, styles.warning, assumed("review-skipped")),
        QuestionStatus::Open => (glyphs.open, styles.warning, assumed("review-open")),
        QuestionStatus::NotAsked => {
            let inapplicable = answer
                .map(|value| context.translate(&Message::new("review-inapplicable").arg("value", value)));
            (
                glyphs.argument_against,
                styles.dim,
                inapplicable.unwrap_or_else(|| context.translator.get("why-not-asked")),
            )
        }
    };
    let words = if at_cursor { styles.emphasis } else { styles.text };
    let name = context.text(&definition.short);
    let narrow = width < NARROW;
    let is_alone = narrow || cells(&name) > column;
    // The cursor, the mark, a blank, and two blanks after the name.
    let room_for_name = if is_alone { usize::from(width).saturating_sub(6) } else { column };
    let short = crate::tui::widgets::pad(&name, room_for_name, glyphs.ellipsis);
    // The cursor, the mark, the name and three blanks; on a narrow screen the answer has lines of its own.
    let lead = if narrow { 6 } else { column + 7 };
    let value_style = if style == styles.good { words } else { style };
    let room = width.saturating_sub(u16::try_from(lead).unwrap_or(u16::MAX));
    let mut lines = Vec::new();
    for (nth, value) in wrap(&text, room, value_style).into_iter().enumerate() {
        let mut line = Line::default();
        if nth == 0 {
            line.push_span(Span::styled(if at_cursor { glyphs.cursor } else { " " }, styles.emphasis));
            line.push_span(Span::styled(format!(" {mark} "), style));
            line.push_span(Span::styled(format!("{short}  "), words));
            if is_alone {
                lines.push(std::mem::replace(&mut line, Line::from(" ".repeat(lead))));
            } else {
                line.push_span(Span::raw(" "));
            }
        } else {
            line.push_span(Span::raw(" ".repeat(lead)));
        }
        line.extend(value.spans);
        lines.push(line);
    }
    let note = interview.note_on(question);
    if !note.is_empty() {
        let lead = Span::styled(format!("    {} ", context.translator.get("interview-note")), styles.dim);
        lines.extend(wrap_after(lead, note, width, styles.dim));
    }
    lines
}

/// Returns the lines of unconfirmed text for an answer and its note, so that nobody finishes believing that
/// it counts.
fn draft_lines(context: &Ui, drafts: &Drafts, question: usize, width: u16) -> Vec<Line<'static>> {
    let styles = &context.theme.styles;
    let lines = |draft: Option<&Draft>, key: &'static str| {
        let draft = draft.map(|draft| {
            let message = Message::new(key).arg("text", draft.to_single_line());
            wrap_after(Span::raw("    "), &context.translate(&message), width, styles.warning)
        });
        draft.unwrap_or_default()
    };
    let mut all = lines(drafts.answers.get(&question), "review-draft");
    all.extend(lines(drafts.notes.get(&question), "review-note-draft"));
    all
}

fn finish(context: &Ui, interview: &Interview, at_cursor: bool, width: u16) -> Vec<Line<'static>> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let assumed = interview.asked_questions().filter(|&q| {
        interview.answers().get(q).is_none() && interview.rulebook().questions[q].assumed.is_some()
    });
    let message = match assumed.count() {
        0 => Message::new("review-finish"),
        count => Message::new("review-finish-assumed").arg("count", count),
    };
    let style = if at_cursor { styles.emphasis } else { styles.title };
    let lead = format!("{} {} ", if at_cursor { glyphs.cursor } else { " " }, glyphs.recommended);
    wrap_after(Span::styled(lead, styles.emphasis), &context.translate(&message), width, style)
}
