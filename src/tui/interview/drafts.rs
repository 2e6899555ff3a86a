//! Keeps typed text that was not confirmed: in its field, and as a draft in the session when the interview is
//! left.
//!
//! A draft is not an answer until the user confirms it.

use super::InterviewState;
use super::field::{Field, Names};
use crate::interview::{Command, Place};
use crate::locale::{Message, display_name};
use crate::rulebook::{Question, QuestionKind, Value};
use crate::session::{Draft, Drafts};
use crate::tui::component::Component;
use crate::tui::keys::{Action, HIDDEN, KeyContext, LabelOverride};
use crate::tui::response::{Navigate, Response};
use crate::tui::ui;
use crate::tui::widgets::TextField;
use std::time::Instant;

impl InterviewState {
    /// Saves the drafts and leaves. If saving fails, the first attempt to leave is refused.
    pub(super) fn leave(&mut self, go: Navigate, now: Instant) -> Response {
        self.save(now);
        if self.conductor.unsaved().is_some() {
            self.is_leave_refused = go == Navigate::Quit;
            return Response::Redraw;
        }
        Response::Navigate(go)
    }

    /// Tells the user which key makes several names of the line that holds them, if there is one.
    pub(super) fn offer_split(&mut self, context: &ui::Ui) {
        let Field::Names(names) = &self.field else { return };
        let Some(names) = names.splittable_names().filter(|_| self.open_note.is_none()) else { return };
        if self.conductor.unsaved().is_some() || self.error.is_some() {
            return;
        }
        let key = context.key_label(self.key_context(), Action::Split);
        let message = Message::new("interview-split").arg("count", names.len());
        let message = message.arg("names", names.join("; ")).arg("key", key);
        self.notice = Some(context.translate(&message));
    }

    /// Makes several names of the line that holds them, and records them.
    pub(super) fn split_names(&mut self, question: usize, context: &ui::Ui, now: Instant) -> Response {
        let Field::Names(names) = &mut self.field else { return Response::Idle };
        let mut split = names.clone();
        if !split.split() {
            return Response::Idle;
        }
        let list = Value::Names(split.names());
        if let Err(message) = context.rulebook.questions[question].normalize(&list) {
            return self.refuse(&message);
        }
        *names = split;
        self.error = None;
        self.record_name(question, list, context, now)
    }

    /// Fills the fields with the drafts of the session.
    pub(super) fn load_drafts(&mut self) {
        let (interview, drafts) = (self.conductor.interview(), self.conductor.drafts());
        for (question, draft) in &drafts.answers {
            self.draft_fields[*question] = Field::with_draft(interview, *question, draft);
        }
        for (question, draft) in &drafts.notes {
            self.note_drafts[*question] = Some(TextField::new(draft.text.replace('\n', " ")));
        }
        self.resumed_drafts = self.field_drafts();
    }

    /// Returns the notice for an interview that was just opened: that it is read-only, else which answers
    /// today's rulebook no longer has and which drafts at other questions are not confirmed.
    pub(super) fn opening_notice(&self, context: &ui::Ui) -> Option<String> {
        if let Some(reason) = self.conductor.read_only() {
            return Some(context.translate(&Message::new("interview-read-only").arg("why", reason.clone())));
        }
        let removed: Vec<_> =
            self.conductor.records().unresolved.iter().map(|problem| display_name(&problem.at)).collect();
        let gone = (!removed.is_empty()).then(|| {
            context
                .translate(&Message::new("interview-removed-questions").arg("questions", removed.join(", ")))
        });
        let sentences: Vec<_> = gone.into_iter().chain(self.unconfirmed_notice(context)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Lists the unconfirmed drafts at other questions than the visible one; `None` if there are none.
    pub(super) fn unconfirmed_notice(&self, context: &ui::Ui) -> Option<String> {
        let drafts = self.typed_drafts().only_asked(self.conductor.interview());
        let other_drafts = match self.place {
            Place::Question(question) => drafts.without(question),
            Place::Review | Place::Advice => drafts,
        };
        context.rulebook_reader().unconfirmed_drafts(&other_drafts)
    }

    /// Finishes the interview, unless there are drafts that the user has not been warned about.
    pub(super) fn finish(&mut self, action: Action, context: &ui::Ui, now: Instant) -> Response {
        let drafts = self.typed_drafts();
        if let Some(drafts) = self.finish_warning.needed(drafts, self.conductor.interview()) {
            let key = context.key_label(KeyContext::Review, action);
            self.notice = Some(context.rulebook_reader().finish_warning(drafts, &key));
            return Response::Redraw;
        }
        self.run_command(Command::Complete, context, now)
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
        let other_drafts = self.conductor.drafts().answers.into_iter();
        drafts.answers.extend(other_drafts.filter(|(question, _)| self.is_choice(*question)));
        drafts
    }

    fn is_choice(&self, question: usize) -> bool {
        matches!(self.conductor.interview().rulebook().questions[question].kind, QuestionKind::Choice(_))
    }

    /// Returns the unconfirmed text of a question's answer.
    pub(super) fn answer_draft(&self, question: usize) -> Option<Draft> {
        let is_current = self.place == Place::Question(question);
        let field = if is_current { Some(&self.field) } else { self.draft_fields[question].as_ref() };
        field?.draft(self.conductor.interview(), question)
    }

    /// Returns the unconfirmed text of the note on a question.
    pub(super) fn note_draft(&self, question: usize) -> Option<Draft> {
        let open_input =
            self.open_note.as_ref().filter(|(noting, _)| *noting == question).map(|(_, input)| input);
        let text = open_input.or(self.note_drafts[question].as_ref())?.value();
        Draft::new(text).filter(|_| text.trim() != self.conductor.interview().note_on(question))
    }

    /// Returns this screen's own labels for actions.
    pub(super) fn own_labels(&self) -> Vec<LabelOverride> {
        let mut overrides = Vec::new();
        if self.conductor.read_only().is_some() {
            overrides.push((Action::Quit, "action-quit-leave"));
        }
        if self.conductor.interview().is_in_follow_up() && matches!(self.place, Place::Question(_)) {
            overrides.push((Action::Back, "action-back-advice"));
        }
        if let (KeyContext::Text, Field::Names(names)) = (self.key_context(), &self.field) {
            let word = if names.is_ended() { "action-choose-next" } else { "action-choose-add" };
            overrides.push((Action::Choose, word));
            if names.splittable_names().is_none() {
                overrides.push((Action::Split, HIDDEN));
            }
        }
        overrides
    }

    /// Records the names that were pasted with a line break after them.
    pub(super) fn record_pasted_names(&mut self, now: Instant) {
        let (Place::Question(question), Field::Names(names)) = (self.place, &self.field) else { return };
        if let Some(list) = valid_names(names, &self.conductor.interview().rulebook().questions[question]) {
            self.conductor.handle(Command::SetAnswer(question, list), now);
        }
    }

    /// Records the names on Enter: a name is on the disk before the line for the next one appears.
    pub(super) fn record_name(
        &mut self,
        question: usize,
        list: Value,
        context: &ui::Ui,
        now: Instant,
    ) -> Response {
        let has_answer = self.conductor.interview().answers().get(question).is_some();
        if has_answer || list != Value::Names(Vec::new()) {
            let outcome = self.conductor.handle(Command::SetAnswer(question, list), now);
            if let Some(message) = &outcome.refusal {
                self.notice = Some(context.translate(message));
                return Response::Redraw;
            }
        }
        self.notice = None;
        if let (None, Field::Names(names)) = (self.conductor.unsaved(), &mut self.field) {
            names.enter();
        }
        Response::Redraw
    }

    /// Tries again to save on every key while something is not saved. Leaving without saving needs a second
    /// attempt.
    pub(super) fn retry_save(&mut self, action: Action, context: &ui::Ui) -> Response {
        let saved = self.conductor.retry();
        if action == Action::Quit && (saved || self.is_leave_refused) {
            return Response::Navigate(Navigate::Quit);
        }
        self.is_leave_refused = action == Action::Quit;
        if saved {
            self.notice = Some(context.translator.get("interview-saved-now"));
            self.show_place_with_draft();
            if self.place == Place::Advice {
                return Response::Navigate(Navigate::Advice);
            }
        }
        Response::Redraw
    }

    /// Shows the interview's current place and keeps the unconfirmed text in its field.
    fn show_place_with_draft(&mut self) {
        if let Place::Question(question) = self.place
            && self.answer_draft(question).is_some()
        {
            self.draft_fields[question] = Some(self.field.clone());
        }
        self.show_place();
    }

    /// Returns the unconfirmed text at the questions with a text field.
    fn field_drafts(&self) -> Drafts {
        let count = self.conductor.interview().rulebook().questions.len();
        Drafts {
            answers: (0..count).filter_map(|q| Some((q, self.answer_draft(q)?))).collect(),
            notes: (0..count).filter_map(|q| Some((q, self.note_draft(q)?))).collect(),
        }
    }
}

/// Returns the names of finished lines that are valid together.
fn valid_names(names: &Names, question: &Question) -> Option<Value> {
    let mut valid = Vec::new();
    for name in names.finished_names() {
        valid.push(name);
        if question.normalize(&Value::Names(valid.clone())).is_err() {
            valid.pop();
        }
    }
    (!valid.is_empty()).then_some(Value::Names(valid))
}
