//! An interview that is being held: the machine, the one who saves what it records, and where it is heading.
//!
//! This carries out what the machine wants done. What is recorded is on the disk before anything else is shown; where
//! that fails, the screen stays at the question with its answer, and every further key tries again.

use crate::advice::{self, Advice, Outcomes, Outlook};
use crate::interview::{Effect, Event, Interview, Place, Record};
use crate::locale::Message;
use crate::session::{Choice, Drafts, Keeper, Records, Session};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Tells the time of day.
pub type Clock = fn() -> Timestamp;

/// An interview that is being held.
#[derive(Debug)]
pub struct Held {
    interview: Interview,
    outlook: Outlook,
    outcomes: Arc<Outcomes>,
    keeper: Keeper,
    clock: Clock,
    opened: Instant,
    /// Why the last thing recorded is not on the disk, and what was on the screen then.
    unsaved: Option<(Message, Place)>,
}

/// What came of something done, besides what shows at the place where the interview now is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Why the answer was refused.
    pub refused: Option<Message>,
    /// Answers that no longer count.
    pub moot: Vec<usize>,
    /// There is nothing before the first question.
    pub leave: bool,
    /// The advice is to be shown.
    pub finish: bool,
}

impl Held {
    /// Holds an interview from now on.
    #[must_use]
    pub fn new(
        interview: Interview,
        keeper: Keeper,
        outcomes: Arc<Outcomes>,
        clock: Clock,
        now: Instant,
    ) -> Self {
        let outlook = Outlook::new(interview.rulebook(), &outcomes, interview.answers());
        Self { interview, outlook, outcomes, keeper, clock, opened: now, unsaved: None }
    }

    /// The interview.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Where it is heading.
    #[must_use]
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.keeper.session()
    }

    /// The session's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.keeper.path()
    }

    /// What of the session today's rulebook does not know.
    #[must_use]
    pub fn records(&self) -> Records {
        Records::new(self.keeper.session(), self.interview.rulebook())
    }

    /// Why nothing can be written, where that is so.
    #[must_use]
    pub fn read_only(&self) -> Option<&Message> {
        self.keeper.read_only()
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.keeper.take_notices()
    }

    /// Whether the session's file is there, with what was saved before.
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.keeper.has_file()
    }

    /// Why the last thing recorded is not saved.
    #[must_use]
    pub fn unsaved(&self) -> Option<&Message> {
        self.unsaved.as_ref().map(|(why, _)| why)
    }

    /// Leaves time that was spent asleep out of the time spent in the interview.
    pub fn slept(&mut self, time: Duration) {
        self.opened += time;
    }

    /// What is to be shown: where the interview is, or where it was while that is not saved.
    #[must_use]
    pub fn place(&self) -> Place {
        self.unsaved.as_ref().map_or(self.interview.place(), |(_, place)| *place)
    }

    /// The advice on the answers so far.
    #[must_use]
    pub fn advice(&self) -> Advice {
        advice::advise(self.interview.rulebook(), &self.outcomes, self.interview.answers())
    }

    /// Tries again to save what is not saved; returns whether all is saved now.
    pub fn retry(&mut self) -> bool {
        match self.keeper.flush() {
            Ok(()) => self.unsaved = None,
            Err(why) => {
                let place = self.place();
                self.unsaved = Some((why.message(), place));
            }
        }
        self.unsaved.is_none()
    }

    /// Carries out what somebody does.
    pub fn act(&mut self, event: Event, now: Instant) -> Done {
        let (mut done, mut goes_on) = (Done::default(), false);
        // What is finished and unchanged is shown again, not written.
        let shown_again = event == Event::Complete && self.interview.is_finished();
        if let (Some(why), true) = (self.keeper.read_only(), writes(&event) && !shown_again) {
            done.refused = Some(Message::new("interview-read-only").with("why", why.clone()));
            return done;
        }
        let (before, shown) = (self.interview.answers().clone(), self.interview.place());
        for effect in self.interview.handle(event) {
            match effect {
                Effect::Record(record) => self.keep(&record, shown, now),
                Effect::Moot(questions) => done.moot = questions,
                Effect::Refused(message) => done.refused = Some(message),
                Effect::Leave => done.leave = true,
                Effect::Finish => done.finish = self.unsaved.is_none(),
                Effect::Ask => goes_on = true,
            }
        }
        if *self.interview.answers() != before {
            self.outlook = Outlook::new(self.interview.rulebook(), &self.outcomes, self.interview.answers());
        }
        // What is most telling is known only now that the answer counts.
        if goes_on { Done { moot: done.moot, ..self.ask(now) } } else { done }
    }

    /// Goes to the open question that could change most, or to the advice where there is none left on this round. What leaves
    /// the model and the division as they are comes last.
    pub fn ask(&mut self, now: Instant) -> Done {
        let telling = self.outlook.open.iter().map(|open| open.question);
        let order = telling.chain(self.outlook.rest.iter().copied()).collect();
        self.act(Event::Ask(order), now)
    }

    /// Completes a finished interview anew, with today's rulebook, though no answer has changed. The error says why that could
    /// not be written; the advice that was saved then stands.
    pub fn take_today(&mut self, now: Instant) -> Result<(), Message> {
        self.keeper.complete_anew(self.spent(now), (self.clock)()).map_err(|why| why.message())?;
        self.unsaved = None;
        Ok(())
    }

    /// Records what was decided in the end; says why where that could not be.
    fn decide(&mut self, choice: Choice) -> Result<(), Message> {
        self.keeper.decide(choice, (self.clock)()).map_err(|why| why.message())
    }

    /// The drafts of the session.
    #[must_use]
    pub fn drafts(&self) -> Drafts {
        self.keeper.drafts()
    }

    /// Saves the drafts with which the interview is left.
    pub fn keep_drafts(&mut self, drafts: &Drafts, now: Instant) {
        let place = self.place();
        let saved = self.keeper.keep_drafts(drafts, self.spent(now), (self.clock)());
        self.unsaved = saved.err().map(|why| (why.message(), place));
    }

    fn keep(&mut self, record: &Record, shown: Place, now: Instant) {
        let kept = self.keeper.keep(record, self.spent(now), (self.clock)());
        self.unsaved = kept.err().map(|why| (why.message(), shown));
    }

    /// Milliseconds since the interview was taken up here.
    fn spent(&self, now: Instant) -> u64 {
        let spent = now.saturating_duration_since(self.opened).as_millis();
        u64::try_from(spent).unwrap_or(u64::MAX)
    }
}

impl super::State {
    /// Records what was decided in the end, beside the advice; says why where that could not be.
    pub fn decide(&mut self, choice: Choice) -> Result<(), Message> {
        self.held.decide(choice)
    }
}

/// Whether something done would be recorded.
fn writes(event: &Event) -> bool {
    match event {
        Event::Answer(_) | Event::Keep(..) | Event::Skip | Event::Note(..) | Event::Complete => true,
        Event::Next | Event::Back | Event::GoTo(_) | Event::Review | Event::Ask(_) => false,
    }
}
