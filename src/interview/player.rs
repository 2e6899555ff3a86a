//! Replays a recorded interview: which question and which answers are shown at any playing time.
//!
//! The player reads no clock: the caller passes the elapsed time. What is shown depends only on the position, so
//! seeking gives the same result as playing. Long pauses are shortened. Each answer stays visible for a moment, so
//! that it can be seen.

mod steps;

use super::{Event, Interview, Place};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;
use std::time::Duration;
use steps::{ReplayStep, StepBuilder, question_of};

/// How long the last step stays before the replay is over.
const END_PAUSE: Duration = Duration::from_secs(3);

/// The slowest and the fastest speed, as factors of the recorded one.
pub(crate) const SPEED_RANGE: (f64, f64) = (0.5, 8.0);

/// Replays the events of an interview.
#[derive(Clone, Debug)]
pub(crate) struct Player {
    rulebook: Arc<Rulebook>,
    steps: Vec<ReplayStep>,
    position: Duration,
    speed: f64,
    is_paused: bool,
    /// The number of steps that are applied to `interview`.
    applied_steps: usize,
    interview: Interview,
}

/// A kind of step to seek.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// An earlier answer was changed.
    AnswerChange,
    /// A note was written.
    Note,
    /// The model of the current outlook changed.
    ModelChange,
    /// An entry that is not an event of the interview, such as a decision.
    OtherEntry,
}

/// What the replay shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReplayFrame {
    /// A question that is about to be answered.
    Question(usize),
    /// A question that was just answered, skipped or given a note.
    Answer(usize),
    /// An entry that is not an event of the interview, such as a decision.
    OtherEntry,
    /// The end of the interview.
    End,
    /// Nothing, because nothing was recorded.
    Empty,
}

impl Player {
    /// Creates a player at the start.
    ///
    /// Each entry has its time in milliseconds since the start of the interview, not counting breaks, and the event.
    /// The event is `None` for an entry that is not an event of the interview.
    pub(crate) fn new(
        rulebook: Arc<Rulebook>,
        entries: impl IntoIterator<Item = (u64, Option<Event>)>,
    ) -> Self {
        let interview = Interview::new(Arc::clone(&rulebook), Answers::new());
        let mut builder = StepBuilder::new(interview.clone());
        let steps = entries.into_iter().map(|(at_ms, event)| builder.next_step(at_ms, event)).collect();
        Self {
            rulebook,
            steps,
            position: Duration::ZERO,
            speed: 1.0,
            is_paused: false,
            applied_steps: 0,
            interview,
        }
    }

    /// Returns the interview as it was at the current position.
    pub(crate) fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns what is shown now.
    pub(crate) fn frame(&self) -> ReplayFrame {
        let frame_after = |step: &ReplayStep| match &step.event {
            Some(record) => question_of(record).map_or(ReplayFrame::End, ReplayFrame::Answer),
            None => ReplayFrame::OtherEntry,
        };
        let last = self.applied_steps.checked_sub(1).map(|last| &self.steps[last]);
        match (last, self.steps.get(self.applied_steps)) {
            (None, None) => ReplayFrame::Empty,
            (Some(last), next) if next.is_none() || self.position < last.due + last.stay => frame_after(last),
            (_, Some(next)) => match (next.event.as_ref().and_then(question_of), last) {
                (Some(question), _) => ReplayFrame::Question(question),
                (None, Some(last)) => frame_after(last),
                (None, None) => match self.interview.place() {
                    Place::Question(question) => ReplayFrame::Question(question),
                    Place::Review | Place::Advice => ReplayFrame::End,
                },
            },
            (Some(_), None) => ReplayFrame::End,
        }
    }

    fn last_step(&self) -> Option<&ReplayStep> {
        self.applied_steps.checked_sub(1).map(|last| &self.steps[last])
    }

    /// Returns the event of the last applied step. Returns `None` if it is not an event of the interview.
    pub(crate) fn last_event(&self) -> Option<&Event> {
        self.last_step()?.event.as_ref()
    }

    /// Returns whether the last applied step changed an earlier answer.
    pub(crate) fn has_changed_answer(&self) -> bool {
        self.last_step().is_some_and(|step| step.changes_answer)
    }

    /// Returns the earlier answer that the last applied step changed, if there was one.
    pub(crate) fn previous_answer(&self) -> Option<&Value> {
        self.last_step()?.previous_answer.as_ref()
    }

    /// Returns the old and the new model if the last applied step changed the outlook: the model that would be
    /// advised with assumed values for all open questions.
    pub(crate) fn model_change(&self) -> Option<(usize, usize)> {
        self.last_step()?.model_change
    }

    /// Returns whether the last applied step continued an interview that was finished.
    pub(crate) fn has_reopened(&self) -> bool {
        self.last_step().is_some_and(|step| step.reopens)
    }

    /// Returns the number of applied steps and of all steps.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.applied_steps, self.steps.len())
    }

    /// Returns the indices of the steps of a kind, from 0.
    pub(crate) fn markers(&self, mark: Marker) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.steps.iter().enumerate().filter(move |(_, step)| step.is(mark)).map(|(index, _)| index)
    }

    /// Returns whether all steps are applied.
    pub(crate) fn is_at_end(&self) -> bool {
        self.applied_steps == self.steps.len()
    }

    /// Returns whether all steps are applied and the last one has stayed for its time.
    pub(crate) fn is_over(&self) -> bool {
        self.position >= self.duration()
    }

    /// Returns the speed as a factor of the recorded one.
    pub(crate) fn speed(&self) -> f64 {
        self.speed
    }

    /// Sets the speed, limited to [`SPEED_RANGE`]. Returns whether it has changed.
    pub(crate) fn set_speed(&mut self, speed: f64) -> bool {
        let previous = self.speed;
        if speed.is_finite() {
            self.speed = speed.clamp(SPEED_RANGE.0, SPEED_RANGE.1);
        }
        self.speed.total_cmp(&previous).is_ne()
    }

    /// Returns whether it is paused.
    pub(crate) fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// Pauses or continues.
    pub(crate) fn set_paused(&mut self, paused: bool) {
        self.is_paused = paused;
    }

    /// Advances by the elapsed time. Returns whether something else is shown now.
    pub(crate) fn advance(&mut self, elapsed: Duration) -> bool {
        if self.is_paused || self.is_over() {
            return false;
        }
        let shown_before = (self.frame(), self.applied_steps);
        self.seek(self.position + elapsed.mul_f64(self.speed));
        shown_before != (self.frame(), self.applied_steps) || self.is_over()
    }

    /// Returns the time until something else is shown. Returns `None` while paused and at the end.
    pub(crate) fn time_to_next(&self) -> Option<Duration> {
        if self.is_paused || self.is_over() {
            return None;
        }
        let pause_end = self.last_step().map(|last| last.due + last.stay);
        let next = self.steps.get(self.applied_steps).map_or(self.duration(), |step| step.due);
        let next_change = pause_end.filter(|beat| *beat > self.position).map_or(next, |beat| beat.min(next));
        Some((next_change.saturating_sub(self.position)).div_f64(self.speed))
    }

    /// Seeks to a position in the playing time.
    pub(crate) fn seek(&mut self, position: Duration) {
        self.position = position.min(self.duration());
        let target = self.steps.partition_point(|step| step.due <= self.position);
        if target < self.applied_steps {
            self.interview = Interview::new(Arc::clone(&self.rulebook), Answers::new());
            self.applied_steps = 0;
        }
        for step in &self.steps[self.applied_steps..target] {
            if let Some(record) = &step.event {
                self.interview.apply(record.clone());
            }
        }
        self.applied_steps = target;
    }

    /// Seeks to the position at which exactly the first `steps` steps are applied.
    pub(crate) fn seek_step(&mut self, steps: usize) {
        let steps = steps.min(self.steps.len());
        self.seek(steps.checked_sub(1).map_or(Duration::ZERO, |last| self.steps[last].due));
    }

    /// Seeks to the next or previous step of a kind. Returns whether there is one.
    pub(crate) fn seek_marker(&mut self, mark: Marker, forward: bool) -> bool {
        let found = if forward {
            self.markers(mark).find(|&step| step >= self.applied_steps)
        } else {
            self.markers(mark).rev().find(|&step| step + 1 < self.applied_steps)
        };
        if let Some(step) = found {
            self.seek_step(step + 1);
        }
        found.is_some()
    }

    /// Returns the whole playing time.
    fn duration(&self) -> Duration {
        self.steps.last().map_or(Duration::ZERO, |last| last.due + END_PAUSE)
    }
}

#[cfg(test)]
mod tests;
