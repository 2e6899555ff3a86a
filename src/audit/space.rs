//! The answer space of a rulebook: for each question, the classes of its answers that some rule distinguishes.

use super::advice_parts::AdvicePart;
use crate::advice::{Cost, value_classes};
use crate::rulebook::{Answers, QuestionKind, Requirement, Rulebook, Slot, Value, ValueSet};

/// The answer space of a rulebook.
#[derive(Debug)]
pub(crate) struct AnswerSpace<'a> {
    /// The rulebook.
    pub rulebook: &'a Rulebook,
    /// For each question, the least value of each class of its answers, ascending. Empty for a list.
    pub classes: Vec<Vec<u32>>,
    /// For each question, the class of its assumed value.
    pub assumed_classes: Vec<usize>,
}

impl<'a> AnswerSpace<'a> {
    /// Divides the answers to each question at the thresholds of every rule.
    pub(crate) fn new(rulebook: &'a Rulebook) -> Self {
        let mut classes = value_classes(rulebook);
        let mut divide_at = |slot: Slot, set: &ValueSet| {
            if let Some(QuestionKind::Integer { min, max, .. }) =
                rulebook.questions.get(slot).map(|question| &question.kind)
            {
                classes[slot].extend(set.boundaries().filter(|bound| (min..=max).contains(&bound)));
            }
        };
        rulebook.evidence.iter().for_each(|row| divide_at(row.slot, &row.values));
        for rule in &rulebook.invariants {
            if let Requirement::Never(when, _) | Requirement::Always(when, _) = &rule.must {
                when.for_each_test(&mut divide_at);
            }
        }
        for (_, effect) in AdvicePart::all(rulebook) {
            effect.conditions().for_each(|when| when.for_each_test(&mut divide_at));
        }
        for classes in &mut classes {
            classes.sort_unstable();
            classes.dedup();
        }
        let assumed_classes = classes.iter().zip(&rulebook.questions).map(|(classes, question)| {
            let assumed = question.assumed.as_ref().and_then(Value::number).unwrap_or_default();
            classes.partition_point(|&least| least <= assumed).saturating_sub(1)
        });
        Self { rulebook, assumed_classes: assumed_classes.collect(), classes }
    }

    /// Returns answers that put questions into other classes than the assumed ones.
    ///
    /// `changes` has pairs of a question and a class. Each answer is the value of the class that is nearest to the
    /// assumed one.
    pub(crate) fn answers(&self, changes: &[(usize, usize)]) -> Answers {
        let mut answers = Answers::new();
        for &(question, class) in changes {
            let classes = &self.classes[question];
            let domain = self.rulebook.domain(question);
            let max = domain.intervals().last().map_or(0, |(_, most)| *most);
            let end = classes.get(class + 1).map_or(max, |next| next - 1);
            let question_rules = &self.rulebook.questions[question];
            let assumed = question_rules.assumed.as_ref().and_then(Value::number).unwrap_or_default();
            answers.set(
                question,
                Some(
                    question_rules.value_from_number(assumed.clamp(classes[class], end.max(classes[class]))),
                ),
            );
        }
        answers
    }

    /// Returns the cost of answering a question with two classes in turn. The assumed class costs nothing.
    pub(crate) fn pair_cost(&self, question: usize, classes: [usize; 2]) -> Cost {
        let [one, other] = classes.map(|class| Cost::between_classes(self.assumed_classes[question], class));
        one + other
    }
}

/// Returns the number of combinations of the questions' classes, in decimal digits. It can be larger than any integer
/// type.
///
/// A question without classes counts as one.
pub(crate) fn count_combinations(classes: &[Vec<u32>]) -> String {
    const PART: u64 = 1_000_000_000;
    // The least significant part comes first; each has nine digits.
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
