//! The comparison as plain text.

use super::Meeting;
use crate::advice::group::{DisagreementEffect, Topic};
use crate::locale::Message;
use crate::report::page::{Looks, Page};

/// Returns the comparison as text, which ends with a line break.
#[must_use]
pub fn write(meeting: &Meeting, looks: Looks) -> String {
    let mut page = Page::new(looks);
    let reader = &meeting.reader;
    page.title(&reader.say(&Message::new("together-title").with("count", meeting.people.len())));
    page.paragraph(0, &reader.text(&reader.rulebook.model_name));
    page.blank();
    page.paragraph(0, &meeting.headline().join(" "));
    advice(meeting, &mut page);
    agenda(meeting, &mut page);
    rest(meeting, &mut page);
    page.blank();
    let rulebook = reader.rulebook;
    let foot = Message::new("report-foot").with("id", &*rulebook.id).with("version", &*rulebook.version);
    page.paragraph(0, &reader.say(&foot));
    page.into_text()
}

/// Writes the advice on the most common answers, and on those of each person.
fn advice(meeting: &Meeting, page: &mut Page) {
    let words = meeting.reader.words;
    page.heading(&words.get("together-advice"));
    let line = |who: &str, decision| {
        meeting.say(&Message::new("together-decided").with("who", who).with("decision", decision))
    };
    let most = meeting.decision(&meeting.together.typical_decision);
    page.item(0, "•", &line(&meeting.group(), most));
    if let Some(firm) = meeting.firm() {
        page.paragraph(2, &firm);
    }
    for (person, decision) in meeting.together.decisions.iter().enumerate() {
        page.item(0, "•", &line(&meeting.name(person), meeting.decision(decision)));
        for remark in meeting.remarks(person) {
            page.item(2, "!", &remark);
        }
    }
}

fn agenda(meeting: &Meeting, page: &mut Page) {
    if meeting.together.all_agree() {
        return;
    }
    page.heading(&meeting.word("together-agenda"));
    page.paragraph(0, &meeting.word("together-agenda-about"));
    for (index, topic) in meeting.together.disputed().enumerate() {
        page.blank();
        let mark = format!("{}.", index + 1);
        let short = meeting.reader.short(topic.question);
        page.item(0, &mark, &format!("{short}: {}", meeting.effect(topic)));
        self::topic(meeting, topic, mark.len() + 1, page);
    }
}

fn topic(meeting: &Meeting, topic: &Topic, indent: usize, page: &mut Page) {
    for view in &topic.distinct_answers {
        page.item(indent, "-", &meeting.view(topic, view));
        if let Some(turns) = meeting.turns(view) {
            page.paragraph(indent + 2, &turns);
        }
    }
    let said = [meeting.named(topic), meeting.tie(topic)].into_iter().flatten();
    for line in said.chain(meeting.silent(topic)) {
        page.paragraph(indent, &line);
    }
    if matches!(topic.spread, Some(crate::advice::group::AnswerSpread::Numbers(_))) {
        page.paragraph(indent, &meeting.agreement(topic));
    }
    for (name, text) in meeting.notes(topic.question) {
        let note = Message::new("together-note").with("name", name).with("text", &*text);
        page.item(indent, "*", &meeting.say(&note));
    }
}

/// Writes what all who answered agree on.
fn rest(meeting: &Meeting, page: &mut Page) {
    let together = meeting.together;
    let agreed = together.topics.iter().filter(|topic| topic.effect == DisagreementEffect::Agreed);
    let (agreed, nobody): (Vec<&Topic>, Vec<&Topic>) = agreed.partition(|topic| topic.answer_count() > 0);
    if !agreed.is_empty() {
        page.heading(&meeting.word("together-agreed"));
    }
    for topic in agreed {
        let short = meeting.reader.short(topic.question);
        let given = Message::new("report-given").with("question", &*short);
        page.item(0, "•", &meeting.say(&given.with("answer", meeting.most(topic))));
        for line in meeting.silent(topic) {
            page.paragraph(2, &line);
        }
    }
    if !nobody.is_empty() {
        page.blank();
        let names: Vec<_> = nobody.iter().map(|topic| meeting.reader.short(topic.question)).collect();
        page.paragraph(
            0,
            &meeting.say(&Message::new("together-nobody-on").with("questions", names.join(", "))),
        );
    }
}
