//! Lays out the interview screen: the question and the outlook in two columns if both fit, else the question
//! alone with a line of outlook.

use super::outlook_panel::OutlookView;
use super::question::{QuestionLayout, QuestionView};
use super::{InterviewState, header, outlook_panel};
use crate::advice::Outlook;
use crate::interview::Place;
use crate::locale::Message;
use crate::tui::component::Component;
use crate::tui::digits;
use crate::tui::keys;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, first_lines, panel, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The width from which the outlook has a panel beside the question.
const MIN_TWO_COLUMN_WIDTH: u16 = 76;

/// The height from which the sections have their own line.
const ROOMY_HEIGHT: u16 = 15;

/// Returns the width of the outlook panel beside a question, or `None` if it does not fit.
pub fn outlook_width(width: u16) -> Option<u16> {
    (width >= MIN_TWO_COLUMN_WIDTH).then(|| (width / 3 + 3).clamp(29, 44))
}

/// Draws the outlook panel. `keys` is the context in which its keys are looked up.
pub fn side_panel(
    context: &Ui,
    outlook: &Outlook,
    view: OutlookView,
    keys: keys::KeyContext,
    frame: &mut Frame,
    area: Rect,
) {
    let hints = outlook_panel::hints(context, keys, area.width.saturating_sub(2));
    let block =
        panel(&context.theme, &context.translator.get("outlook-title"), area.width).title_bottom(hints);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let mut lines = outlook_panel::lines(context, outlook, view, Scroll::text_width(inner));
    let models = outlook_panel::models(context, Scroll::text_width(inner));
    // If there is room, the models named above are explained.
    if lines.len() + models.len() <= usize::from(inner.height) {
        lines.extend(models);
    }
    Scroll::default().view(frame, inner, lines, &context.theme);
}

impl InterviewState {
    /// Draws the screen.
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let notice = self.notice_lines(context, area);
        let question = match self.place {
            Place::Question(question) => Some(question),
            Place::Review | Place::Advice => None,
        };
        let is_shown = !self.outlook.get().is_hidden;
        let side = outlook_width(area.width).filter(|_| is_shown);
        let [top, sections, body, shares, notice_area] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(area.height >= ROOMY_HEIGHT)),
            Constraint::Fill(1),
            Constraint::Length(u16::from(side.is_none() && is_shown)),
            Constraint::Length(u16::try_from(notice.len()).unwrap_or(0)),
        ])
        .areas(area);
        let interview = self.conductor.interview();
        frame.render_widget(header::title(context, interview, &self.name, question, area.width), top);
        if !sections.is_empty() {
            frame.render_widget(header::sections(context, interview, question, area.width), sections);
        }
        let main = if let Some(width) = side {
            let [main, panel] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(width)]).areas(body);
            side_panel(
                context,
                self.conductor.outlook(),
                self.outlook.get(),
                self.key_context(),
                frame,
                panel,
            );
            main
        } else {
            if is_shown {
                let line =
                    outlook_panel::line(context, self.conductor.outlook(), self.outlook.get(), area.width);
                frame.render_widget(line, shares);
            }
            body
        };
        match question {
            Some(question) => self.view_question(question, context, frame, main),
            None => self.view_review(context, frame, main),
        }
        frame.render_widget(Paragraph::new(notice), notice_area);
    }

    fn view_question(&mut self, question: usize, context: &Ui, frame: &mut Frame, area: Rect) {
        let note = self.open_note.as_ref().map(|(_, input)| input);
        let view = QuestionView {
            interview: self.conductor.interview(),
            question,
            field: &self.field,
            is_focused: self.open_note.is_none(),
            error: self.error.as_deref(),
            note,
            is_resumed: if note.is_some() {
                self.is_note_resumed(question)
            } else {
                self.is_resumed(question)
            },
            note_draft: self.note_draft(question),
            digits: self.digits,
        };
        draw_question(&view, context, frame, area, &mut self.scroll, self.follow_cursor, &mut self.hits);
    }

    fn view_review(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let height = if self.open_note.is_some() { 3 } else { 0 };
        let [list, note] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
        let drafts = self.typed_drafts();
        self.review.view(context, self.conductor.interview(), &drafts, frame, list);
        let Some((question, input)) = &self.open_note else { return };
        let short = context.text(&context.rulebook.questions[*question].short);
        let title = context.translate(&Message::new("review-note").arg("question", &*short));
        let block = panel(&context.theme, &title, note.width);
        let inner = block.inner(note);
        frame.render_widget(block, note);
        let room = usize::from(Scroll::text_width(inner));
        frame.render_widget(Line::from(input.spans(&context.theme, room).to_vec()), inner);
        Scroll::default().place_caret(frame, inner, (0, input.caret(room)));
    }

    /// Returns the lines above the footer. A failure to save comes before any other message.
    fn notice_lines(&self, context: &Ui, area: Rect) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let width = area.width.saturating_sub(1);
        let (text, style) = match (self.conductor.unsaved(), &self.notice) {
            (Some(reason), _) => {
                let key = match (self.is_leave_refused, self.conductor.has_file()) {
                    (false, _) => "interview-unsaved",
                    (true, true) => "interview-unsaved-leaving",
                    (true, false) => "interview-unsaved-leaving-all",
                };
                (context.translate(&Message::new(key).arg("why", reason)), styles.bad)
            }
            (None, Some(notice)) => (notice.clone(), styles.warning),
            (None, None) if self.has_no_model_effect() => {
                let mark = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
                let key = if area.height >= ROOMY_HEIGHT { "follow-up-rest" } else { "follow-up-rest-short" };
                return wrap_after(mark, &context.translator.get(key), width, styles.dim);
            }
            (None, None) => return Vec::new(),
        };
        let mark = Span::styled(format!(" {} ", glyphs.warning), style);
        first_lines(wrap_after(mark, &text, width, style), 4, glyphs.ellipsis)
    }
}

/// Draws a question in its panel, scrolled to its focus, and records the screen areas of its options.
pub fn draw_question(
    view: &QuestionView,
    context: &Ui,
    frame: &mut Frame,
    area: Rect,
    scroll: &mut Scroll,
    follow: bool,
    hits: &mut Hits<usize>,
) {
    let question = &context.rulebook.questions[view.question];
    let title = context.text(&question.title);
    // If the title does not fit in the frame it is drawn inside, and the frame has the question's short name.
    let is_titled = cells(&title) + 4 <= usize::from(area.width);
    let short = context.text(&question.short);
    let block = panel(&context.theme, if is_titled { &title } else { &short }, area.width);
    let block = digits::with_number_on_border(block, view.digits, context);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let QuestionLayout { lines, options, focus, caret } =
        view.layout(context, Scroll::text_width(inner), is_titled);
    if follow {
        // With the first option, everything above it is visible too.
        let start =
            if options.first().is_some_and(|first| first.start == focus.start) { 0 } else { focus.start };
        let wanted_lines = start..focus.end;
        let fits = wanted_lines.len() <= usize::from(inner.height);
        scroll.reveal(if fits { wanted_lines } else { focus }, lines.len(), usize::from(inner.height));
    }
    scroll.view(frame, inner, lines, &context.theme);
    hits.clear();
    for (index, range) in options.into_iter().enumerate() {
        hits.extend(scroll.rows(range, inner).map(|(_, row)| (row, index)));
    }
    if let Some(caret) = caret {
        scroll.place_caret(frame, inner, caret);
    }
}

/// Draws plain text in the middle of the area.
pub fn centred(text: &str, frame: &mut Frame, area: Rect, context: &Ui) {
    let lines = wrap(text, area.width.saturating_sub(2).max(1), context.theme.styles.text);
    let above = usize::from(area.height).saturating_sub(lines.len()) / 2;
    let lines: Vec<Line> = std::iter::repeat_n(Line::default(), above).chain(lines).collect();
    frame.render_widget(Paragraph::new(lines).centered(), area);
}
