//! How firm an advice is and what would change it, in sentences that every form and every screen shares.

use super::Reader;
use crate::advice::{Advice, Change, Firmness, Weight};
use crate::locale::Message;

impl Reader<'_> {
    /// Whether the runner-up is close: whether a single changed answer leads to it, or to another model, and which one; and
    /// whether that answer lies far from the one at hand.
    #[must_use]
    pub fn closeness(&self, advice: &Advice, firmness: &Firmness) -> String {
        let Some(single) = &firmness.single else { return self.words.get("firm-firm") };
        let message = Message::new(match (single.far, Some(single.model) == advice.runner_up) {
            (true, _) => "firm-far",
            (false, true) => "firm-close",
            (false, false) => "firm-elsewhere",
        });
        let title = self.text(&self.rulebook.models[single.model].title);
        self.say(&message.with("model", &*title).with("change", self.change(&single.change)))
    }

    /// The share of all changes of one answer that keep the model, with the counts behind it; nothing where there are none.
    #[must_use]
    pub fn stability(&self, advice: &Advice, firmness: &Firmness) -> Option<String> {
        let title = self.text(&self.rulebook.models[advice.model].title);
        let message = Message::new("firm-share").with("percent", percent(firmness)).with("model", &*title);
        let message = message.with("kept", firmness.kept).with("changes", firmness.changes);
        (firmness.changes > 0).then(|| self.say(&message))
    }

    /// A changed answer in words, such as `Team size: 10 or more instead of 4 sellers`.
    #[must_use]
    pub fn change(&self, change: &Change) -> String {
        let message = Message::new(if change.assumed { "flips-change-assumed" } else { "flips-change" });
        let message = message.with("question", &*self.short(change.question));
        let message = message.with("to", self.values(change.question, &change.values()));
        self.say(&message.with("from", self.slot_value(change.question, change.from)))
    }
}

/// The stability as a whole percentage: all and nothing only where that is exact.
fn percent(firmness: &Firmness) -> usize {
    let nearest = (200 * firmness.kept + firmness.changes) / (2 * firmness.changes).max(1);
    match firmness.kept {
        0 => 0,
        all if all == firmness.changes => 100,
        _ => nearest.clamp(1, 99),
    }
}

/// The keys of the locale files for what a weight is called, and for what that means.
#[must_use]
pub fn weight(weight: Weight) -> [&'static str; 2] {
    match weight {
        Weight::Decisive => ["firm-decisive", "firm-decisive-means"],
        Weight::Supporting => ["firm-supporting", "firm-supporting-means"],
        Weight::None => ["firm-none", "firm-none-means"],
    }
}

#[cfg(test)]
mod tests {
    use super::percent;
    use crate::advice::Firmness;

    #[test]
    fn a_share_is_rounded_but_never_to_all_or_nothing() {
        let of = |kept, changes| percent(&Firmness { answers: Vec::new(), kept, changes, single: None });
        assert_eq!(of(2, 3), 67);
        assert_eq!(of(1, 3), 33);
        assert_eq!(of(999, 1000), 99);
        assert_eq!(of(1, 1000), 1);
        assert_eq!((of(0, 9), of(9, 9), of(0, 0)), (0, 100, 0));
    }
}
