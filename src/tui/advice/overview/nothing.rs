//! Where no essential question is answered: no recommendation, only what to answer first.

use crate::advice::Advice;
use crate::tui::advice::hint;
use crate::tui::advice::page::Page;
use crate::tui::context::Context;
use crate::tui::keys::Action;
use crate::tui::widgets::Scroll;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it, on whichever tab. `answers` says that there is an interview in which the questions can be answered.
pub(in crate::tui::advice) fn view(
    scroll: &mut Scroll,
    advice: &Advice,
    answers: bool,
    context: &Context,
    frame: &mut Frame,
    area: Rect,
) {
    let width = Scroll::text_width(area).saturating_sub(2).min(super::READABLE);
    let inset = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    scroll.view(frame, inset, lines(advice, answers, context, width), &context.look);
}

fn lines(advice: &Advice, answers: bool, context: &Context, width: u16) -> Vec<Line<'static>> {
    let (glyphs, styles) = (&context.look.glyphs, &context.look.styles);
    let mut page = Page::new(context, width);
    page.text(&context.label_style.get("verdict-none-title"), styles.title);
    page.text(&context.label_style.get("verdict-none"), styles.text);
    page.gap();
    for question in context.reader().first_questions(advice) {
        let lead = Span::styled(format!(" {} ", glyphs.open), styles.accent);
        page.item(lead, &context.text(&context.rulebook.questions[question].title), styles.text);
    }
    if answers {
        page.gap();
        let mut line = Line::from(" ");
        line.spans.extend(hint(context, Action::Answer));
        page.lines([line]);
    }
    page.into_lines()
}
