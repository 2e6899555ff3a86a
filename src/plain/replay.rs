//! Prints a saved interview: when which question was answered, how, and what was changed.

use super::dialogue::Dialogue;
use crate::document::Reader;
use crate::document::replay::{format_clock, lines};
use crate::interview::Interview;
use crate::interview::player::Player;
use crate::rulebook::Rulebook;
use crate::session::TimelineEntry;
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
