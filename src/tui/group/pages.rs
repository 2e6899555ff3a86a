//! The pages that are read from top to bottom: the agenda, the advice for each respondent, and an open question.

use super::GroupState;
use super::view::effect_mark;
use crate::advice::group::{DisagreementEffect, Topic};
use crate::document::{Block, Item};
use crate::locale::Message;
use crate::tui::blocks;
use crate::tui::ui::Ui;
use crate::tui::widgets::{ListLines, wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

impl GroupState {
    pub(super) fn draw_agenda(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw_page(context, frame, area, |state, width| {
            let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
            let meeting = state.report(context);
            let mut page = ListLines::default();
            page.push_text(wrap(&meeting.summary().join(" "), width, styles.text));
            if let Some(firm) = meeting.robustness() {
                page.push_text(wrap(&firm, width, styles.text));
            }
            for (row, topic) in state.comparison.disputed().enumerate() {
                page.push_text([Line::default()]);
                let here = row == state.list.cursor();
                let cursor = if here { glyphs.cursor } else { " " };
                let lead = Span::styled(format!("{cursor} {:>2}. ", row + 1), styles.emphasis);
                let short = context.rulebook_reader().short(topic.question).into_owned();
                let style = if here { styles.emphasis } else { styles.title };
                let mut lines = wrap_after(lead, &short, width, style);
                let lead = effect_mark(context, topic);
                let lead = Span::styled(format!("      {} ", lead.content), lead.style);
                lines.extend(wrap_after(lead, &meeting.effect(topic), width, styles.text));
                let view = |view: &crate::advice::group::DistinctAnswer| {
                    let answer = meeting.answer(topic.question, &view.value);
                    let message = Message::new("group-votes").arg("answer", answer);
                    context.translate(&message.arg("count", view.people.len()))
                };
                let views: Vec<_> = topic.distinct_answers.iter().take(5).map(view).collect();
                let more = if topic.distinct_answers.len() > 5 { glyphs.ellipsis } else { "" };
                let views = format!("{}{more}", views.join(&format!(" {} ", glyphs.separator)));
                lines.extend(wrap_after(Span::raw("        "), &views, width, styles.dim));
                page.push_row(lines);
            }
            page
        });
    }

    pub(super) fn draw_advice(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw_page(context, frame, area, |state, width| {
            let meeting = state.report(context);
            let mut page = ListLines::default();
            for model in 0..context.rulebook.models.len() {
                let people = state.comparison.people_advised(model).count();
                if people == 0 {
                    continue;
                }
                let message = Message::new("group-model-count").arg("model", meeting.model(model));
                let message = message.arg("count", people).arg("all", state.people.len());
                let style = context.theme.styles.title.patch(context.model_style(model));
                page.push_text(wrap(&context.translate(&message), width, style));
            }
            page.push_text([Line::default()]);
            page.push_text(blocks::lines(&meeting.advice_section().blocks, context, width));
            page
        });
    }

    /// Returns what the meeting should talk about: the disagreements that change the advice.
    pub(super) fn short_agenda_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let (styles, meeting) = (&context.theme.styles, self.report(context));
        let matters = |topic: &&Topic| topic.effect != DisagreementEffect::Nothing;
        let topics: Vec<_> = self.comparison.disputed().filter(matters).collect();
        if topics.is_empty() {
            return wrap(&meeting.summary().join(" "), width, styles.text);
        }
        let line = |(topic, number): (&Topic, usize)| {
            let short = context.rulebook_reader().short(topic.question).into_owned();
            let message = Message::new("group-agenda-line").arg("question", short);
            let text = context.translate(&message.arg("effect", meeting.effect(topic)));
            wrap_after(Span::styled(format!("{number}. "), styles.emphasis), &text, width, styles.text)
        };
        topics.into_iter().zip(1..).flat_map(line).collect()
    }

    /// Returns the recorded decisions, and the advice for most answers and for each respondent, without details.
    pub(super) fn short_advice_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let blocks = self.report(context).advice_section().blocks.into_iter().map(|block| match block {
            Block::List(items) => {
                Block::List(items.into_iter().map(|item| Item::new(item.mark, item.phrase)).collect())
            }
            other => other,
        });
        blocks::lines(&blocks.collect::<Vec<_>>(), context, width)
    }

    /// Returns who answered what to the open question, and what each answer would change.
    pub(super) fn detail_lines(&self, context: &Ui, width: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.theme.styles, &context.theme.glyphs);
        let Some(topic) = self.topic() else { return Vec::new() };
        let meeting = self.report(context);
        let lead = effect_mark(context, topic);
        let lead = Span::styled(format!("{} ", lead.content), lead.style);
        let mut lines = wrap_after(lead, &meeting.effect(topic), width, styles.title);
        if topic.answer_count() > 0 {
            lines.extend(wrap(&meeting.agreement(topic), width, styles.dim));
        }
        for view in &topic.distinct_answers {
            lines.push(Line::default());
            let most = topic.typical.as_ref() == Some(&view.value);
            let lead = Span::styled(
                format!("{} ", if most { glyphs.recommended } else { glyphs.bullet }),
                styles.emphasis,
            );
            lines.extend(wrap_after(lead, &meeting.answer_with_people(topic, view), width, styles.text));
            let said = if most && topic.is_disputed() {
                Some(context.translator.get("group-most-common-mark"))
            } else {
                meeting.change_by_itself(view)
            };
            if let Some(said) = said {
                let style = if view.changes_model { styles.warning } else { styles.dim };
                lines.extend(wrap_after(Span::raw("  "), &said, width, style));
            }
        }
        let said = [meeting.name_counts(topic), meeting.tie(topic)].into_iter().flatten();
        let said: Vec<_> = said.chain(meeting.without_answer(topic)).collect();
        if !said.is_empty() {
            lines.push(Line::default());
        }
        for said in &said {
            lines.extend(wrap(said, width, styles.dim));
        }
        let notes = meeting.notes(topic.question);
        if !notes.is_empty() {
            lines.push(Line::default());
        }
        for (name, text) in notes {
            let note = Message::new("group-note").arg("name", name).arg("text", &*text);
            lines.extend(wrap(&context.translate(&note), width, styles.text));
        }
        lines
    }
}
