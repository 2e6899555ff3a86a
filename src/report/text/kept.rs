//! Annotations of a session: the recorded decision, apart from the advice, and the notes, each with its answer.

use super::Report;
use crate::locale::{Message, bounded_text, harmless};
use crate::report::Kept;

impl Report<'_, '_> {
    pub(super) fn taken(&mut self, kept: &Kept) {
        let Some(choice) = &kept.decided else { return };
        let today = &*self.reader.rulebook.models[self.advice.model].id;
        let advised = kept.advised.as_deref().unwrap_or(today);
        self.page.blank();
        self.page.item(0, "◆", &self.reader.decided(&choice.model, Some(advised)));
        for line in self.reader.decided_more(choice, kept.due) {
            self.page.paragraph(2, &line);
        }
    }

    pub(super) fn notes(&mut self, kept: &Kept) {
        if kept.notes.is_empty() {
            return;
        }
        self.heading("report-notes");
        let reader = self.reader;
        for (&question, note) in &kept.notes {
            let answer = match self.advice.answers.get(question) {
                Some(value) => reader.answer(question, value),
                None => reader.words.get("plain-unknown-short"),
            };
            let given = Message::new("report-given").with("question", &*reader.short(question));
            self.page.item(0, "•", &reader.say(&given.with("answer", answer)));
            for line in bounded_text(note).lines() {
                self.page.paragraph(2, &harmless(line));
            }
        }
    }
}
