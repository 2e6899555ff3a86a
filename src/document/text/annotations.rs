//! Annotations of a session: the recorded decision, apart from the advice, and the notes, each with its answer.

use super::AdviceWriter;
use crate::document::Annotations;
use crate::locale::{Message, sanitize, truncate_text};

impl AdviceWriter<'_, '_> {
    pub(super) fn decision(&mut self, annotations: &Annotations) {
        let Some(choice) = &annotations.decision else { return };
        let today = &*self.reader.rulebook.models[self.advice.model].id;
        let advised = annotations.advised_model.as_deref().unwrap_or(today);
        self.page.blank();
        self.page.item(0, "◆", &self.reader.decision_text(&choice.model, Some(advised)));
        for line in self.reader.decision_details(choice, annotations.is_due) {
            self.page.paragraph(2, &line);
        }
    }

    pub(super) fn notes(&mut self, annotations: &Annotations) {
        if annotations.notes.is_empty() {
            return;
        }
        self.heading("report-notes");
        let reader = self.reader;
        for (&question, note) in &annotations.notes {
            let answer = match self.advice.answers.get(question) {
                Some(value) => reader.answer(question, value),
                None => reader.translator.get("plain-unknown-short"),
            };
            let message = Message::new("report-given").arg("question", &*reader.short(question));
            self.page.item(0, "•", &reader.translate(&message.arg("answer", answer)));
            for line in truncate_text(note).lines() {
                self.page.paragraph(2, &sanitize(line));
            }
        }
    }
}
