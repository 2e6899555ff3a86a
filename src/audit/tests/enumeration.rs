//! The same proofs by enumerating every combination of answers: slow but simple, to compare with the diagrams.

use crate::advice::{ModelEvidence, OutcomeDiagram, Situation, collect_evidence, decide_values};
use crate::rulebook::{Answers, Node, QuestionKind, Requirement, Rulebook, Slot};

/// The result of enumerating the answer space.
#[derive(Debug)]
pub(super) struct Enumeration {
    /// The number of combinations of answer classes that matter for the model and the segmentation.
    pub combinations: usize,
    /// For each model, the number of combinations that lead to it. A question that is not asked counts once for each
    /// of its classes.
    pub models: Vec<usize>,
    /// Nodes of the leaves that no combination reaches.
    pub unreached: Vec<usize>,
    /// The violated invariants.
    pub failures: Vec<Violation>,
}

/// A violated invariant, with the first combination that violates it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Violation {
    /// Index of the invariant.
    pub invariant: usize,
    /// Answers that violate it. If the invariant compares two sets of answers, the first set.
    pub answers: Answers,
    /// If the invariant compares two sets of answers: the question that differs, and its value in the second set.
    pub raised: Option<(usize, u32)>,
}

/// Enumerates the answer space of a rulebook and checks its invariants.
pub(super) fn enumerate(rulebook: &Rulebook) -> Enumeration {
    let outcomes = OutcomeDiagram::new(rulebook);
    let combinations = Combinations::new(rulebook, &outcomes, &deciding_questions(rulebook));
    let mut reached = vec![false; rulebook.tree.nodes.len()];
    let mut models = vec![0; rulebook.models.len()];
    let decided: Vec<(usize, usize)> = (0..combinations.size)
        .map(|index| {
            let situation = Situation::new(rulebook, &combinations.answers(index));
            rulebook
                .tree
                .walk(situation.values(), |_, branch| reached[rulebook.tree.branches[branch].then] = true);
            let decision = decide_values(rulebook, &situation);
            models[decision.model] += 1;
            (decision.model, decision.segmentation.now.len())
        })
        .collect();
    let leaves = rulebook.tree.nodes.iter().enumerate().filter(|(_, node)| matches!(node, Node::Leaf(_)));
    let unreached = leaves.map(|(index, _)| index).filter(|&leaf| leaf != 0 && !reached[leaf]).collect();
    let failures = (rulebook.invariants.iter().enumerate())
        .filter_map(|(invariant, rule)| {
            let (answers, raised) = match &rule.must {
                Requirement::Never(when, models) => combinations.first(rulebook, |index, situation| {
                    models.contains(&decided[index].0) && situation.applies(when)
                }),
                Requirement::Always(when, models) => combinations.first(rulebook, |index, situation| {
                    !models.contains(&decided[index].0) && situation.applies(when)
                }),
                Requirement::Rising(slot, from, to) => combinations.first_raised(*slot, |low, high| {
                    let (low, high) = (decided[low].0, decided[high].0);
                    low != high && from.contains(&low) && to.contains(&high)
                }),
                Requirement::RisingSegments(slot, same_model) => {
                    combinations.first_raised(*slot, |low, high| {
                        let (low, high) = (decided[low], decided[high]);
                        low.1 > high.1 && (low.0 == high.0 || !same_model)
                    })
                }
                Requirement::EvidenceAgrees => {
                    Combinations::new(rulebook, &outcomes, &all_questions(rulebook))
                        .first(rulebook, |_, situation| !evidence_agrees(rulebook, situation))
                }
            }?;
            Some(Violation { invariant, answers, raised })
        })
        .collect();
    Enumeration { combinations: combinations.size, models, unreached, failures }
}

/// Returns whether no other model has more rows for it and fewer against it than the decided one. Also returns `true`
/// if a branch on the path overrides the evidence.
pub(super) fn evidence_agrees(rulebook: &Rulebook, situation: &Situation) -> bool {
    let mut overridden = false;
    let model = rulebook
        .tree
        .walk(situation.values(), |_, branch| overridden |= rulebook.tree.branches[branch].overrides);
    if overridden {
        return true;
    }
    let count = |panel: &ModelEvidence| (panel.supporting.len(), panel.opposing.len());
    let panels = collect_evidence(rulebook, situation);
    let (favour, against) = count(&panels[model]);
    panels
        .iter()
        .map(count)
        .all(|(other_favour, other_against)| other_favour <= favour || other_against >= against)
}

/// Returns the questions that the model, the segmentation or a condition of an invariant depends on.
fn deciding_questions(rulebook: &Rulebook) -> Vec<usize> {
    let mut seen = vec![false; rulebook.slot_count()];
    let mut mark = |slot: Slot| seen[slot] = true;
    for node in &rulebook.tree.nodes {
        if let Node::Split { slot, .. } = node {
            mark(*slot);
        }
    }
    if let Some(rules) = &rulebook.segmentation {
        mark(rules.cap.slot);
        let reasons =
            rules.dimensions.iter().flat_map(|dimension| &dimension.reasons).map(|reason| &reason.when);
        for when in reasons.chain(rules.cap.less.iter().map(|less| &less.when)) {
            when.for_each_test(&mut |slot, _| mark(slot));
        }
    }
    for rule in &rulebook.invariants {
        match &rule.must {
            Requirement::Never(when, _) | Requirement::Always(when, _) => {
                when.for_each_test(&mut |slot, _| mark(slot));
            }
            Requirement::Rising(slot, ..) | Requirement::RisingSegments(slot, _) => mark(*slot),
            Requirement::EvidenceAgrees => {}
        }
    }
    with_conditions(rulebook, seen)
}

/// Returns the same questions and those that the evidence depends on.
fn all_questions(rulebook: &Rulebook) -> Vec<usize> {
    let mut seen = vec![false; rulebook.slot_count()];
    deciding_questions(rulebook).into_iter().chain(rulebook.evidence.iter().map(|row| row.slot)).for_each(
        |slot| {
            seen[slot] = true;
        },
    );
    with_conditions(rulebook, seen)
}

/// Returns the marked questions and those that decide whether these are asked.
fn with_conditions(rulebook: &Rulebook, mut seen: Vec<bool>) -> Vec<usize> {
    // Conditions look only at earlier questions, so one pass from the last to the first finds all.
    for index in (0..rulebook.questions.len()).rev() {
        if seen[index] {
            rulebook.questions[index].asked_when.for_each_test(&mut |slot, _| seen[slot] = true);
        }
    }
    (0..rulebook.questions.len()).filter(|&index| seen[index]).collect()
}

/// All combinations of the classes of some questions, numbered.
struct Combinations<'a> {
    rulebook: &'a Rulebook,
    /// For each question: its index, its classes, and the distance of combinations that differ by one class of it.
    axes: Vec<(usize, Vec<u32>, usize)>,
    size: usize,
}

impl<'a> Combinations<'a> {
    fn new(rulebook: &'a Rulebook, outcomes: &OutcomeDiagram, questions: &[usize]) -> Self {
        let mut size = 1;
        let mut axes = Vec::new();
        for &question in questions {
            let classes = divide_classes(rulebook, outcomes, question);
            if !classes.is_empty() {
                let stride = size;
                size *= classes.len();
                axes.push((question, classes, stride));
            }
        }
        Self { rulebook, axes, size }
    }

    fn answers(&self, index: usize) -> Answers {
        let mut answers = Answers::new();
        for (question, classes, stride) in &self.axes {
            let value = classes[index / stride % classes.len()];
            answers.set(*question, Some(self.rulebook.questions[*question].value_from_number(value)));
        }
        answers
    }

    /// Returns the first combination for which `is_violation` is true, given its number and situation.
    fn first(
        &self,
        rulebook: &Rulebook,
        is_violation: impl Fn(usize, &Situation) -> bool,
    ) -> Option<(Answers, Option<(usize, u32)>)> {
        (0..self.size).find_map(|index| {
            let answers = self.answers(index);
            is_violation(index, &Situation::new(rulebook, &answers)).then_some((answers, None))
        })
    }

    /// Returns the first pair of combinations, the second with a higher answer to one question, for which `is_violation` is
    /// true.
    fn first_raised(
        &self,
        slot: Slot,
        is_violation: impl Fn(usize, usize) -> bool,
    ) -> Option<(Answers, Option<(usize, u32)>)> {
        let (question, classes, stride) = self.axes.iter().find(|(question, ..)| *question == slot)?;
        (0..self.size).find_map(|low| {
            let class = low / stride % classes.len();
            let higher =
                (class + 1..classes.len()).find(|next| is_violation(low, low + (next - class) * stride))?;
            Some((self.answers(low), Some((*question, classes[higher]))))
        })
    }
}

/// Returns the classes of a question that some rule distinguishes: those of model and segmentation, further divided
/// by evidence and invariants.
fn divide_classes(rulebook: &Rulebook, outcomes: &OutcomeDiagram, question: usize) -> Vec<u32> {
    let mut classes = outcomes.value_classes(question).to_vec();
    let QuestionKind::Integer { min, max, .. } = rulebook.questions[question].kind else { return classes };
    let mut add = |slot: Slot, set: &crate::rulebook::ValueSet| {
        if slot == question {
            classes.extend(set.boundaries().filter(|bound| (min..=max).contains(bound)));
        }
    };
    rulebook.evidence.iter().for_each(|row| add(row.slot, &row.values));
    for rule in &rulebook.invariants {
        if let Requirement::Never(when, _) | Requirement::Always(when, _) = &rule.must {
            when.for_each_test(&mut add);
        }
    }
    classes.sort_unstable();
    classes.dedup();
    classes
}
