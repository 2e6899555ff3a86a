//! Replays a recorded interview: which question and which answers are shown at any playing time.
//!
//! The player reads no clock: the caller passes the elapsed time. What is shown depends only on the position, so
//! seeking gives the same result as playing. Long pauses are shortened. Each answer stays visible for a moment, so
//! that it can be seen.

mod steps;

pub use steps::{LONGEST, continues};

use super::{Interview, Place, Record};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;
use std::time::Duration;
use steps::{Course, Step, question_of};

/// How long the last step stays before the replay is over.
const ENDING: Duration = Duration::from_secs(3);

/// The slowest and the fastest speed, as factors of the recorded one.
pub const SPEEDS: (f64, f64) = (0.5, 8.0);

/// Replays the events of an interview.
#[derive(Clone, Debug)]
pub struct Player {
    rulebook: Arc<Rulebook>,
    steps: Vec<Step>,
    at: Duration,
    speed: f64,
    paused: bool,
    /// The number of steps that are applied to `interview`.
    played: usize,
    interview: Interview,
}

/// A kind of step to seek.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An earlier answer was changed.
    Change,
    /// A note was written.
    Note,
    /// The model of the current outlook changed.
    Turn,
    /// An entry that is not an event of the interview, such as a decision.
    Aside,
}

/// What the replay shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// A question that is about to be answered.
    Asked(usize),
    /// A question that was just answered, skipped or given a note.
    Answered(usize),
    /// An entry that is not an event of the interview, such as a decision.
    Aside,
    /// The end of the interview.
    Finished,
    /// Nothing, because nothing was recorded.
    Nothing,
}

impl Player {
    /// Creates a player at the start.
    ///
    /// Each entry has its time in milliseconds since the start of the interview, not counting breaks, and the event.
    /// The event is `None` for an entry that is not an event of the interview.
    #[must_use]
    pub fn new(rulebook: Arc<Rulebook>, moments: impl IntoIterator<Item = (u64, Option<Record>)>) -> Self {
        let interview = Interview::new(Arc::clone(&rulebook), Answers::new());
        let mut course = Course::new(interview.clone());
        let steps = moments.into_iter().map(|(at_ms, record)| course.step(at_ms, record)).collect();
        Self { rulebook, steps, at: Duration::ZERO, speed: 1.0, paused: false, played: 0, interview }
    }

    /// Returns the interview as it was at the current position.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns what is shown now.
    #[must_use]
    pub fn showing(&self) -> Showing {
        let shown = |step: &Step| match &step.record {
            Some(record) => question_of(record).map_or(Showing::Finished, Showing::Answered),
            None => Showing::Aside,
        };
        let last = self.played.checked_sub(1).map(|last| &self.steps[last]);
        match (last, self.steps.get(self.played)) {
            (None, None) => Showing::Nothing,
            (Some(last), next) if next.is_none() || self.at < last.due + last.stay => shown(last),
            (_, Some(next)) => match (next.record.as_ref().and_then(question_of), last) {
                (Some(question), _) => Showing::Asked(question),
                (None, Some(last)) => shown(last),
                (None, None) => match self.interview.place() {
                    Place::Question(question) => Showing::Asked(question),
                    Place::Review | Place::Done => Showing::Finished,
                },
            },
            (Some(_), None) => Showing::Finished,
        }
    }

    fn last_step(&self) -> Option<&Step> {
        self.played.checked_sub(1).map(|last| &self.steps[last])
    }

    /// Returns the event of the last applied step. Returns `None` if it is not an event of the interview.
    #[must_use]
    pub fn last(&self) -> Option<&Record> {
        self.last_step()?.record.as_ref()
    }

    /// Returns whether the last applied step changed an earlier answer.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.last_step().is_some_and(|step| step.change)
    }

    /// Returns the earlier answer that the last applied step changed, if there was one.
    #[must_use]
    pub fn before(&self) -> Option<&Value> {
        self.last_step()?.before.as_ref()
    }

    /// Returns the old and the new model if the last applied step changed the outlook: the model that would be
    /// advised with assumed values for all open questions.
    #[must_use]
    pub fn turn(&self) -> Option<(usize, usize)> {
        self.last_step()?.turn
    }

    /// Returns whether the last applied step continued an interview that was finished.
    #[must_use]
    pub fn has_reopened(&self) -> bool {
        self.last_step().is_some_and(|step| step.reopens)
    }

    /// Returns the number of applied steps and of all steps.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.played, self.steps.len())
    }

    /// Returns the indices of the steps of a kind, from 0.
    #[must_use]
    pub fn marks(&self, mark: Mark) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.steps.iter().enumerate().filter(move |(_, step)| step.is(mark)).map(|(index, _)| index)
    }

    /// Returns whether all steps are applied.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.played == self.steps.len()
    }

    /// Returns whether all steps are applied and the last one has stayed for its time.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.at >= self.length()
    }

    /// Returns the speed as a factor of the recorded one.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Sets the speed, limited to [`SPEED_RANGE`]. Returns whether it has changed.
    pub fn set_speed(&mut self, speed: f64) -> bool {
        let before = self.speed;
        if speed.is_finite() {
            self.speed = speed.clamp(SPEEDS.0, SPEEDS.1);
        }
        self.speed.total_cmp(&before).is_ne()
    }

    /// Returns whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Pauses or continues.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// Advances by the elapsed time. Returns whether something else is shown now.
    pub fn advance(&mut self, elapsed: Duration) -> bool {
        if self.paused || self.is_over() {
            return false;
        }
        let before = (self.showing(), self.played);
        self.seek(self.at + elapsed.mul_f64(self.speed));
        before != (self.showing(), self.played) || self.is_over()
    }

    /// Returns the time until something else is shown. Returns `None` while paused and at the end.
    #[must_use]
    pub fn until_next(&self) -> Option<Duration> {
        if self.paused || self.is_over() {
            return None;
        }
        let beat = self.last_step().map(|last| last.due + last.stay);
        let next = self.steps.get(self.played).map_or(self.length(), |step| step.due);
        let moment = beat.filter(|beat| *beat > self.at).map_or(next, |beat| beat.min(next));
        Some((moment.saturating_sub(self.at)).div_f64(self.speed))
    }

    /// Seeks to a position in the playing time.
    pub fn seek(&mut self, moment: Duration) {
        self.at = moment.min(self.length());
        let wanted = self.steps.partition_point(|step| step.due <= self.at);
        if wanted < self.played {
            self.interview = Interview::new(Arc::clone(&self.rulebook), Answers::new());
            self.played = 0;
        }
        for step in &self.steps[self.played..wanted] {
            if let Some(record) = &step.record {
                self.interview.replay(record.clone());
            }
        }
        self.played = wanted;
    }

    /// Seeks to the position at which exactly the first `steps` steps are applied.
    pub fn seek_step(&mut self, steps: usize) {
        let steps = steps.min(self.steps.len());
        self.seek(steps.checked_sub(1).map_or(Duration::ZERO, |last| self.steps[last].due));
    }

    /// Seeks to the next or previous step of a kind. Returns whether there is one.
    pub fn seek_mark(&mut self, mark: Mark, forward: bool) -> bool {
        let found = if forward {
            self.marks(mark).find(|&step| step >= self.played)
        } else {
            self.marks(mark).rev().find(|&step| step + 1 < self.played)
        };
        if let Some(step) = found {
            self.seek_step(step + 1);
        }
        found.is_some()
    }

    /// Returns the whole playing time.
    fn length(&self) -> Duration {
        self.steps.last().map_or(Duration::ZERO, |last| last.due + ENDING)
    }
}

#[cfg(test)]
mod tests;
