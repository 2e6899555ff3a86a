//! What is typed and not entered: it counts all the same, as soon as one leaves the place where it was typed for good.
//!
//! A field that is left with Esc keeps its text, to go on with. By the time that the answers are looked over, or the
//! interview is left, that text is an answer too, where it can be one; an answer that stands is only replaced by the field
//! at hand.

use super::State;
use super::field::{Field, Names};
use super::note::LONGEST;
use crate::interview::player::continues;
use crate::interview::{Event, Place};
use crate::locale::Language;
use crate::rulebook::{Question, Value};
use crate::tui::context;
use crate::tui::keys::{Action, Context, Own};
use crate::tui::screen::{Go, Reply};
use std::time::{Duration, Instant};

impl State {
    /// Leaves, with all that was typed recorded. Where it cannot be saved, the first wish to leave is not granted.
    pub(super) fn leave(&mut self, go: Go, now: Instant) -> Reply {
        self.keep_all(now);
        if self.held.unsaved().is_some() {
            self.warned = go == Go::Quit;
            return Reply::Redraw;
        }
        Reply::Go(go)
    }

    /// Records what is being typed and saves what could not be saved before, in the last moment that there is.
    pub fn save(&mut self, now: Instant) {
        self.keep_all(now);
        if self.held.unsaved().is_some() {
            self.held.retry();
        }
    }

    /// This screen's own words for what keys do.
    #[must_use]
    pub fn own(&self) -> Vec<Own> {
        let mut own = Vec::new();
        if self.held.read_only().is_some() {
            own.push((Action::Quit, "action-quit-leave"));
        }
        if self.held.interview().is_on_round() && matches!(self.shown, Place::Question(_)) {
            own.push((Action::Back, "action-back-advice"));
        }
        if let (Context::Text, Field::Names(names)) = (self.context(), &self.field) {
            let word = if names.is_ended() { "action-choose-next" } else { "action-choose-add" };
            own.push((Action::Choose, word));
        }
        own
    }

    /// Leaves time that was spent asleep out of the time spent here.
    pub fn slept(&mut self, time: Duration) {
        self.held.slept(time);
    }

    /// Records what can be an answer or a note of all that was typed and not entered.
    fn keep_all(&mut self, now: Instant) {
        self.keep_field(now);
        self.keep_drafts(now);
    }

    /// Records what can be an answer of what stands in the field at hand.
    pub(super) fn keep_field(&mut self, now: Instant) {
        let Place::Question(question) = self.shown else { return };
        if let Some(value) = valid(&self.field, &self.held.interview().rulebook().questions[question]) {
            self.held.act(Event::Keep(question, value), now);
        }
    }

    /// Enter on a name: it is on the disk before the line for the next one shows.
    pub(super) fn keep_name(
        &mut self,
        question: usize,
        list: Value,
        context: &context::Context,
        now: Instant,
    ) -> Reply {
        let begun = self.held.interview().answers().get(question).is_some();
        if begun || list != Value::Names(Vec::new()) {
            let done = self.held.act(Event::Keep(question, list), now);
            if let Some(message) = &done.refused {
                self.notice = Some(context.say(message));
                return Reply::Redraw;
            }
        }
        self.notice = None;
        if let (None, Field::Names(names)) = (self.held.unsaved(), &mut self.field) {
            names.enter();
        }
        Reply::Redraw
    }

    /// Records the note being written, and answers and notes that were left half-typed elsewhere.
    pub(super) fn keep_drafts(&mut self, now: Instant) {
        if self.held.read_only().is_some() {
            return;
        }
        if let Some((question, input)) = self.noting.take() {
            self.note_drafts[question] = Some(input);
        }
        for question in 0..self.drafts.len() {
            let interview = self.held.interview();
            let found = self.drafts[question].as_ref();
            let value = found.and_then(|field| valid(field, &interview.rulebook().questions[question]));
            let answer = interview.answers().get(question);
            if let Some(value) = value.filter(|value| answer.is_none() || continues(answer, Some(value))) {
                self.held.act(Event::Keep(question, value), now);
                self.drafts[question] = None;
            }
            let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= LONGEST;
            if let Some(note) = self.note_drafts[question].take_if(|note| fits(note.value())) {
                self.held.act(Event::Note(question, note.value().to_owned()), now);
            }
        }
    }

    /// While something is not saved every key tries again, and only the second wish to leave is granted.
    pub(super) fn retry(&mut self, action: Action, context: &context::Context) -> Reply {
        let saved = self.held.retry();
        if action == Action::Quit && (saved || self.warned) {
            return Reply::Go(Go::Quit);
        }
        self.warned = action == Action::Quit;
        if saved {
            self.notice = Some(context.words.get("interview-saved-now"));
            self.arrive();
            if self.shown == Place::Done {
                return Reply::Go(Go::Advice);
            }
        }
        Reply::Redraw
    }
}

/// What stands in a field, as far as the question takes it.
fn valid(field: &Field, question: &Question) -> Option<Value> {
    match field {
        Field::Choice { .. } => None,
        // A number reads the same in every language.
        Field::Number(input) => question.read_text(input.value(), Language::default()).ok().flatten(),
        Field::Names(names) => fitting(names, question),
    }
}

/// The names that the question takes together.
fn fitting(names: &Names, question: &Question) -> Option<Value> {
    let mut kept = Vec::new();
    for name in names.given() {
        kept.push(name);
        if question.check(&Value::Names(kept.clone())).is_err() {
            kept.pop();
        }
    }
    (!kept.is_empty()).then_some(Value::Names(kept))
}
