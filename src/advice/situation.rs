//! The situation that the answers describe: the value that the rules use for each input, and where it comes
//! from.

use super::segmentation;
use crate::rulebook::{Answers, Condition, Question, Rulebook, Slot, Value};
use smallvec::SmallVec;

/// Where the value of a question comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The question was answered.
    Answered,
    /// The question is asked but has no answer, so the rulebook's assumed value is used.
    Assumed,
    /// The question is not asked, given the other answers. An answer to it, if there is one, is ignored.
    NotAsked,
}

/// The value of each slot. For a rulebook of the usual size it needs no heap allocation, which would cost as
/// much as the decision.
pub(super) type Values = SmallVec<[u32; 32]>;

/// The origin of each question's value.
pub(super) type Origins = SmallVec<[Origin; 32]>;

/// Returns the value of each question, with zero for all other slots, and where it comes from.
///
/// Each question is asked depending only on earlier questions, so one pass is enough.
pub(super) fn question_values(rulebook: &Rulebook, answers: &Answers) -> (Values, Origins) {
    let mut values = Values::from_elem(0, rulebook.slot_count());
    let mut origins = Origins::from_elem(Origin::NotAsked, rulebook.questions.len());
    // Each access to the vectors themselves would first have to find out where their content is.
    let (slots, question_origins) = (&mut *values, &mut *origins);
    for (index, question) in rulebook.questions.iter().enumerate() {
        let asked = question.asked_when.holds(slots);
        let answer = answers.get(index).filter(|_| asked);
        question_origins[index] = match (asked, answer) {
            (false, _) => Origin::NotAsked,
            (true, None) => Origin::Assumed,
            (true, Some(_)) => Origin::Answered,
        };
        slots[index] = rule_number(question, answer);
    }
    (values, origins)
}

/// Returns the values of the questions that the decision depends on. All other slots are zero.
pub(super) fn deciding_values(rulebook: &Rulebook, answers: &Answers) -> Values {
    let mut values = Values::from_elem(0, rulebook.slot_count());
    for &slot in rulebook.deciding_questions() {
        let question = &rulebook.questions[slot];
        let answer = answers.get(slot).filter(|_| question.asked_when.holds(&values));
        values[slot] = rule_number(question, answer);
    }
    values
}

/// Returns the number by which the rules know an answer, or the assumed value if there is no answer.
fn rule_number(question: &Question, answer: Option<&Value>) -> u32 {
    answer.or(question.assumed.as_ref()).and_then(Value::number).unwrap_or_default()
}

/// The value that the rules use for each input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    values: Values,
    origins: Origins,
}

impl Situation {
    /// Builds the situation of a set of answers.
    pub fn new(rulebook: &Rulebook, answers: &Answers) -> Self {
        let (mut values, origins) = question_values(rulebook, answers);
        let needs = segmentation::needs(rulebook, &values);
        segmentation::fill_derived_inputs(rulebook, &needs, &mut values);
        Self { values, origins }
    }

    /// Returns where the value of a question comes from.
    pub(crate) fn origin(&self, question: usize) -> Origin {
        self.origins[question]
    }

    /// Returns whether a question is asked, given the other answers.
    #[doc(hidden)]
    pub fn is_asked(&self, question: usize) -> bool {
        self.origins[question] != Origin::NotAsked
    }

    /// Returns the questions that are asked and have no answer, in the order of asking.
    pub(crate) fn unknown_questions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.origins.len()).filter(|&question| self.origins[question] == Origin::Assumed)
    }

    /// Returns the value of each slot.
    ///
    /// The slots of the model and of the number of selected dimensions are zero until the advice is known.
    #[doc(hidden)]
    pub fn values(&self) -> &[u32] {
        &self.values
    }

    /// Returns the value of a slot, or `None` if it belongs to a question that is not asked. Derived and
    /// advised values are always known.
    pub(crate) fn asked_value(&self, slot: Slot) -> Option<u32> {
        let silent = self.origins.get(slot) == Some(&Origin::NotAsked);
        self.values.get(slot).filter(|_| !silent).copied()
    }

    /// Returns whether a condition applies: whether it holds by the questions that are asked.
    pub(crate) fn applies(&self, when: &Condition) -> bool {
        when.is_settled(true, &|slot| self.asked_value(slot))
    }

    /// Returns whether a condition has a definite result without the assumed value of any question that is
    /// not asked.
    pub(crate) fn is_settled(&self, when: &Condition) -> bool {
        [true, false].into_iter().any(|expected| when.is_settled(expected, &|slot| self.asked_value(slot)))
    }

    /// Sets the slots that are known only after the decision: the model and the number of dimensions selected
    /// now.
    pub(super) fn set_advice(&mut self, rulebook: &Rulebook, model: usize, selected: usize) {
        self.values[rulebook.model_slot()] = u32::try_from(model).unwrap_or(u32::MAX);
        self.values[rulebook.segments_slot()] = u32::try_from(selected).unwrap_or(u32::MAX);
    }
}
