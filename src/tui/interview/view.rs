//! Lays out the interview screen: the question and the outlook in two columns if both fit, else the question
//! alone with a line of outlook. In a large window all of it is in the middle, in as many columns as are comfortable to
//! read, and the panels are no taller than they need to be.

use super::field::Field;
use super::outlook_panel::OutlookView;
use super::question::{QuestionLayout, QuestionView};
use super::{InterviewState, header, outlook_panel};
use crate::advice::Outlook;
use crate::interview::Place;
use crate::locale::Message;
use crate::tui::component::Component;
use crate::tui::digits;
use crate::tui::keys;
use crate::tui::keys::Action;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, first_lines, panel, scroll_area, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The width from which the outlook has a panel beside the question.
const MIN_TWO_COLUMN_WIDTH: u16 = 76;

/// The height from which the sections have their own line.
const ROOMY_HEIGHT: u16 = 15;

/// The height of the panel for a note below the review.
const NOTE_HEIGHT: u16 = 3;

/// The width from which the screen is in the middle of the window.
const MIN_CENTRED_WIDTH: u16 = 120;

/// The widest panel for a question or the review in such a window; longer lines are harder to read.
const MAX_MAIN_WIDTH: u16 = 80;

/// The widest panel for the outlook.
const MAX_OUTLOOK_WIDTH: u16 = 44;

/// The columns that stay free at each side of such a window.
const MIN_MARGIN: u16 = 2;

/// The height of the panels in such a window, unless a text needs more. It is the same for most questions, so that the panels
/// do not jump from one to the next.
const USUAL_PANEL_HEIGHT: u16 = 26;

/// The narrowest panel for the outlook, unless its title is longer.
const MIN_OUTLOOK_WIDTH: u16 = 29;

/// The columns of a window that the screen takes.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// The window, or its middle if it is wide.
    pub area: Rect,
    /// The width of the outlook panel beside a question, or `None` if it does not fit.
    outlook: Option<u16>,
    is_centred: bool,
}

impl Columns {
    /// Chooses the columns of a window.
    pub fn new(context: &Ui, window: Rect) -> Self {
        let is_centred = window.width >= MIN_CENTRED_WIDTH;
        let room = window.width.saturating_sub(2 * MIN_MARGIN).min(MAX_MAIN_WIDTH + MAX_OUTLOOK_WIDTH);
        let area = if is_centred { window.centered_horizontally(Constraint::Length(room)) } else { window };
        // Two corners, and a space on either side of the title.
        let title = cells(&context.translator.get("outlook-title")) + 4;
        let least = u16::try_from(title).unwrap_or(u16::MAX).clamp(MIN_OUTLOOK_WIDTH, MAX_OUTLOOK_WIDTH);
        let outlook = (area.width >= MIN_TWO_COLUMN_WIDTH)
            .then(|| (area.width / 3 + 3).clamp(least, MAX_OUTLOOK_WIDTH));
        Self { area, outlook, is_centred }
    }

    /// Returns whether there is room for the outlook beside the question.
    pub fn has_outlook(&self) -> bool {
        self.outlook.is_some()
    }

    /// Divides `body` into the areas of the question and, if it is shown and fits, of the outlook. `lines` returns how many
    /// lines the longer of both texts has, given the widths of their panels.
    pub fn divide(
        &self,
        body: Rect,
        is_outlook_shown: bool,
        lines: impl FnOnce(u16, u16) -> usize,
    ) -> (Rect, Option<Rect>) {
        let outlook = self.outlook.filter(|_| is_outlook_shown);
        let [mut main, beside] =
            Layout::horizontal([Constraint::Fill(1), Constraint::Length(outlook.unwrap_or(0))]).areas(body);
        if !self.is_centred {
            return (main, outlook.map(|_| beside));
        }
        main = main.centered_horizontally(Constraint::Max(MAX_MAIN_WIDTH));
        let needed = u16::try_from(lines(main.width, beside.width) + 2).unwrap_or(u16::MAX);
        let height = Constraint::Length(needed.max(USUAL_PANEL_HEIGHT).min(body.height));
        (main.centered_vertically(height), outlook.map(|_| beside.centered_vertically(height)))
    }
}

/// Returns the columns for text in a panel of `width` columns.
fn panel_text_width(context: &Ui, width: u16) -> u16 {
    Scroll::text_width(scroll_area(&panel(&context.theme, "", width), Rect::new(0, 0, width, u16::MAX)))
}

/// Returns how many lines the outlook has in a panel of `width` columns.
pub fn outlook_height(context: &Ui, outlook: &Outlook, view: OutlookView, width: u16) -> usize {
    outlook_panel::lines(context, outlook, view, panel_text_width(context, width)).len()
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
    let inner = scroll_area(&block, area);
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
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, window: Rect) {
        let columns = Columns::new(context, window);
        let area = columns.area;
        let notice = self.notice_lines(context, area);
        let question = match self.place {
            Place::Question(question) => Some(question),
            Place::Review | Place::Advice => None,
        };
        let is_shown = !self.outlook.get().is_hidden;
        let is_beside = is_shown && columns.has_outlook();
        let [top, sections, body, shares, notice_area] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(u16::from(area.height >= ROOMY_HEIGHT)),
            Constraint::Fill(1),
            Constraint::Length(u16::from(is_shown && !is_beside)),
            Constraint::Length(u16::try_from(notice.len()).unwrap_or(0)),
        ])
        .areas(area);
        let interview = self.conductor.interview();
        frame.render_widget(header::title(context, interview, &self.name, question, area.width), top);
        if !sections.is_empty() {
            frame.render_widget(header::sections(context, interview, question, area.width), sections);
        }
        let (outlook, view) = (self.conductor.outlook(), self.outlook.get());
        let lines = |main, beside| {
            self.main_height(question, context, main).max(outlook_height(context, outlook, view, beside))
        };
        let (main, beside) = columns.divide(body, is_shown, lines);
        if let Some(beside) = beside {
            side_panel(context, outlook, view, self.key_context(), frame, beside);
        } else if is_shown {
            frame.render_widget(outlook_panel::line(context, outlook, view, area.width), shares);
        }
        match question {
            Some(question) => self.view_question(question, context, frame, main),
            None => self.view_review(context, frame, main),
        }
        frame.render_widget(Paragraph::new(notice), notice_area);
    }

    /// Returns a question with everything that is shown of it.
    fn question_view(&self, question: usize) -> QuestionView<'_> {
        let note = self.open_note.as_ref().map(|(_, input)| input);
        QuestionView {
            interview: self.conductor.interview(),
            question,
            field: &self.field,
            is_focused: self.open_note.is_none(),
            error: self.error.as_ref(),
            note,
            is_resumed: if note.is_some() {
                self.is_note_resumed(question)
            } else {
                self.is_resumed(question)
            },
            note_draft: self.note_draft(question),
            digits: self.digits,
        }
    }

    fn view_question(&mut self, question: usize, context: &Ui, frame: &mut Frame, area: Rect) {
        let (mut scroll, mut hits) = (self.scroll, std::mem::take(&mut self.hits));
        let follow = self.follow_cursor;
        draw_question(&self.question_view(question), context, frame, area, &mut scroll, follow, &mut hits);
        (self.scroll, self.hits) = (scroll, hits);
    }

    /// Returns how many lines the question or the review has in a panel of `width` columns.
    fn main_height(&self, question: Option<usize>, context: &Ui, width: u16) -> usize {
        if let Some(question) = question {
            return question_height(&self.question_view(question), context, width);
        }
        let note = if self.open_note.is_some() { NOTE_HEIGHT } else { 0 };
        let interview = self.conductor.interview();
        let page =
            self.review.lines(context, interview, &self.typed_drafts(), panel_text_width(context, width));
        page.height() + usize::from(note)
    }

    fn view_review(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let height = if self.open_note.is_some() { NOTE_HEIGHT } else { 0 };
        let [list, note] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
        let drafts = self.typed_drafts();
        self.review.view(context, self.conductor.interview(), &drafts, frame, list);
        let Some((question, input)) = &self.open_note else { return };
        let short = context.text(&context.rulebook.questions[*question].short);
        let title = context.translate(&Message::new("review-note").arg("question", &*short));
        let block = panel(&context.theme, &title, note.width);
        let inner = scroll_area(&block, note);
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
            // In a low window the options matter more.
            (None, None) if self.shows_first_hint && area.height >= ROOMY_HEIGHT => {
                let mark = Span::styled(format!(" {} ", glyphs.bullet), styles.accent);
                let key = context.key_label(self.key_context(), Action::Help);
                let hint = context.translate(&Message::new("interview-first").arg("key", key));
                return wrap_after(mark, &hint, width, styles.dim);
            }
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

/// Returns whether the title of a question fits in a frame of `width` columns.
fn fits_on_frame(title: &str, width: u16) -> bool {
    cells(title) + 4 <= usize::from(width)
}

/// Returns how many lines a question has in a panel of `width` columns.
pub fn question_height(view: &QuestionView, context: &Ui, width: u16) -> usize {
    let title = context.text(&context.rulebook.questions[view.question].title);
    view.layout(context, panel_text_width(context, width), fits_on_frame(&title, width)).lines.len()
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
    let is_titled = fits_on_frame(&title, area.width);
    let short = context.text(&question.short);
    let block = panel(&context.theme, if is_titled { &title } else { &short }, area.width);
    let block = digits::with_number_on_border(block, view.digits, context);
    let inner = scroll_area(&block, area);
    frame.render_widget(block, area);
    let QuestionLayout { lines, options, focus, caret } =
        view.layout(context, Scroll::text_width(inner), is_titled);
    let under_cursor = match view.field {
        Field::Choice { cursor, .. } => options.get(*cursor).cloned(),
        Field::Number(_) | Field::Names(_) => Some(focus.clone()),
    };
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
    scroll.place_focus(frame, inner, under_cursor.unwrap_or_default());
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
