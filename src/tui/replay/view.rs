//! The layout of the replay screen: as in the interview, with a bar of steps below.

use super::ReplayState;
use crate::interview::player::Marker;
use crate::locale::Message;
use crate::session::{TimelineEntry, shown_name};
use crate::tui::digits::TypedNumber;
use crate::tui::interview::question::QuestionView;
use crate::tui::interview::{
    Columns, draw_question, outlook_height, outlook_line, progress, question_height, side_panel,
};
use crate::tui::keys;
use crate::tui::ui::Ui;
use crate::tui::widgets::{Hits, Scroll, cells, panel, scroll_area, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum height for reserving rows for messages, so that the layout does not jump during playback.
const MIN_MESSAGE_HEIGHT: u16 = 15;

/// The rows reserved for messages, and their maximum.
const MESSAGE_ROWS: (u16, u16) = (2, 4);

/// With fewer columns the messages are shorter.
const SHORT_MESSAGE_WIDTH: u16 = 60;

impl ReplayState {
    /// Draws the screen.
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, window: Rect) {
        let columns = Columns::new(context, window);
        let area = columns.area;
        let messages = self.message_lines(context, area.width);
        let least = if area.height >= MIN_MESSAGE_HEIGHT { MESSAGE_ROWS.0 } else { 1 };
        let height = u16::try_from(messages.len()).unwrap_or(u16::MAX).clamp(least, MESSAGE_ROWS.1);
        let [top, body, shares, said, bar] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(u16::from(!columns.has_outlook())),
            Constraint::Length(height),
            Constraint::Length(1),
        ])
        .areas(area);
        let name = context.translate(
            &Message::new("replay-title").arg("name", shown_name(self.session.name(), &context.translator)),
        );
        let question = self.field.as_ref().map(|(question, _)| *question);
        let interview = self.player.interview();
        frame.render_widget(progress(context, interview, &name, question, area.width), top);
        let lines = |main, beside| {
            let question = self.question_view().map_or(0, |view| question_height(&view, context, main));
            question.max(outlook_height(context, &self.outlook, self.outlook_view, beside))
        };
        let (main, beside) = columns.divide(body, true, lines);
        match beside {
            Some(beside) => {
                let keys = keys::KeyContext::Replay;
                side_panel(context, &self.outlook, self.outlook_view, keys, frame, beside);
            }
            None => frame
                .render_widget(outlook_line(context, &self.outlook, self.outlook_view, area.width), shares),
        }
        self.draw_main(context, frame, main);
        frame.render_widget(Paragraph::new(messages), said);
        self.draw_bar(context, frame, bar);
    }

    fn draw_main(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let removed = self.removed_lines(context, area.width, usize::from(area.height / 2));
        let height = u16::try_from(removed.len()).unwrap_or(u16::MAX);
        let [main, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
        frame.render_widget(Paragraph::new(removed), below);
        let (mut scroll, follows) = (self.scroll, self.follows_answer);
        match self.question_view() {
            Some(view) => {
                let hits = &mut Hits::default();
                draw_question(&view, context, frame, main, &mut scroll, follows, hits);
                self.scroll = scroll;
            }
            None => self.draw_without_question(context, frame, main),
        }
    }

    /// Returns the question of the step, if it has one.
    fn question_view(&self) -> Option<QuestionView<'_>> {
        let (question, field) = self.field.as_ref()?;
        Some(QuestionView {
            interview: self.player.interview(),
            question: *question,
            field,
            is_focused: false,
            error: None,
            note: None,
            is_resumed: false,
            note_draft: None,
            digits: TypedNumber::default(),
        })
    }

    /// Draws a step without a question: a removed question, a decision, or the end.
    fn draw_without_question(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let styles = &context.theme.styles;
        let (title, said) = self.text_without_question(context);
        let block = panel(&context.theme, &title, area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let width = Scroll::text_width(inner);
        let mut lines = Vec::new();
        for text in &said {
            lines.extend(wrap(text, width, styles.text));
        }
        if self.player.is_at_end() {
            if let Some(verdict) = &self.advice_check {
                lines.push(Line::default());
                lines.extend(wrap(verdict, width, styles.title));
            }
            lines.push(Line::default());
            lines.extend(wrap(&context.translator.get("replay-advice"), width, styles.dim));
        }
        self.scroll.view(frame, inner, lines, &context.theme);
        frame.set_cursor_position(inner.as_position());
    }

    /// Returns the messages about the last step, each after its mark.
    fn message_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let style = context.theme.styles.warning;
        let told = self.step_messages(context, width < SHORT_MESSAGE_WIDTH).into_iter();
        told.flat_map(|(mark, text)| {
            wrap_after(Span::styled(format!(" {mark} "), style), &text, width.saturating_sub(1), style)
        })
        .collect()
    }

    /// Returns the questions and answers that the rulebook no longer has, in at most `max` lines. They are listed at
    /// the start and at the end; in between each is shown at its own step.
    fn removed_lines(&self, context: &Ui, width: u16, max: usize) -> Vec<Line<'static>> {
        let (played, steps) = self.player.progress();
        if self.removed.is_empty() || (played > 0 && played < steps) {
            return Vec::new();
        }
        let style = context.theme.styles.warning;
        let lead = |mark: &str| Span::styled(format!(" {mark} "), style);
        let room = width.saturating_sub(1);
        let mut lines = wrap_after(
            lead(context.theme.glyphs.warning),
            &context.translator.get("replay-removed-lead"),
            room,
            style,
        );
        for (told, gone) in self.removed.iter().enumerate() {
            let more = wrap_after(lead(context.theme.glyphs.bullet), gone, room, style);
            let last = told + 1 == self.removed.len();
            if lines.len() + more.len() + usize::from(!last) > max {
                let message = Message::new("replay-removed-more").arg("count", self.removed.len() - told);
                lines.extend(wrap_after(lead(" "), &context.translate(&message), room, style));
                break;
            }
            lines.extend(more);
        }
        lines.truncate(max.max(1));
        lines
    }

    /// Returns the marks on a bar of `room` cells: cell, glyph, style, and the number of steps up to it. The most
    /// important marks come last and cover the others.
    fn bar_marks(&self, context: &Ui, room: usize) -> Vec<(usize, &'static str, Style, usize)> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let decided = |step: &usize| matches!(self.timeline.get(*step), Some(TimelineEntry::Decision(_)));
        let kinds = [
            (Marker::OtherEntry, glyphs.warning, styles.warning),
            (Marker::Note, glyphs.note, styles.accent),
            (Marker::AnswerChange, glyphs.changed, styles.warning),
            (Marker::ModelChange, glyphs.recommended, styles.emphasis_graphic),
        ];
        let steps = self.player.progress().1.max(1);
        let each = kinds.into_iter().flat_map(|(mark, glyph, style)| {
            self.player.markers(mark).map(move |step| {
                let (glyph, style) = if decided(&step) { (glyphs.done, styles.good) } else { (glyph, style) };
                (step * room / steps, glyph, style, step + 1)
            })
        });
        each.collect()
    }

    /// Draws the playback state, the current step, the bar of steps, and the speed.
    fn draw_bar(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let (played, steps) = self.player.progress();
        let mark = if self.player.is_paused() { glyphs.paused } else { glyphs.playing };
        let text = Message::new("replay-step").arg("number", played).arg("count", steps);
        let start = format!(" {mark} {}  ", context.translate(&text));
        let end = format!("  {}x", self.player.speed());
        let room = usize::from(area.width).saturating_sub(cells(&start) + cells(&end) + 1);
        let mut line = Line::from(Span::styled(start.clone(), styles.text));
        self.click_areas.clear();
        if steps > 0 && room > 0 {
            // The step that ends in a cell, counted from one.
            let step_at = |cell: usize| (cell * steps / room) + 1;
            let mut marked = vec![None; room];
            for (cell, glyph, style, steps) in self.bar_marks(context, room) {
                marked[cell] = Some((glyph, style, steps));
            }
            for (cell, mark) in marked.into_iter().enumerate() {
                let filled = cell * steps < played * room;
                let (glyph, style, to) = match (mark, filled) {
                    (Some(mark), _) => mark,
                    (None, true) => (glyphs.progress_full, styles.emphasis_graphic, step_at(cell)),
                    (None, false) => (glyphs.progress_rest, styles.border, step_at(cell)),
                };
                line.push_span(Span::styled(glyph, style));
                let x = area.x + u16::try_from(cells(&start) + cell).unwrap_or(0);
                self.click_areas.add(Rect::new(x, area.y, 1, 1), to);
            }
        }
        line.push_span(Span::styled(end, styles.text));
        frame.render_widget(line, area);
    }
}
