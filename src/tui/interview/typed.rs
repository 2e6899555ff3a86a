//! Keeps typed text that was not confirmed: in its field, and as a draft in the session when the interview is
//! left.
//!
//! A draft is not an answer until the user confirms it.

use super::InterviewState;
use super::field::{Field, Names};
use crate::interview::{Event, Place};
use crate::locale::{Message, shown_name};
use crate::rulebook::{QuestionKind, Question, Value};
use crate::session::{Draft, Drafts};
use crate::tui::context;
use crate::tui::keys::{Action, KeyContext, LabelOverride};
use crate::tui::screen::{Go, Reply};
use crate::tui::text_input::one_line;
use std::time::{Duration, Instant};

impl InterviewState {
    /// Saves the drafts and leaves. If saving fails, the first attempt to leave is refused.
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
        // A follow-up ends as if by Esc: the advice is updated with the answers recorded in it.
        if self.held.interview().is_on_round() {
            self.held.act(Event::Ask(Vec::new()), now);
        }
        let drafts = self.typed_drafts();
        self.held.keep_drafts(&drafts, now);
    }

    /// Fills the fields with the drafts of the session.
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

    /// Returns the notice for an interview that was just opened: that it is read-only, else which answers
    /// today's rulebook no longer has and which drafts at other questions are not confirmed.
    pub(super) fn opening(&self, context: &context::Context) -> Option<String> {
        if let Some(why) = self.held.read_only() {
            return Some(context.say(&Message::new("interview-read-only").with("why", why.clone())));
        }
        let gone: Vec<_> = self.held.records().unresolved.iter().map(|problem| shown_name(&problem.at)).collect();
        let gone = (!gone.is_empty())
            .then(|| context.say(&Message::new("interview-gone").with("questions", gone.join(", "))));
        let said: Vec<_> = gone.into_iter().chain(self.not_confirmed(context)).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Lists the unconfirmed drafts at other questions than the visible one; `None` if there are none.
    #[must_use]
    pub fn not_confirmed(&self, context: &context::Context) -> Option<String> {
        let drafts = self.typed_drafts().only_asked(self.held.interview());
        let elsewhere = match self.shown {
            Place::Question(question) => drafts.without(question),
            Place::Review | Place::Done => drafts,
        };
        context.reader().not_confirmed(&elsewhere)
    }

    /// Finishes the interview, unless there are drafts that the user has not been warned about.
    pub(super) fn finish(&mut self, action: Action, context: &context::Context, now: Instant) -> Reply {
        let drafts = self.typed_drafts();
        if let Some(drafts) = self.finish_warning.needed(drafts, self.held.interview()) {
            let key = context.key(KeyContext::Review, action);
            self.notice = Some(context.reader().finish_warning(drafts, &key));
            return Reply::Redraw;
        }
        self.act(Event::Complete, context, now)
    }

    /// Returns whether the text in the field of a question is a draft that was saved in the session.
    pub(super) fn is_resumed(&self, question: usize) -> bool {
        let draft = self.answer_draft(question);
        draft.is_some() && draft.as_ref() == self.resumed_drafts.answers.get(&question)
    }

    /// Returns whether the text of the note on a question is a draft that was saved in the session.
    pub(super) fn is_note_resumed(&self, question: usize) -> bool {
        let draft = self.note_draft(question);
        draft.is_some() && draft.as_ref() == self.resumed_drafts.notes.get(&question)
    }

    /// Returns all unconfirmed text, by question.
    pub(super) fn typed_drafts(&self) -> Drafts {
        let mut drafts = self.field_drafts();
        // A draft at a question without a text field was typed in plain mode and stays as it is.
        let elsewhere = self.held.drafts().answers.into_iter();
        drafts.answers.extend(elsewhere.filter(|(question, _)| self.is_choice(*question)));
        drafts
    }

    fn is_choice(&self, question: usize) -> bool {
        matches!(self.held.interview().rulebook().questions[question].kind, QuestionKind::Choice(_))
    }

    /// Returns the unconfirmed text of a question's answer.
    pub(super) fn answer_draft(&self, question: usize) -> Option<Draft> {
        let at_hand = self.shown == Place::Question(question);
        let field = if at_hand { Some(&self.field) } else { self.drafts[question].as_ref() };
        field?.draft(self.held.interview(), question)
    }

    /// Returns the unconfirmed text of the note on a question.
    pub(super) fn note_draft(&self, question: usize) -> Option<Draft> {
        let at_hand = self.noting.as_ref().filter(|(noting, _)| *noting == question).map(|(_, input)| input);
        let text = at_hand.or(self.note_drafts[question].as_ref())?.value();
        Draft::new(text).filter(|_| text.trim() != self.held.interview().note_on(question))
    }

    /// Returns this screen's own labels for actions.
    #[must_use]
    pub fn own(&self) -> Vec<LabelOverride> {
        let mut own = Vec::new();
        if self.held.read_only().is_some() {
            own.push((Action::Quit, "action-quit-leave"));
        }
        if self.held.interview().is_on_round() && matches!(self.shown, Place::Question(_)) {
            own.push((Action::Back, "action-back-advice"));
        }
        if let (KeyContext::Text, Field::Names(names)) = (self.context(), &self.field) {
            let word = if names.is_ended() { "action-choose-next" } else { "action-choose-add" };
            own.push((Action::Choose, word));
        }
        own
    }

    /// Excludes the time for which the program was suspended from the time spent on the screen.
    pub fn slept(&mut self, time: Duration) {
        self.held.slept(time);
    }

    /// Records the names that were pasted with a line break after them.
    pub(super) fn keep_pasted(&mut self, now: Instant) {
        let (Place::Question(question), Field::Names(names)) = (self.shown, &self.field) else { return };
        if let Some(list) = fitting(names, &self.held.interview().rulebook().questions[question]) {
            self.held.act(Event::Keep(question, list), now);
        }
    }

    /// Records the names on Enter: a name is on the disk before the line for the next one appears.
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

    /// Tries again to save on every key while something is not saved. Leaving without saving needs a second
    /// attempt.
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

    /// Shows the interview's current place and keeps the unconfirmed text in its field.
    fn arrive_again(&mut self) {
        if let Place::Question(question) = self.shown
            && self.answer_draft(question).is_some()
        {
            self.drafts[question] = Some(self.field.clone());
        }
        self.arrive();
    }

    /// Returns the unconfirmed text at the questions with a text field.
    fn field_drafts(&self) -> Drafts {
        let count = self.held.interview().rulebook().questions.len();
        Drafts {
            answers: (0..count).filter_map(|q| Some((q, self.answer_draft(q)?))).collect(),
            notes: (0..count).filter_map(|q| Some((q, self.note_draft(q)?))).collect(),
        }
    }
}

/// Returns the names of finished lines that are valid together.
fn fitting(names: &Names, question: &Question) -> Option<Value> {
    let mut kept = Vec::new();
    for name in names.closed() {
        kept.push(name);
        if question.normalize(&Value::Names(kept.clone())).is_err() {
            kept.pop();
        }
    }
    (!kept.is_empty()).then_some(Value::Names(kept))
}
