//! The comparison as Markdown for a meeting: a numbered agenda, and a table of questions by people.

use super::Meeting;
use crate::advice::group::{Vote, Topic};
use crate::locale::Message;
use crate::report::markdown::{emphasis, escape, strong};
use std::fmt::Write;

/// Returns the comparison as Markdown, which ends with a line break.
#[must_use]
pub fn write(meeting: &Meeting) -> String {
    let reader = &meeting.reader;
    let mut out = String::new();
    let title = reader.say(&Message::new("together-title").with("count", meeting.people.len()));
    let subject = escape(&reader.text(&reader.rulebook.model_name));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n\n{subject}\n\n{}", escape(&title), escape(&meeting.headline().join(" ")));
    advice(meeting, &mut out);
    if !meeting.together.all_agree() {
        let about = escape(&meeting.word("together-agenda-about"));
        let _ = writeln!(out, "\n## {}\n\n{about}\n", escape(&meeting.word("together-agenda")));
        for (index, topic) in meeting.together.disputed().enumerate() {
            self::topic(meeting, index + 1, topic, &mut out);
        }
    }
    table(meeting, &mut out);
    let rulebook = reader.rulebook;
    let foot = Message::new("report-foot").with("id", &*rulebook.id).with("version", &*rulebook.version);
    let _ = writeln!(out, "\n{}", escape(&reader.say(&foot)));
    out
}

fn advice(meeting: &Meeting, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", escape(&meeting.word("together-advice")));
    let most = meeting.decision(&meeting.together.typical_decision);
    let _ = writeln!(out, "- {}", strong(&format!("{}: {most}", meeting.group())));
    if let Some(firm) = meeting.firm() {
        let _ = writeln!(out, "  {}", escape(&firm));
    }
    for (person, decision) in meeting.together.decisions.iter().enumerate() {
        let decision = escape(&meeting.decision(decision));
        let _ = writeln!(out, "- {}: {decision}", escape(&meeting.name(person)));
        for remark in meeting.remarks(person) {
            let _ = writeln!(out, "  - {}", escape(&remark));
        }
    }
}

fn topic(meeting: &Meeting, number: usize, topic: &Topic, out: &mut String) {
    let mark = format!("{number}.");
    let indent = " ".repeat(mark.len() + 1);
    let short = strong(&meeting.reader.short(topic.question));
    let _ = writeln!(out, "{mark} {short}: {}", escape(&meeting.effect(topic)));
    for view in &topic.distinct_answers {
        let turns = meeting.turns(view).map(|turns| format!(". {}", escape(&turns))).unwrap_or_default();
        let _ = writeln!(out, "{indent}- {}{turns}", escape(&meeting.view(topic, view)));
    }
    let said = [meeting.named(topic), meeting.tie(topic)].into_iter().flatten();
    for line in said.chain(meeting.silent(topic)) {
        let _ = writeln!(out, "{indent}- {}", escape(&line));
    }
    for (name, text) in meeting.notes(topic.question) {
        let _ = writeln!(out, "{indent}- {}: {}", escape(&name), emphasis(&text));
    }
}

/// Writes a table of all questions by all people, in the order of the agenda. Answers that differ from the most common
/// one are marked.
fn table(meeting: &Meeting, out: &mut String) {
    let people = 0..meeting.people.len();
    let _ = writeln!(out, "\n## {}\n", escape(&meeting.word("together-table")));
    let heads: Vec<_> = people.clone().map(|person| escape(&meeting.name(person))).collect();
    let [question, most] = ["together-question", "together-most"].map(|key| escape(&meeting.word(key)));
    let _ = writeln!(out, "| {question} | {most} | {} |", heads.join(" | "));
    let _ = writeln!(out, "|---|---|{}", "---|".repeat(meeting.people.len()));
    for &question in &meeting.together.agenda {
        let topic = &meeting.together.topics[question];
        let cell = |person: usize| {
            let said = meeting.said(topic, person);
            match topic.votes[person] {
                Vote::Answer(view) if Some(&topic.distinct_answers[view].value) != topic.typical.as_ref() => strong(&said),
                Vote::Answer(_) => escape(&said),
                Vote::Unknown | Vote::NotAsked => emphasis(&said),
            }
        };
        let cells: Vec<_> = people.clone().map(cell).collect();
        let short = escape(&meeting.reader.short(question));
        let _ = writeln!(out, "| {short} | {} | {} |", escape(&meeting.most(topic)), cells.join(" | "));
    }
    let _ = writeln!(out, "\n{}", escape(&meeting.word("together-table-about")));
}
