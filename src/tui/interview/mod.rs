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

pub mod field;
mod header;
mod heading;
mod held;
mod note;
mod number;
mod option_number;
pub mod question;
mod review;
mod round;
mod typed;
mod view;

pub use header::title as progress;
pub use heading::{OutlookView, line as outlook_line};
pub use held::{Clock, CommandOutcome, Conductor};
pub use view::{centred, draw_question, outlook_width, side_panel};

use super::context::Context;
use super::digits::{Digits, ONE_DIGIT};
use super::keys::{self, Action};
use super::screen::{Go, Reply};
use super::text_input;
use super::widgets::{Hits, Scroll};
use crate::interview::{Event, Place};
use crate::locale::Message;
use crate::rulebook::Value;
use crate::session::{Drafts, FinishWarning};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use field::Field;
use std::time::Instant;
use tui_input::Input;

/// The state of the interview screen.
#[derive(Debug)]
pub struct InterviewState {
    held: Conductor,
    name: String,
    /// The place for which the field and the review were set up.
    shown: Place,
    field: Field,
    /// The fields of other questions with text that was not confirmed, by question.
    drafts: Vec<Option<Field>>,
    /// Notes that were not confirmed, by question.
    note_drafts: Vec<Option<Input>>,
    noting: Option<(usize, Input)>,
    /// The drafts that were saved in the session, as their fields hold them.
    resumed_drafts: Drafts,
    finish_warning: FinishWarning,
    /// The option number being typed, for questions with many options.
    digits: Digits,
    /// Why the answer in the field was refused.
    error: Option<String>,
    /// What was typed into a number field since the question opened.
    typing: number::NumberTyping,
    /// A message shown until the next action.
    notice: Option<String>,
    review: review::ReviewState,
    scroll: Scroll,
    follow: bool,
    hits: Hits<usize>,
    /// Which parts of the outlook are visible.
    outlook: OutlookView,
    /// Whether leaving was refused once because something is not saved.
    warned: bool,
}

impl InterviewState {
    /// Creates the screen of an interview.
    #[must_use]
    pub fn new(held: Conductor, context: &Context) -> Self {
        let count = held.interview().rulebook().questions.len();
        let name = held.session().name().to_owned();
        let field = Field::Choice { cursor: 0, options: 0 };
        let mut state = Self {
            name,
            shown: Place::Done,
            field,
            drafts: vec![None; count],
            note_drafts: vec![None; count],
            noting: None,
            resumed_drafts: Drafts::default(),
            finish_warning: FinishWarning::default(),
            digits: Digits::default(),
            error: None,
            typing: number::NumberTyping::default(),
            notice: None,
            review: review::ReviewState::default(),
            scroll: Scroll::default(),
            follow: true,
            hits: Hits::default(),
            outlook: OutlookView::default(),
            warned: false,
            held,
        };
        state.take_drafts();
        state.arrive();
        state.notice = state.opening(context);
        state
    }

    /// Returns the interview with its session.
    #[must_use]
    pub fn held(&self) -> &Conductor {
        &self.held
    }

    /// Returns the session's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the message shown until the next action.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Shows a message until the next action.
    pub fn tell(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    /// Takes the notices about the session's file that no screen has shown.
    pub fn take_notices(&mut self) -> Vec<Message> {
        self.held.take_notices()
    }

    /// Returns which parts of the outlook are visible.
    #[must_use]
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
    #[must_use]
    pub fn context(&self) -> keys::KeyContext {
        match self.shown {
            _ if self.noting.is_some() => keys::KeyContext::Line,
            Place::Question(_) => self.typing.context(self.field.context()),
            Place::Review | Place::Done => keys::KeyContext::Review,
        }
    }

    /// Goes from the advice back to the review of all answers.
    pub fn look_back(&mut self, now: Instant) {
        self.held.act(Event::Review, now);
        self.arrive();
    }

    /// Handles an action.
    pub fn update(&mut self, action: Action, context: &Context, now: Instant) -> Reply {
        if self.held.unsaved().is_some() {
            let reply = self.retry(action, context);
            // The retry saves the record that failed; there may be drafts to save as well.
            let leaves = reply == Reply::Go(Go::Quit) && self.held.unsaved().is_none();
            return if leaves { self.leave(Go::Quit, now) } else { reply };
        }
        if action == Action::Quit {
            return self.leave(Go::Quit, now);
        }
        if action == Action::Home {
            return self.leave(Go::Home, now);
        }
        if self.outlook.update(action) {
            self.tell_of_outlook(action, context);
            return Reply::Redraw;
        }
        if self.noting.is_some() {
            return self.update_note(action, context, now);
        }
        match self.shown {
            Place::Question(question) => self.update_question(action, question, context, now),
            Place::Review | Place::Done => self.update_review(action, context, now),
        }
    }

    /// Handles a key as text.
    pub fn typed(&mut self, key: KeyEvent, context: &Context) -> Reply {
        if self.held.unsaved().is_some() {
            return self.retry(Action::Repaint, context);
        }
        self.follow = true;
        if self.noting.is_none() && matches!(self.field, Field::Number(_)) {
            return self.typed_number(key, context);
        }
        let changed = match &mut self.noting {
            Some((_, input)) => text_input::type_into(input, key),
            None => self.field.typed(key),
        };
        self.edited(changed)
    }

    /// Handles pasted text.
    pub fn paste(&mut self, text: &str, now: Instant) -> Reply {
        self.follow = true;
        let changed = match &mut self.noting {
            Some((_, input)) => text_input::paste_into(input, text),
            None => self.field.paste(text),
        };
        if self.noting.is_none() {
            self.typing.paste(changed);
            if text.contains('\n') {
                self.keep_pasted(now);
            }
        }
        self.edited(changed)
    }

    fn edited(&mut self, changed: bool) -> Reply {
        if changed && !self.typing.has_left_out() {
            // The user is correcting the refused answer, so the error is no longer needed.
            self.error = None;
        }
        Reply::when(changed)
    }

    /// Handles the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent, context: &Context, now: Instant) -> Reply {
        let review = !matches!(self.shown, Place::Question(_));
        match mouse.kind {
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
                let lines = if mouse.kind == MouseEventKind::ScrollDown { 3 } else { -3 };
                self.follow = false;
                Reply::when(if review { self.review.wheel(lines) } else { self.scroll.by(lines) })
            }
            MouseEventKind::Down(MouseButton::Left) if self.noting.is_some() => Reply::Idle,
            MouseEventKind::Down(MouseButton::Left) if review => {
                if self.review.click(mouse.column, mouse.row) {
                    self.update(Action::Choose, context, now)
                } else {
                    Reply::Idle
                }
            }
            MouseEventKind::Down(MouseButton::Left) => match self.hits.at(mouse.column, mouse.row) {
                Some(index) => self.choose(index, context, now),
                None => Reply::Idle,
            },
            _ => Reply::Idle,
        }
    }

    fn update_question(&mut self, action: Action, question: usize, context: &Context, now: Instant) -> Reply {
        match action {
            Action::Up | Action::Down => {
                self.follow = true;
                Reply::when(self.field.step(action == Action::Down))
            }
            Action::Top | Action::Bottom => Reply::when(self.jump(action == Action::Bottom)),
            Action::PageUp | Action::PageDown => {
                self.follow = false;
                Reply::when(self.scroll.page(action == Action::PageDown))
            }
            Action::Choose => self.submit(question, context, now),
            Action::Digit(digit) if self.field.options() > ONE_DIGIT => self.collect(digit, context),
            Action::PutBack => self.take_digit_back(context),
            Action::Digit(digit) => self.choose(usize::from(digit).wrapping_sub(1), context, now),
            Action::Unknown => self.act(Event::Skip, context, now),
            Action::Back => self.act(Event::Back, context, now),
            Action::Forward => self.act(Event::Next, context, now),
            Action::Review => self.act(Event::Review, context, now),
            Action::Note => self.write_note(question),
            _ => Reply::Idle,
        }
    }

    /// Moves the cursor to the first or the last option.
    fn jump(&mut self, last: bool) -> bool {
        let Field::Choice { cursor, options } = &mut self.field else { return false };
        let to = if last { *options } else { 0 };
        self.follow = true;
        std::mem::replace(cursor, to) != to
    }

    /// Answers with the option at `index`; the index after the last option is "I don't know yet".
    fn choose(&mut self, index: usize, context: &Context, now: Instant) -> Reply {
        if self.held.unsaved().is_some() {
            return self.retry(Action::Repaint, context);
        }
        let Field::Choice { cursor, options } = &mut self.field else { return Reply::Idle };
        if index > *options {
            return Reply::Idle;
        }
        // With nine options no digit is left for "I don't know yet", which has its own key.
        *cursor = index;
        if index == *options {
            return self.act(Event::Skip, context, now);
        }
        self.act(Event::Answer(Value::Choice(u32::try_from(index).unwrap_or(u32::MAX))), context, now)
    }

    fn submit(&mut self, question: usize, context: &Context, now: Instant) -> Reply {
        let rulebook = &context.rulebook;
        match &mut self.field {
            Field::Choice { cursor, options } => {
                let (cursor, options) = (*cursor, *options);
                if let Some(missing) = self.digits.missing(0..=options) {
                    return self.refuse_number(missing, context);
                }
                self.choose(cursor, context, now)
            }
            Field::Number(input) => {
                let text = input.value().to_owned();
                match self.read_number(&text, question, context) {
                    Ok(value) => self.act(Event::Answer(value), context, now),
                    Err(message) => self.refuse(&message, context),
                }
            }
            Field::Names(names) => {
                let value = Value::Names(names.given());
                if let Err(message) = rulebook.questions[question].normalize(&value) {
                    return self.refuse(&message, context);
                }
                self.error = None;
                self.follow = true;
                if names.is_ended() {
                    return self.act(Event::Answer(value), context, now);
                }
                self.keep_name(question, value, context, now)
            }
        }
    }

    fn refuse(&mut self, message: &Message, context: &Context) -> Reply {
        self.error = Some(context.say(message));
        self.follow = true;
        Reply::Redraw
    }

    fn update_review(&mut self, action: Action, context: &Context, now: Instant) -> Reply {
        let entry = self.review.at(self.held.interview());
        match (action, entry) {
            (Action::Choose, review::ReviewEntry::Finish) | (Action::Finish, _) => {
                self.finish(action, context, now)
            }
            (Action::Choose, review::ReviewEntry::Question(question)) => {
                let reply = self.act(Event::GoTo(question), context, now);
                if self.shown == Place::Review {
                    // An answer that does not count has no question to go to.
                    self.notice = Some(context.words.get("review-not-asked"));
                }
                reply
            }
            (Action::Note, review::ReviewEntry::Question(question)) => self.write_note(question),
            (Action::Back, _) => self.act(Event::Back, context, now),
            _ => Reply::when(self.review.update(action, self.held.interview())),
        }
    }

    /// Passes a command to the interview and shows the result.
    fn act(&mut self, event: Event, context: &Context, now: Instant) -> Reply {
        let settles = matches!(event, Event::Answer(_) | Event::Skip);
        let from = self.shown;
        let done = self.held.act(event, now);
        if let Some(message) = &done.refused {
            self.notice = Some(context.say(message));
            return Reply::Redraw;
        }
        if let Place::Question(question) = from {
            let draft = std::mem::replace(&mut self.field, Field::Choice { cursor: 0, options: 0 });
            self.drafts[question] = Some(draft).filter(|draft| !settles && draft.is_text());
        }
        self.notice = (!done.moot.is_empty()).then(|| Self::moot(&done.moot, context));
        self.warned = false;
        self.arrive();
        match done {
            CommandOutcome { leave: true, .. } => self.leave(Go::Home, now),
            CommandOutcome { finish: true, .. } => Reply::Go(Go::Advice),
            _ => Reply::Redraw,
        }
    }

    /// Sets up the field or the review for the place where the interview now is.
    fn arrive(&mut self) {
        let from = self.shown;
        self.shown = self.held.place();
        self.error = None;
        self.typing = number::NumberTyping::default();
        self.digits.clear();
        self.follow = true;
        let interview = self.held.interview();
        match self.shown {
            Place::Question(question) => {
                let kept = self.drafts[question].take();
                self.field = kept.unwrap_or_else(|| Field::new(interview, question));
                if from != self.shown {
                    self.scroll = Scroll::default();
                }
            }
            Place::Review | Place::Done => match from {
                Place::Question(question) => {
                    self.review.enter(interview);
                    // The user looked up one answer, so the cursor returns to it.
                    if self.review.at(interview) == review::ReviewEntry::Finish && !self.is_new(question) {
                        self.review.put_on(interview, question);
                    }
                }
                Place::Done => self.review.enter(interview),
                Place::Review => {}
            },
        }
    }

    /// Returns whether `question` is the last one asked, so that answering it ended the interview.
    fn is_new(&self, question: usize) -> bool {
        self.held.interview().asked().last() == Some(question)
    }

    fn moot(questions: &[usize], context: &Context) -> String {
        let names: Vec<_> =
            questions.iter().map(|&q| context.text(&context.rulebook.questions[q].short)).collect();
        context.say(&Message::new("interview-moot").with("questions", names.join(", ")))
    }
}
