//! A replay in words: when which question was answered, how, and what that changed.

use super::{Block, Item, Mark, Page, Panel, Phrase, Reader, Section, audit};
use crate::advice::{OutcomeDiagram, Outlook};
use crate::interview::Event;
use crate::interview::player::Player;
use crate::locale::{Message, sanitize, truncate_text};
use crate::rulebook::{QuestionKind, Rulebook, Value};
use crate::session::{Choice, Session, TimelineEntry, shown_name, timeline};
use std::sync::Arc;

/// Returns a page with every entry of a session: the question with its options, the answer, and the share of each
/// model after it.
pub(crate) fn page(reader: &Reader, rulebook: &Arc<Rulebook>, session: &Session) -> Page {
    let entries = timeline(session, rulebook);
    let events = entries.iter().map(|(at_ms, entry)| (*at_ms, entry.interview_event().cloned()));
    let mut player = Player::new(Arc::clone(rulebook), events);
    let outcomes = OutcomeDiagram::new(rulebook);
    let mut stills: Vec<Panel> = Vec::new();
    for (number, (at_ms, entry)) in entries.iter().enumerate() {
        player.seek_step(number + 1);
        let mut lines = lines(reader, &player, entry).into_iter();
        let title = lines.next().unwrap_or_default();
        let mut blocks: Vec<Block> = Vec::new();
        if let TimelineEntry::Interview(Event::Answered(question, value)) = entry {
            blocks.extend(options(reader, *question, value));
        }
        blocks.extend(lines.map(Block::paragraph));
        if matches!(entry, TimelineEntry::Interview(Event::Answered(..) | Event::Skipped(_))) {
            let outlook = Outlook::new(rulebook, &outcomes, player.interview().answers());
            blocks.extend(shares(reader, &outlook));
        }
        stills.push(Panel { title, tag: Some(format_clock(*at_ms)), recommended: false, blocks });
    }
    let outlook = Outlook::new(rulebook, &outcomes, player.interview().answers());
    if outlook.has_basis {
        let model = reader.text(&rulebook.models[outlook.decision.model].title);
        let title = reader.translate(&Message::new("plain-advice-now").arg("model", &*model));
        stills.push(Panel { title, recommended: true, ..Panel::default() });
    }
    let block = if stills.is_empty() {
        Block::paragraph(reader.translator.get("replay-nothing"))
    } else {
        Block::Panels(stills)
    };
    let name = shown_name(session.name(), reader.translator);
    let section = Section { id: "replay", title: reader.translator.get("plain-review"), blocks: vec![block] };
    Page {
        title: reader.translate(&Message::new("replay-title").arg("name", name)),
        language: reader.language().to_owned(),
        sections: vec![section],
        footer: [Some(reader.translator.get("outlook-share")), reader.language_remark()]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// Returns the options of a question with the chosen one in bold; `None` for a number or names.
fn options(reader: &Reader, question: usize, value: &Value) -> Option<Block> {
    let (QuestionKind::Choice(options), Value::Choice(chosen)) =
        (&reader.rulebook.questions[question].kind, value)
    else {
        return None;
    };
    let item = |(index, label): (u32, String)| {
        let phrase = if index == *chosen { Phrase::strong(label) } else { Phrase::quiet(label) };
        Item::new(Mark::Bullet, phrase)
    };
    let labels = options.iter().map(|option| reader.raw_text(&option.label).to_owned());
    Some(Block::List((0..).zip(labels).map(item).collect()))
}

/// Returns the share of each model, and the one that would be advised; empty if the shares are not known.
fn shares(reader: &Reader, outlook: &Outlook) -> Vec<Block> {
    if !outlook.is_complete {
        return Vec::new();
    }
    let advised = outlook.has_basis.then_some(outlook.decision.model);
    let share = |(index, share): (usize, &f64)| {
        let model = reader.raw_text(&reader.rulebook.models[index].title);
        let phrase = Phrase::new(format!("{model}: {}", audit::percent(reader, *share)));
        if advised == Some(index) {
            Item::new(Mark::Recommended, phrase.tagged(Some(reader.translator.get("outlook-star"))))
        } else {
            Item::new(Mark::Bullet, phrase)
        }
    };
    let shares = outlook.shares.iter().enumerate().map(share).collect();
    vec![Block::quiet(reader.translator.get("outlook-title")), Block::List(shares)]
}

/// Returns the lines for an entry, which must be the last step that the player has applied.
pub(crate) fn lines(reader: &Reader, player: &Player, entry: &TimelineEntry) -> Vec<String> {
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
            let first = sanitize(paragraphs.next().unwrap_or_default());
            lines.push(reader.translate(&Message::new("plain-note").arg("text", &*first)));
            lines.extend(paragraphs.map(|line| sanitize(line).into_owned()));
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
pub(crate) fn format_clock(ms: u64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)
}

#[cfg(test)]
mod tests;
