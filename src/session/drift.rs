//! Drift: whether the current rulebook still gives the advice that a session was completed with, and what
//! causes a difference.
//!
//! Rules change, sessions stay. Both advices are decided on the same answers, those at the last completion,
//! so that only the rules can cause a difference; answers that changed later are reported separately. If the
//! session has the path through the tree to its advice, the first step that differs is known exactly.
//! Sessions of older programs have no path: for those the last branch is reported from which the current tree
//! could still reach the saved model.

mod change;

pub use change::Change;

use super::{Entry, Records, SavedAdvice, SavedStep, Session, decided};
use crate::advice::{self, Need, Origin, Situation, Step, decide};
use crate::rulebook::{Answers, Condition, Kind, Node, Rulebook, Slot, Value};
use serde_json::Value as Json;

/// A completed session compared with the current rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// The advice at the last completion.
    pub then: SavedAdvice,
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
    pub parted: Option<Parting>,
    /// The dimensions that were removed, added or reordered.
    pub dimensions: Vec<Moved>,
    /// The answers that the difference depends on, in the order of the questions. Those of questions that no
    /// longer exist come last.
    pub answers: Vec<Bearing>,
}

/// The place where two paths through the tree diverge.
#[derive(Clone, Debug, PartialEq)]
pub enum Parting {
    /// The first step that differs. A path that ended before it has no step there.
    Step {
        /// The index of the step, which is also how many steps are the same.
        at: usize,
        /// The last step that is the same.
        before: Option<Step>,
        /// The step of the saved path.
        then: Option<SavedStep>,
        /// The step of the current path.
        today: Option<Step>,
    },
    /// The last step of the current path from which the saved model could still be reached. The saved path is
    /// not known.
    Left {
        /// The index of the step.
        at: usize,
        /// The step.
        step: Step,
    },
    /// Nothing in the current tree leads to the saved model. The saved path is not known.
    Nowhere,
}

/// A dimension whose place in the segmentation has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The dimension's id.
    pub id: String,
    /// The dimension's index; `None` if the current rules do not have it.
    pub dimension: Option<usize>,
    /// The kind of the change.
    pub how: How,
    /// How much the dimension is needed by the current rules.
    pub need: Need,
    /// The index of the reason for which it is needed now.
    pub reason: Option<usize>,
    /// The indices of the questions that this depends on.
    pub questions: Vec<usize>,
}

/// The kind of change of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was advised before and is not advised now.
    Gone,
    /// It is advised now and was not advised before.
    New,
    /// It is advised at another place in the order.
    Elsewhere,
}

/// An answer that a difference depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Bearing {
    /// The question's id.
    pub id: String,
    /// The question's index; `None` if the current rulebook does not have it.
    pub question: Option<usize>,
    /// The answer at the completion; `None` if the question was left open.
    pub given: Option<Json>,
    /// The value that the current rules use, if they use one.
    pub used: Option<Value>,
    /// How the current rules treat the answer.
    pub standing: Standing,
    /// Whether the answer was changed after the completion.
    pub changed_since: bool,
}

/// How the current rules treat an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The answer is used.
    Given,
    /// The question was left open, so a value is assumed.
    Assumed,
    /// The question no longer accepts the answer, so a value is assumed.
    NotTaken,
    /// The question is not asked because of other answers.
    NotAsked,
    /// The question no longer exists.
    Gone,
}

impl Drift {
    /// Compares a session with the current rules; `None` if it was never completed.
    #[must_use]
    pub fn new(session: &Session, rulebook: &Rulebook) -> Option<Self> {
        let saved = session.advice()?;
        let reopened = !session.is_completed();
        let since = if reopened { session.answers() } else { serde_json::Map::new() };
        let then = session.as_completed();
        let records = Records::new(&then, rulebook);
        let today = decided(&then, rulebook);
        let differs = *saved != today;
        let compared = || {
            let answers = records.answers();
            Comparison {
                rulebook,
                session: &then,
                saved,
                situation: Situation::new(rulebook, &answers),
                not_taken: records.gone.iter().map(|problem| &*problem.at).collect(),
                changed: &|id| reopened && then.answer(id) != since.get(id).cloned(),
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
            made if made.is_other_edition_of(rulebook) => Cause::OtherRulebook,
            _ => Cause::Rules,
        };
        Some(Self { then: saved.clone(), today, reopened, cause, difference })
    }

    /// Returns whether the advice differs.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.difference.is_some()
    }
}

/// Returns the path through the tree on these answers, as sessions save it.
#[must_use]
pub fn path(rulebook: &Rulebook, answers: &Answers) -> Vec<SavedStep> {
    let steps = advice::path(rulebook, &Situation::new(rulebook, answers));
    steps.iter().map(|step| saved(rulebook, step)).collect()
}

/// Returns a step of that path as sessions save it.
#[must_use]
pub fn saved(rulebook: &Rulebook, step: &Step) -> SavedStep {
    let answer = match rulebook.questions.get(step.slot) {
        Some(question) => question.write(&question.value(step.value)),
        None => step.value.into(),
    };
    SavedStep::new(rulebook.slot_id(step.slot).unwrap_or_default(), answer)
}

impl Session {
    /// Returns the session as it was at its last completion, without later events.
    pub(super) fn as_completed(&self) -> Self {
        let mut then = self.clone();
        if let Some(last) = self.events.iter().rposition(|event| *event.what() == Entry::Completed) {
            then.events.truncate(last + 1);
        }
        then
    }

    /// Returns the answer to one question.
    fn answer(&self, id: &str) -> Option<Json> {
        self.events.iter().rev().find_map(|event| match event.what() {
            Entry::Answered { question, value } if question == id => Some(Some(value.clone())),
            Entry::Skipped { question } if question == id => Some(None),
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
    not_taken: Vec<&'a str>,
    /// Whether the answer to a question, by id, was changed after the completion.
    changed: &'a dyn Fn(&str) -> bool,
}

impl Comparison<'_> {
    fn difference(&self) -> Difference {
        let decision = decide(self.rulebook, self.answers);
        let same_model = self.rulebook.models[decision.model].id == self.saved.model;
        let parted = (!same_model).then(|| self.parting());
        let dimensions = self.moved();
        let answers = self.bearings(parted.as_ref(), &dimensions);
        Difference { parted, dimensions, answers }
    }

    fn parting(&self) -> Parting {
        let today = advice::path(self.rulebook, &self.situation);
        let Some(then) = self.session.path() else { return self.left(today) };
        let same = |(then, today): &(&SavedStep, &Step)| {
            let today = saved(self.rulebook, today);
            then.question == today.question && then.answer == today.answer
        };
        let at = then.iter().zip(&today).take_while(same).count();
        Parting::Step {
            at,
            before: at.checked_sub(1).map(|before| today[before].clone()),
            then: then.get(at).cloned(),
            today: today.get(at).cloned(),
        }
    }

    /// Returns the last step from which the saved model could still be reached.
    fn left(&self, today: Vec<Step>) -> Parting {
        let tree = &self.rulebook.tree;
        let model = self.rulebook.models.iter().position(|model| model.id == self.saved.model);
        let mut leads = vec![false; tree.nodes.len()];
        // A node comes before its descendants.
        for (index, node) in tree.nodes.iter().enumerate().rev() {
            leads[index] = match node {
                Node::Leaf(leaf) => Some(*leaf) == model,
                Node::Ask { branches, .. } => {
                    tree.branches[branches.clone()].iter().any(|branch| leads[branch.then])
                }
            };
        }
        let last = today.into_iter().enumerate().take_while(|(_, step)| leads[step.node]).last();
        last.map_or(Parting::Nowhere, |(at, step)| Parting::Left { at, step })
    }

    fn moved(&self) -> Vec<Moved> {
        let today = advice::divide(self.rulebook, self.situation.values());
        let dimensions: Vec<_> =
            self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions).collect();
        let now: Vec<_> = today.now.iter().map(|wanted| &*dimensions[wanted.dimension].id).collect();
        let then: Vec<_> = self.saved.segmentation.iter().map(|id| &**id).collect();
        let stayed = |list: &[&str], other: &[&str]| -> Vec<String> {
            list.iter().filter(|id| other.contains(id)).map(|id| (*id).to_owned()).collect()
        };
        let (stays, stayed) = (stayed(&then, &now), stayed(&now, &then));
        let elsewhere = stays.iter().zip(&stayed).filter(|(then, now)| then != now).map(|(then, _)| &**then);
        let gone = then.iter().filter(|id| !now.contains(id)).map(|id| (*id, How::Gone));
        let new = now.iter().filter(|id| !then.contains(id)).map(|id| (*id, How::New));
        let all = gone.chain(new).chain(elsewhere.map(|id| (id, How::Elsewhere)));
        all.map(|(id, how)| {
            let dimension = dimensions.iter().position(|dimension| dimension.id == id);
            let wanted = today.now.iter().chain(&today.waiting);
            let wanted = wanted.into_iter().find(|wanted| Some(wanted.dimension) == dimension);
            let need = wanted.map_or(Need::None, |wanted| wanted.need);
            let reason = wanted.map(|wanted| wanted.reason);
            let questions = dimension.map_or_else(Vec::new, |index| self.looked_at(index, how, reason));
            Moved { id: id.to_owned(), dimension, how, need, reason, questions }
        })
        .collect()
    }

    /// Returns the questions that the place of a dimension depends on.
    fn looked_at(&self, dimension: usize, how: How, reason: Option<usize>) -> Vec<usize> {
        let Some(rules) = &self.rulebook.segmentation else { return Vec::new() };
        let reasons = &rules.dimensions[dimension].reasons;
        let mut questions = Vec::new();
        let mut look = |when: &Condition| when.each_test(&mut |slot, _| questions.push(slot));
        match reason {
            // It is needed for that reason; without one, none of the reasons is true.
            Some(reason) => look(&reasons[reason].when),
            None => reasons.iter().for_each(|reason| look(&reason.when)),
        }
        // A dimension that is needed but not advised exceeds the cap.
        if reason.is_some() && how == How::Gone {
            rules.cap.less.iter().for_each(|less| look(&less.when));
            questions.push(rules.cap.slot);
        }
        questions.sort_unstable();
        questions.dedup();
        questions
    }

    fn bearings(&self, parted: Option<&Parting>, dimensions: &[Moved]) -> Vec<Bearing> {
        let rulebook = self.rulebook;
        let mut questions: Vec<usize> = dimensions.iter().flat_map(|moved| moved.questions.clone()).collect();
        let mut gone = Vec::new();
        let steps = match parted {
            Some(Parting::Step { before, then, today, .. }) => {
                let same = then
                    .as_ref()
                    .zip(today.as_ref())
                    .is_some_and(|(then, today)| Some(&*then.question) == rulebook.slot_id(today.slot));
                if let Some(then) = then {
                    match (0..rulebook.slots()).find(|&slot| slot_id(rulebook, slot) == Some(&then.question))
                    {
                        Some(slot) => questions.extend(self.inputs(slot)),
                        None => gone.push(then.question.clone()),
                    }
                }
                // If the question is the same and only the answer differs, the step before does not matter.
                let before = before.as_ref().filter(|_| !same);
                [before, today.as_ref()]
            }
            Some(Parting::Left { step, .. }) => [Some(step), None],
            Some(Parting::Nowhere) | None => [None, None],
        };
        questions.extend(steps.into_iter().flatten().flat_map(|step| self.inputs(step.slot)));
        self.close(&mut questions);
        questions.sort_unstable();
        questions.dedup();
        let known = questions.into_iter().map(|question| self.bearing(question));
        let gone = gone.into_iter().map(|id| Bearing {
            given: self.session.answer(&id),
            question: None,
            used: None,
            standing: Standing::Gone,
            changed_since: (self.changed)(&id),
            id,
        });
        known.chain(gone).collect()
    }

    /// Adds the questions whose answers decide that one of `questions` is not asked.
    fn close(&self, questions: &mut Vec<usize>) {
        let mut next = 0;
        while let Some(&question) = questions.get(next) {
            next += 1;
            if !self.situation.is_asked(question) {
                self.rulebook.questions[question].asked_when.each_test(&mut |slot, _| {
                    if !questions.contains(&slot) {
                        questions.push(slot);
                    }
                });
            }
        }
    }

    /// Returns the questions behind an input: the question itself or, for a derived input, all questions that
    /// its reasons test.
    fn inputs(&self, slot: Slot) -> Vec<usize> {
        if slot < self.rulebook.questions.len() {
            return vec![slot];
        }
        let mut questions = Vec::new();
        for dimension in self.rulebook.segmentation.iter().flat_map(|rules| &rules.dimensions) {
            for reason in &dimension.reasons {
                reason.when.each_test(&mut |slot, _| questions.push(slot));
            }
        }
        questions
    }

    fn bearing(&self, index: usize) -> Bearing {
        let question = &self.rulebook.questions[index];
        let standing = match self.situation.origin(index) {
            Origin::NotAsked => Standing::NotAsked,
            Origin::Given => Standing::Given,
            Origin::Assumed if self.not_taken.contains(&&*question.id) => Standing::NotTaken,
            Origin::Assumed => Standing::Assumed,
        };
        let used = match question.kind {
            Kind::Names { .. } => None,
            _ => Some(question.value(self.situation.values()[index])),
        };
        Bearing {
            id: question.id.clone(),
            question: Some(index),
            given: self.session.answer(&question.id),
            used,
            standing,
            changed_since: (self.changed)(&question.id),
        }
    }
}

/// Returns the id of an input; `None` for a slot that only the advice has.
fn slot_id(rulebook: &Rulebook, slot: Slot) -> Option<&str> {
    if slot < rulebook.model_slot() { rulebook.slot_id(slot) } else { None }
}

#[cfg(test)]
mod tests;
