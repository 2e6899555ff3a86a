//! The comparison for minutes: an agenda to number off, and a table of questions by people.

use super::Meeting;
use crate::advice::together::{Said, Topic};
use crate::locale::Message;
use std::fmt::Write;

/// The comparison as Markdown, ending in a line break.
#[must_use]
pub fn write(meeting: &Meeting) -> String {
    let reader = &meeting.reader;
    let mut out = String::new();
    let title = reader.say(&Message::new("together-title").with("count", meeting.people.len()));
    let subject = escaped(&reader.text(&reader.rulebook.title));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n\n{subject}\n\n{}", escaped(&title), escaped(&meeting.headline().join(" ")));
    advice(meeting, &mut out);
    if !meeting.together.all_agree() {
        let about = escaped(&meeting.word("together-agenda-about"));
        let _ = writeln!(out, "\n## {}\n\n{about}\n", escaped(&meeting.word("together-agenda")));
        for (index, topic) in meeting.together.disputed().enumerate() {
            self::topic(meeting, index + 1, topic, &mut out);
        }
    }
    table(meeting, &mut out);
    let rulebook = reader.rulebook;
    let foot = Message::new("report-foot").with("id", &*rulebook.id).with("version", &*rulebook.version);
    let _ = writeln!(out, "\n{}", escaped(&reader.say(&foot)));
    out
}

fn advice(meeting: &Meeting, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", escaped(&meeting.word("together-advice")));
    let most = escaped(&meeting.decision(&meeting.together.decision));
    let _ = writeln!(out, "- **{}: {most}**", escaped(&meeting.group()));
    if let Some(firm) = meeting.firm() {
        let _ = writeln!(out, "  {}", escaped(&firm));
    }
    for (person, decision) in meeting.together.people.iter().enumerate() {
        let decision = escaped(&meeting.decision(decision));
        let _ = writeln!(out, "- {}: {decision}", escaped(&meeting.name(person)));
        for remark in meeting.remarks(person) {
            let _ = writeln!(out, "  - {}", escaped(&remark));
        }
    }
}

fn topic(meeting: &Meeting, number: usize, topic: &Topic, out: &mut String) {
    let mark = format!("{number}.");
    let indent = " ".repeat(mark.len() + 1);
    let short = escaped(&meeting.reader.short(topic.question));
    let _ = writeln!(out, "{mark} **{short}**: {}", escaped(&meeting.effect(topic)));
    for view in &topic.views {
        let turns = meeting.turns(view).map(|turns| format!(". {}", escaped(&turns))).unwrap_or_default();
        let _ = writeln!(out, "{indent}- {}{turns}", escaped(&meeting.view(topic, view)));
    }
    let said = [meeting.named(topic), meeting.tie(topic)].into_iter().flatten();
    for line in said.chain(meeting.silent(topic)) {
        let _ = writeln!(out, "{indent}- {}", escaped(&line));
    }
    for (name, text) in meeting.notes(topic.question) {
        let _ = writeln!(out, "{indent}- {}: *{}*", escaped(&name), escaped(&text));
    }
}

/// Every question by every person, in the order of the agenda. What differs from the answer that most gave is marked.
fn table(meeting: &Meeting, out: &mut String) {
    let people = 0..meeting.people.len();
    let _ = writeln!(out, "\n## {}\n", escaped(&meeting.word("together-table")));
    let heads: Vec<_> = people.clone().map(|person| escaped(&meeting.name(person))).collect();
    let [question, most] = ["together-question", "together-most"].map(|key| escaped(&meeting.word(key)));
    let _ = writeln!(out, "| {question} | {most} | {} |", heads.join(" | "));
    let _ = writeln!(out, "|---|---|{}", "---|".repeat(meeting.people.len()));
    for &question in &meeting.together.agenda {
        let topic = &meeting.together.topics[question];
        let cell = |person: usize| {
            let said = escaped(&meeting.said(topic, person));
            match topic.said[person] {
                Said::View(view) if Some(&topic.views[view].value) != topic.most.as_ref() => {
                    format!("**{said}**")
                }
                Said::View(_) => said,
                Said::Unknown | Said::NotAsked => format!("*{said}*"),
            }
        };
        let cells: Vec<_> = people.clone().map(cell).collect();
        let short = escaped(&meeting.reader.short(question));
        let _ = writeln!(out, "| {short} | {} | {} |", escaped(&meeting.most(topic)), cells.join(" | "));
    }
    let _ = writeln!(out, "\n{}", escaped(&meeting.word("together-table-about")));
}

/// The text without any meaning that Markdown, or HTML within it, would read into it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let acts = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => true,
            '-' | '+' => at == 0 && rest.starts_with(' '),
            '.' | ')' => text[..at].chars().all(|c| c.is_ascii_digit()) && at > 0 && rest.starts_with(' '),
            '<' => {
                out.push_str("&lt;");
                continue;
            }
            '&' => {
                out.push_str("&amp;");
                continue;
            }
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_somebody_typed_is_text_and_nothing_else() {
        assert_eq!(escaped("a|b *c* <img> [x](y)"), r"a\|b \*c\* &lt;img> \[x\](y)");
        assert_eq!(escaped("1. not a list, 2.5 either"), r"1\. not a list, 2.5 either");
        assert_eq!(escaped("- nor this"), r"\- nor this");
        assert_eq!(escaped("a - b"), "a - b");
    }
}
