//! Robustness of an advice and what would change it, in sentences that all pages and screens share.

use super::Reader;
use crate::advice::{Advice, AnswerChange, AnswerWeight, Confidence, Counterfactual, Robustness};
use crate::locale::Message;

impl Reader<'_> {
    /// Describes how sure the advice is: the word with its definition, the nearest change, and the missing answers.
    pub(crate) fn how_sure(&self, advice: &Advice, firmness: &Robustness) -> String {
        let [word, means] = confidence_keys(firmness.confidence()).map(|key| self.translator.get(key));
        let mut parts =
            vec![self.translate(&Message::new("robustness-label").arg("word", word).arg("means", means))];
        parts.extend(self.closeness(advice, firmness));
        if !firmness.missing_essentials.is_empty() {
            let names: Vec<_> =
                firmness.missing_essentials.iter().map(|&question| self.short(question)).collect();
            parts
                .push(self.translate(&Message::new("robustness-missing").arg("questions", names.join(", "))));
        }
        parts.join(" ")
    }

    /// Describes how close another model is: the single change within reach that leads to one, whether it is the
    /// runner-up, and whether the change is large. `None` if no such change exists.
    fn closeness(&self, advice: &Advice, firmness: &Robustness) -> Option<String> {
        let single = firmness.single_change.as_ref()?;
        let message = Message::new(match (single.is_large, Some(single.model) == advice.runner_up) {
            (true, _) => "robustness-other-model-far",
            (false, true) => "robustness-runner-up",
            (false, false) => "robustness-other-model",
        });
        let title = self.text(&self.rulebook.models[single.model].title);
        Some(self.translate(&message.arg("model", &*title).arg("change", self.change(&single.change))))
    }

    /// Returns the routes to another model, one sentence each, the nearest first and marked if there are several.
    /// Without any route, returns one sentence that says so and what else would have to differ.
    pub(crate) fn routes(&self, flip: &Counterfactual) -> Vec<String> {
        let several = flip.routes.len() > 1;
        let route = |(index, changes): (usize, &Vec<AnswerChange>)| {
            let changes = self.change_list(changes);
            match (several, index) {
                (false, _) => changes,
                (true, 0) => {
                    self.translate(&Message::new("counterfactual-route-first").arg("changes", changes))
                }
                (true, _) => {
                    self.translate(&Message::new("counterfactual-route-other").arg("changes", changes))
                }
            }
        };
        let routes: Vec<_> = flip.routes.iter().enumerate().map(route).collect();
        if routes.is_empty() { vec![self.no_route(flip)] } else { routes }
    }

    /// Returns what leads to another model, as one text.
    pub(crate) fn counterfactual(&self, flip: &Counterfactual) -> String {
        let model = self.text(&self.rulebook.models[flip.model].title);
        let routes = self.routes(flip);
        if flip.routes.is_empty() {
            return routes.join(" ");
        }
        let message = Message::new("counterfactual-text").arg("model", &*model);
        self.translate(&message.arg("routes", routes.join(". ")))
    }

    fn no_route(&self, flip: &Counterfactual) -> String {
        let model = self.text(&self.rulebook.models[flip.model].title);
        let Some(all) = &flip.fact_changes else {
            return self.translate(&Message::new("counterfactual-none").arg("model", &*model));
        };
        let (own, facts): (Vec<_>, Vec<_>) = (all.iter().cloned())
            .partition(|change| self.rulebook.questions[change.question].lever.is_some());
        let key = if own.is_empty() { "counterfactual-facts" } else { "counterfactual-facts-and" };
        let message = Message::new(key).arg("model", &*model).arg("facts", self.change_list(&facts));
        self.translate(&if own.is_empty() { message } else { message.arg("changes", self.change_list(&own)) })
    }

    fn change_list(&self, changes: &[AnswerChange]) -> String {
        changes.iter().map(|change| self.change(change)).collect::<Vec<_>>().join("; ")
    }

    /// Returns why a model is ruled out, in the words of the branch that does so; `None` if it is possible.
    pub(crate) fn ruled_out(&self, advice: &Advice, model: usize) -> Option<String> {
        let branch = &self.rulebook.tree.branches[advice.ruling_step(model)?.branch];
        let message = Message::new("compare-ruled-out").arg("because", &*self.text(&branch.because));
        Some(self.translate(&message))
    }

    /// Returns the share of all changes of one answer that keep the model, with the counts; `None` if there are no
    /// changes.
    pub(crate) fn stability(&self, advice: &Advice, firmness: &Robustness) -> Option<String> {
        let title = self.text(&self.rulebook.models[advice.model].title);
        let message = Message::new("robustness-share")
            .arg("percent", stability_percent(firmness))
            .arg("model", &*title);
        let message = message.arg("kept", firmness.stable_changes).arg("changes", firmness.total_changes);
        (firmness.total_changes > 0).then(|| self.translate(&message))
    }

    /// Describes a changed answer, such as `Team size: 10 or more instead of 4 sellers`.
    pub(crate) fn change(&self, change: &AnswerChange) -> String {
        let message = Message::new(if change.assumed {
            "counterfactual-change-assumed"
        } else {
            "counterfactual-change"
        });
        let message = message.arg("question", &*self.short(change.question));
        let message = message.arg("to", self.values(change.question, &change.values()));
        self.translate(&message.arg("from", self.slot_value(change.question, change.from)))
    }
}

/// Returns the stability as a whole percentage: 100 and 0 only if exact.
fn stability_percent(firmness: &Robustness) -> usize {
    let nearest =
        (200 * firmness.stable_changes + firmness.total_changes) / (2 * firmness.total_changes).max(1);
    match firmness.stable_changes {
        0 => 0,
        all if all == firmness.total_changes => 100,
        _ => nearest.clamp(1, 99),
    }
}

/// Returns the message keys of the word that says how sure an advice is, and of its definition.
pub(crate) fn confidence_keys(sure: Confidence) -> [&'static str; 2] {
    match sure {
        Confidence::Firm => ["robustness-firm", "robustness-firm-meaning"],
        Confidence::FairlyFirm => ["robustness-fairly-firm", "robustness-fairly-firm-meaning"],
        Confidence::OnTheEdge => ["robustness-on-the-edge", "robustness-on-the-edge-meaning"],
    }
}

/// Returns the message keys of the name of a weight, and of its meaning.
pub(crate) fn weight_keys(weight: AnswerWeight) -> [&'static str; 2] {
    match weight {
        AnswerWeight::Decisive => ["robustness-decisive", "robustness-decisive-meaning"],
        AnswerWeight::Supporting => ["robustness-supporting", "robustness-supporting-meaning"],
        AnswerWeight::None => ["robustness-none", "robustness-none-meaning"],
    }
}

#[cfg(test)]
mod tests {
    use super::stability_percent;
    use crate::advice::Robustness;

    /// A share is rounded, but to 0 or 100 percent only if exact.
    #[test]
    fn percent_is_rounded_within_1_and_99() {
        let firmness = |annotations, changes| Robustness {
            weights: Vec::new(),
            stable_changes: annotations,
            total_changes: changes,
            single_change: None,
            missing_essentials: Vec::new(),
        };
        let of = |kept, changes| stability_percent(&firmness(kept, changes));
        assert_eq!(of(2, 3), 67);
        assert_eq!(of(1, 3), 33);
        assert_eq!(of(999, 1000), 99);
        assert_eq!(of(1, 1000), 1);
        assert_eq!((of(0, 9), of(9, 9), of(0, 0)), (0, 100, 0));
    }
}
