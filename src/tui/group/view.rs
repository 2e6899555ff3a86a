//! The layout of the group screen, and its marks.

use super::{GroupState, GroupTab};
use crate::advice::group::{DisagreementEffect, Topic};
use crate::locale::Message;
use crate::tui::ui::Ui;
use crate::tui::widgets::{
    ListLines, Scroll, cells, draw_tabs, panel, panel_focused, scroll_area, shorten, wrap_after,
};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum height for a rule and for a summary of the row under the cursor.
const MIN_SUMMARY_HEIGHT: u16 = 15;

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
                GroupTab::Answers => self.draw_grid(context, frame, body),
                GroupTab::Agenda => self.draw_agenda(context, frame, body),
                GroupTab::Advice => self.draw_advice(context, frame, body),
            }
        }
        frame.render_widget(Paragraph::new(text), said);
    }

    fn title_line(&self, context: &Ui, width: u16) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let name = context.translate(&Message::new("group-title").arg("count", self.people.len()));
        let name = format!(" salesorg {} {name}", glyphs.separator);
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
        let Some(topic) = self.topic().filter(|_| self.tab == GroupTab::Answers) else { return Vec::new() };
        let meeting = self.report(context);
        let short = context.rulebook_reader().short(topic.question).into_owned();
        let mut text = format!("{short}: {}.", meeting.effect(topic));
        if topic.answer_count() > 0 {
            text = format!("{text} {}", meeting.agreement(topic));
        }
        wrap_after(Span::raw(" "), &text, width.saturating_sub(1), context.theme.styles.text)
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

/// Returns a text in at most `width` columns.
pub(super) fn truncate(context: &Ui, text: &str, width: usize) -> String {
    shorten(text, width, context.theme.glyphs.ellipsis)
}
