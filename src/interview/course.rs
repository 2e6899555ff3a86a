//! Which questions an interview goes through by itself: all that are asked, the essentials first, or after the advice
//! one round through what is still open.
//!
//! The machine knows no order but that of the rulebook. How telling an open question is comes from whoever counts
//! outcomes, so a round is told the order after every answer: [`Effect::Ask`] wants it, [`Event::Ask`] brings it.
//!
//! [`Event::Ask`]: super::Event::Ask

use super::{Effect, Interview, Place, Record, Status};

impl Interview {
    /// The same interview as a quick one: it goes through the essential questions and then straight to the advice.
    /// Where the rulebook names none it goes through all.
    #[must_use]
    pub fn essentials_first(mut self) -> Self {
        self.quick = self.rulebook.questions.iter().any(|question| question.essential);
        if self.place != Place::Done {
            self.place = self.first_open();
        }
        self
    }

    /// Whether it goes through the essential questions only.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.quick
    }

    /// Whether it is on a round through what is still open: the advice comes after it.
    #[must_use]
    pub fn is_on_round(&self) -> bool {
        self.round.is_some()
    }

    /// The questions that it goes through by itself, given the answers so far, in order.
    pub fn ahead(&self) -> impl Iterator<Item = usize> + '_ {
        self.asked().filter(|&question| self.is_ahead(question))
    }

    /// Whether it goes to this question by itself, if that is asked.
    pub(super) fn is_ahead(&self, question: usize) -> bool {
        !self.quick || self.rulebook.questions[question].essential
    }

    /// Goes to the first question of `order` that this round has not been at and that has no answer; where there is
    /// none left, to the advice.
    pub(super) fn ask(&mut self, order: &[usize]) -> Vec<Effect> {
        if self.place != Place::Done && self.round.is_none() {
            return Vec::new();
        }
        let been = self.round.get_or_insert_default();
        let next = order.iter().copied().find(|question| {
            let open = *question < self.skipped.len() && self.answers.get(*question).is_none();
            open && self.situation.is_asked(*question) && !been.contains(question)
        });
        match next {
            Some(question) => {
                self.looked_up = false;
                self.place = Place::Question(question);
                Vec::new()
            }
            None => self.complete(),
        }
    }

    /// Finishes; with nothing changed since the last time that is no event.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        (self.round, self.looked_up) = (None, false);
        self.place = Place::Done;
        if self.completed {
            return vec![Effect::Finish];
        }
        self.completed = true;
        vec![Effect::Record(Record::Completed), Effect::Finish]
    }

    /// Moves on from a question: `settled` says that it was just answered or skipped.
    pub(super) fn move_on(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        if let Some(been) = &mut self.round {
            been.push(question);
            return vec![Effect::Ask];
        }
        if self.quick && !self.looked_up {
            return self.next_essential(question, settled);
        }
        self.place = if self.looked_up {
            self.first_open()
        } else {
            self.asked_after(question).map_or(Place::Review, Place::Question)
        };
        if self.place == Place::Review && !self.looked_up {
            self.before_review = None;
        }
        self.looked_up &= self.place != Place::Review;
        Vec::new()
    }

    /// To the next essential question: what was known beforehand is passed over, unless somebody leafs through.
    fn next_essential(&mut self, question: usize, settled: bool) -> Vec<Effect> {
        let leafed = self.asked_after(question).filter(|_| !settled);
        let open = || self.ahead().find(|&other| self.status(other) == Status::Open);
        match leafed.or_else(open) {
            Some(next) => {
                self.place = Place::Question(next);
                Vec::new()
            }
            None => self.complete(),
        }
    }
}
