//! The layout of the group screen, and its marks.

use super::{GroupState, GroupTab, Row};
use crate::advice::group::{DisagreementEffect, Topic};
use crate::tui::ui::Ui;
use crate::tui::widgets::{
    ListLines, Scroll, cells, draw_tabs, first_lines, panel, panel_focused, scroll_area, shorten, wrap_after,
};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum height for a rule and for a summary of the row under the cursor.
const MIN_SUMMARY_HEIGHT: u16 = 15;

/// The minimum size for the agenda and the advice below the grid.
const MIN_SIZE_FOR_BOTH: (u16, u16) = (100, 30);

/// The maximum width of running text in columns.
const MAX_TEXT_WIDTH: u16 = 100;

impl GroupState {
    /// Draws the screen.
    pub(super) fn draw(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let roomy = area.height >= MIN_SUMMARY_HEIGHT;
        let text = if self.is_open || !roomy { Vec::new() } else { self.summary_lines(context, area.width) };
        let height = u16::try_from(text.len()).unwrap_or(u16::MAX).min(2);
        let [top, tabs, body, said] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(if roomy { 2 } else { 1 }),
            Constraint::Fill(1),
            Constraint::Length(height),
        ])
        .areas(area);
        frame.render_widget(self.title_line(context, area.width), top);
        self.draw_tabs(context, frame, tabs);
        if self.is_open {
            self.draw_detail(context, frame, body);
        } else {
            match self.tab {
                GroupTab::Answers if has_room_for_result(area) => {
                    self.draw_grid_and_result(context, frame, body);
                }
                GroupTab::Answers => self.draw_grid(context, frame, body),
                GroupTab::Agenda => self.draw_agenda(context, frame, body),
                GroupTab::Advice => self.draw_advice(context, frame, body),
            }
        }
        frame.render_widget(Paragraph::new(text), said);
    }

    /// Draws the grid with what follows from it below: the agenda, and the advice.
    fn draw_grid_and_result(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let halves = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]);
        let [left, right] = halves.areas(area);
        let agenda = self.short_agenda_lines(context, left.width.saturating_sub(4));
        let advice = self.short_advice_lines(context, right.width.saturating_sub(4));
        let height = u16::try_from(agenda.len().max(advice.len()) + 2).unwrap_or(u16::MAX);
        let [grid, result] =
            Layout::vertical([Constraint::Fill(1), Constraint::Length(height.min(area.height / 3))])
                .areas(area);
        self.draw_grid(context, frame, grid);
        let [left, right] = halves.areas(result);
        for (area, key, lines) in [(left, "group-agenda", agenda), (right, "group-advice", advice)] {
            let block = panel(&context.theme, &context.translator.get(key), area.width);
            let inner = block.inner(area);
            let lines = first_lines(lines, usize::from(inner.height), context.theme.glyphs.ellipsis);
            frame.render_widget(Paragraph::new(lines).block(block), area);
        }
    }

    fn title_line(&self, context: &Ui, width: u16) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let report = self.report(context);
        let [whole, short] = [report.title(), report.short_title()]
            .map(|title| format!(" salesorg {} {title}", glyphs.separator));
        let name = if cells(&whole) <= usize::from(width) { whole } else { short };
        let name = shorten(&name, usize::from(width), glyphs.ellipsis);
        let differ = self.report(context).summary().swap_remove(0);
        let room = usize::from(width).saturating_sub(cells(&name) + 3);
        let mut line = Line::from(Span::styled(name, styles.title));
        if cells(&differ) <= room {
            line.push_span(Span::raw(" ".repeat(room - cells(&differ) + 2)));
            line.push_span(Span::styled(differ, styles.dim));
        }
        line
    }

    fn draw_tabs(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let names =
            ["group-table", "group-tab-agenda", "group-tab-advice"].map(|key| context.translator.get(key));
        let areas = draw_tabs(&context.theme, &names, self.tab as usize, frame, area);
        self.tab_hits.clear();
        for (area, tab) in areas.into_iter().zip(GroupTab::ALL) {
            self.tab_hits.add(area, tab);
        }
    }

    /// Returns the summary of the row under the cursor.
    fn summary_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        if self.tab != GroupTab::Answers {
            return Vec::new();
        }
        let meeting = self.report(context);
        let room = width.saturating_sub(1);
        if self.row() == Some(Row::Unanswered) {
            let text = meeting.unanswered_text().unwrap_or_default();
            return wrap_after(Span::raw(" "), &text, room, context.theme.styles.text);
        }
        let Some(topic) = self.topic() else { return Vec::new() };
        let short = context.rulebook_reader().short(topic.question).into_owned();
        let mut text = format!("{short}: {}.", meeting.effect(topic));
        if topic.answer_count() > 0 {
            text = format!("{text} {}", meeting.agreement(topic));
        }
        wrap_after(Span::raw(" "), &text, room, context.theme.styles.text)
    }

    pub(super) fn majority_title(&self, context: &Ui) -> String {
        // The advice comes first, because narrow windows truncate the rest.
        let meeting = self.report(context);
        let between = context.theme.glyphs.separator;
        format!(
            "{} {between} {}",
            meeting.decision(&self.comparison.typical_decision),
            meeting.common_answers_label()
        )
    }

    /// Draws a frame with lines that scroll together, some of which can be clicked.
    pub(super) fn draw_page(
        &mut self,
        context: &Ui,
        frame: &mut Frame,
        area: Rect,
        make: impl Fn(&Self, u16) -> ListLines,
    ) {
        let block = panel(&context.theme, &self.majority_title(context), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let page = make(self, Scroll::text_width(inner).min(MAX_TEXT_WIDTH));
        self.list.view(frame, inner, page, &context.theme);
    }

    fn draw_detail(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let Some(question) = self.question() else { return };
        let title = context.text(&context.rulebook.questions[question].title).into_owned();
        let block = panel_focused(&context.theme, &title, area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let lines = self.detail_lines(context, Scroll::text_width(inner).min(MAX_TEXT_WIDTH));
        self.detail_scroll.view(frame, inner, lines, &context.theme);
        frame.set_cursor_position(inner.as_position());
    }
}

/// Returns the mark of what a disagreement changes.
pub(super) fn effect_mark(context: &Ui, topic: &Topic) -> Span<'static> {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let (glyph, style): (_, Style) = match topic.effect {
        DisagreementEffect::Model => (glyphs.changed, styles.warning),
        DisagreementEffect::Segmentation => (glyphs.current, styles.accent),
        DisagreementEffect::Combined | DisagreementEffect::Unknown => (glyphs.open, styles.text),
        DisagreementEffect::Nothing => (glyphs.separator, styles.dim),
        DisagreementEffect::Agreed if topic.answer_count() == 0 => (" ", styles.dim),
        DisagreementEffect::Agreed => (glyphs.done, styles.good),
    };
    Span::styled(glyph, style)
}

/// Returns whether the agenda and the advice fit below the grid.
fn has_room_for_result(area: Rect) -> bool {
    area.width >= MIN_SIZE_FOR_BOTH.0 && area.height >= MIN_SIZE_FOR_BOTH.1
}
