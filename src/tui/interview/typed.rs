//! What is typed and not entered: it stays in its field, and with the session as a draft once the interview is left. It
//! is no answer before somebody enters it.

use super::State;
use super::field::{Field, Names};
use crate::interview::{Event, Place};
use crate::locale::{Message, shown_name};
use crate::rulebook::{Kind, Question, Value};
use crate::session::{Draft, Drafts};
use crate::tui::context;
use crate::tui::keys::{Action, Context, Own};
use crate::tui::screen::{Go, Reply};
use crate::tui::text_input::one_line;
use std::time::{Duration, Instant};

impl State {
    /// Leaves, with the drafts saved. Where they cannot be, the first wish to leave is not granted.
    pub(super) fn leave(&mut self, go: Go, now: Instant) -> Reply {
        self.save(now);
        if self.held.unsaved().is_some() {
            self.warned = go == Go::Quit;
            return Reply::Redraw;
        }
        Reply::Go(go)
    }

    /// Saves the drafts, and what could not be saved before.
    pub fn save(&mut self, now: Instant) {
        // A round is left as Esc leaves it: the advice is brought up to what was answered on it.
        if self.held.interview().is_on_round() {
            self.held.act(Event::Ask(Vec::new()), now);
        }
        let drafts = self.typed_drafts();
        self.held.keep_drafts(&drafts, now);
    }

    /// Takes the drafts of the session into the fields.
    pub(super) fn take_drafts(&mut self) {
        let (interview, drafts) = (self.held.interview(), self.held.drafts());
        for (question, draft) in &drafts.answers {
            self.drafts[*question] = Field::with_draft(interview, *question, draft);
        }
        for (question, draft) in &drafts.notes {
            self.note_drafts[*question] = Some(one_line(&draft.text));
        }
        self.resumed_drafts = self.field_drafts();
    }

    /// Returns what is to be said when an interview is opened: that it can only be read, or what of it is no longer known, and
    /// which drafts are not confirmed at other questions than the one that shows.
    pub(super) fn opening(&self, context: &context::Context) -> Option<String> {
        if let Some(why) = self.held.read_only() {
            return Some(context.say(&Message::new("interview-read-only").with("why", why.clone())));
        }
        let gone: Vec<_> = self.held.records().gone.iter().map(|problem| shown_name(&problem.at)).collect();
        let gone = (!gone.is_empty())
            .then(|| context.say(&Message::new("interview-gone").with("questions", gone.join(", "))));
        let said: Vec<_> = gone.into_iter().chain(self.not_confirmed(context)).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Says which drafts are not confirmed at other questions than the one that shows; `None` where there are none.
    #[must_use]
    pub fn not_confirmed(&self, context: &context::Context) -> Option<String> {
        let drafts = self.typed_drafts().asked(self.held.interview());
        let elsewhere = match self.shown {
            Place::Question(question) => drafts.without(question),
            Place::Review | Place::Done => drafts,
        };
        context.reader().not_confirmed(&elsewhere)
    }

    /// Finishes, unless there are drafts of which nobody was warned yet.
    pub(super) fn finish(&mut self, action: Action, context: &context::Context, now: Instant) -> Reply {
        let drafts = self.typed_drafts();
        if let Some(drafts) = self.finish_warning.needed(drafts, self.held.interview()) {
            let key = context.key(Context::Review, action);
            self.notice = Some(context.reader().finish_warning(drafts, &key));
            return Reply::Redraw;
        }
        self.act(Event::Complete, context, now)
    }

    /// Whether what stands in the field of a question is a draft that came with the session.
    pub(super) fn is_resumed(&self, question: usize) -> bool {
        let draft = self.answer_draft(question);
        draft.is_some() && draft.as_ref() == self.resumed_drafts.answers.get(&question)
    }

    /// The same of the note on it.
    pub(super) fn is_note_resumed(&self, question: usize) -> bool {
        let draft = self.note_draft(question);
        draft.is_some() && draft.as_ref() == self.resumed_drafts.notes.get(&question)
    }

    /// What was typed and not entered, at any question.
    pub(super) fn typed_drafts(&self) -> Drafts {
        let mut drafts = self.field_drafts();
        // A draft at a question that takes no text was typed in plain mode and stays as it is.
        let elsewhere = self.held.drafts().answers.into_iter();
        drafts.answers.extend(elsewhere.filter(|(question, _)| self.is_choice(*question)));
        drafts
    }

    fn is_choice(&self, question: usize) -> bool {
        matches!(self.held.interview().rulebook().questions[question].kind, Kind::Choice(_))
    }

    /// What was typed at a question and not entered.
    pub(super) fn answer_draft(&self, question: usize) -> Option<Draft> {
        let at_hand = self.shown == Place::Question(question);
        let field = if at_hand { Some(&self.field) } else { self.drafts[question].as_ref() };
        field?.draft(self.held.interview(), question)
    }

    /// What was typed as the note on a question and not entered.
    pub(super) fn note_draft(&self, question: usize) -> Option<Draft> {
        let at_hand = self.noting.as_ref().filter(|(noting, _)| *noting == question).map(|(_, input)| input);
        let text = at_hand.or(self.note_drafts[question].as_ref())?.value();
        Draft::new(text).filter(|_| text.trim() != self.held.interview().note_on(question))
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

    /// Records the names that were pasted with the ends of their lines.
    pub(super) fn keep_pasted(&mut self, now: Instant) {
        let (Place::Question(question), Field::Names(names)) = (self.shown, &self.field) else { return };
        if let Some(list) = fitting(names, &self.held.interview().rulebook().questions[question]) {
            self.held.act(Event::Keep(question, list), now);
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

    /// While something is not saved every key tries again, and only the second wish to leave is granted.
    pub(super) fn retry(&mut self, action: Action, context: &context::Context) -> Reply {
        let saved = self.held.retry();
        if action == Action::Quit && (saved || self.warned) {
            return Reply::Go(Go::Quit);
        }
        self.warned = action == Action::Quit;
        if saved {
            self.notice = Some(context.words.get("interview-saved-now"));
            self.arrive_again();
            if self.shown == Place::Done {
                return Reply::Go(Go::Advice);
            }
        }
        Reply::Redraw
    }

    /// Goes to where the interview is, and keeps what was typed and not entered in its field.
    fn arrive_again(&mut self) {
        if let Place::Question(question) = self.shown
            && self.answer_draft(question).is_some()
        {
            self.drafts[question] = Some(self.field.clone());
        }
        self.arrive();
    }

    /// What was typed and not entered at the questions that take text.
    fn field_drafts(&self) -> Drafts {
        let count = self.held.interview().rulebook().questions.len();
        Drafts {
            answers: (0..count).filter_map(|q| Some((q, self.answer_draft(q)?))).collect(),
            notes: (0..count).filter_map(|q| Some((q, self.note_draft(q)?))).collect(),
        }
    }
}

/// The names of closed lines that the question takes together.
fn fitting(names: &Names, question: &Question) -> Option<Value> {
    let mut kept = Vec::new();
    for name in names.closed() {
        kept.push(name);
        if question.check(&Value::Names(kept.clone())).is_err() {
            kept.pop();
        }
    }
    (!kept.is_empty()).then_some(Value::Names(kept))
}
