//! The interview: one state machine for the screen, the plain mode, replay and the tests.
//!
//! [`Interview::handle`] takes an [`Event`] and returns [`Effect`]s as data; the shell carries them out. The machine
//! knows no file, clock or terminal. What changes the answers is handed out as a [`Record`], and records fed back with
//! [`Interview::replay`] rebuild the same state: what can be done can be recorded, and what is recorded can be replayed.

mod course;
pub mod player;

use crate::advice::Situation;
use crate::locale::{Message, same_text};
use crate::rulebook::{Answers, Rulebook, Value};
use std::sync::Arc;

/// Where an interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a question, by index.
    Question(usize),
    /// At the list of all answers.
    Review,
    /// Finished: the advice stands.
    Done,
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Answers the question at hand and moves on.
    Answer(Value),
    /// Answers a question and moves nowhere: what has been typed so far counts.
    Keep(usize, Value),
    /// Leaves the question at hand unknown and moves on. An answer that it had is cleared.
    Skip,
    /// Sets the note on a question; an empty text deletes it.
    Note(usize, String),
    /// Moves on without changing anything.
    Next,
    /// Goes to the question before, or from a question that was looked up back to the review.
    Back,
    /// Goes to a question, to look at it or to change it.
    GoTo(usize),
    /// Goes to the review.
    Review,
    /// Finishes.
    Complete,
    /// From the advice, or on a round through what is still open: asks the first of these questions that the round has
    /// not been at. The most telling stands first.
    Ask(Vec<usize>),
}

/// What is worth keeping of what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A question was answered.
    Answered(usize, Value),
    /// A question was left unknown.
    Skipped(usize),
    /// A note was set, or deleted where the text is empty.
    Noted(usize, String),
    /// The interview was finished.
    Completed,
}

/// What the shell has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep this, before anything else is shown.
    Record(Record),
    /// Say that these answers no longer count, since their questions are no longer asked. They are kept.
    Moot(Vec<usize>),
    /// Say why the answer was refused. Nothing has changed.
    Refused(Message),
    /// There is nothing before the first question: leave the interview, if there is anywhere to go.
    Leave,
    /// Show the advice.
    Finish,
    /// A round through what is still open goes on: bring the order as it is now, with [`Event::Ask`].
    Ask,
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has an answer that counts.
    Answered,
    /// It was left unknown on purpose.
    Skipped,
    /// It has not been looked at.
    Open,
    /// Given the other answers it is not asked.
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
    /// Whether the question at hand was looked up from the review, so that it leads back there.
    looked_up: bool,
    /// Where the review was opened from, so that going back leads there again.
    before_review: Option<Place>,
    /// Whether it was finished and no answer has changed since.
    completed: bool,
    /// Whether it goes through the essential questions only.
    quick: bool,
    /// On a round through what is still open, the questions that it has been at.
    round: Option<Vec<usize>>,
}

impl Interview {
    /// A new interview, at its first question, with answers that are known beforehand.
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

    /// Takes up a recorded interview where it was left: at the first question that is still open, else at the review, or
    /// at the advice where it was finished and nothing has changed since.
    #[must_use]
    pub fn resume(rulebook: Arc<Rulebook>, records: impl IntoIterator<Item = Record>) -> Self {
        let mut interview = Self::new(rulebook, Answers::new());
        for record in records {
            interview.replay(record);
        }
        interview.place = if interview.completed { Place::Done } else { interview.first_open() };
        interview
    }

    /// Carries out a record as it was once done, and stays where it happened: at the question, or at the advice.
    /// Answers that the question does not take are passed over.
    pub fn replay(&mut self, record: Record) {
        match record {
            Record::Answered(question, value) => {
                self.place = Place::Question(question);
                if let Ok(value) = self.rulebook.questions[question].check(&value) {
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

    /// Takes what somebody does and returns what has to be done about it, in order.
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

    /// Sets an answer if the question takes it; else says why not.
    fn give(&mut self, question: usize, value: &Value) -> Result<Vec<Effect>, Message> {
        let value = self.rulebook.questions[question].check(value)?;
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

    /// Goes back to where the review was opened from, or where that is no longer there, to the last question.
    fn leave_review(&mut self) -> Vec<Effect> {
        let last = self.asked_before(self.skipped.len()).map_or(Place::Review, Place::Question);
        self.place = match self.before_review.take() {
            Some(Place::Question(question)) if self.situation.is_asked(question) => Place::Question(question),
            Some(Place::Done) if self.completed => Place::Done,
            _ => last,
        };
        if self.place == Place::Done { vec![Effect::Finish] } else { Vec::new() }
    }

    /// Sets an answer and says which other answers no longer count for it.
    fn set(&mut self, question: usize, value: Option<Value>) -> Option<Effect> {
        let before = self.moot();
        self.completed = false;
        self.answers.set(question, value);
        self.situation = Situation::new(&self.rulebook, &self.answers);
        let newly: Vec<_> = self.moot().into_iter().filter(|question| !before.contains(question)).collect();
        (!newly.is_empty()).then_some(Effect::Moot(newly))
    }

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

    /// The rulebook of this interview.
    #[must_use]
    pub fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Whether it was finished and no answer has changed since.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.completed
    }

    /// All answers, those that do not count included.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The situation that the answers describe.
    #[must_use]
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// The note on a question; empty where there is none.
    #[must_use]
    pub fn note_on(&self, question: usize) -> &str {
        &self.notes[question]
    }

    /// How a question stands.
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

    /// The questions that are asked, given the answers so far, in order.
    pub fn asked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.skipped.len()).filter(|&question| self.situation.is_asked(question))
    }

    /// Answers that are kept but do not count, since their questions are not asked.
    #[must_use]
    pub fn moot(&self) -> Vec<usize> {
        self.answers.iter().map(|(question, _)| question).filter(|&q| !self.situation.is_asked(q)).collect()
    }
}

#[cfg(test)]
mod tests;
