//! Drift: whether today's rulebook still advises what a session was completed with, and if not, where they part.
//!
//! Rules change and sessions stay. Both are decided on the same answers, those at the last completion, so that what
//! differs is the rules' doing; answers given since are told beside it. Where the session says by which way its advice
//! was reached, the first step that differs is known exactly. Sessions of older programs do not say it: of those only the last
//! branch is told at which today's tree could still have come to the saved model.

mod change;

pub use change::Change;

use super::{Entry, Records, SavedAdvice, SavedStep, Session, decided};
use crate::advice::{self, Need, Origin, Situation, Step, decide};
use crate::rulebook::{Answers, Condition, Kind, Node, Rulebook, Slot, Value};
use serde_json::Value as Json;

/// A session that was completed, decided again.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// What was advised when it was last completed.
    pub then: SavedAdvice,
    /// What today's rules advise on the same answers.
    pub today: SavedAdvice,
    /// Whether answers were changed after that completion.
    pub reopened: bool,
    /// What makes the difference, if there is one.
    pub cause: Cause,
    /// What differs; none where the advice is the same.
    pub difference: Option<Box<Difference>>,
}

/// What makes the advice on the same answers another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The rules: they have changed since.
    Rules,
    /// Another rulebook: it was completed with one of the same id that is no earlier edition.
    OtherRulebook,
    /// The file: it was completed with these very rules, which never gave that advice on its answers.
    File,
}

/// What differs between two advices on the same answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Where the ways to the models part; none where the model is the same.
    pub parted: Option<Parting>,
    /// The dimensions that are gone, new or elsewhere in the order.
    pub dimensions: Vec<Moved>,
    /// The answers on which that rests, in the order of the questions; those of questions that are gone come last.
    pub answers: Vec<Bearing>,
}

/// Where two ways down the tree part.
#[derive(Clone, Debug, PartialEq)]
pub enum Parting {
    /// The first step that differs, counted from 0. Where a way has ended there, it has none.
    Step {
        /// How many steps are the same.
        at: usize,
        /// The last step that is the same.
        before: Option<Step>,
        /// The saved way's step.
        then: Option<SavedStep>,
        /// Today's.
        today: Option<Step>,
    },
    /// The saved way is not known. With this step today's way leaves what could still have led to the saved model.
    Left {
        /// Its place, from 0.
        at: usize,
        /// The step.
        step: Step,
    },
    /// The saved way is not known, and nothing in today's tree leads to the saved model.
    Nowhere,
}

/// A dimension that is not where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its id.
    pub id: String,
    /// Its index; none where today's rules have no such dimension.
    pub dimension: Option<usize>,
    /// What became of it.
    pub how: How,
    /// How much it is needed today.
    pub need: Need,
    /// Index of the reason that makes it a need today.
    pub reason: Option<usize>,
    /// Indices of the questions that this rests on.
    pub questions: Vec<usize>,
}

/// What became of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was advised then and is not today.
    Gone,
    /// It is advised today and was not then.
    New,
    /// It is advised at another place in the order.
    Elsewhere,
}

/// An answer on which a difference rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Bearing {
    /// The question's id.
    pub id: String,
    /// Its index; none where today's rulebook does not ask it.
    pub question: Option<usize>,
    /// The answer at the completion; none where it was left open.
    pub given: Option<Json>,
    /// The value that today's rules use; none where there is none.
    pub used: Option<Value>,
    /// How it stands with today's rules.
    pub standing: Standing,
    /// Whether it was answered otherwise after the completion.
    pub changed_since: bool,
}

/// How an answer stands with today's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Given,
    /// It was left open, so a value is assumed.
    Assumed,
    /// The question no longer takes it, so a value is assumed.
    NotTaken,
    /// Given the other answers the question is not asked.
    NotAsked,
    /// There is no such question any more.
    Gone,
}

impl Drift {
    /// Decides a session again; none where nothing was advised on it yet.
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
        // An answer after the completion sets the rulebook to that of its day, and then it is unknown which rules gave the advice.
        let same_rules = !reopened && session.rulebook().digest == rulebook.digest();
        let cause = match session.rulebook() {
            _ if same_rules => Cause::File,
            made if made.is_other_edition_of(rulebook) => Cause::OtherRulebook,
            _ => Cause::Rules,
        };
        Some(Self { then: saved.clone(), today, reopened, cause, difference })
    }

    /// Whether the advice differs.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.difference.is_some()
    }
}

/// The way down the tree on these answers, as sessions keep it.
#[must_use]
pub fn path(rulebook: &Rulebook, answers: &Answers) -> Vec<SavedStep> {
    let steps = advice::path(rulebook, &Situation::new(rulebook, answers));
    steps.iter().map(|step| saved(rulebook, step)).collect()
}

/// A step as sessions keep it.
#[must_use]
pub fn saved(rulebook: &Rulebook, step: &Step) -> SavedStep {
    let answer = match rulebook.questions.get(step.slot) {
        Some(question) => question.write(&question.value(step.value)),
        None => step.value.into(),
    };
    SavedStep::new(rulebook.slot_id(step.slot).unwrap_or_default(), answer)
}

impl Session {
    /// The session as it was when it was last completed: what came after is left out.
    pub(super) fn as_completed(&self) -> Self {
        let mut then = self.clone();
        if let Some(last) = self.events.iter().rposition(|event| *event.what() == Entry::Completed) {
            then.events.truncate(last + 1);
        }
        then
    }

    /// The answer to one question.
    fn answer(&self, id: &str) -> Option<Json> {
        self.events.iter().rev().find_map(|event| match event.what() {
            Entry::Answered { question, value } if question == id => Some(Some(value.clone())),
            Entry::Skipped { question } if question == id => Some(None),
            _ => None,
        })?
    }
}

/// What is compared.
struct Comparison<'a> {
    rulebook: &'a Rulebook,
    /// The session as it was when it was completed.
    session: &'a Session,
    saved: &'a SavedAdvice,
    answers: &'a Answers,
    situation: Situation,
    /// Ids of questions that are gone, or that no longer take what was answered.
    not_taken: Vec<&'a str>,
    /// Whether a question, by id, was answered otherwise after the completion.
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

    /// The last step from which the saved model could still have been reached.
    fn left(&self, today: Vec<Step>) -> Parting {
        let tree = &self.rulebook.tree;
        let model = self.rulebook.models.iter().position(|model| model.id == self.saved.model);
        let mut leads = vec![false; tree.nodes.len()];
        // A node stands before those below it.
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

    /// The questions that the place of a dimension rests on.
    fn looked_at(&self, dimension: usize, how: How, reason: Option<usize>) -> Vec<usize> {
        let Some(rules) = &self.rulebook.segmentation else { return Vec::new() };
        let reasons = &rules.dimensions[dimension].reasons;
        let mut questions = Vec::new();
        let mut look = |when: &Condition| when.each_test(&mut |slot, _| questions.push(slot));
        match reason {
            // What makes it a need is that reason; without one, none of them holds.
            Some(reason) => look(&reasons[reason].when),
            None => reasons.iter().for_each(|reason| look(&reason.when)),
        }
        // A need that is not met is one too many.
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
                // The same question, otherwise answered: what went before has no part in it.
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

    /// Adds the questions for which others are not asked.
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

    /// The questions behind an input: itself, or for a derived one all that its needs look at.
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

/// The id of an input; none for what only advice knows.
fn slot_id(rulebook: &Rulebook, slot: Slot) -> Option<&str> {
    if slot < rulebook.model_slot() { rulebook.slot_id(slot) } else { None }
}

#[cfg(test)]
mod tests;
