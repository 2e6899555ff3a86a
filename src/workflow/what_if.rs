//! Other answers that are tried on a saved advice. Nothing is saved unless the user keeps them as a session of their own.

use crate::advice::{Advice, OutcomeDiagram, advise};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;

/// Answers that are tried, one change after the other.
#[derive(Debug)]
pub struct WhatIf {
    rulebook: Arc<Rulebook>,
    outcomes: OutcomeDiagram,
    saved: Answers,
    /// The answers after each change.
    tried: Vec<Answers>,
}

impl WhatIf {
    /// Starts from saved answers, without a change.
    pub fn new(rulebook: Arc<Rulebook>, saved: Answers) -> Self {
        Self { outcomes: OutcomeDiagram::new(&rulebook), rulebook, saved, tried: Vec::new() }
    }

    /// Returns the rulebook.
    pub fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    /// Returns the saved answers.
    pub fn saved(&self) -> &Answers {
        &self.saved
    }

    /// Returns the answers with all changes.
    pub fn answers(&self) -> &Answers {
        self.tried.last().unwrap_or(&self.saved)
    }

    /// Returns the advice on the answers with all changes.
    pub fn advice(&self) -> Advice {
        advise(&self.rulebook, &self.outcomes, self.answers())
    }

    /// Tries another answer to a question; `None` is unknown.
    pub fn set(&mut self, question: usize, value: Option<Value>) {
        let tried = with_tried_answer(&self.rulebook, &self.saved, self.answers(), question, value);
        if &tried != self.answers() {
            self.tried.push(tried);
        }
    }

    /// Takes back the last change. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.tried.pop().is_some()
    }

    /// Returns the questions whose answers differ from the saved ones.
    pub fn changes(&self) -> impl Iterator<Item = usize> + '_ {
        let questions = 0..self.rulebook.questions.len();
        questions.filter(|&question| self.answers().get(question) != self.saved.get(question))
    }
}

/// Returns `current` with another answer to a question. The value that the saved advice is already based on, given or
/// assumed, is no change.
pub fn with_tried_answer(
    rulebook: &Rulebook,
    saved: &Answers,
    current: &Answers,
    question: usize,
    value: Option<Value>,
) -> Answers {
    let original = saved.get(question);
    let based_on = original.or(rulebook.questions[question].assumed.as_ref());
    let answer = if value.is_some() && based_on == value.as_ref() { original.cloned() } else { value };
    let mut answers = current.clone();
    answers.set(question, answer);
    answers
}

#[cfg(test)]
mod tests {
    use super::WhatIf;
    use crate::rulebook::tests::{answers, commute};
    use crate::rulebook::{Answers, Value};
    use serde_json::json;
    use std::sync::Arc;

    const DISTANCE: usize = 0;
    const HURRY: usize = 4;

    /// Changes add up, are taken back one by one, and never touch the saved answers.
    #[test]
    fn what_if_changes_are_undone_in_order() {
        let rulebook = Arc::new(commute());
        let saved = answers(&rulebook, &json!({"distance": 5}));
        let mut tried = WhatIf::new(Arc::clone(&rulebook), saved.clone());
        let before = tried.advice().model;
        tried.set(DISTANCE, Some(Value::Number(60)));
        tried.set(HURRY, Some(Value::Choice(2)));
        tried.set(HURRY, Some(Value::Choice(2)));
        assert_eq!(tried.changes().collect::<Vec<_>>(), [DISTANCE, HURRY]);
        assert_ne!(tried.advice().model, before);
        assert!(tried.undo());
        assert_eq!(tried.changes().collect::<Vec<_>>(), [DISTANCE]);
        assert!(tried.undo() && !tried.undo());
        assert_eq!((tried.answers(), tried.saved(), tried.advice().model), (&saved, &saved, before));
    }

    /// The value that is assumed for an unknown answer is no change.
    #[test]
    fn what_if_ignores_the_assumed_value() {
        let rulebook = Arc::new(commute());
        let assumed = rulebook.questions[HURRY].assumed.clone().expect("the question has an assumed value");
        let mut tried = WhatIf::new(rulebook, Answers::new());
        tried.set(HURRY, Some(assumed));
        assert_eq!(tried.changes().count(), 0);
    }
}
