//! The first screen: what this is, a new interview, and the saved ones, newest first.
//!
//! ```text
//!  salesorg · How to organise your sales team
//!  A short conversation about your company ...
//! ╭ Your interviews ─────────────────────────────────────────╮
//! │▸ Start a new interview                                   │
//! │  ○ Acme             7 answers so far        2 hours ago  │
//! │  ✓ Contoso          Pod, by geography         yesterday  │
//! ╰──────────────────────────────────────────────────────────╯
//!  ↑↓ move  Enter open  n new interview  p replay  ? help  q leave
//! ```

mod rows;
mod view;

pub use rows::Row;

use super::context::Context;
use super::interview::field::{paste_into, type_into};
use super::keys::{self, Action};
use super::screen::{Go, Reply};
use super::widgets::{Hits, Scroll};
use crate::locale::Message;
use crate::rulebook::Rulebook;
use crate::session::{Listed, Store};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use jiff::Timestamp;
use tui_input::Input;

/// The most characters of a session's name.
pub const LONGEST_NAME: usize = 80;

/// The home screen.
#[derive(Debug, Default)]
pub struct State {
    rows: Vec<Row>,
    /// Zero is the new interview, then come the rows.
    cursor: usize,
    naming: Option<Input>,
    /// Whether the interview being named is a quick one.
    quick: bool,
    notice: Option<String>,
    scroll: Scroll,
    follow: bool,
    hits: Hits<usize>,
}

impl State {
    /// The screen with the sessions of the store. The cursor is on `on`, else on the newest if it is unfinished.
    #[must_use]
    pub fn load(context: &Context, store: &Store, on: Option<&str>, now: Timestamp) -> Self {
        let mut state = Self { follow: true, ..Self::default() };
        match store.list() {
            Ok(listed) => {
                let mut sound = listed.iter().filter_map(Listed::summary);
                let any = sound.any(|summary| summary.rulebook.id != context.rulebook.id);
                let others = any.then(|| Rulebook::all_shipped().flatten().collect::<Vec<_>>());
                let others = others.unwrap_or_default();
                let rows = listed.iter().map(|listed| Row::new(context, &others, listed, now));
                state.rows = rows.collect();
            }
            Err(error) => state.notice = Some(context.say(&error.message())),
        }
        let same = |row: &Row| on.is_some_and(|id| row.id.as_deref() == Some(id));
        state.cursor = match state.rows.iter().position(same) {
            Some(index) => index + 1,
            None => usize::from(state.rows.first().is_some_and(Row::is_unfinished)),
        };
        state
    }

    /// Says something until the next key.
    pub fn tell(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    /// Where keys are pressed.
    #[must_use]
    pub fn context(&self) -> keys::Context {
        if self.naming.is_some() { keys::Context::Line } else { keys::Context::Home }
    }

    /// This screen's own words for what keys do: nothing is at hand that could be saved.
    #[must_use]
    pub fn own(&self) -> Vec<keys::Own> {
        vec![(Action::Quit, "action-quit-leave")]
    }

    /// Takes an action.
    pub fn update(&mut self, action: Action, context: &Context) -> Reply {
        if action == Action::Quit {
            return Reply::Go(Go::Quit);
        }
        let said = self.notice.take().is_some();
        let reply = if self.naming.is_some() {
            self.update_name(action, context)
        } else {
            self.update_list(action, context)
        };
        if said && reply == Reply::Idle { Reply::Redraw } else { reply }
    }

    fn update_list(&mut self, action: Action, context: &Context) -> Reply {
        let page = self.scroll.height().max(2) - 1;
        let to = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(page),
            Action::PageDown => self.cursor + page,
            Action::Top => 0,
            Action::Bottom => self.rows.len(),
            Action::Choose => return self.open(context),
            Action::Replay => return self.replay(context),
            Action::New | Action::Quick => {
                self.quick = action == Action::Quick;
                self.naming = Some(Input::default());
                return Reply::Redraw;
            }
            _ => return Reply::Idle,
        };
        let before = self.cursor;
        self.cursor = to.min(self.rows.len());
        self.follow = true;
        Reply::when(self.cursor != before)
    }

    fn open(&mut self, context: &Context) -> Reply {
        match self.cursor.checked_sub(1).and_then(|index| self.rows.get(index)) {
            None => self.update_list(Action::New, context),
            Some(row) if row.damage.is_some() => Reply::Idle,
            Some(row) => Reply::Go(Go::Open(row.path.clone())),
        }
    }

    fn replay(&mut self, context: &Context) -> Reply {
        match self.cursor.checked_sub(1).and_then(|index| self.rows.get(index)) {
            Some(row) if row.damage.is_none() => Reply::Go(Go::Replay(row.path.clone())),
            row => {
                self.notice = Some(match row {
                    Some(_) => context.words.get("home-damaged-play"),
                    None if self.rows.is_empty() => context.words.get("home-none-to-play"),
                    None => context.words.get("home-choose-first"),
                });
                Reply::Redraw
            }
        }
    }

    fn update_name(&mut self, action: Action, context: &Context) -> Reply {
        let Some(input) = &self.naming else { return Reply::Idle };
        match action {
            Action::Choose if input.value().trim().chars().count() > LONGEST_NAME => {
                let length = input.value().trim().chars().count();
                let message = Message::new("problem-name-too-long").with("length", length);
                self.notice = Some(context.say(&message.with("most", LONGEST_NAME)));
                Reply::Redraw
            }
            Action::Choose => Reply::Go(Go::New { name: input.value().trim().to_owned(), quick: self.quick }),
            Action::Back => {
                self.naming = None;
                Reply::Redraw
            }
            _ => Reply::Idle,
        }
    }

    /// Takes a key as text.
    pub fn typed(&mut self, key: KeyEvent) -> Reply {
        Reply::when(self.naming.as_mut().is_some_and(|input| type_into(input, key)))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Reply {
        Reply::when(self.naming.as_mut().is_some_and(|input| paste_into(input, text.trim())))
    }

    /// Takes the mouse.
    pub fn mouse(&mut self, mouse: MouseEvent, context: &Context) -> Reply {
        match mouse.kind {
            MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
                self.follow = false;
                Reply::when(self.scroll.by(if mouse.kind == MouseEventKind::ScrollDown { 3 } else { -3 }))
            }
            MouseEventKind::Down(MouseButton::Left) if self.naming.is_none() => {
                let Some(index) = self.hits.at(mouse.column, mouse.row) else { return Reply::Idle };
                // The first click shows what stands there, the second opens it; a new interview starts at once.
                let again = std::mem::replace(&mut self.cursor, index) == index;
                if again || index == 0 { self.open(context) } else { Reply::Redraw }
            }
            _ => Reply::Idle,
        }
    }
}
