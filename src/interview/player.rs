//! Plays a recorded interview: which question shows, and which answers stand, at any moment of the playing time.
//!
//! No clock is read here: time comes in. What shows follows from the moment alone, so seeking there and playing
//! until there give the same. Hesitations are capped, as nobody wants to wait for a lunch break again; and an answer
//! stays on the screen for a beat, or nobody would see what was chosen.

use super::{Interview, Record};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;
use std::time::Duration;

/// The longest that a hesitation is played.
pub const LONGEST: Duration = Duration::from_secs(2);

/// The shortest that a step takes: time to read it.
const SHORTEST: Duration = Duration::from_millis(900);

/// How long a given answer stays before the next question shows.
const BEAT: Duration = Duration::from_millis(600);

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

#[derive(Clone, Debug)]
struct Step {
    record: Record,
    /// The playing time at which it is carried out.
    due: Duration,
    /// Whether it changes an answer that was given before.
    change: bool,
    /// The answer that it changes, if there was one.
    before: Option<Value>,
}

/// What shows at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// A question about to be answered.
    Asked(usize),
    /// A question that was just answered, skipped or noted on.
    Answered(usize),
    /// The end of the interview.
    Finished,
    /// Nothing was recorded.
    Nothing,
}

impl Player {
    /// A player at the start of these records, each with the milliseconds of time spent in the interview before it.
    #[must_use]
    pub fn new(rulebook: Arc<Rulebook>, records: Vec<(u64, Record)>) -> Self {
        let mut due = Duration::ZERO;
        let mut before = 0;
        let mut seen = Answers::new();
        let mut known = vec![false; rulebook.questions.len()];
        let steps = records
            .into_iter()
            .map(|(at_ms, record)| {
                due += Duration::from_millis(at_ms.saturating_sub(before)).clamp(SHORTEST, LONGEST);
                before = at_ms;
                let before = question_of(&record).and_then(|question| seen.get(question).cloned());
                let change = changes(&record, &mut seen, &mut known);
                Step { record, due, change, before: before.filter(|_| change) }
            })
            .collect();
        let interview = Interview::new(Arc::clone(&rulebook), Answers::new());
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
        let shown = |step: &Step, found: fn(usize) -> Showing| {
            question_of(&step.record).map_or(Showing::Finished, found)
        };
        let last = self.played.checked_sub(1).map(|last| &self.steps[last]);
        match (last, self.steps.get(self.played)) {
            (None, None) => Showing::Nothing,
            (Some(last), next) if next.is_none() || self.at < last.due + BEAT => {
                shown(last, Showing::Answered)
            }
            (_, Some(next)) => match question_of(&next.record) {
                Some(question) => Showing::Asked(question),
                None => last.map_or(Showing::Finished, |last| shown(last, Showing::Answered)),
            },
            (Some(_), None) => Showing::Finished,
        }
    }

    /// The step carried out last.
    #[must_use]
    pub fn last(&self) -> Option<&Record> {
        self.played.checked_sub(1).map(|last| &self.steps[last].record)
    }

    /// Whether the step carried out last changed an answer that was given before.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.played.checked_sub(1).is_some_and(|last| self.steps[last].change)
    }

    /// The answer that the step carried out last changed, if there was one.
    #[must_use]
    pub fn before(&self) -> Option<&Value> {
        self.played.checked_sub(1).and_then(|last| self.steps[last].before.as_ref())
    }

    /// How many steps are carried out, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.played, self.steps.len())
    }

    /// The steps that change an answer given before, counted from zero.
    pub fn changes(&self) -> impl Iterator<Item = usize> + '_ {
        self.steps.iter().enumerate().filter(|(_, step)| step.change).map(|(index, _)| index)
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
        let beat = self.played.checked_sub(1).map(|last| self.steps[last].due + BEAT);
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
            self.interview.replay(step.record.clone());
        }
        self.played = wanted;
    }

    /// Goes to the moment at which `steps` steps are just carried out.
    pub fn seek_step(&mut self, steps: usize) {
        let steps = steps.min(self.steps.len());
        self.seek(steps.checked_sub(1).map_or(Duration::ZERO, |last| self.steps[last].due));
    }

    /// Goes on to where the next answer was changed; returns whether there is one.
    pub fn seek_change(&mut self) -> bool {
        let next = self.changes().find(|&step| step >= self.played);
        if let Some(step) = next {
            self.seek_step(step + 1);
        }
        next.is_some()
    }

    fn length(&self) -> Duration {
        self.steps.last().map_or(Duration::ZERO, |last| last.due + ENDING)
    }
}

/// Whether a record changes an answer given before, or takes it back. `seen` and `known` gather what was given.
fn changes(record: &Record, seen: &mut Answers, known: &mut [bool]) -> bool {
    let (question, value) = match record {
        Record::Answered(question, value) => (*question, Some(value.clone())),
        Record::Skipped(question) => (*question, None),
        Record::Noted(..) | Record::Completed => return false,
    };
    let change = known[question] && !continues(seen.get(question), value.as_ref());
    known[question] = true;
    seen.set(question, value);
    change
}

/// Whether an answer goes on from the one before: the same, or the same names and more.
#[must_use]
pub fn continues(before: Option<&Value>, now: Option<&Value>) -> bool {
    match (before, now) {
        (Some(Value::Names(before)), Some(Value::Names(now))) => now.starts_with(before),
        (before, now) => before == now,
    }
}

fn question_of(record: &Record) -> Option<usize> {
    match record {
        Record::Answered(question, _) | Record::Skipped(question) | Record::Noted(question, _) => {
            Some(*question)
        }
        Record::Completed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{BEAT, ENDING, LONGEST, Player, SHORTEST, Showing};
    use crate::interview::Record;
    use crate::rulebook::Value;
    use crate::rulebook::tests::commute;
    use std::sync::Arc;
    use std::time::Duration;

    const HOUR: u64 = 3_600_000;

    fn player() -> Player {
        let records = vec![
            (0, Record::Answered(0, Value::Number(12))),
            (HOUR, Record::Answered(3, Value::Choice(1))),
            (HOUR + 1500, Record::Noted(3, "by the sea".to_owned())),
            (HOUR + 3000, Record::Answered(0, Value::Number(5))),
            (HOUR + 4500, Record::Completed),
        ];
        Player::new(Arc::new(commute()), records)
    }

    #[test]
    fn a_hesitation_is_played_for_two_seconds_at_the_most() {
        let mut player = player();
        assert_eq!((player.showing(), player.until_next()), (Showing::Asked(0), Some(SHORTEST)));
        assert!(player.advance(SHORTEST));
        assert_eq!((player.showing(), player.until_next()), (Showing::Answered(0), Some(BEAT)));
        assert!(player.advance(BEAT));
        assert_eq!(
            (player.showing(), player.until_next()),
            (Showing::Asked(3), Some(LONGEST.saturating_sub(BEAT)))
        );
        assert!(player.advance(LONGEST.saturating_sub(BEAT)));
        assert_eq!((player.showing(), player.progress()), (Showing::Answered(3), (2, 5)));
    }

    #[test]
    fn speed_divides_the_waiting_and_a_pause_ends_it() {
        let mut player = player();
        assert!(player.set_speed(4.0) && !player.set_speed(f64::NAN));
        assert_eq!(player.until_next(), Some(SHORTEST / 4));
        assert!(player.set_speed(100.0) && !player.set_speed(8.0));
        player.pause(true);
        assert_eq!(player.until_next(), None);
        assert!(!player.advance(Duration::from_mins(1)));
    }

    #[test]
    fn seeking_both_ways_gives_what_playing_gives() {
        let state = |player: &Player| {
            let (interview, questions) = (player.interview(), 0..6);
            let notes: Vec<_> = questions.map(|question| interview.note_on(question).to_owned()).collect();
            (player.showing(), player.progress(), interview.answers().clone(), interview.place(), notes)
        };
        let moments: Vec<_> = (0..110).map(|n| Duration::from_millis(n * 100)).collect();
        let mut playing = player();
        let mut played = vec![state(&playing)];
        for _ in &moments[1..] {
            playing.advance(Duration::from_millis(100));
            played.push(state(&playing));
        }
        let mut seeking = player();
        for (moment, expected) in moments.iter().zip(&played).rev() {
            seeking.seek(*moment);
            assert_eq!(state(&seeking), *expected, "{moment:?}");
        }
        for (moment, expected) in moments.iter().zip(&played) {
            seeking.seek(*moment);
            assert_eq!(state(&seeking), *expected, "{moment:?}");
        }
    }

    #[test]
    fn steps_go_to_the_moment_of_each_answer() {
        let mut player = player();
        player.seek_step(4);
        assert_eq!((player.showing(), player.has_changed()), (Showing::Answered(0), true));
        player.seek_step(3);
        assert_eq!(player.last(), Some(&Record::Noted(3, "by the sea".to_owned())));
        player.seek_step(0);
        assert_eq!(player.progress(), (0, 5));
        player.seek_step(99);
        assert_eq!(
            (player.showing(), player.is_at_end(), player.is_over()),
            (Showing::Finished, true, false)
        );
        assert!(player.advance(ENDING) && player.is_over() && player.until_next().is_none());
    }

    #[test]
    fn changed_answers_are_found_in_turn() {
        let mut player = player();
        assert_eq!(player.changes().collect::<Vec<_>>(), [3]);
        assert!(player.seek_change());
        assert_eq!(player.progress().0, 4);
        assert!(!player.seek_change());
    }

    #[test]
    fn a_list_that_grows_is_no_change_and_one_that_is_cut_is() {
        let names = |list: &[&str]| Value::Names(list.iter().map(|&name| name.to_owned()).collect());
        let lists = [&["a"][..], &["a", "b"], &["a", "b"], &["b"]];
        let records = lists.iter().map(|list| (0, Record::Answered(2, names(list)))).collect();
        let player = Player::new(Arc::new(commute()), records);
        assert_eq!(player.changes().collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn nothing_recorded_is_over_at_once() {
        let player = Player::new(Arc::new(commute()), Vec::new());
        assert_eq!((player.showing(), player.is_over(), player.until_next()), (Showing::Nothing, true, None));
    }
}
