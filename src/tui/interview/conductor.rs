//! Connects the interview's state machine with the session file and the outlook.
//!
//! Carries out the effects that the state machine asks for. Each event is saved to the disk before the next
//! screen is shown. If saving fails, the screen stays at the question with its answer, and every further key
//! tries again.

use crate::advice::{self, Advice, OutcomeDiagram, Outlook};
use crate::interview::{Command, Effect, Event, Interview, Place};
use crate::locale::Message;
use crate::session::{Choice, Drafts, ResolvedEvents, Session, SessionWriter};
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
    diagram: Arc<OutcomeDiagram>,
    writer: SessionWriter,
    clock: Clock,
    opened_at: Instant,
    /// Why the last event is not saved, and the place that the screen showed when saving failed.
    unsaved: Option<(Message, Place)>,
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

impl Conductor {
    /// Creates the conductor of an interview. The time spent in the interview is measured from `now`.
    pub fn new(
        interview: Interview,
        writer: SessionWriter,
        diagram: Arc<OutcomeDiagram>,
        clock: Clock,
        now: Instant,
    ) -> Self {
        let outlook = Outlook::new(interview.rulebook(), &diagram, interview.answers());
        Self { interview, outlook, diagram, writer, clock, opened_at: now, unsaved: None }
    }

    /// Returns the interview.
    pub fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns the outlook for the answers so far.
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// Returns the session.
    pub fn session(&self) -> &Session {
        self.writer.session()
    }

    /// Returns the path of the session's file.
    pub fn path(&self) -> &Path {
        self.writer.path()
    }

    /// Returns the session's events matched with today's rulebook.
    pub fn records(&self) -> ResolvedEvents {
        ResolvedEvents::new(self.writer.session(), self.interview.rulebook())
    }

    /// Returns why the session cannot be written, if it cannot.
    pub fn read_only(&self) -> Option<&Message> {
        self.writer.read_only_reason()
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.writer.take_notices()
    }

    /// Returns whether the session's file exists, so that only unsaved events are lost if saving keeps failing.
    pub fn has_file(&self) -> bool {
        self.writer.has_file()
    }

    /// Returns why the last event is not saved, if saving failed.
    pub fn unsaved(&self) -> Option<&Message> {
        self.unsaved.as_ref().map(|(error, _)| error)
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
        advice::advise(self.interview.rulebook(), &self.diagram, self.interview.answers())
    }

    /// Tries again to save the unsaved events. Returns whether everything is saved now.
    pub fn retry(&mut self) -> bool {
        match self.writer.flush() {
            Ok(()) => self.unsaved = None,
            Err(error) => {
                let place = self.place();
                self.unsaved = Some((error.message(), place));
            }
        }
        self.unsaved.is_none()
    }

    /// Handles a command and carries out its effects.
    pub fn handle(&mut self, command: Command, now: Instant) -> CommandOutcome {
        let (mut outcome, mut asks_next) = (CommandOutcome::default(), false);
        // A finished and unchanged interview is shown again without writing anything.
        let is_unchanged = command == Command::Complete && self.interview.is_finished();
        if let (Some(reason), true) = (self.writer.read_only_reason(), is_recorded(&command) && !is_unchanged)
        {
            outcome.refusal = Some(Message::new("interview-read-only").arg("why", reason.clone()));
            return outcome;
        }
        let (previous, shown) = (self.interview.answers().clone(), self.interview.place());
        for effect in self.interview.handle(command) {
            match effect {
                Effect::Save(record) => self.record(&record, shown, now),
                Effect::Inapplicable(questions) => outcome.inapplicable = questions,
                Effect::Reject(message) => outcome.refusal = Some(message),
                Effect::Leave => outcome.leaves = true,
                Effect::ShowAdvice => outcome.finishes = self.unsaved.is_none(),
                Effect::RequestOrder => asks_next = true,
            }
        }
        if *self.interview.answers() != previous {
            self.outlook = Outlook::new(self.interview.rulebook(), &self.diagram, self.interview.answers());
        }
        // The order of the open questions follows from the outlook that was just updated.
        if asks_next {
            CommandOutcome { inapplicable: outcome.inapplicable, ..self.ask_next(now) }
        } else {
            outcome
        }
    }

    /// Goes to the open question that is most likely to change the advice, or to the advice if this follow-up
    /// has asked all open questions. Questions that change neither the model nor the division come last.
    pub fn ask_next(&mut self, now: Instant) -> CommandOutcome {
        let deciding = self.outlook.open_questions.iter().map(|open| open.question);
        let order = deciding.chain(self.outlook.other_unknowns.iter().copied()).collect();
        self.handle(Command::FollowUp(order), now)
    }

    /// Completes a finished interview again with today's rulebook, without changing any answer.
    ///
    /// # Errors
    /// Returns why saving failed. The saved advice is then unchanged.
    pub fn take_today(&mut self, now: Instant) -> Result<(), Message> {
        self.writer.recomplete(self.spent_ms(now), (self.clock)()).map_err(|error| error.message())?;
        self.unsaved = None;
        Ok(())
    }

    /// Records the user's decision.
    ///
    /// # Errors
    /// Returns why saving failed.
    pub fn decide(&mut self, choice: Choice) -> Result<(), Message> {
        self.writer.record_choice(choice, (self.clock)()).map_err(|error| error.message())
    }

    /// Returns the drafts saved in the session.
    pub fn drafts(&self) -> Drafts {
        self.writer.drafts()
    }

    /// Saves the drafts, for when the user leaves the interview.
    pub fn save_drafts(&mut self, drafts: &Drafts, now: Instant) {
        let place = self.place();
        let result = self.writer.append_drafts(drafts, self.spent_ms(now), (self.clock)());
        self.unsaved = result.err().map(|error| (error.message(), place));
    }

    fn record(&mut self, record: &Event, shown_place: Place, now: Instant) {
        let result = self.writer.append(record, self.spent_ms(now), (self.clock)());
        self.unsaved = result.err().map(|error| (error.message(), shown_place));
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
        | Command::FollowUp(_) => false,
    }
}
