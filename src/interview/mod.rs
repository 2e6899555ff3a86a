//! The interview as a state machine, shared by the screens, the plain mode, the replay and the tests.
//!
//! [`Interview::handle`] takes a [`Command`] and returns [`Effect`]s, which the caller carries out. The state machine
//! uses no file, clock or terminal. Every change of the answers is returned as an [`Event`] to save, and applying the
//! saved events with [`Interview::apply`] restores the same state.

mod course;
pub mod player;

use crate::advice::Situation;
use crate::locale::{Message, same_text};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;

/// The place in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question, by index.
    Question(usize),
    /// At the review: the list of all answers.
    Review,
    /// At the advice.
    Done,
}

/// A command of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Answers the current question and goes on.
    Answer(Value),
    /// Answers a question and stays at the same place. Saves what is typed so far.
    Keep(usize, Value),
    /// Leaves the current question unknown and goes on. Clears its answer.
    Skip,
    /// Sets the note on a question. An empty text deletes it.
    Note(usize, String),
    /// Goes on without a change.
    Next,
    /// Goes to the previous question, or back to the review if the question was opened from there.
    Back,
    /// Opens a question to see or change its answer.
    GoTo(usize),
    /// Opens the review.
    Review,
    /// Finishes the interview.
    Complete,
    /// Starts or continues a follow-up from the advice: asks the first of these open questions that the follow-up has
    /// not asked. The most informative question comes first. If none is left, goes to the advice.
    Ask(Vec<usize>),
}

/// A change of an interview, to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
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
    Record(Record),
    /// Report that the answers to these questions no longer count, as the questions are no longer asked. They stay
    /// stored.
    Moot(Vec<usize>),
    /// Report why the answer was rejected. Nothing has changed.
    Refused(Message),
    /// Leave the interview, if that is possible: there is no question before the first.
    Leave,
    /// Show the advice.
    Finish,
    /// Send the current order of the open questions with [`Command::FollowUp`], to continue the follow-up.
    Ask,
}

/// The status of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
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
#[derive(Clone, Debug)]
pub struct Interview {
    rulebook: Arc<Rulebook>,
    answers: Answers,
    situation: Situation,
    notes: Vec<String>,
    skipped: Vec<bool>,
    place: Place,
    /// Whether the current question was opened from the review, so that it leads back there.
    looked_up: bool,
    /// The place from which the review was opened, for going back.
    before_review: Option<Place>,
    /// Whether it was finished and no answer has changed since.
    completed: bool,
    /// Whether it asks only the essential questions.
    quick: bool,
    /// During a follow-up, the questions that it has asked.
    round: Option<Vec<usize>>,
}

impl Interview {
    /// Starts an interview at its first open question.
    ///
    /// `answers` are known beforehand; their questions are not asked again.
    #[must_use]
    pub fn new(rulebook: Arc<Rulebook>, answers: Answers) -> Self {
        let count = rulebook.questions.len();
        let situation = Situation::new(&rulebook, &answers);
        let mut interview = Self {
            answers,
            situation,
            notes: vec![String::new(); count],
            skipped: vec![false; count],
            place: Place::Review,
            looked_up: false,
            before_review: None,
            completed: false,
            quick: false,
            round: None,
            rulebook,
        };
        interview.place = interview.first_open();
        interview
    }

    /// Resumes a saved interview: at the advice if it was finished and nothing has changed since, otherwise at the
    /// first open question, or at the review if there is none.
    #[must_use]
    pub fn resume(rulebook: Arc<Rulebook>, records: impl IntoIterator<Item = Record>) -> Self {
        let mut interview = Self::new(rulebook, Answers::new());
        for record in records {
            interview.replay(record);
        }
        interview.place = if interview.completed { Place::Done } else { interview.first_open() };
        interview
    }

    /// Applies a saved event and stays at its question, or at the advice.
    ///
    /// Ignores an answer that the question does not accept.
    pub fn replay(&mut self, record: Record) {
        match record {
            Record::Answered(question, value) => {
                self.place = Place::Question(question);
                if let Ok(value) = self.rulebook.questions[question].normalize(&value) {
                    self.set(question, Some(value));
                    self.skipped[question] = false;
                }
            }
            Record::Skipped(question) => {
                self.place = Place::Question(question);
                self.set(question, None);
                self.skipped[question] = true;
            }
            Record::Noted(question, text) => {
                self.place = Place::Question(question);
                self.notes[question] = text;
            }
            Record::Completed => {
                self.place = Place::Done;
                self.completed = true;
            }
        }
    }

    /// Carries out a command. Returns what the caller has to do, in order.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        match (event, self.place) {
            (Event::Answer(value), Place::Question(question)) => self.answer(question, &value),
            (Event::Keep(question, value), Place::Question(_) | Place::Review) => self.keep(question, &value),
            (Event::Skip, Place::Question(question)) => self.skip(question),
            (Event::Note(question, text), _) => self.note(question, &text),
            (Event::Next, Place::Question(question)) => self.move_on(question, false),
            (Event::Back, Place::Question(question)) => self.back(question),
            (Event::Back, Place::Review) => self.leave_review(),
            (Event::GoTo(question), _) if self.situation.is_asked(question) => {
                self.round = None;
                self.looked_up = !matches!(self.place, Place::Question(_)) || self.looked_up;
                self.place = Place::Question(question);
                Vec::new()
            }
            (Event::Review, place) => {
                if place != Place::Review && !self.looked_up {
                    self.before_review = Some(place);
                }
                self.looked_up = false;
                self.place = Place::Review;
                Vec::new()
            }
            (Event::Back, Place::Done) => {
                self.before_review = Some(Place::Done);
                self.place = Place::Review;
                Vec::new()
            }
            (Event::Complete, _) => self.complete(),
            (Event::Ask(order), _) => self.ask(&order),
            (Event::Answer(_) | Event::Keep(..) | Event::Skip | Event::Next | Event::GoTo(_), _) => {
                Vec::new()
            }
        }
    }

    fn answer(&mut self, question: usize, value: &Value) -> Vec<Effect> {
        match self.give(question, value) {
            Ok(mut effects) => {
                effects.extend(self.move_on(question, true));
                effects
            }
            Err(message) => vec![Effect::Refused(message)],
        }
    }

    fn keep(&mut self, question: usize, value: &Value) -> Vec<Effect> {
        let effects = self.give(question, value).unwrap_or_else(|message| vec![Effect::Refused(message)]);
        if let Place::Question(at) = self.place
            && !self.situation.is_asked(at)
        {
            self.place = self.first_open();
        }
        effects
    }

    /// Stores an answer if the question accepts it and it is new.
    fn give(&mut self, question: usize, value: &Value) -> Result<Vec<Effect>, Message> {
        let value = self.rulebook.questions[question].normalize(value)?;
        let mut effects = Vec::new();
        if self.answers.get(question) != Some(&value) {
            effects.push(Effect::Record(Record::Answered(question, value.clone())));
            effects.extend(self.set(question, Some(value)));
            self.skipped[question] = false;
        }
        Ok(effects)
    }

    fn skip(&mut self, question: usize) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.skipped[question] || self.answers.get(question).is_some() {
            effects.push(Effect::Record(Record::Skipped(question)));
            effects.extend(self.set(question, None));
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
        vec![Effect::Record(Record::Noted(question, text.to_owned()))]
    }

    fn back(&mut self, question: usize) -> Vec<Effect> {
        if self.round.is_some() {
            return self.complete();
        }
        if self.looked_up {
            self.looked_up = false;
            self.place = Place::Review;
            return Vec::new();
        }
        match self.asked_before(question) {
            Some(before) => self.place = Place::Question(before),
            None => return vec![Effect::Leave],
        }
        Vec::new()
    }

    /// Goes back to the place from which the review was opened. If that no longer exists, goes to the last question.
    fn leave_review(&mut self) -> Vec<Effect> {
        let last = self.asked_before(self.skipped.len()).map_or(Place::Review, Place::Question);
        self.place = match self.before_review.take() {
            Some(Place::Question(question)) if self.situation.is_asked(question) => Place::Question(question),
            Some(Place::Done) if self.completed => Place::Done,
            _ => last,
        };
        if self.place == Place::Done { vec![Effect::Finish] } else { Vec::new() }
    }

    /// Stores an answer. Returns the answers that no longer count because of it.
    fn set(&mut self, question: usize, value: Option<Value>) -> Option<Effect> {
        let before = self.moot();
        self.completed = false;
        self.answers.set(question, value);
        self.situation = Situation::new(&self.rulebook, &self.answers);
        let newly: Vec<_> = self.moot().into_iter().filter(|question| !before.contains(question)).collect();
        (!newly.is_empty()).then_some(Effect::Moot(newly))
    }

    /// Returns the first open question of those asked in order, or the review if there is none.
    fn first_open(&self) -> Place {
        let open = self.ahead().find(|&question| self.status(question) == Status::Open);
        open.map_or(Place::Review, Place::Question)
    }

    fn asked_after(&self, question: usize) -> Option<usize> {
        self.ahead().find(|&next| next > question)
    }

    fn asked_before(&self, question: usize) -> Option<usize> {
        self.ahead().take_while(|&before| before < question).last()
    }

    /// Returns the rulebook.
    #[must_use]
    pub fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    /// Returns the current place.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Returns whether it was finished and no answer has changed since.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.completed
    }

    /// Returns all answers, including those that do not count.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the situation that the answers describe.
    #[must_use]
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// Returns the note on a question. Empty if there is none.
    #[must_use]
    pub fn note_on(&self, question: usize) -> &str {
        &self.notes[question]
    }

    /// Returns the status of a question.
    #[must_use]
    pub fn status(&self, question: usize) -> Status {
        if !self.situation.is_asked(question) {
            Status::NotAsked
        } else if self.answers.get(question).is_some() {
            Status::Answered
        } else if self.skipped[question] {
            Status::Skipped
        } else {
            Status::Open
        }
    }

    /// Returns the questions that are asked, given the current answers, in order.
    pub fn asked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.skipped.len()).filter(|&question| self.situation.is_asked(question))
    }

    /// Returns the questions whose answers are stored but do not count, because they are not asked.
    #[must_use]
    pub fn moot(&self) -> Vec<usize> {
        self.answers.iter().map(|(question, _)| question).filter(|&q| !self.situation.is_asked(q)).collect()
    }
}

#[cfg(test)]
mod tests;
