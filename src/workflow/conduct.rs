//! Conducts an interview: carries out the effects of the state machine and saves what it records.
//!
//! Each event is saved to the disk before the next question is shown. If saving fails, the interview stays at
//! the question with its answer, and the event is saved before the next command is carried out.

use crate::advice;
use crate::advice::{Advice, Outlook};
use crate::interview::{Command, Effect, Event, Interview, Place};
use crate::locale::Message;
use crate::session::{Choice, Drafts, LockRetry, ResolvedEvents, Session, SessionWriter, WriteError};
use jiff::Timestamp;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A function that returns the current date and time.
pub type Clock = fn() -> Timestamp;

/// A running interview, with its outlook and the writer that saves what it records.
#[derive(Debug)]
pub struct Conductor {
    interview: Interview,
    /// The outlook for the current answers, once it is needed.
    outlook: OnceCell<Outlook>,
    writer: SessionWriter,
    clock: Clock,
    opened_at: Instant,
    /// Why the last event is not saved, and the place where the user was when saving failed.
    unsaved: Option<(WriteError, Place)>,
}

/// The result of a command, besides the place where the interview now is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandOutcome {
    /// Why the command was refused.
    pub refusal: Option<Message>,
    /// The questions whose answers no longer count, because they are no longer asked.
    pub inapplicable: Vec<usize>,
    /// Whether the user went back from the first question.
    pub leaves: bool,
    /// Whether the advice is to be shown.
    pub finishes: bool,
}

/// The status of an interview when it is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewStatus {
    /// The session's id.
    pub id: String,
    /// The session's file.
    pub path: PathBuf,
    /// Whether the session could not be written.
    pub is_read_only: bool,
    /// Whether the session has events to save besides its start.
    pub has_events: bool,
    /// Whether the interview is finished.
    pub is_finished: bool,
    /// The id of the session's rulebook.
    pub rulebook: String,
    /// Why the last change is not saved, if saving failed.
    pub unsaved: Option<Message>,
}

impl Conductor {
    /// Creates the conductor of an interview. The time spent in the interview is measured from `now`.
    pub fn new(interview: Interview, writer: SessionWriter, clock: Clock, now: Instant) -> Self {
        Self { interview, outlook: OnceCell::new(), writer, clock, opened_at: now, unsaved: None }
    }

    /// Returns the interview.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns the outlook for the answers so far.
    pub fn outlook(&self) -> &Outlook {
        let interview = &self.interview;
        self.outlook
            .get_or_init(|| Outlook::new(interview.rulebook(), interview.outcomes(), interview.answers()))
    }

    /// Returns the session.
    pub fn session(&self) -> &Session {
        self.writer.session()
    }

    /// Returns the path of the session's file.
    pub fn path(&self) -> &Path {
        self.writer.path()
    }

    /// Returns the session's events as the rulebook understands them.
    pub fn records(&self) -> &ResolvedEvents {
        self.writer.records()
    }

    /// Returns why the session cannot be written, if it cannot.
    pub fn read_only(&self) -> Option<&Message> {
        self.writer.read_only_reason()
    }

    /// Returns whether the session cannot be written only because another program has it open.
    pub fn is_in_use(&self) -> bool {
        self.writer.is_in_use()
    }

    /// Tries again to get the lock of a session that another program has open.
    pub fn retry_lock(&mut self) -> LockRetry {
        self.writer.retry_lock()
    }

    /// Takes the notices about the session's file that were not shown yet.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.writer.take_notices()
    }

    /// Returns whether the session's file exists, so that only unsaved events are lost if saving keeps failing.
    pub fn has_file(&self) -> bool {
        self.writer.has_file()
    }

    /// Returns why the last event is not saved, if saving failed.
    pub fn unsaved(&self) -> Option<Message> {
        self.unsaved.as_ref().map(|(error, _)| error.message())
    }

    /// Closes the interview, which releases its session's lock.
    ///
    /// # Errors
    /// The last event is not saved.
    pub fn into_result(self) -> Result<(), WriteError> {
        self.unsaved.map_or(Ok(()), |(error, _)| Err(error))
    }

    /// Returns the status for when the interview is left.
    pub fn status(&self) -> InterviewStatus {
        let session = self.session();
        InterviewStatus {
            id: session.id().to_owned(),
            path: self.path().to_owned(),
            is_read_only: self.read_only().is_some(),
            // The first event only marks the start.
            has_events: session.events().len() > 1,
            is_finished: session.is_completed(),
            rulebook: self.interview.rulebook().id.clone(),
            unsaved: self.unsaved(),
        }
    }

    /// Excludes the time for which the program was suspended from the time spent in the interview.
    pub fn exclude_suspension(&mut self, time: Duration) {
        self.opened_at += time;
    }

    /// Returns the place to show: that of the interview, or the one before the last event if it is not saved.
    pub fn place(&self) -> Place {
        self.unsaved.as_ref().map_or(self.interview.place(), |(_, place)| *place)
    }

    /// Computes the advice on the answers so far.
    pub fn advice(&self) -> Advice {
        advice::advise(self.interview.rulebook(), self.interview.outcomes(), self.interview.answers())
    }

    /// Tries again to save the unsaved events. Returns whether everything is saved now.
    pub fn retry(&mut self) -> bool {
        let place = self.place();
        let result = self.writer.flush();
        self.note_result(result, place)
    }

    /// Handles a command and carries out its effects.
    ///
    /// If the last event is not saved yet, tries that first. If it fails again, the command is ignored. Otherwise the
    /// command applies to the place that was shown meanwhile.
    pub fn handle(&mut self, command: Command, now: Instant) -> CommandOutcome {
        if self.unsaved.is_some() {
            let shown = self.place();
            if !self.retry() {
                return CommandOutcome::default();
            }
            self.interview.handle(match shown {
                Place::Question(question) => Command::OpenQuestion(question),
                Place::Review | Place::Advice => Command::OpenReview,
            });
        }
        self.carry_out(command, now)
    }

    fn carry_out(&mut self, command: Command, now: Instant) -> CommandOutcome {
        let mut outcome = CommandOutcome::default();
        // A finished and unchanged interview is shown again without writing anything.
        let is_unchanged = command == Command::Complete && self.interview.is_finished();
        if let (Some(reason), true) = (self.writer.read_only_reason(), is_recorded(&command) && !is_unchanged)
        {
            outcome.refusal = Some(Message::new("interview-read-only").arg("why", reason.clone()));
            return outcome;
        }
        let shown = self.interview.place();
        for effect in self.interview.handle(command) {
            match effect {
                Effect::Save(event) => self.record(&event, shown, now),
                Effect::Inapplicable(questions) => outcome.inapplicable = questions,
                Effect::Reject(message) => outcome.refusal = Some(message),
                Effect::Leave => outcome.leaves = true,
                Effect::ShowAdvice => outcome.finishes = self.unsaved.is_none(),
            }
        }
        outcome
    }

    /// Completes a finished interview again with today's rulebook, without changing any answer.
    ///
    /// # Errors
    /// Saving failed. The saved advice is then unchanged.
    pub fn adopt_current_advice(&mut self, now: Instant) -> Result<(), WriteError> {
        self.writer.recomplete(self.spent_ms(now), (self.clock)())?;
        self.writer.keep_rulebook();
        self.unsaved = None;
        Ok(())
    }

    /// Records the user's decision.
    ///
    /// # Errors
    /// Saving failed. The decision is then not recorded.
    pub fn record_decision(&mut self, choice: Choice) -> Result<(), WriteError> {
        self.writer.record_choice(choice, (self.clock)())
    }

    /// Returns the drafts saved in the session.
    pub fn drafts(&self) -> Drafts {
        self.writer.drafts()
    }

    /// Saves the drafts and everything that is not saved yet, for when the user leaves the interview.
    ///
    /// A finished interview whose open questions were answered is finished again, with the advice on all answers.
    pub fn save(&mut self, drafts: &Drafts, now: Instant) {
        if self.interview.is_beyond_advice() {
            self.carry_out(Command::Complete, now);
        }
        let place = self.place();
        let result = self.writer.append_drafts(drafts, self.spent_ms(now), (self.clock)());
        self.note_result(result, place);
    }

    fn record(&mut self, event: &Event, shown_place: Place, now: Instant) {
        if !matches!(event, Event::Noted(..) | Event::Completed) {
            self.outlook.take();
        }
        let result = self.writer.append(event, self.spent_ms(now), (self.clock)());
        if self.note_result(result, shown_place) && *event == Event::Completed {
            self.writer.keep_rulebook();
        }
    }

    /// Stores why saving failed, or that everything is saved. Returns whether it is.
    fn note_result(&mut self, result: Result<(), WriteError>, shown_place: Place) -> bool {
        self.unsaved = result.err().map(|error| (error, shown_place));
        self.unsaved.is_none()
    }

    /// Returns the milliseconds since the interview was opened.
    fn spent_ms(&self, now: Instant) -> u64 {
        let spent = now.saturating_duration_since(self.opened_at).as_millis();
        u64::try_from(spent).unwrap_or(u64::MAX)
    }
}

/// Returns whether a command would record something, so that a read-only session refuses it.
///
/// A follow-up records a completion only after an answer has changed, which such a session refuses already.
fn is_recorded(command: &Command) -> bool {
    match command {
        Command::Answer(_)
        | Command::SetAnswer(..)
        | Command::Skip
        | Command::Note(..)
        | Command::Complete => true,
        Command::Next
        | Command::Back
        | Command::OpenQuestion(_)
        | Command::OpenReview
        | Command::FollowUp => false,
    }
}
