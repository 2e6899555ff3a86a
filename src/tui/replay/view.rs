//! How the replay is laid out: as the interview, with a bar of steps below.

use super::State;
use crate::interview::player::Showing;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::interview::question::Asked;
use crate::tui::interview::{draw_question, outlook_line, outlook_width, progress, side_panel};
use crate::tui::keys;
use crate::tui::widgets::{Hits, Scroll, cells, panel, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

impl State {
    /// Draws the screen.
    pub fn view(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let side = outlook_width(area.width);
        let told = self.done(context).map(|text| {
            let style = context.look.styles.warning;
            let mark = Span::styled(format!(" {} ", context.look.glyphs.changed), style);
            wrap_after(mark, &text, area.width.saturating_sub(1), style)
        });
        let told = told.unwrap_or_default();
        let [top, body, shares, said, bar, footer] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(u16::from(side.is_none())),
            // Always there, so that nothing jumps while it plays.
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(1),
        ])
        .areas(area);
        let name = context.say(&Message::new("replay-title").with("name", self.session.name()));
        let question = self.field.as_ref().map(|(question, _)| *question);
        let interview = self.player.interview();
        frame.render_widget(progress(context, interview, &name, question, area.width), top);
        let main = if let Some(width) = side {
            let [main, panel] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(width)]).areas(body);
            side_panel(context, &self.outlook, frame, panel);
            main
        } else {
            frame.render_widget(outlook_line(context, &self.outlook, area.width), shares);
            body
        };
        self.view_main(context, frame, main);
        frame.render_widget(Paragraph::new(told), said);
        self.view_bar(context, frame, bar);
        let line = context.footer(keys::Context::Replay, &self.own(), area.width).line;
        frame.render_widget(line, footer);
    }

    fn view_main(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let gone = self.gone_lines(context, area.width);
        let height = u16::try_from(gone.len()).unwrap_or(u16::MAX).min(area.height / 3);
        let [main, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(height)]).areas(area);
        frame.render_widget(Paragraph::new(gone), below);
        let Some((question, field)) = &self.field else { return self.view_end(context, frame, main) };
        let asked = Asked {
            interview: self.player.interview(),
            question: *question,
            field,
            active: false,
            error: None,
            note: None,
        };
        draw_question(&asked, context, frame, main, &mut self.scroll, self.follow, &mut Hits::default());
    }

    fn view_end(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        let styles = &context.look.styles;
        let block = panel(&context.look, &context.words.get("replay-end"), area.width);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = Scroll::text_width(inner);
        let mut lines = match self.player.showing() {
            Showing::Nothing => wrap(&context.words.get("replay-nothing"), width, styles.text),
            _ => wrap(&context.words.get("replay-finished"), width, styles.text),
        };
        if let Some(verdict) = &self.verdict {
            lines.push(Line::default());
            lines.extend(wrap(verdict, width, styles.title));
        }
        lines.push(Line::default());
        lines.extend(wrap(&context.words.get("replay-advice"), width, styles.dim));
        self.scroll.view(frame, inner, lines, &context.look);
    }

    fn gone_lines(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        if self.gone.is_empty() {
            return Vec::new();
        }
        let style = context.look.styles.warning;
        let lead = |mark: &str| Span::styled(format!(" {mark} "), style);
        let room = width.saturating_sub(1);
        let mut lines =
            wrap_after(lead(context.look.glyphs.warning), &context.words.get("replay-gone"), room, style);
        for gone in &self.gone {
            lines.extend(wrap_after(lead(context.look.glyphs.bullet), gone, room, style));
        }
        lines
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
            let changes: Vec<usize> = self.player.changes().map(|change| change * room / steps).collect();
            for cell in 0..room {
                let filled = cell * steps < played * room;
                let (glyph, style) = match (changes.contains(&cell), filled) {
                    (true, _) => (glyphs.changed, styles.warning),
                    (false, true) => (glyphs.progress_full, styles.accent),
                    (false, false) => (glyphs.progress_rest, styles.dim),
                };
                line.push_span(Span::styled(glyph, style));
                let x = area.x + u16::try_from(cells(&start) + cell).unwrap_or(0);
                self.hits.add(Rect::new(x, area.y, 1, 1), step_at(cell));
            }
        }
        line.push_span(Span::styled(end, styles.text));
        frame.render_widget(line, area);
    }
}
