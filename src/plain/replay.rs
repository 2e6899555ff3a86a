//! A saved interview told again: when, which question, which answer, and what was changed.

use super::shown;
use super::talk::Talk;
use crate::interview::player::continues;
use crate::interview::{Interview, Record};
use crate::locale::Message;
use crate::report::Reader;
use crate::rulebook::{Answers, Rulebook};
use std::io;
use std::sync::Arc;

/// Something that was recorded, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds of time spent in the interview before it.
    pub at_ms: u64,
    /// What was recorded.
    pub record: Record,
}

/// Tells the moments one by one and returns the interview as it was left. With `step` it waits for a line after each;
/// the end of the input, or `q`, goes on without waiting.
pub fn replay(
    talk: &mut Talk,
    rulebook: &Arc<Rulebook>,
    moments: &[Moment],
    step: bool,
) -> io::Result<Interview> {
    let mut interview = Interview::new(Arc::clone(rulebook), Answers::new());
    let mut waits = step;
    for Moment { at_ms, record } in moments {
        let lines = told(talk, &interview, record);
        talk.print(|page, _| {
            let mark = clock(*at_ms);
            let mut lines = lines.iter();
            if let Some(first) = lines.next() {
                page.item(0, &mark, first);
            }
            for line in lines {
                page.paragraph(mark.len() + 1, line);
            }
        })?;
        interview.replay(record.clone());
        waits = waits && wait(talk)?;
    }
    Ok(interview)
}

/// Waits for a line; false where there is nobody to wait for any more.
fn wait(talk: &mut Talk) -> io::Result<bool> {
    match talk.hear()? {
        super::Heard::Line(line) => Ok(line.trim() != "q"),
        super::Heard::Unclear(_) => Ok(true),
        super::Heard::End => Ok(false),
    }
}

/// What happened, in lines, given the interview as it was before.
fn told(talk: &Talk, interview: &Interview, record: &Record) -> Vec<String> {
    let rulebook = interview.rulebook();
    let reader = Reader::new(rulebook, talk.words);
    let title = |question: usize| reader.text(&rulebook.questions[question].title).into_owned();
    let before =
        |question: usize| interview.answers().get(question).map(|value| reader.answer(question, value));
    match record {
        Record::Answered(question, value) => {
            let answer = reader.answer(*question, value);
            let message = match before(*question) {
                Some(before) if !continues(interview.answers().get(*question), Some(value)) => {
                    Message::new("plain-replay-changed").with("before", before)
                }
                _ => Message::new("plain-replay-answered"),
            };
            vec![title(*question), reader.say(&message.with("answer", answer))]
        }
        Record::Skipped(question) => {
            let message = match before(*question) {
                Some(before) => Message::new("plain-replay-cleared").with("before", before),
                None => Message::new("plain-replay-skipped"),
            };
            vec![title(*question), reader.say(&message)]
        }
        Record::Noted(question, text) if text.is_empty() => {
            vec![title(*question), reader.say(&Message::new("plain-note-deleted"))]
        }
        Record::Noted(question, text) => {
            vec![title(*question), reader.say(&Message::new("plain-note").with("text", shown(text)))]
        }
        Record::Completed => vec![reader.say(&Message::new("plain-replay-completed"))],
    }
}

/// Minutes and seconds.
fn clock(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)
}
