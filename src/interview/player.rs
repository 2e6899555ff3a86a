//! Plays a recorded interview: which question shows, and which answers stand, at any moment of the playing time.
//!
//! No clock is read here: time comes in. What shows follows from the moment alone, so seeking there and playing
//! until there give the same. Hesitations are capped, as nobody wants to wait for a lunch break again; and an answer
//! stays on the screen for a beat, or nobody would see what was chosen.

mod steps;

pub use steps::{LONGEST, continues};

use super::{Interview, Place, Record};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;
use std::time::Duration;
use steps::{Course, Step, question_of};

/// How long the last step stays before the replay is over.
const ENDING: Duration = Duration::from_secs(3);

/// The slowest and the fastest that is played.
pub const SPEEDS: (f64, f64) = (0.5, 8.0);

/// Plays the records of an interview.
#[derive(Clone, Debug)]
pub struct Player {
    rulebook: Arc<Rulebook>,
    steps: Vec<Step>,
    at: Duration,
    speed: f64,
    paused: bool,
    /// How many steps are carried out in `interview`.
    played: usize,
    interview: Interview,
}

/// A kind of step that can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An answer given before was changed.
    Change,
    /// A note was written.
    Note,
    /// The outlook turned to another model.
    Turn,
    /// Something in which the interview had no part.
    Aside,
}

/// What shows at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// A question about to be answered.
    Asked(usize),
    /// A question that was just answered, skipped or noted on.
    Answered(usize),
    /// Something in which the interview had no part.
    Aside,
    /// The end of the interview.
    Finished,
    /// Nothing was recorded.
    Nothing,
}

impl Player {
    /// A player at the start of these moments, each with the milliseconds of time spent in the interview before it, and
    /// with nothing where the interview had no part in it.
    #[must_use]
    pub fn new(rulebook: Arc<Rulebook>, moments: impl IntoIterator<Item = (u64, Option<Record>)>) -> Self {
        let interview = Interview::new(Arc::clone(&rulebook), Answers::new());
        let mut course = Course::new(interview.clone());
        let steps = moments.into_iter().map(|(at_ms, record)| course.step(at_ms, record)).collect();
        Self { rulebook, steps, at: Duration::ZERO, speed: 1.0, paused: false, played: 0, interview }
    }

    /// The interview as it was at this moment.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// What shows now.
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

    /// The step carried out last; nothing where the interview had no part in it.
    #[must_use]
    pub fn last(&self) -> Option<&Record> {
        self.last_step()?.record.as_ref()
    }

    /// Whether the step carried out last changed an answer that was given before.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.last_step().is_some_and(|step| step.change)
    }

    /// The answer that the step carried out last changed, if there was one.
    #[must_use]
    pub fn before(&self) -> Option<&Value> {
        self.last_step()?.before.as_ref()
    }

    /// The models from which and to which the step carried out last turned the outlook, if it did: what would be advised
    /// if everything open were as assumed.
    #[must_use]
    pub fn turn(&self) -> Option<(usize, usize)> {
        self.last_step()?.turn
    }

    /// Whether the step carried out last took up again what was finished.
    #[must_use]
    pub fn has_reopened(&self) -> bool {
        self.last_step().is_some_and(|step| step.reopens)
    }

    /// How many steps are carried out, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.played, self.steps.len())
    }

    /// The steps of a kind, counted from zero.
    #[must_use]
    pub fn marks(&self, mark: Mark) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.steps.iter().enumerate().filter(move |(_, step)| step.is(mark)).map(|(index, _)| index)
    }

    /// Whether all is played.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.played == self.steps.len()
    }

    /// Whether all is played and the last step has stayed for its time.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.at >= self.length()
    }

    /// How fast it plays; 1 is as recorded.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Plays at another speed, within [`SPEEDS`]; returns whether it is another.
    pub fn set_speed(&mut self, speed: f64) -> bool {
        let before = self.speed;
        if speed.is_finite() {
            self.speed = speed.clamp(SPEEDS.0, SPEEDS.1);
        }
        self.speed.total_cmp(&before).is_ne()
    }

    /// Whether it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Pauses, or goes on.
    pub fn pause(&mut self, paused: bool) {
        self.paused = paused;
    }

    /// Lets time pass; returns whether something else shows now.
    pub fn advance(&mut self, elapsed: Duration) -> bool {
        if self.paused || self.is_over() {
            return false;
        }
        let before = (self.showing(), self.played);
        self.seek(self.at + elapsed.mul_f64(self.speed));
        before != (self.showing(), self.played) || self.is_over()
    }

    /// The time until something else shows; nothing while it is paused or over.
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

    /// Goes to a moment of the playing time.
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

    /// Goes to the moment at which `steps` steps are just carried out.
    pub fn seek_step(&mut self, steps: usize) {
        let steps = steps.min(self.steps.len());
        self.seek(steps.checked_sub(1).map_or(Duration::ZERO, |last| self.steps[last].due));
    }

    /// Goes on, or back, to the next step of a kind; returns whether there is one.
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

    fn length(&self) -> Duration {
        self.steps.last().map_or(Duration::ZERO, |last| last.due + ENDING)
    }
}

#[cfg(test)]
mod tests;
