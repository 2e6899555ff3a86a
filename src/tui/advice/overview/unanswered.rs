//! The view without any answered essential question: no recommendation, only the questions to answer first.

use crate::advice::Advice;
use crate::tui::advice::key_hint;
use crate::tui::advice::line_writer::LineWriter;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the view, on any tab. `can_answer` is whether there is an interview in which the questions can be answered.
pub(in crate::tui::advice) fn draw(
    scroll: &mut Scroll,
    advice: &Advice,
    can_answer: bool,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
) {
    let width = Scroll::text_width(area).saturating_sub(2).min(super::MAX_TEXT_WIDTH);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    scroll.view(frame, inset, lines(advice, can_answer, context, width), &context.theme);
}

fn lines(advice: &Advice, can_answer: bool, context: &Ui, width: u16) -> Vec<Line<'static>> {
    let (glyphs, styles) = (&context.theme.glyphs, &context.theme.styles);
    let mut page = LineWriter::new(context, width);
    page.push_text(&context.translator.get("verdict-none-title"), styles.title);
    page.push_text(&context.translator.get("verdict-none"), styles.text);
    page.push_gap();
    for question in context.rulebook_reader().first_questions(advice) {
        let lead = Span::styled(format!(" {} ", glyphs.open), styles.accent);
        page.push_item(lead, &context.text(&context.rulebook.questions[question].title), styles.text);
    }
    if can_answer {
        page.push_gap();
        let mut line = Line::from(" ");
        line.spans.extend(key_hint(context, Action::Answer));
        page.push_lines([line]);
    }
    page.into_lines()
}
