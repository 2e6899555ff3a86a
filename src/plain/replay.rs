//! A saved interview told again: when, which question, which answer, and what was changed.

use super::shown;
use super::talk::Talk;
use crate::interview::player::Player;
use crate::interview::{Interview, Record};
use crate::locale::{Message, bounded_text};
use crate::report::Reader;
use crate::rulebook::Rulebook;
use crate::session::{Choice, TimelineEntry};
use std::io;
use std::sync::Arc;

/// Tells the moments one by one, each with the milliseconds of time spent in the interview before it, and returns the
/// interview as it was left. With `step` it waits for a line after each; the end of the input, or `q`, goes on without
/// waiting.
pub fn replay(
    talk: &mut Talk,
    rulebook: &Arc<Rulebook>,
    moments: &[(u64, TimelineEntry)],
    step: bool,
) -> io::Result<Interview> {
    let records = moments.iter().map(|(at_ms, told)| (*at_ms, told.interview_event().cloned()));
    let mut player = Player::new(Arc::clone(rulebook), records);
    let reader = Reader::new(rulebook, talk.words);
    let mut waits = step;
    for (number, (at_ms, told)) in moments.iter().enumerate() {
        player.seek_step(number + 1);
        let lines = lines(&reader, &player, told);
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
        waits = waits && wait(talk)?;
    }
    Ok(player.interview().clone())
}

/// Waits for a line; false where there is nobody to wait for any more.
fn wait(talk: &mut Talk) -> io::Result<bool> {
    match talk.hear()? {
        super::Heard::Line(line) => Ok(line.trim() != "q"),
        super::Heard::Unclear(_) => Ok(true),
        super::Heard::End(_) | super::Heard::Interrupted(_) => Ok(false),
    }
}

/// What happened, in lines, where the player has just come to.
fn lines(reader: &Reader, player: &Player, told: &TimelineEntry) -> Vec<String> {
    let mut lines = match told {
        TimelineEntry::Interview(record) => done(reader, player, record),
        TimelineEntry::Unresolved(question, lost) => vec![reader.gone(question, lost)],
        TimelineEntry::Decision(choice) => decided(reader, choice),
    };
    if player.has_reopened() {
        lines.insert(0, reader.words.get("replay-reopened"));
    }
    if let Some((from, to)) = player.turn() {
        let title = |model: usize| reader.text(&reader.rulebook.models[model].title).into_owned();
        lines
            .push(reader.say(&Message::new("replay-turned").with("from", title(from)).with("to", title(to))));
    }
    lines
}

fn done(reader: &Reader, player: &Player, record: &Record) -> Vec<String> {
    let title = |question: usize| reader.text(&reader.rulebook.questions[question].title).into_owned();
    let before = |question: usize| player.before().map(|value| reader.answer(question, value));
    match record {
        Record::Answered(question, value) => {
            let answer = reader.answer(*question, value);
            let message = match before(*question) {
                Some(before) => Message::new("plain-replay-changed").with("before", before),
                None => Message::new("plain-replay-answered"),
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
            let mut lines = vec![title(*question)];
            let text = bounded_text(text);
            let mut paragraphs = text.lines();
            let first = shown(paragraphs.next().unwrap_or_default());
            lines.push(reader.say(&Message::new("plain-note").with("text", first)));
            lines.extend(paragraphs.map(shown));
            lines
        }
        Record::Completed => vec![reader.say(&Message::new("plain-replay-completed"))],
    }
}

/// The decision that was taken, and why.
fn decided(reader: &Reader, choice: &Choice) -> Vec<String> {
    if choice.is_empty() {
        return vec![reader.words.get("decided-back")];
    }
    let mut lines = vec![reader.decided(&choice.model, None)];
    // A replay tells what was so then: whether that day has come since is no part of it.
    lines.extend(reader.decided_more(choice, false));
    lines
}

/// Minutes and seconds.
fn clock(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)
}
