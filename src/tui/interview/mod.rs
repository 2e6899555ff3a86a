//! The interview screen: one question at a time with the outlook beside it, and a review of all answers.
//!
//! ```text
//!  salesorg · Acme                                  question 5 of 14  ━━━━━───────────
//!  ✓ Company   ● Customers   ○ Product   ○ Culture   ○ Support
//! ╭ Where are your customers? ─────────────────────╮╭ Where this is heading ─────────╮
//! │▸1   One area            a city or one region   ││ Island        ██───────   15 % │
//! │ 2   Several regions     within a country       ││ Assembly line ███──────   27 % │
//! ╰────────────────────────────────────────────────╯╰────────────────────────────────╯
//!  ↑↓ move  Enter answer  ← back  n note  r review  ? help  q save and leave
//! ```

mod drafts;
pub mod field;
mod follow_up;
mod header;
mod note;
mod number;
mod option_number;
mod outlook_panel;
pub mod question;
mod review;
mod view;

pub use header::title as progress;
pub use outlook_panel::{OutlookView, line as outlook_line};
pub use view::{centred, draw_question, outlook_width, side_panel};

use super::digits::{MAX_SINGLE_DIGIT_OPTIONS, TypedNumber};
use super::keys::{self, Action};
use super::response::{Navigate, Response};
use super::text_input;
use super::ui::Ui;
use super::widgets::{Hits, Scroll};
use crate::interview::{Command, Place};
use crate::locale::Message;
use crate::rulebook::Value;
use crate::session::{Drafts, FinishWarning};
use crate::workflow::{CommandOutcome, Conductor};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use field::Field;
use std::time::Instant;
use tui_input::Input;

/// The state of the interview screen.
#[derive(Debug)]
pub struct InterviewState {
    conductor: Conductor,
    name: String,
    /// The place for which the field and the review were set up.
    place: Place,
    field: Field,
    /// The fields of other questions with text that was not confirmed, by question.
    draft_fields: Vec<Option<Field>>,
    /// Notes that were not confirmed, by question.
    note_drafts: Vec<Option<Input>>,
    open_note: Option<(usize, Input)>,
    /// The drafts that were saved in the session, as their fields hold them.
    resumed_drafts: Drafts,
    finish_warning: FinishWarning,
    /// The option number being typed, for questions with many options.
    digits: TypedNumber,
    /// Why the answer in the field was refused.
    error: Option<String>,
    /// What was typed into a number field since the question opened.
    number_typing: number::NumberTyping,
    /// A message shown until the next action.
    notice: Option<String>,
    review: review::ReviewState,
    scroll: Scroll,
    follow_cursor: bool,
    hits: Hits<usize>,
    /// Which parts of the outlook are visible.
    outlook: OutlookView,
    /// Whether leaving was refused once because something is not saved.
    is_leave_refused: bool,
}

impl InterviewState {
    /// Creates the screen of an interview.
    pub fn new(conductor: Conductor, context: &Ui) -> Self {
        let count = conductor.interview().rulebook().questions.len();
        let name = conductor.session().name().to_owned();
        let field = Field::Choice { cursor: 0, options: 0 };
        let mut state = Self {
            name,
            place: Place::Advice,
            field,
            draft_fields: vec![None; count],
            note_drafts: vec![None; count],
            open_note: None,
            resumed_drafts: Drafts::default(),
            finish_warning: FinishWarning::default(),
            digits: TypedNumber::default(),
            error: None,
            number_typing: number::NumberTyping::default(),
            notice: None,
            review: review::ReviewState::default(),
            scroll: Scroll::default(),
            follow_cursor: true,
            hits: Hits::default(),
            outlook: OutlookView::default(),
            is_leave_refused: false,
            conductor,
        };
        state.load_drafts();
        state.show_place();
        state.notice = state.opening_notice(context);
        state
    }

    /// Returns the interview with its session.
    pub fn conductor(&self) -> &Conductor {
        &self.conductor
    }

    /// Returns the interview with its session, to change it from the advice screen.
    pub fn conductor_mut(&mut self) -> &mut Conductor {
        &mut self.conductor
    }

    /// Returns the session's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the message shown until the next action.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Shows a message until the next action.
    pub fn show_notice(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.conductor.take_notices()
    }

    /// Returns which parts of the outlook are visible.
    pub fn outlook(&self) -> OutlookView {
        self.outlook
    }

    /// Sets which parts of the outlook are visible.
    #[must_use]
    pub fn with_outlook(mut self, outlook: OutlookView) -> Self {
        self.outlook = outlook;
        self
    }

    /// Returns the context in which keys are looked up.
    pub fn key_context(&self) -> keys::KeyContext {
        match self.place {
            _ if self.open_note.is_some() => keys::KeyContext::Line,
            Place::Question(_) => self.number_typing.key_context(self.field.key_context()),
            Place::Review | Place::Advice => keys::KeyContext::Review,
        }
    }

    /// Goes from the advice back to the review of all answers.
    pub fn review_answers(&mut self, now: Instant) {
        self.conductor.handle(Command::OpenReview, now);
        self.show_place();
    }

    /// Handles an action.
    pub fn update(&mut self, action: Action, context: &Ui, now: Instant) -> Response {
        if self.conductor.unsaved().is_some() {
            let reply = self.retry_save(action, context);
            // The retry saves the record that failed; there may be drafts to save as well.
            let leaves = reply == Response::Navigate(Navigate::Quit) && self.conductor.unsaved().is_none();
            return if leaves { self.leave(Navigate::Quit, now) } else { reply };
        }
        if action == Action::Quit {
            return self.leave(Navigate::Quit, now);
        }
        if action == Action::Home {
            return self.leave(Navigate::Home, now);
        }
        if self.outlook.update(action) {
            self.show_outlook_hint(action, context);
            return Response::Redraw;
        }
        if self.open_note.is_some() {
            return self.handle_note_action(action, context, now);
        }
        match self.place {
            Place::Question(question) => self.update_question(action, question, context, now),
            Place::Review | Place::Advice => self.update_review(action, context, now),
        }
    }

    /// Handles a key as text.
    pub fn handle_key(&mut self, key: KeyEvent, context: &Ui) -> Response {
        if self.conductor.unsaved().is_some() {
            return self.retry_save(Action::Repaint, context);
        }
        self.follow_cursor = true;
        if self.open_note.is_none() && matches!(self.field, Field::Number(_)) {
            return self.handle_number_key(key, context);
        }
        let changed = match &mut self.open_note {
            Some((_, input)) => text_input::handle_key(input, key),
            None => self.field.handle_key(key),
        };
        self.after_edit(changed)
    }

    /// Handles pasted text.
    pub fn paste(&mut self, text: &str, now: Instant) -> Response {
        self.follow_cursor = true;
        let changed = match &mut self.open_note {
            Some((_, input)) => text_input::insert_pasted(input, text),
            None => self.field.paste(text),
        };
        if self.open_note.is_none() {
            self.number_typing.record_paste(changed);
            if text.contains('\n') {
                self.record_pasted_names(now);
            }
        }
        self.after_edit(changed)
    }

    fn after_edit(&mut self, changed: bool) -> Response {
        if changed && !self.number_typing.has_rejected() {
            // The user is correcting the refused answer, so the error is no longer needed.
            self.error = None;
        }
        Response::redraw_if(changed)
    }

    /// Handles the mouse.
    pub fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        let is_review = !matches!(self.place, Place::Question(_));
        match mouse.kind {
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
                let lines = if mouse.kind == MouseEventKind::ScrollDown { 3 } else { -3 };
                self.follow_cursor = false;
                Response::redraw_if(if is_review {
                    self.review.wheel(lines)
                } else {
                    self.scroll.scroll_by(lines)
                })
            }
            MouseEventKind::Down(MouseButton::Left) if self.open_note.is_some() => Response::Idle,
            MouseEventKind::Down(MouseButton::Left) if is_review => {
                if self.review.click(mouse.column, mouse.row) {
                    self.update(Action::Choose, context, now)
                } else {
                    Response::Idle
                }
            }
            MouseEventKind::Down(MouseButton::Left) => match self.hits.at(mouse.column, mouse.row) {
                Some(index) => self.choose(index, context, now),
                None => Response::Idle,
            },
            _ => Response::Idle,
        }
    }

    fn update_question(&mut self, action: Action, question: usize, context: &Ui, now: Instant) -> Response {
        match action {
            Action::Up | Action::Down => {
                self.follow_cursor = true;
                Response::redraw_if(self.field.move_cursor(action == Action::Down))
            }
            Action::Top | Action::Bottom => Response::redraw_if(self.jump(action == Action::Bottom)),
            Action::PageUp | Action::PageDown => {
                self.follow_cursor = false;
                Response::redraw_if(self.scroll.scroll_page(action == Action::PageDown))
            }
            Action::Choose => self.submit(question, context, now),
            Action::Digit(digit) if self.field.options() > MAX_SINGLE_DIGIT_OPTIONS => {
                self.push_digit(digit, context)
            }
            Action::PutBack => self.pop_digit(context),
            Action::Digit(digit) => self.choose(usize::from(digit).wrapping_sub(1), context, now),
            Action::Unknown => self.run_command(Command::Skip, context, now),
            Action::Back => self.run_command(Command::Back, context, now),
            Action::Forward => self.run_command(Command::Next, context, now),
            Action::Review => self.run_command(Command::OpenReview, context, now),
            Action::Note => self.open_note_editor(question),
            _ => Response::Idle,
        }
    }

    /// Moves the cursor to the first or the last option.
    fn jump(&mut self, last: bool) -> bool {
        let Field::Choice { cursor, options } = &mut self.field else { return false };
        let to = if last { *options } else { 0 };
        self.follow_cursor = true;
        std::mem::replace(cursor, to) != to
    }

    /// Answers with the option at `index`; the index after the last option is "I don't know yet".
    fn choose(&mut self, index: usize, context: &Ui, now: Instant) -> Response {
        if self.conductor.unsaved().is_some() {
            return self.retry_save(Action::Repaint, context);
        }
        let Field::Choice { cursor, options } = &mut self.field else { return Response::Idle };
        if index > *options {
            return Response::Idle;
        }
        // With nine options no digit is left for "I don't know yet", which has its own key.
        *cursor = index;
        if index == *options {
            return self.run_command(Command::Skip, context, now);
        }
        self.run_command(
            Command::Answer(Value::Choice(u32::try_from(index).unwrap_or(u32::MAX))),
            context,
            now,
        )
    }

    fn submit(&mut self, question: usize, context: &Ui, now: Instant) -> Response {
        let rulebook = &context.rulebook;
        match &mut self.field {
            Field::Choice { cursor, options } => {
                let (cursor, options) = (*cursor, *options);
                if let Some(missing) = self.digits.missing_option(0..=options) {
                    return self.refuse_number(missing, context);
                }
                self.choose(cursor, context, now)
            }
            Field::Number(input) => {
                let text = input.value().to_owned();
                match self.read_number(&text, question, context) {
                    Ok(value) => self.run_command(Command::Answer(value), context, now),
                    Err(message) => self.refuse(&message, context),
                }
            }
            Field::Names(names) => {
                let value = Value::Names(names.names());
                if let Err(message) = rulebook.questions[question].normalize(&value) {
                    return self.refuse(&message, context);
                }
                self.error = None;
                self.follow_cursor = true;
                if names.is_ended() {
                    return self.run_command(Command::Answer(value), context, now);
                }
                self.record_name(question, value, context, now)
            }
        }
    }

    fn refuse(&mut self, message: &Message, context: &Ui) -> Response {
        self.error = Some(context.translate(message));
        self.follow_cursor = true;
        Response::Redraw
    }

    fn update_review(&mut self, action: Action, context: &Ui, now: Instant) -> Response {
        let entry = self.review.selected(self.conductor.interview());
        match (action, entry) {
            (Action::Choose, review::ReviewEntry::Finish) | (Action::Finish, _) => {
                self.finish(action, context, now)
            }
            (Action::Choose, review::ReviewEntry::Question(question)) => {
                let reply = self.run_command(Command::OpenQuestion(question), context, now);
                if self.place == Place::Review {
                    // An answer that does not count has no question to go to.
                    self.notice = Some(context.translator.get("review-not-asked"));
                }
                reply
            }
            (Action::Note, review::ReviewEntry::Question(question)) => self.open_note_editor(question),
            (Action::Back, _) => self.run_command(Command::Back, context, now),
            _ => Response::redraw_if(self.review.move_cursor(action, self.conductor.interview())),
        }
    }

    /// Passes a command to the interview and shows the result.
    fn run_command(&mut self, command: Command, context: &Ui, now: Instant) -> Response {
        let is_answer = matches!(command, Command::Answer(_) | Command::Skip);
        let from = self.place;
        let outcome = self.conductor.handle(command, now);
        if let Some(message) = &outcome.refusal {
            self.notice = Some(context.translate(message));
            return Response::Redraw;
        }
        if let Place::Question(question) = from {
            let draft = std::mem::replace(&mut self.field, Field::Choice { cursor: 0, options: 0 });
            self.draft_fields[question] = Some(draft).filter(|draft| !is_answer && draft.is_text());
        }
        self.notice = (!outcome.inapplicable.is_empty())
            .then(|| Self::inapplicable_notice(&outcome.inapplicable, context));
        self.is_leave_refused = false;
        self.show_place();
        match outcome {
            CommandOutcome { leaves: true, .. } => self.leave(Navigate::Home, now),
            CommandOutcome { finishes: true, .. } => Response::Navigate(Navigate::Advice),
            _ => Response::Redraw,
        }
    }

    /// Sets up the field or the review for the place where the interview now is.
    fn show_place(&mut self) {
        let from = self.place;
        self.place = self.conductor.place();
        self.error = None;
        self.number_typing = number::NumberTyping::default();
        self.digits.clear();
        self.follow_cursor = true;
        let interview = self.conductor.interview();
        match self.place {
            Place::Question(question) => {
                let draft = self.draft_fields[question].take();
                self.field = draft.unwrap_or_else(|| Field::new(interview, question));
                if from != self.place {
                    self.scroll = Scroll::default();
                }
            }
            Place::Review | Place::Advice => match from {
                Place::Question(question) => {
                    self.review.select_open(interview);
                    // The user looked up one answer, so the cursor returns to it.
                    if self.review.selected(interview) == review::ReviewEntry::Finish
                        && !self.is_last_asked(question)
                    {
                        self.review.select_question(interview, question);
                    }
                }
                Place::Advice => self.review.select_open(interview),
                Place::Review => {}
            },
        }
    }

    /// Returns whether `question` is the last one asked, so that answering it ended the interview.
    fn is_last_asked(&self, question: usize) -> bool {
        self.conductor.interview().asked_questions().last() == Some(question)
    }

    fn inapplicable_notice(questions: &[usize], context: &Ui) -> String {
        let names: Vec<_> =
            questions.iter().map(|&q| context.text(&context.rulebook.questions[q].short)).collect();
        context.translate(&Message::new("interview-inapplicable").arg("questions", names.join(", ")))
    }
}
