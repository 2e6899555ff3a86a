//! Prints a saved interview: when which question was answered, how, and what was changed.

use super::dialogue::Dialogue;
use super::sanitized;
use crate::document::Reader;
use crate::interview::player::Player;
use crate::interview::{Event, Interview};
use crate::locale::{Message, truncate_text};
use crate::rulebook::Rulebook;
use crate::session::{Choice, TimelineEntry};
use std::io;
use std::sync::Arc;

/// Prints the entries of a timeline and returns the interview at its end.
///
/// Each entry has its time in milliseconds since the start of the interview, not counting breaks. With `step`, waits
/// for a line after each entry. `q` or the end of the input prints the rest without waiting.
///
/// # Errors
/// Reading the input or writing the output failed.
pub fn replay(
    dialogue: &mut Dialogue,
    rulebook: &Arc<Rulebook>,
    timeline: &[(u64, TimelineEntry)],
    step: bool,
) -> io::Result<Interview> {
    let events = timeline.iter().map(|(at_ms, entry)| (*at_ms, entry.interview_event().cloned()));
    let mut player = Player::new(Arc::clone(rulebook), events);
    let reader = Reader::new(rulebook, dialogue.translator);
    let mut is_waiting = step;
    for (number, (at_ms, told)) in timeline.iter().enumerate() {
        player.seek_step(number + 1);
        let lines = lines(&reader, &player, told);
        dialogue.print(|page, _| {
            let mark = format_clock(*at_ms);
            let mut lines = lines.iter();
            if let Some(first) = lines.next() {
                page.item(0, &mark, first);
            }
            for line in lines {
                page.paragraph(mark.len() + 1, line);
            }
        })?;
        is_waiting = is_waiting && wait_for_line(dialogue)?;
    }
    Ok(player.interview().clone())
}

/// Waits for a line. Returns `false` to stop waiting.
fn wait_for_line(dialogue: &mut Dialogue) -> io::Result<bool> {
    match dialogue.read_input()? {
        super::LineInput::Line(line) => Ok(line.trim() != "q"),
        super::LineInput::Invalid(_) => Ok(true),
        super::LineInput::End(_) | super::LineInput::Interrupted(_) => Ok(false),
    }
}

/// Returns the lines for an entry, which must be the last step that the player has applied.
fn lines(reader: &Reader, player: &Player, entry: &TimelineEntry) -> Vec<String> {
    let mut lines = match entry {
        TimelineEntry::Interview(record) => event_lines(reader, player, record),
        TimelineEntry::Unresolved(question, lost) => vec![reader.unresolved(question, lost)],
        TimelineEntry::Decision(choice) => decision_lines(reader, choice),
    };
    if player.has_reopened() {
        lines.insert(0, reader.translator.get("replay-reopened"));
    }
    if let Some((from, to)) = player.model_change() {
        let title = |model: usize| reader.text(&reader.rulebook.models[model].title).into_owned();
        lines.push(reader.translate(
            &Message::new("replay-outlook-changed").arg("from", title(from)).arg("to", title(to)),
        ));
    }
    lines
}

/// Returns the lines for an event of the interview.
fn event_lines(reader: &Reader, player: &Player, event: &Event) -> Vec<String> {
    let title = |question: usize| reader.text(&reader.rulebook.questions[question].title).into_owned();
    let before = |question: usize| player.previous_answer().map(|value| reader.answer(question, value));
    match event {
        Event::Answered(question, value) => {
            let answer = reader.answer(*question, value);
            let message = match before(*question) {
                Some(before) => Message::new("plain-replay-changed").arg("before", before),
                None => Message::new("plain-replay-answered"),
            };
            vec![title(*question), reader.translate(&message.arg("answer", answer))]
        }
        Event::Skipped(question) => {
            let message = match before(*question) {
                Some(before) => Message::new("plain-replay-cleared").arg("before", before),
                None => Message::new("plain-replay-skipped"),
            };
            vec![title(*question), reader.translate(&message)]
        }
        Event::Noted(question, text) if text.is_empty() => {
            vec![title(*question), reader.translate(&Message::new("plain-note-deleted"))]
        }
        Event::Noted(question, text) => {
            let mut lines = vec![title(*question)];
            let text = truncate_text(text);
            let mut paragraphs = text.lines();
            let first = sanitized(paragraphs.next().unwrap_or_default());
            lines.push(reader.translate(&Message::new("plain-note").arg("text", first)));
            lines.extend(paragraphs.map(sanitized));
            lines
        }
        Event::Completed => vec![reader.translate(&Message::new("plain-replay-completed"))],
    }
}

/// Returns the lines for a decision, with its reason.
fn decision_lines(reader: &Reader, choice: &Choice) -> Vec<String> {
    if choice.is_empty() {
        return vec![reader.translator.get("decided-withdrawn")];
    }
    let mut lines = vec![reader.decision_text(&choice.model, None)];
    // The replay shows the decision as it was then. Whether its review date has passed since does not matter.
    lines.extend(reader.decision_details(choice, false));
    lines
}

/// Formats milliseconds as minutes and seconds.
fn format_clock(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)
}
