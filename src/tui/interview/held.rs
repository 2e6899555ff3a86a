//! Connects the interview's state machine with the session file and the outlook.
//!
//! Carries out the effects that the state machine asks for. What it records is written to the disk before
//! anything else is shown; if that fails, the screen stays at the question with its answer, and every further
//! key tries again.

use crate::advice::{self, Advice, OutcomeDiagram, Outlook};
use crate::interview::{Effect, Event, Interview, Place, Record};
use crate::locale::Message;
use crate::session::{Choice, Drafts, SessionWriter, ResolvedEvents, Session};
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A function that returns the current date and time.
pub type Clock = fn() -> Timestamp;

/// A running interview, with its outlook and the writer that saves what it records.
#[derive(Debug)]
pub struct Conductor {
    interview: Interview,
    outlook: Outlook,
    outcomes: Arc<OutcomeDiagram>,
    keeper: SessionWriter,
    clock: Clock,
    opened: Instant,
    /// Why the last record is not saved, and the place that the screen showed then.
    unsaved: Option<(Message, Place)>,
}

/// The result of a command, besides the place where the interview now is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandOutcome {
    /// Why the answer was refused.
    pub refused: Option<Message>,
    /// The questions whose answers no longer count.
    pub moot: Vec<usize>,
    /// Whether the user went back from the first question.
    pub leave: bool,
    /// Whether the advice is to be shown.
    pub finish: bool,
}

impl Conductor {
    /// Starts conducting an interview. `now` starts the measured time.
    #[must_use]
    pub fn new(
        interview: Interview,
        keeper: SessionWriter,
        outcomes: Arc<OutcomeDiagram>,
        clock: Clock,
        now: Instant,
    ) -> Self {
        let outlook = Outlook::new(interview.rulebook(), &outcomes, interview.answers());
        Self { interview, outlook, outcomes, keeper, clock, opened: now, unsaved: None }
    }

    /// Returns the interview.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns the outlook on the answers so far.
    #[must_use]
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// Returns the session.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.keeper.session()
    }

    /// Returns the path of the session's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.keeper.path()
    }

    /// Returns the session's events matched with today's rulebook.
    #[must_use]
    pub fn records(&self) -> ResolvedEvents {
        ResolvedEvents::new(self.keeper.session(), self.interview.rulebook())
    }

    /// Returns why the session cannot be written, if it cannot.
    #[must_use]
    pub fn read_only(&self) -> Option<&Message> {
        self.keeper.read_only_reason()
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.keeper.take_notices()
    }

    /// Returns whether the session's file exists, with what was saved before.
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.keeper.has_file()
    }

    /// Returns why the last record is not saved, if saving failed.
    #[must_use]
    pub fn unsaved(&self) -> Option<&Message> {
        self.unsaved.as_ref().map(|(why, _)| why)
    }

    /// Excludes the time for which the program was suspended from the time spent in the interview.
    pub fn slept(&mut self, time: Duration) {
        self.opened += time;
    }

    /// Returns the place to show: where the interview is, or where it was if the last step is not saved.
    #[must_use]
    pub fn place(&self) -> Place {
        self.unsaved.as_ref().map_or(self.interview.place(), |(_, place)| *place)
    }

    /// Computes the advice on the answers so far.
    #[must_use]
    pub fn advice(&self) -> Advice {
        advice::advise(self.interview.rulebook(), &self.outcomes, self.interview.answers())
    }

    /// Tries again to save what is not saved. Returns whether everything is saved now.
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

    /// Handles a command and carries out its effects.
    pub fn act(&mut self, event: Event, now: Instant) -> CommandOutcome {
        let (mut done, mut goes_on) = (CommandOutcome::default(), false);
        // A finished and unchanged interview is shown again without writing anything.
        let shown_again = event == Event::Complete && self.interview.is_finished();
        if let (Some(why), true) = (self.keeper.read_only_reason(), writes(&event) && !shown_again) {
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
        // Which question decides most is known only after the answer is recorded.
        if goes_on { CommandOutcome { moot: done.moot, ..self.ask(now) } } else { done }
    }

    /// Goes to the open question that could change the advice most, or to the advice if none is left in this
    /// follow-up. Questions that change neither the model nor the division come last.
    pub fn ask(&mut self, now: Instant) -> CommandOutcome {
        let telling = self.outlook.open_questions.iter().map(|open| open.question);
        let order = telling.chain(self.outlook.other_unknowns.iter().copied()).collect();
        self.act(Event::Ask(order), now)
    }

    /// Completes a finished interview again with today's rulebook, without changing any answer.
    ///
    /// # Errors
    /// Returns why saving failed. The saved advice is then unchanged.
    pub fn take_today(&mut self, now: Instant) -> Result<(), Message> {
        self.keeper.recomplete(self.spent(now), (self.clock)()).map_err(|why| why.message())?;
        self.unsaved = None;
        Ok(())
    }

    /// Records the user's decision.
    ///
    /// # Errors
    /// Returns why saving failed.
    fn decide(&mut self, choice: Choice) -> Result<(), Message> {
        self.keeper.record_choice(choice, (self.clock)()).map_err(|why| why.message())
    }

    /// Returns the drafts saved in the session.
    #[must_use]
    pub fn drafts(&self) -> Drafts {
        self.keeper.drafts()
    }

    /// Saves the drafts when the interview is left.
    pub fn keep_drafts(&mut self, drafts: &Drafts, now: Instant) {
        let place = self.place();
        let saved = self.keeper.append_drafts(drafts, self.spent(now), (self.clock)());
        self.unsaved = saved.err().map(|why| (why.message(), place));
    }

    fn keep(&mut self, record: &Record, shown: Place, now: Instant) {
        let kept = self.keeper.append(record, self.spent(now), (self.clock)());
        self.unsaved = kept.err().map(|why| (why.message(), shown));
    }

    /// Returns the milliseconds since the interview was opened.
    fn spent(&self, now: Instant) -> u64 {
        let spent = now.saturating_duration_since(self.opened).as_millis();
        u64::try_from(spent).unwrap_or(u64::MAX)
    }
}

impl super::InterviewState {
    /// Records the user's decision from the advice screen.
    ///
    /// # Errors
    /// Returns why saving failed.
    pub fn decide(&mut self, choice: Choice) -> Result<(), Message> {
        self.held.decide(choice)
    }
}

/// Returns whether a command would record something.
fn writes(event: &Event) -> bool {
    match event {
        Event::Answer(_) | Event::Keep(..) | Event::Skip | Event::Note(..) | Event::Complete => true,
        Event::Next | Event::Back | Event::GoTo(_) | Event::Review | Event::Ask(_) => false,
    }
}
