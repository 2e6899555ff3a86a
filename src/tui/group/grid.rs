//! The answers tab: a grid with a row for each question and a column for each respondent.

use super::columns::{GridColumns, MARK, Wanted};
use super::view::effect_mark;
use super::{GroupState, Row};
use crate::advice::group::{DisagreementEffect, Topic, Vote};
use crate::document::group::{GroupReport, percent};
use crate::locale::Message;
use crate::tui::ui::Ui;
use crate::tui::widgets::{ListLines, Scroll, bar, cells, pad, panel, scroll_area, shorten, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The greatest number of lines of an answer or a name, so that a row stays a row.
const MAX_CELL_LINES: usize = 2;

/// A column of a row that may have several lines.
struct Cell {
    lead: Span<'static>,
    lines: Vec<String>,
    style: Style,
    /// The width without the lead.
    width: usize,
}

impl GroupState {
    pub(super) fn draw_grid(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        let block = panel(&context.theme, &self.majority_title(context), area.width);
        let inner = scroll_area(&block, area);
        frame.render_widget(block, area);
        let columns = GridColumns::new(usize::from(Scroll::text_width(inner)), self.wanted_widths(context));
        self.last_column = columns.max_first_column();
        self.first_column = self.first_column.min(self.last_column);
        let visible = columns.visible_columns(self.first_column, self.people.len());
        let heads = self.header_lines(context, &columns, &visible);
        let height = u16::try_from(heads.len()).unwrap_or(u16::MAX).min(inner.height);
        frame.render_widget(Paragraph::new(heads), Rect { height, ..inner });
        let body = Rect { y: inner.y + height, height: inner.height - height, ..inner };
        let mut page = ListLines::default();
        for (index, row) in self.rows().into_iter().enumerate() {
            let is_here = index == self.list.cursor();
            page.push_row(match row {
                Row::Question(question) => {
                    let topic = &self.comparison.topics[question];
                    self.question_row(context, &columns, &visible, topic, is_here)
                }
                Row::Unanswered => {
                    vec![self.unanswered_row(context, usize::from(Scroll::text_width(body)), is_here)]
                }
            });
        }
        self.list.view(frame, body, page, &context.theme);
    }

    /// Returns what the columns should have room for.
    fn wanted_widths(&self, context: &Ui) -> Wanted {
        let (report, reader) = (self.report(context), context.rulebook_reader());
        let answered = || self.comparison.topics.iter().filter(|topic| topic.answer_count() > 0);
        let people = 0..self.people.len();
        let answers = answered().flat_map(|topic| {
            (0..self.people.len())
                .map(move |person| cells(&cell_text(context, &self.report(context), topic, person)))
        });
        let heads = people.flat_map(|person| {
            [cells(&report.name(person)), cells(&report.model(self.comparison.decisions[person].model))]
        });
        let effects = self.comparison.topics.iter().map(|topic| cells(&effect_label(context, topic)));
        let head = cells(&context.translator.get("group-head-changes"));
        Wanted {
            name: answered().map(|topic| cells(&reader.short(topic.question))).max().unwrap_or(0),
            effect: effects.max().unwrap_or(0).max(head),
            answer: answers.chain(heads).max().unwrap_or(0),
            people: self.people.len(),
        }
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
            text
        };
        let [changes, agree, advice] = ["group-head-changes", "group-head-agree", "group-head-advice"]
            .map(|key| context.translator.get(key));
        let heads = left(&self.visible_range_text(context, shown), &changes, &agree);
        let advice = left(&advice, "", "");
        let (mut names, mut models) = (Vec::new(), Vec::new());
        for (place, column) in shown.iter().enumerate() {
            let (name, decision) = match column {
                None => (context.translator.get("group-common-answers"), &self.comparison.typical_decision),
                Some(person) => (meeting.name(*person), &self.comparison.decisions[*person]),
            };
            // Marks show that there are further respondents on a side.
            let first = usize::from(columns.is_majority_pinned);
            let more_left = place == first && self.first_column > 0;
            let more_right = place + 1 == shown.len() && self.first_column < self.last_column;
            let lead = if more_left { glyphs.more_horizontal[0] } else { " " };
            let width = columns.person - MARK - if more_right { 2 } else { 0 };
            let mut lines = match column {
                Some(person) => self.name_lines(context, *person, width - 1),
                None => cell_lines(context, &name, width - 1, MAX_CELL_LINES),
            };
            if more_right {
                lines[0] = format!("{} {}", pad(&lines[0], width, ""), glyphs.more_horizontal[1]);
            }
            let lead = Span::styled(format!("{lead} "), styles.accent);
            names.push(Cell { lead, lines, style: styles.title, width: columns.person - MARK });
            let is_other = decision.model != self.comparison.typical_decision.model;
            let lead = if is_other { glyphs.changed } else { " " };
            let width = columns.person - MARK - 1;
            models.push(Cell {
                lead: Span::styled(format!("{lead} "), styles.warning),
                lines: cell_lines(context, &meeting.model(decision.model), width, MAX_CELL_LINES),
                style: if column.is_none() { styles.emphasis } else { styles.text }
                    .patch(context.model_style(decision.model)),
                width: columns.person - MARK,
            });
        }
        let none = Cell { lead: Span::raw(""), lines: Vec::new(), style: styles.dim, width: 0 };
        let head =
            |text: String, cells: &[Cell]| join_row(&[Span::styled(text, styles.dim)], &none, &[], cells);
        [head(heads, &names), head(advice, &models)].concat()
    }

    /// Returns the lines of a name. If another name is cut to the same text, its end is shown, which tells them apart.
    fn name_lines(&self, context: &Ui, person: usize, width: usize) -> Vec<String> {
        let report = self.report(context);
        let lines = |person: usize| cell_lines(context, &report.name(person), width, MAX_CELL_LINES);
        let own = lines(person);
        if (0..self.people.len()).all(|other| other == person || lines(other) != own) {
            return own;
        }
        let name = report.name(person);
        let words: Vec<_> = name.split(' ').collect();
        let end = |from: usize| {
            let text = format!("{} {}", context.theme.glyphs.ellipsis, words[from..].join(" "));
            wrap(&text, u16::try_from(width.max(1)).unwrap_or(u16::MAX), Style::new())
        };
        let fits = (1..words.len()).map(end).find(|lines| lines.len() <= MAX_CELL_LINES);
        fits.map_or(own, |lines| lines.iter().map(ToString::to_string).collect())
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

    /// Returns the row that stands for the questions that nobody answered.
    fn unanswered_row(&self, context: &Ui, width: usize, is_here: bool) -> Line<'static> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let cursor = if is_here { glyphs.cursor } else { " " };
        let key = if self.shows_unanswered { "group-unanswered-open" } else { "group-unanswered-folded" };
        let message = Message::new(key).arg("count", self.report(context).unanswered().count());
        let text = shorten(&context.translate(&message), width.saturating_sub(4), glyphs.ellipsis);
        let style = if is_here { styles.emphasis } else { styles.dim };
        Line::from(vec![
            Span::styled(format!("{cursor} "), styles.emphasis),
            Span::styled(format!("  {text}"), style),
        ])
    }

    /// Returns the lines of a question: as many as its longest answer takes.
    fn question_row(
        &self,
        context: &Ui,
        columns: &GridColumns,
        shown: &[Option<usize>],
        topic: &Topic,
        is_here: bool,
    ) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let meeting = self.report(context);
        // What all agree on takes no more room than it has to.
        let max_lines = if topic.is_disputed() { MAX_CELL_LINES } else { 1 };
        let short = context.rulebook_reader().short(topic.question);
        let name = Cell {
            lead: Span::raw(" "),
            lines: cell_lines(context, &short, columns.name - 1, max_lines),
            style: if is_here { styles.emphasis } else { styles.text },
            width: columns.name,
        };
        let mut rest = vec![Span::styled(
            fit_to_width(context, &effect_label(context, topic), columns.effect),
            styles.dim,
        )];
        if columns.share > 0 {
            rest.extend(agreement(context, columns, topic));
        }
        let cursor = if is_here { glyphs.cursor } else { " " };
        let lead = vec![Span::styled(format!("{cursor} "), styles.emphasis), effect_mark(context, topic)];
        let cells: Vec<Cell> = shown
            .iter()
            .map(|column| {
                let (lead, text, style) = match column {
                    None => (Span::raw("  "), meeting.common_answer(topic), styles.text),
                    Some(person) => answer_cell(context, &meeting, topic, *person),
                };
                let lines = cell_lines(context, &text, columns.person - MARK - 1, max_lines);
                Cell { lead, lines, style, width: columns.person - MARK }
            })
            .collect();
        join_row(&lead, &name, &rest, &cells)
    }
}

/// Returns a respondent's answer, with a mark if it differs from the most common one.
fn answer_cell(
    context: &Ui,
    meeting: &GroupReport,
    topic: &Topic,
    person: usize,
) -> (Span<'static>, String, Style) {
    let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
    let text = cell_text(context, meeting, topic, person);
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

/// Returns a respondent's answer. The short form stands for "don't know", because a cell is narrow.
fn cell_text(context: &Ui, meeting: &GroupReport, topic: &Topic, person: usize) -> String {
    match topic.votes[person] {
        Vote::Unknown => context.translator.get("group-cell-unknown"),
        _ => meeting.vote_text(topic, person),
    }
}

/// Returns the agreement as a percentage, and as a bar if there is room.
fn agreement(context: &Ui, columns: &GridColumns, topic: &Topic) -> Vec<Span<'static>> {
    let (agreeing, answered) = (topic.most_common_count(), topic.answer_count());
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut spans = Vec::new();
    if columns.bar > 0 {
        let width = columns.bar - 1;
        if answered == 0 {
            spans.push(Span::raw(" ".repeat(width)));
        } else {
            let (styles, width) = (&context.theme.styles, u16::try_from(width).unwrap_or(0));
            spans.extend(bar(&context.theme, number(agreeing), number(answered), width, styles.text));
        }
        spans.push(Span::raw(" "));
    }
    let figure = if answered == 0 {
        String::new()
    } else {
        format!("{} %", percent(agreeing as u64, answered as u64))
    };
    spans.push(Span::raw(format!("{figure:>width$} ", width = columns.share - 1)));
    spans
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

/// Splits a text into at most `max_lines` lines. What does not fit ends in an ellipsis: a long word, and the last line.
fn cell_lines(context: &Ui, text: &str, width: usize, max_lines: usize) -> Vec<String> {
    let ellipsis = context.theme.glyphs.ellipsis;
    if max_lines == 1 {
        return vec![shorten(text, width, ellipsis)];
    }
    let words: Vec<_> = text.split(' ').map(|word| shorten(word, width.max(1), ellipsis)).collect();
    let width = u16::try_from(width.max(1)).unwrap_or(u16::MAX);
    let lines = wrap(&words.join(" "), width, Style::new());
    let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    if lines.len() > max_lines {
        lines.truncate(max_lines);
        let room = usize::from(width).saturating_sub(cells(ellipsis));
        let last = lines.last_mut().expect("there is at least one line");
        *last = format!("{}{ellipsis}", shorten(last, room, ""));
    }
    lines
}

/// Joins a row: what precedes the name and follows it has one line, the name and the cells have several.
fn join_row(
    lead: &[Span<'static>],
    name: &Cell,
    rest: &[Span<'static>],
    cells: &[Cell],
) -> Vec<Line<'static>> {
    let blank = |spans: &[Span]| Span::raw(" ".repeat(spans.iter().map(Span::width).sum()));
    let height = cells.iter().chain([name]).map(|cell| cell.lines.len()).max().unwrap_or(1);
    (0..height)
        .map(|index| {
            let once = |spans: &[Span<'static>]| if index == 0 { spans.to_vec() } else { vec![blank(spans)] };
            let mut line = Line::from(once(lead));
            line.extend(name.line(index));
            line.extend(once(rest));
            line.extend(cells.iter().flat_map(|cell| cell.line(index)));
            line
        })
        .collect()
}

impl Cell {
    /// Returns one of its lines, in its width.
    fn line(&self, index: usize) -> [Span<'static>; 2] {
        let text = self.lines.get(index).map_or("", |line| line);
        let lead = if index == 0 { self.lead.clone() } else { Span::raw(" ".repeat(self.lead.width())) };
        [lead, Span::styled(pad(text, self.width, ""), self.style)]
    }
}
