//! The situation that the answers describe: for every input the value that the rules use, and where it comes from.

use super::segmentation;
use crate::rulebook::{Answers, Condition, Question, Rulebook, Slot, Value};
use smallvec::SmallVec;

/// Where the value of a question comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody answered.
    Given,
    /// The question is asked and its answer is unknown, so the rulebook's assumed value stands in.
    Assumed,
    /// Given the other answers the question is not asked. An answer to it, if there is one, is left out.
    NotAsked,
}

/// Each slot's value. Of a rulebook of the usual size it needs no memory of its own, which would cost as much as deciding.
pub(super) type Values = SmallVec<[u32; 32]>;

/// The values of the questions that the decision rests on; those of other slots are zero.
pub(super) fn deciding(rulebook: &Rulebook, answers: &Answers) -> Values {
    let mut values = Values::from_elem(0, rulebook.slots());
    for &slot in rulebook.deciding() {
        let question = &rulebook.questions[slot];
        let given = answers.get(slot).filter(|_| question.asked_when.holds(&values));
        values[slot] = number(question, given);
    }
    values
}

/// The number by which rules know what was given, or is assumed in its place.
fn number(question: &Question, given: Option<&Value>) -> u32 {
    given.or(question.assumed.as_ref()).and_then(Value::number).unwrap_or_default()
}

/// For every input the value that the rules use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    values: Values,
    origins: Vec<Origin>,
}

impl Situation {
    /// The situation of these answers. Questions come before whatever looks at them, so one pass settles all.
    #[must_use]
    pub fn new(rulebook: &Rulebook, answers: &Answers) -> Self {
        let mut values = Values::from_elem(0, rulebook.slots());
        let mut origins = Vec::with_capacity(rulebook.questions.len());
        for (index, question) in rulebook.questions.iter().enumerate() {
            let asked = question.asked_when.holds(&values);
            let given = answers.get(index).filter(|_| asked);
            origins.push(match (asked, given) {
                (false, _) => Origin::NotAsked,
                (true, None) => Origin::Assumed,
                (true, Some(_)) => Origin::Given,
            });
            values[index] = number(question, given);
        }
        let needs = segmentation::needs(rulebook, &values);
        segmentation::derive(rulebook, &needs, &mut values);
        Self { values, origins }
    }

    /// Where a question's value comes from.
    #[must_use]
    pub fn origin(&self, question: usize) -> Origin {
        self.origins[question]
    }

    /// Whether a question is asked, given the other answers.
    #[must_use]
    pub fn is_asked(&self, question: usize) -> bool {
        self.origins[question] != Origin::NotAsked
    }

    /// The questions that are asked and have no answer, in the order of asking.
    pub fn unknown(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.origins.len()).filter(|&question| self.origins[question] == Origin::Assumed)
    }

    /// Each slot's value. Those of the model and of the dimensions taken are zero until there is advice.
    #[must_use]
    pub fn values(&self) -> &[u32] {
        &self.values
    }

    /// A slot's value, for what speaks; none of a question that is not asked. What is counted or advised is always known.
    #[must_use]
    pub fn spoken(&self, slot: Slot) -> Option<u32> {
        let silent = self.origins.get(slot) == Some(&Origin::NotAsked);
        self.values.get(slot).filter(|_| !silent).copied()
    }

    /// Whether something that is said under this condition is said here: whether it holds by what was asked.
    #[must_use]
    pub fn says(&self, when: &Condition) -> bool {
        when.says(true, &|slot| self.spoken(slot))
    }

    /// Whether a condition that decides would be settled without the assumed value of any question that is not asked.
    #[must_use]
    pub fn settles(&self, when: &Condition) -> bool {
        [true, false].into_iter().any(|wanted| when.says(wanted, &|slot| self.spoken(slot)))
    }

    /// Sets what only advice knows: the model and how many dimensions are taken now.
    pub(super) fn advised(&mut self, rulebook: &Rulebook, model: usize, taken: usize) {
        self.values[rulebook.model_slot()] = u32::try_from(model).unwrap_or(u32::MAX);
        self.values[rulebook.segments_slot()] = u32::try_from(taken).unwrap_or(u32::MAX);
    }
}
