//! The comparison as plain text.

use super::GroupReport;
use crate::advice::group::{DisagreementEffect, Topic};
use crate::document::text_writer::{TextOptions, TextWriter};
use crate::locale::Message;

/// Returns the comparison as text, which ends with a line break.
pub fn write(group: &GroupReport, options: TextOptions) -> String {
    let mut page = TextWriter::new(options);
    let reader = &group.reader;
    page.title(&reader.translate(&Message::new("group-title").arg("count", group.people.len())));
    page.paragraph(0, &reader.text(&reader.rulebook.title));
    page.blank();
    page.paragraph(0, &group.summary().join(" "));
    advice(group, &mut page);
    agenda(group, &mut page);
    agreed_questions(group, &mut page);
    page.blank();
    let rulebook = reader.rulebook;
    let foot = Message::new("report-foot").arg("id", &*rulebook.id).arg("version", &*rulebook.version);
    page.paragraph(0, &reader.translate(&foot));
    page.into_text()
}

/// Writes the advice on the most common answers, and on those of each person.
fn advice(group: &GroupReport, page: &mut TextWriter) {
    let words = group.reader.translator;
    page.heading(&words.get("group-advice"));
    let line = |who: &str, decision| {
        group.translate(&Message::new("group-decided").arg("who", who).arg("decision", decision))
    };
    let most = group.decision(&group.advice.typical_decision);
    page.item(0, "•", &line(&group.common_answers_label(), most));
    if let Some(firm) = group.robustness() {
        page.paragraph(2, &firm);
    }
    for (person, decision) in group.advice.decisions.iter().enumerate() {
        page.item(0, "•", &line(&group.name(person), group.decision(decision)));
        for remark in group.remarks(person) {
            page.item(2, "!", &remark);
        }
    }
}

fn agenda(group: &GroupReport, page: &mut TextWriter) {
    if group.advice.all_agree() {
        return;
    }
    page.heading(&group.message("group-agenda"));
    page.paragraph(0, &group.message("group-agenda-about"));
    for (index, topic) in group.advice.disputed().enumerate() {
        page.blank();
        let mark = format!("{}.", index + 1);
        let short = group.reader.short(topic.question);
        page.item(0, &mark, &format!("{short}: {}", group.effect(topic)));
        self::topic(group, topic, mark.len() + 1, page);
    }
}

fn topic(group: &GroupReport, topic: &Topic, indent: usize, page: &mut TextWriter) {
    for view in &topic.distinct_answers {
        page.item(indent, "-", &group.answer_with_people(topic, view));
        if let Some(turns) = group.change_by_itself(view) {
            page.paragraph(indent + 2, &turns);
        }
    }
    let message = [group.name_counts(topic), group.tie(topic)].into_iter().flatten();
    for line in message.chain(group.without_answer(topic)) {
        page.paragraph(indent, &line);
    }
    if matches!(topic.spread, Some(crate::advice::group::AnswerSpread::Numbers(_))) {
        page.paragraph(indent, &group.agreement(topic));
    }
    for (name, text) in group.notes(topic.question) {
        let note = Message::new("group-note").arg("name", name).arg("text", &*text);
        page.item(indent, "*", &group.translate(&note));
    }
}

/// Writes what all who answered agree on.
fn agreed_questions(group: &GroupReport, page: &mut TextWriter) {
    let together = group.advice;
    let agreed = together.topics.iter().filter(|topic| topic.effect == DisagreementEffect::Agreed);
    let (agreed, nobody): (Vec<&Topic>, Vec<&Topic>) = agreed.partition(|topic| topic.answer_count() > 0);
    if !agreed.is_empty() {
        page.heading(&group.message("group-agreed"));
    }
    for topic in agreed {
        let short = group.reader.short(topic.question);
        let message = Message::new("report-given").arg("question", &*short);
        page.item(0, "•", &group.translate(&message.arg("answer", group.common_answer(topic))));
        for line in group.without_answer(topic) {
            page.paragraph(2, &line);
        }
    }
    if !nobody.is_empty() {
        page.blank();
        let names: Vec<_> = nobody.iter().map(|topic| group.reader.short(topic.question)).collect();
        page.paragraph(
            0,
            &group.translate(&Message::new("group-unanswered-questions").arg("questions", names.join(", "))),
        );
    }
}
