//! The interview as a state machine, shared by the screens, the plain mode, the replay and the tests.
//!
//! [`Interview::handle`] takes a [`Command`] and returns [`Effect`]s, which the caller carries out. The state
//! machine uses no file, clock or terminal. Every change is returned as an [`Event`] to save, and
//! [`Interview::resume`] restores the same answers, skipped questions and notes from the saved events.

mod navigation;
pub(crate) mod player;
mod progress;

pub(crate) use progress::Progress;

use crate::advice::{OutcomeDiagram, Situation};
use crate::locale::{Message, same_text};
use crate::rulebook::{Answers, Rulebook, Value};
use std::cell::OnceCell;
use std::sync::Arc;

/// The place in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question, by index.
    Question(usize),
    /// At the review: the list of all answers.
    Review,
    /// At the advice.
    Advice,
}

/// A command of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Answers the current question and goes on.
    Answer(Value),
    /// Answers a question and stays at the same place, to save a list of names while it is being typed. If the
    /// current question is no longer asked because of it, goes to the first open question.
    SetAnswer(usize, Value),
    /// Leaves the current question unknown and goes on. Clears its answer.
    Skip,
    /// Sets the note on a question. An empty text deletes it.
    Note(usize, String),
    /// Goes on without a change.
    Next,
    /// Goes back. From a question to the previous one, or to the review if it was opened there, or to the advice
    /// during a follow-up. From the review to the place from which it was opened. From the advice to the review.
    Back,
    /// Opens a question to see or change its answer.
    OpenQuestion(usize),
    /// Opens the review.
    OpenReview,
    /// Finishes the interview and goes to the advice.
    Complete,
    /// Starts a follow-up at the advice: asks the questions without an answer one by one, always the most
    /// informative one next, and then goes back to the advice.
    FollowUp,
}

/// A change of an interview, to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A question was answered.
    Answered(usize, Value),
    /// A question was left unknown.
    Skipped(usize),
    /// A note was set, or deleted if the text is empty.
    Noted(usize, String),
    /// The interview was finished.
    Completed,
}

/// What the caller has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save this event before anything else is shown.
    Save(Event),
    /// Report that the answers to these questions no longer count, as the questions are no longer asked. They stay
    /// stored.
    Inapplicable(Vec<usize>),
    /// Report why the answer was rejected. Nothing has changed.
    Reject(Message),
    /// Leave the interview, or report that this is the first question: the user went back from it.
    Leave,
    /// Show the advice.
    ShowAdvice,
}

/// The status of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuestionStatus {
    /// It has an answer that counts.
    Answered,
    /// It was left unknown on purpose.
    Skipped,
    /// It was neither answered nor skipped.
    Open,
    /// It is not asked, given the other answers.
    NotAsked,
}

/// An interview in progress.
///
/// # Examples
/// ```
/// use salesorg::interview::{Command, Effect, Event, Interview, Place};
/// use salesorg::rulebook::{Answers, Rulebook, Value};
/// use std::sync::Arc;
///
/// let rulebook = Arc::new(Rulebook::shipped().expect("the shipped rulebook is valid"));
/// let mut interview = Interview::new(Arc::clone(&rulebook), Answers::new());
/// assert_eq!(interview.place(), Place::Question(0));
///
/// // The answer goes into the caller's records, and the next question is asked.
/// let effects = interview.handle(Command::Answer(Value::Choice(2)));
/// assert_eq!(effects, [Effect::Save(Event::Answered(0, Value::Choice(2)))]);
/// assert_eq!(interview.place(), Place::Question(1));
///
/// // An answer that the question does not accept changes nothing.
/// assert!(matches!(interview.handle(Command::Answer(Value::Number(0)))[..], [Effect::Reject(_)]));
/// assert_eq!(interview.place(), Place::Question(1));
///
/// // The records restore the interview.
/// let resumed = Interview::resume(rulebook, [Event::Answered(0, Value::Choice(2))]);
/// assert_eq!((resumed.place(), resumed.answers()), (interview.place(), interview.answers()));
/// ```
#[derive(Clone, Debug)]
pub struct Interview {
    rulebook: Arc<Rulebook>,
    /// The rulebook's outcome diagram, once it is needed.
    outcomes: OnceCell<Arc<OutcomeDiagram>>,
    answers: Answers,
    situation: Situation,
    notes: Vec<String>,
    skipped: Vec<bool>,
    place: Place,
    /// The questions that have become necessary since the current one was opened from the review, to which it leads back
    /// after them. `None` if it was not opened there.
    from_review: Option<Vec<usize>>,
    /// The place from which the review was opened, for going back.
    review_origin: Option<Place>,
    /// Whether the interview was finished and no answer has changed since.
    is_completed: bool,
    /// Whether the interview asks only the essential questions.
    is_quick: bool,
    /// The questions that the current follow-up has asked. `None` if there is no follow-up.
    follow_up: Option<Vec<usize>>,
    /// Whether the user went on from the advice to open questions and has not come back. Leaving then finishes the
    /// interview again.
    is_beyond_advice: bool,
}

impl Interview {
    /// Starts an interview at its first open question, or at the review if there is none.
    ///
    /// `answers` are known beforehand; the interview does not start at their questions.
    pub fn new(rulebook: Arc<Rulebook>, answers: Answers) -> Self {
        let count = rulebook.questions.len();
        let situation = Situation::new(&rulebook, &answers);
        let mut interview = Self {
            answers,
            situation,
            notes: vec![String::new(); count],
            skipped: vec![false; count],
            place: Place::Review,
            from_review: None,
            review_origin: None,
            is_completed: false,
            is_quick: false,
            follow_up: None,
            is_beyond_advice: false,
            outcomes: OnceCell::new(),
            rulebook,
        };
        interview.place = interview.first_open();
        interview
    }

    /// Resumes a saved interview: at the advice if it was finished and nothing has changed since, otherwise at the
    /// first open question, or at the review if there is none.
    pub fn resume(rulebook: Arc<Rulebook>, events: impl IntoIterator<Item = Event>) -> Self {
        let mut interview = Self::new(rulebook, Answers::new());
        for event in events {
            interview.apply(event);
        }
        interview.place = if interview.is_completed { Place::Advice } else { interview.first_open() };
        interview
    }

    /// Applies a saved event and goes to its question, or to the advice if it is a completion.
    ///
    /// Ignores an answer that the question does not accept.
    pub(crate) fn apply(&mut self, event: Event) {
        match event {
            Event::Answered(question, value) => {
                self.place = Place::Question(question);
                if let Ok(value) = self.rulebook.questions[question].normalize(&value) {
                    self.update_answer(question, Some(value));
                    self.skipped[question] = false;
                }
            }
            Event::Skipped(question) => {
                self.place = Place::Question(question);
                self.update_answer(question, None);
                self.skipped[question] = true;
            }
            Event::Noted(question, text) => {
                self.place = Place::Question(question);
                self.notes[question] = text;
            }
            Event::Completed => {
                self.place = Place::Advice;
                self.is_completed = true;
            }
        }
    }

    /// Carries out a command. Returns what the caller has to do, in order.
    pub fn handle(&mut self, command: Command) -> Vec<Effect> {
        match (command, self.place) {
            (Command::Answer(value), Place::Question(question)) => self.answer(question, &value),
            (Command::SetAnswer(question, value), Place::Question(_) | Place::Review) => {
                self.set_answer(question, &value)
            }
            (Command::Skip, Place::Question(question)) => self.skip(question),
            (Command::Note(question, text), _) => self.note(question, &text),
            (Command::Next, Place::Question(question)) => self.move_on(question, false),
            (Command::Back, Place::Question(question)) => self.back(question),
            (Command::Back, Place::Review) => self.leave_review(),
            (Command::OpenQuestion(question), _) if self.situation.is_asked(question) => {
                self.follow_up = None;
                if !matches!(self.place, Place::Question(_)) {
                    self.from_review = Some(Vec::new());
                }
                self.place = Place::Question(question);
                Vec::new()
            }
            (Command::OpenReview, place) => {
                if place != Place::Review && self.from_review.is_none() {
                    self.review_origin = Some(place);
                }
                self.from_review = None;
                self.place = Place::Review;
                Vec::new()
            }
            (Command::Back, Place::Advice) => {
                self.review_origin = Some(Place::Advice);
                self.place = Place::Review;
                Vec::new()
            }
            (Command::Complete, _) => self.complete(),
            (Command::FollowUp, Place::Advice) => {
                self.is_beyond_advice = true;
                self.ask_next_open(Vec::new())
            }
            (
                Command::Answer(_)
                | Command::SetAnswer(..)
                | Command::Skip
                | Command::Next
                | Command::OpenQuestion(_)
                | Command::FollowUp,
                _,
            ) => Vec::new(),
        }
    }

    fn answer(&mut self, question: usize, value: &Value) -> Vec<Effect> {
        match self.store_answer(question, value) {
            Ok(mut effects) => {
                effects.extend(self.move_on(question, true));
                effects
            }
            Err(message) => vec![Effect::Reject(message)],
        }
    }

    fn set_answer(&mut self, question: usize, value: &Value) -> Vec<Effect> {
        let effects =
            self.store_answer(question, value).unwrap_or_else(|message| vec![Effect::Reject(message)]);
        if let Place::Question(at) = self.place
            && !self.situation.is_asked(at)
        {
            self.place = self.first_open();
        }
        effects
    }

    /// Stores an answer if the question accepts it and it differs from the stored one.
    fn store_answer(&mut self, question: usize, value: &Value) -> Result<Vec<Effect>, Message> {
        let value = self.rulebook.questions[question].normalize(value)?;
        let mut effects = Vec::new();
        if self.answers.get(question) != Some(&value) {
            effects.push(Effect::Save(Event::Answered(question, value.clone())));
            effects.extend(self.update_answer(question, Some(value)));
            self.skipped[question] = false;
        }
        Ok(effects)
    }

    fn skip(&mut self, question: usize) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.skipped[question] || self.answers.get(question).is_some() {
            effects.push(Effect::Save(Event::Skipped(question)));
            effects.extend(self.update_answer(question, None));
            self.skipped[question] = true;
        }
        effects.extend(self.move_on(question, true));
        effects
    }

    fn note(&mut self, question: usize, text: &str) -> Vec<Effect> {
        let text = text.trim();
        if same_text(&self.notes[question], text) {
            return Vec::new();
        }
        text.clone_into(&mut self.notes[question]);
        vec![Effect::Save(Event::Noted(question, text.to_owned()))]
    }

    fn back(&mut self, question: usize) -> Vec<Effect> {
        if self.follow_up.is_some() {
            return self.complete();
        }
        if self.from_review.is_some() {
            self.from_review = None;
            self.place = Place::Review;
            return Vec::new();
        }
        match self.previous_scheduled(question) {
            Some(before) => self.place = Place::Question(before),
            None => return vec![Effect::Leave],
        }
        Vec::new()
    }

    /// Goes back to the place from which the review was opened. If that is not possible any more, goes to the last
    /// question that the interview asks in order.
    fn leave_review(&mut self) -> Vec<Effect> {
        let last = self.previous_scheduled(self.skipped.len()).map_or(Place::Review, Place::Question);
        self.place = match self.review_origin.take() {
            Some(Place::Question(question)) if self.situation.is_asked(question) => Place::Question(question),
            Some(Place::Advice) if self.is_completed => Place::Advice,
            _ => last,
        };
        if self.place == Place::Advice { vec![Effect::ShowAdvice] } else { Vec::new() }
    }

    /// Sets or clears an answer. Returns the effect that reports other answers that no longer count because of it.
    fn update_answer(&mut self, question: usize, value: Option<Value>) -> Option<Effect> {
        let inapplicable_before = self.inapplicable();
        self.is_completed = false;
        self.answers.set(question, value);
        let before = std::mem::replace(&mut self.situation, Situation::new(&self.rulebook, &self.answers));
        if let Some(necessary) = &mut self.from_review {
            let is_new = |&question: &usize| self.situation.is_asked(question) && !before.is_asked(question);
            necessary.extend((0..self.skipped.len()).filter(is_new));
        }
        let newly_inapplicable: Vec<_> = self
            .inapplicable()
            .into_iter()
            .filter(|question| !inapplicable_before.contains(question))
            .collect();
        (!newly_inapplicable.is_empty()).then_some(Effect::Inapplicable(newly_inapplicable))
    }

    /// Returns the first scheduled question that is open, or the review if there is none.
    fn first_open(&self) -> Place {
        let open = self.scheduled_questions().find(|&question| self.status(question) == QuestionStatus::Open);
        open.map_or(Place::Review, Place::Question)
    }

    fn next_scheduled(&self, question: usize) -> Option<usize> {
        self.scheduled_questions().find(|&next| next > question)
    }

    fn previous_scheduled(&self, question: usize) -> Option<usize> {
        self.scheduled_questions().take_while(|&before| before < question).last()
    }

    /// Uses an outcome diagram that was computed before. It must belong to the rulebook.
    #[must_use]
    pub(crate) fn with_outcomes(mut self, outcomes: Arc<OutcomeDiagram>) -> Self {
        self.outcomes = outcomes.into();
        self
    }

    /// Returns the rulebook.
    pub(crate) fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    /// Returns the rulebook's outcome diagram, which is computed at the first call.
    pub(crate) fn outcomes(&self) -> &OutcomeDiagram {
        self.outcomes.get_or_init(|| Arc::new(OutcomeDiagram::new(&self.rulebook)))
    }

    /// Returns the current place.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Returns whether the interview was finished and no answer has changed since.
    pub(crate) fn is_finished(&self) -> bool {
        self.is_completed
    }

    /// Returns whether the user went on from the advice to open questions and has not come back, so that leaving finishes
    /// the interview again.
    pub(crate) fn is_beyond_advice(&self) -> bool {
        self.is_beyond_advice
    }

    /// Returns all answers, including those that do not count.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the situation that the answers describe.
    pub(crate) fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Returns the note on a question. Empty if there is none.
    pub(crate) fn note_on(&self, question: usize) -> &str {
        &self.notes[question]
    }

    /// Returns the status of a question.
    pub(crate) fn status(&self, question: usize) -> QuestionStatus {
        if !self.situation.is_asked(question) {
            QuestionStatus::NotAsked
        } else if self.answers.get(question).is_some() {
            QuestionStatus::Answered
        } else if self.skipped[question] {
            QuestionStatus::Skipped
        } else {
            QuestionStatus::Open
        }
    }

    /// Returns the questions that are asked, given the current answers, in order.
    #[doc(hidden)]
    pub fn asked_questions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.skipped.len()).filter(|&question| self.situation.is_asked(question))
    }

    /// Returns the questions whose answers are stored but do not count, because they are not asked.
    pub(crate) fn inapplicable(&self) -> Vec<usize> {
        self.answers.iter().map(|(question, _)| question).filter(|&q| !self.situation.is_asked(q)).collect()
    }
}

#[cfg(test)]
mod tests;
