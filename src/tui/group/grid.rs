//! The answers tab: a grid with a row for each question and a column for each respondent.

use super::GroupState;
use super::view::{effect_mark, truncate};
use crate::advice::group::{DisagreementEffect, Topic, Vote};
use crate::document::group::{GroupReport, percent};
use crate::locale::Message;
use crate::tui::ui::Ui;
use crate::tui::widgets::{ListLines, Scroll, bar, cells, pad, panel, scroll_area};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The minimum and the maximum width of a respondent's column.
const RESPONDENT_WIDTHS: (usize, usize) = (12, 20);

/// The column widths of the grid.
struct GridColumns {
    /// The width of a question's name.
    name: usize,
    /// The width of the effect; 0 if there is no room.
    effect: usize,
    /// The widths of the agreement: its bar and its percentage.
    bar: usize,
    share: usize,
    /// The width of a respondent's column, and how many fit.
    person: usize,
    fit: usize,
    /// Whether the most common answer stays fixed at the left, instead of scrolling with the respondents.
    is_majority_pinned: bool,
}

impl GridColumns {
    fn new(width: usize, words: usize, people: usize) -> Self {
        let name = match width {
            ..60 => 14,
            60..110 => 16,
            _ => 22,
        };
        let word = if width >= 70 { words + 1 } else { 0 };
        let share = if width >= 56 { 7 } else { 0 };
        let bar = if width >= 110 { 9 } else { 0 };
        // The cursor and the mark precede the name.
        let rest = width.saturating_sub(4 + name + word + bar + share);
        let fit = (rest / RESPONDENT_WIDTHS.0).max(1);
        let pinned = fit > 1;
        let all = people + 1;
        let fit = fit.min(all);
        let person = (rest / fit).min(if fit == 1 { rest } else { RESPONDENT_WIDTHS.1 });
        Self { name, effect: word, bar, share, person, fit, is_majority_pinned: pinned }
    }

    /// Returns the last possible first column.
    fn max_first_column(&self, people: usize) -> usize {
        (people + 1) - self.fit
    }

    /// Returns the visible columns from the left: `None` for the most common answer, or a respondent.
    fn visible_columns(&self, first: usize) -> Vec<Option<usize>> {
        if self.is_majority_pinned {
            return std::iter::once(None).chain((first..first + self.fit - 1).map(Some)).collect();
        }
        (first..first + self.fit).map(|column| column.checked_sub(1)).collect()
    }
}

impl GroupState {
    pub(super) fn draw_grid(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let block = panel(&context.theme, &self.majority_title(context), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let width = usize::from(Scroll::text_width(inner));
        let translator = self.comparison.topics.iter().map(|topic| cells(&effect_label(context, topic)));
        let words =
            translator.chain([cells(&context.translator.get("group-head-changes"))]).max().unwrap_or(0);
        let columns = GridColumns::new(width, words, self.people.len());
        self.last_column = columns.max_first_column(self.people.len());
        self.first_column = self.first_column.min(self.last_column);
        let visible = columns.visible_columns(self.first_column);
        let heads = self.header_lines(context, &columns, &visible);
        let height = u16::try_from(heads.len()).unwrap_or(u16::MAX).min(inner.height);
        frame.render_widget(Paragraph::new(heads), Rect { height, ..inner });
        let body = Rect { y: inner.y + height, height: inner.height - height, ..inner };
        let mut page = ListLines::default();
        for (row, &question) in self.rows().iter().enumerate() {
            let topic = &self.comparison.topics[question];
            page.push_row([self.question_row(context, &columns, &visible, topic, row == self.list.cursor())]);
        }
        self.list.view(frame, body, page, &context.theme);
    }

    /// Returns the header: the names, and the advice for each.
    fn header_lines(
        &self,
        context: &Ui,
        columns: &GridColumns,
        shown: &[Option<usize>],
    ) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let meeting = self.report(context);
        let left = |name: &str, word: &str, share: &str| {
            let mut text = format!("    {}", fit_to_width(context, name, columns.name));
            text.push_str(&fit_to_width(context, word, columns.effect));
            text.push_str(&fit_to_width(context, share, columns.bar + columns.share));
            Span::styled(text, styles.dim)
        };
        let [changes, agree] =
            ["group-head-changes", "group-head-agree"].map(|key| context.translator.get(key));
        let people = self.visible_range_text(context, shown);
        let mut names = Line::from(left(&people, &changes, &agree));
        let mut models = Line::from(left(&context.translator.get("group-head-advice"), "", ""));
        for (place, column) in shown.iter().enumerate() {
            let (name, decision) = match column {
                None => (context.translator.get("group-common-answers"), &self.comparison.typical_decision),
                Some(person) => (meeting.name(*person), &self.comparison.decisions[*person]),
            };
            // Marks show that there are further respondents on a side.
            let first = usize::from(columns.is_majority_pinned);
            let more_left = place == first && self.first_column > 0;
            let more_right = place + 1 == shown.len() && self.first_column < self.last_column;
            let lead = if more_left { format!("{} ", glyphs.more_horizontal[0]) } else { "  ".to_owned() };
            let tail = if more_right { format!(" {}", glyphs.more_horizontal[1]) } else { " ".to_owned() };
            let room = columns.person.saturating_sub(2 + cells(&tail));
            names.push_span(Span::styled(lead, styles.accent));
            let text =
                if more_right { pad(&name, room, glyphs.ellipsis) } else { truncate(context, &name, room) };
            let used = cells(&text) + 2 + cells(&tail);
            names.push_span(Span::styled(text, styles.title));
            names.push_span(Span::styled(tail, styles.accent));
            names.push_span(Span::raw(" ".repeat(columns.person.saturating_sub(used))));
            let other = decision.model != self.comparison.typical_decision.model;
            let lead = if other { format!("{} ", glyphs.changed) } else { "  ".to_owned() };
            models.push_span(Span::styled(lead, styles.warning));
            let style = if column.is_none() { styles.emphasis } else { styles.text };
            let model =
                fit_to_width(context, &meeting.model(decision.model), columns.person.saturating_sub(2));
            models.push_span(Span::styled(model, style));
        }
        vec![names, models]
    }

    /// Returns which respondents are visible, if not all are.
    fn visible_range_text(&self, context: &Ui, shown: &[Option<usize>]) -> String {
        let people: Vec<usize> = shown.iter().copied().flatten().collect();
        let (Some(first), Some(last)) = (people.first(), people.last()) else { return String::new() };
        if people.len() == self.people.len() {
            return String::new();
        }
        let message = Message::new("group-people").arg("first", first + 1).arg("last", last + 1);
        context.translate(&message.arg("all", self.people.len()))
    }

    fn question_row(
        &self,
        context: &Ui,
        columns: &GridColumns,
        shown: &[Option<usize>],
        topic: &Topic,
        here: bool,
    ) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let style = if here { styles.emphasis } else { styles.text };
        let cursor = if here { glyphs.cursor } else { " " };
        let meeting = self.report(context);
        let mut line = Line::from(vec![
            Span::styled(format!("{cursor} "), styles.emphasis),
            effect_mark(context, topic),
            Span::styled(
                format!(
                    " {}",
                    fit_to_width(context, &context.rulebook_reader().short(topic.question), columns.name)
                ),
                style,
            ),
            Span::styled(fit_to_width(context, &effect_label(context, topic), columns.effect), styles.dim),
        ]);
        if columns.share > 0 {
            push_agreement(context, columns, topic, &mut line);
        }
        for column in shown {
            let (lead, text, style) = match column {
                None => (Span::raw("  "), meeting.common_answer(topic), styles.text),
                Some(person) => Self::answer_cell(context, &meeting, topic, *person),
            };
            line.push_span(lead);
            line.push_span(Span::styled(
                fit_to_width(context, &text, columns.person.saturating_sub(2)),
                style,
            ));
        }
        line
    }

    /// Returns a respondent's answer, with a mark if it differs from the most common one.
    fn answer_cell(
        context: &Ui,
        meeting: &GroupReport,
        topic: &Topic,
        person: usize,
    ) -> (Span<'static>, String, ratatui::style::Style) {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let text = match topic.votes[person] {
            // The short form, because a cell is narrow.
            Vote::Unknown => context.translator.get("group-cell-unknown"),
            _ => meeting.vote_text(topic, person),
        };
        let Vote::Answer(view) = topic.votes[person] else { return (Span::raw("  "), text, styles.dim) };
        let view = &topic.distinct_answers[view];
        if topic.typical.as_ref() == Some(&view.value) {
            return (Span::raw("  "), text, styles.text);
        }
        let (glyph, style) = match topic.effect {
            _ if view.changes_model => (glyphs.changed, styles.warning),
            _ if view.changes_segmentation => (glyphs.current, styles.text),
            DisagreementEffect::Combined => (glyphs.open, styles.text),
            _ => (glyphs.separator, styles.text),
        };
        (Span::styled(format!("{glyph} "), style), text, style)
    }
}

/// Writes the agreement as a percentage, and as a bar if there is room.
fn push_agreement(context: &Ui, columns: &GridColumns, topic: &Topic, line: &mut Line<'static>) {
    let (agreeing, answered) = (topic.most_common_count(), topic.answer_count());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    if columns.bar > 0 {
        let width = u16::try_from(columns.bar - 1).unwrap_or(0);
        if answered == 0 {
            line.push_span(Span::raw(" ".repeat(columns.bar - 1)));
        } else {
            let styles = &context.theme.styles;
            line.extend(bar(&context.theme, number(agreeing), number(answered), width, styles.text));
        }
        line.push_span(Span::raw(" "));
    }
    let figure = if answered == 0 {
        String::new()
    } else {
        format!("{} %", percent(agreeing as u64, answered as u64))
    };
    line.push_span(Span::raw(format!("{figure:>width$} ", width = columns.share - 1)));
}

/// Returns the label of what a question changes.
pub(super) fn effect_label(context: &Ui, topic: &Topic) -> String {
    context.translator.get(match topic.effect {
        DisagreementEffect::Model => "group-word-model",
        DisagreementEffect::Segmentation => "group-word-segmentation",
        DisagreementEffect::Combined => "group-word-with-others",
        DisagreementEffect::Unknown => "group-word-undetermined",
        DisagreementEffect::Nothing => "group-word-nothing",
        DisagreementEffect::Agreed if topic.answer_count() == 0 => "group-word-unanswered",
        DisagreementEffect::Agreed => "group-word-agreed",
    })
}

/// Returns a text in exactly `width` columns, with the last one blank.
fn fit_to_width(context: &Ui, text: &str, width: usize) -> String {
    if width == 0 {
        return String::new();
    }
    pad(text, width - 1, context.theme.glyphs.ellipsis) + " "
}
