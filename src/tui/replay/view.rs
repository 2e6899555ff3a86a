//! How the replay is laid out: as the interview, with a bar of steps below.

use super::State;
use crate::interview::player::Mark;
use crate::locale::{Message, shown_name};
use crate::session::TimelineEntry;
use crate::tui::context::Context;
use crate::tui::digits::Digits;
use crate::tui::interview::question::QuestionView;
use crate::tui::interview::{draw_question, outlook_line, outlook_width, progress, side_panel};
use crate::tui::keys;
use crate::tui::widgets::{Hits, Scroll, cells, panel, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// From this many rows on, room is kept for what is told of a step, so that nothing jumps while it plays.
const ROOMY: u16 = 16;

/// The rows kept for that, and the most that it takes.
const TOLD: (u16, u16) = (2, 4);

/// With fewer columns what is told is shorter.
const NARROW: u16 = 60;

impl State {
    /// Draws the screen.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let side = outlook_width(area.width);
        let told = self.told_lines(context, area.width);
        let least = if area.height >= ROOMY { TOLD.0 } else { 1 };
        let height = u16::try_from(told.len()).unwrap_or(u16::MAX).clamp(least, TOLD.1);
        let [top, body, shares, said, bar, footer] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(u16::from(side.is_none())),
            Constraint::Length(height),
            Constraint::Length(1),
            Constraint::Length(1),
        ])
        .areas(area);
        let name = context.say(&Message::new("replay-title").with("name", shown_name(self.session.name())));
        let question = self.field.as_ref().map(|(question, _)| *question);
        let interview = self.player.interview();
        frame.render_widget(progress(context, interview, &name, question, area.width), top);
        let main = if let Some(width) = side {
            let [main, panel] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(width)]).areas(body);
            side_panel(context, &self.outlook, self.shown, keys::KeyContext::Replay, frame, panel);
            main
        } else {
            frame.render_widget(outlook_line(context, &self.outlook, self.shown, area.width), shares);
            body
        };
        self.view_main(context, frame, main);
        frame.render_widget(Paragraph::new(told), said);
        self.view_bar(context, frame, bar);
        let line = context.footer(keys::KeyContext::Replay, &self.own(), area.width).line;
        frame.render_widget(line, footer);
    }

    fn view_main(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let gone = self.gone_lines(context, area.width, usize::from(area.height / 2));
        let height = u16::try_from(gone.len()).unwrap_or(u16::MAX);
        let [main, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
        frame.render_widget(Paragraph::new(gone), below);
        let Some((question, field)) = &self.field else { return self.view_beside(context, frame, main) };
        let asked = QuestionView {
            interview: self.player.interview(),
            question: *question,
            field,
            is_focused: false,
            error: None,
            note: None,
            is_resumed: false,
            note_draft: None,
            digits: Digits::default(),
        };
        draw_question(&asked, context, frame, main, &mut self.scroll, self.follow, &mut Hits::default());
    }

    /// Draws what has no question: something that is gone, a decision that was taken, the end.
    fn view_beside(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let styles = &context.look.styles;
        let (title, said) = self.beside(context);
        let block = panel(&context.look, &title, area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = Scroll::text_width(inner);
        let mut lines = Vec::new();
        for text in &said {
            lines.extend(wrap(text, width, styles.text));
        }
        if self.player.is_at_end() {
            if let Some(verdict) = &self.verdict {
                lines.push(Line::default());
                lines.extend(wrap(verdict, width, styles.title));
            }
            lines.push(Line::default());
            lines.extend(wrap(&context.label_style.get("replay-advice"), width, styles.dim));
        }
        self.scroll.view(frame, inner, lines, &context.look);
    }

    /// What was just done, each behind its mark.
    fn told_lines(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let style = context.look.styles.warning;
        let told = self.done(context, width < NARROW).into_iter();
        told.flat_map(|(mark, text)| {
            wrap_after(Span::styled(format!(" {mark} "), style), &text, width.saturating_sub(1), style)
        })
        .collect()
    }

    /// What the rulebook no longer knows, as much of it as fits in `most` lines: at the start and at the end, as each is told
    /// at its moment between.
    fn gone_lines(&self, context: &Context, width: u16, most: usize) -> Vec<Line<'static>> {
        let (played, steps) = self.player.progress();
        if self.gone.is_empty() || (played > 0 && played < steps) {
            return Vec::new();
        }
        let style = context.look.styles.warning;
        let lead = |mark: &str| Span::styled(format!(" {mark} "), style);
        let room = width.saturating_sub(1);
        let mut lines =
            wrap_after(lead(context.look.glyphs.warning), &context.label_style.get("replay-gone"), room, style);
        for (told, gone) in self.gone.iter().enumerate() {
            let more = wrap_after(lead(context.look.glyphs.bullet), gone, room, style);
            let last = told + 1 == self.gone.len();
            if lines.len() + more.len() + usize::from(!last) > most {
                let message = Message::new("replay-gone-more").with("count", self.gone.len() - told);
                lines.extend(wrap_after(lead(" "), &context.say(&message), room, style));
                break;
            }
            lines.extend(more);
        }
        lines.truncate(most.max(1));
        lines
    }

    /// What is marked on a bar of `room` cells: for each mark its cell, its glyph and the steps up to it. What tells most comes
    /// last and lies on top.
    fn marks(&self, context: &Context, room: usize) -> Vec<(usize, &'static str, Style, usize)> {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let decided = |step: &usize| matches!(self.moments.get(*step), Some(TimelineEntry::Decision(_)));
        let kinds = [
            (Mark::Aside, glyphs.warning, styles.warning),
            (Mark::Note, glyphs.note, styles.accent),
            (Mark::Change, glyphs.changed, styles.warning),
            (Mark::Turn, glyphs.recommended, styles.emphasis_graphic),
        ];
        let steps = self.player.progress().1.max(1);
        let each = kinds.into_iter().flat_map(|(mark, glyph, style)| {
            self.player.marks(mark).map(move |step| {
                let (glyph, style) = if decided(&step) { (glyphs.done, styles.good) } else { (glyph, style) };
                (step * room / steps, glyph, style, step + 1)
            })
        });
        each.collect()
    }

    /// Whether it plays, which step of how many, the steps as a bar, and how fast.
    fn view_bar(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let (played, steps) = self.player.progress();
        let mark = if self.player.is_paused() { glyphs.paused } else { glyphs.playing };
        let said = Message::new("replay-step").with("number", played).with("count", steps);
        let start = format!(" {mark} {}  ", context.say(&said));
        let end = format!("  {}x", self.player.speed());
        let room = usize::from(area.width).saturating_sub(cells(&start) + cells(&end) + 1);
        let mut line = Line::from(Span::styled(start.clone(), styles.text));
        self.hits.clear();
        if steps > 0 && room > 0 {
            // The step whose end falls into a cell: counted from one.
            let step_at = |cell: usize| (cell * steps / room) + 1;
            let mut marked = vec![None; room];
            for (cell, glyph, style, steps) in self.marks(context, room) {
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
                self.hits.add(Rect::new(x, area.y, 1, 1), to);
            }
        }
        line.push_span(Span::styled(end, styles.text));
        frame.render_widget(line, area);
    }
}
