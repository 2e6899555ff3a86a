//! The people in numbers, what their roles are measured by, and the signs that it works.

use super::Report;
use crate::advice::verdict::People;
use crate::locale::Message;

impl Report<'_, '_> {
    /// Sellers, managers and support as numbers; where another model is in place, before and after.
    pub(super) fn people(&mut self) {
        let Some(now) = People::of(self.advice) else { return };
        self.heading("people-title");
        let before = People::before(self.reader.rulebook, self.advice);
        let from = self.advice.moving.as_ref().and_then(|moving| moving.from);
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
                Message::new(key).with("model", &*title).with("people", self.reader.counts(&people));
            self.page.paragraph(0, &self.reader.say(&message));
        }
        if before.is_some() {
            self.page.paragraph(0, &self.reader.words.get("people-before-about"));
        }
    }

    /// What each role of the model is measured by.
    pub(super) fn measures(&mut self) {
        let reader = self.reader;
        let roles = reader.rulebook.models[self.advice.model].roles.iter();
        let measured: Vec<_> = roles.filter_map(|role| Some((role, role.measured_by.as_ref()?))).collect();
        if measured.is_empty() {
            return;
        }
        self.heading("measures-title");
        for (role, measured) in &measured {
            let message = Message::new("report-given").with("question", &*reader.text(&role.title));
            self.page.item(0, "•", &reader.say(&message.with("answer", &*reader.text(&measured.text))));
            self.places(2, &measured.sources);
        }
    }

    /// Signs that the model works, each watched for one of its cons.
    pub(super) fn signs(&mut self) {
        if self.advice.signs.is_empty() {
            return;
        }
        self.heading("signs-title");
        for &row in &self.advice.signs {
            let said = &self.reader.rulebook.signs[self.advice.model][row].said;
            self.page.item(0, "•", &self.reader.text(&said.text));
        }
    }

    /// Two models side by side, where that is worth a thought.
    pub(super) fn side_by_side(&mut self) {
        for &row in &self.advice.side_by_side {
            let said = &self.reader.rulebook.side_by_side[row].said;
            self.page.paragraph(0, &self.reader.text(&said.text));
            self.places(0, &said.sources);
        }
    }
}
