//! Tests of warnings: each can be given, and each question that it names can silence it.

use super::support::{advised, values};
use crate::advice::assumptions::tested_slots;
use crate::rulebook::{Answers, Condition, QuestionKind, Rulebook};

/// A pseudo-random number generator, the same in every run.
pub(super) struct RandomNumbers(pub(super) u64);

impl RandomNumbers {
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 40).expect("24 bits fit in usize") % count
    }
}

/// Returns for each question the values that the warnings and the decision tell apart.
pub(super) fn distinguished_values(rulebook: &Rulebook) -> Vec<Vec<u32>> {
    let outcomes = crate::advice::OutcomeDiagram::new(rulebook);
    let conditions: Vec<&Condition> = rulebook.warnings.iter().map(|warning| &warning.when).collect();
    (0..rulebook.questions.len())
        .map(|question| match rulebook.questions[question].kind {
            QuestionKind::Names { .. } => Vec::new(),
            _ => {
                [values(rulebook, &conditions, question), outcomes.value_classes(question).to_vec()].concat()
            }
        })
        .collect()
}

/// Every warning is given for some answers, and every question that it names can silence it.
#[test]
fn warnings_can_be_given_and_silenced() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    let choices = distinguished_values(&rulebook);
    let mut draws = RandomNumbers(1);
    let mut given = vec![0; rulebook.warnings.len()];
    // For each warning, the questions that it names and that have not silenced it yet.
    let mut left: Vec<Vec<usize>> =
        rulebook.warnings.iter().map(|warning| warning.questions.clone()).collect();
    let holds = |warning: usize, answers: &Answers| {
        rulebook.warnings[warning].when.holds(advised(&rulebook, answers).values())
    };
    let mut most = 0;
    for _ in 0..6_000 {
        let mut answers = Answers::new();
        for (question, choices) in choices.iter().enumerate().filter(|(_, choices)| !choices.is_empty()) {
            let value = choices[draws.below(choices.len())];
            answers.set(question, Some(rulebook.questions[question].value_from_number(value)));
        }
        let situation = advised(&rulebook, &answers);
        let fired: Vec<_> = (0..rulebook.warnings.len())
            .filter(|&warning| rulebook.warnings[warning].when.holds(situation.values()))
            .collect();
        most = most.max(fired.len());
        for warning in fired {
            given[warning] += 1;
            left[warning].retain(|&question| {
                let mut other = answers.clone();
                !choices[question].iter().any(|&value| {
                    other.set(question, Some(rulebook.questions[question].value_from_number(value)));
                    !holds(warning, &other)
                })
            });
        }
    }
    for (index, warning) in rulebook.warnings.iter().enumerate() {
        assert!(given[index] > 0, "{} is never given", warning.code);
        let idle: Vec<_> = left[index].iter().map(|&question| &rulebook.questions[question].id).collect();
        assert!(idle.is_empty(), "{} names {idle:?}, which never silence it", warning.code);
    }
    assert!(most <= 12, "{most} warnings at once are too many to read");
}

/// A warning names questions, and if it depends on answers alone it names all of these.
#[test]
fn warnings_name_the_questions_they_depend_on() {
    let rulebook = Rulebook::shipped().expect("the shipped rulebook is valid");
    for warning in &rulebook.warnings {
        assert!(!warning.questions.is_empty(), "{}", warning.code);
        let looks = tested_slots([&warning.when]);
        if looks.iter().all(|&slot| slot < rulebook.questions.len()) {
            let named = |slot: &&usize| warning.questions.contains(slot) || is_size(&rulebook, **slot);
            let missing: Vec<_> =
                looks.iter().filter(|slot| !named(slot)).map(|&slot| rulebook.slot_id(slot)).collect();
            assert!(missing.is_empty(), "{} looks at {missing:?} and does not name it", warning.code);
        }
    }
}

/// Returns whether an input is a number. Numbers often only say that a warning makes sense at all, for
/// example that there is more than one person.
fn is_size(rulebook: &Rulebook, slot: usize) -> bool {
    matches!(rulebook.questions[slot].kind, QuestionKind::Integer { .. })
}
