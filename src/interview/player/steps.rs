//! The steps of a replay: when each one is applied, how long it stays, and what it changes.

use super::Marker;
use crate::advice;
use crate::interview::{Event, Interview};
use crate::rulebook::Value;
use std::time::Duration;

/// The longest time that is played before a step.
pub(crate) const MAX_PAUSE: Duration = Duration::from_secs(2);

/// The shortest time that is played before a step: enough to read the question.
pub(super) const MIN_PAUSE: Duration = Duration::from_millis(900);

/// How long an answer stays before the next question is shown.
pub(super) const ANSWER_PAUSE: Duration = Duration::from_millis(600);

/// How long a note or another text stays before the next question is shown.
pub(super) const READING_PAUSE: Duration = Duration::from_millis(1400);

/// A step of a replay.
#[derive(Clone, Debug)]
pub(super) struct ReplayStep {
    /// The event. `None` for an entry that is not an event of the interview.
    pub(super) event: Option<Event>,
    /// The playing time at which the step is applied.
    pub(super) due: Duration,
    /// How long it stays before the next question is shown.
    pub(super) stay: Duration,
    /// Whether it changes an earlier answer.
    pub(super) changes_answer: bool,
    /// The earlier answer that it changes, if there was one.
    pub(super) previous_answer: Option<Value>,
    /// The models that would be advised before and after the step, with assumed values for all open questions. `None`
    /// if they are the same or there is nothing to advise on.
    pub(super) model_change: Option<(usize, usize)>,
    /// Whether it continues an interview that was finished.
    pub(super) reopens: bool,
}

impl ReplayStep {
    /// Returns whether it is of a kind.
    pub(super) fn is(&self, marker: Marker) -> bool {
        match marker {
            Marker::AnswerChange => self.changes_answer,
            Marker::Note => matches!(&self.event, Some(Event::Noted(_, text)) if !text.is_empty()),
            Marker::ModelChange => self.model_change.is_some(),
            Marker::OtherEntry => self.event.is_none(),
        }
    }
}

/// Builds the steps of a replay by applying the events to an interview.
pub(super) struct StepBuilder {
    interview: Interview,
    /// Whether each question was answered or skipped so far.
    is_settled: Vec<bool>,
    /// The model that would be advised. `None` if there is nothing to advise on.
    model: Option<usize>,
    at_ms: u64,
    due: Duration,
    stay: Duration,
}

impl StepBuilder {
    /// Creates a builder before the first step.
    pub(super) fn new(interview: Interview) -> Self {
        let known = vec![false; interview.rulebook().questions.len()];
        let model = current_model(&interview);
        Self { interview, is_settled: known, model, at_ms: 0, due: Duration::ZERO, stay: ANSWER_PAUSE }
    }

    /// Applies the next event and returns its step.
    pub(super) fn next_step(&mut self, at_ms: u64, event: Option<Event>) -> ReplayStep {
        let pause = Duration::from_millis(at_ms.saturating_sub(self.at_ms)).clamp(MIN_PAUSE, MAX_PAUSE);
        self.due += if self.stay > ANSWER_PAUSE { MAX_PAUSE } else { pause };
        self.at_ms = at_ms;
        let (was_finished, before) = (self.interview.is_finished(), self.model);
        let answer = match &event {
            Some(Event::Answered(question, value)) => Some((*question, Some(value))),
            Some(Event::Skipped(question)) => Some((*question, None)),
            _ => None,
        };
        let (mut changes_answer, mut previous_answer) = (false, None);
        if let Some((question, value)) = answer {
            let stored = self.interview.answers().get(question);
            changes_answer =
                std::mem::replace(&mut self.is_settled[question], true) && !is_continuation(stored, value);
            previous_answer = stored.filter(|_| changes_answer).cloned();
        }
        if let Some(record) = &event {
            self.interview.apply(record.clone());
        }
        if answer.is_some() {
            self.model = current_model(&self.interview);
        }
        let model_change = before.zip(self.model).filter(|(before, now)| before != now);
        let reopens = was_finished && !self.interview.is_finished();
        let mut step = ReplayStep {
            event,
            due: self.due,
            stay: ANSWER_PAUSE,
            changes_answer,
            previous_answer,
            model_change,
            reopens,
        };
        if [Marker::Note, Marker::ModelChange, Marker::OtherEntry].iter().any(|mark| step.is(*mark)) {
            step.stay = READING_PAUSE;
        }
        self.stay = step.stay;
        step
    }
}

/// Returns the model that would be advised with assumed values for all open questions. Returns `None` before an
/// essential question is answered.
fn current_model(interview: &Interview) -> Option<usize> {
    let (rulebook, situation) = (interview.rulebook(), interview.situation());
    advice::has_basis(rulebook, interview.answers(), situation)
        .then(|| advice::decide_values(rulebook, situation).model)
}

/// Returns whether an answer continues the previous one: it is the same, or a list that starts with the same names.
pub(crate) fn is_continuation(before: Option<&Value>, now: Option<&Value>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => now.extends(before),
        (before, now) => before == now,
    }
}

/// Returns the question of an event.
pub(super) fn question_of(event: &Event) -> Option<usize> {
    match event {
        Event::Answered(question, _) | Event::Skipped(question) | Event::Noted(question, _) => {
            Some(*question)
        }
        Event::Completed => None,
    }
}
