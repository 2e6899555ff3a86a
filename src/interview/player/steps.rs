//! The steps of a replay: when each one is applied, how long it stays, and what it changes.

use super::Mark;
use crate::advice;
use crate::interview::{Interview, Record};
use crate::rulebook::Value;
use std::time::Duration;

/// The longest time that is played before a step.
pub const LONGEST: Duration = Duration::from_secs(2);

/// The shortest time that is played before a step: enough to read the question.
pub(super) const SHORTEST: Duration = Duration::from_millis(900);

/// How long an answer stays before the next question is shown.
pub(super) const BEAT: Duration = Duration::from_millis(600);

/// How long a note or another text stays before the next question is shown.
pub(super) const READING: Duration = Duration::from_millis(1400);

/// A step of a replay.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The event. `None` for an entry that is not an event of the interview.
    pub(super) record: Option<Record>,
    /// The playing time at which the step is applied.
    pub(super) due: Duration,
    /// How long it stays before the next question is shown.
    pub(super) stay: Duration,
    /// Whether it changes an earlier answer.
    pub(super) change: bool,
    /// The earlier answer that it changes, if there was one.
    pub(super) before: Option<Value>,
    /// The models that would be advised before and after the step, with assumed values for all open questions. `None`
    /// if they are the same or there is nothing to advise on.
    pub(super) turn: Option<(usize, usize)>,
    /// Whether it continues an interview that was finished.
    pub(super) reopens: bool,
}

impl Step {
    /// Returns whether it is of a kind.
    pub(super) fn is(&self, mark: Mark) -> bool {
        match mark {
            Mark::Change => self.change,
            Mark::Note => matches!(&self.record, Some(Record::Noted(_, text)) if !text.is_empty()),
            Mark::Turn => self.turn.is_some(),
            Mark::Aside => self.record.is_none(),
        }
    }
}

/// Builds the steps of a replay by applying the events to an interview.
pub(super) struct Course {
    interview: Interview,
    /// Whether each question was answered or skipped so far.
    known: Vec<bool>,
    /// The model that would be advised. `None` if there is nothing to advise on.
    model: Option<usize>,
    at_ms: u64,
    due: Duration,
    stay: Duration,
}

impl Course {
    /// Creates a builder before the first step.
    pub(super) fn new(interview: Interview) -> Self {
        let known = vec![false; interview.rulebook().questions.len()];
        let model = heading(&interview);
        Self { interview, known, model, at_ms: 0, due: Duration::ZERO, stay: BEAT }
    }

    /// Applies the next event and returns its step.
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

/// Returns the model that would be advised with assumed values for all open questions. Returns `None` before an
/// essential question is answered.
fn heading(interview: &Interview) -> Option<usize> {
    let (rulebook, situation) = (interview.rulebook(), interview.situation());
    advice::has_basis(rulebook, interview.answers(), situation)
        .then(|| advice::decide_values(rulebook, situation).model)
}

/// Returns whether an answer continues the previous one: it is the same, or a list that starts with the same names.
#[must_use]
pub fn continues(before: Option<&Value>, now: Option<&Value>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => now.extends(before),
        (before, now) => before == now,
    }
}

/// Returns the question of an event.
pub(super) fn question_of(record: &Record) -> Option<usize> {
    match record {
        Record::Answered(question, _) | Record::Skipped(question) | Record::Noted(question, _) => {
            Some(*question)
        }
        Record::Completed => None,
    }
}
