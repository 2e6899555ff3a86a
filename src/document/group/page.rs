//! The comparison as a page, for the meeting in which it is discussed: what follows from the answers, a numbered
//! agenda, and who answered what.

use super::GroupReport;
use crate::advice::group::{AnswerSpread, DisagreementEffect, Topic, Vote};
use crate::document::{Block, Item, Mark, Page, Phrase, Section, Table};
use crate::locale::Message;

impl GroupReport<'_> {
    /// Returns the comparison as a page to read.
    pub(crate) fn page(&self) -> Page {
        let reader = &self.reader;
        let rulebook = reader.rulebook;
        let summary = Section {
            id: "summary",
            title: String::new(),
            blocks: vec![
                Block::quiet(reader.text(&rulebook.title)),
                Block::paragraph(self.summary().join(" ")),
            ],
        };
        let sections = [
            Some(summary),
            Some(self.advice_section()),
            self.agenda_section(),
            self.agreed_section(),
            Some(self.table_section()),
        ];
        let foot = Message::new("report-foot").arg("id", &*rulebook.id).arg("version", &*rulebook.version);
        Page {
            title: self.title(),
            language: reader.language().to_owned(),
            sections: sections.into_iter().flatten().collect(),
            footer: vec![reader.translate(&foot)],
        }
    }

    /// Returns the advice on the most common answers, and on those of each person.
    pub(crate) fn advice_section(&self) -> Section {
        let line = |who: &str, decision| {
            self.translate(&Message::new("group-decided").arg("who", who).arg("decision", decision))
        };
        let most = self.decision(&self.advice.typical_decision);
        let common = Item::new(Mark::Recommended, Phrase::strong(line(&self.common_answers_label(), most)));
        let common = common.with(self.robustness().map(Block::paragraph));
        let each = self.advice.decisions.iter().enumerate().map(|(person, decision)| {
            let text = line(&self.name(person), self.decision(decision));
            let remarks = self.remarks(person).into_iter();
            let remarks = remarks.map(|remark| Item::new(Mark::Warning, Phrase::new(remark))).collect();
            Item::new(Mark::Bullet, Phrase::new(text)).with(list(remarks))
        });
        let recorded = self.recorded_decisions().into_iter().map(|(text, details)| {
            let details = details.into_iter().map(Block::paragraph);
            Item::new(Mark::Decision, Phrase::strong(text)).with(details)
        });
        let items = recorded.chain(std::iter::once(common)).chain(each);
        self.section("advice", "group-advice", vec![Block::List(items.collect())])
    }

    /// Returns the disagreements in the order in which to discuss them; `None` if there are none.
    fn agenda_section(&self) -> Option<Section> {
        if self.advice.all_agree() {
            return None;
        }
        let topics = self.advice.disputed().zip(1..);
        let items = topics.map(|(topic, number)| self.agenda_item(topic, number)).collect();
        let about = Block::quiet(self.message("group-agenda-about"));
        Some(self.section("agenda", "group-agenda", vec![about, Block::List(items)]))
    }

    fn agenda_item(&self, topic: &Topic, number: usize) -> Item {
        let views = topic.distinct_answers.iter().map(|view| {
            let text = Phrase::new(self.answer_with_people(topic, view));
            Item::new(Mark::Dash, text).with(self.change_by_itself(view).map(Block::paragraph))
        });
        let agreement = matches!(topic.spread, Some(AnswerSpread::Numbers(_))).then(|| self.agreement(topic));
        let lines = [self.name_counts(topic), self.tie(topic)].into_iter().flatten();
        let lines = lines.chain(self.without_answer(topic)).chain(agreement).map(Block::paragraph);
        let notes = self.notes(topic.question).into_iter().map(|(name, text)| {
            let note = Message::new("group-note").arg("name", name).arg("text", &*text);
            Item::new(Mark::Dash, Phrase::quiet(self.translate(&note)))
        });
        let title = format!("{}: {}", self.reader.short(topic.question), self.effect(topic));
        Item::new(Mark::Number(number), Phrase::strong(title))
            .with(list(views.collect()))
            .with(lines)
            .with(list(notes.collect()))
    }

    /// Returns what all who answered agree on, and the questions that nobody answered; `None` if there are neither.
    fn agreed_section(&self) -> Option<Section> {
        let agreed = self.advice.topics.iter().filter(|topic| topic.effect == DisagreementEffect::Agreed);
        let items = agreed.filter(|topic| topic.answer_count() > 0).map(|topic| {
            let message = Message::new("report-given").arg("question", &*self.reader.short(topic.question));
            let text = self.translate(&message.arg("answer", self.common_answer(topic)));
            let missing = self.without_answer(topic).into_iter().map(Block::quiet);
            Item::new(Mark::Bullet, Phrase::new(text)).with(missing)
        });
        let mut blocks: Vec<_> = list(items.collect()).into_iter().collect();
        blocks.extend(self.unanswered_text().map(Block::paragraph));
        (!blocks.is_empty()).then(|| self.section("agreed", "group-agreed", blocks))
    }

    /// Returns a table of the answered questions by all people, in the order of the agenda. Answers that differ from the
    /// most common one stand out.
    fn table_section(&self) -> Section {
        let people = || 0..self.people.len();
        let header = ["group-question", "group-common-answers"].map(|key| self.message(key));
        let row = |&question: &usize| {
            let topic = &self.advice.topics[question];
            let cell = |person: usize| {
                let text = self.vote_text(topic, person);
                match topic.votes[person] {
                    Vote::Answer(view)
                        if Some(&topic.distinct_answers[view].value) != topic.typical.as_ref() =>
                    {
                        Phrase::strong(text)
                    }
                    Vote::Answer(_) => Phrase::new(text),
                    Vote::Unknown | Vote::NotAsked => Phrase::quiet(text),
                }
            };
            let titles = [self.reader.short(question).into_owned(), self.common_answer(topic)];
            titles.map(Phrase::new).into_iter().chain(people().map(cell)).collect()
        };
        let is_answered = |question: &&usize| self.advice.topics[**question].answer_count() > 0;
        let table = Table {
            header: header.into_iter().chain(people().map(|person| self.name(person))).collect(),
            rows: self.advice.agenda.iter().filter(is_answered).map(row).collect(),
        };
        let about = Block::quiet(self.message("group-table-about"));
        self.section("table", "group-table", vec![Block::Table(table), about])
    }

    fn section(&self, id: &'static str, title: &'static str, blocks: Vec<Block>) -> Section {
        Section { id, title: self.message(title), blocks }
    }
}

/// Returns a list; `None` without items.
fn list(items: Vec<Item>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List(items))
}
