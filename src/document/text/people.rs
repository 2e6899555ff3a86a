//! The people in numbers, the measures of their roles, and the signs that the model works.

use super::AdviceWriter;
use crate::advice::verdict::Headcount;
use crate::locale::Message;

impl AdviceWriter<'_, '_> {
    /// Writes the numbers of sellers, managers and support; before and after, if another model is in place.
    pub(super) fn people(&mut self) {
        let Some(now) = Headcount::from_advice(self.advice) else { return };
        self.heading("people-title");
        let before = Headcount::for_model_in_place(self.reader.rulebook, self.advice);
        let from = self.advice.transition.as_ref().and_then(|moving| moving.from);
        for (key, model, people) in [
            ("people-before", from, before),
            (
                if before.is_some() { "people-after" } else { "people-now" },
                Some(self.advice.model),
                Some(now),
            ),
        ] {
            let (Some(model), Some(people)) = (model, people) else { continue };
            let title = self.reader.text(&self.reader.rulebook.models[model].title);
            let message =
                Message::new(key).arg("model", &*title).arg("people", self.reader.headcount_line(&people));
            self.page.paragraph(0, &self.reader.translate(&message));
        }
        if before.is_some() {
            self.page.paragraph(0, &self.reader.translator.get("people-before-about"));
        }
    }

    /// Writes what each role of the model is measured by.
    pub(super) fn measures(&mut self) {
        let reader = self.reader;
        let roles = reader.rulebook.models[self.advice.model].roles.iter();
        let measured: Vec<_> = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?))).collect();
        if measured.is_empty() {
            return;
        }
        self.heading("measures-title");
        for (role, measured) in &measured {
            let message = Message::new("report-given").arg("question", &*reader.text(&role.title));
            self.page.item(0, "•", &reader.translate(&message.arg("answer", &*reader.text(&measured.text))));
            self.places(2, &measured.sources);
        }
    }

    /// Writes the signs that the model works, each with regard to one of its disadvantages.
    pub(super) fn signs(&mut self) {
        if self.advice.signs.is_empty() {
            return;
        }
        self.heading("signs-title");
        for &row in &self.advice.signs {
            let text = &self.reader.rulebook.signs[self.advice.model][row].statement;
            self.page.item(0, "•", &self.reader.text(&text.text));
        }
    }

    /// Writes the comparison of two models, if they are worth comparing.
    pub(super) fn side_by_side(&mut self) {
        for &row in &self.advice.side_by_side {
            let text = &self.reader.rulebook.side_by_side[row].statement;
            self.page.paragraph(0, &self.reader.text(&text.text));
            self.places(0, &text.sources);
        }
    }
}
