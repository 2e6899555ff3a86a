//! What each step of a recorded interview does in it: when it is due, how long it stays, what it changes, and whether the
//! outlook turned.

use super::Mark;
use crate::advice;
use crate::interview::{Interview, Record};
use crate::rulebook::Value;
use std::time::Duration;

/// The longest that a hesitation is played.
pub const LONGEST: Duration = Duration::from_secs(2);

/// The shortest that a step takes: time to read it.
pub(super) const SHORTEST: Duration = Duration::from_millis(900);

/// How long a given answer stays before the next question shows.
pub(super) const BEAT: Duration = Duration::from_millis(600);

/// How long something that is to be read stays before the next question shows.
pub(super) const READING: Duration = Duration::from_millis(1400);

#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Nothing where the interview had no part in it.
    pub(super) record: Option<Record>,
    /// The playing time at which it is carried out.
    pub(super) due: Duration,
    /// How long it stays before the next question shows.
    pub(super) stay: Duration,
    /// Whether it changes an answer that was given before.
    pub(super) change: bool,
    /// The answer that it changes, if there was one.
    pub(super) before: Option<Value>,
    /// The models that would be advised before and after it, everything open being as assumed, where there are two that differ.
    pub(super) turn: Option<(usize, usize)>,
    /// Whether it takes up again what was finished.
    pub(super) reopens: bool,
}

impl Step {
    /// Whether it is of a kind.
    pub(super) fn is(&self, mark: Mark) -> bool {
        match mark {
            Mark::Change => self.change,
            Mark::Note => matches!(&self.record, Some(Record::Noted(_, text)) if !text.is_empty()),
            Mark::Turn => self.turn.is_some(),
            Mark::Aside => self.record.is_none(),
        }
    }
}

/// An interview gone through once, to find what each step does in it.
pub(super) struct Course {
    interview: Interview,
    /// Questions that were answered or skipped so far.
    known: Vec<bool>,
    /// The model that would be advised; `None` where there is nothing to advise on.
    model: Option<usize>,
    at_ms: u64,
    due: Duration,
    stay: Duration,
}

impl Course {
    /// Before the first step.
    pub(super) fn new(interview: Interview) -> Self {
        let known = vec![false; interview.rulebook().questions.len()];
        let model = heading(&interview);
        Self { interview, known, model, at_ms: 0, due: Duration::ZERO, stay: BEAT }
    }

    /// Goes through one more step.
    pub(super) fn step(&mut self, at_ms: u64, record: Option<Record>) -> Step {
        let waited = Duration::from_millis(at_ms.saturating_sub(self.at_ms)).clamp(SHORTEST, LONGEST);
        self.due += if self.stay > BEAT { LONGEST } else { waited };
        self.at_ms = at_ms;
        let (finished, before) = (self.interview.is_finished(), self.model);
        let given = match &record {
            Some(Record::Answered(question, value)) => Some((*question, Some(value))),
            Some(Record::Skipped(question)) => Some((*question, None)),
            _ => None,
        };
        let (mut change, mut changed) = (false, None);
        if let Some((question, value)) = given {
            let stood = self.interview.answers().get(question);
            change = std::mem::replace(&mut self.known[question], true) && !continues(stood, value);
            changed = stood.filter(|_| change).cloned();
        }
        if let Some(record) = &record {
            self.interview.replay(record.clone());
        }
        if given.is_some() {
            self.model = heading(&self.interview);
        }
        let turn = before.zip(self.model).filter(|(before, now)| before != now);
        let reopens = finished && !self.interview.is_finished();
        let mut step = Step { record, due: self.due, stay: BEAT, change, before: changed, turn, reopens };
        if [Mark::Note, Mark::Turn, Mark::Aside].iter().any(|mark| step.is(*mark)) {
            step.stay = READING;
        }
        self.stay = step.stay;
        step
    }
}

/// The model that would be advised if everything open were as assumed; `None` before an essential question is answered.
fn heading(interview: &Interview) -> Option<usize> {
    let (rulebook, situation) = (interview.rulebook(), interview.situation());
    advice::has_basis(rulebook, interview.answers(), situation)
        .then(|| advice::decide_situation(rulebook, situation).model)
}

/// Whether an answer goes on from the one before: the same, or the same names and more.
#[must_use]
pub fn continues(before: Option<&Value>, now: Option<&Value>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => now.continues(before),
        (before, now) => before == now,
    }
}

/// The question that a record is about.
pub(super) fn question_of(record: &Record) -> Option<usize> {
    match record {
        Record::Answered(question, _) | Record::Skipped(question) | Record::Noted(question, _) => {
            Some(*question)
        }
        Record::Completed => None,
    }
}
