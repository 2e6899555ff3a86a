//! The two header lines of an interview: its name and progress, and its sections.

use crate::interview::{Interview, Progress, QuestionStatus};
use crate::locale::Message;
use crate::session::shown_name;
use crate::tui::ui::Ui;
use crate::tui::widgets::{cells, shorten};
use ratatui::text::{Line, Span};

/// The widest progress bar, in cells.
const MAX_BAR_WIDTH: usize = 20;

/// Returns the questions that the progress counts. A quick interview counts only the essential ones, until
/// the user goes further.
fn counted_questions(interview: &Interview, question: Option<usize>) -> Vec<usize> {
    let is_ahead = |question: usize| interview.scheduled_questions().any(|ahead| ahead == question);
    if question.is_some_and(is_ahead) && !interview.is_in_follow_up() {
        interview.scheduled_questions().collect()
    } else {
        interview.asked_questions().collect()
    }
}

/// Returns the message with the number of the question, or of the answers, and the filled part of the bar and the whole.
fn progress_message(interview: &Interview, question: Option<usize>) -> (Message, usize, usize) {
    if let Some(question) = question.filter(|_| !interview.is_in_follow_up()) {
        let Progress { number, count, done, whole } = interview.progress(question);
        return (Message::new("interview-position").arg("number", number).arg("count", count), done, whole);
    }
    // A question that was skipped is settled but not answered: the advice uses its assumed value.
    let is_answered = |&question: &usize| interview.status(question) == QuestionStatus::Answered;
    let answered = interview.asked_questions().filter(is_answered).count();
    let message = Message::new("interview-answered").arg("number", answered);
    let (done, whole) = interview.settled();
    (message.arg("count", interview.asked_questions().count()), done, whole)
}

/// Returns the line with the interview's name, the number of the question and a progress bar. `question` is
/// `None` in the review.
pub fn title(
    context: &Ui,
    interview: &Interview,
    name: &str,
    question: Option<usize>,
    width: u16,
) -> Line<'static> {
    let (look, width) = (&context.theme, usize::from(width));
    let (message, done, whole) = progress_message(interview, question);
    let progress_text = context.translate(&message);
    let bar = MAX_BAR_WIDTH.min((width / 4).saturating_sub(2));
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (full, rest) = look.glyphs.progress(count(done), count(whole), u16::try_from(bar).unwrap_or(0));
    // One space before and after the line, two before the bar, and at least two after the name.
    let room = width.saturating_sub(1 + 2 + cells(&progress_text) + 2 + bar + 1);
    let name = shown_name(name, &context.translator);
    let full_name = format!("salesorg {} {name}", look.glyphs.separator);
    let name = if cells(&full_name) <= room { full_name } else { name };
    let name = shorten(&name, room, look.glyphs.ellipsis);
    let gap = 2 + room.saturating_sub(cells(&name));
    Line::from(vec![
        Span::raw(" "),
        Span::styled(name, look.styles.title),
        Span::raw(" ".repeat(gap)),
        Span::styled(progress_text, look.styles.dim),
        Span::raw("  "),
        Span::styled(full, look.styles.emphasis_graphic),
        Span::styled(rest, look.styles.border),
    ])
}

/// Returns the line of sections, each marked as done, current or open. If they do not fit, only the current
/// one is named.
pub fn sections(context: &Ui, interview: &Interview, question: Option<usize>, width: u16) -> Line<'static> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let questions = &interview.rulebook().questions;
    let current = question.map(|question| questions[question].section);
    let counted = counted_questions(interview, question);
    let has = |section: usize| counted.iter().any(|&q| questions[q].section == section);
    let open = |section: usize| {
        counted
            .iter()
            .any(|&q| questions[q].section == section && interview.status(q) == QuestionStatus::Open)
    };
    let visible = interview.rulebook().sections.iter().enumerate();
    let shown = visible.filter(|(index, _)| !interview.is_quick() || has(*index));
    let sections = shown.map(|(index, section)| {
        let (mark, style) = match (current == Some(index), open(index)) {
            (true, _) => (glyphs.current, styles.emphasis),
            (false, false) => (glyphs.done, styles.good),
            (false, true) => (glyphs.open, styles.dim),
        };
        let is_current = current == Some(index);
        (context.text(&section.title).into_owned(), mark, style, is_current)
    });
    let sections: Vec<_> = sections.collect();
    let full_width: usize = 1 + sections.iter().map(|(title, ..)| cells(title) + 5).sum::<usize>();
    let fits = full_width <= usize::from(width) + 3;
    let mut line = Line::from(" ");
    for (title, mark, style, named) in sections {
        line.push_span(Span::styled(mark, style));
        if fits || named {
            let words = if named { styles.title } else { styles.dim };
            line.push_span(Span::styled(format!(" {title}"), words));
        }
        line.push_span(Span::raw(if fits { "   " } else { " " }));
    }
    line
}
