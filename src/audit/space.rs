//! The answer space: for each question the classes of its answers, cut wherever any rule cuts.

use super::effects::Effect;
use crate::advice::{Cost, classes};
use crate::rulebook::{Answers, Kind, Must, Rulebook, Slot, Value, ValueSet};

/// The answer space of a rulebook.
#[derive(Debug)]
pub struct Space<'a> {
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// For each question the least value of each class of its answers, rising; nothing for a list.
    pub classes: Vec<Vec<u32>>,
    /// For each question the class of its assumed value.
    pub base: Vec<usize>,
}

impl<'a> Space<'a> {
    /// The answer space, cut by the thresholds of every rule.
    #[must_use]
    pub fn new(rulebook: &'a Rulebook) -> Self {
        let mut classes = classes(rulebook);
        let mut cut = |slot: Slot, set: &ValueSet| {
            if let Some(Kind::Integer { min, max, .. }) =
                rulebook.questions.get(slot).map(|question| &question.kind)
            {
                classes[slot].extend(set.bounds().filter(|bound| (min..=max).contains(&bound)));
            }
        };
        rulebook.evidence.iter().for_each(|row| cut(row.slot, &row.values));
        for rule in &rulebook.invariants {
            if let Must::Never(when, _) | Must::Always(when, _) = &rule.must {
                when.each_test(&mut cut);
            }
        }
        for (_, effect) in Effect::all(rulebook) {
            effect.conditions().for_each(|when| when.each_test(&mut cut));
        }
        for classes in &mut classes {
            classes.sort_unstable();
            classes.dedup();
        }
        let base = classes.iter().zip(&rulebook.questions).map(|(classes, question)| {
            let assumed = question.assumed.as_ref().and_then(Value::number).unwrap_or_default();
            classes.partition_point(|&least| least <= assumed).saturating_sub(1)
        });
        Self { rulebook, base: base.collect(), classes }
    }

    /// The answers that put questions into other classes than the assumed ones: in each class the nearest value.
    #[must_use]
    pub fn answers(&self, changes: &[(usize, usize)]) -> Answers {
        let mut answers = Answers::new();
        for &(question, class) in changes {
            let classes = &self.classes[question];
            let domain = self.rulebook.domain(question);
            let most = domain.intervals().last().map_or(0, |(_, most)| *most);
            let end = classes.get(class + 1).map_or(most, |next| next - 1);
            let asked = &self.rulebook.questions[question];
            let assumed = asked.assumed.as_ref().and_then(Value::number).unwrap_or_default();
            answers.set(question, Some(asked.value(assumed.clamp(classes[class], end.max(classes[class])))));
        }
        answers
    }

    /// What it costs to have a question in two classes, one after the other, neither being assumed for nothing.
    #[must_use]
    pub fn pair(&self, question: usize, classes: [usize; 2]) -> Cost {
        let [one, other] = classes.map(|class| Cost::of(self.base[question], class));
        one + other
    }
}

/// How many combinations these classes have, in decimal digits: more than any number type holds.
#[must_use]
pub fn combinations(classes: &[Vec<u32>]) -> String {
    const PART: u64 = 1_000_000_000;
    // The least part first, nine digits each.
    let mut parts = vec![1_u64];
    for count in classes.iter().map(|classes| classes.len() as u64).filter(|&count| count > 1) {
        let mut carry = 0;
        for part in &mut parts {
            let product = *part * count + carry;
            (*part, carry) = (product % PART, product / PART);
        }
        if carry > 0 {
            parts.push(carry);
        }
    }
    let mut parts = parts.into_iter().rev();
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |digits, part| format!("{digits}{part:09}"))
}
