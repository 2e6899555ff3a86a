//! Drift: whether the current rulebook still gives the advice that a session was completed with, and what
//! causes a difference.
//!
//! Rules change, sessions stay. Both advices are decided on the same answers, those at the last completion,
//! so that only the rules can cause a difference; answers that changed later are reported separately. If the
//! session has the path through the tree to its advice, the first step that differs is known exactly.
//! Sessions of older programs have no path: for those the last branch is reported from which the current tree
//! could still reach the saved model.

mod change;
mod earlier;

pub use change::AdviceChange;
pub use earlier::EarlierRules;

use super::{EventKind, ResolvedEvents, SavedAdvice, SavedStep, Session};
use crate::advice::{self, Need, Origin, Situation, TreeStep, decide};
use crate::rulebook::{Answers, Condition, Node, QuestionKind, Rulebook, Slot, Value};
use serde_json::Value as Json;

/// A completed session compared with the current rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// The advice at the last completion.
    pub saved: SavedAdvice,
    /// The advice of the current rules on the same answers.
    pub today: SavedAdvice,
    /// Whether answers were changed after that completion.
    pub reopened: bool,
    /// The cause of the difference, if there is one.
    pub cause: Cause,
    /// The difference; `None` if the advice is the same.
    pub difference: Option<Box<Difference>>,
}

/// The cause of different advice on the same answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The rules have changed.
    Rules,
    /// The session was completed with another rulebook of the same id, which is no earlier edition.
    OtherRulebook,
    /// The session was completed with exactly these rules, which never gave the saved advice on its answers.
    File,
}

/// The difference between two advices on the same answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Where the paths to the models diverge; `None` if the model is the same.
    pub divergence: Option<Divergence>,
    /// The dimensions that were removed, added or reordered.
    pub dimensions: Vec<DimensionChange>,
    /// The answers that the difference depends on, in the order of the questions. Those of questions that no
    /// longer exist come last.
    pub answers: Vec<RelevantAnswer>,
    /// How many divisions at a time the current rules allow.
    pub division_limit: u32,
}

/// The place where two paths through the tree diverge.
#[derive(Clone, Debug, PartialEq)]
pub enum Divergence {
    /// The first step that differs. A path that ended before it has no step there.
    FirstDifference {
        /// The index of the step, which is also how many steps are the same.
        index: usize,
        /// The last step that is the same.
        last_common: Option<TreeStep>,
        /// The step of the saved path.
        saved: Option<SavedStep>,
        /// The step of the current path.
        today: Option<TreeStep>,
    },
    /// The last step of the current path from which the saved model could still be reached. The saved path is
    /// not known.
    LastReachable {
        /// The index of the step.
        index: usize,
        /// The step.
        step: TreeStep,
    },
    /// Nothing in the current tree leads to the saved model. The saved path is not known.
    Unreachable,
}

/// A dimension whose place in the segmentation has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionChange {
    /// The dimension's id.
    pub id: String,
    /// The dimension's index; `None` if the current rules do not have it.
    pub dimension: Option<usize>,
    /// The kind of the change.
    pub kind: DimensionChangeKind,
    /// How much the dimension is needed by the current rules.
    pub need: Need,
    /// The index of the reason for which it is needed now.
    pub reason: Option<usize>,
    /// The indices of the questions that this depends on.
    pub questions: Vec<usize>,
}

/// The kind of change of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DimensionChangeKind {
    /// It was advised before and is not advised now.
    Removed,
    /// It is advised now and was not advised before.
    Added,
    /// It is advised at another place in the order.
    Reordered,
}

/// An answer that a difference depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct RelevantAnswer {
    /// The question's id.
    pub id: String,
    /// The question's index; `None` if the current rulebook does not have it.
    pub question: Option<usize>,
    /// The answer at the completion; `None` if the question was left open.
    pub answer: Option<Json>,
    /// The value that the current rules use, if they use one.
    pub value: Option<Value>,
    /// How the current rules treat the answer.
    pub status: AnswerStatus,
    /// Whether the answer was changed after the completion.
    pub changed_since: bool,
}

/// How the current rules treat an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerStatus {
    /// The answer is used.
    Answered,
    /// The question was left open, so a value is assumed.
    Assumed,
    /// The question no longer accepts the answer, so a value is assumed.
    NotAccepted,
    /// The question is not asked because of other answers.
    NotAsked,
    /// The question no longer exists.
    QuestionRemoved,
}

impl Drift {
    /// Compares a session with the current rules; `None` if it was never completed.
    pub fn new(session: &Session, rulebook: &Rulebook) -> Option<Self> {
        Self::from_events(session, &ResolvedEvents::new(session, rulebook), rulebook)
    }

    /// Compares a session whose events are resolved with the current rules; `None` if it was never completed.
    pub fn from_events(session: &Session, events: &ResolvedEvents, rulebook: &Rulebook) -> Option<Self> {
        let saved = session.advice()?;
        let reopened = !session.is_completed();
        let answers = events.answers_at_completion();
        let today = SavedAdvice::new(rulebook, &answers);
        let differs = *saved != today;
        let compared = || {
            let current_answers = if reopened { session.answers() } else { serde_json::Map::new() };
            let completed = session.to_last_completion();
            Comparison {
                rulebook,
                session: &completed,
                saved,
                situation: Situation::new(rulebook, &answers),
                unresolved: events.unresolved_at_completion().iter().map(|problem| &*problem.at).collect(),
                is_changed: &|id| reopened && completed.answer_to(id) != current_answers.get(id).cloned(),
                answers: &answers,
            }
            .difference()
        };
        let difference = differs.then(|| Box::new(compared()));
        // An answer after the completion sets the session's rulebook to the current one, so the rules that
        // gave the saved advice are unknown then.
        let same_rules = !reopened && session.rulebook().digest == rulebook.digest();
        let cause = match session.rulebook() {
            _ if same_rules => Cause::File,
            reference if reference.is_other_edition_of(rulebook) => Cause::OtherRulebook,
            _ => Cause::Rules,
        };
        Some(Self { saved: saved.clone(), today, reopened, cause, difference })
    }

    /// Returns whether the advice differs and the user has to decide which one applies. A reopened session gets
    /// today's advice anyway, when it is completed again.
    pub fn is_undecided(&self) -> bool {
        self.differs() && !self.reopened
    }

    /// Returns whether the advice differs.
    pub fn differs(&self) -> bool {
        self.difference.is_some()
    }
}

/// Returns the path through the tree on these answers, as sessions save it.
pub fn saved_path(rulebook: &Rulebook, answers: &Answers) -> Vec<SavedStep> {
    let steps = advice::decision_path(rulebook, &Situation::new(rulebook, answers));
    steps.iter().map(|step| to_saved_step(rulebook, step)).collect()
}

/// Returns a step of that path as sessions save it.
pub fn to_saved_step(rulebook: &Rulebook, step: &TreeStep) -> SavedStep {
    let answer = match rulebook.questions.get(step.slot) {
        Some(question) => question.to_json(&question.value_from_number(step.value)),
        None => step.value.into(),
    };
    SavedStep::new(rulebook.slot_id(step.slot).unwrap_or_default(), answer)
}

impl Session {
    /// Returns the session as it was at its last completion, without later events.
    pub(super) fn to_last_completion(&self) -> Self {
        let mut then = self.clone();
        if let Some(last) = self.events.iter().rposition(|event| *event.kind() == EventKind::Completed) {
            then.events.truncate(last + 1);
        }
        then
    }

    /// Returns the answer to one question.
    fn answer_to(&self, id: &str) -> Option<Json> {
        self.events.iter().rev().find_map(|event| match event.kind() {
            EventKind::Answered { question, value } if question == id => Some(Some(value.clone())),
            EventKind::Skipped { question } if question == id => Some(None),
            _ => None,
        })?
    }
}

/// The input of a comparison.
struct Comparison<'a> {
    rulebook: &'a Rulebook,
    /// The session at its completion.
    session: &'a Session,
    saved: &'a SavedAdvice,
    answers: &'a Answers,
    situation: Situation,
    /// The ids of questions that no longer exist or no longer accept the answer.
    unresolved: Vec<&'a str>,
    /// Whether the answer to a question, by id, was changed after the completion.
    is_changed: &'a dyn Fn(&str) -> bool,
}

impl Comparison<'_> {
    fn difference(&self) -> Difference {
        let decision = decide(self.rulebook, self.answers);
        let same_model = self.rulebook.models[decision.model].id == self.saved.model;
        let divergence = (!same_model).then(|| self.divergence());
        let dimensions = self.dimension_changes();
        let answers = self.relevant_answers(divergence.as_ref(), &dimensions);
        let division_limit = advice::split_dimensions(self.rulebook, self.situation.values()).limit();
        Difference { divergence, dimensions, answers, division_limit }
    }

    fn divergence(&self) -> Divergence {
        let today = advice::decision_path(self.rulebook, &self.situation);
        let Some(saved) = self.session.path() else { return self.last_reachable_step(today) };
        let same = |(then, today): &(&SavedStep, &TreeStep)| {
            let today = to_saved_step(self.rulebook, today);
            then.question == today.question && then.answer == today.answer
        };
        let index = saved.iter().zip(&today).take_while(same).count();
        Divergence::FirstDifference {
            index,
            last_common: index.checked_sub(1).map(|before| today[before].clone()),
            saved: saved.get(index).cloned(),
            today: today.get(index).cloned(),
        }
    }

    /// Returns the last step from which the saved model could still be reached.
    fn last_reachable_step(&self, today: Vec<TreeStep>) -> Divergence {
        let tree = &self.rulebook.tree;
        let model = self.rulebook.models.iter().position(|model| model.id == self.saved.model);
        let mut leads_to_model = vec![false; tree.nodes.len()];
        // A node comes before its descendants.
        for (index, node) in tree.nodes.iter().enumerate().rev() {
            leads_to_model[index] = match node {
                Node::Leaf(leaf) => Some(*leaf) == model,
                Node::Split { branches, .. } => {
                    tree.branches[branches.clone()].iter().any(|branch| leads_to_model[branch.then])
                }
            };
        }
        let last = today.into_iter().enumerate().take_while(|(_, step)| leads_to_model[step.node]).last();
        last.map_or(Divergence::Unreachable, |(at, step)| Divergence::LastReachable { index: at, step })
    }

    fn dimension_changes(&self) -> Vec<DimensionChange> {
        let today = advice::split_dimensions(self.rulebook, self.situation.values());
        let dimensions: Vec<_> =
            self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect();
        let now: Vec<_> = today.now.iter().map(|wanted| &*dimensions[wanted.dimension].id).collect();
        let then: Vec<_> = self.saved.segmentation.iter().map(|id| &**id).collect();
        let common_with = |list: &[&str], other: &[&str]| -> Vec<String> {
            list.iter().filter(|id| other.contains(id)).map(|id| (*id).to_owned()).collect()
        };
        let (saved_common, current_common) = (common_with(&then, &now), common_with(&now, &then));
        let reordered = saved_common
            .iter()
            .zip(&current_common)
            .filter(|(then, now)| then != now)
            .map(|(then, _)| &**then);
        let removed =
            then.iter().filter(|id| !now.contains(id)).map(|id| (*id, DimensionChangeKind::Removed));
        let added = now.iter().filter(|id| !then.contains(id)).map(|id| (*id, DimensionChangeKind::Added));
        let all = removed.chain(added).chain(reordered.map(|id| (id, DimensionChangeKind::Reordered)));
        all.map(|(id, kind)| {
            let dimension = dimensions.iter().position(|dimension| dimension.id == id);
            let wanted = today.now.iter().chain(&today.waiting);
            let wanted = wanted.into_iter().find(|wanted| Some(wanted.dimension) == dimension);
            let need = wanted.map_or(Need::None, |wanted| wanted.need);
            let reason = wanted.map(|wanted| wanted.reason);
            let questions =
                dimension.map_or_else(Vec::new, |index| self.relevant_questions(index, kind, reason));
            DimensionChange { id: id.to_owned(), dimension, kind, need, reason, questions }
        })
        .collect()
    }

    /// Returns the questions that the place of a dimension depends on.
    fn relevant_questions(
        &self,
        dimension: usize,
        kind: DimensionChangeKind,
        reason: Option<usize>,
    ) -> Vec<usize> {
        let Some(rules) = &self.rulebook.segmentation else { return Vec::new() };
        let reasons = &rules.dimensions[dimension].reasons;
        let mut questions = Vec::new();
        let mut add_tested = |when: &Condition| when.for_each_test(&mut |slot, _| questions.push(slot));
        match reason {
            // It is needed for that reason; without one, none of the reasons is true.
            Some(reason) => add_tested(&reasons[reason].when),
            None => reasons.iter().for_each(|reason| add_tested(&reason.when)),
        }
        // A dimension that is needed but not advised exceeds the cap.
        if reason.is_some() && kind == DimensionChangeKind::Removed {
            rules.cap.less.iter().for_each(|less| add_tested(&less.when));
            questions.push(rules.cap.slot);
        }
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    fn relevant_answers(
        &self,
        divergence: Option<&Divergence>,
        dimensions: &[DimensionChange],
    ) -> Vec<RelevantAnswer> {
        let rulebook = self.rulebook;
        let mut questions: Vec<usize> =
            dimensions.iter().flat_map(|change| change.questions.clone()).collect();
        let mut removed = Vec::new();
        let steps = match divergence {
            Some(Divergence::FirstDifference { last_common: before, saved: then, today, .. }) => {
                let same = then
                    .as_ref()
                    .zip(today.as_ref())
                    .is_some_and(|(then, today)| Some(&*then.question) == rulebook.slot_id(today.slot));
                if let Some(then) = then {
                    match (0..rulebook.slot_count())
                        .find(|&slot| slot_id(rulebook, slot) == Some(&then.question))
                    {
                        Some(slot) => questions.extend(self.input_questions(slot)),
                        None => removed.push(then.question.clone()),
                    }
                }
                // If the question is the same and only the answer differs, the step before does not matter.
                let before = before.as_ref().filter(|_| !same);
                [before, today.as_ref()]
            }
            Some(Divergence::LastReachable { step, .. }) => [Some(step), None],
            Some(Divergence::Unreachable) | None => [None, None],
        };
        questions.extend(steps.into_iter().flatten().flat_map(|step| self.input_questions(step.slot)));
        self.add_gating_questions(&mut questions);
        questions.sort_unstable();
        questions.dedup();
        let known = questions.into_iter().map(|question| self.relevant_answer(question));
        let removed_answers = removed.into_iter().map(|id| RelevantAnswer {
            answer: self.session.answer_to(&id),
            question: None,
            value: None,
            status: AnswerStatus::QuestionRemoved,
            changed_since: (self.is_changed)(&id),
            id,
        });
        known.chain(removed_answers).collect()
    }

    /// Adds the questions whose answers decide that one of `questions` is not asked.
    fn add_gating_questions(&self, questions: &mut Vec<usize>) {
        let mut next = 0;
        while let Some(&question) = questions.get(next) {
            next += 1;
            if !self.situation.is_asked(question) {
                self.rulebook.questions[question].asked_when.for_each_test(&mut |slot, _| {
                    if !questions.contains(&slot) {
                        questions.push(slot);
                    }
                });
            }
        }
    }

    /// Returns the questions behind an input: the question itself or, for a derived input, all questions that
    /// its reasons test.
    fn input_questions(&self, slot: Slot) -> Vec<usize> {
        if slot < self.rulebook.questions.len() {
            return vec![slot];
        }
        let mut questions = Vec::new();
        for dimension in self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions) {
            for reason in &dimension.reasons {
                reason.when.for_each_test(&mut |slot, _| questions.push(slot));
            }
        }
        questions
    }

    fn relevant_answer(&self, index: usize) -> RelevantAnswer {
        let question = &self.rulebook.questions[index];
        let status = match self.situation.origin(index) {
            Origin::NotAsked => AnswerStatus::NotAsked,
            Origin::Answered => AnswerStatus::Answered,
            Origin::Assumed if self.unresolved.contains(&&*question.id) => AnswerStatus::NotAccepted,
            Origin::Assumed => AnswerStatus::Assumed,
        };
        let value = match question.kind {
            QuestionKind::Names { .. } => None,
            _ => Some(question.value_from_number(self.situation.values()[index])),
        };
        RelevantAnswer {
            id: question.id.clone(),
            question: Some(index),
            answer: self.session.answer_to(&question.id),
            value,
            status,
            changed_since: (self.is_changed)(&question.id),
        }
    }
}

/// Returns the id of an input; `None` for a slot that only the advice has.
fn slot_id(rulebook: &Rulebook, slot: Slot) -> Option<&str> {
    if slot < rulebook.model_slot() { rulebook.slot_id(slot) } else { None }
}

#[cfg(test)]
mod tests;
