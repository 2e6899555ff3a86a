//! What reads from top to bottom: the agenda, what each is advised, and one question opened.

use super::State;
use super::view::mark;
use crate::locale::Message;
use crate::tui::context::Context;
use crate::tui::widgets::{wrap, wrap_after};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

impl State {
    pub(super) fn view_agenda(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        self.view_page(context, frame, area, |state, width| {
            let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
            let meeting = state.meeting(context);
            let mut lines = wrap(&meeting.headline().join(" "), width, styles.text);
            if let Some(firm) = meeting.firm() {
                lines.extend(wrap(&firm, width, styles.text));
            }
            let mut ranges = Vec::new();
            for (row, topic) in state.together.disputed().enumerate() {
                lines.push(Line::default());
                let begin = lines.len();
                let here = row == state.cursor;
                let cursor = if here { glyphs.cursor } else { " " };
                let lead = Span::styled(format!("{cursor} {:>2}. ", row + 1), styles.emphasis);
                let short = context.reader().short(topic.question).into_owned();
                lines.extend(wrap_after(lead, &short, width, if here { styles.emphasis } else { styles.title }));
                let lead = mark(context, topic);
                let lead = Span::styled(format!("      {} ", lead.content), lead.style);
                lines.extend(wrap_after(lead, &meeting.effect(topic), width, styles.text));
                let view = |view: &crate::advice::group::DistinctAnswer| {
                    let answer = meeting.answer(topic.question, &view.value);
                    let message = Message::new("together-votes").with("answer", answer);
                    context.say(&message.with("count", view.people.len()))
                };
                let views: Vec<_> = topic.distinct_answers.iter().take(5).map(view).collect();
                let more = if topic.distinct_answers.len() > 5 { glyphs.ellipsis } else { "" };
                let views = format!("{}{more}", views.join(&format!(" {} ", glyphs.separator)));
                lines.extend(wrap_after(Span::raw("        "), &views, width, styles.dim));
                ranges.push(begin..lines.len());
            }
            (lines, ranges)
        });
    }

    pub(super) fn view_advice(&mut self, context: &Context, frame: &mut Frame, area: Rect) {
        self.view_page(context, frame, area, |state, width| {
            let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
            let meeting = state.meeting(context);
            let mut lines = Vec::new();
            for model in 0..context.rulebook.models.len() {
                let people = state.together.people_advised(model).count();
                if people == 0 {
                    continue;
                }
                let message = Message::new("together-so-many").with("model", meeting.model(model));
                let message = message.with("count", people).with("all", state.people.len());
                lines.extend(wrap(&context.say(&message), width, styles.title));
            }
            lines.push(Line::default());
            for (person, decision) in state.together.decisions.iter().enumerate() {
                let other = decision.model != state.together.typical_decision.model;
                let glyph = if other { glyphs.changed } else { glyphs.bullet };
                let lead = Span::styled(format!("{glyph} "), if other { styles.warning } else { styles.dim });
                let message = Message::new("together-decided").with("who", meeting.name(person));
                let said = context.say(&message.with("decision", meeting.decision(decision)));
                lines.extend(wrap_after(lead, &said, width, styles.text));
                for remark in meeting.remarks(person) {
                    let lead = Span::styled(format!("  {} ", glyphs.warning), styles.warning);
                    lines.extend(wrap_after(lead, &remark, width, styles.dim));
                }
            }
            (lines, Vec::new())
        });
    }

    /// Who said what to the opened question, and what that would change.
    pub(super) fn detail_lines(&self, context: &Context, width: u16) -> Vec<Line<'static>> {
        let (styles, glyphs) = (&context.look.styles, &context.look.glyphs);
        let Some(topic) = self.topic() else { return Vec::new() };
        let meeting = self.meeting(context);
        let lead = mark(context, topic);
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
            lines.extend(wrap_after(lead, &meeting.view(topic, view), width, styles.text));
            let said = if most && topic.is_disputed() {
                Some(context.label_style.get("together-most-here"))
            } else {
                meeting.turns(view)
            };
            if let Some(said) = said {
                let style = if view.changes_model { styles.warning } else { styles.dim };
                lines.extend(wrap_after(Span::raw("  "), &said, width, style));
            }
        }
        let said = [meeting.named(topic), meeting.tie(topic)].into_iter().flatten();
        let said: Vec<_> = said.chain(meeting.silent(topic)).collect();
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
            let note = Message::new("together-note").with("name", name).with("text", &*text);
            lines.extend(wrap(&context.say(&note), width, styles.text));
        }
        lines
    }
}
