//! Robustness of the advice, and what would change it.

use super::AdviceWriter;
use crate::advice::AnswerWeight;
use crate::document::robustness::weight_keys;
use crate::locale::Message;

impl AdviceWriter<'_, '_> {
    pub(super) fn robustness(&mut self) {
        let (reader, Some(firmness)) = (self.reader, &self.advice.robustness) else { return };
        self.heading("robustness-title");
        self.page.paragraph(0, &reader.how_sure(self.advice, firmness));
        if let Some(share) = reader.stability(self.advice, firmness) {
            self.page.blank();
            self.page.paragraph(0, &share);
            self.page.paragraph(0, &reader.translator.get("robustness-share-meaning"));
            self.page.blank();
        }
        for kind in [AnswerWeight::Decisive, AnswerWeight::Supporting, AnswerWeight::None] {
            let those = firmness.weights.iter().filter(|(_, weight)| *weight == kind);
            let names: Vec<_> = those.map(|(question, _)| reader.short(*question)).collect();
            if !names.is_empty() {
                let [called, means] = weight_keys(kind).map(|key| reader.translator.get(key));
                let line = Message::new("robustness-weight").arg("weight", called).arg("means", means);
                self.page.item(0, "•", &reader.translate(&line.arg("questions", names.join(", "))));
            }
        }
    }

    pub(super) fn counterfactuals(&mut self) {
        let reader = self.reader;
        let Some(flips) = self.advice.counterfactuals.as_ref().filter(|flips| !flips.is_empty()) else {
            return;
        };
        self.heading("counterfactual-title");
        self.page.paragraph(0, &reader.translator.get("counterfactual-about"));
        for flip in flips {
            let title = reader.text(&reader.rulebook.models[flip.model].title);
            self.page.item(0, "•", &title);
            for route in reader.routes(flip) {
                self.page.item(2, "-", &route);
            }
        }
    }
}
