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
pub use view::{Columns, centred, draw_question, outlook_height, question_height, side_panel};

use super::advice::AdviceState;
use super::component::Component;
use super::digits::{MAX_SINGLE_DIGIT_OPTIONS, TypedNumber, missing_option_message};
use super::keys;
use super::keys::Action;
use super::response::{Navigate, Reply, Response};
use super::ui::Ui;
use super::widgets::{Hits, Scroll, TextField, wheel_lines};
use crate::interview::{Command, Place};
use crate::locale::Message;
use crate::rulebook::Value;
use crate::session::{Drafts, FinishWarning, ResolvedEvents, Session};
use crate::workflow::{CommandOutcome, Conductor};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use field::Field;
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The state of the interview screen.
#[derive(Debug)]
// Each flag is a state of its own; no two of them exclude each other.
#[allow(clippy::struct_excessive_bools)]
pub struct InterviewState {
    conductor: Conductor,
    name: String,
    /// The place for which the field and the review were set up.
    place: Place,
    field: Field,
    /// The fields of other questions with text that was not confirmed, by question.
    draft_fields: Vec<Option<Field>>,
    /// Notes that were not confirmed, by question.
    note_drafts: Vec<Option<TextField>>,
    open_note: Option<(usize, TextField)>,
    /// Whether the next Enter on the emptied note deletes it.
    is_note_deletion_confirmed: bool,
    /// The drafts that were saved in the session, as their fields hold them.
    resumed_drafts: Drafts,
    finish_warning: FinishWarning,
    /// The option number being typed, for questions with many options.
    digits: TypedNumber,
    /// Why the answer in the field was refused.
    error: Option<Message>,
    /// What was typed into a number field since the question opened.
    number_typing: number::NumberTyping,
    /// A message shown until the next action.
    notice: Option<String>,
    review: review::ReviewState,
    scroll: Scroll,
    follow_cursor: bool,
    hits: Hits<usize>,
    /// Which parts of the outlook are visible. Applies to all interviews until the program ends.
    outlook: Rc<Cell<OutlookView>>,
    /// Whether leaving was refused once because something is not saved.
    is_leave_refused: bool,
    /// Whether the hint for the first interview ever is shown.
    shows_first_hint: bool,
}

impl InterviewState {
    /// Creates the screen of an interview.
    pub fn new(conductor: Conductor, outlook: Rc<Cell<OutlookView>>, context: &Ui) -> Self {
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
            is_note_deletion_confirmed: false,
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
            outlook,
            is_leave_refused: false,
            shows_first_hint: false,
            conductor,
        };
        state.load_drafts();
        state.show_place();
        state.notice = state.opening_notice(context);
        state
    }

    fn after_edit(&mut self, changed: bool) -> Response {
        if changed && !self.number_typing.has_rejected() {
            // The user is correcting the refused answer, so the error is no longer needed.
            self.error = None;
        }
        Response::redraw_if(changed)
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
            Action::Digit(digit) if self.field.options() > MAX_SINGLE_DIGIT_OPTIONS => self.push_digit(digit),
            Action::PutBack => self.pop_digit(),
            Action::Digit(digit) => self.choose(usize::from(digit).wrapping_sub(1), context, now),
            Action::Unknown => self.run_command(Command::Skip, context, now),
            Action::Back => self.run_command(Command::Back, context, now),
            Action::Forward => self.run_command(Command::Next, context, now),
            Action::Review => self.run_command(Command::OpenReview, context, now),
            Action::Note => self.open_note_editor(question),
            Action::Split => self.split_names(question, context, now),
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
                    Err(message) => self.refuse(&message),
                }
            }
            Field::Names(names) => {
                let value = Value::Names(names.names());
                if let Err(message) = rulebook.questions[question].normalize(&value) {
                    return self.refuse(&message);
                }
                self.error = None;
                self.follow_cursor = true;
                if names.is_ended() {
                    return self.run_command(Command::Answer(value), context, now);
                }
                let reply = self.record_name(question, value, context, now);
                self.offer_split(context);
                reply
            }
        }
    }

    fn refuse(&mut self, message: &Message) -> Response {
        self.error = Some(message.clone());
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
            _ => {
                let count = review::entries(self.conductor.interview()).len();
                Response::redraw_if(self.review.list.update(action, count))
            }
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
            CommandOutcome { leaves: true, .. } => self.leave(Navigate::BeforeInterview, now),
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

impl Component for InterviewState {
    fn key_context(&self) -> keys::KeyContext {
        match self.place {
            _ if self.open_note.is_some() => keys::KeyContext::Line,
            Place::Question(_) => self.number_typing.key_context(self.field.key_context()),
            Place::Review | Place::Advice => keys::KeyContext::Review,
        }
    }

    fn idle_reason(&self, action: Action, context: &Ui) -> Option<Message> {
        match action {
            Action::Digit(digit) => Some(missing_option_message(digit.into(), self.field.options())),
            Action::Shares => {
                let key = context.key_label(self.key_context(), Action::Outlook);
                Some(Message::new("outlook-hidden").arg("key", key))
            }
            _ => None,
        }
    }

    fn label_overrides(&self, _: &Ui) -> Vec<keys::LabelOverride> {
        self.own_labels()
    }

    fn update(&mut self, action: Action, context: &Ui, now: Instant) -> Response {
        self.shows_first_hint = false;
        if self.place == Place::Advice {
            return self.return_from_advice(action, now);
        }
        if self.conductor.unsaved().is_some() {
            let reply = self.retry_save(action, context);
            // The retry saves the record that failed; there may be drafts to save as well.
            let leaves =
                matches!(reply, Response::Navigate(Navigate::Quit)) && self.conductor.unsaved().is_none();
            return if leaves { self.leave(Navigate::Quit, now) } else { reply };
        }
        if action == Action::Quit {
            return self.leave(Navigate::Quit, now);
        }
        if action == Action::Home {
            return self.leave(Navigate::Home, now);
        }
        if self.update_outlook(action) {
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

    fn handle_key(&mut self, key: KeyEvent, context: &Ui) -> Response {
        if self.conductor.unsaved().is_some() {
            return self.retry_save(Action::Repaint, context);
        }
        (self.follow_cursor, self.is_note_deletion_confirmed) = (true, false);
        if self.open_note.is_none() && matches!(self.field, Field::Number(_)) {
            return self.handle_number_key(key);
        }
        let changed = match &mut self.open_note {
            Some((_, input)) => input.handle_key(key),
            None => self.field.handle_key(key),
        };
        self.after_edit(changed)
    }

    fn paste(&mut self, text: &str, context: &Ui, now: Instant) -> Response {
        self.follow_cursor = true;
        let changed = match &mut self.open_note {
            Some((_, input)) => input.paste(text),
            None => self.field.paste(text),
        };
        if self.open_note.is_none() {
            self.number_typing.record_paste(changed);
            if text.contains('\n') {
                self.record_pasted_names(now);
            }
            self.offer_split(context);
        }
        self.after_edit(changed)
    }

    fn handle_mouse(&mut self, mouse: MouseEvent, context: &Ui, now: Instant) -> Response {
        let is_review = !matches!(self.place, Place::Question(_));
        if let Some(lines) = wheel_lines(mouse) {
            self.follow_cursor = false;
            let changed =
                if is_review { self.review.list.scroll_by(lines) } else { self.scroll.scroll_by(lines) };
            return Response::redraw_if(changed);
        }
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) if self.open_note.is_some() => Response::Idle,
            MouseEventKind::Down(MouseButton::Left) if is_review => {
                if self.review.list.click(mouse).is_some() {
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

    fn view(&mut self, context: &Ui, frame: &mut Frame, area: Rect) {
        self.draw(context, frame, area);
    }

    fn clear_typed_number(&mut self) -> bool {
        self.forget_digits()
    }

    fn exclude_suspension(&mut self, time: Duration) {
        self.conductor.exclude_suspension(time);
    }

    fn shows_notices(&self) -> bool {
        true
    }

    fn retranslate(&mut self, _: &Ui, _: Option<&dyn Component>) {
        self.notice = None;
    }

    fn receive(&mut self, reply: Reply, _: &Ui) {
        if let Reply::Notice(notice) = reply {
            self.notice = Some(notice);
        }
    }

    /// Returns the sources of the current question, or of the one under the cursor of the review.
    fn sources<'a>(&self, context: &'a Ui) -> Option<&'a [String]> {
        let question = match (self.place, self.review.selected(self.conductor.interview())) {
            (Place::Question(question), _) | (_, review::ReviewEntry::Question(question)) => question,
            (_, review::ReviewEntry::Finish) => return None,
        };
        Some(&context.rulebook.questions[question].sources)
    }

    fn session(&self) -> Option<&Session> {
        Some(self.conductor.session())
    }

    fn records(&self) -> Option<&ResolvedEvents> {
        Some(self.conductor.records())
    }

    fn conductor(&self) -> Option<&Conductor> {
        Some(&self.conductor)
    }

    fn conductor_mut(&mut self) -> Option<&mut Conductor> {
        Some(&mut self.conductor)
    }

    /// Saves the drafts, and what could not be saved before.
    fn save(&mut self, now: Instant) {
        let drafts = self.typed_drafts();
        self.conductor.save(&drafts, now);
    }

    fn advice(&self, context: &Ui, today: Date) -> Option<AdviceState> {
        let session = self.conductor.session();
        let mut state = AdviceState::of_session(
            self.conductor.advice(),
            (session, self.conductor.records()),
            context,
            today,
        );
        if let Some(notice) = self.unconfirmed_notice(context) {
            state.show_message(notice);
        }
        Some(match self.conductor.read_only() {
            None => state,
            Some(why) => state.read_only(Message::new("decide-read-only").arg("why", why.clone())),
        })
    }
}
