//! The comparison as Markdown for a meeting: a numbered agenda, and a table of questions by people.

use super::GroupReport;
use crate::advice::group::{Topic, Vote};
use crate::document::markdown::{emphasis, escape, strong};
use crate::locale::Message;
use std::fmt::Write;

/// Returns the comparison as Markdown, which ends with a line break.
pub fn write(group: &GroupReport) -> String {
    let reader = &group.reader;
    let mut out = String::new();
    let title = reader.translate(&Message::new("group-title").arg("count", group.people.len()));
    let subject = escape(&reader.text(&reader.rulebook.title));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n\n{subject}\n\n{}", escape(&title), escape(&group.summary().join(" ")));
    advice(group, &mut out);
    if !group.advice.all_agree() {
        let about = escape(&group.message("group-agenda-about"));
        let _ = writeln!(out, "\n## {}\n\n{about}\n", escape(&group.message("group-agenda")));
        for (index, topic) in group.advice.disputed().enumerate() {
            self::topic(group, index + 1, topic, &mut out);
        }
    }
    table(group, &mut out);
    let rulebook = reader.rulebook;
    let foot = Message::new("report-foot").arg("id", &*rulebook.id).arg("version", &*rulebook.version);
    let _ = writeln!(out, "\n{}", escape(&reader.translate(&foot)));
    out
}

fn advice(group: &GroupReport, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", escape(&group.message("group-advice")));
    let most = group.decision(&group.advice.typical_decision);
    let _ = writeln!(out, "- {}", strong(&format!("{}: {most}", group.common_answers_label())));
    if let Some(firm) = group.robustness() {
        let _ = writeln!(out, "  {}", escape(&firm));
    }
    for (person, decision) in group.advice.decisions.iter().enumerate() {
        let decision = escape(&group.decision(decision));
        let _ = writeln!(out, "- {}: {decision}", escape(&group.name(person)));
        for remark in group.remarks(person) {
            let _ = writeln!(out, "  - {}", escape(&remark));
        }
    }
}

fn topic(group: &GroupReport, number: usize, topic: &Topic, out: &mut String) {
    let mark = format!("{number}.");
    let indent = " ".repeat(mark.len() + 1);
    let short = strong(&group.reader.short(topic.question));
    let _ = writeln!(out, "{mark} {short}: {}", escape(&group.effect(topic)));
    for view in &topic.distinct_answers {
        let turns =
            group.change_by_itself(view).map(|turns| format!(". {}", escape(&turns))).unwrap_or_default();
        let _ = writeln!(out, "{indent}- {}{turns}", escape(&group.answer_with_people(topic, view)));
    }
    let message = [group.name_counts(topic), group.tie(topic)].into_iter().flatten();
    for line in message.chain(group.without_answer(topic)) {
        let _ = writeln!(out, "{indent}- {}", escape(&line));
    }
    for (name, text) in group.notes(topic.question) {
        let _ = writeln!(out, "{indent}- {}: {}", escape(&name), emphasis(&text));
    }
}

/// Writes a table of all questions by all people, in the order of the agenda. Answers that differ from the most common
/// one are marked.
fn table(group: &GroupReport, out: &mut String) {
    let people = 0..group.people.len();
    let _ = writeln!(out, "\n## {}\n", escape(&group.message("group-table")));
    let heads: Vec<_> = people.clone().map(|person| escape(&group.name(person))).collect();
    let [question, most] = ["group-question", "group-common-answers"].map(|key| escape(&group.message(key)));
    let _ = writeln!(out, "| {question} | {most} | {} |", heads.join(" | "));
    let _ = writeln!(out, "|---|---|{}", "---|".repeat(group.people.len()));
    for &question in &group.advice.agenda {
        let topic = &group.advice.topics[question];
        let cell = |person: usize| {
            let text = group.vote_text(topic, person);
            match topic.votes[person] {
                Vote::Answer(view) if Some(&topic.distinct_answers[view].value) != topic.typical.as_ref() => {
                    strong(&text)
                }
                Vote::Answer(_) => escape(&text),
                Vote::Unknown | Vote::NotAsked => emphasis(&text),
            }
        };
        let cells: Vec<_> = people.clone().map(cell).collect();
        let short = escape(&group.reader.short(question));
        let _ =
            writeln!(out, "| {short} | {} | {} |", escape(&group.common_answer(topic)), cells.join(" | "));
    }
    let _ = writeln!(out, "\n{}", escape(&group.message("group-table-about")));
}
